"""Relations and cells in the words of an accountant."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO
from mingzhang.checking.findings import Evidence, Subject
from mingzhang.checking.tables.relations import WITHIN_A_TABLE, Relation, residual
from mingzhang.checking.tables.space import Cells, Space, Table
from mingzhang.facts import columns_of
from mingzhang.where import NOWHERE

_MANY = 4
"""More cells than this in a sum are told by their number."""


_PARTS = {"codes": "下级", "columns": "分项", "items": "各项", "agencies": "各单位"}


def evidence(space: Space, cell: int, likely: bool) -> Evidence:
    """A cell as a piece of evidence."""
    fact, table = space.facts[cell], space.owner[cell]
    printed = space.row(cell)
    subject = Subject.of(space.disclosures[table.disclosure])
    return Evidence(
        role="likely" if likely else "compared",
        agency=str(subject),
        statement=table.statement.id,
        title=table.statement.title,
        row=row_name(space, cell),
        column=column_name(table, cell, space),
        text=printed.cells[fact.column].text if printed else "",
        money_unit=table.statement.money_unit or table.form.unit,
        printed=fact.printed,
        where=fact.where if fact.printed else table.statement.where if table.is_empty else NOWHERE,
    )


def row_evidence(space: Space, cell: int) -> Evidence:
    """Code and name of a cell's row, where they are printed."""
    printed = space.row(cell)
    where = printed.where if printed else NOWHERE
    return msgspec.structs.replace(
        evidence(space, cell, likely=True), column="", text=row_name(space, cell), where=where
    )


def row_name(space: Space, cell: int) -> str:
    """Code and name of a cell's row; for a row without them, its code or its place."""
    printed = space.row(cell)
    if printed and (named := " ".join(part for part in (printed.code, printed.name) if part)):
        owner = printed.code and agency_name(space, cell)
        return f"{named}（{owner}）" if owner else named
    point = space.facts[cell].point
    code = point.function or point.economic
    if code:
        named = _name_elsewhere(space, code)
        owner = agency_name(space, cell)
        return " ".join(filter(None, (code, named))) + (f"（{owner}）" if owner else "")
    if point.item:
        return cube.NAMES["item"].get(point.item, point.item)
    return "合计"


def agency_name(space: Space, cell: int) -> str:
    """Whose amount a cell is, as the row of the agency prints it; "" where it is of all."""
    table, agency = space.owner[cell], space.facts[cell].point.agency
    members = table.by_agency.members if agency and table.by_agency else {}
    rows = (table.statement.rows[row] for row, member in members.items() if member == agency)
    head = next((row for row in rows if not row.code), None)
    return head.name if head else agency


def _name_elsewhere(space: Space, code: str) -> str:
    """The name that another table prints for a code."""
    for table in space.tables:
        for row in table.statement.rows:
            if row.code == code:
                return row.name
    return ""


def column_name(table: Table, cell: int, space: Space) -> str:
    """The label of a cell's column; with the side where the table has two."""
    fact = space.facts[cell]
    row = space.row(cell)
    columns = columns_of(table.form, row.side if row else "")
    label = next((column.label for column in columns if column.id == fact.column), "")
    return label if len(columns) > 1 else ""


def money(space: Space, cell: int) -> str:
    """A cell's amount as printed, with its unit; 空白 for a blank one."""
    fact, table = space.facts[cell], space.owner[cell]
    row = space.row(cell)
    text = row.cells[fact.column].text if row else ""
    unit = table.statement.money_unit or table.form.unit
    return f"{text} {unit}" if text else "空白"


def place(space: Space, cell: int) -> str:
    """Table, row and column: 《部门预算支出总表》“2013201 行政运行”的“项目支出”."""
    table = space.owner[cell]
    column = column_name(table, cell, space)
    row = row_name(space, cell)
    if column == row:
        return f"《{table.statement.title}》“{row}”一行的“{column}”栏"
    return f"《{table.statement.title}》“{row}”" + (f"的“{column}”" if column else "")


def stated(space: Space, cell: int) -> str:
    """What a table says of a cell; of one that it does not print, that it leaves the row out."""
    if space.facts[cell].printed:
        return f"{place(space, cell)}印作 {money(space, cell)}"
    title = space.owner[cell].statement.title
    if space.owner[cell].is_empty:
        return f"《{title}》空表列示"
    return f"《{title}》没有列出“{row_name(space, cell)}”一行"


def cell_left_out(space: Space, cell: int) -> str:
    """The cell of a row that is not printed, after `stated` has named the row."""
    row = f"“{row_name(space, cell)}”" if space.owner[cell].is_empty else "它"
    column = column_name(space.owner[cell], cell, space)
    return f"{row}的“{column}”" if column else row


def shown(space: Space, yuan: Decimal, like: int) -> str:
    """An amount in the unit and with the places of a cell's table."""
    amount = space.facts[like].amount
    table = space.owner[like]
    unit = table.statement.money_unit or table.form.unit
    return amounts.show(yuan, unit, amount.places if amount else 2)


def explain(space: Space, relation: Relation) -> str:
    """What a relation compares, with the figures and the difference."""
    left, right = relation.left, relation.right
    difference = shown(space, abs(residual(space, relation)), left[0])
    if relation.kind in WITHIN_A_TABLE:
        kind = _PARTS[relation.kind]
        return f"{stated(space, left[0])}，{kind}{_sum(space, right)}，相差 {difference}"
    if relation.kind == "agency":
        return (
            f"{_agency(space, left[0])}{stated(space, left[0])}，"
            f"所属 {len(right)} 家单位{_sum(space, right)}，相差 {difference}"
        )
    if relation.kind == "bound":
        return f"{_side(space, left)}；{_side(space, right)}；前者多 {difference}"
    if relation.kind == "balance":
        return f"收入：{_side(space, left)}；支出：{_side(space, right)}；相差 {difference}"
    return f"{_side(space, left)}；{_side(space, right)}；相差 {difference}"


def parts_name(space: Space, relation: Relation) -> str:
    """What the right of a relation is to its left: 下级之和; the tables that print the parts."""
    if relation.kind in WITHIN_A_TABLE:
        return f"{_PARTS[relation.kind]}之和"
    amounts_there = (cell for cell in relation.right if space.yuan[cell])
    titles = dict.fromkeys(space.owner[cell].statement.title for cell in amounts_there)
    return "、".join(f"《{title}》" for title in titles) + "相应各数之和"


def _side(space: Space, cells: Cells) -> str:
    if len(cells) == 1:
        return stated(space, cells[0])
    titles = dict.fromkeys(space.owner[cell].statement.title for cell in cells)
    named = "、".join(f"《{title}》" for title in titles)
    rows = dict.fromkeys(row_name(space, cell) for cell in cells)
    row = f"“{next(iter(rows))}”" if len(rows) == 1 else ""
    return f"{named}{row}{_sum(space, cells)}"


def _sum(space: Space, cells: Cells) -> str:
    total = shown(space, space.total(cells), cells[0])
    terms = [cell for cell in cells if space.yuan[cell] != ZERO]
    if 1 < len(terms) <= _MANY:
        return f"之和 {_added(space, terms)} = {total}"
    return f" {len(cells)} 项之和 {total}"


def _added(space: Space, cells: Iterable[int]) -> str:
    return " + ".join(shown(space, space.yuan[cell], cell).partition(" ")[0] for cell in cells)


def _agency(space: Space, cell: int) -> str:
    agency = space.disclosures[space.owner[cell].disclosure].agency
    return f"{agency.code} {agency.name} ".lstrip()
