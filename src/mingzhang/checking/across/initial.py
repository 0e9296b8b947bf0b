"""A3: 年初预算 in the words of final accounts, against the budgets of that year and the next.

The budget of the year says it itself. That of the next year says it too, where it prints by
how much it is more: 比 2024 年预算增加 107.62 万元.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import amounts
from mingzhang.checking.across import points
from mingzhang.checking.checks import Flaw, in_all, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.words.figures import tables
from mingzhang.checking.words.told import Told, told
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure


class Pair(msgspec.Struct, frozen=True):
    """An initial budget in final accounts, and what a budget gives for it, both in 元."""

    said: Told
    published: Decimal
    slack: Decimal
    what: str
    """Where the budget gives it, in words."""

    evidence: Evidence

    @property
    def difference(self) -> Decimal:
        """By how much the final accounts are higher."""
        assert self.said.amount is not None
        return self.said.amount.yuan - self.published

    @property
    def differs(self) -> bool:
        """Whether rounding does not explain the difference."""
        assert self.said.amount is not None
        return abs(self.difference) > self.slack + self.said.amount.half_unit


class Budgets(msgspec.Struct, frozen=True):
    """All pairs of one document of final accounts and one budget."""

    dossier: Dossier
    final: int
    pairs: tuple[Pair, ...]


def of_the_year(dossier: Dossier) -> Iterator[tuple[int, Budgets]]:
    """Final accounts with the budget of their year."""
    for final, budget in _pairs(dossier, 0):
        known = dossier.once(tables)[budget]
        pairs: list[Pair] = []
        for one in _initial(dossier, final):
            figures = [figure for point in _as_budgeted(one) for figure in known.at(point)]
            if figures and figures[0].cells:
                likely = min(figures, key=lambda figure: abs(_yuan(one) - figure.yuan))
                lead = likely.cells[0]
                shown = points.evidence(dossier, lead, likely=False)
                what = points.told(dossier, lead)
                pairs.append(Pair(one, likely.yuan, likely.slack, what, shown))
        if pairs:
            yield final, Budgets(dossier, final, tuple(pairs))


def of_the_next_year(dossier: Dossier) -> Iterator[tuple[int, Budgets]]:
    """Final accounts with the budget after them, which says by how much it is more."""
    for final, budget in _pairs(dossier, 1):
        year = dossier.disclosures[final].year
        changes = [one for one in dossier.once(told)[budget] if _is_change(one, year)]
        pairs: list[Pair] = []
        for one in _initial(dossier, final):
            for change in changes:
                if set(_as_budgeted(one)) & set(change.claim.points):
                    pairs += _implied(dossier, one, change, budget)
                    break
        if pairs and not list(points.of_year(dossier, "budget", year)):
            yield final, Budgets(dossier, final, tuple(pairs))


def _pairs(dossier: Dossier, years: int) -> Iterator[tuple[int, int]]:
    """Final accounts, and the budget of so many years after."""
    for final, year in points.final_accounts(dossier):
        for budget in points.of_year(dossier, "budget", year + years):
            yield final, budget


def _initial(dossier: Dossier, final: int) -> Iterator[Told]:
    for one in dossier.once(told)[final]:
        claim = one.claim
        own = claim.year == one.disclosure.year and claim.stage == "initial_budget"
        if own and claim.quantity == "amount" and claim.points and one.amount is not None:
            yield one


def _as_budgeted(one: Told) -> tuple[Point, ...]:
    return tuple(point.at("stage", "") for point in one.claim.points)


def _yuan(one: Told) -> Decimal:
    assert one.amount is not None
    return one.amount.yuan


def _is_change(one: Told, year: int) -> bool:
    claim = one.claim
    compared = claim.quantity == "change" and claim.base_year == year
    return compared and claim.base_stage in ("", "budget") and one.signed is not None


def _implied(dossier: Dossier, one: Told, change: Told, budget: int) -> Iterator[Pair]:
    """Next year's amount of its tables less the change."""
    known = dossier.once(tables)[budget]
    now = next((f for point in change.claim.points for f in known.at(point)), None)
    signed = change.signed
    if now is None or signed is None:
        return
    rounded = change.amount or one.amount
    slack = now.slack + (2 * rounded.half_unit if rounded else Decimal(0))
    evidence = msgspec.structs.replace(change.evidence, source=dossier.sources[budget])
    source = f"{_named(change.disclosure)}（{dossier.sources[budget]}）"
    what = f"{source}“{change.section}”写{change.quoted}"
    yield Pair(one, now.yuan - signed, slack, what, evidence)


def _named(disclosure: Disclosure) -> str:
    return f"{disclosure.agency.name} {disclosure.year} 年预算"


@over("A305", of_the_year)
def initial_budget_is_not_the_published_one(item: Budgets) -> Iterator[Flaw]:
    """Item by item; told together."""
    yield from _flaws(item, "年初预算与当年公开的预算不同")


@over("A306", of_the_next_year)
def initial_budget_is_not_what_the_next_budget_starts_from(item: Budgets) -> Iterator[Flaw]:
    """The next budget compares itself with something else."""
    yield from _flaws(item, "年初预算与下一年预算所比较的上年预算不同")


def _flaws(item: Budgets, wrong: str) -> Iterator[Flaw]:
    flawed = [pair for pair in item.pairs if pair.differs]
    if not flawed:
        return
    flawed.sort(key=lambda pair: -abs(pair.difference))
    lead = flawed[0]
    many = in_all([pair.said.evidence for pair in flawed], "个数")
    source = item.dossier.sources[item.final]
    yield Flaw(
        f"{wrong}：“{lead.said.section}”写{lead.said.quoted}，{lead.what}，"
        f"应为 {_shown(lead, lead.published)}，相差 {_shown(lead, abs(lead.difference))}{many}",
        tuple(
            evidence
            for pair in flawed
            for evidence in (
                msgspec.structs.replace(pair.said.evidence, source=source),
                pair.evidence,
            )
        ),
        section=lead.said.section,
        expected=lead.published,
        actual=_yuan(lead.said),
        difference=lead.difference,
    )


def _shown(pair: Pair, yuan: Decimal) -> str:
    """An amount rounded as the words of the final accounts are."""
    assert pair.said.amount is not None
    place = pair.said.last_place
    rounded = (yuan / place).to_integral_value() * place
    return amounts.show(rounded, pair.said.amount.unit, max(pair.said.amount.places, 2))
