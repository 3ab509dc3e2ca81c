"""How often visitors asked, counted by several processes in the same memory."""

from webui.operating.counts import MINUTE, NEAR, ROWS, Counts
from webui.sharing import Sharing

NOW = 1_000_000 * MINUTE


def test_a_visitor_may_ask_so_often_in_a_minute_and_again_later():
    counts = Counts(Sharing())
    assert [counts.hit("a", 3, NOW + second) for second in range(5)] == [True] * 3 + [False] * 2
    assert counts.hit("b", 3, NOW)
    assert not counts.hit("a", 3, NOW + MINUTE)
    assert counts.hit("a", 3, NOW + 1.5 * MINUTE)
    assert [counts.hit("a", 3, NOW + 3 * MINUTE) for _ in range(4)] == [True] * 3 + [False]


def test_processes_count_together_and_one_that_is_replaced_goes_on(tmp_path):
    def process(place: int) -> Counts:
        return Counts(Sharing(secret="s", folder=tmp_path, place=place, count=2))  # noqa: S106

    first, second = process(0), process(1)
    assert [one.hit("a", 4, NOW) for one in (first, second, first)] == [True] * 3
    assert process(0).hit("a", 4, NOW)
    assert not second.hit("a", 4, NOW)
    assert second.hit("b", 4, NOW)


def test_who_asks_most_is_not_forgotten_for_visitors_who_come_once():
    counts = Counts(Sharing())
    assert all(counts.hit("a", 50, NOW) for _ in range(50))
    assert all(counts.hit(f"visitor {number}", 50, NOW) for number in range(ROWS + NEAR))
    assert not counts.hit("a", 50, NOW)
