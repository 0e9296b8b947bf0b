"""Where a goal of the department (部门整体绩效目标) prints its objective and its indicators."""

from __future__ import annotations

from mingzhang.disclosure import Disclosure, PerformanceGoal
from mingzhang.where import Where


def line_of(disclosure: Disclosure, goal: PerformanceGoal, text: str) -> Where:
    """The line that ends with a text of the goal, if it is a line of its own; else the goal's."""
    for section in disclosure.sections if text else ():
        for line in section.paragraphs:
            if line.text.endswith(text):
                return line.where
    return goal.where
