"""All money and the tables of single funds, row by row.

Equal where the totals prove that nothing but appropriation is spent: amounts are not negative,
so what is zero as a whole is zero in every row. Otherwise a fund is at most all money.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from mingzhang import cube
from mingzhang.checking.tables.relations.relation import Relation, cells_of
from mingzhang.checking.tables.space import Cells, Space, Table
from mingzhang.cube import Point

_NON_APPROPRIATION = ("special_account", "unit_funds")


def of_funds(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
    """A row of all money against the same row of the tables of single funds."""
    only_appropriation = _flows_of_appropriation(space, tables)
    holders = _Holders(tables)
    for table in tables:
        for point, whole in table.cells.items():
            if point.fund not in _FUND_LEVELS or not (levels := holders.levels(table, point)):
                continue
            printed = holders.printed(table, point)
            if not printed:
                continue
            zero = _NON_APPROPRIATION if point.flow in only_appropriation else ()
            for level in levels:
                if not any(fund in printed for fund, _ in level):
                    continue  # zeros that are only implied need no comparison
                found = _printed_parts(space, point, level)
                if not found:
                    continue
                if (parts := _fund_parts(point.fund, tuple(found), zero)) is not None:
                    yield Relation("funds", whole, cells_of(parts, found))
                elif _is_spent(point) and (some := _appropriated(found)) is not None:
                    yield Relation("bound", cells_of(some, found), whole, bound=True)


@lru_cache(maxsize=256)
def _fund_parts(fund: str, present: tuple[str, ...], zero: tuple[str, ...]) -> list[str] | None:
    """What a fund is put together from; remembered, because row after row prints the same."""
    return cube.cover("fund", fund, present, zero)


_SINGLE_FUNDS = ("general", "government_fund", "state_capital")
_OTHER_MONEY = (*_NON_APPROPRIATION, "business", "operating", "superior", "affiliated", "other")
_FUND_LEVELS = {
    "appropriation": (_SINGLE_FUNDS,),
    "": (("appropriation", *_OTHER_MONEY), (*_SINGLE_FUNDS, *_OTHER_MONEY)),
}
"""The finenesses at which the parts of a fund can be printed."""

_Level = list[tuple[str, list[Table]]]
"""The parts of a fund at one fineness, each with the tables that have a place for it."""


class _Holders:
    """Which tables can hold a fund's part of a point, those with codes first.

    Tables with codes go down to the single row, so they are asked before the summaries.
    """

    def __init__(self, tables: Sequence[Table]) -> None:
        self._by_head: defaultdict[tuple[str, str, str], list[Table]] = defaultdict(list)
        for table in sorted(tables, key=lambda table: table.dimension is None):
            for head in table.heads:
                self._by_head[head.flow, head.nature, head.fund].append(table)
        self._levels: dict[tuple[Table, str, str, str], list[_Level]] = {}
        self._printed: defaultdict[Point, list[tuple[str, Table]]] = defaultdict(list)
        for table in tables:
            for point in table.cells:
                if point.fund:
                    self._printed[_of_all_money(point)].append((point.fund, table))

    def printed(self, own: Table, point: Point) -> set[str]:
        """The funds whose parts of a point other tables print."""
        places = self._printed.get(_of_all_money(point), ())
        return {fund for fund, table in places if table is not own}

    def levels(self, own: Table, point: Point) -> list[_Level]:
        """The finenesses at which other tables can hold the parts of a point: by its head alone."""
        head = (own, point.flow, point.nature, point.fund)
        if head not in self._levels:
            levels = (
                [
                    (fund, others)
                    for fund in level
                    if (others := self._others(own, point.flow, point.nature, fund))
                ]
                for level in _FUND_LEVELS[point.fund]
            )
            self._levels[head] = [level for level in levels if level]
        return self._levels[head]

    def _others(self, own: Table, flow: str, nature: str, fund: str) -> list[Table]:
        return [table for table in self._by_head.get((flow, nature, fund), ()) if table is not own]


def _of_all_money(point: Point) -> Point:
    return point.at("fund", "") if point.fund else point


def _printed_parts(space: Space, point: Point, level: _Level) -> dict[str, Cells]:
    """The cells of each fund at a point, from the first table that has them."""
    found: dict[str, Cells] = {}
    for fund, tables in level:
        place = point.at("fund", fund)
        for table in tables:
            if cells := table.cells.get(place) or space.at(table, place):
                found[fund] = cells
                break
    is_printed = any(space.facts[cell].printed for cells in found.values() for cell in cells)
    return found if is_printed else {}


def _is_spent(point: Point) -> bool:
    return point.flow in ("expenditure", "uses")


def _appropriated(found: dict[str, Cells]) -> list[str] | None:
    """The parts that make up appropriation, where they are all there."""
    if "appropriation" in found:
        return ["appropriation"]
    return cube.cover("fund", "appropriation", found)


def _flows_of_appropriation(space: Space, tables: Sequence[Table]) -> frozenset[str]:
    """Of the flows on the side of expenditure, those that are appropriation and nothing else.

    Amounts are not negative, so it is enough that the totals say so; then every row of the
    flow is appropriation. Of the expenditure the income can say it, too.
    """
    found = {
        flow
        for flow in ("expenditure", "uses")
        if (whole := _total(space, tables, Point(flow))) is not None
        and whole == _appropriation(space, tables, flow)
    }
    income = _total(space, tables, Point("income"))
    carried = _total(space, tables, Point("carry_in"))
    if (
        income is not None
        and income == _appropriation(space, tables, "income")
        and (not carried or carried == _appropriation(space, tables, "carry_in"))
    ):
        found.add("expenditure")
    return frozenset(found)


def _total(space: Space, tables: Sequence[Table], point: Point) -> Decimal | None:
    for table in tables:
        cells = table.cells.get(point)
        if cells and space.readable(cells):
            return space.total(cells)
    return None


def _appropriation(space: Space, tables: Sequence[Table], flow: str) -> Decimal | None:
    """All appropriation of a flow: as printed, or from its three budgets in one table."""
    point = Point(flow, fund="appropriation")
    for table in tables:
        found = {
            fund: cells
            for fund in ("appropriation", *_SINGLE_FUNDS)
            if (cells := table.cells.get(point.at("fund", fund)))
        }
        if (parts := _appropriated(found)) and space.readable(cells_of(parts, found)):
            return space.total(cells_of(parts, found))
    return None
