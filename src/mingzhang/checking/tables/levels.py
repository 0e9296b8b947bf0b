"""Codes with an amount, and none of the codes below them: a 款 that no 项 explains.

The sums above still agree, so no relation between tables need fail. What is left out is
known from the other tables of the disclosure, or from the habit of the table itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from mingzhang import cube, keys
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.checking.tables.space import Space, Table, tables_by_disclosure
from mingzhang.cube import Dimension
from mingzhang.disclosure import Disclosure, Printed, Statement
from mingzhang.facts import form_of
from mingzhang.where import Where

_LEVELS = {3: "类", 5: "款"}
_BESIDE = {"function": 2, "economic": 1}
"""Codes with codes below them that a table has at least, where it is its own witness."""

_TOTALS = ("合计", "总计")
_WHOLE = "总计"
_ROWS = 2
"""Rows with codes that have a total."""

_NAMED = 6
"""Codes left out that are told by name."""


class Parent(msgspec.Struct, frozen=True):
    """A printed code with an amount, in a table that goes further down than it does."""

    space: Space
    cell: int
    """Its largest amount."""

    below: tuple[str, ...]
    """The codes below it that the table prints."""

    elsewhere: tuple[str, ...]
    """Codes and names of the next level below it in other tables; empty where none has any."""


def _parents(dossier: Dossier) -> Iterator[tuple[int, Parent]]:
    told = dossier.once(_told)
    for index, tables in enumerate(tables_by_disclosure(dossier.space)):
        coded = [table for table in tables if table.dimension and table.codes]
        listed = _listed_below(coded)
        for table in coded:
            for parent in _of_table(dossier.space, table, listed):
                code = _code(dossier.space, parent.cell)
                if (index, table.statement.id, code) not in told:
                    yield index, parent


def _of_table(space: Space, table: Table, listed: _Listed) -> Iterator[Parent]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    for code in table.codes:
        for above in cube.ancestors(code):
            below[above].append(code)
    for code, cell in sorted(_largest(space, table).items()):
        if len(code) not in _LEVELS or space.yuan[cell] == ZERO:
            continue
        elsewhere = () if below[code] else _named(listed.get((table.dimension, code), {}))
        if below[code] or elsewhere or _goes_further(code, table, below):
            yield Parent(space, cell, tuple(sorted(below[code])), elsewhere)


def _largest(space: Space, table: Table) -> dict[str, int]:
    """For each printed code the cell with its largest amount."""
    found: dict[str, int] = {}
    yuan = space.yuan
    for point, cells in table.cells.items():
        code = point.function or point.economic
        for cell in cells:
            if (code not in found or yuan[cell] > yuan[found[code]]) and space.facts[cell].printed:
                found[code] = cell
    return found


def _code(space: Space, cell: int) -> str:
    point = space.facts[cell].point
    return point.function or point.economic


_Listed: TypeAlias = dict[tuple[Dimension | None, str], dict[str, str]]
"""By classification and code the codes of the next level below it, each with its name."""


def _listed_below(tables: Iterable[Table]) -> _Listed:
    """What the tables list below their codes."""
    found: _Listed = defaultdict(dict)
    for table in tables:
        for row in table.statement.rows:
            code = row.account or row.code
            above = cube.parent_code(code)
            if code in table.codes and above in table.codes and row.project != row.name:
                found[table.dimension, above].setdefault(code, row.name)
    return found


def _named(below: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{code} {below[code]}" for code in sorted(below))


def _goes_further(code: str, table: Table, below: Mapping[str, Sequence[str]]) -> bool:
    """Whether all other codes of this level have codes below them, in this table."""
    alike = [other for other in table.codes if len(other) == len(code) and other != code]
    return len(alike) >= _BESIDE[str(table.dimension)] and all(below.get(other) for other in alike)


def _told(dossier: Dossier) -> set[tuple[int, str, str]]:
    """Codes below which the relations between tables have found something already."""
    found: set[tuple[int, str, str]] = set()
    for index, tables in enumerate(dossier.once(reconciled)):
        for finding in tables.findings:
            for evidence in finding.evidence:
                code = evidence.row.partition(" ")[0]
                if _is_at_fault(evidence) and code.isdigit():
                    found |= {(index, evidence.statement, above) for above in _upwards(code)}
    return found


def _is_at_fault(evidence: Evidence) -> bool:
    return evidence.role == "likely" or not evidence.printed


def _upwards(code: str) -> Iterator[str]:
    yield code
    yield from cube.ancestors(code)


@over("T213", _parents)
def nothing_below_a_code(parent: Parent) -> Judged:
    """A 款 without 项, a 类 without 款."""
    if parent.below:
        return
    space, cell = parent.space, parent.cell
    table = space.owner[cell]
    level = len(_code(space, cell))
    listed = "、".join(parent.elsewhere[:_NAMED])
    many = f"等 {len(parent.elsewhere)} 个" if len(parent.elsewhere) > _NAMED else ""
    named = f"，其他表列有 {listed}{many}" if parent.elsewhere else "，同一张表里其他科目都列了下级"
    yield Flaw(
        message=f"{wording.place(space, cell)}印作 {wording.money(space, cell)}，"
        f"{_LEVELS[level]}之下没有列出任何下级科目{named}",
        evidence=(wording.evidence(space, cell, likely=True),),
        statement=table.statement.id,
        actual=space.yuan[cell],
    )


class Child(msgspec.Struct, frozen=True):
    """A printed code whose 款 or 类 the table does not print, though it prints the others'."""

    space: Space
    cell: int
    lacking: str


def _children(dossier: Dossier) -> Iterator[tuple[int, Child]]:
    told = dossier.once(_told)
    for index, tables in enumerate(tables_by_disclosure(dossier.space)):
        for table in tables:
            if not table.dimension or table.by_agency:
                continue
            lacking_codes = list(_lacking(table))
            cells = _largest(dossier.space, table) if lacking_codes else {}
            for lacking, code in lacking_codes:
                if (index, table.statement.id, lacking) not in told and code in cells:
                    yield index, Child(dossier.space, cells[code], lacking)


def _lacking(table: Table) -> Iterator[tuple[str, str]]:
    """Codes that are left out above others, each with the first code below it."""
    for length in _LEVELS:
        above: dict[str, str] = {}
        for code in sorted(table.codes):
            if len(code) > length:
                above.setdefault(code[:length], code)
        left_out = [code for code in above if code not in table.codes]
        if 0 < len(left_out) < len(above) - len(left_out):
            yield from ((code, above[code]) for code in left_out)


@over("T216", _children)
def code_above_is_left_out(child: Child) -> Judged:
    """2210201 without 22102, in a table with all other 款."""
    space, cell = child.space, child.cell
    title = space.owner[cell].statement.title
    level = _LEVELS[len(child.lacking)]
    yield Flaw(
        message=f"《{title}》列有 {wording.row_name(space, cell)}，没有列出它的{level}"
        f" {child.lacking}；同一张表里其他科目都列了{level}",
        evidence=(wording.evidence(space, cell, likely=True),),
        statement=space.owner[cell].statement.id,
    )


def lacking_rows(dossier: Dossier) -> list[set[str]]:
    """By disclosure, the tables in which amounts or codes tell that a row is missing."""
    found = [
        {f.statement for f in tables.findings if f.rule.startswith("T2")}
        for tables in dossier.once(reconciled)
    ]
    for index, child in _children(dossier):
        found[index].add(child.space.owner[child.cell].statement.id)
    return found


class WithoutTotal(msgspec.Struct, frozen=True):
    """A table without a row for its total, beside tables that have one."""

    table: Statement
    total: str
    """What the row is called."""

    where: Where
    """Where it should stand, or the table begins."""


def _without_total(disclosure: Disclosure) -> Iterator[WithoutTotal]:
    coded = [
        table
        for table in disclosure.statements
        if table.status == "filled" and sum(bool(row.code) for row in table.rows) >= _ROWS
    ]
    lacking = [
        table
        for table in coded
        if not any(not row.code and keys.fold(row.name).endswith(_TOTALS) for row in table.rows)
    ]
    if len(lacking) < len(coded) - len(lacking):
        yield from (WithoutTotal(table, "合计", table.where) for table in lacking)
    yield from _halves_without_total(disclosure)


def _halves_without_total(disclosure: Disclosure) -> Iterator[WithoutTotal]:
    """Tables of receipts and uses that lack 收入总计 or 支出总计, where another has both."""
    sided: list[tuple[Statement, set[str], list[str]]] = []
    for table in disclosure.statements:
        form = form_of(disclosure, table)
        if table.status == "filled" and form.layout == "two-sided" and not form.open:
            totals = {row.label for side in form.sides for row in side.rows if _is_whole(row.label)}
            printed = {keys.label(row.name) for row in table.rows}
            sided.append((table, totals, sorted(totals - printed)))
    if any(totals and not lacking for _, totals, lacking in sided):
        for table, _, lacking in sided:
            if lacking:
                yield WithoutTotal(table, "”、“".join(lacking), table.rows[-1].where)


def _is_whole(label: str) -> bool:
    return label.endswith(_WHOLE)


@over("T217", each(_without_total))
def total_is_left_out(item: WithoutTotal) -> Judged:
    """The table's first or last row is missing."""
    table = item.table
    yield Flaw(
        message=f"《{table.title}》没有列出“{item.total}”一行，其他表都有",
        evidence=(quote(table.title, Printed(item.total, item.where)),),
        statement=table.id,
    )
