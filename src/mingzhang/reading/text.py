"""Plain text and Markdown to blocks.

Text that was taken out of a published document comes in three shapes, and one file uses
one of the first two throughout:

    a row a line      cells separated by tabs; a line without a tab ends the table, unless it
                      is a piece of a row that the line breaks of its cells have broken
    a cell a line     (Word conversions) each line is a tab and one cell; a blank line
                      ends the row, any other line ends the table
    Markdown          | cell | cell |, also with bars between the cells only, where several
                      lines in a row have as many

Tables that a page break has cut into fragments come out as several grids; putting them
together again needs to know the form, and is done in `statements` and `projects`.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.headings import PART
from mingzhang.reading.page_marks import without_page_marks
from mingzhang.where import Piece, Where

_FEW = 10
"""So few rows that stand alone tell nothing of how a file is written."""

_SOME = 20
"""In one of so many rows at least the last cell is blank."""

_SHORT = 4
_HEADING = re.compile(rf"[（(]?[\d一二三四五六七八九十]{{1,3}}[）)]?[、.．]|{PART}|.{{0,8}}[：:]")
"""A line that begins something of its own."""

_BARRED = 3
"""So many lines in a row with as many bars are a table."""

_SURE = 2
"""So many rows put together show that a file breaks the lines of its cells."""

_MOST_PIECES = 8
"""Lines that one row can be broken into."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_RULE = "(?::-+:?|-+:|-{2,})"
_RULER = re.compile(rf"\|?\s*{_RULE}(?:\s*\|\s*{_RULE})*(?:\s*\|)?\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"(?<![*_])(\*\*|__)(?![\s*_])([^*_]*[^\s*_])\1(?![*_])")
"""Bold type; rules to write on (________) are none."""

_ROW_START = re.compile(r"[\d.()（）、\s]*")
"""A cell that begins a row: a number, a code, or nothing."""
_SOFT_BREAKS = str.maketrans("\v\f\x85\u2028\u2029", " " * 5)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class UndecodableTextError(ValueError):
    """The bytes are not text in any of the encodings that Chinese documents use."""


def decode(data: bytes) -> str:
    """Bytes to text: UTF-8 with or without BOM, UTF-16, GB18030.

    Raises UndecodableTextError for anything else; nothing is replaced or left out.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding)
    if encoding := _utf16_without_bom(data[:4096]):
        return _decoded(data, encoding)
    try:
        return _decoded(data, "utf-8")
    except UndecodableTextError:
        return _decoded(data, "gb18030")


def _utf16_without_bom(head: bytes) -> str:
    """UTF-16 by the zero halves of its figures, tabs and line ends; other text has no zeros."""
    low, high = head[::2].count(0), head[1::2].count(0)
    if 50 * max(low, high) < len(head) or not head:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableTextError("不是文本，或者编码不是 UTF-8、UTF-16、GB18030") from error
    if len(_CONTROL.findall(text)) > len(text) // 1000:
        raise UndecodableTextError("含有大量控制字符，不是文本")
    return text


def blocks(text: str) -> list[Block]:
    """Paragraphs and grids in printed order, each with its line.

    A paragraph is one line, blank lines are left out, and text is stripped of white space
    around it; the white space within stays as printed.
    """
    lines = _with_outer_bars(without_page_marks(_lines(_BOOKMARK.sub("", text))))
    reader = _cell_a_line if _has_a_cell_a_line(lines) else _row_a_line
    return list(reader(lines))


def _lines(text: str) -> list[str]:
    """Lines as an editor counts them: a form feed between pages is none, nor is Word's \\v."""
    return _LINE_END.split(text.replace("\n\f", "\n").translate(_SOFT_BREAKS))


def _with_outer_bars(lines: list[str]) -> list[str]:
    """Lines of tables that have bars between their cells only get those around them as well.

    One line with bars can be anything, such as the path to a web page; so many are a table. A
    bar at the end of all its lines stands behind the last cell, at the end of some a blank one.
    """
    if not any("|" in line for line in lines):
        return lines
    found = list(lines)
    for bars, group in groupby(enumerate(lines), key=lambda numbered: _bars(numbered[1])):
        table = list(group)
        texts = [line.strip() for _, line in table]
        if not bars or len(table) < _BARRED:
            continue
        before = "" if all(text.startswith("|") for text in texts) else "|"
        behind = "" if all(text.endswith("|") for text in texts) else "|"
        for (number, _), text in zip(table, texts, strict=True):
            found[number] = f"{before}{text}{behind}"
    return found


def _bars(line: str) -> int:
    return 0 if "\t" in line else line.count("|")


def _has_a_cell_a_line(lines: list[str]) -> bool:
    tabbed = [line for line in lines if "\t" in line]
    return 2 * sum(line.rindex("\t") == 0 for line in tabbed) > len(tabbed)


class _Row(NamedTuple):
    """A line of a table, or one that may be a piece of one: its cells, and its number."""

    cells: list[str]
    line: int
    pieces: tuple[tuple[int, str, int], ...] = ()
    """Of cells that stand on other lines, or on several: which cell, what, and on which line."""


def _row_a_line(lines: list[str]) -> Iterator[Block]:
    runs = list(_runs(lines))
    if _keeps_blanks(lines):
        whole = [_mended(run, breaks=False) for run in runs]
        broken = sum(len(run) - len(own) for run, own in zip(runs, whole, strict=True))
        runs = [_mended(run, breaks=True) for run in runs] if broken >= _SURE else whole
    for run in runs:
        yield from _run(run)


def _runs(lines: list[str]) -> Iterator[list[_Row]]:
    """Lines without a blank one between them."""
    spaced = _has_blank_lines_between_rows(lines)
    run: list[_Row] = []
    for number, line in enumerate(lines, 1):
        if _RULER.fullmatch(line) and line.strip():
            continue
        if cells := _cells(line):
            run.append(_Row(cells, number))
        elif line.strip():
            run.append(_Row([line.strip()], number))
        elif not (spaced and run and len(run[-1].cells) > 1):
            yield run
            run = []
    yield run


def _keeps_blanks(lines: list[str]) -> bool:
    """Whether rows end in tabs where their last cells are blank, as they do in any table."""
    tabbed = [line for line in lines if "\t" in line and line.strip()]
    return _SOME * sum(line.endswith("\t") for line in tabbed) > len(tabbed)


def _has_blank_lines_between_rows(lines: list[str]) -> bool:
    """Whether every row stands alone between blank lines, so that these end no table."""
    blank = [not line.strip() for line in ("", *lines, "")]
    tabbed = [index for index, line in enumerate(lines, 1) if _cells(line)]
    alone = sum(blank[index - 1] and blank[index + 1] for index in tabbed)
    return alone > _FEW and 2 * alone > len(tabbed)


def _run(run: list[_Row]) -> Iterator[Block]:
    """Lines without a blank one between them: rows next to each other are a grid."""
    rows: list[tuple[Cell, ...]] = []
    for row in run:
        if len(row.cells) > 1:
            rows.append(_row(row))
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        yield Paragraph(_unmarked(row.cells[0]), Where(line=row.line))
    if rows:
        yield Grid(tuple(rows))


def _mended(run: list[_Row], breaks: bool) -> list[_Row]:
    """Rows that the line breaks inside their cells have broken, put together again.

    That is certain where neighbours that are too short add up to the width of the row above
    or below them, the cell that they share counted once, and the later ones do not begin as
    rows do. It is tried only where the file keeps blank cells at the ends of its rows: where
    these are cut, every row can be short. `breaks`: the file is known to break cells, so that a
    line below a row goes on with its last cell.
    """
    mended: list[_Row] = []
    index = 0
    while index < len(run):
        above = len(mended[-1].cells) if mended else 0
        near = run[index : index + 2 * _MOST_PIECES]
        count = _pieces(near, above)
        if breaks and (count > 1 or 1 < len(near[0].cells) == above):
            count += _trailing(near[count - 1 :], sum(len(p.cells) - 1 for p in near[:count]) + 1)
        mended.append(_joined(run[index : index + count]))
        index += count
    return mended


def _pieces(run: list[_Row], above: int) -> int:
    """How many lines, from the first one on, are the pieces of one row; 1 where it is whole."""
    cells = len(run[0].cells)
    if cells in (1, above):
        return 1
    for count, piece in enumerate(run[1:_MOST_PIECES], 2):
        text = piece.cells[0].strip()
        if not _is_broken(run[count - 2].cells[-1]) or _ROW_START.fullmatch(text):
            return 1
        cells += len(piece.cells) - 1
        below = len(run[count].cells) if count < len(run) else 0
        if len(piece.cells) > 1 and cells in (above, below):
            return count
    return 1


def _trailing(run: list[_Row], width: int) -> int:
    """How many lines below a row go on with its last cell, above another row like it."""
    if not _is_broken(run[0].cells[-1]):
        return 0
    for count, piece in enumerate(run[1:_MOST_PIECES]):
        if len(piece.cells) > 1:
            return count if len(piece.cells) <= width else 0
        if not _can_go_on(piece.cells[0]):
            return 0
    return 0


def _is_broken(text: str) -> bool:
    """Whether a cell can go on: it is text of more than a few characters, and not at its end."""
    printed = text.strip()
    return len(printed) > _SHORT and not (_ROW_START.fullmatch(printed) or printed.endswith("。"))


def _can_go_on(line: str) -> bool:
    return not (_ROW_START.fullmatch(line) or _HEADING.match(line) or line.endswith("表"))


def _joined(pieces: list[_Row]) -> _Row:
    first, *others = pieces
    cells = list(first.cells)
    placed = [(len(cells), cells[-1].strip(), first.line)] if others else []
    for piece in others:
        placed += ((n, text.strip(), piece.line) for n, text in enumerate(piece.cells, len(cells)))
        cells[-1] = f"{cells[-1].rstrip()} {piece.cells[0].lstrip()}"
        cells += piece.cells[1:]
    return _Row(cells, first.line, tuple(placed))


def _unmarked(line: str) -> str:
    """A line without the marks that Markdown sets for headings and bold type."""
    return _EMPHASIS.sub(r"\2", _HEADING_MARK.sub("", line, count=1)).strip()


def _cells(line: str) -> list[str]:
    """The line's cells, or none where the line is not a row of a table."""
    if "\t" in line:
        return line.split("\t")
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return stripped[1:-1].replace("<br>", " ").split("|")
    return []


def _row(row: _Row) -> tuple[Cell, ...]:
    return tuple(
        Cell(_EMPHASIS.sub(r"\2", text.strip()), _place(row, number))
        for number, text in enumerate(row.cells, 1)
    )


def _place(row: _Row, number: int) -> Where:
    """Where a cell stands, and what of it on which line, where that is not the row's only one."""
    own = [
        Piece(text, Where(line=line, cell=number))
        for cell, text, line in row.pieces
        if cell == number
    ]
    return Where(line=row.line, cell=number, pieces=tuple(own))


def _cell_a_line(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("\t"):
            text = line[1:].removesuffix("\t")
            row += [Cell(part.strip(), Where(line=number)) for part in text.split("\t")]
            continue
        if row:
            rows.append(tuple(row))
            row = []
        if stripped := line.strip():
            if rows:
                yield Grid(_whole_rows(rows))
                rows = []
            yield Paragraph(stripped, Where(line=number))
    if row:
        rows.append(tuple(row))
    if rows:
        yield Grid(_whole_rows(rows))


def _whole_rows(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Put together rows that a cell with several paragraphs has broken.

    All rows of a Word table have the same number of cells, so neighbours that are too
    short and add up to that number are one row.
    """
    width = Counter(map(len, rows)).most_common(1)[0][0]
    whole: list[tuple[Cell, ...]] = []
    pending: tuple[Cell, ...] = ()
    for row in rows:
        if len(pending) + len(row) <= width and (pending or len(row) < width):
            pending += row
            if len(pending) == width:
                whole.append(pending)
                pending = ()
        else:
            if pending:
                whole.append(pending)
            whole.append(row)
            pending = ()
    if pending:
        whole.append(pending)
    return tuple(whole)
