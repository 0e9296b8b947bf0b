"""Sums of the lists beside the nine tables: cells, what they should be, and which cell leads.

One wrong cell breaks its product, its row and its column. Relations that fail and share a
cell are one finding, told by the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO, NotAnAmountError, half_place
from mingzhang.checking.checks import Flaw, quote
from mingzhang.checking.findings import Evidence
from mingzhang.disclosure import Printed


class Cell(msgspec.Struct, frozen=True):
    """A figure of a list."""

    title: str
    row: str
    column: str
    printed: Printed
    unit: str
    """Money unit; "" for a number of things."""

    places: int
    """Decimal places of the column."""

    number: Decimal | None
    """None for what is no figure. A blank is zero."""

    @property
    def half(self) -> Decimal:
        """What rounding may have taken or added, in the cell's unit."""
        if not self.printed.text or (self.unit == "" and self.places == 0):
            return ZERO
        return half_place(self.places)

    def exceeds(self, whole: Cell) -> bool:
        """Whether it is more than another cell, by more than rounding; not if one is no figure."""
        if self.number is None or whole.number is None:
            return False
        return self.number > whole.number + self.half + whole.half

    @property
    def name(self) -> str:
        """Row and column, for users."""
        return f"“{self.row}”{self.column}"

    def evidence(self) -> Evidence:
        """The cell as evidence."""
        return quote(self.title, self.printed, row=self.row, column=self.column)


def number_of(text: str) -> Decimal | None:
    """A figure; zero for a blank, None for what is no figure."""
    try:
        return amounts.parse(text) or ZERO
    except NotAnAmountError:
        return None


def column_places(texts: Iterable[str]) -> int:
    """The decimal places that a column prints."""
    return max(map(amounts.places_of, texts), default=0)


class Relation(msgspec.Struct, frozen=True):
    """Something that should hold between cells: the first should have the expected amount."""

    rule: str
    cells: tuple[Cell, ...]
    expected: Decimal
    tolerance: Decimal
    told: str
    """Where the expected amount comes from: 单价乘数量, 各行之和."""

    @property
    def difference(self) -> Decimal:
        """By how much the first cell is more than expected; zero where it cannot be read."""
        actual = self.cells[0].number
        return ZERO if actual is None else actual - self.expected

    @property
    def holds(self) -> bool:
        """Whether the first cell is right, or cannot be read."""
        return abs(self.difference) <= self.tolerance

    @property
    def yuan(self) -> Decimal:
        """The difference in 元; a number where the first cell is no money."""
        return self.difference * amounts.UNITS.get(self.cells[0].unit, Decimal(1))

    def message(self) -> str:
        """One sentence."""
        lead = self.cells[0]
        places = max(lead.places, 2)
        expected = f"{self.expected:.{places}f}"
        printed = lead.printed.text or "空白"
        return f"《{lead.title}》{lead.name}印作 {printed}，{self.told}为 {expected}"


def total(rule: str, whole: Cell, parts: Sequence[Cell], told: str) -> Relation | None:
    """A whole that should be the sum of its parts; None where a part cannot be read."""
    numbers = [part.number for part in parts]
    if not parts or any(number is None for number in numbers):
        return None
    return Relation(
        rule=rule,
        cells=(whole, *parts),
        expected=sum((number for number in numbers if number is not None), ZERO),
        tolerance=sum((cell.half for cell in (whole, *parts)), ZERO),
        told=told,
    )


class Judgement(msgspec.Struct, frozen=True):
    """A relation, and the other failing ones that one wrong cell explains with it."""

    relation: Relation
    leads: bool
    others: tuple[Relation, ...]

    def flaw(self, statement: str) -> Flaw:
        """The finding."""
        lead = self.relation.cells[0]
        scale = amounts.UNITS.get(lead.unit, Decimal(1))
        actual = lead.number if lead.number is not None else ZERO
        return Flaw(
            self.relation.message(),
            tuple(cell.evidence() for cell in self.relation.cells),
            details=tuple(other.message() for other in self.others),
            statement=statement,
            expected=self.relation.expected * scale,
            actual=actual * scale,
            difference=(actual - self.relation.expected) * scale,
        )


def judged(relations: Iterable[Relation]) -> list[Judgement]:
    """Each relation, those that fail together led by the first."""
    ordered = list(relations)
    failing = [relation for relation in ordered if not relation.holds]
    leader: dict[int, int] = {}
    for index, relation in enumerate(failing):
        mine = set(relation.cells)
        near = [n for n in range(index) if not mine.isdisjoint(failing[n].cells)]
        leader[index] = min((leader[n] for n in near), default=index)
    following: dict[int, list[Relation]] = {}
    for index, first in leader.items():
        if index != first:
            following.setdefault(first, []).append(failing[index])
    places = {id(relation): index for index, relation in enumerate(failing)}
    return [
        Judgement(
            relation,
            not relation.holds and leader[places[id(relation)]] == places[id(relation)],
            tuple(following.get(places.get(id(relation), -1), ())),
        )
        for relation in ordered
    ]
