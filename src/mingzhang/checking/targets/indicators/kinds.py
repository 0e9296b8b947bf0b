"""Whether an indicator stands under the level-2 kind that it belongs to.

What its target measures and what its name says last (`ruled_out`) decide: money is no quantity of
work and no point in time, a head count is no cost. What can be argued about (counts of good work
under 质量) is left alone, or no more than a hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.due_times import is_a_time
from mingzhang.checking.targets.heads import is_of_a_gain
from mingzhang.checking.targets.indicators.ruled_out import head_of_name, is_ruled_out
from mingzhang.checking.targets.indicators.satisfaction import is_of_satisfaction
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.wordlists import one_of, words, words_of

_HOW_MANY = re.compile(r"(?:数量|个数|种类|总数|(?<![指系倍分级基函参常])数)$")
_OF_EACH = re.compile(r"[人户日月年场次平]均|每[百千万]?[\u4e00-\u9fff]")
_COMPLETED = re.compile(r"完成(?:时间|时限|期限|日期|时效)$")
_THE_YEAR_ROUND = frozenset(map(Decimal, (12, 24, 52, 365)))
_NUMBERS = ("数量", "成本", "经济成本")
_AMOUNTS = ("people", "visits", "things", "times")
_NO_ECONOMY = re.compile("(?:项目|补助|专项|财政)?(?:资金|经费)|[各多]种|种类|农村")
"""Words of any description, in which a word of the economy is a part."""

_NAMES_PERSONS = re.compile(r"人|员|数|户|者")


@over("P321", indicators)
def kind_does_not_fit(one: IndicatorOf) -> Iterator[Flaw]:
    """Money under 时效, money spent under 数量 or 质量, people or deeds under 成本."""
    if wrong := _wrong_kind(one):
        message, role = wrong
        yield one.flaw(message, "target", role)


_Wrong: TypeAlias = tuple[str, str] | None
"""What is wrong, and the cell to look at beside the target."""


def _wrong_kind(one: IndicatorOf) -> _Wrong:
    if is_a_time(one):
        said = f"列为{one.level2}指标，说的却是时间“{keys.tidy(one.its.target.text)}”"
        return f"{said}，应当列为时效指标", "level2"
    if one.level2 == "时效" and _is_a_grade(one):
        return f"说的是时间，指标值“{keys.tidy(one.its.target.text)}”却是好坏", "level3"
    if one.level2 == "经济效益" and _has_no_economy(one):
        return "列为经济效益指标，说的却不是经济方面的事", "level3"
    if one.its.target.kind != "number":
        return None
    judged = _JUDGED.get(one.level2)
    measure = measures.measure_of(one.its.target, one.its.level3)
    said = one.folded["level3"] + one.folded["description"]
    return (judged(one, measure, said) if judged else None) or _by_its_head(one, measure)


def _by_its_head(one: IndicatorOf, measure: str) -> _Wrong:
    """合格率 under 数量: a share that the kind rules out, whatever it is of.

    What 时效 rules out may be told with a time (P326); what is a cost, by other words; what is
    asked, with whether they are content (P351).
    """
    head = head_of_name(one)
    if head is None or measure != "percent" or one.level2 not in head.never:
        return None
    if (
        head.measure not in ("rate", "")
        or one.level2 in ("时效", "成本")
        or is_of_satisfaction(one)
    ):
        return None
    said = f"列为{one.level2}指标，说的却是{head.says}“{one.its.target.text}”"
    return f"{said}，应当列为{head.belongs}指标", "level2"


def _as_time(one: IndicatorOf, measure: str, said: str) -> _Wrong:
    text = one.its.target.text
    if measure == "money":
        return f"列为时效指标，指标值“{text}”却是金额", "level2"
    if measure == "people" and _is_of_time(one, said):
        return f"说的是时间，指标值“{text}”却是人数", "level3"
    if measure in ("area", "length", "bulk") and not one_of("kinds", "about_time").search(said):
        return f"列为时效指标，说的却是做了多少“{text}”，没有说到时间", "level2"
    is_counted = measures.of_name(one.its.level3) in ("count", "people", "times")
    if measure in _AMOUNTS and is_counted and not _recurs(one) and not _about_time(one):
        return f"列为时效指标，说的却是做了多少“{text}”，没有说到时间", "level2"
    if _is_amount_by_a_time(one, measure):
        return f"说的是完成时间，指标值“{text}”却是做了多少", "level3"
    return None


def _as_quantity(one: IndicatorOf, measure: str, said: str) -> _Wrong:
    text = one.its.target.text
    if measure == "money" and _is_spending(said):
        return f"列为数量指标，说的却是花费“{text}”，应当列为成本指标", "level2"
    if measure == "money" and not one_of("kinds", "about_money").search(said):
        return f"说的不是钱，指标值“{text}”却是金额", "level3"
    return None


def _as_quality(one: IndicatorOf, measure: str, said: str) -> _Wrong:
    text = one.its.target.text
    name = one.bare
    is_money = measures.of_name(name) == "money" and not _is_earned(said)
    is_spent = is_money or name.endswith(words_of("kinds", "paid_each")) or _is_spending(said)
    if measure == "money" and is_spent:
        return f"列为质量指标，说的却是花费“{text}”，应当列为成本指标", "level2"
    if measure == "money" and _is_degree(one.its.level3):
        return f"说的是好坏，指标值“{text}”却是金额", "level3"
    is_none = not one.its.target.value.strip("0.")  # 漏管 0 人
    is_of_each = _OF_EACH.search(one.bare)
    if one.its.target.is_at_most or is_of_each or _came_off(one):
        return None  # kept down, or so many of each, which tells how good it is
    if measure == "people" and not is_none and _says_nothing_of_quality(one.its.level3):
        return f"列为质量指标，说的却是人数“{text}”，没有说到质量", "level2"
    is_done = _is_amount_of_work(one, measure, said) or _is_so_much_done(one, measure, said)
    if is_done or _is_a_count(one, measure, said):
        return f"列为质量指标，说的却是做了多少“{text}”，没有说到质量", "level2"
    return None


def _as_cost(one: IndicatorOf, measure: str, said: str) -> _Wrong:
    target = one.its.target
    if is_of_a_gain(one.bare):
        return f"列为成本指标，说的却是收获“{target.text}”，应当列为经济效益指标", "level2"
    if one_of("kinds", "cost_words").search(said):
        return None
    counted = measure in ("people", "visits", "times", "things", "bulk")
    is_time = measure == "time" and measures.of_name(one.its.level3) == "time"
    if (counted or is_time) and "/" not in target.unit:
        return f"列为成本指标，说的却是数量“{target.text}”，没有说到成本", "level2"
    is_rate = measures.of_name(one.its.level3) == "rate"
    is_rate = is_rate and not one_of("kinds", "cost_of_a_rate").search(said)
    if measure == "percent" and (is_ruled_out(one) or is_rate):
        return f"列为成本指标，说的却是工作成效“{target.text}”，没有说到成本", "level2"
    return None


def _as_benefit(one: IndicatorOf, measure: str, said: str) -> _Wrong:
    name = one.bare
    is_price = one.its.target.is_at_most and name.endswith(words_of("kinds", "paid_each"))
    if measure == "money" and one.level2 != "经济效益" and _is_of_no_money(one):
        return f"说的不是钱，指标值“{one.its.target.text}”却是金额", "level3"
    is_outlay = name.endswith(words_of("kinds", "outlay")) and one.level2 != "经济效益"
    is_relief = not is_price and one_of("kinds", "relieved").search(said)
    if measure == "money" and (is_price or is_outlay) and not is_relief:
        return f"列为效益指标，说的却是花费“{one.its.target.text}”，应当列为成本指标", "level2"
    return None


_PAID_IN_TIME = re.compile(
    r"(?:及时|按时|足额|按期)[^,。;]{0,8}(?:拨付|发放|支付|到位)[^,。;]{0,30}"
    r"|[^,。;]{0,16}(?:拨付|发放|支付)(?:及时|到位)"
)
"""及时拨付办公经费: how the money comes, and not how much of it there is."""


def _is_of_no_money(one: IndicatorOf) -> bool:
    """保障正常运转 ≥100 万元: an aim that neither name nor description measures in money."""
    name = one.bare
    is_aim = name.startswith(words_of("writing", "aims")) or "持续" in name or "长期" in name
    if one_of("kinds", "got").search(name):
        return False
    told = _PAID_IN_TIME.sub("", one.folded["description"])
    return is_aim and not one_of("kinds", "about_money").search(f"{name},{told}")


def _is_a_grade(one: IndicatorOf) -> bool:
    """完成时间: 优秀."""
    is_time = measures.of_name(one.its.level3) == "time"
    return is_time and one.folded["target"] in words().kinds["grades"]


_JUDGED: dict[str, Callable[[IndicatorOf, str, str], _Wrong]] = {
    "时效": _as_time,
    "数量": _as_quantity,
    "质量": _as_quality,
    "成本": _as_cost,
    "经济效益": _as_benefit,
    "社会效益": _as_benefit,
    "生态效益": _as_benefit,
    "可持续影响": _as_benefit,
}


def _recurs(one: IndicatorOf) -> bool:
    """发放次数, 巡检次数 12次: how many times says when, once a month."""
    if one_of("kinds", "recurring").search(one.its.level3):
        return True
    is_times = one.measure == "times"
    return is_times and Decimal(one.its.target.value) in _THE_YEAR_ROUND


def _about_time(one: IndicatorOf) -> bool:
    """Whether its words or its unit say when; 培训期数 says how many."""
    told = keys.fold(one.its.level3 + one.its.description)
    told = one_of("kinds", "counted_in").sub("", told) + one.its.target.unit.partition("/")[2]
    return bool(one_of("kinds", "about_time").search(told))


def _is_of_time(one: IndicatorOf, said: str) -> bool:
    """及时劝返情况 ≤1人: nothing in it counts people, not even those who come too late."""
    is_counted = _NAMES_PERSONS.search(one.its.level3) or one_of("kinds", "late").search(said)
    is_about_time = one_of("kinds", "about_time").search(said)
    return bool(is_about_time) and not is_counted and "/" not in one.its.target.unit


def _is_degree(name: str) -> bool:
    return measures.bare_name(name).endswith(words_of("name", "degree"))


def _is_amount_by_a_time(one: IndicatorOf, measure: str) -> bool:
    """培训完成时间 ≥2 期/半年: a time at which something is completed is no number of things."""
    is_completed = _COMPLETED.search(one.bare)
    if not is_completed:
        return False
    return measure == "percent" or (measure in _AMOUNTS and one.its.target.is_at_least)


def _says_nothing_of_quality(name: str) -> bool:
    """培训人数, and 文件质量 in 人, which is none of its measures."""
    is_head_count = measures.of_name(name) == "people" or bool(_HOW_MANY.search(name))
    return (is_head_count or _is_degree(name)) and not has_merit(name)


def has_merit(said: str) -> bool:
    """Whether words say how good it is: 获奖, 合格; 就业意向 and 优惠 do not."""
    return bool(one_of("kinds", "merit").search(one_of("kinds", "no_merit").sub("", said)))


def _is_amount_of_work(one: IndicatorOf, measure: str, said: str) -> bool:
    """≥60000 人次, ≥3000 次: visits are no quality; times are one of faults and of prizes."""
    is_rate = one.bare.endswith("率")  # 病床周转率 is in 次
    if not one.its.target.is_at_least or "/" in one.its.target.unit or is_rate:
        return False
    is_result = has_merit(said) or one_of("direction", "bad").search(said)
    return measure in ("visits", "times") and not is_result


def _is_a_count(one: IndicatorOf, measure: str, said: str) -> bool:
    """村卫生室数量 300所: how many there are, and nothing of what is good in them."""
    name = one.bare
    said_of = measures.of_name(name)
    return (
        (
            (measure == "things" and (_HOW_MANY.search(name) or said_of == "count"))
            or (measure in ("area", "length") and said_of == measure)
        )
        and "/" not in one.its.target.unit
        and bool(one.its.target.value.strip("0."))
        and not has_merit(said)
        and not one_of("direction", "bad").search(said)
    )


def _is_so_much_done(one: IndicatorOf, measure: str, said: str) -> bool:
    """签订协议 ≥300户, 发放手册 ≥2万册: a name that says what is done, and how many of it."""
    target = one.its.target
    is_counted = measure in ("things", "visits") and bool(counting.classes(target.unit))
    return (
        is_counted
        and (target.is_at_least or not target.op)
        and "/" not in target.unit
        and Decimal(target.value) > 1
        and measures.of_name(one.its.level3) == ""
        and one.bare.startswith(words_of("kinds", "done_so_many"))
        and not has_merit(said)
        and not one_of("direction", "bad").search(said)
    )


def _came_off(one: IndicatorOf) -> bool:
    """排查隐患整改 30处, 采购设备验收 5台: behind what is done stands what came of it."""
    name = one.bare[2:]
    return bool(one_of("kinds", "came_off").search(name)) or name.endswith("安全")


def _has_no_economy(one: IndicatorOf) -> bool:
    """Whether a name has to do with no economy, and its description puts none into it."""
    if not is_not_economic(one.bare):
        return False
    told = _NO_ECONOMY.sub("", one.folded["description"])
    return not one_of("kinds", "economic").search(told)


@lru_cache(maxsize=8192)
def is_not_economic(bare: str) -> bool:
    """群众安全感提升: what no economy is spoken of in."""
    end = (
        f"(?:{one_of('kinds', 'not_economic').pattern})(?:{one_of('kinds', 'bettered').pattern})*$"
    )
    return bool(re.search(end, bare)) and not one_of("kinds", "economic").search(bare)


def _is_spending(said: str) -> bool:
    return bool(one_of("kinds", "spending").search(said)) and not _is_earned(said)


def _is_earned(said: str) -> bool:
    return bool(one_of("kinds", "earned").search(said))
