"""A statement from its grids: columns, rows, and rows that page breaks have cut.

Three stages: the grids' data rows on the form's columns (`_aligned`), the pieces of one row
put together again (`_stitched`), and the rows with their codes or fixed labels (`_rows`).

Repairs are made only where they are certain: pieces that together make a valid
classification code, or a number with the decimal places of its column. Every repair is
told as a problem; what is not certain stays as printed and is told as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import NotAnAmountError
from mingzhang.disclosure import Column, Printed, Problem, Row, Statement, Status
from mingzhang.forms import ColumnForm, Form, RowForm, Side, row_id
from mingzhang.reading import signs
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.headers import TOTALS, column_places, header_rows, is_total_alone
from mingzhang.reading.parts import TablePart
from mingzhang.where import Where

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_CLASS_DIGITS = 3
_CODE_LABELS = {"类", "款", "项", "栏次", "科目编码"}
"""Where the headings share a ruled row with the total, they stand in its code cells."""

_ROW_NUMBER = re.compile(r"\d{1,4}(?:\.0+)?")


@dataclass
class _Line:
    """A data row on the form's physical columns."""

    cells: list[str]
    places: list[Where]
    where: Where
    joined: list[int] = field(default_factory=list)
    """Columns whose pieces were put together from several rows."""


class _Repairs:
    """Counts what was mended, to be told once a table and not once a cell."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.counts: Counter[str] = Counter()
        self.first: dict[str, Where] = {}
        self.problems: list[Problem] = []

    def note(self, what: str, where: Where) -> None:
        self.counts[what] += 1
        self.first.setdefault(what, where)

    def trouble(self, kind: str, message: str, where: Where) -> None:
        text = f"《{self.title}》{message}"
        if kind == "ambiguous":
            self.problems.append(Problem("ambiguous", text, where))
        else:
            self.problems.append(Problem("unreadable", text, where))

    def told(self) -> list[Problem]:
        mended = [
            Problem("repaired", f"《{self.title}》{what}，共 {count} 处", self.first[what])
            for what, count in self.counts.items()
        ]
        return mended + self.problems


def read_statement(part: TablePart, form: Form, title: str) -> tuple[Statement, list[Problem]]:
    """The statement that a part's grids print, and what was mended or could not be read.

    `title` is the form's own title with its prefix, for a table printed without one.
    """
    repairs = _Repairs(part.title or title)
    form = _as_printed(form, part.grids)
    aligned = _aligned(part.grids, form, repairs)
    lines = _stitched(aligned or [], form, repairs)
    rows = _rows(lines, form, repairs)
    has_amounts = any(cell.text for row in rows for cell in row.cells.values())
    declared = any(map(signs.declares_empty, part.notes))
    empty = not rows or (declared and not has_amounts)
    status: Status = "empty" if empty else "filled"
    unit = part.unit or _unit_in(part.grids)
    if rows and not unit:
        message = "没有找到金额单位（单位：…），金额没有用于核对；请在表上方补上单位"
        repairs.trouble("unreadable", message, part.where)
    statement = Statement(
        id=form.id,
        title=part.title or title,
        status="missing" if aligned is None and not declared else status,
        money_unit=unit,
        columns=_columns(form),
        rows=tuple(rows),
        notes=tuple(part.notes),
        where=part.where,
    )
    return statement, repairs.told()


def missing_statement(form: Form, title: str) -> Statement:
    """What stands for a form that the disclosure does not print."""
    return Statement(id=form.id, title=title, status="missing", columns=_columns(form))


def _columns(form: Form) -> tuple[Column, ...]:
    forms = [*form.columns, *(column for side in form.sides for column in side.columns)]
    return tuple(dict.fromkeys(Column(column.id, column.label) for column in forms))


def _unit_in(grids: Iterable[Grid]) -> str:
    for grid in grids:
        for row in grid.rows[:3]:
            for cell in row:
                if unit := amounts.find_unit(cell.text):
                    return unit
    return ""


# the form's columns


def _as_printed(form: Form, grids: Sequence[Grid]) -> Form:
    """The form with its codes in one cell or in cells of their own, as this table has them."""
    widths = {len(row) for grid in grids for row in grid.rows}
    for variant in (form, _with_codes(form, joined=True), _with_codes(form, joined=False)):
        if len(variant.labels) in widths:
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


def _aligned(grids: Sequence[Grid], form: Form, repairs: _Repairs) -> list[_Line] | None:
    """The data rows of all grids, each with one cell a column of the form.

    None where there are grids and none of them has the form's columns: what such a table
    says is not known, and it must not pass for an empty one.
    """
    expected = form.labels
    lines: list[_Line] = []
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
            places = column_places(grid, expected) or places
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


def _total_places(form: Form) -> dict[int, int]:
    """The columns of a row whose first cell stands for all those before the amounts."""
    lead = len(form.lead)
    amounts_at = {lead + index: index + 1 for index in range(len(form.columns))}
    return {form.lead.index("name"): 0, **amounts_at}


def _line(row: Sequence[Cell], places: dict[int, int], width: int) -> _Line:
    blank = Cell("", row[-1].where)
    cells = [row[places[i]] if places.get(i, len(row)) < len(row) else blank for i in range(width)]
    return _Line([cell.text for cell in cells], [cell.where for cell in cells], row[0].where)


def _tell_left_over(row: Sequence[Cell], places: dict[int, int], repairs: _Repairs) -> None:
    used = set(places.values())
    for index, cell in enumerate(row):
        if cell.text and index not in used:
            repairs.trouble("unreadable", f"表样以外的单元格“{cell.text}”没有读取", cell.where)


# rows cut by page breaks


def _stitched(lines: list[_Line], form: Form, repairs: _Repairs) -> list[_Line]:
    """Rows without a number continue the row above, in a table that numbers its rows."""
    numbered = [line for line in lines if _ROW_NUMBER.fullmatch(keys.fold(line.cells[0]))]
    if "no" not in form.lead or 2 * len(numbered) < len(lines):
        return lines
    money = _money_columns(form)
    places = {index: _usual_places(lines, index) for index in money}
    whole: list[_Line] = []
    for line in lines:
        if line.cells[0] or not whole:
            whole.append(line)
        elif _can_continue(whole[-1], line, places):
            _join(whole[-1], line, money, repairs)
        else:
            whole.append(line)
            message = "这一行没有序号，又不能确定是上一行的续行，按单独一行读取；请核对原件"
            repairs.trouble("ambiguous", message, line.where)
    return whole


def _money_columns(form: Form) -> list[int]:
    """Physical columns that hold amounts."""
    start = len(form.lead)
    found: list[int] = []
    for part in form.sides or (form,):
        start += len(part.lead) if form.sides else 0
        found += range(start, start + len(part.columns))
        start += len(part.columns)
    return found


def _usual_places(lines: Iterable[_Line], column: int) -> int:
    """Decimal places that most figures of a column print."""
    counts: Counter[int] = Counter()
    for line in lines:
        if text := line.cells[column]:
            counts[amounts.places_of(text)] += 1
    return counts.most_common(1)[0][0] if counts else 0


def _can_continue(above: _Line, line: _Line, places: dict[int, int]) -> bool:
    """Whether every piece of an amount completes the figure above it, and nothing else."""
    for column, usual in places.items():
        piece = line.cells[column]
        if piece and not _completes(above.cells[column], piece, usual):
            return False
    return True


def _completes(start: str, piece: str, usual: int) -> bool:
    joined = amounts.clean(start + piece)
    try:
        whole = amounts.parse(joined)
    except NotAnAmountError:
        return False
    started_short = bool(start) and amounts.places_of(start) != usual
    return whole is not None and started_short and amounts.places_of(joined) == usual


def _join(above: _Line, line: _Line, money: Sequence[int], repairs: _Repairs) -> None:
    for column, piece in enumerate(line.cells):
        if not piece:
            continue
        if above.cells[column]:
            above.joined.append(column)
        above.cells[column] += piece
        if column in money:
            repairs.note("有金额被分页断成两段，已按小数位数接合", line.places[column])
    repairs.note("有行被分页断开，续行已并入上一行", line.where)


# rows


def _rows(lines: Iterable[_Line], form: Form, repairs: _Repairs) -> list[Row]:
    if form.layout == "two-sided":
        return _sided_rows(list(lines), form, repairs)
    if form.layout == "fixed":
        return _fixed_rows(lines, form, repairs)
    if form.layout == "single":
        return [
            Row("", "", _printed(line, 0, form.columns, repairs), where=line.where)
            for line in lines
        ]
    codes = _Codes(repairs)
    return [_coded_row(line, form, codes, repairs) for line in lines]


def _coded_row(line: _Line, form: Form, codes: _Codes, repairs: _Repairs) -> Row:
    width = len(form.lead)
    numbered = "no" in form.lead
    code, account = codes.read(line, form.lead, 0)
    name = _name(line.cells[numbered:width], form.lead[numbered:], code)
    cells = _printed(line, width, form.columns, repairs)
    if not code and not form.is_total(name) and any(cell.text for cell in cells.values()):
        message = f"“{name}”这一行没有科目编码，也不是合计，金额没有用于核对；请补上编码"
        repairs.trouble("unreadable", message, line.where)
    return Row(
        code=code,
        name=name,
        cells=cells,
        no=keys.fold(line.cells[0]) if numbered else "",
        where=line.where,
        account=account,
    )


class _Codes:
    """Reads the codes of one table, in one cell or in cells for 类, 款 and 项.

    In cells of their own, leading zeros can be lost (`2` for `02`) and the 类 can be printed
    wrongly on a row that stands below the right one; what is meant is then certain from the
    row above, and kept beside what is printed.
    """

    def __init__(self, repairs: _Repairs, rows: Sequence[RowForm] = ()) -> None:
        self.repairs = repairs
        self.above = ""
        self.not_codes = {*TOTALS, *(keys.fold(row.label) for row in rows)}

    def read(self, line: _Line, lead: Sequence[str], start: int) -> tuple[str, str]:
        """The code as printed, and the code that is meant where that differs ("" otherwise)."""
        if "code" in lead:
            place = start + lead.index("code")
            if keys.fold(line.cells[place]) in self.not_codes | _CODE_LABELS:
                return "", ""
            return _code(line, place, self.repairs), ""
        places = [start + i for i, part in enumerate(lead) if part.startswith("code")]
        cells = [keys.fold(line.cells[place]) for place in places]
        printed = "".join(cell for cell in cells if cell not in _CODE_LABELS)
        if not printed.isdigit():
            if not printed or printed in self.not_codes:
                return "", ""
            message = f"科目编码“{printed}”不是数字，按原样读取；请核对原件"
            self.repairs.trouble("ambiguous", message, line.places[places[0]])
            return printed, ""
        meant = cells[0].zfill(3) + "".join(cell.zfill(2) for cell in cells[1:] if cell)
        if len(cells[0]) != _CLASS_DIGITS and len(meant) > _CLASS_DIGITS and self.above:
            meant = self.above[:_CLASS_DIGITS] + meant[_CLASS_DIGITS:]
        self.above = meant
        if meant == printed:
            return printed, ""
        message = f"科目编码印作“{printed}”，按上一行和位数应为 {meant}"
        self.repairs.problems.append(Problem("repaired", message, line.places[places[0]]))
        return printed, meant


def _code(line: _Line, column: int, repairs: _Repairs) -> str:
    printed = line.cells[column]
    code = keys.fold(printed).lstrip("'\"`").removesuffix(".0")
    if code != keys.fold(printed):
        repairs.note("有科目编码带着撇号或小数点，已去掉", line.places[column])
    if code and not _CODE.fullmatch(code):
        message = f"科目编码“{printed}”不是 3、5、7 位数字，按原样读取；请核对原件"
        repairs.trouble("ambiguous", message, line.places[column])
    elif column in line.joined:
        repairs.note("有科目编码被分页断成两段，接合后是有效编码", line.places[column])
    elif len(printed.split()) > 1:
        repairs.note("有科目编码被空格断开，接合后是有效编码", line.places[column])
    return code


def _printed(
    line: _Line, start: int, columns: Sequence[ColumnForm], repairs: _Repairs
) -> dict[str, Printed]:
    """The amounts of a row by column id, cleaned; what is no amount stays as printed."""
    cells: dict[str, Printed] = {}
    for index, column in enumerate(columns, start):
        text = line.cells[index]
        cells[column.id] = Printed(amounts.clean(text), line.places[index])
        if not text:
            continue
        try:
            amounts.parse(text)
        except NotAnAmountError:
            message = f"金额栏印作“{text}”，不是金额，没有用于核对；请核对原件"
            repairs.trouble("unreadable", message, line.places[index])
            continue
        if len(text.split()) > 1:
            repairs.note("有金额被空格断开，已去掉空格", line.places[index])
    return cells


def _fixed_rows(lines: Iterable[_Line], form: Form, repairs: _Repairs) -> list[Row]:
    name_column = form.lead.index("name")
    matcher = _Matcher(form.rows)
    rows: list[Row] = []
    for line in lines:
        name = keys.tidy(line.cells[name_column])
        cells = _printed(line, len(form.lead), form.columns, repairs)
        label = _label(matcher, name, cells, line.where, repairs)
        no = keys.fold(line.cells[0]) if "no" in form.lead else ""
        rows.append(Row("", name, cells, no=no, where=line.where, label=label))
    return rows


def _sided_rows(lines: list[_Line], form: Form, repairs: _Repairs) -> list[Row]:
    """Each printed row gives a Row a side, the left side first; blank sides give none."""
    halves: list[_Half] = []
    start = len(form.lead)
    for side in form.sides:
        halves.append(_Half(side, start, repairs))
        start += len(side.lead) + len(side.columns)
    numbered = "no" in form.lead
    return [row for line in lines for half in halves if (row := half.read(line, numbered))]


class _Half:
    """Reads one side of a two-sided table, from its first physical column on."""

    def __init__(self, side: Side, start: int, repairs: _Repairs) -> None:
        self.side = side
        self.start = start
        self.repairs = repairs
        self.matcher = _Matcher(side.rows)
        self.codes = _Codes(repairs, side.rows)

    def read(self, line: _Line, numbered: bool) -> Row | None:
        """The side's row on a printed line; None where the side is blank there."""
        width = len(self.side.lead)
        lead = line.cells[self.start : self.start + width]
        cells = _printed(line, self.start + width, self.side.columns, self.repairs)
        if not any(lead) and not any(cell.text for cell in cells.values()):
            return None
        code, account = "", ""
        if self.side.dimension:
            code, account = self.codes.read(line, self.side.lead, self.start)
        name = _name(lead, self.side.lead, code)
        where = line.places[self.start]
        label = "" if code else _label(self.matcher, name, cells, where, self.repairs)
        no = keys.fold(line.cells[0]) if numbered else ""
        return Row(code, name, cells, self.side.id, no, where, label, account)


def _name(cells: Sequence[str], lead: Sequence[str], code: str) -> str:
    """A row's name; of a row without a code also where a merged cell put it before its column."""
    name = cells[lead.index("name")]
    return keys.tidy(name if name or code else "".join(cells))


def _label(
    matcher: _Matcher, name: str, cells: dict[str, Printed], where: Where, repairs: _Repairs
) -> str:
    """The fixed row's label; where there is none and an amount is at stake, that is told."""
    label = matcher.next(name)
    if not label and any(cell.text for cell in cells.values()):
        message = f"“{name}”这一行不在表样里，金额没有用于核对；请核对行名"
        repairs.trouble("unreadable", message, where)
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
