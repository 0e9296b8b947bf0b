"""A3: an agency's documents of different years and stages.

What one document says of another year must be what was published for that year: the opening
balance of final accounts, the budget beside the actual figures, and whatever `earlier` finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.amounts import ZERO
from mingzhang.checking.across import points
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Cells
from mingzhang.cube import Point


class Restated(msgspec.Struct, frozen=True):
    """An amount, and what another document prints for the same thing."""

    dossier: Dossier
    later: Cells
    earlier: Cells


# the opening balance


def balances(dossier: Dossier) -> Iterator[tuple[int, Restated]]:
    """年初结转和结余 of final accounts with 年末结转和结余 of the year before."""
    for index, year in points.final_accounts(dossier):
        for before in points.of_year(dossier, "final", year - 1):
            for point, opening in _printed(dossier, index, flow="carry_in"):
                closing = points.cells_at(dossier.space, before, point.at("flow", "carry_out"))
                if closing:
                    yield index, Restated(dossier, opening, closing)


def _printed(dossier: Dossier, disclosure: int, flow: str) -> Iterator[tuple[Point, Cells]]:
    """The totals of a flow by fund, each once."""
    found: dict[Point, Cells] = {}
    for table in dossier.space.of(disclosure):
        for point, cells in table.cells.items():
            if point == Point(flow, fund=point.fund) and dossier.space.readable(cells):
                found.setdefault(point, cells)
    yield from found.items()


@over("A301", balances)
def opening_is_not_last_closing(item: Restated) -> Iterator[Flaw]:
    """By fund; an adjustment must be explained."""
    if points.differ(item.dossier.space, item.later, item.earlier):
        yield _flaw(item, "年初结转和结余与上一年度决算的年末数不同")


# the budget in the final accounts


def budgets(dossier: Dossier) -> Iterator[tuple[int, Restated]]:
    """What final accounts print as the budget, with the budget of that year."""
    space = dossier.space
    for index, year in points.final_accounts(dossier):
        for budget in points.of_year(dossier, "budget", year):
            known = {
                _item(point): cells
                for table in space.of(budget)
                for point, cells in table.cells.items()
                if point.item and not point.agency and space.readable(cells)
            }
            for table in space.of(index):
                for point, cells in table.cells.items():
                    initial = point.at("stage", "")
                    if not point.stage or point.agency or _item(initial) not in known:
                        continue
                    if space.readable(cells):
                        yield index, Restated(dossier, cells, known[_item(initial)])


def _item(point: Point) -> tuple[str, str]:
    """A “三公” item by fund: budgets say what it is used for, final accounts what was spent."""
    return point.item, point.fund


@over("A302", budgets)
def budget_is_not_the_published_one(item: Restated) -> Iterator[Flaw]:
    """A budget that was changed during the year must be explained."""
    if points.differ(item.dossier.space, item.later, item.earlier):
        yield _flaw(item, "决算表里的预算数与当年公开的预算不同")


def _flaw(item: Restated, what: str) -> Flaw:
    dossier, space = item.dossier, item.dossier.space
    later, earlier = item.later[0], item.earlier[0]
    difference = space.total(item.later) - space.total(item.earlier)
    return Flaw(
        f"{what}：{wording.place(space, later)}印作 {wording.money(space, later)}，"
        f"{points.told(dossier, earlier)}，相差 {wording.shown(space, abs(difference), later)}",
        _evidence(dossier, later, earlier),
        statement=space.owner[later].statement.id,
        expected=space.total(item.earlier),
        actual=space.total(item.later),
        difference=difference,
    )


def _evidence(dossier: Dossier, later: int, earlier: int) -> tuple[Evidence, ...]:
    """Two cells of different years; what was published last is looked at first."""
    return (
        points.evidence(dossier, later, likely=True),
        points.evidence(dossier, earlier, likely=False),
    )


# from one year to the next


class Growth(msgspec.Struct, frozen=True):
    """The total expenditure of two budgets, one year apart."""

    dossier: Dossier
    later: Cells
    earlier: Cells


def growths(dossier: Dossier) -> Iterator[tuple[int, Growth]]:
    """Each disclosure with the one of the year before."""
    spent = Point("expenditure")
    for index, disclosure in enumerate(dossier.disclosures):
        for before in points.of_year(dossier, disclosure.kind, disclosure.year - 1):
            later = points.cells_at(dossier.space, index, spent)
            earlier = points.cells_at(dossier.space, before, spent)
            if later and earlier and dossier.space.total(earlier) > ZERO:
                yield index, Growth(dossier, later, earlier)


@measured("A303", growths)
def spending_changes_much(item: Growth, times: Decimal) -> Iterator[Flaw]:
    """A hint: the narrative should say why."""
    dossier, space = item.dossier, item.dossier.space
    before, now = space.total(item.earlier), space.total(item.later)
    if before < now * times and now < before * times:
        return
    later, earlier = item.later[0], item.earlier[0]
    yield Flaw(
        f"支出是上一年度公开的 {now / before:.2%}：{wording.place(space, later)}印作 "
        f"{wording.money(space, later)}，{points.told(dossier, earlier)}",
        _evidence(dossier, later, earlier),
        statement=space.owner[later].statement.id,
        actual=now,
        difference=now - before,
    )
