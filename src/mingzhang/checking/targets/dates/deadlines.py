"""Points in time: within the budget year, and on days that the calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    indicators,
    open_projects,
)
from mingzhang.checking.targets.wordlists import one_of, words

_DATE_WITH_YEAR = re.compile(
    r"(?<![\d-])(20\d\d)年(?:[年度]?(?:底|末|初|前|内|完成)|\d{1,2}月|[上下]半年|第?[一二三四1-4]季度)"
)
_MONTH_DAY = re.compile(r"(?<!\d)(?<!农历)(?<!阴历)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]")
_MONTH = re.compile(r"(?<![\d.])(\d{1,2})月(?:底|末|初|前|之前)")
_MONTHS_TO = re.compile(r"(?<![\d.-])(?<!期)(\d{1,2})月?[-—~～至到](\d{1,2})月(?![\d龄])")
_MONTH_OF_A_YEAR = re.compile(r"(?<!\d)20\d\d年(\d{1,2})月")

_NAMED_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\]|\)|】|〕)")
_END_AND_DAY = re.compile(r"(?<=[月年])[底末]\d{1,2}[日号](?!内|以内|之内)")
_EVERY_31ST = re.compile(r"每月(?:的)?31[日号]")
_NO_DAY = re.compile(r"每月(?:的)?(?:3[2-9]|[4-9]\d)[日号]")
_NO_YEAR = re.compile(
    r"(?<![\d.])(?:20\d|20\d{3}|2[1-9]\d\d)年(?=度|工作|\d{1,2}月)"
    r"|[\[(【〔](?:20\d|20\d{3})[\])】〕]\d+号"
)
_NO_QUARTER = re.compile(r"第?(?:[5-9五六七八九十]|0)季度")
_DOTTED = re.compile(r"(20\d\d)[.\-/](\d{1,2})[.\-/](\d{1,2})前?")
_NEXT_YEAR = re.compile(
    r"^(?:次年|第二年|下一?年度?|明年)(?=\d{1,2}月|[一二三四]季度|年?底|上半年)"
)
_YEARS = re.compile(r"(?<!\d)(20\d\d)年?度?[-—~～至到]+(20\d\d)(?=年|学年|[)\]】〕]|$)")
_OF_A_DATE = re.compile("[年月日号季.]")
_MONTHS = 12
_LONG_BEFORE = 3
"""So many months before the last in which a festival's work can be completed, one month later."""

_TO_BE_DONE = re.compile(
    r"(?:\d{1,2}[.、)])*(?:到|截至|截止)?(20\d\d)年(?:度|内|底|底前|全年|末)?,?"
    r"(?:计划|预计|拟|力争|确保|将|要|全面|继续|全年)*"
    r"(?:完成|开展|实现|达到|推进|举办|组织|新建|培训|保障|建成|做好|提升|提高)"
)
_YEAR_AND_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月")
_BEGUN = re.compile(r"(?:开工|开始|启动|实施开始)(?:时间|日期|时限)$")
_ENDED = re.compile(r"(?:完工|竣工|完成|结束)(?:时间|日期|时限)$")
_BEFORE_A_DAY = re.compile(
    r"(节日?|汛期?|开学|供暖期?|采暖期?|会议?)[^,。;]{0,6}前(?!期)|前(?:完成|发放|慰问|到位)"
)
_BEHIND_A_DAY = re.compile(r"(?:节|汛|学|暖期?|会)后")
_DUE_BY = re.compile(
    r"(?<!\d)(20\d\d)年[^,。;\d]{0,8}(?:\d{1,2}月[底末]?)?(?:之)?前(?:全部|全面|建成并)?"
    r"(?:完成|完工|竣工|建成|投入使用|交付|到位|实现)(?!的)"
)
_PLANNED = re.compile(
    r"(?:制定|制订|编制|拟订|拟定|谋划|编排)好?(20\d\d)年(?!度?(?:决算|财务|考核|评价))[^,。;\d]{0,24}(?:方案|计划|要点|规划|预案)"
)
"""What is made for its own year."""

_OF_ALL_THE_YEAR = re.compile(r"(?<![至到—-])(20\d\d)年(?:度)?全年(?!度)")
_BY_MONTH = re.compile(
    r"(?:^|[≤<=前至到在于年])(?:20\d\d年)?(?:(1[0-2]|[1-9])月(?:底|末|\d{1,2}[日号])?(?:[之以]?前|完成|$)|年[底末])"
)


@over("P411", open_projects)
def deadline_before_the_year(item: ProjectOf) -> Iterator[Flaw]:
    """A deadline that had passed when the budget year began."""
    if not _is_of_an_earlier_year(item):
        yield from _outside(item, lambda years, year: max(years) < year, spare=_begins)


@over("P416", open_projects)
def deadline_of_money_carried_over(item: ProjectOf) -> Iterator[Flaw]:
    """The same in a project that is named after the earlier year: the targets were not renewed."""
    if _is_of_an_earlier_year(item):
        yield from _outside(item, lambda years, year: max(years) < year)


def _is_of_an_earlier_year(item: ProjectOf) -> bool:
    named = map(int, _NAMED_YEAR.findall(keys.fold(item.its.name)))
    return "结转" in item.its.name or any(year < item.disclosure.year for year in named)


@over("P413", open_projects)
def deadline_after_the_year(item: ProjectOf) -> Iterator[Flaw]:
    """A deadline in a later year: targets of the year end with the year."""
    yield from _outside(item, lambda years, year: min(years) > year, spare=_runs_over)
    found = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”在下一年")
        for one in item.indicators
        if one.level2 == "时效"
        and item.its.no  # a self-evaluation is written in the next year
        and _NEXT_YEAR.search(keys.fold(one.its.target.text))
        and not _runs_over(one)
    ]
    yield from item.flaws(found)


def _begins(one: IndicatorOf) -> bool:
    """合同签订时间, 开工时间: work may have begun before the year."""
    return bool(one_of("deadline", "begins").search(one.its.level3))


def _runs_over(one: IndicatorOf) -> bool:
    said = one.its.level3 + one.its.description + one.its.target.text
    return (
        bool(one_of("deadline", "runs_over").search(said)) or "跨年" in said + one.project.purpose
    )


def _is_due(said: str) -> bool:
    """A description's date is that of an end, not of what is paid later: 2023年第四季度补贴."""
    due = one_of("deadline", "due", r"(?:[底末初]|\d[日号])(?:$|[发支缴拨兑])")
    return bool(due.search(said))


def _may_name_other_years(said: str) -> bool:
    """较2022年, 质保期至2027年: another year in its place."""
    return bool(one_of("deadline", "other_years", r"[-—~至]20\d\d").search(said))


def _outside(
    item: ProjectOf,
    wrong: Callable[[set[int], int], bool],
    spare: Callable[[IndicatorOf], bool] | None = None,
) -> Iterator[Flaw]:
    year = item.disclosure.year
    if not year:
        return
    found = [
        (one, f"的完成时间“{keys.tidy(text)}”不在预算年度 {year} 年内")
        for one in item.indicators
        if (text := _dated(one, lambda years: wrong(years, year))) and not (spare and spare(one))
    ]
    yield from item.flaws(found)


def _dated(one: IndicatorOf, wrong: Callable[[set[int]], bool]) -> str:
    """The text whose dates are wrong: the target, else description and name of 时效.

    What the target dates is due then, whatever the years in its description are of.
    """
    target = one.its.target
    if target.kind in ("deadline", "words"):
        key = keys.fold(target.text)
        if years := _years_in(key):
            return target.text if wrong(years) and not _may_name_other_years(key) else ""
    for text in (one.its.description, one.its.level3) if one.level2 == "时效" else ():
        key = keys.fold(text)
        years = _years_in(key)
        if years and wrong(years) and _is_due(key) and not _may_name_other_years(key):
            return text
    return ""


def _years_in(key: str) -> set[int]:
    return {int(found) for found in _DATE_WITH_YEAR.findall(key)} if "20" in key else set()


@over("P412", open_projects)
def date_does_not_exist(item: ProjectOf) -> Iterator[Flaw]:
    """2月30日, 13月底, 2024.13.1; 8-15月 also in the purpose and the objectives."""
    for one in item.indicators:
        yield from _not_a_date(one)
    texts = [("purpose", item.its.purpose), *(("objectives", text) for text in item.its.objectives)]
    for field, text in texts:
        key = keys.fold(text)
        if "月" in key and (wrong := _impossible(key) or _no_month(key)):
            yield item.flaw(f"{FIELDS[field]}写的日期“{wrong}”不存在", item.evidence(field, text))


def _not_a_date(one: IndicatorOf) -> Iterator[Flaw]:
    """One flaw for the first of its cells that has no date of any calendar."""
    for role in ("target", "description", "basis"):
        key = one.folded[role]
        is_number = role == "target" and one.its.target.kind == "number"
        if not is_number and (wrong := _wrong_date(key)):
            yield one.flaw(f"写的日期“{wrong}”不存在", role)
            return


@lru_cache(maxsize=2048)
def _wrong_date(key: str) -> str:
    """The same of a cell, which is about something else more often than not."""
    return impossible_date(key) if _OF_A_DATE.search(key) else ""


def _no_month(key: str) -> str:
    """2024年16月, where no day tells more."""
    match = _MONTH_OF_A_YEAR.search(key)
    return match[0] if match and not 1 <= int(match[1]) <= _MONTHS else ""


def impossible_date(key: str) -> str:
    """The part of a folded text that is no date of any calendar; "" where there is none."""
    quarter = _NO_QUARTER.search(key)
    no_quarter = quarter[0] if quarter else ""
    day = _NO_DAY.search(key)
    no_day = day[0] if day else ""
    return _impossible(key) or _no_year(key) or _dotted(key) or no_quarter or no_day


@over("P415", indicators)
def not_in_every_month(one: IndicatorOf) -> Iterator[Flaw]:
    """每月31号前: five months have none."""
    for role in ("target", "description"):
        key = one.folded[role]
        if every := _EVERY_31ST.search(key) if "31" in key else None:
            yield one.flaw(f"写的是“{every[0]}”，有的月份没有 31 日", role)
            return


def _dotted(key: str) -> str:
    """2024.13.1 as a whole text."""
    match = _DOTTED.fullmatch(key)
    if not match:
        return ""
    year, month, day = map(int, match.groups())
    exists = 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]
    return "" if exists else match[0]


def _no_year(key: str) -> str:
    match = _NO_YEAR.search(key)
    return match[0] if match else ""


def _impossible(key: str) -> str:
    if "月" in key:  # most texts have no date
        for match in _MONTH_DAY.finditer(key):
            year, month, day = int(match[1] or 2024), int(match[2]), int(match[3])
            if not 1 <= month <= _MONTHS or not 1 <= day <= monthrange(year, month)[1]:
                return match[0]
        for match in _MONTHS_TO.finditer(key):
            if int(match[2]) > _MONTHS:
                return match[0]
        for match in _MONTH.finditer(key):
            if not 1 <= int(match[1]) <= _MONTHS:
                return match[0]
    found = _END_AND_DAY.search(key)
    return key[max(0, found.start() - 8) : found.end()] if found else ""


@over("P420", open_projects)
def years_run_backwards(item: ProjectOf) -> Iterator[Flaw]:
    """2021-2019 年度: a period that ends before it begins."""
    fields = [(f, getattr(item.its, f)) for f in ("period", "purpose")]
    fields += [("objectives", text) for text in item.its.objectives]
    for field, text in fields:
        if found := _backwards(text):
            yield item.flaw(f"{FIELDS[field]}写的期间“{found}”前后颠倒", item.evidence(field, text))
    wrong = [
        (one, f"写的期间“{found}”前后颠倒", role)
        for one in item.indicators
        if "20" in one.key and _YEARS.search(one.key)
        for role in ("level3", "description", "target", "basis")
        if (found := _backwards(one.text(role)))
    ]
    yield from item.flaws_at(wrong)
    yield from _ends_before_it_begins(item)


def _ends_before_it_begins(item: ProjectOf) -> Iterator[Flaw]:
    """工程开工时间 September, and 工程完工时间 August of the same year."""
    dated = [
        (measures.bare_name(one.its.level3), date, one)
        for one in item.indicators
        if one.level2 in ("时效", "质量") and (date := _month_of(one.its.target.text))
    ]
    begun = [(_BEGUN.sub("", name), date, one) for name, date, one in dated if _BEGUN.search(name)]
    for subject, begins, first in begun:
        for name, ends, last in dated:
            if _ENDED.search(name) and _ENDED.sub("", name) == subject and ends < begins:
                yield item.flaw(
                    f"{last.label}是“{keys.tidy(last.its.target.text)}”，早于{first.label}的"
                    f"“{keys.tidy(first.its.target.text)}”",
                    last.evidence(),
                    first.evidence(),
                )


def _month_of(text: str) -> tuple[int, int] | None:
    """Year and month of a date; None where one of them is not printed."""
    match = _YEAR_AND_MONTH.search(keys.fold(text))
    return (int(match[1]), int(match[2])) if match else None


def _backwards(text: str) -> str:
    for match in _YEARS.finditer(keys.fold(text)):
        if int(match[1]) > int(match[2]):
            return match[0]
    return ""


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
    held = [festival for festival in words().festival if festival in name]
    if (
        len(held) != 1
        or not one_of("deadline", "celebrated").search(name)
        or one_of("deadline", "several").search(name)
    ):
        return
    latest = words().festival[held[0]]
    found = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”{said}")
        for one in item.indicators
        if one.level2 == "时效" and (said := _out_of_season(item, one, held[0], latest))
    ]
    yield from item.flaws(found)


def _out_of_season(item: ProjectOf, one: IndicatorOf, festival: str, latest: int) -> str:
    """What is wrong with the month of what is done for a festival; "" where nothing is."""
    month = _last_month(one)
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
    return int(match[1]) if match[1] else _MONTHS


@over("P418", open_projects)
def objective_of_an_earlier_year(item: ProjectOf) -> Iterator[Flaw]:
    """2022年完成养护 68 亩 in the objectives of 2024: last time's text."""
    year = item.disclosure.year
    for field, text in item.told() if year else ():
        key = keys.fold(text)
        past = _past(key, field)
        named = item.its.name + (item.its.purpose if field == "objectives" else "")
        if past and past < year and str(past) not in named and str(year) not in key + item.its.name:
            yield item.flaw(
                f"{FIELDS[field]}写的是 {past} 年要做的事，预算年度是 {year} 年",
                item.evidence(field, text),
            )


@cache
def _held() -> re.Pattern[str]:
    """What is held in its own year, and never in a later one: 做好2022年高考, 2021年秋季招生."""
    held = one_of("deadline", "held").pattern
    return re.compile(
        r"(?:完成|做好|保障|组织|确保)好?(20\d\d)年(?:度|春季|秋季|上半年|下半年)?(?:全[国省市县区])?"
        rf"(?:高考|中考|[\u4e00-\u9fff]{{0,4}}(?:{held}))"
    )


def _past(key: str, field: str) -> int:
    """The year of what a text says is to be done; 0 where it tells none, or is of a debt."""
    due = _DUE_BY.search(key) if field == "objectives" else None
    of_all = _PLANNED.search(key) or _OF_ALL_THE_YEAR.search(key)
    said = due or (field == "objectives" and (_TO_BE_DONE.match(key) or _held().search(key)))
    match = said or of_all
    if not match:
        return 0
    clause = re.split("[,;。]", key[: due.end()])[-1] if due else key
    return 0 if one_of("deadline", "settled").search(clause) else int(match[1])


def planned(key: str) -> Iterator[tuple[int, str]]:
    """The years for which a text says that a plan is to be made, each with these words."""
    for match in _PLANNED.finditer(key):
        yield int(match[1]), match[0]
