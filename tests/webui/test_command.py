"""The options of `fuwen serve`, as far as they can be refused without serving."""

import pytest
from click.testing import CliRunner

from webui.command import serve


def refused(*options: str, **environment: str) -> str:
    result = CliRunner().invoke(serve, options, env=environment)
    assert result.exit_code == 2
    return result.output


def test_an_internal_site_needs_a_token_long_enough():
    assert "内部网站必须有令牌" in refused("--audience", "internal")
    assert "只有 5 个字符" in refused("--audience", "internal", **{"FUWEN_TOKEN": "short"})


@pytest.mark.parametrize("token", ["", "\n", "short", "0123456789abcde"])
def test_a_public_site_is_not_left_open_by_a_token_that_is_none(tmp_path, token):
    path = tmp_path / "token"
    path.write_text(token, encoding="utf-8")
    assert f"令牌只有 {len(token.strip())} 个字符" in refused("--token-file", str(path))


@pytest.mark.parametrize(
    "url", ["fuwen.example.gov.cn", "ftp://fuwen.example", "https:///x", "http://["]
)
def test_a_public_address_that_others_cannot_reach_is_refused(url):
    assert "应以 https:// 或 http:// 开头" in refused("--url", url)
    assert "应以 https:// 或 http:// 开头" in refused(FUWEN_URL=url)


@pytest.mark.parametrize("proxy", ["localhost", "*", "127.0.0.1:443", "10.0.0.0/8"])
def test_a_proxy_that_no_connection_comes_from_is_refused(proxy):
    assert "应为代理的 IP 地址" in refused("--proxy", proxy)
    assert "应为代理的 IP 地址" in refused(FUWEN_PROXY=proxy)


def test_a_token_file_that_is_not_there_is_named(tmp_path):
    assert "无法读取令牌文件" in refused("--token-file", str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ports = 1", "不认识“ports”；可用的有：index、host、port、prefix、url"),
        ("config = 'x'", "不认识“config”"),
        ("port = ", "无法读取设置文件"),
        ("port = 70000", "70000"),
        ("[port]", "“port”的值应为文字或整数"),
        ("port = true", "“port”的值应为文字或整数"),
        ("rate = 1.5", "“rate”的值应为文字或整数"),
        ("url = 'fuwen.example.gov.cn'", "应以 https:// 或 http:// 开头"),
        ("audience = 'internal'", "内部网站必须有令牌"),
    ],
)
def test_a_settings_file_is_read_strictly(tmp_path, text, sentence):
    path = tmp_path / "fuwen.toml"
    path.write_text(text, encoding="utf-8")
    assert sentence in refused("--config", str(path))
    assert sentence in refused(FUWEN_CONFIG=str(path))


def test_an_option_overrides_the_settings_file(tmp_path):
    path = tmp_path / "fuwen.toml"
    path.write_text("port = 1\naudience = 'internal'\n", encoding="utf-8")
    assert "70000" in refused("--config", str(path), "--port", "70000")
