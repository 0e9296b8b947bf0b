"""F611–F613: accounts that are for 基本支出 or for 项目支出, with money of the other."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang.catalogue import name_key
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Disclosure, Row, Statement
from mingzhang.facts import columns_of, form_of


class NatureOf(msgspec.Struct, frozen=True):
    """A 项 with its money by nature, in the table of all expenditure."""

    statement: Statement
    row: Row

    def has(self, column: str) -> bool:
        """Whether an amount is printed in this column."""
        cell = self.row.cells.get(column)
        return cell is not None and bool(cell.text.strip("0."))


class Natures(msgspec.Struct, frozen=True):
    """The 项 of a disclosure."""

    rows: tuple[NatureOf, ...]


def natures(disclosure: Disclosure) -> Iterator[Natures]:
    """The 项 of 支出总表, where it tells 基本支出 and 项目支出 apart."""
    statement = disclosure.statement("expenditure") or disclosure.statement(
        "general_budget_expenditure"
    )
    if statement is None:
        return
    columns = columns_of(form_of(disclosure, statement), "")
    if {"basic", "project"} <= {column.id for column in columns}:
        rows = [
            NatureOf(statement, row) for row in statement.rows if len(row.account or row.code) == 7
        ]
        yield Natures(tuple(rows))


def _carrying(item: Natures, name: str, column: str, what: str) -> Iterator[Flaw]:
    found = [row for row in item.rows if name_key(row.row.name) == name and row.has(column)]
    if found:
        title = found[0].statement.title
        told = "、".join(f"{row.row.code} {row.row.cells[column].text}" for row in found)
        yield Flaw(
            f"《{title}》“{name}”列有{what}：{told}",
            tuple(
                quote(title, row.row.cells[column], row=f"{row.row.code} {row.row.name}")
                for row in found
            ),
            statement=found[0].statement.id,
        )


@over("F611", each(natures))
def administration_carries_projects(item: Natures) -> Iterator[Flaw]:
    """行政运行 is for basic expenditure."""
    yield from _carrying(item, "行政运行", "project", "项目支出")


@over("F612", each(natures))
def management_carries_basic_money(item: Natures) -> Iterator[Flaw]:
    """一般行政管理事务 is for projects."""
    yield from _carrying(item, "一般行政管理事务", "basic", "基本支出")


@over("F613", each(natures))
def institution_carries_projects(item: Natures) -> Iterator[Flaw]:
    """事业运行 is for basic expenditure."""
    yield from _carrying(item, "事业运行", "project", "项目支出")
