"""What a book that was made from a disclosure does not know, or knows in two versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Kind = Literal["待补", "待分", "不一致", "四舍五入"]
"""待补: it is not printed. 待分: it is printed undivided. 不一致: tables contradict each other.
四舍五入: sums differ by their last places from the printed ones."""


class Gap(msgspec.Struct, frozen=True):
    """Something that a person must fill in, divide or decide."""

    kind: Kind
    sheet: str
    """The book's sheet, by id; "" where none is meant."""

    message: str
    """Chinese: what is known, and what to do."""

    column: str = ""
    """By id; "" where whole rows are meant."""

    first: int = 0
    """The first row that it is about, from 1; 0 where it is about none in particular."""

    last: int = 0


def spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Row numbers as first and last of each run.

    >>> spans([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
