"""Texts that were taken from another project and not adapted: whose words they have.

Where a project has none of a text's words anywhere else, and one other project is about them,
the text is that project's (`telling` sorts the words, `ties` weighs them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.copied.bases import bases_of_others
from mingzhang.checking.targets.copied.descriptions import descriptions_of_others
from mingzhang.checking.targets.copied.sisters import name_of_another, of_sisters
from mingzhang.checking.targets.copied.speakers import Part
from mingzhang.checking.targets.copied.speech import Speech, speaking
from mingzhang.checking.targets.copied.telling import is_an_end
from mingzhang.checking.targets.copied.ties import Tie, is_benefit, ties_of
from mingzhang.checking.targets.copied.verbatim import copied_from_others
from mingzhang.checking.targets.copied.whole_rows import WholeRows
from mingzhang.checking.targets.items import (
    FIELDS,
    ProjectOf,
    place,
)

_SIDE_BY_SIDE = "、"


class _Strange(msgspec.Struct, frozen=True):
    """A project, with those of its parts that are another one's."""

    item: ProjectOf
    owner: ProjectOf | None = None
    parts: tuple[tuple[Part, Tie], ...] = ()


def _strange(speech: Speech, items: Sequence[ProjectOf]) -> Iterator[_Strange]:
    """Every project, and those with parts of another one."""
    ties = _ties_of_all(speech, items) if len(items) > 1 else [[]] * len(items)
    for at, item in enumerate(items):
        own = [(part, tie) for part, tie in ties[at] if not _is_theirs(at, tie, ties[tie.owner])]
        owners = dict.fromkeys(tie.owner for _, tie in own)
        if not owners:
            yield _Strange(item)
        for owner in owners:
            parts = tuple((part, tie) for part, tie in own if tie.owner == owner)
            yield _Strange(item, items[owner], parts)


def _ties_of_all(speech: Speech, items: Sequence[ProjectOf]) -> list[list[tuple[Part, Tie]]]:
    """Of each project, its parts that are another one's."""
    rows = WholeRows(speech, items)
    return [
        [*_once((*_ties(speech, at), *rows.of_others(at))), *bases_of_others(speech, at)]
        for at in range(len(items))
    ]


def _ties(speech: Speech, at: int) -> Iterator[tuple[Part, Tie]]:
    yield from _besides_lists(speech, _besides_aims(speech, at, tuple(ties_of(speech, at))))
    yield from copied_from_others(speech, at)
    yield from of_sisters(speech, at)
    yield from name_of_another(speech, at)
    yield from _besides_lists(speech, descriptions_of_others(speech, at))


def _besides_aims(
    speech: Speech, at: int, ties: Sequence[tuple[Part, Tie]]
) -> Iterator[tuple[Part, Tie]]:
    """The ties without those of rows that its own aims, tied to nobody, name: 更新图书."""
    theirs = {part.texts for part, _ in ties if part.one is None}
    own = [part for part in speech.speakers[at].parts if part.one is None] if ties else ()
    aims = [part.texts[0] for part in own if part.texts not in theirs]
    for part, tie in ties:
        if part.one is None or not any(part.texts[0] in aim for aim in aims):
            yield part, tie


def _besides_lists(speech: Speech, ties: Iterable[tuple[Part, Tie]]) -> Iterator[tuple[Part, Tie]]:
    """The ties without those by one thing of a list: 教学楼、宿舍楼、食堂 is no canteen's."""
    for part, tie in ties:
        is_printed_there = speech.printing(part) >> tie.owner & 1
        if is_printed_there or not _is_of_a_list(part, tie):
            yield part, tie


def _is_of_a_list(part: Part, tie: Tie) -> bool:
    """Whether a row names several things side by side, and a tie has to do with one of them."""
    if part.one is None:
        return False
    words = [word for word in tie.words if not (is_benefit(part) and is_an_end(word))]
    having = [
        (text, thing)
        for text in part.texts
        for thing in text.split(_SIDE_BY_SIDE)
        if any(word in thing for word in words)
    ]
    return len(having) == 1 and having[0][0] != having[0][1]


def _once(ties: Iterable[tuple[Part, Tie]]) -> Iterator[tuple[Part, Tie]]:
    """The first of the ties of each row and each text."""
    told: set[object] = set()
    for part, tie in ties:
        where = id(part.one) if part.one else (part.role, part.printed)
        if where not in told:
            told.add(where)
            yield part, tie


def _is_theirs(at: int, tie: Tie, theirs: Sequence[tuple[Part, Tie]]) -> bool:
    """Whether the other project has the same words from this one more surely: it took them."""
    return any(
        other.owner == at and other.says > tie.says and not set(tie.words).isdisjoint(other.words)
        for _, other in theirs
    )


def _projects(dossier: Dossier) -> Iterator[tuple[int, _Strange]]:
    for index, speech, items in speaking(dossier):
        for one in _strange(speech, items):
            yield index, one


@over("P639", _projects)
def cell_is_another_projects(strange: _Strange) -> Iterator[Flaw]:
    """屋面防水 among what a project of forest fires is to reach, as in that of the dormitory."""
    item, owner = strange.item, strange.owner
    if owner is None:
        return
    whose = f"那是{place(owner.its)}内容，本项目别处没有说到"
    rows = []
    for part, tie in strange.parts:
        words = sorted(tie.words, key="".join(part.texts).find)
        of = "的依据" if part.role == "basis" else ""
        said = f"{of}说的是“{'”“'.join(words)}”，{whose}"
        if part.one is None:
            evidence = item.evidence(part.role, part.printed), owner.evidence("name")
            yield item.flaw(f"{FIELDS[part.role]}{said}", *evidence)
        else:
            in_name = any(word in part.texts[0] for word in words)
            rows.append((part.one, said, part.role if in_name else "description"))
    yield from item.flaws_at(rows)
