"""The rows of a sheet to blocks: tables, and the lines above and below them.

A sheet has no tables, only cells: title, agency and unit stand in cells above the table,
notes in cells below. A table is taken to be a run of rows without a blank one, after such
lines are taken off its top and foot; its blank rows in the middle are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.reading.workbook.cells import Row, Span
from mingzhang.where import Where

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


def tables(sheet: str, rows: Sequence[Row], merged: Sequence[Span]) -> Iterator[Block]:
    """Titles, tables and notes of a sheet."""
    table: list[Row] = []
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


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows without a blank one between them; a line with a money unit begins another run."""
    run: list[Row] = []
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


def _is_meta(row: Row) -> bool:
    """Whether a row is the line with agency, year and unit above a table."""
    texts = row.cells.values()
    return (
        len(texts) <= _FEW
        and any(map(_META.match, texts))
        and not any(map(_FIGURE.fullmatch, texts))
    )


def _without_head(run: list[Row]) -> tuple[list[Row], list[Row]]:
    """The lines above the table, and the table."""
    start = 0
    while start < len(run) and (run[start].is_alone or _is_meta(run[start])):
        start += 1
    table = run[start:]
    if len(table) == 1 and len(table[0].cells) <= _FEW and not _has_figure(table[0]):
        return (run[:start], table) if start and _is_header(table[0]) else (run, [])
    return run[:start], table


def _is_header(row: Row) -> bool:
    """Whether a row below a title is the header of an empty table: three labels or more."""
    texts = row.cells.values()
    return len(texts) >= _HEADER_LABELS and not any(map(_META.match, texts))


def _without_notes(run: list[Row]) -> tuple[list[Row], list[Row]]:
    """The table, and the lines below it."""
    end = len(run)
    for index in range(len(run) - 1, 0, -1):
        row = run[index]
        if _is_note(row):
            end = index
        elif not row.is_alone:
            break
    return run[:end], run[end:]


def _is_note(row: Row) -> bool:
    """Whether a row below a table is no row of it: a remark, or who signed."""
    if row.is_alone:
        return bool(_NOTE.match(row.first)) or row.first.endswith("。") or "空表" in row.first
    return len(row.cells) <= _FEW and all(map(_LABEL.match, row.cells.values()))


def _goes_on(table: Sequence[Row], run: Sequence[Row]) -> bool:
    """Whether rows after blank ones are still of the table: totals, or figures in its columns."""
    first = run[0]
    if _is_meta(first) or (first.is_alone and not _TOTAL.fullmatch(first.first)):
        return False
    columns = {column for row in table for column in row.cells}
    within = all(min(columns) <= column <= max(columns) for row in run for column in row.cells)
    return within and (bool(_TOTAL.fullmatch(first.first)) or _has_figure(first))


def _has_figure(row: Row) -> bool:
    return any(map(_FIGURE.fullmatch, row.cells.values()))


def _paragraphs(sheet: str, rows: Iterable[Row]) -> Iterator[Block]:
    """Each line of each cell; a text of many lines can stand in one cell."""
    for row in rows:
        for column, text in row.cells.items():
            for line in text.splitlines():
                if stripped := line.strip():
                    where = Where(sheet=sheet, line=row.number, cell=column)
                    yield Paragraph(stripped, where)


def _grid(sheet: str, rows: Sequence[Row], merged: Sequence[Span]) -> Iterator[Block]:
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


def _columns(rows: Sequence[Row], merged: Sequence[Span]) -> list[int]:
    """From the first used column to the last, without those that no row shows as their own."""
    used = {column for row in rows for column in row.cells}
    covered = _covered_columns(rows, merged)
    every = {row.number for row in rows}
    return [
        column
        for column in range(min(used), max(used) + 1)
        if column in used or covered.get(column, set()) != every
    ]


def _covered_columns(rows: Sequence[Row], merged: Sequence[Span]) -> dict[int, set[int]]:
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
