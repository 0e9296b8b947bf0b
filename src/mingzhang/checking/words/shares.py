"""Shares whose whole the words leave open: 社会保障和就业支出 183.80 万元，占 5.30%。

The whole may be any larger amount of the section, or a total of the tables. A share that none
of them gives is wrong where the shares beside it are of one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

import msgspec

from mingzhang.amounts import in_wan
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.checking.words.ratios import ratios
from mingzhang.checking.words.subjects import Subject, subjects
from mingzhang.checking.words.told import Told, told
from mingzhang.cube import Point
from mingzhang.numerals import HUNDRED

_PLACES = 4
"""Halves of the last place by which a share may be off: the last of a list takes the rounding."""

_TOTALS = tuple(
    Point(flow, fund=fund, nature=nature)
    for flow, fund, nature in product(
        ("expenditure", "income", "uses", "sources"),
        ("", "appropriation", "general", "government_fund"),
        ("", "basic", "project"),
    )
)


class Open(msgspec.Struct, frozen=True):
    """A share of something that is not said."""

    said: Told
    part: Told
    wholes: frozenset[Decimal]
    """The amounts, in 元, that give the printed share."""


class OpenShares(msgspec.Struct, frozen=True):
    """The open shares of a section, in printed order."""

    shares: tuple[Open, ...]

    def nearest(self, one: Open) -> Open | None:
        """The share with a whole that stands closest."""
        known = [other for other in self.shares if other.wholes]
        return min(known, key=lambda other: abs(other.said.number - one.said.number), default=None)

    def commonest(self, wholes: frozenset[Decimal]) -> Decimal:
        """The one of these that most shares are of."""
        counts = Counter(whole for share in self.shares for whole in share.wholes & wholes)
        return max(counts, key=lambda whole: (counts[whole], whole))


def _open_shares(dossier: Dossier) -> Iterator[tuple[int, OpenShares]]:
    told_already = {(index, ratio.said.number) for index, ratio in dossier.once(ratios)}
    for index, (claims, own, known) in enumerate(
        zip(dossier.once(told), dossier.once(subjects), dossier.once(tables), strict=True)
    ):
        sections: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            sections[one.claim.section].append(one)
        for said in sections.values():
            open_ones = [
                (one, part)
                for one in said
                if (index, one.number) not in told_already and (part := _part(one, own))
            ]
            if len(open_ones) > 1:
                yield index, _of_section(open_ones, said, known)


def _part(one: Told, own: Mapping[int, Subject]) -> Told | None:
    """The amount that a share without a whole is the share of."""
    claim = one.claim
    is_open = claim.quantity == "share" and not claim.base and not claim.base_measure
    if not is_open or claim.unit != "%" or not claim.value or claim.subject not in own:
        return None
    part = own[claim.subject].amount_before(one)
    return part if part and part.amount and part.claim.paragraph == claim.paragraph else None


def _of_section(
    shares: Sequence[tuple[Told, Told]], said: Sequence[Told], known: Tables
) -> OpenShares:
    amounts = {one.amount.yuan for one in said if one.amount}
    amounts |= {figure.yuan for point in _TOTALS for figure in known.at(point)}
    made_up = _made_up(shares, amounts)
    return OpenShares(
        tuple(
            Open(
                one,
                part,
                frozenset(
                    whole
                    for whole in made_up.get(one.claim.paragraph, amounts)
                    if _gives(one, part, whole)
                ),
            )
            for one, part in shares
        )
    )


def _made_up(
    shares: Sequence[tuple[Told, Told]], amounts: Collection[Decimal]
) -> dict[int, frozenset[Decimal]]:
    """The whole that the parts told in one paragraph make up, where it is a known amount."""
    told_in: defaultdict[int, list[Told]] = defaultdict(list)
    for one, part in shares:
        told_in[one.claim.paragraph].append(part)
    found: dict[int, frozenset[Decimal]] = {}
    for paragraph, parts in told_in.items():
        shown = [part.amount for part in parts if part.amount]
        total, slack = sum(one.yuan for one in shown), sum(one.half_unit for one in shown)
        whole = frozenset(amount for amount in amounts if abs(amount - total) <= slack)
        if whole and len(shown) > 1:
            found[paragraph] = whole
    return found


def _gives(one: Told, part: Told, whole: Decimal) -> bool:
    assert part.amount is not None
    if whole <= 0 or whole < part.amount.yuan:
        return False
    slack = _PLACES * one.half_place
    slack += part.amount.half_unit / whole * HUNDRED
    return abs(part.amount.yuan / whole * HUNDRED - one.value) <= slack


@over("W313", _open_shares)
def share_is_of_nothing(item: OpenShares) -> Judged:
    """The shares beside it are of one whole, this one of none."""
    for one in item.shares:
        beside = item.nearest(one)
        if one.wholes or beside is None:
            continue
        amount, other = one.part.amount, beside.part.amount
        assert amount is not None
        assert other is not None
        whole = item.commonest(beside.wholes)
        if whole < amount.yuan:
            continue
        share = f"{amount.yuan / whole * HUNDRED:.2f}%"
        yield Flaw(
            message=f"“{one.said.section}”写{one.part.quoted}，{one.said.quoted}；"
            f"旁边的{beside.said.quoted}是以 {in_wan(whole)}为整体，"
            f"同样计算这里应为 {share}",
            evidence=(one.said.evidence, one.part.evidence, beside.said.evidence),
            section=one.said.section,
        )
