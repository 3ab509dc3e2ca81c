"""What a reply is called."""

import json

import pytest

from corpus import extract, load_settings
from indexer.fields import title_of


@pytest.mark.parametrize(
    ("question", "body", "called"),
    [
        ("", "林若溪委员：\n共享单车的停放已经规范。", "共享单车的停放已经规范。"),
        ("", "居民朋友:\n路灯已经修好。", "路灯已经修好。"),
        ("", "路灯已经修好。\n谢谢。", "路灯已经修好。"),
        ("小区没有路灯。", "网友：您好，来信收悉。", "小区没有路灯。"),
        ("", "灯" * 90, "灯" * 30),
    ],
)
def test_a_reply_without_a_title_is_called_by_what_it_says_and_not_whom_it_addresses(
    tmp_path, question, body, called
):
    file = tmp_path / "replies.jsonl"
    file.write_text(json.dumps({"question": question, "body": body}), encoding="utf-8")
    (extracted,) = extract(file, load_settings())
    reply = extracted.reply
    assert reply.title.value is None
    assert title_of(reply) == called
