"""Rows of project tables: what a row is, by the labels in it and not by where it stands.

The layouts differ in their columns and fragments lose their headings, but each kind of
row gives itself away: a header by 一级指标, an indicator by its level-2 name, the
identification of a project by 项目编码 or 项目名称. A column that only counts the rows is
recognised here too, because it is no part of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

from mingzhang.disclosure import Printed
from mingzhang.reading.blocks import Cell
from mingzhang.reading.projects.labels import GRADES, label_key, labels, squeeze, tidy
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

_COUNTER = re.compile(r"\d{1,3}(?:\.0+)?")
_COUNTER_LABELS = frozenset({"", "序号", "栏次", "行次"})
_RULER = re.compile(r"[-—–_=\s]*")
_PERIOD = re.compile(r"中长期目标[(（](.*)[)）]")
NUMBERED = re.compile(r"(\d{1,3})\s*(?:[、．.，,]|[)）])\s*(.*)", re.DOTALL)
OBJECTIVE_NO = re.compile(r"(?:绩效)?目标(\d{1,2})(?::(.*))?")
"""The label of a row that holds one objective, looked up by its `label_key`."""


class Line(msgspec.Struct, frozen=True):
    """One row of a project table, or a paragraph between its fragments."""

    cells: tuple[Cell, ...]
    part: int
    """Which grid of the section the row stands in; a new part is a page break."""

    kind: Kind
    markup: tuple[Printed, ...] = ()
    """Cells that had tags of a web form, as printed."""

    @property
    def where(self) -> Where:
        """The first cell's place."""
        return self.cells[0].where if self.cells else NOWHERE

    def text(self) -> str:
        """What the row prints, for messages."""
        return " ".join(tidy(cell.text) for cell in self.cells if cell.text.strip())


def kind_of(row: tuple[Cell, ...]) -> Kind:
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
    if roles_in(row) & {"code", "code_and_name", "name"}:
        kind = "project"
    elif first == "objectives":
        kind = "objectives"
    elif len(printed) == 1 and first in ("money_unit", "year"):
        kind = "unit"
    elif len(printed) == 1 and NUMBERED.match(printed[0]) and printed[0].endswith(known.endings):
        kind = "title"
    elif first or OBJECTIVE_NO.fullmatch(printed[0]) or period_of(printed[0]):
        kind = "field"
    return kind


def _is_subheader(columns: Sequence[str]) -> bool:
    """The second row of a header: 符号, 值, 单位, or 优, 良, 中, 差, or 指标值 alone above them."""
    named = [column for column in columns if column]
    if not named:
        return False
    return (
        "symbol" in named
        or set(GRADES) <= set(named)
        or (len(named) >= 2 and set(named) <= {"symbol", "value", "unit", "target"})
        or columns == ["target"]
    )


def first_kind(lines: Iterable[Line]) -> Kind:
    """The kind of the first row that says what it is."""
    return next((line.kind for line in lines if line.kind not in ("blank", "unit")), "blank")


def roles_in(row: Iterable[Cell]) -> set[str]:
    """The fields whose labels stand in the row."""
    known = labels()
    roles = {known.field(cell.text)[0] for cell in row if cell.text}
    if any(period_of(cell.text) for cell in row if cell.text):
        roles.add("period")
    return roles - {""}


def period_of(text: str) -> str:
    """The years of 中长期目标（2021年-2022年）, "" where the cell is something else."""
    match = _PERIOD.fullmatch(squeeze(text))
    return match[1] if match else ""


def filled(row: Iterable[Cell]) -> list[Cell]:
    """The cells that are not blank."""
    return [cell for cell in row if cell.text.strip()]


def counted(rows: Sequence[tuple[Cell, ...]], *, known: bool) -> list[bool]:
    """Which rows begin with a cell that only counts them (1, 2, … or 1.00, 2.00, …).

    Tables with and without such a column can stand in one grid, so it is looked for in
    runs of rows. `known` says that the fragment above had the column: then the rest of a
    wrapped row, whose counter is blank, has it too.
    """
    result: list[bool] = []
    run: list[tuple[Cell, ...]] = []
    for row in rows:
        key = label_key(row[0].text) if row else ""
        counts = _COUNTER.fullmatch(key) and not _is_column_numbers(row)
        if counts or key in _COUNTER_LABELS:
            run.append(row)
            continue
        result += _counted_run(run, known=known)
        result.append(False)
        run, known = [], False
    return result + _counted_run(run, known=known)


def _counted_run(run: Sequence[tuple[Cell, ...]], *, known: bool) -> list[bool]:
    firsts = [squeeze(row[0].text) if row else "" for row in run]
    numbers = [float(text) for text in firsts if _COUNTER.fullmatch(text)]
    rising = numbers == sorted(set(numbers))
    labelled = any(text and not _COUNTER.fullmatch(text) for text in firsts)
    enough = len(numbers) > 1 and 2 * len(numbers) >= len(run)
    has_column = rising and (enough or known or (labelled and bool(numbers)))
    return [has_column] * len(run)


def _is_column_numbers(row: Sequence[Cell]) -> bool:
    """A row 栏次: 1, 2, 3, … across."""
    texts = [squeeze(cell.text) for cell in row]
    printed = [text for text in texts if text and text not in _COUNTER_LABELS]
    if len(printed) < 3 or not all(text.isascii() and text.isdigit() for text in printed):
        return False
    numbers = [int(text) for text in printed]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
