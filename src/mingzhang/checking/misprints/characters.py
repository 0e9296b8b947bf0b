"""Characters that are taken for each other: those that sound alike, and those that look alike.

sounds.tsv has the commonest reading of the characters of GB 2312; characters.toml what looks
alike, and what sounds alike by another reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

import msgspec

from mingzhang.declared import declared


class _Characters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shapes: str
    readings: str


@cache
def _characters() -> _Characters:
    return declared(__package__, "characters.toml", _Characters)


@cache
def sounds() -> dict[int, str]:
    """Each character to the first that sounds like it; z and zh, en and eng are one sound."""
    return _by_sound(lambda reading: re.sub("(?<=[ei])ng$", "n", _flat(reading)))


@cache
def _near_sounds() -> dict[int, str]:
    """The same where an and ang, n and l are one sound, too, as for many who type."""
    return _by_sound(lambda reading: re.sub("^l", "n", re.sub("ng$", "n", _flat(reading))))


def _flat(reading: str) -> str:
    """A reading with z for zh."""
    return re.sub("^([zcs])h", r"\1", reading)


def _by_sound(heard: Callable[[str], str]) -> dict[int, str]:
    table = resources.files(__package__).joinpath("sounds.tsv").read_text("utf-8")
    groups: defaultdict[str, str] = defaultdict(str)
    for line in table.splitlines():
        reading, characters = line.split("\t")
        groups[heard(reading)] += characters
    return {ord(char): group[0] for group in groups.values() for char in group}


@cache
def look_alikes() -> dict[str, frozenset[str]]:
    """For each character those that look like it."""
    return _by_group(_characters().shapes)


@cache
def _other_readings() -> dict[str, frozenset[str]]:
    return _by_group(_characters().readings)


def _by_group(groups: str) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups.split():
        for char in group:
            found[char].update(set(group) - {char})
    return {char: frozenset(others) for char, others in found.items()}


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters have one sound.

    >>> sound_alike("务", "物"), sound_alike("务", "目")
    (True, False)
    """
    return one.translate(sounds()) == other.translate(sounds())


def look_alike(one: str, other: str) -> bool:
    """Whether two characters look alike.

    >>> look_alike("拨", "拔"), look_alike("拨", "波")
    (True, False)
    """
    return other in look_alikes().get(one, ())


@lru_cache(maxsize=1 << 13)
def are_mistaken(one: str, other: str) -> bool:
    """Whether two characters sound or look so that who types takes the one for the other.

    >>> are_mistaken("长", "场"), are_mistaken("南", "蓝"), are_mistaken("增", "减")
    (True, True, False)
    """
    sounds = _near_sounds()
    return (
        sounds.get(ord(one), one) == sounds.get(ord(other), other)
        or look_alike(one, other)
        or other in _other_readings().get(one, ())
    )
