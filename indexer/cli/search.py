"""`fuwen search`: find replies by words and filters."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import click

from corpus import KINDS, OUTCOMES
from indexer.answering.searcher import open_index
from indexer.asking.choices import parse_years
from indexer.asking.query import Audience, FacetValue, Hit, Query, Results, Sort
from indexer.cli.options import audience_option, index_option, json_option, utf8
from indexer.cli.output import marked, say, say_json
from indexer.shapes import joined, results_shape
from indexer.terminal import plain

_SHOWN_VALUES = 8
_FACETS: dict[str, tuple[str, Mapping[Any, str]]] = {
    "department": ("承办单位", {}),
    "year": ("年份", {}),
    "outcome": ("办理结果", OUTCOMES),
}


class _Words(click.Command):
    """A command whose words may begin with "-": what is not exactly an option is excluded from the
    search (-year:2020, which click would take for -y), and only "--…" can be a misspelt option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        params = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        known = {name: one for one in params for name in one.opts}
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                words.extend(rest)
            elif arg in known:
                options += [arg, *islice(rest, 0 if known[arg].is_flag else 1)]
            else:
                (options if arg.startswith("--") else words).append(arg)
        return super().parse_args(ctx, [*options, "--", *words])


@click.command(short_help="检索复文", cls=_Words)
@click.argument("words", nargs=-1, callback=utf8)
@click.option("--department", "-d", "departments", multiple=True, help="承办单位，可重复。")
@click.option("--year", "-y", "years", multiple=True, help="年份 2021 或 2019..2022，可重复。")
@click.option(
    "--outcome",
    "-o",
    "outcomes",
    multiple=True,
    type=click.Choice(list(OUTCOMES)),
    help="办理结果，可重复。",
)
@click.option(
    "--kind", "-k", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="类型，可重复。"
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
)
@click.option("--strict", is_flag=True, help="词都要有：结果少时也不放宽。")
@click.option("--no-synonyms", is_flag=True, help="只找输入的词，不找同义词。")
@click.option("--limit", type=int, default=10, show_default=True, help="每页份数。")
@click.option("--page", type=int, default=1, show_default=True, help="第几页。")
@index_option
@audience_option
@json_option
def search(  # noqa: PLR0917 (click passes options by name)
    words: tuple[str, ...],
    departments: tuple[str, ...],
    years: tuple[str, ...],
    outcomes: tuple[str, ...],
    kinds: tuple[str, ...],
    sort: Sort,
    strict: bool,
    no_synonyms: bool,
    limit: int,
    page: int,
    index_dir: Path,
    audience: Audience,
    as_json: bool,
) -> int:
    """检索复文。WORDS 可用 "精确短语"、-排除、OR、括号、部门: 年: 结果: 文号: 标题: 提案人:。

    例：fuwen search 停车费 -充电桩 --year 2019..2022 --outcome resolved
    """
    query = Query(
        text=" ".join(words),
        departments=departments,
        years=tuple(parse_years(text) for text in years),
        outcomes=outcomes,
        kinds=kinds,
        sort=sort,
        page=page,
        size=limit,
        strict=strict,
        synonyms=not no_synonyms,
    )
    results = open_index(index_dir, audience=audience).search(query)
    if as_json:
        say_json(results_shape(results))
    else:
        _say_results(results)
    return 0


def _say_results(results: Results) -> None:
    say(f"{results.total:,} 份复文，第 {results.query.page} 页，{results.took_ms:.1f} 毫秒\n")
    _say_widened(results)
    if results.did_you_mean:
        say(f"您要找的是不是：{plain('；'.join(results.did_you_mean))}\n")
    for hit in results.hits:
        say_hit(hit)
    for name, (label, labels) in _FACETS.items():
        _say_facet(label, labels, results.facets[name])


def _say_widened(results: Results) -> None:
    if results.relaxed is not None:
        extent = {"most": "大部分词", "any": "任何一个词"}[results.relaxed.level]
        full = results.relaxed.strict_total
        found = f"词都有的只有 {full:,} 份，排在最前；其余" if full else "没有词都有的；这些"
        say(f"{found}有{extent}。词都要有：加 --strict\n")
    if results.synonyms:
        listed = "；".join(f"{word}（{'、'.join(added)}）" for word, added in results.synonyms)
        say(f"也找了同义词：{plain(listed)}。只找输入的词：加 --no-synonyms\n")


def say_hit(hit: Hit) -> None:
    """Print a hit with its facts and its best stretch."""
    facts = (joined(hit.departments), hit.date, OUTCOMES[hit.outcome], hit.number)
    say(click.style("■ ", bold=True) + marked(hit.title))
    say("  " + plain(" · ".join(fact for fact in facts if fact)) + f"  [{plain(hit.id)}]")
    say(f"  {marked(hit.snippet)}\n")


def _say_facet(label: str, labels: Mapping[Any, str], values: tuple[FacetValue, ...]) -> None:
    if values:
        shown = (
            f"{'✓' if one.selected else ''}{plain(labels.get(one.value, one.value))} {one.count:,}"
            for one in values[:_SHOWN_VALUES]
        )
        more = f"  …共 {len(values)} 个" if len(values) > _SHOWN_VALUES else ""
        say(f"{label}：" + "  ".join(shown) + more)
