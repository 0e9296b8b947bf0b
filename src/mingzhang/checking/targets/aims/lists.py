"""What a list comes to, against the total behind it; the quarters of a year, against the year.

一等奖 20 件、二等奖 40 件，共评选 100 件 lists 60; 上半年 60 场、下半年 50 场 are no 100 场 a year.
What can be counted twice, and a list that is not all of it (等), says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.statements import Statement, statements
from mingzhang.checking.targets.wordlists import one_of

TOTALS = ("共", "合计", "总计")
TOTAL = r"(?:(?<!公)共(?![同享建产青和治赢识用])计?|合计|总计)"
"""What leads to a total, as an expression."""

_TOTAL = re.compile(rf"{TOTAL}[^\d,、]{{0,12}}$")
_NOT_ALL = re.compile(
    "等(?![奖级])|其中|分别|每|各|约|左右|余|平均|其他|累计|以上|以下|不超过|最多"
)
_FEWEST = 2
_MOST = 60
"""Figures of a sentence; one that has more is no list that anybody adds up."""

_TURNS = (("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年"))


def lists_off(key: str) -> Iterator[str]:
    """What is wrong with the lists in a folded text."""
    for sentence in keys.sentences(key):
        if "季度" in sentence or "上半年" in sentence:
            yield from _turns(sentence)
        if "共" in sentence or "计" in sentence:
            yield from _totalled(sentence)


def _totalled(sentence: str) -> Iterator[str]:
    """A list with its total behind it."""
    if not any(word in sentence for word in TOTALS) or _NOT_ALL.search(sentence):
        return
    said = statements(sentence)
    for at, total in enumerate(said if len(said) <= _MOST else ()):
        if _TOTAL.search(total.item.partition(" ")[0]):
            listed = _list_before(sentence, said[:at], total.unit)
            before = [one.number for one in said[:at] if one.unit == total.unit]
            if len(listed) >= _FEWEST and total.number not in _sums(before, len(listed)):
                yield _differs("、".join(one.printed for one in listed), listed, total)


def _sums(numbers: Sequence[Decimal], fewest: int) -> set[Decimal]:
    """What the last numbers come to, so many of them or more: the total can be of more lists."""
    many = range(fewest, len(numbers) + 1)
    return {sum(numbers[-last:], Decimal(0)) for last in many}


def _list_before(sentence: str, said: Sequence[Statement], unit: str) -> Sequence[Statement]:
    """The last figures of a unit that stand with 、 between them; none that are counted twice."""
    if one_of("clause", "overlaps").search(sentence):
        return ()
    listed: list[Statement] = []
    behind = len(sentence)
    for one in reversed(said):
        at = sentence.rindex(one.printed, 0, behind)
        between = sentence[at:behind]
        if one.unit != unit or (listed and (between.count("、") != 1 or "," in between)):
            break
        listed.insert(0, one)
        behind = at
    return listed


def _turns(sentence: str) -> Iterator[str]:
    """The four quarters, or the two halves, of what is told of the whole year."""
    for turns in _TURNS:
        if not all(sentence.count(turn) == 1 for turn in turns):
            continue
        said = statements(sentence)
        parts = [one for turn in turns for one in said if turn in one.item]
        whole = [one for one in said if one not in parts and not one.each]
        if (
            len(parts) == len(turns)
            and len({one.unit for one in parts}) == 1
            and (alike := [one for one in whole if one.unit == parts[0].unit])
            and len(alike) == 1
            and sum(one.number for one in parts) != alike[0].number
        ):
            yield _differs("、".join(turns), parts, alike[0])


def _differs(listed: str, parts: Sequence[Statement], total: Statement) -> str:
    number = sum((one.number for one in parts), Decimal(0))
    told = measures.with_unit(number, total.unit)
    return f"“{total.clause}”，{listed}合起来是 {told}，不是“{total.printed}”"
