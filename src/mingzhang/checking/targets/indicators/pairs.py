"""Two indicators of a project whose numbers cannot both be meant.

How often against how many times; those who were helped by it, and more who are the better for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.indicators.rates_of_counts import rates_of_counts
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import counts_for_each, grammar, statements
from mingzhang.checking.targets.things import says, telling_words
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.numerals import number_of

_SHORTEST = 8
_OFTEN = re.compile(r"(\d+)(次|场|期|批)?(?:/|每)(半年|月|季度?|周)")
_BARE_SIGN = re.compile("^(?:≥|>=|=)")
_TURNS = ("场", "场次", "期", "批", "批次")
_EVERY_SO_OFTEN = re.compile(
    r"每(?P<span>半年|月|季度?|周)[\u4e00-\u9fff]{0,4}?(?P<number>\d{1,3}|[一两二三四五六])(?:次|场|期|批)(?:以上)?"
)
_FOR_EACH = re.compile(r"每[^年月季周半日天次]|各|人均|平均|分别|单个")
_ROOM = 2
"""Weeks, holidays and rounding: only what is off by half is a contradiction."""


@over("P343", open_projects)
def numbers_of_two_indicators(item: ProjectOf) -> Iterator[Flaw]:
    """活动次数 ≥120 次 and, for the same activity, 1 次/月; 帮扶 50 人, of whom 500 live better."""
    yield from _how_often_and_how_many(item)
    yield from _more_than_all(item)
    yield from _more_come_up_to_it(item)
    yield from _more_are_done_with(item)
    yield from _all_in_turns(item)
    for found in rates_of_counts(item):
        yield item.flaw(
            f"{found.one.label}的指标值是“{found.one.its.target.text}”，{found.part.label}是"
            f"“{found.part.its.target.text}”，{found.whole.label}是“{found.whole.its.target.text}”，"
            f"算得 {found.share:.1f}%",
            found.one.evidence(),
            found.part.evidence(),
            found.whole.evidence(),
        )


def _how_often_and_how_many(item: ProjectOf) -> Iterator[Flaw]:
    """活动次数 ≥120 次 and, for the same activity, 1 次/月; 30 期 and 7 期/季度."""
    counts = [one for one in item.quantities if one.measure == "times" or _turn(one) in _TURNS]
    for often in item.indicators if counts else ():
        planned = _times_a_year(_BARE_SIGN.sub("", often.folded["target"]))
        if not planned or often.level2 == "成本" or _is_for_each(often):
            continue
        for count in counts:
            if counts_for_each(count):
                continue
            is_told = _is_the_only_one(count, often, counts) and _is_off(count, often, planned)
            if is_told or _is_far_off(count, often, planned):
                yield item.flaw(
                    f"{count.label}的指标值是“{count.its.target.text}”，{often.label}却是"
                    f"“{often.its.target.text}”，一年是 {planned} {_turn(count)}",
                    count.evidence(),
                    often.evidence(),
                )


def _is_far_off(count: IndicatorOf, often: IndicatorOf, planned: int) -> bool:
    """Whether what is done so often, said without a bound, is twice as many, or half."""
    if _BARE_SIGN.match(often.folded["target"]) or not _same_activity(often, count):
        return False
    number = Decimal(count.its.target.value)
    too_few = number * _ROOM < planned and not count.its.target.is_at_most
    return (number > _ROOM * planned and not _is_of_several(count, planned)) or too_few


def _turn(one: IndicatorOf) -> str:
    return counter_of(one.its.target.unit)[0]


def _is_the_only_one(count: IndicatorOf, often: IndicatorOf, counts: Sequence[IndicatorOf]) -> bool:
    """Whether what is done so often can only be what is counted: in the same turns, so called."""
    others = [one for one in counts if one is not often and _turn(one) == _turn(count)]
    is_in_its_turns = _BARE_SIGN.sub("", often.folded["target"]).lstrip("0123456789")
    names = often.folded["level3"], count.folded["level3"]
    is_alike = is_in_its_turns.startswith(f"{_turn(count)}/") and keys.in_a_row(*names) > 1
    return is_alike and len(others) == 1


def _is_off(count: IndicatorOf, often: IndicatorOf, planned: int) -> bool:
    """Whether so many a quarter do not come to the year's number; weeks have holidays.

    Of two that are at least so many, the quarter's was rounded down: 7 of 30.
    """
    match = _OFTEN.fullmatch(_BARE_SIGN.sub("", often.folded["target"]))
    if match is None or match[3] == "周":
        return False
    number = Decimal(count.its.target.value)
    ours, theirs = count.its.target, often.folded["target"]
    if not (ours.is_at_least or ours.is_at_most or _BARE_SIGN.match(theirs)):
        return number != planned
    are_floors = ours.is_at_least and theirs.startswith(("≥", ">="))
    is_rounded = planned < number < planned + grammar().a_year[match[3]]
    return are_floors and is_rounded and match[3] != "月"


def _is_of_several(count: IndicatorOf, planned: int) -> bool:
    """24 次 of 6 辆车, 4 次 each; 1000 次 of 28 clubs, 52 each and a few less."""
    said = statements(keys.fold(f"{count.its.level3},{count.its.description}"))
    number = Decimal(count.its.target.value)
    return any(number <= each.number * planned <= _ROOM * number for each in said)


def _times_a_year(target: str) -> int:
    """12 of 1次/月 and of 每月一次; 0 where a target does not say how often."""
    if "/" not in target and "每" not in target:
        return 0
    if match := _OFTEN.fullmatch(_BARE_SIGN.sub("", target)):
        return int(match[1]) * grammar().a_year[match[3]]
    match = _EVERY_SO_OFTEN.fullmatch(target)
    return number_of(match["number"]) * grammar().a_year[match["span"]] if match else 0


def _is_for_each(one: IndicatorOf) -> bool:
    """1 次/周 in each of ten villages."""
    return bool(_FOR_EACH.search(keys.fold(one.its.level3 + one.its.description)))


def _same_activity(left: IndicatorOf, right: IndicatorOf) -> bool:
    names = left.folded["level3"], right.folded["level3"]
    return keys.in_a_row(*names) >= _SHORTEST or keys.in_a_row(*names) >= min(map(len, names)) - 2


_IN_TURN = re.compile(r"每(?P<turn>期|班|场|批|次|队|组)(?P<rest>[^,。;]*)")
_COUNTED_IN = {"队": "支", "组": "个"}
_OTHERS_TOO = re.compile("线上|网上|网络|直播|收看|观看|受益|覆盖|辐射")
"""Those who come are counted, and those who are told of it elsewhere."""

_IN_ALL = re.compile(r"总(?:人数|人次|数量|数|量)|累计|合计|共")


def _all_in_turns(item: ProjectOf) -> Iterator[Flaw]:
    """3 期, 40 人 each, and 150 人 in all."""
    counted = item.quantities
    for every in counted if len(counted) > 2 else ():
        match = _IN_TURN.match(every.bare)
        unit, _ = counter_of(every.its.target.unit)
        if not match or not match["rest"] or "/" in every.its.target.unit:
            continue
        turn_unit = _COUNTED_IN.get(match["turn"], match["turn"])
        turns = [one for one in counted if counter_of(one.its.target.unit)[0] == turn_unit]
        wholes = [
            one
            for one in counted
            if one.its is not every.its
            and counter_of(one.its.target.unit)[0] == unit
            and _IN_ALL.search(one.its.level3)
            and not _OTHERS_TOO.search(one.its.level3 + one.its.description)
        ]
        if len(turns) != 1 or len(wholes) != 1:
            continue
        (turn,), (whole,) = turns, wholes
        planned = counted_out(turn.its.target) * counted_out(every.its.target)
        ops = {one.its.target.op or "=" for one in (turn, every, whole)}
        number = counted_out(whole.its.target)
        if len(ops) == 1 and (number > planned or (number < planned and ops == {"="})):
            yield item.flaw(
                f"{turn.label}的指标值是“{turn.its.target.text}”，{every.label}是"
                f"“{every.its.target.text}”，共 {measures.plain(planned)} {unit}，"
                f"{whole.label}却是“{whole.its.target.text}”",
                whole.evidence(),
                turn.evidence(),
                every.evidence(),
            )


_COUNTED = re.compile("(?:数量|个数|数)$")
_NOUN = 2
_SEVERAL = 3
_OF_THEM = re.compile("(?P<all>[\u4e00-\u9fff]{2,10})[之当]?中,?(?:的|有)?[\u4e00-\u9fff]{2}")
"""供养老人中失能老人数量."""


def _more_than_all(item: ProjectOf) -> Iterator[Flaw]:
    """Those of a group, or those who got on by what was done for them, who are more than all."""
    some = [one for one in item.indicators if _counts_some(one)]
    wholes = [one for one in some if one.level2 == "数量"]
    for one in some if len(some) > 1 else ():
        for whole in _wholes_of(one, wholes):
            if counted_out(one.its.target) > counted_out(whole.its.target):
                yield item.flaw(_is_more(one, whole), one.evidence(), whole.evidence())
                break


def _more_are_done_with(item: ProjectOf) -> Iterator[Flaw]:
    """办结投诉 1000 件 of 受理投诉 800 件, and none left over from the year before."""
    counted = [(one, one.bare) for one in item.quantities if not counts_for_each(one)]
    for (one, name), (whole, other) in permutations(counted, 2):
        if name == other or counter_of(one.its.target.unit) != counter_of(whole.its.target.unit):
            continue
        if one.its.target.is_at_most:
            continue
        if not any(
            later in name and name.replace(later, first) == other for first, later in _steps()
        ):
            continue
        said = item.its.purpose + "".join(item.its.objectives) + one.its.description
        at_most = counted_out(whole.its.target)
        if whole.its.target.is_at_least:
            at_most *= _SEVERAL  # a floor: as many as are done with can come in
        is_more = counted_out(one.its.target) > at_most
        if is_more and not one_of("kinds", "from_before").search(said):
            yield item.flaw(_is_more(one, whole), one.evidence(), whole.evidence())


@cache
def _steps() -> tuple[tuple[str, str], ...]:
    """What is done first, and what can be done with so many of them at most."""
    pairs = (pair.split() for pair in words_of("kinds", "steps"))
    return tuple((first, later) for first, later in pairs)


_OF_NUMBERS = ("数量", "质量")
_COUNTERS_OF = ("things", "people")
_GRADED = ("达标", "合格", "优秀", "优良")
"""Where nothing is said of what, they are so many of all that is counted so."""


@cache
def _attained() -> re.Pattern[str]:
    """面积达标个数, 合格站点数量: those that came up to what is asked, and what they are."""
    attained, ends = (
        one_of("kinds", "attained").pattern,
        one_of("name", "number_ends", "[人次场]?数").pattern,
    )
    return re.compile(
        rf"[\u4e00-\u9fff]{{0,6}}?(?P<was>{attained})的?(?P<noun>[\u4e00-\u9fff]*?)(?:{ends})"
    )


def _more_come_up_to_it(item: ProjectOf) -> Iterator[Flaw]:
    """面积达标个数 298 个 of 活动场所个数 198 个."""
    for one in item.indicators:
        if one.level2 not in _OF_NUMBERS or one.its.target.kind != "number":
            continue
        name = one.bare
        match = _attained().fullmatch(name) if name.endswith(("数", "数量")) else None
        if match is None or one.its.target.is_at_most or counts_for_each(one):
            continue
        wholes = _counted_alike(item, one)
        is_alone = match["was"] in _GRADED and not match["noun"] and len(wholes) == 1
        for whole in wholes:
            is_of_them = telling_words(whole.its.level3) == (match["noun"],)
            some, all_ = counted_out(one.its.target), counted_out(whole.its.target)
            if some > all_ and (is_of_them or (is_alone and some < _ROOM * all_)):
                yield item.flaw(_is_more(one, whole), one.evidence(), whole.evidence())
                break


def _counted_alike(item: ProjectOf, one: IndicatorOf) -> list[IndicatorOf]:
    """The other quantities in the same counter, but for those that came up to something, too."""
    unit, _ = counter_of(one.its.target.unit)
    return [
        other
        for other in item.indicators
        if other.its is not one.its
        and other.level2 == "数量"
        and other.its.target.kind == "number"
        and counter_of(other.its.target.unit)[0] == unit
        and measures.of_unit(unit) in _COUNTERS_OF
        and not one_of("kinds", "attained").search(other.its.level3)
    ]


def _is_more(one: IndicatorOf, whole: IndicatorOf) -> str:
    return (
        f"{one.label}的指标值是“{one.its.target.text}”，多于{whole.label}的"
        f"“{whole.its.target.text}”，一部分不会比全部多"
    )


def _counts_some(one: IndicatorOf) -> bool:
    """Whether it counts people, households, firms or places, and not for one of many."""
    target = one.its.target
    if target.kind != "number" or target.is_at_most:
        return False
    return counter_of(target.unit)[0] in ("人", "户", "家", "所") and not counts_for_each(one)


def _wholes_of(one: IndicatorOf, wholes: Sequence[IndicatorOf]) -> Iterator[IndicatorOf]:
    """The indicators of those among whom an indicator counts some."""
    unit, _ = counter_of(one.its.target.unit)
    others = [
        whole
        for whole in wholes
        if whole.its is not one.its and counter_of(whole.its.target.unit)[0] == unit
    ]
    said = keys.fold(f"{one.its.level3},{one.its.description}")
    if match := _OF_THEM.search(said) if others else None:
        for whole in others:
            words = telling_words(whole.its.level3)
            if words and all(says(match["all"], word) for word in words):
                yield whole
    yield from (whole for whole in others if _are_some_of(one, whole))
    if len(others) == 1 and "效益" in one.level2 and _comes_of(one, others[0]):
        yield others[0]


def _are_some_of(one: IndicatorOf, whole: IndicatorOf) -> bool:
    """签订协议的高校数量, and 高校数量 of all that there are."""
    noun = _COUNTED.sub("", whole.bare)
    if len(noun) < _NOUN or telling_words(noun) != (noun,):
        return False
    return any(
        _COUNTED.sub("", text).endswith(f"的{noun}")
        and not one_of("kinds", "of_others_too").search(text)
        for text in (one.folded["level3"], one.folded["description"])
    )


def _comes_of(one: IndicatorOf, whole: IndicatorOf) -> bool:
    """Whether it counts those who got on (实现就业), the other those who were helped (培训)."""
    name = one.folded["level3"]
    others = one_of("kinds", "of_others_too").search(name + one.its.description)
    got_on = one_of("kinds", "got_on").search(name)
    return bool(got_on and one_of("kinds", "done_for").search(whole.its.level3)) and not others
