"""What the objectives and the purpose promise in numbers, against the indicators that count it.

培训 30 人 and an indicator of 20: one thing said twice.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.agreement import (
    says_another_grade,
    says_one_thing_twice,
    says_two_numbers,
)
from mingzhang.checking.targets.aims.beside import counted_beside, factor_of_a_cost
from mingzhang.checking.targets.aims.in_figures import as_printed, in_figures
from mingzhang.checking.targets.aims.kept import is_enough, is_kept, is_within
from mingzhang.checking.targets.aims.told import (
    all_of_this_year,
    of_this_year,
    promise_of,
    promised,
)
from mingzhang.checking.targets.indicators.units import misfits
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    open_projects,
)
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
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.kept import once_each
from mingzhang.numerals import WAN

_SENTENCE = re.compile(r"[。;]")

_ANY_NUMBER = re.compile(r"(\d{1,6}(?:\.\d+)?)(万?[\u4e00-\u9fff]{1,3})")

_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")

_HUNDRED = 100

_A_THING = 3

_COUNTED = ("数量", "")

_MEASURED = ("质量", "时效", "经济效益", "社会效益", "生态效益", "可持续影响")
"""Kinds whose indicators may measure what the words tell: 深松深度 ≥30 厘米."""

_NEW = re.compile("新[建增购设招扩开]")

_REPEATED = re.compile(
    r"(?:(?P<listed>[^,。;\d]*)各|每?(?P<span>半月)[^,。;\d]{0,6})(?P<number>\d+)"
)
_FROM_TO = re.compile(r"[由从].*\d.*[到至为]")

_FOR_EACH = re.compile(r"各(?=[设建有配派选办运开安装]).*\d|每.*\d")

_CLAUSE_ENDS = "。;,\n"

_TWO = 2


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
        if (
            is_within(one.its.target, told)
            or _is_promised(one, item)
            or all(is_enough(number, around, one.its.target) for number in told)
            or (_is_new(one, around) and counted_out(one.its.target) < min(told))
            or _is_worked_out(_clause_of(item, around), counted_out(one.its.target))
            or _comes_with_what_is_done_often(item, one, told)
        ):
            continue
        field, text = promise_of(item, around)
        yield item.flaw(
            f"{FIELDS[field]}写“{around}”，{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )
    for one, field, text, told_so in _counted_in_another_word(item, seen):
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


_NOUN = re.compile(
    "(?:购置|采购|购买|建设|新建|维护|维修)?(?:总数量|总数|数量|个数|场次|次数|台数|辆数|数)?$"
)
_DEED = re.compile(
    "^(?:更新|更换|购置|采购|购买|配备|安装|添置|配置|建设|新建|编写|编印|印制|举办|开展|组织)"
)
"""What is done to a thing before it is named: 更新电脑."""

_ENDS = ",。;、:)的和及等"
_ALIKE = (
    {"处", "座", "个"},
    {"台", "套", "个", "部"},
    {"台", "架", "辆"},
    {"家", "所", "个"},
    {"支", "个"},
    {"辆", "个"},
    {"场", "次"},
    {"册", "本", "部"},
)
"""Counters that people use of the same things, now this and now that."""


def _counted_in_another_word(
    item: ProjectOf, seen: Container[int]
) -> Iterator[tuple[IndicatorOf, str, str, Statement]]:
    """27 支工作队 in the objectives and 29 个 in the indicator of nothing but 工作队."""
    alike = set().union(*_ALIKE) if _units_told(item) else set()
    quantities = [
        (one, unit)
        for one in item.indicators
        if one.level2 in _COUNTED
        and one.its.target.kind == "number"
        and id(one.its) not in seen
        and (unit := counter_of(one.its.target.unit)[0]) in alike
    ]
    for one, unit in quantities:
        name = _NOUN.sub("", measures.bare_name(one.its.level3))
        deed = _DEED.match(name)
        noun = name[deed.end() :] if deed else name
        others = {other for those in _ALIKE if unit in those for other in those}.difference({unit})
        if len(noun) < _TWO or others.isdisjoint(_units_told(item)) or counts_for_each(one):
            continue
        found = [
            (field, text, said)
            for field, text, figures in _figures_told(item)
            for said in figures
            if said.unit in others
            and not said.each
            and (_is_of_just(said, noun) or _is_of_just(said, name))
            and (not deed or says(said.sentence, deed[0]))
        ]
        value = counted_out(one.its.target)
        is_other = len({said.number for *_, said in found}) == 1 and not any(
            said.is_of_another_time
            or said.is_part
            or said.is_of_several
            or said.number == value
            or is_kept(said, one.its.target, value)
            for *_, said in found
        )
        if is_other and unit not in _units_of(noun, item):
            yield one, *found[0]


def _is_of_just(said: Statement, noun: str) -> bool:
    """Whether a noun ends what stands behind a figure, or all that stands before it."""
    behind = said.sentence.partition(said.printed + noun)
    ends = behind[1] and (not behind[2] or behind[2][0] in _ENDS)
    return bool(ends) or f"{noun}{said.printed}" in said.sentence


def _units_of(noun: str, item: ProjectOf) -> set[str]:
    """The counters in which the words count what a noun names."""
    figures = (said for *_, every in _figures_told(item) for said in every)
    return {said.unit for said in figures if noun in said.sentence}


@once_each
def _figures_told(item: ProjectOf) -> Sequence[tuple[str, str, Sequence[Statement]]]:
    """Each text of a project, its name among them, with its field and what it says in figures."""
    named = () if one_of("cost", "over_years").search(item.its.name) else (("name", item.its.name),)
    return [
        (field, text, statements(in_figures(of_this_year(text, item))))
        for field, text in (*item.told(), *named)
    ]


@once_each
def _units_told(item: ProjectOf) -> frozenset[str]:
    return frozenset(said.unit for *_, figures in _figures_told(item) for said in figures)


def said_otherwise(item: ProjectOf, one: IndicatorOf) -> list[tuple[str, str, Statement]]:
    """Where the words give a quantity another number, as field, text and figure.

    Where they have both numbers, the other one must be of this indicator no less surely.
    """
    unit, _ = counter_of(one.its.target.unit)
    is_counted = one.level2 in _COUNTED or (
        one.level2 in _MEASURED and unit not in grammar().minutes  # P371 tells of times
    )
    value = value_in(one, unit) if is_counted and unit in _units_told(item) else None
    if value is None:
        return []
    told = _figures_told(item)
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
        if value in together.union(_totals(said.number for said in same)):
            agreed = max(agreed, found.shared)
        elif (
            len(numbers) == 1
            and not is_kept(found.those[0], one.its.target, value)
            and not any(
                _adds_up(said, value) or _is_worked_out(said.clause, value) for said in found.those
            )
            and not any(_is_share_of(said, value) for said in found.those)
            and not _comes_with_what_is_done_often(item, one, numbers)
            and not any(_is_more_than_new(said, one, value) for said in found.those)
            and not any(_is_done_to_it(one, said.clause) for said in found.those)
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


def _adds_up(said: Statement, value: Decimal) -> bool:
    """Whether a figure and those beside it are the whole: 消防站 5 个、小型站 2 个 and 7 个."""
    numbers = list(_counted_in(said.sentence, said.unit))
    return any(
        said.number in numbers[first:last] and sum(numbers[first:last]) == value
        for first, last in combinations(range(len(numbers) + 1), 2)
    )


def _is_worked_out(clause: str, value: Decimal) -> bool:
    """Whether a clause has a number without printing it: by its list, for each, or as a change.

    小区 8 个、单位 12 家 are 20; 3 个邻里中心各设 1 处 are 3; 由 46 个压缩到 31 个 is 15 fewer.
    """
    if any(_comes_to(match, value) for match in _REPEATED.finditer(clause)):
        return True
    numbers = [said.number for said in statements(clause) if said.unit not in ("元", "%")]
    if len(numbers) < _TWO:
        return False
    first, last = numbers[0], numbers[-1]
    if _FROM_TO.search(clause):
        return abs(first - last) == value
    if _FOR_EACH.search(clause):
        return any(one * other == value for one, other in pairwise(numbers))
    return "、" in clause and sum(numbers) == value


def _comes_to(match: re.Match[str], value: Decimal) -> bool:
    """Whether 各 20 户 of a list, or 半月 1 次, comes to a number of all."""
    number = Decimal(match["number"])
    if span := match["span"]:
        return number * grammar().a_year[span] == value
    listed = match["listed"].count("、") + match["listed"].count('""') + 1
    return listed > 1 and number * listed == value


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
        value in _totals(_counted_in(sentence, unit))
        for text in promised(item)
        for sentence in _SENTENCE.split(keys.fold(text))
    )


def _counted_in(sentence: str, unit: str) -> Iterator[Decimal]:
    """The numbers of a sentence that are counted in a unit."""
    for number, counter in _ANY_NUMBER.findall(sentence):
        for length in range(len(counter), 0, -1):
            its_unit, scale = counter_of(counter[:length])
            if its_unit == unit:
                yield Decimal(number) * scale
                break


def _totals(numbers: Iterable[Decimal]) -> set[Decimal]:
    """Numbers that follow each other, each alone and added up: 56 名护林员、64 名队员 are 120."""
    totals: set[Decimal] = set()
    running: list[Decimal] = []
    for number in numbers:
        running = [number, *(total + number for total in running)]
        totals.update(running)
    return totals
