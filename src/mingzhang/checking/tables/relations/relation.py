"""A relation between printed amounts: two sums of cells, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang import amounts
from mingzhang.amounts import ZERO
from mingzhang.checking.tables.space import Cells, Space

Kind = Literal[
    "same",
    "codes",
    "columns",
    "items",
    "agencies",
    "balance",
    "funds",
    "bound",
    "empty",
    "agency",
]

WITHIN_A_TABLE: tuple[Kind, ...] = ("codes", "columns", "items", "agencies")
"""A whole and its parts, in one table."""


class Relation(msgspec.Struct, frozen=True, gc=False):
    """Two sums of cells that must be equal, or of which the left must not exceed the right."""

    kind: Kind
    left: Cells
    right: Cells
    bound: bool = False

    @property
    def cells(self) -> Cells:
        """All cells that take part."""
        return self.left + self.right


def residual(space: Space, relation: Relation) -> Decimal:
    """Left minus right, in 元."""
    return space.total(relation.left) - space.total(relation.right)


def tolerance(space: Space, relation: Relation) -> Decimal:
    """What rounding can explain, in 元."""
    terms = (space.facts[cell].amount for cell in relation.cells)
    return amounts.tolerance(term for term in terms if term is not None)


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """A relation, by how much it is off, and what that means."""

    relation: Relation
    difference: Decimal
    """Left minus right, in 元."""

    verdict: Literal["holds", "rounding", "failed", "unreadable"]


def judge(space: Space, relation: Relation) -> Judgement:
    """Whether a relation holds, holds but for rounding, fails, or cannot be judged."""
    left, right = relation.left, relation.right
    if not space.readable((*left, *right)):
        return Judgement(relation, ZERO, "unreadable")
    difference = space.total(left) - space.total(right)
    if difference == ZERO or (relation.bound and difference < ZERO):
        return Judgement(relation, difference, "holds")
    if abs(difference) <= tolerance(space, relation):
        return Judgement(relation, difference, "holds" if relation.bound else "rounding")
    return Judgement(relation, difference, "failed")


def holds(space: Space, relation: Relation) -> bool:
    """Whether a relation does not fail; one with an unreadable cell says nothing."""
    return judge(space, relation).verdict != "failed"


def cells_of(parts: Iterable[str], found: dict[str, Cells]) -> Cells:
    """The cells of some parts, one after the other."""
    return tuple(cell for part in parts for cell in found[part])
