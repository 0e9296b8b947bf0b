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

from mingzhang.checking.misprints import characters

_TWO, _THREE = 2, 3
LONGEST = 5
"""Characters of the longest words."""

_KEPT = 1 << 13
"""So many pairs of characters are remembered, document after document."""

_AGAIN = 4.0
"""How unlikely it is that a character is written for the one beside it: 建建健全."""

LOST = 2.0
"""Or lost."""

_Words: TypeAlias = dict[str, list[str]]


class Meant(msgspec.Struct, frozen=True, gc=False):
    """A word that could be meant, and where."""

    start: int
    end: int
    word: str
    cost: float
    """How unlikely it is that one writes this for the word, as a logarithm."""

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


class Lexicon:
    """Words by what is left of them when one character is wrong or lost."""

    def __init__(self, words: Iterable[str], usual: Lexicon | None = None) -> None:
        """The words, and those of the usual lexicon: the longer ones in one place, for speed."""
        self._usual = usual
        self._short: set[str] = set()
        self._by_first: _Words = defaultdict(list)
        self._by_last: _Words = defaultdict(list)
        self._heads: _Words = defaultdict(list)
        self._tails: _Words = defaultdict(list)
        self._ends: _Words = defaultdict(list)
        self._kept: dict[str, tuple[tuple[str, float], ...]] = {}
        for word in words:
            if len(word) == _TWO:
                self._short.add(word)
                self._by_first[word[0] + characters.sound(word[1])].append(word)
                self._by_last[characters.sound(word[0]) + word[1]].append(word)
            elif len(word) <= LONGEST:
                self._heads[word[:2]].append(word)
                self._tails[word[-2:]].append(word)
                if len(word) == _THREE:
                    self._ends[word[0] + word[2]].append(word)
        if usual:
            self._heads = _joined(usual._heads, self._heads)
            self._tails = _joined(usual._tails, self._tails)
            self._ends = _joined(usual._ends, self._ends)
        self._firsts = {word[0] for word in self._short}
        self._lasts = {word[1] for word in self._short}

    def meant(self, run: str, twos: Sequence[str], at: int) -> Iterator[Meant]:
        """The words of which the character at a place can be, as it is or as a wrong one.

        twos are the characters two by two, from each place on.
        """
        for start in (at - 1, at):
            if start >= 0:
                for lexicon in (self._usual, self) if self._usual else (self,):
                    for word, cost in lexicon._for_two(twos[start]):
                        yield Meant(start, start + _TWO, word, cost)
        for start, word in dict.fromkeys(self._longer(run, twos, at)):
            if start >= 0:
                yield from _read(run, start, word, at)

    def _for_two(self, two: str) -> tuple[tuple[str, float], ...]:
        """The words of two characters that these can be written for."""
        if len(two) < _TWO or (two[0] not in self._firsts and two[1] not in self._lasts):
            return ()
        if two not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[two] = tuple(self._each_for_two(*two))
        return self._kept[two]

    def _each_for_two(self, first: str, last: str) -> Iterator[tuple[str, float]]:
        alike = characters.mistaken_by_sight
        others = {
            *self._by_first.get(first + characters.sound(last), ()),
            *self._by_last.get(characters.sound(first) + last, ()),
            *(word for other in alike(last) if (word := first + other) in self._short),
            *(word for other in alike(first) if (word := other + last) in self._short),
        }
        for word in sorted(others - {first + last}):
            wrong, right = (first, word[0]) if word[1] == last else (last, word[1])
            cost = characters.difference(wrong, right)
            if cost is not None:
                yield word, cost

    def _longer(self, run: str, twos: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
        """Longer words that have two characters here, with where they would start."""
        heads, tails, ends = self._heads, self._tails, self._ends
        for start in range(max(0, at - LONGEST + 1), min(len(run), at + LONGEST - 1)):
            two = twos[start]
            if start <= at and two in heads:
                for word in heads[two]:
                    yield start, word
            if start >= at - _TWO and two in tails:
                for word in tails[two]:
                    yield start + _TWO - len(word), word
                    yield start + _TWO - len(word) + 1, word
        for start in (at - 1, at):
            if start >= 0 and twos[start] in ends:
                for word in ends[twos[start]]:
                    yield start, word
        around = run[max(0, at - 1) : at] + run[at + 1 : at + 2]
        if around in ends:
            for word in ends[around]:
                yield at - 1, word


def _joined(words: _Words, others: _Words) -> _Words:
    """Words and others, by what is left of them."""
    return {**words, **{left: [*words.get(left, ()), *own] for left, own in others.items()}}


def _read(run: str, start: int, word: str, at: int) -> Iterator[Meant]:
    """The word, where a text has it from there with one character wrong or lost."""
    size = len(word)
    written = run[start : start + size]
    if written == word:
        return
    if start <= at < start + size == start + len(written):
        differing = [place for place in range(size) if written[place] != word[place]]
        if len(differing) == 1:
            cost = _cost(written, word, differing[0])
            if cost is not None:
                yield Meant(start, start + size, word, cost)
    less = written[: size - 1]
    if start <= at < start + size - 1 == start + len(less) and any(
        word[:place] + word[place + 1 :] == less for place in range(size)
    ):
        yield Meant(start, start + size - 1, word, LOST)


def _cost(written: str, word: str, at: int) -> float | None:
    wrong = written[at]
    cost = characters.difference(wrong, word[at])
    is_again = wrong in written[max(0, at - 1) : at] + written[at + 1 : at + 2]
    return _AGAIN if cost is None and is_again else cost
