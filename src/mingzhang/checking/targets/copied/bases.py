"""Bases of targets that are another project's: 松材线虫病防治方案 under those of a watch-tower."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.copied.telling import distinct, marks_in, telling_pairs
from mingzhang.checking.targets.copied.ties import Tie

_OTHERS = 3
"""So many other rows show what a project rests on."""

_ITS_PLAN = 3
"""What so many rows rest on is their project's own plan."""


def bases_of_others(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    """The bases of one row of a project that speak of another one, where they belong."""
    its, names = speech.speakers[at], speech.names
    if its.bases.total() <= _OTHERS or not names.marks[at]:
        return
    for part in its.founded:
        (basis,) = part.texts
        if its.bases[basis] > 1 or len(speech.resting_on(basis)) == 1:
            continue
        owners = [one for one in speech.resting_on(basis) if one != at]
        owner = max(owners, key=lambda one: speech.speakers[one].bases[basis])
        if names.are_related(at, owner) or any(not names.are_related(owner, o) for o in owners):
            continue
        if words := _foreign(speech, at, owner, basis):
            yield part, Tie(owner, words, 1)


def _foreign(speech: Speech, at: int, owner: int, basis: str) -> tuple[str, ...]:
    """The words of a basis that only its owner speaks of; none where the project has any."""
    its, theirs = speech.speakers[at], speech.speakers[owner]
    said = speech.said_in(basis)
    telling = said.telling or {
        word for word in said.broad if word in theirs.name and not speech.is_a_duty(word)
    }
    if any(pair in its.whole for word in telling for pair in telling_pairs(word)):
        return ()
    if marks_in(basis) & speech.names.marks[at]:
        return ()
    is_its_plan = theirs.bases[basis] >= _ITS_PLAN
    words = [
        word for word in telling if theirs.is_about(word) or (is_its_plan and word in theirs.whole)
    ]
    return distinct(word for word in words if speech.is_only_in(word, (owner,), most=1))
