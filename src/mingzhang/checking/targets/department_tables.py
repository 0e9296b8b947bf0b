"""部门整体绩效目标表: the table of a whole department, taken apart again.

It is read as words, a row a line (reading/projects/overall). The columns from the name of the
indicator on are never merged, so each row is laid to the header from its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.disclosure import Disclosure, Indicator, PerformanceGoal, Target
from mingzhang.reading.projects.targets import join_target, parse_target

_ROLES = {
    "number": ("序号",),
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "level3": ("三级指标", "指标", "指标名称", "指标内容", "绩效指标名称"),
    "sign": ("指标性质", "指标值类型", "指标方向"),
    "value": ("指标值", "指标值(包含数字及文字描述)", "年度指标值", "绩效指标值"),
    "unit": ("计量单位", "度量单位", "指标单位"),
    "weight": ("指标权重", "权重", "分值"),
}
_HEADS = ("绩效指标", "年度绩效指标", "整体绩效指标")

ALL_POINTS = (Decimal(100), Decimal(90), Decimal(1))
"""With 预算执行率 among the indicators or beside them; as shares of 1."""


class OverallTable(msgspec.Struct, frozen=True):
    """The indicators of a department's table, and its weights as printed."""

    goal: PerformanceGoal
    indicators: tuple[Indicator, ...]
    weights: tuple[str, ...]


def overall_tables(disclosure: Disclosure) -> Iterator[OverallTable]:
    """The goals that were printed as a table with a header that is known."""
    for goal in disclosure.goals:
        header, *rows = goal.indicators.split("\n")
        roles = _roles(header)
        if goal.kind == "overall" and {"level3", "value"} <= set(roles):
            yield _taken_apart(goal, roles, rows)


def _roles(header: str) -> tuple[str, ...]:
    labels = [keys.fold(label) for label in header.split()]
    if labels and labels[0] in _HEADS:
        labels = labels[1:]
    return tuple(
        next((role for role, words in _ROLES.items() if label in words), "") for label in labels
    )


def _taken_apart(goal: PerformanceGoal, roles: tuple[str, ...], rows: list[str]) -> OverallTable:
    at = roles.index("level3")
    numbered = roles[:1] == ("number",)
    merged, tail = roles[numbered:at], roles[at:]
    levels = {"level1": "", "level2": ""}
    indicators: list[Indicator] = []
    weights: list[str] = []
    places = goal.places.get("indicators", ())[1:] or (goal.where,) * len(rows)
    for row, where in zip(rows, places, strict=True):
        words = row.split()[numbered:]
        ahead = len(words) - len(tail)
        printed = merged[len(merged) - ahead :] if ahead else ()
        if len(printed) != ahead or not set(printed) <= {*levels}:
            continue  # a blank cell or a name in two words: which is which is not certain
        levels |= dict(zip(printed, words[:ahead], strict=True))
        cells = dict(zip(tail, words[ahead:], strict=True))
        indicators.append(
            Indicator(
                levels["level1"],
                levels["level2"],
                cells["level3"],
                "",
                _target(cells),
                "",
                where=where,
            )
        )
        weights.append(cells.get("weight", ""))
    return OverallTable(goal, tuple(indicators), tuple(weights))


def _target(cells: Mapping[str, str]) -> Target:
    sign, unit = cells.get("sign", ""), cells.get("unit", "")
    if sign or unit:
        return join_target(sign, cells["value"], unit)
    return parse_target(cells["value"])
