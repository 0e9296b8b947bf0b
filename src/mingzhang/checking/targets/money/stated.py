"""What objectives and purposes say of money: what one of a thing costs, what is for what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.checking.targets.statements import Statement, grammar, is_span, phrases, statements
from mingzhang.checking.targets.things import telling_words
from mingzhang.checking.targets.told import of_this_year
from mingzhang.checking.targets.wordlists import one_of

_MONTHS = re.compile(r"(?<!\d)(\d{1,2})个月")
_DAYS = ("天", "日")
_EACH = re.compile("[每均各]")


class Price(msgspec.Struct, frozen=True):
    """What one of a thing costs in a year, in 元, as far as a text tells."""

    said: Statement
    thing: str
    yuan: Decimal
    times: str
    """再乘以 12 个月."""


def price_of(said: Statement, text: str) -> Price | None:
    """A price for one of something; None where the time is not told."""
    spans = [each for each in said.each if is_span(each)]
    things = [each for each in said.each if not is_span(each)]
    if said.unit != "元" or len(things) != 1 or len(spans) > 1 or _is_gained(said):
        return None
    span = spans[0] if spans else ""
    many, unit = Decimal(grammar().a_year.get(span, 1)), "个月"
    if span == "月" and one_of("cost", "a_season").search(text):
        return None
    if span == "月" and (told := set(_MONTHS.findall(text))):
        if len(told) > 1:
            return None
        many = Decimal(told.pop())
    elif span in _DAYS:
        days = {one.number for one in statements(text) if one.unit == "天" and not one.each}
        if len(days) != 1:
            return None
        many, unit = days.pop(), "天"
    elif span != "月":
        unit = span
    times = f"，再乘以 {measures.plain(many)} {unit}" if many > 1 else ""
    return Price(said, things[0], said.number * many, times)


def _is_gained(said: Statement) -> bool:
    """亩均节本增收 150 元: what one of them brings, and no price; 低收入户每户 1200 元 is one."""
    gained = list(one_of("cost", "gained").finditer(ahead := ahead_of(said)))
    return bool(gained) and not _EACH.search(ahead, gained[-1].end())


def ahead_of(said: Statement) -> str:
    """What a clause has before its figure."""
    return said.clause.rpartition(said.printed)[0]


MORE = re.compile(r"再|加发|增发|另加|另增|上浮")
"""What is paid beyond the price that was told before."""


class AmountOf(msgspec.Struct, frozen=True):
    """An amount that a text gives to something by its name: 执法记录仪 57.20 万元."""

    words: tuple[str, ...]
    said: Statement
    field: str
    text: str


def amounts_named(item: ProjectOf) -> list[AmountOf]:
    """The amounts of this year that are given to something, and are no price of one."""
    other = phrases("not_spent")
    return [
        AmountOf(words, one, field, text)
        for field, text in item.told_of_money()
        for one in statements(of_this_year(text, item))
        if one.unit == "元" and not one.each and not one.is_of_another_time
        if (words := named(one)) and not other.search(one.clause)
    ]


def named(said: Statement) -> tuple[str, ...]:
    """The words before a figure that say of what it is."""
    return telling_words(phrases("part").sub("", said.item.partition(" ")[0]))


def given_to(words: Sequence[str], amounts: Sequence[AmountOf]) -> AmountOf | None:
    """The one amount that is given to what these words name, each of them and no other."""
    found = [one for one in amounts if _is_one_thing(words, one.words)]
    return found[0] if len({one.said.number for one in found}) == 1 else None


def _is_one_thing(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether all that one says is said by the other, but for what is done with it."""
    short, long = sorted((ours, theirs), key=len)
    return len(short) > 0 and all(word in long for word in short) and len(long) <= len(short) + 1
