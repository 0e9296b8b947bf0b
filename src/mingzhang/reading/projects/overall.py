"""部门（单位）整体绩效目标表: the targets of a whole department, laid out like a project's.

It names a department and its tasks where a project's table names the project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.disclosure import PerformanceGoal
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.projects.labels import label_key, labels, tidy
from mingzhang.reading.projects.rows import kind_of

_LINES_ABOVE = 4
_TITLE = re.compile(r"绩效目标\S{0,6}表(?:[（(][^（）()]*[）)])?$")


def is_overall(grid: Grid, above: str) -> bool:
    """Whether a target table is a department's; `above` is the title that stands over it."""
    cells = [label_key(cell.text) for row in grid.rows for cell in row if cell.text]
    if any(labels().fields.get(cell) in ("name", "code_and_name") for cell in cells):
        return False
    words = labels().overall
    return words[0] in above or any(word in cell for cell in cells for word in words)


def read_overall(grid: Grid, title: str) -> PerformanceGoal:
    """What the table says: its objective, and its indicators as lines of words."""
    objectives: list[str] = []
    indicators: list[str] = []
    in_indicators = False
    for row in grid.rows:
        texts = [tidy(cell.text) for cell in row if cell.text]
        if not texts:
            continue
        in_indicators = in_indicators or kind_of(row) in ("header", "indicator")
        if in_indicators:
            indicators.append(" ".join(texts))
        elif label_key(texts[0]).endswith("目标") and len(texts) > 1:
            objectives.append(" ".join(texts[1:]))
    return PerformanceGoal(
        "overall", title, "\n".join(objectives), "\n".join(indicators), grid.where
    )


def divided(blocks: Sequence[Block]) -> tuple[list[PerformanceGoal], list[Block]]:
    """The goals of whole departments among the blocks of targets, and all other blocks."""
    goals: list[PerformanceGoal] = []
    rest: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            rest.append(block)
            continue
        lines = [tidy(line.text) for line in _paragraphs_above(blocks, index)]
        title = next((line for line in lines if _TITLE.search(line)), "")
        if is_overall(block, title):
            goals.append(read_overall(block, title))
        else:
            rest.append(block)
    return goals, rest


def _paragraphs_above(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """The lines between a table and the one above it, the nearest first."""
    found: list[Paragraph] = []
    for block in reversed(blocks[max(0, index - _LINES_ABOVE) : index]):
        if isinstance(block, Grid):
            break
        found.append(block)
    return found
