"""An account: what one agency has to publish for one year, before any form is filled.

A unit's account is its book; a department's is its units' books together. Tables and
narrative are both made from the account, so that they say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mingzhang.amounts import ZERO
from mingzhang.compiling.book import FIGURES, Book, Cover, Holding, Texts
from mingzhang.compiling.views import Leaf, total
from mingzhang.cube import Point
from mingzhang.disclosure import SCOPE_WORDS, PerformanceGoal
from mingzhang.forms import Pack, pack
from mingzhang.kept import kept


@dataclass(frozen=True)
class Account:
    """The books of an agency's units for a year, with the words of the agency itself."""

    cover: Cover
    books: tuple[Book, ...]
    texts: Texts
    goals: tuple[PerformanceGoal, ...] = ()

    @property
    def scope_name(self) -> str:
        """部门 or 单位."""
        return SCOPE_WORDS[self.cover.scope]

    @property
    def pack(self) -> Pack:
        """The forms that it is published with."""
        return pack(self.cover.pack)

    @kept
    def facts(self) -> tuple[Leaf, ...]:
        """All leaves of the year, 元."""
        return tuple(leaf for book in self.books for leaf in book.facts)

    @kept
    def office_running(self) -> Decimal:
        """机关运行经费, 元."""
        return sum((book.office_running for book in self.books), ZERO)

    @kept
    def last(self) -> dict[str, Decimal]:
        """Last year's figures, 元; only those that every unit's book states."""
        known = [
            name for name in FIGURES if self.books and all(name in book.last for book in self.books)
        ]
        return {name: sum((book.last[name] for book in self.books), ZERO) for name in known}

    @kept
    def holdings(self) -> dict[str, Holding]:
        """Fixed assets by row, the units' added up."""
        sums: dict[str, Holding] = {}
        for book in self.books:
            for label, held in book.holdings.items():
                known = sums.get(label, Holding(ZERO, ZERO))
                sums[label] = Holding(known.quantity + held.quantity, known.value + held.value)
        return sums

    def amount(self, point: Point) -> Decimal:
        """This year's amount at a point, 元."""
        return total(self.facts, point)

    def figure(self, name: str) -> Decimal:
        """This year's amount of a figure that the narrative names, 元."""
        return self.amount(FIGURES[name])

    def change(self, name: str) -> Decimal | None:
        """By how much a figure has risen since last year, 元; None where last year's is unknown."""
        return self.figure(name) - self.last[name] if name in self.last else None


def unit_account(book: Book) -> Account:
    """The account of one unit."""
    return Account(book.cover, (book,), book.texts, book.goals)
