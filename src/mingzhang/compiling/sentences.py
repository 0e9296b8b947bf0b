"""Sentences of wording.toml, with the names and the figures of an account.

A figure is derived from the books and rounded once, in print; so is a change on last year,
with its direction and percent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from mingzhang import forms
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import Purchase
from mingzhang.declared import declared

_UNIT = "万元"
_CENT = Decimal("0.01")
_UNCHANGED = re.compile(r"[比较](\d{4}年预算)持平")
"""What is as much as before is so 与 last year, and more or less 比 last year."""

THREE_PUBLIC = ("three_public", "abroad", "vehicle", "reception")
"""“三公”经费 and its items, by their names in FIGURES."""


@cache
def wording(pack_id: str) -> dict[str, Any]:
    """The sentences of the pack's jurisdiction, and those that are the pack's own."""
    sentences = declared("mingzhang.compiling", "wording.toml", dict[str, dict[str, Any]])
    return {**sentences[forms.pack(pack_id).jurisdiction], **sentences.get(pack_id, {})}


def said(account: Account, key: str, **values: object) -> str:
    """A sentence with the account's names, years and figures."""
    cover = account.cover
    known = {
        "agency": cover.agency.name,
        "scope": account.scope_name,
        "year": cover.year,
        "last_year": cover.year - 1,
    }
    sentence: str = wording(account.pack.id)[key]
    return _UNCHANGED.sub(r"与\1持平", sentence.format(**{**known, **values}))


def in_words(yuan: Decimal) -> str:
    """An amount as the narrative prints it, in 万元; in 元 where that would show nothing of it."""
    wan = shown(yuan)
    return f"{yuan.normalize():f}元" if yuan and not wan else f"{wan}{_UNIT}"


def shown(yuan: Decimal) -> Decimal:
    """An amount in 万元 as two places show it."""
    return (yuan / UNITS[_UNIT]).quantize(_CENT, ROUND_HALF_UP)


def changed(change: Decimal) -> str:
    """增加, 减少 or 持平."""
    if not change:
        return "持平"
    return ("增加" if change > 0 else "减少") + in_words(abs(change))


def changed_by(change: Decimal, last: Decimal) -> str:
    """增加 or 减少, by how much, and in percent of last year's where that says something."""
    amount = changed(change)
    rate = (abs(change) / last * 100).quantize(_CENT, ROUND_HALF_UP) if last > 0 else ZERO
    if not rate or not shown(change) or not shown(last):
        return amount
    return f"{amount}，{'增长' if change > 0 else '下降'}{rate}%"


def figures_of(account: Account, names: Iterable[str]) -> dict[str, str]:
    """Each figure in words, its change and the reason for it: x, x_change, x_why."""
    found: dict[str, str] = {}
    why = "why" if account.pack.jurisdiction == "河北" else "reason"
    for name in names:
        found[name] = in_words(account.figure(name))
        change = account.change(name)
        moved = "" if change is None else changed_by(change, account.last[name])
        found[f"{name}_change"] = moved
        reason = account.texts.reasons.get(name, "").strip("。 ")
        found[f"{name}_why"] = said(account, why, reason=reason) if reason else ""
    return found


def bought(account: Account, chosen: Callable[[Purchase], bool] = bool) -> Decimal:
    """What the chosen lines of the procurement table add up to as printed, 元."""
    lines = (its for book in account.books for its in book.purchases if chosen(its))
    return sum((shown(its.amount) * UNITS[_UNIT] for its in lines), ZERO)
