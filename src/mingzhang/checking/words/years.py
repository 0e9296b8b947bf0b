"""The same thing said twice, and the years that the words name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import tables
from mingzhang.checking.words.told import Told, may_count_less, told
from mingzhang.cube import Point
from mingzhang.reading.claims.accounts import economic_key, economic_names

_SHORTEST_NAME = 5
"""Shorter names are of many things."""

_COMMON = re.compile(
    r"\d|预算|[合小总]计|总额|投资|用款|计划|财政(?:拨款|资金|专户|性)|[省市区县]级|中央|自筹|合同"
)
"""Names with these say what kind of amount it is, and not of which project."""


def repeated(dossier: Dossier) -> list[tuple[int, tuple[Told, ...]]]:
    """What is said more than once of one point, year and comparison, in different places.

    Amounts that tables know are judged against the tables alone.
    """
    found: list[tuple[int, tuple[Told, ...]]] = []
    for index, claims in enumerate(dossier.once(told)):
        groups: defaultdict[tuple[object, ...], list[Told]] = defaultdict(list)
        for one in claims:
            if one.amount is None or one.source in ("tables", "list"):
                continue
            if not one.claim.is_bound and not one.claim.name:
                continue
            if one.claim.measure and dossier.disclosures[index].kind == "final":
                continue  # 采购预算 and what was bought have the same words
            if one.is_aside:
                continue
            if one.is_sum:
                continue  # 合计减少 is of all that was named before it
            if one.claim.quantity in ("amount", "change"):
                groups[_key(one)].append(one)
        found += [(index, tuple(group)) for group in groups.values() if len(group) > 1]
    return found


def _key(one: Told) -> tuple[object, ...]:
    claim = one.claim
    year = claim.base_year if claim.quantity == "change" else claim.year
    is_measure = bool(claim.measure) and "." not in claim.measure
    thing: object = claim.points or (claim.measure, -1 if is_measure else claim.subject)
    return claim.quantity, thing, claim.stage, claim.base_stage, year


@over("W401", lambda dossier: iter(dossier.once(repeated)))
def said_differently(group: tuple[Told, ...]) -> Judged:
    """The same figure is given twice, and not alike."""
    first = group[0]
    assert first.amount is not None
    for other in group[1:]:
        assert other.amount is not None
        one, two = (
            (first.signed, other.signed)
            if first.claim.quantity == "change"
            else (
                first.amount.yuan,
                other.amount.yuan,
            )
        )
        slack = first.amount.half_unit + other.amount.half_unit
        if one is not None and two is not None and abs(one - two) > slack:
            yield Flaw(
                message=f"“{first.section}”写{first.quoted}，"
                f"“{other.section}”写{other.quoted}，同一个数前后不一致",
                evidence=(first.evidence, other.evidence),
                section=first.section,
                difference=one - two,
            )
            return


_BEHIND = re.compile("(?:共?安排|支出|预算|预算数|共计|合计|总计|金额)+$")
"""What stands between a name and its amount, and is no part of it."""


class Namesakes(msgspec.Struct, frozen=True):
    """A project or purpose of one name, with its amounts in different places."""

    said: tuple[Told, ...]


def _namesakes(dossier: Dossier) -> Iterator[tuple[int, Namesakes]]:
    """Names of their own that the narrative gives twice, each as a part of the whole budget.

    Common names (办公费, 设备购置费) and parts of something that has a name itself may be several
    things.
    """
    for index, claims in enumerate(dossier.once(told)):
        names = {one.claim.subject: one.claim.name for one in claims}
        common = economic_names(dossier.disclosures[index].year)
        groups: defaultdict[str, list[Told]] = defaultdict(list)
        for one in claims:
            name = _BEHIND.sub("", economic_key(one.claim.name))
            is_amount = one.claim.quantity == "amount" and one.amount is not None
            own = one.is_current and not one.claim.stage and not names.get(one.claim.whole)
            is_name = len(name) >= _SHORTEST_NAME and not _COMMON.search(name)
            if is_name and is_amount and own and name not in common and "采购" not in one.section:
                groups[name].append(one)
        for group in groups.values():
            places = {(one.claim.section, one.claim.paragraph) for one in group}
            if len(group) == len(places) > 1:  # two in one list are two projects
                yield index, Namesakes(tuple(group))


@over("W405", _namesakes)
def namesakes_differ(one: Namesakes) -> Judged:
    """中介机构服务费 418.80 万元, and elsewhere 481.80 万元."""
    first = one.said[0]
    assert first.amount is not None
    for other in one.said[1:]:
        assert other.amount is not None
        slack = first.amount.half_unit + other.amount.half_unit
        if abs(first.amount.yuan - other.amount.yuan) > slack:
            yield Flaw(
                message=f"“{first.section}”写{first.quoted}，“{other.section}”写{other.quoted}，"
                "名称相同，金额不同",
                evidence=(first.evidence, other.evidence),
                section=first.section,
                difference=first.amount.yuan - other.amount.yuan,
            )
            return


class Equal(msgspec.Struct, frozen=True):
    """Two figures in words that must be the same, and why."""

    one: Told
    other: Told
    why: str


def equalities(dossier: Dossier) -> list[tuple[int, Equal]]:
    """Totals of both sides, and 机关运行经费, where no table has judged them."""
    found: list[tuple[int, Equal]] = []
    for index, claims in enumerate(dossier.once(told)):
        found += ((index, one) for one in _same_projects(claims))
        found += ((index, one) for one in _in_all(claims))
    for index, (claims, known) in enumerate(
        zip(dossier.once(told), dossier.once(tables), strict=True)
    ):
        current = [
            one
            for one in claims
            if one.claim.quantity == "amount"
            and one.is_current
            and one.claim.points
            and one.amount is not None
        ]
        amounts = [one for one in current if one.verdict == "silent"]
        if dossier.disclosures[index].kind == "budget":
            found += ((index, one) for one in _balanced(amounts))
            found += ((index, one) for one in _running(amounts))
            if known.flows and not known.flows & {"income", "expenditure"}:
                found += ((index, one) for one in _same_changes(claims))
        else:
            found += ((index, one) for one in _both_totals(current))
    return found


def _balanced(amounts: Sequence[Told]) -> Iterator[Equal]:
    """收支安排 is the total of both sides; 收入 that includes 上年结转 is one of them."""
    whole = [one for one in amounts if _is_total(one)]
    flows = [(one, {point.flow for point in one.claim.points}) for one in whole]
    uses = [one for one, flow in flows if flow <= {"expenditure", "uses"}]
    both = [one for one, flow in flows if {"sources", "uses"} <= flow]
    carried = any(point.flow.startswith("carry") for one in amounts for point in one.claim.points)
    sources = [one for one, flow in flows if flow <= {"income", "sources"}]
    if uses and both:
        yield Equal(both[0], uses[0], "收支安排与支出总数")
    if uses and sources and not carried and not _LEFT.search(_around(sources[0], uses[0])):
        yield Equal(sources[0], uses[0], "没有结转时，收入总数与支出总数")


_LEFT = re.compile("结转|结余|弥补|事业基金|差额|缺口|动用")
"""Money that is spent and is no income of the year."""

_YEARS = re.compile(r"20\d\d年")
_CARRIED_OUT = re.compile("执行数|执行金额|实际支出")


def _around(*ones: Told) -> str:
    """The paragraphs of some claims."""
    places = dict.fromkeys((one.claim.section, one.claim.paragraph) for one in ones)
    sections = ones[0].disclosure.sections
    return "\n".join(sections[section].paragraphs[line].text for section, line in places)


_OF_PROJECTS = ("targets", "targets_tracked", "targets_rated")


def _same_projects(claims: Sequence[Told]) -> Iterator[Equal]:
    """编报绩效目标, 绩效跟踪, 绩效自评 of as many projects: they are the same projects."""
    count: dict[str, str] = {}
    money: dict[str, Told] = {}
    for one in claims:
        if one.claim.measure in _OF_PROJECTS:
            if one.claim.quantity == "count" and one.claim.unit in ("个", "项"):
                count.setdefault(one.claim.measure, one.claim.value)
            elif one.claim.quantity == "amount" and one.amount is not None:
                money.setdefault(one.claim.measure, one)
    others: set[Decimal] = set()
    for first, second in combinations(_OF_PROJECTS, 2):
        if not (first in money and second in money and count.get(first, "") == count.get(second)):
            continue
        text = _around(money[first], money[second])
        if len({*_YEARS.findall(text)}) < 2 and not _CARRIED_OUT.search(text):
            amounts = {one.amount.yuan for one in (money[first], money[second]) if one.amount}
            if amounts != others:  # 598 and 589, and 598 and 589 again
                yield Equal(money[first], money[second], f"同样的 {count[first]} 个项目，金额")
            others = amounts if len(amounts) > 1 else others


_IN_ALL = re.compile("共计|合计|共支出|总支出")


def _in_all(claims: Sequence[Told]) -> Iterator[Equal]:
    """国内公务接待支出 1.68 万元，…；国内公务接待 26 批次，共计支出 1.68 万元."""
    named = [one for one in claims if one.claim.name and one.amount is not None]
    said = {(*_list_of(one), one.claim.name): one for one in reversed(named)}
    for one in named:
        spent = said.get((*_list_of(one), f"{one.claim.name}支出"))
        if spent is not None and _IN_ALL.search(one.claim.text):
            yield Equal(spent, one, "同一项支出")


def _list_of(one: Told) -> tuple[int, int, int, int]:
    """Where a part is listed, of what whole, and for which year."""
    claim = one.claim
    return claim.section, claim.paragraph, claim.whole, claim.year


def _both_totals(amounts: Sequence[Told]) -> Iterator[Equal]:
    """收入总计 and 支出总计 of final accounts have the money carried in and out in them."""
    sides: defaultdict[str, dict[str, Told]] = defaultdict(dict)
    for one in amounts:
        point = one.claim.points[0]
        if point.flow in ("sources", "uses") and _is_total(one) and "总计" in one.claim.text:
            sides[point.fund].setdefault(point.flow, one)
    for side in sides.values():
        if len(side) > 1 and "differs" not in {one.verdict for one in side.values()}:
            yield Equal(side["sources"], side["uses"], "收入总计与支出总计")


def _is_total(one: Told) -> bool:
    point = one.claim.points[0]
    return point == Point(point.flow, fund=point.fund)


def _running(amounts: Sequence[Told]) -> Iterator[Equal]:
    """As with tables (W103): 事业单位 have none, and a department with such units counts less."""
    running = [one for one in amounts if one.claim.points[0].item == "agency_running"]
    public = [one for one in amounts if one.claim.points[0].nature == "running"]
    if not running or not public:
        return
    one, other = running[0], public[0]
    assert one.amount is not None
    assert other.amount is not None
    less = one.amount.yuan < other.amount.yuan
    if less and (not one.amount.yuan or may_count_less(one)):
        return
    yield Equal(one, other, "机关运行经费与日常公用经费")


def _same_changes(claims: Sequence[Told]) -> Iterator[Equal]:
    """Where tables know no 结转, income and expenditure of one fund change alike."""
    sides: defaultdict[tuple[object, ...], dict[str, Told]] = defaultdict(dict)
    for one in claims:
        claim = one.claim
        if claim.quantity == "change" and claim.points and one.signed is not None:
            point = claim.points[0]
            if point == Point(point.flow, fund=point.fund):
                key = (point.fund, claim.base_year, claim.base_stage)
                sides[key].setdefault(point.flow, one)
    for side in sides.values():
        if "income" in side and "expenditure" in side:
            yield Equal(side["income"], side["expenditure"], "没有结转时，收入与支出的增减额")


@over("W404", lambda dossier: iter(dossier.once(equalities)))
def totals_differ(one: Equal) -> Judged:
    """Two figures that must be the same are not."""
    amount, other = one.one.amount, one.other.amount
    if amount is None or other is None:
        return
    is_change = one.one.claim.quantity == "change"
    first, second = (one.one.signed, one.other.signed) if is_change else (amount.yuan, other.yuan)
    assert first is not None
    assert second is not None
    if abs(first - second) > amount.half_unit + other.half_unit:
        yield Flaw(
            message=f"“{one.one.section}”写{one.one.quoted}，“{one.other.section}”写"
            f"{one.other.quoted}，{one.why}应当相等",
            evidence=(one.one.evidence, one.other.evidence),
            section=one.one.section,
            difference=first - second,
        )


class Years(msgspec.Struct, frozen=True):
    """What names one year, in one disclosure."""

    said: tuple[Told, ...]
    year: int


_TARGETS = "targets"
_YEARLY = ("procurement", "reserved", "reserved.small", _TARGETS)
"""What is outside the tables and is planned for the year; assets are counted at the end of one."""


def _is_of_projects(one: Told) -> bool:
    """Whether it is of the projects with targets; accounts evaluate those of their own year."""
    measure = one.claim.measure
    return measure == _TARGETS or (one.disclosure.kind == "final" and measure in _OF_PROJECTS)


def _is_of_a_year(one: Told) -> bool:
    claim = one.claim
    told = claim.points or claim.measure in _YEARLY or _is_of_projects(one)
    return bool(told) and claim.stage in ("", "initial_budget")


def _is_figure(one: Told) -> bool:
    """Whether it is an amount, or the number of the projects with targets or evaluations."""
    claim = one.claim
    return claim.quantity == "amount" or (claim.quantity == "count" and _is_of_projects(one))


def _thing(one: Told) -> tuple[object, str, str]:
    return one.claim.points, one.claim.measure, one.claim.quantity


def _amount_years(dossier: Dossier) -> Iterator[tuple[int, Years]]:
    """Amounts of other years that the narrative does not give for its own year."""
    for index, claims in enumerate(dossier.once(told)):
        own = dossier.disclosures[index].year
        current = {_thing(one) for one in claims if one.is_current and _is_figure(one)}
        groups: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            claim = one.claim
            if _is_figure(one) and _is_of_a_year(one) and own and not one.is_aside:
                alone = claim.year == own or _thing(one) not in current
                groups[claim.year].append(one) if alone else None
        if own in groups:  # else it is the document's year that is in doubt
            for year, group in groups.items():
                yield index, Years(tuple(group), year)


def _base_years(dossier: Dossier) -> Iterator[tuple[int, Years]]:
    """Comparisons, by the year that they compare with."""
    for index, claims in enumerate(dossier.once(told)):
        groups: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.base_year and dossier.disclosures[index].year:
                groups[one.claim.base_year].append(one)
        for year, group in groups.items():
            yield index, Years(tuple(group), year)


@over("W402", _amount_years)
def another_year(one: Years) -> Judged:
    """The amount is said to be another year's, and there is none for the own year."""
    own = one.said[0].disclosure.year
    if one.year != own:
        yield _flaw(one, f"本年是 {own} 年，没有另写 {own} 年的数")


@over("W403", _base_years)
def compared_with_another_year(one: Years) -> Judged:
    """A comparison with a year that is not the one before."""
    lead = one.said[0]
    own = lead.disclosure.year
    if one.year == own - 1:
        return
    within = [
        said
        for said in one.said
        if not (
            lead.disclosure.kind == "final"
            and one.year == own
            and "budget" in (said.claim.base_stage, said.claim.stage.removeprefix("initial_"))
        )
    ]
    if within:
        flawed = Years(tuple(within), one.year)
        yield _flaw(flawed, f"{own} 年应当与 {own - 1} 年比较")


class Left(msgspec.Struct, frozen=True):
    """An amount that is said to be last year's, and the tables' of this one."""

    said: Told
    now: Decimal
    """元."""

    slack: Decimal


def _of_last_year(dossier: Dossier) -> Iterator[tuple[int, Left]]:
    """Amounts of the year before outside of comparisons, of which the tables have this year's."""
    for index, (claims, known) in enumerate(
        zip(dossier.once(told), dossier.once(tables), strict=True)
    ):
        own = dossier.disclosures[index].year
        if not own or dossier.disclosures[index].kind != "final":
            continue
        current = {
            (one.claim.points, one.claim.section)
            for one in claims
            if one.amount and one.claim.quantity == "amount" and one.is_current
        }
        for one in claims:
            claim = one.claim
            if one.amount is None or claim.quantity != "amount" or claim.year != own - 1:
                continue
            if claim.base_year or claim.stage or (claim.points, claim.section) in current:
                continue  # both years are told
            figures = [figure for point in claim.points[:1] for figure in known.at(point)]
            if figures and not claim.points[0].item:  # “三公” can cost the same for years
                yield index, Left(one, figures[0].yuan, figures[0].slack)


@over("W407", _of_last_year)
def year_was_left(one: Left) -> Judged:
    """2021 年度收、支总计 in the accounts of 2022, with the total of 2022."""
    amount = one.said.amount
    assert amount is not None
    if amount.yuan and abs(amount.yuan - one.now) <= one.slack + amount.half_unit:
        yield Flaw(
            f"“{one.said.section}”写{one.said.quoted}，是 {one.said.claim.year} 年的，"
            f"而本年表内同一数据就是这个数",
            (one.said.evidence,),
            section=one.said.section,
        )


def _flaw(one: Years, wrong: str) -> Flaw:
    lead = one.said[0]
    many = f"等 {len(one.said)} 处" if len(one.said) > 1 else ""
    return Flaw(
        message=f"“{lead.section}”写{lead.quoted}{many}，{wrong}",
        evidence=tuple(said.evidence for said in one.said),
        section=lead.section,
    )
