"""The cells of one or several disclosures, laid out by point so that they can be compared.

A table knows more than its printed cells. A table declared empty is a table of zeros; a
table with codes lists every code that has an amount, so a code that it leaves out is a
zero too. Such zeros are cells that nobody printed: they take part in the sums, and can
turn out to be the error (the row that was forgotten).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from decimal import Decimal

import msgspec

from mingzhang import cube, forms
from mingzhang.agencies import by_agency
from mingzhang.amounts import UNITS, ZERO, Amount, unit_worth
from mingzhang.checking.tables.this_year import tables_of_this_year
from mingzhang.cube import CURRENT, Dimension, Fact, Point
from mingzhang.disclosure import Disclosure, Row, Statement
from mingzhang.facts import (
    columns_of,
    details,
    facts,
    facts_of,
    fixed_rows,
    form_of,
    statement_facts,
)
from mingzhang.forms import Form
from mingzhang.where import NOWHERE

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")

_SINGLE_FUNDS = frozenset(("government_fund", "state_capital"))
"""The tables that most agencies have nothing to write in."""

Cells = tuple[int, ...]
"""Numbers of cells that together hold one amount: more than one where a row is printed twice."""


class Table:
    """One printed statement: its cells by point, and which points it could hold."""

    def __init__(self, disclosure: int, number: int, statement: Statement, form: Form) -> None:
        self.disclosure = disclosure
        self.number = number
        self.statement = statement
        self.form = form
        self.dimension: Dimension | None = form.dimension
        """The dimension that its code column runs through."""

        self.is_empty = statement.status == "empty" or _is_blank(statement)
        """Declared empty, or blank in every cell: a table of zeros."""

        self.implies_zeros = self.is_empty or self.dimension is not None
        """Whether it can say zero of a point without printing it."""

        self.cells: dict[Point, Cells] = {}
        self.columns: dict[Point, str] = {}
        """For a coded form: the column's id by its point without a code."""

        self.points: set[Point] = set()
        """For a table declared empty: the points of its form's fixed rows."""

        self.codes: set[str] = set()
        self.agency_codes: defaultdict[str, set[str]] = defaultdict(set)
        """The codes that are listed for each agency, and for all of them under ""."""

        self.built: set[Point] = set()
        """Points of all agencies that are printed only for each of them."""

        self.levels: set[int] = set()
        """How many digits its codes have."""

        self.is_whole = True
        """Whether every row with amounts has a code that can be compared, or is the total."""

        self.is_wide = all(column.use != "unplaced" for column in statement.columns)
        """Whether every column is known: only then is a total the sum of the others."""

        self.heads: set[Point] = set()
        """The points of its cells without codes and items: what two tables must share."""

        self.absent: dict[Point, Cells] = {}
        """The zeros that nobody printed, as far as they were asked for."""

        self.zero = Amount(ZERO, statement.money_unit or form.unit, 2, blank=True)
        """What stands where nothing is printed."""

        self.by_agency = by_agency(statement, form)
        """Whose amounts its rows show; None where it does not list agencies."""

    def divides_by_agency(self, code: str) -> bool:
        """Whether the rows of single agencies say of which codes a code ("": all) is made up."""
        listing = [
            agency for agency, codes in self.agency_codes.items() if agency and code in codes
        ]
        above = {whole for agency in listing for whole in cube.agencies_above(agency)}
        return bool(listing) and all(
            any(
                own != code and cube.lies_in("function", own, code)
                for own in self.agency_codes[agency]
            )
            for agency in listing
            if agency not in above
        )


class Space:
    """All cells of some disclosures, numbered, and the tables that they stand in."""

    def __init__(self, disclosures: Sequence[Disclosure]) -> None:
        self.disclosures = disclosures
        self.facts: list[Fact] = []
        self.yuan: list[Decimal] = []
        self.owner: list[Table] = []
        self._blank: set[int] = set()
        self._unreadable: set[int] = set()
        self.tables: list[Table] = []
        self._tables: list[list[Table]] = [[] for _ in disclosures]
        self._flows: dict[str, str] = {}
        for index, disclosure in enumerate(disclosures):
            merged = _merged_flows(disclosure)
            of_this_year = tables_of_this_year(disclosure)
            for number, statement in enumerate(disclosure.statements):
                if statement.status != "missing" and (statement.money_unit or not statement.rows):
                    form = form_of(disclosure, statement)
                    self._flows = {"expenditure": CURRENT} if number in of_this_year else merged
                    self._add(Table(index, number, statement, form))

    def _add(self, table: Table) -> None:
        self.tables.append(table)
        self._tables[table.disclosure].append(table)
        if table.form.layout == "coded":
            self._add_columns(table)
        table.is_whole = _is_whole(table)
        if table.is_empty:
            table.points |= set(map(self._merged, _points(table.form)))
            table.heads |= {_head(point) for point in table.points}
            return
        self._add_cells(table)
        if table.dimension:
            _list_codes(table, table.dimension)
        else:
            table.heads |= set(map(_head, table.cells))
        _add_all_agencies(table)

    def _add_columns(self, table: Table) -> None:
        form = table.form
        assert form.dimension is not None
        for column in form.columns:
            table.columns[self._merged(form.point_of({form.dimension: ""}, column))] = column.id
        table.heads |= set(table.columns)

    def _add_cells(self, table: Table) -> None:
        says_once = table.form.open and not _lists_codes(table.form)
        for fact in self._merged_facts(self._printed(table)):
            before = table.cells.get(fact.point, ())
            if before and says_once:
                continue  # an open form has several words for one row: the same amount again
            table.cells[fact.point] = (*before, self._number(fact, table))

    def _printed(self, table: Table) -> Iterable[Fact]:
        """What a table prints, each amount as that of the agency that its row is of."""
        if table.by_agency and table.by_agency.members:
            members = table.by_agency.members
            return statement_facts(table.statement, table.number, table.form, members)
        return facts_of(self.disclosures[table.disclosure], table.number)

    def _merged_facts(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        if not self._flows:
            return facts
        replace = msgspec.structs.replace
        return (replace(fact, point=self._merged(fact.point)) for fact in facts)

    def _merged(self, point: Point) -> Point:
        flow = self._flows.get(point.flow)
        return point.at("flow", flow) if flow else point

    def _number(self, fact: Fact, table: Table) -> int:
        cell, amount = len(self.facts), fact.amount
        self.facts.append(fact)
        self.owner.append(table)
        self.yuan.append(ZERO if amount is None or amount.blank else amount.yuan)
        if amount is None:
            self._unreadable.add(cell)
        elif amount.blank:
            self._blank.add(cell)
        return cell

    def rescaled(self, powers: Mapping[Table, int]) -> Space:
        """The same cells, those of some tables in a unit that is smaller by a power of ten."""
        other = copy(self)
        other.facts, other.yuan = list(self.facts), list(self.yuan)
        for cell, table in enumerate(self.owner):
            amount = self.facts[cell].amount
            if table in powers and amount is not None:
                meant = _in_smaller_unit(amount, powers[table])
                other.facts[cell] = msgspec.structs.replace(self.facts[cell], amount=meant)
                other.yuan[cell] = meant.yuan
        return other

    def of(self, disclosure: int) -> list[Table]:
        """The tables of one disclosure."""
        return self._tables[disclosure]

    def row(self, cell: int) -> Row | None:
        """The printed row of a cell; None for a row that is not printed."""
        fact = self.facts[cell]
        return self.owner[cell].statement.rows[fact.row] if fact.printed else None

    def readable(self, cells: Cells) -> bool:
        """Whether all of these cells hold amounts."""
        return self._unreadable.isdisjoint(cells)

    def total(self, cells: Cells) -> Decimal:
        """The sum of some cells, in 元."""
        if len(cells) == 1:
            return self.yuan[cells[0]]
        return sum([self.yuan[cell] for cell in cells], ZERO)

    def is_blank(self, cells: Cells) -> bool:
        """Whether nothing is printed in any of these cells."""
        return self._blank.issuperset(cells)

    def at(self, table: Table, point: Point) -> Cells | None:
        """What a table says of a point: its cells, a zero that it implies, or None for nothing."""
        if found := table.cells.get(point) or table.absent.get(point):
            return found
        if table.is_empty:
            return self._absent_cell(table, point) if self._could_hold(table, point) else None
        if table.dimension and (below := self._below(table, table.dimension, point)):
            return below
        if table.dimension and self._leaves_out(table, point):
            return self._absent_cell(table, point)
        return None

    def _below(self, table: Table, dimension: Dimension, point: Point) -> Cells:
        """In a table that lists no code of a level (项 alone), the cells that make one up."""
        code: str = getattr(point, dimension)
        if not code or not table.is_whole or len(code) in table.levels:
            return ()
        longer = [own for own in table.codes if own.startswith(code)]
        below = {own for own in longer if code in cube.ancestors(own)}
        if not below:
            return ()
        parts = cube.coded_covers(frozenset((*below, code))).get(code, ())
        found = [table.cells.get(point.at(dimension, part), ()) for part in parts]
        return tuple(cell for cells in found for cell in cells) if all(found) else ()

    def list_absent_rows(self) -> None:
        """Give every table the rows that others list and it says zero of by leaving them out.

        Relations then run through the row that was forgotten, so that it can be found to be
        the cause. Only worth its cost where something does not hold.
        """
        coded = [table for table in self.tables if table.dimension and not table.is_empty]
        listed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for table in coded:
            for agency, codes in _codes_by_agency(table):
                listed[str(table.dimension), agency] |= codes
        for table in coded:
            *each, (_, all_codes) = _codes_by_agency(table)
            for agency, codes in each:
                self._list_absent(table, listed[str(table.dimension), agency] - codes, agency)
            _add_all_agencies(table)
            self._list_absent(table, listed[str(table.dimension), ""] - all_codes)

    def _list_absent(self, table: Table, codes: Iterable[str], agency: str = "") -> None:
        """Give a table rows for codes that it says zero of, for all agencies or for one."""
        assert table.dimension is not None
        for code in sorted(codes):
            for head in table.columns:
                point = head.at(table.dimension, code).at("agency", agency)
                if point not in table.cells and self._leaves_out(table, point):
                    table.cells[point] = self._absent_cell(table, point)

    def _could_hold(self, table: Table, point: Point) -> bool:
        """Whether a point lies in the form of an empty table."""
        if table.dimension:
            return point.at(table.dimension, "") in table.columns
        return point in table.points

    def _leaves_out(self, table: Table, point: Point) -> bool:
        """Whether a table that lists codes says zero of a code by not listing it."""
        assert table.dimension is not None
        code: str = getattr(point, table.dimension)
        if not code or not table.is_whole:
            return False
        head = point.at(table.dimension, "")
        if head.at("agency", "") not in table.columns:
            return False
        codes = table.agency_codes.get(point.agency, set()) if point.agency else table.codes
        if len(code) not in table.levels and any(code in cube.ancestors(c) for c in codes):
            return False
        above = next(c for c in cube.ancestors(code) if not c or c in codes)
        if not above:
            return any(codes)
        listed = table.cells.get(head.at(table.dimension, above), ())
        if listed and self.readable(listed) and self.total(listed) == ZERO:
            return True
        return len(code) in table.levels

    def _absent_cell(self, table: Table, point: Point) -> Cells:
        if point not in table.absent:
            head = point.at(table.dimension, "").at("agency", "") if table.dimension else point
            fact = Fact(
                point=point,
                amount=table.zero,
                statement=table.number,
                row=-1,
                column=table.columns.get(head, ""),
                where=table.statement.where if table.is_empty else NOWHERE,
            )
            table.absent[point] = (self._number(fact, table),)
        return table.absent[point]


def _is_whole(table: Table) -> bool:
    shown_above = details(table.statement)
    return all(
        _is_comparable(row, table.form)
        for index, row in enumerate(table.statement.rows)
        if index not in shown_above
    )


def _list_codes(table: Table, dimension: Dimension) -> None:
    """Tell a table which codes it lists, and for which agency."""
    listed = [(point.agency, getattr(point, dimension)) for point in table.cells]
    for agency, code in dict.fromkeys(listed):
        table.codes.add(code)
        table.agency_codes[agency].add(code)
    table.levels |= set(map(len, table.codes))


def _in_smaller_unit(amount: Amount, power: int) -> Amount:
    """An amount as printed in the unit that is so many digits smaller than the one stated."""
    meant = UNITS[amount.unit] / Decimal(10) ** power
    if unit := unit_worth(meant):
        return msgspec.structs.replace(amount, unit=unit)
    return msgspec.structs.replace(amount, number=amount.number / Decimal(10) ** power)


def _codes_by_agency(table: Table) -> list[tuple[str, set[str]]]:
    """The codes that a table lists for each agency that has some, and at the end for all."""
    each = [(agency, codes) for agency, codes in table.agency_codes.items() if agency]
    return [*((agency, codes) for agency, codes in each if any(codes)), ("", table.codes)]


def _add_all_agencies(table: Table) -> None:
    """Give a table the points of all agencies that it prints for single ones only."""
    for point in table.built:
        del table.cells[point]
    table.built.clear()
    found: defaultdict[Point, dict[str, Cells]] = defaultdict(dict)
    for point, cells in table.cells.items():
        if point.agency:
            found[point.at("agency", "")][point.agency] = cells
    for point, own in found.items():
        if point not in table.cells:
            highest = cube.listed_covers("agency", frozenset(own))[""]
            table.cells[point] = tuple(cell for agency in highest for cell in own[agency])
            table.built.add(point)


def _lists_codes(form: Form) -> bool:
    return bool(form.dimension) or any(side.dimension for side in form.sides)


_CARRIED = {
    "income": ("sources", {"carry_in", "surplus_used"}),
    "expenditure": ("uses", {"carry_out", "surplus_distributed"}),
}
"""Flow of a year, and the whole that it is a part of, with what the other parts are."""


def _merged_flows(disclosure: Disclosure) -> dict[str, str]:
    """Where an open pack's disclosure has no place for money carried: income is all sources."""
    if not forms.pack(disclosure.pack).open:
        return {}
    flows = {fact.point.flow for fact in facts(disclosure)}
    return {flow: whole for flow, (whole, others) in _CARRIED.items() if not others & flows}


def _is_comparable(row: Row, form: Form) -> bool:
    """Whether a row can take part in sums over codes; a row that cannot leaves a gap in them."""
    code = row.account or row.code
    if not any(cell.text for cell in row.cells.values()) or (row.agency and not code):
        return True
    if not form.dimension:
        is_open = form.open and form.layout == "two-sided"
        return not is_open or bool(row.label or row.code) or row.name.startswith("其中")
    return bool(_CODE.fullmatch(code)) if code else form.is_total(row.name)


def _points(form: Form) -> set[Point]:
    """The points of all fixed cells of a form."""
    points: set[Point] = set()
    for side in tuple(side.id for side in form.sides) or ("",):
        for _, row in fixed_rows(form, side):
            if row is not None:
                points |= {form.point_of(row, column) for column in columns_of(form, side)}
    return points


def _head(point: Point) -> Point:
    """A point without codes and items."""
    return Point(point.flow, fund=point.fund, nature=point.nature)


def tables_by_disclosure(space: Space) -> list[list[Table]]:
    """The tables of each disclosure of a space."""
    return [space.of(index) for index in range(len(space.disclosures))]


def _is_blank(statement: Statement) -> bool:
    """Whether the table of a single fund prints no figure at all, and does not say why."""
    return (
        statement.status == "filled"
        and statement.id in _SINGLE_FUNDS
        and not any(cell.text for row in statement.rows for cell in row.cells.values())
    )
