"""Whether the unit of a target can measure what its name says (`what_is_measured`).

People for money, money for people, a percentage for a count, and 元 where the name says 万元.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.measures import Measure
from mingzhang.checking.targets.what_is_measured import is_bad_rate, said_to_measure
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.kept import once_each
from mingzhang.numerals import HUNDRED

_MISFITS: dict[str, frozenset[Measure]] = {
    "rate": frozenset(
        {"money", "people", "visits", "times", "time", "things", "area", "length", "bulk", "graded"}
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

_NO_LOWER_SHARE = Decimal(50)
"""In per cent: a smaller number under 时效 is one of days or hours with a wrong unit."""

_WARMEST = Decimal(50)
"""In degrees, of any room."""

_NO_MONEY = re.compile(r"社会成本|(?:环境|生态|时间)成本|用地|占地")
"""Costs that are counted in harm done, in time, in land."""

_OBJECTS = re.compile(r"[所栋座台辆套间本册篇株棵]")
"""Counters of things that are neither people nor times; 个 and 户 may be."""

_HEADS = re.compile(r"人数$|人员数量$")
_VOLUME = re.compile(r"(?:[污用供取排来蓄]水|土方|淤|垃圾)量$")
_DAYS = re.compile(r"(?:天|月|小时)数$|(?<!到)年限$|年数$|使用寿命$")
_LIMIT = re.compile(r"(?:时限|时长|响应时间|修复时间|的时间)$")
_HOUSEHOLDS = re.compile(r"(?<![用客])户数$")
_OF_WATER = "透明度"
"""A degree that is a length as well: how deep one sees."""

_TALLIED = frozenset({"people", "visits", "times", "things", "money", "area", "length", "bulk"})
"""What no degree is told in."""


def is_rate_of_another_kind(one: IndicatorOf) -> bool:
    """复本率 ≤3 册: a rate that is none of the known shares can have a unit of its own."""
    name = one.bare
    if said_to_measure(one) != "rate" or "满意" in one.level2 + name:
        return False
    known = one_of("name", "rate_of").search(name) or name.endswith(
        words_of("direction", "good_rate")
    )
    return not known and not is_bad_rate(one)


@once_each
def misfits(one: IndicatorOf) -> bool:
    """Whether the target's unit cannot measure what the name says."""
    said, measure = said_to_measure(one), one.measure
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
    unit = one.unit
    counts_heads = said == "people" and _HEADS.search(one.bare)
    if counts_heads and (measure == "times" or unit in words_of("name", "no_heads")):
        return True
    return bool(_OBJECTS.fullmatch(unit)) or (said == "times" and unit == "处")


def _is_measured_in_another_unit(one: IndicatorOf) -> bool:
    """面积 in 处, 产量 in 亩, 补助标准 in 个; 发放时间 1 次/月 is how often."""
    if one.measure == "times" and ("/" in one.its.target.unit or _is_told_in_times(one)):
        return False
    thing = thing_measured(one)
    return bool(thing and thing.is_measured and not counting.fits(thing, one.its.target.unit))


def _is_told_in_times(one: IndicatorOf) -> bool:
    """市场价格, described as 价格异常波动次数."""
    return measures.of_name(one.its.description.rstrip("。")) == "times"


def thing_measured(one: IndicatorOf) -> counting.Thing | None:
    """身高 of 学生身高增长, too, where nobody would count the growth otherwise."""
    name = one.bare
    if thing := counting.thing_in(name):
        return thing
    grown = one_of("name", "change").sub("", name)
    return counting.thing_in(grown) if counting.is_size(one.its.target.unit) else None


def _is_a_tally_of_a_degree(one: IndicatorOf, measure: Measure) -> bool:
    """免疫密度 ≥90头, 检查及时性 12次: a degree is told in per cent; 稳定性 can be 0 起."""
    target = one.its.target
    is_known = measure in _TALLIED and counting.classes(target.unit)
    if not is_known or "/" in target.unit or "满意" in one.level2:
        return False
    if one.bare.endswith(words_of("name", "degree_in_per_cent")):
        return not (measure == "length" and one.bare.endswith(_OF_WATER))
    is_some = not target.is_at_most and target.value.strip("0.")
    return bool(is_some) and one.bare.endswith(words_of("name", "manner"))


def _is_in_another_unit(one: IndicatorOf, measure: Measure) -> bool:
    """户数 in 人, 人口 in 户, 污水量 in 平方米, 天数 in %: what one word of the name rules out."""
    name = one.bare
    unit = one.unit
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
            is_short = one.level2 == "时效" and Decimal(one.its.target.value) < _NO_LOWER_SHARE
            return bool(_DAYS.search(name) or (is_short and _LIMIT.search(name)))
        case _:
            return "degrees" in counting.classes(unit) and not _is_a_temperature(one)


def _is_a_temperature(one: IndicatorOf) -> bool:
    """取暖达标率 ≥18℃, described as 室内温度, is what is to be reached; no room has 98℃."""
    said = keys.fold(one.its.level3 + one.its.description)
    is_warm = Decimal(one.its.target.value) <= _WARMEST
    return said_to_measure(one) != "rate" or ("温" in said and is_warm)


def _are_things(one: IndicatorOf) -> bool:
    """供应食堂数量 in 人, and 采购数量 in 人 where the description says 设备采购数量."""
    texts = one.bare, one.folded["description"]
    if one.measure == "length" and _done_to_rooms().search(texts[0]):
        return True
    things = next(filter(None, map(counting.thing_in, texts)), None)
    return bool(things and not counting.fits(things, one.its.target.unit))


@cache
def _done_to_rooms() -> re.Pattern[str]:
    """校舍维修, 会议室装修."""
    rooms, done = one_of("name", "rooms").pattern, one_of("name", "done_to_rooms").pattern
    return re.compile(f"(?:{rooms})(?:{done})$")


def _excused(one: IndicatorOf, said: str, measure: Measure) -> bool:
    """What looks like a misfit and is none."""
    name = one.bare
    per = "/" in one.its.target.unit
    match said:
        case "rate":
            is_score = measure == "graded" and not _is_marked_for_a_share(one)
            return per or is_score or (measure == "time" and "使用" in name)
        case "people":
            is_share = "比" in name or "覆盖" in name or _is_a_change(one)
            return measure == "percent" and is_share
        case "count" | "times":
            of_time = measure == "time" and any(word in name for word in "时天月年日")
            return of_time or (measure == "percent" and _is_a_change(one))
        case "length" | "area":
            return per or bool(one_of("name", "change").search(name))
        case "money":
            is_other = (
                not is_cost(one)
                or "工" in one.its.target.unit
                or bool(_NO_MONEY.search(name))
                or not counting.classes(one.its.target.unit)
            )
            is_share = measure == "percent" and Decimal(one.its.target.value) <= HUNDRED
            return is_other or is_share or (measure == "time" and not per)
        case _:
            return False


def _is_a_change(one: IndicatorOf) -> bool:
    """游客人次增长, or described as 游客人次比上年增长."""
    is_told = any(word in one.folded["description"] for word in words_of("name", "growth"))
    return is_told or bool(one_of("name", "change").search(one.bare))


def _is_marked_for_a_share(one: IndicatorOf) -> bool:
    """设备完好率 ≥98分; how content people are may be told in marks."""
    name = one.bare
    is_share = name.endswith(
        (*words_of("direction", "good_rate"), *words_of("name", "at_most_all"))
    )
    is_asked = "满意" in one.level2 + name or "满意" in one.its.description
    return is_share and not is_asked and one.unit == "分"


def scale_differs(one: IndicatorOf) -> bool:
    """Whether name and target give two units of money: 补助标准（万元） and 0.1 元."""
    named = measures.unit_in_name(one.its.level3)
    if named not in UNITS or one.its.target.kind != "number":
        return False
    unit = one.unit.split("/")[0]
    unit = {"万": "万元"}.get(unit, unit)
    return unit in UNITS and named != unit


def differ(named: Measure, printed: Measure) -> bool:
    """Whether two units measure different things; 17 人 for （个） is only a way of counting.

    Money behind （月） or （人） is money for each of them.
    """
    if named == printed or not named or (printed == "money" and named != "percent"):
        return False
    if {named, printed} == {"people", "visits"}:
        return False
    return not (named == "things" and printed in _COUNTED_ALIKE)
