"""A project as it speaks: its cells, by where they are printed.

Of each cell its sentences are looked at without their numbers, and with all figures alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec

from mingzhang import keys
from mingzhang.checking.targets.copied.others_aims import NEXT
from mingzhang.checking.targets.copied.subjects import undocumented
from mingzhang.checking.targets.copied.telling import root
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.notes import OF_A_PROJECT

_YEARS = re.compile(r"[\[(【〔]?20\d\d[\])】〕]?年?度?|第?\d+号?")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.、)](?!\d)")
_SENTENCE = re.compile(r"[^。；;]{3,}")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_AGAIN, _TWICE = 4, 2
"""How often a project says what it is about; less often where its name says it."""


class Part(msgspec.Struct, frozen=True):
    """What is looked at in one: a purpose, an objective, a row, its description, its name."""

    texts: tuple[str, ...]
    """Keys without figures."""

    role: str
    printed: str
    one: IndicatorOf | None = None
    beside: str = ""
    """Of a description or a name alone, the other one."""


class Speaker:
    """A project as it speaks."""

    def __init__(self, item: ProjectOf) -> None:
        self.name = _YEARS.sub("", undocumented(keys.fold(item.its.name)))
        self.places = tuple(_places(item))
        self.parts = parts = [part for parts in self.places for part in parts]
        self.texts = tuple(dict.fromkeys(text for part in parts for text in part.texts))
        self.cells = frozenset(self.texts)
        self.whole = "\n".join((self.name, *self.texts))
        self.aims = "\n".join((self.name, *(p.texts[0] for p in parts if p.one is None)))
        self.founded = tuple(
            Part((_key(one.its.basis),), "basis", one.its.basis, one)
            for one in item.indicators
            if one.its.basis
        )
        self.bases = Counter(part.texts[0] for part in self.founded)
        """What its targets rest on, with how many of them do."""

        self._times: dict[str, int] = {}
        self._counted: dict[str, int] = {}
        self._about: dict[str, bool] = {}

    def beside(self, cells: Iterable[str]) -> Callable[[str], int]:
        """How many of its texts, the name among them, have a word, some texts left out."""
        left_out = self.cells.intersection(cells)

        def times(word: str) -> int:
            return self._count(word) + (word in self.name) - _having(left_out, word)

        return times

    def times(self, word: str) -> int:
        """How often it says a word in all."""
        if word not in self._times:
            self._times[word] = self.whole.count(word)
        return self._times[word]

    def _count(self, word: str) -> int:
        """How many of its texts have a word."""
        if word not in self._counted:
            self._counted[word] = _having(self.texts, word)
        return self._counted[word]

    def is_about(self, word: str) -> bool:
        """Whether it speaks of a word again and again, or in its name and elsewhere."""
        first = root(word)
        if first not in self._about:
            is_named = first in self.name
            least = _TWICE if is_named else _AGAIN
            self._about[first] = self.whole.count(first) - is_named >= least
        return self._about[first]


def _having(texts: Iterable[str], word: str) -> int:
    return [word in text for text in texts].count(True)


def _places(item: ProjectOf) -> Iterator[tuple[Part, ...]]:
    """What can be looked at in one, by where it is printed: the fullest first."""
    aims = [
        (role, part)
        for role, text in (*item.written, ("achieved", item.achieved))
        for part in NEXT.split(text)
    ]
    if item.note:
        lines = ((role, item.note.items.get(role, ())) for role in OF_A_PROJECT)
        aims += [(role, line.text) for role, printed in lines for line in printed]
    for role, part in dict.fromkeys(aims):
        if sentences := _SENTENCE.findall(part):
            yield tuple(Part((_key(one),), role, part) for one in sentences)
    for one in item.indicators:
        name, said = _key(one.its.level3), _key(one.its.description)
        if said and said != name:
            row = Part((name, said), "level3", one.its.level3, one)
            description = Part((said,), "description", one.its.description, one, name)
            yield row, description, Part((name,), "level3", one.its.level3, one, said)
        else:
            yield (Part((name,), "level3", one.its.level3, one),)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """A text without its number and with all figures alike: one sentence is one, whatever year."""
    key = keys.fold(text)
    return _FIGURES.sub("0", _NUMBERED.sub("", key)) if _DIGIT.search(key) else key
