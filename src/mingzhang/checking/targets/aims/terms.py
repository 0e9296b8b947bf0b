"""Terms: 质保期 3 年 in the objectives and ≥2 年 in the indicator, 每季度末 and 每月 10 日前.

A term has its own name (质保期, 服务期), so that two figures are known to be of one.
Years alone are no figures that a sentence counts: they are dates and ages, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.things import says_most_of, telling_words, thing_of
from mingzhang.checking.targets.told import Told, told_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import COUNT, number_of

_OF_A_YEAR = re.compile(rf"第(?:\d|{COUNT})+年")
"""服务期 3 年，本年为第二年: the row can be of the year, and the term of all of them."""

_NO_NAME = re.compile(r"[^\u4e00-\u9fff]|[其该均的]|产品|货物")

_TURN = re.compile(r"每个?(?P<span>月|季|半年)度?(?=\d{1,2}[日号]|[末底初])")
_ANY_TURN = re.compile(
    r"[每按逐]个?(?P<span>月|季|半年)度?(?=[\d末底初]|足额|发放|拨付|支付|结算|兑付|缴纳|打卡)"
)


@cache
def _named() -> re.Pattern[str]:
    """质保期, 使用年限."""
    return re.compile(f"(?P<kind>{one_of('deadline', 'term').pattern})(?:期限?|年限|寿命)")


@cache
def _length() -> re.Pattern[str]:
    """质保期不少于 3 年."""
    return re.compile(
        rf"{_named().pattern}(?:均?为|是)?(?P<least>不少于|不低于|不短于|至少|达到?|≥|>=)?"
        rf"(?P<number>\d{{1,2}}|{COUNT})年(?P<more>及?以上)?"
    )


def other_terms(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """The terms that a text gives another length, with the text and its words."""
    for one in item.indicators:
        target = one.its.target
        is_years = target.kind == "number" and one.unit == "年"
        named = {match["kind"] for match in _named().finditer(one.key)} if is_years else set()
        for told in told_of(item) if len(named) == 1 else ():
            if _OF_A_YEAR.search(told.text):
                continue
            found = [match for match in _length().finditer(told.text) if match["kind"] in named]
            lengths = {number_of(match["number"]) for match in found}
            if len(lengths) != 1 or Decimal(target.value) in lengths:
                continue
            is_floor = any(match["least"] or match["more"] for match in found)
            is_more = is_floor and Decimal(target.value) > min(lengths)
            if not is_more and all(_is_of_its_thing(match, one) for match in found):
                yield one, told, found[0][0]
                break


def _is_of_its_thing(term: re.Match[str], one: IndicatorOf) -> bool:
    """Whether the words right before a term name what the indicator is of.

    Where none stand in its clause, the clause before: 采购电脑 40 台，质保期 3 年.
    """
    words = telling_words(_named().sub("", one.folded["level3"]))
    clauses = keys.clauses(term.string[: term.start()])
    lead = _NO_NAME.sub("", clauses[-1])
    if not words:
        return not lead
    return says_most_of(lead or clauses[-2] if len(clauses) > 1 else lead, words)


def other_turns(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """What is paid each month by the words and each quarter by the indicator, or the other way."""
    turns = [(one, asked) for one in item.indicators if (asked := _turns(one))]
    every = {span for _, asked in turns for span in asked}
    for one, asked in turns:
        words = telling_words(thing_of(one)) if len(asked) == 1 else ()
        for told in told_of(item) if words else ():
            clauses = [clause for clause in keys.clauses(told.text) if says_most_of(clause, words)]
            spans = {match["span"] for clause in clauses for match in _ANY_TURN.finditer(clause)}
            if len(spans) == 1 and spans.isdisjoint(every):
                yield one, told, next(clause for clause in clauses if _ANY_TURN.search(clause))
                break


def _turns(one: IndicatorOf) -> set[str]:
    """月 of 每月 10 日前."""
    return {match["span"] for match in _TURN.finditer(one.folded["target"])}
