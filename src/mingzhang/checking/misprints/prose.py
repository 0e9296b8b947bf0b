"""Fixed phrases of official prose with a wrong, a missing or a doubled character.

财政拨支出, 年初顶算, 货物物支出: what people lose, mistake or type twice when they copy by hand,
and what recognition of print mistakes. A phrase is known to the last character, so no list of
wrong words is needed. Characters that sound alike are `spelling`'s.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from mingzhang.checking.misprints import characters, spelling
from mingzhang.checking.misprints.pairs import Pair, pairs
from mingzhang.declared import declared

_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1")
_ALL_HANZI = re.compile("[\u4e00-\u9fff]+")
_GOES_ON = 4
"""Characters that are the same where the one is printed once: 行业业管理, 行业管理."""

_WIDEST = 24
"""Characters on each side of a doubled one in which its phrase can stand."""


class Slip(msgspec.Struct, frozen=True):
    """A phrase as it is written, and as it should be."""

    written: str
    phrase: str
    told: str
    """What is wrong with it, in words."""


class _Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shortest: int
    also_said: tuple[str, ...]
    optional: str


@cache
def _prose() -> _Prose:
    return declared(__package__, "prose.toml", _Prose)


def optional() -> str:
    """Characters that phrases can be without."""
    return _prose().optional


def is_also_said(written: str) -> bool:
    """Whether a phrase without one of its characters is still right: 上下达, 作风优."""
    return any(said in written for said in _prose().also_said)


@cache
def _misprints() -> dict[str, Slip]:
    """The phrases with one wrong or missing character, which are no phrases of their own."""
    found: dict[str, Slip] = {}
    for phrase in spelling.phrases():
        for slip in (*_mistaken(phrase), *_shortened(phrase)):
            found.setdefault(slip.written, slip)
    whole = "\n".join(spelling.phrases())
    return {written: slip for written, slip in found.items() if written not in whole}


def _mistaken(phrase: str) -> Iterator[Slip]:
    for at, right in enumerate(phrase):
        for wrong in sorted(characters.look_alikes().get(right, ())):
            sounds_alike = characters.sound_alike(wrong, right)
            if not sounds_alike and (at or len(phrase) >= _prose().shortest):
                written = phrase[:at] + wrong + phrase[at + 1 :]
                yield Slip(written, phrase, f"里的“{wrong}”像是错字，应为“{right}”")


def _shortened(phrase: str) -> Iterator[Slip]:
    if len(phrase) >= _prose().shortest:
        for at in range(1, len(phrase) - 2):
            written = phrase[:at] + phrase[at + 1 :]
            if phrase[at] not in _prose().optional and not is_also_said(written):
                yield Slip(written, phrase, f"漏了“{phrase[at]}”字")


def slips(texts: Iterable[str]) -> Iterator[Slip]:
    """What the texts write otherwise than the phrases, each once."""
    whole = "\n".join(texts)
    told: set[int] = set()
    for slip in _misprinted(whole):
        places = {
            place
            for match in re.finditer(slip.written, whole)
            for place in range(match.start(), match.end())
        }
        if told.isdisjoint(places):
            yield slip
        told |= places
    yield from _doubled(whole)


def _misprinted(whole: str) -> list[Slip]:
    """The misprinted phrases of a text, the longest first."""
    by_pair = _by_rarest_pair()
    found = [
        ranked
        for pair in by_pair.keys() & set(pairs(whole))
        for ranked in by_pair[pair]
        if ranked[1].written in whole
    ]
    found.sort(key=lambda ranked: (-len(ranked[1].written), ranked[0]))
    return [slip for _, slip in found]


@cache
def _by_rarest_pair() -> dict[Pair, list[tuple[int, Slip]]]:
    """The misprints, numbered, by the two characters side by side that phrases have least.

    Most texts have few of these, so few misprints are searched for.
    """
    usual = Counter(pairs("\n".join(spelling.phrases())))
    found: defaultdict[Pair, list[tuple[int, Slip]]] = defaultdict(list)
    for rank, (written, slip) in enumerate(_misprints().items()):
        found[min(pairs(written), key=lambda pair: usual[pair])].append((rank, slip))
    return dict(found)


def _doubled(whole: str) -> Iterator[Slip]:
    """Phrases with a character inside that is printed twice, and words of the text itself."""
    seen: set[str] = set()
    times = cache(whole.count)  # one line can have the same thousands of times
    for match in _DOUBLED.finditer(whole):
        slip = _once_elsewhere(match, times) or _in_a_phrase(match)
        if slip and slip.written not in seen:
            seen.add(slip.written)
            yield slip


def _once_elsewhere(match: re.Match[str], times: Callable[[str], int]) -> Slip | None:
    """行业业管理, where the same words stand with the character once."""
    whole, at = match.string, match.start()
    around = whole[max(0, at - 1) : at + _GOES_ON]
    once = around[:1] + around[2:]
    is_inside = at and len(once) == _GOES_ON and _ALL_HANZI.fullmatch(once)
    if is_inside and times(around) == 1 and once in whole and not _is_fixed(around):
        return Slip(around, once, f"里的“{match[1]}”字重复")
    return None


def _in_a_phrase(match: re.Match[str]) -> Slip | None:
    """货物物支出: what is a phrase with the character once."""
    whole, at = match.string, match.start()
    start = max(0, at - _WIDEST)
    once = whole[start:at] + whole[at + 1 : at + _WIDEST]
    for phrase in _phrases_with().get(match[1], ()):
        place = once.find(phrase, max(0, at - start - len(phrase) + 2))
        if 0 <= place < at - start < place + len(phrase) - 1:
            inside = at - start - place
            written = phrase[: inside + 1] + phrase[inside:]
            return Slip(written, phrase, f"里的“{match[1]}”字重复")
    return None


def _is_fixed(words: str) -> bool:
    return any(words in phrase for phrase in spelling.phrases())


@cache
def _phrases_with() -> dict[str, list[str]]:
    """The phrases by each character inside them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in spelling.phrases():
        for char in set(phrase[1:-1]):
            found[char].append(phrase)
    return dict(found)
