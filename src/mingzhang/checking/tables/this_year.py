"""Tables that show what this year's appropriation pays for, without money carried in.

The form of 一般公共预算支出表 says 支出, and most places print all of it. Ministries and some
provinces print 当年拨款: then its total is the income of the year, and what was carried in stands
only in 财政拨款收支总表. Both are right, so such a table is told by its total, and its expenditure
is a flow of its own (`cube.CURRENT`), equal to the income and at most the whole expenditure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingzhang import amounts, forms
from mingzhang.amounts import Amount
from mingzhang.cube import Fact, Point
from mingzhang.disclosure import Disclosure
from mingzhang.facts import facts, form_of

_FUNDS = ("general", "appropriation", "government_fund", "state_capital")
_PARTS = {
    "general_budget_basic": "general_budget_expenditure",
    "general_project_expenditure": "general_budget_expenditure",
}
"""Tables that print a part of another one, so they are of the same money."""


def tables_of_this_year(disclosure: Disclosure) -> frozenset[int]:
    """The numbers of the statements that leave out what was carried in."""
    if not forms.pack(disclosure.pack).open:
        return frozenset()
    printed = [fact for fact in facts(disclosure) if fact.amount and not fact.point.agency]
    found = {number for fund in _FUNDS for number in _of_one_fund(disclosure, printed, fund)}
    ids = {disclosure.statements[number].id for number in found}
    found |= {
        number
        for number, statement in enumerate(disclosure.statements)
        if _PARTS.get(statement.id) in ids
    }
    return frozenset(found)


def _of_one_fund(disclosure: Disclosure, printed: list[Fact], fund: str) -> Iterator[int]:
    received = _first(printed, Point("income", fund=fund))
    carried = _first(printed, Point("carry_in", fund=fund))
    if received is None or carried is None or not carried.yuan:
        return
    for number, statement in enumerate(disclosure.statements):
        if statement.status != "filled" or form_of(disclosure, statement).point.get("fund") != fund:
            continue
        own = [fact for fact in printed if fact.statement == number]
        whole = _first(own, Point("expenditure", fund=fund))
        parts = [
            fact.amount
            for fact in own
            if fact.amount
            and len(fact.point.function) == 3
            and fact.point.at("function", "") == Point("expenditure", fund=fund)
        ]
        sums = [[whole]] if whole else []
        if any(_is(terms, received) for terms in (*sums, parts) if terms):
            yield number


def _first(printed: list[Fact], point: Point) -> Amount | None:
    return next((fact.amount for fact in printed if fact.point == point), None)


def _is(terms: list[Amount], other: Amount) -> bool:
    total = sum((term.yuan for term in terms), Decimal(0))
    return abs(total - other.yuan) <= amounts.tolerance([*terms, other])
