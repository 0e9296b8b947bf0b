"""A department and its units, each with tables of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mingzhang.amounts import ZERO
from mingzhang.checking.tables.relations.relation import Relation
from mingzhang.checking.tables.space import Space, Table, tables_by_disclosure


def agency_relations(space: Space, department: int, units: Sequence[int]) -> Iterator[Relation]:
    """A department's amounts against the sums of its units'.

    Only where all units are there. Money that passes between a department and its own
    units (上级补助, 附属单位上缴, 上解上级, 对附属单位补助) is left out of a department's sums,
    so totals are compared only where there is none of it.
    """
    grouped = tables_by_disclosure(space)
    for table in grouped[department]:
        others = [_counterpart(grouped[unit], table) for unit in units]
        if any(other is None for other in others):
            continue
        own = [other for other in others if other is not None]
        if _passes_between(space, [table, *own]):
            continue
        points = dict.fromkeys((*table.cells, *(point for other in own for point in other.cells)))
        for point in points:
            whole = space.at(table, point)
            parts = [space.at(other, point) for other in own]
            if whole and all(parts):
                yield Relation("agency", whole, tuple(c for cells in parts for c in cells or ()))


def _counterpart(tables: Iterable[Table], table: Table) -> Table | None:
    return next((t for t in tables if t.statement.id == table.statement.id), None)


def _passes_between(space: Space, tables: Iterable[Table]) -> bool:
    passing = {("fund", "superior"), ("fund", "affiliated")}
    passing |= {("nature", "remitted"), ("nature", "subsidised")}
    return any(
        space.total(cells) != ZERO
        for table in tables
        for point, cells in table.cells.items()
        if any(getattr(point, dimension) == member for dimension, member in passing)
    )
