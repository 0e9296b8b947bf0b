"""The fixed phrases that have to name the agency, the year or the level (phrases.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.declared import any_of, declared


class Naming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An expression for a phrase that names the agency."""

    pattern: str
    needs: tuple[str, ...]
    """Of which a text has one, where the pattern is found in it."""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Expressions for a text's key, as the file explains them."""

    names: tuple[Naming, ...]
    heading_names: tuple[str, ...]
    cover_level: str
    name_level: str
    zones: tuple[str, ...]
    city_level: str
    autonomous: str
    text_levels: tuple[str, ...]
    county_levels: tuple[str, ...]
    reported_to: tuple[str, ...]
    committees: str
    city_levels: tuple[str, ...]
    town_levels: tuple[str, ...]
    organs: str
    generic: tuple[str, ...]
    years: tuple[str, ...]
    years_without_amounts: tuple[str, ...]
    comparisons: tuple[str, ...]
    other_years: str


@cache
def phrases() -> Phrases:
    """All of them."""
    return declared(__package__, "phrases.toml", Phrases)


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """The expressions of one kind."""
    found: tuple[str, ...] = getattr(phrases(), kind)
    return tuple(map(re.compile, found))


def naming(text: str) -> Iterator[re.Match[str]]:
    """Where a text has a phrase that names the agency."""
    if not _any_needed().search(text):
        return
    for needs, expression in _naming():
        if any(word in text for word in needs):
            yield from expression.finditer(text)


@cache
def _any_needed() -> re.Pattern[str]:
    return re.compile(any_of(word for one in phrases().names for word in one.needs))


@cache
def _naming() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple((one.needs, re.compile(one.pattern)) for one in phrases().names)


@cache
def of_other_years() -> re.Pattern[str]:
    """Words of a heading that can rightly be of the year before."""
    return re.compile(phrases().other_years)


@cache
def organs() -> re.Pattern[str]:
    """How the names of agencies end."""
    return re.compile(phrases().organs)
