"""Traditional characters in a document that is else in simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each_quoted, in_all, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.places import lines_by_disclosure
from mingzhang.checking.form.wordings import wordings
from mingzhang.checking.targets.passages import wholes
from mingzhang.checking.targets.wording import slips
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.where import Where

_MOST_TRADITIONAL = 12
"""Different ones in a simplified document; with more it is written in traditional characters."""

_SHOWN = 18
"""Characters shown on each side of what was found."""


class _PrintedOf(msgspec.Struct, frozen=True):
    """A disclosure, with all its lines, goals and targets in one text."""

    disclosure: Disclosure
    text: str


def _printed(dossier: Dossier) -> Iterator[tuple[int, _PrintedOf]]:
    lines = dossier.once(lines_by_disclosure)
    for index, whole in wholes(dossier):
        text = f"{lines.get(index, '')}\n{whole.text}"
        yield index, _PrintedOf(dossier.disclosures[index], text)


@over("F507", _printed)
def character_is_traditional(printed: _PrintedOf) -> Iterator[Flaw]:
    """鄉鎮 in a document that is else in simplified characters; names are left alone.

    教訓培训 for 教育培训 is a wrong word, and told as one.
    """
    if not _traditional().search(printed.text):
        return
    disclosure = printed.disclosure
    names = "".join((disclosure.agency.name, *(unit.name for unit in disclosure.organisations)))
    found = [
        (place, Printed(text, where), match[0])
        for place, text, where in _texts(disclosure)
        for match in _traditional().finditer(text)
        if match[0] not in names and not slips.is_listed(keys.fold(text), match[0])
    ]
    different = dict.fromkeys(character for _, _, character in found)
    if not 0 < len(different) <= _MOST_TRADITIONAL:
        return
    characters = each_quoted(different)
    places = tuple(quote(place, printed) for place, printed, _ in found)
    shown = _shown(found[0][1].text, found[0][2])
    yield Flaw(
        f"用了繁体字{characters}：“{shown}”{in_all(places)}",
        places,
    )


def _texts(disclosure: Disclosure) -> Iterator[tuple[str, str, Where]]:
    """The lines of the document and the words of its projects' targets, with their places."""
    for line in printed_lines.all_lines(disclosure):
        yield line.place, line.text, line.printed.where
    for project in disclosure.projects:
        place = f"项目绩效目标表：{project.name}"
        yield place, project.purpose, project.place("purpose")
        for objective in project.printed_objectives():
            yield place, objective.text, objective.where
        for row in project.indicators:
            for field in ("level3", "description", "basis"):
                yield place, getattr(row, field), row.places.get(field, row.where)
            yield place, row.target.text, row.places.get("target", row.where)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{wordings().traditional}]")


def _shown(text: str, character: str) -> str:
    start = text.index(character)
    return text[max(0, start - _SHOWN) : start + _SHOWN]
