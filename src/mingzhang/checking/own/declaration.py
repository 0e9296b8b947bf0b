"""A rule of a user's own, as its file declares it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from mingzhang.checking.rules import Rule


class OwnRule(msgspec.Struct, frozen=True):
    """A rule as its file declares it; plain data that a worker can be sent."""

    rule: Rule
    formula: str
    when: tuple[str, ...] = ()
    """The rule applies only where all of these hold."""

    scope: str = ""
    kind: str = ""
    years: tuple[int, ...] = ()
    tolerance: Decimal | None = None
    """In 元; None for what rounding explains."""
