"""What the words say was reached, against 实际完成值: counts, shares and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.evaluations.reached import AchievementsOf, tables
from mingzhang.checking.evaluations.told import told_of
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets.aims.durations import other_times
from mingzhang.checking.targets.aims.promised_shares import other_shares
from mingzhang.checking.targets.aims.quantities import said_otherwise
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.numbers import counted_otherwise, counted_out
from mingzhang.checking.targets.statements import Statement
from mingzhang.numerals import WAN

_COUNTED = ("数量", "经济效益", "社会效益", "生态效益")
"""Kinds whose indicators count things that the words tell, too."""

_IN_WAN = re.compile(r"(\d+(?:\.\d+)?)万")


@over("E209", tables)
def words_tell_another_number(table: AchievementsOf) -> Judged:
    """实际完成情况: 清理 3120 株, and 实际完成值 3620 株."""
    achieved = table.its.achieved
    seen: set[int] = set()
    for one, around in (*_told_otherwise(table, achieved.text), *_said_otherwise(table.done)):
        if id(one.its) in seen or aside("planned").search(around):
            continue
        seen.add(id(one.its))
        yield Flaw(
            f"{table.title}的实际完成情况写“{around}”，指标{one.name}的实际完成值却是"
            f"“{one.its.target.text}”",
            (one.evidence(), quote(table.title, achieved)),
        )


def _told_otherwise(
    table: AchievementsOf, text: str, fewest: int = 2
) -> Iterator[tuple[IndicatorOf, str]]:
    """What was reached in another number than a text tells; what was planned is no such number."""
    rows = {id(row.done): row for row in table.rows}
    done = [row.done for row in table.rows]
    surely = {id(one) for one, *_ in counted_otherwise(text, done, _COUNTED, _SURELY)}
    for one, numbers, around in counted_otherwise(text, done, _COUNTED, fewest):
        asked = rows[id(one)].asked.its.target
        is_as_asked = asked.kind == "number" and Decimal(asked.value) in numbers
        is_said = (id(one) in surely or is_as_asked) and not aside("planned").search(around)
        if is_said and not any(_is_rounded(number, around, one) for number in numbers):
            yield one, around


def _is_rounded(number: Decimal, printed: str, one: IndicatorOf) -> bool:
    """Whether what was reached, in 万 to the places that are told, is a number: 12.3万.

    120万 is told to a whole 万: 124万 are more.
    """
    reached = counted_out(one.its.target)
    return any(
        number == Decimal(told) * WAN
        and abs(reached - number) <= WAN.scaleb(-len(told.partition(".")[2])) / 2
        for told in _IN_WAN.findall(printed)
    )


def _said_otherwise(item: ProjectOf) -> Iterator[tuple[IndicatorOf, str]]:
    """The same of all that is read as promises are: by whole names, of shares and of times too."""
    for one in item.indicators:
        for _, _, said in said_otherwise(item, one):
            if not (said.is_part or _is_about(said, one)):
                yield one, said.clause
    yield from other_shares(item)
    for one, _, clause in other_times(item):
        yield one, clause


def _is_about(said: Statement, one: IndicatorOf) -> bool:
    """Whether a number is the one that was reached, but for its last places: 12.3万, 300人以上."""
    reached = counted_out(one.its.target)
    is_more = said.is_at_least and reached >= said.number
    return is_more or _is_rounded(said.number, said.printed, one)


_SURELY = 3
"""检查 can be more than 现场检查, so two characters are enough only for the number asked for."""


class ToldOf(msgspec.Struct, frozen=True):
    """A paragraph about one project, and its self-evaluation."""

    line: Line
    table: AchievementsOf


def _told(dossier: Dossier) -> Iterator[tuple[int, ToldOf]]:
    by_id = {id(table.its): table for _, table in tables(dossier)}
    for index, disclosure in enumerate(dossier.disclosures):
        for item in told_of(disclosure):
            yield index, ToldOf(item.line, by_id[id(item.its)])


@over("E212", _told)
def narrative_tells_another_number(told: ToldOf) -> Judged:
    """综述: 预警广播 120 套, and 实际完成值 102 套 in the project's table."""
    twice = {id(one) for one, _ in _told_otherwise(told.table, told.table.its.achieved.text)}
    for one, around in _told_otherwise(told.table, told.line.text, _SURELY):
        if id(one) in twice:
            continue  # E209 tells of it
        yield told.line.flaw(
            f"写“{around}”，{told.table.title}指标{one.name}的实际完成值却是"
            f"“{one.its.target.text}”",
            one.evidence(),
        )
