"""A whole table printed in another unit than it says.

Without this, a table exported in 元 under a heading that says 万元 would give a finding for
every cell. It shows in the ratios: everywhere the same power of ten against other tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang.amounts import POWERS, UNITS, ZERO, unit_worth
from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Evidence
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.causes import Cause
from mingzhang.checking.tables.relations import Relation, holds
from mingzhang.checking.tables.space import Space, Table
from mingzhang.disclosure import Printed

_POWERS = {Decimal(10) ** power: power for power in POWERS}
"""Too large by so many digits, or too small."""

_MOSTLY = Decimal("0.8")
"""Of the comparisons of a table so many differ by its power of ten; the others are other faults."""

_TELLING = 5
"""So many comparisons tell the unit, whatever else is wrong in the table."""


def wrong_units(space: Space, relations: Sequence[Relation]) -> list[Cause]:
    """The tables in a wrong unit, each one cause."""
    found: list[Cause] = []
    for table, power in _wrong_tables(space, relations):
        touching = [r for r in relations if any(space.owner[c] is table for c in r.cells)]
        failing = [r for r in touching if not holds(space, r)]
        lead = min(cell for r in failing for cell in r.cells if space.owner[cell] is table)
        excess = space.yuan[lead] - space.yuan[lead] / Decimal(10) ** power
        found.append(Cause(((lead, excess),), excess, tuple(failing), power=power))
    return found


def in_their_units(space: Space, causes: Iterable[Cause]) -> Space:
    """The space with the tables of such causes in the units that they are really in."""
    powers = {space.owner[cause.lead]: cause.power for cause in causes}
    return space.rescaled(powers) if powers else space


class _Compared(msgspec.Struct, frozen=True):
    """How many times the amounts of a table are those of others at the same point."""

    table: Table
    others: frozenset[Table]
    ratio: Decimal


def _wrong_tables(space: Space, relations: Sequence[Relation]) -> Iterator[tuple[Table, int]]:
    """Tables that differ from all others by the same power of ten, the plainest first.

    Where few comparisons tell, they must all tell it, and the table must tie in itself. Of two
    tables that only compare with each other, it is the one with the larger figures.
    """
    torn = _torn(space, relations)
    compared = [
        one
        for relation in relations
        if relation.kind in ("same", "funds", "balance") and space.readable(relation.cells)
        for one in _compared(space, relation)
    ]
    while off := list(_off(compared, torn)):
        table, power, _ = max(off, key=lambda one: (one[2], one[1]))
        yield table, power
        compared = [one for one in compared if table not in (one.table, *one.others)]


def _torn(space: Space, relations: Sequence[Relation]) -> set[Table]:
    """Tables that do not tie in themselves."""
    return {
        space.owner[relation.left[0]]
        for relation in relations
        if relation.kind in ("codes", "columns", "items") and not holds(space, relation)
    }


def _off(compared: Iterable[_Compared], torn: Container[Table]) -> Iterator[tuple[Table, int, int]]:
    """The tables in a wrong unit, by how many digits, and how many comparisons tell it."""
    ratios: defaultdict[Table, Counter[Decimal]] = defaultdict(Counter)
    for one in compared:
        ratios[one.table][one.ratio] += 1
    for table, counts in ratios.items():
        if power := _power(counts, is_whole=table not in torn):
            yield table, power, counts.most_common(1)[0][1]


def _power(counts: Counter[Decimal], *, is_whole: bool) -> int:
    """By how many digits a table is too large, as its comparisons show; 0 where it is not."""
    (ratio, times), *_ = counts.most_common(1)
    power = _POWERS.get(ratio, 0)
    if len(counts) == 1 and is_whole:
        return power
    return power if times >= _TELLING and times >= _MOSTLY * counts.total() else 0


def _compared(space: Space, relation: Relation) -> Iterator[_Compared]:
    """Each side of a relation that one table has, against the other tables of the other side."""
    for mine, other in ((relation.left, relation.right), (relation.right, relation.left)):
        owners = {space.owner[cell] for cell in mine}
        others = frozenset(space.owner[cell] for cell in other)
        if len(owners) != 1 or owners & others:
            continue
        own, theirs = space.total(mine), space.total(other)
        if ZERO not in (own, theirs):
            yield _Compared(next(iter(owners)), others, _nearest_power(own / theirs))


def _nearest_power(ratio: Decimal) -> Decimal:
    """The power of ten that a ratio is within rounding of, or the ratio itself."""
    for power in _POWERS:
        if abs(ratio / power - 1) < Decimal("0.01"):
            return power
    return ratio


def evidence(space: Space, cause: Cause) -> Evidence:
    """The line that states the wrong unit."""
    table = space.owner[cause.cells[0]]
    title, unit = table.statement.title, table.statement.money_unit
    printed = Printed(f"单位：{unit}", table.statement.place("unit"))
    return quote(title, printed, column="金额单位")


def message(space: Space, cause: Cause) -> str:
    """What such a table is to be told."""
    lead = cause.cells[0]
    table = space.owner[lead]
    unit = table.statement.money_unit
    meant = unit_worth(UNITS[unit].scaleb(-cause.power)) or "另一个单位"
    return (
        f"《{table.statement.title}》写的是“单位：{unit}”，但与其他表相比，"
        f"{len(cause.relations)} 处都相差同一倍数，金额像是按{meant}印的；"
        f"例如{wording.place(space, lead)}印作 {wording.money(space, lead)}"
    )
