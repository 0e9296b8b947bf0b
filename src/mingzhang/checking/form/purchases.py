"""F906, F907, F982: what the words say is to be bought, against procurement and the projects.

With "拟购置固定资产 0 万元" no goods are in the procurement table and no project buys equipment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.form.arithmetic import number_of
from mingzhang.checking.form.kinds_of_goods import (
    buys_equipment,
    buys_for_itself,
    goods_of_the_catalogue,
)
from mingzhang.disclosure import Disclosure

_PLANNED = re.compile(r"拟购置固定资产(?:总额|金额|总值)?(?:为|共)?(\d+(?:\.\d+)?)万元")
_IN_PROCUREMENT = re.compile(r"列入(?:\d{4}年)?政府采购预算")
_IN_WAN = re.compile(r"(\d+(?:\.\d+)?)万元")
_PAID_LATER = re.compile("结转|上年(?:度)?(?:已|采购|购置)")
"""What was bought the year before is paid for, and not bought, this year."""

_GOODS = (("A02",), ("A02", "A0501"), ("A02", "A05", "A06"), ("A",))
"""Kinds of goods in the procurement catalogue that may be meant by fixed assets."""

_COUNTED_IN = frozenset("台套辆")

_OFFICE = ("A0201", "A0202", "A0203")
"""信息化设备, 办公设备 and 车辆; other things are bought to be given away or used up."""

_FIXED = Decimal("0.1")
"""万元 for one; what costs less is no fixed asset."""

_ABBREVIATED = re.compile(r"\(([A-Z]{2,8})\)")
"""自动体外除颤器（AED）配置: what the words may call it."""


class PlanOf(msgspec.Struct, frozen=True):
    """The sentence that says how much is to be bought."""

    disclosure: Disclosure
    line: printed_lines.Line
    planned: Decimal
    """In 万元."""

    in_procurement: bool
    """The sentence says that it is part of the procurement budget."""


def _plans(disclosure: Disclosure) -> Iterator[PlanOf]:
    for section in requirements.sections_about(disclosure, "assets"):
        for line in printed_lines.of_section(section):
            if match := _PLANNED.search(line.key):
                listed = bool(_IN_PROCUREMENT.search(line.key))
                yield PlanOf(disclosure, line, Decimal(match[1]), listed)


def _bought(disclosure: Disclosure, kind: str) -> list[str]:
    """What the procurement table lists with catalogue numbers of a kind: A goods, A02 equipment."""
    items = disclosure.procurement_items
    return [line.name for line in items if line.catalogue_code.startswith(kind)]


def _has_procurement(item: PlanOf) -> bool:
    return item.disclosure.procurement.status != "missing"


@over("F906", each(lambda d: (p for p in _plans(d) if _has_procurement(p))))
def purchases_are_not_those_of_procurement(item: PlanOf) -> Iterator[Flaw]:
    """In the procurement budget, which has none, or less; or less than the equipment there.

    What is below the limit of procurement need not be in its table, if the text does not say so,
    but for what is bought centrally whatever it costs.
    """
    title, listed = item.disclosure.procurement.title, _total_of(item.disclosure, ("A",))
    equipment = _total_of(item.disclosure, _OFFICE, least=_FIXED)
    said = "并已列入政府采购预算" if item.in_procurement else ""
    if item.planned and not _bought(item.disclosure, "A") and _is_to_be_in_procurement(item):
        wrong = f"《{title}》没有列出货物"
    elif listed is not None and _is_more_than_listed(item, listed):
        wrong = f"《{title}》所列货物合计只有 {listed} 万元"
    elif equipment and item.planned < equipment and not _PAID_LATER.search(item.line.key):
        wrong = f"《{title}》所列设备已有 {equipment} 万元"
    elif not item.planned and (bought := _bought_by_projects(item.disclosure)):
        wrong = f"项目中有购置设备的：{bought}"
    else:
        return
    yield item.line.flaw(f"写明拟购置固定资产 {item.planned} 万元{said}，{wrong}")


def _bought_by_projects(disclosure: Disclosure) -> str:
    """The first row of a project by which the agency buys what is bought centrally."""
    for project in disclosure.projects:
        for one in project.indicators:
            target = one.target
            is_bought = buys_for_itself(keys.fold(one.level3), keys.fold(one.description))
            if is_bought and target.kind == "number" and keys.fold(target.unit) in _COUNTED_IN:
                return f"“{project.name}”的“{one.level3}”{target.text}"
    return ""


def _is_more_than_listed(item: PlanOf, goods: Decimal) -> bool:
    """Whether more is said to be in procurement than its goods, or its goods and works.

    Who prints what the goods come to, too, says what else is bought.
    """
    if not item.in_procurement or item.planned <= goods:
        return False
    with_works = _total_of(item.disclosure, ("A", "B"))
    printed = {Decimal(number) for number in _IN_WAN.findall(item.line.key)}
    return item.planned != with_works and goods not in printed


def _is_to_be_in_procurement(item: PlanOf) -> bool:
    """Whether the sentence says that it is, or names what the central catalogue has."""
    return item.in_procurement or bool(goods_of_the_catalogue(keys.fold(item.line.text)))


def _total_of(
    disclosure: Disclosure, kinds: tuple[str, ...], least: Decimal = ZERO
) -> Decimal | None:
    """What the procurement table lists of some kinds, in 万元; None where that cannot be told.

    Of things that cost at least as much each.
    """
    total = ZERO
    for line in disclosure.procurement_items:
        if not line.catalogue_code.startswith(kinds):
            continue
        columns = ("total", "unit_price", "quantity")
        cost, price, count = (number_of(line.text(column)) for column in columns)
        if cost is None or (least and (price is None or count is None)):
            return None
        if least:
            cost = min(cost, price * count) if price and count and price >= least else ZERO
        total += cost
    return total if disclosure.procurement.money_unit == "万元" else None


@over("F907", each(_plans))
def purchase_and_procurement_differ(item: PlanOf) -> Iterator[Flaw]:
    """Purchases without procurement, goods or equipment projects without purchases."""
    if reasons := list(filter(None, (_not_in_words(item), _not_in_lists(item)))):
        yield item.line.flaw(f"拟购置固定资产 {item.planned or 0} 万元，{'；'.join(reasons)}")


def _not_in_words(item: PlanOf) -> str:
    """That nothing is to be bought, and is in the procurement budget; "" where it can be."""
    if not item.planned and item.in_procurement and not _bought(item.disclosure, "A"):
        return "却写已列入政府采购预算"
    return ""


def _not_in_lists(item: PlanOf) -> str:
    """What the procurement table or the projects say against the amount; "" where nothing."""
    goods, equipment = (_bought(item.disclosure, kind) for kind in ("A", "A02"))
    procurement = item.disclosure.procurement.title
    if item.planned and not goods and _has_procurement(item):
        if _is_to_be_in_procurement(item):
            return ""  # F906 tells it
        return f"《{procurement}》没有列出货物"
    if item.planned and goods and item.planned not in _sums_of_goods(item.disclosure):
        return f"与《{procurement}》所列货物的金额不同"
    if not item.planned and equipment:
        return f"《{procurement}》列有设备：{'、'.join(dict.fromkeys(equipment))}"
    if not item.planned and (projects := equipment_projects(item.disclosure)):
        return f"项目中有购置设备的：{'、'.join(projects)}"
    return ""


@over("F982", each(_plans))
def more_or_fewer_than_in_procurement(item: PlanOf) -> Iterator[Flaw]:
    """主要为台式计算机 24 台, and 14 in the procurement table."""
    if said := _miscounted(item):
        yield item.line.flaw(f"拟购置固定资产{said}")


_STANDS_ALONE = "(?:(?<![\u4e00-\u9fff])|(?<=[为是购置买括含和及]))"
"""A name before which no word stands that makes it another's: 计算机 of 便携式计算机."""


def _miscounted(item: PlanOf) -> str:
    """主要为台式计算机 24 台, and 14 in the procurement table; "" where the numbers agree."""
    listed: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    short: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in item.disclosure.procurement_items:
        columns = ("item", "measure", "quantity")
        name, unit, number = (keys.fold(line.text(column)) for column in columns)
        if name and unit and (count := number_of(number)):
            listed[name, unit] += count
            if abbreviated := _ABBREVIATED.search(keys.fold(line.name)):
                short[abbreviated[1], unit] += count
    text = keys.fold(item.line.text)
    for (name, unit), count in (listed | short).items():
        counted = rf"{re.escape(name)}(\d+){re.escape(unit)}"
        told = re.findall(_STANDS_ALONE + counted, text)
        numbers = map(Decimal, re.findall(counted, text))
        is_said = re.search(rf"(?<!\d){count.normalize():f}{re.escape(unit)}", text)  # 其中14台采购
        if told and not is_said and count != sum(numbers):
            title = item.disclosure.procurement.title
            return f"写{name} {told[0]} {unit}，《{title}》列 {count.normalize():f} {unit}"
    return ""


def _sums_of_goods(disclosure: Disclosure) -> set[Decimal]:
    """What the goods of the procurement table can add up to: equipment, furniture, all."""
    costs = [
        (line.catalogue_code, number_of(line.text("total")) or ZERO)
        for line in disclosure.procurement_items
    ]
    return {sum((cost for code, cost in costs if code.startswith(of)), ZERO) for of in _GOODS}


def equipment_projects(disclosure: Disclosure) -> list[str]:
    """The names of the projects that buy equipment."""
    return [one.name for one in disclosure.projects if buys_equipment(one.name)]
