"""平均每班 46 人 of 1932 people in 42 classes: what is shared out, and among how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang.checking.targets.statements import Statement, is_span
from mingzhang.checking.words.workings.figures import (
    PEOPLE,
    clause,
    counts_them,
    half,
    has,
    is_near,
    shown,
)


def averages(sentence: Sequence[Statement], before: Sequence[Statement]) -> Iterator[str]:
    """平均每班 46 人 of 1932 people in 42 classes."""
    for at, said in enumerate(sentence):
        if not _is_average(said):
            continue
        many = [one for one in sentence[:at] if counts_them(one, said.each[0]) and one.number]
        if not many:
            continue
        whole = [one for one in sentence[:at] if _can_be_shared(one, said)]
        is_here = bool(whole)
        whole = whole or [one for one in before if _can_be_shared(one, said)]
        found = [(one, other) for one in whole for other in many if one is not other]
        if any(_is_average_of(said, *pair) for pair in found):
            continue
        near = [pair for pair in found if is_near(said.number, _each(*pair))]
        if near and (is_here or len(near) == 1):
            one, other = near[-1]
            yield (
                f"写“{clause(said)}”，按“{one.printed}”和“{other.printed}”计算"
                f"应为 {shown(_each(one, other), said)}"
            )


def _is_average(said: Statement) -> bool:
    if len(said.each) != 1 or is_span(said.each[0]) or not said.number:
        return False
    lead = said.clause.partition(said.printed)[0]
    is_meant = "平均" in lead or f"{said.each[0]}均" in lead
    bounded = said.is_at_least or said.is_at_most or has("not_an_average").search(said.clause)
    return is_meant and not bounded


def _can_be_shared(one: Statement, said: Statement) -> bool:
    """Whether a figure can be what is shared out: in the same unit, and no price."""
    alike = one.unit == said.unit or {one.unit, said.unit} == set(PEOPLE)
    return alike and not one.each and one.number > said.number


def _each(one: Statement, other: Statement) -> Decimal:
    return one.number / other.number


def _is_average_of(said: Statement, one: Statement, other: Statement) -> bool:
    slack = half(said) + half(one) / other.number
    return abs(_each(one, other) - said.number) <= slack
