"""All relations within a disclosure: those of each table, of two, and of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from mingzhang.checking.tables.relations.flows import balances, of_this_year
from mingzhang.checking.tables.relations.funds import of_funds
from mingzhang.checking.tables.relations.relation import Kind, Relation
from mingzhang.checking.tables.relations.within import by_source, partitions
from mingzhang.checking.tables.space import Cells, Space, Table, tables_by_disclosure


def relations(space: Space) -> list[Relation]:
    """All relations within each disclosure of a space, each once."""
    found: dict[tuple[Cells, Cells], Relation] = {}
    for tables in tables_by_disclosure(space):
        for relation in _of_one_disclosure(space, tables):
            left, right = _in_order(relation.left), _in_order(relation.right)
            if left and right and left != right:
                found.setdefault((left, right) if left < right else (right, left), relation)
    return list(found.values())


def _in_order(cells: Cells) -> Cells:
    return cells if len(cells) == 1 else tuple(sorted(set(cells)))


def _of_one_disclosure(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
    for table in tables:
        yield from partitions(table)
        yield from by_source(table)
    for first, second in combinations(tables, 2):
        if first.heads & second.heads:
            yield from _same(space, first, second)
    yield from balances(space, tables)
    yield from of_this_year(space, tables)
    yield from _basic_in_halves(tables)
    yield from of_funds(space, tables)
    yield from _item_bounds(tables)


def _same(space: Space, first: Table, second: Table) -> Iterator[Relation]:
    """The same point in two tables; a row that one of them leaves out is a zero there.

    A blank cell and a row left out say the same, and are not worth a comparison.
    """
    kind: Kind = "empty" if first.is_empty or second.is_empty else "same"
    for point, left in first.cells.items():
        right = second.cells.get(point)
        if right is None and second.implies_zeros and not space.is_blank(left):
            right = space.at(second, point)
        if right:
            yield Relation(kind, left, right)
    for point, right in second.cells.items() if first.implies_zeros else ():
        if point not in first.cells and not space.is_blank(right):
            left_out = space.at(first, point)
            if left_out:
                yield Relation(kind, left_out, right)


def _basic_in_halves(tables: Sequence[Table]) -> Iterator[Relation]:
    """基本支出 in one table against 人员经费 and 公用经费 of one that does not print their sum."""
    for table in tables:
        for point, whole in table.cells.items():
            if point.nature != "basic" or point.function or point.economic:
                continue
            points = [point.at("nature", half) for half in ("personnel", "running")]
            for other in tables:
                halves = [other.cells.get(half) for half in points]
                if all(halves) and point not in other.cells:
                    yield Relation("same", whole, tuple(c for cells in halves for c in cells or ()))


def _item_bounds(tables: Sequence[Table]) -> Iterator[Relation]:
    """“三公” and other items are part of the expenditure of their fund."""
    for table in tables:
        for point, cells in table.cells.items():
            if point.item not in ("listed", "three_public"):
                continue
            all_items = point.at("item", "")
            for other in tables:
                if whole := other.cells.get(all_items):
                    yield Relation("bound", cells, whole, bound=True)
