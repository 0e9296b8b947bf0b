"""What a description says in figures, against the target: limits, times, quantities.

不低于 90% in the description and ≥95% in the target cannot both be meant. What is a limit on
something else (响应 and 修复), for each of many, or of only some of them is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.adding_up import comes_to
from mingzhang.checking.targets.in_figures import LIMITED, as_printed, in_figures, limits_in_figures
from mingzhang.checking.targets.indicators.time_told_twice import told_otherwise
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import (
    counts,
    grammar,
    in_one_unit,
    is_span,
    statements,
    timed,
)
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import COUNT

_OPS = {">=": 1, ">": 1, "<=": -1, "<": -1}
_DAYS = ("天", "日", "工作日", "个工作日")
_CLOCK = ("分钟", "小时", "天", "日")
_TWICE = 2
"""Working days and days may be meant; with so many times as many it is another limit."""

_ANY_FIGURE = re.compile(rf"\d|{COUNT}")
_WITHIN = re.compile(rf"(?<![不超过于达到\d.])(\d+(?:\.\d+)?)({LIMITED})(?:以内|之内|内)")
_DONE_WITHIN = re.compile(
    r"(?<![不超过于达到\d.第每\-—~至])(\d+)(个工作日|工作日|天|日|小时|分钟)"
    r"(?=[\u4e00-\u9fff]{0,4}(?:完毕|办结|办完|审结|作出))"
)
"""10 个工作日审核完毕."""

_ABOVE = re.compile(r"(?<![不超过于达到\d.\-—~至])(\d+(?:\.\d+)?)%(?:及|或)?以上$")
"""Where it ends the description: 覆盖率 80%以上的村 is of villages."""

_ANY_SHARE = re.compile(r"[,。;、]([^,。;、\d]+率)\d+(?:\.\d+)?%(?:及|或)?以上$")

_COUNTED = ("people", "visits", "things", "times", "area", "length", "bulk")
_OF_SOME = r"各\d|[半逐][天日周旬月年]|×|占(?!地)|均约?\d|约\d|\d[\u4e00-\u9fff]中|[高宽厚深径]\d"
"""A figure for each of those listed, a factor, what it is a share of."""

_OF_EACH = re.compile(r"每|均|单价|单次|/")

_PLAIN_WORDS = re.compile(r"[\d内以之完成时间限期小工作日天个月年分钟后前到的率数量及在于后]")
"""What stands in every clause about time."""

_STEPS = tuple(map(re.compile, ("赶到|到达|到场|抵达|赶赴", "响应", "[回答]复|反馈")))
_OF_A_CASE = re.compile(r"满溢|溢出|遇[到有]?|特殊|突发|紧急")
"""桶满溢 2 小时内清运: not what is done every day."""

_WHAT = re.compile(r"[^,。;:、()]*$")
_AT_THE_LATEST = re.compile("最[长多迟晚高]$")
_TOLD_IN = 2


class _Limit(msgspec.Struct, frozen=True):
    """不超过 2 天."""

    words: str
    number: str
    unit: str

    @property
    def figure(self) -> str:
        """2天."""
        return f"{self.number}{self.unit}"

    def __str__(self) -> str:
        return f"{self.words} {self.figure}"


def _of_others() -> re.Pattern[str]:
    """A limit that tells what counts, what costs marks, what was before, what others pay."""
    share = r"(?:中央|[省市县区]级?)(?:财政)?(?:补助|补贴|承担|负担|配套|奖补)"
    return one_of("name", "of_others", share)


@over("P332", indicators)
def description_states_another_limit(one: IndicatorOf) -> Iterator[Flaw]:
    """不低于 90% in the description and ≥95% in the target."""
    if told := told_otherwise(one):
        message, role = told
        yield one.flaw(message, "target", role)
        return
    target = one.its.target
    if target.kind != "number" or not _ANY_FIGURE.search(one.folded["description"]):
        return
    if _of_others().search(one.its.description):
        return
    if differs := _another_time(one) or _another_limit(one):
        yield one.flaw(differs, "target", "description")


def _another_time(one: IndicatorOf) -> str:
    """What is wrong with a time that the description tells in another unit; "" where nothing is."""
    unit = one.unit
    if unit not in grammar().minutes:
        return ""
    return _as_many_of_another_unit(one, unit) or _longer_by_the_clock(one, unit)


def _as_many_of_another_unit(one: IndicatorOf, unit: str) -> str:
    """20个工作日 in the description, where the target is 20 小时."""
    number = Decimal(one.its.target.value)
    for said in statements(one.folded["description"]):
        is_time = said.unit in grammar().minutes and not said.each and said.number == number
        if is_time and in_one_unit(said) != timed(number, unit):
            if {said.unit, unit} <= {*_DAYS}:
                return ""
            return f"的描述说 {said.printed}，指标值却是“{one.its.target.text}”，单位不同"
    return ""


def _longer_by_the_clock(one: IndicatorOf, unit: str) -> str:
    """30分钟内, where the target is ≤2小时."""
    target = one.its.target
    description = limits_in_figures(one.folded["description"])
    limits = [*_limits_in(description)] if unit in _CLOCK and target.op != ">=" else []
    if len(limits) != 1 or limits[0].unit not in _CLOCK or limits[0].unit == unit:
        return ""
    said = limits[0]
    is_limit = said.words == "不超过" and _is_within(one, description, said.figure)
    differs = timed(Decimal(said.number), said.unit) != timed(Decimal(target.value), unit)
    return f"的描述说{said}，指标值却是“{target.text}”" if is_limit and differs else ""


def _another_limit(one: IndicatorOf) -> str:
    """What is wrong with the one limit that the description sets; "" where nothing is."""
    target = one.its.target
    printed = _value(target.value, target.unit)
    limits = {
        limit
        for limit in _limits_in(limits_in_figures(one.folded["description"]))
        if _same_unit(limit.unit, _unit_of(one)) and _is_of(one, limit)
    }
    if len(limits) != 1 or _says_it_too(one) or comes_to(one.folded["description"], printed):
        return ""
    (limit,) = limits
    said = _value(limit.number, limit.unit)
    is_in_days = one.unit != limit.unit and limit.unit in _DAYS
    if is_in_days and not _far_apart(said, printed):
        said = printed
    if said != printed and _is_for_each(one):
        return ""
    both = _sign(limit.words) * _OPS.get(target.op, 0)
    differs = both >= 0 if said != printed else both < 0
    return f"的描述说{limit}，指标值却是“{target.text}”" if differs else ""


def _is_for_each(one: IndicatorOf) -> bool:
    """人均不超过 550 元 where the target is of all."""
    its = one.its
    return bool(_OF_EACH.search(its.description)) and not (
        _OF_EACH.search(its.level3 + its.target.unit) or "标准" in its.level3
    )


def _is_of(one: IndicatorOf, limit: _Limit) -> bool:
    """Whether the words before a limit name what the indicator does, or nothing else."""
    description = limits_in_figures(one.folded["description"])
    at = description.find(f"{limit.words}{limit.figure}")
    if at < 0:
        if _names_another_share(one, description):
            return False
        is_at_end = limit.unit == "%" and _ABOVE.search(description)
        return _is_within(one, description, description if is_at_end else limit.figure)
    what = _WHAT.search(_AT_THE_LATEST.sub("", description[:at])) if at > 0 else None
    if what is None or len(what[0]) < _TOLD_IN:
        return True
    name = one.folded["level3"]
    return any(what[0][at : at + _TOLD_IN] in name for at in range(len(what[0]) - 1))


def _names_another_share(one: IndicatorOf, description: str) -> bool:
    """Whether what is behind the last comma is of another share: 合格率, 优良率70%以上."""
    what = _ANY_SHARE.search(description)
    name = one.folded["level3"]
    return what is not None and what[1] not in name


def _is_within(one: IndicatorOf, description: str, limit: str) -> bool:
    """Whether 4小时内 is said of what the indicator does: 修复 and not 响应."""
    parts = (limit,) if limit == description else re.split(r"[,。;、]", description)
    clause = next((part for part in parts if limit in part), "")
    name = one.folded["level3"]
    if _is_another_step(clause, name):
        return False
    about = set(_PLAIN_WORDS.sub("", clause)) & set(_PLAIN_WORDS.sub("", name))
    return bool(about) or not _PLAIN_WORDS.sub("", clause)


def _is_another_step(clause: str, name: str) -> bool:
    """30分钟内赶到并开始处置 of 处置时限, 桶满溢2小时内清运 of 清运时限."""
    others = (*_STEPS, _OF_A_CASE)
    return any(step.search(clause) and not step.search(name) for step in others)


def _unit_of(one: IndicatorOf) -> str:
    """The target's unit; 元/台 is 元 where the description is of each."""
    unit = one.its.target.unit
    return unit.split("/")[0] if "每" in one.its.description else unit


def _far_apart(left: Decimal, right: Decimal) -> bool:
    return left > _TWICE * right or right > _TWICE * left


@cache
def _limits() -> re.Pattern[str]:
    words = "|".join(one_of("limit", name).pattern for name in ("at_least", "at_most", "reach"))
    return re.compile(rf"({words})(\d+(?:\.\d+)?)({LIMITED})")


def _says_it_too(one: IndicatorOf) -> bool:
    """Whether one of several limits is the target: 2 小时内到场、24 小时内更换."""
    every = [*_limits_in(limits_in_figures(one.folded["description"]))]
    printed = _value(one.its.target.value, one.its.target.unit)
    return len(every) > 1 and any(_value(its.number, its.unit) == printed for its in every)


def _limits_in(text: str) -> Iterator[_Limit]:
    """不超过 2 天, 4 小时内, 80% 以上."""
    for match in _limits().finditer(text):
        yield _Limit(match[1], match[2], match[3])
    for match in chain(_WITHIN.finditer(text), _DONE_WITHIN.finditer(text)):
        yield _Limit("不超过", match[1], match[2])
    for match in _ABOVE.finditer(text):
        yield _Limit("不低于", match[1], "%")


def _sign(limit: str) -> int:
    """1 for at least, -1 for at most, 0 for just so much."""
    if one_of("limit", "at_least").fullmatch(limit):
        return 1
    return -1 if one_of("limit", "at_most").fullmatch(limit) else 0


def _same_unit(left: str, right: str) -> bool:
    money = measures.of_unit(left) == "money" or left == "万"
    if money:
        return measures.of_unit(right) == "money" and "/" not in right
    if left in _DAYS:
        return keys.fold(right) in _DAYS
    return keys.fold(left) == keys.fold(right).replace("百分比", "%")


def _value(number: str, unit: str) -> Decimal:
    return measures.in_yuan(number, unit, is_cost=True) or Decimal(number)


@over("P336", indicators)
def description_counts_otherwise(one: IndicatorOf) -> Iterator[Flaw]:
    """全区 62 个节点 in the description and 60 个 in the target."""
    target = one.its.target
    if one.level2 != "数量" or measures.measure_of(target) not in (*_COUNTED, "time"):
        return
    description = one.folded["description"]
    unit, _ = counter_of(target.unit)
    if said_so := _works_out_otherwise(one, unit):
        yield one.flaw(said_so, "target", "description")
        return
    found = [said for said in statements(in_figures(description)) if said.unit == unit]
    numbers = {said.number: said for said in found}
    if (
        len(numbers) != 1
        or one_of("limit", "not_of_all").search(description)
        or any(_limits_in(description))
    ):
        return
    ((number, said),) = numbers.items()
    value = counted_out(target)
    is_right = value in (number, number * len(found)) or comes_to(description, value)
    if not is_right and not one_of("limit", "not_counted", _OF_SOME).search(description):
        told = f"的描述写 {as_printed(said.printed, description)}，指标值却是“{target.text}”"
        yield one.flaw(told, "target", "description")


_ABOUT = re.compile(r"左右|大约|(?<!节)约\d|近\d|上下|不等")


def _works_out_otherwise(one: IndicatorOf, unit: str) -> str:
    """6 所敬老院每所配备 3 名护理员, and 24 人."""
    said = statements(one.folded["description"])
    if len(said) != 2:
        return ""
    place, every = said
    if every.unit != unit or len(every.each) != 1 or is_span(every.each[0]):
        return ""
    if not counts(place, every.each[0]) or every.is_at_most or place.is_of_another_time:
        return ""
    planned, value = place.number * every.number, counted_out(one.its.target)
    is_enough = one.its.target.is_at_least and value <= planned
    is_within = one.its.target.is_at_most or (every.is_at_least and value >= planned)
    is_about = _ABOUT.search(every.sentence)
    if value in (planned, every.number) or is_enough or is_within or is_about:
        return ""
    return (
        f"的描述写“{place.printed}”、每{every.each[0]}“{every.printed}”，共 "
        f"{measures.plain(planned)} {unit}，指标值却是“{one.its.target.text}”"
    )
