"""F984: columns that the forms do not compare, such as last year's, must still add up over codes.

Which of them add up as a rule (amounts and changes do, rates do not) is told by their own rows: a
column in which most codes are the sum of the codes below them is one of amounts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts, cube, keys
from mingzhang.amounts import half_place
from mingzhang.checking.checks import Flaw, each_quoted, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.change_columns import is_a_rule, likely_wrong, number_in, wrong_changes
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.disclosure import Column, Row, Statement
from mingzhang.where import Where

_LEVELS = (3, 5, 7)
"""Digits of the codes of 类, 款, 项."""


class Family(msgspec.Struct, frozen=True):
    """A row and the rows of the next level below it."""

    above: Row
    below: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, led by the one above."""
        return (self.above, *self.below)


class Uneven(msgspec.Struct, frozen=True):
    """A row that is not the sum of those below it in these columns."""

    statement: Statement
    family: Family
    columns: tuple[Column, ...]

    def sum_below(self) -> Decimal:
        """What the first column adds up to, in the table's unit."""
        return sum(
            (number_in(row, self.columns[0]) or amounts.ZERO for row in self.family.below),
            amounts.ZERO,
        )


def _code(row: Row) -> str | None:
    """A row's code, "" for the total; None for a row that is neither."""
    code = row.account or row.code
    if code:
        return code if code.isdigit() and len(code) in _LEVELS else None
    return "" if keys.fold(row.name).endswith(("合计", "总计")) else None


def _families(rows: Sequence[Row]) -> list[Family]:
    """The rows that others lie below; none where a code is printed twice or stands for units."""
    by_code = {code: row for row in rows if (code := _code(row)) is not None}
    if len(by_code) < sum(_code(row) is not None for row in rows) or any(r.agency for r in rows):
        return []
    below: dict[str, list[Row]] = {}
    for code, row in by_code.items():
        if code:
            below.setdefault(cube.parent_code(code), []).append(row)
    return [Family(by_code[code], tuple(its)) for code, its in below.items() if code in by_code]


def _holds(family: Family, column: Column) -> bool | None:
    """Whether a row is the sum of those below it; None where one of them prints no amount."""
    numbers = [number_in(row, column) for row in family.rows]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or not any(known):
        return None
    places = max(amounts.places_of(row.cells[column.id].text) for row in family.rows)
    return abs(known[0] - sum(known[1:])) <= half_place(places) * len(numbers)


def _uneven(families: Iterable[Family], column: Column) -> list[Family]:
    """The rows at fault in a column that adds up as a rule.

    A row that fits neither those below it nor the one above it is told of itself alone.
    """
    judged = [(family, _holds(family, column)) for family in families]
    proofs = [family for family, holds in judged if holds]
    uneven = [family for family, holds in judged if holds is False]
    at_fault = [family.above for family in uneven]
    wrong = [family for family in uneven if not any(row in at_fault for row in family.below)]
    adds_up = any(len(family.below) > 1 for family in proofs)
    return wrong if adds_up and is_a_rule(len(proofs), len(wrong)) else []


def _of_statement(statement: Statement) -> Iterator[Uneven]:
    """Each row at fault once, with all columns in which it is."""
    others = [column for column in statement.columns if column.use != "compared"]
    families = _families(statement.rows) if others else []
    wrong = [(family, column) for column in others for family in _uneven(families, column)]
    for family in families:
        if columns := tuple(column for its, column in wrong if its is family):
            yield Uneven(statement, family, columns)


def _rows(dossier: Dossier) -> Iterator[tuple[int, Uneven]]:
    """Those of which neither the change between the years nor a compared column is wrong."""
    changes = [(index, one.row) for index, one in dossier.once(wrong_changes)]
    for index, (disclosure, tables) in enumerate(
        zip(dossier.disclosures, dossier.once(reconciled), strict=True)
    ):
        found = [one for statement in disclosure.statements for one in _of_statement(statement)]
        told = likely_wrong(tables.findings) if found else set()
        for one in found:
            if not any((index, row) in changes or _is_told(row, told) for row in one.family.rows):
                yield index, one


def _is_told(row: Row, told: set[Where]) -> bool:
    return any(cell.where in told for cell in row.cells.values())


@over("F984", _rows)
def last_year_does_not_add_up(one: Uneven) -> Iterator[Flaw]:
    """390.00 for 一般公共服务支出 last year, and 280.00 and 120.00 below it."""
    above, statement = one.family.above, one.statement
    name = " ".join(filter(None, (above.code, above.name)))
    labels = [column.label for column in one.columns]
    first = one.columns[0]
    printed, count = above.cells[first.id].text or 0, len(one.family.below)
    yield Flaw(
        f"《{statement.title}》“{name}”的{each_quoted(labels)}不等于下级之和："
        f"“{first.label}”印作 {printed}，{count} 个下级相加为 {one.sum_below()}",
        tuple(
            quote(statement.title, row.cells[column.id], row=row.name, column=column.label)
            for column in one.columns
            for row in one.family.rows
        ),
        statement=statement.id,
    )
