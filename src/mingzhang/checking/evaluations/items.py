"""A self-evaluation as the rules look at it, and the numbers that its cells print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import half_place, places_of
from mingzhang.disclosure import Disclosure, Evaluation, Printed

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


FULL = Decimal(100)
"""A total score is of so many points."""


def number(printed: Printed) -> Decimal | None:
    """The number that a cell prints, with or without %; None for anything else."""
    key = keys.fold(printed.text).rstrip("%分")
    return Decimal(key.replace(",", "")) if _NUMBER.fullmatch(key) else None


def half_place_of(printed: Printed) -> Decimal:
    """Half a unit of the last printed place."""
    return half_place(places_of(keys.fold(printed.text).rstrip("%分")))


class Figure(msgspec.Struct, frozen=True):
    """A number with the cell that prints it."""

    printed: Printed
    number: Decimal

    @property
    def text(self) -> str:
        """As printed."""
        return self.printed.text

    @property
    def half(self) -> Decimal:
        """Half a unit of its last printed place."""
        return half_place_of(self.printed)


def figure(printed: Printed | None) -> Figure | None:
    """What a cell prints; None where there is no cell, or no number in it."""
    found = number(printed) if printed else None
    return Figure(printed, found) if printed and found is not None else None


def rates(executed: Figure, budget: Figure) -> tuple[Decimal, Decimal]:
    """The lowest and the highest percentage that two amounts can have, as they are rounded."""
    part, whole = executed.number, budget.number
    low = (part - executed.half) / (whole + budget.half) * 100
    return low, (part + executed.half) / max(whole - budget.half, budget.half) * 100


class EvaluationOf(msgspec.Struct, frozen=True):
    """A self-evaluation of a disclosure."""

    disclosure: Disclosure
    its: Evaluation

    @property
    def title(self) -> str:
        """What messages call it."""
        return self.its.heading

    def money(self, name: str) -> Figure | None:
        """A figure of the money: initial, budget, executed, rate, weight or score."""
        return figure(self.its.money.get(name))


def evaluations(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    """All of a disclosure."""
    for its in disclosure.evaluations:
        yield EvaluationOf(disclosure, its)


def points(its: Evaluation, *, with_execution: bool = False) -> Decimal:
    """The points of all indicators; with those of 预算执行率, 0 where it has none of its own."""
    weights = [number(rating.weight) or Decimal(0) for rating in its.ratings]
    execution = figure(its.money.get("weight"))
    if with_execution and not (execution and execution.number):
        return Decimal(0)
    added = sum(weights, Decimal(0))
    return added + execution.number if with_execution and execution else added
