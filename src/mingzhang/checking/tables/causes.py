"""From relations that fail to the cells that are most likely wrong.

One wrong cell breaks every relation that it takes part in: its row, its parent, the other
tables. Reporting each of them would bury the one thing to correct. So causes are looked
for: a few cells that, once corrected, mend failing relations and break none.

Five shapes of cause are tried for every cell of a failing relation:

    the cell alone                            a typing error
    the cell and the totals of its row        a leaf that was wrong before the row was added up
    the cell and the codes above it           … before the column was added up
    both                                      … before the whole table was added up
    all cells of its row, each for itself     a row that was left out, or is somewhere else

The best cause is the one that mends the most relations, less those that it would break; of
equals, the one after which the tables say what the words do (`witnesses`), then the one with the
fewest cells, printed before not printed. It is taken as found,
the rest is looked at again with those cells corrected, and so on. Where no cause mends
more than it breaks, the relation itself is the finding: it cannot be told which side is
wrong, and it is not guessed.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.checking.tables.ledger import Correction, Ledger
from mingzhang.checking.tables.relations import WITHIN_A_TABLE, Relation, holds
from mingzhang.checking.tables.space import Cells, Space
from mingzhang.checking.tables.witnesses import Witnesses

_LIMIT = 2000
"""Failing relations beyond which causes are not searched for: the document is in ruins."""


_LISTS = ("codes", "agencies")
_DOWN = (*_LISTS, "items")
"""Kinds of sums that run down a column; of these the first have a row for each part."""


class Cause(msgspec.Struct, frozen=True):
    """A likely error: the cells that are wrong, and the relations that say so."""

    correction: Correction
    """Led by the cell to look at first; empty where it cannot be told which cell is wrong."""

    difference: Decimal
    """By how much the first cell is too high, or the relation's left side; in 元."""

    relations: tuple[Relation, ...]

    power: int = 0
    """Not 0 where a whole table is off by this power of ten: its unit is wrong."""

    misplaced: int | None = None
    """A printed cell with the amount that the first, unprinted one lacks."""

    @property
    def cells(self) -> Cells:
        """The cells that are wrong."""
        return tuple(cell for cell, _ in self.correction)

    @property
    def lead(self) -> int:
        """The cell to look at first."""
        return self.correction[0][0] if self.correction else self.relations[0].left[0]


def unlocated(relation: Relation, difference: Decimal) -> Cause:
    """A relation that fails without a word on which of its cells is wrong."""
    return Cause((), difference, (relation,))


def causes(
    space: Space, relations: Sequence[Relation], said: Witnesses | None = None
) -> list[Cause]:
    """The likely causes of failing relations, the surest first.

    Relations between a department and its units help to find causes; those for which none
    is found are left out here (see `grouping.rollup_causes`). What holds as printed and was
    only upset by a correction is no finding.
    """
    telling = [relation for relation in relations if _can_tell(space, relation)]
    ledger = Ledger(space, telling, said)
    found = list(_search(ledger)) if len(ledger.failing) <= _LIMIT else []
    for number in sorted(ledger.failing):
        if ledger.relations[number].kind != "agency":
            found.append(unlocated(ledger.relations[number], ledger.residuals[number]))
    return [
        cause for cause in found if not all(holds(space, relation) for relation in cause.relations)
    ]


def _can_tell(space: Space, relation: Relation) -> bool:
    """Whether a relation can point at a cell: not where a whole table is declared empty."""
    if relation.kind == "agency" and any(space.owner[cell].is_empty for cell in relation.cells):
        return False
    return space.readable(relation.cells)


def _search(ledger: Ledger) -> Iterator[Cause]:
    """Take the best candidate, correct it, go on; candidates are weighed anew when popped."""
    shapes = _Shapes(ledger)
    order = count()
    queue: list[tuple[_Rank, int, Correction]] = []
    known: set[Correction] = set()
    unclear: set[int] = set()
    """Relations that several rows explain equally well; a worse cause is none."""

    def push_all(numbers: Iterable[int]) -> None:
        for correction in shapes.candidates(numbers):
            if correction not in known:
                known.add(correction)
                heapq.heappush(queue, (_rank(ledger, correction), next(order), correction))

    push_all(sorted(ledger.failing))
    while queue and ledger.failing:
        rank, _, correction = heapq.heappop(queue)
        current = _rank(ledger, correction)
        if current != rank:
            if current[0] < 0:
                heapq.heappush(queue, (current, next(order), correction))
            continue
        mended, broken = ledger.effect(correction)
        if len(mended) <= broken:
            break
        if not _is_convincing(ledger, correction, mended) or unclear.issuperset(mended):
            continue
        if shapes.has_twin(correction, mended, broken):
            unclear.update(mended)
            continue
        relations = tuple(ledger.relations[number] for number in mended)
        yield Cause(correction, correction[0][1], relations)
        push_all(sorted(ledger.correct(correction)))


def _is_convincing(ledger: Ledger, correction: Correction, mended: Sequence[int]) -> bool:
    """Whether what a correction mends points at it, and not as well at something else."""
    if all(ledger.relations[number].kind == "agency" for number in mended):
        return False
    return len(mended) > 1 or _is_alone(ledger, correction, mended[0])


def _is_alone(ledger: Ledger, correction: Correction, number: int) -> bool:
    """Whether only one cell of a failing relation can be corrected without breaking another.

    Or, of several such, only this one to what the words say.
    """
    free = [
        single
        for cell in dict.fromkeys(ledger.relations[number].cells)
        for single in _single(ledger, number, cell)
        if ledger.effect(single)[1] == 0
    ]
    return len(free) == 1 or [one for one in free if ledger.confirmed(one) > 0] == [correction]


_Rank = tuple[int, int, int, int]


def _rank(ledger: Ledger, correction: Correction) -> _Rank:
    """Smaller is better: relations mended less broken; as the words say; few cells; printed."""
    mended, broken = ledger.effect(correction)
    unprinted = sum(not ledger.space.facts[cell].printed for cell, _ in correction)
    return broken - len(mended), -ledger.confirmed(correction), len(correction), unprinted


def _single(ledger: Ledger, number: int, cell: int) -> Iterator[Correction]:
    """The correction of one cell that makes a relation hold; none below zero."""
    sign = dict(ledger.of_cell[cell]).get(number)
    if sign and not ledger.relations[number].bound:
        excess = ledger.residuals[number] / sign
        printed = ledger.space.yuan[cell]
        if not printed - excess < ZERO <= printed:
            yield ((cell, excess),)


class _Shapes:
    """The shapes of cause that a failing relation suggests."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.wholes: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        """For each cell the totals in its own table that it is part of, by kind of relation."""

        self.rows: defaultdict[object, dict[int, None]] = defaultdict(dict)
        for relation in ledger.relations:
            if relation.kind in WITHIN_A_TABLE and len(relation.left) == 1:
                rows = {row_of(ledger.space, cell) for cell in relation.cells}
                kind = "columns" if len(rows) == 1 else relation.kind
                for cell in relation.right:
                    self.wholes[cell].append((kind, relation.left[0]))
            for cell in relation.cells:
                self.rows[row_of(ledger.space, cell)][cell] = None

    def candidates(self, numbers: Iterable[int]) -> Iterator[Correction]:
        """What may be wrong, seen from each of some failing relations."""
        for number in numbers:
            relation = self.ledger.relations[number]
            for cell in dict.fromkeys(relation.cells):
                for single in _single(self.ledger, number, cell):
                    yield single
                    yield from self._with_totals(cell, single[0][1])
            if relation.kind in _LISTS:
                for row in dict.fromkeys(row_of(self.ledger.space, c) for c in relation.right):
                    yield from self._whole_row(row)

    def has_twin(self, correction: Correction, mended: Sequence[int], broken: int) -> bool:
        """Whether another row explains the same sums down a column as well: a sibling does."""
        ledger = self.ledger
        if any(ledger.relations[number].kind not in _LISTS for number in mended):
            return False
        rows = self._rows_of(correction)
        return any(
            len(other) <= len(correction)
            and rows.isdisjoint(self._rows_of(other[:1]))
            and ledger.effect(other) == (mended, broken)
            and ledger.confirmed(other) >= ledger.confirmed(correction)
            for other in dict.fromkeys(self.candidates(mended))
        )

    def _rows_of(self, correction: Correction) -> set[object]:
        return {row_of(self.ledger.space, cell) for cell, _ in correction}

    def _with_totals(self, cell: int, excess: Decimal) -> Iterator[Correction]:
        """The cell with the totals above it: by row, by code, by both."""
        for kinds in (("columns",), _DOWN, ("columns", *_DOWN)):
            reached = self._upward(cell, kinds)
            if len(reached) > 1:
                yield tuple((other, excess) for other in reached)

    def _upward(self, cell: int, kinds: Sequence[str]) -> list[int]:
        reached = {cell: None}
        waiting = [cell]
        while waiting:
            for kind, whole in self.wholes.get(waiting.pop(), ()):
                if kind in kinds and whole not in reached:
                    reached[whole] = None
                    waiting.append(whole)
        return list(reached)

    def _whole_row(self, row: object) -> Iterator[Correction]:
        """Each cell of a row corrected as its own column asks; the largest amount leads."""
        found: list[tuple[int, Decimal]] = []
        for cell in self.rows[row]:
            asked = [
                single[0]
                for number, _ in self.ledger.of_cell[cell]
                if number in self.ledger.failing
                and self.ledger.relations[number].kind in _LISTS
                and cell in self.ledger.relations[number].right
                for single in _single(self.ledger, number, cell)
            ]
            found += asked[:1]
        if len(found) > 1:
            yield tuple(sorted(found, key=lambda pair: -abs(pair[1])))


def row_of(space: Space, cell: int) -> object:
    """What identifies a cell's row: its table and number, or the code of an absent one."""
    fact = space.facts[cell]
    code = fact.point.function or fact.point.economic
    absent = (code, fact.point.agency) if fact.row < 0 else ""
    return id(space.owner[cell]), fact.row, absent
