"""What rows name of another project: its name, what only it is about, a system that it runs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.copied.copies import copied_tables
from mingzhang.checking.targets.copied.subjects import (
    any_standing,
    bare_name,
    is_only_a_projects,
)
from mingzhang.checking.targets.copied.telling import is_general, is_of_any, marks_in, pairs
from mingzhang.checking.targets.items import (
    IndicatorOf,
    ProjectOf,
    all_of_each,
    is_secret,
    signature,
)
from mingzhang.checking.targets.things import telling_words
from mingzhang.disclosure import Disclosure, Project

_QUOTED = re.compile(r'"([^"]{2,12})"|《([^《》]{2,20})》')
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
    pattern = any_standing(subjects, "\n".join(chain.from_iterable(printed)))
    if not pattern:
        return
    copied = {project.no for project, _ in copied_tables(disclosure, _WHOLE_TABLE)}
    for item, texts in zip(items, printed, strict=True):
        if item.its.no in copied or not pattern.search("\n".join(texts)):
            continue  # of a table that is all another project's P621 tells
        for one, text in zip(item.indicators, texts, strict=True):
            for subject in set(pattern.findall(text)):
                owner = subjects[subject]
                if owner is item.its or subject in item.what_for:
                    continue
                if _is_taken(item, one, subject, owner, is_whole=subject in whole):
                    yield _foreign(one, ProjectOf(disclosure, owner), subject)


def _is_taken(
    item: ProjectOf, one: IndicatorOf, subject: str, owner: Project, *, is_whole: bool
) -> bool:
    """Whether a row with the subject of another project, perhaps its whole name, is of that one."""
    is_named = subject == keys.fold(owner.name) and (is_cost(one) or is_only_a_projects(subject))
    if is_cost(one) and _is_of_all(item.its) and not is_named:
        return False  # it pays for whatever there is
    is_told = is_whole and (is_named or _is_theirs(one, owner))
    return is_told or _pays_for_another(one, subject, item.what_for)


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
    role = "description" if subject in one.folded["description"] else "level3"
    return one.flaw(
        f"写的是“{subject}”，那是第 {owner.its.no} 个项目“{keys.tidy(owner.its.name)}”的内容",
        role,
    )
