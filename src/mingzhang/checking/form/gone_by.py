"""F426: meetings, plans and intentions of years gone by, as if they were still to come.

Texts are carried over from last year: 喜迎二十大 in 2024, 拟从2020年起, the spirit of a congress
that another has followed. What a sentence tells as past is left alone (gone_by.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import any_of, declared
from mingzhang.disclosure import Disclosure

_CAN_BE = re.compile(
    "[一二三四五六七八九十]大|[一二三四]五|周年|[拟划计算争取]从?自?于?在?到?至?20|上年度?[拟计]|中长期"
)
"""What has any of it; most lines have not."""

_YEAR = re.compile(r"20\d\d")


class _GoneBy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    congresses: dict[str, int]
    plans: dict[str, int]
    founded: dict[str, int]
    expressions: dict[str, tuple[str, ...]]


@cache
def _gone_by() -> _GoneBy:
    return declared(__package__, "gone_by.toml", _GoneBy)


@cache
def _expression(name: str) -> re.Pattern[str]:
    """What is said of a congress or a plan, each of which is a group of its own; or of a year."""
    kinds = {"planned": _gone_by().plans, "anniversary": _gone_by().founded}
    names = kinds.get(name, _gone_by().congresses)
    joined = "|".join(_gone_by().expressions[name])
    groups = iter(range(len(names)))
    return re.compile(
        re.sub(r"\{name\}", lambda _: f"(?P<name{next(groups)}>{any_of(names)})", joined)
    )


def _lines(disclosure: Disclosure) -> Iterator[tuple[Disclosure, Line]]:
    """The paragraphs; duties are told as they were laid down once."""
    duties = {
        section.heading
        for section in disclosure.sections
        if requirements.is_about(section, "duties")
    }
    for line in printed_lines.prose(disclosure) if disclosure.year else ():
        if line.section not in duties and _CAN_BE.search(line.key):
            yield disclosure, line


@over("F426", each(_lines))
def past_is_told_as_to_come(item: tuple[Disclosure, Line]) -> Iterator[Flaw]:
    """喜迎二十大 in 2024; 拟从2020年起."""
    disclosure, line = item
    for sentence in keys.sentences(line.key):
        if told := _told(sentence, disclosure.year):
            yield line.flaw(f"写“{told[0]}”，{told[1]}")
            return


def _told(sentence: str, year: int) -> tuple[str, str] | None:
    """What a sentence says that a document of this year cannot, and why."""
    return (
        _of_a_congress(sentence, year)
        or _of_an_anniversary(sentence, year)
        or _of_a_plan(sentence, year)
    )


def _of_a_congress(sentence: str, year: int) -> tuple[str, str] | None:
    held = {name: at for name, at in _gone_by().congresses.items() if at < year}
    latest = max(held, key=lambda name: held[name])
    if (match := _expression("before").search(sentence)) and not _is_past(sentence):
        name = _named(match)
        if name in held:
            return match[0], f"{name}已在 {held[name]} 年召开，是以前年度的话"
    if (match := _expression("studied").search(sentence)) and latest not in sentence:
        name = _named(match)
        if name in held and name != latest and not _is_past(sentence):
            return match[0], f"{year} 年最近的一次是{latest}"
    return None


def _of_an_anniversary(sentence: str, year: int) -> tuple[str, str] | None:
    match = _expression("anniversary").search(sentence)
    if not match or _is_past(sentence):
        return None
    held = _gone_by().founded[_named(match)] + int(match["years"])
    return (match[0], f"是 {held} 年的周年") if held < year else None


def _of_a_plan(sentence: str, year: int) -> tuple[str, str] | None:
    if _is_past(sentence):
        return None
    if match := _expression("planned").search(sentence):
        name = _named(match)
        ended = _gone_by().plans[name]
        is_followed = any(at > ended and plan in sentence for plan, at in _gone_by().plans.items())
        if ended + 1 < year and not is_followed:
            return match[0], f"“{name}”规划到 {ended} 年为止"
    for kind in ("meant", "meant_from", "spans"):
        match = _expression(kind).search(sentence)
        if match and int(match["year"]) < year and not _goes_on(sentence, match.start(), year):
            return match[0], f"在 {year} 年的文件里是已经过去的年份"
    if match := _expression("of_last_year").search(sentence):
        return match[0], "上年已经过去，不能再写拟、计划"
    return None


def _goes_on(sentence: str, start: int, year: int) -> bool:
    """Whether a course is told that reaches the year: 计划2023年10月—2024年4月完成."""
    return any(int(later) >= year for later in _YEAR.findall(sentence, start))


def _named(match: re.Match[str]) -> str:
    return next(
        found for group, found in match.groupdict().items() if found and group.startswith("name")
    )


def _is_past(sentence: str) -> bool:
    """Whether a sentence tells what once was meant, or what was not finished."""
    return bool(_expression("told_as_past").search(sentence))
