"""How wide a text is in print, in half-width characters."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Width in half-width characters: a hanzi takes two.

    >>> display_width("2050201 学前教育")
    16
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
