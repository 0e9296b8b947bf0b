"""Sheets as values: what a workbook will show, before any file format.

A Sheet has fields, lines and, where it stands for a printed table, its title and notes. The
limits of XLSX are here too, because they decide what is divided between sheets and cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from mingzhang.disclosure import KIND_WORDS, SCOPE_WORDS, Disclosure

CELL = 32_000
"""Characters that one cell holds: the limit is 32,767 UTF-16 units, with room for a mark."""

ROWS = 1_000_000
"""Lines on one sheet (the limit is 1,048,576); more go on in a further sheet."""

NAME_LENGTH = 31
"""UTF-16 units in the name of a sheet."""

_FORBIDDEN = frozenset("[]:*?/\\")

Value = str | int


class Field(msgspec.Struct, frozen=True):
    """A column of a sheet."""

    label: str
    kind: Literal["text", "amount"] = "text"
    """amount: figures as printed, which become numbers; what is no figure stays text."""

    widest: int = 40
    """Where texts begin to wrap, in characters of half width."""


class Line(msgspec.Struct, frozen=True):
    """A row of a sheet: one value a column; "" is a blank cell."""

    values: tuple[Value, ...]
    bold: bool = False
    indent: int = 0
    """Levels that the column `indented` of the sheet moves in."""


class Sheet(msgspec.Struct, frozen=True):
    """What stands on one sheet."""

    name: str
    fields: tuple[Field, ...]
    lines: list[Line]
    title: str = ""
    """Printed above the table, with `left` and `right` below it; "" on the flat sheets."""

    left: str = ""
    right: str = ""
    notes: tuple[str, ...] = ()
    frozen_columns: int = 0
    indented: int = -1
    """The column with the names that show their level; -1 for none."""

    @property
    def head(self) -> int:
        """Rows above the first line."""
        return 3 if self.title else 1


class Link(msgspec.Struct, frozen=True):
    """A row of a sheet, counting from 1, to go to from the 目录."""

    sheet: str
    row: int = 1


class Entry(msgspec.Struct, frozen=True):
    """A row of the 目录: a source, a disclosure in it, or a table of that."""

    level: Literal["source", "disclosure", "table"]
    no: Value
    text: str
    status: str = ""
    unit: str = ""
    count: Value = ""
    where: str = ""
    note: str = ""
    link: Link | None = None


class Book(msgspec.Struct, frozen=True):
    """A workbook: its 目录 and the sheets after it, in order."""

    entries: list[Entry]
    sheets: list[Sheet]


class Numbered(msgspec.Struct, frozen=True):
    """A disclosure with its number in the 目录."""

    no: int
    disclosure: Disclosure

    @property
    def whose(self) -> tuple[Value, ...]:
        """The columns that say on every flat sheet whose row it is."""
        d = self.disclosure
        return (self.no, d.agency.code, d.agency.name, _scope(d), d.year or "")


WHOSE = (
    Field("序号"),
    Field("编码"),
    Field("部门（单位）名称", widest=30),
    Field("公开范围"),
    Field("年度"),
)
FROZEN = 3
"""Of these columns, those that stay in view on a wide sheet."""


def _scope(disclosure: Disclosure) -> str:
    return SCOPE_WORDS[disclosure.scope] + KIND_WORDS[disclosure.kind]


class Names:
    """Names for sheets that every spreadsheet program accepts, each given once."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """Some names are spoken for; Excel keeps History for itself."""
        self._taken = {_key(name) for name in (*reserved, "History")}

    def take(self, wanted: str) -> str:
        """The wanted name, or one as near to it as can be: shortened, with (2), (3) …"""
        plain = "".join(c for c in wanted if c not in _FORBIDDEN and c.isprintable())
        plain = plain.strip(" '") or "表"
        number = 1
        while True:
            suffix = f"({number})" if number > 1 else ""
            name = shortened(plain, NAME_LENGTH - len(suffix)).rstrip(" '") + suffix
            number += 1
            if _key(name) not in self._taken:
                self._taken.add(_key(name))
                return name


def _key(name: str) -> str:
    """Names that differ in case or width only are one name to some programs."""
    return unicodedata.normalize("NFKC", name).casefold()


def shortened(text: str, units: int) -> str:
    """As much of a text as fits into so many UTF-16 units, which is how XLSX counts."""
    if 2 * len(text) <= units:
        return text
    return text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore")


def pages(sheet: Sheet, names: Names) -> list[Sheet]:
    """The sheet itself, or with too many lines several, the first of them under its name."""
    parts = [sheet.lines[start : start + ROWS] for start in range(0, len(sheet.lines), ROWS)]
    return [
        msgspec.structs.replace(
            sheet, name=names.take(sheet.name) if number else sheet.name, lines=lines
        )
        for number, lines in enumerate(parts or [[]])
    ]


def link(on: Sequence[Sheet], line: int) -> Link:
    """The row of a line, counting from 0, on the pages of a sheet."""
    page, rest = divmod(line, ROWS)
    page = min(page, len(on) - 1)
    return Link(on[page].name, on[page].head + 1 + rest)


def count(text: str) -> Value:
    """A printed running number as a number, unless that would change how it looks."""
    return int(text) if len(text) < 9 and text.isdecimal() and str(int(text)) == text else text
