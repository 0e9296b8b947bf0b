"""Blocks to project tables: which rows belong to which 项目绩效目标表.

A table usually has a numbered heading, but the heading can be missing, broken over
lines, or printed inside the grid. A page break cuts a table into several grids, and
text extraction can glue two tables into one grid. So a table begins at a heading, or
where the identification of a project (项目编码、项目名称) or the 绩效目标 is printed again
after its indicators; everything else goes on with the table before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mingzhang.disclosure import Printed, Problem
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.projects.labels import tidy
from mingzhang.reading.projects.rows import (
    Kind,
    Line,
    counted,
    filled,
    first_kind,
    kind_of,
    roles_in,
)
from mingzhang.reading.projects.seams import Seams
from mingzhang.reading.projects.titles import Title, is_heading, read_run, read_title
from mingzhang.where import NOWHERE, Where

_MARKUP = re.compile(r"</?(?:p|br|span|div|strong|b|i|u|font|em)(?:\s[^<>]*)?/?>|&nbsp;", re.I)
_FEW = 3
"""A fragment of so few rows can be nothing but the end of a wrapped cell."""


class Table(msgspec.Struct):
    """The rows of one project, put together from all fragments."""

    title: str = ""
    printed_no: str = ""
    where: Where = NOWHERE
    lines: list[Line] = msgspec.field(default_factory=list)
    roles: set[str] = msgspec.field(default_factory=set)
    """Which field labels it has printed so far."""

    has_indicators: bool = False

    def add(self, line: Line) -> None:
        """Take one more row."""
        if not self.lines and self.where == NOWHERE:
            self.where = line.where
        self.lines.append(line)
        if line.kind == "indicator":
            self.has_indicators = True
        elif line.kind not in ("header", "subheader") and not self.has_indicators:
            self.roles |= roles_in(line.cells)


def project_tables(blocks: Sequence[Block], seams: Seams) -> tuple[list[Table], list[Problem]]:
    """The project tables among the blocks, in printed order."""
    grouping = _Grouping(seams)
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
        else:
            grouping.add(run, block)
            run = []
    return grouping.tables, grouping.problems


def _is_repeated(line: Line, table: Table) -> bool:
    """Whether a row is the head of the same table again, on its next page."""
    return any(
        line.text() == above.text() for above in table.lines if above.kind == "project"
    ) and bool(roles_in(line.cells) & {"code", "code_and_name"})


class _Grouping:
    """Goes through the grids, and knows the table that is being put together."""

    def __init__(self, seams: Seams) -> None:
        self._seams = seams
        self._part = 0
        self._numbered = False
        self._waiting: list[Line] = []
        """Rows such as 单位：万元 that belong to whatever follows them."""

        self.tables: list[Table] = []
        self.problems: list[Problem] = []

    def add(self, run: Sequence[Paragraph], grid: Grid) -> None:
        """Take the next grid, with the paragraphs that stand above it."""
        self._part += 1
        title, notes = read_run(run, self._seams)
        self._waiting += [self._line((Cell(note.text, note.where),)) for note in notes]
        lines = self._lines(grid)
        kinds = {line.kind for line in lines} - {"blank", "unit"}
        first = first_kind(lines)
        if title and self._is_inside(first):
            self._head(self.tables[-1], title)
        elif title:
            self.tables.append(Table(title.text, title.no, title.where))
        elif kinds and not self._belongs(kinds, len(lines)):
            self.problems.append(
                Problem("unrecognised", "这张表不像项目绩效目标表，没有读取。", grid.where)
            )
            return
        for line in lines:
            self._take(line)

    def _take(self, line: Line) -> None:
        if line.kind in ("blank", "unit"):
            self._waiting.append(line)
            return
        if line.kind == "title":
            self._begin(line)
            return
        if not self.tables or self._is_another(line, self.tables[-1]):
            self.tables.append(Table())
        for held in (*self._waiting, line):
            self.tables[-1].add(held)
        self._waiting = []

    def _is_inside(self, first: Kind) -> bool:
        """Whether the heading was printed in the middle of the table before it."""
        if not self.tables or self.tables[-1].title or self.tables[-1].has_indicators:
            return False
        return first in ("subheader", "indicator")

    def _belongs(self, kinds: set[Kind], rows: int) -> bool:
        """Whether a grid without a heading begins or goes on with a project table."""
        if kinds & {"title", "project", "objectives", "header", "indicator"}:
            return True
        return bool(self.tables) and (bool(kinds & {"subheader", "field"}) or rows <= _FEW)

    def _begin(self, line: Line) -> None:
        """A heading that was printed inside the grid."""
        title = read_title([Paragraph(filled(line.cells)[0].text, line.where)], self._seams)
        if self.tables and not (self.tables[-1].lines or self.tables[-1].title):
            self._head(self.tables[-1], title)
        else:
            self.tables.append(Table(title.text, title.no, title.where))

    @staticmethod
    def _is_another(line: Line, table: Table) -> bool:
        if line.kind == "objectives":
            return table.has_indicators
        if line.kind != "project" or _is_repeated(line, table):
            return False
        roles = roles_in(line.cells)
        return (
            table.has_indicators
            or bool(roles & table.roles & {"code", "code_and_name"})
            or ("code_and_name" in roles and "code" in table.roles)
        )

    @staticmethod
    def _head(table: Table, title: Title) -> None:
        table.title, table.printed_no = title.text, title.no

    def _lines(self, grid: Grid) -> list[Line]:
        rows = [tuple(self._plain(cell) for cell in row) for row in grid.rows]
        counts = counted(rows, known=self._numbered)
        self._numbered = counts[-1]
        lines = [
            self._line(row[1:] if has_counter else row, _marked(printed, row))
            for printed, row, has_counter in zip(grid.rows, rows, counts, strict=True)
        ]
        for place, line in enumerate(lines[:-1]):
            if line.kind != "other" or not is_heading(line.cells):
                continue
            if first_kind(lines[place + 1 :]) in ("project", "objectives"):
                lines[place] = msgspec.structs.replace(line, kind="title")
        return lines

    def _line(self, row: tuple[Cell, ...], markup: tuple[Printed, ...] = ()) -> Line:
        return Line(row, self._part, kind_of(row), markup)

    def _plain(self, cell: Cell) -> Cell:
        """The cell without markup that a web form has left in it."""
        if "<" not in cell.text and "&" not in cell.text:
            return cell
        text = tidy(_MARKUP.sub(" ", cell.text))
        if text != tidy(cell.text):
            self.problems.append(
                Problem("repaired", "单元格里印有网页标记（如 <p>），已去掉。", cell.where)
            )
            return Cell(text, cell.where)
        return cell


def _marked(printed: Sequence[Cell], plain: Sequence[Cell]) -> tuple[Printed, ...]:
    """The cells of a row that had markup."""
    cells = zip(printed, plain, strict=True)
    return tuple(Printed(cell.text, cell.where) for cell, mended in cells if mended is not cell)
