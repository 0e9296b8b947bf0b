"""What a sentence says in figures: so many of a thing, for each of what, how often, by when.

完成 52 处农村供水站维修养护，每站每月 4000 元，6 月底前完工 is read once, by one grammar, into a
count, a price and a deadline. The rules on objectives and purposes compare what is said of one
thing; `things` decides what is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.declared import any_of, declared
from mingzhang.disclosure import Target
from mingzhang.numerals import WAN


class _Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of statements.toml."""

    counting_ends: tuple[str, ...]
    general: tuple[str, ...]
    particles: str
    same: tuple[str, ...]
    deeds: tuple[str, ...]
    other_time: tuple[str, ...]
    part: tuple[str, ...]
    also_units: tuple[str, ...]
    counted_in_words: tuple[str, ...]
    set_phrases: tuple[str, ...]
    no_things: tuple[str, ...]
    not_spent: tuple[str, ...]
    shared: tuple[str, ...]
    sources: tuple[str, ...]
    stage: tuple[str, ...]
    before: dict[str, int]
    a_year: dict[str, int]
    minutes: dict[str, int]


@cache
def grammar() -> _Grammar:
    """The words of the grammar, read from the package once."""
    return declared(__package__, "statements.toml", _Grammar)


class Statement(msgspec.Struct, frozen=True):
    """A figure in a sentence, with the words that say of what it is."""

    number: Decimal
    """Of `unit`, 万 counted out."""

    unit: str
    """As `counter_of` has it: 人 for 名; 元 for 万元; 工作日 for 个工作日."""

    printed: str
    """52处."""

    item: str
    """The words around the figure, from the sign or figure before it to the one behind."""

    clause: str
    sentence: str
    each: tuple[str, ...]
    """What it is for one of, nothing for all: 人 and 月 in 每人每月."""

    is_at_least: bool
    is_at_most: bool
    is_part: bool
    is_of_several: bool
    """Of all in a list without figures: 县道、乡道、村道共 900 公里, 20 名市级、区级传承人."""

    is_of_another_time: bool

    @property
    def is_of_one_whole(self) -> bool:
        """Whether it is of all of one thing in its year, as far as the words around it say."""
        return not (self.is_part or self.is_of_several or self.is_of_another_time)


_MARK_OF_LIST = re.compile(
    r"[(\d](?<![^。;\s][(\d])(?:(?<=\()\d{1,2}|(?<=\d)\d?)(?:[、)]|\.(?!\d|$)|\.(?=\d{1,2}月))"
)
"""What numbers the parts of a text, where one begins: 1. and 1、, (1) and 1), 1. in 1.5月."""

_MARK_RUN_INTO_A_NUMBER = re.compile(r"\d(?<![^。;\s]\d)\d?\.\d+(?!\d*月)")
"""1.12 in 1.12名, where a part begins: the first part's 12名, or a number.

This and the mark begin with what they look for, and look back then: most characters are none of it.
"""

_CLAUSE = re.compile(r"[,:()]")
_PART = re.compile("[,:]")
"""A clause with what stands in brackets."""

_ITEM = re.compile(r"[,、:()]|(?<=[^温饱调])[和及与]|以及")
_LISTED = re.compile("[、和及与]")
_EACH = re.compile(
    r"每一?(半年|季度?|学期|年度?|月|周|天|日|次|场次?|期|班|\d+个?(?:天|日|周|月|年|小时)"
    r"|[\u4e00-\u9fff]{1,8}?(?=每|再|\d|$|不[少低超]|至少|发放|补[助贴]|奖励))"
)
_ASIDE = re.compile(r"\([^()\d]*\)")
_AVERAGE = re.compile(r"([\u4e00-\u9fff])均")
_SLASH = re.compile(r"/([\u4e00-\u9fff]{1,3}(?:[/·.][\u4e00-\u9fff]{1,2})*)")
_DAYS = ("天", "日")
COUNTERS = "个名座所处家户位条辆台套盏支间栋株"
_ROUNDED = 100
"""A month's price is the twelfth of a year's, but for one part in so many."""

_AND_MORE = ("以上", "及以上", "多", "余")
_AND_LESS = ("以内", "以下", "之内", "内")
_TOGETHER = ("共", "共计", "合计", "总计", "总共", "累计共")
"""培训班 8 期，每期 40 人，共 320 人: what stands before all of it is what 320 人 are of."""

_REACH = 400
"""Characters before a figure in which is named what it is of, and for each of what it is."""

_FIGURES = re.compile(r"每?[\d.]+")


@cache
def _figure() -> re.Pattern[str]:
    units = sorted(
        {*counting.counters(), *grammar().also_units, *grammar().minutes, "元", "元整"} - {"日"},
        key=len,
        reverse=True,
    )
    return re.compile(
        rf"(?<![\d.第\-—~～至及和与\[〔])(?<!(?<![\u4e00-\u9fff])、)(?<![A-Za-z])(?P<number>\d[\d,]{{0,24}}(?:\.\d+)?)"
        rf"(?P<unit>[万亿]?(?:{'|'.join(units)})|日(?=内|之内|以内|$|[,;。]))(?![\-—~～]\d|至\d|中的|中有|之中)"
    )


@lru_cache(maxsize=2048)
def statements(text: str) -> tuple[Statement, ...]:
    """What a text says in figures, in the order in which it says it."""
    found: list[Statement] = []
    for sentence in keys.sentences(unmarked(keys.fold(text))):
        found += _of_sentence(_ASIDE.sub("", sentence))
    return tuple(found)


def unmarked(text: str) -> str:
    """A folded text without the marks of a list; of 1.12名 nobody knows, and 1.12 goes."""
    return _MARK_OF_LIST.sub("", _MARK_RUN_INTO_A_NUMBER.sub("", text))


def clauses_with_sentences(text: str) -> Iterator[tuple[str, str]]:
    """The clauses of a folded text without the marks of a list, each with its sentence."""
    for sentence in keys.sentences(unmarked(text)):
        for clause in _PART.split(sentence):
            yield clause, sentence


class _Place(msgspec.Struct, frozen=True):
    """Where a figure stands in a sentence: in which clause, and between which other figures."""

    sentence: str
    figure: re.Match[str]
    begins: int
    """Where the figure before it ends."""

    ends: int
    """Where the next one begins."""

    clause_at: int
    clause_end: int

    def before(self, start: int) -> str:
        """What stands before it from there on."""
        return self.sentence[start : self.figure.start()]

    @property
    def near(self) -> int:
        """From where on the words before it may say what it is of."""
        return max(0, self.figure.start() - _REACH)

    @property
    def ahead(self) -> str:
        """What stands before it in its clause, from the last figure on."""
        return self.before(max(self.begins, self.clause_at))

    @property
    def after(self) -> str:
        """What stands behind it in its clause, to the next figure."""
        return self.sentence[self.figure.end() : min(self.ends, self.clause_end)]

    @property
    def listed_after(self) -> str:
        """The same without the last of a list: that is what the next figure is of."""
        is_alone = self.ends >= self.clause_end
        return self.after if is_alone else self.after.rpartition("、")[0]

    @property
    def each(self) -> tuple[str, ...]:
        """What it is for one of."""
        is_near = _EACH.search(self.ahead)
        lead = self.ahead if is_near else self.before(max(self.near, self.clause_at))
        return _for_each(lead, self.sentence[self.figure.end() :])


def _places(sentence: str) -> Iterator[_Place]:
    """Where the figures of a sentence stand, but for dates."""
    figures = list(_figure().finditer(sentence))
    clauses = [0, *(sign.end() for sign in _CLAUSE.finditer(sentence)), len(sentence) + 1]
    for at, figure in enumerate(figures):
        if sentence[figure.end() - 1] == "日" and sentence.endswith("月", 0, figure.start()):
            continue
        begins = figures[at - 1].end() if at else 0
        ends = figures[at + 1].start() if at + 1 < len(figures) else len(sentence)
        within = bisect_right(clauses, figure.start())
        yield _Place(sentence, figure, begins, ends, clauses[within - 1], clauses[within] - 1)


def _of_sentence(sentence: str) -> Iterator[Statement]:
    is_of_another_time = _has(sentence, "other_time")
    of_parts = before = ""
    for place in _places(sentence):
        figure, ahead, after = place.figure, place.ahead, place.listed_after
        unit, number = _in_unit(figure["unit"], figure["number"])
        if "其中" in place.before(place.begins):
            of_parts = unit
        before = _named(ahead) or before
        if before in _TOGETHER:
            before = _FIGURES.sub("", place.before(place.near))
        named, behind = _most().sub("", _least().sub("", before)), _ITEM.split(place.after)[0]
        yield Statement(
            number=number,
            unit=unit,
            printed=figure[0],
            item=f"{named} {behind}",
            clause=sentence[place.clause_at : place.clause_end],
            sentence=sentence,
            each=place.each,
            is_at_least=after.startswith(_AND_MORE) or bool(_least().search(before)),
            is_at_most=after.startswith(_AND_LESS) or bool(_most().search(before)),
            is_part=unit == of_parts or _has(before, "part"),
            is_of_several=_is_of_several(ahead, after) and not _counts_a_list(ahead, number),
            is_of_another_time=is_of_another_time,
        )


def _named(before: str) -> str:
    """The last of a list before a figure; all of it where one thing is said in turns.

    帐篷 20 顶、棉被 is 棉被, 宣传进校园、进社区 is both.
    """
    *others, last = _ITEM.split(before)
    is_in_turns = bool(others and last) and last[0] in others[-1]
    return before if is_in_turns else last


def _is_of_several(before: str, after: str) -> bool:
    """Whether a list without figures stands before or behind: 兽药、饲料 240 批次."""
    is_listed = "、" in before.strip("、") and _named(before) != before
    return "、" in after or is_listed


_FEWEST_LISTED = 3


def _counts_a_list(before: str, number: Decimal) -> bool:
    """Whether a figure counts what is listed before it: 在东关、西关、北关3个街道, 电工等10项."""
    if before.endswith("等"):
        return True
    listed = _LISTED.split(before)
    return len(listed) == number >= _FEWEST_LISTED and bool(listed[-1])


def is_span(word: str) -> bool:
    """Whether what a figure is for one of is a time: 年, 月, 天."""
    return word in grammar().a_year or word in _DAYS


def counts(said: Statement, thing: str) -> bool:
    """Whether a figure counts all of a thing: 6 个未保站 those of 每站, 50 人 those of 每人."""
    if said.each or said.is_part or said.is_of_several or said.unit == "元":
        return False
    unit, _ = counter_of(thing)
    return unit == said.unit or (thing not in COUNTERS and noun_of(thing) in said.item)


def of_the_whole(said: Statement) -> bool:
    """Whether a figure is of all of one thing in its year, and no money."""
    return said.is_of_one_whole and not said.each and said.unit != "元"


def in_one_unit(said: Statement) -> tuple[Decimal, str]:
    """A figure with its unit; times in minutes."""
    return timed(said.number, said.unit)


def asked_in_one_unit(target: Target) -> tuple[Decimal, str]:
    """The number of a target that has one, with its unit, as `in_one_unit` has them."""
    return timed(counted_out(target), counter_of(target.unit)[0])


def timed(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number with its unit; of a time, but of working days, in minutes."""
    minutes = grammar().minutes.get(unit) if "工作日" not in unit else None
    return (number * minutes, "分钟") if minutes else (number, unit)


def noun_of(thing: str) -> str:
    """护林员 for the 名护林员 of 每名护林员; a counter by itself is all there is."""
    return thing.lstrip(COUNTERS) or thing


def is_counted_over(text: str, yuan: Decimal, spans_said: Collection[str] = ()) -> bool:
    """Whether a text tells a year's price by what it is a month, or says 全年 of it.

    每月 100 元 of 1200 元 a year; 每人每月 2000 元，全年 4.8 万元 of 4.8 万元. The spans that the
    text says elsewhere than before a number are told beside it: 按月计 100 元.
    """
    for said in statements(text):
        each_said = {*said.each, *spans_said}
        spans = [grammar().a_year[each] for each in each_said if grammar().a_year.get(each, 1) > 1]
        is_same = any(abs(said.number * many - yuan) * _ROUNDED <= yuan for many in spans)
        is_all = not said.each and said.number == yuan and "年" in said.item
        if said.unit == "元" and (is_same or is_all):
            return True
    return False


def _in_unit(unit: str, number: str) -> tuple[str, Decimal]:
    value = Decimal(number.replace(",", ""))
    if unit in UNITS:
        return "元", value * UNITS[unit]
    if unit.startswith("亿"):
        return counter_of(unit[1:])[0], value * WAN * WAN
    counter, scale = counter_of(unit)
    return counter.removeprefix("个") if "工作日" in counter else counter, value * scale


def _for_each(lead: str, rest: str) -> tuple[str, ...]:
    """人 and 月 for 每人每月 before a figure, or /人·月 behind it."""
    each = [match[1] for match in _EACH.finditer(lead)]
    each += [match[1] for match in _AVERAGE.finditer(lead) if match[1] != "平"]
    if slash := _SLASH.match(rest):
        each += re.split("[/·.]", slash[1])
    return tuple(each)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Any of the phrases that the grammar has under a name."""
    return re.compile(any_of(getattr(grammar(), name)))


@cache
def _least() -> re.Pattern[str]:
    return re.compile(f"(?<!不)(?:{one_of('limit', 'at_least').pattern})$")


@cache
def _most() -> re.Pattern[str]:
    return re.compile(f"(?<!不)(?:{one_of('limit', 'at_most', '控制在').pattern})$")


def _has(text: str, name: str) -> bool:
    return bool(phrases(name).search(text))


# what an indicator is for one of


_ONE_OF_MANY = re.compile(
    r"每[^年月季周半日天]|[人户场站村]均|平均|分别|单[个次]|单位(?=面积|产量|产品)|各[村站点校]"
)


def each_of(one: IndicatorOf) -> frozenset[str]:
    """What an indicator is for one of, as `Statement.each` has it; 日 for 天, nothing for 年."""
    said = keys.fold(one.its.level3 + "," + one.its.description)
    _, slash, unit = one.unit.partition("/")
    return as_each((*_for_each(said, slash + unit),))


def as_each(words: Sequence[str]) -> frozenset[str]:
    """What a figure is for one of, to be compared."""
    return frozenset("日" if word == "天" else word for word in words if word not in _YEARLY)


_YEARLY = ("年", "年度")


def counts_for_each(one: IndicatorOf) -> bool:
    """Whether an indicator counts what is for one of many: 每个断面监测次数, 天/人."""
    said = keys.fold(one.its.level3 + one.its.description)
    return "/" in one.its.target.unit or bool(_ONE_OF_MANY.search(said))
