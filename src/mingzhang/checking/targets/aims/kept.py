"""Whether a target keeps what was said of the same thing: 不少于 300 and ≥320 do not differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.numbers import counted_out, look_alike
from mingzhang.checking.targets.statements import Statement
from mingzhang.disclosure import Target

_ABOUT = re.compile(r"左右|上下|大约|约\d|预计|近\d")
_NEARLY = Decimal("0.9")
_FEW_PLACES = 2
_DAYS = "天"
"""Days are counted to the last: 320 天 are no 300."""


def is_kept(said: Statement, target: Target, value: Decimal) -> bool:
    """Whether a target asks for more than 300 场以上, but for a slip, or for less."""
    if target.is_at_least and said.is_at_least and value > said.number:
        return said.unit != _DAYS and not look_alike(said.number, value)
    if said.is_at_most and target.is_at_most:
        return value <= said.number
    return is_enough(said.number, said.clause, target) or is_within(target, (said.number,))


def is_within(target: Target, told: Iterable[Decimal]) -> bool:
    """Whether a target is a ceiling that none of these numbers passes: ≤520 人 for 486."""
    return target.is_at_most and all(number <= counted_out(target) for number in told)


def is_enough(expected: Decimal, clause: str, target: Target) -> bool:
    """Whether the least that is asked for is what is expected, but for its last places.

    6500 件左右 and ≥6000, 1460 万吨 and ≥1400, 6800 人 and ≥6500; not 22 个 and ≥20: that may
    be a slip.
    """
    least = counted_out(target)
    is_near = _NEARLY * expected <= least < expected and not look_alike(expected, least)
    if not target.is_at_least or not is_near or target.unit == _DAYS:
        return False
    rounder, exact = (measures.plain(number).strip("0") for number in (least, expected))
    is_rounder = len(rounder) < len(exact) and (
        len(exact) > _FEW_PLACES or bool(_ABOUT.search(clause))
    )
    return is_rounder or (expected > 100 and _is_round(rounder) and not _is_round(exact))


def _is_round(digits: str) -> bool:
    """Whether a number of these digits is of whole or half thousands, hundreds: 6500, 900."""
    return len(digits) == 1 or (len(digits) == _FEW_PLACES and digits.endswith("5"))
