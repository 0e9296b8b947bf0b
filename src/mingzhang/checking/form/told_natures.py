"""F721: what a unit is and how high it ranks, said in two ways: 公益一类 here, 公益二类 there.

It is said in the words on duties and organisation, in brackets behind the names of a list, and in
the table of units. Two sayings contradict each other where they have nothing in common; 事业 alone
goes with any kind of institution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, requirements
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.findings import Evidence
from mingzhang.checking.form.natures import kinds_told
from mingzhang.disclosure import Disclosure, Printed, Section

_RANK = re.compile(r"(?:正|副)?(?:厅|处|县处|科|乡科|股)级(?!领导|干部|职|非|以|及|人)")
_SAYS_WHAT = re.compile("公益|公务员法|参公|行政|政府|级")
"""Of which a saying of the nature or the rank has one."""

_CLAUSE = re.compile(
    r"(?P<subject>[^,，、]*?)(?:是|为|(?<![所下直附])属于?|系)(?P<told>[^,，]{2,40})"
    r"(?P<more>[,，][^,，]{2,8}级)?"
)
_AS_A_WHOLE = re.compile(r"各|全[县市区省]|所有|其他|\d+[家个名]")
_BRACKETED = re.compile(
    r"^(?:\(?[\d一二三四五六七八九十]{1,3}[)）、.]*)?(?P<name>[^()]{4,30})\((?P<told>[^()]{2,20})\)"
)
_CONTENTS = ("duties", "organisations")
_LEAST = 3


class Told(msgspec.Struct, frozen=True):
    """One saying of what a unit is."""

    place: str
    printed: Printed
    words: str
    values: frozenset[str]
    facet: str

    def evidence(self) -> Evidence:
        """The line or the cell."""
        return quote(self.place, self.printed)


class Unit(msgspec.Struct, frozen=True):
    """A unit, and all that is said of it."""

    name: str
    told: tuple[Told, ...]


def _units(disclosure: Disclosure) -> Iterator[Unit]:
    names = _names(disclosure)
    found: dict[str, list[Told]] = {name: [] for name in names}
    title = disclosure.organisations_table.title or "机构设置"
    for row in disclosure.organisations:
        for cell in (row.nature, row.rank):
            _keep(found, row.name, title, Printed(cell, row.where), cell)
    for section in _sections(disclosure):
        for paragraph in section.paragraphs:
            _read(found, section, paragraph, disclosure)
    for name, told in found.items():
        if len(told) > 1:
            yield Unit(name, tuple(told))


def _sections(disclosure: Disclosure) -> list[Section]:
    """Where a document says what it and its units are; all of a unit's own."""
    about = [section for section in disclosure.sections if _is_about_units(section)]
    return list(disclosure.sections) if disclosure.scope == "unit" else about


def _is_about_units(section: Section) -> bool:
    return any(requirements.is_about(section, content) for content in _CONTENTS)


def _names(disclosure: Disclosure) -> list[str]:
    """The agency and its units, those that numbered lines list with brackets included."""
    named = [disclosure.agency.name, *(unit.name for unit in disclosure.organisations)]
    for section in _sections(disclosure):
        items = (_bracketed(keys.fold(line.text)) for line in section.paragraphs)
        named += [item["name"] for item in items if item]
    own = {agency_names.loosely(name): name for name in reversed(named)}
    return [name for key, name in reversed(own.items()) if len(key) >= _LEAST]


def _bracketed(key: str) -> re.Match[str] | None:
    """A unit with brackets behind its name that a line begins with."""
    return _BRACKETED.match(key) if "(" in key else None


def _read(
    found: dict[str, list[Told]], section: Section, paragraph: Printed, disclosure: Disclosure
) -> None:
    """The sayings of a paragraph, each with the unit that it names last before them."""
    key = keys.fold(paragraph.text)
    if match := _bracketed(key):
        _keep(found, match["name"], section.heading, paragraph, match["told"])
    for sentence in keys.sentences(key):
        for clause in _CLAUSE.finditer(sentence) if _SAYS_WHAT.search(sentence) else ():
            subject = clause["subject"] or _own_words(disclosure)
            told = clause["told"] + (clause["more"] or "")
            if not _AS_A_WHOLE.search(subject + told):
                _keep(found, subject, section.heading, paragraph, told)


def _own_words(disclosure: Disclosure) -> str:
    return disclosure.agency.name if disclosure.scope == "unit" else ""


def _keep(
    found: dict[str, list[Told]], subject: str, place: str, printed: Printed, words: str
) -> None:
    """Note what words say of the unit that a subject ends with."""
    key = keys.fold(words)
    natures = kinds_told(key)
    ranks = frozenset(_RANK.findall(key))
    name = _meant(found, subject) if natures or ranks else ""
    if name and natures:
        found[name].append(Told(place, printed, words, natures, "单位性质"))
    if name and ranks:
        found[name].append(Told(place, printed, words, ranks, "单位规格"))


def _meant(names: Iterable[str], subject: str) -> str:
    """The unit that a subject ends with, in full or without its region; "" for none."""
    key = agency_names.loosely(re.sub(r"^.*(?:所属|下属|其中)", "", keys.fold(subject)))
    if len(key) < _LEAST:
        return ""
    ends = [name for name in names if agency_names.loosely(name).endswith(key)]
    same = [name for name in ends if agency_names.loosely(name) == key]
    return (same or (ends if len(ends) == 1 else []) or [""])[0]


@over("F721", each(_units))
def unit_is_told_in_two_ways(unit: Unit) -> Iterator[Flaw]:
    """公益二类事业单位 in the words, 事业（公益一类） in the table."""
    for one, other in combinations(unit.told, 2):
        if one.facet == other.facet and not one.values & other.values:
            yield Flaw(
                f"“{one.place}”写“{unit.name}”的{one.facet}是{_shown(one)}，"
                f"“{other.place}”写的是{_shown(other)}",
                (one.evidence(), other.evidence()),
            )
            return


def _shown(told: Told) -> str:
    return "、".join(sorted(told.values))
