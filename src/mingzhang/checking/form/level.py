"""F4: the level of government, all through the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.form import passages
from mingzhang.checking.form.phrases import patterns, phrases
from mingzhang.disclosure import (
    Disclosure,
)

_STREET = "街道"


class LevelOf(msgspec.Struct, frozen=True):
    """The level of government that a disclosure is of: 市, 区, 县."""

    disclosure: Disclosure
    level: str
    is_city_by_name: bool = False
    """Whether only its name says so; of what ranks between 市 and 县 nothing is known."""


def _levels(disclosure: Disclosure) -> Iterator[LevelOf]:
    """By the cover, or else by the agency's name where it begins with a county or district."""
    for line in disclosure.front:
        if match := re.search(phrases().cover_level, keys.fold(line.text)):
            yield LevelOf(disclosure, match["level"])
            return
    match = re.match(phrases().name_level, keys.fold(disclosure.agency.name))
    if match and not match[0].endswith(phrases().zones):
        yield LevelOf(disclosure, match["level"])
    elif city := re.match(phrases().city_level, keys.fold(disclosure.agency.name)):
        yield LevelOf(disclosure, city["level"], is_city_by_name=True)


@over("F411", each(_levels))
def text_is_of_another_level(item: LevelOf) -> Iterator[Flaw]:
    """The text speaks of the finances of another level: it is another level's text."""
    is_street = _STREET in item.disclosure.agency.name
    kinds = ["city_levels" if item.is_city_by_name else "text_levels"]
    kinds += ["town_levels"] if is_street else []
    found = [
        (line, match)
        for line in passages.prose(item.disclosure)
        for kind in kinds
        for pattern in patterns(kind)
        for match in pattern.finditer(keys.fold(line.text))
        if match["level"] != item.level
    ]
    if found:
        line, match = found[0]
        lines = tuple(dict.fromkeys(line for line, _ in found))
        yield Flaw(
            f"{item.level}级的公开内容，“{line.place}”却写“{match[0]}”（{len(lines)} 处）",
            tuple(line.evidence() for line in lines),
            section=line.section,
        )
