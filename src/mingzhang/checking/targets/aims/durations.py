"""How long: 故障 24 小时内修复 in the objectives, and ≤48 小时 in the indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.aims.terms import other_terms
from mingzhang.checking.targets.in_figures import limits_in_figures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.months import months_of_the_work
from mingzhang.checking.targets.statements import Statement, grammar, statements
from mingzhang.checking.targets.things import said_of, telling_words, thing_of
from mingzhang.checking.targets.told import Told, told_of

_SPANS = re.compile(r"年|季|月|周|[天日]|学期|次|场|期")
SPAN_OF_ONE = re.compile(
    r"每一?(年|季|月|周(?![一二三四五六日末](?![次场期]))|[天日]|学期|次|场|期)|/(年|季|月|周|[天日]|次|场|期)|(月|日|年|周)均"
)
"""每月, /次, 年均: the span of which a figure is told. 每周一 is a day, 每周一次 is not."""

_ROUND_THE_CLOCK = re.compile(
    r"24小时(?:不间断|连续|全天候?|运行|运转|值班|值守|在线|在岗|服务|开放|监[控测]|巡|备勤|待命|轮|供)"
)
_DAY = Decimal(1440)
_WORKING = ("工作日", "个工作日", "天", "日")
_OCCASIONS = {"次", "场", "期"}


def _duration(number: Decimal, unit: str) -> tuple[bool, Decimal] | None:
    """In minutes, and whether of working days, which are no days."""
    minutes = grammar().minutes.get(unit)
    return ("工作日" in unit, number * minutes) if minutes else None


@over("P371", open_projects)
def objective_states_another_time(item: ProjectOf) -> Iterator[Flaw]:
    """故障 24 小时内修复 in the objectives, 故障修复时间 ≤48 小时 in the indicator."""
    for one, told, clause in (*other_times(item), *other_terms(item)):
        yield told.otherwise(one, clause)
    yield from share_of_more_months(item)


def other_times(item: ProjectOf) -> Iterator[tuple[IndicatorOf, Told, str]]:
    """The times that a text gives another length, with the text and its clause."""
    for one in item.indicators:
        target = one.its.target
        unit = one.unit
        asked = _duration(Decimal(target.value), unit) if target.kind == "number" else None
        if asked is None:
            continue
        is_counted = one.level2 in ("数量", "")  # P344 counts them in the same unit
        for told in told_of(item):
            said = [
                each
                for each in statements(told.text)
                if _is_as_long(each, one) and not (is_counted and each.unit == unit)
            ]
            lasting = [each for each in said if _lasts(each, asked[0]) is not None]
            found = said_of(thing_of(one), lasting)
            times = {_lasts(each, asked[0]) for each in found.those} if found else set()
            if found and len(times) == 1 and not _is_said(told, asked, lasting):
                yield one, told, found.those[0].clause
                break
            if not found and (clause := _in_another_unit(one, said, asked)):
                yield one, told, clause
                break


def _is_said(told: Told, asked: tuple[bool, Decimal], lasting: list[Statement]) -> bool:
    """Whether the text has the time that an indicator asks for, too; 三个月 is 3 months."""
    in_words = statements(limits_in_figures(told.text))
    return asked[1] in map(_minutes, lasting) or asked in (
        _duration(each.number, each.unit) for each in in_words if not each.each
    )


def _in_another_unit(one: IndicatorOf, said: list[Statement], asked: tuple[bool, Decimal]) -> str:
    """The clause that has the only time of a text, in other units: 10 个月 of what has 10 天."""
    number = Decimal(one.its.target.value)
    same = [each for each in said if each.unit in grammar().minutes]
    if len(same) != 1 or same[0].number != number or _duration(number, same[0].unit) == asked:
        return ""
    words = telling_words(thing_of(one))
    is_near = any(keys.in_a_row(word, same[0].clause) > 1 for word in words)
    is_days = asked[1] == _DAY * number and same[0].unit in _WORKING
    return same[0].clause if is_near and not is_days else ""


def _minutes(one: Statement) -> Decimal | None:
    found = _duration(one.number, one.unit)
    return found[1] if found else None


def _lasts(one: Statement, is_working: bool) -> Decimal | None:
    found = _duration(one.number, one.unit)
    return found[1] if found and found[0] == is_working else None


def _is_as_long(said: Statement, one: IndicatorOf) -> bool:
    """Whether both are of the same span: 每月服务 8 小时 and 每月服务时长; 24 小时 are of a day."""
    if said.is_of_another_time or _ROUND_THE_CLOCK.search(said.clause):
        return False
    ours = {span for each in said.each for span in _SPANS.findall(each)}
    text = keys.fold(one.its.level3 + one.its.description + one.its.target.unit)
    theirs = {next(filter(None, found)) for found in SPAN_OF_ONE.findall(text)} - {"年"}
    if not ours and theirs & {"日", "天"}:
        return _minutes(said) == _DAY
    if not ours and theirs <= _OCCASIONS:
        return True  # a training is as long as each of them
    return ours - {"年"} == theirs


_OF_ALL_MONTHS = re.compile("占全年[^,。;占]{0,6}[月次]数")


def share_of_more_months(item: ProjectOf) -> Iterator[Flaw]:
    """The indicators that have all months as their base, where the project names fewer."""
    based = [
        one
        for one in item.saying(_OF_ALL_MONTHS)
        if _OF_ALL_MONTHS.search(one.folded["description"])
    ]
    months = months_of_the_work(item) if based else None
    if months is None:
        return
    told = f"{months.where}写的是“{months.printed}”，只有 {months.many} 个月"
    for one in based:
        yield one.flaw_beside(f"的描述以全年的月数为底，{told}", months.find())
