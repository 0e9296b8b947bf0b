"""The department's goals (部门整体绩效目标): their indicators stand in sentences.

编印差错率≥99.9% is as wrong there as in a project's table, and 完成率 105% as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.department_tables import overall_tables
from mingzhang.checking.targets.goal_lines import line_of
from mingzhang.checking.targets.indicators.backwards import UP, backwards
from mingzhang.checking.targets.indicators.percentages import share_above_100_percent
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.disclosure import Disclosure, Indicator, PerformanceGoal, Printed, Project
from mingzhang.kept import kept, once_each
from mingzhang.reading.projects.targets import parse_target
from mingzhang.where import Where


class GoalOf(msgspec.Struct, frozen=True, dict=True):
    """A goal with the year that it is for."""

    disclosure: Disclosure
    goal: PerformanceGoal
    wholes: tuple[PerformanceGoal, ...] = ()
    """The goals of the whole department above a part."""

    @property
    def year(self) -> int:
        """The year that it is for."""
        return self.disclosure.year

    @property
    def where(self) -> Where:
        """Of the line with its indicators, if it is a line of its own; else the goal's."""
        return line_of(self.disclosure, self.goal, self.goal.indicators)

    @property
    def aim(self) -> Where:
        """The same of its objective."""
        return line_of(self.disclosure, self.goal, self.goal.objective)

    @kept
    def key(self) -> str:
        """Objective and indicators, compared without white space and formula signs."""
        return keys.without_markup(keys.fold(f"{self.goal.objective}。{self.goal.indicators}"))

    def flaw(self, message: str, text: str = "", where: Where | None = None) -> Flaw:
        """What is wrong with it; with the line of a table that has it."""
        text = text or self.goal.indicators or self.goal.objective
        return flaw_of(self.goal, message, Printed(text, where or self.where))


def flaw_of(goal: PerformanceGoal, message: str, *printed: Printed) -> Flaw:
    """What is wrong with a goal, with the lines to look at."""
    title = keys.tidy(goal.title) or "部门整体绩效目标"
    evidence = tuple(quote(title, one) for one in printed)
    return Flaw(f"部门整体绩效目标“{title}”{message}", evidence)


@once_each
def _goals(disclosure: Disclosure) -> Sequence[GoalOf]:
    overall = tuple(goal for goal in disclosure.goals if goal.kind == "overall")
    return tuple(
        GoalOf(disclosure, goal, overall if goal.kind == "item" else ())
        for goal in disclosure.goals
    )


goals = each(_goals)
"""A selection: the department's goals of each disclosure."""


def in_sentences(disclosure: Disclosure) -> Iterator[GoalOf]:
    """The goals that are no table: the rules on indicators look at those of tables."""
    tables = [table.goal for table in overall_tables(disclosure)]
    for of in _goals(disclosure):
        if of.goal not in tables:
            yield of


@over("P318", each(in_sentences))
def goal_points_the_wrong_way(of: GoalOf) -> Iterator[Flaw]:
    """差错率 at least 99.9%, 满意度 at most 95%; what 反映差错情况 says again is the same."""
    for found in backwards(of.key):
        yield of.flaw(f"里的{found.told}")


_SHARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:率|满意度))(?:要|应|力争)?"
    rf"(?:{UP}|达|为)?(?P<value>[1-9]\d\d\d?(?:\.\d+)?)%"
)


_SHARE_IN_A_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}?(?:{measures.A_SHARE}|满意度)(?:要|应|力争)?"
    rf"(?:{UP}|达|≤|不超过)\d+(?:\.\d+)?(?:人次|人|件|户|家|个|场|天|次)(?![\d百分月工])"
)
"""满意率不低于80人."""


class ShareOf(msgspec.Struct, frozen=True):
    """A share above 100% in a goal, as the indicator that it is, and its words."""

    of: GoalOf
    one: IndicatorOf
    words: str


def _shares(disclosure: Disclosure) -> Iterator[ShareOf]:
    for of in in_sentences(disclosure):
        for match in _SHARE.finditer(of.key):
            target = parse_target(f"≥{match['value']}%")
            made = Indicator("", "", match["name"], "", target, "")
            yield ShareOf(of, IndicatorOf(disclosure, Project(0, ""), made), match[0])
        for match in _SHARE_IN_A_NUMBER.finditer(of.key):
            made = Indicator("", "", "", "", parse_target(""), "")
            yield ShareOf(of, IndicatorOf(disclosure, Project(0, ""), made), match[0])


@over("P355", each(_shares))
def share_of_a_goal_is_more_than_all(item: ShareOf) -> Iterator[Flaw]:
    """清查完成率 105%: what is to be gone through is no more than all."""
    if any(share_above_100_percent(item.one)):
        yield item.of.flaw(f"里的“{item.words}”超过 100%")
    elif _SHARE_IN_A_NUMBER.fullmatch(item.words):
        yield item.of.flaw(f"里的“{item.words}”说的是比率，应当是百分数")
