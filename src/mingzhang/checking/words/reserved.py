"""What small firms have won of what was reserved for them, in accounts: not more than that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.checking.checks import Judged, each, over
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.disclosure import Disclosure

_FIRMS = "中小企业|小微企业"
_MONEY = r"(?P<money>\d[\d,]*(?:\.\d+)?)万元"
_RESERVED = re.compile(rf"面向(?P<firms>{_FIRMS})预留政府采购项目预算金额{_MONEY}")
_WON = re.compile(
    rf"面向(?P<firms>{_FIRMS})预留的?政府采购项目中,由(?P=firms)供应商中标或成交的,采购金额{_MONEY}"
)


class Won(msgspec.Struct, frozen=True):
    """The budget reserved for a kind of firms, and what they have won of it, in 万元."""

    line: Line
    firms: str
    reserved: Decimal
    won: Decimal


def _won(disclosure: Disclosure) -> Iterator[Won]:
    lines = [line for line in prose(disclosure) if "预留" in line.text]
    reserved = {match["firms"]: _amount(match) for _, match in _matches(lines, _RESERVED)}
    for line, match in _matches(lines, _WON):
        if match["firms"] in reserved:
            yield Won(line, match["firms"], reserved[match["firms"]], _amount(match))


def _matches(lines: list[Line], pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in lines:
        yield from ((line, match) for match in pattern.finditer(line.key))


def _amount(match: re.Match[str]) -> Decimal:
    return Decimal(match["money"].replace(",", ""))


@over("W213", each(_won))
def more_is_won_than_was_reserved(one: Won) -> Judged:
    """预留 380 万元, and 中标 632.80 万元 of it."""
    if one.won > one.reserved:
        yield one.line.flaw(
            f"写在面向{one.firms}预留的项目中，{one.firms}中标或成交 {one.won} 万元，"
            f"大于预留的预算 {one.reserved} 万元"
        )
