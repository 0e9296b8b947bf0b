"""Benefits that are none: money paid out, work done, and 经济效益 that have to do with no economy.

What may be argued about is left alone: an economic benefit that speaks of money, firms, farms,
prices or jobs anywhere in its row is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.heads import is_of_a_gain
from mingzhang.checking.targets.indicators.kinds import is_not_economic
from mingzhang.checking.targets.indicators.ruled_out import is_ruled_out, sort_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.wordlists import one_of, words_of

_SHORTEST = 4
"""So many characters say what a benefit is."""

_OBJECTS = ("vehicles", "devices", "sets", "sheets", "documents")
"""Classes of units in which things are counted that are bought or made."""

_NONE = re.compile(r"^无|不涉及|不适用|未设置|涉密")
_ONLY_DONE = re.compile(
    r"(?:各项|全年|年度|本年度?)?(?:工作|任务|业务|项目|工程|计划)(?:工作|任务|目标|计划)?完成率"
)
"""The completion of all work; that of a named outcome (就业任务完成率) is a benefit."""


@over("P328", open_projects)
def benefit_is_not_economic(item: ProjectOf) -> Iterator[Flaw]:
    """提高工作效率 under 经济效益."""
    found = [
        (one, "列为经济效益指标，说的却与经济无关")
        for one in item.indicators
        if one.level2 == "经济效益" and not _is_paid_out(one) and _is_of_other_kinds(one)
        if not is_not_economic(one.bare)  # which P321 tells
    ]
    yield from item.flaws(found, "level3")


def _is_of_other_kinds(one: IndicatorOf) -> bool:
    row = keys.fold(one.its.level3 + one.its.description + one.its.target.text)
    of_others = one_of("kinds", "of_society", one_of("kinds", "of_ecology").pattern)
    is_other = _is_in_words(one) or _counts_people(one) or of_others.search(one.its.level3)
    return bool(is_other) and not one_of("kinds", "economic").search(row)


def _is_in_words(one: IndicatorOf) -> bool:
    """Whether the row tells a benefit and no number: 无 and 不涉及 tell none."""
    name, target = one.folded["level3"], one.its.target
    is_none = _NONE.search(name) or _NONE.search(keys.fold(target.text))
    return target.kind != "number" and len(name) >= _SHORTEST and not is_none


@over("P330", open_projects)
def benefit_is_not_ecological(item: ProjectOf) -> Iterator[Flaw]:
    """年接待游客人次增长 under 生态效益."""
    found = [
        (one, "列为生态效益指标，说的却与生态环境无关")
        for one in item.indicators
        if one.level2 == "生态效益" and _is_of_no_ecology(one)
    ]
    yield from item.flaws(found, "level3")


def _is_of_no_ecology(one: IndicatorOf) -> bool:
    if is_of_a_gain(one.bare):
        return not one_of("kinds", "ecological_gain").search(one.its.level3)
    row = keys.fold(one.its.level3 + one.its.description + one.its.target.text)
    of_others = one_of("kinds", "not_ecological", one_of("kinds", "of_society").pattern)
    is_other = _counts_people(one) or _counts_objects(one) or of_others.search(one.its.level3)
    row = one_of("kinds", "like_ecology").sub("|", row)
    return bool(is_other) and not one_of("kinds", "ecological").search(row)


def _counts_objects(one: IndicatorOf) -> bool:
    """冷藏柜数量 24组, 购置车辆数 6辆: what stands there once."""
    thing = counting.thing_in(one.bare)
    unit = one.its.target.unit if one.its.target.kind == "number" else ""
    known = counting.classes(unit).intersection(_OBJECTS)
    return bool(known) and (thing is None or counting.is_object(thing)) and _is_count(one)


def _is_count(one: IndicatorOf) -> bool:
    return measures.of_name(one.its.level3) == "count"


def _counts_people(one: IndicatorOf) -> bool:
    return measures.of_name(one.its.level3) == "people"


@over("P329", open_projects)
def payment_as_result(item: ProjectOf) -> Iterator[Flaw]:
    """补贴发放率 under 社会效益, 预算执行率 under 质量: money paid is no result of the work."""
    found = [(one, said) for one in item.indicators if (said := _payment(one))]
    yield from item.flaws(found, "level3")


def _payment(one: IndicatorOf) -> str:
    name = one.bare
    if one.measure != "percent":
        return ""
    if one.level2 == "质量" and name.endswith(words_of("kinds", "spent")):
        return "列为质量指标，说的却是资金用了多少，不是质量"
    if not one.is_benefit:
        return ""
    if _is_paid_out(one):
        return f"列为{one.level2}指标，说的却是资金的拨付和使用，不是带来的结果"
    if _ONLY_DONE.fullmatch(name):
        return f"列为{one.level2}指标，说的却是工作完成多少，属于产出"
    return ""


def _is_paid_out(one: IndicatorOf) -> bool:
    name = one.bare
    is_payment = name.endswith((*words_of("kinds", "paid_out"), *words_of("kinds", "spent")))
    return bool(is_payment) and not one_of("kinds", "handed_out").search(name)


@over("P324", indicators)
def work_as_benefit(one: IndicatorOf) -> Iterator[Flaw]:
    """协调会 1 次/季度 under 社会效益: holding meetings is what is done, not what comes of it."""
    if one.is_benefit and one.its.target.kind == "number" and (done := _done(one)):
        told = f"列为{one.level2}指标，说的却是{done}“{one.its.target.text}”，属于产出"
        yield one.flaw(told, "target", "level2")


def _done(one: IndicatorOf) -> str:
    """What was done, and how often or how much of it is told; "" where it may be a benefit."""
    name, measure = one.bare, one.measure
    holds = name.startswith(words_of("kinds", "holds")) and name.endswith("活动")
    if measure == "times" and (holds or name.endswith(words_of("kinds", "deeds"))):
        return "做了几次"
    if one.unit in words_of("kinds", "papers") and _written().search(name):
        return "写了多少"
    return sort_of(one) if measure in ("things", "times") and _is_output(one) else ""


@cache
def _written() -> re.Pattern[str]:
    """What the unit itself writes: 上报信息, 撰写调研报告."""
    writes, written = one_of("kinds", "writes").pattern, one_of("kinds", "written").pattern
    return re.compile(f"(?:{writes})[^,。;、]{{0,8}}(?:{written})")


def _is_output(one: IndicatorOf) -> bool:
    """检测样本数 ≥2000份, but not 抽检不合格批次 ≤2批次."""
    said = one.its.level3 + one.its.description
    is_result = "合格" in said or bool(one_of("direction", "bad").search(said))
    return is_ruled_out(one) and not one.its.target.is_at_most and not is_result
