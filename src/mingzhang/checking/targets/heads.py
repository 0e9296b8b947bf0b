"""What an indicator's name says last, and the level-2 kinds that this can stand under.

合格率 is of quality and no quantity, 人数 is no time, 覆盖率 can be nearly anything. heads.toml
declares each head with how names end that have it; what it does not rule out can be meant.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.declared import declared


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What names that end alike say, and where an indicator of that name can stand."""

    id: str
    """Several heads can be of one sort: 及时率 and 及时性 are both `punctual`."""

    says: str
    """In Chinese, as messages put it."""

    ends: tuple[str, ...]
    saying: tuple[str, ...] = ()
    """Words of which the name must have one besides its end."""

    besides: tuple[str, ...] = ()
    """Words of which the name may have none."""

    measure: str = ""
    """What it measures, of `measures.NAMES`; "" where several things are possible."""

    belongs: str = ""
    """The level-2 kinds that it ought to stand under, as a message says them."""

    never: frozenset[str] = frozenset()
    """Level-2 kinds, without 指标, that it cannot stand under."""

    seldom: frozenset[str] = frozenset()
    """Level-2 kinds that some agencies put it under."""


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    gain: tuple[str, ...]
    growth: tuple[str, ...]
    no_gain: tuple[str, ...]
    head: tuple[Head, ...]
    """The more telling ones first."""


@cache
def _lists() -> _Heads:
    return declared(__package__, "heads.toml", _Heads)


@lru_cache(maxsize=8192)
def is_of_a_gain(bare: str) -> bool:
    """Whether a name without brackets says what is earned or sold, or by how much more.

    >>> is_of_a_gain("超市月均营业额增长率"), is_of_a_gain("收入占比")
    (True, False)
    """
    key = keys.fold(bare)
    grown = next((word for word in _lists().growth if key.endswith(word)), "")
    is_gain = key.removesuffix(grown).endswith(_lists().gain) or key.endswith(_lists().gain)
    return is_gain and not any(word in key for word in _lists().no_gain)


@lru_cache(maxsize=8192)
def head_of(bare: str) -> Head | None:
    """The head of a name without the brackets that end it, as a comparison key.

    >>> head_of("抽检合格率").id
    'quality'
    """
    key = keys.fold(bare)
    return next((head for head in _by_last().get(key[-1:], ()) if _is_of(head, key)), None)


@cache
def _by_last() -> dict[str, list[Head]]:
    """The heads in their order, by the last characters of what they end in."""
    found: dict[str, list[Head]] = {}
    for head in _lists().head:
        for last in dict.fromkeys(end[-1] for end in head.ends):
            found.setdefault(last, []).append(head)
    return found


def _is_of(head: Head, key: str) -> bool:
    if not key.endswith(head.ends):
        return False
    said = not head.saying or any(word in key for word in head.saying)
    return said and not any(word in key for word in head.besides)
