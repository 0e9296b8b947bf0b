"""A statement from its grids: which columns they have, and what stands in their rows.

Three stages: the grids' data rows on the form's columns (`_aligned`), the pieces of one row
put together again (`lines`), and the rows with their codes or fixed labels (`_rows`). The form
is the pack's; a table that it does not fit is laid out by its header's words (`layouts`).

Repairs are made only where they are certain: pieces that together make a valid
classification code, or a number with the decimal places of its column. Every repair is
told as a problem; what is not certain stays as printed and is told as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from mingzhang import amounts, forms, keys
from mingzhang.amounts import NotAnAmountError
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
from mingzhang.forms import ColumnForm, Form, Pack, RowForm, Side, row_id
from mingzhang.reading import signs, titles
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.codes import Codes
from mingzhang.reading.headers import (
    TOTALS,
    amounts_in_lead,
    column_places,
    header_rows,
    is_total_alone,
    permuted_places,
)
from mingzhang.reading.layouts import Layout, layout
from mingzhang.reading.lines import Line, stitched
from mingzhang.reading.part import TablePart
from mingzhang.reading.repairs import Repairs
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
    form = laid.form if laid else _as_printed(form, part.grids)
    grids = laid.grids if laid else part.grids
    aligned = _aligned(grids, form, repairs)
    lines = stitched(_without_placeholders(aligned or [], repairs), form, repairs)
    rows = _rows(lines, form, repairs)
    has_amounts = any(cell.text for row in rows for cell in row.cells.values())
    declared = any(signs.declares_empty(note.text) for note in part.notes)
    lost = part.is_cut and not rows
    unsure = _without_layout(None if lost else aligned)
    is_empty = not rows or (declared and not has_amounts)
    status: Status = "empty" if is_empty else "filled"
    unit = part.unit or _unit_in(part.grids)
    if rows and not unit:
        message = "没有找到金额单位（单位：…），金额没有用于核对；请在表上方补上单位"
        repairs.trouble("unreadable", message, part.where)
    if laid:
        _tell_of_layout(laid, rows, part.where, repairs)
    statement = Statement(
        id=form.id,
        title=part.title or title,
        status="missing" if (aligned is None or lost) and not declared else status,
        money_unit="" if laid and laid.other_fund else unit,
        columns=laid.columns if laid else _columns(form),
        rows=tuple(rows),
        notes=tuple(note.text for note in part.notes),
        where=part.where,
        header=_header(part.grids),
        heading=_heading(part),
        places=_lines_around(part),
        layout=laid_by,
        certainty=_certainty(laid, rows, bool(part.title)) if laid and not lost else unsure,
    )
    return statement, repairs.told()


def _without_layout(aligned: Sequence[Line] | None) -> Certainty:
    """A printed table that could not be read is not certain to be missing."""
    return "doubtful" if aligned is None else ""


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


# tables laid out by their header


def _layout(part: TablePart, pack: Pack, form: Form, year: int) -> tuple[Layout | None, str]:
    """How the header lays the table out, where the form is open or does not fit; and by what."""
    if form.open:
        laid = layout(pack, form.id, part.grids, year)
        own = laid.form.key if laid else form.key
        return laid, f"{pack.id}/{own}"
    if not pack.falls_back_to or not part.grids:
        return None, ""
    other = forms.pack(pack.falls_back_to)
    fits = _fits(_as_printed(form, part.grids), part.grids)
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
    placed = sum(bool(row.code or row.label or row.agency) for row in with_amounts)
    placed += sum(
        not (row.code or row.label or row.agency) and laid.form.is_total(row.name)
        for row in with_amounts
    )
    known = sum(column.use == "compared" for column in laid.columns)
    if laid.other_fund or known < len(laid.unplaced) or 2 * placed < len(with_amounts):
        return "doubtful"
    is_certain = titled and not laid.unplaced and placed == len(with_amounts)
    return "certain" if is_certain else "likely"


# the form's columns


def _as_printed(form: Form, grids: Sequence[Grid]) -> Form:
    """The form with its codes in one cell or in cells of their own, as this table has them."""
    widths = {len(row) for grid in grids for row in grid.rows}
    for variant in (form, _with_codes(form, joined=True), _with_codes(form, joined=False)):
        if len(variant.labels) in widths and not any(amounts_in_lead(g, variant) for g in grids):
            return variant
    return form


def _with_codes(form: Form, joined: bool) -> Form:
    """The form with each code in one cell, or in one cell a level."""
    sides = tuple(
        msgspec.structs.replace(side, lead=_lead(side.lead, joined, side.dimension))
        for side in form.sides
    )
    return msgspec.structs.replace(form, lead=_lead(form.lead, joined, form.dimension), sides=sides)


def _lead(lead: Sequence[str], joined: bool, dimension: str | None) -> tuple[str, ...]:
    levels = ("code1", "code2", "code3") if dimension == "function" else ("code1", "code2")
    codes = ("code",) if joined else levels
    if not any(part.startswith("code") for part in lead):
        return tuple(lead)
    before = tuple(part for part in lead if part == "no")
    return (*before, *codes, "name")


def _aligned(grids: Sequence[Grid], form: Form, repairs: Repairs) -> list[Line] | None:
    """The data rows of all grids, each with one cell a column of the form.

    None where there are grids and none of them has the form's columns: what such a table
    says is not known, and it must not pass for an empty one.
    """
    expected = form.labels
    lines: list[Line] = []
    places: dict[int, int] | None = None
    for grid in grids:
        head = header_rows(grid)
        if not head and places is None and len(grid.rows[0]) == len(expected):
            message = "没有表头，按表样的栏次读取；请核对各栏"
            repairs.trouble("ambiguous", message, grid.where)
        if is_total_alone(grid) and len(grid.rows[0]) == len(form.columns) + 1 != len(expected):
            lines.append(_line(grid.rows[0], _total_places(form), len(expected)))
            continue
        if head or places is None or max(map(len, grid.rows)) != len(places):
            places = _places(grid, form, repairs) or places
        if places is None:
            width = max(map(len, grid.rows))
            message = f"有 {width} 栏，表样是 {len(expected)} 栏，对不上，没有读取；请核对表头"
            repairs.trouble("unreadable", message, grid.where)
            continue
        for row in grid.rows[head:]:
            if any(cell.text for cell in row):
                lines.append(_line(row, places, len(expected)))
                _tell_left_over(row, places, repairs)
    return None if grids and places is None else lines


def _places(grid: Grid, form: Form, repairs: Repairs) -> dict[int, int] | None:
    """Which printed column is which of the form's: by its place, or by its label.

    Labels shifted by a merged cell leave gaps, and the place is right. Where every label of a
    block stands once, in another order, nothing is shifted: the columns were moved.
    """
    if not form.open and (permuted := permuted_places(grid, form)):
        message = "栏目的顺序与表样不同，已按栏目名称读取；请核对表头"
        repairs.trouble("ambiguous", message, grid.where)
        return permuted
    return column_places(grid, form.labels)


def _without_placeholders(lines: Iterable[Line], repairs: Repairs) -> list[Line]:
    """The rows without those of a blank template that hold nothing but dots."""
    kept: list[Line] = []
    for line in lines:
        if line.is_placeholder:
            message = "有只印省略号（……）的占位行，没有数据；如已填报，请换成填好的文件"
            repairs.trouble("ambiguous", message, line.where)
        else:
            kept.append(line)
    return kept


def _total_places(form: Form) -> dict[int, int]:
    """The columns of a row whose first cell stands for all those before the amounts."""
    lead = len(form.lead)
    amounts_at = {lead + index: index + 1 for index in range(len(form.columns))}
    return {form.lead.index("name"): 0, **amounts_at}


def _line(row: Sequence[Cell], places: dict[int, int], width: int) -> Line:
    blank = Cell("", row[-1].where)
    cells = [row[places[i]] if places.get(i, len(row)) < len(row) else blank for i in range(width)]
    return Line([cell.text for cell in cells], [cell.where for cell in cells], row[0].where)


def _tell_left_over(row: Sequence[Cell], places: dict[int, int], repairs: Repairs) -> None:
    used = set(places.values())
    for index, cell in enumerate(row):
        if cell.text and index not in used:
            message = "表样以外的单元格“{}”没有读取"
            repairs.trouble("unreadable", message, cell.where, cell.text, index)


# rows


def _rows(lines: Sequence[Line], form: Form, repairs: Repairs) -> list[Row]:
    if form.layout == "two-sided":
        return _sided_rows(lines, form, repairs)
    if form.layout == "fixed":
        return _fixed_rows(lines, form, repairs)
    if form.layout == "single":
        return [
            Row("", "", _printed(line, 0, form.columns, repairs), where=line.where)
            for line in lines
        ]
    if form.layout == "listed":
        return _listed_rows(lines, form, repairs)
    codes = Codes(repairs)
    return [_coded_row(line, form, codes, repairs) for line in lines]


def _coded_row(line: Line, form: Form, codes: Codes, repairs: Repairs) -> Row:
    lead = line.cells[: len(form.lead)]
    agency = _lead_text(lead, form.lead, "agency")
    code, account = codes.read(line, form.lead, 0)
    name = _name(lead, form.lead, code)
    cells = _printed(line, len(form.lead), form.columns, repairs)
    if form.open and _is_agency_code(code, form):
        code, account, agency = "", "", code
    names_unit = form.open and ("agency" in form.lead or titles.is_agency(name))
    if names_unit and not code and not agency and not form.is_total(name):
        agency = name
    alone = not code and not agency and not form.is_total(name)
    if alone and any(cell.text for cell in cells.values()):
        message = "“{}”这一行没有科目编码，也不是合计，金额没有用于核对；请补上编码"
        repairs.trouble("unreadable", message, line.where, name)
    return Row(
        code=code,
        name=name,
        cells=cells,
        no=_lead_text(lead, form.lead, "no"),
        where=line.where,
        account=account,
        agency=agency,
    )


def _listed_rows(lines: Iterable[Line], form: Form, repairs: Repairs) -> list[Row]:
    """One row an agency. The total's row counts; without one, the only row is the total."""
    rows: list[Row] = []
    for line in lines:
        lead = line.cells[: len(form.lead)]
        name = _name(lead, form.lead, "")
        named = name if titles.is_agency(name) and not form.is_total(name) else ""
        rows.append(
            Row(
                code="",
                name=name,
                cells=_printed(line, len(form.lead), form.columns, repairs),
                no=_lead_text(lead, form.lead, "no"),
                where=line.where,
                label="合计" if form.is_total(name) else "",
                agency=_lead_text(lead, form.lead, "agency") or named,
            )
        )
    if len(rows) == 1:
        return [msgspec.structs.replace(rows[0], label="合计")]
    return rows


def _printed(
    line: Line, start: int, columns: Sequence[ColumnForm], repairs: Repairs
) -> dict[str, Printed]:
    """The amounts of a row by column id, cleaned; what is no amount stays as printed."""
    cells: dict[str, Printed] = {}
    for index, column in enumerate(columns, start):
        text = line.cells[index]
        cells[column.id] = Printed(amounts.clean(text), line.places[index])
        if not text or not column.money:
            continue
        try:
            amounts.parse(text)
        except NotAnAmountError:
            message = "金额栏印作“{}”，不是金额，没有用于核对；请核对原件"
            repairs.trouble("unreadable", message, line.places[index], text, index)
            continue
        if len(text.split()) > 1:
            repairs.note("有金额被空格断开，已去掉空格", line.places[index])
    return cells


def _fixed_rows(lines: Iterable[Line], form: Form, repairs: Repairs) -> list[Row]:
    name_column = form.lead.index("name")
    matcher = _Matcher(form.rows)
    rows: list[Row] = []
    for line in lines:
        name = keys.tidy(line.cells[name_column])
        cells = _printed(line, len(form.lead), form.columns, repairs)
        label = _label(matcher, name, cells, line.where, repairs)
        no = _lead_text(line.cells, form.lead, "no")
        rows.append(Row("", name, cells, no=no, where=line.where, label=label))
    return rows


def _sided_rows(lines: Sequence[Line], form: Form, repairs: Repairs) -> list[Row]:
    """Each printed row gives a Row a side, the left side first; blank sides give none."""
    halves: list[_Half] = []
    start = len(form.lead)
    for side in form.sides:
        halves.append(_Half(side, start, repairs))
        start += len(side.lead) + len(side.columns)
    numbered = "no" in form.lead
    rows: list[Row] = []
    for line in lines:
        beside: Row | None = None
        for half in halves:
            row = half.read(line, numbered, beside if form.open else None)
            if row is not None and beside is not None and not row.name and row.label:
                rows.pop()  # one merged cell names the total over both blocks
                row = msgspec.structs.replace(row, name=beside.name, side=beside.side)
            rows += [row] if row else []
            beside = row
    return rows


class _Half:
    """Reads one side of a two-sided table, from its first physical column on."""

    def __init__(self, side: Side, start: int, repairs: Repairs) -> None:
        self.side = side
        self.start = start
        self.repairs = repairs
        self.matcher = _Matcher(side.rows)
        self.codes = Codes(repairs, side.rows)

    def read(self, line: Line, numbered: bool, beside: Row | None) -> Row | None:
        """The side's row on a printed line; None where the side is blank there.

        `beside` is the row of the block on the left: a total's name can stand in a cell that
        is merged over both, and its amount in the second.
        """
        width = len(self.side.lead)
        lead = line.cells[self.start : self.start + width]
        cells = _printed(line, self.start + width, self.side.columns, self.repairs)
        own_no = _lead_text(lead, self.side.lead, "no")
        if not any(keys.fold(text) != own_no for text in lead if text) and not any(
            cell.text for cell in cells.values()
        ):
            return None
        code, account = "", ""
        if any(part.startswith("code") for part in self.side.lead):
            code, account = self.codes.read(line, self.side.lead, self.start)
        name = _name(lead, self.side.lead, code)
        where = line.places[self.start]
        is_named_beside = (
            beside is not None
            and not (name or code)
            and bool(beside.label)
            and not any(cell.text for cell in beside.cells.values())
        )
        if beside is not None and is_named_beside:
            return Row(code, name, cells, self.side.id, own_no, where, beside.label)
        by_code = bool(code and self.side.dimension)
        label = "" if by_code else _label(self.matcher, name, cells, where, self.repairs)
        no = keys.fold(line.cells[0]) if numbered else own_no
        return Row(code, name, cells, self.side.id, no, where, label, account)


def _name(cells: Sequence[str], lead: Sequence[str], code: str) -> str:
    """A row's name; of a row without a code also where a merged cell put it before its column."""
    name = cells[lead.index("name")] if "name" in lead else ""
    if name or code:
        return keys.tidy(name)
    if total := next((cell for cell in cells if keys.fold(cell) in TOTALS), ""):
        return keys.tidy(total)
    others = [cell for cell, part in zip(cells, lead, strict=False) if part not in ("no", "agency")]
    return keys.tidy("".join(others))


def _lead_text(cells: Sequence[str], lead: Sequence[str], part: str) -> str:
    return keys.fold(cells[lead.index(part)]) if part in lead else ""


def _is_agency_code(code: str, form: Form) -> bool:
    """Whether a code cannot be a classification code but a unit's (313, 313001)."""
    is_unit = len(code) in (6, 9, 12) and code.isdigit()
    is_department = len(code) == 3 and form.dimension == "function" and not code.startswith("2")
    return is_unit or is_department


def _label(
    matcher: _Matcher, name: str, cells: dict[str, Printed], where: Where, repairs: Repairs
) -> str:
    """The fixed row's label; where there is none and an amount is at stake, that is told."""
    label = matcher.next(name)
    if not label and any(cell.text for cell in cells.values()):
        message = "“{}”这一行不在表样里，金额没有用于核对；请核对行名"
        repairs.trouble("unreadable", message, where, name)
    return label


class _Matcher:
    """Matches printed names to a form's fixed rows, in order.

    The same label can stand in a form twice (HB4: rows 1–3 and 34–36), so the search goes
    on from the row matched last; only what is not below it is looked for from the top.
    """

    def __init__(self, rows: Sequence[RowForm]) -> None:
        self.rows = rows
        self.keys = [{keys.label(text) for text in (row.label, *row.also)} for row in rows]
        self.position = 0

    def next(self, name: str) -> str:
        """The unique id of the row (see `row_id`) that a printed name matches; "" for none."""
        key = keys.label(name)
        if not key:
            return ""
        count = len(self.rows)
        for step in range(count):
            index = (self.position + step) % count
            if key in self.keys[index]:
                self.position = index + 1
                return row_id(self.rows, index)
        return ""
