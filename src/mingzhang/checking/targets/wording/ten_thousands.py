"""P654: amounts in sentences that say 万 and not of what: 投入 12.34 万用于购买服务.

万 is of people, of pieces and of yuan. So it is told only where money is counted, right before the
number or right behind it, and no counter follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.misprints.quotes import around_as_printed
from mingzhang.checking.targets.passages import (
    Passage,
    Whole,
    all_in_one_quoted,
    printed_once,
    wholes,
)
from mingzhang.declared import any_of, declared

_NUMBER = r"(?<![\d.])\d[\d,]*(?:\.\d+)?万"
_STOP = "[,。;、)]|$"
_SHOWN = 12


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    money: tuple[str, ...]
    says: tuple[str, ...]
    pays: tuple[str, ...]
    ends: tuple[str, ...]
    paid: tuple[str, ...]
    counters: str


@cache
def _bare() -> re.Pattern[str]:
    """A cost and its number, or what is paid: 维护费控制在5万以内, 支付8万服务费."""
    its = declared(__package__, "ten_thousands.toml", _Words)
    money, says, pays, ends, paid = (
        f"(?:{any_of(words)})" for words in (its.money, its.says, its.pays, its.ends, its.paid)
    )
    ends = f"(?={ends}|{_STOP})"
    paid = rf"(?=[^\W\d的{its.counters}]{{0,6}}{paid}(?:{_STOP}|用于))"
    return re.compile(
        f"{money}{says}{{0,3}}{_NUMBER}{ends}|{pays}{says}{{0,2}}{_NUMBER}(?:{ends}|{paid})"
    )


@over("P654", wholes)
def yuan_is_left_out(whole: Whole) -> Iterator[Flaw]:
    """全年坐席服务费控制在12.34万以内; a target that is nothing but a figure is P214's."""
    found = [
        (passage, _shown(passage, match))
        for passage in printed_once(whole.having(_bare(), "万"))
        if passage.item and passage.role != "target"
        for match in [_bare().search(passage.key)]
        if match
    ]
    yield from all_in_one_quoted(found, "的金额只写“万”，没有写“元”")


def _shown(passage: Passage, match: re.Match[str]) -> str:
    return around_as_printed(passage.printed.text, match, _SHOWN)
