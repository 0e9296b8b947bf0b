"""The sections of Hebei's narrative."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mingzhang.amounts import ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.sentences import THREE_PUBLIC, bought, figures_of, in_words, said, wording
from mingzhang.cube import Point
from mingzhang.numerals import numeral_of

COMPARED = ("sources", "basic", "project", *THREE_PUBLIC)
"""The figures whose change the narrative states, by their names in FIGURES."""

EXPLAINED = ("basic", "project", "abroad", "vehicle", "reception")
"""Those whose change must have a reason."""

_MOST_NAMED = 3
"""Projects named in the sentence on project expenditure."""

_WITHIN = "办公用房（平方米）"
"""A part of another row of the assets."""


def _duties(account: Account) -> Iterator[str]:
    yield said(account, "duties")
    for number, duty in enumerate(account.texts.duties, 1):
        yield f"（{numeral_of(number)}）{duty}"
    yield said(account, "organisation")
    yield from account.texts.organisation


def _overview(account: Account) -> Iterator[str]:
    yield account.texts.opening
    yield said(account, "income_head")
    yield _income(account)
    yield said(account, "expenditure_head")
    yield _expenditure(account)
    yield said(account, "growth_head")
    yield _growth(account)


def _income(account: Account) -> str:
    named: list[tuple[str, str]] = wording(account.pack.id)["sources"]
    parts = "，".join(f"{name}{in_words(account.amount(_source(fund)))}" for name, fund in named)
    return said(account, "income", sources=in_words(account.figure("sources")), parts=parts)


def _source(fund: str) -> Point:
    return Point("carry_in") if fund == "carry_in" else Point("income", fund=fund)


def _expenditure(account: Account) -> str:
    projects = sorted(
        (its for book in account.books for its in book.projects if not its.secret),
        key=lambda its: -its.budget,
    )[:_MOST_NAMED]
    mainly = "、".join(f"{its.name}{in_words(its.budget)}" for its in projects)
    trade = account.figure("operating")
    return said(
        account,
        "expenditure",
        uses=in_words(account.amount(Point("expenditure"))),
        basic=in_words(account.figure("basic")),
        personnel=in_words(account.amount(Point("expenditure", nature="personnel"))),
        running=in_words(account.amount(Point("expenditure", nature="running"))),
        project=in_words(account.figure("project")),
        mainly=said(account, "mainly", projects=mainly) if mainly else "",
        operating=said(account, "operating", amount=in_words(trade)) if trade else "",
    )


def _growth(account: Account) -> str:
    figures = figures_of(account, ("sources", "basic", "project", "operating"))
    trades = account.figure("operating") or account.last.get("operating")
    known = "operating" in account.last
    operating = said(account, "operating_growth", **figures) if trades and known else ""
    return said(account, "growth", **{**figures, "operating": operating})


def _running_costs(account: Account) -> Iterator[str]:
    running = account.amount(Point("expenditure", fund="general", nature="running"))
    uses = account.texts.running_uses or "日常办公"
    yield said(account, "running_costs", running=in_words(running), uses=uses)


def _three_public(account: Account) -> Iterator[str]:
    names = (*THREE_PUBLIC, "vehicle_purchase", "vehicle_running")
    yield said(account, "three_public", **figures_of(account, names))


def _special_funds(account: Account) -> Iterator[str]:
    yield account.texts.special_funds or said(account, "no_special_funds")


def _procurement(account: Account) -> Iterator[str]:
    yield said(account, "procurement", bought=in_words(bought(account)))


def _assets(account: Account) -> Iterator[str]:
    held = sum((its.value for label, its in account.holdings.items() if label != _WITHIN), ZERO)
    whole = "（含所属单位）" if account.cover.scope == "department" else ""
    planned = in_words(bought(account, lambda its: its.asset))
    yield said(account, "assets", whole=whole, held=in_words(held), assets_bought=planned)


def _other(account: Account) -> Iterator[str]:
    yield account.texts.other or said(account, "nothing_else")


def _nothing(_account: Account) -> tuple[str, ...]:
    """For sections that consist of tables."""
    return ()


WRITERS: Mapping[str, Callable[[Account], Iterable[str]]] = {
    "duties": _duties,
    "overview": _overview,
    "running_costs": _running_costs,
    "three_public": _three_public,
    "performance": _nothing,
    "goals": _nothing,
    "special_funds": _special_funds,
    "procurement": _procurement,
    "assets": _assets,
    "other": _other,
}
"""By the id of the section."""

WITH_TABLE = ("duties", "performance", "goals", "procurement", "assets")
"""The sections that end with a table, or consist of tables."""
