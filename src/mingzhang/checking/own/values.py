"""What a formula amounts to in a disclosure, how exactly, and from which cells.

Rounding goes through the arithmetic: each printed amount may be off by half a unit of its
last place, so a sum may be off by the sum of these, and a product by its share.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts, facts, forms, keys
from mingzhang.amounts import ZERO
from mingzhang.checking.findings import Evidence, Subject
from mingzhang.checking.own import names
from mingzhang.checking.own.formula import Cell, Comparison, Expression, Number
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.forms import Form

_SHOWN = 3
_ALIKE = 0.5
"""Rows that are told where a formula's row is not there, and how alike they are."""


class UnavailableError(Exception):
    """A value that the disclosure does not give, with the reason."""


class Value(msgspec.Struct, frozen=True):
    """An amount in 元, or a number."""

    number: Decimal
    slack: Decimal = ZERO
    """By how much rounding may have moved it."""

    cells: tuple[Evidence, ...] = ()


def holds(comparison: Comparison, left: Value, right: Value, tolerance: Decimal | None) -> bool:
    """Whether two values are as the formula says, within rounding or the given tolerance."""
    difference = left.number - right.number
    slack = left.slack + right.slack if tolerance is None else tolerance
    return {
        "=": abs(difference) <= slack,
        "≠": difference != ZERO,
        ">": difference > ZERO,
        "<": difference < ZERO,
        "≥": difference >= -slack,
        "≤": difference <= slack,
    }[comparison.comparator]


def value(expression: Expression, disclosure: Disclosure) -> Value:
    """The value of an expression. Raises UnavailableError."""
    if isinstance(expression, Number):
        return Value(expression.value)
    if isinstance(expression, Cell):
        return _cell(expression, disclosure)
    left, right = value(expression.left, disclosure), value(expression.right, disclosure)
    cells = left.cells + right.cells
    if expression.operator in "+-":
        sign = 1 if expression.operator == "+" else -1
        return Value(left.number + sign * right.number, left.slack + right.slack, cells)
    if expression.operator == "*":
        slack = abs(left.number) * right.slack + abs(right.number) * left.slack
        return Value(left.number * right.number, slack + left.slack * right.slack, cells)
    if right.number == ZERO:
        raise UnavailableError("除数是零")
    quotient = left.number / right.number
    slack = (left.slack + abs(quotient) * right.slack) / abs(right.number)
    return Value(quotient, slack, cells)


def has_tables(cells: Iterator[Cell], disclosure: Disclosure) -> bool:
    """Whether the layout of a disclosure has all tables and columns that a formula names."""
    pack = forms.pack(disclosure.pack)
    for cell in cells:
        own = [form for form in pack.forms_of(disclosure.scope) if form.id in cell.statements]
        columns = [column for form in own for column in names.all_columns(form)]
        if not own or (cell.column and not any(names.is_column(c, cell.column) for c in columns)):
            return False
    return True


# a cell


def _cell(cell: Cell, disclosure: Disclosure) -> Value:
    """The amount of a cell, or the sum of the rows that it names."""
    statement, form = _statement(cell, disclosure)
    if statement.status == "empty":
        return Value(ZERO, ZERO, (_unprinted(disclosure, statement, cell),))
    if not statement.money_unit:
        raise UnavailableError(f"《{statement.title}》没有写金额单位")
    rows = _rows(cell.row, statement, form)
    places = facts.column_places(statement)
    found: list[Value] = []
    for row in rows:
        column = _column(cell, form, row)
        printed = row.cells.get(column.id, Printed("", row.where))
        text = printed.text
        shown = max(places.get((row.side, column.id), 0), amounts.places_of(text))
        amount = facts.amount_of(text, statement.money_unit, shown)
        name = " ".join(part for part in (row.code, row.name) if part) or cell.row
        if amount is None:
            raise UnavailableError(f"《{statement.title}》“{name}”印作“{text}”，不是金额")
        evidence = msgspec.structs.replace(
            _unprinted(disclosure, statement, cell),
            row=name,
            column=column.label,
            text=text,
            printed=True,
            where=printed.where,
        )
        found.append(Value(amount.yuan, amount.half_unit, (evidence,)))
    if not found:  # a table with codes lists every code that has an amount
        return Value(ZERO, ZERO, (_unprinted(disclosure, statement, cell),))
    return Value(
        sum((each.number for each in found), ZERO),
        sum((each.slack for each in found), ZERO),
        tuple(evidence for each in found for evidence in each.cells),
    )


def _statement(cell: Cell, disclosure: Disclosure) -> tuple[Statement, Form]:
    for statement_id in cell.statements:
        statement = disclosure.statement(statement_id)
        if statement is not None:
            return statement, facts.form_of(disclosure, statement)
    raise UnavailableError(f"没有“{cell.text.partition('[')[0]}”这张表")


def _rows(name: str, statement: Statement, form: Form) -> Sequence[Row]:
    """The rows that a name stands for; none for a code that is not listed."""
    within = names.below(name)
    if within:
        above, digits = within
        return [
            row
            for row in statement.rows
            if (code := row.account or row.code).startswith(above) and len(code) == digits
        ]
    if names.is_code(name):
        return [row for row in statement.rows if (row.account or row.code) == name]
    if form.layout == "single":
        return statement.rows
    key = keys.label(name)
    found = [r for r in statement.rows if key in (keys.label(r.name), keys.label(r.label))]
    if not found and key == names.TOTAL:
        found = [r for r in statement.rows if not r.code and form.is_total(r.name)]
    if len(found) != 1:
        many = f"有 {len(found)} 行叫“{name}”" if found else _no_row(name, statement)
        raise UnavailableError(f"《{statement.title}》{many}")
    return found


def _no_row(name: str, statement: Statement) -> str:
    """That a row is not there, and what rows are nearly called so."""
    near = difflib.get_close_matches(name, [row.name for row in statement.rows], _SHOWN, _ALIKE)
    likely = "、".join(f"“{row}”" for row in dict.fromkeys(near))
    return f"没有“{name}”这一行" + (f"，相近的有{likely}" if likely else "")


def _column(cell: Cell, form: Form, row: Row) -> forms.ColumnForm:
    columns = facts.columns_of(form, row.side)
    if not cell.column and len(columns) == 1:
        return columns[0]
    for column in columns:
        if names.is_column(column, cell.column or names.TOTAL) and not column.under:
            return column
    raise UnavailableError(f"“{cell.text}”这一行没有这一栏")


def _unprinted(disclosure: Disclosure, statement: Statement, cell: Cell) -> Evidence:
    """A cell that the table does not print: it is declared empty, or leaves the row out."""
    return Evidence(
        role="compared",
        agency=str(Subject.of(disclosure)),
        statement=statement.id,
        title=statement.title,
        row=cell.row,
        column=cell.column,
        text="",
        money_unit=statement.money_unit,
        printed=False,
        where=statement.where,
    )
