"""Of what an indicator is, by its name, and which figures of a sentence are of the same.

A name tells it by the words that not every project has: 新建健身路径数量 by 健身 and 路径. A
figure is of that thing where these words, or others for the same, stand around it, and no other
indicator's words stand nearer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.statements import Statement, grammar, phrases
from mingzhang.declared import any_of


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Each verb with all that say the same."""
    groups = [tuple(line.split()) for line in grammar().same]
    return {word: tuple({w for g in groups if word in g for w in g}) for g in groups for word in g}


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(grammar().counting_ends)})+$")


@cache
def _general() -> frozenset[str]:
    return frozenset(grammar().general)


_NO_WORD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")


@lru_cache(maxsize=4096)
def telling_words(name: str) -> tuple[str, ...]:
    """The words of an indicator's name that say what it counts.

    >>> telling_words("新建健身路径数量")
    ('新建', '健身', '路径')
    """
    import rjieba  # noqa: PLC0415  (loading its dictionary takes a tenth of a second)

    bare = _ends().sub("", _NO_WORD.sub("", measures.bare_name(name)))
    joined: list[str] = []
    single = False
    for word in rjieba.cut(bare, False):
        is_one = len(word) == 1 and word not in grammar().particles
        if is_one and single:
            joined[-1] += word
        else:
            joined.append(word)
        single = is_one
    return tuple(word for word in joined if word not in _general() and len(word) > 1)


def thing_of(one: IndicatorOf) -> str:
    """What says of what an indicator is: its name, or where that could be any, its description."""
    return one.its.level3 if telling_words(one.its.level3) else one.its.description


def says(text: str, word: str) -> bool:
    """Whether a text has a word, or another for the same."""
    return any(other in text for other in _groups().get(word, (word,)))


_MOST = Decimal("0.6")
"""So much of a name, in characters, a sentence has that speaks of the same thing."""


def says_most_of(text: str, words: Sequence[str], most: Decimal = _MOST) -> bool:
    """Whether a text has most of these words, or so much of them."""
    told = sum(len(word) for word in words if says(text, word))
    return told >= most * sum(map(len, words))


class Said(msgspec.Struct, frozen=True):
    """The statements that are of one thing, and how surely they are."""

    shared: tuple[int, int]
    """How many words of its name, that no other has and in all, stand around each figure."""

    those: tuple[Statement, ...]


def said_of(name: str, said: Sequence[Statement], rivals: Sequence[str] = ()) -> Said | None:
    """The statements of what an indicator's name says, those that have most of its words.

    `rivals` are the names of the indicators beside it: what is said of them rather is theirs.
    """
    own = [
        (shared, one)
        for one in said
        if (shared := _shared(one, name, rivals)) and not _is_rather(one, shared, name, rivals)
    ]
    if not own:
        return None
    most = max(shared for shared, _ in own)
    return Said(most, tuple(one for shared, one in own if shared == most))


def _is_rather(one: Statement, shared: tuple[int, int], name: str, rivals: Sequence[str]) -> bool:
    for rival in rivals:
        others = [name, *(other for other in rivals if other != rival)]
        theirs = _shared(one, rival, others)
        if theirs and theirs > shared:
            return True
    return False


def _shared(one: Statement, name: str, rivals: Sequence[str]) -> tuple[int, int] | None:
    """How many words of a name stand around a figure; None where it is of something else.

    The sentence must speak of what the name says. Of a part (其中新增……) only what is named after
    that part.
    """
    tell = telling_words(name)
    near = [word for word in tell if says(one.item, word)]
    if not near or not says_most_of(one.sentence, tell):
        return None
    if one.is_part and not _is_named(one, name):
        return None
    only = [word for word in near if not any(word in rival for rival in rivals)]
    return len(only), len(near)


def _is_named(part: Statement, name: str) -> bool:
    """Whether all that is said of a part stands in a name: 区级 8 名 and 补助区级传承人."""
    said = phrases("part").sub("", part.item.replace(" ", ""))
    return all(word in name for word in telling_words(said))
