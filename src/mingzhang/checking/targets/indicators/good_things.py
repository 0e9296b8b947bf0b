"""Good things and work that are asked for at most so much: the more of them the better.

What is the less the better stands in `bad_things` and `at_least_so_dear`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import statements
from mingzhang.checking.targets.unwanted import is_bad
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.declared import Endings
from mingzhang.numerals import HUNDRED

_AMOUNTS = ("people", "visits", "times", "things", "area", "length", "bulk")
_HALF = Decimal(50)
_WARM = Decimal(20)

_LASTS = re.compile(
    r"(?:使用|服务|设计|运行)(?:年限|寿命)$|质保期限?$|(?:发挥作用|持续使用)(?:的?时间|期限|年限)$"
)
_REDUCED = re.compile(
    r"(?:发生)?(?:率|数|起数|次数|人数|件数)?(?:同比)?(?:下降|降低|减少)(?:率|比例|幅度)$"
)

_IMPROVED = re.compile(
    r"(?:提升|提高|增长|增加|增强|上升)(?:率|比例|比率|幅度|程度|百分比)?$|增幅$|增速$"
)
_SAVED = re.compile(r"(?:下降|降低|减少)(?:率|比例|比率|幅度|百分比)$")
_BROUGHT = re.compile(r"^(?:可|预计)?(?:新增|带动|拉动|实现|增加|促进|撬动)")
_OF_OTHERS = re.compile(r"带动|拉动|撬动|引进|吸引")
"""Whose investment is gained; the investment of the project itself has a ceiling."""


_PAID = re.compile(r"奖|补[贴助].*(?:面积|数额|吨数|重量)$|每[^,。;]{1,4}补[贴助]")
"""What is paid for can have a ceiling: 补贴供热面积, 每户补贴台数."""

_TAIL = 6
"""What a rate is of stands in so many characters before 率."""

_NO_RESULTS = ("成本", "经济成本", "服务对象满意度")
_SHARE = re.compile(r"(?:的?(?:占比|比例|比率|比重|百分比))$")


@over("P311", indicators)
def satisfaction_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """满意度 ≤95% would be met by nobody being content."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most:
        return
    name = one.bare
    if "不满意" in name or "投诉" in name:
        return
    if "满意" in one.its.level2 or name.endswith(words_of("direction", "satisfaction")):
        yield one.flaw(f"的指标值“{target.text}”方向写反了，满意度应当不低于某个数")


@cache
def _worked_off() -> re.Pattern[str]:
    """办结案件数: the more the better, though cases as such are to be kept down."""
    done = one_of("direction", "worked_off").pattern
    papers, ends = "案件|文件|报告|案", "数量|数|次数|件数"
    return re.compile(rf"(?:{done})[^不未超]{{0,6}}(?:{papers})?(?:{ends})$")


@over("P313", indicators)
def good_share_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """完成率 ≤100% asks for nothing."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most or "满意" in one.its.level2:
        return
    name = one.bare
    if one_of("direction", "kept_low").search(name):
        return
    is_good = _is_good_rate(name) or _falls(name)
    can_be_low = name.endswith(words_of("direction", "by_stages")) or _is_kept_so_low(one)
    is_a_stage = can_be_low and Decimal(target.value) < _HALF
    if is_good and not is_a_stage and measures.measure_of(target) == "percent":
        yield one.flaw(f"是越高越好的指标，指标值“{target.text}”方向写反了")


def _is_kept_so_low(one: IndicatorOf) -> bool:
    """Whether the description says the same ceiling: 回访率不超过 30% can be of who comes again."""
    its = Decimal(one.its.target.value)
    said = re.findall(
        rf"(?:{one_of('limit', 'at_most').pattern})(\d+(?:\.\d+)?)%", one.folded["description"]
    )
    return its in map(Decimal, said)


def _is_good_rate(name: str) -> bool:
    """电子化率, and not 非电子化率."""
    rate = _good_rates().of(name)
    turned = words_of("direction", "turned_bad")
    return bool(rate) and not name.removesuffix(rate).endswith(turned)


@cache
def _good_rates() -> Endings:
    return Endings(words_of("direction", "good_rate"))


def _falls(name: str) -> bool:
    """案件发案数下降率: that bad things become fewer is good."""
    match = _REDUCED.search(name)
    before = name[: match.start()] if match else ""
    return bool(one_of("direction", "bad", "案", "火灾").search(before))


@over("P319", indicators)
def share_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """采用率 ≤80%: whatever it is the rate of, so high a rate is seldom a ceiling."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most or one.level2 in _NO_RESULTS:
        return
    name = one.bare
    if measures.measure_of(target) == "percent" and (what := _betters(one, name)):
        yield one.flaw(
            f"说的是{what}了多少，指标值“{target.text}”写成了“不高于”，一点没有做到也算完成"
        )
        return
    if measures.measure_of(target) != "percent" or not _HALF <= Decimal(target.value) <= HUNDRED:
        return
    if name.endswith(words_of("direction", "good_rate")) or not _wants_more(one, name):
        return
    if not is_bad(name):
        yield one.flaw(f"的指标值“{target.text}”写成了“不高于”，这样高的比率通常是下限")


def _betters(one: IndicatorOf, name: str) -> str:
    """提高 of 办事效率提升率, 降低 of 能耗下降率: the more of it the better; "" for others."""
    is_held_back = one_of("direction", "held_back").search(name) or one_of(
        "direction", "is_held_back"
    ).search(one.folded["description"])
    if (is_held_back and not _SAVED.search(name)) or Decimal(one.its.target.value) <= 0:
        return ""
    if (match := _IMPROVED.search(name)) and name[: match.start()].endswith(
        words_of("direction", "improved")
    ):
        return "提高"
    if (match := _SAVED.search(name)) and name[: match.start()].endswith(
        words_of("direction", "saved_on")
    ):
        return "降低"
    return ""


def _wants_more(one: IndicatorOf, name: str) -> bool:
    """采用率, 干部参与比例, and under 质量 系统完善性."""
    if share := _SHARE.search(name):
        before = name[: share.start()]
        good = bool(one_of("name", "rate_of").search(before))
        return good and not one_of("direction", "ceiling").search(before)
    is_degree = one.level2 == "质量" and name.endswith(words_of("name", "degree"))
    ends_well = name.endswith("率") or is_degree
    tail = name[-_TAIL:].replace("有效率", "")
    return ends_well and not one_of("direction", "ceiling").search(tail)


def _is_kept_warm(one: IndicatorOf, name: str) -> bool:
    """取暖室内温度 ≤18℃: who heats promises so much at least, unless energy is to be saved."""
    said = f"{name},{one.folded['description']}"
    is_degrees = "degrees" in counting.classes(one.its.target.unit) or "温度" in name
    if not is_degrees or "温" not in said or Decimal(one.its.target.value) >= _WARM:
        return False
    heated = one_of("direction", "heated").search(f"{said},{keys.fold(one.project.name)}")
    return bool(heated) and not one_of("direction", "kept_cool").search(said)


@over("P327", indicators)
def lasts_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """使用年限 ≤5年: met by what breaks at once."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most or is_cost(one):
        return
    name = one.bare
    if _is_kept_warm(one, name):
        yield one.flaw(f"说的是取暖，指标值“{target.text}”写成了“不超过”，不取暖也算完成")
        return
    if one.level2 == "时效" or one_of("direction", "lent").search(name + one.its.description):
        return
    if measures.measure_of(target) == "time" and _LASTS.search(name):
        yield one.flaw(f"越长越好，指标值“{target.text}”写成了“不超过”")


@over("P316", indicators)
def saving_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """成本节约率 ≤10%: met by saving nothing."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most:
        return
    if one.bare.endswith(words_of("direction", "saved")):
        yield one.flaw(f"说的是节约，指标值“{target.text}”写成了“不高于”，一分不节约也算完成")


@over("P317", indicators)
def work_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """培训人数 <21 人: met by training nobody."""
    is_work = _is_at_most(one) and _is_work(one)
    if (is_work or _brings_money(one)) and not _is_ceiling(one):
        said = (
            f"是做了多少、惠及多少，指标值“{one.its.target.text}”写成了“不超过”，一件不做也算完成"
        )
        yield one.flaw(said)


@over("P340", indicators)
def number_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """总户数 ≤18749 户: may be a ceiling, which the row does not say."""
    if _is_at_most(one) and not _is_work(one):
        yield one.flaw(f"的指标值“{one.its.target.text}”写成了“不超过”，没有说明是控制数")


def _is_ceiling(one: IndicatorOf) -> bool:
    """Whether the words of the project say that it is kept within that: 控制在 38 吨以下."""
    most = counted_out(one.its.target)
    unit, _ = counter_of(one.its.target.unit)
    return any(
        said.is_at_most and said.unit == unit and said.number == most
        for text in (*one.project.objectives, one.project.purpose)
        for said in statements(text)
    )


def _is_work(one: IndicatorOf) -> bool:
    """Whether the name tells what the project does, and no prize or payment of some."""
    name = one.folded["level3"]
    does = one_of("direction", "work").search(name) or _is_brought_about(one)
    return bool(does) and not _PAID.search(name)


def _is_brought_about(one: IndicatorOf) -> bool:
    """带动就业人数 among the benefits: the more the better."""
    name = one.folded["level3"]
    return "效益" in one.level2 and bool(one_of("direction", "brought_about").search(name))


def _brings_money(one: IndicatorOf) -> bool:
    """新增产值 ≤500万元 among the benefits."""
    target, name = one.its.target, one.bare
    if target.kind != "number" or not target.is_at_most or "效益" not in one.level2:
        return False
    is_money = measures.measure_of(target) == "money" and "/" not in target.unit
    is_money = is_money and Decimal(target.value) > 0
    gained = name.endswith(words_of("direction", "money_brought"))
    gained |= name.endswith(words_of("direction", "invested")) and bool(_OF_OTHERS.search(name))
    is_good = bool(_BROUGHT.match(name)) and gained
    described = one.folded["description"]
    is_no_gain = one_of("direction", "held_back").search(name) or any(
        one_of("direction", "no_gain").search(text) for text in (name, described)
    )
    is_held_back = is_no_gain or one_of("direction", "is_held_back").search(described)
    return is_money and is_good and not is_held_back


def _is_at_most(one: IndicatorOf) -> bool:
    """Whether a quantity that is not to be kept down has only an upper bound."""
    target = one.its.target
    if target.kind != "number" or not target.is_at_most:
        return False
    if one.level2 != "数量" and not _is_brought_about(one):
        return False
    if measures.measure_of(target) not in _AMOUNTS or Decimal(target.value) <= 0:
        return False  # ≤0 户: that there are none
    name = one.folded["level3"].replace("饮用水", "")
    if measures.of_name(one.its.level3) == "rate" or "/" in target.unit:
        return False
    is_kept_down = one_of("direction", "kept_down").search(name) or one_of(
        "direction", "limited"
    ).search(one.folded["description"])
    return not is_kept_down or bool(_worked_off().search(one.bare))
