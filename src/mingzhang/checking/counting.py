"""What is counted in what: the units by class, and the things with the units that count them.

All rules go by the lists in counting.toml. A unit can be of several classes (张 counts beds, photos
and certificates); a unit that is in none says nothing, and neither does a thing that is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from mingzhang import keys
from mingzhang.declared import declared

_NOT_COUNTED = ("money", "share", "time", "graded", "data", "power")
"""Classes whose units count no things in a sentence."""

_COUNTED_NAME = re.compile(r"(?:总数量|总数|数量|个数|数)$")
_BOUGHT = re.compile(r"(?:采购|购置|购买|建设|租用|租赁|供应|维护|清洗|印制|印刷)$")
_PIECES_OF = "个"
"""个办公区, 个单位 count like 个."""

_SIGNS = str.maketrans("％﹪", "%%")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that are counted or measured alike."""

    says: str
    """What they are, in a message."""

    words: tuple[str, ...]
    """How their names end; behind # is a number of them: #企业 is 企业数, 企业数量."""

    units: tuple[str, ...]
    """Classes of units."""

    also: tuple[str, ...] = ()
    """Single units."""

    never: tuple[str, ...] = ()
    """Single units that are not used of them, though their classes are."""

    besides: tuple[str, ...] = ()
    """Names with one of these are of something else: 停车 is no vehicle, 制定收费标准 no price."""


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """counting.toml."""

    multiples: tuple[str, ...]
    loose: tuple[str, ...]
    not_in_text: tuple[str, ...]
    alike: dict[str, str]
    unit: dict[str, tuple[str, ...]]
    measured: tuple[Kind, ...]
    counted: tuple[Kind, ...]


class Thing(NamedTuple):
    """What a name says is counted."""

    word: str
    """As the name has it."""

    kind: Kind
    is_measured: bool


@cache
def lists() -> Lists:
    """The lists, read from the package once."""
    return declared(__package__, "counting.toml", Lists)


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Each unit with its classes."""
    listed = lists().unit
    units = {keys.fold(unit) for every in listed.values() for unit in every}
    return {
        unit: frozenset(name for name, every in listed.items() if unit in every) for unit in units
    }


@lru_cache(maxsize=4096)
def bare_unit(unit: str) -> str:
    """A unit without 万 and without what it is for: 万亩 and 亩/年 are 亩."""
    key = keys.fold(unit).translate(_SIGNS)
    if key not in _classes():
        key = key.split("/")[0].split("·")[0]
    for multiple in sorted(lists().multiples, key=len, reverse=True):
        if key not in _classes() and key.removeprefix(multiple) in _classes():
            key = key.removeprefix(multiple)
    return key


@lru_cache(maxsize=4096)
def classes(unit: str) -> frozenset[str]:
    """What a unit can count or measure; nothing where it is not known."""
    bare = bare_unit(unit)
    known = _classes().get(bare) or _classes().get(bare.lower(), frozenset())
    return known or (_classes()[_PIECES_OF] if bare.startswith(_PIECES_OF) else known)


@cache
def counters() -> tuple[str, ...]:
    """Units that count things behind a number in a sentence (30 人, 5 公里), the longest first."""
    listed = lists()
    found = {
        unit for name, every in listed.unit.items() if name not in _NOT_COUNTED for unit in every
    }
    return tuple(sorted(found - set(listed.not_in_text), key=lambda unit: (-len(unit), unit)))


@cache
def counter_pattern() -> str:
    """An expression for any of them, with 万 or without."""
    return f"万?(?:{'|'.join(map(re.escape, counters()))})"


def same(unit: str) -> str:
    """The counter that stands for all that count the same: 人 for 名."""
    return lists().alike.get(unit, unit)


class _Ends(NamedTuple):
    """How names end that say what is counted."""

    pattern: re.Pattern[str]
    kinds: dict[str, tuple[Kind, bool]]
    """What each word stands for, and whether that is measured."""


@cache
def _ends() -> tuple[_Ends, _Ends]:
    """Of any name, and of one that says that it is a number of something."""
    listed = lists()
    found: tuple[dict[str, tuple[Kind, bool]], ...] = {}, {}
    for is_measured, every in ((True, listed.measured), (False, listed.counted)):
        for kind in every:
            for word in kind.words:
                for ends in found[word.startswith("#") :]:
                    ends[word.lstrip("#")] = kind, is_measured
    anywhere, counted = (_Ends(_end(words), words) for words in found)
    return anywhere, counted


def _end(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})$")


@lru_cache(maxsize=8192)
def thing_in(name: str) -> Thing | None:
    """What a name without brackets says is counted, by its last word: 设备采购数量 is of 设备."""
    anywhere, counted = _ends()
    if found := _found(anywhere, name):
        return found
    noun = _COUNTED_NAME.sub("", name)
    return _found(counted, _BOUGHT.sub("", noun)) if noun != name else None


def _found(ends: _Ends, name: str) -> Thing | None:
    match = ends.pattern.search(name)
    if not match:
        return None
    kind, is_measured = ends.kinds[match[0]]
    is_other = any(word in name for word in kind.besides)
    return None if is_other else Thing(match[0], kind, is_measured)


def fits(thing: Thing, unit: str) -> bool:
    """Whether the thing can be counted in a unit; a unit that is not known can count anything."""
    its, bare, kind = classes(unit), bare_unit(unit), thing.kind
    if not its or bare in kind.also:
        return True
    loose = () if thing.is_measured else lists().loose
    return bare not in kind.never and not its.isdisjoint((*kind.units, *loose))
