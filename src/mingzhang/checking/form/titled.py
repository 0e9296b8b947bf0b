"""Headings of sections and titles of tables, as the rules on them select them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines
from mingzhang.disclosure import Disclosure, Printed, Section
from mingzhang.where import NOWHERE, Where

_DATE = re.compile(r"20\d\d年\d{1,2}月")
"""公开时间：2024年9月20日 beside the entries of a table of contents."""


class HeadingOf(msgspec.Struct, frozen=True):
    """A section's heading."""

    disclosure: Disclosure
    section: Section

    @property
    def name(self) -> str:
        """As printed."""
        return self.section.heading


def headings(disclosure: Disclosure) -> Iterator[HeadingOf]:
    """The sections' headings, where a pack says how they read."""
    if not forms.pack(disclosure.pack).open:
        yield from (HeadingOf(disclosure, section) for section in disclosure.sections)


class TitleOf(msgspec.Struct, frozen=True):
    """A table's title, at the table or in the table of contents."""

    disclosure: Disclosure
    printed: Printed
    statement: str
    """Id; "" in the table of contents."""

    head_year: int = 0
    """The year above the table (预算年度：2024), where the title has none."""

    head_where: Where = NOWHERE

    @property
    def place(self) -> str:
        """Where it stands, for users."""
        return self.printed.text if self.statement else "目录"


def titles(disclosure: Disclosure) -> Iterator[TitleOf]:
    """The titles at the tables and in the table of contents."""
    for statement in printed_lines.tables(disclosure):
        printed = Printed(statement.title, statement.where)
        year = statement.heading.year
        yield TitleOf(disclosure, printed, statement.id, year, statement.place("year"))
    for line in disclosure.contents:
        if not _DATE.search(keys.fold(line.text)):
            yield TitleOf(disclosure, line, "")


def table_titles(disclosure: Disclosure) -> Iterator[TitleOf]:
    """The titles at the tables."""
    return (item for item in titles(disclosure) if item.statement)
