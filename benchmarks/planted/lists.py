"""Faults in the lists beside the nine tables: procurement, assets, organisations."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source, printed
from benchmarks.planted.faults import ByHand, Composed, Fault, Planted, Rewritten, Text, Wrong, off
from mingzhang.disclosure import (
    AssetLine,
    Disclosure,
    Organisation,
    Printed,
    ProcurementLine,
)
from mingzhang.reading.projects.targets import parse_target


def _line(kind: str, rules: str, name: str, change: Callable[[Any, Random], Any]) -> Fault:
    """A line of one of the lists, changed where it is printed."""

    def plant(source: Source, random: Random) -> Planted | None:
        lines = [line for one in source.disclosures for line in getattr(one, name)]
        random.shuffle(lines)
        for line in lines:
            wrong = change(line, random)
            text = wrong and cells.edited(source.text, line, wrong)
            if text:
                return Planted((text,))
        return None

    return ByHand(f"F {kind}", rules, plant)


# ---------- procurement ----------


def _text(line: ProcurementLine, column: str) -> str:
    return line.cells[column].text if column in line.cells else ""


def _with(line: ProcurementLine, column: str, text: str) -> ProcurementLine:
    changed = Printed(text, line.cells[column].where)
    return msgspec.structs.replace(line, cells={**line.cells, column: changed})


def _amount(
    kind: str, column: str, rewrite: Callable[[str, Random], str]
) -> Callable[[ProcurementLine, Random], ProcurementLine | None]:
    """An amount of a line of a kind, of at least 1 万元: a tenth of less can be rounding."""

    def change(line: ProcurementLine, random: Random) -> ProcurementLine | None:
        text = _text(line, column)
        if line.kind != kind or not re.fullmatch(r"\d+(\.\d+)?", text) or Decimal(text) < 1:
            return None
        return _with(line, column, rewrite(text, random))

    return change


def _half_more(text: str, _: Random) -> str:
    return f"{Decimal(text) * Decimal('1.5'):.2f}"


def _blank(_: str, __: Random) -> str:
    return ""


def _counted_in_money(line: ProcurementLine, random: Random) -> ProcurementLine | None:
    if line.kind != "item" or not _text(line, "catalogue_code").startswith("A"):
        return None
    return _with(line, "measure", random.choice(("万元", "元"))) if _text(line, "measure") else None


def _share_too_large(line: ProcurementLine, _: Random) -> ProcurementLine | None:
    total = _text(line, "total")
    if line.kind != "item" or not total or not _text(line, "small_business"):
        return None
    return _with(line, "small_business", f"{Decimal(total) + 2:.2f}")


def _catalogue(line: ProcurementLine, random: Random) -> ProcurementLine | None:
    code = _text(line, "catalogue_code")
    if line.kind != "item" or not re.fullmatch(r"[ABC]\d{4,}", code):
        return None
    return _with(line, "catalogue_code", random.choice((code[1:], _text(line, "item") or "台式机")))


def _of_another_kind(line: ProcurementLine, _: Random) -> ProcurementLine | None:
    """台式计算机 under a number of services, 物业管理服务 under one of goods."""
    code = _text(line, "catalogue_code")
    if line.kind != "item" or not re.search(r"(?:计算机|机|柜|纸|服务)$", _text(line, "item")):
        return None
    other = {"A": "C", "C": "A"}.get(code[:1], "")
    return _with(line, "catalogue_code", other + code[1:]) if other else None


def _other_budget(source: Source, random: Random) -> Planted | None:
    """The list of purchases tells another budget of a project than its own table does."""
    lines = [
        line
        for disclosure in source.disclosures
        for line in disclosure.procurement_lines
        if line.name in {project.name for project in disclosure.projects if project.budget}
    ]
    for _, line in cells.shuffled(lines, random):
        wrong = _amount("item", "project_budget", _half_more)(line, random)
        text = wrong and cells.edited(source.text, line, wrong)
        if text:
            return Planted((text,), (line.name,))
    return None


def _budget_too_small(disclosure: Disclosure, random: Random) -> Wrong | None:
    """The only purchase of a project is more than the project's money."""
    lines = disclosure.procurement_lines
    names = [line.name for line in lines]
    for place, line in cells.shuffled(lines, random):
        total = _text(line, "total")
        if line.kind == "item" and names.count(line.name) == 1 and total and Decimal(total) >= 1:
            half = f"{Decimal(total) * Decimal('0.5'):.2f}"
            replaced = cells.swapped(lines, place, _with(line, "project_budget", half))
            return Wrong(msgspec.structs.replace(disclosure, procurement_lines=replaced))
    return None


def _renamed(kind: str) -> Callable[[Disclosure, Random], Wrong | None]:
    """A line gets a name that is nowhere else: of a project, of a unit."""

    def change(disclosure: Disclosure, random: Random) -> Wrong | None:
        lines = disclosure.procurement_lines
        for place, line in cells.shuffled(lines, random):
            if line.kind == kind:
                if kind == "item":
                    name = random.choice(("办公设备更新", "信息化运维服务"))
                else:
                    name = "云溪县水文中心小计"
                wrong = msgspec.structs.replace(line, name=name)
                replaced = cells.swapped(lines, place, wrong)
                return Wrong(
                    msgspec.structs.replace(disclosure, procurement_lines=replaced), (name,)
                )
        return None

    return change


_PROCUREMENT: tuple[Fault, ...] = (
    _line("采购单价错", "F801", "procurement_lines", _amount("item", "unit_price", _half_more)),
    _line("采购数量错", "F801", "procurement_lines", _amount("item", "quantity", off)),
    _line("采购金额错一位", "F801 F803 F802", "procurement_lines", _amount("item", "total", off)),
    _line("采购合计错一位", "F802 F803", "procurement_lines", _amount("total", "total", off)),
    _line("采购小计错一位", "F802 F803", "procurement_lines", _amount("subtotal", "total", off)),
    _line("采购资金来源错一位", "F803 F802", "procurement_lines", _amount("item", "general", off)),
    ByHand("F 采购的预算资金与项目的不同", "F808 F807", _other_budget),
    _line("采购表有空栏", "F809", "procurement_lines", _amount("item", "quantity", _blank)),
    _line("采购目录序号写法不对", "F810", "procurement_lines", _catalogue),
    _line("采购目录序号是另一类的", "F816 F907 F906", "procurement_lines", _of_another_kind),
    _line("货物按万元计量", "F812", "procurement_lines", _counted_in_money),
    _line("预留份额大于采购金额", "F805", "procurement_lines", _share_too_large),
    Composed("F 采购金额大于预算资金", "F807", _budget_too_small),
    Composed("F 采购的项目没有公开", "F806", _renamed("item")),
    Composed("F 采购的单位不在机构设置表", "F811", _renamed("subtotal")),
)


# ---------- assets ----------


def _asset_total(line: AssetLine, random: Random) -> AssetLine | None:
    if ("总额" not in line.item and "合计" not in line.item) or not line.value.text:
        return None
    value = Printed(off(line.value.text, random), line.value.where)
    return msgspec.structs.replace(line, value=value)


def _asset_without(name: str) -> Callable[[AssetLine, Random], AssetLine | None]:
    def change(line: AssetLine, _: Random) -> AssetLine | None:
        filled = all(
            text not in ("", "0", "0.00") for text in (line.quantity.text, line.value.text)
        )
        if not filled:
            return None
        return msgspec.structs.replace(line, **{name: Printed("", getattr(line, name).where)})

    return change


def _equipment_without_value(line: AssetLine, _: Random) -> AssetLine | None:
    if "单价" not in line.label or line.quantity.text in ("", "0") or not line.value.text:
        return None
    return msgspec.structs.replace(line, value=Printed("0.00", line.value.where))


def _offices_larger(source: Source, _: Random) -> Planted | None:
    """办公用房 has more area than 房屋."""
    for disclosure in source.disclosures:
        lines = {line.label: line for line in disclosure.asset_lines}
        houses = next((one for label, one in lines.items() if "房屋" in label), None)
        offices = next((one for label, one in lines.items() if "办公用房" in label), None)
        if houses and offices and houses.quantity.text.isdigit() and offices.quantity.text:
            more = Printed(f"{int(houses.quantity.text) + 300}", offices.quantity.where)
            wrong = msgspec.structs.replace(offices, quantity=more)
            text = cells.edited(source.text, offices, wrong)
            return Planted((text,)) if text else None
    return None


def _vehicles(count: str, spent: bool) -> Callable[[Source, Random], Planted | None]:
    """The number of vehicles does not go with what is spent on running them."""

    def plant(source: Source, random: Random) -> Planted | None:
        for disclosure in random.sample(source.disclosures, len(source.disclosures)):
            table = disclosure.statement("three_public")
            running = [
                row.cells["total"].text
                for row in (table.rows if table else ())
                if "公务用车运行维护费" in row.name and "total" in row.cells
            ]
            if not running or (running[0] not in ("", "0", "0.00")) is not spent:
                continue
            for line in disclosure.asset_lines:
                if "车辆" in line.item and line.quantity.text != count:
                    wrong = msgspec.structs.replace(
                        line, quantity=Printed(count, line.quantity.where)
                    )
                    text = cells.edited(source.text, line, wrong)
                    if text:
                        return Planted((text,), ("车辆",))
        return None

    return plant


def _bought_in_another_number(source: Source, random: Random) -> Planted | None:
    """What is to be bought, in words, and not as often as the procurement table has it."""
    lines = [
        (_text(line, "item"), _text(line, "measure"), _text(line, "quantity"))
        for disclosure in source.disclosures
        for line in disclosure.procurement_lines
        if line.kind == "item"
    ]
    whole = [(name, unit, count) for name, unit, count in lines if unit and count.isdigit()]
    if not whole:
        return None
    name, unit, count = random.choice(whole)
    said = rf"\g<0>，主要为{name}{int(count) + random.randint(20, 90)}{unit}"
    text, times = re.subn(r"拟购置固定资产总额为[\d.]+万元", said, source.text)
    return Planted((text,), (name,)) if times else None


def _pieces_miscounted(source: Source, random: Random) -> Planted | None:
    """The total of pieces, where there are no buildings, is not that of the lines."""
    for disclosure in random.sample(source.disclosures, len(source.disclosures)):
        lines = disclosure.asset_lines
        total = next((line for line in lines if "总额" in line.item), None)
        rooms = [line.quantity.text for line in lines if "房" in line.label]
        pieces = [
            line.quantity.text
            for line in lines
            if line is not total and "房" not in line.label and line.quantity.text.isdigit()
        ]
        if total is None or set(rooms) - {"", "0"} or len(pieces) < 2 or set(pieces) == {"0"}:
            continue
        wrong = off(f"{sum(map(int, pieces))}", random)
        changed = msgspec.structs.replace(total, quantity=Printed(wrong, total.quantity.where))
        text = cells.edited(source.text, total, changed)
        if text:
            return Planted((text,))
    return None


def _more_vehicles(match: re.Match[str], random: Random) -> str:
    return f"{int(match.group()) + random.randint(1, 9)}"


_ASSETS: tuple[Fault, ...] = (
    _line("资产总额错一位", "F901", "asset_lines", _asset_total),
    _line("资产有数量没有价值", "F904 F901", "asset_lines", _asset_without("value")),
    _line("资产有价值没有数量", "F904", "asset_lines", _asset_without("quantity")),
    _line("大额设备价值为零", "F905", "asset_lines", _equipment_without_value),
    ByHand("F 办公用房大于房屋", "F902", _offices_larger),
    ByHand("F 资产的总数量不等于各项之和", "F910", _pieces_miscounted),
    Rewritten(
        "F 公务用车保有量多于全部车辆",
        "W606 W603 W101",
        r"(?<=车保有量)\d+(?=辆[\s\S]*共有车辆\d+辆)|(?<=车保有量为)\d+(?=辆[\s\S]*共有车辆\d+辆)",
        _more_vehicles,
    ),
    ByHand("F 没有车辆却有运行费", "F908", _vehicles("0", True)),
    ByHand("F 有车辆没有运行费", "F911", _vehicles("3", False)),
    Text(
        "F 安排购车而没有购置费",
        "F912 W602",
        r"\A((?:(?!公务用车购置费(?!0\.00)\d)[\s\S])*公务用车购置费0\.00万元"
        r"(?:(?!公务用车购置费(?!0\.00)\d)[\s\S])*?拟购置固定资产总额为\d+\.\d\d万元)"
        r"(?!(?:[\s\S]*公务用车购置费(?!0\.00)\d))",
        r"\g<1>，安排购置车辆1辆",
    ),
    Text(
        "F 写明列入采购而采购表没有",
        "F906 F907",
        r"拟购置固定资产总额为0\.00万元",
        (
            "拟购置固定资产总额为8.00万元，已列入政府采购预算",
            "拟购置固定资产总额为23.50万元，已列入政府采购预算",
        ),
    ),
    ByHand("F 拟购置资产的数量与采购表不同", "F982", _bought_in_another_number),
    Text(
        "F 拟购置资产与采购对不上",
        "F907",
        r"拟购置固定资产总额为[1-9]\d*\.\d\d万元",
        "拟购置固定资产总额为0.00万元",
    ),
)


# ---------- 三公 and basic expenditure ----------


def _basic_raised(step: int) -> Callable[[Source, Random], Planted | None]:
    """公务接待费 in the table of basic expenditure, and its neighbour the other way."""

    def plant(source: Source, random: Random) -> Planted | None:
        for disclosure in random.sample(source.disclosures, len(source.disclosures)):
            table = disclosure.statement("general_budget_basic")
            rows = {row.code: row for row in (table.rows if table else ())}
            reception, other = rows.get("30217"), rows.get("30201")
            projects = disclosure.statement("expenditure")
            has_projects = any(
                row.cells.get("project", Printed("")).text not in ("", "0", "0.00")
                for row in (projects.rows if projects else ())
            )
            if reception is None or other is None or (step < 0 and has_projects):
                continue
            text: str | None = source.text
            unit = 10000 if table and table.money_unit == "元" else 1
            for row, delta in ((reception, step * unit), (other, -step * unit)):
                changed = {
                    column: Printed(f"{Decimal(cell.text) + delta:.2f}", cell.where)
                    if re.fullmatch(r"\d+\.\d\d", cell.text)
                    else cell
                    for column, cell in row.cells.items()
                }
                if any(cell.text.startswith("-") for cell in changed.values()):
                    text = None
                wrong = msgspec.structs.replace(row, cells=changed)
                text = text and cells.edited(text, row, wrong)
            if text:
                return Planted((text,), ("接待",))
        return None

    return plant


_THREE_PUBLIC: tuple[Fault, ...] = (ByHand("F “三公”的数小于基本支出", "F961", _basic_raised(1)),)

WITHOUT_PROJECTS: tuple[Fault, ...] = (
    ByHand("F 没有项目而“三公”大于基本支出", "F962", _basic_raised(-1)),
)


# ---------- organisations ----------


def _organisations(
    disclosure: Disclosure, changed: tuple[Organisation, ...], *names: str, gone: bool = False
) -> Wrong:
    return Wrong(msgspec.structs.replace(disclosure, organisations=changed), names, gone)


def _listed_twice(disclosure: Disclosure, random: Random) -> Wrong | None:
    if disclosure.scope != "department" or not disclosure.organisations:
        return None
    again = random.choice(disclosure.organisations)
    return _organisations(disclosure, (*disclosure.organisations, again), again.name)


def _cell_blank(line: Organisation, random: Random) -> Organisation | None:
    name = random.choice(("nature", "rank", "funding"))
    return msgspec.structs.replace(line, **{name: ""}) if getattr(line, name) else None


def _other_unit(disclosure: Disclosure, _: Random) -> Wrong | None:
    """A unit lists another one."""
    if disclosure.scope != "unit" or len(disclosure.organisations) != 1:
        return None
    other = msgspec.structs.replace(disclosure.organisations[0], name="县河道管理所")
    return _organisations(disclosure, (other,), other.name)


_ALIKE = ("务物", "业叶", "理里", "县显", "局居", "急及", "政证", "院园", "化华", "民明", "林木")


def _own_name_misspelt(disclosure: Disclosure, random: Random) -> Wrong | None:
    """A letter of the agency's own name is wrong in its list."""
    own = disclosure.agency.name
    letters = [(letter, group) for letter in own for group in _ALIKE if letter in group]
    for place, line in cells.shuffled(disclosure.organisations, random):
        if own and line.name.startswith(own) and letters:
            letter, group = random.choice(letters)
            name = line.name.replace(letter, group.replace(letter, ""), 1)
            wrong = msgspec.structs.replace(line, name=name)
            changed = cells.swapped(disclosure.organisations, place, wrong)
            return _organisations(disclosure, changed, name)
    return None


def _one_more(match: re.Match[str], _: Random) -> str:
    return f"{int(match.group()) + 1}"


def _not_listed(disclosure: Disclosure, _: Random) -> Wrong | None:
    """The department leaves out a unit whose budget is in the same file."""
    if disclosure.scope != "department" or len(disclosure.organisations) < 2:
        return None
    left_out = disclosure.organisations[-1]
    return _organisations(disclosure, disclosure.organisations[:-1], left_out.name, gone=True)


def _abbreviated(disclosure: Disclosure, _: Random) -> Wrong | None:
    if disclosure.scope != "department" or len(disclosure.organisations) < 2:
        return None
    name = f"{disclosure.agency.name}-事业"
    last = msgspec.structs.replace(disclosure.organisations[-1], name=name)
    return _organisations(disclosure, (*disclosure.organisations[:-1], last), name)


def _alone_with_units(disclosure: Disclosure, _: Random) -> Wrong | None:
    """A department that lists itself alone, and speaks of its units."""
    if disclosure.scope != "department" or len(disclosure.organisations) < 2:
        return None
    own = msgspec.structs.replace(disclosure.organisations[0], name=disclosure.agency.name)
    said = Printed("我部门本级及所属单位的收支都包含在部门预算中。")
    second = disclosure.sections[1]
    section = msgspec.structs.replace(second, paragraphs=(said, *second.paragraphs))
    sections = cells.swapped(disclosure.sections, 1, section)
    changed = msgspec.structs.replace(disclosure, organisations=(own,), sections=sections)
    return Wrong(changed, ("所属单位",))


def _unit_missing(source: Source, _: Random) -> Planted | None:
    """The budget of a unit that the department lists is not in the file."""
    if len(source.family) < 3:
        return None
    *kept, left_out = source.family
    return Planted((printed(kept),), (left_out.agency.name,), gone=True)


def _sum_of_units(kind: str, rules: str, change: Callable[[Disclosure], Any]) -> Fault:
    """What the department's list adds up to is not what its units' lists add up to."""

    def plant(source: Source, _: Random) -> Planted | None:
        if len(source.family) < 2:
            return None
        fields = change(source.family[0])
        if fields is None:
            return None
        wrong = msgspec.structs.replace(source.family[0], **fields)
        return Planted((printed([wrong, *source.family[1:]]),), (wrong.agency.name,))

    return ByHand(f"F {kind}", rules, plant)


def _an_asset_left_out(disclosure: Disclosure) -> Any:
    """其他固定资产 and the total are both too low."""
    lines = {line.item: line for line in disclosure.asset_lines}
    total = next((one for one in lines.values() if "总额" in one.item), None)
    other = next((one for one in lines.values() if "其他" in one.item and one.value.text), None)
    if total is None or other is None or Decimal(other.value.text) < 20:
        return None
    less = {
        id(one): msgspec.structs.replace(one, value=Printed(f"{Decimal(one.value.text) - 11:.2f}"))
        for one in (total, other)
    }
    return {"asset_lines": tuple(less.get(id(line), line) for line in disclosure.asset_lines)}


def _a_purchase_left_out(disclosure: Disclosure) -> Any:
    """An item is not in the department's list, nor in its totals."""
    items = [line for line in disclosure.procurement_lines if line.kind == "item"]
    if len(items) < 2:
        return None
    gone = items[-1]
    at = disclosure.procurement_lines.index(gone)
    before = disclosure.procurement_lines[:at]
    owner = next((n for n in range(at - 1, -1, -1) if before[n].kind == "subtotal"), -1)
    lines = []
    for number, line in enumerate(disclosure.procurement_lines):
        if line is gone:
            continue
        concerned = line.kind == "total" or number == owner
        left = _less(line.cells, gone.cells) if concerned else line.cells
        lines.append(msgspec.structs.replace(line, cells=left))
    return {"procurement_lines": tuple(lines)}


def _less(whole: dict[str, Printed], part: dict[str, Printed]) -> dict[str, Printed]:
    return {
        column: Printed(f"{Decimal(cell.text) - Decimal(part[column].text):.2f}")
        if re.fullmatch(r"\d+\.\d\d", cell.text)
        and re.fullmatch(r"\d+\.\d\d", part.get(column, Printed("")).text)
        else cell
        for column, cell in whole.items()
    }


def _project_renamed(disclosure: Disclosure) -> Any:
    """A project has another name in the department's volume."""
    if len(disclosure.projects) < 3:
        return None
    first = disclosure.projects[0]
    name = "河道清淤及岸线整治"
    wrong = msgspec.structs.replace(first, name=name, title=first.title.replace(first.name, name))
    return {"projects": (wrong, *disclosure.projects[1:])}


_ORGANISATIONS: tuple[Fault, ...] = (
    Composed("F 单位列了两次", "F702", _listed_twice),
    _line("机构设置表有空栏", "F703", "organisations", _cell_blank),
    Text(
        "F 机构的性质与规格颠倒",
        "F714",
        r"^([^\t\n]+\t)(行政|事业)\t(正科级|副科级|股级)(?=\t)",
        r"\g<1>\g<3>\t\g<2>",
    ),
    Text(
        "F 单位性质与名称不符",
        "F718 F615",
        r"^([^\t\n]+(?:学校|小学|中学|幼儿园|医院|卫生院|图书馆)\t)事业(?=\t)",
        r"\g<1>行政",
    ),
    Text(
        "F 机构的规格错字",
        "F716",
        r"^([^\t\n]+\t[^\t\n]+\t[正副]?)科级(?=\t)",
        (r"\g<1>颗级", r"\g<1>料级", r"\g<1>课级"),
    ),
    Composed("F 机构设置表里自己的名称有错字", "F717 F705", _own_name_misspelt),
    Rewritten(
        "F 各类单位的个数加起来不对",
        "F715 F701",
        r"(?<=单位)\d+(?=[个家][，。；][^\n]*事业单位\d)|(?<=其他事业单位)\d+(?=[个家])",
        _one_more,
    ),
    Composed("F 机构设置表列的是别的单位", "F705", _other_unit),
    Composed("F 部门没有列出一家单位", "F706", _not_listed),
    Composed("F 单位名称不是全称", "F711", _abbreviated),
    Composed("F 没有下属单位却写所属单位", "F712", _alone_with_units),
    ByHand("F 缺少一家单位的预算", "F704", _unit_missing),
    Text(
        "F 写明的单位数与列出的不符",
        "F701",
        r"(下属|所属)(\D{0,8})(\d+)家",
        (r"\g<1>\g<2>7家", r"\g<1>\g<2>1\g<3>家"),
    ),
    Text(
        "F 文中的单位数多于机构设置",
        "F720",
        r"(编报绩效目标的单位共|下属1家机关和)(\d+)家",
        r"\g<1>9\g<2>家",
    ),
    Text(
        "F 职责是别的县的",
        "F430",
        r"^(（[一二三四五六七八九十]+）(?![^\n]*万元)[^\n]{12,})。$",
        r"\g<1>，承担青河县人民政府防汛抗旱指挥部办公室日常工作。",
    ),
    Text(
        "F 职责是别的行业的",
        "F431",
        r"^(（[一二三四五六七八九十]+）(?![^\n]*万元)[^\n]{12,})。$",
        (r"\g<1>，负责殡葬管理。", r"\g<1>，负责旅行社的监督管理。"),
    ),
    Text("F 行政、事业单位数错", "F701", r"(行政单位\d+家，事业单位)(\d+)家", r"\g<1>1\g<2>家"),
)


def _equipment_not_bought(disclosure: Disclosure, _: Random) -> Wrong | None:
    """A project is called 办公设备更新, and only services are bought."""
    kinds = [_text(line, "catalogue_code") for line in disclosure.procurement_lines]
    names = {line.name for line in disclosure.procurement_lines}
    own = [one for one in disclosure.projects if one.name not in names]
    if not own or not any(kinds) or any(kind.startswith("A") for kind in kinds):
        return None
    name = "执法设备更新"
    title = own[0].title.replace(own[0].name, name)
    wrong = msgspec.structs.replace(own[0], name=name, title=title)
    projects = tuple(wrong if one is own[0] else one for one in disclosure.projects)
    return Wrong(msgspec.structs.replace(disclosure, projects=projects), (name,))


def _more_wanted(disclosure: Disclosure, _: Random) -> Wrong | None:
    """The project that a purchase is for is to buy more of it."""
    for line in disclosure.procurement_lines:
        own = [one for one in disclosure.projects if one.name == line.name]
        number, measure = _text(line, "quantity"), _text(line, "measure")
        if line.kind != "item" or len(own) != 1 or not number.isdigit() or len(measure) != 1:
            continue
        first = next((one for one in own[0].indicators if "数量" in one.level2), None)
        if first is None:
            continue
        target = parse_target(f"{int(number) + 2}{measure}")
        wanted = msgspec.structs.replace(
            first, level3=f"购置{_text(line, 'item')}数量", target=target
        )
        others = tuple(one for one in own[0].indicators if one is not first)
        wrong = msgspec.structs.replace(own[0], indicators=(wanted, *others))
        projects = tuple(wrong if one is own[0] else one for one in disclosure.projects)
        return Wrong(msgspec.structs.replace(disclosure, projects=projects), (line.name,))
    return None


_PROJECTS: tuple[Fault, ...] = (
    Composed("F 采购数量与数量指标不同", "F814", _more_wanted),
    Composed("F 购置设备的项目没有编采购预算", "F815 F907", _equipment_not_bought),
    Text(
        "F 项目支出表少了一个项目",
        "F981",
        r"^(?:[^\t\n]+类\t)?(?:[^\t\n]+局\t|[^\t\n]+委员会\t)?[^\t\n]+项目\t(?:[^\t\n\d]+\t)?"
        r"[\d,]+\.\d\d(?:\t[\d,.]*)+\n",
        "",
    ),
)

OF_FAMILIES: tuple[Fault, ...] = (
    _sum_of_units("部门资产不等于单位之和", "F708 W102", _an_asset_left_out),
    _sum_of_units("部门采购不等于单位之和", "F709 F907 W102", _a_purchase_left_out),
    _sum_of_units("部门与单位的项目不同", "F707", _project_renamed),
)

FAULTS: tuple[Fault, ...] = (*_PROCUREMENT, *_PROJECTS, *_ASSETS, *_THREE_PUBLIC, *_ORGANISATIONS)
