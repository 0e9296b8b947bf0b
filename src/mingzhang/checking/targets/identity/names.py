"""The project's name: the heading above the table names the same one, and it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, absent, each, over
from mingzhang.checking.findings import Correction
from mingzhang.checking.targets.habits import A_FEW, agrees, other_name
from mingzhang.checking.targets.items import ProjectOf, heading, projects
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure
from mingzhang.reading.projects.titles import name_in

_PAIRS = ("()", "《》", "[]", "【】", "〔〕")
_STRAY_START = re.compile(r"[)\]】〕》、,。;:.]")


@over("P611", projects)
def heading_names_another_project(item: ProjectOf) -> Iterator[Flaw]:
    """The heading and 项目名称 inside the table must be the same, punctuation apart.

    Where headings do not name the projects at all, nothing can be said.
    """
    if not (item.its.title and item.its.name and item.habits.headings) or agrees(item.its):
        return
    title, name = item.evidence("title", item.its.title, "标题"), item.evidence("name")
    flaw = item.flaw(
        f"绩效目标表标题写的是“{keys.tidy(name_in(item.its.title))}”，与表内项目名称不同",
        title,
        name,
    )
    right = (
        Correction(name, words=other_name(item.its)),
        Correction(title, words=keys.fold(item.its.name)),
    )
    yield msgspec.structs.replace(flaw, corrections=right)


@over("P619", projects)
def heading_is_of_another_form(item: ProjectOf) -> Iterator[Flaw]:
    """某项目绩效自评表 above a table of targets."""
    found = one_of("name", "other_forms").search(keys.fold(item.its.title))
    is_budget = item.disclosure.kind == "budget"
    if found and is_budget and found[0] not in keys.fold(item.its.name):
        yield item.flaw(
            f"绩效目标表的标题写成了“{found[0]}”",
            item.evidence("title", item.its.title, "标题"),
        )


@over("P612", projects)
def name_has_stray_signs(item: ProjectOf) -> Iterator[Flaw]:
    """A bracket without its other half, or a name that begins with a comma."""
    name = keys.fold(item.its.name)
    unpaired = [pair for pair in _PAIRS if name.count(pair[0]) != name.count(pair[1])]
    if "(" in name or ")" in name:
        mixed = {"(", "[", "【", "〔"} & set(name) and {")", "]", "】", "〕"} & set(name)
        opened = sum(name.count(pair[0]) for pair in _PAIRS)
        closed = sum(name.count(pair[1]) for pair in _PAIRS)
        unpaired = unpaired if opened != closed or not mixed else []
    if unpaired or _STRAY_START.match(name):
        yield item.flaw("名称里有多余或不成对的符号", item.evidence("name"))


@over("P613", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def headings_are_misnumbered(disclosure: Disclosure) -> Iterator[Flaw]:
    """The numbers of the headings go up one by one; a new list may begin again with 1.

    Behind a number that was given twice, the right one goes on.
    """
    last = counted = 0
    for project in disclosure.projects:
        if not project.printed_no.isdigit():
            last = counted = 0
            continue
        number = int(project.printed_no)
        counted = 1 if number == 1 else counted + 1
        if last and number not in (last + 1, counted, 1):
            item = ProjectOf(disclosure, project)
            word = "重复" if number == last else "不连续"
            yield item.flaw(
                f"绩效目标表标题的序号是 {number}，上一个是 {last}，{word}",
                item.evidence("title", f"{number}、{heading(project)}", "标题")
                if project.title
                else absent(heading(project), project.where),
            )
        last = number


_TITLED_OF = (2, 3)
"""So many of the tables have a title where one that has none has lost it."""


@over("P655", each(lambda disclosure: [disclosure]))
def table_has_no_heading(disclosure: Disclosure) -> Iterator[Flaw]:
    """5、某项目绩效目标表 above the other tables, and nothing above this one."""
    without = [
        project for project in disclosure.projects if not (project.title or project.printed_no)
    ]
    titled = sum(bool(project.title and project.printed_no) for project in disclosure.projects)
    of, all_of = _TITLED_OF
    if without and all_of * titled >= of * len(disclosure.projects) and titled >= A_FEW:
        first, *others = without
        names = "、".join(f"“{project.name}”" for project in others)
        item = ProjectOf(disclosure, first)
        yield item.flaw(
            f"绩效目标表没有印标题，其他 {titled} 张印有序号和标题"
            + (f"；没有标题的还有{names}" if others else ""),
            *(ProjectOf(disclosure, project).evidence("name") for project in without),
        )
