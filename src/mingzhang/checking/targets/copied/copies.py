"""Targets copied from another project and not adapted.

Generic indicators (满意度 ≥95%) are rightly the same in many projects. What is looked for
are tables that are the same word for word, figures included, under different names; and
indicators that name another project's subject in a table that shares others with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, measured, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.copied.subjects import (
    bare,
    is_only_a_projects,
    same_subject,
    without_general,
)
from mingzhang.checking.targets.copied.telling import is_general, is_of_any, marks_in, pairs
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    all_of_each,
    is_secret,
    signature,
)
from mingzhang.checking.targets.things import telling_words
from mingzhang.declared import any_of
from mingzhang.disclosure import Disclosure, Project
from mingzhang.kept import once_each

_QUOTED = re.compile(r'"([^"]{2,12})"|《([^《》]{2,20})》')
_NUMBERED = re.compile(r"^\d{1,2}[.、)](?!\d)")
NEXT = re.compile(r"(?<=[。；;])\s*(?=\d{1,2}[.、])")
"""Where one objective of a cell ends and the next begins."""

_WHOLE_SENTENCE = 10
_OWN_WORDS = 4
"""So many characters of an objective from a project's name, and it is that project's."""

_NAME = 6
"""So many characters of a name are no other word by chance."""

_OF_WORK = re.compile("(?:工作|专项|保障|补助|补贴|奖励)+$")
_OF_MONEY = re.compile("所需|费用?|经费|支出|成本|资金")
_SUBJECT = 4
_SHARED = 3
_LONG_NAME = 8
"""So long a name stands nowhere by chance."""

_SYSTEM_DONE = re.compile(
    r"完成\"?(?P<what>[\u4e00-\u9fff]{2,8}?)\"?(?P<system>平台|系统|热线|网站|小程序|公众号)(?:的?工作|任务)"
)
_WHOLE_TABLE = Decimal(5)
"""So many indicators, all alike, are P621's, whatever its threshold."""


@measured("P621", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def table_is_copied(disclosure: Disclosure, fewest: Decimal) -> Iterator[Flaw]:
    """All indicators, with their figures and costs, are those of a project with another name."""
    for project, original in _copies(disclosure, fewest):
        item, first = ProjectOf(disclosure, project), ProjectOf(disclosure, original)
        yield item.flaw(
            f"{len(project.indicators)} 个指标与第 {original.no} 个项目"
            f"“{keys.tidy(original.name)}”一字不差",
            *(one.evidence("level3") for one in item.indicators[:3]),
            first.evidence("name"),
        )


def _copies(disclosure: Disclosure, fewest: Decimal) -> Iterator[tuple[Project, Project]]:
    """Projects whose whole table is that of an earlier one of another subject, with that one."""
    tables: defaultdict[tuple[tuple[str, str], ...], list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        if len(project.indicators) >= fewest and not is_secret(project) and _costs(project):
            tables[tuple(sorted(map(signature, project.indicators)))].append(project)
    for alike in tables.values():
        for project in alike[1:]:
            if not same_subject(project.name, alike[0].name):
                yield project, alike[0]


@once_each
def _costs(project: Project) -> bool:
    """Whether a target is an amount of money: that is seldom the same by chance."""
    return any(measures.measure_of(one.target) == "money" for one in project.indicators)


@over("P622", all_of_each)
def names_another_projects_subject(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """An indicator speaks of “云好办” in the table of a project that is something else."""
    yield from _names_of_others(items)
    yield from _systems_of_others(items)


def _names_of_others(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """Names of other projects of the document."""
    disclosure = items[0].disclosure
    whole = _quoted_subjects(disclosure)
    subjects = _bare_subjects(disclosure) | whole
    if not subjects:
        return
    printed = [
        [one.folded["level3"] + one.folded["description"] for one in item.indicators]
        for item in items
    ]
    pattern = _any_standing(subjects, "\n".join(chain.from_iterable(printed)))
    if not pattern:
        return
    copied = {project.no for project, _ in _copies(disclosure, _WHOLE_TABLE)}
    for item, texts in zip(items, printed, strict=True):
        project = item.its
        if project.no in copied:
            continue  # all of it is another project's, which P621 tells
        if not pattern.search("\n".join(texts)):
            continue
        own = item.what_for
        for one, text in zip(item.indicators, texts, strict=True):
            for subject in set(pattern.findall(text)):
                owner = subjects[subject]
                is_named = subject == keys.fold(owner.name) and (
                    is_cost(one) or is_only_a_projects(subject)
                )
                if subject in own or owner is project:
                    continue
                is_told = subject in whole and (is_named or _is_theirs(one, owner))
                if is_cost(one) and _is_of_all(project) and not is_named:
                    continue  # it pays for whatever there is
                if is_told or _pays_for_another(one, subject, own):
                    yield _foreign(one, ProjectOf(disclosure, owner), subject)


def _systems_of_others(items: Sequence[ProjectOf]) -> Iterator[Flaw]:
    """完成阅卷平台工作 in a project that speaks of no such thing elsewhere."""
    for item in items:
        if is_secret(item.its) or _is_of_all(item.its):
            continue
        for one in item.indicators:
            name = one.folded["level3"]
            match = _SYSTEM_DONE.search(name) if "完成" in name else None
            if match and not _speaks_of(item, one, match["what"]):
                said = f"{match['what']}{match['system']}"
                yield one.flaw(f"写的是“{said}”，本项目别处没有说到", "level3")


def _speaks_of(item: ProjectOf, one: IndicatorOf, what: str) -> bool:
    """Whether a project speaks of something outside one of its rows."""
    rest = [other.key for other in item.indicators if other.its is not one.its]
    told = item.what_for + "".join(rest)
    words = [word for word in telling_words(what) if not is_of_any(word)]
    return not words or any(pair in told for word in words for pair in pairs(word))


def _is_of_all(project: Project) -> bool:
    """Whether a name tells nothing of what the money is for: 综合业务经费."""
    name = keys.fold(project.name)
    return is_general(name) and not marks_in(name)


def _pays_for_another(one: IndicatorOf, subject: str, own: str) -> bool:
    """Whether a cost is described as another project's, and its own project says no word of that.

    举办风筝节费用 that is described as 渡口检修费用.
    """
    told = one.folded["description"]
    if not is_cost(one) or subject not in told or subject in one.folded["level3"]:
        return False
    words = telling_words(_OF_MONEY.sub("", told))
    return not any(word in own + one.folded["level3"] for word in words)


def _is_theirs(one: IndicatorOf, owner: Project) -> bool:
    """Whether the owner's table has the indicator as well, and others of the same project."""
    theirs = Counter(map(signature, owner.indicators))
    shared = theirs & Counter(map(signature, one.project.indicators))
    return signature(one.its) in theirs and shared.total() >= _SHARED


@over("P636", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def objective_is_another_projects(disclosure: Disclosure) -> Iterator[Flaw]:
    """An objective or a purpose that another project prints as well, and that is of its name only.

    It may be the first clause of what the other one prints.
    """
    owners: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        for _, text in _aims(project):
            key = _bare_objective(text)
            for part in {key, key.partition(",")[0]}:
                owners[part].append(project)
    for project in disclosure.projects:
        item = ProjectOf(disclosure, project)
        for field, text in _aims(project):
            key = _bare_objective(text)
            if len(key) < _WHOLE_SENTENCE or len(owners[key]) < 2:
                continue
            rest = project.purpose if field == "objectives" else "。".join(project.objectives)
            if _pairs(project.name + rest) & _pairs(key):
                owner = _clear_owner(owners[key], key, project, rest)
            else:
                owner = next(
                    (p for p in owners[key] if keys.in_a_row(bare(p.name), key) >= _OWN_WORDS),
                    next((p for p in owners[key] if _is_about(p, key, project)), None),
                )
            if owner is not None and not same_subject(project.name, owner.name):
                yield item.flaw(
                    f"{FIELDS[field]}“{key}”说的是第 {owner.no} 个项目“{keys.tidy(owner.name)}”",
                    item.evidence(field, text),
                    ProjectOf(disclosure, owner).evidence("name"),
                )


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
    pattern = _any_standing(names, "\n".join(map(keys.fold, objectives)))
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


def _any_standing(names: Iterable[str], text: str) -> re.Pattern[str] | None:
    """A pattern for those of some names that stand in a text, the longest first; None for none."""
    standing = [name for name in names if name in text]
    return re.compile(any_of(standing)) if standing else None


def _prints(project: Project, key: str) -> bool:
    """Whether a project prints an aim of some length, or one that begins with it."""
    own = (_bare_objective(text) for _, text in _aims(project))
    return len(key) >= _WHOLE_SENTENCE and any(key in (aim, aim.partition(",")[0]) for aim in own)


def bare_name(project: Project) -> str:
    """A project's name without years and brackets, and without 项目, 经费 at its end."""
    return re.sub(r"(?:专项)?(?:项目|经费|资金)$", "", bare(project.name))


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


def _quoted_subjects(disclosure: Disclosure) -> dict[str, Project]:
    """What only one project's name has in quotation marks, and whole names of some length."""
    named: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        name = keys.fold(project.name)
        for match in _QUOTED.finditer(name):
            named[match[1] or match[2]].append(project)
        if len(name) >= _LONG_NAME:
            named[name].append(project)
    return {subject: owners[0] for subject, owners in named.items() if len(owners) == 1}


def _bare_subjects(disclosure: Disclosure) -> dict[str, Project]:
    """What only one project is about, by its name without 专项经费 at the end."""
    named: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        if len(name := _OF_WORK.sub("", bare_name(project))) >= _SUBJECT:
            named[name].append(project)
    return {subject: owners[0] for subject, owners in named.items() if len(owners) == 1}


def _foreign(one: IndicatorOf, owner: ProjectOf, subject: str) -> Flaw:
    role = "description" if subject in keys.fold(one.its.description) else "level3"
    return one.flaw(
        f"写的是“{subject}”，那是第 {owner.its.no} 个项目“{keys.tidy(owner.its.name)}”的内容",
        role,
    )
