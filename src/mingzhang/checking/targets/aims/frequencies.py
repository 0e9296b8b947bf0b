"""How often: 每季度演练 1 次 in the objectives, and 2 次 of the year in the indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.aims.durations import SPAN_OF_ONE
from mingzhang.checking.targets.aims.feasts import asks_for_fewer
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import (
    clauses_with_sentences,
    counts_for_each,
    grammar,
    statements,
)
from mingzhang.checking.targets.things import says, says_most_of, telling_words, thing_of
from mingzhang.checking.targets.told import Told, told_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import number_of

_TURNS = ("次", "场", "期", "遍", "轮", "份", "篇", "批次")
_TURN = "|".join(("场次", *_TURNS))
_OFTEN = re.compile(
    r"每一?个?(?P<span>半年|季度?|半月|月|周|星期|旬|天|日)(?P<what>[^,。;:每\d]{0,16}?)"
    rf"(?P<least>不少于|不低于|至少|≥|>=)?(?P<number>\d+|[一二两三四五六])(?P<unit>{_TURN})(?![数性序])"
)
_SPAN = re.compile("半年|季|月|周|星期|旬|每天|每日")
_PER = re.compile(rf"(?P<number>\d+)(?P<unit>{_TURN})/每?(?P<span>半年|季度?|半月|月|周|旬)")
_SHORT_SPANS = {"旬": 36, "天": 365, "日": 365}
"""How many a year has, of those that no price is told for."""

_MANY = 3
"""So many times as often is in so many places, and not another plan."""

_PAID = re.compile(
    r"[按逐](?P<span>半年|季度?|月|周)(?=[^,。;]{0,4}(?:发放|拨付|支付|结算|兑付|缴纳|足额|打卡))"
)
_DAYS = ("天", "日")
_WEEKS = ("周", "星期", *_DAYS)
IN_FULL = Decimal("0.65")
"""So much of the year's months, weeks and days are worked in, those of schools the least."""

_STOPPED = re.compile("停[^车放留靠,。;:]")
_SOME_MONTHS = re.compile(
    r"^[至到]\d{1,2}月|\d月(?:份)?[至到—\-~、]|\d[至到—\-~、]\d{1,2}月|(?<!\d)(?!12个月)\d+个月|[春夏秋冬]+季(?!度)|[期季][内间中每]"
)
_EVERY = re.compile("每[^,。;每次]{0,3}?(?:年|季|月|周|星期|天|日|旬)")
_SO_MANY = re.compile(rf"[\d一二两三四五六七八九十](?:{_TURN})")
_AT_MOST = re.compile("不超过|不多于|不高于|至多|最多|<=|≤")
_OR_MORE = ("以上", "及以上")


class Often(msgspec.Struct, frozen=True):
    """How many times a year something is done, by so many in each span."""

    times: int
    """A year."""

    number: int
    """In each span."""

    is_weekly: bool
    is_daily: bool
    is_at_least: bool
    clause: str
    part: str
    """Of the clause, what is done so often: of 每月监测、每年普查 one of both."""

    sentence: str
    beside: str
    """What the clause says besides."""


@lru_cache(maxsize=2048)
def how_often(text: str) -> tuple[Often, ...]:
    """What a folded text says is done every day, week, month, quarter or half-year."""
    return tuple(_how_often(text))


def _how_often(text: str) -> Iterator[Often]:
    if not _SPAN.search(text):
        return
    for clause, sentence in clauses_with_sentences(text):
        for pattern in (_OFTEN, _PER, _PAID):
            for match in pattern.finditer(clause):
                said = match.groupdict()
                times = number_of(said.get("number") or "1")
                span = match["span"]
                behind = clause[match.end() :]
                yield Often(
                    times * (_SHORT_SPANS.get(span) or grammar().a_year[span]),
                    times,
                    span in _WEEKS,
                    span in _DAYS,
                    bool(said.get("least")) or behind.startswith(_OR_MORE),
                    clause,
                    _part_at(clause, match.start()),
                    sentence,
                    clause[: match.start()] + (said.get("what") or "") + behind,
                )


def _part_at(clause: str, place: int) -> str:
    """What stands around a place; all of the clause where it says how often only once."""
    if len(_EVERY.findall(clause)) == 1:
        return clause
    return clause[clause.rfind("、", 0, place) + 1 :].partition("、")[0]


@over("P373", open_projects)
def objective_states_another_frequency(item: ProjectOf) -> Iterator[Flaw]:
    """每季度 1 次 in the objectives, 2 次 in the indicator of the year; 四个节日 and ≥3次."""
    for one in item.indicators:
        yield from islice(_fewer_than_festivals(item, one), 1)
        asked = _times_asked(one)
        words = telling_words(thing_of(one))
        if asked is None or not words:
            continue
        is_in_spans = bool(how_often(one.folded["target"]))
        for told in told_of(item, one):
            said = [often for often in how_often(told.text) if _is_of(often, told, words)]
            if told.is_description and any(often.number == asked for often in said):
                continue  # the target is of one span
            if _is_said_of_the_year(told.text, one, asked, words):
                continue
            if len({often.times for often in said}) == 1 and _contradicts(said[0], one, asked):
                yield told.otherwise(one, f"{said[0].clause}（一年 {said[0].times} 次）")
                break
            if is_in_spans and (clause := _of_the_year(told.text, one, asked, words)):
                yield told.otherwise(one, clause, f"（一年 {asked} {_turn(one)}）")
                break


def _fewer_than_festivals(item: ProjectOf, one: IndicatorOf) -> Iterator[Flaw]:
    for told in told_of(item):
        for listed, number in asks_for_fewer(one, told.text):
            yield told.otherwise(one, listed, f"，少于 {number} 个节日")


def _is_said_of_the_year(text: str, one: IndicatorOf, asked: Decimal, words: Sequence[str]) -> bool:
    """Whether a text has the year's number, too: 每月讲座 1 次 in each of two, 全年讲座 24 次."""
    unit, _ = counter_of(one.its.target.unit)
    return any(
        said.unit == unit
        and said.number == asked
        and not said.each
        and says_most_of(said.sentence, words)
        for said in statements(text)
    )


def _is_of(often: Often, told: Told, words: Sequence[str]) -> bool:
    """Whether this is how often the thing of these words is done, and not another.

    A description may leave the thing out, but then it says nothing else, and no other number.
    """
    is_named = any(says(often.part, word) for word in words)
    if not told.is_description:
        is_all_of_it = is_named and says_most_of(often.sentence, words)
        return is_all_of_it and not _is_of_a_part(often, words)
    if any(len(pattern.findall(told.text)) > 1 for pattern in (_EVERY, _SO_MANY)):
        return False
    return is_named or not telling_words(one_of("deadline", "of_any_deed").sub("", often.beside))


def _is_of_a_part(often: Often, words: Sequence[str]) -> bool:
    """Whether a later clause has its own number of what these words name: 城区每季度, 农村 2 次."""
    ahead, _, behind = often.sentence.partition(often.clause)
    unsaid = [word for word in words if not says(ahead + often.clause, word)]
    return any(
        says(clause, word)
        for clause in re.split("[,;]", behind)
        if _SO_MANY.search(clause)
        for word in unsaid
    )


def _of_the_year(text: str, one: IndicatorOf, asked: Decimal, words: Sequence[str]) -> str:
    """全年不少于30期, where 7期/季度 makes 28: a clause with more of the year, or ""."""
    target = one.its.target
    if target.is_at_most:
        return ""
    said_all = statements(text)
    for said in said_all:
        is_of_all = not said.each and not said.is_part and not said.is_at_most
        if said.unit != _turn(one) or not is_of_all or _SPAN.search(said.clause):
            continue
        is_more = asked < said.number < _MANY * asked
        if not is_more or not says_most_of(said.sentence, words):
            continue
        is_alone = sum(other.sentence == said.sentence for other in said_all) == 1
        is_told_whole = is_alone and not _has_more(_around(said.clause, text), one)
        if is_told_whole or not target.is_at_least:
            return said.clause
    return ""


def _around(clause: str, text: str) -> str:
    """The sentence of a clause, with what it has in brackets."""
    return next(
        (sentence for _, sentence in clauses_with_sentences(text) if clause in sentence), clause
    )


def _has_more(sentence: str, one: IndicatorOf) -> bool:
    """Whether it is done besides, or by several, but for what the name says itself."""
    name = one.folded["level3"]
    several = one_of("deadline", "of_several").findall(sentence)
    return _has_besides(sentence, one) or any(word not in name for word in several)


def _turn(one: IndicatorOf) -> str:
    """期 of 7期/季度."""
    match = _PER.search(one.folded["target"]) or _OFTEN.search(one.folded["target"])
    return match["unit"] if match else ""


def _times_asked(one: IndicatorOf) -> Decimal | None:
    """How often a year an indicator asks for: 12 次, 1 次/月, 每季度 1 次; None of all else."""
    key = one.folded["target"]
    if found := how_often(key):
        return Decimal(found[0].times) if len(found) == 1 else None
    target = one.its.target
    if target.kind != "number" or one.level2 in ("成本", "服务对象满意度"):
        return None
    unit, _ = counter_of(target.unit.removesuffix("/年"))
    if unit not in _TURNS:
        return None
    described = one.folded["description"]
    said = one.its.level3 + ("" if how_often(described) else described)
    span = SPAN_OF_ONE.search(keys.fold(said))
    return None if span and "年" not in span[0] else Decimal(target.value)


def _contradicts(said: Often, one: IndicatorOf, asked: Decimal) -> bool:
    """Whether the year has another number, and not because it is done in so many places."""
    planned = Decimal(said.times)
    counted = {each.number for each in statements(said.clause) if each.unit not in _TURNS}
    if asked == planned or asked in {planned * number for number in counted}:
        return False
    if _is_of_some_days(said) or (said.is_daily and asked == said.number):
        return False
    if said.is_weekly and planned * IN_FULL <= asked < planned:
        return False
    if asked < planned:
        return not one.its.target.is_at_most and not _AT_MOST.search(said.clause)
    if said.is_at_least or _has_besides(said.sentence, one):
        return False
    return not counted and asked < _MANY * planned and not counts_for_each(one)


def _is_of_some_days(said: Often) -> bool:
    """Whether it is done in a part of the year, or some days are left out."""
    ahead, _, _ = said.sentence.partition(said.clause)
    until = ahead + said.clause
    return bool(
        one_of("deadline", "not_done").search(said.sentence)
        or one_of("deadline", "part_of_the_year").search(until)
        or _STOPPED.search(said.sentence)
        or _SOME_MONTHS.search(until)
    )


def _has_besides(sentence: str, one: IndicatorOf) -> bool:
    """Whether it is done at other times, too, but for what the name says itself."""
    name = one.folded["level3"]
    return any(word not in name for word in one_of("deadline", "besides").findall(sentence))
