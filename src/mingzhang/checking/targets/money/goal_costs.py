"""The department's goals name what a cost indicator of a project names, with another amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, in_wan
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.budgets import (
    amount_of,
    half_a_place,
    totals_of,
)
from mingzhang.checking.targets.department_goals import line_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.disclosure import Disclosure, PerformanceGoal, Printed

_GOAL = re.compile(r"([^。;:]{6,60}?)(?<![\d.])(\d+(?:\.\d+)?)万元")
_BOUND = re.compile(r"(?:应|须)?(?:控制在|不超过|不高于|不大于|小于|达到|为|约|共|≤|<=|=)+$")
"""What stands between a name and its amount."""

_MORE = re.compile(r"左右|(?:以内)?合计|[,]?涉及|\([^()]*(?:含|其中|结转|包括|涉及)")
"""What says behind an amount that it is rounded, or has more in it than the one indicator."""

_GENERAL = re.compile(
    r"(?:项目|部门|单位|机关|年度|全年|本年|总|预算|成本|经费|资金|费用|支出|投入|运转|运行|日常|控制|金额|总额|数|额|情况)+"
)
"""A name that says of nothing: the department has such a cost, too."""

_WHOLE_NAME = 6
"""Characters of a name that only one indicator has, and that stands there to the letter."""

_NEARLY = 0.9
_LONG_NAME = 10
_FEW_SIGNS = 5


class Goal(msgspec.Struct, frozen=True):
    """A part of 部门整体绩效目标, with the disclosure that it stands in."""

    disclosure: Disclosure
    its: PerformanceGoal


def _goals(disclosure: Disclosure) -> Iterator[Goal]:
    for goal in disclosure.goals:
        if disclosure.projects and "万元" in goal.indicators + goal.objective:
            yield Goal(disclosure, goal)


@over("P526", each(_goals))
def goal_states_another_cost(goal: Goal) -> Iterator[Flaw]:
    """The department's goals name what a project's cost indicator names, with another amount."""
    key = keys.fold(goal.its.objective + "。" + goal.its.indicators)
    named = [
        (match[1], Decimal(match[2]) * UNITS["万元"])
        for match in _GOAL.finditer(key)
        if not _MORE.match(key, match.end())
    ]
    if not named:
        return
    items = [ProjectOf(goal.disclosure, project) for project in goal.disclosure.projects]
    costs = [Cost(item, one, cost) for item in items for one, cost in totals_of(item)]
    every = list(_costs(items))
    for said, amount in named:
        meant = [cost for cost in costs if _is_same(said, cost.name)]
        name = _named(said)
        namesakes = [cost for cost in every if cost.name == name and not _GENERAL.fullmatch(name)]
        if len(namesakes) == 1 and not meant:
            meant = namesakes
        for cost in meant:
            if not cost.comes_to(amount):
                yield cost.item.flaw(
                    f"{cost.one.label}的指标值是“{cost.one.its.target.text}”，"
                    f"部门整体绩效目标写的是 {in_wan(amount)}",
                    cost.one.evidence(),
                    _quoted(goal, said),
                )


class Cost(msgspec.Struct, frozen=True):
    """A cost indicator, with its amount in 元."""

    item: ProjectOf
    one: IndicatorOf
    yuan: Decimal

    @property
    def name(self) -> str:
        """As it is compared."""
        return keys.fold(self.one.its.level3)

    def comes_to(self, amount: Decimal) -> bool:
        """Whether this is its amount, but for what was rounded."""
        return abs(self.yuan - amount) <= half_a_place(self.one)


def _costs(items: Sequence[ProjectOf]) -> Iterator[Cost]:
    """All amounts of cost indicators, also those for each."""
    for item in items:
        for one in item.indicators:
            if (yuan := amount_of(one)) is not None:
                yield Cost(item, one, yuan)


def _quoted(goal: Goal, said: str) -> Evidence:
    """The part of the goal that says it: the objective, or its indicators."""
    its = goal.its
    text = its.objective if said in keys.fold(its.objective) else its.indicators
    return quote("部门整体绩效目标", Printed(text, line_of(goal.disclosure, its, text)))


def _named(said: str) -> str:
    """The whole name that words end with: ；其中档案预算控制数不超过. "" for a short one."""
    words = _PART_OF.sub("", re.split("[,、]", _BOUND.sub("", said))[-1])
    return words if len(words) >= _WHOLE_NAME else ""


_PART_OF = re.compile("^(?:其中|包括|以及|含)")


def _is_same(said: str, name: str) -> bool:
    if len(name) < _LONG_NAME or abs(len(said) - len(name)) > _FEW_SIGNS:
        return False
    return keys.alike(said, name, _NEARLY)
