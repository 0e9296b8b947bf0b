"""项目支出绩效自评表: what a project was to reach, what it reached, and its score.

Final accounts print one for each project. It has the columns of a target table and more
(实际完成值, 分值, 得分), so it is told apart before target tables are read. The labels stand
in forms/evaluations.toml; the layout follows 《项目支出绩效评价管理办法》（财预〔2020〕10号）.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.declared import declared
from mingzhang.disclosure import Evaluation, Fund, Printed, Problem, Rating
from mingzhang.reading.blocks import Block, Cell, Grid
from mingzhang.reading.projects.targets import join_target

_HEAD_ROWS = 25
_LONGEST_LABEL = 12
_NEEDED = ("level3", "weight", "score")
_SHOWN = ("target", "actual", "reason")


class _Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: dict[str, tuple[str, ...]]
    money: dict[str, tuple[str, ...]]
    objective: dict[str, tuple[str, ...]]
    indicator: dict[str, tuple[str, ...]]
    total: dict[str, tuple[str, ...]]


@cache
def _labels() -> _Labels:
    return declared("mingzhang.forms", "evaluations.toml", _Labels)


def is_evaluation(block: Block) -> bool:
    """Whether a grid is the table of a self-evaluation, or its first page."""
    return isinstance(block, Grid) and _indicator_head(block.rows) is not None


def runs(blocks: Sequence[Block]) -> list[list[int]]:
    """The places of the grids of each self-evaluation: its own, and its next pages."""
    found: list[list[int]] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        last = found[-1] if found else []
        if is_evaluation(block):
            found.append([index])
        elif last and last[-1] == index - 1 and not _is_headed(block):
            above = blocks[last[0]]
            if isinstance(above, Grid) and above.width == block.width:
                last.append(index)
    return found


def evaluations(blocks: Sequence[Block]) -> tuple[list[Evaluation], list[Problem]]:
    """The self-evaluations among these blocks, in printed order."""
    found: list[Evaluation] = []
    problems: list[Problem] = []
    for run in runs(blocks):
        grids = [block for index in run if isinstance(block := blocks[index], Grid)]
        evaluation = _evaluation([row for grid in grids for row in grid.rows])
        if not evaluation.ratings:
            message = f"“{evaluation.name.text or '无名称'}”的绩效自评表没有读到指标，请核对原件"
            problems.append(Problem("unreadable", message, evaluation.where))
        found.append(evaluation)
    return found, problems


def _is_headed(grid: Grid) -> bool:
    """Whether a grid begins a table of its own."""
    names = _labels().fields["name"]
    return is_evaluation(grid) or any(_key(cell) in names for cell in grid.rows[0])


def _key(cell: Cell) -> str:
    return keys.fold(cell.text).rstrip(":")


def _columns(row: Sequence[Cell], labels: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Which column is which, by the labels of a header row."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        for name, words in labels.items():
            if _key(cell) in words:
                found.setdefault(name, index)
    return found


def _indicator_head(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]] | None:
    """The header row of the indicators, and its columns."""
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        if not any("三" in cell.text and len(cell.text) <= _LONGEST_LABEL for cell in row):
            continue  # without 三级指标 it is no header, and most rows are none
        columns = _columns(row, _labels().indicator)
        if all(name in columns for name in _NEEDED) and "actual" in columns:
            return number, columns
    return None


def _evaluation(rows: Sequence[Sequence[Cell]]) -> Evaluation:
    head = _indicator_head(rows)
    assert head is not None
    number, columns = head
    upper, lower = rows[:number], rows[number + 1 :]
    fields = {name: _beside(upper, words) for name, words in _labels().fields.items()}
    total = next((row for row in lower if _is_total(row)), None)
    ratings = tuple(_ratings(lower, columns))
    money, funds = _money(upper)
    expected, achieved = _objectives(upper)
    return Evaluation(
        name=fields["name"],
        department=fields["department"],
        unit=fields["unit"],
        money=money,
        ratings=ratings,
        total_weight=_cell(total, columns["weight"]),
        total_score=_cell(total, columns["score"]),
        where=rows[0][0].where,
        funds=funds,
        expected=expected,
        achieved=achieved,
    )


def _beside(rows: Sequence[Sequence[Cell]], words: Sequence[str]) -> Printed:
    """The text to the right of a label."""
    for row in rows:
        for index, cell in enumerate(row):
            if _key(cell) in words:
                for value in row[index + 1 :]:
                    if value.text:
                        return Printed(keys.tidy(value.text), value.where)
    return Printed("")


def _money(rows: Sequence[Sequence[Cell]]) -> tuple[dict[str, Printed], tuple[Fund, ...]]:
    """预算数, 执行数, 执行率, 分值 and 得分 of 年度资金总额, and of the rows that it is made of."""
    labels = {name: words for name, words in _labels().money.items() if name not in ("row", "part")}
    columns: dict[str, int] = {}
    money: dict[str, Printed] = {}
    funds: list[Fund] = []
    for row in rows:
        found = _columns(row, labels)
        if "executed" in found:
            columns = found
        elif columns and any(_key(cell) in _labels().money["row"] for cell in row):
            money = {name: _cell(row, index) for name, index in columns.items()}
        elif money and (name := _part_of_it(row)):
            its = {key: _cell(row, index) for key, index in columns.items()}
            funds.append(Fund(Printed(keys.tidy(name.text), name.where), its))
        elif money:
            break
    return money, tuple(funds)


def _part_of_it(row: Sequence[Cell]) -> Cell | None:
    """The label of a row that 年度资金总额 is made of."""
    parts = _labels().money["part"]
    for cell in row:
        key = _key(cell).removeprefix("其中").lstrip(":")
        if key in parts:
            return cell
    return None


def _objectives(rows: Sequence[Sequence[Cell]]) -> tuple[Printed, Printed]:
    """预期目标 and 实际完成情况: the cells below their labels."""
    labels = _labels().objective
    for number, row in enumerate(rows[:-1]):
        columns = _columns(row, labels)
        if len(columns) == len(labels):
            below, ends = rows[number + 1], (columns["achieved"], len(row))
            expected, achieved = (
                _first(below, columns[name], end)
                for name, end in zip(("expected", "achieved"), ends, strict=True)
            )
            return expected, achieved
    return Printed(""), Printed("")


def _first(row: Sequence[Cell], start: int, end: int) -> Printed:
    """The first text of some cells: merged ones can print it beside their label's column."""
    cells = [_cell(row, index) for index in range(start, max(end, start + 1))]
    return next((cell for cell in cells if cell.text), cells[0])


def _is_total(row: Sequence[Cell]) -> bool:
    first = next((_key(cell) for cell in row if cell.text), "")
    return first in _labels().total["row"]


def _ratings(rows: Sequence[Sequence[Cell]], columns: Mapping[str, int]) -> Iterator[Rating]:
    levels = {"level1": "", "level2": ""}
    for row in rows:
        if _is_total(row):
            return
        for level in levels:
            if level in columns and (text := _cell(row, columns[level]).text):
                levels[level] = text
        level3 = _cell(row, columns["level3"])
        shown = {name: _cell(row, columns.get(name, len(row))) for name in _SHOWN}
        shown["target"] = _whole_target(row, columns, shown["target"])
        weight, score = _cell(row, columns["weight"]), _cell(row, columns["score"])
        if level3.text or weight.text or score.text:
            yield Rating(
                level1=levels["level1"],
                level2=levels["level2"],
                level3=level3,
                weight=weight,
                score=score,
                **shown,
            )


def _whole_target(row: Sequence[Cell], columns: Mapping[str, int], value: Printed) -> Printed:
    """指标值 with 指标性质 and 度量单位, where they stand in columns of their own."""
    sign, unit = (_cell(row, columns.get(name, len(row))).text for name in ("sign", "unit"))
    if not (sign or unit) or sign in _labels().indicator["words"]:
        return value
    return Printed(join_target(sign, value.text, unit).text, value.where)


def _cell(row: Sequence[Cell] | None, index: int) -> Printed:
    if row is None or index >= len(row):
        return Printed("")
    return Printed(keys.tidy(row[index].text), row[index].where)
