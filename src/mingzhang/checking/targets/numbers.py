"""Numbers with their counters in words, and the indicators that count the same.

培训 30 人 in an objective is a number, a counter, and the words around them. It is held against the
indicator with this counter whose words it shares, if no other one is as close.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TypeAlias

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Target
from mingzhang.numerals import WAN

_NOT_THIS_YEAR = (
    r"[二两三四五]年[内共间]",
    r"(?<![实出体发展表呈兑再显])现有?(?=[\u4e00-\u9fff])(?!场|代|金)",
    r"已(?:经)?(?:完成|建|有|达)",
    r"第[一二三四五]批",
    r"\d%?(?:以上)?[,、](?:力争|争取|提[高升]到)",
)
"""Of plans over years, of what is there already, of a stage: with the words in words.toml."""

_HEAD = r"(?<![\d.第—\-~～至及和与、])(?<!\d年)(\d{1,6}(?:\.\d+)?)"
"""Not behind 及: 陵园及8处 are nine."""

_TAIL_OF_COUNT = r"(?![及以]|左右|余)([^。;,、\n]{0,10})"
_OF_ANYTHING = ("人", "个", "次", "户", "家", "项", "人次")
"""Counters of so many things that the words around must say what is counted."""

SAME_WORDS = 2
"""So many characters in a row tell what is counted where nothing else is."""

_HANZI = re.compile("[\u4e00-\u9fff]")
_DIGIT = re.compile(r"\d")
_NAMED = 4
"""So many characters behind a counter say what is counted."""

_AROUND = 10
_CUT = re.compile(r"[\d.]+(?:[^\d、]{1,3}、)?")
"""The number of another thing, of which only the end stands in what is around."""

_TIMES = (Decimal(10), Decimal(100), Decimal(1000))

Count: TypeAlias = tuple[Decimal, str]
"""A number and the words around it."""


def counted_otherwise(
    text: str,
    every: Sequence[IndicatorOf],
    kinds: Sequence[str] = ("数量", ""),
    fewest: int = SAME_WORDS,
) -> Iterator[tuple[IndicatorOf, list[Decimal], str]]:
    """The quantities that a text gives another number; with its numbers and their words.

    `fewest` characters must be shared where nothing else is counted alike, else one more.
    """
    quantities: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in every:
        if one.level2 in kinds and one.its.target.kind == "number":
            quantities[counter_of(one.its.target.unit)[0]].append(one)
    said = counts_in(text) if quantities else {}
    for unit, counted in quantities.items():
        if unit not in said:
            continue
        for one in counted:
            others = [other for other in counted if other is not one]
            told = _told_of(one, unit, others, said[unit], fewest)
            numbers = [number for number, _ in told]
            value = counted_out(one.its.target)
            is_of_persons = unit in ("人", "人次")
            persons = (*said.get("人", ()), *said.get("人次", ())) if is_of_persons else ()
            numbers += [number for number, _ in persons if number == value]
            if numbers and value not in numbers and value != sum(numbers):
                yield one, numbers, told[0][1]


def _told_of(
    one: IndicatorOf,
    unit: str,
    others: Sequence[IndicatorOf],
    said: Sequence[Count],
    fewest: int,
) -> list[Count]:
    """The numbers that are of this indicator, and of no other of the same unit.

    Fewer words are enough where the number is the indicator's but for a slip: 23 for 32.
    """
    alone = not others and len(said) == 1
    value = value_in(one, unit)
    taken = {value_in(other, unit) for other in others}
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
    if left == right or min(len(ours), len(theirs)) < 2 or min(left, right) <= 0:
        return False
    is_turned = len(ours) == len(theirs) and sorted(ours) == sorted(theirs)
    return is_turned or max(left, right) / min(left, right) in _TIMES


def value_in(one: IndicatorOf, unit: str) -> Decimal | None:
    """How many of this unit an indicator asks for; None where it is in another."""
    if one.its.target.kind != "number":
        return None
    its_unit, _ = counter_of(one.its.target.unit)
    return counted_out(one.its.target) if its_unit == unit else None


def counted_out(target: Target) -> Decimal:
    """The number of a target that has one, 万 counted out: 12000 of 1.2 万人次."""
    return Decimal(target.value) * counter_of(target.unit)[1]


@lru_cache(maxsize=2048)
def is_not_of_this_year(sentence: str) -> bool:
    """Whether a sentence is of plans over years, of what is there already, or of a stage."""
    return bool(one_of("clause", "not_this_year", *_NOT_THIS_YEAR).search(sentence))


def closeness(around: str, one: IndicatorOf) -> int:
    """How many characters in a row the words share with an indicator; 0 where it tells nothing.

    驻村工作队 and 工作队数量 share a word that has 工作 in it and is not only that.
    """
    name = keys.fold(one.its.level3 + one.its.description)
    common = one_of("writing", "common")
    told = keys.in_a_row(common.sub(" ", around), name)
    match = SequenceMatcher(None, around, name, autojunk=False).find_longest_match()
    shared = around[match.a : match.a + match.size]
    if len(shared) > SAME_WORDS and common.sub("", shared):
        return max(told, len(shared))
    return told if told >= SAME_WORDS else 0


@cache
def _count() -> re.Pattern[str]:
    """A number with its counter, and the words that follow."""
    return re.compile(f"{_HEAD}({counting.counter_pattern()}){_TAIL_OF_COUNT}")


@lru_cache(maxsize=2048)
def counts_in(text: str) -> Mapping[str, Sequence[Count]]:
    """By counter, each different number of the whole with the words around."""
    found: defaultdict[str, dict[Decimal, str]] = defaultdict(dict)
    for clause in keys.clauses(keys.fold(text)):
        if not _DIGIT.search(clause) or one_of("clause", "not_the_whole").search(clause):
            continue
        for match in _count().finditer(clause):
            start = max(0, match.start() - _AROUND)
            if start and (cut := _CUT.match(clause, start, match.start())):
                start = cut.end()
            counter, scale = counter_of(match[2])
            number = Decimal(match[1]) * scale
            found[counter].setdefault(number, clause[start : match.end()])
    return {unit: tuple(each.items()) for unit, each in found.items()}


def named_counts(text: str) -> dict[tuple[str, str], Count]:
    """By counter and what is counted, how many of it there are."""
    found = {}
    for match in _count().finditer(keys.fold(text)):
        unit, scale = counter_of(match[2])
        if len(match[3]) >= _NAMED and _HANZI.match(match[3]):
            found[unit, match[3][:_NAMED]] = (Decimal(match[1]) * scale, match[0])
    return found


@lru_cache(maxsize=4096)
def counter_of(unit: str) -> tuple[str, Decimal]:
    """A unit without 万, and what it stands for; 人 and 名 count the same."""
    key = keys.fold(unit)
    bare = key.removeprefix("万")
    return counting.same(bare), WAN if bare != key else Decimal(1)
