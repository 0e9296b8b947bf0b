"""Figures that cannot be more than another one: a part of what is bought, an increase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts, keys
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.sums import wrong_sums
from mingzhang.checking.words.told import Told, by_subject, told, with_tables
from mingzhang.cube import Point

_PLACES = 2
_CONCERNED = re.compile("(?:共计?|合计)?涉及")
_OF_PROJECTS = re.compile(
    "项目(?:支出)?[^。；;]{0,12}(?:实行|开展|编制|编报|设置|纳入)[^。；;]{0,6}绩效目标"
    "|绩效目标(?:管理)?的?项目"
)
_OF_ALL = re.compile("整体")
_SLIPS = (10, 100, 1000, 10000)
_FEW = 2


class Bound(msgspec.Struct, frozen=True):
    """A figure that cannot be more than another one."""

    part: Told
    whole: Decimal
    """In 元, with what rounding may add."""

    named: str
    """What the other one is."""


def _bounds(dossier: Dossier) -> Iterator[tuple[int, Bound]]:
    """预留 within 政府采购, an increase within the amount."""
    in_sums = {(index, p.number) for index, one in dossier.once(wrong_sums) for p in one.parts}
    for index, claims in enumerate(dossier.once(told)):
        amounts_of = {one.claim.measure: one for one in claims if one.is_amount}
        bought, reserved = amounts_of.get("procurement"), amounts_of.get("reserved")
        if bought and reserved and bought.amount:
            yield index, Bound(reserved, _most(bought.amount), bought.quoted)
        small = amounts_of.get("reserved.small")
        if small and reserved and reserved.amount and (index, small.number) not in in_sums:
            yield index, Bound(small, _most(reserved.amount), reserved.quoted)
        for group in by_subject(claims).values():
            # 总计 95，其中结转 5，比上年增加 8: the whole has grown
            if group[0].claim.whole < 0 or _begins_a_clause(group[0]):
                yield from ((index, one) for one in _increases(group))


def _begins_a_clause(one: Told) -> bool:
    """Whether a semicolon or a full stop stands before it: what follows is said of it alone."""
    return one.paragraph[: one.claim.start].rstrip()[-1:] in ("；", ";", "。")


def _increases(group: Sequence[Told]) -> Iterator[Bound]:
    now = next(
        (o for o in group if o.claim.quantity == "amount" and o.is_current and not o.claim.stage),
        None,
    )
    if now is None or now.amount is None:
        return
    for one in group:
        if one.claim.quantity == "change" and one.claim.direction == "increase" and one.amount:
            yield Bound(one, _most(now.amount), now.quoted)


class Targeted(msgspec.Struct, frozen=True):
    """The money of the projects that have targets, beside 项目支出 of the tables, in 元."""

    said: Told
    projects: Decimal
    slack: Decimal
    """What rounding may have moved it by."""

    @property
    def named(self) -> str:
        """What it is compared with."""
        return f"表内项目支出 {amounts.show(self.projects, '万元', _PLACES)}"

    @property
    def has_slipped(self) -> bool:
        """Whether it is the same figure with its point elsewhere: 179.60 for 1796.00."""
        money = self.said.amount
        return money is not None and any(
            abs(money.yuan * times - self.projects) <= money.half_unit * times + self.slack
            for times in _SLIPS
        )


def _with_targets(dossier: Dossier) -> Iterator[tuple[int, Targeted]]:
    for index, claims, known in with_tables(dossier):
        projects = known.at(Point("expenditure", nature="project"))
        if dossier.disclosures[index].kind != "budget" or not projects:
            continue
        every = max(projects, key=lambda figure: figure.yuan)
        for one in claims:
            if one.amount is not None and (one.claim.measure == "targets" or _is_of_targets(one)):
                yield index, Targeted(one, every.yuan, every.slack)


def _is_of_targets(one: Told) -> bool:
    """项目支出均实行绩效目标管理，涉及一般公共预算当年拨款 680.50 万元."""
    if one.claim.quantity != "amount" or not _CONCERNED.match(one.claim.text):
        return False
    before = keys.sentences(one.paragraph[: one.claim.start])[-1]
    return bool(_OF_PROJECTS.search(before)) and not _OF_ALL.search(before)


def _most(amount: amounts.Amount) -> Decimal:
    return amount.yuan + amount.half_unit


@over("W205", _bounds)
def part_exceeds_its_whole(one: Bound) -> Judged:
    """A figure is more than what it can only be a part of."""
    yield from _exceeding(one.part, one.whole, one.named)


def _exceeding(said: Told, most: Decimal, named: str) -> Iterator[Flaw]:
    """A figure that is more than what it can be, rounding allowed for; `named` is that in words."""
    amount = said.amount
    if amount is not None and amount.yuan - amount.half_unit > most:
        yield said.flaw(f"，大于{named}", actual=amount.yuan)


@over("W207", _with_targets)
def targets_exceed_the_projects(one: Targeted) -> Judged:
    """Projects with targets have more money than all projects."""
    yield from _exceeding(one.said, one.projects + one.slack, one.named)


@over("W211", _with_targets)
def targets_have_their_point_elsewhere(one: Targeted) -> Judged:
    """涉及项目预算资金 179.60 万元, and 项目支出 is 1796.00 万元."""
    if one.has_slipped:
        yield one.said.flaw(f"，与{one.named}只差小数点的位置", expected=one.projects)


@over("W212", _with_targets)
def targets_are_few_of_the_projects(one: Targeted) -> Judged:
    """All projects are to have targets, and these have less than half of their money."""
    money = one.said.amount
    if money is not None and 0 < money.yuan * _FEW < one.projects and not one.has_slipped:
        yield one.said.flaw(f"，不到{one.named}的一半", expected=one.projects)
