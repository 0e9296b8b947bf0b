"""Cells that were taken from another project and not adapted: whose words they have.

Where a project has none of a cell's words anywhere else, and one other project has them in its
name, its aims or again and again, the cell is that project's (`speech` cuts and sorts the
words). A cell in other words needs two of them; one is enough where the other project prints
the cell word for word, or where an output has a word of the other project's name.

Projects that do a thing together are left alone: those whose names share a word, a cell with
words of several others (that is what an umbrella says), and a cell that third ones print too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

import msgspec

from mingzhang.checking import checks
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import (
    FIELDS,
    ProjectOf,
    all_of_each,
    evaluated_projects,
    is_secret,
    place,
)
from mingzhang.checking.targets.speech import Part, Said, Speaker, Speech, distinct, pairs, root
from mingzhang.where import Where

_IN_NAME, _IN_AIMS, _TWICE, _ONCE = 2.0, 1.5, 1.0, 0.7
"""How much it says that the other project has a word there."""

_AGAIN = 3
"""In so many of its cells it is what the other project is about."""

_LOOSELY = 1.0
"""What is taken off where a character of the project's own name stands in the cell."""

_ADAPTED, _COPIED = 1.5, 1.0
"""What the words must say in all: of a cell in other words, and of one word for word."""

_TWO = 2
_LONG = 3
"""A word of two characters is too often one of the whole trade: 耕地, 诉讼."""

_FEW = 4
"""What more projects print word for word is a phrase of the department's."""

_OUTPUTS = frozenset(("数量", "质量", "时效", "成本"))
"""What a project does itself; ends may be shared."""

_NEARER = ("P337", "P353", "P622", "P623", "P626", "P628", "P629", "P636", "P637", "P638")
"""Rules that say more closely what kind of text was taken; what they tell is not told again."""


class _Tie(msgspec.Struct, frozen=True):
    """What ties a part to another project."""

    owner: int
    words: tuple[str, ...]
    """Telling words that the other project has and this one has not."""

    says: float
    is_copied: bool
    is_named: bool
    """Whether one of the words is what the other project's name and cells are about, and no
    third project has it."""

    is_loose: bool
    """Whether a broad word or a character is the project's own."""


class _Strange(msgspec.Struct, frozen=True):
    """A project, with those of its parts that are another one's."""

    item: ProjectOf
    owner: ProjectOf | None = None
    parts: tuple[tuple[Part, _Tie], ...] = ()
    told: frozenset[Where] = frozenset()
    """Cells that a nearer rule tells of."""


def _ties(speech: Speech, at: int) -> Iterator[tuple[Part, _Tie]]:
    """The parts of a project that are another one's; a row, or else one of its cells alone."""
    told: set[int] = set()
    for part in speech.speakers[at].parts if speech.marks[at] else ():
        if id(part.one) in told:
            continue
        tie = _closest(speech, at, part)
        if tie and _is_taken(part, tie):
            if part.one:
                told.add(id(part.one))
            yield part, tie


def _closest(speech: Speech, at: int, part: Part) -> _Tie | None:
    """What ties a part to one other project; None where it is its own, or of several."""
    said = speech.said(part)
    free = _free(speech, at, part, said)
    if not free or (_is_benefit(part) and speech.is_of_staff(at)):
        return None
    owners = _possible(speech, at, part, said, free)
    ties = [tie for owner in owners if (tie := _tie(speech, at, owner, part))]
    if not ties:
        return None
    best = max(ties, key=lambda tie: (tie.says, -tie.owner))
    is_of_several = any(
        best.owner not in speech.having(word) and _thirds(speech, at, best.owner, word)
        for word in free
    )
    return None if is_of_several else best


def _free(speech: Speech, at: int, part: Part, said: Said) -> list[str]:
    """Telling words of a part that others have, and its project nowhere else."""
    whole, here = speech.speakers[at].whole, "\n".join(part.texts)
    return [
        word
        for word in said.telling
        if len(speech.having(word)) > 1 and whole.count(word) == here.count(word)
    ]


def _possible(
    speech: Speech, at: int, part: Part, said: Said, free: Sequence[str]
) -> Iterator[int]:
    """Projects that print a part, or have enough of its words."""
    count = Counter(other for word in free for other in speech.having(word))
    found = {other for other, times in count.items() if times >= _TWO}
    if _is_output(part):
        names = ((other, speech.speakers[other].name) for other in count)
        found |= {other for other, name in names if any(word in name for word in free)}
    if len(printing := speech.printing(part)) <= _FEW:
        found |= printing
    if not found:
        return
    its = speech.speakers[at].name
    own = [word for word in (*said.telling, *said.broad) if word in its]
    for other in found:
        name = speech.speakers[other].name
        if all(word in name for word in own) and not speech.are_related(at, other):
            yield other


def _is_output(part: Part) -> bool:
    return part.one is not None and part.one.level2 in _OUTPUTS


def _is_benefit(part: Part) -> bool:
    """Whether a part says what is gained: those whom a project pays work for the others."""
    return part.one is not None and not _is_output(part) and "满意" not in part.one.level2


def _tie(speech: Speech, at: int, other: int, part: Part) -> _Tie | None:
    """What ties a part to another project; None where something of it is its project's own.

    What both projects print is not held to be the one's or the other's.
    """
    its, theirs = speech.speakers[at], speech.speakers[other]
    shared = its.cells & theirs.cells
    if _TWO * len(shared) > len(its.cells) or _is_of_third(speech, at, other, part):
        return None
    said = speech.said(part)
    rest = "\n".join(its.beside((*shared, *part.texts)))
    own = {word for word in said.telling if any(pair in rest for pair in pairs(word))}
    marks = speech.marks_of(part, said.telling - own)
    if marks & speech.marks_beside(part):
        return None
    elsewhere = theirs.beside(part.texts)
    if any(not any(root(word) in text for text in elsewhere) for word in own):
        return None
    third = partial(_thirds, speech, at, other)
    weights = {
        word: weight
        for word in said.telling - own
        if not set(word) & speech.marks[at]
        and (weight := _weight(theirs, word, elsewhere, third(word)))
    }
    words = distinct(weights)
    share = len(weights) / max(1, len(said.telling))
    has_broad = any(
        word in rest and not any(word in text for text in elsewhere) for word in said.broad
    )
    is_loose = bool(marks & speech.marks[at])
    return _Tie(
        owner=other,
        words=words,
        says=sum(weights[word] for word in words) * (1 + share) / 2 - _LOOSELY * is_loose,
        is_copied=theirs.cells.issuperset(part.texts),
        is_named=any(_is_subject(theirs, w, elsewhere) and not third(w) for w in weights),
        is_loose=is_loose or has_broad,
    )


def _weight(theirs: Speaker, word: str, elsewhere: Sequence[str], thirds: Sequence[int]) -> float:
    """How much it says that another project has a word; half as much where a third one has it."""
    times = sum(root(word) in text for text in elsewhere)
    if not times or len(thirds) >= _TWO:
        return 0
    if root(word) in theirs.name:
        weight = _IN_NAME
    elif root(word) in theirs.aims or times >= _AGAIN:
        weight = _IN_AIMS
    else:
        weight = _TWICE if times >= _TWO else _ONCE
    return weight / 2 if thirds else weight


def _is_subject(theirs: Speaker, word: str, elsewhere: Sequence[str]) -> bool:
    """Whether a long word of a project's name is in two of its cells as well."""
    is_named = len(word) >= _LONG and word in theirs.name
    return is_named and sum(root(word) in text for text in elsewhere) > _TWO


def _thirds(speech: Speech, at: int, other: int, word: str) -> list[int]:
    """Further projects that have a word and are not about the same as its owner."""
    return [one for one in speech.having(word) if _is_third(speech, at, other, one)]


def _is_third(speech: Speech, at: int, other: int, one: int) -> bool:
    return one not in (at, other) and not speech.are_related(one, other)


def _is_of_third(speech: Speech, at: int, other: int, part: Part) -> bool:
    """Whether a third project that is about something else prints it, too."""
    return any(_is_third(speech, at, other, one) for one in speech.printing(part))


def _is_taken(part: Part, tie: _Tie) -> bool:
    """Whether what ties a part to another project is enough."""
    if len(tie.words) >= _TWO and tie.says >= _ADAPTED:
        return True
    if tie.is_loose:
        return False
    if tie.is_copied:
        return bool(tie.words) and tie.says >= _COPIED
    return tie.is_named and _is_output(part)


def _strange(items: Sequence[ProjectOf]) -> Iterator[_Strange]:
    """Every project, and those with parts of another one."""
    items = [item for item in items if not is_secret(item.its)]
    speech = Speech(items) if len(items) > 1 else None
    ties = [list(_ties(speech, at)) if speech else [] for at in range(len(items))]
    for at, item in enumerate(items):
        own = [(part, tie) for part, tie in ties[at] if not _is_theirs(at, tie, ties[tie.owner])]
        owners = dict.fromkeys(tie.owner for _, tie in own)
        if not owners:
            yield _Strange(item)
        for owner in owners:
            parts = tuple((part, tie) for part, tie in own if tie.owner == owner)
            yield _Strange(item, items[owner], parts)


def _is_theirs(at: int, tie: _Tie, theirs: Sequence[tuple[Part, _Tie]]) -> bool:
    """Whether the other project has the same words from this one more surely: it took them."""
    return any(
        other.owner == at and other.says > tie.says and not set(tie.words).isdisjoint(other.words)
        for _, other in theirs
    )


def _together(dossier: Dossier) -> Iterator[tuple[int, Sequence[ProjectOf]]]:
    """The projects of each disclosure, and those that its self-evaluations print again."""
    yield from all_of_each(dossier)
    for index, items in groupby(evaluated_projects(dossier), itemgetter(0)):
        yield index, [item for _, item in items]


def _untold(dossier: Dossier) -> Iterable[tuple[int, _Strange]]:
    """The same, with what is told already, where anything is to be told."""
    found = [(index, one) for index, items in _together(dossier) for one in _strange(items)]
    if not any(one.parts for _, one in found):
        return found
    told = frozenset(
        evidence.where
        for check in checks.checks()
        if check.rule in _NEARER
        for _, finding in checks.run(check, dossier)[0]
        for evidence in finding.evidence
    )
    return [(index, msgspec.structs.replace(one, told=told)) for index, one in found]


@over("P639", _untold)
def cell_is_another_projects(strange: _Strange) -> Iterator[Flaw]:
    """屋面防水 among what a project of forest fires is to reach, as in that of the dormitory."""
    item, owner = strange.item, strange.owner
    if owner is None:
        return
    whose = f"那是{place(owner.its)}内容，本项目别处没有说到"
    rows = []
    for part, tie in strange.parts:
        words = sorted(tie.words, key="".join(part.texts).find)
        said = f"说的是“{'”“'.join(words)}”，{whose}"
        if part.one is None:
            evidence = item.evidence(part.role, part.printed)
            if evidence.where not in strange.told:
                yield item.flaw(f"{FIELDS[part.role]}{said}", evidence, owner.evidence("name"))
        elif strange.told.isdisjoint(part.one.evidence(r).where for r in ("level3", "description")):
            rows.append((part.one, said, part.role))
    yield from item.flaws_at(rows)
