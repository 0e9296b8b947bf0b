"""项目经费情况说明 of Shanghai's departments: what each says of its project, by item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, quote
from mingzhang.checking.findings import Evidence
from mingzhang.disclosure import Disclosure, Printed, Section

_TITLE = re.compile(r"(?P<name>.*?)经费(?:项目)?情况说明$")
_NUMBER = re.compile(r"^[一二三四五六七八九十]+、")
_ITEMS = {
    "what": ("项目概述", "项目概况"),
    "how": ("实施方案",),
    "money": ("年度预算安排", "预算安排"),
    "goal": ("绩效目标",),
}
OF_A_PROJECT = ("what", "how", "goal")
"""The items that tell of the project, besides money and bases."""

_MONEY = re.compile(r"(?:专项|项目)?(?:经费|资金|项目)*$")
_SHORTEST = 4


class Note(msgspec.Struct, frozen=True):
    """The note on one project, by its items: "what", "how", "money", "goal"."""

    heading: str
    items: dict[str, tuple[Printed, ...]]

    def text(self, item: str) -> str:
        """What an item says, folded."""
        return keys.fold("。".join(line.text for line in self.items.get(item, ())))

    @property
    def name(self) -> str:
        """What its heading names, folded: 公厕保洁 of 公厕保洁经费情况说明."""
        match = _TITLE.fullmatch(keys.fold(self.heading))
        return _NUMBER.sub("", match["name"]).removesuffix("项目") if match else ""


def notes_of(sections: Sequence[Section]) -> tuple[Note, ...]:
    """The notes among a disclosure's sections."""
    return tuple(
        Note(section.heading, dict(_items(section)))
        for section in sections
        if "说明" in section.title and _TITLE.search(keys.fold(section.heading))
    )


def note_on(disclosure: Disclosure, name: str) -> Note | None:
    """The note on the project of this name; None where there is none, or several may be meant."""
    key = keys.fold(name)
    found = [one for one in notes_of(disclosure.sections) if _is_same(one.name, key)]
    return found[0] if len(found) == 1 else None


def _is_same(one: str, other: str) -> bool:
    return len(one) >= _SHORTEST and _MONEY.sub("", one) == _MONEY.sub("", other)


def _items(section: Section) -> Iterator[tuple[str, tuple[Printed, ...]]]:
    """The lines under each heading."""
    found: defaultdict[str, list[Printed]] = defaultdict(list)
    item = ""
    for line in section.paragraphs:
        if _NUMBER.match(line.text.strip()):
            title = _NUMBER.sub("", keys.fold(line.text))
            item = next((name for name, labels in _ITEMS.items() if title in labels), "")
        elif item:
            found[item].append(line)
    return ((name, tuple(lines)) for name, lines in found.items())


class NoteOf(msgspec.Struct, frozen=True):
    """A note with the disclosure that it stands in."""

    disclosure: Disclosure
    its: Note

    @property
    def year(self) -> int:
        """The budget year."""
        return self.disclosure.year

    def text(self, item: str) -> str:
        """What an item says, folded."""
        return self.its.text(item)

    def flaw(self, item: str, message: str, words: str, *others: Evidence) -> Flaw:
        """What is wrong with it, and the line that has these words."""
        heading, lines = self.its.heading, self.its.items[item]
        own = next((line for line in lines if words in keys.fold(line.text)), lines[0])
        return Flaw(f"“{heading}”{message}", (quote(heading, own), *others), section=heading)


def _notes(disclosure: Disclosure) -> Iterator[NoteOf]:
    return (NoteOf(disclosure, one) for one in notes_of(disclosure.sections))


notes = each(_notes)
"""The notes of each disclosure."""
