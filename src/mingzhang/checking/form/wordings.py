"""What templates leave behind, choices, slips of the pen: expressions and words (wordings.toml)."""

from __future__ import annotations

from functools import cache

import msgspec

from mingzhang.declared import declared


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """An expression, and what it is called."""

    name: str
    pattern: str
    needs: tuple[str, ...] = ()
    """Of which a text has one, where the pattern is found in it; () where that cannot be said."""


class Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An expression for what is wrong, and what is right."""

    wrong: str
    right: str = ""
    needs: tuple[str, ...] = ()
    how: str = ""
    """What to do, where no one wording is right; one of the two is there."""

    in_goals: bool = True
    """Whether it is looked for in 部门整体绩效目标, too; what is not, P218 tells there."""

    is_style: bool = False
    """Whether it is understood all the same: 至少 100 人以上, two marks for one."""


class _Wordings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remains: tuple[Pattern, ...]
    choices: tuple[Pattern, ...]
    reasons: tuple[Pattern, ...]
    slips: tuple[Slip, ...]
    traditional: str


@cache
def wordings() -> _Wordings:
    """All of them."""
    return declared(__package__, "wordings.toml", _Wordings)
