"""The filter form, laid out from results."""

from corpus import load_wordlists
from indexer import Body, FacetValue, Query, Results, Years
from indexer.keeping.bodies import body_of
from webui.choices import OPEN, Region
from webui.filters import LISTED, Filters, Group, filters
from webui.params import MOST_VALUES

LISTS = load_wordlists(None)


def body(name: str) -> Body:
    return body_of(name, LISTS)


def form(query: Query, **facets: tuple[FacetValue, ...]) -> Filters:
    found = Results(query=query, total=1, hits=(), facets=facets, took_ms=1.0, generation="1")
    return filters(query, found, body)


def bureaus(number: int, chosen: str = "") -> tuple[FacetValue, ...]:
    names = (f"{index}局" for index in range(number))
    return tuple(FacetValue(name, 300 - place, name == chosen) for place, name in enumerate(names))


def departments(*names: str, chosen: str = "") -> Group:
    """Lay out departments of these names, each with one hit less than the one before."""
    count = len(names)
    values = (FacetValue(name, count - at, name == chosen) for at, name in enumerate(names))
    (group,) = form(Query(), department=tuple(values)).groups
    return group


def only_group(query: Query, values: tuple[FacetValue, ...]) -> Group:
    (group,) = form(query, department=values).groups
    return group


def tree(region: Region) -> dict[str, object]:
    """Name what stands in a region: its boxes by their labels, and the places within."""
    boxes = [choice.label for choice in (*region.open, *region.folded)]
    return {"": boxes, **{one.label: tree(one) for one in region.within}}


CITY = tuple(f"澜州市{name}局" for name in ("公安", "教育", "民政", "财政", "水务", "商务"))
DISTRICT = tuple(f"澜州市鹿鸣区{name}局" for name in ("教育", "民政", "财政", "水务"))
COUNTY = ("石棠县教育局", "石棠县民政局")


def test_a_long_list_stands_open_for_ten_and_folds_the_rest():
    boxes = only_group(Query(), bureaus(15)).boxes
    assert [choice.value for choice in boxes.open] == [f"{n}局" for n in range(OPEN)]
    assert [choice.value for choice in boxes.folded] == [f"{n}局" for n in range(OPEN, 15)]


def test_a_chosen_value_always_stands_in_the_open():
    query = Query(departments=("14局",))
    boxes = only_group(query, bureaus(15, chosen="14局")).boxes
    assert boxes.open[-1].value == "14局"
    assert boxes.open[-1].chosen
    assert "14局" not in [choice.value for choice in boxes.folded]


def test_a_list_that_is_too_long_says_how_many_it_leaves_out():
    group = only_group(Query(), bureaus(250))
    assert len(group.boxes.open + group.boxes.folded) == LISTED
    assert group.left_out == 250 - LISTED


def test_a_chosen_value_is_listed_however_rare_it_is():
    group = only_group(Query(departments=("249局",)), bureaus(250, chosen="249局"))
    assert group.boxes.open[-1].value == "249局"
    assert group.left_out == 250 - LISTED - 1


def test_a_few_departments_stand_in_one_list_under_their_full_names():
    group = departments(*CITY, *COUNTY)
    assert tree(group.boxes) == {"": [*CITY, *COUNTY]}
    assert not group.long


def test_departments_of_one_place_stand_in_one_list_under_their_full_names():
    city = (*CITY, *(f"澜州市第{n}街道办事处" for n in range(8)))
    group = departments(*city)
    assert tree(group.boxes) == {"": [*city]}
    assert group.long


def test_departments_of_several_places_are_grouped_most_hits_first():
    group = departments(*CITY, *COUNTY, *DISTRICT)
    assert tree(group.boxes) == {
        "": [],
        "澜州市": {
            "": ["公安局", "教育局", "民政局", "财政局", "水务局", "商务局"],
            "鹿鸣区": {"": ["教育局", "民政局", "财政局", "水务局"]},
        },
        "石棠县": {"": ["教育局", "民政局"]},
    }


def test_the_only_city_is_no_group_but_its_districts_are():
    group = departments(*CITY, *DISTRICT, "澜州市云溪区教育局")
    assert tree(group.boxes) == {
        "": [*CITY],
        "鹿鸣区": {"": ["教育局", "民政局", "财政局", "水务局"]},
        "云溪区": {"": ["教育局"]},
    }


def test_a_place_counts_the_hits_of_all_in_it_listed_or_not():
    streets = tuple(FacetValue(f"澜州市第{n}街道办事处", 2) for n in range(250))
    (group,) = form(Query(), department=(*streets, FacetValue("石棠县教育局", 1, True))).groups
    assert [(one.label, one.count) for one in group.boxes.within] == [
        ("澜州市", 500),
        ("石棠县", 1),
    ]
    assert group.left_out == 50


def test_the_first_place_stands_open_and_every_one_with_a_chosen_department():
    places = departments(
        *CITY, *DISTRICT, *COUNTY, "B3区教育局", chosen="石棠县民政局"
    ).boxes.within
    assert {one.label: one.unfolded for one in places} == {
        "澜州市": True,
        "石棠县": True,
        "B3区": False,
    }
    assert [one.unfolded for one in places[0].within] == [False]


def test_a_place_with_nothing_but_a_smaller_one_stands_on_one_line_with_it():
    long = ("湖南省长沙市教育局", "湖南省长沙市民政局", *CITY, *DISTRICT)
    labels = [one.label for one in departments(*long).boxes.within]
    assert labels == ["澜州市", "湖南省长沙市"]


def test_bodies_whose_names_tell_no_place_come_last():
    group = departments("市教育局", "市民政局", "市财政局", *CITY, *COUNTY)
    assert [one.label for one in group.boxes.within] == ["澜州市", "石棠县", ""]


def test_a_renamed_body_says_what_it_was_called():
    (group,) = form(
        Query(),
        department=(FacetValue("澜州市生态环境局", 2), FacetValue("澜州市市场监督管理局", 1)),
    ).groups
    said = {choice.label: (choice.former, choice.more) for choice in group.boxes.open}
    assert said == {
        "澜州市生态环境局": ("环境保护局", False),
        "澜州市市场监督管理局": ("工商行政管理局", True),
    }


def test_a_year_is_ticked_when_chosen_alone_and_not_when_a_range_covers_it():
    years = (FacetValue("2021", 3, selected=True), FacetValue("2020", 2, selected=True))
    query = Query(years=(Years(2021, 2021), Years(2015, 2020), Years(2001, 2002)))
    found = form(query, year=years)
    assert [choice.chosen for choice in found.groups[0].boxes.open] == [True, False]
    assert (found.year_from, found.year_to) == ("2015", "2020")
    assert found.kept == (("year", "2001..2002"),)
    assert found.chosen == 3


def test_a_name_that_means_more_departments_than_an_address_may_name_is_sent_on_as_it_was_asked():
    values = tuple(FacetValue(f"澜州市第{n}街道办事处", 2, True) for n in range(MOST_VALUES))
    asked = Query(departments=("街道办事处", values[0].value))
    meant = Query(departments=tuple(value.value for value in values))
    found = Results(
        query=meant, total=1, hits=(), facets={"department": values}, took_ms=1.0, generation="1"
    )
    laid_out = filters(asked, found, body)
    assert laid_out.kept == (("department", "街道办事处"),)
    boxes = laid_out.groups[0].boxes
    ticked = [choice.value for choice in (*boxes.open, *boxes.folded) if choice.chosen]
    assert ticked == [values[0].value]


def test_an_open_end_of_a_range_is_an_empty_box():
    found = form(Query(years=(Years(2015, 2100),)), year=(FacetValue("2015", 1),))
    assert (found.year_from, found.year_to) == ("2015", "")


def test_values_are_labelled_in_chinese():
    found = form(
        Query(),
        year=(FacetValue("2021", 1),),
        outcome=(FacetValue("planned", 1),),
        kind=(FacetValue("letter", 1),),
    )
    labels = [group.boxes.open[0].label for group in found.groups]
    assert labels == ["2021年", "列入计划", "来信答复"]


def test_a_field_without_values_has_no_group():
    assert form(Query(), department=()).groups == ()


def test_a_range_of_years_that_leaves_nothing_is_still_sent_along(visit):
    page = visit("/", q="检修", year="1990..1991", outcome="resolved")
    assert "没有找到" in page.text
    ends = [page.tree.xpath(f"//input[@name='{name}']/@value") for name in ("year_from", "year_to")]
    assert ends == [["1990"], ["1991"]]


def test_nothing_to_choose_from_is_no_panel(visit):
    page = visit("/", q="麒麟火箭筒", strict="1")
    assert "没有找到" in page.text
    assert page.tree.xpath("//section[@aria-label='筛选条件']/*") == []
    assert visit("/", q="检修").tree.xpath("//section[@aria-label='筛选条件']/details")
