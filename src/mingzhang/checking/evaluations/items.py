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


def rates(part: Decimal, executed: Printed, whole: Decimal, budget: Printed) -> tuple[Decimal, ...]:
    """The lowest and the highest percentage that two amounts can have, as they are rounded."""
    of_part, of_whole = half_place_of(executed), half_place_of(budget)
    low = (part - of_part) / (whole + of_whole) * 100
    return low, (part + of_part) / max(whole - of_whole, of_whole) * 100


class EvaluationOf(msgspec.Struct, frozen=True):
    """A self-evaluation of a disclosure."""

    disclosure: Disclosure
    its: Evaluation

    @property
    def title(self) -> str:
        """For users."""
        return f"绩效自评表“{self.its.name.text}”"


def evaluations(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    """All of a disclosure."""
    for its in disclosure.evaluations:
        yield EvaluationOf(disclosure, its)


def points(its: Evaluation, *, with_execution: bool = False) -> Decimal:
    """The points of all indicators; with those of 预算执行率, 0 where it has none of its own."""
    weights = [number(rating.weight) or Decimal(0) for rating in its.ratings]
    execution = its.money.get("weight")
    rate = number(execution) if execution is not None else None
    if with_execution and not rate:
        return Decimal(0)
    return sum(weights, Decimal(0)) + (rate or 0 if with_execution else 0)


def scored(its: Evaluation) -> tuple[Decimal | None, ...]:
    """执行数, 全年预算数, 执行率, 分值 and 得分 of the money, as numbers."""
    cells = (its.money.get(name) for name in ("executed", "budget", "rate", "weight", "score"))
    return tuple(number(cell) if cell else None for cell in cells)
