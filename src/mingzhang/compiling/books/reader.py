"""A budget book's workbook: its sheets as rows, and what is wrong with the sheets themselves.

Formulas count by their saved values; macros are never run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import python_calamine

from mingzhang import keys
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.from_rows import book_of
from mingzhang.compiling.books.rows import Found, Mistake, Row, UnreadableBookError, Value, is_blank
from mingzhang.compiling.books.sheets import Sheet, sheets
from mingzhang.reading import workbook
from mingzhang.reading.files import refused_by_system

_HEADER_ROWS = 6
"""Rows at the top among which the header is looked for."""


def read_book(path: Path) -> tuple[Book | None, tuple[Mistake, ...]]:
    """The book, and what is wrong in it; None where the cover does not say whose book it is.

    Raises UnreadableBookError where the file cannot be opened as a workbook.
    """
    found = Found()
    for its, rows in _sheets(path, found):
        found.rows[its.id] = rows
    return book_of(found)


# sheets and rows


def _sheets(path: Path, found: Found) -> Iterator[tuple[Sheet, list[Row]]]:
    opened = _opened(path, found)
    titles = {keys.fold(name): name for name in opened.sheet_names}
    for its in sheets():
        name = titles.get(keys.fold(its.title))
        if name is None:
            found.wrong(its, "", "没有这张表；请用 mz book new 生成的底册填写，不要删除工作表")
            continue
        page = opened.get_sheet_by_name(name)
        grid = page.to_python(skip_empty_area=False)
        for start, end in getattr(page, "merged_cell_ranges", None) or ():
            if start[0] > 0 and start != end:
                cell = _cell_name(start[0], start[1])
                found.wrong(its, cell, "单元格合并了；请取消合并，每格分别填写")
        yield (
            its,
            list(_form(its, grid, found) if its.layout == "form" else _list(its, grid, found)),
        )


def _opened(path: Path, found: Found) -> python_calamine.CalamineWorkbook:
    """The workbook, after the guarded reader has looked for bombs, errors and macros."""
    try:
        problems = workbook.blocks(path.read_bytes()).problems
    except OSError as error:
        raise UnreadableBookError(f"{path}：{refused_by_system(error)}") from error
    except workbook.WorkbookUnreadableError as error:
        raise UnreadableBookError(f"{path}：{error}") from error
    titles = {its.title: its for its in sheets()}
    for problem in problems:
        where = problem.where
        if where.sheet in titles and where.cell:
            cell = _cell_name(where.line - 1, where.cell - 1)
            found.wrong(titles[where.sheet], cell, problem.message)
    return python_calamine.CalamineWorkbook.from_path(str(path))


def _list(its: Sheet, grid: Sequence[Sequence[Value]], found: Found) -> Iterator[Row]:
    """The rows below the header; columns may have been moved, not removed."""
    header, places = _header(its, grid)
    for column in its.columns:
        if column.id not in places and not column.optional:
            found.missing.add((its.id, column.id))
            found.wrong(its, "", f"没有“{column.label}”这一列；请从空白底册里补上")
    for number, cells in enumerate(grid[header + 1 :], header + 2):
        values = {
            column_id: cells[place] if place < len(cells) else ""
            for column_id, place in places.items()
        }
        filled = (value for key, value in values.items() if its.layout != "fixed" or key != "label")
        if any(not is_blank(value) for value in filled):
            names = {key: _cell_name(number - 1, place) for key, place in places.items()}
            yield Row(number, values, names)


def _header(its: Sheet, grid: Sequence[Sequence[Value]]) -> tuple[int, dict[str, int]]:
    """The header's row, and the place of each column in it."""
    labels = {keys.fold(column.label): column.id for column in its.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid[:_HEADER_ROWS]):
        places = {
            labels[key]: place
            for place, cell in enumerate(cells)
            if isinstance(cell, str) and (key := keys.fold(cell)) in labels
        }
        if len(places) > len(best[1]):
            best = number, places
    return best


def _form(its: Sheet, grid: Sequence[Sequence[Value]], found: Found) -> Iterator[Row]:
    """A form as one row: labels on the left, what is filled in on their right."""
    labels = {keys.fold(column.label): column.id for column in its.columns}
    values: dict[str, Value] = {}
    cells: dict[str, str] = {}
    for number, row in enumerate(grid):
        key = keys.fold(row[0]) if row and isinstance(row[0], str) else ""
        if key in labels:
            values[labels[key]] = row[1] if len(row) > 1 else ""
            cells[labels[key]] = _cell_name(number, 1)
    for column in its.columns:
        if column.id not in values:
            found.missing.add((its.id, column.id))
            found.wrong(its, "", f"没有“{column.label}”这一行；请从空白底册里补上")
    yield Row(1, values, cells)


def _cell_name(row: int, column: int) -> str:
    """F7 for row 6 and column 5, which count from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"{name}{row + 1}"
