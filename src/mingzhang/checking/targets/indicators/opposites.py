"""Rates whose description counts the opposite: 考核不合格人数占参训人数的比例 of a 合格率.

The name says what the part of the share must be: 合格, and no 差错 of a 零差错率. Lines of words
that exclude each other (准确 and 差错) and a 未, 不, 无 before either give each word its side. Told
is a part with words of the other side alone: who counts 已纠正的差错 or 误差不超过 5% counts both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from mingzhang.checking.targets.indicators.upside_down import fraction_of, stem_of
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.unwanted import is_bad
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.declared import Endings, any_of

_ENDS = re.compile("(?:率|比例|比率|(?<=满意)度)$")
_IN_TIME = re.compile(r"(?:及时|按时|按期|准时|如期)[\u4e00-\u9fff]{0,4}$")
_BARE_SHARE = re.compile(
    r"^(?:反映|指|即)?(?P<part>[^占/÷,;:。=+()]{3,30}?)的?(?:比例|比率|占比|百分比|比重)$"
)
_NOT_SO = re.compile(r"(?:未|不|没有?|无|非|零)[^的]{0,6}$")
_NOT_YET = re.compile("(?:[应需拟待须]|计划)$")
_MEASURED = re.compile(r"[\d率≥≤<>]")
_AMONG = re.compile("(?<![集高初其])中(?![心小医央药国型学标断等途期毒止转间层级])")
"""未还款客户中催收的客户: before it stands of whom a part is counted."""

_BELOW = re.compile(r"(?<=低于)\d+(?:\.\d+)?(?:℃|°c|度|分)?", re.IGNORECASE)
"""成绩低于60分: the number says no more than the words."""

_GAP = 8
"""So far before a word its 未 can stand."""


class Opposite(msgspec.Struct, frozen=True):
    """What the name of a rate is of, and what its description counts instead."""

    said: str
    told: str


class _Line(msgspec.Struct, frozen=True):
    """Words that exclude each other: each with whether it is on the side of the good."""

    is_good: dict[str, bool]
    any: re.Pattern[str]


class _Said(msgspec.Struct, frozen=True):
    """A word in a text, with the 未 before it, and the side that they are on together."""

    text: str
    start: int
    end: int
    is_good: bool


def opposite(one: IndicatorOf) -> Opposite | None:
    """What stands above in a share, though the name is of the rest; None where that is not sure."""
    if one.measure != "percent":
        return None
    return _opposite(one.bare, one.folded["description"])


@lru_cache(maxsize=1 << 12)
def _opposite(name: str, description: str) -> Opposite | None:
    part, whole = _part_and_whole(_BELOW.sub("", description))
    head = _ENDS.sub("", name)
    if not part or head == name or _MEASURED.search(part):
        return None
    for line, word in _words_of_name(name, head):
        said = _side(line, head, len(head) - len(word), word)
        if said is None or _is_of_less(name, said):
            continue
        if told := _told(line, part, said):
            return None if whole and _told(line, whole, said) else Opposite(said.text, told.text)
    return _good_undone(name, part) if not whole else None


def _part_and_whole(description: str) -> tuple[str, str]:
    """What a description counts, and of what; the latter "" where it is not told."""
    if fraction := fraction_of(description):
        return _AMONG.split(fraction.part)[-1], fraction.whole
    bare = _BARE_SHARE.match(description.rstrip("。;"))
    return (_AMONG.split(bare["part"])[-1], "") if bare else ("", "")


def _words_of_name(name: str, head: str) -> Iterator[tuple[_Line, str]]:
    """What a rate is of, by its last words: both 及时 and 办结 of 及时办结率."""
    if in_time := _IN_TIME.search(head):
        yield from ((line, in_time[0]) for line in _lines_of(in_time[0][:2]))
    if word := _known().of(head) or stem_of(name):
        yield from ((line, word) for line in _lines_of(word))


def _is_of_less(name: str, said: _Said) -> bool:
    """Whether a bad rate is of its being dealt with: 差错控制率, 违法行为查处率."""
    if said.is_good:
        return False
    if one_of("opposite", "mended").search(name):
        return True
    return _known().of(said.text) == said.text and not is_bad(name)


def _told(line: _Line, text: str, said: _Said) -> _Said | None:
    """The word of the other side in a text that has none of the name's."""
    found = list(_all_said(line, text))
    if not found or None in found:
        return None
    told = [one for one in found if one is not None]
    if any(one.is_good == said.is_good for one in told):
        return None
    rest, mark = text, "|" if line.is_good.get("及时") else " "
    for one in reversed(told):
        rest = rest[: one.start] + mark + rest[one.end :]
    return None if _is_dealt_with(rest) else told[0]


def _all_said(line: _Line, text: str) -> Iterator[_Said | None]:
    """Each word of a line in a text, None where its side is not sure; 应办 says nothing yet."""
    for match in line.any.finditer(text):
        if not _NOT_YET.search(text[: match.start()]):
            yield _side(line, text, match.start(), match[0])


def _side(line: _Line, text: str, start: int, word: str) -> _Said | None:
    before, end = text[max(0, start - _GAP) : start], start + len(word)
    is_good = line.is_good.get(word, True)
    not_so = _negated().search(before)
    if not_so and not_so[0][0] == "不" and _known().of(not_so[0]):
        return None  # 不规范拒收: the 不 is of 规范
    if _NOT_SO.search(before[: not_so.start()] if not_so else before):
        return None
    text = (not_so[0] if not_so else "") + word
    return _Said(text, end - len(text), end, is_good is not bool(not_so))


@cache
def _negated() -> re.Pattern[str]:
    """未, with what can stand between it and what was not done: 未能按时."""
    between = one_of("opposite", "between").pattern
    return re.compile(f"(?:尚?未|不|没有?|无|非|零)(?:{between}){{0,3}}$")


def _is_dealt_with(rest: str) -> bool:
    """Whether more is said than what is counted: 已纠正的, 剔除; 逾期处理 is no more."""
    mended = one_of("opposite", "mended").pattern
    return bool(
        re.search(rf"(?<![|未])(?:{mended})|已(?![| ])", rest)
        or one_of("opposite", "left_out").search(rest)
        or one_of("limit", "at_most").search(rest)
        or one_of("limit", "at_least").search(rest)
    )


def _good_undone(name: str, part: str) -> Opposite | None:
    """达成率 as 提出意见未被采纳的比例: another word, of what is good and was not done."""
    good = next((end for end in words_of("direction", "good_rate") if name.endswith(end)), "")
    match = _undone().search(part) if good else None
    if match is None or _is_dealt_with(part[: match.start()]):
        return None
    return Opposite(good.removesuffix("率"), match[1])


@cache
def _undone() -> re.Pattern[str]:
    done = any_of(end.removesuffix("率") for end in words_of("direction", "good_rate"))
    return re.compile(f"(未(?:能|被|予)?(?:{done}))[^的]{{0,2}}$")


@cache
def _lines() -> tuple[_Line, ...]:
    """The lines of the list, 准确 正确 | 差错 错误, ready to be looked for."""
    sides = (line.split("|") for line in words_of("opposite", "sides"))
    return tuple(
        _line(dict.fromkeys(good.split(), True) | dict.fromkeys(bad.split(), False))
        for good, bad in sides
    )


def _line(is_good: dict[str, bool]) -> _Line:
    return _Line(is_good, re.compile(any_of(is_good)))


@cache
def _known() -> Endings:
    return Endings(word for line in _lines() for word in line.is_good)


@lru_cache(maxsize=1 << 10)
def _lines_of(word: str) -> tuple[_Line, ...]:
    """The lines that a word stands in; any other word excludes only that it was not done."""
    return tuple(line for line in _lines() if word in line.is_good) or (_line({word: True}),)
