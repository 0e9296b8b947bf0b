"""部门（单位）整体绩效目标表: the targets of a whole department, laid out like a project's.

It names a department and its tasks where a project's table names the project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.disclosure import PerformanceGoal
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.projects.labels import label_key, labels, tidy
from mingzhang.reading.projects.rows import kind_of
from mingzhang.where import Where

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
    """What the table says: its objective, its indicators and its other rows as lines of words."""
    lines: dict[str, list[str]] = {"objective": [], "indicators": [], "rest": []}
    places: dict[str, list[Where]] = {"objective": [], "indicators": [], "rest": []}
    in_indicators = False
    for row in grid.rows:
        texts = [tidy(cell.text) for cell in row if cell.text]
        if not texts:
            continue
        in_indicators = in_indicators or _opens_indicators(row, texts[0])
        is_objective = label_key(texts[0]).endswith("目标") and len(texts) > 1
        role = "indicators" if in_indicators else "objective" if is_objective else "rest"
        lines[role].append(" ".join(texts[1:] if role == "objective" else texts))
        places[role].append(next(cell.where for cell in row if cell.text))
    return PerformanceGoal(
        "overall",
        title,
        "\n".join(lines["objective"]),
        "\n".join(lines["indicators"]),
        grid.where,
        "\n".join(lines["rest"]),
        {role: tuple(found) for role, found in places.items()},
    )


def _opens_indicators(row: tuple[Cell, ...], first: str) -> bool:
    """Whether the indicators begin in a row; not every province's header names their levels."""
    return label_key(first).endswith("绩效指标") or kind_of(row) in ("header", "indicator")


def divided(blocks: Sequence[Block]) -> tuple[list[PerformanceGoal], list[Block]]:
    """The goals of whole departments among the blocks of targets, and all other blocks."""
    found: list[tuple[Grid, str]] = []
    rest: list[Block] = []
    is_open = False
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            rest.append(block)
            continue
        lines = [tidy(line.text) for line in _paragraphs_above(blocks, index)]
        title = next((line for line in lines if _TITLE.search(line)), "")
        if is_overall(block, title):
            found.append((block, title))
            is_open = True
        elif is_open and not title and _goes_on(found[-1][0], block):
            whole, own = found[-1]
            found[-1] = (Grid(whole.rows + block.rows), own)
        else:
            is_open = False
            rest.append(block)
    return [read_overall(grid, title) for grid, title in found], rest


def _goes_on(above: Grid, grid: Grid) -> bool:
    """Whether a grid is the rest of a department's table, on the next page."""
    labelled = {labels().fields.get(label_key(c.text)) for row in grid.rows for c in row if c.text}
    last = above.rows[-1][0].where.page
    return grid.where.page == last + 1 and not labelled & {"name", "code", "code_and_name"}


def _paragraphs_above(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """The lines between a table and the one above it, the nearest first."""
    found: list[Paragraph] = []
    for block in reversed(blocks[max(0, index - _LINES_ABOVE) : index]):
        if isinstance(block, Grid):
            break
        found.append(block)
    return found
