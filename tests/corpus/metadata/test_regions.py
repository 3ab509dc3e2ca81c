"""Places in the names of bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.regions import find_region, name_within, places, site_region


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("澜州市云溪区发展和改革委员会", "澜州市云溪区"),
        ("上海市浦东新区民政局", "上海市浦东新区"),
        ("河北省石家庄市裕华区教育局", "河北省石家庄市裕华区"),
        ("潼关县民政局", "潼关县"),
        ("高平市民政局", "高平市"),
        ("甘肃省教育厅", "甘肃省"),
        ("内蒙古自治区呼和浩特市新城区水务局", "内蒙古自治区呼和浩特市新城区"),
        ("云南省文山壮族苗族自治州教育体育局", "云南省文山壮族苗族自治州"),
        ("广西壮族自治区民政厅", "广西壮族自治区"),
        ("鄂温克族自治旗人民政府", "鄂温克族自治旗"),
        ("广州市城市管理局", "广州市"),
        ("云溪区城市管理局", "云溪区"),
        ("云溪县城市管理局", "云溪县"),
        ("澜州市云溪区城市管理局", "澜州市云溪区"),
        ("澜州市市场监督管理局", "澜州市"),
        ("澜州市高新区管委会", "澜州市"),
        ("B3区交警大队", "B3区"),
        ("国家税务总局澜州市云溪区税务局", "澜州市云溪区"),
        ("国网澜州市电力公司", "澜州市"),
        ("民盟澜州市委会", "澜州市"),
        ("国家市场监督管理总局", None),
        ("市住建局", None),
        ("区发改委", None),
        ("县农业农村局", None),
        ("市市场监督管理局", None),
        ("区城市管理局", None),
        ("城市管理局", None),
        ("教育部", None),
        ("公交集团公司", None),
        ("社区服务中心", None),
        ("开发区管委会", None),
        ("上海市", None),
        ("", None),
    ],
)
def test_the_place_a_name_begins_with(lists, name, region):
    assert find_region(name, lists) == region


@pytest.mark.parametrize(
    ("site", "region"),
    [
        ("澜州市云溪区人民政府", "澜州市云溪区"),
        ("潼关县人民政府门户网站", "潼关县"),
        ("首都之窗", None),
        ("澜州市日报", None),
    ],
)
def test_the_place_whose_government_runs_a_site(lists, site, region):
    assert site_region(site, None, lists) == region


@given(st.text(), st.text())
def test_reading_a_region_never_raises(lists, text, url):
    region = find_region(text, lists)
    assert region is None or region in text
    site_region(text, url, lists)
    site_region(text, f"http://{url}", lists)


@pytest.mark.parametrize(
    ("name", "chain", "short"),
    [
        ("澜州市教育局", ("澜州市",), "教育局"),
        ("澜州市云溪区教育局", ("澜州市", "云溪区"), "教育局"),
        ("河北省石家庄市裕华区教育局", ("河北省", "石家庄市", "裕华区"), "教育局"),
        ("上海市浦东新区民政局", ("上海市", "浦东新区"), "民政局"),
        ("国家税务总局澜州市税务局", ("澜州市",), "国家税务总局澜州市税务局"),
        ("中共澜州市委宣传部", ("澜州市",), "中共澜州市委宣传部"),
        ("澜州市委组织部", ("澜州市",), "澜州市委组织部"),
        ("澜州市立图书馆", ("澜州市",), "澜州市立图书馆"),
        ("澜州市高新区管委会", ("澜州市",), "高新区管委会"),
        ("市住建局", (), "市住建局"),
        ("教育部", (), "教育部"),
        ("澜州市", (), "澜州市"),
    ],
)
def test_a_body_belongs_to_a_chain_of_places_and_has_a_name_within_it(lists, name, chain, short):
    assert places(name, lists) == chain
    assert name_within(name, chain) == short
