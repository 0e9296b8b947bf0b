"""Rows that another project prints from end to end, and that only that one can mean.

A row that projects about different things share in name, description and target is either one
that any project has, or it was put into one of them by mistake. Its words decide, those of a
target in words among them: the others say them elsewhere or are called so, this one has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from mingzhang.checking.targets.copied.kindred import Projects, members
from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.copied.telling import (
    Said,
    characters,
    distinct,
    is_an_end,
    is_of_any,
    is_telling,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.copied.ties import Tie, is_benefit, is_satisfaction
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.kept import kept

_IN_NAME, _LIKE_NAME, _AGAIN, _ONCE = 2.0, 1.0, 1.0, 0.5
"""How much it says that another project is called by a word, or has it elsewhere."""

_NEEDED, _NEEDED_BESIDE_OWN = 1.0, 3.0
"""What the words must say in all; more, where one has a character of its own project's name."""

_MOST = 8
"""What more projects print is a row of the department's."""


class WholeRows:
    """The rows of a disclosure's projects, with the projects that print each."""

    def __init__(self, speech: Speech, items: Sequence[ProjectOf]) -> None:
        self._speech = speech
        self._printing: defaultdict[tuple[str, ...], Projects] = defaultdict(int)
        for at, item in enumerate(items):
            for one in item.indicators:
                self._printing[_row(one)] |= 1 << at

    def of_others(self, at: int) -> Iterator[tuple[Part, Tie]]:
        """The rows of a project that are another one's."""
        names = self._speech.names
        if not names.marks[at] or names.is_of_all(at):
            return
        for parts in self._speech.speakers[at].places:
            others = self._others(at, parts[0])
            if not 0 < others.bit_count() <= _MOST or others & names.related(at):
                continue
            if self._speech.is_mostly_of_one(at, others):
                continue
            row = _Row(self._speech, at, parts[0], self._rest(at, others, parts[0]))
            if row.has_own_words():
                continue
            if tie := row.tie_to_any(others) or self._tie_by_characters(row, others):
                yield parts[0], tie

    def _tie_by_characters(self, row: _Row, others: Projects) -> Tie | None:
        """Of a row in words that stand nowhere else at all: whose it is, character by character.

        丧属满意度 is rather of a project for 丧葬 than of one for beds.
        """
        words = row.told_nowhere_else(others)
        if not words or others.bit_count() > 1:
            return None
        (other,) = members(others)
        theirs = self._rest(other, 1 << row.at, row.part)
        said = frozenset().union(*(characters(word[:-1]) for word in words))
        if any(one in row.rest for one in said) or not any(one in theirs for one in said):
            return None
        return Tie(other, words, _ONCE)

    def _others(self, at: int, part: Part) -> Projects:
        """The other projects that print a row."""
        return self._printing[_row(part.one)] & ~(1 << at) if part.one else 0

    def _rest(self, at: int, others: Projects, row: Part) -> str:
        """What a project says besides a row and what all the others print as well."""
        its, speakers = self._speech.speakers[at], self._speech.speakers
        shared = its.cells.intersection(*(speakers[one].cells for one in members(others)))
        rest = [
            part.texts
            for part in its.parts
            if part.texts != row.texts
            and (not self._others(at, part) & others if part.one else shared.isdisjoint(part.texts))
        ]
        return "\n".join((its.name, *chain.from_iterable(rest)))


class _Row(msgspec.Struct, frozen=True, dict=True):
    """A row that others print, too."""

    speech: Speech
    at: int
    part: Part
    rest: str
    """What its project says elsewhere."""

    @kept
    def words(self) -> frozenset[str]:
        """What it says, its target in words among it, that any project cannot have."""
        said, one = self.speech.said(self.part), self.part.one
        if one is not None and one.its.target.kind == "words":
            said = Said.together((said, self.speech.said_in(one.folded["target"])))
        return frozenset(w for w in said.telling | said.broad if not is_of_any(root(w)))

    @kept
    def _of_name(self) -> frozenset[str]:
        """Its words that have a character of its project's name."""
        own = self.speech.names.characters[self.at]
        return frozenset(word for word in self.words if characters(word) & own)

    def has_own_words(self) -> bool:
        """Whether its project says any of its words elsewhere."""
        return any(pair in self.rest for word in self.words for pair in telling_pairs(word))

    def told_nowhere_else(self, others: Projects) -> tuple[str, ...]:
        """Its telling words, where no project says one of them but in this row."""
        if is_benefit(self.part) or self._of_name:
            return ()
        texts = self.part.texts[:1] if is_satisfaction(self.part) else self.part.texts
        words = self.speech.shared(texts) & self.words
        printing = others | 1 << self.at
        is_theirs = all(self.speech.saying(root(word)) == printing for word in words)
        return distinct(word for word in words if not is_an_end(word)) if is_theirs else ()

    def tie_to_any(self, others: Projects) -> Tie | None:
        """What ties it to the one whose it is most; None where it is not theirs."""
        ties = [self._tie_to(other) for other in members(others)]
        best = max(ties, key=lambda tie: (tie.says, -tie.owner))
        is_enough = best.says >= (_NEEDED_BESIDE_OWN if self._of_name else _NEEDED)
        return best if is_enough and all(tie.words for tie in ties) else None

    def _tie_to(self, other: int) -> Tie:
        """What ties it to one of the others; one word that many projects have does not."""
        said = {w: says for w in self.words - self._of_name if (says := self._weight(other, w))}
        if len(said) < 2 and not any(map(is_telling, said)):
            said = {}
        words = distinct(said)
        says = sum(said[word] for word in words)
        return Tie(other, words, says)

    def _weight(self, other: int, word: str) -> float:
        """How much a word says; the last character of one (品 of 产品) is no other's name."""
        speech, theirs = self.speech, self.speech.speakers[other]
        if root(word) in theirs.name:
            return _IN_NAME
        if not is_telling(word) or (is_benefit(self.part) and is_an_end(word)):
            return 0
        if any(
            one not in self.rest for one in characters(word[:-1]) & speech.names.characters[other]
        ):
            return _LIKE_NAME
        if is_benefit(self.part) or is_satisfaction(self.part) or is_an_end(word):
            return 0
        shared = theirs.cells & speech.speakers[self.at].cells
        times = theirs.beside((*shared, *self.part.texts))(root(word))
        if not times:
            return 0
        return _ONCE if times == 1 else _AGAIN


def _row(one: IndicatorOf) -> tuple[str, ...]:
    folded = one.folded
    return folded["level3"], folded["description"], folded["target"]
