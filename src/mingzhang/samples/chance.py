"""The chance of one county: every number and every choice comes from one random.Random.

Amounts in 元 are drawn as whole numbers of the smallest unit (0.01 万元, or 分 with rounding)
and never pass through a float.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from mingzhang.amounts import UNITS
from mingzhang.samples.words import words

CENT = UNITS["万元"] / 100
"""0.01 万元, the last place that the tables print."""


class Chance:
    """Draws numbers, amounts and towns."""

    def __init__(self, seed: int, rounding: bool) -> None:
        self.random = Random(seed)
        self._rounding = rounding

    def cents(self, low: int, high: int) -> Decimal:
        """An amount, the bounds in 0.01 万元."""
        if self._rounding:
            return Decimal(self.random.randint(low * 10_000, high * 10_000)).scaleb(-2)
        return CENT * self.random.randint(low, high)

    def for_staff(self, staff: int, low: int, high: int) -> Decimal:
        """An amount, the bounds in 元 a person."""
        return self.cents(max(1, staff * low // 100), max(1, staff * high // 100))

    def share(self, amount: Decimal, low: int, high: int) -> Decimal:
        """Some percent of an amount, to the smallest unit and never nothing."""
        unit = Decimal("0.01") if self._rounding else CENT
        share = amount * self.random.randint(low, high) / 100
        return max((share / unit).quantize(Decimal(1)) * unit, unit)

    def town(self, text: str) -> str:
        """The text with a town of the county for each {town}."""
        while "{town}" in text:
            text = text.replace("{town}", self.random.choice(words().county["towns"]), 1)
        return text
