"""By when: 汛期前完工 in the objectives, and 11 月底前 in the indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.terms import other_turns
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.statements import clauses_with_sentences, grammar, phrases
from mingzhang.checking.targets.things import says, says_most_of, telling_words, thing_of
from mingzhang.checking.targets.told import told_of
from mingzhang.numerals import number_of

_MONTHS = 12
_DUE = re.compile(
    r"(?<![\d.\-—~～至到])(?:(?P<year>20\d\d)年)?(?:"
    r"(?P<month>1[0-2]|[1-9])月(?:份?[底末初]|[上中下]旬|\d{1,2}[日号])?(?:[之以]?前|[底末])"
    r"|(?P<quarter>[一二三四1-4])季度(?:[底末内]|结束)?[之以]?前?(?=完成|完工|竣工|建成|交付|发放)"
    r"|(?P<half>上半年)(?=[^,。;]{0,2}(?:完成|完工|竣工|建成|交付|发放))"
    r"|(?P<end>年[底末](?:[之以]?前)?|年内))"
)
_OF_A_TIME = re.compile("[月年度]")
_DAY_OF_EACH = re.compile(r"每月(?P<day>[12]\d|3[01]|[1-9])[日号]")


class Due(msgspec.Struct, frozen=True):
    """A date by which something is to be done."""

    year: int
    """0 where none is printed."""

    month: int
    is_vague: bool
    """年底前, 汛期前: any earlier date keeps it."""

    clause: str
    sentence: str


def dues(text: str) -> Iterator[Due]:
    """The dates of a folded text."""
    if not (_OF_A_TIME.search(text) or phrases("before").search(text)):
        return
    for clause, sentence in clauses_with_sentences(text):
        for match in _DUE.finditer(clause):
            year = int(match["year"] or 0)
            yield Due(year, _month(match), bool(match["end"]), clause, sentence)
        for match in phrases("before").finditer(clause):
            yield Due(0, grammar().before[match[0]], True, clause, sentence)


def _asked(one: IndicatorOf) -> Iterator[Due]:
    """The dates of a target; ≤ 11 月 as the number that has no day behind it is one of them."""
    target = one.its.target
    text = one.folded["target"]
    is_a_month = target.kind == "number" and one.unit in ("月", "月份")
    is_due = target.is_at_most or target.op == "="
    if is_a_month and is_due and measures.of_name(one.its.level3) == "time":
        yield Due(0, int(Decimal(target.value)), is_vague=False, clause=text, sentence=text)
    yield from dues(text)


def _month(match: re.Match[str]) -> int:
    if match["month"]:
        return int(match["month"])
    if match["quarter"]:
        return 3 * number_of(match["quarter"])
    return 6 if match["half"] else _MONTHS


@over("P372", open_projects)
def objective_states_another_deadline(item: ProjectOf) -> Iterator[Flaw]:
    """9 月底前安装 in the objectives, 安装完成时间 11 月底前 in the indicator."""
    yield from _another_day_of_each_month(item)
    for one, told, clause in other_turns(item):
        yield told.otherwise(one, clause)
    timed = [
        (one, dates[0])
        for one in item.indicators
        if one.level2 == "时效" and len(dates := list(_asked(one))) == 1
    ]
    for one, asked in timed:
        for told in told_of(item, one):
            every = list(dues(told.text))
            found = [due for due in every if _is_of(due, one, alone=len(timed) == len(every) == 1)]
            months = {due.month for due in found}
            if len(months) != 1 or asked.month in {
                due.month for due in every if _is_near(due, one)
            }:
                continue
            due = found[0]
            if _is_of_the_floods(asked, due):
                continue
            if _is_another_year(asked, due) or (due.is_vague and asked.month <= due.month):
                continue
            if asked.is_vague and due.month > asked.month:
                continue
            yield told.otherwise(one, due.clause)
            break


def _another_day_of_each_month(item: ProjectOf) -> Iterator[Flaw]:
    """津贴每月 20 日前发放 in the objectives, 每月 25 日前 in the indicator."""
    for one in item.indicators:
        target = one.folded["target"]
        asked = _DAY_OF_EACH.findall(target) if "每月" in target else ()
        words = telling_words(thing_of(one)) if len(asked) == 1 else ()
        for told in told_of(item, one) if words else ():
            clauses = [
                clause
                for clause in keys.clauses(told.text)
                if says_most_of(clause, words) and _DAY_OF_EACH.search(clause)
            ]
            days = {day for clause in clauses for day in _DAY_OF_EACH.findall(clause)}
            if len(days) == 1 and days.isdisjoint(asked):
                yield told.otherwise(one, clauses[0])
                break


def _is_of_the_floods(one: Due, other: Due) -> bool:
    """汛前 and 主汛期前: before the floods, whenever they come."""
    return all(due.is_vague and "汛" in due.clause for due in (one, other))


def _is_another_year(one: Due, other: Due) -> bool:
    return bool(one.year and other.year and one.year != other.year)


def _is_of(due: Due, one: IndicatorOf, *, alone: bool) -> bool:
    """Whether a date is for what an indicator is of; of work in steps, only for the same step."""
    name = keys.fold(one.its.level3 + one.its.description)
    if any(step not in name for step in phrases("stage").findall(due.sentence)):
        return False
    words = telling_words(thing_of(one))
    if not words:
        return alone
    return any(says(due.clause, word) for word in words) and says_most_of(due.sentence, words)


def _is_near(due: Due, one: IndicatorOf) -> bool:
    """Whether a date may be for what an indicator is of: of the same words, or of none."""
    words = telling_words(thing_of(one))
    return not words or any(says(due.clause, word) for word in words)
