"""What the words say of single cells, where they can mean one point only.

Words may be as wrong as a table, so they are no relation. They decide between cells that the
tables suspect equally: of “三公”经费 5.05 that is 4.86 + 0.64, the words 5.50 tell which is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

import msgspec

from mingzhang.amounts import UNITS, Amount, places_of
from mingzhang.checking.misprints.quotes import nested
from mingzhang.checking.tables.space import Space
from mingzhang.disclosure import Claim, Disclosure


class Witness(msgspec.Struct, frozen=True, gc=False):
    """An amount in words for a cell."""

    amount: Amount
    section: str
    text: str

    def agrees(self, yuan: Decimal) -> bool:
        """Whether an amount in 元 can be what the words round."""
        return abs(yuan - self.amount.yuan) <= self.amount.half_unit

    @property
    def told(self) -> str:
        """What is said where."""
        return nested(f"文字“{self.section}”写“{self.text}”")


Witnesses: TypeAlias = Mapping[int, Witness]
"""By cell; cells of which the words say two things have none."""


def witnesses(space: Space) -> Witnesses:
    """The words of all disclosures of a space."""
    found: dict[int, Witness] = {}
    contradicted: set[int] = set()
    for index, disclosure in enumerate(space.disclosures):
        for claim in disclosure.claims:
            if (amount := _amount(claim, disclosure)) is None:
                continue
            heading = disclosure.sections[claim.section].heading
            witness = Witness(amount, heading, claim.text)
            for cell in _cells(space, index, claim):
                before = found.setdefault(cell, witness)
                if before.amount.yuan != amount.yuan:
                    contradicted.add(cell)
    return {cell: witness for cell, witness in found.items() if cell not in contradicted}


def _amount(claim: Claim, disclosure: Disclosure) -> Amount | None:
    """The money that a claim says of its disclosure's own year and stage."""
    if claim.quantity != "amount" or claim.measure or not claim.is_of(disclosure.year):
        return None
    if claim.unit not in UNITS or not claim.value:
        return None
    return Amount(Decimal(claim.value), claim.unit, places_of(claim.value))


def _cells(space: Space, index: int, claim: Claim) -> Iterator[int]:
    """The single cells at the only point of a claim that the tables print."""
    tables = space.of(index)
    printed = [
        cells
        for point in claim.points
        if (cells := [table.cells[point] for table in tables if point in table.cells])
    ]
    if len(printed) == 1:
        yield from (cell for cells in printed[0] if len(cells) == 1 for cell in cells)
