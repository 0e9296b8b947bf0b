"""What is said of one sum of money in the words of another, and sections on another thing.

人员经费 that is spent on 办公费 and 差旅费, 公务用车运行维护费 that is spent on guests: the words
behind a sum belong to a kind of money, and those of each kind stand in `topics.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.words.reasons import behind, reason_behind
from mingzhang.checking.words.told import Told, told
from mingzhang.cube import Point
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.kept import kept

_SHORTEST = 8
"""A section with fewer characters (无。) says nothing of its own."""


class _Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A kind of money: where it stands in the cube, its own words, and those of others."""

    name: str
    own: tuple[str, ...]
    other: tuple[str, ...]
    least: int
    """How many words of others are enough."""

    why: tuple[str, ...] = ()
    """What can be no reason for a change of it."""

    nature: str = ""
    item: tuple[str, ...] = ()
    function: str = ""

    def is_at(self, point: Point) -> bool:
        """Whether a point is of this kind of money."""
        if self.function:
            return point.function == self.function and not point.item
        if self.item:
            return point.item in self.item
        is_running = self.nature == "running" and point.item == "agency_running"
        is_plain = not (point.function or point.economic or point.item)
        return is_running or (is_plain and point.nature == self.nature)

    @kept
    def _own(self) -> re.Pattern[str]:
        return re.compile("|".join(self.own))

    @kept
    def _why(self) -> re.Pattern[str]:
        return re.compile("|".join(self.why))

    @kept
    def _others(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.other))

    def strange(self, text: str) -> bool:
        """Whether a text has only words of other kinds of money."""
        found = sum(bool(other.search(text)) for other in self._others)
        return found >= self.least and not self._own.search(text)

    def is_no_reason(self, text: str) -> bool:
        """Whether a reason is only one for other kinds of money."""
        if not self.why:
            return self.strange(text)
        return bool(self._why.search(text)) and not self._own.search(text)


class _Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a section can be on: how its title says it, and what its text cannot do without."""

    name: str
    title: str
    said: str


class _Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leads: str
    named: str
    topic: tuple[_Topic, ...]
    subject: tuple[_Subject, ...]


@cache
def _topics() -> _Topics:
    return declared(__package__, "topics.toml", _Topics)


class Said(msgspec.Struct, frozen=True):
    """The words behind a sum of money."""

    section: str
    quoted: str
    text: str
    topic: _Topic
    evidence: Evidence
    is_reason: bool = False

    @property
    def is_strange(self) -> bool:
        """Whether they belong to other money."""
        judge = self.topic.is_no_reason if self.is_reason else self.topic.strange
        return judge(self.text)


def _said(dossier: Dossier) -> Iterator[tuple[int, Said]]:
    for index, claims in enumerate(dossier.once(told)):
        for one in claims:
            if topic := _topic(one):
                yield from ((index, said) for said in _words(one, topic))
        for said in _named(dossier.disclosures[index]):
            yield index, said


def _topic(one: Told) -> _Topic | None:
    point = next(iter(one.claim.points), None)
    found = (topic for topic in _topics().topic if point is not None and topic.is_at(point))
    return next(found, None)


def _words(one: Told, topic: _Topic) -> Iterator[Said]:
    """What it is for or consists of, or else why it has changed."""
    purpose = behind(one, _topics().leads)
    reason = "" if purpose else reason_behind(one)
    if reason and (topic.item or topic.why):
        yield Said(one.section, one.quoted, reason, topic, one.evidence, is_reason=True)
    elif purpose:
        yield Said(one.section, one.quoted, purpose, topic, one.evidence)


def _named(disclosure: Disclosure) -> Iterator[Said]:
    """人员经费主要包括…, without an amount."""
    kinds = {topic.name: topic for topic in _topics().topic}
    for section in disclosure.sections:
        for line in section.paragraphs:
            for match in re.finditer(_topics().named, line.text):
                kind = kinds[match["name"].removeprefix("日常")]
                evidence = quote(section.heading, line)
                yield Said(section.heading, f"“{match['name']}”", match["text"], kind, evidence)


@over("W506", _said)
def words_are_of_other_money(one: Said) -> Judged:
    """人员经费 spent on 办公费、差旅费; 公务用车运行维护费 spent on guests."""
    if one.is_strange:
        yield Flaw(
            message=f"“{one.section}”写{one.quoted}，后面说的“{one.text.strip()}”"
            f"不是{one.topic.name}的内容",
            evidence=(one.evidence,),
            section=one.section,
        )


class Titled(msgspec.Struct, frozen=True):
    """A title on one thing, and the paragraphs below it."""

    title: str
    subject: _Subject
    lines: tuple[Printed, ...]

    def other(self) -> str:
        """What the paragraphs are on instead; "" where they speak of what the title says."""
        text = "".join(keys.fold(line.text) for line in self.lines)
        if len(text) < _SHORTEST or re.search(self.subject.said, text):
            return ""
        others = (one.name for one in _topics().subject if re.search(one.title, text))
        return next(others, "")


def _titled(disclosure: Disclosure) -> Iterator[Titled]:
    for section in disclosure.sections:
        found = [one for one in _topics().subject if re.search(one.title, section.title)]
        if len(found) == 1 and section.paragraphs:
            yield Titled(section.heading, found[0], section.paragraphs)


@over("W507", each(_titled))
def section_is_on_something_else(one: Titled) -> Judged:
    """八、政府性基金…情况, and below it only 国有资本经营."""
    if other := one.other():
        yield Flaw(
            message=f"“{one.title}”的正文没有写到{one.subject.name}，写的是{other}",
            evidence=(quote(one.title, one.lines[0]),),
            section=one.title,
        )
