"""Printed figures of a disclosure as numbers, where they are numbers."""

from __future__ import annotations

from decimal import Decimal

from mingzhang import amounts
from mingzhang.amounts import UNITS, NotAnAmountError


def number(text: str) -> Decimal | None:
    """The number that a cell prints; None for a blank, and for what is no number."""
    try:
        return amounts.parse(text)
    except NotAnAmountError:
        return None


def yuan(text: str, unit: str) -> Decimal | None:
    """The amount in 元; None where there is none, or where its unit is not known."""
    found = number(text)
    return None if found is None or unit not in UNITS else found * UNITS[unit]
