"""Where something was printed, so that a person can look at it.

Text has lines and cells, a PDF has pages and boxes, a workbook has sheets and cells.
One small value serves all of them; what a format does not have stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import msgspec


class Where(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A place in a source. Everything counts from 1, as people count."""

    line: int = 0
    """Line of a text; 0 where the source has no lines."""

    cell: int = 0
    """Cell within the line or row, counting the blank ones; 0 for a whole line."""

    page: int = 0
    """Page of a paged source; 0 elsewhere."""

    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom on the page, in points from the top left corner."""

    sheet: str = ""
    """Sheet of a workbook."""

    pieces: tuple[Piece, ...] = ()
    """Of a text over several lines or pages what each of them prints; it begins at this place."""

    def going_on(self, text: str, more: str, there: Where) -> Where:
        """The place of a text that stands here and goes on elsewhere."""
        pieces = (*(self.pieces or (Piece(text, self),)), *(there.pieces or (Piece(more, there),)))
        return msgspec.structs.replace(self, pieces=pieces)

    def __str__(self) -> str:
        """As an accountant would say it: 第 7 页、第 12 行第 3 格."""
        parts = [f"工作表“{self.sheet}”"] if self.sheet else []
        if self.page:
            parts.append(f"第 {self.page} 页")
        if self.line:
            parts.append(f"第 {self.line} 行" + (f"第 {self.cell} 格" if self.cell else ""))
        return "".join(parts) or "位置不详"

    def as_json(self) -> dict[str, Any]:
        """Only what is known, for the JSON that users get."""
        known: dict[str, Any] = msgspec.to_builtins(self)
        known.pop("pieces", None)
        return known


class Piece(msgspec.Struct, frozen=True, gc=False):
    """What stands on one of the lines of a text, and where that is."""

    text: str
    where: Where


_A_PAIR = 2
"""More numbers that follow one another are told as a span."""

NOWHERE = Where()
"""For what is not printed anywhere: the zero behind a row that a table leaves out."""


def place(where: Where) -> str:
    """Where something is printed, for a cell or line of a report; "" where that is not known."""
    return "" if where == NOWHERE else str(where)


def places(wheres: Iterable[Where]) -> str:
    """Several places in few words, each once: 第 7、12 行第 2—4 格、第 15 行.

    Of a page its number is told, however many boxes on it are meant.
    """
    cells: dict[Where, dict[int, None]] = {}
    for where in wheres:
        line = Where(line=where.line, page=where.page, sheet=where.sheet)
        cells.setdefault(line, {})[where.cell] = None
    found: dict[tuple[str, str], dict[int, None]] = {}
    for line, own in cells.items():
        within = f"工作表“{line.sheet}”" if line.sheet else ""
        if line.line:
            within += f"第 {line.page} 页" if line.page else ""
            ends = "行" + (f"第 {_numbers(own)} 格" if any(own) else "")
            found.setdefault((within, ends), {})[line.line] = None
        elif line.page:
            found.setdefault((within, "页"), {})[line.page] = None
    return "、".join(
        f"{within}第 {_numbers(numbers)} {ends}" for (within, ends), numbers in found.items()
    )


def _numbers(found: Iterable[int]) -> str:
    """Numbers as a list, three and more that follow one another as 63—66."""
    runs: list[list[int]] = []
    for number in sorted(filter(None, found)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ([f"{run[0]}—{run[-1]}"] if len(run) > _A_PAIR else list(map(str, run)) for run in runs)
    return "、".join(chain.from_iterable(told))
