"""Where a goal of the department (部门整体绩效目标) prints its objective and its indicators."""

from __future__ import annotations

from mingzhang.disclosure import Disclosure, PerformanceGoal
from mingzhang.where import Where


def line_of(disclosure: Disclosure, goal: PerformanceGoal, text: str) -> Where:
    """The line that ends with a text of the goal, if it is a line of its own; else the goal's."""
    lines = (line for section in disclosure.sections for line in section.paragraphs)
    return next((line.where for line in lines if text and line.text.endswith(text)), goal.where)
