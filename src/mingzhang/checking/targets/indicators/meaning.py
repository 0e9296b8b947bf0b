"""Name, description and target against each other: ranges, limits and cut-off names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    among,
    indicators,
)
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import (
    grammar,
    in_one_unit,
    is_counted_over,
    statements,
    timed,
)
from mingzhang.checking.targets.wordlists import one_of

_UNIT = "万元|亿元|万|元|%|人次|人|次|天|日|分钟|小时|个工作日|工作日|个月|月|年|个|场|期|户|件|份"
_OPS = {">=": 1, ">": 1, "<=": -1, "<": -1}
_DAYS = ("天", "日", "工作日", "个工作日")
_TWICE = 2
"""Working days and days may be meant; with so many times as many it is another limit."""

_NUMERAL = re.compile(rf"(?<![第之其一二三四五六七八九十百])([一二两三四五六七八九十])(?={_UNIT})")
_ANY_FIGURE = re.compile("[0-9一二两三四五六七八九十]")
_NUMERALS = {word: str(number) for number, word in enumerate("一二三四五六七八九十", 1)} | {
    "两": "2"
}
_WITHIN = re.compile(rf"(?<![不超过于达到\d.])(\d+(?:\.\d+)?)({_UNIT})(?:以内|之内|内)")
_ABOVE = re.compile(r"(?<![不超过于达到\d.\-—~至])(\d+(?:\.\d+)?)%(?:及|或)?以上$")
"""Where it ends the description: 覆盖率 80%以上的村 is of villages."""

_COUNTED = ("people", "visits", "things", "times", "area", "length", "bulk")
_OF_SOME = r"各\d|[半逐][天日周旬月年]|×|占(?!地)|均约?\d|约\d|\d[\u4e00-\u9fff]中|[高宽厚深径]\d"
"""A figure for each of those listed, a factor, what it is a share of."""

_PERIOD = re.compile(
    r"(?:每|/|·|[按逐](?=[月季周]))(天|日|周(?!期)|月|季度|季(?!节)|年)|(?<!\d)(月|年)(?=标准)"
)
_EXTENTS = "公里|千米|平方米|平米|亩|公顷|立方米|吨"
_EXTENT = re.compile(f"每({_EXTENTS})")
_EXTENT_OF_TARGET = re.compile(f"/({_EXTENTS}|米)")
_OF_EACH = re.compile(r"每|均|单价|单次|/")

_PLAIN_WORDS = re.compile(r"[\d内以之完成时间限期小工作日天个月年分钟后前到的率数量及在于后]")
"""What stands in every clause about time."""

_STEPS = tuple(map(re.compile, ("赶到|到达|到场|抵达|赶赴", "响应", "[回答]复|反馈")))
_OF_A_CASE = re.compile(r"满溢|溢出|遇[到有]?|特殊|突发|紧急")
"""桶满溢 2 小时内清运: not what is done every day."""

_WHAT = re.compile(r"[^,。;:、()]*$")
_TOLD_IN = 2
_EACH_MONTH = re.compile(r"按月|每月|逐月")
_IN_DECEMBER = re.compile(r"[≤≥<>=]*12月")
_SHORTEST_CUT = 13
_SAME_LENGTH = 3
"""So many names that stop at one length show that the length is what cut them."""

_GOES_ON = re.compile(r"[,。、;:)）\-—(（/%]")


def _of_others() -> re.Pattern[str]:
    """A limit that tells what counts, what costs marks, what was before, what others pay."""
    share = r"(?:中央|[省市县区]级?)(?:财政)?(?:补助|补贴|承担|负担|配套|奖补)"
    return one_of("name", "of_others", share)


@over("P332", indicators)
def description_states_another_limit(one: IndicatorOf) -> Iterator[Flaw]:
    """不低于 90% in the description and ≥95% in the target."""
    target = one.its.target
    if target.kind != "number" or not _ANY_FIGURE.search(one.folded["description"]):
        return
    if _of_others().search(one.its.description):
        return
    if span := _in_another_unit(one):
        differs = f"的描述说 {span}，指标值却是“{target.text}”，单位不同"
        yield one.flaw(differs, "target", "description")
        return
    if longer := _in_hours_and_minutes(one):
        differs = f"的描述说{longer}，指标值却是“{one.its.target.text}”"
        yield one.flaw(differs, "target", "description")
        return
    limits = {
        limit
        for limit in _limits_in(_in_figures(keys.fold(one.its.description)))
        if _same_unit(limit[2], _unit_of(one)) and _is_of(one, limit)
    }
    if len(limits) != 1 or _says_it_too(one):
        return
    words, number, unit = limits.pop()
    said, printed = _value(number, unit), _value(target.value, target.unit)
    if keys.fold(target.unit) != unit and unit in _DAYS and not _far_apart(said, printed):
        said = printed
    sign, op = _sign(words), _OPS.get(target.op, 0)
    if said != printed and _is_for_each(one):
        return
    if (said != printed and sign * op >= 0) or (said == printed and sign * op < 0):
        yield one.flaw(
            f"的描述说{words} {number}{unit}，指标值却是“{target.text}”", "target", "description"
        )


def _in_another_unit(one: IndicatorOf) -> str:
    """20个工作日 in the description, where the target is 20 小时; "" where none is so."""
    target = one.its.target
    asked = timed(Decimal(target.value), keys.fold(target.unit))
    if keys.fold(target.unit) not in grammar().minutes:
        return ""
    for said in statements(keys.fold(one.its.description)):
        is_time = said.unit in grammar().minutes and not said.each
        if is_time and said.number == Decimal(target.value) and in_one_unit(said) != asked:
            is_day = {said.unit, keys.fold(target.unit)} <= {*_DAYS}
            return "" if is_day else said.printed
    return ""


_CLOCK = ("分钟", "小时", "天", "日")


def _in_hours_and_minutes(one: IndicatorOf) -> str:
    """30分钟内, where the target is ≤2小时, another time in another unit; else ""."""
    target, unit = one.its.target, keys.fold(one.its.target.unit)
    description = _in_figures(keys.fold(one.its.description))
    limits = [*_limits_in(description)] if unit in _CLOCK and target.op != ">=" else []
    if len(limits) != 1 or limits[0][2] not in _CLOCK or limits[0][2] == unit:
        return ""
    words, number, said_in = limits[0]
    is_limit = words == "不超过" and _is_within(one, description, f"{number}{said_in}")
    said, asked = timed(Decimal(number), said_in), timed(Decimal(target.value), unit)
    return f"不超过 {number}{said_in}" if is_limit and said != asked else ""


def _is_for_each(one: IndicatorOf) -> bool:
    """人均不超过 550 元 where the target is of all."""
    its = one.its
    return bool(_OF_EACH.search(its.description)) and not (
        _OF_EACH.search(its.level3 + its.target.unit) or "标准" in its.level3
    )


def _is_of(one: IndicatorOf, limit: tuple[str, str, str]) -> bool:
    """Whether the words before a limit name what the indicator does, or nothing else."""
    words, number, unit = limit
    description = _in_figures(keys.fold(one.its.description))
    at = description.find(f"{words}{number}{unit}")
    if at < 0:
        is_at_end = unit == "%" and _ABOVE.search(description)
        within = description if is_at_end else f"{number}{unit}"
        return _is_within(one, description, within)
    what = _WHAT.search(description[:at]) if at > 0 else None
    if what is None or len(what[0]) < _TOLD_IN:
        return True
    name = keys.fold(one.its.level3)
    return any(what[0][at : at + _TOLD_IN] in name for at in range(len(what[0]) - 1))


def _is_within(one: IndicatorOf, description: str, limit: str) -> bool:
    """Whether 4小时内 is said of what the indicator does: 修复 and not 响应."""
    parts = (limit,) if limit == description else re.split(r"[,。;、]", description)
    clause = next((part for part in parts if limit in part), "")
    name = keys.fold(one.its.level3)
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


def _in_figures(text: str) -> str:
    """四小时内 as 4小时内."""
    return _NUMERAL.sub(lambda match: _NUMERALS[match[1]], text)


def _far_apart(left: Decimal, right: Decimal) -> bool:
    return left > _TWICE * right or right > _TWICE * left


@cache
def _limits() -> re.Pattern[str]:
    words = "|".join(one_of("limit", name).pattern for name in ("at_least", "at_most", "reach"))
    return re.compile(rf"({words})(\d+(?:\.\d+)?)({_UNIT})")


def _says_it_too(one: IndicatorOf) -> bool:
    """Whether one of several limits is the target: 2 小时内到场、24 小时内更换."""
    every = [*_limits_in(_in_figures(keys.fold(one.its.description)))]
    printed = _value(one.its.target.value, one.its.target.unit)
    return len(every) > 1 and any(_value(number, unit) == printed for _, number, unit in every)


def _limits_in(text: str) -> Iterator[tuple[str, str, str]]:
    """不超过 2 天, 4 小时内: the words, the number and the unit of each limit."""
    for match in _limits().finditer(text):
        yield match[1], match[2], match[3]
    for match in _WITHIN.finditer(text):
        yield "不超过", match[1], match[2]
    for match in _ABOVE.finditer(text):
        yield "不低于", match[1], "%"


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


class Named(msgspec.Struct, frozen=True):
    """A project, with the length at which its document cuts names off."""

    item: ProjectOf
    cut: int
    """0 where no length shows."""


def _named(items: Sequence[ProjectOf]) -> Iterator[Named]:
    goes_on = {_name(one) for item in items for one in item.indicators if _rest(one)}
    lengths = Counter(map(len, goes_on)).most_common(1)
    cut = lengths[0][0] if lengths and lengths[0][1] >= _SAME_LENGTH else 0
    for item in items:
        yield Named(item, cut)


def _name(one: IndicatorOf) -> str:
    return keys.fold(one.its.level3)


def _rest(one: IndicatorOf) -> str:
    """What the description adds to a long name that it begins with."""
    name, description = _name(one), keys.fold(one.its.description)
    if len(name) < _SHORTEST_CUT or not description.startswith(name):
        return ""
    rest = description.removeprefix(name)
    is_open = name.count("(") > name.count(")")
    return rest if is_open or (rest.strip("。.;") and not _GOES_ON.match(rest)) else ""


@over("P336", indicators)
def description_counts_otherwise(one: IndicatorOf) -> Iterator[Flaw]:
    """全区 62 个节点 in the description and 60 个 in the target."""
    target = one.its.target
    if one.level2 != "数量" or measures.measure_of(target) not in (*_COUNTED, "time"):
        return
    description = keys.fold(one.its.description)
    unit, _ = counter_of(target.unit)
    found = [said for said in statements(description) if said.unit == unit]
    counts = {said.number: said for said in found}
    if (
        len(counts) != 1
        or one_of("limit", "not_of_all").search(description)
        or any(_limits_in(description))
    ):
        return
    ((number, said),) = counts.items()
    is_right = counted_out(target) in (number, number * len(found))
    if not is_right and not one_of("limit", "not_counted", _OF_SOME).search(description):
        told = f"的描述写 {said.printed}，指标值却是“{target.text}”"
        yield one.flaw(told, "target", "description")


_CUT_WORD = re.compile(r"(?<=[\u4e00-\u9fff]{6})[和及与][\u4e00-\u9fff]?$")
"""水平和服: what 和 joins is not there."""


@over("P333", among(_named))
def name_is_cut_off(named: Named) -> Iterator[Flaw]:
    """A name that stops where its cell was full, while the description goes on with it.

    Either a bracket stays open, or several different names stop at the same length.
    """
    found = [
        (one, f"的名称没有印全，描述里还有“{_rest(one)[:12]}”")
        for one in named.item.indicators
        if _rest(one)
        and (
            len(_name(one)) == named.cut
            or _name(one).count("(") > _name(one).count(")")
            or _CUT_WORD.search(_name(one))
        )
    ]
    yield from named.item.flaws(found, "level3")


@over("P334", indicators)
def period_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """每月 in the name and 每年 in the target."""
    target = _periods(one.its.target.text)
    said = (_periods(one.its.level3) or _periods(one.its.description)) if target else target
    differs = said and target and not said & target
    if differs and not (_is_as_often(one, said) or _is_as_much(one)):
        yield one.flaw(
            f"的名称或描述说的是每{'、每'.join(sorted(said))}，指标值“{one.its.target.text}”"
            f"却是每{'、每'.join(sorted(target))}",
            "target",
            "level3",
        )
    elif each := _other_extent(one):
        yield one.flaw(
            f"的描述说的是每{each[0]}，指标值“{one.its.target.text}”却是每{each[1]}",
            "target",
            "description",
        )


def _is_as_often(one: IndicatorOf, said: set[str]) -> bool:
    """Whether so many times a year are so many each quarter or month: 每季度 1 次 and 4 次/年."""
    target = one.its.target
    times, _, span = keys.fold(target.unit).partition("/")
    if span != "年" or times not in ("次", "期", "场") or target.kind != "number":
        return False
    return all(Decimal(target.value) % grammar().a_year.get(each, 365) == 0 for each in said)


def _is_as_much(one: IndicatorOf) -> bool:
    """Whether a description only counts a year's price over: 1200 元/年, 每月 100 元."""
    target = one.its.target
    if target.kind != "number" or "元" not in target.unit:
        return False
    yuan = measures.in_yuan(target.value, target.unit, is_cost=True)
    return yuan is not None and is_counted_over(one.its.description, yuan)


def _other_extent(one: IndicatorOf) -> tuple[str, str] | None:
    """每公里 in the description and 元/平方米: two units that are not names of one."""
    unit = keys.fold(one.its.target.unit)
    target = _EXTENT_OF_TARGET.search(unit) if "/" in unit else None
    if target is None:
        return None
    said = set(_EXTENT.findall(keys.fold(one.its.level3 + one.its.description)))
    if len(said) != 1 or target[1] in said:
        return None
    (word,) = said
    kinds = measures.of_unit(word), measures.of_unit(target[1])
    return (word, target[1]) if kinds[0] != kinds[1] else None


@over("P221", indicators)
def december_for_each_month(one: IndicatorOf) -> Iterator[Flaw]:
    """按月发放 by 12月, which can be December or twelve months."""
    if _is_december_for_each_month(one):
        said = f"的名称或描述说的是每月，指标值“{one.its.target.text}”看不出是十二月还是十二个月"
        yield one.flaw(said, "target", "description")


def _is_december_for_each_month(one: IndicatorOf) -> bool:
    """按月发放 by 12月, where 每月 10 日前 or 12 个月 is meant."""
    return (
        one.level2 == "时效"
        and bool(_EACH_MONTH.search(one.its.level3 + one.its.description))
        and bool(_IN_DECEMBER.fullmatch(keys.fold(one.its.target.text)))
    )


def _periods(text: str) -> set[str]:
    if not any(sign in text for sign in ("每", "/", "标准", "按", "逐")):
        return set()
    found = [span or its for span, its in _PERIOD.findall(keys.fold(text))]
    return {{"日": "天", "季": "季度"}.get(period, period) for period in found}


@over("P335", indicators)
def scope_differs(one: IndicatorOf) -> Iterator[Flaw]:
    """全市 in the name where the description, otherwise the same, says 全区."""
    scope = one_of("name", "scope")
    name, description = one.folded["level3"], one.folded["description"]
    if name == description or not scope.search(name):
        return
    if scope.sub("#", name) == scope.sub("#", description):
        yield one.flaw(
            f"的名称说{'、'.join(scope.findall(name))}，描述说{'、'.join(scope.findall(description))}",
            "level3",
            "description",
        )
