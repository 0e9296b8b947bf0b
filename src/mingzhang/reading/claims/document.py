"""What reading the words of a document needs to know of it, and the line that is being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from mingzhang import keys
from mingzhang.disclosure import Disclosure
from mingzhang.reading.claims.accounts import Accounts
from mingzhang.reading.claims.periods import Period
from mingzhang.reading.claims.tokens import Known, Text, Token, tokens
from mingzhang.where import Where


class Document:
    """The names, the accounts, the year and the stage of a disclosure."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.accounts = Accounts(disclosure)
        self.period = Period(disclosure.kind, disclosure.year)
        self.agency = keys.fold(disclosure.agency.name)
        """The agency's own name, folded."""

        self.numbers = count()
        """The numbers of the subjects, in the order in which they are named."""

        self._known = Known(self.accounts.classes, self.agency, self.accounts.printed_codes)

    def tokens(self, text: Text) -> list[Token]:
        """A paragraph or a title in tokens."""
        return tokens(text, self._known)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a section."""

    text: Text
    section: int
    number: int
    where: Where

    def printed(self, words: Sequence[Token]) -> str:
        """Some tokens that follow one another, as printed."""
        return self.text.slice(words[0].start, words[-1].end)
