"""A whole and its parts in one table: codes, columns, items, agencies; money by its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat

import msgspec

from mingzhang import cube
from mingzhang.checking.tables.relations.relation import Kind, Relation, cells_of
from mingzhang.checking.tables.space import Cells, Table
from mingzhang.cube import CODED, DIMENSIONS, LISTED, Dimension, Point

_TOTAL_AND_ONE_PART = 2


def partitions(table: Table) -> Iterator[Relation]:
    """A whole and its parts along each dimension, in one table."""
    optional = _optional_items(table)
    flows = frozenset([point.flow for point in table.cells])
    places = list(map(msgspec.structs.astuple, table.cells))
    divided = {
        dimension: members
        for dimension, members in zip(DIMENSIONS, zip(*places, strict=True), strict=False)
        if len(set(members)) >= _TOTAL_AND_ONE_PART
    }
    for dimension, members in divided.items():
        if not _lists_all_parts(table, dimension):
            continue
        kind = _partition_kind(dimension)
        others = [divided[other] for other in divided if other != dimension]
        rests: Iterable[tuple[str, ...]] = zip(*others, strict=True) if others else repeat(())
        groups: defaultdict[tuple[str, ...], dict[str, Cells]] = defaultdict(dict)
        for rest, member, cells in zip(rests, members, table.cells.values(), strict=False):
            groups[rest][member] = cells
        of_all = dimension in CODED and "agency" in divided
        for rest, group in groups.items():
            if len(group) < _TOTAL_AND_ONE_PART:
                continue
            for whole, parts in _sums(dimension, tuple(group), optional, flows):
                if of_all and not rest[-1] and table.divides_by_agency(whole):
                    continue  # the sums of the single agencies say the same, and where
                right = tuple([cell for part in parts for cell in group[part]])
                yield Relation(kind, group[whole], right)


@lru_cache(maxsize=256)
def _sums(
    dimension: Dimension,
    present: tuple[str, ...],
    optional: frozenset[str],
    flows: frozenset[str],
) -> list[tuple[str, list[str]]]:
    """The wholes among some members of one row or column, each with its parts.

    `flows` are all that the table has a place for. Remembered, because the rows of a form
    have the same columns in every document.
    """
    zero = optional if dimension == "item" else _no_column(dimension, present)
    if dimension == "flow":
        zero -= flows
    return cube.sums(dimension, present, zero)


def by_source(table: Table) -> Iterator[Relation]:
    """收入总计 against the single sources of income and what was carried in, in one row.

    For tables that have no 本年收入: the flow and the fund are divided in one step.
    """
    if not _lists_all_parts(table, "fund"):
        return
    income: defaultdict[Point, dict[str, Cells]] = defaultdict(dict)
    for point, cells in table.cells.items():
        if point.flow == "income" and point.fund:
            income[point.at("fund", "").at("flow", "sources")][point.fund] = cells
    for sources, funds in income.items():
        whole = table.cells.get(sources)
        if whole is None or sources.at("flow", "income") in table.cells:
            continue
        parts = cube.cover("fund", "", funds, _no_column("fund", ("", *sorted(funds))))
        others = [_in_one_flow(table, sources.at("flow", flow)) for flow in _OTHER_SOURCES]
        if parts and len(funds) > 1:
            yield Relation("columns", whole, (*cells_of(parts, funds), *chain(*others)))


_OTHER_SOURCES = ("carry_in", "surplus_used")


def _in_one_flow(table: Table, point: Point) -> Cells:
    """The cells of a flow in one table: its total, or all its funds."""
    if point in table.cells:
        return table.cells[point]
    funds = {own.fund: cells for own, cells in table.cells.items() if own.at("fund", "") == point}
    parts = cube.cover("fund", "", funds, cube.unused("fund", funds)) or []
    return cells_of(parts, funds)


def _lists_all_parts(table: Table, dimension: Dimension) -> bool:
    """Whether rows or columns that could not be placed leave no gap in a sum."""
    if dimension in LISTED:
        return table.is_whole
    return table.is_wide and (table.is_whole or bool(table.dimension))


def _no_column(dimension: Dimension, present: Sequence[str]) -> frozenset[str]:
    """What a table has no place for: its total is that of the parts that it has.

    Appropriation is spent as 基本支出 and 项目支出 alone, so its tables have only these two.
    """
    if dimension in LISTED or len(present) <= _TOTAL_AND_ONE_PART:
        return frozenset()
    return cube.unused(dimension, present)


def _optional_items(table: Table) -> frozenset[str]:
    """Items whose rows a table may leave out where there is nothing in them."""
    if table.form.open:
        return _BESIDE_THREE_PUBLIC
    points = [row.point for row in table.form.rows if row.optional and row.point]
    return frozenset(point["item"] for point in points if "item" in point)


_BESIDE_THREE_PUBLIC = frozenset({"meeting", "training"})
"""Items that many provinces do not print in the table of “三公”."""


def _partition_kind(dimension: Dimension) -> Kind:
    if dimension in LISTED:
        return "agencies" if dimension == "agency" else "codes"
    return "items" if dimension == "item" else "columns"
