"""What an exported result says of itself: the search, the time and the state of the index."""

from dataclasses import dataclass
from datetime import datetime

from indexer import Whole
from webui.wording import SORTS, kind_label, outcome_label, widened, years_label


@dataclass(frozen=True, slots=True)
class Account:
    """`address` is that of the search; `exported` is ISO 8601 with its offset."""

    whole: Whole
    address: str
    exported: datetime

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return label and text of each thing said, in order."""
        query, relaxed = self.whole.query, self.whole.relaxed
        told = (
            ("检索词", query.text),
            ("放宽", widened(relaxed) if relaxed else ""),
            ("承办单位", "、".join(query.departments)),
            ("年份", "、".join(years_label(years) for years in query.years)),
            ("办理结果", "、".join(outcome_label(outcome) for outcome in query.outcomes)),
            ("类型", "、".join(kind_label(kind) for kind in query.kinds)),
            ("排序", SORTS[query.sort]),
            ("份数", str(self.whole.total)),
            ("网址", self.address),
            ("导出时间", self.exported.isoformat(timespec="seconds")),
            ("索引", self.whole.generation),
            ("索引时间", self.whole.created),
        )
        return tuple((label, text) for label, text in told if text)

    def sentence(self) -> str:
        """Say it all in one line."""
        return "；".join(f"{label}：{text}" for label, text in self.lines())
