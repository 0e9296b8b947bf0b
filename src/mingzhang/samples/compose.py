"""From accounts to disclosures: the typed document that a perfect reader would read.

Only what the year's layout prints is filled in; a 2023 project has no code, because the
2023 table shows none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mingzhang.compiling.views import Words, printed, statement
from mingzhang.disclosure import (
    AssetLine,
    Disclosure,
    Organisation,
    Printed,
    ProcurementLine,
    Project,
    Statement,
)
from mingzhang.forms import ListForm
from mingzhang.samples import county as made
from mingzhang.samples import narrative, targets
from mingzhang.samples.accounts import Account, department_account, unit_account
from mingzhang.samples.county import County, Purchase
from mingzhang.samples.words import code_names


def disclosures(county: County, year: int) -> tuple[Disclosure, ...]:
    """All that a county publishes for a year: each department followed by its units."""
    return tuple(
        one for department in county.departments for one in disclosures_of(county, department, year)
    )


def disclosures_of(
    county: County, department: made.Department, year: int
) -> tuple[Disclosure, ...]:
    """A department's disclosure, then those of its units."""
    whole = disclosure(department_account(county, department, year))
    units = (unit_account(county, department, unit, year) for unit in department.units)
    return (whole, *map(disclosure, units))


def disclosure(account: Account) -> Disclosure:
    """What an agency discloses: every form filled, and the narrative that goes with it."""
    pack = account.pack
    prefix = pack.prefixes[account.scope]
    purchases = [purchase for budget in account.budgets for purchase in budget.purchases]
    return Disclosure(
        kind="budget",
        scope=account.scope,
        year=account.year,
        agency=account.agency,
        pack=pack.id,
        statements=tuple(
            statement(form, account.facts, Words(code_names(), prefix + form.title))
            for form in pack.forms
        ),
        procurement=_list_statement(account, pack.list_form("procurement"), bool(purchases)),
        assets=_list_statement(account, pack.list_form("assets"), bool(account.holdings)),
        organisations_table=_list_statement(account, pack.list_form("organisations"), True),
        procurement_lines=tuple(_procurement_lines(account)) if purchases else (),
        asset_lines=tuple(_asset_lines(account)) if account.holdings else (),
        organisations=tuple(
            Organisation(its.unit.name, its.unit.nature, its.unit.rank, its.unit.funding)
            for its in account.budgets
        ),
        front=(Printed(narrative.first_sentence(account)),),
        sections=narrative.sections(account),
        goals=narrative.goals(account),
        projects=tuple(_projects(account)),
    )


def _list_statement(account: Account, form: ListForm, filled: bool) -> Statement:
    """A list table's status; its lines stand in the disclosure. Fixed notes are always there."""
    title = form.title.removeprefix("部门").removeprefix("单位")
    return Statement(
        id=form.id,
        title=account.scope_name + title,
        status="filled" if filled else "empty",
        money_unit=form.unit,
        notes=(*form.notes, *(() if filled else (form.empty_note,))),
        as_of=f"{account.year - 1}-12-31" if form.id == "assets" else "",
    )


def _projects(account: Account) -> Iterator[Project]:
    number = 0
    for budget in account.budgets:
        for project in budget.projects:
            number += 1
            yield targets.printed_project(project, number, account, budget.unit)


def _procurement_lines(account: Account) -> Iterator[ProcurementLine]:
    """合计, then each unit's 小计 with its lines."""
    form = account.pack.list_form("procurement")
    everything = [purchase for its in account.budgets for purchase in its.purchases]
    yield ProcurementLine("total", "合计", _cells(form, everything))
    for its in account.budgets:
        if its.purchases:
            name = f"{its.unit.name}小计"
            yield ProcurementLine("subtotal", name, _cells(form, its.purchases))
            for purchase in its.purchases:
                cells = _cells(form, [purchase])
                own = {**cells, **_own_cells(purchase)}
                yield ProcurementLine("item", purchase.source, own)


def _cells(form: ListForm, purchases: Sequence[Purchase]) -> dict[str, Printed]:
    """The amounts of one line or of several together; every other column blank."""
    amounts = {
        "total": _sum(purchases),
        "small_business": _sum(its for its in purchases if its.small_business),
    }
    for fund in {its.fund for its in purchases}:
        amounts[fund] = _sum(its for its in purchases if its.fund == fund)
    return {
        column.id: Printed(printed(amounts.get(column.id, Decimal(0))))
        for column in form.columns
        if column.id != "name"
    }


def _own_cells(purchase: Purchase) -> dict[str, Printed]:
    """What only a single line has."""
    return {
        "project_budget": Printed(printed(purchase.source_budget)),
        "item": Printed(purchase.item),
        "catalogue_code": Printed(purchase.code),
        "measure": Printed(purchase.measure),
        "quantity": Printed(str(purchase.quantity)),
        "unit_price": Printed(printed(purchase.price)),
    }


def _sum(purchases: Iterable[Purchase]) -> Decimal:
    return sum((purchase.amount for purchase in purchases), Decimal(0))


def _asset_lines(account: Account) -> Iterator[AssetLine]:
    """The form's rows; its first one is the total of those that are no part of another."""
    held = account.holdings
    rows = account.pack.list_form("assets").rows
    whole = sum(
        (held[row.label].value for row in rows if row.label in held and not row.indent), Decimal(0)
    )
    for row in rows:
        quantity, value = "", printed(whole)
        if row.label in held:
            quantity = str(held[row.label].quantity)
            value = printed(held[row.label].value)
        yield AssetLine(row.prefix + row.label, Printed(quantity), Printed(value), row.label)
