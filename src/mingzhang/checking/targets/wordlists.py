"""The words that the rules on targets go by, from words.toml: lists, compiled once."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from mingzhang.declared import any_of, declared


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one field of work, and words that tell that something belongs to it."""

    words: tuple[str, ...]
    home: tuple[str, ...]
    told: tuple[str, ...] = ()
    """Words that indicators of several fields can have, but sentences of one field only."""

    def is_at_home(self, told: str) -> bool:
        """Whether a text speaks of it; 养护 and 运行 are of none, whatever 养 and 运 are of."""
        bare = one_of("writing", "everywhere").sub("|", told)
        return any(home in (told if len(home) > 1 else bare) for home in self.home)


class Foreign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind of place, and what the project is of that cannot have them."""

    own: str
    words: tuple[str, ...]
    other: str
    both: tuple[str, ...] = ()
    """Names with these are of both kinds, or of something else: 社区矫正, 中小学."""


class Utility(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an office is supplied with, and how texts say that they are of another supply."""

    own: tuple[str, ...]
    still: tuple[str, ...]
    """A text with one of these is of its own supply, too."""

    words: tuple[str, ...]
    besides: tuple[str, ...]
    """Names with these are of more: 泵站电费 is for water."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All lists by name; what each is for stands in words.toml beside it."""

    name: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, ...]]
    share: dict[str, tuple[str, ...]]
    upside_down: dict[str, tuple[str, ...]]
    opposite: dict[str, tuple[str, ...]]
    direction: dict[str, tuple[str, ...]]
    limit: dict[str, tuple[str, ...]]
    cost: dict[str, tuple[str, ...]]
    writing: dict[str, tuple[str, ...]]
    basis: dict[str, tuple[str, ...]]
    deadline: dict[str, tuple[str, ...]]
    clause: dict[str, tuple[str, ...]]
    county: dict[str, tuple[str, ...]]
    region: dict[str, tuple[str, ...]]
    person: dict[str, tuple[str, ...]]
    festival: dict[str, int]
    season: dict[str, tuple[int, ...]]
    subject: dict[str, tuple[str, ...]]
    asked: tuple[Field, ...]
    foreign: tuple[Foreign, ...]
    utility: tuple[Utility, ...]
    field: tuple[Field, ...]


@cache
def words() -> Words:
    """The lists, read from the package once."""
    return declared(__package__, "words.toml", Words)


@cache
def one_of(table: str, name: str, *others: str) -> re.Pattern[str]:
    """A pattern for any word of a list, the longest first, or for what `others` express."""
    return re.compile("|".join([any_of(words_of(table, name)), *others]))


@cache
def words_of(table: str, name: str) -> tuple[str, ...]:
    """The words of a list, as `str.endswith` takes them."""
    listed: dict[str, tuple[str, ...]] = getattr(words(), table)
    return listed[name]
