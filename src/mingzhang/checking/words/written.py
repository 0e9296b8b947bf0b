"""Amounts that are not written as amounts: without a unit, with two, with two decimal points."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.forms.claims import lexicon

_AROUND = 12
"""Characters that are shown before a slip."""


class _Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to write an amount wrong: `written.toml`."""

    wrong: str
    pattern: str


class _Slips(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    slip: tuple[_Slip, ...]


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = resources.files(__package__).joinpath("written.toml").read_text("utf-8")
    found = msgspec.convert(tomllib.loads(text), _Slips).slip
    return tuple((re.compile(slip.pattern), slip.wrong) for slip in found)


class Passage(msgspec.Struct, frozen=True):
    """A paragraph that prints figures, in a section that speaks of amounts."""

    section: str
    printed: Printed


def _passages(disclosure: Disclosure) -> Iterator[Passage]:
    skipped = re.compile(lexicon().text.skip)
    for section in disclosure.sections:
        if skipped.search(section.title):
            continue
        title = f"{section.no}、{section.title}" if section.no else section.title
        for paragraph in section.paragraphs:
            if "元" in paragraph.text:
                yield Passage(title, paragraph)


@over("W106", each(_passages))
def amount_is_written_wrong(passage: Passage) -> Judged:
    """85.00，其中 … ; 85..00 万元; 85.00 万万元."""
    for pattern, wrong in _slips():
        for match in pattern.finditer(passage.printed.text):
            start = max(match.start("text") - _AROUND, 0)
            shown = passage.printed.text[start : match.end()].strip()
            yield Flaw(
                message=f"“{passage.section}”{wrong}：“…{shown}”",
                evidence=(quote(passage.section, Printed(shown, passage.printed.where)),),
                section=passage.section,
            )
