"""F529: half-width signs between Chinese characters, and brackets of two widths.

A document that prints half-width signs throughout was set so, or comes so out of its file; where
most are full-width, the others are slips. What is Latin, a number or a code has its own signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.misprints.quotes import around
from mingzhang.checking.targets.passages import (
    Passage,
    all_in_one_quoted,
    all_printed_once,
    whole_texts,
)

_HALF = re.compile(
    r"[,;](?<=[\u4e00-\u9fff”）》】].)(?<!元.)(?=[ \u3000]?[\u4e00-\u9fff“《（【])"
    r"|,(?<=[\u4e00-\u9fff]{2}.)(?=\d)"
    r"|:(?<=[\u4e00-\u9fff]{2}.)(?=[\u4e00-\u9fff“《（][^\n]{0,80}[。；，])"
    r"|\.(?<=[\u4e00-\u9fff]{4}.)(?=$|[\u4e00-\u9fff“《])",
    re.MULTILINE,
)
"""A sign between what is Chinese, or a full stop behind it; a colon within a sentence only.

Behind an amount or a rate the forms of final accounts print them half-width themselves.
"""

_SIGN = re.compile("[，；：。,;:]")
_FULL = "，；：。"
_MIXED = re.compile(r"（[^（）()\n]{0,60}\)|\([^（）()\n]{0,60}）")
_LABEL = re.compile(r"[；;。，,]|[（(、](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]$")
"""What brackets do not hold: (…；2）…, where the second is the number of an item."""

_SHOWN = 14


class Written(msgspec.Struct, frozen=True):
    """The texts of a disclosure as they are printed."""

    passages: tuple[Passage, ...]
    """Each place once."""

    text: str
    """All of them, each on a line of its own."""


def _written(dossier: Dossier) -> Iterable[tuple[int, Written]]:
    once = dossier.once(all_printed_once)
    for index, passages in whole_texts(dossier):
        yield index, Written(once[index], "\n".join([one.printed.text for one in passages]))


@over("F529", _written)
def sign_is_half_width(written: Written) -> Iterator[Flaw]:
    """工作,确保 in a document that writes 工作，确保; （款)."""
    signs = len(_HALF.findall(written.text))
    if signs and signs <= sum(map(written.text.count, _FULL)):
        yield from all_in_one_quoted(_half(written), "用了半角标点")
    if _MIXED.search(written.text):
        yield from all_in_one_quoted(_mixed(written), "括号一半是全角、一半是半角")


def _half(written: Written) -> Iterator[tuple[Passage, str]]:
    for passage in written.passages:
        text = passage.printed.text
        found = (match for match in _HALF.finditer(text) if not _is_behind_a_label(text, match))
        if match := next(found, None):
            yield passage, around(text, match, _SHOWN)


def _is_behind_a_label(text: str, match: re.Match[str]) -> bool:
    """Whether a colon is the first sign of its line: 备注:本单位无…."""
    return match[0] == ":" and not _SIGN.search(text, 0, match.start())


def _mixed(written: Written) -> Iterator[tuple[Passage, str]]:
    for passage in written.passages:
        text = passage.printed.text
        for match in _MIXED.finditer(text):
            if not _LABEL.search(match[0]):
                yield passage, around(text, match, _SHOWN)
                break
