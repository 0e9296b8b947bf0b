"""Single rows and descriptions taken from another indicator or project and not adapted.

A description is told of where another indicator has it word for word, and it has the words in
which that one's name differs and none of those in which this one's does; its end, where several
rows have it behind what they say and it is another one's whole description; a row, where another
project has it word for word and speaks of its subject elsewhere, while this one never does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.contentment import asks_something_else
from mingzhang.checking.targets.copied.subjects import same_subject
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, among, is_secret, place
from mingzhang.checking.targets.wordlists import one_of

_REFLECTS = ("反映", "反应")
_ENDS = ("情况", "程度", "数量", "比例", "比率")
_SATISFIED = re.compile(r"满意(?:度|率|程度)?")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_SHORTEST = 6
"""Characters of a description that are no one else's by chance."""

_OWN = 2
"""So many characters in a row tell one name from another."""

_MEASURES = ("性", "率", "度")
"""How what is measured ends."""

_SEVERAL = 3
"""In so many rows an end was pasted."""

_SPECIFIC = 2
"""Pairs of characters by which a row has a subject of its own."""


class Described(msgspec.Struct, frozen=True):
    """The indicators of a disclosure that have one description."""

    told: str
    items: tuple[IndicatorOf, ...]
    ending: tuple[IndicatorOf, ...] = ()
    """Indicators that have it behind a description of their own."""


def _described(items: Sequence[ProjectOf]) -> Iterator[Described]:
    yield from _whole(items)
    yield from _endings(items)


def _endings(items: Sequence[ProjectOf]) -> Iterator[Described]:
    """成果便于开展工作,实际办公有效性: what is behind the comma is another row's description."""
    ending: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    every = [one for item in _open(items) for one in item.indicators]
    for one in every:
        _, comma, end = one.folded["description"].rpartition(",")
        if comma and len(end) >= _SHORTEST and end.endswith(_MEASURES):
            ending[end].append(one)
    pasted = {
        end: ones
        for end, ones in ending.items()
        if len(ones) >= _SEVERAL and len({one.project.no for one in ones}) > 1
    }
    for end, ones in pasted.items():
        owners = tuple(one for one in every if _bare(one.folded["description"]) == end)
        if owners:
            yield Described(end, owners, tuple(one for one in ones if _is_pasted(one, end)))


def _is_pasted(one: IndicatorOf, end: str) -> bool:
    """Whether an end has nothing of the name, nor of the description before it."""
    before = one.folded["level3"] + one.folded["description"].removesuffix(end)
    return not any(pair in before for pair in _PAIR.findall(end))


def _whole(items: Sequence[ProjectOf]) -> Iterator[Described]:
    by_words: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for item in _open(items):
        for one in item.indicators:
            described = one.folded["description"]
            if len(described) < _SHORTEST or not _is_measured(one):
                continue
            if len(told := _bare(described)) >= _SHORTEST:
                by_words[told].append(one)
    for told, alike in by_words.items():
        if len({one.bare for one in alike}) > 1:
            yield Described(told, tuple(alike))


def _bare(described: str) -> str:
    """A description without 反映 and 的情况."""
    told = described[2:] if described.startswith(_REFLECTS) else described
    told = told[:-1] if told.endswith(("。", ";")) else told
    return told[:-2].removesuffix("的") if told.endswith(_ENDS) else told


def _is_measured(one: IndicatorOf) -> bool:
    """Whether the name says what is measured; benefits in words are described alike."""
    its = one.its
    return its.target.kind == "number" and bool(
        measures.of_name(its.level3) or measures.of_name(its.description)
    )


def _open(items: Sequence[ProjectOf]) -> Iterator[ProjectOf]:
    return (item for item in items if not is_secret(item.its))


@over("P353", among(_described))
def description_is_of_another_name(item: Described) -> Iterator[Flaw]:
    """糖尿病患者管理率, described as 高血压患者管理情况 like the row above."""
    for one in item.ending:
        yield one.flaw(
            f"的描述末尾的“{item.told}”是{place(item.items[0].project)}{item.items[0].name}的描述，"
            "与前面说的无关",
            "description",
        )
    if item.ending:
        return
    by_name = {one.bare: one for one in reversed(item.items)}
    for name, one in by_name.items():
        if keys.in_a_row(name, item.told) >= len(name) or not _differs(name, item.told, by_name):
            continue
        if asks_something_else(one):
            continue  # P337 tells it
        owner = next(
            other
            for other_name, other in by_name.items()
            if other_name != name and _is_its_owner(other_name, name, item.told)
        )
        yield one.flaw(
            f"的描述“{keys.tidy(one.its.description)}”说的是第 {owner.project.no} 个项目的"
            f"{owner.name}，两处一字不差",
            "description",
            "level3",
        )


def _differs(name: str, told: str, names: dict[str, IndicatorOf]) -> bool:
    return any(_is_its_owner(other, name, told) for other in names if other != name)


def _is_its_owner(other: str, name: str, told: str) -> bool:
    """Whether a description has what only the other name has, and nothing of what only this has."""
    ours, theirs = _parts_of_its_own(name, other), _parts_of_its_own(other, name)
    return (
        any(_holds(told, part) for part in theirs)
        and bool(ours)
        and not any(_touches(told, part) for part in ours)
    )


@lru_cache(maxsize=4096)
def _parts_of_its_own(name: str, other: str) -> tuple[str, ...]:
    """What a name has and the other has not, in runs of characters, without common words."""
    blocks = SequenceMatcher(None, name, other, autojunk=False).get_opcodes()
    runs = [name[a:b] for kind, a, b, _, _ in blocks if kind != "equal"]
    plain = "|".join(_generic(run) for run in runs)
    return tuple(run for run in plain.split("|") if len(run) >= _OWN)


def _generic(text: str) -> str:
    """A text with the words that any subject has cut out."""
    return one_of("writing", "common").sub("|", one_of("writing", "generic").sub("|", text))


def _holds(told: str, part: str) -> bool:
    return part in told


def _touches(told: str, part: str) -> bool:
    """Whether a text has two characters in a row of a name's part."""
    return any(part[at : at + _OWN] in told for at in range(len(part) - 1))


class Shared(msgspec.Struct, frozen=True):
    """A row that several projects print alike."""

    rows: tuple[tuple[ProjectOf, IndicatorOf], ...]


def _shared(items: Sequence[ProjectOf]) -> Iterator[Shared]:
    alike: defaultdict[tuple[str, str], list[tuple[ProjectOf, IndicatorOf]]] = defaultdict(list)
    for item in _open(items):
        for one in item.indicators:
            key = one.folded["level3"], one.folded["description"]
            alike[key].append((item, one))
    for rows in alike.values():
        if len({item.its.no for item, _ in rows}) > 1:
            yield Shared(tuple(rows))


@over("P629", among(_shared))
def row_is_another_projects(shared: Shared) -> Iterator[Flaw]:
    """受灾群众救助率 in a project of safety inspections, as in that of relief goods."""
    name = _SATISFIED.sub("|", keys.fold(shared.rows[0][1].its.level3))
    pairs = set(_PAIR.findall(_generic(name)))
    if len(pairs) < _SPECIFIC:
        return
    owner = next((item for item, _ in shared.rows if _speaks_of(pairs, item.what_for)), None)
    if owner is None:
        return
    for item, one in shared.rows:
        if one.its.level1 == "效益指标" or same_subject(item.its.name, owner.its.name):
            continue  # several projects may serve one end
        if item is not owner and not _speaks_of(pairs, _all_but(item, one)):
            yield one.flaw(
                f"与第 {owner.its.no} 个项目“{keys.tidy(owner.its.name)}”一字不差，"
                "本项目别处没有说到这个内容",
                "level3",
                "description",
            )


def _speaks_of(pairs: set[str], text: str) -> bool:
    return any(pair in text for pair in pairs)


def _all_but(item: ProjectOf, apart: IndicatorOf) -> str:
    """All that a project says but for one row."""
    others: Sequence[IndicatorOf] = [one for one in item.indicators if one.its is not apart.its]
    told = [one.its.level3 + one.its.description + one.its.target.text for one in others]
    return item.what_for + keys.fold("。".join(told)) + keys.fold(item.disclosure.agency.name)
