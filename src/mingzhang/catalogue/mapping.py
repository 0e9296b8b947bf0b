"""From the department's economic classification to the government's.

One payment has a code in both: 30101 基本工资 is 50101 when an administrative organ pays it
and 50501 when an institution does. All rows are from knowledge; see data/README.md.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast

import msgspec

from mingzhang.catalogue.trees import table_rows

Payer = Literal["admin", "institution", "any"]
"""机关 (and institutions managed like one), 事业单位, or no difference."""


class Counterpart(msgspec.Struct, frozen=True, gc=False):
    """The government code under which a payer's department code is booked."""

    department_code: str
    payer: Payer
    government_code: str
    source: str
    note: str = ""
    """Chinese: doubts, and years in which it was otherwise."""


def counterparts(department_code: str) -> tuple[Counterpart, ...]:
    """The government codes that answer to a department 款, one for each kind of payer."""
    return _by_code().get(department_code, ())


@lru_cache(maxsize=1)
def _by_code() -> dict[str, tuple[Counterpart, ...]]:
    found: dict[str, list[Counterpart]] = {}
    for row in table_rows("economic-mapping.csv"):
        counterpart = Counterpart(
            department_code=row["department_code"],
            payer=cast(Payer, row["payer_type"]),
            government_code=row["government_code"],
            source=row["source"],
            note=row["note"],
        )
        found.setdefault(counterpart.department_code, []).append(counterpart)
    return {code: tuple(rows) for code, rows in found.items()}
