"""Whether the target's unit fits what the name and the description say is measured.

People for money, money for people, a percentage for a count, and 元 where the name says
万元. The name decides; what a description says of a share is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    indicators,
    once_each,
    open_projects,
)
from mingzhang.checking.targets.measures import NAMES, Measure
from mingzhang.checking.targets.money.costs import is_cost
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.disclosure import Disclosure, Indicator, Project
from mingzhang.numerals import WAN
from mingzhang.reading.projects.targets import parse_target

_MISFITS: dict[str, frozenset[Measure]] = {
    "rate": frozenset(
        {"money", "people", "visits", "times", "time", "things", "area", "length", "bulk"}
    ),
    "people": frozenset({"age", "money", "percent", "time", "area", "length", "bulk"}),
    "times": frozenset({"age", "money", "percent", "people", "area", "length", "bulk"}),
    "count": frozenset({"age", "money", "percent", "time"}),
    "time": frozenset({"money", "people", "length", "bulk"}),
    "money": frozenset(
        {"age", "people", "time", "percent", "times", "visits", "area", "length", "bulk", "things"}
    ),
    "quality": frozenset({"length", "area", "things"}),
    "length": frozenset({"money", "people", "visits", "times", "time", "area", "percent", "bulk"}),
    "area": frozenset({"money", "people", "visits", "times", "time", "percent", "bulk", "length"}),
}
"""For what a name measures, the units that cannot be right."""

_OTHER_THINGS = {("people", "things"), ("people", "times"), ("times", "things")}
_COUNTED_ALIKE = frozenset({"people", "visits", "things", "times"})
_MOST = Decimal(100)
_MOST_BEYOND = Decimal(150)
"""A plan is seldom overfulfilled by more than half."""

_HALF = Decimal(50)
_MOST_OF_ANY = Decimal(300)
"""What a ratio of two things can come to: a standard by another one, this year by the last."""

_SPENT = re.compile(r"(?:所需|发生|产生|支出)的?(?:费用|经费|资金|成本)。?$")
_NO_MONEY = re.compile(r"社会成本|(?:环境|生态|时间)成本|用地|占地")
"""Costs that are counted in harm done, in time, in land."""

_OBJECTS = re.compile(r"[所栋座台辆套间本册篇株棵]")
"""Counters of things that are neither people nor times; 个 and 户 may be."""

_HEADS = re.compile(r"人数$|人员数量$")
_VOLUME = re.compile(r"(?:[污用供取排来蓄]水|土方|淤|垃圾)量$")
_DAYS = re.compile(r"(?:天|月|小时)数$|(?<!到)年限$|年数$|使用寿命$")
_LIMIT = re.compile(r"(?:时限|时长|响应时间|修复时间|的时间)$")
_TOLD_BY_ITS_BASE = re.compile(r"[每/](?:[十百千万亿]|\d)")
_HOUSEHOLDS = re.compile(r"(?<![用客])户数$")
_DEGREE = re.compile(
    r"(?:免疫密度|接种密度|满意度|知晓度|认可度|完整度|准确度|清晰度|饱和度|透明度|便利度|舒适度|完成度|达标度|信任度|契合度|规范度)$"
)
_QUALITY = re.compile(r"(?:及时|准确|完整|规范|稳定|有效|合理|科学|完善|便利)性$")
_TALLIED = frozenset({"people", "visits", "times", "things", "money", "area", "length", "bulk"})
"""What no degree is told in."""


@over("P301", indicators)
def unit_does_not_fit(one: IndicatorOf) -> Iterator[Flaw]:
    """The unit measures something else than the name says."""
    target = one.its.target
    measure = measures.measure_of(target)
    if not measure or scale_differs(one):
        return
    in_name = measures.unit_in_name(one.its.level3)
    if "‰" in target.unit and _is_good(one):
        yield one.flaw(f"的指标值“{target.text}”是千分数，这样的比率按百分数计", "target", "level3")
    if in_name and differ(measures.of_unit(in_name), measure):
        yield one.flaw(f"的名称里单位是“{in_name}”，指标值却是“{target.text}”", "target", "level3")
    elif in_name and measures.of_unit(in_name) == measure:
        return
    elif misfits(one) and not is_rate_of_another_kind(one):
        said = NAMES.get(_said(one)) or _thing(one)
        yield one.flaw(
            f"说的是{said}，指标值“{target.text}”却是{NAMES[measure]}",
            "target",
            "level3",
        )


def _thing(one: IndicatorOf) -> str:
    """What is measured, where the name has no measure of its own."""
    thing = counting.thing_in(_bare(one))
    return thing.kind.says if thing else _bare(one)


def _is_good(one: IndicatorOf) -> bool:
    """合格率 and 满意度: shares of which nearly all is wanted."""
    name = _bare(one)
    return "满意" in one.level2 + name or name.endswith(words_of("direction", "good_rate"))


def is_rate_of_another_kind(one: IndicatorOf) -> bool:
    """复本率 ≤3 册: a rate that is none of the known shares can have a unit of its own."""
    name = _bare(one)
    if _said(one) != "rate" or "满意" in one.level2 + name:
        return False
    known = one_of("name", "rate_of").search(name) or name.endswith(
        words_of("direction", "good_rate")
    )
    return not known and not _is_bad_rate(one)


@once_each
def _said(one: IndicatorOf) -> str:
    """What the name says; 群众满意情况 under 满意度 is a share too, and 退役军人 are people."""
    said = measures.of_name(one.its.level3)
    if said:
        return said
    if ("满意" in one.level2 and re.search(r"(?<!不)满意", one.its.level3)) or _is_bad_rate(one):
        return "rate"
    if one.level2 == "成本" and _SPENT.search(keys.fold(one.its.description)):
        return "money"
    if one.level2 == "质量" and _bare(one).endswith("质量") and _is_some(one):
        return "quality"
    if one.level2 == "数量" and measures.bare_name(one.its.level3).endswith("数"):
        return "count" if counting.thing_in(measures.bare_name(one.its.level3)) else ""
    return "people" if _are_persons(one) else ""


def _is_some(one: IndicatorOf) -> bool:
    """Whether there are to be so many of something; not 0 起, and not 3 类 of water."""
    target = one.its.target
    is_number = target.kind == "number" and target.op != "<=" and target.value.strip("0.")
    of_a_kind = counting.classes(target.unit) and counting.bare_unit(target.unit) != "类"
    return bool(is_number and of_a_kind) and "/" not in target.unit


def _is_bad_rate(one: IndicatorOf) -> bool:
    """故障率 in anything but a share; none at all (0 起) is said in any unit.

    每百万人次投诉的件数 is how the rate is counted.
    """
    name = measures.bare_name(one.its.level3)
    is_bad = name.endswith(words_of("name", "bad_rate")) and bool(one.its.target.value.strip("0."))
    return is_bad and not _TOLD_BY_ITS_BASE.search(keys.fold(one.its.description) + name)


def _are_persons(one: IndicatorOf) -> bool:
    """符合条件的退役军人 in an amount of money that the description does not speak of."""
    return (
        one.level2 == "数量"
        and measures.measure_of(one.its.target) == "money"
        and measures.bare_name(one.its.level3).endswith(words_of("name", "persons"))
        and not one_of("name", "paid").search(keys.fold(one.its.description))
    )


@once_each
def misfits(one: IndicatorOf) -> bool:
    """Whether the target's unit cannot measure what the name says."""
    said, measure = _said(one), measures.measure_of(one.its.target)
    if _is_measured_in_another_unit(one) or _is_in_another_unit(one, measure):
        return True
    if _is_a_tally_of_a_degree(one, measure):
        return True
    if (said, measure) in _OTHER_THINGS:
        return _is_of_other_things(one, said, measure)
    if said in ("count", "") and measure in ("people", "length"):
        return one.level2 == "数量" and _are_things(one)
    return measure in _MISFITS.get(said, ()) and not _excused(one, said, measure)


def _is_of_other_things(one: IndicatorOf, said: str, measure: Measure) -> bool:
    """人数 in 处 or in 次, 次数 in 栋."""
    unit = keys.fold(one.its.target.unit)
    counts_heads = said == "people" and _HEADS.search(measures.bare_name(one.its.level3))
    if counts_heads and (measure == "times" or unit in words_of("name", "no_heads")):
        return True
    return bool(_OBJECTS.fullmatch(unit)) or (said == "times" and unit == "处")


def _is_measured_in_another_unit(one: IndicatorOf) -> bool:
    """面积 in 处, 产量 in 亩, 补助标准 in 个; 发放时间 1 次/月 is how often."""
    if "/" in one.its.target.unit and measures.measure_of(one.its.target) == "times":
        return False
    thing = counting.thing_in(measures.bare_name(one.its.level3))
    return bool(thing and thing.is_measured and not counting.fits(thing, one.its.target.unit))


def _is_a_tally_of_a_degree(one: IndicatorOf, measure: Measure) -> bool:
    """免疫密度 ≥90头, 检查及时性 12次: a degree is told in per cent; 稳定性 can be 0 起."""
    target = one.its.target
    is_known = measure in _TALLIED and counting.classes(target.unit)
    if not is_known or "/" in target.unit or "满意" in one.level2:
        return False
    if _DEGREE.search(_bare(one)):
        return True
    is_some = target.op not in ("<=", "<") and target.value.strip("0.")
    return bool(is_some) and bool(_QUALITY.search(_bare(one)))


def _is_in_another_unit(one: IndicatorOf, measure: Measure) -> bool:
    """户数 in 人, 人口 in 户, 污水量 in 平方米, 天数 in %: what one word of the name rules out."""
    name = measures.bare_name(one.its.level3)
    unit = keys.fold(one.its.target.unit)
    if "/" in unit:
        return False
    match measure:
        case "people":
            return bool(_HOUSEHOLDS.search(name))
        case "things":
            return name.endswith("人口") and unit.lstrip("万") == "户"
        case "area" | "length":
            return bool(_VOLUME.search(name))
        case "percent":
            is_short = one.level2 == "时效" and Decimal(one.its.target.value) < _HALF
            return bool(_DAYS.search(name) or (is_short and _LIMIT.search(name)))
        case _:
            return "degrees" in counting.classes(unit) and not _is_a_temperature(one)


def _is_a_temperature(one: IndicatorOf) -> bool:
    """取暖达标率 ≥18℃, described as 室内温度, is what is to be reached; no room has 98℃."""
    said = keys.fold(one.its.level3 + one.its.description)
    is_warm = Decimal(one.its.target.value) <= _HALF
    return _said(one) != "rate" or ("温" in said and is_warm)


def _are_things(one: IndicatorOf) -> bool:
    """供应食堂数量 in 人, and 采购数量 in 人 where the description says 设备采购数量."""
    texts = measures.bare_name(one.its.level3), keys.fold(one.its.description)
    if measures.measure_of(one.its.target) == "length" and _done_to_rooms().search(texts[0]):
        return True
    things = next(filter(None, map(counting.thing_in, texts)), None)
    return bool(things and not counting.fits(things, one.its.target.unit))


@cache
def _done_to_rooms() -> re.Pattern[str]:
    """校舍维修, 会议室装修."""
    rooms, done = one_of("name", "rooms").pattern, one_of("name", "done_to_rooms").pattern
    return re.compile(f"(?:{rooms})(?:{done})$")


def differ(named: Measure, printed: Measure) -> bool:
    """Whether two units measure different things; 17 人 for （个） is only a way of counting.

    Money behind （月） or （人） is money for each of them.
    """
    if named == printed or not named or (printed == "money" and named != "percent"):
        return False
    if {named, printed} == {"people", "visits"}:
        return False
    return not (named == "things" and printed in _COUNTED_ALIKE)


def _excused(one: IndicatorOf, said: str, measure: Measure) -> bool:
    """What looks like a misfit and is none."""
    name = measures.bare_name(one.its.level3)
    per = "/" in one.its.target.unit
    match said:
        case "rate":
            return per or (measure == "time" and "使用" in name)
        case "people":
            share = "比" in name or "覆盖" in name or one_of("name", "change").search(name)
            return measure == "percent" and bool(share)
        case "count" | "times":
            of_time = measure == "time" and any(word in name for word in "时天月年日")
            is_growth = measure == "percent" and bool(one_of("name", "change").search(name))
            return of_time or is_growth
        case "length" | "area":
            return per or bool(one_of("name", "change").search(name))
        case "money":
            is_other = (
                not is_cost(one)
                or "工" in one.its.target.unit
                or bool(_NO_MONEY.search(name))
                or not counting.classes(one.its.target.unit)
            )
            is_share = measure == "percent" and Decimal(one.its.target.value) <= _MOST
            return is_other or is_share or (measure == "time" and not per)
        case _:
            return False


_OF_ALL = re.compile("占.{1,12}(?:百分比|比例|比重)$")


_SO_LARGE = re.compile(r"占.{0,12}(?:\d%|[一二三四五六七八九]成|半数|一半|[多大]半)")
"""少儿读物占六成以上 says what is among those counted, and 占全部的 8% how many they are."""


@over("P303", indicators)
def share_is_described(one: IndicatorOf) -> Iterator[Flaw]:
    """甲占乙的比例 in the description, 人 or 个 in the target."""
    measure = measures.measure_of(one.its.target)
    if measure in ("time", "area", "length", "bulk"):
        described = keys.fold(one.its.description).rstrip("。")
        is_rate = measures.of_name(described) == "rate" and not measures.of_name(one.its.level3)
        if not (is_rate or _OF_ALL.search(described)) or "/" in one.its.target.unit:
            return
    elif measure not in ("people", "visits", "things"):
        return
    if measures.of_name(one.its.level3) in ("rate", "times"):
        return
    description = one_of("name", "not_a_share").sub("", keys.fold(one.its.description))
    is_share = "占" in description and measures.is_share(description)
    if measure == "time" or (is_share and not _SO_LARGE.search(description)):
        yield one.flaw(
            f"的描述说的是比率，指标值“{one.its.target.text}”却是{NAMES[measure]}",
            "target",
            "description",
        )


@over("P208", indicators)
def money_unit_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """（万元） in the name, 元 in the target: one of them is wrong, or both must say the same."""
    if scale_differs(one):
        in_name = measures.unit_in_name(one.its.level3)
        yield one.flaw(
            f"的名称里单位是“{in_name}”，指标值却写“{one.its.target.text}”", "target", "level3"
        )


def scale_differs(one: IndicatorOf) -> bool:
    """Whether name and target give two units of money: 补助标准（万元） and 0.1 元."""
    named = measures.unit_in_name(one.its.level3)
    if named not in UNITS or one.its.target.kind != "number":
        return False
    unit = keys.fold(one.its.target.unit).split("/")[0]
    unit = {"万": "万元"}.get(unit, unit)
    return unit in UNITS and named != unit


def states_more_than_all(disclosure: Disclosure, name: str, percent: Decimal | str) -> bool:
    """Whether words that give a share such a value pass what it can come to."""
    target = parse_target(f"≥{percent}%")
    made = Indicator("", "", name, "", target, "")
    return any(share_above_100_percent(IndicatorOf(disclosure, Project(0, ""), made)))


@over("P302", indicators)
def share_above_100_percent(one: IndicatorOf) -> Iterator[Flaw]:
    """A share of a whole cannot pass 100%; often an amount was written with %."""
    target = one.its.target
    if beyond := _range_beyond(one):
        yield one.flaw(f"的指标值“{target.text}”超过 100%，最高只能是 {beyond}")
    if measures.measure_of(target) != "percent" or "‰" in target.unit or "点" in target.unit:
        return
    value = Decimal(target.value)
    if value < _MOST or (value == _MOST and target.op != ">"):
        return
    name = keys.fold(one.its.level3)
    is_rate = _said(one) == "rate" or one.its.level1 == "满意度指标" or _is_part_of_a_whole(one)
    most = _most(one)
    above = target.op == ">" and most == _MOST  # more than all
    if (value <= most and not (above and value == most)) or not is_rate:
        return
    if one_of("name", "beyond_100").search(name):
        return
    budget = one.project.budget
    meant = ""
    if budget and budget.replace(".", "").isdigit() and Decimal(budget) == value:
        meant = f"；预算数正是 {budget} {one.project.money_unit}，像是把金额写成了百分数"
    yield one.flaw(f"的指标值“{target.text}”超过 100%{meant}")


_RANGE = re.compile(r"(\d+(?:\.\d+)?)%?[-—~～至到](\d+(?:\.\d+)?)%")


def _range_beyond(one: IndicatorOf) -> str:
    """100% where 45%~160% is printed of a share; "" where no range passes it."""
    if one.its.target.kind != "words" or "%" not in one.its.target.text.replace("％", "%"):
        return ""
    match = _RANGE.fullmatch(keys.fold(one.its.target.text).lstrip("≥≤=<>"))
    is_share = _is_part_of_a_whole(one) or (_said(one) == "rate" and _most(one) == _MOST)
    passes = match and Decimal(match[1]) < _MOST < Decimal(match[2])
    return "100%" if passes and is_share else ""


def _is_part_of_a_whole(one: IndicatorOf) -> bool:
    """湿度, and what is described as 甲占乙的比例: no more than all, unless a plan is all."""
    said = keys.fold(one.its.description)
    is_share = "占" in said and measures.is_share(said)
    is_share = is_share and not one_of("name", "of_a_plan").search(said)
    return _HUMIDITY.search(one.its.level3) is not None or is_share


_HUMIDITY = re.compile("湿度")


@over("P219", open_projects)
def at_least_all(item: ProjectOf) -> Iterator[Flaw]:
    """覆盖率 ≥100%: a share of a whole is all of it or less, so the sign says nothing."""
    found = [
        (one, f"的指标值“{one.its.target.text}”不会超过 100%，不需要“≥”")
        for one in item.indicators
        if one.its.target.op == ">="
        and measures.measure_of(one.its.target) == "percent"
        and Decimal(one.its.target.value) == _MOST
        and (_said(one) == "rate" or one.its.level1 == "满意度指标")
        and (_most(one) == _MOST or "以上" in one.its.target.text)
        and not one_of("name", "beyond_100").search(keys.fold(one.its.level3))
    ]
    yield from item.flaws(found)


def _most(one: IndicatorOf) -> Decimal:
    """What the share can come to: all, somewhat more than planned, or a ratio of two things."""
    name = _bare(one)
    if _is_part_of_a_whole(one):
        return _MOST
    if one_of("name", "of_all_there_is").search(name):
        return _MOST
    if name.endswith(words_of("name", "beyond_100_a_little")):
        return _MOST_BEYOND
    is_rate = name.endswith("率") and not one_of("name", "ratio_of_two").search(name)
    is_part = (
        "满意" in one.its.level1 + name
        or name.endswith(("占比", "比重"))
        or name.endswith(words_of("direction", "good_rate"))
        or one_of("name", "rate_of").search(name)
        or name.endswith(words_of("name", "at_most_all"))
        or _is_bad_rate(one)
    )
    return _MOST if is_part else _MOST_BEYOND if is_rate else _MOST_OF_ANY


def _bare(one: IndicatorOf) -> str:
    return measures.bare_name(one.its.level3)


@over("P304", open_projects)
def cost_as_a_share(item: ProjectOf) -> Iterator[Flaw]:
    """活动经费 ≤95%: money in per cent, where neither name nor description speaks of a share."""
    found = [
        (one, f"说的是金额，指标值“{one.its.target.text}”却是百分数")
        for one in item.indicators
        if is_cost(one)
        and measures.measure_of(one.its.target) == "percent"
        and Decimal(one.its.target.value) <= _MOST
        and measures.of_name(one.its.level3) == "money"
        and not _is_share_of_money(one)
    ]
    yield from item.flaws(found)


def _is_share_of_money(one: IndicatorOf) -> bool:
    """节约 5%, or 控制在预算的 95%; nobody keeps to 2.98% or 89.68% of it."""
    said = keys.fold(one.its.level3 + one.its.description)
    value = Decimal(one.its.target.value)
    of_each = one_of("cost", "each").search(keys.fold(one.its.level3))
    of_the_budget = value >= _HALF and value * 10 == int(value * 10) and not of_each
    return bool(one_of("name", "share_of_money").search(said)) or (
        of_the_budget and bool(one_of("name", "share_of_budget").search(said))
    )


_TWO_COUNTERS = re.compile("[名人次场个家户件台辆处期批份座栋间所张本册篇株棵头只套盏艘架块]{2}")
_LONGEST_UNIT = 12
_OF_ONE_KIND = frozenset({"money", "time", "length", "area", "weight"})
"""Of these no two make a unit together: 天个月, 元万元."""

_PIECES_AND = re.compile(r"[万千百]?(个[人次台件份名处])")
"""6万个人 of sacks; of 先进个人 it is the word."""

_HALF_A_UNIT = {"平方": "平方米", "万平方": "万平方米"}


@over("P222", indicators)
def wan_is_counted_twice(one: IndicatorOf) -> Iterator[Flaw]:
    """20000 万人次: the number has been written out, and the unit has 万 still."""
    target = one.its.target
    if target.kind != "number" or measures.measure_of(target) == "money":
        return
    unit = keys.fold(target.unit)
    if unit.startswith("万") and len(unit) > 1 and Decimal(target.value) >= WAN:
        yield one.flaw(f"的指标值“{target.text}”数已经上万，单位又是“{unit}”，像是多写了“万”")


@over("P223", indicators)
def unit_is_not_whole(one: IndicatorOf) -> Iterator[Flaw]:
    """2860 平方, 4 次场, 3 公理."""
    target = one.its.target
    if target.kind != "number":
        return
    unit = keys.fold(target.unit)
    if wrong := _wrong_unit(unit):
        yield one.flaw(f"的指标值“{target.text}”{wrong}")
    elif (match := _PIECES_AND.fullmatch(unit)) and _counts_things(one, match[1]):
        yield one.flaw(f"的指标值“{target.text}”写了两个单位“{match[1]}”")


def _counts_things(one: IndicatorOf, unit: str) -> bool:
    """Whether pieces are counted: 20个人 of 选手 is right, and so is 先进个人."""
    name = one.folded["level3"]
    if unit in name or unit != "个人":
        return unit not in name
    thing = counting.thing_in(_bare(one))
    if thing is None:
        return bool(one_of("name", "of_things").search(name))
    return not thing.kind.says.startswith("人")


@lru_cache(maxsize=1024)
def _wrong_unit(unit: str) -> str:
    """What is wrong with a unit; remembered, as most targets are in the same few."""
    if whole := _HALF_A_UNIT.get(unit):
        return f"的单位不全，应写“{whole}”"
    is_known = bool(counting.classes(unit))
    if not is_known and _is_of_two(unit):
        return f"写了两个单位“{unit}”"
    if not is_known and counting.classes(unit.removesuffix("数")):
        return f"的“{unit}”不是单位，应写“{unit.removesuffix('数')}”"
    meant = counting.sounding_like(unit)
    return f"的单位“{unit}”像是“{meant}”的误写" if meant else ""


def _is_of_two(unit: str) -> bool:
    """Whether a unit is two counters; one that is doubled (30 人人) is P207's."""
    if _TWO_COUNTERS.fullmatch(unit):
        return unit[0] != unit[1]
    return (
        len(unit) <= _LONGEST_UNIT
        and "/" not in unit
        and any(
            _are_two(unit[:at], unit[at:])
            for at in range(1, len(unit))
            if not unit[:at].endswith(unit[at:])
        )
    )


def _are_two(first: str, second: str) -> bool:
    """‰%, 人次万, 天个月, 元%: a share with another unit, 万 behind one, or two of one kind.

    床日, 车公里 and 元月 are products, and known as such.
    """
    ours, theirs = counting.classes(first), counting.classes(second)
    if second in counting.lists().multiples and ours:
        return not counting.classes(first + second)
    if not ours or not theirs:
        return False
    is_share = "share" in ours | theirs
    return is_share or bool(ours & theirs & _OF_ONE_KIND)
