"""The words of the narrative and what they mean in the cube: `claims.toml`, loaded once.

A word says something of a point (一般公共预算: the fund), of a figure outside the nine
tables (政府采购: a measure), of the stage (年初预算), or how the words around it hang
together (其中, 比, 增加). A phrase is understood by all of its words or not at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from mingzhang.declared import declared
from mingzhang.keys import fold

Role = Literal[
    "",
    "filler",
    "up",
    "down",
    "same",
    "above",
    "below",
    "equal",
    "none",
    "sum",
    "nest",
    "mainly",
    "reason",
    "share",
    "complete",
    "each",
    "name",
]


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word in its spellings, and what it says."""

    say: tuple[str, ...]
    """Spellings, as `spellings` understands them; the first is how it is written."""

    flow: tuple[str, ...] = ()
    """Members of the dimension; several where the word is used in several senses."""

    fund: tuple[str, ...] = ()
    nature: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    measure: str = ""
    """A figure outside the nine tables; "a.b" is a part of "a"."""

    under: str = ""
    """The item under which alone it has this meaning."""

    stage: Literal["", "budget", "final", "executed", "adjusted"] = ""
    role: Role = ""


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What can stand behind a figure."""

    money: tuple[str, ...]
    rate: tuple[str, ...]
    count: tuple[str, ...]


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions for what is no word of its own."""

    agency: str
    skip: str
    counted: str
    running: str
    threshold: str
    average: str
    prices: tuple[str, ...]
    prices_of: dict[str, tuple[str, ...]]


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that reading claims knows of the language of disclosures."""

    word: tuple[Word, ...]
    units: Units
    text: Patterns


@cache
def lexicon() -> Lexicon:
    """The words of `claims.toml`."""
    return declared("mingzhang.forms", "claims.toml", Lexicon)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the expressions that `claims.toml` has for texts as a whole."""
    return re.compile(getattr(lexicon().text, name))


@cache
def vocabulary() -> dict[str, Word]:
    """Every spelling, folded, with its word."""
    found: dict[str, Word] = {}
    for word in lexicon().word:
        for pattern in word.say:
            for spelling in spellings(pattern):
                other = found.setdefault(fold(spelling), word)
                if other is not word:
                    raise ValueError(f"“{spelling}” is declared for two words")
    return found


def spellings(pattern: str) -> list[str]:
    """All spellings of a pattern: (甲|乙), [甲乙], and ? behind what can be left out.

    >>> spellings("(公务)?用车[费款]")
    ['公务用车费', '公务用车款', '用车费', '用车款']
    """
    found, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"unbalanced bracket in “{pattern}”")
    return found


def _alternatives(pattern: str, start: int) -> tuple[list[str], int]:
    """The spellings of 甲|乙|… up to the closing bracket, and where that stands."""
    found: list[str] = []
    current = [""]
    at = start
    while at < len(pattern) and pattern[at] != ")":
        char = pattern[at]
        if char == "|":
            found += current
            current, at = [""], at + 1
            continue
        if char == "(":
            choices, at = _alternatives(pattern, at + 1)
        elif char == "[":
            close = pattern.index("]", at)
            choices, at = list(pattern[at + 1 : close]), close
        else:
            choices = [char]
        at += 1
        if pattern[at : at + 1] == "?":
            choices, at = [*choices, ""], at + 1
        current = [left + right for left in current for right in choices]
    return found + current, at
