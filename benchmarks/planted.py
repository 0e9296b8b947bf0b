"""Faults that people make in disclosures, as data: what is changed, and how.

A typed fault changes a composed disclosure before it is printed; a text fault changes the
text itself, of generated and of real documents alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any, TypeAlias

import msgspec

from mingzhang.disclosure import (
    AssetLine,
    Disclosure,
    Indicator,
    Printed,
    ProcurementLine,
    Project,
    Section,
    Statement,
)
from mingzhang.reading.projects.targets import parse_target


@dataclass(frozen=True)
class Wrong:
    """A disclosure with a fault, and what a finding on it must name if it shows no place."""

    disclosure: Disclosure
    names: tuple[str, ...] = ()
    gone: bool = False
    """Whether what is wrong is that something is not there, so that naming it is locating it."""


Plant: TypeAlias = Callable[[Disclosure, Random], Wrong | None]


@dataclass(frozen=True)
class TypedFault:
    """A change of the typed disclosure."""

    kind: str
    plant: Plant

    @property
    def theme(self) -> str:
        """The theme of the rules that should find it."""
        return self.kind[0]


@dataclass(frozen=True)
class TextFault:
    """A change of the text: one match of a pattern is replaced by a template.

    YEAR, LAST, EARLIER and NEXT stand for the document's year and those around it.
    """

    kind: str
    pattern: str
    template: str
    names: tuple[str, ...] = ()
    """What a finding must name if it shows no place; templates like the other."""

    @property
    def theme(self) -> str:
        """The theme of the rules that should find it."""
        return self.kind[0]

    def plant(self, text: str, year: int, random: Random) -> tuple[str, tuple[str, ...]] | None:
        """The text with one match replaced, and the names; None where nothing would change."""
        pattern, template = (_dated(words, year) for words in (self.pattern, self.template))
        matches = list(re.finditer(pattern, text, re.MULTILINE))
        random.shuffle(matches)
        for match in matches:
            changed = match.expand(template)
            if changed != match.group():
                after = text[: match.start()] + changed + text[match.end() :]
                return after, tuple(match.expand(name) for name in self.names)
        return None


def _dated(words: str, year: int) -> str:
    for name, offset in (("YEAR", 0), ("EARLIER", -2), ("LAST", -1), ("NEXT", 1)):
        words = words.replace(name, str(year + offset))
    return words


# ---------- performance targets ----------

Change: TypeAlias = Callable[[Indicator, int], Indicator | None]
"""An indicator and the year to the changed indicator, or None where it offers no place."""


def _indicator(kind: str, change: Change) -> TypedFault:
    def plant(disclosure: Disclosure, random: Random) -> Wrong | None:
        places = [
            (number, place)
            for number, project in enumerate(disclosure.projects)
            for place in range(len(project.indicators))
        ]
        random.shuffle(places)
        for number, place in places:
            project = disclosure.projects[number]
            changed = change(project.indicators[place], disclosure.year)
            if changed is not None and changed != project.indicators[place]:
                indicators = _replaced(project.indicators, place, changed)
                return _with_project(disclosure, number, indicators=indicators)
        return None

    return TypedFault(kind, plant)


def _target(
    level2: str, words: str, template: str, kind: str = "number", level3: str = ""
) -> Change:
    """Where the 指标值 under a 二级指标 matches, what it says instead."""

    def change(indicator: Indicator, year: int) -> Indicator | None:
        fits = (
            re.search(level2, indicator.level2)
            and re.search(level3, indicator.level3)
            and indicator.target.kind == kind
        )
        if not fits or not re.search(words, indicator.target.text):
            return None
        text = re.sub(words, _dated(template, year), indicator.target.text, count=1)
        return msgspec.structs.replace(indicator, target=parse_target(text))

    return change


def _field(name: str, template: str) -> Change:
    """Whatever stands in a cell of an indicator, this instead."""

    def change(indicator: Indicator, year: int) -> Indicator:
        return msgspec.structs.replace(indicator, **{name: _dated(template, year)})

    return change


def _named_otherwise(indicator: Indicator, _: int) -> Indicator | None:
    """人数 in the name and 次数 in the description."""
    if not indicator.level3.endswith("人数"):
        return None
    told = f"{indicator.level3.removesuffix('人数')}次数"
    return msgspec.structs.replace(indicator, description=told)


def _project(
    kind: str, change: Callable[[Project, Disclosure], dict[str, Any] | None]
) -> TypedFault:
    def plant(disclosure: Disclosure, random: Random) -> Wrong | None:
        for number in random.sample(range(len(disclosure.projects)), len(disclosure.projects)):
            fields = change(disclosure.projects[number], disclosure)
            if fields is not None:
                return _with_project(disclosure, number, **fields)
        return None

    return TypedFault(kind, plant)


def _with_project(disclosure: Disclosure, number: int, **fields: Any) -> Wrong:
    project = msgspec.structs.replace(disclosure.projects[number], **fields)
    projects = _replaced(disclosure.projects, number, project)
    names = tuple(name for name in (disclosure.projects[number].name,) if name)
    kept = fields.get("indicators", disclosure.projects[number].indicators)
    gone = fields.get("objectives") == () or len(kept) < len(disclosure.projects[number].indicators)
    return Wrong(msgspec.structs.replace(disclosure, projects=projects), names, gone)


def _replaced(items: Sequence[Any], place: int, item: object) -> tuple[Any, ...]:
    return (*items[:place], item, *items[place + 1 :])


def _money(text: str, factor: str) -> str:
    return f"{Decimal(text) * Decimal(factor):.2f}"


def _budget_raised(project: Project, _: Disclosure) -> dict[str, Any] | None:
    return {"budget": _money(project.budget, "1.3")} if project.budget else None


def _plan(**months: str) -> Callable[[Project, Disclosure], dict[str, Any] | None]:
    def change(project: Project, _: Disclosure) -> dict[str, Any] | None:
        changes = {name.removeprefix("m"): value for name, value in months.items()}
        return {"plan": {**project.plan, **changes}} if project.plan else None

    return change


def _without(level2: str) -> Callable[[Project, Disclosure], dict[str, Any] | None]:
    def change(project: Project, _: Disclosure) -> dict[str, Any] | None:
        kept = tuple(one for one in project.indicators if level2 not in one.level2)
        return {"indicators": kept} if len(kept) < len(project.indicators) else None

    return change


def _objective_twice(project: Project, _: Disclosure) -> dict[str, Any] | None:
    first, *others = project.objectives or ("",)
    again = re.sub(r"^1", "2", first)
    return {"objectives": (first, again, *others[1:])} if first else None


def _objective_cut(project: Project, _: Disclosure) -> dict[str, Any] | None:
    first, *others = project.objectives or ("",)
    return {"objectives": (f"{first.rstrip('。')}，", *others)} if first else None


def _objective_counts_otherwise(project: Project, _: Disclosure) -> dict[str, Any] | None:
    """The only quantity once more in the objectives, with another number."""
    counted = [one for one in project.indicators if one.level2 == "数量指标"]
    if len(counted) != 1 or counted[0].target.unit not in ("人", "个", "场", "所", "处"):
        return None
    more = int(Decimal(counted[0].target.value)) + 7
    said = f"本年{counted[0].level3}{more}{counted[0].target.unit}。"
    return {"objectives": (*project.objectives, said)}


def _numbered_twice(project: Project, _: Disclosure) -> dict[str, Any] | None:
    first, *others = project.objectives or ("",)
    return {"objectives": (f"1.{first}", *others)} if first.startswith("1.") else None


def _title_of_another(project: Project, disclosure: Disclosure) -> dict[str, Any] | None:
    others = [one.title for one in disclosure.projects if one.name != project.name and one.title]
    return {"title": others[0]} if others and project.title else None


def _code(pattern: str, template: str) -> Callable[[Project, Disclosure], dict[str, Any] | None]:
    def change(project: Project, disclosure: Disclosure) -> dict[str, Any] | None:
        template_now = template.replace("YY", f"{(disclosure.year + 1) % 100:02}")
        code = re.sub(pattern, template_now, project.code)
        return {"code": code} if code != project.code else None

    return change


def _code_of_another(project: Project, disclosure: Disclosure) -> dict[str, Any] | None:
    others = [one.code for one in disclosure.projects if one.code != project.code]
    return {"code": others[0]} if project.code and others else None


def _half_secret(project: Project, _: Disclosure) -> dict[str, Any] | None:
    first, *others = project.indicators or (None,)
    if first is None or len(others) < 2:
        return None
    hidden = {"level3": "涉密", "description": "涉密", "basis": "涉密"}
    secret = msgspec.structs.replace(first, target=parse_target("涉密"), **hidden)
    return {"indicators": (secret, *others)}


def _twice(disclosure: Disclosure, random: Random) -> Wrong | None:
    if not disclosure.projects:
        return None
    last = len(disclosure.projects) + 1
    again = random.choice(disclosure.projects)
    printed = msgspec.structs.replace(again, no=last, printed_no=str(last))
    projects = (*disclosure.projects, printed)
    return Wrong(msgspec.structs.replace(disclosure, projects=projects), (again.name,))


def _copied(disclosure: Disclosure, random: Random) -> Wrong | None:
    """The indicators and objectives of one project under another's name."""
    if len(disclosure.projects) < 2:
        return None
    here, there = random.sample(range(len(disclosure.projects)), 2)
    source = disclosure.projects[there]
    return _with_project(
        disclosure, here, indicators=source.indicators, objectives=source.objectives
    )


_TARGETS: tuple[TypedFault, ...] = (
    _indicator("P 满意度写成不高于", _target("满意", "≥", "≤")),
    _indicator("P 满意度的单位是人", _target("满意", r"%", "人")),
    _indicator("P 满意度超过 100%", _target("满意", r"\d+", "195")),
    _indicator("P 成本写成不低于", _target("成本", "≤", "≥")),
    _indicator("P 成本的单位是人", _target("成本", "万?元", "人")),
    _indicator("P 成本的单位是百分数", _target("成本", "万?元", "%")),
    _indicator("P 人数的单位是万元", _target("数量|社会效益", "人$", "万元")),
    _indicator("P 数量写成不超过", _target("数量", "≥", "≤")),
    _indicator("P 金额只写万", _target("成本", "万元$", "万")),
    _indicator("P 描述有错别字", _field("description", "反应工作完成情况")),
    _indicator("P 名称与描述说的不同", _named_otherwise),
    _indicator("P 描述抄自别的领域", _field("description", "罪犯劳动技能考核合格的比例")),
    _indicator("P 质量比率的单位是人", _target("质量", "%", "人")),
    _indicator("P 质量比率写成不高于", _target("质量", "≥", "≤")),
    _indicator("P 办理时间写成不少于", _target("时效", "≤", "≥")),
    _indicator("P 指标值空白", _target("", "^.+$", "")),
    _indicator("P 指标值是占位符 XX", _target("", r"\d[\d.]*", "XX")),
    _indicator("P 指标值是 *", _target("", "^.+$", "*")),
    _indicator("P 是/否没有选定", _target("", "^.+$", "是/否", "yes_no")),
    _indicator("P 指标值没有单位", _target("数量|成本", r"[^\d.≥≤=<>]+$", "")),
    _indicator("P 完成时间早于年度", _target("时效", "^.+$", "LAST年12月底前", "deadline")),
    _indicator("P 完成时间晚于年度", _target("时效", "^.+$", "NEXT年6月底前", "deadline")),
    _indicator("P 日期不存在", _target("时效", "^.+$", "YEAR年11月31日前", "deadline")),
    _indicator("P 依据是上年的工作计划", _field("basis", "LAST年工作计划")),
    _indicator("P 依据晚于预算年度", _field("basis", "NEXT年工作计划")),
    _indicator("P 依据是密件", _field("basis", "县委密传〔LAST〕15号")),
    _indicator("P 依据空白", _field("basis", "")),
    _indicator("P 描述空白", _field("description", "")),
    _indicator("P 三级指标写成类别名称", _field("level3", "数量指标")),
    _project("P 缺少满意度指标", _without("满意")),
    _project("P 缺少成本指标", _without("成本")),
    _project("P 缺少质量指标", _without("质量")),
    _project("P 绩效目标没有填写", lambda *_: {"objectives": ()}),
    _project("P 绩效目标重复", _objective_twice),
    _project("P 绩效目标编号写了两遍", _numbered_twice),
    _project("P 绩效目标没有写完", _objective_cut),
    _project("P 绩效目标与指标的数不同", _objective_counts_otherwise),
    _project("P 预算数不等于资金之和", _budget_raised),
    _project("P 支出计划不到 100%", _plan(m12="90%")),
    _project("P 支出计划超过 100%", _plan(m12="110%")),
    _project("P 支出计划变小", _plan(m3="60%", m6="40%")),
    _project("P 支出计划不是累计数", _plan(m3="25%", m6="25%", m10="25%", m12="25%")),
    _project("P 支出计划年底没有填", _plan(m12="")),
    _project("P 标题是另一个项目", _title_of_another),
    _project("P 项目编码少一位", _code(r"^(\w{21})$", "TAKEN")),
    _project("P 项目编码年份晚于年度", _code(r"^(\d{6})\d\d(?=P)", r"\g<1>YY")),
    _project("P 项目编码地区不同", _code(r"^\d{6}(?=\d\dP)", "990099")),
    _project("P 两个项目同一编码", _code_of_another),
    _project("P 涉密项目公开一半", _half_secret),
    _project("P 写有姓名和待遇", lambda p, _: {"purpose": f"{p.purpose}含李建军工资3.2万元。"}),
    TypedFault("P 项目列了两次", _twice),
    TypedFault("P 指标照抄另一个项目", _copied),
)


# ---------- completeness and form ----------


_MATTERS = (
    "总体情况",
    "机关运行经费",
    "“三公”经费",
    "绩效目标",
    "政府采购",
    "国有资产",
    "名词解释",
)
"""What a finding on a section that is not there may call it."""


def _section(
    kind: str, change: Callable[[tuple[Section, ...], int], tuple[Section, ...]]
) -> TypedFault:
    def plant(disclosure: Disclosure, random: Random) -> Wrong | None:
        candidates = [
            place
            for place, section in enumerate(disclosure.sections)
            if section.paragraphs and place
        ]
        if not candidates:
            return None
        place = random.choice(candidates)
        sections = change(disclosure.sections, place)
        changed = msgspec.structs.replace(disclosure, sections=sections)
        title = disclosure.sections[place].title
        return Wrong(changed, (title, *(word for word in _MATTERS if word in title)), gone=True)

    return TypedFault(kind, plant)


def _emptied(sections: tuple[Section, ...], place: int) -> tuple[Section, ...]:
    return _replaced(
        sections, place, msgspec.structs.replace(sections[place], paragraphs=(), tables=())
    )


def _same_number(sections: tuple[Section, ...], place: int) -> tuple[Section, ...]:
    number = sections[place - 1].no
    return _replaced(sections, place, msgspec.structs.replace(sections[place], no=number))


def _line(kind: str, name: str, change: Callable[[Any], Any]) -> TypedFault:
    """A line of the list of purchases or of assets that is changed."""

    def plant(disclosure: Disclosure, random: Random) -> Wrong | None:
        lines = getattr(disclosure, name)
        for place in random.sample(range(len(lines)), len(lines)):
            changed = change(lines[place])
            if changed is not None:
                fields = {name: _replaced(lines, place, changed)}
                return Wrong(msgspec.structs.replace(disclosure, **fields))
        return None

    return TypedFault(kind, plant)


def _purchase(
    line_kind: str, column: str, factor: str
) -> Callable[[ProcurementLine], ProcurementLine | None]:
    def change(line: ProcurementLine) -> ProcurementLine | None:
        text = line.cells[column].text if column in line.cells else ""
        if line.kind != line_kind or not text or Decimal(text) < 1:
            return None  # a tenth of less can be rounding
        cells = {**line.cells, column: Printed(_money(text, factor) if factor else "")}
        return msgspec.structs.replace(line, cells=cells)

    return change


def _asset_total(line: AssetLine) -> AssetLine | None:
    if "总额" not in line.item and "合计" not in line.item:
        return None
    return msgspec.structs.replace(line, value=Printed(_money(line.value.text, "1.1")))


def _asset_without_value(line: AssetLine) -> AssetLine | None:
    if not line.quantity.text or not line.value.text:
        return None
    return msgspec.structs.replace(line, value=Printed(""))


def _equipment_without_value(line: AssetLine) -> AssetLine | None:
    if "单价" not in line.label or not line.quantity.text or not line.value.text:
        return None
    return msgspec.structs.replace(line, value=Printed("0.00"))


def _counted_in_money(line: ProcurementLine) -> ProcurementLine | None:
    code = line.cells.get("catalogue_code", Printed("")).text
    if line.kind != "item" or not code.startswith("A"):
        return None
    return msgspec.structs.replace(line, cells={**line.cells, "measure": Printed("万元")})


def _unit_twice(disclosure: Disclosure, random: Random) -> Wrong | None:
    if disclosure.scope != "department" or not disclosure.organisations:
        return None
    again = random.choice(disclosure.organisations)
    units = (*disclosure.organisations, again)
    return Wrong(msgspec.structs.replace(disclosure, organisations=units), (again.name,))


def _unit_cell_blank(disclosure: Disclosure, random: Random) -> Wrong | None:
    if not disclosure.organisations:
        return None
    place = random.randrange(len(disclosure.organisations))
    unit = msgspec.structs.replace(disclosure.organisations[place], rank="")
    units = _replaced(disclosure.organisations, place, unit)
    return Wrong(msgspec.structs.replace(disclosure, organisations=units), (unit.name,))


def _statement(kind: str, change: Callable[[Statement], Statement | None]) -> TypedFault:
    def plant(disclosure: Disclosure, random: Random) -> Wrong | None:
        statements = disclosure.statements
        for place in random.sample(range(len(statements)), len(statements)):
            changed = change(statements[place])
            if changed is not None:
                changes = _replaced(statements, place, changed)
                wrong = msgspec.structs.replace(disclosure, statements=changes)
                return Wrong(wrong, (statements[place].title,), gone=not changed.notes)
        return None

    return TypedFault(kind, plant)


def _unnoted(statement: Statement) -> Statement | None:
    if statement.status != "empty":
        return None
    return msgspec.structs.replace(statement, notes=())


def _noted_as_another(statement: Statement) -> Statement | None:
    if statement.status != "empty":
        return None
    fund = "政府性基金" if "国有" in statement.title else "国有资本经营"
    return msgspec.structs.replace(statement, notes=(f"注：无{fund}预算财政拨款预算，空表列示。",))


def _scope_of_title(statement: Statement) -> Statement | None:
    other = {"部门": "单位", "单位": "部门"}.get(statement.title[:2], "")
    return msgspec.structs.replace(statement, title=other + statement.title[2:]) if other else None


def _account_renamed(statement: Statement) -> Statement | None:
    """The name of one 项 beside another's code."""
    places = [place for place, row in enumerate(statement.rows) if len(row.code) == 7]
    if len(places) < 2:
        return None
    first, second = places[0], places[-1]
    name = statement.rows[second].name
    if name == statement.rows[first].name:
        return None
    row = msgspec.structs.replace(statement.rows[first], name=name)
    return msgspec.structs.replace(statement, rows=_replaced(statement.rows, first, row))


def _declared_empty(statement: Statement) -> Statement | None:
    if statement.status != "filled" or statement.id not in ("government_fund", "three_public"):
        return None
    return msgspec.structs.replace(statement, notes=("注：无此项预算，空表列示。",))


def _gone(statement: Statement) -> Statement | None:
    """A table is not printed."""
    if statement.status != "filled":
        return None
    return msgspec.structs.replace(statement, status="missing", rows=(), notes=())


def _noted_last_year(disclosure: Disclosure, random: Random) -> Wrong | None:
    """The note of an empty table was copied from last year's document."""

    def change(statement: Statement) -> Statement | None:
        if statement.status != "empty":
            return None
        note = f"注：{disclosure.year - 1}年无此项预算，空表列示。"
        return msgspec.structs.replace(statement, notes=(note,))

    return _statement("", change).plant(disclosure, random)


def _subtotal_of_vehicles(statement: Statement) -> Statement | None:
    """公务用车购置及运维费 is more than its two items and less than the whole."""
    for place, row in enumerate(statement.rows if statement.id == "three_public" else ()):
        text = row.cells["total"].text if "total" in row.cells else ""
        if "公务用车购置及" in row.name and text and Decimal(text):
            cells = {**row.cells, "total": Printed(_money(text, "1.2"))}
            changed = msgspec.structs.replace(row, cells=cells)
            rows = _replaced(statement.rows, place, changed)
            return msgspec.structs.replace(statement, rows=rows)
    return None


def _share_too_large(line: ProcurementLine) -> ProcurementLine | None:
    total = line.cells.get("total", Printed("")).text
    if line.kind != "item" or not total or "small_business" not in line.cells:
        return None
    share = Printed(f"{Decimal(total) + 2:.2f}")
    return msgspec.structs.replace(line, cells={**line.cells, "small_business": share})


def _budget_too_small(disclosure: Disclosure, random: Random) -> Wrong | None:
    """The only purchase of a project is more than the project's money."""
    lines = disclosure.procurement_lines
    names = [line.name for line in lines]
    for place in random.sample(range(len(lines)), len(lines)):
        line = lines[place]
        total = line.cells.get("total", Printed("")).text
        if line.kind == "item" and names.count(line.name) == 1 and total and Decimal(total) >= 1:
            budget = Printed(_money(total, "0.5"))
            changed = msgspec.structs.replace(line, cells={**line.cells, "project_budget": budget})
            replaced = _replaced(lines, place, changed)
            return Wrong(msgspec.structs.replace(disclosure, procurement_lines=replaced))
    return None


def _other_units(disclosure: Disclosure, _: Random) -> Wrong | None:
    """A unit lists another one."""
    if disclosure.scope != "unit" or len(disclosure.organisations) != 1:
        return None
    other = msgspec.structs.replace(disclosure.organisations[0], name="县河道管理所")
    return Wrong(msgspec.structs.replace(disclosure, organisations=(other,)), (other.name,))


def _alone_with_units(disclosure: Disclosure, _: Random) -> Wrong | None:
    """A department that lists itself alone, and speaks of its units."""
    if disclosure.scope != "department" or len(disclosure.organisations) < 2:
        return None
    own = msgspec.structs.replace(disclosure.organisations[0], name=disclosure.agency.name)
    said = Printed("我部门本级及所属单位的收支都包含在部门预算中。")
    second = disclosure.sections[1]
    section = msgspec.structs.replace(second, paragraphs=(said, *second.paragraphs))
    sections = _replaced(disclosure.sections, 1, section)
    changed = msgspec.structs.replace(disclosure, organisations=(own,), sections=sections)
    return Wrong(changed, ("所属单位",))


_FORM: tuple[TypedFault, ...] = (
    _section("F 缺少一节", lambda sections, place: (*sections[:place], *sections[place + 1 :])),
    _section("F 一节没有内容", _emptied),
    _section("F 章节重号", _same_number),
    _line(
        "F 采购金额不等于数量乘单价",
        "procurement_lines",
        _purchase("item", "unit_price", "1.5"),
    ),
    _line("F 采购合计不等于各行之和", "procurement_lines", _purchase("total", "total", "1.1")),
    _line("F 采购小计不等于各行之和", "procurement_lines", _purchase("subtotal", "total", "1.1")),
    _line("F 采购表有空栏", "procurement_lines", _purchase("item", "quantity", "")),
    _line("F 资产总额不等于各项之和", "asset_lines", _asset_total),
    _line("F 资产有数量没有价值", "asset_lines", _asset_without_value),
    _line("F 大额设备价值为零", "asset_lines", _equipment_without_value),
    _line("F 货物按万元计量", "procurement_lines", _counted_in_money),
    TypedFault("F 单位列了两次", _unit_twice),
    TypedFault("F 机构设置表有空栏", _unit_cell_blank),
    _statement("F 空表没有注明", _unnoted),
    _statement("F 空表说明说的是另一张表", _noted_as_another),
    _statement("F 表名误用部门或单位", _scope_of_title),
    _statement("F 科目编码与名称不符", _account_renamed),
    _statement("F 有数的表注明空表", _declared_empty),
    _statement("F 缺少一张表", _gone),
    TypedFault("F 空表说明写的是上年", _noted_last_year),
    _statement("T “三公”小计不等于各项之和", _subtotal_of_vehicles),
    _line("F 预留份额大于采购金额", "procurement_lines", _share_too_large),
    TypedFault("F 采购金额大于预算资金", _budget_too_small),
    TypedFault("F 机构设置表列的是别的单位", _other_units),
    TypedFault("F 没有下属单位却写所属单位", _alone_with_units),
)

TYPED: tuple[TypedFault, ...] = (*_TARGETS, *_FORM)


# ---------- the text itself ----------

_PROSE = r"^([^\t\n]*[，。；][^\t\n]*?)"
_AMOUNT = r"(\d+(?:\.\d+)?\s*万元)"

TEXT: tuple[TextFault, ...] = (
    TextFault(
        "W 增加写成减少",
        _PROSE + rf"较\s*(上年|LAST\s*年预算)\s*增加\s*{_AMOUNT}",
        r"\g<1>较\g<2>减少\g<3>",
    ),
    TextFault(
        "W 减少写成增加",
        _PROSE + rf"较\s*(上年|LAST\s*年预算)\s*减少\s*{_AMOUNT}",
        r"\g<1>较\g<2>增加\g<3>",
    ),
    TextFault("F 比较写错了年份", _PROSE + r"较\s*LAST\s*年", r"\g<1>较 EARLIER 年"),
    TextFault(
        "F 文中写的是上年",
        r"^([^\t\n]*?)YEAR\s*年(?=预算(?:收入|支出|收支)[^\t\n]*[，。])",
        r"\g<1>LAST 年",
    ),
    TextFault(
        "F 说明的标题写错年度", r"^(.*)YEAR\s*年((?:部门|单位)?预算.*说明)$", r"\g<1>LAST 年\g<2>"
    ),
    TextFault("F 现将别的单位公开", r"现将(\S{4,40}?)\s*(?=YEAR)", "现将县民族宗教事务局"),
    TextFault("F 部门自称单位", r"^((?:20\d\d\s*年，\s*)?)我部门", r"\g<1>我单位"),
    TextFault("F 单位自称部门", r"^((?:20\d\d\s*年，\s*)?)我单位", r"\g<1>我部门"),
    TextFault("F 留有模板 XX", _PROSE + r"主要(?:是|用于)[^，。；\t\n]+", r"\g<1>主要是XX"),
    TextFault(
        "F 表名下写错年度",
        r"^((?:部门|单位)预算[^\t\n]*表\n+[^\t\n]+\n+预算年度：\s*)YEAR",
        r"\g<1>LAST",
        ("表头的年度",),
    ),
    TextFault(
        "F 资产截止时间早一年",
        r"截[至止]?(?:时间)?[：:]?\s*LAST([-年/]12[-月/]31)",
        r"截止时间：EARLIER\g<1>",
        ("固定资产",),
    ),
    TextFault(
        "F 章节标题错字", r"^([一二三四五六七八九十]、[^\t\n]*)采购(?=[^\t\n\d]*$)", r"\g<1>采构"
    ),
    TextFault("F 条目跳号", r"^（四）", "（五）"),
    TextFault("F 重字", _PROSE + "(主要|用于|安排|增加|减少)", r"\g<1>\g<2>\g<2>"),
    TextFault(
        "F 说明的一段印了两次", r"^(([^\t\n]{30})[^\t\n]{10,}。)$", r"\g<1>\n\n\g<1>", (r"\g<2>",)
    ),
    TextFault(
        "F 段落没有写完",
        r"^((?!注)[^\t\n]{20,}[，、])[^，、\t\n]+。(?=\n+[一二三四五六七八九十]+、)",
        r"\g<1>",
    ),
    TextFault("F 增减没有选定", _PROSE + rf"增加\s*{_AMOUNT}", r"\g<1>增加（减少）\g<2>"),
    TextFault(
        "F 原因是之后没有内容",
        _PROSE + r"(主要是|原因是|原因为)[^，。；\t\n]+([。；])",
        r"\g<1>\g<2>\g<3>",
    ),
    TextFault(
        "F 表名错字", r"^((?:部门|单位)预算[^\t\n]*)财政拨款([^\t\n]*表)$", r"\g<1>财政拔款\g<2>"
    ),
    TextFault(
        "F 表名错字（支岀）", r"^((?:部门|单位)预算[^\t\n]*)支出([^\t\n]*表)$", r"\g<1>支岀\g<2>"
    ),
    TextFault(
        "W 收入预算之下列了基本支出",
        r"^(YEAR\s*年)支出(预算为?\s*\d[^，。\t\n]*万元，其中[：:]?基本支出)",
        r"\g<1>收入\g<2>",
    ),
    TextFault("W 金额漏了“万”", _PROSE + r"([1-9]\d*\.\d\d\s*)万元", r"\g<1>\g<2>元"),
    TextFault("W 金额漏了“元”", _PROSE + r"(\d+\.\d\d\s*万)元(?=[，。；])", r"\g<1>\g<2>"),
    TextFault("W 小数点打成两个", _PROSE + r"(\d+)\.(\d\d\s*万元)", r"\g<1>\g<2>..\g<3>"),
    TextFault(
        "W 上年的数与上年比较",
        r"^YEAR(\s*年[^\t\n]{0,20}?预算收支安排[^，。\t\n]*万元，较\s*LAST)",
        r"LAST\g<1>",
    ),
    TextFault("F 段末漏了句号", r"^(（[二三四五六]）[^\t\n]{10,})。$", r"\g<1>"),
    TextFault("F 括号漏了一半", _PROSE + r"（([^（）\t\n]{2,20})）", r"\g<1>（\g<2>"),
    TextFault(
        "F 一句没有写完",
        _PROSE + r"([的和及])(运|保|服|实|资|经)[\u4e00-\u9fff][^，。\t\n]*。",
        r"\g<1>\g<2>\g<3>。",
    ),
    TextFault("F 金额没有填", _PROSE + r"(安排|增加|减少)\s*\d+\.\d\d\s*万元", r"\g<1>\g<2>万元"),
    TextFault("F 用了繁体字", _PROSE + "费", r"\g<1>費"),
    TextFault(
        "F 标题接连印了两次",
        r"^([^\t\n，。]{4,30}YEAR\s*年(?:部门|单位)预算[^\t\n，。]*说明)$",
        r"第一部分 \g<1>\n\n\g<1>",
    ),
    TextFault("F 标题误用部门或单位", r"^(一、)部门(职责及机构设置情况)$", r"\g<1>单位\g<2>"),
    TextFault("F 行名错字", r"^(\d+\t三、公务)接(待费\t)", r"\g<1>按\g<2>"),
    TextFault(
        "F 表头的编码错一位",
        r"^((?:部门|单位)预算[^\t\n]*表\n+\d+)\d( [^\t\n]+)$",
        r"\g<1>9\g<2>",
    ),
    TextFault(
        "F 表头是别的单位",
        r"^((?:部门|单位)预算[^\t\n]*表\n+\d+) [^\t\n]+$",
        r"\g<1> 县民族宗教事务局",
    ),
    TextFault("P 满意度写成不高于（文本）", r"^(满意度指标\t.*?)(?:≥|>=)", r"\g<1>≤"),
    TextFault("P 指标值是占位符（文本）", r"^(满意度指标\t.*?[≥\t])\d[\d.]*(?=%|\t%)", r"\g<1>XX"),
    TextFault(
        "P 依据是上年的工作计划（文本）",
        r"^((?!一级指标).*指标\t(?:.*\t)+)[^\t\n]+$",
        r"\g<1>LAST年工作计划",
    ),
    TextFault(
        "P 身份证号码（文本）",
        r"^((?!一级指标).*指标\t(?:.*\t)+)[^\t\n]+$",
        r"\g<1>11010519491231002X",
    ),
)
