"""A misprint, and how it is told."""

from __future__ import annotations

import msgspec

SHOWN = 4
"""So many characters are shown on each side."""


class Misprint(msgspec.Struct, frozen=True):
    """Characters that are no word, and the word that they should be."""

    written: str
    right: str
    around: str
    """What is written, with some characters on each side."""

    told: str
    is_sure: bool
    """Whether it is far likelier, or the document prints the right word and the other here only."""


class Found(msgspec.Struct, frozen=True):
    """A word that should stand for some characters of a run."""

    start: int
    end: int
    right: str
    gain: float
    """How much likelier the text becomes by it."""

    is_clear: bool
    """Whether it is sure by itself: far likelier, or between words where one character is gone."""

    can_be_shown: bool = True
    """Whether it is sure, too, where the document prints the right word elsewhere."""


def _should_be(found: Found) -> str:
    """实 can be of 落实 and of 实施: a word of two with one lost is only an instance."""
    return "如" if len(found.right) == 2 else "应为"


def told_of(run: str, found: Found, *, is_sure: bool) -> Misprint:
    """What is said of a word that should stand there."""
    written = run[found.start : found.end]
    around = run[max(0, found.start - SHOWN) : found.end + SHOWN]
    if len(found.right) == 1:
        told = f"“{around}”里的“{found.right}”字重复"
    elif len(found.right) < len(written):
        told = f"“{around}”里的“{written}”多了一个字，应为“{found.right}”"
    elif len(found.right) > len(written):
        told = f"“{around}”里的“{written}”像是漏了一个字，{_should_be(found)}“{found.right}”"
    elif sorted(written) == sorted(found.right):
        told = f"“{around}”里的“{written}”颠倒了，应为“{found.right}”"
    else:
        told = f"“{around}”里的“{written}”像是错字，应为“{found.right}”"
    return Misprint(written, found.right, around, told, is_sure)
