"""Figures that cannot be more than another one: a part of what is bought, an increase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.sums import wrong_sums
from mingzhang.checking.words.told import Told, by_subject, told


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


def _most(amount: amounts.Amount) -> Decimal:
    return amount.yuan + amount.half_unit


@over("W205", _bounds)
def part_exceeds_its_whole(one: Bound) -> Judged:
    """A figure is more than what it can only be a part of."""
    yield from exceeding(one.part, one.whole, one.named)


def exceeding(said: Told, most: Decimal, named: str) -> Iterator[Flaw]:
    """A figure that is more than what it can be, rounding allowed for; `named` is that in words."""
    amount = said.amount
    if amount is not None and amount.yuan - amount.half_unit > most:
        yield said.flaw(f"，大于{named}", actual=amount.yuan)
