"""Statements of one project against each other: two that cannot both be meant.

Name against description (次数 and 人数), two indicators with one description and different
targets, how often against how many times, and the number in the objectives against the
indicator that counts the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.units import misfits
from mingzhang.checking.targets.wordlists import ends_in, one_of, words

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

_LISTED = re.compile(r"[、及和与][\u4e00-\u9fff]{1,6}$")
_SHORTEST = 8
_OFTEN = re.compile(r"(\d+)(次|场|期|批)?(?:/|每)(半年|月|季度?|周)")
_A_YEAR = {"半年": 2, "月": 12, "季": 4, "季度": 4, "周": 52}
_FOR_EACH = re.compile(r"每[^年月季周半日天次]|各|人均|平均|分别|单个")
_ROOM = 2
"""Weeks, holidays and rounding: only what is off by half is a contradiction."""

_NOT_THIS_YEAR = (
    r"[二两三四五]年[内共间]",
    r"(?<!实)(?<!出)(?<!体)现有?(?=[\u4e00-\u9fff])(?!场|代|金)",
    r"已(?:经)?(?:完成|建|有|达)",
    r"第[一二三四五]批",
    r"\d%?(?:以上)?[,、](?:力争|争取|提[高升]到)",
)
"""Of plans over years, of what is there already, of a stage: with the words in words.toml."""

_HEAD = r"(?<![\d.第—\-~～至及和与、])(?<!\d年)(\d{1,6}(?:\.\d+)?)"
"""Not behind 及: 陵园及8处 are nine."""

_TAIL_OF_COUNT = r"(?![及以]|左右|余)([^。;,、\n]{0,10})"
_TEN_THOUSAND = Decimal(10_000)
_ANY_NUMBER = re.compile(r"(\d{1,6}(?:\.\d+)?)(万?[\u4e00-\u9fff]{1,3})")
_OF_ANYTHING = ("人", "个", "次", "户", "家", "项", "人次")
"""Counters of so many things that the words around must say what is counted."""

_PERCENT = re.compile(
    r"([\u4e00-\u9fff]{2,16}?(?:率|满意度|比例|占[\u4e00-\u9fff]{1,10}?|比重|比))"
    r"(?:要|均|都|应|力争|不低于|不少于|达到|达|为|在|保持在|稳定在|提高到|提升到|≥|>=|大于等于|超过|高于){0,3}"
    r"(\d+(?:\.\d+)?)%"
)

_YEAR = re.compile(r"(20\d\d)年")

_MUCH = 5
_SAME_WORDS = 2
_TWO = 2
_AROUND = 10
_NAMED = 4
"""So many characters behind a counter say what is counted."""

_TIMES = (Decimal(10), Decimal(100), Decimal(1000))


@over("P337", indicators)
def description_measures_something_else(one: IndicatorOf) -> Iterator[Flaw]:
    """批次数 in the name and 人数 in the description; 维护率 and 覆盖比例."""
    name = measures.bare_name(one.its.level3)
    if not (said := _measured(name)):
        return
    description = _TAIL.sub("", measures.bare_name(one.its.description))
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


@over("P344", open_projects)
def objective_counts_otherwise(item: ProjectOf) -> Iterator[Flaw]:
    """培训 30 人 in the objectives and 20 人 in the indicator that counts them."""
    for one, told, around in counted_otherwise(_of_this_year(item), item.indicators):
        target = one.its.target
        most = Decimal(target.value) * counter_of(target.unit)[1]
        if target.op in ("<=", "<") and all(number <= most for number in told):
            continue
        if _is_promised(one, item):
            continue
        yield item.flaw(
            f"绩效目标（或资金用途）写“{around}”，{one.label}的指标值却是“{target.text}”",
            one.evidence(),
            item.evidence("objectives"),
        )
    yield from _says_two_numbers(item)


def _is_promised(one: IndicatorOf, item: ProjectOf) -> bool:
    """Whether the objectives or the purpose have the target, and not as another indicator's."""
    unit, scale = counter_of(one.its.target.unit)
    value = Decimal(one.its.target.value) * scale
    for other in item.indicators:
        if (
            other.its is not one.its
            and other.level2 == one.level2
            and _value_in(other, unit) == value
        ):
            return False
    for number, counter in _ANY_NUMBER.findall(keys.fold("。".join(_promised(item)))):
        for length in range(len(counter), 0, -1):
            its_unit, its_scale = counter_of(counter[:length])
            if its_unit == unit and Decimal(number) * its_scale == value:
                return True
    return False


def _value_in(one: IndicatorOf, unit: str) -> Decimal | None:
    """How many of this unit an indicator asks for; None where it is in another."""
    if one.its.target.kind != "number":
        return None
    its_unit, scale = counter_of(one.its.target.unit)
    return Decimal(one.its.target.value) * scale if its_unit == unit else None


def _says_two_numbers(item: ProjectOf) -> Iterator[Flaw]:
    """216 个监测站 in the purpose and 261 个监测站 in the objectives."""
    purpose = _named_counts(item.its.purpose)
    for text in item.its.objectives if purpose else ():
        for key, (number, around) in _named_counts(text).items():
            other, its_words = purpose.get(key, (number, ""))
            if look_alike(number, other):
                yield item.flaw(
                    f"绩效目标写“{around}”，资金用途写“{its_words}”，两处不同",
                    item.evidence("objectives", text),
                    item.evidence("purpose"),
                )


def _named_counts(text: str) -> dict[tuple[str, str], _Count]:
    """By counter and what is counted, how many of it there are."""
    found = {}
    for match in _count().finditer(keys.fold(text)):
        unit, scale = counter_of(match[2])
        if len(match[3]) >= _NAMED and _HANZI.match(match[3]):
            found[unit, match[3][:_NAMED]] = (Decimal(match[1]) * scale, match[0])
    return found


def counted_otherwise(
    text: str,
    every: Sequence[IndicatorOf],
    kinds: Sequence[str] = ("数量", ""),
    fewest: int = _SAME_WORDS,
) -> Iterator[tuple[IndicatorOf, list[Decimal], str]]:
    """The quantities that a text gives another number; with its numbers and their words.

    `fewest` characters must be shared where nothing else is counted alike, else one more.
    """
    said = _counts_in(text)
    quantities: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in every:
        if one.level2 in kinds and one.its.target.kind == "number":
            quantities[counter_of(one.its.target.unit)[0]].append(one)
    for unit, counted in quantities.items():
        for one in counted:
            others = [other for other in counted if other is not one]
            told = _told_of(one, unit, others, said[unit], fewest)
            numbers = [number for number, _ in told]
            value = Decimal(one.its.target.value) * counter_of(one.its.target.unit)[1]
            persons = said["人"] + said["人次"] if unit in ("人", "人次") else []
            numbers += [number for number, _ in persons if number == value]
            if numbers and value not in numbers and value != sum(numbers):
                yield one, numbers, told[0][1]


def _promised(item: ProjectOf) -> tuple[str, ...]:
    """The objectives and the purpose as printed."""
    return (*item.its.objectives, item.its.purpose)


_Count: TypeAlias = tuple[Decimal, str]
"""A number and the words around it."""


def _told_of(
    one: IndicatorOf,
    unit: str,
    others: Sequence[IndicatorOf],
    said: Sequence[_Count],
    fewest: int,
) -> list[_Count]:
    """The numbers that are of this indicator, and of no other of the same unit.

    Fewer words are enough where the number is the indicator's but for a slip: 23 for 32.
    """
    alone = not others and len(said) == 1
    value = _value_in(one, unit)
    taken = {_value_in(other, unit) for other in others}
    found = []
    for number, around in said:
        slip = value is not None and look_alike(number, value) and number not in taken
        close = closeness(around, one)
        is_close = close >= fewest + (not (alone or slip)) and all(
            closeness(around, other) < close for other in others
        )
        if is_close or (slip and alone and unit not in _OF_ANYTHING):
            found.append((number, around))
    return found


def look_alike(left: Decimal, right: Decimal) -> bool:
    """Whether two numbers differ by a slip: 23 and 32, 1200 and 12000."""
    ours, theirs = measures.plain(left), measures.plain(right)
    if left == right or min(len(ours), len(theirs)) < _TWO or min(left, right) <= 0:
        return False
    is_turned = len(ours) == len(theirs) and sorted(ours) == sorted(theirs)
    return is_turned or max(left, right) / min(left, right) in _TIMES


@over("P345", open_projects)
def objective_states_another_share(item: ProjectOf) -> Iterator[Flaw]:
    """群众满意度达到 90% in the objectives and ≥95% in the only indicator of it."""
    shares = [one for one in item.indicators if measures.measure_of(one.its.target) == "percent"]
    seen: set[int] = set()
    for phrase, number, clause in _shares_in(_of_this_year(item)):
        same = [one for one in shares if _is_the_share(phrase, one)]
        if len(same) != 1 or id(same[0]) in seen or _value(same[0]) == number:
            continue
        if same[0].its.target.op in ("<=", "<") and number < _value(same[0]):
            continue  # between the two bounds
        seen.add(id(same[0]))
        yield item.flaw(
            f"绩效目标（或资金用途）写“{clause}”，{same[0].label}的指标值却是"
            f"“{same[0].its.target.text}”",
            same[0].evidence(),
            item.evidence("objectives"),
        )


def is_not_of_this_year(sentence: str) -> bool:
    """Whether a sentence is of plans over years, of what is there already, or of a stage."""
    return bool(one_of("clause", "not_this_year", *_NOT_THIS_YEAR).search(sentence))


def _of_this_year(item: ProjectOf) -> str:
    """The sentences of the objectives and the purpose that are of the budget year."""
    text = keys.fold("。".join((*item.its.objectives, item.its.purpose)))
    year = str(item.disclosure.year)
    return "。".join(
        sentence
        for sentence in re.split(r"[。;]", text)
        if set(_YEAR.findall(sentence)) <= {year} and not is_not_of_this_year(sentence)
    )


def _shares_in(text: str) -> Iterator[tuple[str, Decimal, str]]:
    """The words before a percentage, its number, and both."""
    for clause in re.split(r"[。;,、\n]", keys.fold(text)):
        for match in _PERCENT.finditer(clause):
            if not one_of("clause", "not_a_level").search(clause):
                yield match[1], Decimal(match[2]), match[0]


def _is_the_share(phrase: str, one: IndicatorOf) -> bool:
    """Whether an indicator is of the share that a phrase names: by its name, or by 占."""
    name = measures.bare_name(one.its.level3)
    said = name + keys.fold(one.its.description)
    if "占" in phrase and "率" not in phrase:
        return keys.in_a_row(phrase, said) >= _MUCH
    if phrase[-3:] != name[-3:]:
        return False
    shorter = min(len(phrase), len(name))
    return keys.in_a_row(phrase, name) >= min(shorter, _MUCH)


def closeness(around: str, one: IndicatorOf) -> int:
    """How many characters in a row the words share with an indicator; 0 where it tells nothing.

    驻村工作队 and 工作队数量 share a word that has 工作 in it and is not only that.
    """
    name = keys.fold(one.its.level3 + one.its.description)
    common = one_of("writing", "common")
    told = keys.in_a_row(common.sub(" ", around), name)
    match = SequenceMatcher(None, around, name, autojunk=False).find_longest_match()
    shared = around[match.a : match.a + match.size]
    if len(shared) > _SAME_WORDS and common.sub("", shared):
        return max(told, len(shared))
    return told if told >= _SAME_WORDS else 0


@cache
def _count() -> re.Pattern[str]:
    """A number with its counter, and the words that follow."""
    counters = sorted(words().counter, key=len, reverse=True)
    return re.compile(f"{_HEAD}(万?(?:{'|'.join(counters)})){_TAIL_OF_COUNT}")


def _counts_in(text: str) -> defaultdict[str, list[_Count]]:
    """By counter, each different number of the whole with the words around."""
    found: defaultdict[str, dict[Decimal, str]] = defaultdict(dict)
    for clause in re.split(r"[。;,\n]", keys.fold(text)):
        if one_of("clause", "not_the_whole").search(clause):
            continue
        for match in _count().finditer(clause):
            start = max(0, match.start() - _AROUND)
            counter, scale = counter_of(match[2])
            number = Decimal(match[1]) * scale
            found[counter].setdefault(number, clause[start : match.end()])
    return defaultdict(list, {unit: list(each.items()) for unit, each in found.items()})


def counter_of(unit: str) -> tuple[str, Decimal]:
    """A unit without 万, and what it stands for; 人 and 名 count the same."""
    key = keys.fold(unit)
    bare = key.removeprefix("万")
    return _ALIKE.get(bare, bare), _TEN_THOUSAND if bare != key else Decimal(1)


_ALIKE = {"名": "人", "册": "本", "场次": "场", "批次": "批", "门次": "门", "千米": "公里"}


_CLASSIFIERS = frozenset("台辆支株棵册本份条座栋张幅盏具亩吨艘头只块门")
"""Counters that go with things of one shape: what is counted in one is not counted in another."""

_INTERCHANGEABLE = ({"株", "棵"}, {"册", "本", "份"}, {"座", "栋"}, {"支", "条"}, {"张", "份"})


@over("P352", open_projects)
def objective_counts_in_another_unit(item: ProjectOf) -> Iterator[Flaw]:
    """灭火机 60 台 in the objectives, 采购灭火机数量 ≥60 支 in the indicator."""
    said = _counts_in(_of_this_year(item))
    for one in item.indicators:
        target = one.its.target
        unit = keys.fold(target.unit)
        if one.level2 != "数量" or target.kind != "number" or unit not in _CLASSIFIERS:
            continue
        value = Decimal(target.value)
        if any(number == value for number, _ in said[unit]):
            continue
        for other in sorted(_CLASSIFIERS & set(said) - {unit}):
            around = next((text for number, text in said[other] if number == value), "")
            alike = any({unit, other} <= pair for pair in _INTERCHANGEABLE)
            if around and not alike and closeness(around, one) > _SAME_WORDS:
                yield item.flaw(
                    f"绩效目标写“{around}”，{one.label}的指标值却是“{target.text}”，单位不同",
                    one.evidence(),
                    item.evidence("objectives"),
                )
