"""Dates that no calendar has: 2月30日, 13月底, 每月31号."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    indicators,
    open_projects,
)

_MONTH_DAY = re.compile(r"(?<!\d)(?<!农历)(?<!阴历)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]")
_MONTH = re.compile(r"(?<![\d.])(\d{1,2})月(?:底|末|初|前|之前)")
_MONTHS_TO = re.compile(r"(?<![\d.-])(?<!期)(\d{1,2})月?[-—~～至到](\d{1,2})月(?![\d龄])")
_MONTH_OF_A_YEAR = re.compile(r"(?<!\d)20\d\d年(\d{1,2})月")
_END_AND_DAY = re.compile(r"(?<=[月年])[底末]\d{1,2}[日号](?!内|以内|之内)")
_EVERY_31ST = re.compile(r"每月(?:的)?31[日号]")
_NO_DAY = re.compile(r"每月(?:的)?(?:3[2-9]|[4-9]\d)[日号]")
_NO_YEAR = re.compile(
    r"(?<![\d.])(?:20\d|20\d{3}|2[1-9]\d\d)年(?=度|工作|\d{1,2}月)"
    r"|[\[(【〔](?:20\d|20\d{3})[\])】〕]\d+号"
)
_NO_QUARTER = re.compile(r"第?(?:[5-9五六七八九十]|0)季度")
_DOTTED = re.compile(r"(20\d\d)[.\-/](\d{1,2})[.\-/](\d{1,2})前?")
_OF_A_DATE = re.compile("[年月日号季.]")
_MONTHS = 12
_A_LEAP_YEAR = 2024


@over("P412", open_projects)
def date_does_not_exist(item: ProjectOf) -> Iterator[Flaw]:
    """2月30日, 13月底, 2024.13.1; 8-15月 also in the purpose and the objectives."""
    for one in item.indicators:
        yield from _not_a_date(one)
    for field, text in item.written:
        key = keys.fold(text)
        if "月" in key and (wrong := impossible_day(key) or _no_month(key)):
            yield item.flaw(f"{FIELDS[field]}写的日期“{wrong}”不存在", item.evidence(field, text))


def _not_a_date(one: IndicatorOf) -> Iterator[Flaw]:
    """One flaw for the first of its cells that has no date of any calendar."""
    for role in ("target", "description", "basis"):
        key = one.folded[role]
        is_number = role == "target" and one.its.target.kind == "number"
        if not is_number and (wrong := _wrong_date(key)):
            yield one.flaw(f"写的日期“{wrong}”不存在", role)
            return


@lru_cache(maxsize=2048)
def _wrong_date(key: str) -> str:
    """The same of a cell, which is about something else more often than not."""
    return impossible_date(key) if _OF_A_DATE.search(key) else ""


def _no_month(key: str) -> str:
    """2024年16月, where no day tells more."""
    match = _MONTH_OF_A_YEAR.search(key)
    return match[0] if match and not 1 <= int(match[1]) <= _MONTHS else ""


def impossible_date(key: str) -> str:
    """The part of a folded text that is no date of any calendar; "" where there is none."""
    quarter = _NO_QUARTER.search(key)
    no_quarter = quarter[0] if quarter else ""
    day = _NO_DAY.search(key)
    no_day = day[0] if day else ""
    return impossible_day(key) or _no_year(key) or _dotted(key) or no_quarter or no_day


@over("P415", indicators)
def not_in_every_month(one: IndicatorOf) -> Iterator[Flaw]:
    """每月31号前: five months have none."""
    for role in ("target", "description"):
        key = one.folded[role]
        if every := _EVERY_31ST.search(key) if "31" in key else None:
            yield one.flaw(f"写的是“{every[0]}”，有的月份没有 31 日", role)
            return


def _dotted(key: str) -> str:
    """2024.13.1 as a whole text."""
    match = _DOTTED.fullmatch(key)
    if not match:
        return ""
    year, month, day = map(int, match.groups())
    return "" if is_a_day(year, month, day) else match[0]


def _no_year(key: str) -> str:
    match = _NO_YEAR.search(key)
    return match[0] if match else ""


def is_a_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has it.

    >>> is_a_day(2024, 2, 29), is_a_day(2023, 2, 29), is_a_day(2024, 13, 1)
    (True, False, False)
    """
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]


def impossible_day(key: str) -> str:
    """2月30日, 13月底, 8-15月 in a folded text; "" where there is none."""
    if "月" in key:  # most texts have no date
        for match in _MONTH_DAY.finditer(key):
            year, month, day = int(match[1] or _A_LEAP_YEAR), int(match[2]), int(match[3])
            if not is_a_day(year, month, day):
                return match[0]
        for match in _MONTHS_TO.finditer(key):
            if int(match[2]) > _MONTHS:
                return match[0]
        for match in _MONTH.finditer(key):
            if not 1 <= int(match[1]) <= _MONTHS:
                return match[0]
    found = _END_AND_DAY.search(key)
    return key[max(0, found.start() - 8) : found.end()] if found else ""
