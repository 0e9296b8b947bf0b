"""The marks behind the names of an account: （类）（款）（项）, each level once and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang.checking.checks import Judged, each, over
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.disclosure import Disclosure

_LEVELS = "类款项"
_NAME = r"[^\s\d.．()（）\[\]“”\"'‘’，,。；;：:、]{2,30}"
_LEVEL = re.compile(rf"[(（]\s*[{_LEVELS}]\s*[)）]")
_CHAIN = re.compile(rf"(?:{_NAME}\s*[(（]\s*[{_LEVELS}]\s*[)）]\s*){{2,4}}")
_LINK = re.compile(rf"(?P<name>{_NAME})\s*[(（]\s*(?P<level>[{_LEVELS}])\s*[)）]")
_JOINED = ("和", "及", "与", "或")
"""普通教育（款）和职业教育（款）: two accounts, not one."""


class Chain(msgspec.Struct, frozen=True):
    """Names with marks that follow one another without anything between: one account."""

    line: Line
    text: str
    levels: str


def _chains(disclosure: Disclosure) -> Iterator[Chain]:
    for line in prose(disclosure):
        if not _LEVEL.search(line.text):
            continue
        for match in _CHAIN.finditer(line.text):
            links = list(_LINK.finditer(match[0]))
            if not any(link["name"].startswith(_JOINED) for link in links[1:]):
                text = match[0].strip()
                yield Chain(line, text, "".join(link["level"] for link in links))


@over("W505", each(_chains))
def level_of_an_account_is_marked_wrong(chain: Chain) -> Judged:
    """社会保障和就业支出（类）残疾人事业（款）残疾人就业（款）."""
    places = [_LEVELS.index(level) for level in chain.levels]
    if all(above < below for above, below in pairwise(places)):
        return
    right = _LEVELS[places[0] :] if places[0] == 0 else _LEVELS
    wanted = "、".join(f"（{level}）" for level in right[: len(places)])
    yield chain.line.flaw(f"写“{chain.text}”，级次依次应为{wanted}")
