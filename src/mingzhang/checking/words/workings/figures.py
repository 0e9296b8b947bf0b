"""Figures of a sentence as they are worked with: their words, their rounding, their size."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang.amounts import UNITS, ZERO, half_place, places_of
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.statements import Statement, counts
from mingzhang.declared import any_of, declared
from mingzhang.numerals import HUNDRED

NUMBER = r"\d[\d,]*(?:\.\d+)?"
MONEY = "元"
PEOPLE = ("人", "人次")
_NEAR = 3
"""An average or a product that is more than so many times another is of something else."""

_POWERS = tuple(Decimal(10) ** places for places in (-4, -3, -2, -1, 1, 2, 3, 4))


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    more: tuple[str, ...]
    less: tuple[str, ...]
    together: tuple[str, ...]
    in_all: tuple[str, ...]
    otherwise: tuple[str, ...]
    not_an_average: tuple[str, ...]
    not_added: tuple[str, ...]


@cache
def words() -> _Words:
    """The lists of workings.toml."""
    return declared(__package__, "workings.toml", _Words)


@cache
def has(name: str) -> re.Pattern[str]:
    """Any word of a list."""
    return re.compile(any_of(getattr(words(), name)))


def counts_them(one: Statement, thing: str) -> bool:
    """Whether a figure counts what the average is for one of."""
    if one.each or one.unit == MONEY:
        return False
    if thing in PEOPLE or thing in ("名", "位"):
        return one.unit in PEOPLE
    if thing == "户":
        return one.unit == "户"
    is_so_counted = len(one.unit) < len(thing) and thing.startswith(one.unit)  # 辆 of 每辆运行费
    return is_so_counted or counts(msgspec.structs.replace(one, is_part=False), thing)


def half(said: Statement) -> Decimal:
    """Half of the last place of a figure, in its unit; nothing of what is counted in ones."""
    number = re.match(NUMBER, said.printed)
    if number is None:
        return ZERO
    scale = said.number / Decimal(number[0].replace(",", "")) if said.number else Decimal(1)
    return half_place(places_of(number[0].replace(",", ""))) * scale


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether one figure can be meant by another: of its size, or with the point elsewhere."""
    if not one or not other:
        return False
    ratio = one / other
    return Decimal(1) / _NEAR < ratio < _NEAR or any(
        abs(ratio / power - 1) * HUNDRED < 1 for power in _POWERS
    )


def clause(said: Statement) -> str:
    """The words of a figure up to its unit, from the sign before them."""
    lead = said.clause.partition(said.printed)[0]
    return f"{re.split('[、,]', lead)[-1]}{said.printed}"


def shown(value: Decimal, said: Statement) -> str:
    """A worked-out figure in the unit of the printed one."""
    unit = next((unit for unit in ("万元", "元") if said.printed.endswith(unit)), "")
    scaled = value / UNITS[unit] if unit else value
    number = re.match(NUMBER, said.printed)
    places = max(places_of(number[0]) if number else 0, 2)
    return f"{measures.plain(round(scaled, places))} {unit or said.unit}"
