"""The lines of a disclosure with where they stand, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, quote
from mingzhang.checking.findings import Evidence
from mingzhang.disclosure import Disclosure, Printed, Section, Statement
from mingzhang.kept import once_each
from mingzhang.reading.headings import PART

_PART = re.compile(rf"^{PART}[、.:]?")
_SENTENCE = re.compile(r"[^。；;！？\n]+[。；;！？]?")


FRONT = "封面和开头"
"""The place of what stands before the first section and between the tables."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of text."""

    place: str
    """Heading of the section or title of the table that it belongs to, for users."""

    printed: Printed
    section: str = ""
    statement: str = ""

    @property
    def text(self) -> str:
        """As printed."""
        return self.printed.text

    @property
    def key(self) -> str:
        """Folded."""
        return keys.fold(self.printed.text)

    def evidence(self) -> Evidence:
        """The line as evidence."""
        return quote(self.place, self.printed)

    def flaw(self, message: str, *beside: Evidence) -> Flaw:
        """With the line as evidence, after where it stands, and with what says otherwise."""
        return Flaw(
            f"“{self.place}”{message}",
            (self.evidence(), *beside),
            section=self.section,
            statement=self.statement,
        )


def of_section(section: Section) -> list[Line]:
    """The paragraphs of a section."""
    name = section.heading
    return [Line(name, paragraph, section=name) for paragraph in section.paragraphs]


@once_each
def prose(disclosure: Disclosure) -> Sequence[Line]:
    """The paragraphs of all sections."""
    return tuple(chain.from_iterable(map(of_section, disclosure.sections)))


@once_each
def outside(disclosure: Disclosure) -> Sequence[Line]:
    """What stands outside the sections' text: cover and opening, headings, titles and notes."""
    return tuple(_outside(disclosure))


def _outside(disclosure: Disclosure) -> Iterator[Line]:
    for line in disclosure.front:
        yield Line(FRONT, line)
    for section in disclosure.sections:
        name = section.heading
        yield Line(name, Printed(name, section.where), section=name)
    for table in tables(disclosure):
        for line in (Printed(table.title, table.where), *table.printed_notes()):
            yield Line(table.title, line, statement=table.id)


@once_each
def tables(disclosure: Disclosure) -> Sequence[Statement]:
    """The printed tables, those beside the nine included."""
    beside = (disclosure.procurement, disclosure.assets, disclosure.organisations_table)
    printed = (table for table in beside if table.status != "missing")
    return (*disclosure.printed_statements, *printed)


@once_each
def all_lines(disclosure: Disclosure) -> Sequence[Line]:
    """All lines, headings and titles included."""
    return (*outside(disclosure), *prose(disclosure))


def words(disclosure: Disclosure) -> str:
    """The narrative's headings and paragraphs as one key."""
    texts = [
        *(section.heading for section in disclosure.sections),
        *(line.text for line in prose(disclosure)),
    ]
    return "".join(map(keys.fold, texts))


def begins_a_line(disclosure: Disclosure, words: str) -> bool:
    """Whether a line of the document begins with these words, be it numbered.

    A heading too long for one line of a page is read as two: the second line then goes on with
    the rest of the words.
    """
    key = keys.label(words)
    labels = _labels(disclosure)
    if any(label.startswith(key) for label in labels):
        return True
    name = keys.label(disclosure.agency.name)
    if any(label.startswith(name) and label.endswith(key) for label in labels):
        return True  # 某局2024年部门预算信息公开情况说明
    return any(
        one.text and key.startswith(label) and _label(one.text + rest.text).startswith(key)
        for label, (one, rest) in zip(labels, pairwise(all_lines(disclosure)), strict=False)
    )


@once_each
def _labels(disclosure: Disclosure) -> Sequence[str]:
    return [_label(line.text) for line in all_lines(disclosure)]


def _label(text: str) -> str:
    """A line's key without its number, 第一部分 included."""
    return keys.label(_PART.sub("", keys.fold(text)))


def sentences(text: str) -> list[str]:
    """A paragraph's sentences, with their ends."""
    return [match[0].strip() for match in _SENTENCE.finditer(text)]
