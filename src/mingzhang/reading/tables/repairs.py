"""What was mended in a table, and what could not be read of it, to be told once.

A column in which something is odd is odd in every row. One message a cell would bury all
others, so what is the same but for the cell is told once, with the first places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from mingzhang.disclosure import Problem
from mingzhang.where import Where

_SHOWN = 3
"""Places that are told of what stands in many; the rest is a number."""

Trouble = Literal["unreadable", "ambiguous"]


class Repairs:
    """Collects what is to be told of one table."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.counts: Counter[str] = Counter()
        self.first: dict[str, Where] = {}
        self.mended: list[Problem] = []
        self._troubles: dict[tuple[str, str, int], list[tuple[str, Where]]] = {}

    def note(self, what: str, where: Where) -> None:
        """Something was put right without doubt; told with the number of places."""
        self.counts[what] += 1
        self.first.setdefault(what, where)

    def repaired(self, message: str, where: Where) -> None:
        """Something was put right that is told for itself."""
        self.mended.append(Problem("repaired", f"《{self.title}》{message}", where))

    def trouble(
        self, kind: Trouble, message: str, where: Where, shown: str = "", column: int = -1
    ) -> None:
        """Something is not certain or not readable. {} in the message is what is shown.

        The same message in the same column is told once.
        """
        self._troubles.setdefault((kind, message, column), []).append((shown, where))

    def told(self) -> list[Problem]:
        """Everything, in the order in which it was met: what was mended, then the troubles."""
        counted = [
            Problem("repaired", f"《{self.title}》{what}，共 {count} 处", self.first[what])
            for what, count in self.counts.items()
        ]
        troubles = [
            _problem(kind, f"《{self.title}》{message}", places)
            for (kind, message, _), places in self._troubles.items()
        ]
        return counted + self.mended + troubles


def _problem(kind: str, message: str, places: Sequence[tuple[str, Where]]) -> Problem:
    shown, where = places[0]
    text = message.replace("{}", shown)
    if len(places) > 1:
        others = "、".join(
            f"{place}" + (f"“{other}”" if other else "") for other, place in places[1 : _SHOWN + 1]
        )
        more = "等" if len(places) > _SHOWN + 1 else ""
        text += f"（同样的情况共 {len(places)} 处，还有{others}{more}）"
    if kind == "ambiguous":
        return Problem("ambiguous", text, where)
    return Problem("unreadable", text, where)
