"""F51: the overall goals of a department (部门整体绩效目标), as text.

The tables of the projects have rules of their own (P). Here stands what was carried over from
an old year: what had been done then, as a goal of this year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, each_quoted, over, quote
from mingzhang.checking.targets.dates.earlier_years import planned
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Printed, Section

_DONE = re.compile(
    r"(?<![自从较比与《至\[(〔-])(?P<year>20\d\d)年(?!以来|起|至|印发|出台|-)[^。;；]{0,60}?"
    r"(?:全部完成|已完成|已经完成|共完成|圆满完成了|累计完成|完成情况)"
)
_NO_OBJECT = re.compile(
    r"绩效指标:(?:≥|>=|≤|<=|不低于|不少于|不高于|不超过|至少|达到)\d+(?:\.\d+)?[%\u4e00-\u9fff]{0,3}(?=[,;。]|$)"
)
_BEFORE = 4
"""Characters before a bad thing that say that it is dealt with: 无, 化解."""

_AT_LEAST = (
    r"(?:≥|>=|\$\\geq|不低于|不少于|不小于|大于|高于|超过|至少)\$?(?P<number>\d+(?:\.\d+)?)\\?[%‰]?"
    r"(?!\\?[%‰]|的|即|时|,?扣|\d|\.)"
)


class GoalsOf(msgspec.Struct, frozen=True):
    """A section on performance; the tables in it are not among its lines."""

    disclosure: Disclosure
    section: Section

    def flaw(self, message: str, lines: Sequence[Printed]) -> Flaw:
        """The lines as evidence."""
        place = self.section.heading
        return Flaw(
            f"“{place}”{message}", tuple(quote(place, line) for line in lines), section=place
        )


def _goals(disclosure: Disclosure) -> Iterator[GoalsOf]:
    for section in requirements.sections_about(disclosure, "performance"):
        if section.paragraphs:
            yield GoalsOf(disclosure, section)


def _unread_goals(disclosure: Disclosure) -> Iterator[GoalsOf]:
    """Where the goals were read one by one, the rules on targets look at them (P318, P414)."""
    if not disclosure.goals:
        yield from _goals(disclosure)


@over("F511", each(lambda d: _unread_goals(d) if d.kind == "budget" and d.year else ()))
def goal_was_reached_years_ago(item: GoalsOf) -> Iterator[Flaw]:
    """2020年……全部完成, 制定2023年……方案 as a goal of 2024."""
    year = item.disclosure.year
    found = [
        (line, words)
        for line in item.section.paragraphs
        for sentence in printed_lines.sentences(keys.fold(line.text))
        if f"{year}年" not in sentence and not one_of("clause", "goes_on_from").search(sentence)
        for past, words in (*_done(sentence), *planned(sentence))
        if past < year
    ]
    if found:
        told = each_quoted(words for _, words in found)
        yield item.flaw(
            f"写的是往年的事：{told}，应写 {year} 年的目标",
            list(dict.fromkeys(line for line, _ in found)),
        )


def _done(sentence: str) -> Iterator[tuple[int, str]]:
    """What was done in a year; what had been done is told of last year, too."""
    for match in _DONE.finditer(sentence):
        yield int(match["year"]) + match[0].endswith("完成情况"), match[0]


@cache
def _bad_thing_at_least() -> re.Pattern[str]:
    bad, ends = one_of("direction", "bad").pattern, one_of("direction", "bad_ends").pattern
    return re.compile(f"(?P<name>(?:{bad})(?:{ends})){_AT_LEAST}")


@over("F512", each(_unread_goals))
def bad_thing_at_least(item: GoalsOf) -> Iterator[Flaw]:
    """差错率≥99.9%: the less the better."""
    for line in item.section.paragraphs:
        key = keys.fold(line.text)
        for match in _bad_thing_at_least().finditer(key):
            before = key[max(0, match.start() - _BEFORE) : match.start()] + match["name"]
            if float(match["number"]) and not one_of("direction", "handled").search(before):
                shown = keys.without_markup(match[0])
                yield item.flaw(f"写“{shown}”，{match['name']}越低越好，方向写反了", [line])


@cache
def _good_thing_at_most() -> re.Pattern[str]:
    good = one_of("direction", "good_rate").pattern
    return re.compile(rf"(?P<name>{good})(?:≤|<=|不高于|不超过|低于|小于)\d+(?:\.\d+)?%(?!的)")


@over("F519", each(_unread_goals))
def good_thing_at_most(item: GoalsOf) -> Iterator[Flaw]:
    """投诉办结率≤95%: the more the better."""
    for line in item.section.paragraphs:
        key = keys.fold(line.text)
        for match in _good_thing_at_most().finditer(key):
            if key[max(0, match.start() - 1) : match.start()] not in ("不", "未"):
                yield item.flaw(f"写“{match[0]}”，{match['name']}越高越好，方向写反了", [line])


@over("F516", each(_goals))
def target_has_no_object(item: GoalsOf) -> Iterator[Flaw]:
    """绩效指标：不少于 100 人: of what, it does not say."""
    found = [
        (line, match[0])
        for line in item.section.paragraphs
        if (match := _NO_OBJECT.match(keys.fold(line.text)))
    ]
    if found:
        told = each_quoted(words for _, words in found)
        yield item.flaw(f"的指标没有写明是什么的数：{told}", [line for line, _ in found])
