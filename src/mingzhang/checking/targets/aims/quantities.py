"""A quantity to which the words of its project give another number: 培训 30 人, and 20 人.

Which figure is of which indicator, and what else it can mean: a part, a sum, a share, another deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from mingzhang.amounts import is_turned
from mingzhang.checking.targets.adding_up import adds_up, comes_to, totals
from mingzhang.checking.targets.aims.frequencies import IN_FULL
from mingzhang.checking.targets.aims.kept import is_kept
from mingzhang.checking.targets.aims.other_counters import COUNTED, figures_told, units_told
from mingzhang.checking.targets.in_figures import in_figures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import (
    closeness,
    counted_out,
    counter_of,
    look_alike,
    value_in,
)
from mingzhang.checking.targets.statements import (
    Statement,
    as_each,
    counts_for_each,
    each_of,
    grammar,
    statements,
)
from mingzhang.checking.targets.things import Said, said_of, says, telling_words, thing_of
from mingzhang.checking.targets.told import all_of_this_year
from mingzhang.numerals import HUNDRED, WAN

_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")
_NEW = re.compile("新[建增购设招扩开]")

_A_PART_OF_THE_YEAR = re.compile("[上下]半年|[一二三四1-4]季度|年[初中底末]")
_AGE = re.compile(r"\d+(?=(?:[-—~～至到]\d+)?周?岁)|(?<=[-—~～至到])\d+(?=周?岁)")
_LISTED_WITH_MORE = re.compile(r"(?P<things>[^,。;:\d]*、[^,。;:、\d]+?)等(?P<all>[^,。;:、\d]*)\d")
_OUGHT_TO = re.compile("应(?!急|用|届|征|对|聘|诉)[\u4e00-\u9fff]{1,4}")
_TEN = 10
_A_THING = 3
_MEASURED = ("质量", "时效", "经济效益", "社会效益", "生态效益", "可持续影响")
"""Kinds whose indicators may measure what the words tell: 深松深度 ≥30 厘米."""


def said_otherwise(item: ProjectOf, one: IndicatorOf) -> list[tuple[str, str, Statement]]:
    """Where the words give a quantity another number, as field, text and figure.

    Where they have both numbers, the other one must be of this indicator no less surely.
    """
    unit, _ = counter_of(one.its.target.unit)
    value = _value(item, one, unit)
    if value is None:
        return []
    each = each_of(one)
    if counts_for_each(one) and not each:
        return []
    rivals = [
        thing_of(other)
        for other in item.indicators
        if other.its is not one.its and value_in(other, unit) is not None
    ]
    agreed, others = (0, 0), []
    for field, text, figures in figures_told(item):
        alike = [said for said in figures if said.unit == unit and as_each(said.each) == each]
        same = [said for said in alike if not said.is_of_several or _is_slip(said.number, value)]
        found = said_of(thing_of(one), same, rivals) or _slipped(one, same, value)
        if not found or not _is_surely_of_it(found.those, one, value):
            continue
        if _is_of_rivals_as_well(found, item, one):
            continue
        if _is_told_elsewhere(found, one, figures, rivals):
            continue
        together = {said.number for said in alike if said.is_of_several}
        if value in together.union(totals(said.number for said in same)):
            agreed = max(agreed, found.shared)
        elif _is_another_number(found.those, item, one, value):
            others.append((found.shared, (field, text, found.those[0])))
    return [said for shared, said in others if shared >= agreed or _is_only_of(said[2], one)]


def _is_of_rivals_as_well(found: Said, item: ProjectOf, one: IndicatorOf) -> bool:
    """Whether a figure is all of what several rows count: 600 人 of 书法班学员 and 舞蹈班学员."""
    of_one_alone, _ = found.shared
    first = found.those[0]
    near = [word for word in telling_words(thing_of(one)) if says(first.item, word)]
    alike = [
        value
        for other in item.indicators
        if (value := value_in(other, first.unit)) and all(word in other.its.level3 for word in near)
    ]
    return not of_one_alone and len(alike) > 1 and sum(alike) <= first.number


def _value(item: ProjectOf, one: IndicatorOf, unit: str) -> Decimal | None:
    """The target of an indicator that counts, where the words have its unit."""
    is_counted = one.level2 in COUNTED or (
        one.level2 in _MEASURED and unit not in grammar().minutes  # P371 tells of times
    )
    return value_in(one, unit) if is_counted and unit in units_told(item) else None


def _is_surely_of_it(those: Sequence[Statement], one: IndicatorOf, value: Decimal) -> bool:
    """Whether figures are of this year, and of what is measured for one all that is named."""
    if any(said.is_of_another_time for said in those):
        return False
    first = those[0]
    return one.level2 not in _MEASURED or _is_slip(first.number, value) or _says_all(first, one)


def _is_another_number(
    those: Sequence[Statement], item: ProjectOf, one: IndicatorOf, value: Decimal
) -> bool:
    """Whether figures are one number, and nothing else can be meant by it than the target."""
    numbers = {said.number for said in those}
    return (
        len(numbers) == 1
        and not is_kept(those[0], one.its.target, value)
        and not comes_with_what_is_done_often(item, one, numbers)
        and not any(_means_another(said, item, one, value) for said in those)
    )


def _means_another(said: Statement, item: ProjectOf, one: IndicatorOf, value: Decimal) -> bool:
    return (
        _is_of_the_same_without_brackets(said, item, one)
        or comes_to_in_a_year(said, value)
        or _comes_to_in_several(said, one, value)
        or _is_about(said, value)
        or is_of_other_ages(one, said.clause, is_less=value < said.number)
        or adds_up(said, value)
        or comes_to(said.clause, value)
        or _is_share_of(said, value)
        or (value < said.number and is_new(one, said.clause))
        or is_done_to_it(one, said.clause)
        or _is_some_of_it(said, one, value)
        or _is_of_another(said, one, item)
    )


def _is_of_the_same_without_brackets(said: Statement, item: ProjectOf, one: IndicatorOf) -> bool:
    """补助村医人数（大学生村医） 12 人, and 补助村医人数 has the figure."""
    bare = one.bare
    return bare != one.folded["level3"] and any(
        other.folded["level3"] == bare and value_in(other, said.unit) == said.number
        for other in item.indicators
    )


def _is_of_another(said: Statement, one: IndicatorOf, item: ProjectOf) -> bool:
    """处理垃圾 16.2 万吨，飞灰合规处置: the number of what counts 垃圾, and not of 飞灰."""
    close = closeness(said.clause, one)
    return any(
        value_in(other, said.unit) == said.number and closeness(said.clause, other) > close
        for other in item.indicators
        if other.its is not one.its
    )


def _is_told_elsewhere(
    found: Said, one: IndicatorOf, figures: Sequence[Statement], rivals: Sequence[str]
) -> bool:
    """Whether another figure, for each of something, is more surely of it.

    新生普测每年 1 次，心理委员每月培训 1 次: 心理委员培训次数 is of the second.
    """
    unit = found.those[0].unit
    every = [said for said in figures if said.unit == unit and said.each]
    better = said_of(thing_of(one), every, rivals)
    return better is not None and better.shared > found.shared


def _slipped(one: IndicatorOf, alike: Sequence[Statement], value: Decimal) -> Said | None:
    """The only figure of a text that is an indicator's but for a slip, whatever else it is of.

    10000 名妇女宫颈癌、乳腺癌筛查 are as many of either.
    """
    words = telling_words(thing_of(one))
    if len(alike) != 1 or not words:
        return None
    (said,) = alike
    is_slip = look_alike(said.number, value)
    is_alone = len(statements(said.sentence)) == 1 and not said.is_part
    is_named = all(says(said.sentence, word) for word in words)
    return Said((0, len(words)), (said,)) if is_slip and is_alone and is_named else None


def _says_all(said: Statement, one: IndicatorOf) -> bool:
    """Whether a sentence has all words of a name, and two or no other stand by the figure."""
    words = telling_words(one.its.level3)
    near = sum(says(said.clause, word) for word in words)
    only = telling_words(said.item)
    is_near = near > 1 or (only and all(word in one.its.level3 for word in only))
    return bool(is_near) and all(says(said.sentence, word) for word in words)


def _is_only_of(said: Statement, one: IndicatorOf) -> bool:
    """Whether a figure counts nothing but what a name says, in a word of its own: 观测点 30 个."""
    words = telling_words(said.item)
    return max(map(len, words), default=0) >= _A_THING and all(
        word in one.its.level3 for word in words
    )


def _is_slip(number: Decimal, value: Decimal) -> bool:
    """Whether two numbers are as 1.2 亿 to 1.2 万, or 264 to 246: a slip, of whatever they are."""
    return number in (value * WAN, value / WAN) or (
        is_turned(number, value) and min(number, value) > 100
    )


def _is_share_of(said: Statement, value: Decimal) -> bool:
    """Whether the sentence says how many of them: 对 800 家核查, 抽查不低于 20%, and 160 家."""
    shares = (Decimal(share) for share in _SHARE.findall(said.sentence))
    return any(said.number * share == value * HUNDRED for share in shares)


def comes_with_what_is_done_often(
    item: ProjectOf, one: IndicatorOf, told: Iterable[Decimal]
) -> bool:
    """Whether what is done each quarter and once a year comes to it: 4 reports and one are 5."""
    unit, _ = counter_of(one.its.target.unit)
    times = [
        said.number * grammar().a_year[said.each[0]]
        for said in statements(all_of_this_year(item))
        if said.unit == unit and len(said.each) == 1 and said.each[0] in grammar().a_year
    ]
    value = counted_out(one.its.target)
    return any(number + many == value for number in told for many in times)


def comes_to_in_a_year(said: Statement, value: Decimal) -> bool:
    """Whether a target is of the year and a figure of each month: 每月 1 次 and 12 次.

    Weeks that nobody works in are left out: P373 tells of how often.
    """
    many = grammar().a_year.get(said.each[0], 1) if len(said.each) == 1 else 1
    return many > 1 and IN_FULL * many * said.number <= value <= many * said.number


def _is_about(said: Statement, value: Decimal) -> bool:
    """Whether a figure is told roughly, and the target is near it: 1.8 万个左右 and ≥17500."""
    roughly = rf"[约近]{said.printed}|{said.printed}(?:左右|上下)"
    is_near = abs(said.number - value) * _TEN <= said.number
    return is_near and bool(re.search(roughly, said.clause))


def _comes_to_in_several(said: Statement, one: IndicatorOf, value: Decimal) -> bool:
    """Whether a figure of each month is done in each of what the description counts.

    每月监测 1 次, described as that of 2 个水源地, is 24 次.
    """
    many = grammar().a_year.get(said.each[0], 1) if len(said.each) == 1 else 1
    places = statements(in_figures(one.folded["description"])) if many > 1 else ()
    return any(many * said.number * place.number == value for place in places)


def is_of_other_ages(one: IndicatorOf, clause: str, *, is_less: bool) -> bool:
    """Whether an indicator is of those of an age, and a figure of others, or more of all."""
    ages, said = (set(_AGE.findall(text)) for text in (one.folded["level3"], clause))
    return not ages <= said and (bool(said) or is_less)


def is_one_of_a_list(one: IndicatorOf, clause: str) -> bool:
    """网吧、文物单位等场所: whether an indicator is of the one kind, and a figure of all."""
    name = one.folded["level3"]
    match = _LISTED_WITH_MORE.search(clause)
    if not match or (match["all"] and match["all"] in name):
        return False
    words = (word for thing in match["things"].split("、") for word in telling_words(thing))
    return any(word in name for word in words)


def _is_some_of_it(said: Statement, one: IndicatorOf, value: Decimal) -> bool:
    """Whether one is of half a year, or of those who ought to, and the other of all who do."""
    if said.number < value and _A_PART_OF_THE_YEAR.search(said.clause):
        return not _A_PART_OF_THE_YEAR.search(one.folded["level3"])
    return ought_and_did(one, said.clause)


def ought_and_did(one: IndicatorOf, clause: str) -> bool:
    """应体检 730 人, 实际体检 700 人."""
    name = one.folded["level3"]
    ought = bool(_OUGHT_TO.search(clause)) != bool(_OUGHT_TO.search(name))
    return ought and "实际" in name + clause


def is_new(one: IndicatorOf, clause: str) -> bool:
    """Whether an indicator is of the new ones and a figure of all: 30 家食堂, 5 家 of them new."""
    return "新" not in clause and bool(_NEW.search(one.its.level3))


def is_done_to_it(one: IndicatorOf, clause: str) -> bool:
    """Whether a name and a clause are of two things done to the same: 轮换 and 储备规模."""
    name = one.folded["level3"]
    named = [words for words in _deeds() if any(word in name for word in words)]
    said = [words for words in _deeds() if any(word in clause for word in words)]
    return bool(named and said) and not any(words in said for words in named)


@cache
def _deeds() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in grammar().deeds)
