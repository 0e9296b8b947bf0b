"""Objectives and purposes that are of another project: word for word, or with its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets.copied.subjects import (
    any_standing,
    bare,
    bare_name,
    same_subject,
    without_general,
)
from mingzhang.checking.targets.items import (
    FIELDS,
    ProjectOf,
)
from mingzhang.disclosure import Disclosure, Project

_NUMBERED = re.compile(r"^\d{1,2}[.、)](?!\d)")
NEXT = re.compile(r"(?<=[。；;])\s*(?=\d{1,2}[.、])")
"""Where one objective of a cell ends and the next begins."""

_WHOLE_SENTENCE = 10
_SHARED = 3
_OWN_WORDS = 4
"""So many characters of an objective from a project's name, and it is that project's."""

_NAME = 6
"""So many characters of a name are no other word by chance."""


@over("P636", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def objective_is_another_projects(disclosure: Disclosure) -> Iterator[Flaw]:
    """An objective or a purpose that another project prints as well, and that is of its name only.

    It may be the first clause of what the other one prints.
    """
    owners = _by_aim(disclosure)
    for project in disclosure.projects:
        item = ProjectOf(disclosure, project)
        for field, text in _aims(project):
            key = _bare_objective(text)
            if len(key) < _WHOLE_SENTENCE or len(owners[key]) < 2:
                continue
            rest = project.purpose if field == "objectives" else "。".join(project.objectives)
            owner = _owner(owners[key], key, project, rest)
            if owner is not None and not same_subject(project.name, owner.name):
                yield item.flaw(
                    f"{FIELDS[field]}“{key}”说的是第 {owner.no} 个项目“{keys.tidy(owner.name)}”",
                    item.evidence(field, text),
                    ProjectOf(disclosure, owner).evidence("name"),
                )


def _by_aim(disclosure: Disclosure) -> dict[str, list[Project]]:
    """The projects that print each aim, or one that begins with it."""
    owners: dict[str, list[Project]] = {}
    for project in disclosure.projects:
        for _, text in _aims(project):
            key = _bare_objective(text)
            for part in {key, key.partition(",")[0]}:
                owners.setdefault(part, []).append(project)
    return owners


def _owner(owners: Sequence[Project], key: str, project: Project, rest: str) -> Project | None:
    """Whose an aim is, by its name or by its rows; None where it may be this project's."""
    if _pairs(project.name + rest) & _pairs(key):
        return _clear_owner(owners, key, project, rest)
    named = (p for p in owners if keys.in_a_row(bare(p.name), key) >= _OWN_WORDS)
    about = (p for p in owners if _is_about(p, key, project))
    return next(chain(named, about), None)


def _clear_owner(
    owners: Sequence[Project], key: str, project: Project, rest: str
) -> Project | None:
    """Whose an aim is that has single words of the project, but more of another name in a row."""
    own = max(keys.in_a_row(bare(project.name), key), keys.in_a_row(keys.fold(rest), key) - 1)
    shared = ((keys.in_a_row(bare(one.name), key), one) for one in owners)
    most, owner = max(shared, key=lambda entry: entry[0])
    return owner if own <= 2 and most > _OWN_WORDS else None


def _aims(project: Project) -> list[tuple[str, str]]:
    """Its objectives one by one and its purpose, with their fields."""
    objectives = [part for text in project.objectives for part in NEXT.split(text)]
    return [*(("objectives", text) for text in objectives), ("purpose", project.purpose)]


@over("P638", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def objective_names_another_project(disclosure: Disclosure) -> Iterator[Flaw]:
    """An objective with the whole name of another project, and not a word of its own."""
    names: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        if len(name := bare_name(project)) >= _NAME:
            names[name].append(project)
    objectives = chain.from_iterable(project.objectives for project in disclosure.projects)
    pattern = any_standing(names, "\n".join(map(keys.fold, objectives)))
    if not pattern:
        return
    for project in disclosure.projects:
        for text in project.objectives:
            match = pattern.search(keys.fold(text))
            own = _pairs(project.name + project.purpose) if match else frozenset()
            if not match or not own or own & _pairs(text):
                continue
            owner = names[match[0]][0]
            if _prints(owner, _bare_objective(text)):
                continue  # the whole sentence is its, which P636 tells
            if len(names[match[0]]) == 1 and not same_subject(project.name, owner.name):
                item = ProjectOf(disclosure, project)
                yield item.flaw(
                    f"绩效目标写的是“{match[0]}”，那是第 {owner.no} 个项目"
                    f"“{keys.tidy(owner.name)}”",
                    item.evidence("objectives", text),
                    ProjectOf(disclosure, owner).evidence("name"),
                )


def _prints(project: Project, key: str) -> bool:
    """Whether a project prints an aim of some length, or one that begins with it."""
    own = (_bare_objective(text) for _, text in _aims(project))
    return len(key) >= _WHOLE_SENTENCE and any(key in (aim, aim.partition(",")[0]) for aim in own)


def _is_about(owner: Project, key: str, project: Project) -> bool:
    """Whether an aim has a word of the owner's name that its indicators say again and again.

    The other project has it nowhere else: 边坡 among computers.
    """
    told = [keys.fold(one.level3 + one.description) for one in owner.indicators]
    own = "".join(keys.fold(one.level3 + one.description) for one in project.indicators)
    others = "".join(_bare_objective(text) for _, text in _aims(project)).replace(key, "")
    return any(
        sum(word in text for text in told) >= _SHARED and word not in own + others
        for word in _pairs(owner.name) & _pairs(key)
    )


@lru_cache(maxsize=2048)
def _bare_objective(text: str) -> str:
    return _NUMBERED.sub("", keys.fold(text)).rstrip("。;")


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    """Two characters that stand together, without those of any subject."""
    parts = without_general(keys.fold(text))
    return frozenset(part[at : at + 2] for part in parts for at in range(len(part) - 1))
