"""评（扣）分标准 against the target: what repeats it repeats it truly, as does 低于 98% 扣分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.fitting import misfits
from mingzhang.checking.targets.indicators.good_things import satisfaction_at_most
from mingzhang.checking.targets.indicators.scales import against, steps
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.statements import timed
from mingzhang.disclosure import Indicator

_REPEATED = re.compile(
    r"(?:(?P<sign>>=|<=|[≥≤=])"
    r"|[\u4e00-\u9fff]*?(?P<bound>(?<![每扣得])(?:=|等于|不少于|不低于|不超过|不高于|不大于|不多于|至少)|))"
    r"(?P<number>-?\d+(?:\.\d+)?)(?P<unit>[^\d,;。、每扣得分以及]{0,6})(?P<behind>及?以上)?"
)
"""≥98%, 发放次数=12次, 不少于3000次, 99%以上; not 每少1次扣1分."""

_TELLING = 3
"""So many scorings of a project that agree show what 低于 and 高于 are said of."""

_TAKEN_OFF = re.compile(
    r"(?:低于|少于|小于|不足|未达到?|高于|多于|大于|超过?|超出)(\d+(?:\.\d+)?)"
    r"([^\d,;。、每扣]{0,6}?)(?:的|时)?,?(?:不得分|(?:酌情)?扣.{0,8})"
)


@over("P209", indicators)
def scoring_names_another_value(one: IndicatorOf) -> Iterator[Flaw]:
    """评（扣）分标准 that repeats the target must repeat it truly."""
    if one.its.scoring and (said := _wrong(one)):
        yield one.flaw(said, "target", "scoring")


def _wrong(one: IndicatorOf) -> str:
    """What is wrong with a scoring; "" where nothing is, or where P311 tells the reason."""
    target, scoring = one.its.target, one.its.scoring
    written = f"的评（扣）分标准写“{scoring}”"
    both = f"{written}，指标值写“{target.text}”"
    if _rewards_the_opposite(one):
        told = f"{both}；本表其他各行写的是达不到指标值而扣分的情形，这一行方向相反"
        return "" if any(satisfaction_at_most(one)) else told
    if said := against(target, tuple(steps(scoring))):
        return f"的评（扣）分标准写{said}；指标值是“{target.text}”"
    if _asks_whether(one):
        return f"{written}，评不出是否做到了指标值“{target.text}”"
    if _takes_off_at_another(one):
        return f"{both}，两处不同；写在这里的应当就是指标值"
    differs = _repeats_another(one)
    return f"的评分标准写“{scoring}”，指标值写“{target.text}”，{differs}" if differs else ""


_WHETHER = re.compile(r"(?:[^\d数]{0,8}是否[^\d数足]*|(?:优:)?是(?:[/;]|.*否).{0,4})")
_PERSONS = ("people", "visits")


def _asks_whether(one: IndicatorOf) -> bool:
    """是否受到保护 of 1.6 万人: how many of them is asked; of one man it may be 是否."""
    is_many = one.measure in _PERSONS and Decimal(one.its.target.value) > 1
    return is_many and bool(_WHETHER.fullmatch(one.folded["scoring"]))


def _repeats_another(one: IndicatorOf) -> str:
    """How a scoring that only repeats the target differs from it; "" where it does not."""
    target = one.its.target
    match = _REPEATED.fullmatch(one.folded["scoring"])
    if not match or target.kind != "number":
        return ""
    if not (match["sign"] or match["bound"] or match["behind"]):
        return ""
    said = timed(Decimal(match["number"]), match["unit"])
    asked = timed(Decimal(target.value), one.unit)
    is_other = bool(match["unit"] and target.unit) and said != asked  # 24小时 and 1天 are one
    if is_other and _is_in_another_unit(match["unit"], target.unit):
        return "单位不同" if said[0] == asked[0] and not misfits(one) else ""
    sign = {"≥": ">=", "≤": "<="}.get(match["sign"] or "", match["sign"])
    is_other_way = sign is not None and sign != (target.op or "=")
    return "两处不同" if said[0] != asked[0] or is_other_way else ""


def _is_in_another_unit(unit: str, target: str) -> bool:
    """万元 and 元, 批次 and 人次; 件 and 项 may be one, and 元 may be 元/亩."""
    if unit.partition("/")[0] == keys.fold(target).partition("/")[0] and "/" in unit + target:
        return "/" in unit and "/" in target and unit != keys.fold(target)
    of_one = measures.of_unit(unit) == measures.of_unit(target)
    if of_one and measures.of_unit(unit) == "money":
        return unit != keys.fold(target)
    return not of_one or counting.unlike(unit, target)


def _takes_off_at_another(one: IndicatorOf) -> bool:
    """低于98%扣分 for ≥95%, where the other scorings of the table name their targets."""
    if _agrees(one.its) is not False or misfits(one):
        return False
    if _is_a_nought_off(one.its):
        return True
    others = [
        agreed
        for other in one.project.indicators
        if other is not one.its and (agreed := _agrees(other)) is not None
    ]
    is_bounded = one.its.target.is_at_least or one.its.target.is_at_most
    if is_bounded and "扣" in one.its.scoring and True in others and False not in others:
        return True
    return others.count(True) >= max(_TELLING, others.count(False))


def _is_a_nought_off(its: Indicator) -> bool:
    """低于 100% 扣分 for 10%: what is asked for lacks a nought."""
    match = _TAKEN_OFF.fullmatch(keys.fold(its.scoring))
    if match is None or match[2] != keys.fold(its.target.unit):
        return False
    return Decimal(match[1]) == 10 * Decimal(its.target.value)


def _agrees(its: Indicator) -> bool | None:
    """Whether the number at which points are taken off is the target; None where there is none."""
    match = _TAKEN_OFF.fullmatch(keys.fold(its.scoring))
    if not match or its.target.kind != "number":
        return None
    unit = keys.without_brackets(match[2])  # 台(套) is read as 台
    targets = keys.without_brackets(keys.fold(its.target.unit)).split("/")[0]
    same_unit = (
        not unit or not targets or unit in keys.fold(its.target.unit) or targets.endswith(unit)
    )
    if {unit, targets} <= measures.MONEY.keys():
        same_unit = unit == targets
    return Decimal(match[1]) == Decimal(its.target.value) and same_unit


def _rewards_the_opposite(one: IndicatorOf) -> bool:
    """≥2年 with 高于 2 年, where the other scorings tell when points are taken off: 低于 2 次."""
    if not one.its.scoring:
        return False
    mine = _counter_direction(one.its)
    others = [
        with_sign
        for other in one.project.indicators
        if other is not one.its and (with_sign := _counter_direction(other)) is not None
    ]
    return mine is False and len(others) >= _TELLING and all(others)


def _counter_direction(its: Indicator) -> bool | None:
    """Whether a scoring's 低于 or 高于 goes against the target's sign; None where it has none."""
    match = re.match(r"(低于|少于|小于)|(高于|多于|大于|超过)", keys.fold(its.scoring))
    if not match or not (its.target.is_at_least or its.target.is_at_most):
        return None
    return bool(match[1]) == its.target.is_at_least
