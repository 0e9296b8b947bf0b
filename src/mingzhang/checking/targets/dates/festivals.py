"""What is done for a festival or in a season, and when: before it, and in its months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words

_DECEMBER = 12
_LONG_BEFORE = 3
"""So many months before the last in which a festival's work can be completed, one month later."""

_BEFORE_A_DAY = re.compile(
    r"(节日?|汛期?|开学|供暖期?|采暖期?|会议?)[^,。;]{0,6}前(?!期)|前(?:完成|发放|慰问|到位)"
)
_BEHIND_A_DAY = re.compile(r"(?:节|汛|学|暖期?|会)后")
_BY_MONTH = re.compile(
    r"(?:^|[≤<=前至到在于年])(?:20\d\d年)?(?:(1[0-2]|[1-9])月(?:底|末|\d{1,2}[日号])?(?:[之以]?前|完成|$)|年[底末])"
)


@over("P417", open_projects)
def deadline_after_the_festival(item: ProjectOf) -> Iterator[Flaw]:
    """春节慰问 completed by the end of December: long after it, or for another year's.

    Or 节后 10 日内 for what is described as done before it.
    """
    after = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”在节后，描述说的是节前")
        for one in item.indicators
        if one.level2 == "时效"
        and _BEHIND_A_DAY.search(keys.fold(one.its.target.text))
        and _BEFORE_A_DAY.search(keys.fold(one.its.description))
    ]
    yield from item.flaws(after)
    name = keys.fold(item.its.name)
    festival = _celebrated(name)
    is_of_one = festival or not any(word in name for word in words().festival)
    found = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”{said}")
        for one in item.indicators
        if one.level2 == "时效"
        and (said := (is_of_one and _out_of_time(item, one, festival)) or _out_of_season(one, name))
    ]
    yield from item.flaws(found)


def _celebrated(text: str) -> str:
    """The only festival that words say is celebrated; "" where there is none or several."""
    held = [festival for festival in words().festival if festival in text]
    is_one = len(held) == 1 and not one_of("deadline", "several").search(text)
    return held[0] if is_one and one_of("deadline", "celebrated").search(text) else ""


def _out_of_season(one: IndicatorOf, project: str) -> str:
    """春季植树完成时间 11月底前: the season stands in the row, or in the project's name."""
    row = one.folded["level3"] + one.folded["description"]
    said = next((text for text in (row, project) if any(s in text for s in words().season)), "")
    named = [season for season in words().season if season in said]
    month = _last_month(one) if len(named) == 1 else 0
    others = one_of("deadline", "no_season", one_of("deadline", "prepared").pattern)
    if not month or others.search(row + said) or month in words().season[named[0]]:
        return ""
    return f"不在{named[0]}"


def _out_of_time(item: ProjectOf, one: IndicatorOf, festival: str) -> str:
    """What is wrong with the month of what is done for a festival; "" where nothing is."""
    festival = festival or _celebrated(one.folded["level3"] + one.folded["description"])
    if not festival:
        return ""
    latest, month = words().festival[festival], _last_month(one)
    if month > latest and not _is_for_the_next_year(item, one):
        return f"晚于{festival}，到时活动早已结束"
    prepared = one_of("deadline", "prepared").search(one.its.level3 + one.its.description)
    if 0 < month < latest - _LONG_BEFORE and not prepared:
        return f"比{festival}早得多，那时还没有过节"
    return ""


def _is_for_the_next_year(item: ProjectOf, one: IndicatorOf) -> bool:
    """Whether the project speaks of the next year's festival, or of what is prepared for it."""
    following = str(item.disclosure.year + 1)
    told = [item.its.name, one.its.level3, one.its.description]
    told += [text for _, text in item.told()]
    prepared = one_of("deadline", "prepared").search(one.its.level3 + one.its.description)
    return bool(prepared) or any(following in text for text in told)


def _last_month(one: IndicatorOf) -> int:
    """The month that the activity is to be completed in; 0 where it is of money, or not said."""
    if one_of("deadline", "of_money").search(keys.fold(one.its.level3 + one.its.description)):
        return 0
    match = _BY_MONTH.search(keys.fold(one.its.target.text))
    if not match:
        return 0
    return int(match[1]) if match[1] else _DECEMBER
