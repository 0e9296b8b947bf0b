"""A department's goals of an earlier year: what was completed then is no goal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.dates.earlier_years import planned
from mingzhang.checking.targets.department_goals import GoalOf, goals

_DONE = re.compile(
    r"(?<!\d)(20\d\d)年[^。;]{0,40}?(?:全部完成|已完成|已经完成|完成情况良好|共完成|圆满完成了|均已)"
)
_AHEAD = re.compile(r"[今本]年|计划|力争|继续|下一步|将")


@over("P414", goals)
def goal_of_an_earlier_year(of: GoalOf) -> Iterator[Flaw]:
    """2020年……全部完成 in the goals of 2024: what was done, and not what is to be done."""
    years = {int(match[1]) for match in _DONE.finditer(of.key)}
    if str(of.year) in of.key or _AHEAD.search(of.key):
        return  # told as the ground on which this year's work stands
    past = sorted(year for year in years if of.year and year < of.year)
    if past:
        yield of.flaw(f"写的是 {past[0]} 年已经完成的工作，预算年度是 {of.year} 年")


_BEGINS = re.compile(r"(20\d\d)年(?:度)?[,，]")


@over("P422", goals)
def goal_names_an_earlier_year(of: GoalOf) -> Iterator[Flaw]:
    """2020年，全县…实现… as the goal of 2021, and 2021 nowhere in it; 制定2020年……方案."""
    for past, words in planned(of.key):
        if past < of.year:
            told = f"写的是“{words}”，预算年度是 {of.year} 年"
            yield of.flaw(told, of.goal.objective, of.aim)
            return
    match = _BEGINS.match(keys.fold(of.goal.objective))
    if match is None or int(match[1]) != of.year - 1 or str(of.year) in of.key:
        return
    if not _DONE.search(of.key) and not _AHEAD.search(of.key):
        told = f"写的是“{match[1]}年”，预算年度是 {of.year} 年"
        yield of.flaw(told, of.goal.objective, of.aim)
