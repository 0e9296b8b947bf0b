"""The rows of a budget book's sheets, as they were found in a file, cell by cell.

Nothing is guessed: a cell that does not say what its column asks for is a mistake. Workbooks
and JSON files bring the same rows; only the names of the places differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.book import UNPUBLISHED, Cover
from mingzhang.compiling.books.sheets import NO, YES, Column, Sheet, choices, sheet

_CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 15
"""No budget is larger, in 元; a number that is comes of a slip."""

Value: TypeAlias = Any


class Mistake(msgspec.Struct, frozen=True):
    """Something in a book that must be corrected."""

    sheet: str
    cell: str
    """As in F7, or the path in a JSON file; "" where a whole sheet is meant."""

    message: str
    """Chinese: what is there, and what should be."""

    def __str__(self) -> str:
        if self.cell.startswith("$"):
            return f"{self.cell}：{self.message}"
        place = f"工作表“{self.sheet}”" + (f" {self.cell}" if self.cell else "")
        return f"{place}：{self.message}"


class UnreadableBookError(Exception):
    """The file is no budget book; the message says what to do."""


@dataclass
class Row:
    """A row of a sheet: its values by column id, and where they stand."""

    number: int
    """From 1, as the program shows it."""

    values: dict[str, Value]
    cells: dict[str, str]


@dataclass
class Found:
    """What was found in a file: rows by sheet, and what is wrong with them."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    cover: Cover | None = None
    """Known when the other sheets are read."""

    missing: set[tuple[str, str]] = field(default_factory=set)
    """Columns that are not there, by the ids of sheet and column: told once, not row by row."""

    _told: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, its: Sheet, cell: str, message: str) -> None:
        """Note a mistake; of a cell only the first, from which the others follow."""
        place = (its.title, cell)
        if not cell or place not in self._told:
            self._told.add(place)
            self.mistakes.append(Mistake(its.title, cell, message))


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


class Values:
    """The values of one row, checked as their columns ask."""

    def __init__(self, its: Sheet, row: Row, found: Found) -> None:
        self.sheet = its
        self.row = row
        self.found = found

    def wrong(self, column_id: str, message: str) -> None:
        """Note a mistake in a cell; of a column that is not there that has been told."""
        if (self.sheet.id, column_id) not in self.found.missing:
            self.found.wrong(self.sheet, self.row.cells.get(column_id, ""), message)

    def _raw(self, column_id: str) -> tuple[Column, Value]:
        column = self.sheet.column(column_id)
        value = self.row.values.get(column_id, "")
        if is_blank(value):
            if column.required:
                self.wrong(column_id, f"“{column.label}”没有填")
            return column, None
        return column, value

    def text(self, column_id: str) -> str:
        """A text; a number that stands in its cell is read as its digits."""
        column, value = self._raw(column_id)
        if value is None:
            return ""
        if isinstance(value, datetime.date | datetime.datetime | datetime.time):
            self.wrong(column_id, f"“{column.label}”被当成了日期；请把单元格改成文本格式后重填")
            return ""
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, float) and value == int(value):
            return str(int(value))
        return keys.tidy(str(value))

    def number(self, column_id: str) -> Decimal | None:
        """A number that is not negative; None for a blank."""
        column, value = self._raw(column_id)
        if value is None:
            return None
        if isinstance(value, datetime.date | datetime.datetime | datetime.time):
            self.wrong(column_id, f"“{column.label}”是日期，应填数；请改单元格格式后重填")
            return None
        try:
            number = Decimal(str(value).strip().replace(",", "").replace("，", ""))
        except InvalidOperation:
            self.wrong(column_id, f"“{column.label}”填的是“{value}”，应填数")
            return None
        if not number.is_finite() or abs(number) > _LARGEST:
            self.wrong(column_id, f"“{column.label}”填的是“{value}”，应填数")
            return None
        if number < 0:
            self.wrong(column_id, f"“{column.label}”填的是 {number.normalize():f}，应不小于 0")
            return None
        return number

    def amount(self, column_id: str) -> Decimal:
        """An amount in 元 with two places at most; zero for a blank."""
        number = self.number(column_id)
        if number is None:
            return ZERO
        rounded = number.quantize(_CENT)
        if abs(number - rounded) > Decimal("0.000001"):
            label = self.sheet.column(column_id).label
            self.wrong(column_id, f"“{label}”填的是 {number}，元以下最多两位小数")
        return rounded

    def choice(self, column_id: str) -> str:
        """What the chosen option stands for; "" for a blank."""
        column = self.sheet.column(column_id)
        text = self.text(column_id)
        options = choices()[column.kind]
        if not text:
            return ""
        if column.unpublished and text == UNPUBLISHED:
            return ""
        by_key = {keys.fold(name): meaning for name, meaning in options.items()}
        if keys.fold(text) in by_key:
            return by_key[keys.fold(text)]
        shown = "、".join(list(options)[:12])
        self.wrong(column_id, f"“{column.label}”填的是“{text}”，应选：{shown}")
        return ""

    def is_unpublished(self, column_id: str) -> bool:
        """Whether the cell says that a disclosure does not tell."""
        return self.text(column_id) == UNPUBLISHED

    def code(self, column_id: str) -> str:
        """The digits of a code, with or without its name behind it."""
        text = self.text(column_id)
        return text.split()[0] if text and text != UNPUBLISHED else ""


def each(sheet_id: str, found: Found) -> Iterator[Values]:
    """The rows of a sheet."""
    for row in found.rows.get(sheet_id, []):
        yield Values(sheet(sheet_id), row, found)
