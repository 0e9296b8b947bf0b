"""Two characters in the wrong order: 区全建设, where the document elsewhere has 全区建设.

The document's own words tell: the pair stands nowhere else in this order and many times in the
other, the other order with what is around it is printed elsewhere, and neither character makes
a common word with its other neighbour (满意度程度 is 满意度 and 程度).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints.pairs import Pair, characters, pair, pairs
from mingzhang.checking.targets.passages import (
    Leak,
    Passage,
    neighbours,
    target_texts,
    whole_texts,
)
from mingzhang.checking.targets.wordlists import words

_HANZI = re.compile("[\u4e00-\u9fff]+")
_FOUR = 4
"""Characters of a window: the pair, and two around it."""

_OFTEN = 4
"""How often the right order must be printed for the other one to be a slip."""

_LITTLE = frozenset("的了和与及或在为对从由等一不有是所被把将以之其各每再")
"""Characters that stand before or behind any other."""


@cache
def _both_ways() -> frozenset[frozenset[str]]:
    """Pairs that are words both ways: 人工 and 工人."""
    return frozenset(map(frozenset, words().writing["both_ways"]))


class _Words(msgspec.Struct, frozen=True):
    """The texts of goals and targets, and all words of their document."""

    passages: tuple[Passage, ...]
    whole: str
    pairs: Counter[Pair]


def _words(dossier: Dossier) -> Iterator[tuple[int, _Words]]:
    everything = dict(whole_texts(dossier))
    pairs = dossier.once(neighbours)
    for index, passages in target_texts(dossier):
        if passages:
            texts = dict.fromkeys(passage.key for passage in everything[index])
            yield index, _Words(passages, "\n".join(texts), pairs[index])


@over("P645", _words)
def characters_are_transposed(texts: _Words) -> Iterator[Flaw]:
    """区全建设 for 全区建设."""
    often = [pair for pair, count in texts.pairs.items() if count >= _OFTEN]
    turned = pairs(characters(often)[::-1])[::2]
    once = (characters([one]) for one in turned if texts.pairs.get(one) == 1)
    for two in sorted(filter(_may_be_a_slip, once), key=texts.whole.index):
        yield from _slip(two, texts)


def _may_be_a_slip(two: str) -> bool:
    return (
        not _LITTLE & set(two)
        and frozenset(two) not in _both_ways()
        and bool(_HANZI.fullmatch(two))
    )


def _slip(two: str, texts: _Words) -> Iterator[Flaw]:
    at = texts.whole.index(two)
    if texts.whole[at - 1 : at].isdigit():
        return  # 46 辆车, a counter and its noun
    beside = texts.whole[at - 1 : at + 1], texts.whole[at + 1 : at + 3]
    if any(_HANZI.fullmatch(words) and texts.pairs[pair(words)] > 1 for words in beside):
        return  # one of the two belongs to the word beside it
    if _is_in_a_longer_word(two[::-1], texts.whole):
        return
    for start in (at, at - 1, at - 2):
        written = texts.whole[start : start + _FOUR]
        right = texts.whole[start:at] + two[::-1] + texts.whole[at + 2 : start + _FOUR]
        having = tuple(passage for passage in texts.passages if written in passage.key)
        if having and _HANZI.fullmatch(written) and right in texts.whole:
            told = f"“{written}”像是两个字写颠倒了，别处写作“{right}”"
            yield Leak(written, having).flaw(told)
            return


def _is_in_a_longer_word(right: str, whole: str) -> bool:
    """Whether one character always stands beside it: 员会 in 委员会 tells nothing of 会员."""
    places = [match.start() for match in re.finditer(re.escape(right), whole)]
    before = {whole[max(0, at - 1) : at] for at in places}
    behind = {whole[at + 2 : at + 3] for at in places}
    alone = [min(beside) for beside in (before, behind) if len(beside) == 1]
    return any(map(_HANZI.fullmatch, alone))
