"""Nothing of what is not public comes out of completion, correction or similar replies."""

from pathlib import Path

import pytest

from corpus import OPEN, ReadError, extract, load_settings, suffixes, walk
from indexer import ENGINES, Options, Query, build_index, open_index
from indexer.analysis.pinyin import initials, near, readings, sounding_like, spelling

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SECRETS = (
    "青鸾七号", "鹮瞳", "茅秉烛", "暮岚工程", "蟾溪", "逄渡秋", "赤狐专项", "鳜塘", "楚无咎",
    "砚底仓", "鸢尾预案", "支若谷", "荷叶塘", "荷塘新居", "金蟾优选", "捕蟾", "粮食和物资储备局",
)  # fmt: skip
"""The words of docs/samples.md that stand only in replies that are not public."""
PRIVATE = ("13800000001", "linxi", "110101190003070010", "13900001234", "402室", "57号2楼")


@pytest.fixture(scope="module")
def replies():
    settings = load_settings()
    items = (
        item
        for file in walk(SAMPLES, "samples", suffixes()).files
        for item in extract(file, settings)
    )
    return [item.reply for item in items if not isinstance(item, ReadError)]


@pytest.fixture(scope="module")
def hidden(replies):
    return [reply for reply in replies if reply.disclosure.value not in OPEN]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def searcher(request, tmp_path_factory):
    made = tmp_path_factory.mktemp("index")
    build_index([SAMPLES], made, Options(engine=request.param))
    return open_index(made)


def beginnings():
    """Yield every prefix of each secret word, of its pinyin and initials, and of both mixed."""
    for secret in SECRETS:
        forms = [secret]
        for reading in readings(secret):
            forms += [spelling(reading), initials(reading)]
            forms += [secret[:at] + "".join(reading[at:]) for at in range(1, len(secret))]
        for form in forms:
            yield from (form[:end] for end in range(1, len(form) + 1))


def slips():
    """Yield each secret word with one character changed to one that sounds alike."""
    for secret in SECRETS:
        for at, char in enumerate(secret):
            for form in {near(one[0]) for one in readings(char)}:
                other = next((o for o in sounding_like()[form] if o != char), char)
                yield secret[:at] + other + secret[at + 1 :]
        yield from (spelling(one) for one in readings(secret))


def test_the_secrets_are_in_the_samples_and_in_nothing_public(replies, hidden):
    for secret in SECRETS:
        assert any(secret in str(reply) for reply in hidden), secret
    for reply in replies:
        if reply not in hidden:
            assert not any(secret in str(reply) for secret in SECRETS), reply.id


def test_no_beginning_is_completed_to_a_secret(searcher):
    for prefix in sorted(set(beginnings())):
        for one in searcher.suggest(prefix, 50):
            assert not any(secret in one.text for secret in SECRETS), (prefix, one)


def test_no_hidden_subject_or_department_is_suggested(searcher, hidden, replies):
    public = {name for reply in replies if reply not in hidden for name in reply.current}
    titles = {fact for one in hidden for fact in (one.title.value, one.subject.value) if fact}
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for one in searcher.suggest(letter, 50):
            assert one.text not in titles
            assert one.kind != "department" or one.text in public


def test_no_slip_is_corrected_to_a_secret(searcher):
    for typed in sorted(set(slips())):
        for offered in searcher.corrections(Query(text=typed)):
            assert not any(secret in offered for secret in SECRETS), (typed, offered)


def test_no_hidden_reply_is_similar_to_any(searcher, replies, hidden):
    secret_ids = {reply.id for reply in hidden}
    for reply in replies:
        for hit in searcher.similar(reply.id, 100):
            assert hit.id not in secret_ids
            assert not any(secret in str(hit) for secret in SECRETS)


def test_a_hidden_reply_has_no_similar_ones_and_its_text_finds_none_hidden(searcher, hidden):
    secret_ids = {reply.id for reply in hidden}
    for reply in hidden:
        assert searcher.similar(reply.id) == ()
        for hit in searcher.similar_to(reply.body, 100):
            assert hit.id not in secret_ids


def test_personal_data_comes_out_of_none_of_them(searcher, replies):
    for prefix in ("1", "13", "138", "l", "lin", "4", "57", "11", "鹿鸣区梧桐里", "石棠县棠梨"):
        for one in searcher.suggest(prefix, 50):
            assert not any(private in one.text for private in PRIVATE)
    for reply in replies:
        for hit in searcher.similar(reply.id, 20):
            assert not any(private in str(hit) for private in PRIVATE)
