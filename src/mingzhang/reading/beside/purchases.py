"""政府采购预算表 as provinces other than Hebei print it, known by its title and its header's words.

There are as many layouts as places, so each column is known by the labels above it, and one
that is not known is kept under its printed label. Rows that name a unit and nothing to buy are
subtotals; the row of the department above its units is the total again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from mingzhang import amounts, keys
from mingzhang.disclosure import Printed, Problem, ProcurementLine, Statement
from mingzhang.forms import ListForm
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.part import TablePart
from mingzhang.reading.tables.header_words import Path, paths, word
from mingzhang.reading.tables.headers import header_rows, is_number_row

_TOTALS = frozenset({"合计", "总计"})
_TITLE = "采购"
_OTHER_TITLES = ("购买服务", "情况")
_NAMING = frozenset({"name", "item", "catalogue_code"})
_FUNDS = frozenset(
    {"general", "government_fund", "state_capital", "special_account", "unit_funds", "carry_in"}
)
_HEAD_ROWS = 5

Kind = Literal["total", "subtotal", "item"]
Read = tuple[Statement, list[ProcurementLine], list[Problem]]


def is_title(title: str) -> bool:
    """Whether a table's title says that it lists what is to be bought."""
    key = keys.without_brackets(keys.fold(title))
    return _TITLE in key and not any(word in key for word in _OTHER_TITLES)


class _Row(msgspec.Struct, frozen=True):
    cells: dict[str, Printed]
    first: Cell
    is_total: bool
    names_something: bool


def read(part: TablePart, form: ListForm) -> Read:
    """The statement and its rows; no rows where the header says too little."""
    head, grids = part.grids[0], part.grids
    count = _header(head)
    above = paths([r for r in head.rows[:count] if not is_number_row(r)], head.width)
    columns = _columns(above, grids, count, form)
    if "total" not in columns or not _NAMING & {*columns}:
        message = f"《{part.title}》的表头认不出采购项目和金额，没有读取；请核对表头"
        return _statement(part, "missing"), [], [Problem("unreadable", message, part.where)]
    rows = [
        _row(row, columns)
        for number, grid in enumerate(grids)
        for row in grid.rows[count if number == 0 else _header_again(grid, head.rows[:count]) :]
        if any(cell.text for cell in row)
    ]
    lines = [
        ProcurementLine(_kind(rows, number), _name(row), row.cells, row.first.where)
        for number, row in enumerate(rows)
    ]
    blank = not any(cell.text for row in rows for cell in row.cells.values())
    return _statement(part, "empty" if blank else "filled"), [] if blank else lines, []


def left_out(part: TablePart) -> Problem:
    """A table of procurement beside the one that is read, or where the forms have none."""
    message = f"《{part.title}》列的是政府采购，没有读取；请对照原件"
    return Problem("unrecognised", message, part.where)


def _statement(part: TablePart, status: Literal["filled", "empty", "missing"]) -> Statement:
    return Statement(
        id="procurement",
        title=part.title,
        status=status,
        money_unit=part.unit,
        repeated=tuple(Printed(keys.tidy(line.text), line.where) for line in part.repeated),
        notes=tuple(note.text for note in part.notes),
        where=part.where,
    )


def _header(grid: Grid) -> int:
    """The rows above the first that prints an amount or is the total."""
    for number, row in enumerate(grid.rows[:_HEAD_ROWS]):
        is_total = any(keys.fold(cell.text) in _TOTALS for cell in row[:1])
        if number and (is_total or _prints_amount(row)) and not is_number_row(row):
            return number
    return max(header_rows(grid), 1)


def _header_again(grid: Grid, head: Sequence[Sequence[Cell]]) -> int:
    """The rows at the top of a next page that are header, also where only its words tell it."""
    tops = [[keys.fold(cell.text) for cell in row] for row in grid.rows[: len(head)]]
    is_same = tops == [[keys.fold(cell.text) for cell in row] for row in head]
    return len(head) if is_same else header_rows(grid)


def _prints_amount(row: Sequence[Cell]) -> bool:
    return any(amounts.is_amount(cell.text) for cell in row)


def _columns(
    above: Sequence[Path], grids: Sequence[Grid], head: int, form: ListForm
) -> dict[str, int]:
    """Each column's id and place: the form's, or the printed label where the form has none."""
    known = {
        word(text): column.id for column in form.columns for text in (column.label, *column.also)
    }
    found: dict[str, int] = {}
    gap = False
    for place, path in enumerate(above):
        own = next((known[w] for w in map(word, reversed(path)) if w in known), "")
        if own and own not in found:
            found[own] = place
        elif path:
            found[f"{path[-1]}#{place}"] = place
            printed = [r[place].text for g in grids for r in g.rows[head:] if place < len(r)]
            gap = gap or any("." in text and amounts.is_amount(text) for text in printed)
    if gap:  # an amount of unknown money: those that are known are not all of the total
        found = {f"{k}#" if k in _FUNDS else k: place for k, place in found.items()}
    return found


def _row(row: Sequence[Cell], columns: dict[str, int]) -> _Row:
    cells = {
        column: Printed(
            amounts.clean(row[place].text)
            if amounts.is_amount(row[place].text)
            else row[place].text,
            row[place].where,
        )
        for column, place in columns.items()
        if place < len(row)
    }
    words = [cell.text for cell in cells.values() if cell.text]
    return _Row(
        {"item": Printed("", row[0].where), **cells},
        row[0],
        any(keys.fold(text) in _TOTALS for text in words),
        any(cells[role].text for role in _NAMING & {*cells}),
    )


def _name(row: _Row) -> str:
    """The project's name; of a row of totals what it prints instead."""
    texts = (row.cells.get(role, Printed("")).text for role in ("name", "item"))
    printed = (cell.text for cell in row.cells.values() if not amounts.is_amount(cell.text))
    return keys.tidy(next(filter(None, texts), "") or next(filter(None, printed), ""))


def _kind(rows: Sequence[_Row], number: int) -> Kind:
    row = rows[number]
    if row.is_total:
        return "total"
    if row.names_something:
        return "item"
    below = rows[number + 1 : number + 2]
    return "subtotal" if below and below[0].names_something else "total"
