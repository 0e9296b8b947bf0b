"""项目绩效目标表: blocks to projects.

The stages are modules of their own: `rows` says what a row is, `titles`
finds the headings, `tables` puts the fragments of one table together,
`fields` and `plan` read what stands above the indicators,
`columns` and `indicators` the indicators, `targets` what an indicator
value says; `overall` sets the table of a whole department apart. What the
forms print is data, in `forms/targets.toml`.

Four generations of the table are known, and one document can mix them: 2021-A and
2021-B print symbol, value and unit in cells of their own, 2023 has neither code nor
budget, 2024 has both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang import amounts
from mingzhang.disclosure import Indicator, Misplaced, Printed, Problem, Project
from mingzhang.reading.blocks import Block, Paragraph
from mingzhang.reading.projects import listed, single
from mingzhang.reading.projects.fields import (
    Fields,
    amount_and_unit,
    money_unit,
    read_fields,
    split_objectives,
)
from mingzhang.reading.projects.indicators import Indicators, read_indicators
from mingzhang.reading.projects.labels import labels, tidy
from mingzhang.reading.projects.rows import Line, filled
from mingzhang.reading.projects.seams import Seams
from mingzhang.reading.projects.tables import Table, project_tables
from mingzhang.reading.projects.titles import name_in, year_in
from mingzhang.where import Where


def read_projects(blocks: Sequence[Block]) -> tuple[list[Project], list[Problem]]:
    """The projects whose target tables stand among these blocks, in printed order.

    Paragraphs that are not headings of such tables are left alone. Everything that was
    mended or could not be read is in the problems.
    """
    tables, blocks = listed.divided(blocks)
    singles, blocks = single.divided(blocks)
    projects, problems = _as_in_hebei(blocks)
    for grid, unit in singles:
        one, told = single.read_single(grid, unit, len(projects) + 1)
        projects.append(one)
        problems += told
    for grid, unit in tables:
        found, told = listed.read_listed(grid, unit, len(projects) + 1)
        projects += found
        problems += told
    return projects, problems


def _as_in_hebei(blocks: Sequence[Block]) -> tuple[list[Project], list[Problem]]:
    texts = list(_texts(blocks))
    seams = Seams(texts)
    projects, problems = _read(blocks, seams)
    if seams.confirmed and seams.open:
        # What was found at one page break decides about the doubtful ones.
        seams = Seams(texts, proven=True)
        projects, problems = _read(blocks, seams)
    problems = sorted([*problems, *seams.problems], key=_place)
    return projects, problems


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if cell.text)


def _place(problem: Problem) -> tuple[int, int, int]:
    return problem.where.page, problem.where.line, problem.where.cell


def _read(blocks: Sequence[Block], seams: Seams) -> tuple[list[Project], list[Problem]]:
    tables, problems = project_tables(blocks, seams)
    projects: list[Project] = []
    for table in tables:
        upper, lower = _halves(table)
        fields = read_fields(upper, seams)
        indicators = read_indicators(lower, seams)
        if not (indicators.found or fields.texts.get("code") or any(fields.objectives)):
            problems.append(
                Problem(
                    "unrecognised",
                    f"“{tidy(table.title) or '无标题'}”下的表不像项目绩效目标表，没有读取。",
                    table.where,
                )
            )
            continue
        project, found = _project(len(projects) + 1, table, fields, indicators)
        projects.append(project)
        problems += found
    return projects, problems


def _halves(table: Table) -> tuple[list[Line], list[Line]]:
    """The rows above the indicators, and the indicators with their header.

    The objectives can be printed below the header by mistake; they belong above it.
    """
    upper: list[Line] = []
    lower: list[Line] = []
    for line in table.lines:
        below = bool(lower) or line.kind in ("header", "indicator")
        if line.kind in ("objectives", "unit", "project") or not below:
            upper.append(line)
        else:
            lower.append(line)
    return [line for line in upper if line.kind != "subheader"], lower


def _project(
    no: int, table: Table, fields: Fields, indicators: Indicators
) -> tuple[Project, list[Problem]]:
    texts = fields.texts
    problems = [*fields.problems, *indicators.problems]
    name = texts.get("name", "") or name_in(table.title)
    if not name:
        problems.append(
            Problem("missing", "项目绩效目标表没有印出项目名称，请核对原件。", table.where)
        )
    if not indicators.found:
        problems.append(
            Problem("missing", f"项目“{name}”的绩效目标表没有读到绩效指标。", table.where)
        )
    roles = ("budget", "appropriation", "other")
    printed = {role: amounts.clean(texts[role]) for role in roles if role in texts}
    budget, own_unit = amount_and_unit(printed.get("budget", ""))
    project = Project(
        no=no,
        name=name,
        code=texts.get("code", ""),
        title=table.title,
        printed_no=table.printed_no,
        budget=budget,
        funds={role: printed[role] for role in ("appropriation", "other") if role in printed},
        money_unit=own_unit or money_unit(texts.get("money_unit", "")),
        purpose=texts.get("purpose", ""),
        plan=fields.plan.months,
        plan_unit=fields.plan.unit,
        year=texts.get("year", "") or year_in(table.title),
        period=texts.get("period", ""),
        implementing_unit=texts.get("implementing_unit", ""),
        responsible_department=texts.get("responsible_department", ""),
        objectives=tuple(_objectives(fields)),
        indicators=tuple(indicators.found),
        generation=_generation(table, fields, indicators.columns, indicators.found),
        where=table.where,
        places=fields.places,
        objective_places=_objective_places(fields),
        heading_code=texts.get("heading_code", ""),
        odd_labels=tuple(_odd_labels(table.lines)),
        misplaced=(
            *fields.misplaced,
            *_below_the_header(table.lines),
            *indicators.misplaced,
            *(Misplaced("markup", cell) for line in table.lines for cell in line.markup),
        ),
    )
    return project, problems


def _below_the_header(lines: Sequence[Line]) -> Iterator[Misplaced]:
    """The objectives, where they are printed below the header of the indicators."""
    kinds = [line.kind for line in lines]
    if "header" in kinds:
        below = lines[kinds.index("header") :]
        for line in (line for line in below if line.kind == "objectives"):
            if any(labels().field(cell.text) != ("objectives", "") for cell in filled(line.cells)):
                yield Misplaced("objectives", Printed(line.text(), line.where))


def _odd_labels(lines: Sequence[Line]) -> Iterator[Printed]:
    """The words of the indicators' header that are none of a form, nor begin one."""
    for line in lines:
        for cell in line.cells if line.kind == "header" else ():
            if cell.text.strip() and not labels().column(cell.text):
                yield Printed(tidy(cell.text), cell.where)


def _objectives(fields: Fields) -> Iterator[str]:
    for text in fields.objectives:
        if fields.numbered:
            yield from [text] if text else []
        else:
            yield from split_objectives(text)


def _objective_places(fields: Fields) -> tuple[Where, ...]:
    """Where each of `_objectives` stands, if they have rows of their own."""
    placed = zip(fields.objectives, fields.objective_places, strict=True)
    return tuple(where for text, where in placed if text) if fields.numbered else ()


def _generation(
    table: Table, fields: Fields, columns: dict[str, int], found: Sequence[Indicator]
) -> str:
    """Which layout this is: the one whose columns and own labels it prints."""
    split = "symbol" in columns
    order = tuple(sorted(columns, key=columns.__getitem__))
    printed = table.roles | set(fields.texts)
    best, most = "", -1
    for name, generation in labels().generations.items():
        if found and ("symbol" in generation.columns) != split:
            continue
        marks = 2 * len(printed & set(generation.marks)) + (order == generation.columns)
        if marks > most:
            best, most = name, marks
    return best
