"""The trades of government, by agencies, duties and laws (trades.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.declared import any_of, declared

_REGION = re.compile(
    r"^(?:中国共产党|中共|共青团)?(?:[^省市县区旗]{1,8}(?:省|自治区))?(?:[^省市县区旗]{1,8}[市州盟])?"
    r"(?:[^省市县区旗]{1,8}[县区旗])?"
)


class Laws(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Laws and standards that are of one trade."""

    titles: tuple[str, ...]
    """What titles have that belong to it."""

    home: str
    """What all that has to do with it has, one word or another."""


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trade of government."""

    names: tuple[str, ...] = ()
    """One of them stands in the name of an agency or unit of this trade, or near it."""

    words: tuple[str, ...] = ()
    """What no other trade does."""

    laws: tuple[Laws, ...] = ()


class _Trades(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    general: tuple[str, ...]
    helping: tuple[str, ...]
    serving: tuple[str, ...]
    """What is done for all trades, so that goals and projects name them: 培训护林员."""

    mentioned: tuple[str, ...]
    """Words of one trade that goals and projects of others name, too: a flood's 水库."""

    trade: dict[str, Trade]


@cache
def _trades() -> _Trades:
    return declared(__package__, "trades.toml", _Trades)


@cache
def laws() -> tuple[Laws, ...]:
    """The laws and standards of all trades."""
    return tuple(laws for its in _trades().trade.values() for laws in its.laws)


@lru_cache(maxsize=256)
def is_general(name: str) -> bool:
    """Whether an agency has to do with all trades: a street, a town, 财政局."""
    key = keys.fold(name)
    return any(word in key for word in _trades().general)


def is_helping(key: str) -> bool:
    """Whether words speak of helping others with what is theirs."""
    return bool(_helping().search(key))


def is_serving(key: str) -> bool:
    """Whether words speak of what is done for those of any trade."""
    return bool(_serving().search(key))


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(any_of(_trades().helping))


@cache
def _serving() -> re.Pattern[str]:
    return re.compile(any_of(_trades().serving))


def of_agency(name: str) -> frozenset[str]:
    """The trades that an agency can be of by its name; where it is does not matter."""
    key = _REGION.sub("", keys.fold(name))
    return frozenset(
        trade for trade, its in _trades().trade.items() if any(word in key for word in its.names)
    )


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(any_of(word for its in _trades().trade.values() for word in its.words))


def speaks_of_any(key: str) -> bool:
    """Whether a text has a word of any trade."""
    return bool(_any_word().search(key))


def spoken_of(key: str) -> dict[str, str]:
    """The trades whose words a text has, each with the first of them."""
    if not speaks_of_any(key):
        return {}
    found = {
        trade: next((word for word in its.words if word in key), "")
        for trade, its in _trades().trade.items()
    }
    return {trade: word for trade, word in found.items() if word}


def without_mentioned(key: str) -> str:
    """A text without what others than those who do it speak of, too."""
    return _mentioned().sub("|", key)


@cache
def _mentioned() -> re.Pattern[str]:
    return re.compile(any_of(_trades().mentioned))


def is_spoken_of(trade: str, key: str) -> bool:
    """Whether a text has any word of a trade."""
    return any(word in key for word in _trades().trade[trade].words)


def is_named(trade: str, key: str) -> bool:
    """Whether a text has a word by which agencies of a trade are called, or one of its duties."""
    its = _trades().trade[trade]
    return any(word in key for word in (*its.names, *its.words))
