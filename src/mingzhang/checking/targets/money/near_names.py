"""Projects whose name in the narrative is not quite that of a table: 督察室, 督查室.

Each item of a list that no table has by its whole name is matched with each table that no
item has. Only a pair that is alike both ways, and like nothing else, is compared; and none
whose amount is that of another table without an item, which may be the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.findings import Correction
from mingzhang.checking.targets.budgets import (
    budget_in_yuan,
    half_a_place,
    is_cost,
    totals_of,
)
from mingzhang.checking.targets.habits import other_name
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.checking.targets.money.narrative import (
    MAINLY,
    Sentence,
    Stated,
    items,
    sentences,
    whole_of,
)
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Project

_NEARLY = 0.7
"""Of all characters, where no amount has to tell which table is meant."""

_ALIKE = 0.75
_CLEARLY = 0.2
"""By how much all others are less alike, if it is to be told which one is meant."""

_PLAIN = re.compile(r'["“”《》()（）:：·—-]|项目|专项|工作|费用?|经费|资金')
"""What abbreviations leave out."""

_SAME = (
    (re.compile(r'[和及与、"“”《》()（）—-]'), ""),
    (re.compile("经费"), "费"),
    (re.compile("运行维护"), "运维"),
    (re.compile("日常性"), "日常"),
    (re.compile(r"^20\d\d年度?"), ""),
)
"""What a name can have one way or the other, and be the same."""

_A_LIST = 4
"""So many projects that have a table and stand in the list show that all of them do."""

_LOOSELY = 0.5
_SAME_SIZE = Decimal("1.5")
"""Amounts that are further apart are hardly of one project."""

_PART = (
    r"[一二三四五六七八九十\d]+期|第?[一二三四五六七八九十\d]+批|[一二三四五六七八九十\d]+标段?"
    r"|等\d+个|[及和、与]|[乡村镇郊]|20\d\d|[东南西北上下新老]"
)
"""What tells a project's phase, place or year from another's, beside the words for its money."""

_BRACKETS = re.compile(r"\(([^()]*)\)(?:项目|经费|资金)?$")
_SHORTEST = 2


@over("P524", sentences)
def narrative_names_it_otherwise(sentence: Sentence) -> Iterator[Flaw]:
    """督察室 in the narrative, 督查室 in the table: one of them is not the project's name.

    Where the table's heading has the narrative's name, P611 tells it; with another amount, P527.
    """
    if not MAINLY.search(sentence.key):
        return
    tables = sentence.tables
    listed = MAINLY.split(sentence.key, maxsplit=1)[1]
    named = [name for name, _ in items(sentence.key)]
    unnamed = [name for name in tables if name not in listed and name not in named]
    told = {name for name, _ in _with_another_amount(sentence)}
    for name in named:
        if name in tables or name in told or any(name in its or its in name for its in tables):
            continue
        alike = [its for its in unnamed if keys.alike(name, its, _NEARLY)]
        if len(alike) == 1 and _is_written_otherwise(name, alike[0], tables[alike[0]]):
            item = ProjectOf(sentence.disclosure, tables[alike[0]][0])
            flaw = item.flaw(
                f"名称在文字里写作“{name}”",
                item.evidence("name"),
                quote(sentence.section, sentence.printed),
            )
            right = Correction(item.evidence("name"), words=name)
            yield msgspec.structs.replace(flaw, corrections=(right,))


def _is_written_otherwise(name: str, its: str, projects: Sequence[Project]) -> bool:
    """Whether a name is neither the one nor the other name of a project's table, nor short for it.

    义教 is short for 义务教育; with one character less it is misprinted.
    """
    said, printed = _folded(name), _folded(its)
    is_short = len(printed) - len(said) > 1 and keys.has_in_order(printed, said)
    return said != printed and not is_short and name not in map(other_name, projects)


def _folded(name: str) -> str:
    """A name without what means nothing: 建设和运行维护经费, 建设与运维费."""
    for pattern, written in _SAME:
        name = pattern.sub(written, name)
    return name


@over("P527", sentences)
def near_name_with_another_amount(sentence: Sentence) -> Iterator[Flaw]:
    """A project that the words name nearly as its table does, with another amount."""
    return (flaw for _, flaw in _with_another_amount(sentence))


def _with_another_amount(sentence: Sentence) -> Iterator[tuple[str, Flaw]]:
    """Each name of the words that means a table with another amount."""
    tables = sentence.tables
    taken = {stated.at for stated in sentence.stated.values()}
    left = [(name, stated) for name, stated in items(sentence.key) if stated.at not in taken]
    if not left:
        return
    free = {name: tables[name] for name in tables if name not in sentence.stated}
    amounts = {name: _amount(sentence.disclosure, projects) for name, projects in free.items()}
    for name, stated in left:
        its = _its_table(name, [other for other, _ in left], free)
        if not its or _parts(_whole(name, sentence.key[: stated.at])) != _parts(its):
            continue
        money = amounts.get(its)
        if money is None or abs(money[0] - stated.yuan) <= stated.rounding + money[1]:
            continue
        if not (_is_of_a_size(money[0], stated.yuan) or look_alike(money[0], stated.yuan)):
            continue
        if not any(_is_same(other, stated) for other in amounts.values() if other):
            item = ProjectOf(sentence.disclosure, free[its][0])
            yield (
                name,
                item.flaw(
                    f"{money[2]}，文字里名称相近的“{name}”是 {stated.text}",
                    quote(sentence.section, sentence.printed),
                    item.evidence("name"),
                ),
            )


@over("P110", sentences)
def projects_and_tables_do_not_match(sentence: Sentence) -> Iterator[Flaw]:
    """A list that names all projects with a table and one more; all but one, and they make up all.

    Where names or amounts only differ, other rules tell it.
    """
    tables = sentence.tables
    taken = {stated.at for stated in sentence.stated.values()}
    if not MAINLY.search(sentence.key) or len(taken) < _A_LIST:
        return
    left = [(name, stated) for name, stated in items(sentence.key) if stated.at not in taken]
    free = [name for name in tables if name not in sentence.stated]
    if not free and len(left) * _A_LIST <= len(taken) + _A_LIST:
        for name, stated in left:
            if not any(_may_be_of(name, table) for table in tables):
                yield Flaw(
                    f"“{sentence.section}”列有“{name}”{stated.text}，没有这个项目的绩效目标表，"
                    f"列出的其他 {len(taken)} 个项目都有",
                    (quote(sentence.section, sentence.printed),),
                    section=sentence.section,
                )
    if len(free) == 1 and not left and _are_all(sentence, sentence.stated.values()):
        item = ProjectOf(sentence.disclosure, tables[free[0]][0])
        yield item.flaw(
            f"没有列入文字里的项目支出，所列 {len(taken)} 个项目加起来已是全部项目支出",
            item.evidence("name"),
            quote(sentence.section, sentence.printed),
        )


def _may_be_of(name: str, table: str) -> bool:
    """Whether a name can be a part or another name of a project that has a table."""
    return name in table or table in name or likeness(name, table) >= _LOOSELY


def _are_all(sentence: Sentence, found: Collection[Stated]) -> bool:
    """Whether the amounts make up all that the sentence says is spent on projects."""
    whole = whole_of(sentence.key)
    rounding = sum((one.rounding for one in found), Decimal(0))
    total = sum((one.yuan for one in found), Decimal(0))
    return whole is not None and abs(whole.yuan - total) <= rounding + whole.rounding


_Money = tuple[Decimal, Decimal, str]
"""An amount in 元, half its last place, and what it is."""


def _amount(disclosure: Disclosure, projects: Sequence[Project]) -> _Money | None:
    """The budget of the only project of a name, or its only cost where no budget is printed."""
    if len(projects) != 1:
        return None
    project = projects[0]
    budget = budget_in_yuan(project)
    if budget is not None:
        return budget, Decimal(0), f"预算数是 {project.budget} {project.money_unit}"
    item = ProjectOf(disclosure, project)
    costs = totals_of(item)
    if project.budget or len(costs) != 1 or sum(map(is_cost, item.indicators)) != 1:
        return None
    one, cost = costs[0]
    return cost, half_a_place(one), f"{one.label}的指标值是“{one.its.target.text}”"


def _parts(name: str) -> set[str]:
    return set(one_of("name", "part_of_a_project", _PART).findall(name))


def _whole(name: str, before: str) -> str:
    """The name with the brackets that stand between it and its amount."""
    brackets = _BRACKETS.search(before)
    return name + brackets[1] if brackets else name


def _is_of_a_size(left: Decimal, right: Decimal) -> bool:
    return max(left, right) <= _SAME_SIZE * min(left, right)


def _is_same(money: _Money, stated: Stated) -> bool:
    return abs(money[0] - stated.yuan) <= stated.rounding + money[1]


def _its_table(name: str, names: Sequence[str], tables: Mapping[str, Sequence[Project]]) -> str:
    """The one table that a name can mean, if that table can mean no other name; else ""."""
    table = _most_alike(name, list(tables))
    return table if table and _most_alike(table, names) == name else ""


def _most_alike(name: str, others: Sequence[str]) -> str:
    """The one that is much like a name, where no other one is nearly so; else ""."""
    ordered = sorted(((likeness(name, other), other) for other in others), reverse=True)
    best, runner_up = (*ordered, (0.0, ""), (0.0, ""))[:2]
    return best[1] if best[0] >= _ALIKE and best[0] - runner_up[0] >= _CLEARLY else ""


def likeness(name: str, table: str) -> float:
    """How much two names are alike, 0 to 1; 1 where one only leaves out what means little."""
    one, other = _PLAIN.sub("", name), _PLAIN.sub("", table)
    if min(len(one), len(other)) < _SHORTEST:
        return float(name == table)
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
