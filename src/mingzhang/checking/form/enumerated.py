"""F533–F534: what is enumerated: as many names as the number beside them says, no period twice.

甲、乙、丙、丁五个方面: a name can have 和 in it, and 、 too, so a list is told only where no way of
counting it gives the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.misprints.quotes import around
from mingzhang.checking.targets.passages import (
    Passage,
    Whole,
    all_in_one,
    printed_once,
    wholes,
)
from mingzhang.declared import declared
from mingzhang.numerals import number_of


class _Enumerated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    counters: tuple[str, ...]
    kinds: tuple[str, ...]
    open: tuple[str, ...]
    """Words by which a list says that it has not all, or that its number is of something else."""

    verbs: tuple[str, ...]
    """Of a name in the middle: 道路、桥梁进行日常、定期两类检测 has two lists."""


@cache
def _enumerated() -> _Enumerated:
    return declared(__package__, "enumerated.toml", _Enumerated)


@cache
def _counted() -> re.Pattern[str]:
    words = _enumerated()
    counters, kinds = "|".join(words.counters), "|".join(words.kinds)
    return re.compile(
        r"、[\u4e00-\u9fff()]{1,14}?[”\"]?(?P<no>(?<![第前后每各某近数十])[二两三四五六七八九]|(?<!第)十[一二三四五六七八九]?|(?<!\d)\d{1,2})"
        rf"(?:(?:{counters})(?:{kinds}))"
    )


_ITEM = re.compile(r"\(?\d{1,2}[.、)]")
_EDGE = re.compile(r"[,。;:\"()\t]|\d")
_AND = re.compile("以及|[和及与]")
_JOINED = re.compile("^(?:以及|并|[和及与])")
_PARTS_CLAUSES = ",。;:"
_FEWEST, _FAR = 3, 2
"""Names of a list that is counted; and how far off the number can be, and still be of it."""

_SHORT_NAME, _SHORT_CLAUSE = 6, 7
"""Characters of the last name of a list before a comma, and of a name that stands there alone."""

_WIDEST = 120
"""Characters in which a list is looked for."""

_SHOWN = 20


@over("F534", wholes)
def as_many_as_are_counted(whole: Whole) -> Iterator[Flaw]:
    """甲、乙、丙、丁五个方面, and 五个方面:一是…四是…."""
    found = [
        (passage, match, f"写“{match[0].rstrip(':')}”，后面列出的是 {told} 个")
        for passage in printed_once(whole.having(_AHEAD, *_FIRST))
        for match in _AHEAD.finditer(passage.key)
        if (told := _marked(passage.key, match))
    ]
    for passage in printed_once(whole.having(_counted())):
        number = _ITEM.match(passage.key)
        end = number.end() if number else 0
        for match in _counted().finditer(passage.key):
            if told := _miscounted(passage.key, match, end):
                said = f"写“{_said(passage.key, match)}”，列出的是 {told} 个"
                found.append((passage, match, said))
                break
            end = match.end()
    found += _with_their_names(whole)
    if found:
        yield all_in_one([one for one, _, _ in found], found[0][2])


def _with_their_names(whole: Whole) -> Iterator[tuple[Passage, re.Match[str], str]]:
    """Numbers with what they count behind them: 八项规范(甲、乙、丙), 四减行动,减材料、减环节."""
    for pattern, words, count in (
        (_OPENS, _NUMBERED, _named),
        (_COMMON, _QUOTED, _in_common),
    ):
        for passage in printed_once(whole.having(pattern, *words)):
            for match in pattern.finditer(passage.key):
                if named := count(match):
                    said = match["said"].strip('"')
                    yield passage, match, f"写“{said}”，后面列出的是 {named} 个"
                    break


_DIGITS, _COUNTERS = "二两三四五六七八九十", "项件条种类大个"
_NO = rf"(?P<no>(?<![第前后每各某近数十几])(?:十?[{_DIGITS}]))"
_NUMBERED = tuple(no + counter for no in _DIGITS for counter in _COUNTERS)
_QUOTED = tuple(f'"{no}' for no in _DIGITS)
_OPENS = re.compile(
    rf"(?P<said>{_NO}[{_COUNTERS}](?!以[上下])[\u4e00-\u9fff]{{2,6}})"
    r"(?::(?P<list>[^,。;:()\d]{2,20}(?:、[^,。;:()\d]{2,20})+)(?=[。;]|$)"
    r"|\((?P<within>[^,。;:()\d]{2,20}(?:、[^,。;:()\d]{2,20})+)\))"
)
"""All names follow, and nothing else: behind a colon up to the sentence's end, or in brackets."""

_COMMON = re.compile(
    rf"(?P<said>\"{_NO}个?(?P<what>[\u4e00-\u9fff]{{1,2}})\")[\u4e00-\u9fff]{{0,4}}[,:](?:做到|即)?(?P<list>"
    r"(?P=what)[\u4e00-\u9fff]{1,6}(?:[、,](?P=what)[\u4e00-\u9fff]{1,6}){2,}"
    r"|[\u4e00-\u9fff]{1,6}(?P=what)(?:[、,][\u4e00-\u9fff]{1,6}(?P=what)){2,})(?=[,。;]|$)"
)
"""What is counted stands in each name, first or last."""


def _named(match: re.Match[str]) -> int:
    """How many names stand there, if no way of counting them gives the number; else 0."""
    listed = match["list"] or match["within"]
    if _NOT_ALL.search(listed):
        return 0
    names = listed.split("、")
    most = len(names) + sum(len(_AND.findall(name)) for name in names)
    return _far_off(match, len(names), most)


def _in_common(match: re.Match[str]) -> int:
    names = _PARTS.split(match["list"])
    return _far_off(match, len(names), len(names))


def _far_off(match: re.Match[str], fewest: int, most: int) -> int:
    stated = number_of(match["no"])
    if fewest <= stated <= most or fewest < _FEWEST or not fewest - _FAR <= stated <= most + _FAR:
        return 0
    return most if stated > most else fewest


_PARTS = re.compile("[、,]")
_NOT_ALL = re.compile("[等均]|其[他它余中]|主要|部分|包括|分别|合计|[第共每各]")
_AHEAD = re.compile(
    r"(?P<no>(?<![第前后每各某近数十几])[二两三四五六七八九十]|(?<![\d.])[2-9])"
    r"(?:个?方面|(?:个|大|项)(?:重点)?(?:环节|层面|任务|目标|工作|工程|行动|举措|措施))"
    r"[^,。;:\d]{0,8}[::](?=一是|\(一\))"
)
"""Five things are to be named: 五个方面工作:一是."""

_FIRST = (":一是", ":(一)")

_MARKS = (
    tuple(f"{no}是" for no in "一二三四五六七八九十"),
    tuple(f"({no})" for no in "一二三四五六七八九十"),
)
_ENDS = ("。", "!", ")", "”")
_OTHERWISE = re.compile(
    "其中|最后|还有|此外|另外|另有|同时|详见|见附|其余|其[一二三四五六七八九]|第[一二三四五六七八九]项"
)
"""Of a list that goes on without a mark, or has another one within it."""


def _marked(key: str, match: re.Match[str]) -> int:
    """How many marks in their order follow a number, if there are not as many; else 0."""
    rest = key[match.end() :]
    marks = next(marks for marks in _MARKS if rest.startswith(marks[0]))
    at = named = 0
    while named < len(marks) and (at := rest.find(marks[named], at)) >= 0:
        named += 1
    if _OTHERWISE.search(rest):
        return 0
    stated = number_of(match["no"])
    is_whole = rest.endswith(_ENDS) and not any(one in rest for one in marks[named + 1 :])
    is_near = named > 1 and abs(stated - named) <= _FAR
    return named if is_whole and is_near and stated != named else 0


def _said(key: str, match: re.Match[str]) -> str:
    return key[_start(key, match, max(0, match.start() - _WIDEST)) : match.end()].lstrip(".、)")


def _start(key: str, match: re.Match[str], end: int) -> int:
    """Where a list begins: behind a sign that parts clauses, or the last number."""
    last = match.start("no")
    if key[last - 1] in '”"':
        last -= 1
    return max((m.end() for m in _EDGE.finditer(key, end, last)), default=end)


def _miscounted(key: str, match: re.Match[str], end: int) -> int:
    """How many a list names, if that is not what is said; 0 where it is, or cannot be told."""
    start = _start(key, match, max(end, match.start() - _WIDEST))
    listed = key[start : match.start("no")].rstrip('”"')
    if key[start - 1 : start].isdigit() or listed.endswith(("和", "及", "与")):
        return 0  # 县图书馆、文化馆及12个乡镇
    if any(word in listed for word in _enumerated().open):
        return 0
    names = _JOINED.sub("", listed).split("、")
    stated = number_of(match["no"])
    fewest, most = len(names), len(names) + sum(len(_AND.findall(name)) for name in names)
    if fewest <= stated <= most or not all(names):
        return 0
    if fewest < _FEWEST or not fewest - _FAR <= stated <= most + _FAR:
        return 0
    if stated > most:
        return 0 if _goes_back(key, start, listed) else most
    return fewest if _is_one_list(names) else 0


def _goes_back(key: str, start: int, listed: str) -> bool:
    """Whether what stands before a comma can belong to the list."""
    if start == 0 or key[start - 1] != ",":
        return False
    if _JOINED.match(listed):
        return True
    above = max(key.rfind(sign, 0, start - 1) for sign in _PARTS_CLAUSES)
    before = key[above + 1 : start - 1]
    longest = _SHORT_NAME if "、" in before else _SHORT_CLAUSE
    return len(before.rpartition("、")[2]) <= longest


def _is_one_list(names: Sequence[str]) -> bool:
    """Whether no name in the middle ends one list and begins another."""
    return not any(verb in name for name in names[1:] for verb in _enumerated().verbs)


# periods

_QUARTERS_TWICE = re.compile(r"([一二三四1-4])季度[^。\n]{0,60}?\1季度")
_QUARTER = re.compile(r"第?(?P<no>[一二三四1-4])季度(?P<what>[\u4e00-\u9fff]{0,2})")
_MONTHS_TWICE = re.compile(r"(?<!\d)(\d{1,2})月底[^。\n]{0,40}?(?<!\d)\1月底")
_MONTH = re.compile(
    r"(?<!\d)(?P<no>\d{1,2})月底前?(?P<what>[\u4e00-\u9fff]{0,4})(?P<value>\d+(?:\.\d+)?)"
)
_ALL = (1, 2, 3, 4)
_SENTENCE = re.compile("[^。]+")


@over("F533", wholes)
def period_comes_twice(whole: Whole) -> Iterator[Flaw]:
    """第一季度…，第二季度…，第二季度…，第四季度…."""
    found = [
        (passage, told)
        for pattern, word, judge in (
            (_QUARTERS_TWICE, "季度", _quarters),
            (_MONTHS_TWICE, "月底", _months),
        )
        for passage in printed_once(whole.having(pattern, word))
        for told in judge(passage.key)
    ]
    if found:
        passage, (said, match) = found[0]
        shown = around(passage.key, match, _SHOWN)
        yield all_in_one([one for one, _ in found], f"接连两次写“{said}”：“{shown}”")


def _quarters(key: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Four quarters of which one has the number of the one beside it."""
    for sentence in _SENTENCE.finditer(key):
        named = list(_QUARTER.finditer(key, sentence.start(), sentence.end()))
        numbers = tuple(number_of(one["no"]) for one in named)
        wrong = [
            at for at, (is_, right) in enumerate(zip(numbers, _ALL, strict=False)) if is_ != right
        ]
        if len(numbers) != len(_ALL) or len(wrong) != 1:
            continue
        at = wrong[0]
        beside = named[max(0, at - 1) : at] + named[at + 1 : at + 2]
        is_inside = 0 < at < len(_ALL) - 1
        alike = len({one["what"] for one in named}) == 1
        twins = [one for one in beside if number_of(one["no"]) == numbers[at]]
        is_twice = any(_is_at_its_end(one) == _is_at_its_end(named[at]) for one in twins)
        if is_twice and (is_inside or alike):
            yield named[at][0][: len(named[at][0]) - len(named[at]["what"])], named[at]


def _is_at_its_end(quarter: re.Match[str]) -> bool:
    """二季度开工，二季度末完成主体: a quarter and its end are two periods."""
    return quarter["what"].startswith(("末", "底"))


def _months(key: str) -> Iterator[tuple[str, re.Match[str]]]:
    """3月底25%，6月底50%，6月底75%: the same month with two figures, the others in order."""
    for sentence in _SENTENCE.finditer(key):
        named = list(_MONTH.finditer(key, sentence.start(), sentence.end()))
        numbers = [int(one["no"]) for one in named]
        twice = [(one, other) for one, other in pairwise(named) if one["no"] == other["no"]]
        is_row = len(named) > len(twice) + 1 and numbers == sorted(numbers)
        if is_row and len(twice) == 1 and len({one["what"] for one in named}) == 1:
            one, other = twice[0]
            if one["value"] != other["value"]:
                yield f"{other['no']}月底", other
