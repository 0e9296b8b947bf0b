"""Figures in words that must be the same: totals of both sides, money of the same projects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Correction
from mingzhang.checking.words.told import Told, may_count_less, with_tables
from mingzhang.cube import Point

_YEARS = re.compile(r"20\d\d年")
_CARRIED_OUT = re.compile("执行数|执行金额|实际支出")
OF_PROJECTS = ("targets", "targets_tracked", "targets_rated")
"""What is outside the tables and is of the projects with targets."""

_IN_ALL = re.compile("共计|合计|共支出|总支出")


class Equal(msgspec.Struct, frozen=True):
    """Two figures in words that must be the same, and why."""

    one: Told
    other: Told
    why: str


def equalities(dossier: Dossier) -> list[tuple[int, Equal]]:
    """Totals of both sides, and 机关运行经费, where no table has judged them."""
    found: list[tuple[int, Equal]] = []
    for index, claims, known in with_tables(dossier):
        found += ((index, one) for one in _same_projects(claims))
        found += ((index, one) for one in _in_all(claims))
        current = [one for one in claims if one.is_amount and one.is_current and one.claim.points]
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
    whole = [one for one in amounts if _is_total(one) and not _is_of_projects(one)]
    flows = [(one, {point.flow for point in one.claim.points}) for one in whole]
    uses = [one for one, flow in flows if flow <= {"expenditure", "uses"}]
    both = [one for one, flow in flows if {"sources", "uses"} <= flow]
    carried = any(point.flow.startswith("carry") for one in amounts for point in one.claim.points)
    sources = [one for one, flow in flows if flow <= {"income", "sources"}]
    if uses and both:
        yield Equal(both[0], uses[0], "收支安排与支出总数")
    all_is_income = uses and sources and _fund(sources[0]) == _fund(uses[0]) and not carried
    if all_is_income and not aside("no_income").search(_around(sources[0], uses[0])):
        yield Equal(sources[0], uses[0], "没有结转时，收入总数与支出总数")


def _fund(one: Told) -> str:
    """Of which money a total is; "" of all."""
    return one.claim.points[0].fund


def _around(*ones: Told) -> str:
    """The paragraphs of some claims."""
    places = dict.fromkeys(one.place for one in ones)
    sections = ones[0].disclosure.sections
    return "\n".join(sections[section].paragraphs[line].text for section, line in places)


def _same_projects(claims: Sequence[Told]) -> Iterator[Equal]:
    """编报绩效目标, 绩效跟踪, 绩效自评 of as many projects: they are the same projects."""
    count: dict[str, str] = {}
    money: dict[str, Told] = {}
    for one in claims:
        if one.claim.measure in OF_PROJECTS:
            if one.claim.quantity == "count" and one.claim.unit in ("个", "项"):
                count.setdefault(one.claim.measure, one.claim.value)
            elif one.is_amount:
                money.setdefault(one.claim.measure, one)
    others: set[Decimal] = set()
    for first, second in combinations(OF_PROJECTS, 2):
        if not (first in money and second in money and count.get(first, "") == count.get(second)):
            continue
        text = _around(money[first], money[second])
        if len({*_YEARS.findall(text)}) < 2 and not _CARRIED_OUT.search(text):
            amounts = {one.amount.yuan for one in (money[first], money[second]) if one.amount}
            if amounts != others:  # 598 and 589, and 598 and 589 again
                yield Equal(money[first], money[second], f"同样的 {count[first]} 个项目，金额")
            others = amounts if len(amounts) > 1 else others


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
    return *one.place, claim.whole, claim.year


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


def _is_of_projects(one: Told) -> bool:
    """项目3个，资金1580万元，其中一般公共预算1420万元: whether its sentence tells of projects."""
    sentence = keys.sentences(one.paragraph[: one.claim.start])[-1]
    return "项目" in f"{sentence}{one.claim.text}"


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


@over("W404", lambda dossier: dossier.once(equalities))
def totals_differ(one: Equal) -> Judged:
    """Two figures that must be the same are not."""
    first, second = one.one.yuan, one.other.yuan
    if one.one.amount is None or one.other.amount is None or first is None or second is None:
        return
    if abs(first - second) > (one.one.last_place + one.other.last_place) / 2:
        flaw = one.one.flaw(
            f"，“{one.other.section}”写{one.other.quoted}，{one.why}应当相等",
            one.other.evidence,
            difference=first - second,
        )
        pairs = (one.one, second), (one.other, first)
        right = tuple(Correction(said.evidence, yuan) for said, yuan in pairs)
        yield msgspec.structs.replace(flaw, corrections=right)
