"""From section to section and line to line: what titles, headings and lists say of the next line.

A line that only names an account (1.教育支出（类）…（项）。) tells what the one below it
speaks of. A line that ends with 其中： opens a list for the numbered lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.disclosure import Claim, Disclosure, Section
from mingzhang.forms.claims import pattern
from mingzhang.reading.claims.document import Document, Line
from mingzhang.reading.claims.lines import account_alone, ends_open, is_heading
from mingzhang.reading.claims.memory import PARTS, Level, State
from mingzhang.reading.claims.phrases import Context, completed, loose
from mingzhang.reading.claims.sentences import Sentences
from mingzhang.reading.claims.tokens import Text, Token

_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_GO_ON = ("：", ":", "；", ";")
"""Ends of the lines of a list that is not at its end."""

_ALONE = 2
"""Tokens of a line that says no more than 其中：."""


def read_claims(disclosure: Disclosure) -> tuple[Claim, ...]:
    """The claims of a disclosure's sections, in printed order."""
    walk = _Walk(disclosure)
    for number, section in enumerate(disclosure.sections):
        if not pattern("skip").search(section.title):
            walk.section(number, section)
    return tuple(walk.found)


def _is_of_a_project(section: Section) -> bool:
    """Whether a section is a note on one project: 社区食堂运行经费 is no 机关运行经费."""
    first = section.paragraphs[0].text if section.paragraphs else ""
    return bool(_OVERVIEW.match(first.strip()))


_OVERVIEW = re.compile(r"一、\s*项目概[述况]")


class _Walk:
    def __init__(self, disclosure: Disclosure) -> None:
        self.found: list[Claim] = []
        self.document = Document(disclosure)
        self.title = self.context = Context({})
        """What the section's title says, and with it the last heading."""

        self.account: tuple[str, ...] = ()
        """The account that the line above names, and nothing else."""

        self.enumeration: list[Level] = []
        """The lists that were open at the 其中 before a list of numbered paragraphs."""

        self.goes_on = False
        """Whether such a list goes on in the next paragraph, numbered or not."""

        self.state = State()
        """What the last paragraph left."""

    def section(self, number: int, section: Section) -> None:
        """Read the lines of a section."""
        said = "" if _is_of_a_project(section) else section.title
        self.title = self.context = loose(self.document.tokens(Text(said)))
        self.account = ()
        self.enumeration = []
        self.goes_on = False
        for place, paragraph in enumerate(section.paragraphs):
            line = Line(Text(paragraph.text), number, place, paragraph.where)
            self._line(line, self.document.tokens(line.text))
            goes_on = paragraph.text.rstrip().endswith(_GO_ON)
            self.goes_on = bool(self.enumeration) and goes_on

    def _line(self, line: Line, found: Sequence[Token]) -> None:
        printed = line.text.printed
        if ends_open(found) and len(found) <= _ALONE and self.state.root is not None:
            self.enumeration = [Level(self.state.root, PARTS, 0)]
        elif names := account_alone(found):
            self.account = names
        elif is_heading(printed, found):
            own = loose(found)
            place = completed(own.place, self.title.place)
            self.context = Context(place, own.measure or self.title.measure)
            self.account = ()
            self.enumeration = []
            if ends_open(found):  # …支出主要用于以下几个方面：
                self._paragraph(line, found)
        else:
            if not self.goes_on and not _ENUMERATED.match(printed):
                self.enumeration = []
            self._paragraph(line, found)
            self.account = ()

    def _paragraph(self, line: Line, found: Sequence[Token]) -> None:
        sentences = Sentences(self.document, line, self.context, self.enumeration)
        if self.account:
            sentences.subjects.of_account(self.account)
        sentences.read(found)
        if ends_open(found):
            self.enumeration = sentences.left_open
        self.found += sentences.found
        self.state = sentences.state
