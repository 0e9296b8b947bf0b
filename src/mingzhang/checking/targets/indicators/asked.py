"""Whom and what the satisfaction is asked about: copied with another project's subject.

A description is only told of where another table has it word for word and speaks of its subject
elsewhere too (补助作品 in a fund for works of art), while this table says nothing of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    all_of_each,
    among,
    indicators,
)
from mingzhang.checking.targets.wordlists import Field, ends_in, one_of, words

_OBJECT = re.compile(r"对于?([^,。;对]{2,20}?)的?满意")
_ASKING = re.compile(r"(?:反[映应])?([^,。;、对]{2,16}?)(?:对|的?满意)")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_LITTLE = frozenset("的和及与对各种等")


class _Asked(msgspec.Struct, frozen=True):
    """A satisfaction with something, in a project that speaks of it or does not."""

    one: IndicatorOf
    item: ProjectOf
    subject: str
    is_its_own: bool


def _copied(items: Sequence[ProjectOf]) -> Iterator[tuple[_Asked, _Asked]]:
    """A satisfaction whose subject is foreign, with the project whose own it is."""
    same: defaultdict[str, list[_Asked]] = defaultdict(list)
    for item in items:
        for one in item.indicators:
            text = keys.fold(one.its.description)
            match = _OBJECT.search(text) if "满意" in one.level2 else None
            if (
                match
                and not ends_in("subject", "any_body").search(match[1])
                and (pairs := _pairs_of(match[1]))
            ):
                told = _told(item)
                own = any(pair in told for pair in pairs)
                same[text].append(_Asked(one, item, match[1], own))
    for alike in same.values():
        owner = next((asked for asked in alike if asked.is_its_own), None)
        if owner:
            yield from ((asked, owner) for asked in alike if not asked.is_its_own)


_copied_subjects = among(_copied)


def _pairs_of(subject: str) -> list[str]:
    """Its pairs of characters, without what stands everywhere."""
    plain = one_of("writing", "common").sub("|", subject)
    return [pair for pair in _PAIR.findall(plain) if not _LITTLE & set(pair)]


def _told(item: ProjectOf) -> str:
    """What the project says besides its satisfaction."""
    its = item.its
    told = [its.name, its.purpose, *its.objectives, item.disclosure.agency.name]
    told += [its.responsible_department, its.implementing_unit]
    for one in item.indicators:
        if "满意" not in one.level2:
            told += [one.its.level3, one.its.description, one.its.target.text]
    return keys.fold("".join(told))


@over("P626", _copied_subjects)
def asked_about_another_project(pair: tuple[_Asked, _Asked]) -> Iterator[Flaw]:
    """Free television for the old, and the public is asked about works of art."""
    asked, owner = pair
    yield asked.one.flaw(
        f"问的是对“{asked.subject}”是否满意，本项目没有这个内容；同样的话在第 "
        f"{owner.item.its.no} 个项目“{keys.tidy(owner.item.its.name)}”里",
        "description",
    )


@over("P338", indicators)
def asked_of_others(one: IndicatorOf) -> Iterator[Flaw]:
    """群众满意度, described as what the cadres think of it."""
    if "满意" not in one.level2:
        return
    name, description = one.folded["level3"], one.folded["description"]
    asked = _ASKING.match(description) if "满意" in description else None
    if not asked:
        return
    whom, _, _ = name.partition("满意")
    named, told = _groups(whom), _groups(asked[1])
    pairs = [frozenset((own, other)) for own in named for other in told]
    if pairs and _apart().issuperset(pairs):
        yield one.flaw(
            f"的名称问的是{_word(whom)}，描述问的却是{_word(asked[1])}", "level3", "description"
        )


_NO_GROUPS = ("of_all", "any_body", "each_other", "apart")


@lru_cache(maxsize=2048)
def _groups(text: str) -> frozenset[str]:
    """The groups of people that a text names; most indicators ask the same few."""
    return frozenset(
        group
        for group in words().subject
        if group not in _NO_GROUPS and one_of("subject", group).search(text)
    )


def _word(text: str) -> str:
    """The first word of a text for whom it asks."""
    found = (one_of("subject", group).search(text) for group in _groups(text))
    return min((match for match in found if match), key=lambda match: match.start())[0]


@cache
def _apart() -> frozenset[frozenset[str]]:
    """Pairs of groups that cannot stand for each other."""
    listed = (pair.split() for pair in words().subject["apart"])
    return frozenset(map(frozenset, (*listed, *combinations(words().subject["each_other"], 2))))


class _Asking(msgspec.Struct, frozen=True):
    """The projects of a disclosure, and the indicators that P626 can tell about."""

    items: Sequence[ProjectOf]
    copied: frozenset[int]
    """Their ids."""


def _asking(dossier: Dossier) -> Iterator[tuple[int, _Asking]]:
    copied = frozenset(id(asked.one.its) for _, (asked, _) in _copied_subjects(dossier))
    for index, items in all_of_each(dossier):
        yield index, _Asking(items, copied)


@over("P628", _asking)
def asked_about_what_is_not_done(asking: _Asking) -> Iterator[Flaw]:
    """普法对象满意度 in a project that has nothing to do with law; P626 knows whose it is."""
    for item in asking.items:
        found = []
        told = ""
        for one in item.indicators:
            if "满意" not in one.level2 or id(one.its) in asking.copied:
                continue
            told = told or _told(item)
            if (foreign := _foreign_subject(one, told)) and not any(asked_of_others(one)):
                word, role = foreign
                found.append((one, f"问的是“{word}”，本项目别处没有说到", role))
        yield from item.flaws_at(found)


@cache
def _any_asked() -> re.Pattern[str]:
    """Any word that tells whom or what is asked about."""
    return re.compile("|".join(re.escape(word) for field in words().asked for word in field.words))


def _foreign_subject(one: IndicatorOf, told: str) -> tuple[str, str] | None:
    """Whom or what it asks about that the project does not speak of, and the cell that asks.

    A description that names the public may name 学生 and 老人 as some of it.
    """
    for role in ("level3", "description"):
        key = one.folded[role].replace("农牧民", "农民")  # whoever lives in the country
        if not _any_asked().search(key):
            continue
        if role == "description" and one_of("subject", "public").search(key):
            continue
        for field in words().asked:
            word = next((word for word in field.words if word in key), "")
            if word and not _is_at_home(field, told):
                return word, role
    return None


def _is_at_home(field: Field, told: str) -> bool:
    """Whether a project speaks of a field; 养护 and 运行 are of none, whatever 养 and 运 are of."""
    bare = one_of("writing", "everywhere").sub("|", told)
    return any(home in (told if len(home) > 1 else bare) for home in field.home)
