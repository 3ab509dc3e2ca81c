"""The filter form, laid out from results."""

from indexer import FacetValue, Query, Results, Years
from webui.filters import FOLDED, OPEN, Group, filters


def results(query: Query, **facets: tuple[FacetValue, ...]) -> Results:
    return Results(query=query, total=1, hits=(), facets=facets, took_ms=1.0, generation="1")


def bureaus(number: int, chosen: str = "") -> tuple[FacetValue, ...]:
    names = (f"{index}局" for index in range(number))
    return tuple(FacetValue(name, 300 - place, name == chosen) for place, name in enumerate(names))


def only_group(found: Results) -> Group:
    (group,) = filters(found).groups
    return group


def test_a_long_list_stands_open_for_ten_and_folds_the_rest():
    group = only_group(results(Query(), department=bureaus(15)))
    assert [choice.value for choice in group.open] == [f"{n}局" for n in range(OPEN)]
    assert [choice.value for choice in group.folded] == [f"{n}局" for n in range(OPEN, 15)]
    assert group.left_out == 0


def test_a_chosen_value_always_stands_in_the_open():
    query = Query(departments=("14局",))
    group = only_group(results(query, department=bureaus(15, chosen="14局")))
    assert group.open[-1].value == "14局"
    assert group.open[-1].chosen
    assert "14局" not in [choice.value for choice in group.folded]


def test_a_list_beyond_a_hundred_says_how_many_it_leaves_out():
    group = only_group(results(Query(), department=bureaus(150)))
    assert len(group.folded) == FOLDED
    assert group.left_out == 150 - OPEN - FOLDED


def test_a_year_is_ticked_when_chosen_alone_and_not_when_a_range_covers_it():
    years = (FacetValue("2021", 3, selected=True), FacetValue("2020", 2, selected=True))
    query = Query(years=(Years(2021, 2021), Years(2015, 2020), Years(2001, 2002)))
    form = filters(results(query, year=years))
    assert [choice.chosen for choice in form.groups[0].open] == [True, False]
    assert (form.year_from, form.year_to) == ("2015", "2020")
    assert form.kept_years == ("2001..2002",)
    assert form.chosen == 3


def test_an_open_end_of_a_range_is_an_empty_box():
    form = filters(results(Query(years=(Years(2015, 2100),)), year=(FacetValue("2015", 1),)))
    assert (form.year_from, form.year_to) == ("2015", "")


def test_values_are_labelled_in_chinese():
    found = results(
        Query(),
        year=(FacetValue("2021", 1),),
        outcome=(FacetValue("planned", 1),),
        kind=(FacetValue("letter", 1),),
    )
    labels = [group.open[0].label for group in filters(found).groups]
    assert labels == ["2021年", "列入计划", "来信答复"]


def test_a_field_without_values_has_no_group():
    assert filters(results(Query(), department=())).groups == ()
