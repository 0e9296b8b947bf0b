"""Two characters side by side, each pair as one number.

A text has as many pairs as places. As numbers they are made, counted and looked up in half the
time of pairs of characters, and what few pairs tell (where a misprint can be) needs no more.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from typing import TypeAlias

_CODEC = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_WIDTH = 2
"""Bytes of a character; the few that take twice as many count as two."""

Pair: TypeAlias = int


def pairs(text: str) -> array[Pair]:
    """The pairs of a text, in their order.

    >>> len(pairs("预算")), len(pairs("预算数")), len(pairs(""))
    (1, 2, 0)
    """
    data = _encoded(text)
    found = array("I", bytes(2 * max(0, len(data) - _WIDTH)))
    found[::2] = _numbers(data)
    found[1::2] = _numbers(data[_WIDTH:])
    return found


class Sieve:
    """Many words of which a text has few: those that it can have, by its pairs."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word: frozenset(pairs(word)) for word in words}
        self._all = frozenset().union(*self._words.values())

    def possible(self, neighbours: Iterable[Pair]) -> frozenset[str]:
        """The words of which all pairs are among these: few, so few are searched for."""
        present = self._all.intersection(neighbours)
        if not present:
            return frozenset()
        return frozenset(word for word, own in self._words.items() if own <= present)


def _encoded(text: str) -> bytes:
    return text.encode(_CODEC, "surrogatepass")


def _numbers(data: bytes) -> array[int]:
    whole = len(data) - len(data) % (2 * _WIDTH)
    return array("I", data[:whole])
