"""Plain text and Markdown to blocks.

Text that was taken out of a published document comes in three shapes, and one file uses
one of the first two throughout:

    a row a line      cells separated by tabs; a line without a tab ends the table
    a cell a line     (Word conversions) each line is a tab and one cell; a blank line
                      ends the row, any other line ends the table
    Markdown          | cell | cell |

Tables that a page break has cut into fragments come out as several grids; putting them
together again needs to know the form, and is done in `statements` and `projects`.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.where import Where

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_RULER = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
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
    lines = _lines(_BOOKMARK.sub("", text))
    reader = _cell_a_line if _has_a_cell_a_line(lines) else _row_a_line
    return list(reader(lines))


def _lines(text: str) -> list[str]:
    """Lines as an editor counts them: a form feed between pages is none, nor is Word's \\v."""
    return _LINE_END.split(text.replace("\n\f", "\n").translate(_SOFT_BREAKS))


def _has_a_cell_a_line(lines: list[str]) -> bool:
    tabbed = [line for line in lines if "\t" in line]
    return 2 * sum(line.rindex("\t") == 0 for line in tabbed) > len(tabbed)


def _row_a_line(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(lines, 1):
        if cells := _cells(line):
            if not _RULER.fullmatch(line):
                rows.append(_row(cells, number))
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        if stripped := line.strip():
            yield Paragraph(stripped, Where(line=number))
    if rows:
        yield Grid(tuple(rows))


def _cells(line: str) -> list[str]:
    """The line's cells, or none where the line is not a row of a table."""
    if "\t" in line:
        return line.split("\t")
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return stripped[1:-1].replace("<br>", " ").split("|")
    return []


def _row(cells: list[str], line: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(text.strip(), Where(line=line, cell=place)) for place, text in enumerate(cells, 1)
    )


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
