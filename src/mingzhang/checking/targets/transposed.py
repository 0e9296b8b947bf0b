"""Two characters in the wrong order: 区全建设, where the document elsewhere has 全区建设.

The document's own words tell: the pair stands nowhere else in this order and many times in the
other, the other order with what is around it is printed elsewhere, and neither character makes
a common word with its other neighbour (满意度程度 is 满意度 and 程度).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.passages import Leak, Passage, target_texts, whole_texts

_HANZI = re.compile(r"[\u4e00-\u9fff]{4,}")
_FOUR = 4
"""Characters of a window: the pair, and two around it."""

_OFTEN = 4
"""How many texts must have the right order for the other one to be a slip."""

_LITTLE = frozenset("的了和与及或在为对从由等一不有是所被把将以之其各每再")
"""Characters that stand before or behind any other."""

_BOTH_WAYS = frozenset(
    map(frozenset, ("工人", "收回", "达到", "相互", "产生", "开放", "开展", "实现", "合适", "业务"))
)
"""Pairs that are words both ways: 人工 and 工人."""


class _Words(msgspec.Struct, frozen=True):
    """The texts of goals and targets, with how many texts have which words."""

    passages: tuple[Passage, ...]
    pairs: Counter[str]
    fours: frozenset[str]


def _words(dossier: Dossier) -> Iterator[tuple[int, _Words]]:
    everything = dict(whole_texts(dossier))
    for index, passages in target_texts(dossier):
        if passages:
            texts = {passage.key for passage in everything[index]}
            pairs = Counter(pair for text in texts for pair in set(_windows(text, 2)))
            fours = frozenset(four for text in texts for four in _windows(text, _FOUR))
            yield index, _Words(passages, pairs, fours)


def _windows(text: str, size: int) -> Iterator[str]:
    for run in _HANZI.findall(text):
        yield from (run[at : at + size] for at in range(len(run) - size + 1))


@over("P645", _words)
def characters_are_transposed(words: _Words) -> Iterator[Flaw]:
    """区全建设 for 全区建设."""
    having: dict[tuple[str, str], list[Passage]] = {}
    for passage in words.passages:
        for slip in _slips(passage.key, words):
            having.setdefault(slip, []).append(passage)
    for (written, right), passages in having.items():
        yield Leak(written, tuple(passages)).flaw(
            f"“{written}”像是两个字写颠倒了，别处写作“{right}”"
        )


def _slips(text: str, words: _Words) -> Iterable[tuple[str, str]]:
    for run in _HANZI.findall(text):
        for at in range(len(run) - 1):
            if _is_turned(run[at : at + 2], words.pairs) and not _joins(run, at, words.pairs):
                yield from _elsewhere(run, at, words.fours)


def _is_turned(pair: str, pairs: Counter[str]) -> bool:
    return (
        pairs[pair] == 1
        and pair[0] != pair[1]
        and pairs[pair[::-1]] >= _OFTEN
        and not _LITTLE & set(pair)
        and frozenset(pair) not in _BOTH_WAYS
    )


def _joins(run: str, at: int, pairs: Counter[str]) -> bool:
    """Whether one of the two belongs to the word before or behind."""
    before, behind = run[max(0, at - 1) : at + 1], run[at + 1 : at + 3]
    return any(len(pair) > 1 and pairs[pair] > 1 for pair in (before, behind))


def _elsewhere(run: str, at: int, fours: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is written, with its neighbours, and how it is printed elsewhere."""
    turned = run[at + 1] + run[at]
    for start in (at, at - 1, at - 2):
        written = run[start : start + 4] if start >= 0 else ""
        if len(written) == _FOUR:
            right = run[start:at] + turned + run[at + 2 : start + 4]
            if right in fours:
                yield written, right
                return
