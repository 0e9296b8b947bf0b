"""F4: the level of government, all through the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, in_all, over
from mingzhang.checking.form.phrases import patterns, phrases
from mingzhang.disclosure import Disclosure

_STREET = "街道"
_COUNTY_LEVELS = ("县", "区", "旗")


class LevelOf(msgspec.Struct, frozen=True):
    """The level of government that a disclosure is of: 市, 区, 县."""

    disclosure: Disclosure
    level: str
    is_city_by_name: bool = False
    """Whether only its name says so; of what ranks between 市 and 县 nothing is known."""

    @property
    def is_of_county(self) -> bool:
        """Whether it is of a county or a district; what those above say of these is below them."""
        return self.level in _COUNTY_LEVELS


def _levels(disclosure: Disclosure) -> Iterator[LevelOf]:
    """By the cover, or else by the agency's name where it begins with a county or district."""
    name = keys.fold(disclosure.agency.name)
    by_name = re.match(phrases().name_level, name)
    for line in disclosure.front:
        if match := re.search(phrases().cover_level, keys.fold(line.text)):
            is_above = not by_name and re.search(phrases().autonomous, name)
            if match["level"] != "区" or not is_above:
                yield LevelOf(disclosure, match["level"])
            return
    if by_name and not by_name[0].endswith(phrases().zones):
        yield LevelOf(disclosure, by_name["level"])
    elif city := re.match(phrases().city_level, name):
        yield LevelOf(disclosure, city["level"], is_city_by_name=True)


@over("F411", each(_levels))
def text_is_of_another_level(item: LevelOf) -> Iterator[Flaw]:
    """The text speaks of the finances of another level: it is another level's text."""
    found = [
        (line, match)
        for line in printed_lines.prose(item.disclosure)
        for match in _said(item, keys.fold(line.text))
        if match["level"] != item.level
    ]
    if found:
        line, match = found[0]
        places = tuple(line.evidence() for line in dict.fromkeys(line for line, _ in found))
        yield Flaw(
            f"{item.level}级的公开内容，“{line.place}”却写“{match[0]}”{in_all(places)}",
            places,
            section=line.section,
        )


def _said(item: LevelOf, key: str) -> Iterator[re.Match[str]]:
    """Where a text speaks of a level that has to be its agency's own."""
    kinds = ["city_levels" if item.is_city_by_name else "text_levels"]
    kinds += ["town_levels"] if _STREET in item.disclosure.agency.name else []
    kinds += ["county_levels"] if item.is_of_county else []
    for kind in kinds:
        for pattern in patterns(kind):
            yield from pattern.finditer(key)
    for sentence in keys.sentences(key) if item.is_of_county and "向" in key else ():
        for pattern in patterns("reported_to"):
            for match in pattern.finditer(sentence):
                if not _is_reported_upwards(item, sentence):
                    yield match


def _is_reported_upwards(item: LevelOf, sentence: str) -> bool:
    """Whether it goes to its own level, too, or from what is the committee's own."""
    if f"{item.level}委" in sentence:
        return True
    return re.search(phrases().committees, keys.fold(item.disclosure.agency.name)) is not None
