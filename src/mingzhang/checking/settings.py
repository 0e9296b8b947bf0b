"""What checking itself has to know of a user's options; plain data that a worker can be sent."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from mingzhang.checking import rules
from mingzhang.checking.own.declaration import OwnRule


class Settings(msgspec.Struct, frozen=True):
    """Thresholds that differ from the declared ones, and whether tables are to be shown."""

    thresholds: dict[str, Decimal] = {}
    excerpts: bool = False
    """Whether findings carry the tables around their cells."""

    own: tuple[OwnRule, ...] = ()
    """The user's own rules."""

    def threshold(self, rule_id: str) -> Decimal:
        """The number that a rule compares with: the user's, or the declared one."""
        return self.thresholds.get(rule_id, Decimal(rules.rule(rule_id).threshold))


DEFAULTS = Settings()
