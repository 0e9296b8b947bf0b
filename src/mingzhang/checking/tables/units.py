"""A whole table printed in another unit than it says.

Without this, a table exported in 元 under a heading that says 万元 would give a finding for
every cell. It shows in the ratios: everywhere the same power of ten against other tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang.amounts import UNITS, ZERO
from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Evidence
from mingzhang.checking.tables import wording
from mingzhang.checking.tables.causes import Cause
from mingzhang.checking.tables.relations import Relation, holds
from mingzhang.checking.tables.space import Space, Table
from mingzhang.disclosure import Printed

_POWERS = {Decimal(10) ** power: power for power in (3, 4, 8, -3, -4, -8)}
"""Between 元, 千元, 万元 and 亿元: too large by so many digits, or too small."""


def wrong_units(space: Space, relations: Sequence[Relation]) -> tuple[list[Cause], list[Relation]]:
    """The tables in a wrong unit, each one cause, and the relations that they do not touch."""
    found: list[Cause] = []
    wrong = dict(_wrong_tables(space, relations))
    for table, power in wrong.items():
        touching = [r for r in relations if any(space.owner[c] is table for c in r.cells)]
        failing = [r for r in touching if not holds(space, r)]
        lead = min(cell for r in failing for cell in r.cells if space.owner[cell] is table)
        excess = space.yuan[lead] - space.yuan[lead] / Decimal(10) ** power
        found.append(Cause(((lead, excess),), excess, tuple(failing), power=power))
    rest = [r for r in relations if not any(space.owner[cell] in wrong for cell in r.cells)]
    return found, rest


def _wrong_tables(space: Space, relations: Sequence[Relation]) -> list[tuple[Table, int]]:
    """Tables that differ from all others by the same power of ten, and tie in themselves.

    Of two tables that only compare with each other, it is the one with the larger figures.
    """
    ratios: defaultdict[Table, Counter[Decimal]] = defaultdict(Counter)
    torn: set[Table] = set()
    for relation in relations:
        if not space.readable(relation.cells):
            continue
        if relation.kind in ("codes", "columns", "items"):
            if not holds(space, relation):
                torn.add(space.owner[relation.left[0]])
        elif relation.kind in ("same", "funds", "balance"):
            for table, ratio in _ratios(space, relation):
                ratios[table][ratio] += 1
    off = [
        (table, power)
        for table, counts in ratios.items()
        if table not in torn and len(counts) == 1 and (power := _POWERS.get(next(iter(counts)), 0))
    ]
    return [each for each in off if each[1] > 0] or off


def _ratios(space: Space, relation: Relation) -> Iterator[tuple[Table, Decimal]]:
    """How many times the amounts of one table are those of the others."""
    for mine, other in ((relation.left, relation.right), (relation.right, relation.left)):
        owners = {space.owner[cell] for cell in mine}
        if len(owners) != 1 or owners & {space.owner[cell] for cell in other}:
            continue
        own, others = space.total(mine), space.total(other)
        if ZERO not in (own, others):
            yield next(iter(owners)), _nearest_power(own / others)


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
    yuan = UNITS[unit] / Decimal(10) ** cause.power
    meant = next((name for name, value in UNITS.items() if value == yuan), "另一个单位")
    return (
        f"《{table.statement.title}》写的是“单位：{unit}”，但与其他表相比，"
        f"{len(cause.relations)} 处都相差同一倍数，金额像是按{meant}印的；"
        f"例如{wording.place(space, lead)}印作 {wording.money(space, lead)}"
    )
