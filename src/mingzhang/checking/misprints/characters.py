"""Characters that are taken for each other: those that sound alike, and those that look alike.

sounds.tsv has the commonest reading of the characters of GB 2312; characters.toml what looks
alike, and what sounds alike by another reading; shapes.tsv, for the characters of the words that
we know, those that cover nearly the same places when they are printed (as two typefaces, Noto
Sans and Noto Serif, print them).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
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


class _Sounds(dict[int, str]):
    """Characters by what they sound like; those of which it is not known sound like themselves.

    They are put in when first asked for: in a translation a lookup that fails takes twice the time.
    """

    def __missing__(self, number: int) -> str:
        self[number] = own = chr(number)
        return own


@cache
def sounds() -> Mapping[int, str]:
    """Each character to the first that sounds like it; z and zh, en and eng are one sound."""
    return _by_sound(lambda reading: re.sub("(?<=[ei])ng$", "n", _flat(reading)))


@cache
def _near_sounds() -> _Sounds:
    """The same where an and ang, n and l are one sound, too, as for many who type."""
    return _by_sound(lambda reading: re.sub("^l", "n", re.sub("ng$", "n", _flat(reading))))


def _flat(reading: str) -> str:
    """A reading with z for zh."""
    return re.sub("^([zcs])h", r"\1", reading)


def _by_sound(heard: Callable[[str], str]) -> _Sounds:
    table = resources.files(__package__).joinpath("sounds.tsv").read_text("utf-8")
    groups: defaultdict[str, str] = defaultdict(str)
    for line in table.splitlines():
        reading, characters = line.split("\t")
        groups[heard(reading)] += characters
    return _Sounds((ord(char), group[0]) for group in groups.values() for char in group)


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


@cache
def _near_shapes() -> dict[str, frozenset[str]]:
    """For each character those that are printed nearly like it."""
    table = resources.files(__package__).joinpath("shapes.tsv").read_text("utf-8")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in table.splitlines():
        char, others = line.split("\t")
        found[char].update(others)
        for other in others:
            found[other].add(char)
    return {char: frozenset(others) for char, others in found.items()}


@lru_cache(maxsize=1 << 13)
def mistaken_by_sight(char: str) -> frozenset[str]:
    """The characters that one is taken for by its look or by another reading."""
    groups = (look_alikes(), _near_shapes(), _other_readings())
    return frozenset().union(*[group.get(char, ()) for group in groups])


def sound(char: str) -> str:
    """What a character sounds like for many who type: the same for all that sound alike."""
    return _near_sounds()[ord(char)] if char else ""


SIGHT_AND_SOUND, _ONE_OF_THEM, _SIGHT_NEARLY = -1.5, 0.0, 1.5
"""How unlikely a misprint is, as a logarithm, by what the two characters have in common."""


@lru_cache(maxsize=1 << 14)
def difference(wrong: str, right: str) -> float | None:
    """How unlikely it is that the one is written for the other, as a logarithm; None if hardly.

    >>> difference("役", "疫"), difference("划", "化"), difference("平", "增")
    (-1.5, 0.0, None)
    """
    is_near = right in _near_shapes().get(wrong, ())
    if sound_alike(wrong, right) and (is_near or look_alike(wrong, right)):
        return SIGHT_AND_SOUND
    if are_mistaken(wrong, right):
        return _ONE_OF_THEM
    return _SIGHT_NEARLY if is_near else None


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
