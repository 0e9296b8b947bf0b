"""F5: titles of laws and regulations that are misquoted by a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.misprints import characters
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure

_BRACKETS = re.compile(r"\([^()]*\)$")
_TITLE = re.compile(r"《([^《》]+)》")
_SHORTEST = 8
"""Characters of a title that one wrong one leaves recognisable."""


class _Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: tuple[str, ...]
    loose: str
    kinds: tuple[str, ...]
    """What titles usually end with."""

    ends: frozenset[str]
    """What else they end with that looks or sounds like one of these."""


@cache
def _known() -> _Titles:
    return declared(__package__, "regulations.toml", _Titles)


def titles() -> tuple[str, ...]:
    """The titles that disclosures often quote."""
    return _known().titles


class Quoted(msgspec.Struct, frozen=True):
    """A title in book title marks, and where it stands."""

    line: Line
    title: str


def _quoted(disclosure: Disclosure) -> Iterator[Quoted]:
    for line in printed_lines.all_lines(disclosure):
        for match in _TITLE.finditer(keys.fold(line.text)):
            if not line.statement and len(match[1]) >= _SHORTEST:
                yield Quoted(line, match[1])


@over("F520", each(_quoted))
def regulation_is_misquoted(item: Quoted) -> Iterator[Flaw]:
    """《地方预决算公开操作规定》: no such document; 规程 is meant."""
    known = _known().titles
    if item.title in known:
        return
    meant = [title for title in known if _is_slip(item.title, title)]
    if len(meant) == 1:
        yield item.line.flaw(f"写《{item.title}》，文件名称是《{meant[0]}》")
    elif kind := _kind_meant(_BRACKETS.sub("", item.title)):
        yield item.line.flaw(f"写《{item.title}》，末尾应当是“{kind}”")


def _kind_meant(title: str) -> str:
    """The kind of document that a title's end is mistaken for; "" where it is none.

    >>> _kind_meant("城市绿化条列"), _kind_meant("城市绿化条例"), _kind_meant("绿地养护规范")
    ('条例', '', '')
    """
    known, end = _known(), title[-2:]
    if end in known.kinds or end in known.ends:
        return ""
    return next((kind for kind in known.kinds if _is_mistaken(end, kind)), "")


def _is_mistaken(end: str, kind: str) -> bool:
    first, last = (a == b for a, b in zip(end, kind, strict=False))
    if first == last or len(end) < len(kind):
        return False
    wrong, right = (end[1], kind[1]) if first else (end[0], kind[0])
    return characters.are_mistaken(wrong, right)


def _is_slip(own: str, title: str) -> bool:
    """Whether one character is another or missing, and not one that may be left out.

    >>> _is_slip("地方预决算公开操作规定", "地方预决算公开操作规程")
    True
    >>> _is_slip("关于进一步推进预算公开工作实施意见", "关于进一步推进预算公开工作的实施意见")
    False
    """
    loose = _known().loose
    if keys.one_off(own, title):
        (changed,) = keys.differing(own, title)
        return title[changed] not in loose and own[changed] not in loose
    lost = keys.added(title, own)
    return lost is not None and title[lost] not in loose
