"""The cells of a sheet as text, row by row."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang.reading.workbook.extras import MAX_AREA, Extras, Place

_EXACT = Decimal("1e-9")
"""Distance from a figure with six places below which floating point is to blame for it."""

_NO_NOISE = 13
"""Characters of a figure below which it has none: the noise stands in the 16th digit."""

Value: TypeAlias = (
    "int | float | str | bool | datetime.time | datetime.date | datetime.datetime"
    " | datetime.timedelta"
)

Span: TypeAlias = tuple[Place, Place]
"""First and last cell of merged ones."""


class Row(msgspec.Struct, frozen=True):
    """The cells of a row that have text."""

    number: int
    cells: dict[int, str]

    @property
    def is_alone(self) -> bool:
        """Whether there is a single cell."""
        return len(self.cells) == 1

    @property
    def first(self) -> str:
        """The text of the first cell."""
        return next(iter(self.cells.values()))


def from_one(span: Span) -> Span:
    """Merged cells as a sheet numbers them; calamine counts from 0."""
    (top, left), (bottom, right) = span
    return (top + 1, left + 1), (bottom + 1, right + 1)


def rows(
    values: Sequence[Sequence[Value]], extras: Extras, merged: Iterable[Span]
) -> Iterator[Row]:
    """The rows that have text, without what some programs keep under merged cells."""
    covered = _covered(merged, len(values))
    for number, row in enumerate(values, 1):
        cells: dict[int, str] = {}
        for column, value in enumerate(row, 1):
            place = (number, column)
            text = extras.errors.get(place) or printed(value, percent=place in extras.percent)
            if text and place not in covered:
                cells[column] = text
        if cells:
            yield Row(number, cells)


def _covered(merged: Iterable[Span], rows: int) -> set[Place]:
    covered: set[Place] = set()
    for (top, left), (bottom, right) in merged:
        if (bottom - top + 1) * (right - left + 1) > MAX_AREA:
            continue
        for row in range(top, min(bottom, rows) + 1):
            covered.update((row, column) for column in range(left, right + 1))
        covered.discard((top, left))
        if len(covered) > MAX_AREA:
            break
    return covered


def printed(value: Value, *, percent: bool = False) -> str:
    """A cell's value as text: figures without the noise of floating point, dates as ISO dates.

    >>> printed(205.0), printed(0.1 + 0.2), printed(0.05, percent=True)
    ('205', '0.3', '5%')
    """
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("_x000D_", "").strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _figure(value, percent=percent)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case _:
            return str(value)


def _figure(value: float, *, percent: bool) -> str:
    """Excel itself keeps 15 digits; money has no more than six decimal places."""
    short = str(value)
    if (
        len(short) < _NO_NOISE
        and not percent
        and short.removeprefix("-").replace(".", "").isdigit()
    ):
        short = short.removesuffix(".0")
        return "0" if short == "-0" else short
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if not number.is_finite():
        return str(value)
    if abs(number) < Decimal("1e15"):
        rounded = round(number, 6)
        if abs(rounded - number) < _EXACT and (rounded or not number):
            number = rounded
    if percent:
        number *= 100
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text == "-0" else text) + ("%" if percent else "")
