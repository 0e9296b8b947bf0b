"""The department's goals against the projects' indicators: one thing, two figures.

改造老旧小区 26 个 in 部门整体绩效目标 and 22 个 in the table of the project that rebuilds them.
Only what both call by one name is compared, in one unit, and only where no indicator agrees.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.kept import is_kept
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.department_tables import overall_tables
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, among, is_secret
from mingzhang.checking.targets.numbers import counter_of, is_not_of_this_year, look_alike
from mingzhang.checking.targets.statements import (
    Statement,
    asked_in_one_unit,
    grammar,
    in_one_unit,
    of_the_whole,
    statements,
    timed,
)
from mingzhang.checking.targets.things import says, says_most_of, telling_words, thing_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, PerformanceGoal, Printed
from mingzhang.numerals import WAN

_FIGURE = re.compile(r"(?<![\d.\-—~～至第])(\d+(?:\.\d+)?)([万亿]?)(?![\d.年月]|[\-—~～至]\d)")
_DIGIT = re.compile(r"\d")
_SPLIT = re.compile(r"[。;,、:\n]")
_YEAR = re.compile(r"(20\d\d)年")
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.\"]+$")
_COUNTED = re.compile(r"(?:总?数量?|个数|人数|户数|次数|场次|面积|长度|里程)$")
_SHORTEST = 4
"""So many characters in a row name one thing."""

_ANY_TASK = ("按期", "按时", "如期", "任务")
"""项目按期完成率 is of all projects, 奖补项目按期完成率 of one."""

_ENDING = 2
_TELLING = 3
"""So many characters beside those of any name (开展活动) say what it is of."""

_SCALE = {"": Decimal(1), "万": WAN, "亿": WAN * WAN}


class Measured(msgspec.Struct, frozen=True):
    """An indicator with a number, and what a figure in words needs to be compared with it."""

    one: IndicatorOf
    name: str
    """Without the words for counting at its end."""

    unit: str
    """As it stands behind a figure, without 万; "元" of all money."""

    value: Decimal
    """In that unit."""


class GoalsOf(msgspec.Struct, frozen=True):
    """A department's goals, with all indicators that they can be compared with."""

    disclosure: Disclosure
    goals: tuple[PerformanceGoal, ...]
    indicators: tuple[Measured, ...]
    tables: tuple[PerformanceGoal, ...]
    """Those whose indicators stand in a table; the rules on indicators look at these."""


def _goals(items: Sequence[ProjectOf]) -> Iterator[GoalsOf]:
    disclosure = items[0].disclosure
    if not disclosure.goals:
        return
    indicators = tuple(
        measured
        for item in items
        if not is_secret(item.its)
        for one in item.indicators
        if (measured := _measured(one))
    )
    tables = tuple(table.goal for table in overall_tables(disclosure))
    if indicators:
        goals = tuple(goal for goal in disclosure.goals if goal.kind != "measure")
        yield GoalsOf(disclosure, goals, indicators, tables)


class Figure(msgspec.Struct, frozen=True):
    """A number in a clause, with the words before and behind it."""

    clause: str
    phrase: str
    number: Decimal
    rest: str
    goal: PerformanceGoal


@over("P350", among(_goals))
def goal_and_indicator_differ(of: GoalsOf) -> Iterator[Flaw]:
    """One thing, by name, with another number than its indicator has."""
    told: set[int] = set()
    for one, clause, goal in (*_named_alike(of), *_said_alike(of)):
        if id(one.its) not in told:
            told.add(id(one.its))
            yield one.flaw_beside(
                f"的指标值是“{keys.tidy(one.its.target.text)}”，部门整体绩效目标写的是“{clause}”",
                quote("部门整体绩效目标", _printed(of, clause, goal)),
            )


_Differs: TypeAlias = tuple[IndicatorOf, str, PerformanceGoal]
"""An indicator, and the clause of a goal that has another number of the same thing."""


def _named_alike(of: GoalsOf) -> Iterator[_Differs]:
    """By the name that stands before a figure."""
    by_unit: defaultdict[str, list[Measured]] = defaultdict(list)
    for known in of.indicators:
        by_unit[known.unit].append(known)
    for figure in (figure for goal in of.goals for figure in _figures(of, goal)):
        found = list(_of_one_name(figure, by_unit))
        if any(figure.number == known.value for known, _ in found):
            continue
        closest = max((close for _, close in found), default=0)
        best = [known for known, close in found if close == closest]
        is_one = len({known.value for known in best}) == 1
        if is_one and all(figure.number != _of_all(it, by_unit[it.unit]) for it in best):
            yield best[0].one, figure.clause, figure.goal


def _of_all(its: Measured, counted: Sequence[Measured]) -> Decimal:
    """What a project's quantities of one unit come to: 鼠害防治 9 and 虫害防治 4 万亩."""
    project, level = its.one.project, its.one.level2
    return sum(
        (of.value for of in counted if of.one.project is project and of.one.level2 == level),
        Decimal(0),
    )


def _said_alike(of: GoalsOf) -> Iterator[_Differs]:
    """By the words around a figure, in whatever order: 维修养护供水工程 and 供水工程维修养护."""
    by_unit: defaultdict[str, list[tuple[Decimal, IndicatorOf]]] = defaultdict(list)
    for known in of.indicators:
        unit, _ = counter_of(known.unit)
        value, kind = timed(known.value, unit)
        by_unit[kind].append((value, known.one))
    for goal in of.goals:
        for said in _statements(of, goal):
            number, kind = in_one_unit(said)
            same = [(value, one) for value, one in by_unit[kind] if _is_said_of(said, one)]
            values = [value for value, _ in same]
            if (
                not same
                or number in _totals([*values, _beside(same[0][1], by_unit[kind])])
                or _has_both(number, kind, same[0][1])
            ):
                continue
            least, one = same[0]
            is_time = kind != said.unit or kind in grammar().minutes
            if len(same) == 1 and (is_time or not is_kept(said, one.its.target, least)):
                yield one, said.clause, goal


def _beside(one: IndicatorOf, counted: Sequence[tuple[Decimal, IndicatorOf]]) -> Decimal:
    """What the other quantities of its project come to, counted alike."""
    return sum(
        (
            value
            for value, other in counted
            if other.project is one.project and other is not one and other.level2 == one.level2
        ),
        Decimal(0),
    )


def _totals(values: Sequence[Decimal]) -> set[Decimal]:
    return {*values, sum(values, Decimal(0))}


def _has_both(number: Decimal, kind: str, one: IndicatorOf) -> bool:
    """Whether the project itself has the other number, too: P344 tells of that."""
    told = (one.project.name, one.project.purpose, *one.project.objectives)
    targets = (
        asked_in_one_unit(other.target)
        for other in one.project.indicators
        if other.target.kind == "number"
    )
    words = telling_words(thing_of(one))
    return (number, kind) in targets or any(
        in_one_unit(said) == (number, kind)
        for text in told
        for said in statements(text)
        if any(says(said.clause, word) for word in words)
    )


def _statements(of: GoalsOf, goal: PerformanceGoal) -> Iterator[Statement]:
    """What a goal says of the whole of something in its year."""
    texts = [goal.title, goal.objective, "" if goal in of.tables else goal.indicators]
    for said in statements("。".join(texts + goal.rest.split("\n"))):
        years = set(_YEAR.findall(said.sentence)) - {str(of.disclosure.year)}
        if of_the_whole(said) and not years and not is_not_of_this_year(said.sentence):
            yield said


def _is_said_of(said: Statement, one: IndicatorOf) -> bool:
    """Whether a figure has all words of a name, and most of its own are the project's."""
    words = telling_words(thing_of(one))
    if sum(map(len, words)) < _SHORTEST or not all(says(said.item, word) for word in words):
        return False
    about = keys.fold(one.its.level3 + one.its.description + one.project.name)
    return says_most_of(about, telling_words(said.item))


def _figures(of: GoalsOf, goal: PerformanceGoal) -> Iterator[Figure]:
    texts = (goal.title, goal.objective, "" if goal in of.tables else goal.indicators)
    for sentence in keys.sentences(keys.fold("。".join(texts))):
        if not _DIGIT.search(sentence):
            continue
        years = set(_YEAR.findall(sentence)) - {str(of.disclosure.year)}
        if years or is_not_of_this_year(sentence):
            continue
        for clause in _SPLIT.split(sentence):
            if not _DIGIT.search(clause) or _other().search(clause):
                continue
            for match in _FIGURE.finditer(clause):
                phrase = _RUN.search(_stated().sub("", clause[: match.start()]))
                number = Decimal(match[1]) * _SCALE[match[2]]
                if phrase and len(phrase[0]) >= _SHORTEST:
                    yield Figure(clause, phrase[0], number, clause[match.end() :], goal)


@cache
def _other() -> re.Pattern[str]:
    """A clause of part, of a change or of other years."""
    return one_of("clause", "of_other_figures", "[十二三四五]年", "每(?!周|天|日|月)")


@cache
def _stated() -> re.Pattern[str]:
    """What stands between a name and its number."""
    words = (one_of("limit", name) for name in ("at_least", "at_most", "reach", "stated"))
    return re.compile(f"(?:{'|'.join(one.pattern for one in words)})+$")


def _measured(one: IndicatorOf) -> Measured | None:
    """An indicator that a goal can speak of; None of costs, satisfaction, words, ratios of two.

    Nor of 新增: a goal tells how many there are to be, or says 新增 itself.
    """
    target = one.its.target
    if target.kind != "number" or one.its.level1 == "满意度指标" or is_cost(one):
        return None
    unit = one.unit
    if not unit or "新增" in one.its.level3:
        return None
    name = _COUNTED.sub("", one.bare)
    if money := measures.in_yuan(target.value, unit):
        return None if "/" in unit else Measured(one, name, "元", money)
    scale = _SCALE.get(unit[0], Decimal(1))
    bare = unit[1:] if scale > 1 else unit
    return Measured(one, name, bare, Decimal(target.value) * scale) if bare else None


def _of_one_name(
    figure: Figure, indicators: Mapping[str, Sequence[Measured]]
) -> Iterator[tuple[Measured, int]]:
    """The indicators of what a figure is of, by their units, each with how alike the names are."""
    for unit, counted in indicators.items():
        for known in counted if _is_counted_in(figure, unit) else ():
            if close := _closeness(figure, known):
                yield known, close


def _is_counted_in(figure: Figure, unit: str) -> bool:
    """Whether a figure has a unit, and that whole: 5 万元/人 is no money, 3 人次 no people."""
    behind = figure.rest[len(unit) :]
    apart = ("/",) if unit == "元" else ("/", "次")
    return figure.rest.startswith(unit) and not behind.startswith(apart)


def _closeness(figure: Figure, known: Measured) -> int:
    """How many characters of an indicator's name a phrase has, 0 where it may be of another thing.

    Where the numbers are alike but for a slip, the description may name the thing.
    """
    phrase, name = figure.phrase, known.name
    is_wider = name.endswith(phrase) and not _says_of_which(figure.goal, name[: -len(phrase)])
    if phrase[-_ENDING:] == name[-_ENDING:] and _is_one_name(phrase, name) and not is_wider:
        close = min(len(phrase), len(name))
        if close >= _SHORTEST:
            return close
    is_named = len(name) >= _ENDING and phrase.endswith(name)
    if not is_named or not look_alike(figure.number, known.value):
        return 0
    described = keys.in_a_row(phrase, keys.fold(known.one.its.description))
    return described if described >= _SHORTEST else 0


def _says_of_which(goal: PerformanceGoal, of: str) -> bool:
    """Whether a goal says somewhere what a name says more: 农村, of 农村污水处理率."""
    said = keys.fold(goal.title + goal.objective + goal.indicators)
    return all(word in said for word in telling_words(of))


def _is_one_name(phrase: str, name: str) -> bool:
    """每周免费开放时间 and 每周开放时间: one is the other with words put in, and says of what."""
    telling = one_of("writing", "common", *_ANY_TASK).sub("", min(phrase, name, key=len))
    within = keys.has_in_order(phrase, name) or keys.has_in_order(name, phrase)
    return within and len(telling) >= _TELLING


def _printed(of: GoalsOf, clause: str, goal: PerformanceGoal) -> Printed:
    """The line of a table or the paragraph that prints a clause; a goal can be several."""
    for line, where in zip(goal.rest.split("\n"), goal.places.get("rest", ()), strict=False):
        if clause in keys.fold(line):
            return Printed(line, where)
    for section in of.disclosure.sections:
        for paragraph in section.paragraphs:
            if clause in keys.fold(paragraph.text):
                return paragraph
    return Printed(clause, goal.where)
