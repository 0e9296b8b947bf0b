"""Amounts of single tables: “三公” by item, and what is compared with them."""

from __future__ import annotations

from mingzhang import facts
from mingzhang.amounts import ZERO, Amount
from mingzhang.checking.dossier import Dossier
from mingzhang.cube import Fact, Point
from mingzhang.disclosure import Disclosure
from mingzhang.facts import form_of

_FUNDS = ("general", "appropriation")
"""Whose column is taken: the general budget's, which other tables break down, else the whole."""


def facts_of(disclosure: Disclosure, statement_id: str) -> list[Fact]:
    """The facts of the tables with this id; none where they have no money unit."""
    return [
        fact
        for number, statement in enumerate(disclosure.statements)
        if statement.id == statement_id and statement.status == "filled" and statement.money_unit
        for fact in facts.facts_of(disclosure, number)
    ]


def _amounts_by_item(disclosure: Disclosure) -> dict[str, Fact]:
    """“三公” by item id; a table that is declared empty is a table of zeros."""
    printed = facts_of(disclosure, "three_public")
    found = {
        fact.point.item: fact
        for fund in reversed(_FUNDS)
        for fact in printed
        if fact.point.item and not fact.point.stage and fact.point.fund == fund
    }
    return found or _zeros(disclosure)


def items_by_disclosure(dossier: Dossier) -> list[dict[str, Fact]]:
    """“三公” by item id, of each disclosure."""
    return [_amounts_by_item(disclosure) for disclosure in dossier.disclosures]


def _zeros(disclosure: Disclosure) -> dict[str, Fact]:
    for number, statement in enumerate(disclosure.statements):
        if statement.id == "three_public" and statement.status == "empty":
            unit = statement.money_unit or form_of(disclosure, statement).unit
            zero = Amount(ZERO, unit, 2, blank=True)
            return {
                item: Fact(Point("expenditure", item=item), zero, number, -1, "", statement.where)
                for item in ("abroad", "vehicle_purchase", "vehicle_running", "reception")
            }
    return {}
