"""Deadlines within the budget year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_DATE_WITH_YEAR = re.compile(
    r"(?<![\d-])(20\d\d)年(?:[年度]?(?:底|末|初|前|内|完成)|\d{1,2}月|[上下]半年|第?[一二三四1-4]季度)"
)

_NAMED_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\]|\)|】|〕)")
_NEXT_YEAR = re.compile(
    r"^(?:次年|第二年|下一?年度?|明年)(?=\d{1,2}月|[一二三四]季度|年?底|上半年)"
)


@over("P411", open_projects)
def deadline_before_the_year(item: ProjectOf) -> Iterator[Flaw]:
    """A deadline that had passed when the budget year began."""
    if not _is_of_an_earlier_year(item):
        yield from _outside(item, lambda years, year: max(years) < year, spare=_begins)


@over("P416", open_projects)
def deadline_of_money_carried_over(item: ProjectOf) -> Iterator[Flaw]:
    """The same in a project that is named after the earlier year: the targets were not renewed."""
    if _is_of_an_earlier_year(item):
        yield from _outside(item, lambda years, year: max(years) < year)


def _is_of_an_earlier_year(item: ProjectOf) -> bool:
    named = map(int, _NAMED_YEAR.findall(keys.fold(item.its.name)))
    return "结转" in item.its.name or any(year < item.disclosure.year for year in named)


@over("P413", open_projects)
def deadline_after_the_year(item: ProjectOf) -> Iterator[Flaw]:
    """A deadline in a later year: targets of the year end with the year."""
    yield from _outside(item, lambda years, year: min(years) > year, spare=_runs_over)
    found = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”在下一年")
        for one in item.indicators
        if one.level2 == "时效"
        and item.its.no  # a self-evaluation is written in the next year
        and _NEXT_YEAR.search(one.folded["target"])
        and not _runs_over(one)
    ]
    yield from item.flaws(found)


def _begins(one: IndicatorOf) -> bool:
    """合同签订时间, 开工时间: work may have begun before the year."""
    return bool(one_of("deadline", "begins").search(one.its.level3))


def _runs_over(one: IndicatorOf) -> bool:
    said = one.its.level3 + one.its.description + one.its.target.text
    return (
        bool(one_of("deadline", "runs_over").search(said)) or "跨年" in said + one.project.purpose
    )


def _is_due(said: str) -> bool:
    """A description's date is that of an end, not of what is paid later: 2023年第四季度补贴."""
    due = one_of("deadline", "due", r"(?:[底末初]|\d[日号])(?:$|[发支缴拨兑])")
    return bool(due.search(said))


def _may_name_other_years(said: str) -> bool:
    """较2022年, 质保期至2027年: another year in its place."""
    return bool(one_of("deadline", "other_years", r"[-—~至]20\d\d").search(said))


def _outside(
    item: ProjectOf,
    wrong: Callable[[set[int], int], bool],
    spare: Callable[[IndicatorOf], bool] | None = None,
) -> Iterator[Flaw]:
    year = item.disclosure.year
    if not year:
        return
    found = [
        (one, f"的完成时间“{keys.tidy(text)}”不在预算年度 {year} 年内")
        for one in item.indicators
        if (text := _dated(one, lambda years: wrong(years, year))) and not (spare and spare(one))
    ]
    yield from item.flaws(found)


def _dated(one: IndicatorOf, wrong: Callable[[set[int]], bool]) -> str:
    """The text whose dates are wrong: the target, else description and name of 时效.

    What the target dates is due then, whatever the years in its description are of.
    """
    target = one.its.target
    if target.kind in ("deadline", "words"):
        key = one.folded["target"]
        if years := _years_in(key):
            return target.text if wrong(years) and not _may_name_other_years(key) else ""
    for text in (one.its.description, one.its.level3) if one.level2 == "时效" else ():
        key = keys.fold(text)
        years = _years_in(key)
        if years and wrong(years) and _is_due(key) and not _may_name_other_years(key):
            return text
    return ""


def _years_in(key: str) -> set[int]:
    return {int(found) for found in _DATE_WITH_YEAR.findall(key)} if "20" in key else set()
