"""What stands in the package's data files: word lists, phrases, labels."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from mingzhang.numerals import NUMBER

_T = TypeVar("_T")


def declared(package: str, name: str, kind: type[_T]) -> _T:
    """A TOML file of a package in the shape that the code expects of it."""
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), kind)


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest first.

    >>> any_of(["年", "半年", "年度"])
    '半年|年度|年'
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Endings:
    """Words of which a text can have one at its end; looked up, however many there are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in self._words:
            lengths[word[-1:]].add(len(word))
        self._lengths = {last: sorted(its, reverse=True) for last, its in lengths.items()}
        """By their last character how long they are, the longest first."""

    def of(self, text: str) -> str:
        """The longest that a text ends with; "" where it has none.

        >>> Endings(["组织", "党组织"]).of("基层党组织")
        '党组织'
        """
        for length in self._lengths.get(text[-1:], ()):
            if text[-length:] in self._words:
                return text[-length:]
        return ""


@cache
def pattern(package: str, name: str, key: str) -> re.Pattern[str]:
    """Any of the regular expressions of one list in a TOML file of such lists.

    {n} in them is a number, in digits or as headings have it.
    """
    return re.compile("|".join(_lists(package, name)[key]).replace("{n}", NUMBER))


@cache
def _lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    return declared(package, name, dict[str, tuple[str, ...]])
