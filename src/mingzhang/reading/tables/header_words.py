"""The columns of a printed header: the cells above each, from the top down, and what is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from mingzhang import amounts, keys
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.tables.headers import header_rows, label_key, label_rows

_REMARK = re.compile(
    r"\((?:[\d=+\-*/.A-Za-z甲乙丙丁]+|(?:金额)?(?:单位:?)?[百千万亿]{0,2}元|含[^()]*|按[^()]*)\)$"
)

_MOST = 0.6
"""Share of a column's cells that must look like codes for it to be a column of codes."""

Path = tuple[str, ...]
"""The header cells above a column, from the top down, as printed."""


def paths(head: Sequence[Sequence[Cell]], width: int) -> list[Path]:
    """For each column the labels above it; a merged cell's label stands above all it covers.

    Readers leave the covered cells blank. A blank cell continues the group on its left where
    both stand under the same cells and have labels of their own below.
    """
    texts = [[row[c].text if c < len(row) else "" for c in range(width)] for row in head]
    above: list[list[int | None]] = []
    for number, row in enumerate(texts):
        owners: list[int | None] = []
        last: int | None = None
        for column in range(width):
            has_more_below = any(lower[column] for lower in texts[number + 1 :])
            if row[column]:
                last = column if has_more_below else None
                owners.append(column)
            elif (
                last is not None
                and has_more_below
                and all(upper[column] == upper[last] for upper in above)
            ):
                owners.append(last)
            else:
                owners.append(None)
        above.append(owners)
    return [
        tuple(
            keys.tidy(texts[number][owner])
            for number, owners in enumerate(above)
            if (owner := owners[column]) is not None
        )
        for column in range(width)
    ]


@cache
def word(text: str) -> str:
    """The key of a header label without its year, its numbering, its unit and its formula."""
    key = _REMARK.sub("", label_key(text))
    return keys.label(_REMARK.sub("", key))


class PrintedColumn(msgspec.Struct, frozen=True):
    """A printed column: what stands above it, and its cells."""

    path: Path
    values: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The keys of the labels above it."""
        return tuple(map(word, self.path))

    @property
    def label(self) -> str:
        """The lowest label above it."""
        return self.path[-1] if self.path else ""

    @property
    def above(self) -> PrintedColumn:
        """The group that it stands below."""
        return PrintedColumn(self.path[:-1], self.values)

    @property
    def is_part(self) -> bool:
        """Whether it says itself that another column has its amounts in it: 其中：教育收费."""
        return any(keys.fold(text).startswith("其中") for text in self.path)

    def looks_like(self, pattern: re.Pattern[str]) -> bool:
        """Whether most of what is printed in it is of this kind."""
        fitting = sum(bool(pattern.fullmatch(value)) for value in self.values)
        return bool(self.values) and fitting >= _MOST * len(self.values)

    def is_text(self) -> bool:
        """Whether most of what is printed in it is no amount."""
        return sum(not amounts.is_amount(value) for value in self.values) * 2 > len(self.values)


def printed_columns(head: Grid, grids: Sequence[Grid]) -> list[PrintedColumn]:
    """The columns of a table whose header `head` has, with what is printed in all of its grids."""
    width = max(map(len, head.rows))
    labels = label_rows(head)
    values: list[list[str]] = [[] for _ in range(width)]
    for grid in grids:
        for row in grid.rows[header_rows(grid) :]:
            for column, cell in enumerate(row[:width]):
                if text := keys.fold(cell.text):
                    values[column].append(text)
    above = paths(labels, width)
    return [PrintedColumn(above[c], tuple(values[c])) for c in range(width)]
