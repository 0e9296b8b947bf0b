"""When, how long and how often: what the objectives and the purpose say, and the indicators.

故障 24 小时内修复 and an indicator of ≤48 小时, 汛期前完工 and 11 月底前, 每季度演练 1 次 and
2 次 of the year: one thing said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.aims.terms import other_terms, other_turns
from mingzhang.checking.targets.aims.told import Told, told_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import (
    Statement,
    counts_for_each,
    grammar,
    statements,
    unmarked,
)
from mingzhang.checking.targets.things import said_of, says, says_most_of, telling_words, thing_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.declared import any_of
from mingzhang.numerals import number_of

# how long

_SPANS = re.compile(r"年|季|月|周|[天日]|学期|次|场|期")
_SPAN_OF_ONE = re.compile(
    r"每一?(年|季|月|周|[天日]|学期|次|场|期)|/(年|季|月|周|[天日]|次|场|期)|(月|日|年|周)均"
)
_DAY = Decimal(1440)
_TWO = 2
_WORKING = ("工作日", "个工作日", "天", "日")


def _duration(number: Decimal, unit: str) -> tuple[bool, Decimal] | None:
    """In minutes, and whether of working days, which are no days."""
    minutes = grammar().minutes.get(unit)
    return ("工作日" in unit, number * minutes) if minutes else None


@over("P371", open_projects)
def objective_states_another_time(item: ProjectOf) -> Iterator[Flaw]:
    """故障 24 小时内修复 in the objectives, 故障修复时间 ≤48 小时 in the indicator."""
    for one, told, clause in (*other_times(item), *other_terms(item)):
        yield told.otherwise(one, clause)


def other_times(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """The times that a text gives another length, with the text and its clause."""
    for one in item.indicators:
        target = one.its.target
        unit = keys.fold(target.unit)
        asked = _duration(Decimal(target.value), unit) if target.kind == "number" else None
        if asked is None:
            continue
        is_counted = one.level2 in ("数量", "")  # P344 counts them in the same unit
        for told in told_of(item):
            said = [
                each
                for each in statements(told.text)
                if _is_as_long(each, one) and not (is_counted and each.unit == unit)
            ]
            lasting = [each for each in said if _lasts(each, asked[0]) is not None]
            found = said_of(thing_of(one), lasting)
            times = {_lasts(each, asked[0]) for each in found.those} if found else set()
            if found and len(times) == 1 and asked[1] not in map(_minutes, lasting):
                yield one, told, found.those[0].clause
                break
            if not found and (clause := _in_another_unit(one, said, asked)):
                yield one, told, clause
                break


def _in_another_unit(one: IndicatorOf, said: list[Statement], asked: tuple[bool, Decimal]) -> str:
    """The clause that has the only time of a text, in other units: 10 个月 of what has 10 天."""
    number = Decimal(one.its.target.value)
    same = [each for each in said if each.unit in grammar().minutes]
    if len(same) != 1 or same[0].number != number or _duration(number, same[0].unit) == asked:
        return ""
    words = telling_words(thing_of(one))
    is_near = any(keys.in_a_row(word, same[0].clause) >= _TWO for word in words)
    is_days = asked[1] == _DAY * number and same[0].unit in _WORKING
    return same[0].clause if is_near and not is_days else ""


def _minutes(one: Statement) -> Decimal | None:
    found = _duration(one.number, one.unit)
    return found[1] if found else None


def _lasts(one: Statement, is_working: bool) -> Decimal | None:
    found = _duration(one.number, one.unit)
    return found[1] if found and found[0] == is_working else None


def _is_as_long(said: Statement, one: IndicatorOf) -> bool:
    """Whether both are of the same span: 每月服务 8 小时 and 每月服务时长; 24 小时 are of a day."""
    if said.is_of_another_time:
        return False
    ours = {span for each in said.each for span in _SPANS.findall(each)}
    text = keys.fold(one.its.level3 + one.its.description + one.its.target.unit)
    theirs = {next(filter(None, found)) for found in _SPAN_OF_ONE.findall(text)} - {"年"}
    if not ours and theirs & {"日", "天"}:
        return _minutes(said) == _DAY
    if not ours and theirs <= _OCCASIONS:
        return True  # a training is as long as each of them
    return ours - {"年"} == theirs


_OCCASIONS = {"次", "场", "期"}


# by when

_MONTHS = 12
_DUE = re.compile(
    r"(?<![\d.\-—~～至到])(?:(?P<year>20\d\d)年)?(?:"
    r"(?P<month>1[0-2]|[1-9])月(?:份?[底末初]|[上中下]旬|\d{1,2}[日号])?(?:[之以]?前|[底末])"
    r"|(?P<quarter>[一二三四1-4])季度(?:[底末内]|结束)?[之以]?前?(?=完成|完工|竣工|建成|交付|发放)"
    r"|(?P<half>上半年)(?=[^,。;]{0,2}(?:完成|完工|竣工|建成|交付|发放))"
    r"|(?P<end>年[底末](?:[之以]?前)?|年内))"
)
_OF_A_TIME = re.compile("[月年度]")
_SENTENCE = re.compile(r"[。;\n]")
_CLAUSE = re.compile("[,:]")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


class Due(msgspec.Struct, frozen=True):
    """A date by which something is to be done."""

    year: int
    """0 where none is printed."""

    month: int
    is_vague: bool
    """年底前, 汛期前: any earlier date keeps it."""

    clause: str
    sentence: str


def dues(text: str) -> Iterator[Due]:
    """The dates of a folded text."""
    if not (_OF_A_TIME.search(text) or _before().search(text)):
        return
    for sentence in _SENTENCE.split(unmarked(text)):
        for clause in _CLAUSE.split(sentence):
            for match in _DUE.finditer(clause):
                yield Due(
                    int(match["year"] or 0), _month(match), bool(match["end"]), clause, sentence
                )
            for match in _before().finditer(clause):
                yield Due(0, grammar().before[match[0]], True, clause, sentence)


def _month(match: re.Match[str]) -> int:
    if match["month"]:
        return int(match["month"])
    if match["quarter"]:
        return _QUARTERS[match["quarter"]]
    return 6 if match["half"] else _MONTHS


@cache
def _before() -> re.Pattern[str]:
    return re.compile(any_of(grammar().before))


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(any_of(grammar().stage))


@over("P372", open_projects)
def objective_states_another_deadline(item: ProjectOf) -> Iterator[Flaw]:
    """9 月底前安装 in the objectives, 安装完成时间 11 月底前 in the indicator."""
    yield from _another_day_of_each_month(item)
    for one, told, clause in other_turns(item):
        yield told.otherwise(one, clause)
    timed = [
        (one, dates[0])
        for one in item.indicators
        if one.level2 == "时效" and len(dates := list(dues(one.folded["target"]))) == 1
    ]
    for one, asked in timed:
        for told in told_of(item, one):
            every = list(dues(told.text))
            found = [due for due in every if _is_of(due, one, alone=len(timed) == len(every) == 1)]
            months = {due.month for due in found}
            if len(months) != 1 or asked.month in {
                due.month for due in every if _is_near(due, one)
            }:
                continue
            due = found[0]
            if _is_another_year(asked, due) or (due.is_vague and asked.month <= due.month):
                continue
            if asked.is_vague and due.month > asked.month:
                continue
            yield told.otherwise(one, due.clause)
            break


_PART = re.compile(r"[。;,\n]")
_DAY_OF_EACH = re.compile(r"每月(?P<day>[12]\d|3[01]|[1-9])[日号]")


def _another_day_of_each_month(item: ProjectOf) -> Iterator[Flaw]:
    """津贴每月 20 日前发放 in the objectives, 每月 25 日前 in the indicator."""
    for one in item.indicators:
        target = one.folded["target"]
        asked = _DAY_OF_EACH.findall(target) if "每月" in target else ()
        words = telling_words(thing_of(one)) if len(asked) == 1 else ()
        for told in told_of(item, one) if words else ():
            clauses = [
                clause
                for clause in _PART.split(told.text)
                if says_most_of(clause, words) and _DAY_OF_EACH.search(clause)
            ]
            days = {day for clause in clauses for day in _DAY_OF_EACH.findall(clause)}
            if len(days) == 1 and days.isdisjoint(asked):
                yield told.otherwise(one, clauses[0])
                break


def _is_another_year(one: Due, other: Due) -> bool:
    return bool(one.year and other.year and one.year != other.year)


def _is_of(due: Due, one: IndicatorOf, *, alone: bool) -> bool:
    """Whether a date is for what an indicator is of; of work in steps, only for the same step."""
    name = keys.fold(one.its.level3 + one.its.description)
    if any(step not in name for step in _stage().findall(due.sentence)):
        return False
    words = telling_words(thing_of(one))
    if not words:
        return alone
    return any(says(due.clause, word) for word in words) and says_most_of(due.sentence, words)


def _is_near(due: Due, one: IndicatorOf) -> bool:
    """Whether a date may be for what an indicator is of: of the same words, or of none."""
    words = telling_words(thing_of(one))
    return not words or any(says(due.clause, word) for word in words)


# how often

_TURNS = ("次", "场", "期", "遍", "轮", "份", "篇", "批次")
_TURN = "|".join(("场次", *_TURNS))
_OFTEN = re.compile(
    r"每一?(?P<span>半年|季度?|月|周|星期)(?P<what>[^,。;:每\d]{0,16}?)(?:不少于|不低于|至少|≥|>=)?"
    rf"(?P<number>\d+|[一二两三四五六])(?P<unit>{_TURN})(?![数性序])"
)
_SPAN = re.compile("半年|季|月|周|星期")
_PER = re.compile(rf"(?P<number>\d+)(?P<unit>{_TURN})/每?(?P<span>半年|季度?|月|周)")
_MANY = 3
"""So many times as often is in so many places, and not another plan."""


_PAID = re.compile(
    r"[按逐](?P<span>半年|季度?|月|周)(?=[^,。;]{0,4}(?:发放|拨付|支付|结算|兑付|缴纳|足额|打卡))"
)
_WEEKS = ("周", "星期")
_IN_FULL = Decimal("0.85")
"""So much of the year's weeks are worked in."""


class Often(msgspec.Struct, frozen=True):
    """How many times a year something is done, by so many in each span."""

    times: int
    is_weekly: bool
    clause: str
    sentence: str


@lru_cache(maxsize=2048)
def how_often(text: str) -> tuple[Often, ...]:
    """What a folded text says is done every week, month, quarter or half-year."""
    return tuple(_how_often(text))


def _how_often(text: str) -> Iterator[Often]:
    if not _SPAN.search(text):
        return
    for sentence in _SENTENCE.split(unmarked(text)):
        for clause in _CLAUSE.split(sentence):
            for pattern in (_OFTEN, _PER, _PAID):
                for match in pattern.finditer(clause):
                    number = match.groupdict().get("number") or "1"
                    times = number_of(number)
                    span = match["span"]
                    yield Often(times * grammar().a_year[span], span in _WEEKS, clause, sentence)


@over("P373", open_projects)
def objective_states_another_frequency(item: ProjectOf) -> Iterator[Flaw]:
    """每季度 1 次 in the objectives, 2 次 in the indicator of the year."""
    for one in item.indicators:
        asked = _times_asked(one)
        words = telling_words(thing_of(one))
        if asked is None or not words:
            continue
        for told in told_of(item, one):
            said = [
                often
                for often in how_often(told.text)
                if any(says(often.clause, word) for word in words)
                and says_most_of(often.sentence, words)
            ]
            if len({often.times for often in said}) == 1 and _contradicts(said[0], one, asked):
                yield told.otherwise(one, f"{said[0].clause}（一年 {said[0].times} 次）")
                break


def _times_asked(one: IndicatorOf) -> Decimal | None:
    """How often a year an indicator asks for: 12 次, 1 次/月, 每季度 1 次; None of all else."""
    key = keys.fold(one.its.target.text)
    if found := how_often(key):
        return Decimal(found[0].times) if len(found) == 1 else None
    target = one.its.target
    if target.kind != "number" or one.level2 in ("成本", "服务对象满意度"):
        return None
    unit, _ = counter_of(target.unit.removesuffix("/年"))
    if unit not in _TURNS:
        return None
    described = keys.fold(one.its.description)
    said = one.its.level3 + ("" if how_often(described) else described)
    span = _SPAN_OF_ONE.search(keys.fold(said))
    return None if span and "年" not in span[0] else Decimal(target.value)


def _contradicts(said: Often, one: IndicatorOf, asked: Decimal) -> bool:
    """Whether the year has another number, and not because it is done in so many places."""
    planned = Decimal(said.times)
    counted = {each.number for each in statements(said.clause) if each.unit not in _TURNS}
    if asked == planned or asked in {planned * number for number in counted}:
        return False
    ahead, _, _ = said.sentence.partition(said.clause)
    if one_of("deadline", "part_of_the_year", "[期季][内间中]").search(ahead + said.clause):
        return False
    if said.is_weekly and planned * _IN_FULL <= asked < planned:
        return False
    if asked < planned:
        return one.its.target.op not in ("<=", "<")
    return not counted and asked < _MANY * planned and not counts_for_each(one)
