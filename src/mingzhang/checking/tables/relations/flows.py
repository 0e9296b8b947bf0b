"""Receipts and uses: what is received is what is used, where nothing is carried forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mingzhang.amounts import ZERO
from mingzhang.checking.tables.relations.relation import Relation
from mingzhang.checking.tables.space import Cells, Space, Table
from mingzhang.cube import CURRENT, Point


def balances(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
    """What is received is what is used: in total, by fund, and by function."""
    funds = {point.fund for table in tables for point in table.cells}
    spent = {fund for fund in funds if _nothing_carried_forward(space, tables, fund)}

    @cache
    def used(sources: Point) -> list[Cells]:
        return list(_used(space, tables, sources, sources.fund in spent))

    for left in tables:
        for point in [point for point in left.cells if point.flow == "sources"]:
            for cells in used(point):
                yield Relation("balance", left.cells[point], cells)
        for point in [point for point in left.cells if point.flow == "income"]:
            sources = point.at("flow", "sources")
            carried = left.cells.get(point.at("flow", "carry_in"))
            if carried and sources not in left.cells:
                for cells in used(sources):
                    yield Relation("balance", left.cells[point] + carried, cells)


def of_this_year(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
    """What this year's appropriation pays for: the income, and no more than is spent."""
    for own in tables:
        for point in [point for point in own.cells if point.flow == CURRENT]:
            income, spent = point.at("flow", "income"), point.at("flow", "expenditure")
            for other in tables:
                if received := other.cells.get(income):
                    yield Relation("balance", received, own.cells[point])
                if whole := space.at(other, spent):
                    yield Relation("bound", own.cells[point], whole, bound=True)


def _used(
    space: Space, tables: Sequence[Table], sources: Point, all_is_spent: bool
) -> Iterator[Cells]:
    """What each table says was used at the point of some sources."""
    uses = sources.at("flow", "uses")
    expenditure = sources.at("flow", "expenditure")
    for table in tables:
        used = space.at(table, uses)
        if not used and all_is_spent:
            used = space.at(table, expenditure)
        if used:
            yield used


def _nothing_carried_forward(space: Space, tables: Sequence[Table], fund: str) -> bool:
    """Whether 年终结转结余 is printed as zero for a fund or a whole of it."""
    wholes = {
        Point("carry_out", fund=fund),
        Point("carry_out", fund="appropriation" if _is_appropriated(fund) else ""),
        Point("carry_out"),
    }
    return any(
        space.readable(cells) and space.total(cells) == ZERO
        for table in tables
        for whole in wholes
        if (cells := table.cells.get(whole))
    )


def _is_appropriated(fund: str) -> bool:
    return fund in ("appropriation", "general", "government_fund", "state_capital")
