"""Names of agencies compared: what may be left out of one, abbreviated or misprinted in it.

agency_names.toml says what short forms leave out.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.declared import declared

_LOSES_ONE = 7
"""Characters of a name that a single one can be missing from."""

_MISPRINT = 1
"""Characters in which a misprinted name differs from the right one; with more it is another."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    loose: tuple[str, ...]
    left_out: str


@cache
def _lists() -> _Lists:
    return declared(__package__, "agency_names.toml", _Lists)


@cache
def _loose() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _lists().loose))


@lru_cache(maxsize=1024)
def loosely(name: str) -> str:
    """A name's key without what may be left out of it or added to it."""
    key = keys.fold(name)
    for pattern in _loose():
        key = pattern.sub("", key)
    return key


def is_slip(own: str, right: str) -> bool:
    """Whether two keys differ by one character."""
    same = SequenceMatcher(None, own, right, autojunk=False).get_matching_blocks()
    return max(len(own), len(right)) - sum(block.size for block in same) <= _MISPRINT


def lacks_a_character(own: str, right: str) -> bool:
    """Whether a long name has lost one character that no short form leaves out.

    >>> lacks_a_character("青石满自治县教育局", "青石满族自治县教育局")
    True
    >>> lacks_a_character("青石教育局", "青石县教育局")
    False
    """
    if len(right) < _LOSES_ONE:
        return False
    at = keys.added(right, own)
    return at is not None and right[at] not in _lists().left_out


def is_short_for(own: str, known: str) -> bool:
    """Whether a name lacks a character that short forms leave out: 云溪档案局 for 云溪县档案局."""
    at = keys.added(known, own)
    return at is not None and known[at] in _lists().left_out


def stands_for(own: str, known: str) -> bool:
    """Whether one name is the other, a part of it or an abbreviation of it."""
    shorter, longer = sorted((own, known), key=len)
    return keys.has_in_order(longer, shorter)


@lru_cache(maxsize=1024)
def abbreviates(own: str, known: str) -> bool:
    """Whether one name stands for the other: 县政协 for 政协某县委员会, in any order."""
    shorter, longer = sorted((own, known), key=len)
    return stands_for(own, known) or not Counter(shorter) - Counter(longer)
