"""Planted faults: errors of the kinds that real disclosures have, with their place known.

A fault takes a disclosure and a random generator and gives the changed disclosure with a
record of what was done, or None where the disclosure offers no place for it. The record is
the truth that a check is measured against. New kinds go into FAULTS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from random import Random
from typing import TypeAlias

import msgspec

from mingzhang import amounts
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Statement
from mingzhang.forms import pack
from mingzhang.samples.changes import (
    CODED,
    CellPlace,
    Changes,
    amount_cells,
    cells_of,
    changed,
    filled_within,
    is_total,
    label_of,
    leaf_facts,
    lowered_totals,
    lowest_rows,
    name_of,
    row_cells,
    row_of,
    shifted,
    statement_of,
    text_of,
    title_of,
    with_numbers,
    with_rows,
    with_statement,
)


class Planted(msgspec.Struct, frozen=True):
    """What a fault did."""

    kind: str
    statement: str
    """The statement where it was done; the first one where there are several."""

    description: str
    """Chinese."""

    cells: tuple[CellPlace, ...]
    """Cells of the changed disclosure that are not as they should be."""

    gone: tuple[CellPlace, ...] = ()
    """Cells of the disclosure before that are no longer there."""


Spoiled: TypeAlias = tuple[Disclosure, Planted]
Fault: TypeAlias = Callable[[Disclosure, Random], Spoiled | None]

_FUND_TABLES = ("general_budget_expenditure", "government_fund", "state_capital")


def plant(kind: str, disclosure: Disclosure, random: Random) -> Spoiled | None:
    """Plant a fault of a kind in FAULTS; None where the disclosure has no place for it."""
    return FAULTS[kind](disclosure, random)


def _spoiled(kind: str, disclosure: Disclosure, changes: Changes, description: str) -> Spoiled:
    """The disclosure with the changes made, and their record."""
    spoiled, cells = changed(disclosure, changes)
    return spoiled, Planted(kind, cells[0].statement, description, cells)


# one cell


def cell_changed(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """One amount is mistyped, left out, or stands where nothing belongs."""
    places = list(amount_cells(disclosure))
    if not places:
        return None
    slip = random.choice(_SLIPS)
    blank = slip is _filled
    candidates = [place for place in places if bool(text_of(disclosure, place)) is not blank]
    random.shuffle(candidates)
    for place in candidates:
        before = text_of(disclosure, place)
        after = slip(before, random)
        if after != before:
            what = f"{name_of(disclosure, place)}由“{before}”改为“{after}”"
            return _spoiled("cell_changed", disclosure, {place: after}, what)
    return None


def total_not_updated(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A total still shows last week's draft: by a plausible amount too high or too low."""
    totals = [
        place
        for place in amount_cells(disclosure)
        if text_of(disclosure, place) and is_total(disclosure, place)
    ]
    if not totals:
        return None
    place = random.choice(totals)
    before = Decimal(text_of(disclosure, place))
    step = max(Decimal("0.01"), (before / 20).quantize(Decimal("0.01")))
    after = before + random.choice((-step, step)) if before > step else before + step
    what = f"{name_of(disclosure, place)}未随明细更新，由“{before}”改为“{after}”"
    return _spoiled("total_not_updated", disclosure, {place: str(after)}, what)


def row_code_misprinted(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """One digit of a classification code is wrong; the name is still right."""
    places = [
        CellPlace(statement.id, index, "code")
        for statement in disclosure.statements
        for index, row in enumerate(statement.rows)
        if row.code
    ]
    if not places:
        return None
    place = random.choice(places)
    row = row_of(disclosure, place)
    taken = {other.code for other in statement_of(disclosure, place.statement).rows}
    code = row.code
    while code in taken:
        code = _digit_swapped(row.code, random)
    misprinted = msgspec.structs.replace(row, code=code)
    what = f"{title_of(disclosure, place.statement)}“{row.name}”的编码由 {row.code} 印成 {code}"
    spoiled = with_rows(disclosure, place.statement, {place.row: misprinted})
    return spoiled, Planted("row_code_misprinted", place.statement, what, (place,))


# rows and tables


def row_dropped(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A row of a table with codes is left out; 序号 closes up behind it."""
    found = _some_row(disclosure, random, CODED)
    if found is None:
        return None
    statement, index = found
    row = statement.rows[index]
    kept = [other for place, other in enumerate(statement.rows) if place != index]
    spoiled = with_statement(disclosure, with_numbers(statement, kept))
    what = f"《{statement.title}》漏印“{row.code} {row.name}”一行"
    gone = tuple(row_cells(statement, index))
    return spoiled, Planted("row_dropped", statement.id, what, (), gone)


def row_in_wrong_fund_table(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A row stands in the table of another fund."""
    found = _some_row(disclosure, random, _FUND_TABLES)
    if found is None:
        return None
    source, index = found
    row = source.rows[index]
    others = [
        statement
        for statement_id in _FUND_TABLES
        if statement_id != source.id
        and (statement := disclosure.statement(statement_id)) is not None
        and row.code not in {other.code for other in statement.rows}
    ]
    if not others:
        return None
    target = random.choice(others)
    kept = [other for place, other in enumerate(source.rows) if place != index]
    joined = sorted([*target.rows, row], key=lambda one: one.code)
    filled = msgspec.structs.replace(with_numbers(target, joined), status="filled", notes=())
    spoiled = with_statement(disclosure, with_numbers(source, kept))
    spoiled = with_statement(spoiled, filled)
    what = f"“{row.code} {row.name}”一行从《{source.title}》移到了《{target.title}》"
    cells = tuple(row_cells(filled, joined.index(row)))
    gone = tuple(row_cells(source, index))
    return spoiled, Planted("row_in_wrong_fund_table", source.id, what, cells, gone)


def empty_table_declared(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A table is declared empty, while the other tables show its amounts."""
    candidates = [
        statement
        for statement in disclosure.statements
        if statement.status == "filled" and _form_note(disclosure, statement)
    ]
    if not candidates:
        return None
    statement = random.choice(candidates)
    note = _form_note(disclosure, statement)
    emptied = msgspec.structs.replace(statement, status="empty", rows=(), notes=(note,))
    gone = tuple(
        place for index in range(len(statement.rows)) for place in row_cells(statement, index)
    )
    what = f"《{statement.title}》有数却印作空表：“{note}”"
    planted = Planted(
        "empty_table_declared_but_other_tables_show_amounts", statement.id, what, (), gone
    )
    return with_statement(disclosure, emptied), planted


def unit_wrong(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A whole table is printed in 元 while it says 万元."""
    filled = [
        statement
        for statement in disclosure.statements
        if statement.status == "filled" and statement.money_unit == "万元"
    ]
    if not filled:
        return None
    statement = random.choice(filled)
    changes = {
        place: f"{Decimal(text) * amounts.UNITS['万元']:.2f}"
        for place in cells_of(statement)
        if (text := text_of(disclosure, place))
    }
    what = f"《{statement.title}》标明万元，各数实际按元印出"
    return _spoiled("unit_wrong", disclosure, changes, what) if changes else None


# amounts that move together


def carry_in_forgotten(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """One table leaves out the carry-in, and its total is this year's income alone."""
    places = filled_within(disclosure, Point("carry_in"))
    if not places:
        return None
    statement = random.choice(list(places))
    carried = places[statement]
    lowered = lowered_totals(disclosure, statement)
    changes = {**lowered, **dict.fromkeys(carried, "")}
    what = f"{title_of(disclosure, statement)}没有填上年结转，总计只是本年收入"
    return _spoiled("carry_in_forgotten", disclosure, changes, what)


def chain_changed(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A leaf of one table and all that contains it are off by the same amount.

    The table ties in itself, but not with the others.
    """
    leaves = [fact for fact in leaf_facts(disclosure) if disclosure.statements[fact.statement].rows]
    if not leaves:
        return None
    leaf = random.choice(leaves)
    statement = disclosure.statements[leaf.statement]
    delta = Decimal(random.randint(1, 9999)).scaleb(-2)
    changes = shifted(disclosure, [leaf.point], delta, only=statement.id)
    what = (
        f"《{statement.title}》中{label_of(statement.rows[leaf.row])}及其各级合计同时多了 {delta}"
    )
    return _spoiled("chain_changed", disclosure, changes, what)


def department_not_sum_of_units(disclosure: Disclosure, random: Random) -> Spoiled | None:
    """A department's tables agree with each other, but its units add up to something else."""
    if disclosure.scope != "department":
        return None
    table = disclosure.statement("general_budget_expenditure")
    if table is None:
        return None
    codes = [
        row.code
        for row in table.rows
        if len(row.code) == 7 and "project" in row.cells and row.cells["project"].text
    ]
    if not codes:
        return None
    code = random.choice(codes)
    delta = Decimal(random.randint(1, 9999)).scaleb(-2)
    leaves = [
        Point("income", code, fund="general"),
        Point("expenditure", code, fund="general", nature="project"),
    ]
    changes = shifted(disclosure, leaves, delta)
    what = f"部门各表中 {code} 一般公共预算项目支出及有关各数都多了 {delta}，所属单位未变"
    return _spoiled("department_not_sum_of_units", disclosure, changes, what)


FAULTS: dict[str, Fault] = {
    "cell_changed": cell_changed,
    "row_dropped": row_dropped,
    "row_in_wrong_fund_table": row_in_wrong_fund_table,
    "total_not_updated": total_not_updated,
    "empty_table_declared_but_other_tables_show_amounts": empty_table_declared,
    "carry_in_forgotten": carry_in_forgotten,
    "unit_wrong": unit_wrong,
    "row_code_misprinted": row_code_misprinted,
    "department_not_sum_of_units": department_not_sum_of_units,
    "chain_changed": chain_changed,
}
"""All kinds by name."""


# slips of the hand


def _digit_swapped(text: str, random: Random) -> str:
    """Another digit in one place: 86.40 to 36.40. The first digit never becomes 0."""
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    place = random.choice(digits)
    others = [digit for digit in "123456789" if digit != text[place]]
    return text[:place] + random.choice(others) + text[place + 1 :]


def _digits_transposed(text: str, random: Random) -> str:
    """Two neighbours changed places: 86.40 to 68.40."""
    pairs = [
        place
        for place in range(len(text) - 1)
        if (text[place : place + 2]).isdigit()
        and text[place] != text[place + 1]
        and not (place == 0 and text[1] == "0")
    ]
    if not pairs:
        return text
    place = random.choice(pairs)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _decimal_shifted(text: str, random: Random) -> str:
    """Ten times too much or too little."""
    moved = Decimal(text).scaleb(random.choice((-1, 1)))
    return f"{moved:.2f}"


def _blanked(_text: str, _random: Random) -> str:
    """Left out."""
    return ""


def _filled(_text: str, random: Random) -> str:
    """An amount where none belongs."""
    return f"{Decimal(random.randint(10, 99_999)).scaleb(-2):.2f}"


_SLIPS: tuple[Callable[[str, Random], str], ...] = (
    _digit_swapped,
    _digits_transposed,
    _decimal_shifted,
    _blanked,
    _filled,
)


# what a fault chooses from


def _some_row(
    disclosure: Disclosure, random: Random, statement_ids: Iterable[str]
) -> tuple[Statement, int] | None:
    """A row with a code, at the lowest level of its table."""
    rows = [
        (statement, index)
        for statement_id in statement_ids
        if (statement := disclosure.statement(statement_id)) is not None
        for index in lowest_rows(statement)
    ]
    return random.choice(rows) if rows else None


def _form_note(disclosure: Disclosure, statement: Statement) -> str:
    return pack(disclosure.pack).form(statement.id).empty_note
