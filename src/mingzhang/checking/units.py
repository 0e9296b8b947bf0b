"""A whole table printed in another unit than it says.

Without this, a table exported in 元 under a heading that says 万元 would give a finding for
every cell. It shows in the ratios: everywhere the same power of ten against other tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from mingzhang.amounts import UNITS, ZERO
from mingzhang.checking import wording
from mingzhang.checking.causes import Cause
from mingzhang.checking.relations import Relation, residual, tolerance
from mingzhang.checking.space import Space, Table

_POWERS = {Decimal(10) ** power: power for power in (-8, -4, -3, 3, 4, 8)}
_SURE = 3
"""How many cells must show the same ratio, and none another."""

Search = Callable[[Space, Sequence[Relation]], list[Cause]]


def without_wrong_units(space: Space, relations: Sequence[Relation], search: Search) -> list[Cause]:
    """The tables in a wrong unit, each one cause, and the causes among all other relations."""
    wrong = dict(_wrong_tables(space, relations))
    found: list[Cause] = []
    rest = list(relations)
    for table, power in wrong.items():
        touching = [r for r in rest if any(space.owner[cell] is table for cell in r.cells)]
        failing = [r for r in touching if abs(residual(space, r)) > tolerance(space, r)]
        lead = min(cell for r in failing for cell in r.cells if space.owner[cell] is table)
        excess = space.yuan[lead] - space.yuan[lead] / Decimal(10) ** power
        found.append(Cause((lead,), excess, tuple(failing), power=power))
        rest = [r for r in rest if r not in failing]
    return found + search(space, rest)


def _wrong_tables(space: Space, relations: Sequence[Relation]) -> list[tuple[Table, int]]:
    """Tables whose every non-zero cell differs from other tables by the same power of ten."""
    ratios: defaultdict[Table, Counter[Decimal]] = defaultdict(Counter)
    for relation in relations:
        if relation.kind not in ("same", "funds", "balance") or not space.readable(relation.cells):
            continue
        for mine, other in ((relation.left, relation.right), (relation.right, relation.left)):
            owners = {space.owner[cell] for cell in mine}
            if len(owners) != 1 or owners & {space.owner[cell] for cell in other}:
                continue
            a, b = space.total(mine), space.total(other)
            if ZERO not in (a, b):
                ratios[next(iter(owners))][_nearest_power(a / b)] += 1
    suspects = [
        (table, _POWERS[next(iter(counts))])
        for table, counts in ratios.items()
        if len(counts) == 1 and next(iter(counts)) in _POWERS and counts.total() >= _SURE
    ]
    if len(suspects) < 2:
        return suspects
    return [s for s in suspects if _unlike_most(s, suspects)]


def _unlike_most(suspect: tuple[Table, int], suspects: Sequence[tuple[Table, int]]) -> bool:
    """Of two tables that differ from each other only one is wrong, the one in the smaller unit."""
    return all(suspect[1] == other[1] or suspect[1] > 0 for other in suspects)


def _nearest_power(ratio: Decimal) -> Decimal:
    """The power of ten that a ratio is within rounding of, or the ratio itself."""
    for power in _POWERS:
        if abs(ratio / power - 1) < Decimal("0.01"):
            return power
    return ratio


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
