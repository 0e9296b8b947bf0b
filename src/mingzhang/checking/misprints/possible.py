"""What can be misprinted in a document, and for which words: around all that is left over.

Another word of two can be meant, one with a character more or less, or two characters have changed
places. Whether it is likely is another question (`weighing`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from mingzhang.checking.misprints import characters, coinages, likely
from mingzhang.checking.misprints.cutting import Cut
from mingzhang.checking.misprints.meant import LONGEST, LOST, Lexicon, Meant, Near

_TWICE = 3.0
"""How unlikely it is that a character is written twice."""


@cache
def _lexicon() -> Lexicon:
    return Lexicon(likely.words())


@cache
def _following() -> dict[str, frozenset[str]]:
    """The characters that follow each character in the words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (pair for word in likely.words() for pair in pairwise(word)):
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def meant(cut: Cut) -> Iterator[Meant]:
    """The words that can be meant where some are left over."""
    bounds = cut.bounds
    places = [at for of in cut.left for at in range(bounds[of], bounds[of + 1])]
    near = Near(cut.whole, places)
    for lexicon in (_lexicon(), Lexicon(cut.own)) if cut.own else (_lexicon(),):
        yield from lexicon.meant(near)
    alike = {two for two in near.different if _are_twice(two)}
    for start, two in near.own_twos:
        if two in alike:
            yield from _without_one(cut, start)
    for of in cut.left:
        yield from _with_one_more(cut, of)
    yield from _other_order(cut)


def _with_one_more(cut: Cut, at: int) -> Iterator[Meant]:
    """Words of two that have the character, and that the words beside it ask for."""
    char = cut.words[at]
    if len(char) > 1:
        return
    before, behind = beside = cut.beside(at)
    if coinages.is_state(before) or (coinages.is_state(char) and len(behind) > 1):
        return  # 在训 人员, 拟 购置
    start, pairs = cut.bounds[at], cut.pairs
    asked = likely.usually_beside().having(before, char, behind)
    if coinages.is_isolated(char, beside) or _is_half(cut, at):
        for word in chain(*asked):
            yield Meant(start, start + 1, word, LOST)
        for word in cut.twos_with(char):
            if (before, word) in pairs or (word, behind) in pairs:
                yield Meant(start, start + 1, word, LOST)
    elif all(asked) and not coinages.is_ending(char):
        for word in asked[0]:
            if word in asked[1]:
                yield Meant(start, start + 1, word, LOST)


def _is_half(cut: Cut, at: int) -> bool:
    """Whether a clause ends with a character behind a word, with which none ends."""
    before, behind = cut.beside(at)
    if behind or len(before) < 2 or not coinages.is_bound(cut.words[at], is_last=True):
        return False
    return bool(cut.sign_behind(cut.run(cut.run_start(cut.bounds[at]))))


def _without_one(cut: Cut, start: int) -> Iterator[Meant]:
    """Words without one of two characters that are alike: 限限度, 监测侧."""
    text = cut.whole
    for gone in (start, start + 1):
        if coinages.is_alone(text[gone]):
            continue
        for first in range(max(0, start - LONGEST + 1), start + 1):
            for last in range(max(start + 2, first + 3), min(len(text), first + LONGEST) + 1):
                word = text[first:gone] + text[gone + 1 : last]
                if word in likely.words() or word in cut.printed:
                    yield Meant(first, last, word, _TWICE)


def _other_order(cut: Cut) -> Iterator[Meant]:
    """Words of two characters that are left over, the other way round."""
    words = cut.words
    for at in cut.left:
        one, other = words[at], words[at + 1]
        if coinages.is_one_of_many(words[at - 1], one):
            continue
        if len(one) == len(other) == 1 and one != other and other + one in likely.words():
            start = cut.bounds[at]
            yield Meant(start, start + 2, other + one, 0.0)


def moved(cut: Cut) -> Iterator[int]:
    """Where two characters can have changed places, of which one is of a word left over."""
    text, following, bounds = cut.whole, _following(), cut.bounds
    places = {at for of in cut.left for at in range(max(0, bounds[of] - 1), bounds[of + 1])}
    for at in sorted(places):
        one, other = text[at], text[at + 1 : at + 2]
        can_be = text[at + 2 : at + 3] in following.get(one, ()) or other in following.get(
            text[at - 1 : at], ()
        )
        if can_be and one != other and "\n" not in (one, other):
            yield at


def _are_twice(two: str) -> bool:
    """Whether who writes the one character can have written the other as well, by mistake."""
    return len(two) == 2 and (
        two[0] == two[1] or characters.difference(two[0], two[1]) == characters.SIGHT_AND_SOUND
    )
