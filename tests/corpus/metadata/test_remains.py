"""What a portal leaves round a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.remains import cut_remains


@pytest.mark.parametrize(
    "line",
    [
        "【字体：大 中 小】【打印】【关闭】",
        "【打印】【关闭】 责任编辑：某科 扫一扫在手机打开当前页",
        "上一条：关于路灯的答复",
        "下一条：没有了",
        "上一篇：没有了 下一篇：关于路灯的答复 主办：澜州市绿化局",
        "首页>人大建议办理",
        "首页",
        "首页 机构职能 工作动态 信息公开",
        "网站首页 | 手机版 | 登录 | 注册",
        "网站首页 → 信息公开 → 提案办理",
        "您当前的位置: 首页 / 建议提案 / 详情",
        "澜ICP备00000000号-1 澜公网安备 00000000000000号",
        "备案编号：澜ICP备00000000号",
        "技术支持：澜州市信息中心",
        "责任编辑：张三",
        "主办：澜州市绿化局 承办：澜州市信息中心 技术支持：某公司",
        "澜州市人民政府 ©2023 政府网站标识码0000000000",
        "澜州市绿化局 版权所有 | 12300监督电话 | 网站标识码0000000000",
        "您是第 88213 位访问者",
        "建议使用1024×768以上分辨率浏览",
        "已有 24 人评价",
        "网站支持IPv6",
        "栏目导航",
        "分享到：",
        "分享到微信",
    ],
)
def test_furniture_is_cut(line):
    assert cut_remains(["长椅已换。", line, "谢谢。"]) == ["长椅已换。", "谢谢。"]


@pytest.mark.parametrize(
    "line",
    [
        "一是明确软件版权所有权归政府，避免纠纷",
        "已有24人领取了补助",
        "您是第3位来信反映此事的居民，我们高度重视。",
        "打印店占道经营的问题已经解决",
        "建议使用节能灯具",
        "分享改革成果",
        "首页 改版工作已经完成",
        "首页改版 工作动态 已经完成",
        "满意",
        "您反映的网站未办理ICP备案，我局已责令整改。",
        "该网站未办理ICP备案手续",
        "您对小区物业服务不满意的问题收悉。",
        "您对小区物业服务不满意的问题",
        "技术支持：由市农科所派出专家，已培训300人次。",
        "责任编辑：该栏目由市政府办公室负责。",
        "扫一扫即可查询，无需排队。",
        "承办单位：澜州市城管局　联系人：李某　电话：0999-6112233",
        "主办单位：澜州市教育局 会办单位：澜州市财政局",
        "主办单位：澜州市教育局 承办单位：白榆区教育局",
    ],
)
def test_a_letters_own_line_stays(line):
    assert cut_remains(["长椅已换。", line]) == ["长椅已换。", line]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("您对本篇答复是否满意", ["满意基本满意不满意", "已有 24 人评价"]),
        ("我要反馈", ["姓名联系方式反馈内容验证码"]),
        ("满意度评价", ["○ 满意 ○ 基本满意 ○ 不满意", "看不清，换一张", "提交"]),
    ],
)
def test_a_feedback_form_is_cut_with_its_fields(heading, fields):
    assert cut_remains(["长椅已换。", heading, *fields, "谢谢。"]) == ["长椅已换。", "谢谢。"]


@pytest.mark.parametrize("result", [["满意"], ["非常满意 18人，满意 2人"], ["代表表示满意。"], []])
def test_the_result_of_a_survey_is_no_form(result):
    lines = ["长椅已换。", "满意度测评：", *result]
    assert cut_remains(lines) == lines


@pytest.mark.parametrize("footer", ["版权所有：澜州市人民政府", "澜ICP备00000000号"])
@pytest.mark.parametrize(
    "owners", [["主办单位：某市政府办"], ["主办：某市政府", "承办：某市政府办"]]
)
def test_who_runs_the_site_is_cut_beside_a_footer(footer, owners):
    lines = ["长椅已换。", "谢谢。"]
    assert cut_remains([*lines, *owners, footer]) == lines
    assert cut_remains([*lines, footer, *owners]) == lines


@pytest.mark.parametrize("after", [[], ["【打印】"], ["版权所有：澜州市人民政府"]])
@pytest.mark.parametrize("more", ["", "　联系人：李某", "　电话：0999-6112233"])
def test_who_answers_is_kept_wherever_it_stands(after, more):
    named = f"承办单位：澜州市绿化局{more}"
    assert cut_remains([named, "长椅已换。", "谢谢。"]) == [named, "长椅已换。", "谢谢。"]
    lines = ["长椅已换。", "谢谢。", named]
    assert cut_remains([*lines, *after]) == lines


@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_lines_are_only_left_out_never_changed(lines):
    kept = cut_remains(lines)
    rest = iter(lines)
    assert all(line in rest for line in kept)
