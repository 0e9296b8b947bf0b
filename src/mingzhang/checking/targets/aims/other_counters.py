"""What objectives count by an indicator's noun: 3 座 and 4 处 of one thing, 三个街道 and 4个."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TypeAlias

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


_Told: TypeAlias = tuple[str, str, Statement]
"""A figure of a text, with its field and the text."""


def counted_in_another_word(
    item: ProjectOf, seen: Container[int]
) -> Iterator[tuple[IndicatorOf, str, str, Statement]]:
    """The quantities of which a project's words tell another number by their noun alone."""
    alike = set().union(*_ALIKE) if units_told(item) else set()
    for one in item.indicators:
        if one.level2 not in COUNTED or one.its.target.kind != "number" or id(one.its) in seen:
            continue
        if counter_of(one.its.target.unit)[0] not in alike or counts_for_each(one):
            continue
        if len(_named(one)[1]) >= _SHORTEST:
            yield from ((one, *said) for said in _counted_right_before(item, one))
            yield from ((one, *said) for said in _counted_in_another_counter(item, one))


def _named(one: IndicatorOf) -> tuple[str, str]:
    """What is done, and the noun that is counted: 更新 and 电脑, of 更新电脑数量."""
    name = _NOUN.sub("", one.bare)
    deed = _DEED.match(name)
    return (deed[0], name[deed.end() :]) if deed else ("", name)


def _counted_in_another_counter(item: ProjectOf, one: IndicatorOf) -> Iterator[_Told]:
    """27 支工作队 in the objectives and 29 个 in the indicator of nothing but 工作队."""
    unit, _ = counter_of(one.its.target.unit)
    others = set().union(*(those for those in _ALIKE if unit in those)) - {unit}
    if others.isdisjoint(units_told(item)):
        return
    (deed, noun), value = _named(one), counted_out(one.its.target)
    found = [
        (field, text, said)
        for field, text, said in _every(item)
        if said.unit in others
        and max(said.number, value) <= _ALIKE_IN_NUMBER * min(said.number, value)
        and not said.each
        and (_is_of_just(said, noun) or _is_of_just(said, deed + noun))
        and (not deed or says(said.sentence, deed))
    ]
    if _are_another(found, one) and unit not in _units_of(noun, item):
        yield found[0]


def _counted_right_before(item: ProjectOf, one: IndicatorOf) -> Iterator[_Told]:
    """在东关、西关三个街道 in the objectives, where 覆盖街道数 is 4 个."""
    unit, _ = counter_of(one.its.target.unit)
    noun, value = _named(one)[1], counted_out(one.its.target)
    alike = [told for told in _every(item) if told[2].unit == unit]
    found = [
        (field, text, said)
        for field, text, said in alike
        if not said.each and f"{said.printed}{noun}" in said.sentence and "各" not in said.clause
    ]
    of_it = [other for other in item.indicators if _NOUN.sub("", other.bare).endswith(noun)]
    if len(of_it) > 1 or any(said.number == value for *_, said in alike):
        return
    if _are_another(found, one) and not any(comes_to(said.clause, value) for *_, said in found):
        yield found[0]


def _every(item: ProjectOf) -> Iterator[_Told]:
    for field, text, figures in figures_told(item):
        yield from ((field, text, said) for said in figures)


def _are_another(found: Sequence[_Told], one: IndicatorOf) -> bool:
    """Whether figures are one number, of one whole, and not what is asked for nor within it."""
    value = counted_out(one.its.target)
    return len({said.number for *_, said in found}) == 1 and not any(
        not said.is_of_one_whole or said.number == value or is_kept(said, one.its.target, value)
        for *_, said in found
    )


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
