"""The sheets over all disclosures, in which each row says whose it is.

Projects, indicators, procurement and the rest are lists that people filter and sort, so they
stand below one another with the agency, the scope and the year in front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from mingzhang import cube, forms
from mingzhang.disclosure import (
    Claim,
    Disclosure,
    Indicator,
    Organisation,
    PerformanceGoal,
    Printed,
    ProcurementLine,
    Reading,
    Section,
)
from mingzhang.files import readable_name
from mingzhang.publishing.workbook.sheets import (
    CELL,
    FROZEN,
    WHOSE,
    Field,
    Line,
    Link,
    Names,
    Numbered,
    Sheet,
    Value,
    link,
    pages,
    shortened,
)
from mingzhang.where import NOWHERE, place


class Flat(msgspec.Struct, frozen=True):
    """A sheet over all disclosures, and how each fills it."""

    name: str
    fields: tuple[Field, ...]
    rows: Callable[[Disclosure], Iterator[tuple[Value, ...]]]


_WHERE = Field("原件位置", widest=24)


def _project_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    for project in disclosure.projects:
        yield (
            project.no,
            project.name,
            project.code,
            project.budget,
            project.funds.get("appropriation", ""),
            project.funds.get("other", ""),
            project.money_unit,
            project.purpose,
            *(project.plan.get(month, "") for month in _MONTHS),
            {"percent": "比例", "money": "金额"}.get(project.plan_unit, ""),
            "\n".join(project.objectives),
            len(project.indicators),
            project.period,
            project.implementing_unit,
            project.responsible_department,
            project.title,
            place(project.where),
        )


_MONTHS = ("3", "6", "10", "12")
PROJECTS = Flat(
    "项目",
    (
        Field("项目序号"),
        Field("项目名称", widest=30),
        Field("项目编码", widest=24),
        Field("预算数", "amount"),
        Field("财政资金", "amount"),
        Field("其他资金", "amount"),
        Field("金额单位"),
        Field("资金用途", widest=36),
        *(Field(f"{month}月底支出计划", "amount") for month in _MONTHS),
        Field("计划单位"),
        Field("绩效目标", widest=44),
        Field("指标数"),
        Field("中长期目标期间", widest=16),
        Field("实施单位", widest=20),
        Field("主管部门", widest=20),
        Field("表上方的标题", widest=24),
        _WHERE,
    ),
    _project_rows,
)


def _indicator_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    for project in disclosure.projects:
        for indicator in project.indicators:
            yield (project.no, project.name, *_indicator(indicator))


def _indicator(indicator: Indicator) -> tuple[Value, ...]:
    target = indicator.target
    return (
        indicator.level1,
        indicator.level2,
        indicator.level3,
        indicator.description,
        target.text,
        _TARGET_KINDS[target.kind],
        _OPERATORS.get(target.op, target.op),
        target.value,
        target.unit,
        indicator.basis,
        indicator.scoring,
        place(indicator.where),
    )


_TARGET_KINDS = {
    "number": "数值",
    "deadline": "时限",
    "yes_no": "是否",
    "secret": "涉密",
    "words": "文字",
    "blank": "空白",
}
_OPERATORS = {"=": "等于", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}
"""A cell that begins with = would be taken for a formula when someone edits it."""

INDICATORS = Flat(
    "指标",
    (
        Field("项目序号"),
        Field("项目名称", widest=30),
        Field("一级指标", widest=16),
        Field("二级指标", widest=18),
        Field("三级指标", widest=30),
        Field("指标描述", widest=40),
        Field("指标值", widest=30),
        Field("类型"),
        Field("比较"),
        Field("数值", "amount"),
        Field("计量单位", widest=12),
        Field("确定依据", widest=36),
        Field("评（扣）分标准", widest=30),
        _WHERE,
    ),
    _indicator_rows,
)


def _asset_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    table = disclosure.assets
    for line in disclosure.asset_lines:
        where = line.quantity.where if line.where == NOWHERE else line.where
        yield (
            line.item,
            line.quantity.text,
            line.value.text,
            table.money_unit,
            table.as_of,
            place(where),
        )


ASSETS = Flat(
    "固定资产",
    (
        Field("项目", widest=36),
        Field("数量", "amount"),
        Field("价值", "amount"),
        Field("金额单位"),
        Field("截止时间", widest=18),
        _WHERE,
    ),
    _asset_rows,
)


def _organisation_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    yield from map(_organisation, disclosure.organisations)


def _organisation(line: Organisation) -> tuple[Value, ...]:
    return (line.name, line.nature, line.rank, line.funding, place(line.where))


ORGANISATIONS = Flat(
    "机构设置",
    (
        Field("单位名称"),
        Field("单位性质", widest=20),
        Field("单位规格", widest=20),
        Field("经费保障形式", widest=30),
        _WHERE,
    ),
    _organisation_rows,
)


def _goal_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    yield from map(_goal, disclosure.goals)


def _goal(goal: PerformanceGoal) -> tuple[Value, ...]:
    kinds = {"overall": "总体绩效目标", "item": "分项绩效目标", "measure": "保障措施"}
    texts = (goal.title, goal.objective, goal.indicators, goal.rest)
    return (kinds[goal.kind], *texts, place(goal.where))


GOALS = Flat(
    "整体绩效目标",
    (
        Field("类别"),
        Field("标题", widest=30),
        Field("目标", widest=80),
        Field("指标", widest=60),
        Field("表内其他内容", widest=60),
        _WHERE,
    ),
    _goal_rows,
)


def _section_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    """One row a paragraph: a whole section is too much for one cell, on paper and on screen."""
    for section in disclosure.sections:
        yield from _paragraphs(section)


def _paragraphs(section: Section) -> Iterator[tuple[Value, ...]]:
    texts = [
        (piece, paragraph.where)
        for paragraph in section.paragraphs or (Printed(""),)
        for piece in pieces(paragraph.text)
    ]
    for number, (text, where) in enumerate(texts, 1):
        yield (section.no, section.title, number, text, place(where))


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that fit into a cell; they join to the same text."""
    while True:
        piece = shortened(text, CELL)
        yield piece
        text = text[len(piece) :]
        if not text:
            return


SECTIONS = Flat(
    "说明",
    (
        Field("节"),
        Field("标题", widest=30),
        Field("段"),
        Field("正文", widest=100),
        _WHERE,
    ),
    _section_rows,
)

_QUANTITIES = {
    "amount": "金额",
    "change": "增减额",
    "rate": "增减率",
    "share": "占比",
    "completion": "完成预算",
    "count": "数量",
}
_MOVES = {"": "", "increase": "增加", "decrease": "减少", "unchanged": "持平"}
_UNREAD = {
    "": "",
    "unknown": "有不认识的词",
    "named": "自有名称",
    "reason": "在原因里",
    "threshold": "限额",
    "placeholder": "未填",
}
_MEASURES = {
    "procurement": "政府采购",
    "procurement.goods": "政府采购货物",
    "procurement.works": "政府采购工程",
    "procurement.services": "政府采购服务",
    "reserved": "面向中小企业预留",
    "reserved.small": "面向小微企业预留",
    "assets": "固定资产",
    "purchases": "拟购置固定资产",
    "targets": "编报绩效目标的项目",
    "vehicles": "车辆",
    "vehicles_bought": "购置车辆",
}


def _claim_rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
    for claim in disclosure.claims:
        section = disclosure.sections[claim.section]
        yield (
            section.title,
            claim.text,
            _QUANTITIES[claim.quantity],
            claim.value,
            claim.unit,
            _MOVES[claim.direction],
            _subject(claim),
            str(claim.year or ""),
            str(claim.base_year or ""),
            _UNREAD[claim.unread],
            place(claim.where),
        )


def _subject(claim: Claim) -> str:
    """What a claim speaks of, in an accountant's words."""
    if claim.measure:
        return _MEASURES.get(claim.measure, claim.measure)
    if not claim.points:
        return claim.name
    point = claim.points[0]
    said = (
        cube.NAMES.get(dimension, {}).get(member, member)
        for dimension in cube.DIMENSIONS
        if (member := getattr(point, dimension))
    )
    return "·".join(said)


CLAIMS = Flat(
    "文字中的数",
    (
        Field("标题", widest=30),
        Field("原文", widest=60),
        Field("类别"),
        Field("数", "amount", widest=24),
        Field("单位"),
        Field("方向"),
        Field("说的是", widest=40),
        Field("数的年度"),
        Field("比较年度"),
        Field("没有对应的原因", widest=20),
        _WHERE,
    ),
    _claim_rows,
)

_FLATS = (PROJECTS, INDICATORS, ASSETS, ORGANISATIONS, GOALS, SECTIONS, CLAIMS)
PROCUREMENT = "政府采购"
PROBLEMS = "读取说明"
ORDER = ("项目", "指标", PROCUREMENT, "固定资产", "机构设置", "整体绩效目标", "说明", "文字中的数")

Starts = dict[tuple[str, int], tuple[Link, int]]
"""By flat sheet and number of the disclosure: its first row there, and how many it has."""


def flat_sheets(numbered: Sequence[Numbered], names: Names) -> tuple[list[Sheet], Starts]:
    """The sheets over all disclosures, the empty ones too: programs may rely on them."""
    flats = {flat.name: flat for flat in _FLATS}
    flats[PROCUREMENT] = _procurement(numbered)
    sheets: list[Sheet] = []
    starts: Starts = {}
    for name in ORDER:
        flat = flats[name]
        lines: list[Line] = []
        spans: dict[int, tuple[int, int]] = {}
        for each in numbered:
            start = len(lines)
            lines += [Line((*each.whose, *row)) for row in flat.rows(each.disclosure)]
            spans[each.no] = (start, len(lines) - start)
        made = pages(Sheet(name, (*WHOSE, *flat.fields), lines, frozen_columns=FROZEN), names)
        sheets += made
        for no, (start, length) in spans.items():
            starts[name, no] = (link(made, start), length)
    return sheets, starts


def _procurement(numbered: Sequence[Numbered]) -> Flat:
    """The procurement sheet: its columns are those of the packs that were read with."""
    packs = dict.fromkeys(each.disclosure.pack for each in numbered)
    columns = {
        column.id: column
        for pack in packs
        for form in forms.pack(pack).lists
        for column in form.columns
        if form.id == "procurement" and column.id != "name"
    }
    money = {"quantity"} | {column.id for column in columns.values() if column.money}
    kinds = {"total": "合计", "subtotal": "小计", "item": "明细"}

    def row(line: ProcurementLine, unit: str) -> tuple[Value, ...]:
        cells = (line.cells[c].text if c in line.cells else "" for c in columns)
        return (kinds[line.kind], line.name, *cells, unit, place(line.where))

    def rows(disclosure: Disclosure) -> Iterator[tuple[Value, ...]]:
        for line in disclosure.procurement_lines:
            yield row(line, disclosure.procurement.money_unit)

    fields = (
        Field("行别"),
        Field("项目名称"),
        *(
            Field(column.label, "amount" if column.id in money else "text", widest=24)
            for column in columns.values()
        ),
        Field("金额单位"),
        _WHERE,
    )
    return Flat(PROCUREMENT, fields, rows)


def problem_sheet(readings: Iterable[Reading]) -> Sheet:
    """What could not be read. A problem belongs to a source; with one disclosure also to that."""
    kinds = {
        "unreadable": "读不出",
        "unrecognised": "不认识",
        "recognised": "由图像识别",
        "ambiguous": "不确定",
        "repaired": "已接合",
        "missing": "缺少",
    }
    lines: list[Line] = []
    no = 0
    for reading in readings:
        whose: tuple[Value, ...] = ("",) * len(WHOSE)
        if len(reading.disclosures) == 1:
            whose = Numbered(no + 1, reading.disclosures[0]).whose
        no += len(reading.disclosures)
        for problem in reading.problems:
            told = (kinds[problem.kind], problem.message, place(problem.where))
            lines.append(Line((*whose, readable_name(reading.source.name), *told)))
    fields = (*WHOSE, Field("原件"), Field("类别"), Field("说明", widest=80), _WHERE)
    return Sheet(PROBLEMS, fields, lines, frozen_columns=FROZEN)
