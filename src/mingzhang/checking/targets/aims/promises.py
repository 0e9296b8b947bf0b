"""What the objectives and the purpose promise, against the indicators that measure it.

培训 30 人 and an indicator of 20, 满意度达到 90% and ≥95%, 灭火机 60 台 and 60 支: one thing
said twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache, partial
from itertools import combinations, pairwise, product

import msgspec

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.kept import is_enough, is_kept, is_within
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    once_each,
    open_projects,
    place,
)
from mingzhang.checking.targets.numbers import (
    SAME_WORDS,
    closeness,
    counted_otherwise,
    counted_out,
    counter_of,
    counts_in,
    is_not_of_this_year,
    look_alike,
    named_counts,
    value_in,
)
from mingzhang.checking.targets.statements import (
    Said,
    Statement,
    as_each,
    counts_for_each,
    each_of,
    grammar,
    said_of,
    says,
    says_most_of,
    statements,
    telling_words,
    thing_of,
)
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import WAN

_SENTENCE = re.compile(r"[。;]")
_CLAUSE = re.compile(r"[。;,、\n]")
_ANY_NUMBER = re.compile(r"(\d{1,6}(?:\.\d+)?)(万?[\u4e00-\u9fff]{1,3})")
_PERCENT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?(?:率|满意度|比例|占[\u4e00-\u9fff]{1,10}?|比重|比|密度|覆盖面|知晓度|完整度|准确度|集中度))"
    r"(?P<bound>(?:要|均|都|应|力争|不低于|不少于|达到|达|为|在|保持在|稳定在|提高到|提升到|≥|>=|大于等于|超过|高于"
    r"|控制在|不超过|不高于|低于|≤|<=){0,3})(?P<number>\d+(?:\.\d+)?)(?P<sign>[%‰])(?P<behind>以[内下])?"
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")

_CEILING = re.compile(r"(?:控制在|不超过|不高于|(?<!不)低于|≤|<=)$")

_YEAR = re.compile(r"(20\d\d)年")
_OF_AN_AGE = ("岁", "周岁")
_MUCH = 5
_HUNDRED = 100


class Told(msgspec.Struct, frozen=True):
    """What a project says of its budget year in one of its fields, folded."""

    field: str
    text: str
    find: Callable[[], Evidence]
    """Gives the cell; asked for where something is wrong."""

    def otherwise(self, one: IndicatorOf, clause: str) -> Flaw:
        """That an indicator's target is another than a clause of it says."""
        said = f"写“{clause}”，"
        if self.field == "描述":
            said = f"{one.label}的描述{said}指标值却是“{one.its.target.text}”"
        else:
            said = f"{self.field}{said}{one.label}的指标值却是“{one.its.target.text}”"
        return Flaw(
            f"{place(one.project)}{said}", (one.evidence(), self.find()), project=one.project.no
        )


def told_of(item: ProjectOf, one: IndicatorOf | None = None) -> Iterator[Told]:
    """The objectives and the purpose, and the description of an indicator."""
    for field, text in item.told():
        cell = partial(item.evidence, field, text)
        yield Told(FIELDS[field], of_this_year(text, item), cell)
    if one is not None and one.its.description:
        description = of_this_year(one.its.description, item)
        yield Told("描述", description, partial(one.evidence, "description"))


@over("P344", open_projects)
def objective_counts_otherwise(item: ProjectOf) -> Iterator[Flaw]:
    """培训 30 人 in the objectives and 20 人 in the indicator that counts them."""
    seen: set[int] = set()
    for one in item.indicators:
        if said := said_otherwise(item, one):
            seen.add(id(one.its))
            field, _, first = said[0]
            yield item.flaw(
                f"{FIELDS[field]}写“{first.clause}”，{one.label}的指标值却是“{one.its.target.text}”",
                one.evidence(),
                *(item.evidence(field, text) for field, text, _ in said),
            )
    for one, told, around in counted_otherwise(_all_of_this_year(item), item.indicators):
        if id(one.its) in seen or counts_for_each(one) or _is_done_to_it(one, around):
            continue
        if (
            is_within(one.its.target, told)
            or _is_promised(one, item)
            or all(is_enough(number, around, one.its.target) for number in told)
            or (_is_new(one, around) and counted_out(one.its.target) < min(told))
            or _is_worked_out(_clause_of(item, around), counted_out(one.its.target))
        ):
            continue
        field, text = _promise(item, around)
        yield item.flaw(
            f"{FIELDS[field]}写“{around}”，{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )
    if not seen:
        yield from _says_two_numbers(item)
    yield from _says_one_thing_twice(item)
    yield from _says_another_grade(item)


@once_each
def _figures_told(item: ProjectOf) -> Sequence[tuple[str, str, Sequence[Statement]]]:
    """Each text of a project, its name among them, with its field and what it says in figures."""
    named = () if one_of("cost", "over_years").search(item.its.name) else (("name", item.its.name),)
    return [
        (field, text, statements(of_this_year(text, item)))
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
            and not any(_is_more_than_new(said, one, value) for said in found.those)
            and not any(_is_done_to_it(one, said.clause) for said in found.those)
        ):
            others.append((found.shared, (field, text, found.those[0])))
    return [said for shared, said in others if shared >= agreed or _is_only_of(said[2], one)]


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


_TWO = 2
_A_THING = 3
_COUNTED = ("数量", "")
_MEASURED = ("质量", "时效", "经济效益", "社会效益", "生态效益", "可持续影响")
"""Kinds whose indicators may measure what the words tell: 深松深度 ≥30 厘米."""


def _is_slip(number: Decimal, value: Decimal) -> bool:
    """Whether two numbers are as 1.2 亿 to 1.2 万, or 264 to 246: a slip, of whatever they are."""
    return number in (value * WAN, value / WAN) or (
        is_turned(number, value) and min(number, value) > _HUNDRED
    )


def _is_share_of(said: Statement, value: Decimal) -> bool:
    """Whether the sentence says how many of them: 对 800 家核查, 抽查不低于 20%, and 160 家."""
    shares = (Decimal(share) for share in _SHARE.findall(said.sentence))
    return any(said.number * share == value * _HUNDRED for share in shares)


_NEW = re.compile("新[建增购设招扩开]")


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
    numbers = [said.number for said in statements(clause) if said.unit not in ("元", "%")]
    if len(numbers) < _TWO:
        return False
    first, last = numbers[0], numbers[-1]
    if _FROM_TO.search(clause):
        return abs(first - last) == value
    if _FOR_EACH.search(clause):
        return any(one * other == value for one, other in pairwise(numbers))
    return "、" in clause and sum(numbers) == value


_FROM_TO = re.compile(r"[由从].*\d.*[到至为]")
_FOR_EACH = re.compile(r"各(?=[设建有配派选办运开安装]).*\d|每.*\d")


def _clause_of(item: ProjectOf, around: str) -> str:
    """All of the clause that has these words."""
    text = _all_of_this_year(item)
    at = text.find(around)
    start, end = max(at, 0), at + len(around)
    first = max(text.rfind(sign, 0, start + 1) for sign in _CLAUSE_ENDS) + 1
    ends = [found for sign in _CLAUSE_ENDS if (found := text.find(sign, end)) >= 0]
    return text[first : min(ends, default=len(text))]


_CLAUSE_ENDS = "。;,\n"


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
        for text in _promised(item)
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


def _promised(item: ProjectOf) -> tuple[str, ...]:
    """The objectives and the purpose as printed."""
    return (*item.its.objectives, item.its.purpose)


def _promise(item: ProjectOf, said: str) -> tuple[str, str]:
    """The objective that has these words, or the purpose, with its field."""
    text = next((text for text in _promised(item) if said in keys.fold(text)), "")
    return ("purpose" if text and text == item.its.purpose else "objectives"), text


def _says_two_numbers(item: ProjectOf) -> Iterator[Flaw]:
    """216 个监测站 in the purpose and 261 个监测站 in the objectives."""
    purpose = named_counts(item.its.purpose)
    for text in item.its.objectives if purpose else ():
        for key, (number, around) in named_counts(text).items():
            other, its_words = purpose.get(key, (number, ""))
            if look_alike(number, other):
                yield item.flaw(
                    f"绩效目标写“{around}”，资金用途写“{its_words}”，两处不同",
                    item.evidence("objectives", text),
                    item.evidence("purpose"),
                )
                return
    counted = [
        (field, text, counts)
        for field, text in item.told()
        if (counts := _counts_of_all(item, text))
    ]
    for (field, text, ours), (other_field, other_text, theirs) in combinations(counted, 2):
        for one, same in product(ours, theirs):
            if one.number != same.number and _is_said_of_the_same(one, same):
                yield item.flaw(
                    f"{FIELDS[field]}写“{one.clause}”，{FIELDS[other_field]}写“{same.clause}”，"
                    "两处不同",
                    item.evidence(field, text),
                    item.evidence(other_field, other_text),
                )
                return


def _says_one_thing_twice(item: ProjectOf) -> Iterator[Flaw]:
    """接待参观群众 2 万人次，接待参观群众 3 万人次; 每站全年巡检 4 次，全年巡检 6 次."""
    for field, text in item.told():
        for one, other in pairwise(statements(of_this_year(text, item))):
            if one.unit == other.unit and one.number != other.number and _is_again(one, other):
                yield item.flaw(
                    f"{FIELDS[field]}写“{one.clause}，{other.clause}”，同一件事前后两个数",
                    item.evidence(field, text),
                )
                return


def _is_again(one: Statement, other: Statement) -> bool:
    """Whether the next clause says the same words; where it is for each, the rest of them.

    每校培训 2 次，全年培训 20 次 can be ten schools.
    """
    if f"{one.clause},{other.clause}" not in one.sentence or one.is_part or other.is_part:
        return False
    first, again = (
        _WHOLE_YEAR.sub("", each.clause.replace(each.printed, "", 1)) for each in (one, other)
    )
    if _DIGIT.search(first + again) or len(again) < _AGAIN or one.is_of_several:
        return False
    if first == again:
        return one.each == other.each
    is_rest = bool(one.each) and not other.each and "年" in one.clause and "年" in other.clause
    is_multiple = one.number and not other.number % one.number
    return is_rest and first.endswith(again) and not is_multiple


_WHOLE_YEAR = re.compile("全年|年度|每年|年内|共")
_DIGIT = re.compile(r"\d")
_AGAIN = 2


def _says_another_grade(item: ProjectOf) -> Iterator[Flaw]:
    """等级保护二级测评 in the objectives, 三级 as the target of 等级保护级别 or in its words."""
    told = [(field, keys.fold(text)) for field, text in item.told() if _GRADE.search(text)]
    for one in item.indicators if told else ():
        for field, text in told:
            clause = _graded_otherwise(one, text)
            if clause and not _same_grade(one, text):
                yield item.flaw(
                    f"{FIELDS[field]}写“{clause}”，{one.label}写的却是“{_grade_told(one)}”",
                    one.evidence(),
                    item.evidence(field, text),
                )
                return


def _graded_otherwise(one: IndicatorOf, text: str) -> str:
    """The clause of a text that has another grade of what an indicator is of."""
    told = _grade_told(one)
    for clause in _CLAUSE.split(text) if told else ():
        for match in _GRADE.finditer(clause):
            around = clause[max(0, match.start() - _TWO) : match.end() + _TWO]
            if told == keys.fold(one.its.target.text):
                is_same = says_most_of(clause, telling_words(one.its.level3))
            else:
                is_same = around[:_TWO] + around[-_TWO:] == told[:_TWO] + told[-_TWO:]
            if is_same:
                return clause
    return ""


def _grade_told(one: IndicatorOf) -> str:
    """What an indicator says of a grade: all of its target, or the words around it."""
    asked = keys.fold(one.its.target.text)
    if _GRADE.search(asked):
        return asked
    match = _GRADED.search(keys.fold(f"{one.its.level3},{one.its.description}"))
    return match[0] if match else ""


def _same_grade(one: IndicatorOf, text: str) -> bool:
    """Whether a text has an indicator's grade, too."""
    return any(grade in text for grade in _GRADE.findall(_grade_told(one)))


_GRADE = re.compile("(?:[一二三四五甲乙丙省市县]|国家)级(?![指财科预补资])")
_GRADED = re.compile(rf"[\u4e00-\u9fff]{{2}}{_GRADE.pattern}[\u4e00-\u9fff]{{2}}")
"""二级, 省级 with the words on both sides of it."""


def _counts_of_all(item: ProjectOf, text: str) -> list[Statement]:
    """The figures of a text that count all of something, each the only one of its unit."""
    said = statements(of_this_year(text, item))
    units = Counter([one.unit for one in said]) if said else {}
    return [
        one
        for one in said
        if units[one.unit] == 1
        and not (one.each or one.is_part or one.is_of_several or one.is_of_another_time)
    ]


def _is_said_of_the_same(one: Statement, other: Statement) -> bool:
    """Whether each has all that the other says of what it counts, and that is not too little."""
    if one.unit != other.unit or one.is_at_least != other.is_at_least:
        return False
    ours, theirs = (telling_words(each.item.replace(" ", "")) for each in (one, other))
    if min(len(ours), len(theirs)) < SAME_WORDS:
        return False
    return all(says(other.item, word) for word in ours) and all(
        says(one.item, word) for word in theirs
    )


@over("P345", open_projects)
def objective_states_another_share(item: ProjectOf) -> Iterator[Flaw]:
    """群众满意度达到 90% in the objectives and ≥95% in the only indicator of it."""
    for one, printed in other_shares(item):
        field, text = _promise(item, printed)
        yield item.flaw(
            f"{FIELDS[field]}写“{printed}”，{one.label}的指标值却是“{one.its.target.text}”",
            one.evidence(),
            item.evidence(field, text),
        )


def other_shares(item: ProjectOf) -> Iterator[tuple[IndicatorOf, str]]:
    """The shares that the words give another value, each with the words."""
    shares = [one for one in item.indicators if measures.measure_of(one.its.target) == "percent"]
    seen: set[int] = set()
    for share in _shares_in(_all_of_this_year(item)) if shares else ():
        same = [one for one in shares if _is_the_share(share.name, one)]
        if len(same) != 1 or id(same[0]) in seen or _value(same[0]) == share.value:
            continue
        if not _is_between(share, same[0]):
            seen.add(id(same[0]))
            yield same[0], share.printed


class _Share(msgspec.Struct, frozen=True):
    """A share that a clause states, in percent."""

    name: str
    value: Decimal
    is_ceiling: bool
    printed: str


def _is_between(share: _Share, one: IndicatorOf) -> bool:
    """Whether one is the least and the other the most: 优秀率不低于 20% and ≤30%."""
    most = one.its.target.op in ("<=", "<")
    if share.is_ceiling == most:
        return False
    low, high = (_value(one), share.value) if share.is_ceiling else (share.value, _value(one))
    return low < high and (most or one.its.target.op in (">=", ">"))


def _value(one: IndicatorOf) -> Decimal:
    return _in_percent(one.its.target.value, one.its.target.unit)


def _in_percent(number: str, sign: str) -> Decimal:
    return Decimal(number) / (10 if "‰" in sign else 1)


_MARKED = re.compile(r"^\d{1,2}\.\d+")
"""1.12名: the mark of a list before 12, or 1.12; which of them is not known."""


@once_each
def _all_of_this_year(item: ProjectOf) -> str:
    """The sentences of the objectives and the purpose that are of the budget year."""
    return of_this_year("。".join(_MARKED.sub("", keys.fold(one)) for one in _promised(item)), item)


def of_this_year(text: str, item: ProjectOf) -> str:
    """The sentences of a text that are of the budget year."""
    return _of_year(text, str(item.disclosure.year))


@lru_cache(maxsize=2048)
def _of_year(text: str, year: str) -> str:
    """The same, remembered: each indicator of a project is compared with the same texts."""
    return "。".join(
        sentence
        for sentence in _SENTENCE.split(keys.fold(text))
        if set(_YEAR.findall(sentence)) <= {year} and not is_not_of_this_year(sentence)
    )


def _shares_in(text: str) -> Iterator[_Share]:
    """The shares of a text, but for changes and parts."""
    for clause in _CLAUSE.split(keys.fold(text)):
        for match in _PERCENT.finditer(clause) if "%" in clause or "‰" in clause else ():
            if not one_of("clause", "not_a_level").search(clause):
                is_ceiling = bool(_CEILING.search(match["bound"])) or bool(match["behind"])
                value = _in_percent(match["number"], match["sign"])
                yield _Share(match["name"], value, is_ceiling, match[0])


def _is_the_share(phrase: str, one: IndicatorOf) -> bool:
    """Whether an indicator is of the share that a phrase names: by its name, or by 占."""
    name = measures.bare_name(one.its.level3)
    said = name + keys.fold(one.its.description)
    if "占" in phrase and "率" not in phrase:
        return keys.in_a_row(phrase, said) >= _MUCH
    if phrase[-3:] != name[-3:]:
        return False
    if phrase.startswith(_OF_AN_AGE):
        return phrase in name  # 65 岁及以上老年人健康管理率
    shorter = min(len(phrase), len(name))
    return keys.in_a_row(phrase, name) >= min(shorter, _MUCH)


@lru_cache(maxsize=4096)
def _is_another(unit: str, other: str) -> bool:
    """Whether what is counted in one unit is counted in the other by mistake.

    亩次 of what is done once are 亩.
    """
    is_work = other in (f"{unit}次", unit.removesuffix("次")) and unit != other
    if is_work and "area" in counting.classes(unit):
        return False
    return (
        counting.differ(unit, other)
        or counting.unlike(unit, other)
        or counting.is_how_often(unit, other)
        or counting.is_of_another_size(unit, other)
    )


@over("P352", open_projects)
def objective_counts_in_another_unit(item: ProjectOf) -> Iterator[Flaw]:
    """灭火机 60 台 in the objectives, 采购灭火机数量 ≥60 支 in the indicator."""
    quantities = [
        one for one in item.indicators if one.level2 == "数量" and one.its.target.kind == "number"
    ]
    said = counts_in(_all_of_this_year(item)) if quantities else {}
    for one in quantities:
        target = one.its.target
        unit, scale = counter_of(target.unit)
        printed = Decimal(target.value)
        value = printed * scale
        if any(number == value for number, _ in said.get(unit, ())):
            continue
        for other in sorted(other for other in said if _is_another(unit, other)):
            is_size = counting.is_of_another_size(unit, other)
            values = (value, printed, printed * WAN) if is_size else (value,)
            around = next((text for number, text in said[other] if number in values), "")
            if around and closeness(around, one) > SAME_WORDS - is_size:
                field, text = _promise(item, around)
                yield item.flaw(
                    f"{FIELDS[field]}写“{around}”，{one.label}的指标值却是“{target.text}”，单位不同",
                    one.evidence(),
                    item.evidence(field, text),
                )
