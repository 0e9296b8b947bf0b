"""The target table of one project, in the layout of its generation (forms.md §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from mingzhang.disclosure import Indicator, Project
from mingzhang.samples.targets import SIGNS

Rows: TypeAlias = tuple[tuple[str, ...], ...]

_WORDS_FOLLOW = "文字描述"
_MONTHS = ("3", "6", "10", "12")


def rows(project: Project, year: int) -> Rows:
    """The table's rows, all of the same width."""
    made = list(_LAYOUTS[project.generation](project, year))
    width = max(map(len, made))
    return tuple((*row, *[""] * (width - len(row))) for row in made)


def _in_2021_a(project: Project, _year: int) -> Iterator[tuple[str, ...]]:
    yield "项目编码", project.code, "", "项目名称", project.name
    yield (
        "主管部门及代码",
        project.responsible_department,
        "",
        "实施单位",
        project.implementing_unit,
    )
    yield ("项目绩效模板",)
    yield (f"中长期目标（{project.period}）",)
    yield from _objectives_apart(project)
    yield "一级指标", "二级指标", "三级指标", "指标说明", "指标值", "", "", "指标确定依据"
    yield "", "", "", "", "符号", "值", "单位（文字描述）"
    for levels, its in _merged(project):
        yield (*levels, its.description, *_target_cells(its, {}), its.basis)


def _in_2021_b(project: Project, year: int) -> Iterator[tuple[str, ...]]:
    title = f"项目编码及名称：[{project.code}]{project.name}"
    yield title, "", "", "", "", f"预算年度：{year}", "", f"金额单位：{project.money_unit}", ""
    yield "栏次", "1", "2", "3", "4", "5", "6", "7", "8"
    yield "项目编码", project.code, "", "", "项目名称", project.name
    yield ("项目绩效模板",)
    yield "资金用途", project.purpose
    yield "资金支出计划", "3月底", "", "6月底", "", "10月底", "", "12月底"
    march, june, october, december = (project.plan[month] for month in _MONTHS)
    yield "", march, "", june, "", october, "", december
    yield from _objectives_apart(project)
    yield (
        *("一级指标", "二级指标", "三级指标", "绩效指标描述（指标内容）", "评（扣）分标准"),
        *("指标值", "", "", "指标确定依据"),
    )
    yield "", "", "", "", "", "符号", "值", "单位（文字描述）"
    for levels, its in _merged(project):
        yield (*levels, its.description, its.scoring, *_target_cells(its, SIGNS), its.basis)


def _in_2023(project: Project, _year: int) -> Iterator[tuple[str, ...]]:
    yield "绩效目标", " ".join(project.objectives)
    yield from _indicators(project)


def _in_2024(project: Project, _year: int) -> Iterator[tuple[str, ...]]:
    yield (f"单位：{project.money_unit}",)
    yield "项目编码", project.code, "", "项目名称", project.name
    appropriation, other = project.funds["appropriation"], project.funds["other"]
    yield (
        *("预算规模及资金用途", "预算数", project.budget),
        *("其中：财政资金", appropriation, "其他资金", other),
    )
    yield "", project.purpose
    yield "资金支出计划（%）", "3月底", "", "6月底", "10月底", "12月底"
    march, june, october, december = (project.plan[month] for month in _MONTHS)
    yield "", march, "", june, october, december
    yield "绩效目标", " ".join(project.objectives)
    yield from _indicators(project)


_LAYOUTS: dict[str, Callable[[Project, int], Iterator[tuple[str, ...]]]] = {
    "2021-A": _in_2021_a,
    "2021-B": _in_2021_b,
    "2023": _in_2023,
    "2024": _in_2024,
}


def _indicators(project: Project) -> Iterator[tuple[str, ...]]:
    yield "一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"
    for levels, its in _merged(project):
        yield (*levels, its.description, its.target.text, its.basis)


def _objectives_apart(project: Project) -> Iterator[tuple[str, ...]]:
    """目标1, 目标2, … in rows of their own."""
    for number, text in enumerate(project.objectives, 1):
        yield "绩效目标" if number == 1 else "", f"目标{number}", text


def _merged(project: Project) -> Iterator[tuple[tuple[str, str, str], Indicator]]:
    """The indicators, each with its three levels; a level 1 that goes on is left blank."""
    last = ""
    for its in project.indicators:
        level1 = "" if its.level1 == last else its.level1
        last = its.level1
        yield (level1, its.level2, its.level3), its


def _target_cells(its: Indicator, signs: Mapping[str, str]) -> tuple[str, str, str]:
    """Sign, value and unit; words stand in the unit's cell."""
    target = its.target
    if target.kind != "number":
        return _WORDS_FOLLOW, "", target.text
    return signs.get(target.op, target.op), target.value, target.unit
