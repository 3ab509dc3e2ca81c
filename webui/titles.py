"""A search in one line, for the titles of pages, feeds and files."""

from indexer import Query
from webui.language import gettext
from webui.wording import kind_label, outcome_label, years_label


def search_title(query: Query) -> str:
    """Say what is searched for: the words, then every filter.

    >>> search_title(Query(text="停车", departments=("市公安局",))), search_title(Query())
    ('停车，市公安局', '全部答复')
    """
    parts = (
        query.text,
        *query.departments,
        *(years_label(years) for years in query.years),
        *(outcome_label(outcome) for outcome in query.outcomes),
        *(kind_label(kind) for kind in query.kinds),
    )
    return gettext("，").join(part for part in parts if part) or gettext("全部答复")
