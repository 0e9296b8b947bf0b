"""F983: tables that print last year beside this year, and the change between them.

Which column is which is known from the labels; what a change is there (plus or minus, of which
year) from the rows that hold. A table whose rows do not hold as a rule says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import NotAnAmountError, half_place
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Finding
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.disclosure import Column, Disclosure, Row, Statement
from mingzhang.numerals import HUNDRED
from mingzhang.where import Where

Role = Literal["before", "now", "change", "rate"]

_RATE = re.compile(r"[增减升降变涨][^。]{0,6}(?:率|幅度?|%|比例|百分比)|^幅度$")
_CHANGE = re.compile(r"增减|变[化动]|增长|差额")
_NO_CHANGE = re.compile("原因|说明|备注|情况")
_FEWEST = 2
"""Rows that hold, before one that does not is wrong."""

_HOLDING_FOR_EACH = 2
"""So many of them for each that is wrong."""

_WHOLES = ("total", "amount")
"""Of the columns of this year, those that are no part of another."""

_CHANGES: tuple[Role, ...] = ("change", "rate")
_YEARS: tuple[Role, ...] = ("before", "now")


def number_in(row: Row, column: Column, sign: str = "") -> Decimal | None:
    """What a cell prints before a sign, a blank being zero; None where that is no amount."""
    cell = row.cells.get(column.id)
    if cell is None:
        return None
    try:
        return amounts.parse(cell.text.rstrip(sign)) or amounts.ZERO
    except NotAnAmountError:
        return None


def is_a_rule(holding: int, wrong: int) -> bool:
    """Whether so many rows of a column hold that the others are wrong."""
    return holding >= max(_FEWEST, _HOLDING_FOR_EACH * wrong)


class Changes(msgspec.Struct, frozen=True):
    """The columns of a table with two years, by what they say."""

    statement: Statement
    columns: dict[Role, Column]

    def number(self, row: Row, role: Role) -> Decimal | None:
        """A figure of a row, a blank being zero; None where it is none, or of no such column."""
        column = self.columns.get(role)
        return number_in(row, column, "%％") if column else None

    def slack(self, row: Row, *roles: Role) -> Decimal:
        """What rounding may have taken from these figures."""
        texts = (row.cells[self.columns[role].id].text for role in roles)
        return sum(
            (half_place(amounts.places_of(text.rstrip("%％"))) for text in texts), Decimal(0)
        )


class Wrong(msgspec.Struct, frozen=True):
    """A change or a rate, and what it should be."""

    table: Changes
    row: Row
    role: Role
    right: Decimal


def _role(column: Column, year: int) -> Role | None:
    label = keys.fold(column.label)
    if _NO_CHANGE.search(label):
        return None
    if _RATE.search(label):
        return "rate"
    if _CHANGE.search(label):
        return "change"
    if "上年" in label or f"{year - 1}年" in label:
        return "before"
    return "now" if column.use == "compared" or f"{year}年" in label else None


def _tables(disclosure: Disclosure) -> Iterator[Changes]:
    for statement in disclosure.statements:
        roles = [(_role(column, disclosure.year), column) for column in statement.columns]
        is_divided = sum(role == "now" for role, _ in roles) > 1
        printed = [
            (role, column)
            for role, column in roles
            if role and not (is_divided and role == "now" and column.id not in _WHOLES)
        ]
        found = dict(printed)
        is_one_each = len(found) == len(printed)
        if is_one_each and {"before", "now"} <= {*found} and {"change", "rate"} & {*found}:
            yield Changes(statement, found)


def _asked(table: Changes, row: Row, role: Role) -> tuple[Decimal, Decimal] | None:
    """What a change or a rate should be, and how far rounding may take it from that."""
    before, now = table.number(row, "before"), table.number(row, "now")
    if before is None or now is None:
        return None
    slack = table.slack(row, "before", "now")
    if role == "change":
        return now - before, slack + table.slack(row, role)
    if not before:
        return None
    wide = slack * HUNDRED * (abs(now) + abs(before)) / (before * before)
    return (now - before) / before * HUNDRED, wide + table.slack(row, role)


def _wrong(table: Changes, role: Role) -> Iterator[tuple[Row, Decimal]]:
    """The rows whose change is another one than that of most."""
    holding = 0
    wrong: list[tuple[Row, Decimal]] = []
    for row in table.statement.rows:
        printed, asked = table.number(row, role), _asked(table, row, role)
        if printed is None or asked is None or not row.cells[table.columns[role].id].text:
            continue
        right, slack = asked
        if abs(printed - right) <= slack:
            holding += 1
        else:
            wrong.append((row, right))
    if is_a_rule(holding, len(wrong)):
        yield from wrong


def likely_wrong(findings: Iterable[Finding]) -> set[Where]:
    """The cells that are probably wrong."""
    evidence = (one for finding in findings for one in finding.evidence)
    return {one.where for one in evidence if one.role == "likely"}


def wrong_changes(dossier: Dossier) -> list[tuple[int, Wrong]]:
    """Each row with a wrong change, once; not those whose years the tables have questioned."""
    return list(_wrong_changes(dossier))


def _wrong_changes(dossier: Dossier) -> Iterator[tuple[int, Wrong]]:
    for index, (disclosure, tables) in enumerate(
        zip(dossier.disclosures, dossier.once(reconciled), strict=True)
    ):
        found = list(_tables(disclosure))
        told = likely_wrong(tables.findings) if found else set()
        for table in found:
            seen: list[Row] = []
            for role in (role for role in _CHANGES if role in table.columns):
                for row, right in _wrong(table, role):
                    now = row.cells[table.columns["now"].id]
                    if row not in seen and now.where not in told:
                        yield index, Wrong(table, row, role, right)
                    seen.append(row)


@over("F983", wrong_changes)
def change_is_not_that_between_the_years(one: Wrong) -> Iterator[Flaw]:
    """2.00 last year, 1.80 this year, and a fall of 1.00 %."""
    table, row = one.table, one.row
    cell, label = row.cells[table.columns[one.role].id], table.columns[one.role].label
    before, now = (row.cells[table.columns[role].id].text for role in _YEARS)
    sign = "%" if one.role == "rate" else ""
    yield Flaw(
        f"《{table.statement.title}》“{row.name}”的{label}印作“{cell.text}”，"
        f"按 {before or 0} 和 {now or 0} 计算应为 {one.right:.2f}{sign}",
        (quote(table.statement.title, cell, row=row.name, column=label),),
        statement=table.statement.id,
    )
