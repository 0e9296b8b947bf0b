"""Texts that another project prints word for word, and that only that one can mean.

A sentence or a row stands in two projects about different things where any project can have
it, or where it was pasted. It was pasted where the others that print it say its words in their
names, aims and outputs, too, and one alone says none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang.checking.targets.copied.kindred import Projects, members
from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.copied.telling import (
    characters,
    distinct,
    is_an_end,
    is_of_any,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.copied.ties import Tie, is_benefit, is_satisfaction

_IN_NAME, _IN_AIMS, _TWICE, _ONCE, _LIKE_NAME = 2.0, 1.2, 1.0, 0.5, 0.8
"""How much it says that the other project has a word there, or a character of it in its name."""

_NEEDED, _NEEDED_BESIDE_OWN = 0.7, 2.0
"""What the words must say in all: of a text of which the project says nothing elsewhere, and of
one of which it says one broad word."""

_AGAIN = 3

_ASKING = frozenset("访问查测抽")
"""How those who are to be satisfied are asked: 走访, 问卷, 调查."""


class _Printed(msgspec.Struct, frozen=True):
    """A part of a project that others print as well."""

    speech: Speech
    at: int
    part: Part
    words: frozenset[str]

    def said_by(self, others: Projects) -> set[str]:
        """The words that its project says elsewhere, in other cells than they all share."""
        its, part = self.speech.speakers[self.at], self.part
        theirs = [self.speech.speakers[other].cells for other in members(others)]
        shared = its.cells.intersection(*theirs)
        rest = its.beside((*shared, *part.texts))
        in_name = self.speech.names.characters[self.at]
        return {
            word
            for word in self.words
            if characters(word) & in_name
            or any(
                pair in part.beside or (rest(pair) and not self.speech.is_common(pair))
                for pair in telling_pairs(word)
            )
        }

    def tie(self, other: int, own: set[str]) -> Tie:
        """What ties it to one of the others."""
        its, theirs = self.speech.speakers[self.at], self.speech.speakers[other]
        elsewhere = theirs.beside((*(theirs.cells & its.cells), *self.part.texts))
        is_asked = is_satisfaction(self.part)
        said = {
            word: says
            for word in self.words - own
            if not is_of_any(first := root(word))
            and not (is_asked and _ASKING.intersection(word))
            and (says := self._weight(other, word, elsewhere(first)))
        }
        words = distinct(said)
        says = sum(said[word] for word in words)
        return Tie(other, words, says)

    def _weight(self, other: int, word: str, times: int) -> float:
        """How much a word says; less the more others have it."""
        first, part, theirs = root(word), self.part, self.speech.speakers[other]
        is_broad = word in self.speech.said(part).broad
        is_like_name = not is_broad and self.is_called(other, word)
        if first in theirs.name:
            weight = _IN_NAME
        elif is_benefit(part) or (not is_like_name and (is_satisfaction(part) or is_an_end(word))):
            return 0
        elif not times:
            weight = _LIKE_NAME if is_like_name else 0
        elif first in theirs.aims:
            weight = _IN_AIMS
        elif is_broad and times < _AGAIN:
            return 0
        else:
            weight = _TWICE if times > 1 else _ONCE
        return weight and weight / (1 + self._thirds(other, first) / 2)

    def is_called(self, other: int, word: str) -> bool:
        """Whether another project is called by a character of a word that stands nowhere else in
        this one; in rows not by its last one, which is its kind: 品 of 产品.
        """
        called = (
            characters(word[:-1] if self.part.one else word) & self.speech.names.characters[other]
        )
        own = self.speech.speakers[self.at].beside(self.part.texts)
        return any(not own(one) for one in called)

    def _thirds(self, other: int, first: str) -> int:
        """How many projects about something else than the other one have a word."""
        others = self.speech.saying(first) & ~(1 << self.at)
        return (others & ~self.speech.names.near(other)).bit_count()


def copied_from_others(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """The parts of a project that others print word for word, and that are theirs."""
    parts = speech.speakers[at].parts if speech.names.characters[at] else ()
    for part in filter(speech.is_printed_again, parts):
        others = speech.printing(part) & ~(1 << at)
        if not others or any(speech.names.are_alike(at, other) for other in members(others)):
            continue
        said = speech.said(part)
        words = said.telling | said.broad
        if all(map(is_of_any, map(root, words))):
            continue
        if tie := _tie(_Printed(speech, at, part, words), others):
            yield part, tie


def _tie(printed: _Printed, others: Projects) -> Tie | None:
    """What ties a part to the one whose it is most; None where it is not theirs."""
    if printed.speech.is_mostly_of_one(printed.at, others):
        return None
    own = printed.said_by(others)
    if len(own) > 1 or own & printed.speech.said(printed.part).telling:
        return None
    ties = [printed.tie(other, own) for other in members(others)]
    best = max(ties, key=lambda tie: (tie.says, -tie.owner))
    is_enough = best.says >= (_NEEDED_BESIDE_OWN if own else _NEEDED)
    return best if is_enough and all(tie.words for tie in ties) else None
