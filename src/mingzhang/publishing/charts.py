"""Charts of a budget: tables whose rows have bars beside their figures.

Lengths can be compared, and every bar has its figure in a cell of its own: the table is what
is read aloud and in black and white, and it fits a telephone, where a drawing would shrink.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label, its figures as printed, and how long its bars are."""

    label: str
    figures: tuple[str, ...]
    amounts: tuple[Decimal, ...]
    """One bar for each, the latest first."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A table with bars."""

    title: str
    headings: tuple[str, ...]
    """Of the labels, and of each figure."""

    bars: tuple[Bar, ...]

    def percent(self, amount: Decimal) -> Decimal:
        """The length of an amount's bar, in percent of the longest."""
        most = max((its for bar in self.bars for its in bar.amounts), default=Decimal(0))
        share = max(amount, Decimal(0)) / most if most else Decimal(0)
        return (share * 100).quantize(Decimal("0.1"))


def largest(bars: Iterable[tuple[str, Decimal]], most: int = 10) -> tuple[tuple[str, Decimal], ...]:
    """The largest amounts first; what is left over is one bar."""
    ordered = sorted((bar for bar in bars if bar[1]), key=lambda bar: -bar[1])
    if len(ordered) <= most:
        return tuple(ordered)
    rest = sum((amount for _, amount in ordered[most - 1 :]), Decimal(0))
    return (*ordered[: most - 1], (f"其余 {len(ordered) - most + 1} 项", rest))
