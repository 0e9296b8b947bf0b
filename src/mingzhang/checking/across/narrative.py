"""A3: what the narrative says of the year before, against what was published for it.

“比上年增加 12.30 万元” asserts last year's figure: this year's less the change. Where last
year's document is in the run, the change follows from the tables of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.checking.across import points
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Space
from mingzhang.checking.words.figures import Figure, tables
from mingzhang.checking.words.told import Told, told
from mingzhang.disclosure import Kind

_SAME_STAGE: dict[Kind, tuple[str, ...]] = {"budget": ("", "budget"), "final": ("", "final")}
"""What a comparison with last year's document may say that it is with: budget with budget."""

_ROUNDED_TERMS = 3
"""A change, this year's figure and last year's, each rounded to the unit of the words."""


class Said(msgspec.Struct, frozen=True):
    """A figure in words that speaks of the year before, and what both documents print."""

    dossier: Dossier
    told: Told
    stated: Decimal
    """In 元: the change, or last year's amount."""

    candidates: tuple[tuple[Figure | None, Figure], ...]
    """For each meaning of the words this year's figure (of a change) and last year's."""

    def follows(self, this: Figure | None, last: Figure) -> Decimal:
        """What the words should say."""
        return this.yuan - last.yuan if this else last.yuan

    def agrees(self, this: Figure | None, last: Figure) -> bool:
        """Whether the words can be right: words take the difference of figures rounded for them."""
        slack = last.slack + (this.slack if this else 0)
        if self.told.amount:
            slack += self.told.amount.half_unit * (_ROUNDED_TERMS if this else 1)
        return abs(self.stated - self.follows(this, last)) <= slack


def said(dossier: Dossier) -> Iterator[tuple[int, Said]]:
    """Changes since last year and amounts of last year, where last year's document is there."""
    for index, disclosure in enumerate(dossier.disclosures):
        for before in points.of_year(dossier, disclosure.kind, disclosure.year - 1):
            for one in dossier.once(told)[index]:
                stated = _stated(one)
                candidates = tuple(_candidates(dossier, one, index, before))
                if stated is not None and candidates:
                    yield index, Said(dossier, one, stated, candidates)


def _stated(one: Told) -> Decimal | None:
    """The change or the earlier amount that a claim gives; None for other claims."""
    claim, own = one.claim, one.disclosure
    if claim.quantity == "change" and claim.base_year == own.year - 1 and claim.year == own.year:
        return one.signed if claim.base_stage in _SAME_STAGE[own.kind] else None
    if claim.quantity == "amount" and claim.year == own.year - 1 and not claim.stage:
        return one.amount.yuan if one.amount else None
    return None


def _candidates(
    dossier: Dossier, one: Told, now: int, before: int
) -> Iterator[tuple[Figure | None, Figure]]:
    known = dossier.once(tables)
    for point in one.claim.points:
        for last in known[before].at(point):
            if one.claim.quantity == "amount":
                yield None, last
            else:
                yield from ((this, last) for this in known[now].at(point))


@over("A304", said)
def narrative_differs_from_last_year(item: Said) -> Iterator[Flaw]:
    """No meaning of the words fits both documents."""
    if any(item.agrees(this, last) for this, last in item.candidates):
        return
    this, last = item.candidates[0]
    dossier, space = item.dossier, item.dossier.space
    if not last.cells or (this and not this.cells):
        return
    lead = last.cells[0]
    shown = wording.shown(space, item.follows(this, last), lead)
    own = f"，本年{wording.place(space, this.cells[0])}为 {_amount(space, this)}" if this else ""
    verb = "按上一年度公开的文件，增减额应为" if this else "上一年度公开的是"
    yield Flaw(
        f"“{item.told.section}”写{item.told.quoted}，{verb} {shown}："
        f"{points.told(dossier, lead)}{own}",
        (
            msgspec.structs.replace(
                item.told.evidence, source=dossier.sources[_index(dossier, item.told)]
            ),
            points.evidence(dossier, lead, likely=False),
            *((points.evidence(dossier, this.cells[0], likely=False),) if this else ()),
        ),
        section=item.told.section,
        expected=item.follows(this, last),
        actual=item.stated,
        difference=item.stated - item.follows(this, last),
    )


def _index(dossier: Dossier, one: Told) -> int:
    return next(n for n, d in enumerate(dossier.disclosures) if d is one.disclosure)


def _amount(space: Space, figure: Figure) -> str:
    return wording.shown(space, figure.yuan, figure.cells[0])
