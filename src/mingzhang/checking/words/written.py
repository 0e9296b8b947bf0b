"""Amounts that are not written as amounts: without a unit, with two, with two decimal points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking.checks import Flaw, Judged, each, in_all, over, quote
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.forms.claims import lexicon

_AROUND = 12
"""Characters that are shown before a slip."""

_UNIT_FOR_ALL = re.compile(r"单位[:：为]?\s*(?:人民币)?[万亿]?元")
_MONEY = re.compile(r"元|\d\s*万")


class _Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to write an amount wrong: `written.toml`."""

    wrong: str
    pattern: str


class _Slips(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    slip: tuple[_Slip, ...]


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = declared(__package__, "written.toml", _Slips).slip
    return tuple((re.compile(slip.pattern), slip.wrong) for slip in found)


class SectionOf(msgspec.Struct, frozen=True):
    """The paragraphs that print figures, of a section that speaks of amounts."""

    title: str
    paragraphs: tuple[Printed, ...]


def _sections(disclosure: Disclosure) -> Iterator[SectionOf]:
    skipped = re.compile(lexicon().text.skip)
    for section in disclosure.sections:
        paragraphs = tuple(p for p in section.paragraphs if _MONEY.search(p.text))
        has_unit = any(_UNIT_FOR_ALL.search(p.text) for p in section.paragraphs)
        if paragraphs and not has_unit and not skipped.search(section.title):
            title = section.heading
            yield SectionOf(title, paragraphs)


@over("W106", each(_sections))
def amount_is_written_wrong(item: SectionOf) -> Judged:
    """85.00，其中 … ; 85..00 万元; 85.00 万万元; 85.00 万."""
    for pattern, wrong in _slips():
        found = [
            Printed(_shown(paragraph.text, match), paragraph.where)
            for paragraph in item.paragraphs
            for match in pattern.finditer(paragraph.text)
        ]
        if found:
            places = tuple(quote(item.title, printed) for printed in found)
            yield Flaw(
                message=f"“{item.title}”{wrong}：“…{found[0].text}”{in_all(places)}",
                evidence=places,
                section=item.title,
            )


def _shown(text: str, match: re.Match[str]) -> str:
    start = max(match.start(match.lastgroup or 0) - _AROUND, 0)
    return text[start : match.end()].strip()
