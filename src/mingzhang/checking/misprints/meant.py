"""Which words could be meant where a text has characters that belong to no word.

A word that has one character wrong or lost is still known by the others: one of two by the one
that is left and by how the wrong one sounds and looks, a longer one by its first two characters,
its last two, or its first and last. So few words are looked at for each place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.misprints import characters

LONGEST = 5
"""Characters of the longest words."""

_KEPT = 1 << 13
"""So many pairs of characters are remembered, document after document."""

_AGAIN = 4.0
"""How unlikely it is that a character is written for the one beside it: 建建健全."""

LOST = 2.0
"""Or lost."""

_Part: TypeAlias = tuple[int, int]
"""Of two characters of a word that are known: how many are before them, and how many in all."""


class Meant(msgspec.Struct, frozen=True, gc=False):
    """A word that could be meant, and where."""

    start: int
    end: int
    word: str
    cost: float
    """How unlikely it is that one writes this for the word, as a logarithm."""

    def within(self, start: int) -> Meant:
        """The same in a part of the text that begins there."""
        return Meant(self.start - start, self.end - start, self.word, self.cost)

    @property
    def is_longer(self) -> bool:
        """Whether a character of it is lost."""
        return len(self.word) > self.end - self.start

    @property
    def changes_length(self) -> bool:
        """Whether a character is lost, or one is written twice."""
        return len(self.word) != self.end - self.start

    @property
    def is_by_sight(self) -> bool:
        """Whether all that speaks for it is that two characters are printed nearly alike."""
        return not self.changes_length and self.cost > 0

    @property
    def is_shorter(self) -> bool:
        """Whether one is written twice."""
        return len(self.word) < self.end - self.start


class Near:
    """The places in a text of characters that belong to no word, and what stands around them."""

    def __init__(self, text: str, places: Sequence[int]) -> None:
        """A text, and the places in their order."""
        self.text = text
        self.places = places
        around = {at + shift for at in places for shift in range(1 - LONGEST, LONGEST - 1)}
        self.around = sorted(at for at in around if at >= 0)
        """Where the characters begin of which a word can be known that has one of the places."""

        beside = {*places, *(at - 1 for at in places if at)}
        self.own_twos = [(at, text[at : at + 2]) for at in sorted(beside)]
        """The characters side by side that have one of the places themselves."""

        self.different = {two for _, two in self.own_twos}

        self._distances = {at - back: back for back in range(LONGEST - 1, -1, -1) for at in places}

    def has(self, start: int, size: int) -> bool:
        """Whether one of the places is among so many."""
        return self._distances.get(start, LONGEST) < size


class Lexicon:
    """Words by what is left of them when one character is wrong or lost."""

    def __init__(self, words: Iterable[str]) -> None:
        self._behind: defaultdict[str, str] = defaultdict(str)
        self._before: defaultdict[str, str] = defaultdict(str)
        self._sounding_behind: defaultdict[str, str] = defaultdict(str)
        self._sounding_before: defaultdict[str, str] = defaultdict(str)
        self._shortened: defaultdict[str, list[str]] = defaultdict(list)
        self._longer: dict[str, dict[_Part, list[str]]] = {}
        self._around: defaultdict[str, list[str]] = defaultdict(list)
        self._kept: dict[str, tuple[tuple[str, float], ...]] = {}
        for word in words:
            if len(word) == 2:
                first, last = word[0], word[1]
                self._behind[first] += last
                self._before[last] += first
                self._sounding_behind[first + characters.sound(last)] += last
                self._sounding_before[characters.sound(first) + last] += first
            elif len(word) <= LONGEST:
                for two, part in _parts(word):
                    self._longer.setdefault(two, {}).setdefault(part, []).append(word)
                if len(word) == 3:
                    self._around[word[0] + word[2]].append(word)
                    for two in {word[:2], word[1:], word[0] + word[2]}:
                        self._shortened[two].append(word)

    def meant(self, near: Near) -> Iterator[Meant]:
        """The words of which characters at some places can be, as they are or as a wrong one."""
        text, longer = near.text, self._longer
        known = {two: found for two in near.different if (found := self._for_two(two))}
        for at, two in near.own_twos:
            if two in known:
                for word, cost in known[two]:
                    if not text.startswith(word, at):
                        yield Meant(at, at + 2, word, cost)
        for at in near.around if longer else ():
            if (two := text[at : at + 2]) in longer:
                for (before, size), words in longer[two].items():
                    if near.has(at - before, size):
                        for word in words:
                            yield from _read(text, at - before, size, word)
        for at in near.places:
            for word in self._around.get(text[at - 1 : at] + text[at + 1 : at + 2], ()):
                yield from _read(text, at - 1, 3, word)

    def _for_two(self, two: str) -> tuple[tuple[str, float], ...]:
        """The words that two characters can be written for."""
        if two not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[two] = tuple(self._each_for_two(two))
        return self._kept[two]

    def _each_for_two(self, two: str) -> Iterator[tuple[str, float]]:
        for word in self._shortened.get(two, ()):
            yield word, LOST
        first, last = two[:1], two[1:]
        if first in self._behind:
            sounding = self._sounding_behind.get(first + characters.sound(last), "")
            for right, cost in _alike(last, self._behind[first], sounding):
                yield first + right, cost
        if last in self._before:
            sounding = self._sounding_before.get(characters.sound(first) + last, "")
            for right, cost in _alike(first, self._before[last], sounding):
                yield right + last, cost


def _alike(wrong: str, known: str, sounding: str) -> Iterator[tuple[str, float]]:
    """Those of some characters that one is written for, with those that sound like it."""
    for right in characters.mistaken_by_sight(wrong).intersection(known).union(sounding):
        cost = characters.difference(wrong, right) if right != wrong else None
        if cost is not None:
            yield right, cost


def _parts(word: str) -> Iterator[tuple[str, _Part]]:
    """The characters side by side by which a longer word is known: its first two or last two."""
    size = len(word)
    yield word[:2], (0, size)
    yield word[-2:], (size - 2, size)
    if size > 3:
        yield word[:2], (0, size - 1)
        yield word[-2:], (size - 3, size - 1)


def _read(text: str, start: int, size: int, word: str) -> Iterator[Meant]:
    """The word, where a text has so much of it from there, with one character wrong or lost."""
    written = text[start : start + size]
    if text.startswith(word, start) or len(written) < size:
        return
    if size < len(word):
        if any(word[:at] + word[at + 1 :] == written for at in range(len(word))):
            yield Meant(start, start + size, word, LOST)
    elif len(differing := keys.differing(written, word)) == 1:
        cost = _cost(written, word, *differing)
        if cost is not None:
            yield Meant(start, start + size, word, cost)


def _cost(written: str, word: str, at: int) -> float | None:
    wrong = written[at]
    cost = characters.difference(wrong, word[at])
    is_again = wrong in written[max(0, at - 1) : at] + written[at + 1 : at + 2]
    return _AGAIN if cost is None and is_again else cost
