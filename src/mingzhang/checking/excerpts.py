"""The cells of a finding as they stand in their tables: the rows with their neighbours and header.

Made where the document is at hand, so that a report needs nothing but the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence, Excerpt, ExcerptRow, Finding, Subject
from mingzhang.disclosure import (
    INDICATOR_COLUMNS,
    Disclosure,
    Printed,
    Project,
    Row,
    Statement,
)
from mingzhang.where import NOWHERE, Where

_MOST_TABLES = 4
_MOST_ROWS = 12
"""Marked rows of one table; a sum over more is told by its figures."""

_NOT_LISTED = "（没有列出）"


@dataclass
class _Grid:
    """A printed table: its rows of texts, and where each cell stands."""

    agency: str
    statement: str
    title: str
    unit: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    starts: list[Where] = field(default_factory=list)
    places: dict[Where, tuple[int, int]] = field(default_factory=dict)

    def add(self, start: Where, cells: Sequence[Printed]) -> None:
        """One row more. Of two cells in one place the one that prints something stands there."""
        number = len(self.rows)
        self.rows.append(tuple(cell.text for cell in cells))
        self.starts.append(start)
        for column, cell in sorted(enumerate(cells), key=lambda placed: not placed[1].text):
            if cell.where != NOWHERE:
                self.places.setdefault(cell.where, (number, column))


def with_excerpts(findings: Iterable[Finding], dossier: Dossier) -> tuple[Finding, ...]:
    """The findings, each with the tables that its evidence stands in."""
    return tuple(
        msgspec.structs.replace(
            finding, excerpts=tuple(_excerpts(finding, dossier.once(_all_grids)))
        )
        for finding in findings
    )


def _all_grids(dossier: Dossier) -> list[_Grid]:
    return [grid for disclosure in dossier.disclosures for grid in _grids(disclosure)]


# the tables of a disclosure


def _grids(disclosure: Disclosure) -> Iterator[_Grid]:
    agency = str(Subject.of(disclosure))
    for statement in disclosure.statements:
        if statement.status != "missing":
            for side in dict.fromkeys(row.side for row in statement.rows) or ("",):
                yield _statement(agency, statement, side)
    for project in disclosure.projects:
        yield _project(agency, project)
    yield _procurement(agency, disclosure)


def _statement(agency: str, statement: Statement, side: str) -> _Grid:
    own = [row for row in statement.rows if row.side == side]
    reached = {column_id for row in own for column_id in row.cells}
    columns = [column for column in statement.columns if column.id in reached or not own]
    labels = tuple(column.label for column in columns)
    coded = any(row.code for row in own) or not own
    header = ("科目编码", "科目名称", *labels) if coded else ("项目", *labels)
    grid = _Grid(agency, statement.id, statement.title, statement.money_unit, header)
    for row in own:
        lead = [Printed(row.code)] if coded else []
        cells = [row.cells.get(column.id, Printed("")) for column in columns]
        grid.add(row.where, [*lead, _name(row), *cells])
    return grid


def _name(row: Row) -> Printed:
    beside = f" {row.project}" if row.project not in ("", row.name) else ""
    return Printed(f"{row.name}{beside}", row.where)


def _project(agency: str, project: Project) -> _Grid:
    grid = _Grid(agency, "", f"绩效目标：{project.name}", "", tuple(INDICATOR_COLUMNS.values()))
    for indicator in project.indicators:
        levels = (indicator.level1, indicator.level2, indicator.level3)
        texts = (*levels, indicator.description, indicator.target.text, indicator.basis)
        cells = [
            Printed(text, indicator.places.get(field, NOWHERE))
            for field, text in zip(INDICATOR_COLUMNS, texts, strict=True)
        ]
        grid.add(indicator.where, cells)
    return grid


def _procurement(agency: str, disclosure: Disclosure) -> _Grid:
    table = disclosure.procurement
    ids = list(dict.fromkeys(key for line in disclosure.procurement_lines for key in line.cells))
    labels = {column.id: column.label for column in table.columns}
    header = ("项目名称", *(labels.get(key, key) for key in ids))
    grid = _Grid(agency, "", table.title, table.money_unit, header)
    for line in disclosure.procurement_lines:
        cells = [line.cells.get(key, Printed("")) for key in ids]
        grid.add(line.where, [Printed(line.name, line.where), *cells])
    return grid


# the rows around a finding's cells


@dataclass
class _Marked:
    """What is to be shown of one table."""

    grid: _Grid
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    """By row and column the role of the evidence."""

    absent: list[Evidence] = field(default_factory=list)


def _excerpts(finding: Finding, grids: Sequence[_Grid]) -> Iterator[Excerpt]:
    marked: dict[int, _Marked] = {}
    for evidence in finding.evidence:
        if evidence.where != NOWHERE and (place := _place(evidence, grids)):
            number, row, column = place
            own = marked.setdefault(number, _Marked(grids[number]))
            if row in own.cells or len(own.cells) < _MOST_ROWS:
                own.cells.setdefault(row, {}).setdefault(column, evidence.role)
        elif evidence.statement and not evidence.printed and evidence.role == "likely":
            table = _table_of(evidence, grids)
            if table is not None:
                marked.setdefault(table, _Marked(grids[table])).absent.append(evidence)
    for own in list(marked.values())[:_MOST_TABLES]:
        yield _shown(own)


def _place(evidence: Evidence, grids: Sequence[_Grid]) -> tuple[int, int, int] | None:
    """Table, row and column of a piece of evidence."""
    for number, grid in enumerate(grids):
        if found := grid.places.get(evidence.where):
            return number, *found
    for number, grid in enumerate(grids):
        for row, start in enumerate(grid.starts):
            if start == evidence.where and evidence.text in grid.rows[row]:
                return number, row, grid.rows[row].index(evidence.text)
    return None


def _table_of(evidence: Evidence, grids: Sequence[_Grid]) -> int | None:
    for number, grid in enumerate(grids):
        if (grid.agency, grid.statement, grid.title) == (
            evidence.agency,
            evidence.statement,
            evidence.title,
        ):
            return number
    return None


def _shown(marked: _Marked) -> Excerpt:
    """The marked rows, the ones before and behind them, and rows that ought to be there."""
    grid = marked.grid
    wanted = {near for row in marked.cells for near in (row - 1, row, row + 1)}
    missing: dict[int, dict[str, list[Evidence]]] = {}
    for evidence in marked.absent:
        before = _position(grid, evidence)
        missing.setdefault(before, {}).setdefault(evidence.row, []).append(evidence)
        wanted |= {before - 1, before}
    rows: list[ExcerptRow] = []
    last = -1
    for number in sorted(wanted | set(missing)):
        for name, absent in missing.get(number, {}).items():
            rows.append(_missing_row(grid, name, absent, gap=False))
        if 0 <= number < len(grid.rows):
            roles = marked.cells.get(number, {})
            gap = number > last + 1
            rows.append(ExcerptRow(grid.rows[number], tuple(roles.items()), gap))
            last = number
    return Excerpt(grid.agency, grid.title, grid.unit, grid.header, tuple(rows))


def _position(grid: _Grid, evidence: Evidence) -> int:
    """The row before which a code that is not listed would stand."""
    code = evidence.row.partition(" ")[0]
    for number, row in enumerate(grid.rows):
        if row[0].isdigit() and row[0] > code:
            return number
    return len(grid.rows)


def _missing_row(grid: _Grid, name: str, absent: Iterable[Evidence], *, gap: bool) -> ExcerptRow:
    code, _, rest = name.partition(" ")
    lead = (code, rest) if grid.header[0] == "科目编码" else (name,)
    columns = {evidence.column for evidence in absent}
    texts = [*lead, *("" for _ in grid.header[len(lead) :])]
    marks = [
        column
        for column, label in enumerate(grid.header)
        if column >= len(lead) and (label in columns or columns == {""})
    ] or [0]
    for column in marks:
        texts[column] = texts[column] or _NOT_LISTED
    return ExcerptRow(tuple(texts), tuple((column, "likely") for column in marks), gap)
