"""The numbers of a department's goal, against those of its own indicators and of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import product

import msgspec

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets.department_goals import GoalOf, in_sentences
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.statements import (
    Statement,
    grammar,
    in_one_unit,
    of_the_whole,
    statements,
)
from mingzhang.checking.targets.things import says, says_most_of, telling_words
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import PerformanceGoal, Printed

_CLAUSES = re.compile(r"[,，。;；、:：()（）]")
_DIGIT = re.compile(r"\d")
_EACH = re.compile("每(?!年)|各|季|月均|年均|日均|其中|以[上下内]|单[次个]|/")
"""Numbers of a part or of a shorter time are other numbers."""

_WORD = 2
_ALIKE = 4
"""Characters of a thing's name that two clauses share."""


class _Count(msgspec.Struct, frozen=True):
    """A number of things in a clause."""

    text: str
    number: str
    unit: str
    things: tuple[str, ...]
    """The words before it, and those behind it."""


@cache
def _counted() -> re.Pattern[str]:
    """A number of things, with the words around it."""
    return re.compile(
        r"(?P<before>[\u4e00-\u9fff]{0,12}?)(?:≥|>=|≤|<=|=|不低于|不少于|不超过|达到|为|约)?"
        rf"(?P<number>\d+(?:\.\d+)?)(?P<unit>小时|{counting.counter_pattern()})"
        r"(?P<behind>[\u4e00-\u9fff]{0,12})"
    )


def _counts(text: str) -> list[_Count]:
    return [
        _Count(match[0], match["number"], match["unit"], (match["before"], match["behind"]))
        for clause in _CLAUSES.split(keys.without_markup(keys.fold(text)))
        if _DIGIT.search(clause) and not _EACH.search(clause)
        for match in _counted().finditer(clause)
    ]


def _is_of(one: _Count, other: _Count) -> bool:
    """Whether both count one thing in the same unit."""
    pairs = product(one.things, other.things)
    return one.unit == other.unit and any(_is_one_name(*pair) for pair in pairs)


def _is_one_name(one: str, other: str) -> bool:
    """Whether two names share four characters, or one has all those of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _ALIKE:
        return False
    return keys.in_a_row(short, long) >= _ALIKE or keys.has_in_order(long, short)


_MEASURED = re.compile(
    r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)"
    r"(?P<unit>万?(?:吨|公里|亩|栋|座|平方米|立方米|株|盏|眼|册)|公斤|千瓦)"
)
"""Of things that few goals have two kinds of; people and files are counted of everything."""

_PARTS = re.compile("[每各]|季|均|其中|单[次个]|/|新增")


def _slips(of: GoalOf) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Numbers in a unit that objective and indicators have once, but for a slip the same."""
    aims, told = (_measured(text) for text in (of.goal.objective, of.goal.indicators))
    objective = keys.fold(of.goal.objective)
    for one, clause in told:
        same = [aim for aim, _ in aims if aim["unit"] == one["unit"]]
        if len(same) != 1 or sum(other["unit"] == one["unit"] for other, _ in told) > 1:
            continue
        is_named = keys.in_a_row(clause.partition(one[0])[0], objective) >= _WORD
        if is_named and look_alike(Decimal(one["number"]), Decimal(same[0]["number"])):
            yield one, same[0]


def _in_other_units(of: GoalOf) -> Iterator[tuple[Statement, Statement]]:
    """10 分钟内发布 in the objective, 发布时间≤10小时 in its indicators: one number, two units."""
    minutes = grammar().minutes
    told = [one for one in statements(of.goal.indicators) if one.unit in minutes]
    for one in told:
        for other in statements(of.goal.objective):
            is_same = other.unit in minutes and one.number == other.number
            is_other = is_same and minutes[one.unit] != minutes[other.unit]
            if is_other and keys.in_a_row(one.clause, other.clause) > _WORD:
                yield one, other


def _measured(text: str) -> list[tuple[re.Match[str], str]]:
    """The numbers of a text that are of the whole of something, each with its clause."""
    return [
        (match, clause)
        for clause in _CLAUSES.split(keys.fold(text))
        if not _PARTS.search(clause)
        for match in _MEASURED.finditer(clause)
    ]


@over("P421", each(in_sentences))
def indicator_has_another_number(of: GoalOf) -> Iterator[Flaw]:
    """改造基层社 5 个 as the objective, and 改造基层社 8 个 as its indicator."""
    seen = set()
    for whole, said, part in _otherwise_above(of):
        yield _differs(of, said.clause, part.clause, whole)
        seen.add(part.printed)
    for own, aim in _slips(of):
        seen.add(own[0])
        yield _differs(of, aim[0], own[0])
    for lasts, meant in _in_other_units(of):
        yield _differs(of, meant.clause, lasts.clause)
    aims, told = _counts(of.goal.objective), _counts(of.goal.indicators)
    for one in told:
        same = [aim for aim in aims if _is_of(aim, one)]
        if len(same) != 1 or sum(_is_of(same[0], other) for other in told) > 1:
            continue
        is_seen = any(one.text.endswith(text) for text in seen)
        if not (_is_kept(same[0], one) or is_seen):
            yield _differs(of, same[0].text, one.text)


def _is_kept(aim: _Count, told: _Count) -> bool:
    """Whether an indicator has the number of an objective, or more than 不少于 30 支."""
    expected, number = Decimal(aim.number), Decimal(told.number)
    is_floor = number > expected and one_of("limit", "at_least").search(aim.text)
    return number == expected or (bool(is_floor) and not look_alike(expected, number))


def _otherwise_above(of: GoalOf) -> Iterator[tuple[PerformanceGoal, Statement, Statement]]:
    """What the goals of the whole say otherwise than a part's indicators do."""
    parts = [one for one in statements(of.goal.indicators) if of_the_whole(one)]
    for whole in of.wholes if parts else ():
        said = [one for one in statements(whole.objective) if of_the_whole(one)]
        for part in parts:
            same = [one for one in said if _is_said_again(one, part)]
            if len(same) == 1 and in_one_unit(same[0]) != in_one_unit(part):
                yield whole, same[0], part


def _is_said_again(one: Statement, part: Statement) -> bool:
    """Whether a figure has all words of another, which has most of its own."""
    words = telling_words(part.item)
    return (
        in_one_unit(one)[1] == in_one_unit(part)[1]
        and one.is_at_least == part.is_at_least
        and sum(map(len, words)) >= _ALIKE
        and all(says(one.item, word) for word in words)
        and says_most_of(part.item, telling_words(one.item))
    )


def _differs(of: GoalOf, aimed: str, told: str, whole: PerformanceGoal | None = None) -> Flaw:
    whose = "总体绩效目标写" if whole else "目标写"
    flaw = of.flaw(f"的{whose}“{aimed}”，指标写“{told}”，数不同")
    title = keys.tidy(of.goal.title) or "部门整体绩效目标"
    printed = Printed(whole.objective, whole.where) if whole else Printed(of.goal.objective, of.aim)
    aim = quote(title, printed)
    return msgspec.structs.replace(flaw, evidence=(*flaw.evidence, aim))
