"""Whom and what the satisfaction is asked about: copied with another project's subject.

A description is only told of where another table has it word for word and speaks of its subject
elsewhere too (补助作品 in a fund for works of art), while this table says nothing of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure

_OBJECT = re.compile(r"对于?([^,。;对]{2,20}?)的?满意")
_ANY_BODY = re.compile(r"(?:组织|单位|部门|机关|政府|队伍|干部|人员|工作|服务|村委会|居委会)$")
"""Whose work every project may be."""

_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_LITTLE = frozenset("的和及与对各种等")


class _Asked(msgspec.Struct, frozen=True):
    """A satisfaction with something, in a project that speaks of it or does not."""

    one: IndicatorOf
    item: ProjectOf
    subject: str
    is_its_own: bool


def _copied(disclosure: Disclosure) -> Iterator[tuple[_Asked, _Asked]]:
    """A satisfaction whose subject is foreign, with the project whose own it is."""
    same: defaultdict[str, list[_Asked]] = defaultdict(list)
    for project in disclosure.projects:
        item = ProjectOf(disclosure, project)
        for one in item.indicators:
            text = keys.fold(one.its.description)
            match = _OBJECT.search(text) if "满意" in one.level2 else None
            if match and not _ANY_BODY.search(match[1]) and (words := _words(match[1])):
                told = _told(item)
                own = any(word in told for word in words)
                same[text].append(_Asked(one, item, match[1], own))
    for alike in same.values():
        owner = next((asked for asked in alike if asked.is_its_own), None)
        if owner:
            yield from ((asked, owner) for asked in alike if not asked.is_its_own)


def _words(subject: str) -> list[str]:
    """Its pairs of characters, without what stands everywhere."""
    plain = one_of("writing", "common").sub("|", subject)
    return [pair for pair in _PAIR.findall(plain) if not _LITTLE & set(pair)]


def _told(item: ProjectOf) -> str:
    """What the project says besides its satisfaction."""
    its = item.its
    told = [its.name, its.purpose, *its.objectives, item.disclosure.agency.name]
    for one in item.indicators:
        if "满意" not in one.level2:
            told += [one.its.level3, one.its.description, one.its.target.text]
    return keys.fold("".join(told))


@over("P626", each(_copied))
def asked_about_another_project(pair: tuple[_Asked, _Asked]) -> Iterator[Flaw]:
    """Free television for the old, and the public is asked about works of art."""
    asked, owner = pair
    yield asked.one.flaw(
        f"问的是对“{asked.subject}”是否满意，本项目没有这个内容；同样的话在第 "
        f"{owner.item.its.no} 个项目“{keys.tidy(owner.item.its.name)}”里",
        "description",
    )
