"""The tables beside the nine: procurement, assets and organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from mingzhang import amounts, keys
from mingzhang.disclosure import (
    AssetLine,
    Heading,
    Organisation,
    Printed,
    Problem,
    ProcurementLine,
    Statement,
    Status,
)
from mingzhang.forms import ListForm, Pack
from mingzhang.reading import headings, signs
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.tables.column_places import list_columns
from mingzhang.reading.tables.headers import row_key
from mingzhang.reading.tables.signature import signature
from mingzhang.where import NOWHERE, Where

_TOTALS = ("合计", "总计")
_SUBTOTALS = ("小计",)
_YEAR_OF_COLUMN = re.compile(r"(?P<year>20\d\d)年度?预留")
_LINES_AROUND = 6
"""How far from the table its title, unit and notes may stand, in blocks."""


class ReadList(msgspec.Struct, frozen=True):
    """A table beside the nine as it was read."""

    statement: Statement
    rows: list[tuple[Cell, ...]]
    """Its data rows, each with one cell a column of the form."""

    problems: list[Problem]


def read_list(blocks: Sequence[Block], form: ListForm, title: str) -> ReadList:
    """A list form's statement and its data rows; `title` is for where none is printed."""
    places = _places(blocks, form)
    if not places:
        return ReadList(Statement(id=form.id, title=title, status="missing"), [], [])
    rows, problems = _whole(blocks, places, form, title)
    before = _lines(blocks[max(0, places[0] - _LINES_AROUND) : places[0]])
    after = _lines_below(blocks[places[-1] + 1 :])
    notes = [line for line in after if signs.is_note(line.text)]
    where_notes = {f"note {number}": line.where for number, line in enumerate(notes, start=1)}
    as_of, dated = _as_of(before, blocks[places[0]])
    year, named = _year(blocks[places[0]])
    (code, agency), headed = _agency(before, blocks[places[0]])
    titled = [line for line in before if _is_title(line, form)]
    statement = Statement(
        id=form.id,
        title=keys.tidy(titled[-1].text) if titled else title,
        status=_status(form, rows, problems, any(signs.declares_empty(its.text) for its in notes)),
        money_unit=_unit(before, blocks[places[0]]),
        notes=tuple(keys.tidy(line.text) for line in notes),
        as_of=as_of,
        places=where_notes
        | ({"as_of": dated} if as_of else {})
        | ({"year": named} if year else {})
        | ({"agency": headed} if agency else {}),
        heading=Heading(code=code, agency=agency, year=year),
        where=blocks[places[0]].where,
    )
    return ReadList(statement, rows, problems)


def grids(blocks: Sequence[Block], form: ListForm) -> list[Grid]:
    """The grids that the form's words tell, be their columns the form's or not."""
    found = (blocks[place] for place in _places(blocks, form))
    return [block for block in found if isinstance(block, Grid)]


def _whole(
    blocks: Sequence[Block], places: Sequence[int], form: ListForm, title: str
) -> tuple[list[tuple[Cell, ...]], list[Problem]]:
    """The rows of all its grids; where page breaks cut it, each has the header again."""
    rows: list[tuple[Cell, ...]] = []
    problems: list[Problem] = []
    width = 0
    for place in places:
        grid = blocks[place]
        assert isinstance(grid, Grid)
        if _is_this(grid, form):
            width = grid.trimmed().width
        body, told = _data_rows(grid.trimmed(width), form, title)
        if rows and body and _is_rest_of_name(rows[-1], body[0]):
            name = rows[-1][0]
            rows[-1] = (Cell(name.text + body.pop(0)[0].text, name.where), *rows[-1][1:])
        rows += body
        problems += told
    return rows, problems


def _status(
    form: ListForm,
    rows: Sequence[tuple[Cell, ...]],
    problems: Sequence[Problem],
    declared: bool,
) -> Status:
    """`declared`: a note says that the table is empty."""
    if problems and not rows and not declared:
        return "missing"
    blank = not any(_says_something(cell.text) for row in rows for cell in row[1:])
    empty = not rows or (blank and (declared or form.id == "procurement"))
    return "empty" if empty else "filled"


def _is_rest_of_name(above: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a page's first row is nothing but what the page before has cut off a name."""
    first = above[0]
    return (
        row[0].where.page == first.where.page + 1
        and bool(first.text and row[0].text)
        and any(cell.text for cell in above[1:])
        and not any(cell.text for cell in row[1:])
    )


def _places(blocks: Sequence[Block], form: ListForm) -> list[int]:
    """Where its grids stand: those with its header, and those that go on below a page break."""
    places: list[int] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Grid) and (
            _is_this(block, form) or _goes_on(blocks, places[-1:], index)
        ):
            places.append(index)
    return places


def _goes_on(blocks: Sequence[Block], last: Sequence[int], index: int) -> bool:
    """Whether a grid without a header has the columns of the last one, and nothing between."""
    if not last or any(not signs.meta(line.text) for line in _lines(blocks[last[0] + 1 : index])):
        return False
    above, block = blocks[last[0]], blocks[index]
    assert isinstance(above, Grid)
    assert isinstance(block, Grid)
    head = signature(block)
    same_width = block.trimmed(above.trimmed().width).width == above.trimmed().width
    return same_width and head.is_data and not head.beside_the_nine


def _says_something(text: str) -> bool:
    """Whether a cell holds more than a blank or a zero."""
    return bool(amounts.clean(text).strip("0."))


def _is_this(block: Block, form: ListForm) -> bool:
    return isinstance(block, Grid) and signature(block).beside_the_nine == form.id


def _lines(blocks: Sequence[Block]) -> list[Paragraph]:
    return [block for block in blocks if isinstance(block, Paragraph)]


def _lines_below(blocks: Sequence[Block]) -> list[Paragraph]:
    """The lines after a table, up to the next table or heading."""
    lines: list[Paragraph] = []
    for block in blocks[:_LINES_AROUND]:
        if isinstance(block, Grid) or headings.heading(block.text):
            break
        lines.append(block)
    return lines


def _is_title(line: Paragraph, form: ListForm) -> bool:
    key = keys.fold(line.text)
    return any(
        key.endswith(keys.fold(title)) and len(key) <= len(title) + 20 for title in form.titles()
    ) and not headings.heading(line.text)


def _around(before: Sequence[Paragraph], block: Block) -> list[Paragraph | Cell]:
    """The lines above a table, the nearest first, and the cells of its head."""
    found: list[Paragraph | Cell] = [*reversed(before)]
    if isinstance(block, Grid):
        found += [cell for row in block.rows[:3] for cell in row]
    return found


def _unit(before: Sequence[Paragraph], block: Block) -> str:
    texts = (printed.text for printed in _around(before, block))
    return next((unit for text in texts if (unit := amounts.find_unit(text))), "")


def _as_of(before: Sequence[Paragraph], block: Block) -> tuple[str, Where]:
    """The day that a table is stated for, and where it is printed; "" for none."""
    for printed in _around(before, block):
        if date := signs.as_of(printed.text):
            return date, printed.where
    return "", NOWHERE


def _agency(before: Sequence[Paragraph], block: Block) -> tuple[tuple[str, str], Where]:
    """Code and name above a table, and where they are printed; "" for none."""
    for printed in _around(before, block):
        meta = signs.meta(printed.text)
        if meta.name:
            return (meta.code, meta.name), printed.where
    return ("", ""), NOWHERE


def _year(block: Block) -> tuple[int, Where]:
    """The year that a column's label begins with (2024年预留…), and where; 0 for none."""
    if isinstance(block, Grid):
        for cell in (cell for row in block.rows[:3] for cell in row):
            if match := _YEAR_OF_COLUMN.match(keys.fold(cell.text)):
                return int(match["year"]), cell.where
    return 0, NOWHERE


def _data_rows(
    grid: Grid, form: ListForm, title: str
) -> tuple[list[tuple[Cell, ...]], list[Problem]]:
    """Rows below the header, on the form's columns."""
    head = _header_rows(grid, form) if _is_this(grid, form) else 0
    labels = [cell.text for row in grid.rows[:head] for cell in row]
    width = max(map(len, grid.rows))
    ids = list_columns(form, width, labels)
    header = {row_key(row) for row in grid.rows[:head]}
    rows = [
        row for row in grid.rows[head:] if any(c.text for c in row) and row_key(row) not in header
    ]
    if ids is None:
        if not rows:
            return [], []
        message = f"《{title}》有 {width} 栏，表样对不上，没有读取；请核对表头"
        return [], [Problem("unreadable", message, grid.where)]
    order = {column_id: index for index, column_id in enumerate(ids)}
    return [tuple(_cell(row, order.get(column.id)) for column in form.columns) for row in rows], []


def _cell(row: tuple[Cell, ...], index: int | None) -> Cell:
    if index is None or index >= len(row):
        return Cell("", row[0].where)
    return row[index]


def _header_rows(grid: Grid, form: ListForm) -> int:
    """Rows in which most texts are labels of the form, or stand over them."""
    known = {keys.fold(text) for column in form.columns for text in (column.label, *column.also)}
    known |= set(map(keys.fold, form.mark))
    count = 0
    for row in grid.rows[:5]:
        texts = [keys.fold(cell.text) for cell in row if cell.text]
        if texts and all(_stands_above(text, form) for text in texts):
            count += 1
            continue
        labelled = sum(any(text.startswith(word) for word in known) for text in texts)
        fixed = {keys.label(row_form.label) for row_form in form.rows}
        if not texts or 2 * labelled < len(texts) or keys.label(row[0].text) in fixed | {"合计"}:
            break
        count += 1
    return count


def _stands_above(text: str, form: ListForm) -> bool:
    """Whether a cell is of the lines above a table: its title, agency, unit or date."""
    return bool(signs.meta(text) or signs.as_of(text) or _is_title(Paragraph(text, NOWHERE), form))


def procurement_lines(rows: Sequence[tuple[Cell, ...]], pack: Pack) -> list[ProcurementLine]:
    """The rows of the procurement table; totals and subtotals are told by their label."""
    lines: list[ProcurementLine] = []
    for row in rows:
        form = pack.list_form("procurement")
        cells = {
            column.id: Printed(
                amounts.clean(cell.text)
                if column.money or column.id == "quantity"
                else _code_like(cell.text),
                cell.where,
            )
            for column, cell in zip(form.columns, row, strict=True)
            if column.id != "name"
        }
        name = keys.tidy(row[0].text)
        lines.append(ProcurementLine(_kind(name, cells), name, cells, row[0].where))
    return lines


def _code_like(text: str) -> str:
    """Text without layout spaces; a catalogue number also without those inside it."""
    joined = "".join(text.split())
    return joined if joined.isascii() else keys.tidy(text)


def _kind(name: str, cells: dict[str, Printed]) -> Literal["total", "subtotal", "item"]:
    key = keys.fold(name)
    if not cells["item"].text:
        if key in _TOTALS:
            return "total"
        if key.endswith(_SUBTOTALS):
            return "subtotal"
    return "item"


def asset_lines(rows: Sequence[tuple[Cell, ...]], pack: Pack) -> list[AssetLine]:
    """The rows of the assets table, each with the form's row that it is."""
    if not rows:
        return []
    form = pack.list_form("assets")
    labels = {keys.label(text): row.label for row in form.rows for text in (row.label, *row.also)}
    return [
        AssetLine(
            item=keys.tidy(item.text),
            quantity=Printed(amounts.clean(quantity.text), quantity.where),
            value=Printed(amounts.clean(value.text), value.where),
            where=item.where,
            label=labels.get(keys.label(item.text), ""),
        )
        for item, quantity, value in rows
    ]


def organisations(rows: Sequence[tuple[Cell, ...]]) -> list[Organisation]:
    """The rows of the organisations table."""
    return [
        Organisation(
            name=keys.tidy(name.text),
            nature=keys.tidy(nature.text),
            rank=keys.tidy(rank.text),
            funding=keys.tidy(funding.text),
            where=name.where,
        )
        for name, nature, rank, funding in rows
    ]
