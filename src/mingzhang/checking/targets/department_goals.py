"""The department's goals (部门整体绩效目标): their year, their words, the lines that print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, quote
from mingzhang.checking.targets.department_tables import overall_tables
from mingzhang.disclosure import Disclosure, PerformanceGoal, Printed
from mingzhang.kept import kept, once_each
from mingzhang.where import Where


def line_of(disclosure: Disclosure, goal: PerformanceGoal, text: str) -> Where:
    """The line that ends with a text of the goal, if it is a line of its own; else the goal's."""
    for section in disclosure.sections if text else ():
        for line in section.paragraphs:
            if line.text.endswith(text):
                return line.where
    return goal.where


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
