"""Quotations from a text: single marks within others (GB/T 15834), … where they are cut."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "“", "”"
_INNER = {_OPEN: "‘", _CLOSE: "’"}
_MARKS = re.compile(f"([{_OPEN}{_CLOSE}])")


def nested(text: str) -> str:
    """A sentence of ours in which a quotation that has quotation marks itself can be read.

    Where the marks do not pair, or are what is quoted, they stay as they are.

    >>> nested("写““教育支出（类）”80万元”，表内为70万元")
    '写“‘教育支出（类）’80万元”，表内为70万元'
    >>> nested("写““教育支出”")
    '写““教育支出”'
    """
    if text.count(_OPEN) < 2 or _OPEN + _CLOSE in text:
        return text
    depth = 0
    written: list[str] = []
    for part in _MARKS.split(text):
        depth += part == _OPEN
        written.append(_INNER.get(part, part) if depth % 2 == 0 else part)
        depth -= part == _CLOSE
        if depth < 0:
            return text
    return text if depth else "".join(written)


def around(text: str, match: re.Match[str], shown: int) -> str:
    """A match with some characters on each side, and … where the text goes on."""
    start, end = max(0, match.start() - shown), match.end() + shown
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def around_as_printed(printed: str, match: re.Match[str], shown: int) -> str:
    """The same for a match in a text's key, with the signs that are printed.

    Where printed and key have not as many characters, it is the key's.
    """
    text = "".join(printed.split())
    return around(text if len(text) == len(match.string) else match.string, match, shown)
