"""Whole letters: heads in every order seen, tails in every order seen, and none at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.disclosure import visible
from corpus.reply import Case, from_bytes, to_bytes

OPENING = "您提出的《关于增设滨江长椅的建议》收悉，经研究，现答复如下："
BODY = "我局高度重视，会同有关街道进行了实地踏勘，已在滨江步道新增长椅四十二张。"
LETTER = f"{OPENING}\n{BODY}\n感谢您对我们工作的关心和支持！"

HEADS = {
    "labels_organ_number_title": "办理结果：解决或采纳\n主动公开\n澜州市绿化局\n澜绿复〔2023〕13号\n关于市政协十四届二次会议\n第0067号提案的答复",
    "title_class_signer_number_title": "关于市政协十四届二次会议第0067号提案的答复\n类别：A类\n签发人：钱某\n澜绿复〔2023〕13号\n澜州市绿化局文件\n关于市政协十四届二次会议第0067号提案的答复",
    "title_then_letterhead": "关于市政协十四届二次会议第0067号提案的答复\n类别:提案\n类 别:A\n「澜州市绿化局文件」\n签发人：钱某\n澜绿复【2023】13号",
    "number_glued_to_class": "澜州市绿化局文件\n澜绿复[2023]13号A类\n关于市政协十四届二次会议第0067号提案的\n答    复",
    "organ_title_in_three_lines": "澜州市绿化局\n关于市政协十四届二次会议\n第0067号提案的\n答复(A)\n澜绿复（2023）13号",
    "portal_table": "索引号：000014-2023-00012\n组配分类：建议提案\n发布机构：澜州市绿化局\n名称：关于市政协十四届二次会议第0067号提案的答复\n文号：澜绿复〔2023〕13号\n公开方式：主动公开\n办理结果：A类",
    "labels_without_colons": "名称\n关于市政协十四届二次会议第0067号提案的答复\n发布机构\n澜州市绿化局\n文号\n澜绿复〔2023〕13号\n办理类型\nA类\n办理方式\n分办",
    "one_line_of_labels": "文号：澜绿复〔2023〕13号　公开方式：主动公开　类别：A\n澜州市绿化局文件\n关于市政协十四届二次会议第0067号提案的答复",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_is_read_in_any_order(read, head):
    reply = read(f"{head}\n钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日")
    assert reply.number.value == "澜绿复〔2023〕13号"
    assert reply.departments.value == ("澜州市绿化局",)
    assert reply.case.value == Case(body="市政协", term=14, session=2, number="0067")
    assert reply.title.value is not None
    assert reply.title.value.startswith("关于市政协十四届二次会议第0067号提案的答复")
    assert reply.outcome.value == "resolved"
    assert reply.kind.value == "proposal"
    assert reply.addressee.value == "钱某某委员"
    assert reply.date.value == "2023-05-06"
    assert reply.body == f"钱某某委员：\n{LETTER}"


@pytest.mark.parametrize("next_field", ["生成日期：2020-03-04", "公开方式：主动公开", "第13号"])
def test_an_empty_number_field_does_not_swallow_the_next(read, next_field):
    reply = read(f"文号：\n{next_field}\n关于停车的答复\n钱某某委员：\n{LETTER}")
    assert reply.number.value is None


def test_an_empty_number_label_alone_on_its_line_takes_no_other_value(read):
    reply = read(f"文号\n生成日期\n2020-03-04\n钱某某委员：\n{LETTER}")
    assert reply.number.value is None
    assert (reply.date.value, reply.date.where) == ("2020-03-04", "header")


def test_a_cited_policy_number_is_not_the_letters(read):
    reply = read(f"钱某某委员：\n根据《关于公园的通知》（澜政发〔2019〕5号），已经落实。\n{BODY}")
    assert reply.number.value is None


TAILS = {
    "signature_then_contact": ("澜州市绿化局\n2023年5月6日\n联系人：孙某\n联系电话：55500000", 2),
    "contact_then_signature": ("联系人：孙某\n联系电话：55500000\n澜州市绿化局\n2023年5月6日", 2),
    "phone_before_person": ("澜州市绿化局\n2023年5月6日\n联系电话：55500000\n联系人：孙某", 2),
    "one_line_in_brackets": ("澜州市绿化局\n2023年5月6日\n（联系人及联系电话：孙某，55500000）", 1),
    "imprint": (
        "澜州市绿化局\n2023年5月6日\n抄送：市政协提案委\n澜州市绿化局办公室\n2023年5月9日印发",
        3,
    ),
    "spaced_copies": ("澜州市绿化局\n二〇二三年五月六日\n抄  送：市政府办公室，市政协提案委。", 1),
    "one_line_signature": ("澜州市绿化局　2023年5月6日\n承办人及联系电话：孙某 55500000", 1),
    "spaced_signature": ("澜 州 市 绿 化 局\n2023 年 5 月 6 日\n附件：征询意见表", 1),
    "weekday": ("澜州市绿化局\n2023年5月6日星期六", 0),
    "name_in_brackets": ("（澜州市绿化局）\n2023年5月6日（星期六）", 0),
    "blank_forms": ("领导签字：\n单位负责人：\n澜州市绿化局\n2023年5月6日", 2),
}


@pytest.mark.parametrize(("tail", "contacts"), TAILS.values(), ids=TAILS.keys())
def test_a_tail_is_read_in_any_order_and_leaves_the_body(read, tail, contacts):
    reply = read(f"钱某某委员：\n{LETTER}\n{tail}")
    assert (reply.date.value, reply.date.where) == ("2023-05-06", "signature")
    assert reply.departments.value == ("澜州市绿化局",)
    assert len(reply.contact) == contacts
    assert reply.body == f"钱某某委员：\n{LETTER}"


def test_closing_words_stay_in_the_body(read):
    reply = read(f"钱某某委员：\n{LETTER}\n特此答复。\n此致\n敬礼！\n澜州市绿化局\n2023年5月6日")
    assert reply.body.endswith("特此答复。\n此致\n敬礼！")
    assert reply.date.value == "2023-05-06"


@pytest.mark.parametrize(
    ("end", "agencies", "date"),
    [
        ("。2018年7月11日", (), "2018-07-11"),
        ("！ 澜州市教育局 2015年6月9日", ("澜州市教育局",), "2015-06-09"),
        ("！澜州市教育局2015年6月9日", ("澜州市教育局",), "2015-06-09"),
        ("。　　　　二〇一五年六月九日", (), "2015-06-09"),
        ("。特此回复2018年5月3日", (), "2018-05-03"),
        ("。2018.4.16", (), "2018-04-16"),
        ("。举报电话：0999-5550000      2018年4月16日", (), "2018-04-16"),
        ("！ 澜州市规划局", ("澜州市规划局",), None),
        ("！（澜州市教育局 2015年6月9日）", ("澜州市教育局",), "2015-06-09"),
        ("！\n（澜州市教育局，2015年6月9日）", ("澜州市教育局",), "2015-06-09"),
        ("，预计完工时间为2019年10月1日", (), None),
        ("，请咨询澜州市教育局", (), None),
        ("。详见附件2019年10月", (), None),
    ],
)
def test_a_signature_runs_on_from_the_last_sentence(read, end, agencies, date):
    reply = read(f"网友“A0001”：您好！您的留言已收悉，感谢您的支持{end}")
    assert (reply.departments.value, reply.date.value) == (agencies, date)


@pytest.mark.parametrize(
    "sentence",
    [
        "工程预计完工时间2024年12月31日。",
        "工程预计完工时间 2024年12月31日",
        "服务期限为2023年1月1日－2025年12月31日",
        "另请留意申报截止2024年12月31日",
        "工期不超过2024年12月31日",
        "详情可问澜州市教育局2024年12月31日。",
    ],
)
def test_a_sentence_that_ends_with_a_date_is_no_signature(read, sentence):
    reply = read(f"钱某某代表：\n您提出的建议收悉。{sentence}")
    assert (reply.date.value, reply.departments.value) == (None, ())
    assert reply.body.endswith(sentence)


@pytest.mark.parametrize(
    "end", ["澜州市绿化局　", "。澜州市绿化局", "！2023年5月6日", "”", "科室 "]
)
def test_a_date_after_an_office_a_stop_or_a_gap_signs(read, end):
    reply = read(f"钱某某代表：\n您提出的建议收悉，已换长椅{end}2023年5月6日")
    assert reply.date.value == "2023-05-06"


@pytest.mark.parametrize(
    "enclosure",
    [
        "附件：公厕计划\n名称\t完工\n人民公园\t2024年6月30日",
        "附件：公厕计划\n名称\t完工\n澜州市人民医院\t2024年6月30日",
        "附件\n定点医院名单\n澜州市人民医院\n澜州市中医院",
        "附件：公厕计划\n人民公园公厕改造完成。2024年6月30日",
    ],
)
def test_what_an_enclosure_lists_does_not_sign(read, enclosure):
    reply = read(f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n{enclosure}")
    assert reply.departments.value == ("澜州市绿化局",)
    assert reply.date.value == "2023-05-06"
    kept = "".join((reply.body, *reply.contact))
    assert all(word in kept for word in enclosure.split())


@pytest.mark.parametrize(
    "end",
    [
        "如有疑问请联系：\n澜州市住房保障中心\n电话：55500000",
        "联系单位：\n澜州市住房保障中心\n电话：55500000",
        "定点医院名单\n澜州市人民医院\n澜州市中医院",
        "抄送：\n澜州市教育局\n澜州市财政局",
    ],
)
def test_a_name_in_a_list_or_under_a_colon_does_not_sign(read, end):
    reply = read(f"钱某某代表：\n{LETTER}\n{end}")
    assert reply.departments.value == ()
    kept = "".join((reply.body, *reply.contact))
    assert all(line in kept for line in end.split("\n"))


@pytest.mark.parametrize("last", ["特此答复", "感谢您的支持", "妥否，请批示", "此致\n敬礼"])
def test_a_name_without_a_date_signs_under_running_text(read, last):
    reply = read(f"钱某某代表：\n{LETTER}\n{last}\n澜州市绿化局\n电话：55500000")
    assert reply.departments.value == ("澜州市绿化局",)


@pytest.mark.parametrize(
    ("text", "date", "value"),
    [
        ("已修复。", "23年5月6日", None),
        ("已修復。", "23年5月6日", None),
        ("已修复。", "95年4月28日", None),
        ("已修復。", "95年4月28日", "2006-04-28"),
    ],
)
def test_a_short_year_is_of_the_republic_only_in_a_traditional_text(read, text, date, value):
    assert read(text, "csv", date=date).date.value == value
    assert read(f"答复时间：{date}\n钱某某代表：\n{text}").date.value == value


def test_a_contact_that_runs_on_from_the_last_sentence_leaves_the_body(read):
    reply = read("网友：您好！路灯已修好，感谢您的支持！联系人：孙某 联系电话：55500000")
    assert reply.contact == ("联系人：孙某 联系电话：55500000",)
    assert reply.body == "网友：您好！路灯已修好，感谢您的支持！"


def test_joint_signatures_answer_together(read):
    reply = read(f"钱某某代表：\n{LETTER}\n澜州市教育局　澜州市财政局　澜州市民政局\n2023年5月6日")
    assert reply.departments.value == ("澜州市教育局", "澜州市财政局", "澜州市民政局")


def test_signatures_on_several_lines_answer_together(read):
    reply = read(f"钱某某代表：\n{LETTER}\n澜州市教育局\n澜州市卫生和计划生育委员会\n2017年5月6日")
    assert reply.departments.value == ("澜州市教育局", "澜州市卫生和计划生育委员会")
    assert reply.current == ("澜州市教育局", "澜州市卫生健康委员会")


def test_bodies_that_were_consulted_do_not_sign(read):
    reply = read(
        f"钱某某代表：\n您提出的建议收悉。经商财政部、自然资源部，现答复如下：\n{BODY}\n教育部\n2023年5月6日"
    )
    assert reply.departments.value == ("教育部",)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("承办单位：澜州市教育局（主办）、澜州市财政局（会办）", ("澜州市教育局",)),
        ("承办单位：市教育局（主）、市财政局（会）", ("市教育局",)),
        ("承办单位：澜州市教育局(分办) 澜州市财政局(分办)", ("澜州市教育局", "澜州市财政局")),
        ("承办单位：澜州市教育局、\n澜州市财政局", ("澜州市教育局", "澜州市财政局")),
        ("承办单位：澜州市教育局\n澜州市财政局\n类别：A", ("澜州市教育局", "澜州市财政局")),
        ("承办单位\n澜州市教育局\n澜州市财政局\n类别\nA", ("澜州市教育局", "澜州市财政局")),
        ("发布机构：市政府办公室\n澜州市教育局\n类别：A", ("澜州市教育局",)),
    ],
)
def test_a_list_of_those_who_handle_a_case_names_who_answers(read, label, names):
    reply = read(f"{label}\n关于长椅的答复\n钱某某委员：\n{LETTER}\n2023年5月6日")
    assert reply.departments.value == names


@pytest.mark.parametrize(
    ("note", "where"),
    [
        ("（2023年9月1日　澜州市水利局）", ("letterhead", "header")),
        ("(澜州市水利局 2023年9月1日星期五)", ("letterhead", "header")),
        ("2023年9月1日 澜州市水利局", ("meta", "published")),
    ],
)
def test_a_date_and_a_name_under_the_title_are_no_part_of_it(read, note, where):
    reply = read(f"关于市政协提案\n第0067号的答复\n{note}\n钱某某委员：\n{LETTER}")
    assert reply.title.value == "关于市政协提案第0067号的答复"
    assert (reply.departments.value, reply.date.value) == (("澜州市水利局",), "2023-09-01")
    assert (reply.departments.where, reply.date.where) == where


@pytest.mark.parametrize("number", ["〔澜水提复（2023）33号〕", "（澜水提复〔2023〕33号）"])
def test_a_number_in_brackets_under_the_title_is_no_part_of_it(read, number):
    reply = read(f"关于长椅建设的答复\n{number}\n钱某某委员：\n{LETTER}")
    assert reply.title.value == "关于长椅建设的答复"
    assert (reply.number.value, reply.contact) == ("澜水提复〔2023〕33号", ())


@pytest.mark.parametrize("line", ["NO.0033", "№ 0033", "编号：0033"])
def test_a_running_number_above_the_greeting_is_no_title(read, line):
    reply = read(f"{line}\n钱某某委员：\n{LETTER}")
    assert (reply.title.value, reply.contact) == (None, (line,))


@pytest.mark.parametrize(
    "below", ["沟通方式：面谈\nA", "A\n沟通方式：面谈", "沟通方式：面谈\n委员态度：满意\nA类"]
)
def test_labels_of_any_name_under_a_signature_hide_neither_it_nor_a_class(read, below):
    reply = read(f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n{below}")
    assert (reply.departments.value, reply.date.value) == (("澜州市绿化局",), "2023-05-06")
    assert (reply.outcome.value, reply.outcome.where) == ("resolved", "tail")
    assert reply.body == f"钱某某委员：\n{LETTER}"
    assert "沟通方式：面谈" in reply.contact


def test_an_answer_to_a_label_under_a_signature_is_no_class(read):
    reply = read(f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n沟通方式：\nA")
    assert reply.outcome.value == "unknown"


def test_a_letterhead_before_date_and_number_is_the_department(read):
    number = "行政院函　中華民國八十七年九月十四日臺八十七專字第八○一一二三號"
    reply = read(f"{number}\n關於步道問題之答復\n已辦理。")
    assert (reply.departments.value, reply.date.value) == (("行政院",), "1998-09-14")
    assert reply.contact == ()


def test_a_number_as_the_first_line_hides_no_label(read):
    reply = read(f"第33号\n办理结果：A\n公开属性：依申请公开\n{BODY}")
    assert (reply.outcome.value, reply.disclosure.where) == ("resolved", "header")
    assert (reply.body, reply.contact) == (BODY, ("第33号",))


@pytest.mark.parametrize(
    "text",
    [
        "问：{asked}\n答：{answer}",
        "问题：{asked}\n答复：\n{answer}",
        "来信内容：{asked}\n回复：{answer}",
        "网友咨询：{asked}\n回答：{answer}",
    ],
)
def test_a_question_and_its_answer_are_parted_however_they_are_labelled(read, text):
    reply = read(text.format(asked="长椅何时装好？\n等了很久。", answer=f"您好！\n{BODY}"))
    assert (reply.question, reply.body) == ("长椅何时装好？\n等了很久。", f"您好！\n{BODY}")
    assert reply.kind.value == "letter"


@pytest.mark.parametrize(
    "text",
    [
        "问：长椅？\n答：已装。\n问：路灯？\n答：已修。",
        f"钱某某委员：\n{BODY}\n问题：长椅少。\n答复：已增加。",
    ],
)
def test_questions_in_the_midst_of_a_letter_are_its_own(read, text):
    reply = read(text)
    assert (reply.question, reply.body) == ("", text)


def test_what_a_portal_states_between_letter_and_reply_is_in_neither(read):
    stated = "办理单位：澜州市住建局\n办理时间：2023-05-08\n办理状态：已办结\n公开属性：□主动公开 ☑依申请公开"
    reply = read(f"来信内容：物业费太高。\n{stated}\n回复内容：{BODY}")
    assert (reply.question, reply.body) == ("物业费太高。", BODY)
    assert (reply.departments.value, reply.date.value) == (("澜州市住建局",), "2023-05-08")
    assert reply.disclosure.value == "on_request"


@pytest.mark.parametrize("choices", ["□主动公开\t☑依申请公开", "主动公开\t□\t依申请公开\t☑"])
@pytest.mark.parametrize(
    "row", ["公开属性\t{}", "公开属性\t{}\t办理结果\tA类", "文号\t\t公开属性\t{}"]
)
def test_a_table_s_cells_with_choices_are_one_value(read, row, choices):
    reply = read(f"{row.format(choices)}\n关于长椅的答复\n钱某某委员：\n{LETTER}")
    assert reply.disclosure.value == "on_request"
    assert reply.outcome.value == ("resolved" if "A类" in row else "unknown")


@pytest.mark.parametrize("end", ["", "\n澜州市绿化局\n2023年5月6日"])
def test_a_last_sentence_of_the_words_of_a_class_stays_in_the_letter(read, end):
    text = f"钱某某委员：\n{OPENING}\n您反映的问题\n已经解决。"
    reply = read(f"办理结果：B\n{text}{end}")
    assert (reply.body, reply.outcome.printed, reply.contact) == (text, "B", ())


@pytest.mark.parametrize(
    ("signature", "contact"),
    [
        ("答复单位：澜州市绿化局\n答复时间：2023年5月6日", ()),
        ("答复单位（盖章）：澜州市绿化局\n2023年5月6日", ()),
        ("主办单位：澜州市绿化局\n会办单位：市住建局\n2023年5月6日", ("会办单位：市住建局",)),
    ],
)
def test_labels_sign_a_letter_as_a_name_and_a_date_do(read, signature, contact):
    reply = read(f"钱某某委员：\n{LETTER}\n{signature}")
    assert (reply.departments.value, reply.date.value) == (("澜州市绿化局",), "2023-05-06")
    assert (reply.body, reply.contact) == (f"钱某某委员：\n{LETTER}", contact)


def test_whom_to_ask_does_not_sign(read):
    text = f"钱某某委员：\n{LETTER}\n申请材料：身份证\n受理单位：澜州市教育局"
    reply = read(text)
    assert (reply.departments.value, reply.body) == ((), text)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("澜绿复〔2023〕13号　签发人：钱某　　A类", "签发人：钱某"),
        ("类别：A　分类：城建", "分类：城建"),
        ("文号：澜绿复〔2023〕13号　类别：A 密件编号：无", "密件编号：无"),
    ],
)
def test_what_stands_behind_a_class_or_before_it_does_not_hide_it(read, line, kept):
    reply = read(f"{line}\n关于长椅的答复\n钱某某委员：\n{LETTER}")
    assert (reply.outcome.value, reply.contact) == ("resolved", (kept,))


@pytest.mark.parametrize("lead", ["预计于", "工期至", "完成时间为"])
def test_a_date_that_the_sentence_above_leads_to_does_not_sign(read, lead):
    reply = read(f"钱某某委员：\n{LETTER}\n该工程已经开工，{lead}\n2024年12月31日")
    assert reply.date.value is None
    assert "2024年12月31日" in reply.body


def test_a_list_of_bodies_before_the_closing_word_does_not_sign(read):
    listed = "以下单位参加了会议：\n澜州市教育局\n澜州市财政局\n特此答复。"
    reply = read(f"钱某某委员：\n{LETTER}\n{listed}\n澜州市绿化局\n2023年5月6日")
    assert (reply.departments.value, reply.date.value) == (("澜州市绿化局",), "2023-05-06")
    assert reply.body.endswith(listed)


@pytest.mark.parametrize(
    "signature", ["澜州市绿化局\n2023年5月6日", "澜州市绿化局　2023年5月6日\n联系人：孙某"]
)
@pytest.mark.parametrize("heading", ["附件1：", "附件", "附件：会办意见"])
def test_what_another_body_signed_in_an_enclosure_is_not_the_letters(read, signature, heading):
    enclosed = f"{heading}\n市交通局会办意见\n我局将配合。\n澜州市交通局\n2023年4月1日"
    reply = read(f"钱某某委员：\n{LETTER}\n{signature}\n{enclosed}")
    assert reply.departments.value == ("澜州市绿化局",)
    assert reply.date.value == "2023-05-06"
    assert reply.body.endswith(enclosed)


def test_a_signature_before_an_enclosure_is_found_and_nothing_is_lost(read):
    text = f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n滨江长椅清单如下，供您参阅，共有四十二张。"
    reply = read(text)
    assert reply.departments.value == ("澜州市绿化局",)
    assert reply.date.value == "2023-05-06"
    assert "清单如下" in reply.body


def test_a_letter_with_nothing_but_a_greeting_survives_whole(read):
    reply = read(f"钱某某代表：\n{BODY}")
    assert reply.body == f"钱某某代表：\n{BODY}"
    assert (reply.number.value, reply.date.value, reply.departments.value) == (None, None, ())
    assert (reply.outcome.value, reply.disclosure.value) == ("unknown", "unstated")


@pytest.mark.parametrize(
    "text", ["澜州市绿化局文件", "2023年5月6日", "办理结果：A", "您好", "主动公开"]
)
def test_a_text_of_labels_alone_is_still_a_body(read, text):
    assert read(text).body == text


@pytest.mark.parametrize(
    ("grade", "value"), [("機密", "withheld"), ("密", "withheld"), ("普通", "unstated")]
)
def test_the_grade_of_secrecy_of_a_traditional_letter_closes_it(read, grade, value):
    head = f"速別：普通件\n密等及解密條件或保密期限：{grade}\n主旨：停車費一案"
    assert read(f"{head}\n說明：停車費已降。\n臺中市政府").disclosure.value == value


@pytest.mark.parametrize(
    ("tail", "value", "where"),
    [
        ("（此件主动公开）\n澜州市绿化局\n2023年5月6日", "public", "tail"),
        ("澜州市绿化局\n2023年5月6日\n公开属性：依申请公开", "on_request", "tail"),
        ("同意对外公开\n澜州市绿化局\n2023年5月6日", "public", "tail"),
        ("感谢支持。（此件不予公开）", "withheld", "body"),
        ("不予公开\n附注：以上供您参考，欢迎继续提出宝贵意见和建议。", "withheld", "body"),
        ("unstated", "unstated", ""),
    ],
)
def test_disclosure_may_stand_at_the_end(read, tail, value, where):
    reply = read(f"钱某某委员：\n{LETTER}\n{tail}")
    assert (reply.disclosure.value, reply.disclosure.where) == (value, where)


def test_the_strictest_disclosure_in_the_text_counts(read):
    reply = read(
        f"公开方式：主动公开\n钱某某委员：\n{LETTER}\n（此件依申请公开）\n澜州市绿化局\n2023年5月6日"
    )
    assert reply.disclosure.value == "on_request"


@pytest.mark.parametrize(
    "text",
    [
        f"公开方式：主动公开\n公开属性：依申请公开\n关于路灯的答复\n钱某某委员：\n{LETTER}",
        f"公开方式\n主动公开\n主动公开\n依申请公开\n钱某某委员：\n{LETTER}",
        f"文号\t公开属性\n澜绿复〔2023〕13号\t依申请公开\n关于路灯的答复\n钱某某委员：\n{LETTER}",
        f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n依申请公开\n主动公开",
        f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n公开方式：主动公开\n公开属性：依申请公开",
        f"公开方式：主动公开\n关于路灯的答复（依申请公开）\n钱某某委员：\n{LETTER}",
        f"主动公开\n｜公开属性｜依申请公开｜\n关于路灯的答复\n钱某某委员：\n{LETTER}",
        f"钱某某委员：\n{LETTER}（此件主动公开）\n以下略。（此件依申请公开）澜州市绿化局",
    ],
)
def test_of_two_disclosure_labels_the_stricter_counts_whichever_comes_first(read, text):
    assert read(text).disclosure.value == "on_request"


def test_a_column_does_not_open_what_the_text_closes(read):
    closed = read(f"钱某某委员：\n{LETTER}\n（此件不应公开）", "csv", disclosure="主动公开")
    assert closed.disclosure.value == "withheld"
    assert visible(closed, "public") is None


def test_a_stated_title_that_ends_with_a_refusal_closes(read):
    closed = read(f"钱某某委员：\n{LETTER}", "html", title="关于路灯的答复（不予公开）")
    assert (closed.disclosure.value, closed.disclosure.where) == ("withheld", "title")


def test_a_disclosure_label_that_is_not_understood_closes_and_is_kept(read):
    reply = read(f"公开属性：视情况决定\n关于路灯的答复\n钱某某委员：\n{LETTER}")
    assert (reply.disclosure.value, reply.disclosure.basis) == ("withheld", "inferred")
    assert "公开属性：视情况决定" in reply.body


def test_a_disclosure_column_that_means_closed_is_never_read_as_open(read):
    for printed in ("内部资料", "涉密", "不主动公开", "否", "withheld", "不予", "未公开", "待定"):
        assert read(BODY, "csv", disclosure=printed).disclosure.value == "withheld"


def test_a_column_that_states_nothing_states_nothing(read):
    reply = read(BODY, "csv", disclosure="unstated", outcome="unknown", kind="unknown")
    assert (reply.disclosure.value, reply.outcome.value, reply.kind.value) == (
        "unstated",
        "unknown",
        "unknown",
    )


def test_the_site_section_is_no_disclosure_label(read):
    reply = read(f"首页 > 法定主动公开内容 > 建议提案\n关于停车的答复\n钱某某委员：\n{LETTER}")
    assert reply.disclosure.value == "unstated"
    assert "法定主动公开内容" not in reply.body


@pytest.mark.parametrize(
    ("text", "value", "printed", "where"),
    [
        (f"A1\n钱某某委员：\n{LETTER}", "resolved", "A1", "header"),
        (f"关于停车的函（B）\n钱某某委员：\n{LETTER}", "unknown", "（B）", "title"),
        (
            f"钱某某委员：\n{LETTER}\n办理结果：B类\n澜州市绿化局\n2023年5月6日",
            "unknown",
            "B类",
            "tail",
        ),
        (
            f"钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n办复类别：正在解决",
            "in_progress",
            "正在解决",
            "tail",
        ),
        (
            f"钱某某委员：\n{OPENING}\n办理结果：计划解决\n{BODY}\n{BODY}",
            "planned",
            "计划解决",
            "body",
        ),
        (f"钱某某委员：\n{OPENING}\n办理结果：详见附件\n{BODY}\n{BODY}", "unknown", None, ""),
        (f"钱某某委员：\n{OPENING}\n类别：A\n{BODY}\n{BODY}", "unknown", None, ""),
        (f"文号\t\t办理结果\t已解决\n钱某某委员：\n{LETTER}", "resolved", "已解决", "header"),
        (f"办理方式：分办\n钱某某委员：\n{LETTER}", "unknown", None, ""),
        (f"钱某某委员：\n{LETTER}\n以上意见已留供参考。", "unknown", None, ""),
        (f"钱某某委员：\n这一意见我局暂无法采纳。\n{BODY}", "unknown", None, ""),
        (
            f"办理结果：丙类\n钱某某委员：\n{LETTER}\n沁阳市水利局\n2023年5月6日",
            "declined",
            "丙类",
            "header",
        ),
    ],
)
def test_an_outcome_is_read_where_it_stands_and_never_inferred(read, text, value, printed, where):
    outcome = read(text).outcome
    assert (outcome.value, outcome.printed, outcome.where) == (value, printed, where)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"关于区政协十六届三次会议第8号提案的答复\n钱某某代表：\n{LETTER}", "proposal"),
        (f"关于县十九届人大二次会议第7号提案的答复\n钱某某委员：\n{LETTER}", "suggestion"),
        (f"关于第8号建议的答复\n钱某某委员：\n{LETTER}", "proposal"),
        (f"关于第8号提案的答复\n钱某某代表：\n{LETTER}", "suggestion"),
        (f"关于第8号提案的答复\n{BODY}", "proposal"),
        (f"对第8号建议的答复\n{BODY}", "suggestion"),
        ("网友“A0001”：您好！您的留言收悉。", "letter"),
        ("市民您好！您拨打12345反映的问题收悉。", "letter"),
        (f"关于区政协第20240425号会办意见的函\n区住建局：\n{BODY}", "opinion"),
        (f"区住建局：\n我局对停车提案（第8号）会办意见如下：\n{BODY}", "opinion"),
        (f"{BODY}", "unknown"),
        (f"关于大病医疗的复函\n{BODY}", "unknown"),
    ],
)
def test_the_strongest_signal_decides_the_kind(read, text, kind):
    assert read(text).kind.value == kind


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({"kind": "提案"}, "proposal"),
        ({"kind": "suggestion"}, "suggestion"),
        ({"kind": "建议", "question": "路灯坏了"}, "letter"),
        ({"question": "路灯坏了"}, "letter"),
    ],
)
def test_a_stated_kind_or_question_counts(read, stated, kind):
    assert read("您反映的路灯已修好。", "jsonl", **stated).kind.value == kind


def test_a_record_row_wins_over_its_text(read):
    reply = read(
        f"关于旧题的答复\n澜绿复〔2023〕13号\n钱某某委员：\n{LETTER}\n2023年5月6日",
        "csv",
        title="关于长椅的答复",
        department="区卫计委",
        date="2019/6/3 8:15:30",
        outcome="留作参考",
        disclosure="主动公开·摘要",
        number="澜绿复[2024]2号",
        case="16-3-240315",
        addressee="孙某委员：",
        url="https://example.gov.cn/1",
    )
    assert reply.title.value == "关于长椅的答复"
    assert reply.departments.value == ("区卫计委",)
    assert reply.current == ("区卫健委",)
    assert (reply.date.value, reply.date.where) == ("2019-06-03", "column")
    assert (reply.outcome.value, reply.outcome.where) == ("reference", "column")
    assert (reply.disclosure.value, reply.extent) == ("public", "summary")
    assert reply.number.value == "澜绿复〔2024〕2号"
    assert reply.case.value == Case(term=16, session=3, number="240315")
    assert reply.addressee.value == "孙某委员"
    assert reply.url == "https://example.gov.cn/1"
    assert "2023年5月6日" in reply.body
    assert "关于旧题的答复" in reply.body


def test_a_number_that_holds_the_date_gives_both(read):
    reply = read(
        "趙委員就停車問題所提質詢，查復如下：",
        "jsonl",
        number="中華民國八十七年九月十四日臺八十七專字第八○一一二三號",
    )
    assert reply.number.value == "臺八十七專字第八○一一二三號"
    assert reply.date.value == "1998-09-14"
    assert reply.year.value == 1998


def test_a_page_gives_its_title_only_where_the_letter_has_none(read):
    page = {"title": "滨江长椅", "published": "2023-08-20", "source": "澜州市绿化局"}
    own = read(f"关于第8号提案的答复\n钱某某委员：\n{LETTER}", "html", **page)
    none = read(f"钱某某委员：\n{LETTER}", "html", **page)
    assert (own.title.value, none.title.value) == ("关于第8号提案的答复", "滨江长椅")
    assert none.departments.value == ("澜州市绿化局",)
    assert (none.date.value, none.date.where) == ("2023-08-20", "published")


def test_a_page_titled_after_the_reply_beats_a_topic_heading(read):
    reply = read(f"关于增设长椅的建议\n钱某某委员：\n{LETTER}", "html", title="对第8号提案的答复")
    assert reply.title.value == "对第8号提案的答复"


@pytest.mark.parametrize("source", ["本站", "澜州日报", "澜州市政府门户网站"])
def test_a_source_that_is_no_agency_is_no_department(read, source):
    assert read(BODY, "html", source=source).departments.value == ()


def test_a_layout_states_letter_and_reply(read):
    reply = read(
        "路灯已修好。",
        "html",
        laid="title question asked asker department date",
        title="滨江路灯",
        question="路灯坏了。",
        asked="2023-05-01 08:00",
        asker="孙**",
        department="市城管局",
        date="2023-05-06",
    )
    assert (reply.asked, reply.asker, reply.question) == ("2023-05-01", "孙**", "路灯坏了。")
    assert {reply.title.where, reply.departments.where, reply.date.where} == {"layout"}


def test_labels_in_the_text_part_letter_and_reply(read):
    reply = read(
        "来信人：孙某\n来信时间：2023-05-01\n来信内容：路灯坏了。\n很久没人修。\n答复单位：澜州市城管局\n答复时间：2023-05-06\n答复内容：您好！路灯已修好。"
    )
    assert reply.question == "路灯坏了。\n很久没人修。"
    assert reply.body == "您好！路灯已修好。"
    assert (reply.asker, reply.asked) == ("孙某", "2023-05-01")
    assert (reply.departments.value, reply.date.value) == (("澜州市城管局",), "2023-05-06")


def test_a_catalogues_entry_without_labels_is_kept_apart(read):
    entry = "LZ0208-2023-00047\n澜州市绿化局\n建议提案/人大建议\n2023-05-06\n2023-05-09"
    reply = read(f"{entry}\n澜州市绿化局对滨江长椅的答复\n钱某某代表：\n{LETTER}", "html")
    assert reply.title.value == "澜州市绿化局对滨江长椅的答复"
    assert reply.body == f"钱某某代表：\n{LETTER}"
    assert {"LZ0208-2023-00047", "建议提案/人大建议"} <= set(reply.contact)


CASE_LINE = "市政协十四届二次会议提案第0067号"


def test_a_line_that_names_the_case_is_no_part_of_the_title(read):
    reply = read(f"关于增设长椅的答复\n{CASE_LINE}\n民盟澜州市委员会：\n{LETTER}")
    assert reply.title.value == "关于增设长椅的答复"
    assert reply.case.value == Case(body="市政协", term=14, session=2, number="0067")
    assert (reply.case.where, reply.kind.value) == ("header", "proposal")
    assert reply.body == f"民盟澜州市委员会：\n{LETTER}"


def test_a_pages_title_beats_a_line_that_only_names_the_case(read):
    reply = read(f"{CASE_LINE}\n钱某某委员：\n{LETTER}", "html", title="关于增设长椅提案的答复")
    assert reply.title.value == "关于增设长椅提案的答复"
    assert reply.case.value == Case(body="市政协", term=14, session=2, number="0067")
    assert CASE_LINE not in reply.body


def test_a_pages_title_beats_what_has_not_the_form_of_a_title(read):
    reply = read(f"今天是星期一\n钱某某代表：\n{LETTER}", "html", title="滨江长椅")
    assert reply.title.value == "滨江长椅"


def test_a_taiwanese_letter_is_read_by_its_labels(read):
    reply = read(
        "瀾州市立圖書館　函\n發文日期：中華民國一一二年五月六日\n發文字號：瀾圖典字第一一二○○○四號\n"
        "附件：目錄一份\n受文者：瀾州市文獻小組\n主旨：函詢借展一節，復如說明，請查照。\n說明：\n"
        "一、復貴小組來函。\n二、同意借展。\n正本：瀾州市文獻小組\n副本：本館典藏組"
    )
    assert reply.departments.value == ("瀾州市立圖書館",)
    assert reply.date.value == "2023-05-06"
    assert reply.number.value == "瀾圖典字第一一二○○○四號"
    assert reply.addressee.value == "瀾州市文獻小組"
    assert reply.title.value == "函詢借展一節，復如說明，請查照。"
    assert reply.body == "一、復貴小組來函。\n二、同意借展。"


def test_a_sentence_that_is_labelled_as_title_is_not_lost_to_a_stated_title(read):
    text = "主旨：函詢借展一節，請查照。\n說明：\n同意借展。"
    assert read(text, "csv", title="借展").body == "函詢借展一節，請查照。\n同意借展。"


def test_a_date_before_the_number_dates_the_letter(read):
    reply = read(
        "瀾州市文化局書面答復\n民國一○七年九月三日　瀾文字第一○七○○○二號\n"
        "林小姐，您好：\n演出在十月，歡迎觀賞！\n瀾州市文化局　敬復"
    )
    assert (reply.date.value, reply.date.where) == ("2018-09-03", "letterhead")
    assert reply.departments.value == ("瀾州市文化局",)
    assert reply.number.value == "瀾文字第一○七○○○二號"


def test_a_greeting_names_the_addressee_better_than_a_label(read):
    text = "代表姓名\n钱某某\n{}关于停车的建议\n" + LETTER
    assert read(text.format("钱某某代表：\n")).addressee.value == "钱某某代表"
    assert read(text.format("")).addressee.value == "钱某某"


@pytest.mark.parametrize(
    ("form", "stated"),
    [
        ("jsonl", {}),
        ("csv", {}),
        ("xlsx", {}),
        ("html", {"department": "澜州市绿化局", "laid": "department question"}),
    ],
)
def test_a_record_or_laid_page_keeps_the_breaks_of_letter_and_reply(read, form, stated):
    lines = "甲线增设：东街站、公园站、博物馆站\n乙线增设：西街站、广场站、体育馆站"
    reply = read(lines, form, **(stated | {"question": lines}))
    assert (reply.body, reply.question) == (lines, lines)


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("。澜州市绿化局   2023年5月6日", "。澜州市绿化局   2023年5月6日"),
        ("。\n澜州市绿化局\n2023年5月6日", "。\n澜州市绿化局\n2023年5月6日"),
        ("。澜州市绿化局\n2023年5月6日", "。澜州市绿化局\n2023年5月6日"),
    ],
)
def test_a_signature_that_no_field_takes_stays_where_it_stood(read, end, kept):
    reply = read(f"您好！已换长椅{end}", "jsonl", department="市绿化局", date="2023-05-08")
    assert reply.body == f"您好！已换长椅{kept}"


def test_the_year_comes_from_the_number_when_only_a_page_date_is_known(read):
    reply = read(f"澜绿复〔2020〕13号\n钱某某委员：\n{LETTER}", "html", published="2022-01-02")
    assert (reply.year.value, reply.year.where) == (2020, "number")
    assert (reply.date.value, reply.date.where) == ("2022-01-02", "published")


@pytest.mark.parametrize(
    ("line", "published", "date"),
    [
        ("202285", "2022-08-10", "2022-08-05"),
        ("828日", "2023-09-01", "2023-08-28"),
        ("202285", "2019-01-01", "2019-01-01"),
    ],
)
def test_a_damaged_signature_date_is_mended_by_the_pages(read, line, published, date):
    assert read(f"{LETTER}\n澜州市绿化局\n{line}", "html", published=published).date.value == date


def test_the_imprint_date_is_not_the_letters(read):
    assert read(f"钱某某委员：\n{LETTER}\n澜州市绿化局办公室 2023年5月9日印发").date.value is None


def test_the_questions_own_date_in_the_head_is_not_the_letters(read):
    reply = read(f"关于停车的建议\n2023年1月5日\n钱某某代表：\n{LETTER}")
    assert reply.date.value is None
    assert "2023年1月5日" in reply.contact


def test_portal_furniture_is_cut(read):
    remains = "【打印】【关闭】\n上一篇：停车\n下一篇：路灯\n责任编辑：孙某\n扫一扫在手机打开当前页\n满意度评价\n姓名：\n联系方式：\n验证码：\n提交\n主办：澜州市政府办 \n某ICP备12345678号"
    reply = read(
        f"字体：【大 中 小】\n分享到：\n钱某某代表：\n{LETTER}\n澜州市绿化局\n2023年5月6日\n{remains}"
    )
    assert reply.body == f"钱某某代表：\n{LETTER}"
    assert reply.date.value == "2023-05-06"


def test_word_processor_residue_is_cut(read):
    assert (
        read("钱某代表：\n收悉。<!--EndFragment-->\n已办。\u200b\ufeff").body
        == "钱某代表：\n收悉。\n已办。"
    )


def test_a_reply_can_be_packed_and_unpacked(read):
    reply = read(f"{HEADS['portal_table']}\n钱某某委员：\n{LETTER}\n澜州市绿化局\n2023年5月6日")
    assert from_bytes(to_bytes(reply)) == reply


def test_labels_on_lines_of_their_own_part_letter_and_reply(read):
    reply = read(
        "来信人\n张某\n来信内容\n路灯坏了。\n答复单位\n澜州市城管局\n答复内容\n您好，已修。"
    )
    assert (reply.question, reply.body) == ("路灯坏了。", "您好，已修。")
    assert (reply.asker, reply.addressee.value) == ("张某", None)
    assert reply.departments.value == ("澜州市城管局",)


def test_labels_in_brackets_need_no_colon(read):
    reply = read(
        "【来信主题】路灯坏了\n【来信内容】请修。\n【回复单位】澜州市城管局\n【处理情况】已修。"
    )
    assert (reply.title.value, reply.question, reply.body) == ("路灯坏了", "请修。", "已修。")
    assert reply.departments.value == ("澜州市城管局",)


@pytest.mark.parametrize(
    "imprint",
    [
        "澜州市绿化局办公室　2023年5月9日印发",
        "2023年5月9日印发",
        "（共印5份）",
        "澜州市绿化局办公室\n2023年5月9日印发",
    ],
)
@pytest.mark.parametrize("signature", ["澜州市绿化局\n2023年5月6日", "澜州市绿化局 2023年5月6日"])
def test_a_signature_right_above_the_imprint_signs(read, signature, imprint):
    reply = read(f"钱某某委员：\n{LETTER}\n{signature}\n{imprint}")
    assert (reply.departments.value, reply.date.value) == (("澜州市绿化局",), "2023-05-06")
    assert reply.contact == tuple(imprint.split("\n"))


def test_a_party_greeted_without_a_colon_did_not_answer(read):
    reply = read(
        "关于第8号提案的答复\n民盟澜州市委员会\n贵委的提案收悉。\n澜州市绿化局\n2023年5月6日"
    )
    assert reply.departments.value == ("澜州市绿化局",)
    assert reply.addressee.value == "民盟澜州市委员会"


def test_page_numbers_and_rules_are_no_title_and_hide_no_signature(read):
    signed = "澜州市绿化局\n2023年5月6日"
    reply = read(
        f"— 1 —\n━━━━━━━━\n钱某某委员：\n{LETTER}\n{signed}\n- 2 -\n第 2 页 共 2 页\n————————"
    )
    assert (reply.title.value, reply.body) == (None, f"钱某某委员：\n{LETTER}")
    assert (reply.departments.value, reply.date.value) == (("澜州市绿化局",), "2023-05-06")


def test_a_labelled_title_goes_before_a_pages_heading(read):
    reply = read(
        "信件详情\n来信标题：路灯坏了\n来信内容：请修。\n受理部门：澜州市城管局\n答复内容：已修。"
    )
    assert (reply.title.value, reply.title.where) == ("路灯坏了", "header")
    assert reply.departments.value == ("澜州市城管局",)


@pytest.mark.parametrize("label", ["提案题目：", "建议标题：", "案  由\t"])
@pytest.mark.parametrize("heading", ["", "关于第8号提案的答复\n"])
def test_a_label_of_the_proposals_title_is_no_part_of_it(read, label, heading):
    reply = read(f"{heading}{label}关于增设长椅的提案\n提案号：0008\n钱某委员：\n提案收悉。{BODY}")
    assert reply.title.value == (heading.strip() or "关于增设长椅的提案")
    assert (reply.subject.value, reply.subject.where) == ("关于增设长椅的提案", "header")
    assert reply.body == f"钱某委员：\n提案收悉。{BODY}"


def test_a_heading_above_a_letters_labels_hides_none_of_them_where_nobody_is_greeted(read):
    reply = read(
        "市长信箱\n来信人：张某\n来信内容：路灯坏了。\n答复单位：澜州市城管局\n"
        "答复时间：2023-05-06\n答复内容：您好，已修。"
    )
    assert (reply.departments.value, reply.date.value) == (("澜州市城管局",), "2023-05-06")
    assert (reply.asker, reply.body) == ("张某", "您好，已修。")


@pytest.mark.parametrize(
    "text",
    [
        "办理结果：经核查，路灯已修复。\n感谢您的关注。",
        "办理方式：逐户走访并登记造册。\n感谢您的支持。",
        "钱某某委员：\n您提出的建议收悉。\n落实情况：已安装路灯五十盏。\n澜州市城管局\n2023年5月6日",
    ],
)
def test_a_sentence_behind_a_label_that_no_field_can_read_stays_in_the_body(read, text):
    reply = read(text)
    assert reply.body == text.removesuffix("\n澜州市城管局\n2023年5月6日")
    assert reply.outcome.value == "unknown"


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("承办单位：澜州市城管局市政科李老师 0999-6112233", ["承办单位：澜州市城管局市政科李老师 0999-6112233"]),
        ("承办单位：澜州市城管局\n承办单位：澜州市住建局", ["承办单位：澜州市住建局"]),
        ("承办单位：澜州市城管局\n会办单位：澜州市住建局", ["会办单位：澜州市住建局"]),
        ("文号：城字某\n成文日期：待定\n来源：市民来电", ["文号：城字某", "成文日期：待定", "来源：市民来电"]),
        ("文号\t澜城函〔2023〕5号\t联系人\t李某\t委员反馈\t很满意", ["联系人：李某", "委员反馈：很满意"]),
        ("承办单位：澜州市城管局\n澜州市住建局文件", ["承办单位：澜州市城管局"]),
        ("公开方式：主动公开\n依申请公开", ["主动公开"]),
        ("委员反馈\t2023年5月6日\t办理结果\t很满意\t文号\t澜城函〔2023〕5号", ["委员反馈\t2023年5月6日\t办理结果\t很满意\t文号"]),
    ],
)  # fmt: skip
def test_a_label_that_no_field_takes_is_kept_beside_the_contacts(read, head, kept):
    reply = read(f"{head}\n关于路灯的答复\n钱某某委员：\n{LETTER}")
    assert list(reply.contact) == kept
    assert reply.body == f"钱某某委员：\n{LETTER}"


_NAMES = st.sampled_from(
    ["办理结果", "落实情况", "公开属性", "公开方式", "文号", "承办单位", "发文机关", "提案者", "提案号", "来信人", "联系人",
     "签发人", "委员反馈", "成文日期", "来源"]
)  # fmt: skip
_SAID = st.sampled_from(
    ["经核查，路灯已修复。", "已装灯五十盏", "澜州市城管局市政科李老师", "澜州市城管局", "澜州市住建局、澜州市财政局", "很满意", "无号",
     "澜城函〔2023〕5号", "视情况决定", "已解决", "计划解决", "主动公开", "依申请公开", "2023年5月6日", "市民孙某", "第67号", "B类"]
)  # fmt: skip
_LABELS = st.lists(st.tuples(_NAMES, _SAID), min_size=1, max_size=4)


@settings(max_examples=300)
@given(_LABELS, st.sampled_from(["：", "\t", "\n"]), st.booleans(), st.booleans())
def test_nothing_that_labels_say_is_lost(read, labels, between, in_row, signed):
    name_and_said = [f"{name}{between}{said}" for name, said in labels]
    head = ("\t" if in_row and between == "\t" else "\n").join(name_and_said)
    end = "\n澜州市绿化局\n2023年6月7日\n办理结果：正在解决" if signed else ""
    reply = read(f"{head}\n关于路灯的答复\n钱某某委员：\n{LETTER}{end}")
    found = str(to_bytes(reply), "utf-8")
    for name, said in labels:
        has_dated = name == "成文日期" and said.endswith("日")
        assert has_dated or (name == "来源" and said.endswith("局")) or said in found


_PIECES = st.sampled_from(
    ["钱某某委员：", "您好！", "文号：", "澜绿复〔2023〕13号", "2023年5月6日", "202285", "办理结果：", "A类", "联系人：孙某", "抄送：",
     "澜州市绿化局", "澜州市绿化局文件", "主动公开", "关于", "第8号提案的", "答    复", "《关于", "》", "“", "”", "。", "来信内容：", "答复内容：",
     "　　", "\n", "\n", "\n", " ", "\t", "网友“A1”", "特此答复", "上一篇：无", "满意度评价"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(_PIECES | st.text(max_size=6)).map("".join), st.sampled_from(["txt", "html", "jsonl"])
)
def test_describing_never_raises_whatever_the_text(read, text, form):
    reply = read(text, form)
    assert from_bytes(to_bytes(reply)) == reply


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "title",
                "department",
                "date",
                "outcome",
                "disclosure",
                "kind",
                "number",
                "case",
                "addressee",
                "question",
                "published",
                "source",
                "asker",
                "asked",
                "url",
            ]
        ),
        st.text(min_size=1),
    )
)
def test_describing_never_raises_whatever_is_stated(read, stated):
    reply = read("钱某代表：\n收悉。", "csv", **stated)
    assert reply.body.startswith("钱某代表：") or "title" in stated
