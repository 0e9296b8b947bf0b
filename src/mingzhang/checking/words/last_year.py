"""Changes in words against the tables' own column of last year.

Forms of many places print 2023年执行数 beside 2024年预算数, or both years of “三公”经费. What
the words say of the change between them is then a matter of two cells of one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import ZERO, Amount
from mingzhang.checking.checks import Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.space import Space, Table, tables_by_disclosure
from mingzhang.checking.words.directions import directions
from mingzhang.checking.words.figures import Tables
from mingzhang.checking.words.ratios import ratios
from mingzhang.checking.words.sums import turned
from mingzhang.checking.words.told import Told, with_tables
from mingzhang.disclosure import Column
from mingzhang.facts import amount_of, column_places
from mingzhang.numerals import HUNDRED

_LAST = re.compile(r"(?:(?P<year>20\d\d)年度?|上年度?)(?P<what>执行|预算|决算)数?$")
_STAGES = {"执行": "executed", "预算": "budget", "决算": "final"}
_TOTAL = "total"
_THREE_PUBLIC = "three_public"


class Both(msgspec.Struct, frozen=True):
    """What a row prints of both years; `cell` is this year's."""

    now: Amount
    before: Amount
    stage: str
    cell: int
    is_three_public: bool

    @property
    def difference(self) -> Decimal:
        """How much more it is than last year, in 元."""
        return self.now.yuan - self.before.yuan

    @property
    def slack(self) -> Decimal:
        """How far rounding may have moved the difference."""
        return self.now.half_unit + self.before.half_unit


def _of_both_years(dossier: Dossier) -> list[dict[int, Both]]:
    """The rows of each disclosure that print both years, by the cell of this year."""
    found: list[dict[int, Both]] = []
    space = dossier.space
    for disclosure, its in zip(dossier.disclosures, tables_by_disclosure(space), strict=True):
        own: dict[int, Both] = {}
        for table in its:
            columns = [c for c in table.statement.columns if _stage(c, disclosure.year)]
            if len(columns) == 1:
                stage = _stage(columns[0], disclosure.year)
                own.update(_rows(space, table, columns[0], stage))
        found.append(own)
    return found


def _stage(column: Column, year: int) -> str:
    """执行数, 预算数 or 决算数 of last year; "" for other columns."""
    match = _LAST.fullmatch(keys.fold(column.label)) if column.use == "aside" else None
    if match is None or int(match["year"] or year - 1) != year - 1:
        return ""
    return _STAGES[match["what"]]


def _rows(space: Space, table: Table, column: Column, stage: str) -> Iterator[tuple[int, Both]]:
    statement, places = table.statement, column_places(table.statement)
    for cells in table.cells.values():
        fact = space.facts[cells[0]]
        if len(cells) > 1 or fact.column != _TOTAL or fact.row < 0 or fact.amount is None:
            continue
        row = statement.rows[fact.row]
        printed = row.cells.get(column.id)
        usual = places.get((row.side, column.id), 0)
        before = amount_of(printed.text, statement.money_unit, usual) if printed else None
        if before is not None:
            is_three_public = statement.id == _THREE_PUBLIC
            yield cells[0], Both(fact.amount, before, stage, cells[0], is_three_public)


class Change(msgspec.Struct, frozen=True):
    """A change in words, and the row that prints both years."""

    said: Told
    its: Both
    space: Space


def _changes(dossier: Dossier) -> Iterator[tuple[int, Change]]:
    """Those of which words do not give both figures, and of which no sum is wrong."""
    rows = dossier.once(_of_both_years)
    if not any(rows):
        return
    known = {(index, one.said.number) for index, one in dossier.once(ratios)}
    known |= {(index, one.said.number) for index, one in dossier.once(directions)}
    in_sums = dossier.once(turned)
    for index, claims, known_tables in with_tables(dossier):
        for one in claims if rows[index] else ():
            claim = one.claim
            if claim.quantity not in ("change", "rate") or (index, one.number) in known:
                continue
            its = _row_of(one, known_tables, rows[index])
            if (
                its
                and _is_between(one, its)
                and (index, claim.subject, claim.base_year) not in in_sums
            ):
                yield index, Change(one, its, dossier.space)


def _row_of(one: Told, known: Tables, rows: Mapping[int, Both]) -> Both | None:
    """The row of what a claim speaks of."""
    cells = (f.cells[0] for p in one.claim.points for f in known.at(p) if len(f.cells) == 1)
    return next((rows[cell] for cell in cells if cell in rows), None)


def _is_between(one: Told, its: Both) -> bool:
    """Whether a change is said to be one on what the column prints."""
    claim = one.claim
    if claim.base_year not in (0, one.disclosure.year - 1):
        return False
    is_its_budget = its.stage == "budget" and its.is_three_public and not claim.base_stage
    return is_its_budget or claim.base_stage == its.stage


@over("W316", _changes)
def change_is_not_that_of_the_table(one: Change) -> Judged:
    """下降 12.95%, and the table prints 4.10 and 3.20."""
    said, its = one.said, one.its
    if (_agrees if said.claim.quantity == "change" else _is_rate)(said, its):
        return
    unit = its.now.unit
    way = "没有增减" if not its.difference else "增加" if its.difference > ZERO else "减少"
    moved = f"{way} {amounts.show(abs(its.difference), unit, 2)}" if its.difference else way
    rate = its.difference / its.before.yuan * HUNDRED if its.before.yuan else None
    shown = f"（{abs(rate):.2f}%）" if rate is not None and its.difference else ""
    yield said.flaw(
        f"，按{wording.place(one.space, its.cell)}和"
        f"上年的 {amounts.show(its.before.yuan, unit, 2)}，应为{moved}{shown}",
        wording.evidence(one.space, its.cell, likely=False),
    )


def _agrees(said: Told, its: Both) -> bool:
    signed = said.signed
    if signed is None or ("基本" in said.claim.text and said.claim.direction == "unchanged"):
        return True
    half = said.amount.half_unit if said.amount else ZERO
    return abs(its.difference - signed) <= its.slack + half


def _is_rate(said: Told, its: Both) -> bool:
    if not its.before.yuan or said.claim.direction not in ("increase", "decrease"):
        return True
    if said.claim.unit != "%":
        return True
    way = -1 if said.claim.direction == "decrease" else 1
    ends = [(its.difference + sign * its.slack) / its.before.yuan * HUNDRED for sign in (-1, 1)]
    place = said.half_place * 2  # the last one may have been cut off
    return min(ends) - place <= way * said.value <= max(ends) + place
