"""项目支出表, a row a project: its columns and its rows add up.

The forms know only where its total row stands in the cube, and those of accounts where it lists
projects by 科目, which are compared with the other tables there. What a row consists of is known
from the rows themselves: where the columns other than the total make most rows up, they make up
all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.arithmetic import (
    Cell,
    Judgement,
    Relation,
    column_places,
    judged,
    number_of,
    total,
)
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.disclosure import Column, Printed, Row, Statement
from mingzhang.reading.titles import is_agency
from mingzhang.where import Where

_TABLES = ("project_expenditure", "general_project_expenditure")
_TOTAL = "total"
_RULE = "F981"
_SUMS = ("合计", "总计")
_SUBTOTAL = "小计"
_FEWEST = 2
"""Projects, or rows whose parts make them up."""

_WITHIN = {
    "current": ("general", "government_fund", "state_capital"),
    "carry_in": ("carry_in_general", "carry_in_government_fund", "carry_in_state_capital"),
}
"""Columns that sum up others, where these are printed."""


class List(msgspec.Struct, frozen=True):
    """The table, its row of totals or of an account, and the projects that this is made up of."""

    table: Statement
    whole: Row
    projects: tuple[Row, ...]

    def column(self, column: str) -> tuple[Cell, ...]:
        """The cells of a column, the total first."""
        return tuple(self.cell(row, column) for row in (self.whole, *self.projects))

    def cell(self, row: Row, column: str) -> Cell:
        """A figure of a row."""
        printed = row.cells.get(column, Printed(""))
        texts = [other.cells[column].text for other in self.table.rows if column in other.cells]
        label = next(one.label for one in self.table.columns if one.id == column)
        return Cell(
            title=self.table.title,
            row=row.name,
            column=label,
            printed=printed,
            unit=self.table.money_unit,
            places=column_places(text for text in texts if number_of(text) is not None),
            number=number_of(printed.text),
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of amounts of this year."""
        return tuple(column for column in self.table.columns if column.use == "compared")

    @property
    def parts(self) -> tuple[str, ...]:
        """The columns that make up a row's total, none of which is part of another."""
        ids = [one.id for one in self.columns if one.id != _TOTAL]
        sums = {whole for whole, within in _WITHIN.items() if not set(within).isdisjoint(ids)}
        return tuple(column for column in ids if column not in sums)


def lists(table: Statement) -> Iterator[List]:
    """The table as a list, where it has one row of totals and no others that sum up.

    Where it lists projects by 科目, one list for each account that has a row of its own.
    """
    if any(row.project for row in table.rows):
        yield from _by_account(table) if table.money_unit else ()
        return
    sums = [row for row in table.rows if _name(row).endswith(_SUMS)]
    others = [row for row in table.rows if row not in sums]
    projects = tuple(row for row in others if not _sums_up(row))
    is_flat = not any(not _name(row) or _SUBTOTAL in _name(row) for row in others)
    is_whole = is_flat and (len(projects) == len(others) or _are_above(others))
    if len(sums) == 1 and len(projects) >= _FEWEST and is_whole and table.money_unit:
        yield List(table, sums[0], projects)


def _by_account(table: Statement) -> Iterator[List]:
    account: Row | None = None
    projects: list[Row] = []
    for row in (*table.rows, None):
        if row is not None and row.project and row.code in ("", _code(account)):
            projects.append(row)
            continue
        if account is not None and projects:
            yield List(table, account, tuple(projects))
        account, projects = (row if row is not None and _code(row) else None), []


def _code(row: Row | None) -> str:
    return (row.account or row.code) if row is not None and not row.project else ""


def _name(row: Row) -> str:
    return keys.fold(row.name)


def _sums_up(row: Row) -> bool:
    """Whether a row is that of a unit."""
    return bool(row.agency) and (_name(row) == keys.fold(row.agency) or is_agency(row.name))


def _are_above(rows: Sequence[Row]) -> bool:
    """Whether the rows of units stand above the projects of all of them, as 本级 below its 局."""
    first = next((number for number, row in enumerate(rows) if not _sums_up(row)), len(rows))
    return not any(map(_sums_up, rows[first:]))


def _relations(table: List) -> Iterator[Relation]:
    if any(column.id == _TOTAL for column in table.columns):
        yield from _across(table)
    yield from _down(table)


def _down(table: List) -> Iterator[Relation]:
    for column in table.columns:
        whole, *parts = table.column(column.id)
        if (down := total(_RULE, whole, parts, "各项目之和")) is not None:
            yield down


def _across(table: List) -> Sequence[Relation]:
    """Each row's total, if most rows are what their other columns make up."""
    found = [
        across
        for row in (table.whole, *table.projects)
        if (
            across := total(
                _RULE,
                table.cell(row, _TOTAL),
                [table.cell(row, column) for column in table.parts],
                "各栏之和",
            )
        )
        is not None
    ]
    holding = sum(relation.holds for relation in found)
    is_usual = holding >= _FEWEST and holding > len(found) - holding
    return found if is_usual else ()


def _judged(dossier: Dossier) -> Iterator[tuple[int, tuple[str, Judgement]]]:
    """The sums of each table, without those that the tables between them have questioned."""
    for index, (disclosure, tables) in enumerate(
        zip(dossier.disclosures, dossier.once(reconciled), strict=True)
    ):
        told = {
            evidence.where
            for finding in tables.findings
            for evidence in finding.evidence
            if evidence.statement in _TABLES
        }
        for statement in disclosure.statements:
            if statement.id in _TABLES and _is_one_list_or_adds_up(found := [*lists(statement)]):
                own = (one for table in found for one in _relations(table))
                new = (one for one in own if not _is_told(one, told))
                yield from ((index, (statement.id, one)) for one in _by_cause(judged(new)))


def _is_one_list_or_adds_up(found: Sequence[List]) -> bool:
    """Whether projects are what accounts are made up of: where most are not, it is not so."""
    down = [relation.holds for table in found for relation in _down(table)]
    return len(found) == 1 or down.count(False) <= down.count(True)


def _by_cause(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """Columns that are off by the same amount lack the same project, or have it too often."""
    leads = [judgement for judgement in judgements if judgement.leads]
    first = {one.relation.difference: one for one in reversed(leads)}
    for judgement in judgements:
        lead = first.get(judgement.relation.difference)
        if not judgement.leads or lead is None:
            yield judgement
        elif lead is judgement:
            alike = [one for one in leads if first[one.relation.difference] is lead]
            others = [one.relation for one in alike[1:]]
            within = [other for one in alike for other in one.others]
            yield msgspec.structs.replace(judgement, others=(*others, *within))
        else:
            yield msgspec.structs.replace(judgement, leads=False)


def _is_told(relation: Relation, told: set[Where]) -> bool:
    return any(cell.printed.where in told for cell in relation.cells)


@over(_RULE, _judged)
def project_list_does_not_add_up(item: tuple[str, Judgement]) -> Iterator[Flaw]:
    """The projects are not the total, or the funds of a project are not its amount."""
    table, judgement = item
    if judgement.leads:
        yield judgement.flaw(table)
