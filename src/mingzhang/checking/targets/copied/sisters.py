"""Texts of a project that are about its sister: 新生儿 among what a screening of women reaches.

Projects that are about the same have much in common, and their names share a word (筛查). What
each has alone stands in its name, too, and a text with that of the other and nothing of its own
was taken from there. A name that has no more than the other's is that of the whole of which the
other one is a part, and may speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang.checking.targets.copied.kindred import members
from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.copied.telling import (
    distinct,
    is_an_end,
    root,
    telling_pairs,
)
from mingzhang.checking.targets.copied.ties import Tie, is_benefit, is_satisfaction

_MANY = 8
"""So many projects about one thing are a department's whole work."""

_LONG = 3


class _Sisters(msgspec.Struct, frozen=True):
    """A project and another one about the same."""

    speech: Speech
    at: int
    other: int

    def theirs(self) -> frozenset[str]:
        """Two characters side by side that only the other's name has, and that it speaks of; none
        where the project has nothing alone.
        """
        own = self._alone(self.at, self.other)
        return self._alone(self.other, self.at) if own else frozenset()

    def _alone(self, one: int, other: int) -> frozenset[str]:
        theirs = self.speech.speakers[other].name
        return frozenset(pair for pair in self.speech.named[one] if pair not in theirs)

    def tie(self, part: Part, theirs: frozenset[str]) -> Tie | None:
        """What ties a part to the other one; None where something of it is its project's own."""
        speech, its, other = self.speech, self.speech.speakers[self.at], self.other
        text = "\n".join(part.texts)
        if not any(pair in text for pair in theirs):
            return None
        names, said = speech.names, speech.said(part)
        if speech.marks_of(part, said.telling) & (names.marks[self.at] - names.marks[other]):
            return None
        rest = its.beside(part.texts)
        elsewhere = speech.speakers[other].beside(part.texts)
        own = {word for word in (*said.telling, *said.broad) if rest(root(word))}
        if not all(elsewhere(root(word)) for word in own):
            return None
        foreign = [w for w in said.telling - own if elsewhere(root(w)) and not rest(w[-2:])]
        named = [word for word in foreign if theirs.intersection(telling_pairs(word))]
        if is_benefit(part):
            named = [word for word in named if not is_an_end(word)]
            if len(foreign) < 2 and not any(len(word) >= _LONG for word in named):
                return None
        most = 0 if part.one is None or is_satisfaction(part) else 1
        if not named or not all(speech.is_only_in(word, (self.at, other), most) for word in named):
            return None
        return Tie(other, distinct(named), 1, is_copied=False)


def name_of_another(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """Names of rows that another project prints, over a description of what is its own alone.

    冲锋舟单价 over 每件救生衣采购价格, as it stands with those who buy boats.
    """
    its = speech.speakers[at]
    for parts in its.places:
        part = parts[-1]
        if part.one is None or not part.beside or is_satisfaction(part) or is_benefit(part):
            continue
        others = speech.printing(part) & ~(1 << at)
        named = speech.said(part).telling
        if not others or not named or any(map(its.beside(part.texts), map(root, named))):
            continue
        described = speech.said_in(part.beside).telling
        rest = its.beside((*part.texts, part.beside))
        for other in members(others):
            theirs = speech.speakers[other]
            own = [w for w in described if rest(root(w)) and root(w) not in theirs.whole]
            if own and all(theirs.beside(part.texts)(root(word)) for word in named):
                words = distinct(named)
                yield part, Tie(other, words, 1)
                break


def of_sisters(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """The texts and rows of a project that are about a sister of it."""
    sisters = [one for one in members(speech.names.related(at)) if one != at]
    if not sisters or len(sisters) > _MANY:
        return
    pairs = [(its, its.theirs()) for one in sisters for its in (_Sisters(speech, at, one),)]
    for parts in speech.speakers[at].places:
        ties = (its.tie(parts[0], theirs) for its, theirs in pairs if theirs)
        found = [tie for tie in ties if tie]
        if len(found) == 1:
            yield parts[0], found[0]
