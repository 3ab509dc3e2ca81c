"""axe-core finds nothing to say of any page, light or dark, wide or narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

AXE = (Path(__file__).parent / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
PAGES = {
    "start": "/",
    "results": "/?q=停车",
    "grouped": "/?sort=newest",
    "filtered": "/?q=电梯&year=2015..2024&outcome=unknown",
    "relaxed": "/?q=加装电梯 公积金 停车位 幼儿园",
    "nothing": "/?q=没有这样的词句",
    "reply": "/reply/02aqdzixdjji7?q=加装电梯",
    "overview": "/overview",
    "api": "/api/v1/",
    "missing": "/reply/none",
    "wrong": "/?foo=1",
    "english results": "/?q=停车&lang=en",
    "english reply": "/reply/02aqdzixdjji7?q=加装电梯&lang=en",
    "english overview": "/overview?lang=en",
}
WINDOWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True},
    "dark": {"color_scheme": "dark"},
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(chromium: Browser, site: str, name: str, window: str):
    context = chromium.new_context(base_url=site, **WINDOWS[window])
    page = context.new_page()
    page.goto(PAGES[name])
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    said = [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]
    context.close()
    assert said == []
    assert len(found["passes"]) > 15


def test_axe_would_find_a_fault(chromium: Browser, site: str):
    page = chromium.new_page(base_url=site)
    page.goto("/")
    page.evaluate("document.querySelector('label[for=q]').remove()")
    page.evaluate("document.getElementById('q').removeAttribute('placeholder')")
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    page.close()
    assert "label" in {one["id"] for one in found["violations"]} | {
        "label" for one in found["violations"] if one["id"].startswith("aria-input")
    }
