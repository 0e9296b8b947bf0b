"""The paragraphs of a narrative, as rules on their words go through them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, quote
from mingzhang.disclosure import Disclosure, Printed


class Line(msgspec.Struct, frozen=True):
    """A paragraph, its key, and its section."""

    section: str
    printed: Printed
    key: str

    def flaw(self, message: str) -> Flaw:
        """With the paragraph as evidence."""
        evidence = (quote(self.section, self.printed),)
        return Flaw(f"“{self.section}”{message}", evidence, section=self.section)


def lines(disclosure: Disclosure) -> Iterator[Line]:
    """All paragraphs of all sections."""
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            yield Line(section.heading, paragraph, keys.fold(paragraph.text))
