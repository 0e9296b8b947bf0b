"""The printed header of a form, drawn in its pack: one line a row, one part a column.

    header = [
      "序号 | 功能分类科目 | < | 合计",
      "^ | 科目编码 | 科目名称 | ^",
    ]

`<` belongs to the cell on its left, `^` to the cell above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LEFT, _ABOVE = "<", "^"


class HeaderError(ValueError):
    """The drawing of a header is no grid."""


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header and how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


def drawn(lines: Sequence[str], width: int) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header's rows, each with the cells that begin in it.

    Raises HeaderError where a line has another number of columns than `width`, or where a
    mark has nothing to belong to.

    >>> drawn(["甲 | 乙 | <", "^ | 丙 | 丁"], 3)[0]
    (HeaderCell(text='甲', columns=1, rows=2), HeaderCell(text='乙', columns=2, rows=1))
    """
    grid = [[part.strip() for part in line.split("|")] for line in lines]
    for number, row in enumerate(grid, 1):
        if len(row) != width:
            raise HeaderError(f"header 第 {number} 行有 {len(row)} 栏，应有 {width} 栏")
        if row[0] == _LEFT or (number == 1 and _ABOVE in row):
            raise HeaderError(f"header 第 {number} 行的 {_LEFT} 或 {_ABOVE} 没有可并入的格")
    return tuple(
        tuple(
            HeaderCell(text, _across(grid, place, column), _down(grid, place, column))
            for column, text in enumerate(row)
            if text not in (_LEFT, _ABOVE)
        )
        for place, row in enumerate(grid)
    )


def _across(grid: Sequence[Sequence[str]], place: int, column: int) -> int:
    rest = grid[place][column + 1 :]
    return 1 + next((n for n, text in enumerate(rest) if text != _LEFT), len(rest))


def _down(grid: Sequence[Sequence[str]], place: int, column: int) -> int:
    below = [row[column] for row in grid[place + 1 :]]
    return 1 + next((n for n, text in enumerate(below) if text != _ABOVE), len(below))
