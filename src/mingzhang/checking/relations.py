"""Reconciliations (勾稽关系), derived from the points that the forms give to their cells.

Nobody writes "table 3 row 5 = table 1 row 1". From the cube's one law (a whole is the sum
of its parts, money spent is money received) and the places where amounts are printed
follow, for every pack of forms:

    same       the same point in two tables
    codes      a classification code and the codes below it, in one table and column
    columns    a total and its parts by fund, nature or flow, in one table and row
    items      “三公” items and their parts
    agencies   a department and its units, in one table and column
    balance    收入 = 支出, where nothing is carried forward
    funds      all money and the tables of the single funds, row by row, where the funds allow
    bound      a part that cannot exceed its whole, where the other parts are not printed
    empty      a table declared empty, and the other tables
    agency     a department and its units, each with tables of its own
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations, repeat
from typing import Literal

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO
from mingzhang.checking.space import Cells, Space, Table, tables_by_disclosure
from mingzhang.cube import CODED, CURRENT, DIMENSIONS, LISTED, Dimension, Point

Kind = Literal[
    "same",
    "codes",
    "columns",
    "items",
    "agencies",
    "balance",
    "funds",
    "bound",
    "empty",
    "agency",
]

WITHIN_A_TABLE: tuple[Kind, ...] = ("codes", "columns", "items", "agencies")
"""A whole and its parts, in one table."""

_TOTAL_AND_ONE_PART = 2
_NON_APPROPRIATION = ("special_account", "unit_funds")


class Relation(msgspec.Struct, frozen=True, gc=False):
    """Two sums of cells that must be equal, or of which the left must not exceed the right."""

    kind: Kind
    left: Cells
    right: Cells
    bound: bool = False

    @property
    def cells(self) -> Cells:
        """All cells that take part."""
        return self.left + self.right


def residual(space: Space, relation: Relation) -> Decimal:
    """Left minus right, in 元."""
    return space.total(relation.left) - space.total(relation.right)


def tolerance(space: Space, relation: Relation) -> Decimal:
    """What rounding can explain, in 元."""
    terms = (space.facts[cell].amount for cell in relation.cells)
    return amounts.tolerance(term for term in terms if term is not None)


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """A relation, by how much it is off, and what that means."""

    relation: Relation
    difference: Decimal
    """Left minus right, in 元."""

    verdict: Literal["holds", "rounding", "failed", "unreadable"]


def judge(space: Space, relation: Relation) -> Judgement:
    """Whether a relation holds, holds but for rounding, fails, or cannot be judged."""
    if not space.readable(relation.cells):
        return Judgement(relation, ZERO, "unreadable")
    difference = residual(space, relation)
    if difference == ZERO or (relation.bound and difference < ZERO):
        return Judgement(relation, difference, "holds")
    if abs(difference) <= tolerance(space, relation):
        return Judgement(relation, difference, "holds" if relation.bound else "rounding")
    return Judgement(relation, difference, "failed")


def holds(space: Space, relation: Relation) -> bool:
    """Whether a relation does not fail; one with an unreadable cell says nothing."""
    return judge(space, relation).verdict != "failed"


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
        yield from _partitions(table)
        yield from _by_source(table)
    for first, second in combinations(tables, 2):
        if first.heads & second.heads:
            yield from _same(space, first, second)
    yield from _balances(space, tables)
    yield from _of_this_year(space, tables)
    yield from _basic_in_halves(tables)
    yield from _funds(space, tables)


# one table


def _partitions(table: Table) -> Iterator[Relation]:
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


def _by_source(table: Table) -> Iterator[Relation]:
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
            yield Relation("columns", whole, (*_cells_of(parts, funds), *chain(*others)))


_OTHER_SOURCES = ("carry_in", "surplus_used")


def _in_one_flow(table: Table, point: Point) -> Cells:
    """The cells of a flow in one table: its total, or all its funds."""
    if point in table.cells:
        return table.cells[point]
    funds = {own.fund: cells for own, cells in table.cells.items() if own.at("fund", "") == point}
    parts = cube.cover("fund", "", funds, cube.unused("fund", funds)) or []
    return _cells_of(parts, funds)


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


# two tables


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


# receipts and uses


def _balances(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
    """What is received is what is used: in total, by fund, and by function."""
    funds = {point.fund for table in tables for point in table.cells}
    spent = {fund for fund in funds if _nothing_carried_forward(space, tables, fund)}
    for left in tables:
        for point in [point for point in left.cells if point.flow == "sources"]:
            for used in _used(space, tables, point, point.fund in spent):
                yield Relation("balance", left.cells[point], used)
        for point in [point for point in left.cells if point.flow == "income"]:
            sources = point.at("flow", "sources")
            carried = left.cells.get(point.at("flow", "carry_in"))
            if carried and sources not in left.cells:
                for used in _used(space, tables, sources, point.fund in spent):
                    yield Relation("balance", left.cells[point] + carried, used)


def _of_this_year(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
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


# basic expenditure


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


# all money and the single funds


def _funds(space: Space, tables: Sequence[Table]) -> Iterator[Relation]:
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
                if printed.isdisjoint(fund for fund, _ in level):
                    continue  # zeros that are only implied need no comparison
                found = _printed_parts(space, point, level)
                if not found:
                    continue
                if (parts := _fund_parts(point.fund, tuple(found), zero)) is not None:
                    yield Relation("funds", whole, _cells_of(parts, found))
                elif _is_spent(point) and (some := _appropriated(found)) is not None:
                    yield Relation("bound", _cells_of(some, found), whole, bound=True)
    yield from _item_bounds(tables)


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
        place = msgspec.structs.replace(point, fund=fund)  # `at` takes thrice the time
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


def _cells_of(parts: Iterable[str], found: dict[str, Cells]) -> Cells:
    return tuple(cell for part in parts for cell in found[part])


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
        if (parts := _appropriated(found)) and space.readable(_cells_of(parts, found)):
            return space.total(_cells_of(parts, found))
    return None


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


# a department and its units


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
