"""The department's goals (部门整体绩效目标): their indicators stand in sentences.

编印差错率≥99.9% is as wrong there as in a project's table; and a goal that tells what was
completed in an earlier year is no goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, PerformanceGoal, Printed

_UP = r"(?:≥|>=|不低于|不少于|达到|高于|大于)"
_DOWN = r"(?:≤|<=|不高于|不超过|低于|小于)"
_DONE = re.compile(
    r"(?<!\d)(20\d\d)年[^。;]{0,40}?(?:全部完成|已完成|已经完成|完成情况良好|共完成|圆满完成了|均已)"
)
_AHEAD = re.compile(r"[今本]年|计划|力争|继续|下一步|将")
_NO_MARKUP = str.maketrans("", "", "$\\")
"""Formula signs that a converted text still has around ≥ and %."""


class GoalOf(msgspec.Struct, frozen=True):
    """A goal with the year that it is for."""

    year: int
    goal: PerformanceGoal

    @property
    def key(self) -> str:
        """Objective and indicators, compared without white space and formula signs."""
        text = f"{self.goal.objective}。{self.goal.indicators}"
        return keys.fold(text.replace("\\geq", "≥").replace("\\leq", "≤")).translate(_NO_MARKUP)

    def flaw(self, message: str) -> Flaw:
        """What is wrong with it."""
        printed = Printed(self.goal.indicators or self.goal.objective, self.goal.where)
        title = keys.tidy(self.goal.title) or "部门整体绩效目标"
        return Flaw(f"部门整体绩效目标“{title}”{message}", (quote(title, printed),))


def _goals(disclosure: Disclosure) -> Iterator[GoalOf]:
    for goal in disclosure.goals:
        yield GoalOf(disclosure.year, goal)


@cache
def _wrong_way() -> re.Pattern[str]:
    """A bad thing that is to be at least, or a good share that is to be at most."""
    bad = one_of("direction", "bad").pattern
    good = one_of("direction", "good_rate").pattern
    return re.compile(
        rf"(?P<bad>(?:{bad})(?:率|发生率|情况|次数)){_UP}(\d+(?:\.\d+)?)%?(?![\d的])"
        rf"|(?P<good>(?:{good}|满意度|满意率)){_DOWN}(\d+(?:\.\d+)?)%(?!的)"
    )


@over("P318", each(_goals))
def goal_points_the_wrong_way(of: GoalOf) -> Iterator[Flaw]:
    """差错率 at least 99.9%, 满意度 at most 95%; what 反映差错情况 says again is the same."""
    said = set()
    for match in _wrong_way().finditer(of.key):
        before = of.key[max(0, match.start() - 4) : match.start()]
        name = match["bad"] or match["good"]
        if match["bad"] and one_of("direction", "handled").search(before + name):
            continue
        if match["good"] and re.search(r"[不未]$", before):
            continue
        value = match[0].removeprefix(name)
        if value in said:
            continue
        said.add(value)
        good = "越低越好" if match["bad"] else "越高越好"
        yield of.flaw(f"里的“{match[0]}”方向写反了：{name}{good}")


@over("P414", each(_goals))
def goal_of_an_earlier_year(of: GoalOf) -> Iterator[Flaw]:
    """2020年……全部完成 in the goals of 2024: what was done, and not what is to be done."""
    years = {int(match[1]) for match in _DONE.finditer(of.key)}
    if str(of.year) in of.key or _AHEAD.search(of.key):
        return  # told as the ground on which this year's work stands
    past = sorted(year for year in years if of.year and year < of.year)
    if past:
        yield of.flaw(f"写的是 {past[0]} 年已经完成的工作，预算年度是 {of.year} 年")
