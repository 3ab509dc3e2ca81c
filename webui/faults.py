"""Pages for what goes wrong: what happened and what to do, never "no results"."""

from dataclasses import dataclass, replace

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from indexer import EngineError, FuwenError, IndexProblem, QueryError
from webui.api.problems import of_this_request, problem, what_is_wrong
from webui.language import gettext, translatable
from webui.params import UnknownParameter
from webui.refusals import in_words
from webui.switch import answer_as_asked, here

RETRY_SECONDS = 30
BUSY_SECONDS = 60
HTML = "text/html; charset=utf-8"
KEPT = frozenset({"Allow", "Retry-After", "Location"})
"""Headers of HTTP's own errors that say what to do next."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The wording of one fault page."""

    title: str
    happened: str
    advice: str


FAULTS = {
    400: Fault(
        translatable("请求有误"),
        translatable("这个地址中有无法理解的内容。"),
        translatable("请检查地址，或回到首页重新检索。"),
    ),
    404: Fault(
        translatable("没有这个页面"),
        translatable("这个地址没有对应的页面。"),
        translatable("请检查地址是否完整，或回到首页检索。"),
    ),
    405: Fault(
        translatable("不支持这种操作"),
        translatable("本站的页面只能查看，不接受提交。"),
        translatable("请回到首页，用检索框查找答复。"),
    ),
    429: Fault(
        translatable("请求太频繁"),
        translatable("来自您的网络地址的请求太多，服务器暂时没有回答这一次。"),
        translatable("请过一分钟再试。需要大量数据时，请用“下载全部结果”，不要逐页抓取。"),
    ),
    500: Fault(
        translatable("页面出错了"),
        translatable("服务器处理这个请求时发生了错误，与您的操作无关。"),
        translatable("错误已记入日志。请稍后再试；若一再出现，请告知网站管理员。"),
    ),
    503: Fault(
        translatable("检索暂时不可用"),
        translatable("现在无法读取索引，因此不能回答这次检索。这不表示没有相关答复。"),
        translatable("请过几分钟再试。网站管理员可以查看服务日志，或运行 fuwen check 检查索引。"),
    ),
}
UNKNOWN_REPLY = Fault(
    translatable("没有找到这篇答复"),
    translatable("没有这个编号的答复，或者它不在公开范围内。"),
    translatable("答复可能已更新或撤下。请用标题或文号重新检索。"),
)

BUSY = Fault(
    translatable("同时下载的人太多"),
    translatable("正有别人在下载全部结果，服务器暂时没有开始这一次。"),
    translatable("请过一分钟再试；范围缩小一些，下载也快一些。"),
)
WRONG = Fault(translatable("检索条件有误"), "", translatable("请修改检索词或地址中的条件后再试。"))


class Busy(Exception):
    """Too many take whole results away at the moment."""


def register(app: Flask) -> None:
    """Make every fault of the application answer with a page of its own."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(QueryError, _asked_wrongly)
    app.register_error_handler(UnknownParameter, _asked_too_much)
    app.register_error_handler(IndexProblem, _not_ready)
    app.register_error_handler(EngineError, _not_ready)
    app.register_error_handler(Busy, _busy)


def page(fault: Fault, status: int, mended: str = "") -> tuple[str | Response, int]:
    """Render a fault with its HTTP status: a page, or a problem where the API was asked.

    A page leads to the address that was `mended`, if it can be.
    """
    if of_this_request():
        return problem(status, fault.title, fault.happened), status
    answer_as_asked()
    told = Fault(gettext(fault.title), gettext(fault.happened), gettext(fault.advice))
    return render_template("fault.html", fault=told, status=status, mended=mended), status


def _http(error: HTTPException) -> Response:
    """Keep the status and headers (Allow, for one) of HTTP's own errors; replace the page."""
    response = error.get_response()
    status = response.status_code
    wording = FAULTS.get(status, FAULTS[400] if status < 500 else FAULTS[500])  # noqa: PLR2004
    said = what_is_wrong(error)
    body, _ = page(replace(wording, happened=said) if said else wording, status)
    told = body if isinstance(body, Response) else Response(body, content_type=HTML)
    told.status_code = status
    told.headers.extend((name, value) for name, value in response.headers if name in KEPT)
    return told


def _asked_wrongly(error: QueryError) -> tuple[str | Response, int]:
    return page(replace(WRONG, happened=in_words(str(error))), 400)


def _asked_too_much(error: UnknownParameter) -> tuple[str | Response, int]:
    given = request.args.items(multi=True)
    mended = here([(name, value) for name, value in given if name in error.allowed])
    return page(replace(WRONG, happened=str(error)), 400, mended)


def _not_ready(error: FuwenError) -> tuple[str | Response, int, dict[str, str]]:
    """Tell the operator's log what to mend; a reader learns no paths."""
    current_app.logger.error("%s", error, exc_info=error.__cause__)
    return *page(FAULTS[503], 503), {"Retry-After": str(RETRY_SECONDS)}


def _busy(_: Busy) -> tuple[str | Response, int, dict[str, str]]:
    return *page(BUSY, 503), {"Retry-After": str(BUSY_SECONDS)}
