"""Faults of several indicators of a project: costs, how often and how many, rows printed twice."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, Text
from benchmarks.planted.targets.indicators import (
    COUNTED,
    Change,
    Place,
    Rows,
    again,
    fault,
    projects,
    rows,
    value_of,
    with_target,
)
from mingzhang.disclosure import Indicator, Project


def _same(place: Place, _: Random) -> Indicator | None:
    return place.indicator if place.indicator.target.kind == "number" else None


def _other_value(place: Place, _: Random) -> Indicator | None:
    value, target = value_of(place.indicator), place.indicator.target
    if value is None or value < 20 or "成本" in place.indicator.level2:
        return None
    text = target.text.replace(target.value, f"{int(value) - 7}", 1)
    return with_target(place.indicator, text)


def _budget(project: Project) -> Decimal | None:
    try:
        budget = Decimal(project.budget.replace(",", "") or 0)
    except ArithmeticError:
        return None
    return budget if budget > 2 and project.money_unit in ("", "万元") else None


def _two_costs(first: str, second: str) -> Rows:
    """Two things that the project pays for, each of a share of its budget."""

    def change(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
        budget = _budget(project)
        costs = [one for one in project.indicators if "成本" in one.level2]
        others = [one for one in project.indicators if "经济效益" in one.level2]
        if budget is None or len(costs) != 1 or not others:
            return None
        made = []
        for one, name, share in ((costs[0], "场地费", first), (others[0], "设备租赁费", second)):
            amount = (budget * Decimal(share)).quantize(Decimal("0.01"))
            fields = {"level2": "成本指标", "level3": name, "description": name}
            made.append((one, with_target(one, f"≤{amount}万元", **fields)))
        return tuple(made)

    return change


def _one_cost(share: str, *names: str) -> Change:
    """The only cost is a share of the budget."""

    def change(place: Place, random: Random) -> Indicator | None:
        budget = _budget(place.project)
        costs = [one for one in place.project.indicators if "成本" in one.level2]
        if budget is None or costs != [place.indicator]:
            return None
        amount = (budget * Decimal(share)).quantize(Decimal("0.01"))
        fields = {}
        if names:
            level3 = random.choice(names)
            fields = {"level3": level3, "description": level3}
        return with_target(place.indicator, f"≤{amount}万元", **fields)

    return change


def _part_of_the_cost(place: Place, random: Random) -> Indicator | None:
    """Less than the budget, where the costs of the other projects come to their budgets."""
    others = [
        (_budget(project), [value_of(one) for one in project.indicators if "成本" in one.level2])
        for project in place.others
    ]
    whole = [costs == [budget] for budget, costs in others if budget and len(costs) == 1]
    if len(whole) < 3 or sum(whole) < 0.8 * len(whole):
        return None
    return _one_cost("0.7", "保险费", "印刷费")(place, random)


def _other_unit(place: Place, random: Random) -> Indicator | None:
    """The only cost has the digits of the budget, and another unit or point."""
    budget = _budget(place.project)
    costs = [one for one in place.project.indicators if "成本" in one.level2]
    if budget is None or costs != [place.indicator] or len(str(budget).strip("0").strip(".")) < 4:
        return None
    return with_target(place.indicator, random.choice((f"≤{budget}元", f"≤{budget / 100:f}万元")))


def _rate_for_each(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """So much for each, and so many of them: more than the budget."""
    budget = _budget(project)
    counts = [one for one in project.indicators if "数量" in one.level2]
    costs = [one for one in project.indicators if "成本" in one.level2]
    if budget is None or len(counts) != 1 or len(costs) != 1 or "配套" in project.name:
        return None  # where others pay as well, the standard may come to more
    value, unit = value_of(counts[0]), counts[0].target.unit
    if not value or value < 2 or unit not in COUNTED:
        return None
    each = (budget / value * Decimal("1.6")).quantize(Decimal("0.01"))
    if each < Decimal("0.05"):
        return None
    name = f"每{unit}补助标准"
    wrong = with_target(costs[0], f"{each}万元/{unit}", level3=name, description=name)
    return ((costs[0], wrong),)


def _names_cut(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Names end where their cells were full, and the descriptions tell all."""
    told = (
        "全年组织开展业务骨干培训和现场观摩活动的场次",
        "各乡镇参加业务骨干培训和现场观摩的人员数量",
        "参加业务骨干培训的人员经考核达到要求的比例",
    )
    rows = project.indicators[: len(told)]
    if len(rows) < len(told):
        return None
    return tuple(
        (one, msgspec.structs.replace(one, level3=text[:15], description=text))
        for one, text in zip(rows, told, strict=True)
    )


def _often(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """120 times in the year, and once a month."""
    counts = [one for one in project.indicators if "数量" in one.level2]
    times = [one for one in project.indicators if "时效" in one.level2]
    if not counts or not times:
        return None
    often = with_target(counts[0], "≥120次", level3="活动次数", description="开展活动的次数")
    each = with_target(times[0], "1次/月", level3="活动完成时间", description="开展活动的时间")
    return ((counts[0], often), (times[0], each))


def _described_alike(
    project: Project, random: Random
) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Two shares have one description and different values."""
    shares = [
        one
        for one in project.indicators
        if one.target.unit == "%" and one.description and "满意" not in one.level2
    ]
    for _, one in cells.shuffled(shares, random):
        for other in shares:
            if other.target.value != one.target.value and other.description != one.description:
                wrong = msgspec.structs.replace(one, description=other.description)
                return ((one, wrong),)
    return None


def _in_two_places(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """One benefit stands under two 二级指标."""
    benefits = [one for one in project.indicators if "效益" in one.level2]
    if len(benefits) < 2 or benefits[0].target.kind != "number":
        return None
    one, other = benefits[:2]
    again = with_target(other, one.target.text, level3=one.level3, description=one.description)
    return ((other, again),)


def _of_the_row_above(
    project: Project, _: Random
) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Two shares of two things, the second described like the first."""
    shares = [one for one in project.indicators if "质量" in one.level2 or "数量" in one.level2]
    if len(shares) < 2:
        return None
    first, second = shares[:2]
    told = "反映新栽行道树成活情况"
    tree = with_target(first, "≥95%", level3="行道树成活率", description=told)
    lamp = with_target(second, "≥98%", level3="草坪覆盖率", description=told)
    return ((first, tree), (second, lamp))


def _price_in_wan(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """So much for each household, in 万元 instead of 元."""
    budget = _budget(project)
    counts = [one for one in project.indicators if "数量" in one.level2]
    costs = [one for one in project.indicators if "成本" in one.level2]
    if budget is None or len(counts) != 1 or not costs:
        return None
    households = with_target(counts[0], "360户", level3="补助户数", description="享受补助的户数")
    price = int(budget * 10_000 / 360) or 1
    each = {"level3": "户均补助标准", "description": "每户补助金额"}
    return ((counts[0], households), (costs[0], with_target(costs[0], f"{price}万元/户", **each)))


def _one_person(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """One person, and what that person gets."""
    counts = [one for one in project.indicators if "数量" in one.level2]
    costs = [one for one in project.indicators if "成本" in one.level2]
    if len(counts) != 1 or len(costs) != 1:
        return None
    person = with_target(counts[0], "1人", level3="发放人数", description="领取工资的人数")
    pay = with_target(costs[0], "2.6万元", level3="工资", description="发放工资的金额")
    return ((counts[0], person), (costs[0], pay))


def _half_secret(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    if len(project.indicators) < 3:
        return None
    first = project.indicators[0]
    hidden = {"level3": "涉密", "description": "涉密", "basis": "涉密"}
    return ((first, with_target(first, "涉密", **hidden)),)


def _two_named_alike(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Two quantities whose names differ in a character, both described as the second is."""
    rows = [one for one in project.indicators if "数量" in one.level2 or "质量" in one.level2]
    if len(rows) < 2:
        return None
    told = "反映保安服务人员数量"
    cleaners = with_target(rows[0], "≥24人", level3="保洁人员数量", description=told)
    guards = with_target(
        rows[1], "≥16人", level2=rows[0].level2, level3="保安人员数量", description=told
    )
    return ((rows[0], cleaners), (rows[1], guards))


def _dearer_than_in_words(source: Source, random: Random) -> Planted | None:
    """So much for each, and so many of them: more than the words give to the project."""
    for project in projects(source, random):
        said = re.search(rf"{re.escape(project.name)}(\d+\.\d\d)万元", source.text)
        counts = [one for one in project.indicators if "数量" in one.level2]
        costs = [one for one in project.indicators if "成本" in one.level2]
        if project.budget or said is None or len(counts) != 1 or len(costs) != 1:
            continue
        value, unit = value_of(counts[0]), counts[0].target.unit
        if not value or value < 2 or unit not in COUNTED:
            continue
        each = (Decimal(said[1]) / value * Decimal("1.6")).quantize(Decimal("0.01"))
        name = f"每{unit}补助标准"
        wrong = with_target(costs[0], f"{each}万元/{unit}", level3=name, description=name)
        text = cells.edited(source.text, costs[0], wrong)
        if each > Decimal("0.05") and text:
            return Planted((text,), (project.name,))
    return None


def _kind_of_another(place: Place, _: Random) -> Indicator | None:
    """A 二级指标 stands under a 一级指标 that it does not belong to."""
    if "质量" not in place.indicator.level2:
        return None
    return msgspec.structs.replace(place.indicator, level2="社会效益指标")


FAULTS: tuple[Fault, ...] = (
    Text("P 二级指标名称有错字", "P109", r"(?<=\t)成本指标(?=\t)", ("成木指标", "城本指标")),
    again("同一指标列了两次", "P346", _same),
    again("同一指标有两个指标值", "P341", _other_value),
    rows("各项成本合计大于预算", "P503", _two_costs("0.8", "0.7")),
    rows("两项成本金额相同", "P506 P503", _two_costs("1", "1")),
    fault("成本的单位或小数点错", "P508 P505", _other_unit),
    fault("成本大于预算", "P502", _one_cost("1.9")),
    fault("全部资金小于预算", "P505", _one_cost("0.8", "本年度所需资金", "项目预算控制数")),
    fault("成本只写了一部分", "P507", _part_of_the_cost),
    rows("单价乘数量大于预算", "P504 P532", _rate_for_each),
    rows("几个指标的名称都没有印全", "P333", _names_cut),
    rows("描述照抄上一行", "P353", _of_the_row_above),
    rows("名称差一个字的两个指标，描述相同", "P349 P337 P353", _two_named_alike),
    ByHand("P 单价乘数量大于文字里的金额", "P532", _dearer_than_in_words),
    rows("单价的元写成万元", "P509 P502", _price_in_wan),
    rows("次数与频率对不上", "P343", _often),
    rows("两个指标的描述相同", "P342", _described_alike),
    rows("同一指标列在两个二级指标下", "P348 P346", _in_two_places),
    rows("只有一个人和他的工资", "P713", _one_person),
    rows("涉密项目公开一半", "P701", _half_secret),
    fault("二级指标列在别的一级指标下", "P106", _kind_of_another),
)
