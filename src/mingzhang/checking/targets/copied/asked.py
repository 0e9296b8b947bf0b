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
from mingzhang.checking import agency_names
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.copied.subjects import bare_name
from mingzhang.checking.targets.copied.telling import is_general, is_of_any, marks_in
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    all_of_each,
    among,
    indicators,
)
from mingzhang.checking.targets.wordlists import one_of, words, words_of
from mingzhang.declared import any_of
from mingzhang.kept import kept

_OBJECT = re.compile(r"对于?([^,。;对]{2,20}?)的?满意")
_ASKING = re.compile(r"(?:^|、)(?:反[映应])?((?:[^、对]|对象){2,16}?)(?:对(?!象)|的?满意)")
_ALL_ITS_WORK = re.compile(
    r"对于?(?P<what>[^,。;对]{0,12}?(?:各项|各方面|全部|所有|全面|整体|总体)工作)[^,。;]{0,4}?满意"
)
_TOWARDS = re.compile("对(?!象)")
_AGENCY = re.compile("[\u4e00-\u9fff]{2,6}局(?=工作|服务|宣传|安排|履职|$)")
_NAME = 5
"""Characters of a project's name that are no other words by chance."""

_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_LITTLE = frozenset("的和及与对各种等")


class _Asked(msgspec.Struct, frozen=True, dict=True):
    """A satisfaction with something, in a project that speaks of it or does not."""

    one: IndicatorOf
    item: ProjectOf
    subject: str
    told: str
    """What its project says elsewhere."""

    @kept
    def telling(self) -> tuple[str, ...]:
        """Pairs of characters that say with what; none of 对工作满意."""
        is_any = self.subject.endswith(words_of("subject", "any_body"))
        return () if is_any else tuple(_pairs_of(self.subject))

    @property
    def is_its_own(self) -> bool:
        """Whether its project speaks of it elsewhere."""
        return any(pair in self.told for pair in self.telling)


class _Foreign(msgspec.Struct, frozen=True):
    """A satisfaction with something that is not its project's, and whose it is, in words."""

    one: IndicatorOf
    subject: str
    whose: str


def _asked(items: Sequence[ProjectOf]) -> Iterator[_Asked]:
    for item in items:
        told = ""
        for one in item.indicators:
            match = _OBJECT.search(one.folded["description"]) if "满意" in one.level2 else None
            if match:
                told = told or _told(item)
                yield _Asked(one, item, match[1], told)


def _foreign(items: Sequence[ProjectOf]) -> Iterator[_Foreign]:
    """The satisfactions with what is another project's or another agency's."""
    names = {name: item.its for item in items if len(name := bare_name(item.its)) >= _NAME}
    same: defaultdict[str, list[_Asked]] = defaultdict(list)
    told: set[int] = set()
    for asked in _asked(items):
        if asked.telling:
            same[asked.one.folded["description"]].append(asked)
        whose = ""
        if named := next((name for name in names if _is_named(name, asked)), ""):
            whose = f"那是第 {names[named].no} 个项目“{keys.tidy(names[named].name)}”的内容"
        elif agency := _another_agency(asked):
            whose = f"“{agency}”是另一个单位，本项目别处没有说到"
        if whose:
            told.add(id(asked.one.its))
            yield _Foreign(asked.one, asked.subject, whose)
    for alike in same.values():
        if owner := next((asked.item.its for asked in alike if asked.is_its_own), None):
            whose = f"本项目没有这个内容；同样的话在第 {owner.no} 个项目“{keys.tidy(owner.name)}”里"
            for asked in alike:
                if not asked.is_its_own and id(asked.one.its) not in told:
                    yield _Foreign(asked.one, asked.subject, whose)


def _is_named(name: str, asked: _Asked) -> bool:
    """Whether people are asked about a project by its name, of which theirs says nothing."""
    return name in asked.subject and name not in asked.told


def _another_agency(asked: _Asked) -> str:
    """教育局 in 对教育局工作安排, where a project says it nowhere else.

    Not its own agency, whose units are no others, in full or abbreviated.
    """
    match = _AGENCY.match(asked.subject)
    if not match or match[0] in asked.told or one_of("subject", "any_agency").search(match[0]):
        return ""
    its = asked.item.disclosure
    own = (its.agency.name, *(unit.name for unit in its.organisations))
    is_own = any(agency_names.abbreviates(match[0], keys.fold(name)) for name in own if name)
    return "" if is_own else match[0]


_foreign_subjects = among(_foreign)


def _pairs_of(subject: str) -> list[str]:
    """Its pairs of characters, without what stands everywhere."""
    plain = one_of("writing", "common").sub("|", subject)
    found = (pair for pair in _PAIR.findall(plain) if not _LITTLE & set(pair))
    return [pair for pair in found if not is_of_any(pair)]


def _told(item: ProjectOf) -> str:
    """What the project says besides its satisfaction."""
    its = item.its
    told = [its.name, its.purpose, *its.objectives, item.disclosure.agency.name]
    told += [its.responsible_department, its.implementing_unit]
    for one in item.indicators:
        if "满意" not in one.level2:
            told += [one.its.level3, one.its.description, one.its.target.text]
    return keys.fold("".join(told))


@over("P626", _foreign_subjects)
def asked_about_another_project(foreign: _Foreign) -> Iterator[Flaw]:
    """Free television for the old, and the public is asked about works of art."""
    yield foreign.one.flaw(f"问的是对“{foreign.subject}”是否满意，{foreign.whose}", "description")


@over("P338", indicators)
def asked_of_others(one: IndicatorOf) -> Iterator[Flaw]:
    """群众满意度, described as what the cadres think of it."""
    if "满意" not in one.level2:
        return
    name, description = one.folded["level3"], one.folded["description"]
    asked = _those_asked(description) if "满意" in description else ()
    told_of = next((those for those in asked if _groups(those)), "")
    if not told_of:
        return
    whom, _, _ = name.partition("满意")
    named, told = _groups(whom), _groups(told_of)
    pairs = [frozenset((own, other)) for own in named for other in told]
    if pairs and _apart().issuperset(pairs):
        yield one.flaw(
            f"的名称问的是{_word(whom)}，描述问的却是{_word(told_of)}", "level3", "description"
        )


def _those_asked(description: str) -> Iterator[str]:
    """Who stands before 对 or 满意; what stands behind 对 is what they are asked about."""
    for clause in keys.clauses(description):
        towards = _TOWARDS.search(clause)
        yield from _ASKING.findall(clause[: towards.end()] if towards else clause)


_NO_GROUPS = ("of_all", "of_all_work", "any_body", "any_agency", "each_other", "apart")


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
    copied = frozenset(id(foreign.one.its) for _, foreign in _foreign_subjects(dossier))
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
            if wide := _all_its_work(one, item):
                word, role = wide
                found.append((one, f"问的是对“{word}”是否满意，比本项目宽", role))
            elif (foreign := _foreign_subject(one, told)) and not any(asked_of_others(one)):
                word, role = foreign
                found.append((one, f"问的是“{word}”，本项目别处没有说到", role))
        yield from item.flaws_at(found)


def _all_its_work(one: IndicatorOf, item: ProjectOf) -> tuple[str, str] | None:
    """All that an agency does, asked about in a project that does one thing, and the cell.

    What makes a place known, or is reviewed as a whole, is no one thing.
    """
    for role in ("level3", "description"):
        match = _ALL_ITS_WORK.search(one.folded[role]) if "工作" in one.folded[role] else None
        if match:
            is_of_all = is_general(item.what_for) and not marks_in(item.what_for)
            is_of_more = is_of_all or one_of("subject", "of_all_work").search(item.what_for)
            return None if is_of_more else (match["what"], role)
    return None


@cache
def _any_asked() -> re.Pattern[str]:
    """Any word that tells whom or what is asked about."""
    return re.compile(any_of(word for field in words().asked for word in field.words))


def _foreign_subject(one: IndicatorOf, told: str) -> tuple[str, str] | None:
    """Whom or what it asks about that the project does not speak of, and the cell that asks.

    A description that names the public may name 学生 and 老人 as some of it.
    """
    for role in ("level3", "description"):
        key = one.folded[role].replace("农牧民", "农民")  # whoever lives in the country
        if not _any_asked().search(key):
            continue
        if role == "description" and _names_the_public(key):
            continue
        for field in words().asked:
            word = next((word for word in field.words if word in key), "")
            if word and word not in told and not field.is_at_home(told):
                return word, role
    return None


def _names_the_public(key: str) -> bool:
    return any(one_of("subject", group).search(key) for group in ("public", "dwellers"))
