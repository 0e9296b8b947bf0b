"""The sheets of the budget book's workbook, as book.toml declares them.

One declaration serves the empty book, the reading and the messages, so that they name the
same columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from mingzhang import forms
from mingzhang.compiling.book import FIGURE_NAMES, FUNDS, ITEMS, NATURES
from mingzhang.declared import declared

YES, NO = "是", "否"
CHECKS = "检查"
"""The sheet with live totals; it is not read."""

GAPS = "待补"
"""The sheet of a book from a disclosure that lists what is open; it is not read."""

OPTIONS = "选项"
"""The hidden sheet that the drop-downs take their lists from."""


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a sheet, or a line of a sheet that is a form."""

    id: str
    label: str
    kind: str
    required: bool = False
    unpublished: bool = False
    """Whether a book from a disclosure may say 未公开 here."""

    optional: bool = False
    """Whether the column need not be there."""

    hint: str = ""


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet of the book."""

    id: str
    title: str
    columns: tuple[Column, ...]
    hint: str
    layout: Literal["list", "form", "fixed"] = "list"

    def column(self, column_id: str) -> Column:
        """The column with this id; KeyError where there is none."""
        return {column.id: column for column in self.columns}[column_id]


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    choices: dict[str, tuple[str, ...]]
    sheet: tuple[Sheet, ...]


@cache
def _declared() -> _Declared:
    return declared("mingzhang.compiling.books", "book.toml", _Declared)


def sheets() -> tuple[Sheet, ...]:
    """All sheets, in the order of the workbook."""
    return _declared().sheet


def sheet(sheet_id: str) -> Sheet:
    """The sheet with this id; KeyError where there is none."""
    return {its.id: its for its in sheets()}[sheet_id]


@cache
def choices() -> Mapping[str, Mapping[str, str]]:
    """By kind of column: each option as it is printed, and what it stands for."""
    listed = {kind: {text: text for text in texts} for kind, texts in _declared().choices.items()}
    return {
        **listed,
        "pack": {its.id: its.id for its in compilable()},
        "fund": {name: fund for fund, name in FUNDS.items()},
        "line_nature": {name: nature for nature, name in NATURES.items()},
        "item": {name: item for item, name in ITEMS.items()},
        "yes": {YES: YES, NO: NO},
    }


@cache
def compilable() -> tuple[forms.Pack, ...]:
    """The packs that books can be compiled with: those whose headers are drawn."""
    return tuple(
        pack
        for pack in forms.all_packs()
        if pack.stage == "budget" and all(form.header for form in pack.forms) and pack.writes
    )


def fixed_labels(sheet_id: str, pack: forms.Pack) -> tuple[str, ...]:
    """The rows of a sheet whose rows are fixed."""
    if sheet_id == "last":
        return tuple(FIGURE_NAMES.values())
    rows = [form.rows for form in pack.lists if form.id == "assets"]
    return tuple(row.label for row in rows[0][1:]) if rows else ()
