"""Faults in the column of bases (指标值确定依据)."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted
from benchmarks.planted.targets.indicators import fault, field, projects


def _documents_in_a_row(source: Source, random: Random) -> Planted | None:
    """A document's number goes up from row to row, as a spreadsheet fills a column."""
    for project in projects(source, random):
        rows = [one for one in project.indicators if one.basis]
        if len(rows) < 3:
            continue
        first = random.randint(11, 60)
        text: str | None = source.text
        for number, one in enumerate(rows, first):
            basis = f"云财〔{source.year - 1}〕{number}号"
            text = text and cells.edited(text, one, msgspec.structs.replace(one, basis=basis))
        if text:
            return Planted((text,), (project.name,))
    return None


def _exchanged(one: str, other: str) -> Callable[[Source, Random], Planted | None]:
    """Two columns of a project's table are filled in each other's place."""

    def plant(source: Source, random: Random) -> Planted | None:
        for project in projects(source, random):
            text: str | None = source.text
            for row in project.indicators:
                mine, theirs = getattr(row, one), getattr(row, other)
                if not mine or not theirs or mine == theirs:
                    text = None
                text = text and cells.edited(
                    text, row, msgspec.structs.replace(row, **{one: theirs, other: mine})
                )
            if text:
                return Planted((text,), (project.name,))
        return None

    return plant


def _joined(part: str) -> Callable[[Source, Random], Planted | None]:
    """A project was made of two, and its table was left as that of the first."""

    def plant(source: Source, random: Random) -> Planted | None:
        for project in projects(source, random):
            name = project.name
            if len(name) < 4 or any(sign in name for sign in "、和及与等（(") or part[:2] in name:
                continue
            joined = f"{name}、{part}"
            return Planted((source.text.replace(name, joined),), (joined,))
        return None

    return plant


FAULTS: tuple[Fault, ...] = (
    fault("依据是上年的工作计划", "P402", field("basis", "LAST年工作计划", "LAST年度工作计划")),
    fault(
        "依据晚于预算年度", "P401", field("basis", "NEXT年工作计划", "关于做好NEXT年度考核的请示")
    ),
    fault(
        "依据是密件",
        "P703",
        field("basis", "县委密传〔LAST〕15号", "云组密传〔LAST〕4号", "机密★3年"),
    ),
    fault("依据是别的行业的法规", "P407", field("basis", "《殡葬管理条例》", "《监狱法》")),
    fault("依据空白", "P108", field("basis", "")),
    fault("描述空白", "P108", field("description", "")),
    fault("三级指标空白", "P108", field("level3", "")),
    fault("依据没有内容", "P405", field("basis", "按数量指标完成", "按指标完成", "按要求")),
    fault(
        "依据写的是要达到什么",
        "P405",
        field("basis", "设备配备率达到上级装备标准", "服务人数达到设计能力", "参训人员"),
    ),
    fault(
        "依据是为以前年度印发的",
        "P406",
        field("basis", "关于做好EARLIER年度考核工作的通知", "EARLIER年度工作安排"),
    ),
    ByHand("P 名称多了一部分，没有目标和指标", "P377", _joined("暖气片改造费")),
    ByHand("P 描述与依据两栏填反", "P405", _exchanged("description", "basis")),
    ByHand("P 名称与描述两栏填反", "P325", _exchanged("level3", "description")),
    ByHand("P 依据的文号逐行递增", "P403", _documents_in_a_row),
    fault("身份证号码", "P712", field("basis", "11010519491231002X", "按110101199003074514发放")),
)
