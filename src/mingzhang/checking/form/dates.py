"""F42: dates that no calendar has, periods of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets.dates.no_dates import impossible_day, is_a_day
from mingzhang.disclosure import Disclosure, Printed

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[年./-])(?P<month>\d{1,2})(?:(?P=mark)|月)(?P<day>\d{1,2})(?!\d)日?"
)
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d年(?P<month>\d{1,2})月")
_MONTHS = 12

_CAN_BE_A_DATE = re.compile(r"20|19|\d[月日时]|季度")
_NO_TIME = re.compile(
    r"第[5-9五六七八九十]季度|(?<=[每次]月)(?:3[2-9]|[4-9]\d)日|(?<=[日天晚午在于至])(?:2[5-9]|[3-9]\d)时(?=[前后至到起止]|\d{1,2}分)"
)
"""A fifth quarter, an hour after midnight."""

_FROM_TO = re.compile(
    r"(?<!\d)(?P<year1>20\d\d)(?P<mark>[年./])(?P<month1>\d{1,2})(?:(?P=mark)|月)?(?:(?P<day1>\d{1,2})日?)?"
    r"(?:至|到|-|—|~|～)"
    r"(?P<year2>20\d\d)(?P=mark)(?P<month2>\d{1,2})(?:(?P=mark)|月)?(?:(?P<day2>\d{1,2})日?)?(?!\d)"
)

_PERIOD = re.compile(r"(?:实施周期|实施期限|项目周期|执行期限)[:：]?$")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年|[./-]\d)")


def dated_lines(disclosure: Disclosure) -> Iterator[Line]:
    """All lines, and the dates that stand above tables."""
    yield from printed_lines.all_lines(disclosure)
    for table in printed_lines.tables(disclosure):
        if table.as_of:
            yield Line(table.title, Printed(table.as_of, table.place("as_of")), "", table.id)


@over("F421", each(dated_lines))
def date_does_not_exist(line: Line) -> Iterator[Flaw]:
    """2月30日, 13月."""
    key = keys.fold(line.text)
    if not _CAN_BE_A_DATE.search(key):
        return
    wrong = [match[0] for match in _DATE.finditer(key) if not _exists(match)]
    wrong += [
        match[0]
        for match in _MONTH.finditer(key)
        if not 1 <= int(match["month"]) <= _MONTHS and match[0] not in "".join(wrong)
    ]
    if not wrong:
        wrong = [match[0] for match in _NO_TIME.finditer(key)]
        wrong += [day for day in (impossible_day(key),) if day]
    if wrong:
        yield line.flaw(f"写有不存在的日期：{'、'.join(wrong)}")


def _exists(match: re.Match[str]) -> bool:
    """Whether the calendar has a date; 3.11 in a list of numbers is none, and is left alone."""
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    is_in_a_list = match["mark"] != "年" and not 1 <= month <= _MONTHS and not day
    return is_in_a_list or is_a_day(year, month, day)


class PeriodOf(msgspec.Struct, frozen=True):
    """The line below 实施周期, which says when a project of the year is carried out."""

    year: int
    line: Line


def _periods(disclosure: Disclosure) -> Iterator[PeriodOf]:
    for above, line in pairwise(printed_lines.prose(disclosure)):
        if disclosure.year and _PERIOD.search(keys.fold(above.text)):
            yield PeriodOf(disclosure.year, line)


@over("F422", each(_periods))
def period_is_of_another_year(item: PeriodOf) -> Iterator[Flaw]:
    """A period that ends before the year for which the money is asked, or begins after it."""
    years = [int(year) for year in _YEAR.findall(keys.fold(item.line.text))]
    if years and not min(years) <= item.year <= max(years):
        yield item.line.flaw(f"的实施周期写“{item.line.text}”，不包含 {item.year} 年")


@over("F425", each(printed_lines.prose))
def period_ends_before_it_begins(line: Line) -> Iterator[Flaw]:
    """2025年12月31日至2025年1月1日."""
    wrong = [
        match[0]
        for match in _FROM_TO.finditer(keys.fold(line.text))
        if _place(match, "1") > _place(match, "2")
    ]
    if wrong:
        yield line.flaw(f"的起止时间“{'”、“'.join(wrong)}”，结束早于开始")


def _place(match: re.Match[str], which: str) -> tuple[int, ...]:
    """Year, month and day as numbers; a month as a whole is its first day."""
    return tuple(int(match[f"{name}{which}"] or 1) for name in ("year", "month", "day"))
