"""The invented disclosures of tests/data/provinces, in the formats that they are read from."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import xlsxwriter

from mingzhang.disclosure import Reading
from mingzhang.reading.source import read_bytes

FOLDER = Path(__file__).parent.parent / "data" / "provinces"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
COVERED = ("<", "^")


def page(name: str) -> str:
    """The page as it is written in the data file."""
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def as_text(page: str) -> bytes:
    """With tabs between cells; what a merged cell covers is blank."""
    lines = (line.split("|") for line in page.splitlines())
    return "\n".join(
        "\t".join("" if cell in COVERED else cell for cell in cells) for cells in lines
    ).encode()


def as_html(page: str) -> bytes:
    """With rowspan and colspan for merged cells."""
    parts: list[str] = []
    for rows in _blocks(page):
        if len(rows[0]) == 1:
            parts += [f"<p>{html.escape(cell)}</p>" for (cell,) in rows if cell]
            continue
        parts.append("<table>")
        for top, row in enumerate(rows):
            parts.append("<tr>" + "".join(_cells(rows, top, row)) + "</tr>")
        parts.append("</table>")
    body = "".join(parts)
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def _cells(rows: list[list[str]], top: int, row: list[str]) -> Iterator[str]:
    for left, text in enumerate(row):
        if text not in COVERED:
            down, across = _span(rows, top, left)
            yield f"<td rowspan='{down}' colspan='{across}'>{html.escape(text)}</td>"


def as_docx(page: str) -> bytes:
    """Paragraphs and tables with merged cells."""
    document = docx.Document()
    for rows in _blocks(page):
        if len(rows[0]) == 1:
            for (text,) in filter(any, rows):
                document.add_paragraph(text)
            continue
        table = document.add_table(len(rows), max(map(len, rows)))
        for top, row in enumerate(rows):
            for left, text in enumerate(row):
                if text not in COVERED:
                    down, across = _span(rows, top, left)
                    last = table.cell(top + down - 1, left + across - 1)
                    table.cell(top, left).merge(last).text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def as_xlsx(page: str) -> bytes:
    """One sheet a table, named 表1, 表2, …; title, agency and unit in rows above the table."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    sheets: list[list[list[str]]] = [[]]
    for rows in _blocks(page):
        sheets[-1] += rows
        if len(rows[0]) > 1 and len(rows) > 2:
            sheets.append([])
    for number, rows in enumerate(filter(None, sheets), 1):
        sheet = workbook.add_worksheet(f"表{number}")
        for top, row in enumerate(rows):
            for left, text in enumerate(row):
                down, across = _span(rows, top, left)
                if text in COVERED or not text:
                    continue
                if (down, across) == (1, 1):
                    sheet.write(top, left, _value(text))
                else:
                    sheet.merge_range(top, left, top + down - 1, left + across - 1, text)
    workbook.close()
    return target.getvalue()


def _value(text: str) -> str | float:
    figure = text.replace(",", "")
    is_figure = "." in figure and figure.lstrip("-").replace(".", "").isdigit()
    return float(figure) if is_figure else text


def _span(rows: list[list[str]], top: int, left: int) -> tuple[int, int]:
    across = 1
    while left + across < len(rows[top]) and rows[top][left + across] == "<":
        across += 1
    down = 1
    while (
        top + down < len(rows) and len(rows[top + down]) > left and (rows[top + down][left] == "^")
    ):
        down += 1
    return down, across


def _blocks(page: str) -> Iterator[list[list[str]]]:
    """Lines of text, and tables, each as rows of cells."""
    block: list[list[str]] = []
    for line in [*page.splitlines(), ""]:
        cells = line.split("|")
        if block and (len(cells) == 1) != (len(block[0]) == 1):
            yield block
            block = []
        block.append(cells)
    if any(cell for row in block for cell in row):
        yield block


FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": as_text,
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
}


def reading(page: str, suffix: str = "txt") -> Reading:
    """What is read of a page in the format of a suffix."""
    return read_bytes(FORMATS[suffix](page), f"page.{suffix}")
