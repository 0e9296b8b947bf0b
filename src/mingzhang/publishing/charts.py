"""Charts of a budget as SVG: where the money comes from, where it goes.

Bars, because lengths can be compared; every bar prints its figure, so that the chart can be
read in black and white and aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

_WIDTH = 640
_LABEL, _FIGURE = 210, 110
"""Room for the labels on the left and the figures on the right."""

_LINE = 26
_COLOUR = "#1f4e8c"


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their labels and amounts, longest first or in the order of the form."""

    title: str
    unit: str
    bars: tuple[tuple[str, Decimal], ...]

    def svg(self) -> str:
        """The chart as an SVG element."""
        height = _LINE * len(self.bars) + 6
        said = "；".join(f"{label} {amount:,} {self.unit}" for label, amount in self.bars)
        return (
            f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" '
            f'aria-label="{escape(f"{self.title}：{said}", _QUOTE)}" font-size="14">'
            + "".join(self._bars())
            + "</svg>"
        )

    def _bars(self) -> Iterator[str]:
        most = max((abs(amount) for _, amount in self.bars), default=Decimal(1)) or Decimal(1)
        room = _WIDTH - _LABEL - _FIGURE
        for number, (label, amount) in enumerate(self.bars):
            top = number * _LINE + 4
            length = max(1, round(room * max(amount, Decimal(0)) / most))
            middle = top + _LINE // 2 + 2
            yield (
                f'<text x="{_LABEL - 8}" y="{middle}" text-anchor="end">'
                f"{escape(label)}</text>"
                f'<rect x="{_LABEL}" y="{top}" width="{length}" height="{_LINE - 8}" '
                f'fill="{_COLOUR}"/>'
                f'<text x="{_LABEL + length + 6}" y="{middle}">{amount:,}</text>'
            )


_QUOTE = {'"': "&quot;"}


def largest(bars: Iterable[tuple[str, Decimal]], most: int = 10) -> tuple[tuple[str, Decimal], ...]:
    """The largest amounts first; what is left over is one bar."""
    ordered = sorted((bar for bar in bars if bar[1]), key=lambda bar: -bar[1])
    if len(ordered) <= most:
        return tuple(ordered)
    rest = sum((amount for _, amount in ordered[most - 1 :]), Decimal(0))
    return (*ordered[: most - 1], (f"其余 {len(ordered) - most + 1} 项", rest))
