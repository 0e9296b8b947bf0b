"""Faults in the nine tables: amounts that disagree, rows in the wrong place, missing rows.

WITH_CELLS are those of `mz demo` and of benchmarks.detection, whose changed cells are known;
the others are planted in the text of any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Composed, Fault, Planted, Text, Wrong, off
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import facts
from mingzhang.samples import changes

WITH_CELLS = {
    "cell_changed": "T101 T201 T202 T203 T204",
    "row_dropped": "T208 T213",
    "row_in_wrong_fund_table": "T212",
    "total_not_updated": "T201 T202 T203 T101",
    "empty_table_declared_but_other_tables_show_amounts": "T102",
    "carry_in_forgotten": "T101 T204",
    "unit_wrong": "T210",
    "row_code_misprinted": "T209 T207",
    "department_not_sum_of_units": "T207",
    "chain_changed": "T101 T205",
}
"""Kinds of mingzhang.samples, and the rules that they are meant for."""


@dataclass(frozen=True)
class _Cell:
    """An amount of a table."""

    statement: Statement
    row: Row
    column: str
    text: str


def _cells(source: Source, random: Random) -> list[_Cell]:
    """The amounts that are compared, of a million yuan's order: no rounding explains a change."""
    found = [
        _Cell(statement, row, column.id, row.cells[column.id].text)
        for disclosure in source.disclosures
        for statement in disclosure.statements
        for row in statement.rows
        for column in statement.columns
        if column.use == "compared" and column.id in row.cells
        if re.fullmatch(r"\d{2,}(?:\.\d+)?", row.cells[column.id].text)
    ]
    random.shuffle(found)
    return found


def _with(source: Source, cell: _Cell, text: str) -> Planted | None:
    printed = {**cell.row.cells, cell.column: Printed(text, cell.row.cells[cell.column].where)}
    wrong = msgspec.structs.replace(cell.row, cells=printed)
    spoiled = cells.edited(source.text, cell.row, wrong)
    return Planted((spoiled,)) if spoiled else None


def _mistyped(source: Source, random: Random) -> Planted | None:
    """One amount of any table is mistyped."""
    for cell in _cells(source, random):
        return _with(source, cell, off(cell.text, random))
    return None


def _point_misplaced(source: Source, random: Random) -> Planted | None:
    """One amount is a hundred times too high."""
    for cell in _cells(source, random):
        if "." in cell.text:
            return _with(source, cell, f"{Decimal(cell.text) * 100:.2f}")
    return None


def _row_of_three_public(source: Source, random: Random) -> Planted | None:
    """An item of 三公 whose funds do not add up to its total."""
    for cell in _cells(source, random):
        name = cell.row.name
        if cell.statement.id == "three_public" and cell.column == "total" and "合计" not in name:
            return _with(source, cell, f"{Decimal(cell.text) + 2:.2f}")
    return None


def _unit_row(source: Source, random: Random) -> Planted | None:
    """The amount of a unit, in a table that says of each row whose it is."""
    for cell in _cells(source, random):
        if cell.row.agency and cell.row.code:
            return _with(source, cell, off(cell.text, random))
    return None


def _line_of_a_unit(source: Source, random: Random) -> Planted | None:
    """The amount of a unit, in a table that has nothing but its units."""
    for cell in _cells(source, random):
        if cell.row.agency and not cell.row.code:
            return _with(source, cell, off(cell.text, random))
    return None


def _items_left_out(source: Source, random: Random) -> Planted | None:
    """Below a 款 of one table all 项 are left out, and all sums above still agree."""
    tables = [table for one in source.disclosures for table in one.statements]
    rows = [(table, row) for table in tables for row in table.rows if len(_code(row)) == _KUAN]
    random.shuffle(rows)
    for table, row in rows:
        below = [
            one.where.line
            for one in table.rows
            if len(_code(one)) > _KUAN and _code(one).startswith(_code(row))
        ]
        if below and all(below):
            lines = source.text.split("\n")
            left = [line for number, line in enumerate(lines, 1) if number not in below]
            return Planted(("\n".join(left),), (_code(row),), gone=True)
    return None


_KUAN = 5
"""Digits of the code of a 款."""


def _code(row: Row) -> str:
    return row.account or row.code


def _more_than_received(disclosure: Disclosure, random: Random) -> Wrong | None:
    """A project was added to all tables of expenditure, and no money to pay for it."""
    leaf = _project_leaf(disclosure, random)
    if leaf is None:
        return None
    moved = changes.shifted(disclosure, [leaf], Decimal(random.randint(3, 30)))
    wrong, _ = changes.changed(disclosure, moved)
    return Wrong(wrong)


def _more_than_all(disclosure: Disclosure, random: Random) -> Wrong | None:
    """What 财政拨款 pays is raised, in its own tables, above all expenditure."""
    leaf = _project_leaf(disclosure, random)
    total = disclosure.statement("expenditure")
    if leaf is None or total is None or not total.rows:
        return None
    whole = max(
        (Decimal(cell.text) for cell in total.rows[0].cells.values() if cell.text),
        default=Decimal(0),
    )
    spoiled = disclosure
    for table in ("general_budget_expenditure", "fiscal_appropriation"):
        moved = changes.shifted(spoiled, [leaf], whole, table)
        spoiled, _ = changes.changed(spoiled, moved)
    return Wrong(spoiled)


def _project_leaf(disclosure: Disclosure, random: Random) -> Point | None:
    """A 项 of the general budget on which projects spend."""
    leaves = [
        fact.point
        for fact in changes.leaf_facts(disclosure)
        if disclosure.statements[fact.statement].id == "general_budget_expenditure"
        and fact.point.nature == "project"
    ]
    return random.choice(leaves) if leaves else None


def _subtotal_of_vehicles(disclosure: Disclosure, _: Random) -> Wrong | None:
    """公务用车购置及运维费 is more than its two items and less than the whole."""
    statement = disclosure.statement("three_public")
    for place, row in enumerate(statement.rows if statement else ()):
        text = row.cells["total"].text if "total" in row.cells else ""
        if statement and "公务用车购置及" in row.name and text and Decimal(text):
            changed = {**row.cells, "total": Printed(f"{Decimal(text) * Decimal('1.2'):.2f}")}
            wrong = changes.with_rows(
                disclosure, statement.id, {place: msgspec.structs.replace(row, cells=changed)}
            )
            return Wrong(wrong, (statement.title,))
    return None


def _negative(disclosure: Disclosure, random: Random) -> Wrong | None:
    """An amount is negative, and all that contains it ties."""
    leaves = [fact for fact in changes.leaf_facts(disclosure) if fact.point.function]
    random.shuffle(leaves)
    for fact in leaves:
        assert fact.amount is not None
        if fact.amount.number > 50:
            continue
        delta = -fact.amount.number - Decimal("3.5")
        wrong, _ = changes.changed(disclosure, changes.shifted(disclosure, [fact.point], delta))
        return Wrong(wrong)
    return None


def _among_accounts(disclosure: Disclosure, random: Random) -> Wrong | None:
    """支出总表 and 收入总表 have an amount with the account next to the right one."""
    for one, other in _neighbours(disclosure, random):
        spoiled = disclosure
        for table in ("expenditure", "income"):
            for point, delta in ((one, Decimal(-2)), (other, Decimal(2))):
                flow = "income" if table == "income" else point.flow
                moved = changes.shifted(spoiled, [point.at("flow", flow)], delta, table)
                spoiled, _ = changes.changed(spoiled, moved)
        if spoiled != disclosure:
            return Wrong(spoiled)
    return None


def _neighbours(disclosure: Disclosure, random: Random) -> Iterator[tuple[Point, Point]]:
    """Points of 支出总表 at two 项 of one 款, with money in both."""
    table = next(n for n, s in enumerate(disclosure.statements) if s.id == "expenditure")
    leaves = [
        fact
        for fact in facts(disclosure)
        if fact.statement == table and len(fact.point.function) == 7 and fact.amount is not None
        if fact.amount.number > 5 and fact.column not in ("total", "current")
    ]
    random.shuffle(leaves)
    for one in leaves:
        for other in leaves:
            same = one.point.function[:5] == other.point.function[:5]
            if same and one.column == other.column and one.row != other.row:
                yield one.point, other.point


FAULTS: tuple[Fault, ...] = (
    Text(
        "T 收入总表漏印一个款",
        "T216 T208 T201",
        r"^\d+\t22102\t[^\n]*\n(?=\d+\t2210201)",
        "",
        ("22102",),
    ),
    Text(
        "T 漏印合计行",
        "T217 T201 T202 T101",
        r"^1\t\t合计\t[^\n]*\n(?=2\t301)",
        "",
        ("合计",),
        gone=True,
    ),
    ByHand("T 一格的数错一位", "T101 T201 T202 T203 T204 T205 T206 T207 T214", _mistyped),
    ByHand("T 小数点错两位", "T206 T101 T201 T202 T203 T204 T214", _point_misplaced),
    ByHand("T “三公”一项的合计算错", "T202 T203", _row_of_three_public),
    ByHand("T 表内一家单位的数错一位", "T214 T201", _unit_row),
    ByHand("T 只列单位的表里一家单位的数错一位", "T214 T201 T101", _line_of_a_unit),
    ByHand("T 一个款之下漏印所有的项", "T213 T208 T201", _items_left_out),
    Composed("T 各张支出表多了一个项目，收入没有", "T204 T101", _more_than_received),
    Composed("T 财政拨款支出大于全部支出", "T206 T101 T204", _more_than_all),
    Composed("T “三公”小计不等于各项之和", "T203", _subtotal_of_vehicles),
    Composed("T 金额为负数", "T211", _negative),
    Composed("T 总表把数串到相邻科目", "T205 T101", _among_accounts),
)
