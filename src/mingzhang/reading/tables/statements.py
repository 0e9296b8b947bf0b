"""A statement from its grids: which columns they have, and what stands in their rows.

Three stages: the grids' data rows on the form's columns (`aligning`), the pieces of one row
put together again (`data_rows`), and the rows with their codes or fixed labels (`rows`). The
form is the pack's; a table that it does not fit is laid out by its header's words (`layouts`).

Repairs are made only where they are certain: pieces that together make a valid
classification code, or a number with the decimal places of its column. Every repair is
told as a problem; what is not certain stays as printed and is told as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang import amounts, forms, keys
from mingzhang.disclosure import (
    Certainty,
    Column,
    Heading,
    Printed,
    Problem,
    Row,
    Statement,
    Status,
)
from mingzhang.forms import Form, Pack
from mingzhang.reading import signs
from mingzhang.reading.blocks import Grid
from mingzhang.reading.part import TablePart
from mingzhang.reading.tables.aligning import aligned, as_printed, without_placeholders
from mingzhang.reading.tables.column_places import column_places
from mingzhang.reading.tables.data_rows import stitched
from mingzhang.reading.tables.headers import header_rows
from mingzhang.reading.tables.layouts import Layout, layout
from mingzhang.reading.tables.repairs import Repairs
from mingzhang.reading.tables.rows import read_rows
from mingzhang.where import NOWHERE, Where


def read_statement(
    part: TablePart, pack: Pack, form: Form, title: str, year: int
) -> tuple[Statement, list[Problem]]:
    """The statement that a part's grids print, and what was mended or could not be read.

    `title` is the form's own title with its prefix, for a table printed without one; `year`
    is the disclosure's.
    """
    repairs = Repairs(part.title or title)
    laid, laid_by = _layout(part, pack, form, year)
    form = laid.form if laid else as_printed(form, part.grids)
    data = aligned(laid.grids if laid else part.grids, form, repairs)
    lines = stitched(without_placeholders(data or [], repairs), form, repairs)
    rows = read_rows(lines, form, year, repairs)
    is_lost = part.is_cut and not rows
    is_unread = data is None or is_lost
    unit = part.unit or _unit_in(part.grids)
    if rows and not unit:
        message = "没有找到金额单位（单位：…），金额没有用于核对；请在表上方补上单位"
        repairs.trouble("unreadable", message, part.where)
    if laid:
        _tell_of_layout(laid, rows, part.where, repairs)
    certainty: Certainty = "doubtful" if is_unread else ""
    if laid and not is_lost:
        certainty = _certainty(laid, rows, bool(part.title))
    statement = Statement(
        id=form.id,
        title=part.title or title,
        status=_status(part, rows, is_unread),
        money_unit="" if laid and laid.other_fund else unit,
        columns=laid.columns if laid else _columns(form),
        rows=tuple(rows),
        repeated=tuple(Printed(keys.tidy(line.text), line.where) for line in part.repeated),
        notes=tuple(note.text for note in part.notes),
        where=part.where,
        header=_header(part.grids),
        heading=_heading(part),
        places=_lines_around(part),
        layout=laid_by,
        certainty=certainty,
    )
    return statement, repairs.told()


def _status(part: TablePart, rows: Sequence[Row], is_unread: bool) -> Status:
    """What there is of a printed table; one that could not be read may still be declared empty."""
    declared = any(signs.declares_empty(note.text) for note in part.notes)
    if is_unread and not declared:
        return "missing"
    has_amounts = any(cell.text for row in rows for cell in row.cells.values())
    return "empty" if not rows or (declared and not has_amounts) else "filled"


def _heading(part: TablePart) -> Heading:
    number = keys.tidy(part.number.text) if part.number else ""
    return Heading(part.meta.name, part.meta.code, part.meta.year, number)


def _header(grids: Iterable[Grid]) -> tuple[tuple[Printed, ...], ...]:
    """The header rows of all pages, each way of printing them once."""
    found: dict[tuple[str, ...], tuple[Printed, ...]] = {}
    for grid in grids:
        for row in grid.rows[: header_rows(grid)]:
            cells = tuple(Printed(cell.text, cell.where) for cell in row if cell.text)
            found.setdefault(tuple(keys.fold(cell.text) for cell in cells), cells)
    return tuple(found.values())


def _lines_around(part: TablePart) -> dict[str, Where]:
    found = {f"note {number}": note.where for number, note in enumerate(part.notes, start=1)}
    if part.meta.year and part.year_where != NOWHERE:
        found["year"] = part.year_where
    if part.unit and part.unit_where != NOWHERE:
        found["unit"] = part.unit_where
    if (part.meta.name or part.meta.code) and part.agency_where != NOWHERE:
        found["agency"] = part.agency_where
    if part.number:
        found["number"] = part.number.where
    return found


def missing_statement(form: Form, title: str, can_be_there: bool) -> Statement:
    """What stands for a form that the disclosure does not print.

    `can_be_there`: a table without a title was not read, which it can be.
    """
    return Statement(
        id=form.id,
        title=title,
        status="missing",
        columns=_columns(form),
        certainty="doubtful" if can_be_there else "",
    )


def _columns(form: Form) -> tuple[Column, ...]:
    columns = [*form.columns, *(column for side in form.sides for column in side.columns)]
    return tuple(dict.fromkeys(Column(column.id, column.label) for column in columns))


def _unit_in(grids: Iterable[Grid]) -> str:
    for grid in grids:
        for row in grid.rows[:3]:
            for cell in row:
                if unit := amounts.find_unit(cell.text):
                    return unit
    return ""


def _layout(part: TablePart, pack: Pack, form: Form, year: int) -> tuple[Layout | None, str]:
    """How the header lays the table out, where the form is open or does not fit; and by what."""
    if form.open:
        laid = layout(pack, form.id, part.grids, year)
        own = laid.form.key if laid else form.key
        return laid, f"{pack.id}/{own}"
    if not pack.falls_back_to or not part.grids:
        return None, ""
    other = forms.pack(pack.falls_back_to)
    fits = _fits(as_printed(form, part.grids), part.grids)
    if fits and form.layout != "single":
        return None, ""
    laid = layout(other, form.id, part.grids, year)
    if laid is None or (fits and _says_the_same(form, laid)):
        return None, ""
    return laid, f"{other.id}/{laid.form.key}"


def _fits(form: Form, grids: Sequence[Grid]) -> bool:
    """Whether any grid has the form's columns and no others, by number or by label."""
    return any(
        set(places.values()) >= _filled_columns(grid)
        for grid in grids
        if (places := column_places(grid, form.labels))
    )


def _filled_columns(grid: Grid) -> set[int]:
    rows = grid.rows[header_rows(grid) :]
    return {column for row in rows for column, cell in enumerate(row) if cell.text}


def _says_the_same(form: Form, laid: Layout) -> bool:
    """Whether the header does not name other columns than the form's, in the form's order.

    A header that is not understood to the last column says nothing against the form.
    """
    printed = [column.id for column in laid.form.columns]
    own = [column.id for column in form.columns]
    return bool(laid.unplaced or laid.form.lead) or printed == own


def _tell_of_layout(laid: Layout, rows: Sequence[Row], where: Where, repairs: Repairs) -> None:
    """What of a table that was laid out by its header is compared with nothing."""
    if laid.other_fund:
        message = "表名和表头写的不是同一种资金，不能确定是哪一种，没有用于核对；请核对原件"
        repairs.trouble("unreadable", message, where)
    if laid.left_out:
        labels = "、".join(f"“{label}”" for label in laid.left_out)
        message = f"{labels}栏不在数据里，没有读取；请对照原件"
        repairs.trouble("unreadable", message, where)
    _tell_unplaced(laid, rows, where, repairs)


def _tell_unplaced(laid: Layout, rows: Iterable[Row], where: Where, repairs: Repairs) -> None:
    printed = {key for row in rows for key, cell in row.cells.items() if cell.text}
    for column in laid.unplaced:
        if column.id in printed:
            message = f"“{column.label}”一栏不在通用表样里，已按原样读出，没有用于核对；请核对表头"
            repairs.trouble("ambiguous", message, where)


def _certainty(laid: Layout, rows: Sequence[Row], titled: bool) -> Certainty:
    """How sure it is that the columns, and the rows with amounts, are what they were taken for.

    A table without a title is likely at most.
    """
    with_amounts = [row for row in rows if any(cell.text for cell in row.cells.values())]
    placed = sum(
        bool(row.code or row.account or row.label or row.agency or row.project)
        or laid.form.is_total(row.name)
        or (laid.form.lists_projects and bool(row.name))
        for row in with_amounts
    )
    known = sum(column.use == "compared" for column in laid.columns)
    if laid.other_fund or known < len(laid.unplaced) or 2 * placed < len(with_amounts):
        return "doubtful"
    is_certain = titled and not laid.unplaced and placed == len(with_amounts)
    return "certain" if is_certain else "likely"
