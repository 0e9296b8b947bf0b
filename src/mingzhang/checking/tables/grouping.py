"""Causes that belong together: one thing to correct is one finding.

a row         a forgotten or miscoded row is wrong in each of its columns
a column      carry-in that was not filled in is missing in every row
a table       declared empty by mistake, all of it is missing
two rows      what one lacks stands in the other: a wrong code, or the table of another fund
two tables    that disagree in many rows, nobody can say which of them is wrong
a roll-up     one forgotten project shows in every table of the department
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from decimal import Decimal

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.checking.tables.causes import Cause, row_of
from mingzhang.checking.tables.relations import WITHIN_A_TABLE, Relation, holds, residual, tolerance
from mingzhang.checking.tables.space import Space


def grouped(space: Space, found: Sequence[Cause]) -> list[Cause]:
    """One cause for what is to be corrected in one place."""
    groups: dict[object, list[Cause]] = {}
    for cause in found:
        groups.setdefault(_place(space, cause), []).append(cause)
    return _moved_rows(space, [_swapped(space, _merged(group)) for group in groups.values()])


def _place(space: Space, cause: Cause) -> object:
    """What makes causes one."""
    lead = cause.lead
    table, fact = space.owner[lead], space.facts[lead]
    if not cause.correction:
        relation = cause.relations[0]
        if relation.kind in WITHIN_A_TABLE:
            kind = "codes" if relation.kind == "agencies" else relation.kind
            return kind, row_of(space, lead)
        return relation.kind, frozenset(id(space.owner[cell]) for cell in relation.cells)
    if table.is_empty:
        return id(table)
    if fact.printed and fact.amount and fact.amount.blank:
        return id(table), "blank", fact.column
    return row_of(space, lead)


def _merged(group: Sequence[Cause]) -> Cause:
    """Several causes as one; the largest amount leads."""
    if len(group) == 1:
        return group[0]
    ordered = sorted(group, key=lambda cause: -abs(cause.difference))
    wrong: dict[int, Decimal] = {}
    for cause in ordered:
        for cell, excess in cause.correction:
            wrong.setdefault(cell, excess)
    return Cause(
        correction=tuple(wrong.items()),
        difference=ordered[0].difference,
        relations=tuple(dict.fromkeys(r for cause in ordered for r in cause.relations)),
    )


# two rows


def _moved_rows(space: Space, found: list[Cause]) -> list[Cause]:
    """A row that is not printed and one that is, with the same amount: one cause."""
    surplus = [cause for cause in found if cause.correction and space.facts[cause.lead].printed]
    taken: list[Cause] = []
    result: list[Cause] = []
    for cause in found:
        twin = next((other for other in surplus if _is_twin(space, cause, other)), None)
        if twin is None:
            result.append(cause)
            continue
        surplus.remove(twin)
        taken.append(twin)
        result.append(
            msgspec.structs.replace(
                cause,
                correction=cause.correction + twin.correction,
                relations=tuple(dict.fromkeys((*cause.relations, *twin.relations))),
                misplaced=twin.lead,
            )
        )
    return [cause for cause in result if not any(cause is other for other in taken)]


def _is_twin(space: Space, absent: Cause, printed: Cause) -> bool:
    """Whether what one row lacks stands in another: under a wrong code, or in another table."""
    if not absent.correction or space.facts[absent.lead].printed:
        return False
    first, second = space.owner[absent.lead], space.owner[printed.lead]
    if absent.difference != -printed.difference or first.disclosure != second.disclosure:
        return False
    if space.yuan[printed.lead] != printed.difference:
        return False
    code = space.facts[absent.lead].point.function
    return first is second or bool(code and code == space.facts[printed.lead].point.function)


def _swapped(space: Space, cause: Cause) -> Cause:
    """Two rows between which an amount has moved: one table prints it under a code of its own.

    The parent's sum cannot tell, so neither cell alone is a cause; but the table whose code
    no other table lists is the one to look at.
    """
    if cause.correction or len(cause.relations) != 2:
        return cause
    first, second = cause.relations
    if residual(space, first) != -residual(space, second):
        return cause
    cells = (*first.cells, *second.cells)
    odd = [cell for cell in cells if _lists_alone(space, cell)]
    absent = [
        cell
        for cell in cells
        if odd and space.owner[cell] is space.owner[odd[0]] and not space.facts[cell].printed
    ]
    if len(odd) != 1 or len(absent) != 1:
        return cause
    amount = space.yuan[odd[0]]
    return msgspec.structs.replace(
        cause,
        correction=((absent[0], -amount), (odd[0], amount)),
        difference=-amount,
        misplaced=odd[0],
    )


def _lists_alone(space: Space, cell: int) -> bool:
    """Whether a printed row's code stands in no other table of its disclosure."""
    fact, own = space.facts[cell], space.owner[cell]
    code = fact.point.function
    return bool(code and fact.printed) and not any(
        code in table.codes
        for table in space.tables
        if table.disclosure == own.disclosure and table is not own and table.dimension == "function"
    )


# a department and its units


def rollup_causes(
    space: Space, relations: Sequence[Relation], explained: Sequence[Cause]
) -> list[Cause]:
    """Where a department is not the sum of its units, once the errors within are corrected.

    What differs by the same amount is one cause, led by its most detailed row.
    """
    wrong = {cell: excess for cause in explained for cell, excess in cause.correction}
    rows, tables = _questioned(space, explained)
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


def _questioned(space: Space, explained: Sequence[Cause]) -> tuple[set[object], set[int]]:
    """The rows, and the whole tables, that errors within the disclosures already question."""
    rows: set[object] = set()
    tables: set[int] = set()
    for cause in explained:
        cells = cause.cells or tuple(c for r in cause.relations for c in r.cells)
        rows |= {row_of(space, cell) for cell in cells}
        bound = all(relation.bound for relation in cause.relations)
        if cause.power or bound or space.owner[cells[0]].is_empty:
            tables.add(id(space.owner[cells[0]]))
    return rows, tables


def _is_explained(
    space: Space, relation: Relation, rows: Container[object], tables: Container[int]
) -> bool:
    return any(
        row_of(space, cell) in rows or id(space.owner[cell]) in tables for cell in relation.cells
    )


def _depth(space: Space, relation: Relation) -> tuple[bool, int, bool]:
    """Sorts the most detailed row first, and of equals the one that is printed and a part."""
    fact = space.facts[relation.left[0]]
    point = fact.point
    return (
        not fact.printed,
        -len(point.function or point.economic),
        not (point.nature or point.fund),
    )
