"""From an account to a disclosure: every form of the pack filled, and the words that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from mingzhang import catalogue
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling import narrative, targets
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import Purchase
from mingzhang.compiling.rounding_notes import with_rounding_notes
from mingzhang.compiling.views import Words, above, printed, statement
from mingzhang.cube import Point
from mingzhang.disclosure import (
    AssetLine,
    Disclosure,
    Organisation,
    Printed,
    ProcurementLine,
    Statement,
)
from mingzhang.forms import Form, ListForm
from mingzhang.reading.claims import read_claims


def disclosure(account: Account) -> Disclosure:
    """What an agency discloses."""
    pack, cover = account.pack, account.cover
    lists = {form.id: form for form in pack.lists}
    purchases = [purchase for book in account.books for purchase in book.purchases]
    made = Disclosure(
        kind=pack.stage,
        scope=cover.scope,
        year=cover.year,
        agency=cover.agency,
        pack=pack.id,
        statements=statements(account),
        procurement=_list(account, "procurement", bool(purchases)),
        assets=_list(account, "assets", bool(account.holdings)),
        organisations_table=_list(account, "organisations", filled=True),
        procurement_lines=tuple(_procurement_lines(account, lists.get("procurement"))),
        asset_lines=tuple(_asset_lines(account, lists.get("assets"))),
        organisations=tuple(_organisations(account)) if "organisations" in lists else (),
        front=(Printed(narrative.opening(account)),) if pack.jurisdiction == "河北" else (),
        sections=narrative.sections(account),
        goals=account.goals if pack.targets else (),
        projects=tuple(targets.projects(account)),
    )
    said = msgspec.structs.replace(made, claims=read_claims(made))
    return with_rounding_notes(said)


def statements(account: Account) -> tuple[Statement, ...]:
    """The nine tables."""
    forms = account.pack.forms_of(account.cover.scope)
    return tuple(_statement(form, account) for form in forms)


def _statement(form: Form, account: Account) -> Statement:
    cover = account.cover
    words = Words(
        names=_Names(cover.year),
        title=_title(form, account),
        scope=account.scope_name,
        year=cover.year,
    )
    return statement(form, account.facts, words, _beside(form, account))


def _title(form: Form, account: Account) -> str:
    """A form's title with its prefix; Shanghai's begin with the year."""
    year = f"{account.cover.year}年" if account.pack.titles_with_year else ""
    return year + account.pack.prefixes[account.cover.scope] + form.title


def _beside(form: Form, account: Account) -> Mapping[Point, Decimal]:
    """机关运行经费, which is printed beside the sums and is part of none."""
    return {
        form.point_of({}, column): account.office_running
        for column in form.columns
        if column.point.get("item") == "agency_running"
    }


class _Names(dict[str, str]):
    """What the codes of a year are called; a code that the catalogue lacks has no name."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._trees = (catalogue.functional(year), catalogue.economic(year))

    def __missing__(self, code: str) -> str:
        found = (tree.get(code) for tree in self._trees)
        self[code] = next((entry.name for entry in found if entry), "")
        return self[code]


# the tables beside the nine


def _list(account: Account, form_id: str, filled: bool) -> Statement:
    """A list table's status; its lines stand in the disclosure. Fixed notes are always there."""
    form = next((form for form in account.pack.lists if form.id == form_id), None)
    if form is None:
        return Statement(id=form_id, title="", status="missing")
    title = form.title.removeprefix("部门").removeprefix("单位")
    return Statement(
        id=form.id,
        title=account.scope_name + title,
        status="filled" if filled else "empty",
        money_unit=form.unit,
        notes=(*form.notes, *(() if filled else (form.empty_note,))),
        as_of=f"{account.cover.year - 1}-12-31" if form.id == "assets" else "",
    )


def _organisations(account: Account) -> Iterator[Organisation]:
    for book in account.books:
        cover = book.cover
        yield Organisation(cover.agency.name, cover.nature, cover.rank, cover.funding)


def _procurement_lines(account: Account, form: ListForm | None) -> Iterator[ProcurementLine]:
    """合计, then each unit's 小计 with its lines."""
    everything = [purchase for book in account.books for purchase in book.purchases]
    if form is None or not everything:
        return
    yield ProcurementLine("total", "合计", _cells(form, everything))
    for book in account.books:
        if book.purchases:
            name = f"{book.cover.agency.name}小计"
            yield ProcurementLine("subtotal", name, _cells(form, book.purchases))
            for purchase in book.purchases:
                own = {**_cells(form, [purchase]), **_own_cells(form, purchase)}
                yield ProcurementLine("item", purchase.source, own)


def _cells(form: ListForm, purchases: Sequence[Purchase]) -> dict[str, Printed]:
    """The amounts of one line or of several together; every other column blank.

    A line's amount is rounded once and sums add what is printed, as the table is checked.
    """
    unit = UNITS[form.unit]
    amounts = {
        "total": _sum(purchases, unit),
        "small_business": _sum((its for its in purchases if its.small_business), unit),
    }
    for fund in {whole for its in purchases for whole in above("fund", its.fund)} - {""}:
        own = (its for its in purchases if fund in above("fund", its.fund))
        amounts[fund] = _sum(own, unit)
    return {
        column.id: Printed(printed(amounts.get(column.id, ZERO)))
        for column in form.columns
        if column.id != "name"
    }


def _sum(purchases: Iterable[Purchase], unit: Decimal) -> Decimal:
    cent = Decimal("0.01")
    return sum(
        ((purchase.amount / unit).quantize(cent, ROUND_HALF_UP) for purchase in purchases), ZERO
    )


def _own_cells(form: ListForm, purchase: Purchase) -> dict[str, Printed]:
    """What only a single line has."""
    unit = UNITS[form.unit]
    return {
        "project_budget": Printed(printed(purchase.source_budget / unit)),
        "item": Printed(purchase.item),
        "catalogue_code": Printed(purchase.code),
        "measure": Printed(purchase.measure),
        "quantity": Printed(f"{purchase.quantity.normalize():f}"),
        "unit_price": Printed(printed(purchase.price / unit)),
    }


def _asset_lines(account: Account, form: ListForm | None) -> Iterator[AssetLine]:
    """The form's rows; its first one is the total of those that are no part of another."""
    held = account.holdings
    if form is None or not held:
        return
    unit = UNITS[form.unit]
    whole = sum(
        (held[row.label].value for row in form.rows if row.label in held and not row.indent), ZERO
    )
    for place, row in enumerate(form.rows):
        quantity, value = "", printed(whole / unit) if not place else ""
        if row.label in held:
            quantity = f"{held[row.label].quantity.normalize():f}"
            value = printed(held[row.label].value / unit)
        yield AssetLine(row.prefix + row.label, Printed(quantity), Printed(value), row.label)
