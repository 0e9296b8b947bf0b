"""What has to be disclosed, by jurisdiction, stage and year; the list stands in the TOML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from mingzhang import forms, keys
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Kind, Scope, Section
from mingzhang.kept import once_each

_FILLED_IN = re.compile(r"\{\w+\}年?")

Hardness = Literal["must", "form"]
"""must: required everywhere; form: required by the local forms."""


class _Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when a requirement holds."""

    hardness: Hardness
    basis: str
    jurisdiction: str = ""
    stages: tuple[Kind, ...] = ("budget", "final")
    scopes: tuple[Scope, ...] = ("department", "unit")
    since: int = 0

    def holds_for(self, disclosure: Disclosure) -> bool:
        """Whether a disclosure has to meet it."""
        place = forms.pack(disclosure.pack).jurisdiction
        return (
            disclosure.kind in self.stages
            and disclosure.scope in self.scopes
            and self.jurisdiction in ("", place)
            and (not disclosure.year or disclosure.year >= self.since)
        )


class TableRequirement(_Scope, frozen=True, forbid_unknown_fields=True):
    """Tables that have to be there, be it as empty tables."""

    ids: tuple[str, ...]


class Facet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a section has to speak of."""

    name: str
    words: tuple[str, ...]
    unless_zero: bool = False
    """Not where the amount that the section is about is zero."""


class ContentRequirement(_Scope, frozen=True, forbid_unknown_fields=True):
    """Something that the narrative has to speak of."""

    name: str
    heading: tuple[str, ...]
    mention: tuple[str, ...]
    may_be_blank: bool = False
    facets: tuple[Facet, ...] = ()


class PartsRequirement(_Scope, frozen=True, forbid_unknown_fields=True):
    """The parts of a section, each with a heading of its own."""

    heading: str
    parts: tuple[str, ...]
    """Words that a part's heading begins with; several spellings divided by |."""


class _Requirements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part_headings: tuple[str, ...]
    header_words: frozenset[str]
    other_rows: tuple[str, ...]
    row_may_lack: str
    parts: dict[str, PartsRequirement]
    tables: dict[str, TableRequirement]
    content: dict[str, ContentRequirement]


@cache
def _requirements() -> _Requirements:
    return declared(__package__, "requirements.toml", _Requirements)


def header_words() -> frozenset[str]:
    """What stands above codes, names and amounts in the tables of all places."""
    return _requirements().header_words


def other_rows() -> tuple[str, ...]:
    """Characters by which the names of rows that both exist differ."""
    return _requirements().other_rows


def row_may_lack() -> str:
    """Characters with and without which the name of a row is right."""
    return _requirements().row_may_lack


def required_tables(disclosure: Disclosure) -> dict[str, TableRequirement]:
    """The tables that a disclosure has to have, by id, as far as its forms know them."""
    pack = forms.pack(disclosure.pack)
    known = {form.id for form in pack.forms_of(disclosure.scope)}
    known |= {form.id for form in pack.lists}
    return {
        table: requirement
        for requirement in _requirements().tables.values()
        if requirement.holds_for(disclosure)
        for table in requirement.ids
        if table in known
    }


def required_content(disclosure: Disclosure) -> Iterator[tuple[str, ContentRequirement]]:
    """What a disclosure's narrative has to speak of, with its id."""
    for content_id, requirement in _requirements().content.items():
        if requirement.holds_for(disclosure):
            yield content_id, requirement


def required_parts(disclosure: Disclosure) -> Iterator[tuple[Section, PartsRequirement]]:
    """The sections that have to have certain parts."""
    for requirement in _requirements().parts.values():
        if requirement.holds_for(disclosure):
            for section in disclosure.sections:
                if keys.fold(section.title).endswith(keys.fold(requirement.heading)):
                    yield section, requirement


def form_heading(form: forms.SectionForm, scope: str) -> str:
    """A heading of the forms for 部门 or 单位, without what each document fills in."""
    return _FILLED_IN.sub("", form.title.replace("{scope}", scope))


@cache
def part_headings() -> frozenset[str]:
    """Keys of the headings inside sections below which something has to stand."""
    return frozenset(map(keys.label, _requirements().part_headings))


def is_about(section: Section, content_id: str) -> bool:
    """Whether a section's heading says that it is about this content; False for unknown ids."""
    return _names(section.title, content_id)


@lru_cache(maxsize=1024)
def _names(heading: str, content_id: str) -> bool:
    requirement = _requirements().content.get(content_id)
    if requirement is None:
        return False
    key = keys.fold(heading)
    return any(keys.fold(word) in key for word in requirement.heading)


def worded_otherwise(heading: str, other: str) -> bool:
    """Whether two headings differ in words for the same content: 主要职责, 主要职能. Keys."""
    return any(
        heading.replace(keys.fold(mine), keys.fold(theirs)) == other
        for requirement in _requirements().content.values()
        for mine in requirement.heading
        if keys.fold(mine) in heading
        for theirs in requirement.heading
    )


def sections_about(disclosure: Disclosure, content_id: str) -> Sequence[Section]:
    """The sections whose heading names this content."""
    known = _sections_by_content(disclosure)
    if content_id not in known:
        known[content_id] = [one for one in disclosure.sections if is_about(one, content_id)]
    return known[content_id]


@once_each
def _sections_by_content(_: Disclosure) -> dict[str, Sequence[Section]]:
    """What the sections are about; filled as it is asked for."""
    return {}
