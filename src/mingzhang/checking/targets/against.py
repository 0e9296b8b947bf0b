"""Statements of a table against each other: two that cannot both be meant.

Name against description (次数 and 人数), two indicators with one description and different
targets, how often against how many times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.units import misfits
from mingzhang.checking.targets.wordlists import ends_in, one_of

_ENDS = {
    "people": ("人数", "人员数量"),
    "times": ("次数", "场次", "期数", "批次", "批次数"),
    "money": ("金额", "单价", "费用", "成本"),
    "rate": ("率", "比例", "比率", "百分比", "比重"),
    "time": ("时间", "时限", "期限"),
}
_COUNTS = ("个数", "数量", "总数", "件数", "户数")
_HANZI = re.compile("[\u4e00-\u9fff]")
_EVERYWHERE = frozenset("率比例占总数量个的各全反映情况年度工作项目")
_TELLING = 5
"""Shorter names (覆盖率) say of what only in the description."""

_COUNTED = ("people", "visits", "things")
_TAIL = re.compile(r"(?:的?情况|的?计算)?[。,;、]*$")
_WORKED_OUT = re.compile(r"[/÷×*=]|除以|比上")

_HOW_CONTENT = re.compile(r"(?<!不)满意(?:度|率|程度|情况)$")
_LISTED = re.compile(r"[、及和与][\u4e00-\u9fff]{1,6}$")
_SHORTEST = 8
_OFTEN = re.compile(r"(\d+)(次|场|期|批)?(?:/|每)(半年|月|季度?|周)")
_A_YEAR = {"半年": 2, "月": 12, "季": 4, "季度": 4, "周": 52}
_FOR_EACH = re.compile(r"每[^年月季周半日天次]|各|人均|平均|分别|单个")
_ROOM = 2
"""Weeks, holidays and rounding: only what is off by half is a contradiction."""

_TWO = 2


@over("P337", indicators)
def description_measures_something_else(one: IndicatorOf) -> Iterator[Flaw]:
    """批次数 in the name and 人数 in the description; 维护率 and 覆盖比例."""
    name = measures.bare_name(one.its.level3)
    description = _TAIL.sub("", measures.bare_name(one.its.description))
    if asked := asks_something_else(one):
        yield one.flaw(asked, "level3", "description")
    if not (said := _measured(name)):
        return
    if _LISTED.search(description) or _WORKED_OUT.search(description):
        return  # 跑动次数、材料、时间 are all of them; 实发人数/应发人数 is a rate
    told = _measured(description)
    is_share = told != "rate" and said == "rate" and measures.is_share(description)
    if not told or misfits(one) or is_share:
        return
    measure = measures.measure_of(one.its.target)
    if said != told:
        if not (told == "rate" and measure in _COUNTED):
            yield one.flaw(
                f"的名称说的是{measures.NAMES[said]}，描述说的却是{measures.NAMES[told]}",
                "level3",
                "description",
            )
    elif said == "rate" and (pair := _two_rates(name, description)):
        yield one.flaw(f"的名称说的是{pair[0]}率，描述说的却是{pair[1]}率", "level3", "description")


@over("P339", indicators)
def description_shares_no_word(one: IndicatorOf) -> Iterator[Flaw]:
    """线路运转率, described as 保证正常办公: not one character of the name is in it."""
    name, description = measures.bare_name(one.its.level3), keys.fold(one.its.description)
    is_share = measures.measure_of(one.its.target) == "percent" and name.endswith("率")
    is_count = name.endswith(_COUNTS) and measures.bare_name(description).endswith(_COUNTS)
    told = set(_HANZI.findall(name)) - _EVERYWHERE
    if not description:
        return
    if (is_share or is_count) and len(name) >= _TELLING and told.isdisjoint(description):
        yield one.flaw(
            "的描述与名称没有一个相同的字，看不出说的是同一件事", "level3", "description"
        )


def asks_something_else(one: IndicatorOf) -> str:
    """What a description asks instead: 满意度 as the share of complaints, 知晓率 as contentment."""
    name, description = (measures.bare_name(t) for t in (one.its.level3, one.its.description))
    is_content = bool(ends_in("direction", "satisfaction").search(name))
    if is_content and "投诉" in description and "满意" not in description:
        return "的名称说的是满意，描述说的却是投诉"
    rate = _rate().search(name)
    if rate and not is_content and _HOW_CONTENT.search(description) and rate[1] not in description:
        return f"的名称说的是{rate[1]}率，描述说的却是满意的程度"
    return ""


def _measured(text: str) -> str:
    kind = next((kind for kind, ends in _ENDS.items() if text.endswith(ends)), "")
    return "" if kind == "rate" and ends_in("name", "not_a_rate").search(text) else kind


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(f"({one_of('name', 'rate_of').pattern})(?:率|比例|比率)$")


def _two_rates(name: str, description: str) -> tuple[str, str] | None:
    """What the two are rates of, where each is of something that the other does not mention."""
    left, right = _rate().search(name), _rate().search(description)
    if not left or not right or left[1] in description or right[1] in name:
        return None
    if any(one_of("name", "rate_of_anything").search(rate[1]) for rate in (left, right)):
        return None
    return left[1], right[1]


@over("P342", open_projects)
def one_description_with_two_targets(item: ProjectOf) -> Iterator[Flaw]:
    """Two shares worked out by the same words, one 100% and one ≥98%.

    Where P337 tells that the words are of another share than the name, that is the reason.
    """
    alike: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in item.indicators:
        description = keys.fold(one.its.description)
        if one.level2 == "服务对象满意度" or len(description) < _SHORTEST:
            continue  # two groups may be asked in the same words
        if measures.measure_of(one.its.target) == "percent":
            alike[description].append(one)
    for described in alike.values():
        if len(described) < _TWO:
            continue
        same = [one for one in described if not any(description_measures_something_else(one))]
        names = {keys.fold(one.its.level3) for one in same}
        values = {Decimal(one.its.target.value) for one in same}
        if len(names) > 1 and len(values) > 1:
            first, other = same[0], next(o for o in same if _value(o) != _value(same[0]))
            yield item.flaw(
                f"{first.label}和{other.label}的描述相同，指标值却分别是“{first.its.target.text}”和"
                f"“{other.its.target.text}”",
                other.evidence(),
                first.evidence(),
                other.evidence("description"),
            )


def _value(one: IndicatorOf) -> Decimal:
    return Decimal(one.its.target.value)


@over("P343", open_projects)
def how_often_and_how_many(item: ProjectOf) -> Iterator[Flaw]:
    """活动次数 ≥120 次 and, for the same activity, 1 次/月."""
    counts = [
        one
        for one in item.indicators
        if one.level2 == "数量" and measures.measure_of(one.its.target) == "times"
    ]
    for often in item.indicators:
        match = _OFTEN.fullmatch(keys.fold(often.its.target.text))
        if not match or often.level2 == "成本" or _is_for_each(often):
            continue
        planned = int(match[1]) * _A_YEAR[match[3]]
        for count in counts:
            if "/" in count.its.target.unit or not _same_activity(often, count):
                continue
            number = Decimal(count.its.target.value)
            if number > _ROOM * planned or (number * _ROOM < planned and not count.its.target.op):
                yield item.flaw(
                    f"{count.label}的指标值是“{count.its.target.text}”，{often.label}却是"
                    f"“{often.its.target.text}”，一年只有 {planned} 次",
                    count.evidence(),
                    often.evidence(),
                )


def _is_for_each(one: IndicatorOf) -> bool:
    """1 次/周 in each of ten villages."""
    return bool(_FOR_EACH.search(keys.fold(one.its.level3 + one.its.description)))


def _same_activity(left: IndicatorOf, right: IndicatorOf) -> bool:
    names = keys.fold(left.its.level3), keys.fold(right.its.level3)
    return keys.in_a_row(*names) >= _SHORTEST or keys.in_a_row(*names) >= min(map(len, names)) - 2
