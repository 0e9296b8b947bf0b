"""From relations that fail to the cells that are most likely wrong.

One wrong cell breaks every relation that it takes part in: its row, its parent, the other
tables. Reporting each of them would bury the one thing to correct. So causes are looked
for: a set of cells that, corrected by one amount, mends failing relations and breaks none.

Four shapes of cause are tried for every cell of a failing relation:

    the cell alone                            a typing error
    the cell and the totals of its row        a leaf that was wrong before the row was added up
    the cell and the codes above it           … before the column was added up
    both                                      … before the whole table was added up

The best cause is the one that mends the most relations, less those that it would break;
of equals, the one with the fewest cells, printed before not printed. It is taken as found,
the rest is looked at again with that cell corrected, and so on. Where no cause mends
more than it breaks, the relation itself is the finding: it cannot be told which side is
wrong, and it is not guessed.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.checking.relations import Relation, holds, residual, tolerance
from mingzhang.checking.space import Cells, Space

_LIMIT = 2000
"""Failing relations beyond which causes are not searched for: the document is in ruins."""


class Cause(msgspec.Struct, frozen=True):
    """A likely error: cells, by how much they are too high, and the relations that say so."""

    cells: Cells
    """Led by the deepest cell; empty where it cannot be told which cell is wrong."""

    excess: Decimal
    """Printed minus expected, in 元; the same for all cells."""

    relations: tuple[Relation, ...]

    power: int = 0
    """Not 0 where a whole table is off by this power of ten: its unit is wrong."""

    misplaced: int | None = None
    """A printed cell with the amount that the first, unprinted one lacks: a wrong code."""


class _Ledger:
    """The relations with their residuals, as cells are corrected one after another."""

    def __init__(self, space: Space, relations: Sequence[Relation]) -> None:
        self.space = space
        self.relations = relations
        self.residuals = [residual(space, relation) for relation in relations]
        self.tolerances = [tolerance(space, relation) for relation in relations]
        self.failing = {n for n in range(len(relations)) if self.fails(n, self.residuals[n])}
        self.of_cell: defaultdict[int, list[int]] = defaultdict(list)
        for number, relation in enumerate(relations):
            for cell in set(relation.cells):
                self.of_cell[cell].append(number)

    def fails(self, number: int, difference: Decimal) -> bool:
        if not self.relations[number].bound:
            difference = abs(difference)
        return difference > self.tolerances[number]

    def sign(self, number: int, cells: Iterable[int]) -> int:
        """By how many units of excess the residual falls when the cells are corrected."""
        relation = self.relations[number]
        return sum((cell in relation.left) - (cell in relation.right) for cell in cells)

    def effect(self, cells: Cells, excess: Decimal) -> tuple[list[int], int]:
        """Which failing relations a correction mends, and how many it would break."""
        mended: list[int] = []
        broken = 0
        for number in {number for cell in cells for number in self.of_cell[cell]}:
            change = self.sign(number, cells)
            if not change:
                continue
            fails = self.fails(number, self.residuals[number] - change * excess)
            if number in self.failing and not fails:
                mended.append(number)
            elif number not in self.failing and fails:
                broken += 1
        return mended, broken

    def correct(self, cells: Cells, excess: Decimal) -> None:
        for number in {number for cell in cells for number in self.of_cell[cell]}:
            self.residuals[number] -= self.sign(number, cells) * excess
            if self.fails(number, self.residuals[number]):
                self.failing.add(number)
            else:
                self.failing.discard(number)


def causes(space: Space, relations: Sequence[Relation]) -> list[Cause]:
    """The likely causes of failing relations, the surest first.

    Relations between a department and its units help to find causes; those for which none
    is found are left to `rollup_causes`.
    """
    readable = [
        relation
        for relation in relations
        if space.readable(relation.cells)
        and not (relation.kind == "agency" and any(space.owner[c].is_empty for c in relation.cells))
    ]
    ledger = _Ledger(space, readable)
    found: list[Cause] = []
    if len(ledger.failing) <= _LIMIT:
        found += _search(ledger)
    for number in sorted(ledger.failing):
        if readable[number].kind != "agency":
            found.append(Cause((), ledger.residuals[number], (readable[number],)))
    return _by_row(space, [cause for cause in found if not _is_artefact(space, cause)])


def rollup_causes(
    space: Space, relations: Sequence[Relation], explained: Sequence[Cause]
) -> list[Cause]:
    """Where a department is not the sum of its units, once the errors within are corrected.

    One forgotten project shows in every table of the department, each time with the same
    amount; so what differs by the same amount is one cause, led by its most detailed row.
    """
    wrong = {cell: cause.excess for cause in explained for cell in cause.cells}
    rows, tables = _implicated(space, explained)
    groups: defaultdict[tuple[int, Decimal | int], list[Relation]] = defaultdict(list)
    for relation in relations:
        if holds(space, relation) or _is_explained(space, relation, rows, tables):
            continue
        left = sum((wrong.get(cell, ZERO) for cell in relation.left), ZERO)
        right = sum((wrong.get(cell, ZERO) for cell in relation.right), ZERO)
        difference = residual(space, relation) - left + right
        if abs(difference) > tolerance(space, relation):
            empty = [id(space.owner[c]) for c in relation.cells if space.owner[c].is_empty]
            department = space.owner[relation.left[0]].disclosure
            groups[department, empty[0] if empty else abs(difference)].append(relation)
    return [
        Cause((), residual(space, lead), (lead, *(r for r in group if r is not lead)))
        for group in groups.values()
        for lead in [min(group, key=lambda relation: _depth(space, relation))]
    ]


def _implicated(space: Space, explained: Sequence[Cause]) -> tuple[set[object], set[int]]:
    """The rows, and the whole tables, that errors within the disclosures already question."""
    rows: set[object] = set()
    tables: set[int] = set()
    for cause in explained:
        questioned = cause.cells or tuple(c for r in cause.relations for c in r.cells)
        rows |= {_row(space, cell) for cell in questioned}
        bound = all(relation.bound for relation in cause.relations)
        if cause.power or bound or space.owner[questioned[0]].is_empty:
            tables.add(id(space.owner[questioned[0]]))
    return rows, tables


def _is_explained(
    space: Space, relation: Relation, rows: Container[object], tables: Container[int]
) -> bool:
    return any(
        _row(space, cell) in rows or id(space.owner[cell]) in tables for cell in relation.cells
    )


def _row(space: Space, cell: int) -> object:
    """What identifies a cell's row: its table and number, or the code of an absent one."""
    fact = space.facts[cell]
    code = fact.point.function or fact.point.economic
    return id(space.owner[cell]), fact.row, code if fact.row < 0 else ""


def _depth(space: Space, relation: Relation) -> tuple[bool, int, bool]:
    """Sorts the most detailed row first, and of equals the one that is printed and a part."""
    fact = space.facts[relation.left[0]]
    point = fact.point
    return (
        not fact.printed,
        -len(point.function or point.economic),
        not (point.nature or point.fund),
    )


def _is_artefact(space: Space, cause: Cause) -> bool:
    """Whether all that a cause explains holds as printed: only a correction had upset it."""
    return all(holds(space, relation) for relation in cause.relations)


def _by_row(space: Space, found: Sequence[Cause]) -> list[Cause]:
    """One cause for one row, or for one empty table; a row that stands elsewhere is one too."""
    rows: dict[object, list[Cause]] = {}
    for cause in found:
        rows.setdefault(_row_of(space, cause), []).append(cause)
    merged = [_swapped(space, _merged(group)) for group in rows.values()]
    surplus = [cause for cause in merged if cause.cells and space.facts[cause.cells[0]].printed]
    taken: list[Cause] = []
    for index, cause in enumerate(merged):
        twin = next((other for other in surplus if _is_twin(space, cause, other)), None)
        if twin is not None:
            surplus.remove(twin)
            taken.append(twin)
            both = tuple(dict.fromkeys((*cause.relations, *twin.relations)))
            merged[index] = msgspec.structs.replace(
                cause, cells=cause.cells + twin.cells, relations=both, misplaced=twin.cells[0]
            )
    return [cause for cause in merged if not any(cause is other for other in taken)]


def _row_of(space: Space, cause: Cause) -> object:
    """What makes causes one: the row of the first cell, the empty table, a column that was
    left blank, or the two tables that disagree."""
    if not cause.cells:
        relation = cause.relations[0]
        if relation.kind in ("codes", "columns", "items"):
            return (
                relation.kind,
                id(space.owner[relation.left[0]]),
                space.facts[relation.left[0]].row,
            )
        return relation.kind, frozenset(id(space.owner[cell]) for cell in relation.cells)
    table, fact = space.owner[cause.cells[0]], space.facts[cause.cells[0]]
    if table.is_empty:
        return id(table)
    if not cause.misplaced and fact.amount and fact.amount.blank and fact.printed:
        return id(table), "blank", fact.column
    return _row(space, cause.cells[0])


def _merged(group: Sequence[Cause]) -> Cause:
    """The causes of one row as one; the largest amount leads."""
    if len(group) == 1:
        return group[0]
    ordered = sorted(group, key=lambda cause: -abs(cause.excess))
    return Cause(
        cells=tuple(dict.fromkeys(cell for cause in ordered for cell in cause.cells)),
        excess=ordered[0].excess,
        relations=tuple(dict.fromkeys(r for cause in ordered for r in cause.relations)),
    )


def _swapped(space: Space, cause: Cause) -> Cause:
    """Two rows between which an amount has moved: one table prints it under a code of its own.

    The parent's sum cannot tell, so neither cell alone is a cause; but the table whose code
    no other table lists is the one to look at.
    """
    if cause.cells or len(cause.relations) != 2:
        return cause
    first, second = cause.relations
    if residual(space, first) != -residual(space, second):
        return cause
    cells = [c for c in (*first.cells, *second.cells) if _lists_alone(space, c)]
    if len(cells) != 1:
        return cause
    odd = cells[0]
    absent = [
        c
        for c in (*first.cells, *second.cells)
        if space.owner[c] is space.owner[odd] and not space.facts[c].printed
    ]
    if len(absent) != 1:
        return cause
    both = (absent[0], odd)
    return msgspec.structs.replace(cause, cells=both, excess=-space.yuan[odd], misplaced=odd)


def _lists_alone(space: Space, cell: int) -> bool:
    """Whether a printed row's code stands in no other table of its disclosure."""
    fact, own = space.facts[cell], space.owner[cell]
    code = fact.point.function
    return bool(code and fact.printed) and not any(
        code in table.codes
        for table in space.tables
        if table.disclosure == own.disclosure and table is not own and table.dimension == "function"
    )


def _is_twin(space: Space, absent: Cause, printed: Cause) -> bool:
    """Whether what one row lacks stands in another: under a wrong code, or in another table."""
    if not absent.cells or space.facts[absent.cells[0]].printed:
        return False
    mine, theirs = absent.cells[0], printed.cells[0]
    first, second = space.owner[mine], space.owner[theirs]
    if absent.excess != -printed.excess or space.yuan[theirs] != printed.excess:
        return False
    if first is second:
        return True
    return (
        first.disclosure == second.disclosure
        and first.dimension == second.dimension == "function"
        and space.facts[mine].point.function == space.facts[theirs].point.function
    )


def _search(ledger: _Ledger) -> Iterator[Cause]:
    """Take the best candidate, correct it, go on; candidates are weighed anew when popped."""
    wholes = _wholes(ledger)
    order = count()
    queue: list[tuple[tuple[int, int, int], int, Cells, Decimal]] = []
    known: set[tuple[Cells, Decimal]] = set()

    def push_all(numbers: Iterable[int]) -> None:
        for cells, excess in _candidates(ledger, numbers, wholes):
            if (cells, excess) not in known:
                known.add((cells, excess))
                heapq.heappush(queue, (_rank(ledger, cells, excess), next(order), cells, excess))

    push_all(sorted(ledger.failing))
    while queue and ledger.failing:
        rank, _, cells, excess = heapq.heappop(queue)
        current = _rank(ledger, cells, excess)
        if current != rank:
            if current[0] < 0:
                heapq.heappush(queue, (current, next(order), cells, excess))
            continue
        mended, broken = ledger.effect(cells, excess)
        if len(mended) <= broken:
            break
        if all(ledger.relations[number].kind == "agency" for number in mended):
            continue
        if len(mended) == 1 and not _is_alone(ledger, mended[0]):
            continue
        touched = {number for cell in cells for number in ledger.of_cell[cell]}
        yield Cause(cells, excess, tuple(ledger.relations[number] for number in sorted(mended)))
        ledger.correct(cells, excess)
        push_all(sorted(touched & ledger.failing))


def _is_alone(ledger: _Ledger, number: int) -> bool:
    """Whether only one cell of a failing relation can be corrected without breaking another."""
    relation = ledger.relations[number]
    free = 0
    for cell in set(relation.cells):
        if sign := ledger.sign(number, (cell,)):
            free += ledger.effect((cell,), ledger.residuals[number] / sign)[1] == 0
    return free == 1


def _rank(ledger: _Ledger, cells: Cells, excess: Decimal) -> tuple[int, int, int]:
    """Smaller is better: relations mended less broken, then few cells, then printed ones."""
    mended, broken = ledger.effect(cells, excess)
    unprinted = sum(not ledger.space.facts[cell].printed for cell in cells)
    return broken - len(mended), len(cells), unprinted


def _candidates(
    ledger: _Ledger, numbers: Iterable[int], wholes: dict[int, list[tuple[str, int]]]
) -> Iterator[tuple[Cells, Decimal]]:
    for number in numbers:
        relation = ledger.relations[number]
        if relation.bound:
            continue
        for cell in dict.fromkeys(relation.cells):
            sign = ledger.sign(number, (cell,))
            if not sign:
                continue
            excess = ledger.residuals[number] / sign
            if ledger.space.yuan[cell] - excess < ZERO <= ledger.space.yuan[cell]:
                continue
            for shape in _shapes(cell, wholes):
                yield shape, excess


def _wholes(ledger: _Ledger) -> dict[int, list[tuple[str, int]]]:
    """For each cell the totals that it is part of in its own table, by kind of relation."""
    wholes: dict[int, list[tuple[str, int]]] = {}
    for relation in ledger.relations:
        if relation.kind in ("codes", "columns", "items") and len(relation.left) == 1:
            for cell in relation.right:
                wholes.setdefault(cell, []).append((relation.kind, relation.left[0]))
    return wholes


def _shapes(cell: int, wholes: dict[int, list[tuple[str, int]]]) -> Iterator[Cells]:
    """The cell alone, and with the totals above it: by row, by code, by both."""
    yield (cell,)
    seen: set[Cells] = {(cell,)}
    for kinds in (("columns",), ("codes", "items"), ("columns", "codes", "items")):
        shape = _upward(cell, wholes, kinds)
        if shape not in seen:
            seen.add(shape)
            yield shape


def _upward(cell: int, wholes: dict[int, list[tuple[str, int]]], kinds: Sequence[str]) -> Cells:
    reached = {cell: None}
    waiting = [cell]
    while waiting:
        for kind, whole in wholes.get(waiting.pop(), ()):
            if kind in kinds and whole not in reached:
                reached[whole] = None
                waiting.append(whole)
    return tuple(reached)
