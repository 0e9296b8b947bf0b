"""What a document prints elsewhere among the same characters, and here with a slip: 根实据际.

Target tables and narratives say most things more than once. Where two characters stand side by
side that do so nowhere else, one of them belonging to no word (`cutting`), and the same characters
on both sides of them stand elsewhere with one character more, with one of two that are the same, or
with two in the other order, that is what is meant. No list of words is needed, and names that no
dictionary has are found as well.

An ending says nothing (执法执勤用车, 执法车), so it takes more characters that are the same behind
it; nor does a number, or a character with and without which words are right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Literal

import msgspec

from mingzhang.checking.misprints import coinages, likely, prose
from mingzhang.checking.misprints.cutting import Cut
from mingzhang.checking.misprints.misprint import SHOWN, Misprint
from mingzhang.checking.misprints.pairs import Pair, pairs
from mingzhang.kept import kept

_END = "\n"
_FAR = 8
"""So many characters on one side, or the edge of both runs, are as good as any more."""

_CONTEXT = 6
"""Characters on each side that are cut again."""

_TOGETHER = {"lost": 6, "doubled": 4, "swapped": 4}
"""Characters on both sides together that are the same."""

_SURELY = 10
"""So many where the character can stand twice, or there or not, in other words."""

_AMID = 4
"""So many on each side where what is left can be an ending."""

_OBJECT = 5
"""So many behind a verb of one character: 建人才库, 建立人才库."""

_NOT_SO = frozenset("不未非无没")
"""What says the opposite with and without is no slip: 任教满 10 年, 任教不满 5 年."""

_SEEN = 30
"""In so many places it is looked at what stands elsewhere."""

Kind = Literal["lost", "doubled", "swapped"]


class Slip(msgspec.Struct, frozen=True):
    """Characters of a document's runs, and what stands for them elsewhere."""

    kind: Kind
    start: int
    end: int
    right: str
    same: int
    """How many characters around them are the same, elsewhere."""

    least: int
    """How many are on the side that has fewer."""

    @property
    def places(self) -> range:
        """The characters with one on each side."""
        return range(self.start - 1, self.end + 1)

    def misprint(self, cut: Cut) -> Misprint:
        """How it is told."""
        first = max(cut.run_start(self.start), self.start - SHOWN)
        before = cut.whole[first : self.start]
        written = cut.whole[self.start : self.end]
        behind = cut.whole[self.end : self.end + SHOWN].partition(_END)[0]
        around = before + written + behind
        if self.kind == "lost":
            told = f"“{around}”漏了“{self.right}”字"
        elif self.kind == "doubled":
            told = f"“{around}”里的“{self.right}”字重复"
        else:
            told = f"“{around}”里的“{written}”颠倒了"
        told += f"，别处写作“{before}{self.right}{behind}”"
        odd = before[-1:] + written + behind[:1]
        return Misprint(odd, before[-1:] + self.right + behind[:1], around, told, is_sure=True)


class _Side(msgspec.Struct, frozen=True):
    """Characters on one side of two places that are the same."""

    size: int
    is_edge: bool
    """Whether both runs end with them."""

    @property
    def weight(self) -> int:
        """How much they say."""
        return _FAR if self.is_edge else self.size


def slips(cut: Cut) -> list[Slip]:
    """What is printed otherwise elsewhere, the surest first; no place twice."""
    known = _Printed(cut)
    possible = [*known.swapped(), *known.doubled(), *known.lost()]
    possible.sort(key=lambda slip: (-slip.same, slip.start, slip.right))
    told: set[int] = set()
    found = []
    for slip in possible:
        places = set(slip.places)
        if told.isdisjoint(places) and known.is_likelier(slip):
            told |= places
            found.append(slip)
    return found


class _Printed:
    """The runs of a document, each with its ends, and the characters side by side in them."""

    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._text = _END + cut.whole + _END
        self._pairs = pairs(self._text)
        self._times = Counter(self._pairs)

    @kept
    def _once(self) -> list[int]:
        """Where two characters stand side by side that do so nowhere else."""
        once = {pair for pair, times in self._times.items() if times == 1}
        return list(compress(count(), map(once.__contains__, self._pairs)))

    def swapped(self) -> Iterator[Slip]:
        """Two characters that stand there in the other order."""
        text, turned = self._text, pairs(self._text[::-1])[::-1]
        is_there = map(self._times.__contains__, map(turned.__getitem__, self._once))
        for at in compress(self._once, is_there):
            one, other = text[at], text[at + 1]
            if one == other or _END in (one, other):
                continue
            right = text[at - 1] + other + one + text[at + 2]
            if self._can_stand(right) and not coinages.have_any_order(one + other):
                yield from self._elsewhere("swapped", at, right)

    def doubled(self) -> Iterator[Slip]:
        """A character that stands there once."""
        text = self._text
        for at in {at + 1 for at in self._cut.doubled}:
            start, char = at - 1, text[at]
            around = text[start - 1 : at + 2]
            if text[start] != char or coinages.is_joint(char):
                continue
            if char in (around[0], around[-1]) or self._cut.times(around.strip(_END)) > 1:
                continue
            right = around[:-2] + around[-1]
            if self._can_stand(right):
                yield from self._elsewhere("doubled", start, right)

    def lost(self) -> Iterator[Slip]:
        """Two characters between which another stands there."""
        text, all_pairs = self._text, self._pairs
        seen: Counter[int] = Counter()
        wanted: defaultdict[Pair, list[tuple[int, int, str, str]]] = defaultdict(list)
        for at, pair, back in self._between():
            wanted[pair].append((at, back, text[at - 2 : at], text[at : at + 2]))
        for place in compress(count(), map(wanted.__contains__, all_pairs)):
            for at, back, before, behind in wanted[all_pairs[place]]:
                lost = place - back
                if (
                    text.startswith(behind, lost + 1)
                    and text.startswith(before, lost - 2)
                    and seen[at] < _SEEN
                ):
                    seen[at] += 1
                    yield from self._slip("lost", at, at, text[lost], lost)

    def _between(self) -> Iterator[tuple[int, Pair, int]]:
        """Where a character can be lost; and of the pairs before and behind the rarer one, with how
        far behind the character it would stand.
        """
        text, times, left = self._text, self._times, self._left()
        for at in filter(left.__getitem__, self._once):
            if _END in text[at : at + 2]:
                continue
            before, behind = self._pairs[at - 1], self._pairs[at + 1]
            if times[before] > 1 < times[behind]:
                is_behind = times[behind] < times[before]
                yield at + 1, behind if is_behind else before, 1 if is_behind else -2

    def _left(self) -> bytearray:
        """For each place whether one of the two characters from there belongs to no word."""
        marks = bytearray(len(self._text) + 1)
        for at in self._cut.single:
            start = self._cut.bounds[at]
            marks[start : start + 2] = b"\1\1"
        return marks

    def _can_stand(self, right: str) -> bool:
        """Whether all characters of a text stand side by side somewhere."""
        return all(map(self._times.__contains__, pairs(right)))

    def _elsewhere(self, kind: Kind, start: int, right: str) -> Iterator[Slip]:
        place = self._text.find(right)
        for _ in range(_SEEN):
            if place < 0:
                return
            yield from self._slip(kind, start, start + 2, right[1:-1], place + 1)
            place = self._text.find(right, place + 1)

    def _slip(self, kind: Kind, start: int, end: int, right: str, place: int) -> Iterator[Slip]:
        """The slip, if enough around it is the same as around what stands elsewhere."""
        before = self._same(start - 1, place - 1, -1)
        behind = self._same(end, place + len(right), 1)
        least = _TOGETHER[kind]
        if kind == "doubled" and coinages.is_repeated(right):
            least = _SURELY
        elif kind == "lost":
            around = self._text[start - 1], self._text[start]
            if right in _NOT_SO:
                return
            if coinages.is_short(around, right) or self._is_abbreviated(start, before, behind):
                return
            if self._cut.is_in_threes(self._cut.run(self._cut.run_start(start - 1)).text):
                return
            if coinages.is_alone(right) or right in prose.optional():
                least = _SURELY
        if before.weight and behind.weight and before.weight + behind.weight >= least:
            same, least = before.weight + behind.weight, min(before.size, behind.size)
            yield Slip(kind, start - 1, end - 1, right, same, least)

    def _same(self, one: int, other: int, step: int) -> _Side:
        for size in range(_FAR):
            char = self._text[one + step * size]
            if char != self._text[other + step * size]:
                return _Side(size, is_edge=False)
            if char == _END:
                return _Side(size, is_edge=True)
        return _Side(_FAR, is_edge=False)

    def _is_abbreviated(self, at: int, before: _Side, behind: _Side) -> bool:
        """Whether one character alone is left that can be: 收、支总计, 意外伤害险, 建人才库."""
        if behind.size == 1 and behind.is_edge:
            return not coinages.is_isolated(self._text[at], ())
        if before.size == 1 and before.is_edge:
            if coinages.is_verb(self._text[at - 1]) and behind.size < _OBJECT:
                return True
            return self._cut.is_opened(self._cut.run(self._cut.run_start(at - 1)))
        return False

    def is_likelier(self, slip: Slip) -> bool:
        """Whether less is left over with what stands elsewhere; twice the same not more.

        Where both orders are words, or neither leaves more over, both can be right: 勘查, 查勘;
        not where next to nobody uses the one: 作工.
        """
        whole, start, end = self._cut.whole, slip.start, slip.end
        before = whole[max(0, start - _CONTEXT) : start].rpartition(_END)[2]
        behind = whole[end : end + _CONTEXT].partition(_END)[0]
        now = likely.cut(before + whole[start:end] + behind)
        then = likely.cut(before + slip.right + behind)
        if slip.kind == "swapped":
            written = whole[start:end]
            if written in now and slip.right in then:
                return likely.is_hardly_meant(written, slip.right)
            return _left(now) > _left(then)
        if slip.kind != "lost":
            return _left(now) >= _left(then)
        its = then[bisect_right(likely.bounds(then), len(before)) - 1]
        beside = its.replace(slip.right, "", 1)
        if not beside or (coinages.is_ending(beside) and slip.least < _AMID):
            return False  # 每万人, 每万人口
        return _left(now) > _left(then)


def _left(words: Sequence[str]) -> int:
    """How many characters belong to no word."""
    return sum(len(word) == 1 and not coinages.is_alone(word) for word in words)
