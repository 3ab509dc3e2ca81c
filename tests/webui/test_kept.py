"""Pages kept in memory."""

from webui.operating.kept import LARGEST, Kept, Page


def page(size: int) -> Page:
    return Page(b"x" * size, "text/html")


def test_the_page_asked_for_least_recently_goes_first():
    kept = Kept(room=30)
    for tag in ("a", "b", "c"):
        kept.put(tag, page(10))
    assert kept.get("a") == page(10)
    kept.put("d", page(10))
    assert kept.get("b") is None
    assert kept.get("a")
    assert kept.get("c")
    assert kept.get("d")


def test_a_page_kept_again_takes_its_room_once():
    kept = Kept(room=20)
    for _ in range(5):
        kept.put("a", page(10))
    kept.put("b", page(10))
    assert kept.get("a")
    assert kept.get("b")


def test_a_page_that_is_too_large_is_not_kept_and_pushes_none_out():
    kept = Kept(room=10 * LARGEST)
    kept.put("a", page(10))
    kept.put("b", page(LARGEST + 1))
    assert kept.get("b") is None
    assert kept.get("a") == page(10)


def test_pages_of_another_state_give_back_their_room():
    kept = Kept(room=20)
    kept.turn("g1")
    kept.put("a", page(20))
    kept.turn("g1")
    assert kept.get("a") == page(20)
    kept.turn("g2")
    assert kept.get("a") is None
    kept.put("b", page(10))
    kept.put("c", page(10))
    assert kept.get("b") == kept.get("c") == page(10)
