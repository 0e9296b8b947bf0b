"""Descriptions that have nothing of the row that they stand in, and all of another project.

党刊征订份数占应征订份数的比例 beside 健康指数, in a project of health checks: neither the name of
the row, nor what the project is called and for, nor any other row of it speaks of that, and
another project is about it. Several cells that were taken from one project do not vouch for each
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

import msgspec

from mingzhang.checking.targets.copied.kindred import members
from mingzhang.checking.targets.copied.speakers import Part, Speaker
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.copied.telling import (
    distinct,
    is_an_end,
    is_of_any,
    is_plain,
    pairs,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.copied.ties import Tie, is_benefit

_FEW = 3
"""So many projects at most may be about what a description says: more, and it is a common thing."""


def descriptions_of_others(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """The descriptions of a project that are another one's."""
    if not speech.names.marks[at] or speech.names.is_of_all(at):
        return
    its = _Project(speech, at)
    for stray in its.strays:
        if tie := its.tie(stray):
            yield stray.part, tie


class _Stray(msgspec.Struct, frozen=True):
    """A description, with its words, none of which its row or its project's name and aims have."""

    part: Part
    words: frozenset[str]


class _Project:
    """A project with the descriptions in it that may be of others."""

    def __init__(self, speech: Speech, at: int) -> None:
        self._speech, self._at, self._its = speech, at, speech.speakers[at]
        self.strays = tuple(self._found())

    def _found(self) -> Iterator[_Stray]:
        for parts in self._its.places:
            part = next((one for one in parts if one.role == "description"), None)
            if part is None or not self._speech.shared(part.texts):
                continue
            telling = self._speech.said(part).telling
            words = frozenset(w for w in telling if not (is_of_any(root(w)) or is_plain(root(w))))
            if words and not self._is_own(part, words):
                yield _Stray(part, words)

    def _is_own(self, part: Part, words: frozenset[str]) -> bool:
        """Whether a description has something of its row, or of its project's name and aims."""
        beside = (pair for pair in pairs(part.texts[0]) if pair in part.beside)
        if any("满意" not in pair and not is_of_any(pair) for pair in beside):
            return True
        own = self._speech.names.marks[self._at] | self._speech.marks_beside(part)
        if self._speech.marks_of(part, words) & own:
            return True
        if any(word in self._its.aims for word in self._speech.said(part).broad):
            return True
        return any(pair in self._its.aims for word in words for pair in pairs(word))

    def tie(self, stray: _Stray) -> Tie | None:
        """What ties a description, most of whose words others say, to the one whose it is."""
        speech = self._speech
        others = ~(1 << self._at | speech.names.related(self._at) | speech.umbrellas)
        having = {word: speech.having(word) & others for word in stray.words}
        known = [word for word, projects in having.items() if projects]
        if 3 * len(known) < 2 * len(stray.words):
            return None
        found = members(reduce(or_, having.values()))
        ties = [tie for other in found if (tie := self._tie_to(other, stray, known))]
        return max(ties, key=lambda tie: (tie.says, -tie.owner), default=None)

    def _tie_to(self, other: int, stray: _Stray, known: Sequence[str]) -> Tie | None:
        """What ties it to one other project; None where that is not about what it says."""
        theirs = self._speech.speakers[other]
        elsewhere = theirs.beside(stray.part.texts)
        taken = [one for one in self.strays if any(elsewhere(root(w)) for w in one.words)]
        rest = self._its.beside(text for one in taken for text in one.part.texts)
        own = any(rest(pair) for word in stray.words for pair in telling_pairs(word))
        if own or len(taken) > _FEW:
            return None
        words = [word for word in known if elsewhere(root(word))]
        if is_benefit(stray.part):
            words = [w for w in words if not (is_an_end(w) or self._speech.is_a_duty(w))]
        about = [w for w in words if theirs.is_about(w) and self._is_rare(other, w)]
        if not about or not (len(known) > 1 or _is_enough(theirs, stray.part, about)):
            return None
        said = distinct(words)
        return Tie(other, said, len(said), is_copied=False)

    def _is_rare(self, other: int, word: str) -> bool:
        """Whether few projects about something else than the other one speak of a word."""
        speech = self._speech
        thirds = speech.having(word) & ~(
            1 << self._at | speech.names.near(other) | speech.umbrellas
        )
        about = [one for one in members(thirds) if speech.speakers[one].is_about(word)]
        return len(about) <= 1 and thirds.bit_count() <= _FEW


def _is_enough(theirs: Speaker, part: Part, about: Sequence[str]) -> bool:
    """Whether one word is enough: it stands in the other's name, or an output has a long one."""
    return any(root(w) in theirs.name or (len(w) >= 3 and not is_benefit(part)) for w in about)
