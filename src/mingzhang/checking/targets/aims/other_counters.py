"""What objectives count by an indicator's noun: 3 座 and 4 处 of one thing, 三个街道 and 4个."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from mingzhang.checking.targets.adding_up import comes_to
from mingzhang.checking.targets.aims.kept import is_kept
from mingzhang.checking.targets.in_figures import in_figures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import Statement, counts_for_each, statements
from mingzhang.checking.targets.things import says
from mingzhang.checking.targets.told import of_this_year
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.kept import once_each

COUNTED = ("数量", "")
_SHORTEST = 2
_NOUN = re.compile(
    "(?:购置|采购|购买|建设|新建|维护|维修)?(?:总数量|总数|数量|个数|场次|次数|台数|辆数|数)?$"
)
_DEED = re.compile(
    "^(?:覆盖|涉及|惠及|更新|更换|购置|采购|购买|配备|安装|添置|配置|建设|新建|编写|编印|印制|举办|开展|组织)"
)
"""What is done to a thing before it is named: 更新电脑."""

_ENDS = ",。;、:)的和及等"
_ALIKE_IN_NUMBER = 3
"""教材 3 部 and 3000 册 of them, 比赛 3 次 of 45 场: a number far off is of another thing."""
_ALIKE = (
    {"处", "座", "个"},
    {"台", "套", "个", "部"},
    {"台", "架", "辆"},
    {"家", "所", "个"},
    {"支", "个"},
    {"辆", "个"},
    {"场", "次"},
    {"册", "本", "部"},
)
"""Counters that people use of the same things, now this and now that."""


def counted_in_another_word(
    item: ProjectOf, seen: Container[int]
) -> Iterator[tuple[IndicatorOf, str, str, Statement]]:
    """27 支工作队 in the objectives and 29 个 in the indicator of nothing but 工作队."""
    alike = set().union(*_ALIKE) if units_told(item) else set()
    quantities = [
        (one, unit)
        for one in item.indicators
        if one.level2 in COUNTED
        and one.its.target.kind == "number"
        and id(one.its) not in seen
        and (unit := counter_of(one.its.target.unit)[0]) in alike
    ]
    for one, unit in quantities:
        name = _NOUN.sub("", one.bare)
        deed = _DEED.match(name)
        noun = name[deed.end() :] if deed else name
        value = counted_out(one.its.target)
        others = {other for those in _ALIKE if unit in those for other in those}.difference({unit})
        if len(noun) < _SHORTEST or counts_for_each(one):
            continue
        yield from _counted_right_before(item, one, unit, noun)
        if others.isdisjoint(units_told(item)):
            continue
        found = [
            (field, text, said)
            for field, text, figures in figures_told(item)
            for said in figures
            if said.unit in others
            and max(said.number, value) <= _ALIKE_IN_NUMBER * min(said.number, value)
            and not said.each
            and (_is_of_just(said, noun) or _is_of_just(said, name))
            and (not deed or says(said.sentence, deed[0]))
        ]
        is_other = len({said.number for *_, said in found}) == 1 and not any(
            not said.is_of_one_whole or said.number == value or is_kept(said, one.its.target, value)
            for *_, said in found
        )
        if is_other and unit not in _units_of(noun, item):
            yield one, *found[0]


def _counted_right_before(
    item: ProjectOf, one: IndicatorOf, unit: str, noun: str
) -> Iterator[tuple[IndicatorOf, str, str, Statement]]:
    """在东关、西关三个街道 in the objectives, where 覆盖街道数 is 4 个."""
    value = counted_out(one.its.target)
    alike = [
        (field, text, said)
        for field, text, figures in figures_told(item)
        for said in figures
        if said.unit == unit
    ]
    found = [
        (field, text, said)
        for field, text, said in alike
        if not said.each and f"{said.printed}{noun}" in said.sentence and "各" not in said.clause
    ]
    of_it = [other for other in item.indicators if _NOUN.sub("", other.bare).endswith(noun)]
    is_told_right = any(said.number == value for *_, said in alike)
    if len({said.number for *_, said in found}) != 1 or len(of_it) > 1 or is_told_right:
        return
    if not any(
        not said.is_of_one_whole
        or comes_to(said.clause, value)
        or is_kept(said, one.its.target, value)
        for *_, said in found
    ):
        yield one, *found[0]


def _is_of_just(said: Statement, noun: str) -> bool:
    """Whether a noun ends what stands behind a figure, or all that stands before it."""
    behind = said.sentence.partition(said.printed + noun)
    ends = behind[1] and (not behind[2] or behind[2][0] in _ENDS)
    return bool(ends) or f"{noun}{said.printed}" in said.sentence


def _units_of(noun: str, item: ProjectOf) -> set[str]:
    """The counters in which the words count what a noun names."""
    figures = (said for *_, every in figures_told(item) for said in every)
    return {said.unit for said in figures if noun in said.sentence}


@once_each
def figures_told(item: ProjectOf) -> Sequence[tuple[str, str, Sequence[Statement]]]:
    """Each text of a project, its name among them, with its field and what it says in figures."""
    named = () if one_of("cost", "over_years").search(item.its.name) else (("name", item.its.name),)
    return [
        (field, text, statements(in_figures(of_this_year(text, item))))
        for field, text in (*item.told(), *named)
    ]


@once_each
def units_told(item: ProjectOf) -> frozenset[str]:
    """The units of all its figures: most have none that an indicator has."""
    return frozenset(said.unit for *_, figures in figures_told(item) for said in figures)
