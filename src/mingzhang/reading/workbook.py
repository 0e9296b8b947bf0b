"""Workbooks (XLSX, XLS, ET) to blocks, sheet by sheet.

A sheet has no tables, only cells: title, agency and unit stand in cells above the table,
notes in cells below. A table is taken to be a run of rows without a blank one, after such
lines are taken off its top and foot; its blank rows in the middle are left out.

Cells are read by calamine. What it does not tell is looked up in the file itself, and must
be, because it would change what is read: errors such as #REF! and formulas without a saved
result (both come as blanks), percentages (0.05 for 5%), and a single cell so far out that
the blank ones before it would fill the memory.
"""

from __future__ import annotations

import datetime
import io
import re
import struct
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

import msgspec
import python_calamine as calamine

from mingzhang.disclosure import Problem
from mingzhang.reading import office
from mingzhang.reading.archive import ArchiveUnreadableError
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.where import Where

MAX_AREA = 4_000_000
"""Cells from the first of a sheet to its last, blank ones included: about 130 MB in calamine."""

_EXACT = Decimal("1e-9")
"""Distance from a figure with six places below which floating point is to blame for it."""

_NO_NOISE = 13
"""Characters of a figure below which it has none: the noise stands in the 16th digit."""

Place: TypeAlias = tuple[int, int]
"""Row and column, from 1."""

Value: TypeAlias = (
    "int | float | str | bool | datetime.time | datetime.date | datetime.datetime"
    " | datetime.timedelta"
)


class WorkbookUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class WorkbookReading(msgspec.Struct, frozen=True):
    """What a workbook yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Hidden sheets, errors, formulas without results, macros."""


class _Extras(msgspec.Struct):
    """What calamine does not tell of a sheet."""

    errors: dict[Place, str] = {}
    without_result: list[Place] = []
    percent: set[Place] = set()
    rows: int = 0
    columns: int = 0

    @property
    def is_too_large(self) -> bool:
        """Whether calamine would fill the memory with blank cells."""
        return self.rows * self.columns > MAX_AREA


class _Row(msgspec.Struct, frozen=True):
    """The cells of a row that have text."""

    number: int
    cells: dict[int, str]

    @property
    def is_alone(self) -> bool:
        """Whether there is a single cell."""
        return len(self.cells) == 1

    @property
    def first(self) -> str:
        """The text of the first cell."""
        return next(iter(self.cells.values()))


def blocks(data: bytes) -> WorkbookReading:
    """All blocks of a workbook in reading order; hidden sheets where they stand.

    Raises WorkbookUnreadableError, with a message for the user.
    """
    try:
        if office.is_ole(data):
            content, extras, macros = _of_xls(data)
        else:
            content, extras, macros = _of_xlsx(data)
    except ArchiveUnreadableError as error:
        raise WorkbookUnreadableError(str(error)) from error
    found: list[Block] = []
    problems: list[Problem] = []
    if macros:
        message = "工作簿里有宏；宏没有运行，只读了单元格里保存的内容"
        problems.append(Problem("ambiguous", message))
    with _native(), calamine.load_workbook(io.BytesIO(content)) as book:
        for about in book.sheets_metadata:
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                own = _sheet(book, about, extras.get(about.name, _Extras()), problems)
                found += own
    return WorkbookReading(found, problems)


@contextmanager
def _native() -> Iterator[None]:
    """Turn what calamine raises into our error; its panics are no Exception."""
    try:
        yield
    except calamine.PasswordError as error:
        raise WorkbookUnreadableError(_LOCKED) from error
    except (calamine.CalamineError, OSError) as error:
        raise WorkbookUnreadableError(_DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookUnreadableError(_DAMAGED) from error


_DAMAGED = "工作簿已损坏，打不开。请用 Excel 或 WPS 打开后另存为 XLSX，再读一次"
_LOCKED = "设有打开密码，没有读取。请先用 Excel 或 WPS 另存为不加密的工作簿，再读一次"


# ---------- what calamine does not tell ----------

_MANY = 1000
"""Formulas without a result that are counted; no one needs to know of more."""

_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?[^/]+|xl/worksheets/_rels/[^/]+",
    re.IGNORECASE,
)
_FULL_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])([^<>]*(?<!/))>(?!\s*</)")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*\br\s*=\s*[\"'](\d{1,20})[\"']")
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]{0,300}\bt\s*=\s*[\"']e[\"'][^<>]{0,300})>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]{0,300})>")
_BARE_FORMULA = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_VALUE = re.compile(
    rb"\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,20})</"
)
_PLACE = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']([^\"']*)[\"']")
_NAME = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_TEXT_RESULT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")


def _of_xlsx(data: bytes) -> tuple[bytes, dict[str, _Extras], bool]:
    """The workbook packed anew, so that calamine sees what was checked and nothing else."""
    if office.is_locked_office(data):
        raise WorkbookUnreadableError(_LOCKED)
    package = office.Package(data)
    main = package.main("xl/workbook.xml")
    if main.lower().endswith(".bin"):
        raise WorkbookUnreadableError("是 XLSB 工作簿，这一版不读。请另存为 XLSX，再读一次")
    root = package.xml(main)
    if root is None:
        kind = "不是 Excel 工作簿，或者缺少必要的部分"
        raise WorkbookUnreadableError(f"{kind}。请用 Excel 或 WPS 另存为 XLSX，再读一次")
    percent = _percent_styles(package, main)
    related = package.related(main)
    extras: dict[str, _Extras] = {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as fresh:
        for name in package.names:
            if _KEPT.fullmatch(name) and not name.endswith(".bin"):
                fresh.writestr(name, package.read(name))
        for element in root.iter("{*}sheet"):
            name = related.get(office.relation_id(element), "")
            xml = package.read(name)
            own = _xml_extras(xml, percent)
            extras[str(element.get("name", ""))] = own
            if xml and not own.is_too_large and name not in fresh.namelist():
                fresh.writestr(name, xml)
    return packed.getvalue(), extras, package.has_macros


def _percent_styles(package: office.Package, main: str) -> set[int]:
    """The cell styles that show a number as a percentage."""
    root = package.xml(main.rpartition("/")[0] + "/styles.xml")
    if root is None:
        return set()
    formats = {"9", "10"}
    for own in root.iter("{*}numFmt"):
        if "%" in str(own.get("formatCode", "")):
            formats.add(str(own.get("numFmtId")))
    styles = root.find("{*}cellXfs")
    return {
        number
        for number, style in enumerate([] if styles is None else styles)
        if style.get("numFmtId") in formats
    }


def _xml_extras(xml: bytes, percent: set[int]) -> _Extras:
    if b"\x00" in xml[:4]:
        raise WorkbookUnreadableError("工作表的编码不是 UTF-8。请用 Excel 或 WPS 另存，再读一次")
    extras = _Extras({}, [], set())
    placeless = 0
    for match in _FULL_CELL.finditer(xml):
        place = _place(match[1])
        if place is None:
            placeless += 1
        else:
            extras.rows = max(extras.rows, place[0])
            extras.columns = max(extras.columns, place[1])
            style = _STYLE.search(match[1]) if percent else None
            if style and int(style[1]) in percent:
                extras.percent.add(place)
    if placeless:
        extras.rows = max([extras.rows, *(int(match[1]) for match in _ROW.finditer(xml))])
        extras.columns = max(extras.columns, min(placeless, 16_384))
    for match in _ERROR_CELL.finditer(xml):
        value = _VALUE.match(xml, match.end())
        if (place := _place(match[1])) and value:
            extras.errors[place] = value[1].decode("utf-8", "replace").replace("&amp;", "&")
    for match in islice(_BARE_FORMULA.finditer(xml), _MANY):
        *_, cell = None, *_CELL.finditer(xml, max(0, match.start() - 9_000), match.start())
        if cell and (place := _place(cell[1])) and not _TEXT_RESULT.search(cell[1]):
            extras.without_result.append(place)
    return extras


def _place(attributes: bytes) -> Place | None:
    """Where a cell says that it stands; None where it only follows the one before."""
    names = _PLACE.findall(attributes)
    name = _NAME.fullmatch(names[0]) if len(names) == 1 else None
    if (names and not name) or attributes.count(b'"') % 2 or attributes.count(b"'") % 2:
        raise WorkbookUnreadableError(_DAMAGED)
    if not name:
        return None
    column = 0
    for letter in name[1].upper():
        column = 26 * column + letter - 64
    return int(name[2]), column


_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Error codes of BIFF (MS-XLS 2.5.10)."""

_BOUND_SHEET, _FILE_PASS, _BOF, _EOF = 0x85, 0x2F, 0x809, 0x0A
_CELLS = frozenset({0x06, 0x203, 0x27E, 0x204, 0xFD, 0x205, 0xBD, 0xD6})
"""FORMULA, NUMBER, RK, LABEL, LABELSST, BOOLERR, MULRK, RSTRING: records of cells with text."""

_DIMENSIONS, _MULRK, _BOOLERR, _FORMULA = 0x200, 0xBD, 0x205, 0x06


def _of_xls(data: bytes) -> tuple[bytes, dict[str, _Extras], bool]:
    if office.is_locked_office(data):
        raise WorkbookUnreadableError(_LOCKED)
    stream = office.ole_stream(data, "Workbook", "Book")
    if stream is None:
        message = "是旧版 Office 文件，但不是 Excel 工作簿，没有读取。请另存为 XLSX，再读一次"
        raise WorkbookUnreadableError(message)
    sheets: list[tuple[int, str]] = []
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise WorkbookUnreadableError(_LOCKED)
        if kind == _BOUND_SHEET and len(body) > 8:
            wide = body[7] & 1
            name = body[8 : 8 + body[6] * (1 + wide)].decode(
                "utf-16-le" if wide else "latin-1", "replace"
            )
            sheets.append((struct.unpack_from("<I", body)[0], name))
    extras = {name: _biff_extras(stream, at) for at, name in sheets}
    if any(own.is_too_large for own in extras.values()):
        raise WorkbookUnreadableError(_TOO_LARGE + "。请删去多余的行和列，再读一次")
    return data, extras, "_VBA_PROJECT".encode("utf-16-le") in data


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """BIFF records from one BOF to its EOF."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF and depth <= 0:
            return
        at += 4 + length


def _biff_extras(stream: bytes, at: int) -> _Extras:
    extras = _Extras({}, [], set())
    for kind, body in _records(stream, at):
        if kind == _DIMENSIONS and len(body) >= 12:
            top, bottom, left, right = struct.unpack_from("<IIHH", body)
            if not (top <= bottom <= 65_536 and left <= right <= 256):
                raise WorkbookUnreadableError(_DAMAGED)
        if kind not in _CELLS or len(body) < 6:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
        extras.rows = max(extras.rows, row + 1)
        extras.columns = max(extras.columns, last + 1)
        code = None
        if kind == _BOOLERR and len(body) >= 8 and body[7]:
            code = body[6]
        elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        if code is not None:
            extras.errors[row + 1, column + 1] = _ERRORS.get(code, "#N/A")
    return extras


# ---------- cells to text ----------

_TOO_LARGE = f"工作表太大，从头到尾超过 {MAX_AREA:,} 个单元格，没有读取"


def _sheet(
    book: calamine.CalamineWorkbook,
    about: calamine.SheetMetadata,
    extras: _Extras,
    problems: list[Problem],
) -> list[Block]:
    here = Where(sheet=about.name)
    if extras.is_too_large:
        problems.append(Problem("unreadable", _TOO_LARGE + "；请删去多余的行和列", here))
        return []
    sheet = book.get_sheet_by_name(about.name)
    merged = sheet.merged_cell_ranges or []
    values = sheet.to_python(skip_empty_area=False)
    rows = list(_rows(values, extras, _covered(merged, len(values))))
    if rows and about.visible != calamine.SheetVisibleEnum.Visible:
        message = "工作表是隐藏的，已照样读取；如不属于公开内容，请删去后再核对"
        problems.append(Problem("ambiguous", message, here))
    problems += _cell_problems(about.name, extras)
    return list(_blocks(about.name, rows, [_from_one(span) for span in merged]))


def _cell_problems(sheet: str, extras: _Extras) -> Iterator[Problem]:
    for (row, column), text in extras.errors.items():
        message = f"单元格印作错误值 {text}，不是金额；请改正公式后再核对"
        yield Problem("unreadable", message, Where(sheet=sheet, line=row, cell=column))
    if extras.without_result:
        row, column = extras.without_result[0]
        count = len(extras.without_result)
        message = (
            f"有 {count} 个公式没有保存计算结果，按空白读取；"
            "请用 Excel 或 WPS 打开，重新计算并保存后再核对"
        )
        yield Problem("unreadable", message, Where(sheet=sheet, line=row, cell=column))


_Span: TypeAlias = tuple[Place, Place]
"""First and last cell of merged ones."""


def _from_one(span: _Span) -> _Span:
    """calamine counts from 0."""
    (top, left), (bottom, right) = span
    return (top + 1, left + 1), (bottom + 1, right + 1)


def _covered(merged: Iterable[_Span], rows: int) -> set[Place]:
    """The cells under a merged one, whose old contents some programs keep."""
    covered: set[Place] = set()
    for (top, left), (bottom, right) in map(_from_one, merged):
        if (bottom - top + 1) * (right - left + 1) > MAX_AREA:
            continue
        for row in range(top, min(bottom, rows) + 1):
            covered.update((row, column) for column in range(left, right + 1))
        covered.discard((top, left))
        if len(covered) > MAX_AREA:
            break
    return covered


def _rows(
    values: Sequence[Sequence[Value]], extras: _Extras, covered: set[Place]
) -> Iterator[_Row]:
    for number, row in enumerate(values, 1):
        cells: dict[int, str] = {}
        for column, value in enumerate(row, 1):
            place = (number, column)
            text = extras.errors.get(place) or printed(value, percent=place in extras.percent)
            if text and place not in covered:
                cells[column] = text
        if cells:
            yield _Row(number, cells)


def printed(value: Value, *, percent: bool = False) -> str:
    """A cell's value as text: figures without the noise of floating point, dates as ISO dates.

    >>> printed(205.0), printed(0.1 + 0.2), printed(0.05, percent=True)
    ('205', '0.3', '5%')
    """
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("_x000D_", "").strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _figure(value, percent=percent)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case _:
            return str(value)


def _figure(value: float, *, percent: bool) -> str:
    """Excel itself keeps 15 digits; money has no more than six decimal places."""
    short = str(value)
    if (
        len(short) < _NO_NOISE
        and not percent
        and short.removeprefix("-").replace(".", "").isdigit()
    ):
        short = short.removesuffix(".0")
        return "0" if short == "-0" else short
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if not number.is_finite():
        return str(value)
    if abs(number) < Decimal("1e15"):
        rounded = round(number, 6)
        if abs(rounded - number) < _EXACT and (rounded or not number):
            number = rounded
    if percent:
        number *= 100
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text == "-0" else text) + ("%" if percent else "")


# ---------- rows to blocks ----------

_FIGURE = re.compile(r"-?[\d,]*\.?\d+%?")
_META = re.compile(
    r"[（(]?(?:编制|填报|预算|公开|金额|计量|货币|填表)?(?:单位|部门)(?:名称|代码|编码)?(?:[（(]盖章[）)])?"
    r"\s*[：:]|[（(]?(?:预算年度|年度|编制日期|填报日期|日期|截止时间)\s*[：:]"
    r"|(?:公开|附表|表)\s*[0-9一二三四五六七八九十]+\s*表?$"
)
_UNIT = re.compile(r"单位\s*[：:]\s*(?:人民币)?[百千万亿]*元")
_LABEL = re.compile(r"[^：:]{1,12}[：:]")
_NOTE = re.compile(r"(?:注|说明|备注|附注)\s*[：:\d]|[*※]")
_TOTAL = re.compile(r".{0,10}[合总小]\s*计")
_FEW = 4
"""Cells of a line of text; more make a row of a table."""

_HEADER_LABELS = 3


def _blocks(sheet: str, rows: Sequence[_Row], merged: Sequence[_Span]) -> Iterator[Block]:
    """Titles, tables and notes of a sheet."""
    table: list[_Row] = []
    for run in _runs(rows):
        body, notes = _without_notes(run)
        if table and _goes_on(table, body):
            table += body
        else:
            yield from _grid(sheet, table, merged)
            head, table = _without_head(body)
            yield from _paragraphs(sheet, head)
        if notes:
            yield from _grid(sheet, table, merged)
            yield from _paragraphs(sheet, notes)
            table = []
    yield from _grid(sheet, table, merged)


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows without a blank one between them; a line with a money unit begins another run."""
    run: list[_Row] = []
    for row in rows:
        if run and row.number > run[-1].number + 1:
            yield run
            run = []
        if _is_meta(row) and any(map(_UNIT.search, row.cells.values())):
            above = len(run)
            while above and (run[above - 1].is_alone or _is_meta(run[above - 1])):
                above -= 1
            if above:
                yield run[:above]
                run = run[above:]
        run.append(row)
    if run:
        yield run


def _is_meta(row: _Row) -> bool:
    """Whether a row is the line with agency, year and unit above a table."""
    texts = row.cells.values()
    return (
        len(texts) <= _FEW
        and any(map(_META.match, texts))
        and not any(map(_FIGURE.fullmatch, texts))
    )


def _without_head(run: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The lines above the table, and the table."""
    start = 0
    while start < len(run) and (run[start].is_alone or _is_meta(run[start])):
        start += 1
    table = run[start:]
    if len(table) == 1 and len(table[0].cells) <= _FEW and not _has_figure(table[0]):
        return (run[:start], table) if start and _is_header(table[0]) else (run, [])
    return run[:start], table


def _is_header(row: _Row) -> bool:
    """Whether a row below a title is the header of an empty table: three labels or more."""
    texts = row.cells.values()
    return len(texts) >= _HEADER_LABELS and not any(map(_META.match, texts))


def _without_notes(run: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The table, and the lines below it."""
    end = len(run)
    for index in range(len(run) - 1, 0, -1):
        row = run[index]
        if _is_note(row):
            end = index
        elif not row.is_alone:
            break
    return run[:end], run[end:]


def _is_note(row: _Row) -> bool:
    """Whether a row below a table is no row of it: a remark, or who signed."""
    if row.is_alone:
        return bool(_NOTE.match(row.first)) or row.first.endswith("。") or "空表" in row.first
    return len(row.cells) <= _FEW and all(map(_LABEL.match, row.cells.values()))


def _goes_on(table: Sequence[_Row], run: Sequence[_Row]) -> bool:
    """Whether rows after blank ones are still of the table: totals, or figures in its columns."""
    first = run[0]
    if _is_meta(first) or (first.is_alone and not _TOTAL.fullmatch(first.first)):
        return False
    columns = {column for row in table for column in row.cells}
    within = all(min(columns) <= column <= max(columns) for row in run for column in row.cells)
    return within and (bool(_TOTAL.fullmatch(first.first)) or _has_figure(first))


def _has_figure(row: _Row) -> bool:
    return any(map(_FIGURE.fullmatch, row.cells.values()))


def _paragraphs(sheet: str, rows: Iterable[_Row]) -> Iterator[Block]:
    """Each line of each cell; a text of many lines can stand in one cell."""
    for row in rows:
        for column, text in row.cells.items():
            for line in text.splitlines():
                if stripped := line.strip():
                    where = Where(sheet=sheet, line=row.number, cell=column)
                    yield Paragraph(stripped, where)


def _grid(sheet: str, rows: Sequence[_Row], merged: Sequence[_Span]) -> Iterator[Block]:
    if not rows:
        return
    columns = _columns(rows, merged)
    yield Grid(
        tuple(
            tuple(
                Cell(
                    joined(row.cells.get(column, "").splitlines()),
                    Where(sheet=sheet, line=row.number, cell=column),
                )
                for column in columns
            )
            for row in rows
        )
    )


def _columns(rows: Sequence[_Row], merged: Sequence[_Span]) -> list[int]:
    """From the first used column to the last, without those that no row shows as their own."""
    used = {column for row in rows for column in row.cells}
    covered: Mapping[int, set[int]] = _covered_columns(rows, merged)
    every = {row.number for row in rows}
    return [
        column
        for column in range(min(used), max(used) + 1)
        if column in used or covered.get(column, set()) != every
    ]


def _covered_columns(rows: Sequence[_Row], merged: Sequence[_Span]) -> dict[int, set[int]]:
    """For each column the rows in which a merged cell from its left reaches over it."""
    numbers = [row.number for row in rows]
    covered: dict[int, set[int]] = {}
    for (top, left), (bottom, right) in merged:
        inside = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        if not inside:
            continue
        for column in range(left + 1, min(right, left + 100) + 1):
            covered.setdefault(column, set()).update(inside)
    return covered
