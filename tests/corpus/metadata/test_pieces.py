"""Lines that hold several facts."""

import pytest

from corpus.metadata.pieces import fact_pieces


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("澜教提复〔2023〕33号　办理结果：（A）", ["澜教提复〔2023〕33号", "办理结果：（A）"]),
        ("A 类 同意公开", ["A 类", "同意公开"]),
        ("澜州市教育局　　B类", ["澜州市教育局", "B类"]),
        ("澜教提复〔2023〕33号 澜财提复〔2023〕12号", ["澜教提复〔2023〕33号", "澜财提复〔2023〕12号"]),
        ("类别：A 公开属性：主动公开", ["类别：A", "公开属性：主动公开"]),
    ],
)  # fmt: skip
def test_facts_on_one_line_are_parted(lists, line, pieces):
    assert fact_pieces(line, lists) == pieces


@pytest.mark.parametrize(
    "line",
    [
        "信息公开 依申请公开 主动公开", "依申请公开 主动公开", "A B C D", "澜州市教育局　澜州市财政局", "澜州市教育局　2023年5月6日",
        "办理结果：□A ☑B □", "澜州市教育局 关于长椅的答复", "",
    ],
)  # fmt: skip
def test_a_menu_a_form_a_signature_or_a_title_is_not_parted(lists, line):
    assert fact_pieces(line, lists) == []


@pytest.mark.parametrize("text", ["{line}\n{letter}", "{letter}\n{line}"])
@pytest.mark.parametrize("line", ["A类 不同意公开", "类别：A　　　　不予公开", "不公开  类别：A"])
def test_a_refusal_beside_a_class_closes_the_reply(read, text, line):
    letter = "钱某某委员：\n您提出的建议收悉。\n已经解决。\n澜州市教育局\n2023年5月6日"
    reply = read(text.format(line=line, letter=letter))
    assert (reply.outcome.value, reply.disclosure.value) == ("resolved", "withheld")


def test_a_second_number_on_the_line_is_kept(read):
    reply = read(
        "澜教提复〔2023〕33号 澜财提复〔2023〕12号\n关于长椅的答复\n钱某某委员：\n已经解决。"
    )
    assert reply.number.value == "澜教提复〔2023〕33号"
    assert reply.contact == ("澜财提复〔2023〕12号",)
