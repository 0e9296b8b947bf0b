"""The amounts of the “三公” table by item, for what is compared with them."""

from __future__ import annotations

from mingzhang import forms
from mingzhang.amounts import ZERO, Amount
from mingzhang.cube import Fact, Point
from mingzhang.disclosure import Disclosure
from mingzhang.facts import facts

_FUNDS = ("general", "appropriation")
"""Whose column is taken: the general budget's, which other tables break down, else the whole."""


def amounts_by_item(disclosure: Disclosure) -> dict[str, Fact]:
    """By item id; a table that is declared empty is a table of zeros."""
    found: dict[str, Fact] = {}
    for fund in reversed(_FUNDS):
        for fact in facts(disclosure):
            if fact.point.item and not fact.point.stage and fact.point.fund == fund:
                found[fact.point.item] = fact
    return found or _zeros(disclosure)


def _zeros(disclosure: Disclosure) -> dict[str, Fact]:
    for number, statement in enumerate(disclosure.statements):
        if statement.id == "three_public" and statement.status == "empty":
            unit = (
                statement.money_unit
                or forms.pack(disclosure.pack).form(statement.id, disclosure.scope).unit
            )
            zero = Amount(ZERO, unit, 2, blank=True)
            return {
                item: Fact(Point("expenditure", item=item), zero, number, -1, "", statement.where)
                for item in ("abroad", "vehicle_purchase", "vehicle_running", "reception")
            }
    return {}
