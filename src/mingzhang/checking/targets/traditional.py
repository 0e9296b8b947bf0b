"""Traditional characters in a text that is otherwise simplified: 邯鄲, 教訓.

Public bodies write the standard (simplified) characters. The list holds characters that
official texts use and that are no standard characters themselves, so that names of persons
and places (鄚州, 洺关) are left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.passages import Leak, Passage, whole_texts

_TITLE = re.compile(r"《[^《》]*》")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    traditional: tuple[str, ...]
    simplified: tuple[str, ...]


@cache
def _simplified() -> dict[str, str]:
    """Each traditional character with its simplified one."""
    text = resources.files(__package__).joinpath("traditional.toml").read_text("utf-8")
    table = msgspec.convert(tomllib.loads(text), _Table)
    return dict(zip("".join(table.traditional), "".join(table.simplified), strict=True))


@over("P643", whole_texts)
def traditional_character(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """One finding for each character, with all places that print it."""
    printed = set[str]().union(*(passage.key for passage in passages)) & _simplified().keys()
    for char in sorted(printed):
        having = [one for one in passages if char in one.key and char in _TITLE.sub("", one.key)]
        if having:
            told = f"写有繁体字“{char}”，应为“{_simplified()[char]}”"
            yield Leak(char, tuple(having)).flaw(told)
