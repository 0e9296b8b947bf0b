"""The relations with their differences, as cells are corrected one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from mingzhang.amounts import ZERO
from mingzhang.checking.tables.relations import Relation, residual, tolerance
from mingzhang.checking.tables.space import Space
from mingzhang.checking.tables.witnesses import Witnesses

Correction: TypeAlias = tuple[tuple[int, Decimal], ...]
"""Cells and by how much, in 元, each is too high. Led by the cell that explains the others."""


class Ledger:
    """Which relations fail now, and what a correction would mend or break."""

    def __init__(
        self, space: Space, relations: Sequence[Relation], said: Witnesses | None = None
    ) -> None:
        self.space = space
        self.said: Witnesses = said or {}
        self._corrected: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
        self.relations = relations
        self.residuals = [residual(space, relation) for relation in relations]
        self.tolerances = [tolerance(space, relation) for relation in relations]
        self.failing = {n for n in range(len(relations)) if self._fails(n, self.residuals[n])}
        self.of_cell: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        """For each cell the numbers of its relations, and its sign in each."""

        for number, relation in enumerate(relations):
            signs = Counter(relation.left)
            signs.subtract(relation.right)
            for cell, sign in signs.items():
                if sign:
                    self.of_cell[cell].append((number, sign))

    def _fails(self, number: int, difference: Decimal) -> bool:
        if not self.relations[number].bound:
            difference = abs(difference)
        return difference > self.tolerances[number]

    def changes(self, correction: Correction) -> dict[int, Decimal]:
        """By how much each relation's difference falls when the cells are corrected."""
        changed: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
        for cell, excess in correction:
            for number, sign in self.of_cell[cell]:
                changed[number] += sign * excess
        return changed

    def effect(self, correction: Correction) -> tuple[list[int], int]:
        """Which failing relations a correction mends, and how many it would break."""
        mended: list[int] = []
        broken = 0
        for number, change in self.changes(correction).items():
            if not change:
                continue
            fails = self._fails(number, self.residuals[number] - change)
            if number in self.failing and not fails:
                mended.append(number)
            elif number not in self.failing and fails:
                broken += 1
        return sorted(mended), broken

    def confirmed(self, correction: Correction) -> int:
        """Of how many of its cells the words say what they would be, less what they are now."""
        return sum(self._confirmed(cell, excess) for cell, excess in correction)

    def _confirmed(self, cell: int, excess: Decimal) -> int:
        witness = self.said.get(cell)
        if witness is None:
            return 0
        now = self.space.yuan[cell] - self._corrected[cell]
        return witness.agrees(now - excess) - witness.agrees(now)

    def correct(self, correction: Correction) -> list[int]:
        """Take a correction as made; the relations that it touched and that fail now."""
        touched: list[int] = []
        for cell, excess in correction:
            self._corrected[cell] += excess
        for number, change in self.changes(correction).items():
            self.residuals[number] -= change
            if self._fails(number, self.residuals[number]):
                self.failing.add(number)
                touched.append(number)
            else:
                self.failing.discard(number)
        return touched
