"""How likely a text is: how often its words are, and which of them stand side by side.

The frequencies are those of jieba's dictionary (rjieba). It is made of other prose, so words.toml
has the words of official prose, and neighbours.tsv what follows what in it: 违法 and 行为, 动物 and
防疫. A misprint leaves characters that are no words, or words that nothing around them asks for.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

import msgspec

from mingzhang.checking.misprints.meant import LONGEST
from mingzhang.declared import declared
from mingzhang.kept import kept

_ALL = 60_101_964
"""What the frequencies of the dictionary add up to."""

_RARE = 20
"""A word that is rarer can be a misprint: the dictionary has some (按排, 去逝)."""

_HARDLY = 200
"""By so many times a word is rarer than the one that it is misprinted for."""

_USUAL = 2000
"""The dictionary is made of other prose, so usual words count at least so often here."""


class Run(msgspec.Struct, frozen=True):
    """Chinese characters in a row, and the words that they are cut into."""

    text: str
    words: Sequence[str]
    bounds: Sequence[int]
    """Where each word begins, and at last where the text ends."""

    def at(self, place: int) -> int:
        """Which of the words has the character at a place."""
        return bisect_right(self.bounds, place) - 1

    def beside(self, at: int) -> tuple[str, str]:
        """The words on both sides of one; "" where there is none."""
        return "".join(self.words[max(0, at - 1) : at]), "".join(self.words[at + 1 : at + 2])

    def ending(self, end: int) -> str:
        """The word that ends there; "" where none does."""
        at = bisect_left(self.bounds, end)
        return self.words[at - 1] if 0 < at < len(self.bounds) and self.bounds[at] == end else ""

    def beginning(self, start: int) -> str:
        """The word that begins there; "" where none does."""
        at = bisect_left(self.bounds, start)
        return self.words[at] if at < len(self.words) and self.bounds[at] == start else ""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    usual: str
    common: str
    coined: str


@cache
def _declared() -> _Words:
    return declared(__package__, "words.toml", _Words)


@cache
def usual() -> frozenset[str]:
    """The words that official prose is made of."""
    return frozenset(_declared().usual.split())


@cache
def words() -> frozenset[str]:
    """These and the others that it uses."""
    beside = (word for line in _followers() for word in line)
    return usual().union(_declared().common.split(), beside)


@cache
def coined() -> frozenset[str]:
    """Words that the dictionary does not have."""
    return frozenset(_declared().coined.split()).union(
        word for word in words() if len(cut(word)) > 1
    )


def is_coined(text: str, start: int, end: int, bounds: Sequence[int] = ()) -> bool:
    """Whether a known word that the dictionary does not cut covers one of the characters.

    With the bounds of words it does not begin or end within one.
    """
    known = coined()
    return any(
        text[first:last] in known and (not bounds or (first in bounds and last in bounds))
        for first in range(max(0, start - LONGEST + 1), end)
        for last in range(max(first + 2, start + 1), min(len(text), first + LONGEST) + 1)
    )


@cache
def _followers() -> tuple[tuple[str, ...], ...]:
    """Words, each with those that follow it."""
    table = resources.files(__package__).joinpath("neighbours.tsv").read_text("utf-8")
    return tuple(tuple(line.split()) for line in table.splitlines())


@cache
def neighbours() -> frozenset[tuple[str, str]]:
    """Words that official prose puts side by side."""
    return frozenset((first, other) for first, *others in _followers() for other in others)


class Asked:
    """Words of two characters that a word asks for on one side of it."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def add(self, word: str) -> None:
        """One more of them, before it is asked for any."""
        self._words.append(word)

    def having(self, char: str) -> Sequence[str]:
        """Those that have a character, in their order."""
        return self._by_character.get(char, ())

    @kept
    def _by_character(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._words:
            for char in dict.fromkeys(word):
                found.setdefault(char, []).append(word)
        return found


class Beside(msgspec.Struct, frozen=True):
    """For each word those of two characters that stand behind it, and those before it."""

    behind: Mapping[str, Asked]
    before: Mapping[str, Asked]

    def having(self, before: str, char: str, behind: str) -> tuple[Sequence[str], Sequence[str]]:
        """Those with a character that stand behind the word before, and before the one behind."""
        after, ahead = self.behind.get(before), self.before.get(behind)
        return after.having(char) if after else (), ahead.having(char) if ahead else ()


def beside(pairs: Iterable[tuple[str, str]]) -> Beside:
    """Words that stand side by side, by either of them."""
    behind: defaultdict[str, Asked] = defaultdict(Asked)
    before: defaultdict[str, Asked] = defaultdict(Asked)
    for one, other in pairs:
        if len(other) == 2:
            behind[one].add(other)
        if len(one) == 2:
            before[other].add(one)
    return Beside(dict(behind), dict(before))


@cache
def usually_beside() -> Beside:
    """The same for official prose."""
    return beside(sorted(neighbours()))


def cut(text: str) -> list[str]:
    """The likeliest words of a text."""
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    return rjieba.cut(text, False)


@lru_cache(maxsize=1 << 14)
def frequency(word: str) -> int:
    """How often the dictionary counts a word that it has, and those that it cuts."""
    import rjieba  # noqa: PLC0415

    return rjieba.suggest_freq(word)


@lru_cache(maxsize=1 << 14)
def is_word(text: str) -> bool:
    """Whether it is one that official prose or the dictionary has, and not rarely."""
    if len(text) == 1:
        return False
    import rjieba  # noqa: PLC0415

    return text in words() or (rjieba.has_word(text) and frequency(text) >= _RARE)


def is_hardly_meant(written: str, other: str) -> bool:
    """Whether a word is so much rarer than a usual one that this is meant: 标目, 目标."""
    is_usual = other in words() and written not in words()
    return is_usual and frequency(other) >= _HARDLY * frequency(written)


@lru_cache(maxsize=1 << 14)
def likely(word: str) -> float:
    """How likely a word is, as a logarithm."""
    least = _USUAL if word in words() else 1
    return math.log(max(frequency(word), least) / _ALL)


def bounds(words: Iterable[str]) -> list[int]:
    """Where each of the words begins, and where the last one ends."""
    return list(accumulate(map(len, words), initial=0))


def likelihood(words: Iterable[str]) -> float:
    """How likely some words are, whatever stands beside them."""
    return sum(map(likely, words))
