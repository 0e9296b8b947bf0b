"""The sections of Shanghai's narrative."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from mingzhang import catalogue
from mingzhang.amounts import ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import FIGURES
from mingzhang.compiling.sentences import THREE_PUBLIC, bought, figures_of, in_words, said, wording
from mingzhang.compiling.views import above
from mingzhang.cube import Point
from mingzhang.forms import SectionForm

COMPARED = (
    *("appropriation", "appropriation_uses", "general", "government_fund", "state_capital"),
    *(*THREE_PUBLIC, "vehicle_purchase", "vehicle_running"),
)
"""The figures whose change the narrative states, by their names in FIGURES."""

EXPLAINED = ("appropriation", "abroad", "vehicle", "reception")
"""Those whose change must have a reason."""


def _list_of_duties(account: Account) -> Iterator[str]:
    for number, duty in enumerate(account.texts.duties, 1):
        yield f"{number}、{duty}"


def _members(account: Account) -> Iterator[str]:
    if account.cover.scope == "unit":
        yield said(account, "alone_with" if account.texts.organisation else "alone")
    else:
        yield said(account, "members", count=len(account.books))
        for number, book in enumerate(account.books, 1):
            yield f"{number}.{book.cover.agency.name}"
    yield from account.texts.organisation


def _explanation(account: Account) -> Iterator[str]:
    figures = figures_of(account, FIGURES)
    funds = {
        fund: in_words(account.amount(Point("sources", fund=fund)))
        for fund in ("business", "operating", "other")
    }
    yield said(account, "income", **{**figures, **funds})
    yield said(account, "expenditure", **figures)
    change = account.change("appropriation")
    reason = account.texts.reasons.get("appropriation", "").strip("。 ")
    if reason and change:
        direction = "增加" if change > 0 else "减少"
        yield said(account, "why", direction=direction, reason=reason)
    yield said(account, "items_head")
    yield from _items(account)


def _items(account: Account) -> Iterator[str]:
    """A numbered line for each 项 that appropriations are spent on."""
    amounts: dict[str, Decimal] = {}
    for point, amount in account.facts:
        if point.flow == "expenditure" and "appropriation" in above("fund", point.fund):
            amounts[point.function] = amounts.get(point.function, ZERO) + amount
    tree = catalogue.functional(account.cover.year)
    spent = ((code, amount) for code, amount in sorted(amounts.items()) if amount)
    for number, (code, amount) in enumerate(spent, 1):
        entry = tree.get(code)
        names = [*(its.name for its in tree.ancestors(code)), entry.name if entry else code]
        group = names[-2] if len(names) > 1 else ""
        yield said(
            account,
            "item",
            number=number,
            **{"class": names[0], "group": group, "name": names[-1]},
            amount=in_words(amount),
            use=account.texts.line_uses.get(code) or names[-1],
        )


_GOODS, _WORKS, _SERVICES = "A", "B", "C"
"""The first letter of 政府采购品目: 货物, 工程, 服务."""


def _other_matters(account: Account) -> Iterator[str]:
    names = (*THREE_PUBLIC, "vehicle_purchase", "vehicle_running")
    figures = figures_of(account, names)
    yield said(account, "three_public_head")
    for key in ("three_public", "abroad", "vehicle", "reception"):
        yield said(account, key, **figures)
    yield said(account, "running_costs_head")
    office = account.office_running
    if office:
        yield said(account, "running_costs", office_running=in_words(office))
    else:
        yield said(account, "no_running_costs")
    yield said(account, "procurement_head")
    yield _bought_by_kind(account)
    yield said(account, "targets_head")
    projects = [its for book in account.books for its in book.projects]
    amount = in_words(sum((its.budget for its in projects), ZERO))
    yield said(account, "targets", count=len(projects), amount=amount)
    yield said(account, "assets_head")
    yield account.texts.other or said(account, "nothing_else")


def _bought_by_kind(account: Account) -> str:
    whole = bought(account)
    if not whole:
        return said(account, "no_procurement")

    def of(letter: str) -> str:
        return in_words(bought(account, lambda its: its.code.startswith(letter)))

    return said(
        account,
        "procurement",
        bought=in_words(whole),
        goods=of(_GOODS),
        works=of(_WORKS),
        services=of(_SERVICES),
    )


def projects(account: Account, form: SectionForm) -> Iterator[tuple[str, Iterable[str]]]:
    """A section for each project that may be published."""
    heads: list[str] = wording(account.pack.id)["project_heads"]
    for book in account.books:
        for its in book.projects:
            if its.secret:
                continue
            budget = said(account, "project_budget", amount=in_words(its.budget))
            texts = (
                its.purpose,
                its.basis,
                book.cover.agency.name,
                its.scheme,
                f"{account.cover.year}年1月1日至{account.cover.year}年12月31日",
                budget,
                "".join(its.objectives),
            )
            lines = [line for pair in zip(heads, texts, strict=True) for line in pair]
            yield form.title.format(project=its.name), lines


WRITERS: Mapping[str, Callable[[Account], Iterable[str]]] = {
    "duties": _list_of_duties,
    "organisations": _members,
    "explanation": _explanation,
    "other": _other_matters,
}
"""By the id of the section."""
