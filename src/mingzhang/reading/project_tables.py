"""Blocks to project tables: which rows belong to which 项目绩效目标表.

A table usually has a numbered heading, but the heading can be missing, broken over
lines, or printed inside the grid. A page break cuts a table into several grids, and
text extraction can glue two tables into one grid. So a table begins at a heading, or
where the identification of a project (项目编码、项目名称) or the 绩效目标 is printed again
after its indicators; everything else goes on with the table before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from mingzhang.disclosure import Problem
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.project_labels import before, label_key, labels, squeeze, tidy
from mingzhang.reading.project_seams import Seams
from mingzhang.where import NOWHERE, Where

Kind: TypeAlias = Literal[
    "blank",
    "unit",
    "title",
    "project",
    "objectives",
    "field",
    "header",
    "subheader",
    "indicator",
    "other",
]


class Line(msgspec.Struct, frozen=True):
    """One row of a project table, or a paragraph between its fragments."""

    cells: tuple[Cell, ...]
    part: int
    """Which grid of the section the row stands in; a new part is a page break."""

    kind: Kind

    @property
    def where(self) -> Where:
        """The first cell's place."""
        return self.cells[0].where if self.cells else NOWHERE

    def text(self) -> str:
        """What the row prints, for messages."""
        return " ".join(tidy(cell.text) for cell in self.cells if cell.text.strip())


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
            self.roles |= _roles(line.cells)


_NUMBERED = re.compile(r"(\d{1,3})\s*(?:[、．.，,]|[)）])\s*(.*)", re.DOTALL)
_SECTION = re.compile(
    r"第?[一二三四五六七八九十]+(?:部分|[、.．])|[(（][一二三四五六七八九十]+[)）]"
)
_SENTENCE = ("。", "；", ";", "：", ":", "！")
_LONGEST_TITLE = 150
_MOST_TITLE_LINES = 10
_COUNTER = re.compile(r"\d{1,3}(?:\.0+)?")
_COUNTER_LABELS = frozenset({"", "序号", "栏次", "行次"})
_RULER = re.compile(r"[-—–_=\s]*")
_MARKUP = re.compile(r"</?(?:p|br|span|div|strong|b|i|u|font|em)(?:\s[^<>]*)?/?>|&nbsp;", re.I)
_PERIOD = re.compile(r"中长期目标[(（](.*)[)）]")
OBJECTIVE_NO = re.compile(r"(?:绩效)?目标(\d{1,2})(?::(.*))?")
"""The label of a row that holds one objective, looked up by its `label_key`."""

_FEW = 3
"""A fragment of so few rows can be nothing but the end of a wrapped cell."""


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


class _Title(msgspec.Struct, frozen=True):
    text: str
    no: str
    where: Where


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
        title, notes = _read_run(run, self._seams)
        self._waiting += [self._line((Cell(note.text, note.where),)) for note in notes]
        lines = self._lines(grid)
        kinds = {line.kind for line in lines} - {"blank", "unit"}
        first = _first_kind(lines)
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
        title = _title([Paragraph(_filled(line.cells)[0].text, line.where)], self._seams)
        if self.tables and not (self.tables[-1].lines or self.tables[-1].title):
            self._head(self.tables[-1], title)
        else:
            self.tables.append(Table(title.text, title.no, title.where))

    @staticmethod
    def _is_another(line: Line, table: Table) -> bool:
        if line.kind == "objectives":
            return table.has_indicators
        if line.kind != "project":
            return False
        roles = _roles(line.cells)
        return (
            table.has_indicators
            or bool(roles & table.roles & {"code", "code_and_name"})
            or ("code_and_name" in roles and "code" in table.roles)
        )

    @staticmethod
    def _head(table: Table, title: _Title) -> None:
        table.title, table.printed_no = title.text, title.no

    def _lines(self, grid: Grid) -> list[Line]:
        rows = [tuple(self._plain(cell) for cell in row) for row in grid.rows]
        counted = _counted(rows, known=self._numbered)
        self._numbered = counted[-1]
        lines = [
            self._line(row[1:] if has_counter else row)
            for row, has_counter in zip(rows, counted, strict=True)
        ]
        for place, line in enumerate(lines[:-1]):
            if line.kind != "other" or not _is_heading(line.cells):
                continue
            if _first_kind(lines[place + 1 :]) in ("project", "objectives"):
                lines[place] = msgspec.structs.replace(line, kind="title")
        return lines

    def _line(self, row: tuple[Cell, ...]) -> Line:
        return Line(row, self._part, _kind(row))

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


def _counted(rows: Sequence[tuple[Cell, ...]], *, known: bool) -> list[bool]:
    """Which rows begin with a cell that only counts them (1, 2, … or 1.00, 2.00, …).

    Tables with and without such a column can stand in one grid, so it is looked for in
    runs of rows. `known` says that the fragment above had the column: then the rest of a
    wrapped row, whose counter is blank, has it too.
    """
    counted: list[bool] = []
    run: list[tuple[Cell, ...]] = []
    for row in rows:
        key = label_key(row[0].text) if row else ""
        counts = _COUNTER.fullmatch(key) and not _is_column_numbers(row)
        if counts or key in _COUNTER_LABELS:
            run.append(row)
            continue
        counted += _counted_run(run, known=known)
        counted.append(False)
        run, known = [], False
    return counted + _counted_run(run, known=known)


def _counted_run(run: Sequence[tuple[Cell, ...]], *, known: bool) -> list[bool]:
    firsts = [squeeze(row[0].text) if row else "" for row in run]
    numbers = [float(text) for text in firsts if _COUNTER.fullmatch(text)]
    rising = numbers == sorted(set(numbers))
    labelled = any(text and not _COUNTER.fullmatch(text) for text in firsts)
    enough = len(numbers) > 1 and 2 * len(numbers) >= len(run)
    has_column = rising and (enough or known or (labelled and bool(numbers)))
    return [has_column] * len(run)


def _is_heading(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but a numbered heading in its first cell."""
    filled = _filled(row)
    return (
        len(filled) == 1
        and filled[0] is row[0]
        and bool(_NUMBERED.fullmatch(row[0].text.strip()))
        and len(row[0].text) <= _LONGEST_TITLE
        and not row[0].text.strip().endswith(_SENTENCE)
    )


def _first_kind(lines: Iterable[Line]) -> Kind:
    """The kind of the first row that says what it is."""
    return next((line.kind for line in lines if line.kind not in ("blank", "unit")), "blank")


def _filled(row: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def _is_column_numbers(row: Sequence[Cell]) -> bool:
    """A row 栏次: 1, 2, 3, … across."""
    texts = [squeeze(cell.text) for cell in row]
    printed = [text for text in texts if text and text not in _COUNTER_LABELS]
    if len(printed) < 3 or not all(text.isascii() and text.isdigit() for text in printed):
        return False
    numbers = [int(text) for text in printed]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _kind(row: tuple[Cell, ...]) -> Kind:
    """What a row is, by the labels in it and not by where it stands."""
    keys = [label_key(cell.text) for cell in row]
    printed = [key for key in keys if key]
    if all(_RULER.fullmatch(key) for key in printed) or _is_column_numbers(row):
        return "blank"
    return _indicator_kind(keys, printed) or _field_kind(row, printed) or "other"


def _indicator_kind(keys: Sequence[str], printed: Sequence[str]) -> Kind | None:
    """The kind of a row of the indicator block, None for other rows."""
    known = labels()
    columns = [known.columns.get(key, "") for key in printed]
    if sum(column in ("level1", "level2", "level3") for column in columns) >= 2:
        return "header"
    if _is_subheader(columns):
        return "subheader"
    if len(printed) > 2 and any(key in known.level2 for key in keys[:4]):
        return "indicator"
    return None


def _field_kind(row: tuple[Cell, ...], printed: Sequence[str]) -> Kind | None:
    """The kind of a row above the indicators, None where nothing tells it."""
    known = labels()
    first = known.field(printed[0])[0]
    kind: Kind | None = None
    if _roles(row) & {"code", "code_and_name", "name"}:
        kind = "project"
    elif first == "objectives":
        kind = "objectives"
    elif len(printed) == 1 and first in ("money_unit", "year"):
        kind = "unit"
    elif len(printed) == 1 and _NUMBERED.match(printed[0]) and printed[0].endswith(known.endings):
        kind = "title"
    elif first or OBJECTIVE_NO.fullmatch(printed[0]) or period_of(printed[0]):
        kind = "field"
    return kind


def _is_subheader(columns: Sequence[str]) -> bool:
    """The second row of a header: 符号, 值, 单位, or 指标值 alone above them."""
    named = [column for column in columns if column]
    if not named:
        return False
    return (
        "symbol" in named
        or (len(named) >= 2 and set(named) <= {"symbol", "value", "unit", "target"})
        or columns == ["target"]
    )


def period_of(text: str) -> str:
    """The years of 中长期目标（2021年-2022年）, "" where the cell is something else."""
    match = _PERIOD.fullmatch(squeeze(text))
    return match[1] if match else ""


def _roles(row: Iterable[Cell]) -> set[str]:
    known = labels()
    roles = {known.field(cell.text)[0] for cell in row if cell.text}
    if any(period_of(cell.text) for cell in row if cell.text):
        roles.add("period")
    return roles - {""}


def _read_run(run: Sequence[Paragraph], seams: Seams) -> tuple[_Title | None, list[Paragraph]]:
    """The heading among the paragraphs above a grid, and the paragraphs that are labels.

    Everything else in the run is narrative and not ours.
    """
    notes = [line for line in run if _is_note(line.text)]
    rest = [line for line in run if not _is_note(line.text)]
    for count, line in enumerate(reversed(rest[-_MOST_TITLE_LINES:]), 1):
        text = line.text.strip()
        if _NUMBERED.fullmatch(text) and not text.endswith(_SENTENCE):
            title = _title(rest[len(rest) - count :], seams)
            return (title if title.text else None), notes
        if _SECTION.match(text) or text.endswith(_SENTENCE) or len(text) > _LONGEST_TITLE:
            break
    if rest and squeeze(rest[-1].text).endswith(labels().endings):
        alone = len(squeeze(rest[-1].text)) <= max(map(len, labels().endings))
        wraps = alone and len(rest) > 1 and not _SECTION.match(rest[-2].text)
        return _title(rest[-2:] if wraps else rest[-1:], seams), notes
    return None, notes


def _is_note(text: str) -> bool:
    """A label of the table that was printed outside its grid."""
    if period_of(text):
        return True
    return labels().field(text)[0] in ("template", "money_unit", "year")


def _title(lines: Sequence[Paragraph], seams: Seams) -> _Title:
    text = lines[0].text
    for line in lines[1:]:
        text = seams.join(text, line.text, line.where)
    match = _NUMBERED.fullmatch(text.strip())
    no, text = (match[1], match[2]) if match else ("", text)
    return _Title(tidy(text), no, lines[0].where)


def name_in(title: str) -> str:
    """The project's name in a heading, without the ending 绩效目标表."""
    text = title.strip()
    for ending in labels().endings:
        if squeeze(text).endswith(ending):
            return before(text, len(squeeze(text)) - len(ending))
    return text
