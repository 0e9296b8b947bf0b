"""From a disclosure's cells to facts: each amount at the point that its form gives it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from mingzhang import amounts, forms
from mingzhang.amounts import Amount, NotAnAmountError
from mingzhang.cube import Fact
from mingzhang.disclosure import Disclosure, Row, Statement
from mingzhang.forms import ColumnForm, Form, RowForm, Side, row_ids
from mingzhang.kept import once_each

_NO_AGENCIES: Mapping[int, str] = MappingProxyType({})


def facts(disclosure: Disclosure) -> list[Fact]:
    """All facts of the statements, in printed order.

    A cell that is no amount gives a fact without an amount; a row that the form does not
    know gives none. Statements without a money unit say nothing that can be compared.
    """
    found: list[Fact] = []
    for number, statement in enumerate(disclosure.statements):
        if statement.money_unit and statement.status == "filled":
            found += facts_of(disclosure, number)
    return found


def facts_of(disclosure: Disclosure, number: int) -> Sequence[Fact]:
    """The facts of the statement in this place, of which none has to be an agency's alone."""
    known = _facts_by_statement(disclosure)
    if number not in known:
        statement = disclosure.statements[number]
        known[number] = tuple(statement_facts(statement, number, form_of(disclosure, statement)))
    return known[number]


@once_each
def _facts_by_statement(_: Disclosure) -> dict[int, Sequence[Fact]]:
    """What the statements say, by their places; filled as they are asked for."""
    return {}


def form_of(disclosure: Disclosure, statement: Statement) -> Form:
    """The form that a statement was read with; of an open one the columns that are printed."""
    if not statement.layout:
        return forms.pack(disclosure.pack).form(statement.id, disclosure.scope)
    columns = frozenset([column.id for column in statement.columns])
    return _narrowed(statement.layout, disclosure.scope, columns)


@lru_cache(maxsize=256)
def _narrowed(layout: str, scope: str, columns: frozenset[str]) -> Form:
    """Remembered, because the tables of many documents print the same columns."""
    pack_id, _, key = layout.partition("/")
    form_id, _, variant = key.partition(":")
    return forms.pack(pack_id).form(form_id, scope, variant).narrowed(columns)


def statement_facts(
    statement: Statement, number: int, form: Form, agencies: Mapping[int, str] = _NO_AGENCIES
) -> Iterator[Fact]:
    """The facts of one statement with a money unit; `number` is its place in the disclosure.

    `agencies` says of rows, by their numbers, whose amounts they show (`agencies.by_agency`).
    """
    places = column_places(statement)
    sides = {row.side for row in statement.rows}
    fixed = {side: dict(fixed_rows(form, side)) for side in sides}
    columns = {side: columns_of(form, side) for side in sides}
    halves: dict[str, Side] = {side.id: side for side in form.sides}
    shown_above = details(statement)
    for index, row in enumerate(statement.rows):
        if index in shown_above:
            continue
        agency = agencies.get(index, "")
        members = _row_point(row, form, halves.get(row.side), fixed[row.side])
        if agency:
            members = {**(members or _all_of(form)), "agency": agency}
        if members is None:
            continue
        point = form.point_of_row(members)
        for column in columns[row.side]:
            cell = row.cells.get(column.id)
            if cell is None:
                continue
            amount = amount_of(cell.text, statement.money_unit, places[row.side, column.id])
            yield Fact(point.within(column.point), amount, number, index, column.id, cell.where)


def details(statement: Statement) -> frozenset[int]:
    """Numbers of rows of projects whose amounts are those of another row, their account's."""
    projects = [(index, row) for index, row in enumerate(statement.rows) if row.project]
    if not projects:
        return frozenset()
    accounts = {row.account or row.code for row in statement.rows if not row.project}
    return frozenset(
        index for index, row in projects if not row.code or (row.account or row.code) in accounts
    )


def _all_of(form: Form) -> dict[str, str]:
    """What the row of an agency says of its point besides the agency."""
    return {form.dimension: ""} if form.dimension else {}


@lru_cache(maxsize=2048)
def amount_of(text: str, unit: str, usual: int) -> Amount | None:
    """A cell's amount; blank is zero, and what is no amount is None.

    `usual` are the decimal places of the column; a cell with more is exact to its own.
    Remembered, because a document prints the same figures in many tables.
    """
    try:
        number = amounts.parse(text)
    except NotAnAmountError:
        return None
    places = max(usual, amounts.places_of(text))
    if number is None:
        return Amount(amounts.ZERO, unit, places, blank=True)
    return Amount(number, unit, places)


def column_places(statement: Statement) -> dict[tuple[str, str], int]:
    """Decimal places of each column, by side and column id: what most of its cells print.

    "299.6" stands for 299.60 in a column of two places.
    """
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for row in statement.rows:
        for column, cell in row.cells.items():
            of_column = places[row.side, column]
            if cell.text:
                of_column.append(amounts.places_of(cell.text))
    counts = {key: Counter(found) for key, found in places.items()}
    return {
        key: max(found, key=lambda n: (found[n], n), default=0) for key, found in counts.items()
    }


def columns_of(form: Form, side: str) -> tuple[ColumnForm, ...]:
    """The amount columns of one side, or of the whole form."""
    for candidate in form.sides:
        if candidate.id == side:
            return candidate.columns
    return form.columns


def _row_point(
    row: Row, form: Form, side: Side | None, fixed: dict[str, dict[str, str] | None]
) -> dict[str, str] | None:
    """What a row says of its point; None for a row that has no place in the cube."""
    if form.layout == "single":
        return {}
    if form.layout == "listed":
        return {} if row.label else None
    dimension = side.dimension if side else form.dimension
    own = side.point if side else {}
    code = row.account or row.code
    if dimension and (code or form.is_total(row.name)):
        return {**own, dimension: code}
    fixed_point = fixed.get(row.label)
    return None if fixed_point is None else {**own, **fixed_point}


def fixed_rows(form: Form, side: str) -> list[tuple[str, dict[str, str] | None]]:
    """Row id (label, with #2 for a second one) and point of each fixed row of a side."""
    rows: tuple[RowForm, ...] = form.rows
    for candidate in form.sides:
        if candidate.id == side:
            rows = candidate.rows
    return [(own, row.point) for own, row in zip(row_ids(rows), rows, strict=True)]
