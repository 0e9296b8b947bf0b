"""What the objectives and the purpose promise in numbers, against the indicators that count it.

培训 30 人 and an indicator of 20: one thing said twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.adding_up import comes_to, counted_in, totals
from mingzhang.checking.targets.aims.agreement import (
    says_another_grade,
    says_one_thing_twice,
    says_two_numbers,
)
from mingzhang.checking.targets.aims.beside import counted_beside, factor_of_a_cost
from mingzhang.checking.targets.aims.bounds import bounded_on_the_other_side
from mingzhang.checking.targets.aims.durations import SPAN_OF_ONE
from mingzhang.checking.targets.aims.kept import is_enough, is_within
from mingzhang.checking.targets.aims.other_counters import counted_in_another_word
from mingzhang.checking.targets.aims.quantities import (
    comes_with_what_is_done_often,
    is_done_to_it,
    is_new,
    is_of_other_ages,
    is_one_of_a_list,
    ought_and_did,
    said_otherwise,
)
from mingzhang.checking.targets.fitting import misfits
from mingzhang.checking.targets.in_figures import as_printed
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import (
    counted_otherwise,
    counted_out,
    counter_of,
    look_alike,
    value_in,
)
from mingzhang.checking.targets.statements import counts_for_each
from mingzhang.checking.targets.things import says_most_of, telling_words, thing_of
from mingzhang.checking.targets.told import all_of_this_year, promise_of, promised

_CLAUSE_ENDS = "。;,"
_HALF = Decimal("0.5")


@over("P344", open_projects)
def objective_counts_otherwise(item: ProjectOf) -> Iterator[Flaw]:
    """培训 30 人 in the objectives and 20 人 in the indicator that counts them."""
    misfit = {id(one.its) for one in item.indicators if misfits(one)}  # P301 tells of them
    told: set[int] = set(misfit)
    yield from _by_what_is_counted(item, told)
    yield from _by_the_words_around(item, told)
    yield from _in_another_counter(item, told)
    yield from _on_the_other_side(item, told)
    if told == misfit:
        yield from says_two_numbers(item)
        yield from counted_beside(item)
    yield from factor_of_a_cost(item)
    yield from says_one_thing_twice(item)
    yield from says_another_grade(item)


def _by_what_is_counted(item: ProjectOf, told: set[int]) -> Iterator[Flaw]:
    """By the thing of which a figure and an indicator are; what is told is added to the told."""
    for one in item.indicators:
        if id(one.its) not in told and (said := said_otherwise(item, one)):
            told.add(id(one.its))
            field, where, first = said[0]
            places = [(field, text) for field, text, _ in said]
            yield _flaw(item, one, (field, as_printed(first.clause, where)), places)


def _by_the_words_around(item: ProjectOf, told: set[int]) -> Iterator[Flaw]:
    """By the characters that a name shares with the words around a number."""
    for one, numbers, around in counted_otherwise(all_of_this_year(item), item.indicators):
        if id(one.its) not in told and not _is_right(item, one, numbers, around):
            field, text = promise_of(item, around)
            yield _flaw(item, one, (field, around), [(field, text)])


def _in_another_counter(item: ProjectOf, told: set[int]) -> Iterator[Flaw]:
    for one, field, text, said in counted_in_another_word(item, told):
        told.add(id(one.its))
        yield _flaw(item, one, (field, as_printed(said.printed, text)), [(field, text)])


def _on_the_other_side(item: ProjectOf, told: set[int]) -> Iterator[Flaw]:
    """By a bound that is not the indicator's: 不多于 180 天 and ≥180 天."""
    for one, field, text, said in bounded_on_the_other_side(item, told):
        told.add(id(one.its))
        yield _flaw(item, one, (field, as_printed(said.clause, text)), [(field, text)])


def _flaw(
    item: ProjectOf, one: IndicatorOf, said: tuple[str, str], places: Sequence[tuple[str, str]]
) -> Flaw:
    field, words = said
    return item.flaw(
        f"{FIELDS[field]}写“{words}”，{one.label}的指标值却是“{one.its.target.text}”",
        one.evidence(),
        *(item.evidence(field, text) for field, text in places),
    )


def _is_right(item: ProjectOf, one: IndicatorOf, numbers: Sequence[Decimal], around: str) -> bool:
    """Whether other numbers by a quantity's words are no other than its target, or of another."""
    target, value = one.its.target, counted_out(one.its.target)
    clause, is_less = _clause_of(item, around), value < min(numbers)
    return (
        not (look_alike(value, numbers[0]) or _speaks_of_it(clause, one))
        or counts_for_each(one)
        or _is_of_another_span(clause, one)
        or is_done_to_it(one, around)
        or ought_and_did(one, around)
        or is_within(target, numbers)
        or _is_promised(one, item)
        or all(is_enough(number, around, target) for number in numbers)
        or (is_less and is_new(one, around))
        or is_of_other_ages(one, clause, is_less=is_less)
        or (is_less and is_one_of_a_list(one, clause))
        or comes_to(clause, value)
        or comes_with_what_is_done_often(item, one, numbers)
        or _is_of_all_rows(item, one, numbers)
    )


def _is_of_another_span(clause: str, one: IndicatorOf) -> bool:
    """Whether an indicator is of each month, 每月检测 20 个, and a clause of the year."""
    return bool(SPAN_OF_ONE.search(one.key)) and not SPAN_OF_ONE.search(clause)


def _is_of_all_rows(item: ProjectOf, one: IndicatorOf, numbers: Sequence[Decimal]) -> bool:
    """Whether a number is what all quantities in this unit come to: 464 次 of 320, 72 and 72."""
    unit, _ = counter_of(one.its.target.unit)
    values = [value_in(other, unit) or 0 for other in item.indicators if other.level2 == "数量"]
    return len(values) > 1 and sum(values) == numbers[0]


def _speaks_of_it(clause: str, one: IndicatorOf) -> bool:
    """Whether a clause has half of what an indicator is of: 监测 5 个乡镇 and no 改水村监测."""
    return says_most_of(clause, telling_words(thing_of(one)), _HALF)


def _clause_of(item: ProjectOf, around: str) -> str:
    """All of the clause that has these words."""
    text = all_of_this_year(item)
    at = text.find(around)
    start, end = max(at, 0), at + len(around)
    first = max(text.rfind(sign, 0, start + 1) for sign in _CLAUSE_ENDS) + 1
    ends = [found for sign in _CLAUSE_ENDS if (found := text.find(sign, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def _is_promised(one: IndicatorOf, item: ProjectOf) -> bool:
    """Whether the objectives or the purpose have the target, and not as another indicator's."""
    unit, _ = counter_of(one.its.target.unit)
    value = counted_out(one.its.target)
    for other in item.indicators:
        if (
            other.its is not one.its
            and other.level2 == one.level2
            and value_in(other, unit) == value
        ):
            return False
    return any(
        value in totals(counted_in(sentence, unit))
        for text in promised(item)
        for sentence in keys.sentences(keys.fold(text))
    )
