"""The site under a path, as behind a proxy that serves other things too."""

import pytest

from webui import Settings, create_app


@pytest.mark.parametrize("prefix", ["/fuwen", "fuwen/", "/fuwen/"])
def test_every_address_on_every_page_keeps_the_prefix(searcher, prefix):
    client = create_app(searcher, Settings(prefix=prefix)).test_client()
    for path in (
        "/fuwen/",
        "/fuwen/?q=停车&year=2021",
        "/fuwen/reply/parking-1?q=停车",
        "/fuwen/overview?q=停车",
    ):
        page = client.get(path).get_data(as_text=True)
        for start in ('href="/', 'src="/', 'action="/'):
            assert page.count(start) == page.count(f"{start}fuwen/") > 0


def test_styles_are_served_below_the_prefix(searcher):
    client = create_app(searcher, Settings(prefix="/fuwen")).test_client()
    with client.get("/fuwen/static/fuwen.css") as answer:
        assert answer.status_code == 200
    assert client.get("/static/fuwen.css").status_code == 404


def test_the_form_redirects_below_the_prefix(searcher):
    client = create_app(searcher, Settings(prefix="/fuwen")).test_client()
    assert client.get("/fuwen/?year_from=2020").location == "/fuwen/?year=2020..2100"


@pytest.mark.parametrize("path", ["/fuwen", "/fuwen/api/v1"])
def test_an_address_without_its_last_stroke_leads_on_by_the_path_alone(searcher, path):
    """With the scheme as seen from behind a proxy the reader would leave https."""
    client = create_app(searcher, Settings(prefix="/fuwen")).test_client()
    answer = client.get(f"{path}?q=停车" if path == "/fuwen" else path)
    assert answer.status_code == 308
    assert answer.headers["Location"].startswith(f"{path}/")


@pytest.mark.parametrize("prefix", ["/api", "/x/api"])
def test_a_site_below_a_path_called_api_has_pages_for_what_goes_wrong(searcher, prefix):
    client = create_app(searcher, Settings(prefix=prefix)).test_client()
    assert client.get(f"{prefix}/nowhere").mimetype == "text/html"
    assert client.get(f"{prefix}/api/v1/nowhere").mimetype == "application/problem+json"


def test_what_lies_outside_the_prefix_is_a_page_of_its_own(searcher):
    answer = create_app(searcher, Settings(prefix="/fuwen")).test_client().get("/elsewhere")
    assert answer.status_code == 404
    assert 'href="/fuwen/"' in answer.get_data(as_text=True)
    assert "Content-Security-Policy" in answer.headers
