"""Terms: 质保期 3 年 in the objectives and ≥2 年 in the indicator, 每季度末 and 每月 10 日前.

A term has its own name (质保期, 服务期), so that two figures are known to be of one.
Years alone are no figures that a sentence counts: they are dates and ages, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.targets.aims.told import Told, told_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.statements import says_most_of, telling_words, thing_of

_KIND = "质保|保修|质量保证|服务|合同|租赁|承租|设计使用|使用|运维|维保"
_NAMED = re.compile(rf"(?P<kind>{_KIND})(?:期限?|年限|寿命)")
_TERM = re.compile(
    rf"(?P<kind>{_KIND})(?:期限?|年限|寿命)(?:均?为|是)?(?P<least>不少于|不低于|不短于|至少|达到?|≥|>=)?"
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十])年"
)
_NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}

_CLAUSE = re.compile(r"[。;,\n]")
_TURN = re.compile(r"每个?(?P<span>月|季|半年)度?(?=\d{1,2}[日号]|[末底初])")
_ANY_TURN = re.compile(
    r"[每按逐]个?(?P<span>月|季|半年)度?(?=[\d末底初]|足额|发放|拨付|支付|结算|兑付|缴纳|打卡)"
)


def other_terms(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """The terms that a text gives another length, with the text and its words."""
    for one in item.indicators:
        target = one.its.target
        is_years = target.kind == "number" and keys.fold(target.unit) == "年"
        named = {match["kind"] for match in _NAMED.finditer(one.key)} if is_years else set()
        for told in told_of(item) if len(named) == 1 else ():
            found = [match for match in _TERM.finditer(told.text) if match["kind"] in named]
            lengths = {_NUMERALS.get(match["number"]) or int(match["number"]) for match in found}
            if len(lengths) != 1 or Decimal(target.value) in lengths:
                continue
            is_more = bool(found[0]["least"]) and Decimal(target.value) > min(lengths)
            if not is_more:
                yield one, told, found[0][0]
                break


def other_turns(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """What is paid each month by the words and each quarter by the indicator, or the other way."""
    for one in item.indicators:
        asked = {match["span"] for match in _TURN.finditer(one.folded["target"])}
        words = telling_words(thing_of(one)) if len(asked) == 1 else ()
        for told in told_of(item) if words else ():
            clauses = [clause for clause in _CLAUSE.split(told.text) if says_most_of(clause, words)]
            spans = {match["span"] for clause in clauses for match in _ANY_TURN.finditer(clause)}
            if len(spans) == 1 and spans.isdisjoint(asked):
                yield one, told, next(clause for clause in clauses if _ANY_TURN.search(clause))
                break
