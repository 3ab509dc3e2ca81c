"""Memory: an answer that is remembered is the one that would be given."""

from corpus.metadata.memory import remembered


def test_a_short_text_is_answered_once_and_a_long_one_every_time():
    asked = []

    @remembered
    def length(text: str, more: int = 0) -> int:
        asked.append(text)
        return len(text) + more

    short, long = "澜州市教育局", "长" * 81
    assert [length(short), length(short), length(short, 1)] == [6, 6, 7]
    assert [length(long), length(long)] == [81, 81]
    assert asked == [short, short, long, long]
