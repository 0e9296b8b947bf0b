"""A disclosure with some of its cells, rows or tables changed.

Amounts that move together (a leaf with everything above it) are found through the forms:
every cell whose point contains the leaf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

import msgspec

from mingzhang import cube
from mingzhang.compiling.views import contains
from mingzhang.cube import Fact, Point
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import facts


class CellPlace(NamedTuple):
    """Which cell. Column "code" is the code itself, not an amount."""

    statement: str
    row: int
    """Row of the statement, counting from 0."""

    column: str


Changes: TypeAlias = Mapping[CellPlace, str]
"""What cells are to print."""

CODED = (
    *("income", "expenditure", "general_budget_expenditure"),
    *("general_budget_basic", "government_fund", "state_capital"),
)
"""The tables whose rows have classification codes."""


# cells and rows


def amount_cells(disclosure: Disclosure) -> Iterator[CellPlace]:
    """The cells of the filled tables."""
    for statement in disclosure.statements:
        if statement.status == "filled":
            yield from cells_of(statement)


def cells_of(statement: Statement) -> Iterator[CellPlace]:
    """The cells of a table."""
    for index in range(len(statement.rows)):
        yield from row_cells(statement, index)


def row_cells(statement: Statement, index: int) -> Iterator[CellPlace]:
    """The cells of one row."""
    for column in statement.rows[index].cells:
        yield CellPlace(statement.id, index, column)


def statement_of(disclosure: Disclosure, statement_id: str) -> Statement:
    """The statement, which must be there."""
    statement = disclosure.statement(statement_id)
    assert statement is not None
    return statement


def row_of(disclosure: Disclosure, place: CellPlace) -> Row:
    """The row that a cell stands in."""
    return statement_of(disclosure, place.statement).rows[place.row]


def text_of(disclosure: Disclosure, place: CellPlace) -> str:
    """What a cell prints."""
    return row_of(disclosure, place).cells[place.column].text


def title_of(disclosure: Disclosure, statement_id: str) -> str:
    """《…》, as printed."""
    return f"《{statement_of(disclosure, statement_id).title}》"


def label_of(row: Row) -> str:
    """A row in words: its code and name."""
    return f"“{row.code} {row.name}”".replace("“ ", "“")


def name_of(disclosure: Disclosure, place: CellPlace) -> str:
    """A cell in words: 《支出总表》“20502 普通教育”的基本支出."""
    statement = statement_of(disclosure, place.statement)
    labels = {column.id: column.label for column in statement.columns}
    return f"《{statement.title}》{label_of(statement.rows[place.row])}的{labels[place.column]}"


def is_total(disclosure: Disclosure, place: CellPlace) -> bool:
    """Whether a cell stands in a row of totals."""
    return row_of(disclosure, place).name.endswith(("合计", "总计"))


def lowest_rows(statement: Statement) -> Iterator[int]:
    """Rows whose code has no row below it."""
    parents = {cube.parent_code(row.code) for row in statement.rows}
    for index, row in enumerate(statement.rows):
        if row.code and row.code not in parents:
            yield index


# changing


def changed(disclosure: Disclosure, changes: Changes) -> tuple[Disclosure, tuple[CellPlace, ...]]:
    """The disclosure with the changes made, and the cells that differ now."""
    real = {place: text for place, text in changes.items() if text != text_of(disclosure, place)}
    for statement_id in dict.fromkeys(place.statement for place in real):
        rows = _changed_rows(disclosure, statement_id, real)
        disclosure = with_rows(disclosure, statement_id, rows)
    return disclosure, tuple(real)


def _changed_rows(disclosure: Disclosure, statement_id: str, changes: Changes) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for place, text in changes.items():
        if place.statement == statement_id:
            row = rows.get(place.row, row_of(disclosure, place))
            cells = {**row.cells, place.column: Printed(text, row.cells[place.column].where)}
            rows[place.row] = msgspec.structs.replace(row, cells=cells)
    return rows


def with_rows(disclosure: Disclosure, statement_id: str, rows: Mapping[int, Row]) -> Disclosure:
    """The disclosure with rows replaced, by their places in a statement."""
    statement = statement_of(disclosure, statement_id)
    replaced = tuple(rows.get(index, row) for index, row in enumerate(statement.rows))
    return with_statement(disclosure, msgspec.structs.replace(statement, rows=replaced))


def with_statement(disclosure: Disclosure, statement: Statement) -> Disclosure:
    """The disclosure with the first statement of the same id replaced."""
    statements = list(disclosure.statements)
    place = next(
        index
        for index, other in enumerate(statements)
        if other.id == statement.id and other.status != "missing"
    )
    statements[place] = statement
    return msgspec.structs.replace(disclosure, statements=tuple(statements))


def with_numbers(statement: Statement, rows: Iterable[Row]) -> Statement:
    """The statement with these rows, numbered from 1."""
    numbered = tuple(
        msgspec.structs.replace(row, no=str(number)) for number, row in enumerate(rows, 1)
    )
    return msgspec.structs.replace(statement, rows=numbered)


# amounts through the forms


def leaf_facts(disclosure: Disclosure) -> list[Fact]:
    """Printed amounts at the lowest codes of the tables with codes, in undivided columns."""
    found: list[Fact] = []
    lowest = {
        number: set(lowest_rows(statement))
        for number, statement in enumerate(disclosure.statements)
        if statement.id in CODED
    }
    for fact in facts(disclosure):
        if (
            fact.amount is None
            or fact.amount.blank
            or fact.row not in lowest.get(fact.statement, ())
        ):
            continue
        if fact.column not in ("total", "current"):
            found.append(fact)
    return found


def shifted(
    disclosure: Disclosure, leaves: Iterable[Point], delta: Decimal, only: str = ""
) -> dict[CellPlace, str]:
    """Every cell that contains one of the leaves, with the difference added."""
    places = tuple(leaves)
    changes: dict[CellPlace, str] = {}
    for fact in facts(disclosure):
        statement = disclosure.statements[fact.statement]
        if (not only or statement.id == only) and fact.amount is not None:
            times = sum(contains(fact.point, leaf) for leaf in places)
            if times:
                place = CellPlace(statement.id, fact.row, fact.column)
                changes[place] = f"{fact.amount.number + times * delta:.2f}"
    return changes


def filled_within(disclosure: Disclosure, whole: Point) -> dict[str, list[CellPlace]]:
    """Cells that print an amount within a place, by statement."""
    found: dict[str, list[CellPlace]] = {}
    for fact in facts(disclosure):
        if fact.amount is not None and not fact.amount.blank and contains(whole, fact.point):
            statement = disclosure.statements[fact.statement].id
            found.setdefault(statement, []).append(CellPlace(statement, fact.row, fact.column))
    return found


def lowered_totals(disclosure: Disclosure, statement_id: str) -> dict[CellPlace, str]:
    """Each 收入总计 of a statement as the 本年收入 at the same place, blank for none."""
    income: dict[Point, str] = {}
    totals: dict[CellPlace, Point] = {}
    for fact in facts(disclosure):
        if disclosure.statements[fact.statement].id != statement_id or fact.amount is None:
            continue
        place = CellPlace(statement_id, fact.row, fact.column)
        if fact.point.flow == "income":
            income[fact.point] = text_of(disclosure, place)
        elif fact.point.flow == "sources":
            totals[place] = fact.point.at("flow", "income")
    return {place: income[point] for place, point in totals.items() if point in income}
