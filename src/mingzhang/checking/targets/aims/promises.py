"""What the objectives and the purpose promise in numbers, against the indicators that count it.

培训 30 人 and an indicator of 20: one thing said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.aims.adding_up import adds_up, counted_in, is_worked_out, totals
from mingzhang.checking.targets.aims.agreement import (
    says_another_grade,
    says_one_thing_twice,
    says_two_numbers,
)
from mingzhang.checking.targets.aims.beside import counted_beside, factor_of_a_cost
from mingzhang.checking.targets.aims.kept import is_enough, is_kept, is_within
from mingzhang.checking.targets.aims.other_counters import (
    COUNTED,
    counted_in_another_word,
    figures_told,
    units_told,
)
from mingzhang.checking.targets.aims.told import all_of_this_year, promise_of, promised
from mingzhang.checking.targets.in_figures import as_printed
from mingzhang.checking.targets.indicators.units import misfits
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import (
    closeness,
    counted_otherwise,
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
from mingzhang.numerals import WAN

_SENTENCE = re.compile(r"[。;]")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")
_NEW = re.compile("新[建增购设招扩开]")

_A_PART_OF_THE_YEAR = re.compile("[上下]半年|[一二三四1-4]季度|年[初中底末]")
_OUGHT_TO = re.compile("应(?!急|用|届|征|对|聘|诉)[\u4e00-\u9fff]{1,4}")
_CLAUSE_ENDS = "。;,\n"
_HUNDRED = 100
_TWO = 2
_A_THING = 3
_MEASURED = ("质量", "时效", "经济效益", "社会效益", "生态效益", "可持续影响")
"""Kinds whose indicators may measure what the words tell: 深松深度 ≥30 厘米."""


@over("P344", open_projects)
def objective_counts_otherwise(item: ProjectOf) -> Iterator[Flaw]:
    """培训 30 人 in the objectives and 20 人 in the indicator that counts them."""
    misfit = {id(one.its) for one in item.indicators if misfits(one)}  # P301 tells of them
    seen = set(misfit)
    for one in item.indicators:
        if id(one.its) not in seen and (said := said_otherwise(item, one)):
            seen.add(id(one.its))
            field, where, first = said[0]
            yield item.flaw(
                f"{FIELDS[field]}写“{as_printed(first.clause, where)}”，"
                f"{one.label}的指标值却是“{one.its.target.text}”",
                one.evidence(),
                *(item.evidence(field, text) for field, text, _ in said),
            )
    for one, told, around in counted_otherwise(all_of_this_year(item), item.indicators):
        if id(one.its) in seen or counts_for_each(one) or _is_done_to_it(one, around):
            continue
        if _ought_and_did(one, around):
            continue
        if (
            is_within(one.its.target, told)
            or _is_promised(one, item)
            or all(is_enough(number, around, one.its.target) for number in told)
            or (_is_new(one, around) and counted_out(one.its.target) < min(told))
            or is_worked_out(_clause_of(item, around), counted_out(one.its.target))
            or _comes_with_what_is_done_often(item, one, told)
        ):
            continue
        field, text = promise_of(item, around)
        yield item.flaw(
            f"{FIELDS[field]}写“{around}”，{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )
    for one, field, text, told_so in counted_in_another_word(item, seen):
        seen.add(id(one.its))
        yield item.flaw(
            f"{FIELDS[field]}写“{as_printed(told_so.printed, text)}”，"
            f"{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )
    if seen == misfit:
        yield from says_two_numbers(item)
        yield from counted_beside(item)
    yield from factor_of_a_cost(item)
    yield from says_one_thing_twice(item)
    yield from says_another_grade(item)


def said_otherwise(item: ProjectOf, one: IndicatorOf) -> list[tuple[str, str, Statement]]:
    """Where the words give a quantity another number, as field, text and figure.

    Where they have both numbers, the other one must be of this indicator no less surely.
    """
    unit, _ = counter_of(one.its.target.unit)
    is_counted = one.level2 in COUNTED or (
        one.level2 in _MEASURED and unit not in grammar().minutes  # P371 tells of times
    )
    value = value_in(one, unit) if is_counted and unit in units_told(item) else None
    if value is None:
        return []
    told = figures_told(item)
    each = each_of(one)
    if counts_for_each(one) and not each:
        return []
    rivals = [
        thing_of(other)
        for other in item.indicators
        if other.its is not one.its and value_in(other, unit) is not None
    ]
    agreed, others = (0, 0), []
    for field, text, figures in told:
        alike = [said for said in figures if said.unit == unit and as_each(said.each) == each]
        same = [said for said in alike if not said.is_of_several or _is_slip(said.number, value)]
        found = said_of(thing_of(one), same, rivals) or _slipped(one, same, value)
        if not found or any(said.is_of_another_time for said in found.those):
            continue
        first = found.those[0]
        if one.level2 in _MEASURED and not (_is_slip(first.number, value) or _says_all(first, one)):
            continue
        numbers = {said.number for said in found.those}
        together = {said.number for said in alike if said.is_of_several}
        if value in together.union(totals(said.number for said in same)):
            agreed = max(agreed, found.shared)
        elif (
            len(numbers) == 1
            and not is_kept(found.those[0], one.its.target, value)
            and not any(
                adds_up(said, value) or is_worked_out(said.clause, value) for said in found.those
            )
            and not any(_is_share_of(said, value) for said in found.those)
            and not _comes_with_what_is_done_often(item, one, numbers)
            and not any(_is_more_than_new(said, one, value) for said in found.those)
            and not any(_is_done_to_it(one, said.clause) for said in found.those)
            and not any(_is_some_of_it(said, one, value) for said in found.those)
            and not any(_is_of_another(said, one, item) for said in found.those)
        ):
            others.append((found.shared, (field, text, found.those[0])))
    return [said for shared, said in others if shared >= agreed or _is_only_of(said[2], one)]


def _is_of_another(said: Statement, one: IndicatorOf, item: ProjectOf) -> bool:
    """处理垃圾 16.2 万吨，飞灰合规处置: the number of what counts 垃圾, and not of 飞灰."""
    close = closeness(said.clause, one)
    return any(
        value_in(other, said.unit) == said.number and closeness(said.clause, other) > close
        for other in item.indicators
        if other.its is not one.its
    )


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
    is_near = near >= _TWO or (only and all(word in one.its.level3 for word in only))
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
        is_turned(number, value) and min(number, value) > _HUNDRED
    )


def _is_share_of(said: Statement, value: Decimal) -> bool:
    """Whether the sentence says how many of them: 对 800 家核查, 抽查不低于 20%, and 160 家."""
    shares = (Decimal(share) for share in _SHARE.findall(said.sentence))
    return any(said.number * share == value * _HUNDRED for share in shares)


def _comes_with_what_is_done_often(
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


def _is_more_than_new(said: Statement, one: IndicatorOf, value: Decimal) -> bool:
    """Whether a figure is of all and an indicator of the new ones: 30 家食堂, 5 家 of them new."""
    return value < said.number and _is_new(one, said.clause)


def _is_some_of_it(said: Statement, one: IndicatorOf, value: Decimal) -> bool:
    """Whether one is of half a year, or of those who ought to, and the other of all who do."""
    if said.number < value and _A_PART_OF_THE_YEAR.search(said.clause):
        return not _A_PART_OF_THE_YEAR.search(keys.fold(one.its.level3))
    return _ought_and_did(one, said.clause)


def _ought_and_did(one: IndicatorOf, clause: str) -> bool:
    """应体检 730 人, 实际体检 700 人."""
    name = keys.fold(one.its.level3)
    ought = bool(_OUGHT_TO.search(clause)) != bool(_OUGHT_TO.search(name))
    return ought and "实际" in name + clause


def _is_new(one: IndicatorOf, clause: str) -> bool:
    return "新" not in clause and bool(_NEW.search(one.its.level3))


def _is_done_to_it(one: IndicatorOf, clause: str) -> bool:
    """Whether a name and a clause are of two things done to the same: 轮换 and 储备规模."""
    name = keys.fold(one.its.level3)
    named = [words for words in _deeds() if any(word in name for word in words)]
    said = [words for words in _deeds() if any(word in clause for word in words)]
    return bool(named and said) and not any(words in said for words in named)


@cache
def _deeds() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in grammar().deeds)


def _clause_of(item: ProjectOf, around: str) -> str:
    """All of the clause that has these words."""
    text = all_of_this_year(item)
    at = text.find(around)
    start, end = max(at, 0), at + len(around)
    first = max(text.rfind(sign, 0, start + 1) for sign in _CLAUSE_ENDS) + 1
    ends = [found for sign in _CLAUSE_ENDS if (found := text.find(sign, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def _is_promised(one: IndicatorOf, item: ProjectOf) -> bool:
    """Whether the objectives or the purpose have the target, and not as another indicator's."""
    unit, _ = counter_of(one.its.target.unit)
    value = counted_out(one.its.target)
    for other in item.indicators:
        if (
            other.its is not one.its
            and other.level2 == one.level2
            and value_in(other, unit) == value
        ):
            return False
    return any(
        value in totals(counted_in(sentence, unit))
        for text in promised(item)
        for sentence in _SENTENCE.split(keys.fold(text))
    )
