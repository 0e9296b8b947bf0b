"""F60: rows with amounts that say only by half, or not at all, what the amounts are for.

A code without its name, a name without its code, amounts beside an empty cell. Told only where
the other rows of the table have what this one lacks: what most rows lack is not in the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.amounts import clean
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import form_of

_FEWEST = 4
"""Rows with codes and names that show that a table has both."""

_FEW = 5
"""Of so many rows one at most lacks something: with more, it is the reading or the form."""


class HalfNamed(msgspec.Struct, frozen=True):
    """The rows of a table that lack their name, or their code."""

    statement: Statement
    nameless: tuple[Row, ...]
    codeless: tuple[Row, ...]


def _tables(disclosure: Disclosure) -> Iterator[HalfNamed]:
    for statement in disclosure.statements:
        rows = [row for row in statement.rows if _has_amounts(row)]
        form = form_of(disclosure, statement)
        if statement.status != "filled" or form.lists_projects or form.layout == "single":
            continue
        coded = [row for row in rows if row.code]
        named = [row for row in rows if row.name]
        nameless: Sequence[Row] = [row for row in coded if not row.name]
        if not coded and not form.open:
            nameless = [row for row in rows if not (row.name or row.label)]
        codeless = [row for row in named if not row.code and row.account]
        if len(named) >= _FEWEST and _FEW * (len(nameless) + len(codeless)) <= len(rows):
            yield HalfNamed(statement, tuple(nameless), tuple(codeless))


def _has_amounts(row: Row) -> bool:
    return any(clean(cell.text) for cell in row.cells.values())


@over("F609", each(_tables))
def row_lacks_its_name_or_code(item: HalfNamed) -> Iterator[Flaw]:
    """2101101 and an amount, and no word what for."""
    title = item.statement.title
    told = [f"“{_named(row)}”一行有金额，没有名称" for row in item.nameless]
    told += [
        f"“{row.name}”一行没有科目编码，按名称和上下行应为 {row.account}" for row in item.codeless
    ]
    rows = (*item.nameless, *item.codeless)
    if rows:
        yield Flaw(
            f"《{title}》{'；'.join(told)}",
            tuple(quote(title, Printed(_named(row), row.where)) for row in rows),
            statement=item.statement.id,
        )


def _named(row: Row) -> str:
    """By its code or its name; of a row with neither, by its number or its first amount."""
    if row.code or row.name:
        return row.code or row.name
    first = next(cell.text for cell in row.cells.values() if keys.fold(cell.text))
    return f"序号 {row.no}" if row.no else first
