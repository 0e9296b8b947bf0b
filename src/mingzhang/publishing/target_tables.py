"""The target table of one project, in the layout of its generation (forms.md §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from mingzhang.disclosure import Indicator, Project
from mingzhang.publishing.document import Cell, Line, Table

SIGNS = {">=": "≥", "<=": "≤"}
"""How the tables of 2021-B, and those from 2023 on, print what 2021-A prints as >=."""

_WORDS_FOLLOW = "文字描述"
_MONTHS = ("3", "6", "10", "12")
_LABELS = ("3月底", "6月底", "10月底", "12月底")

Lines: TypeAlias = Iterator[Line]


def target_table(project: Project, year: int) -> Table:
    """The table; one that names no generation is printed like those of today."""
    lines = tuple(_LAYOUTS.get(project.generation, _in_2024)(project, year))
    return Table(head=(), body=lines, caption=project.title or project.name, kind="project")


def _line(*cells: str | tuple[str, int]) -> Line:
    """A row; a text with a number spans that many columns."""
    return tuple(Cell(c) if isinstance(c, str) else Cell(c[0], c[1]) for c in cells)


def _in_2021_a(project: Project, _year: int) -> Lines:
    yield _line("项目编码", (project.code, 2), "项目名称", (project.name, 4))
    yield _line(
        "主管部门及代码",
        (project.responsible_department, 2),
        "实施单位",
        (project.implementing_unit, 4),
    )
    yield _line(("项目绩效模板", 8))
    yield _line((f"中长期目标（{project.period}）", 8))
    yield from _objectives_apart(project, 6)
    yield _apart_head("指标说明")
    yield _line("符号", "值", "单位（文字描述）")
    for levels, its in _levels(project.indicators):
        yield (*levels, *_line(its.description, *_target_cells(its, {}), its.basis))


def _apart_head(*middle: str) -> Line:
    two_high = [Cell(label, rows=2) for label in ("一级指标", "二级指标", "三级指标", *middle)]
    return (*two_high, Cell("指标值", columns=3), Cell("指标确定依据", rows=2))


def _in_2021_b(project: Project, year: int) -> Lines:
    title = f"项目编码及名称：[{project.heading_code or project.code}]{project.name}"
    yield _line((title, 5), (f"预算年度：{year}", 2), (f"金额单位：{project.money_unit}", 2))
    yield _line("栏次", *map(str, range(1, 9)))
    yield _line("项目编码", (project.code, 3), "项目名称", (project.name, 4))
    yield _line(("项目绩效模板", 9))
    yield _line("资金用途", (project.purpose, 8))
    plan = [project.plan.get(month, "") for month in _MONTHS]
    yield (Cell("资金支出计划", rows=2), *_line(*((label, 2) for label in _LABELS)))
    yield _line(*((amount, 2) for amount in plan))
    yield from _objectives_apart(project, 7)
    yield _apart_head("绩效指标描述（指标内容）", "评（扣）分标准")
    yield _line("符号", "值", "单位（文字描述）")
    for levels, its in _levels(project.indicators):
        target = _target_cells(its, SIGNS)
        yield (*levels, *_line(its.description, its.scoring, *target, its.basis))


def _in_2023(project: Project, _year: int) -> Lines:
    yield _line("绩效目标", (" ".join(project.objectives), 5))
    yield from _indicators(project, name=1, last=1)


def _in_2024(project: Project, _year: int) -> Lines:
    """Seven columns: the plan needs six beside its label, the indicators share them."""
    yield _line((f"单位：{project.money_unit}", 7))
    yield _line("项目编码", (project.code, 2), "项目名称", (project.name, 3))
    yield (
        Cell("预算规模及资金用途", rows=2),
        *_line("预算数", project.budget, "其中：财政资金"),
        *_line(project.funds.get("appropriation", ""), "其他资金", project.funds.get("other", "")),
    )
    yield _line((project.purpose, 6))
    plan = [project.plan.get(month, "") for month in _MONTHS]
    yield (
        Cell("资金支出计划（%）", rows=2),
        *_line((_LABELS[0], 2), *_LABELS[1:3], (_LABELS[3], 2)),
    )
    yield _line((plan[0], 2), *plan[1:3], (plan[3], 2))
    yield _line("绩效目标", (" ".join(project.objectives), 6))
    yield from _indicators(project, name=1, last=2)


_LAYOUTS: Mapping[str, Callable[[Project, int], Lines]] = {
    "2021-A": _in_2021_a,
    "2021-B": _in_2021_b,
    "2023": _in_2023,
    "2024": _in_2024,
}


def _indicators(project: Project, name: int, last: int) -> Lines:
    yield _line(
        "一级指标",
        "二级指标",
        ("三级指标", name),
        "绩效指标描述",
        "指标值",
        ("指标值确定依据", last),
    )
    for levels, its in _levels(project.indicators):
        yield (*levels, *_line(its.description, its.target.text, (its.basis, last)))


def _objectives_apart(project: Project, width: int) -> Lines:
    """目标1, 目标2, … in rows of their own."""
    for number, text in enumerate(project.objectives, 1):
        first = (Cell("绩效目标", rows=len(project.objectives)),) if number == 1 else ()
        yield (*first, *_line(f"目标{number}", (text, width)))


def _levels(indicators: Sequence[Indicator]) -> Iterator[tuple[Line, Indicator]]:
    """The indicators, each with its levels; a level 1 that goes on spans its rows."""
    for place, its in enumerate(indicators):
        if place and indicators[place - 1].level1 == its.level1:
            yield _line(its.level2, its.level3), its
        else:
            rest = indicators[place:]
            same = next((n for n, one in enumerate(rest) if one.level1 != its.level1), len(rest))
            yield (Cell(its.level1, rows=same), *_line(its.level2, its.level3)), its


def _target_cells(its: Indicator, signs: Mapping[str, str]) -> tuple[str, str, str]:
    """Sign, value and unit; words stand in the unit's cell."""
    target = its.target
    if target.kind != "number":
        return _WORDS_FOLLOW, "", target.text
    return signs.get(target.op, target.op), target.value, target.unit
