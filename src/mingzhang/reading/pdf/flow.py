"""Characters to lines, and lines to paragraphs.

A line is what stands on one baseline. A paragraph goes on where its line is full and the
next one begins at the margin: Chinese text marks a new paragraph by an indent of two
characters, and a heading or the last line of a paragraph leaves the line unfilled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mingzhang.reading.pdf.ink import Box, Char, around

_SPACES = " \u00a0\u3000\t\u2002\u2003\u2009"
_LATIN_GAP = 0.3
_HANZI_GAP = 0.8
_COLUMN_GAP = 4.0
"""Widths of a character. Text that is farther apart on one line is not one text."""

_TWICE = 0.3
"""Share of its width within which the same character again is the same ink: feigned bold."""

_NEW_LINE = 0.5
_FULL = 2.2
"""Characters that may be missing at the end of a full line: punctuation does not begin one."""

_INDENT = 1.0
_LEADING = 2.6
_LIKE = 0.25
_LEADER = re.compile(r"[.·…．。\-_—]{4,}\s*\d*$")
_ITEM = re.compile(
    r"(第[一二三四五六七八九十百]+[章节部分条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]"
    r"|\d+[、.．](?!\d)|注[:：]|备注|[①-⑳])"
)


class Line(msgspec.Struct):
    """Text on one baseline."""

    text: str
    box: Box
    size: float
    """Height of its characters in points."""


class Passage(msgspec.Struct):
    """A paragraph, with what tells whether it goes on over the page."""

    text: str
    box: Box
    size: float
    ends_full: bool
    begins_flush: bool


def lines(found: Iterable[list[Char]]) -> list[Line]:
    """The texts of each baseline; text far apart on one is several lines."""
    return [_line(piece) for row in found for piece in _pieces(row)]


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """The characters of each baseline from left to right, from the top."""
    found: list[list[Char]] = []
    base = limit = float("-inf")
    for char in sorted(chars, key=_base):
        if char.base - base > limit:
            found.append([])
            limit = float("inf")
        found[-1].append(char)
        base = char.base
        limit = min(limit, _NEW_LINE * (char.bottom - char.top))
    for row in found:
        row.sort(key=_left)
    return found


def _base(char: Char) -> float:
    return char.base


def _left(char: Char) -> float:
    return char.left


def is_space(char: Char) -> bool:
    """Whether it leaves no ink."""
    return char.text in _SPACES


def _pieces(row: list[Char]) -> Iterator[list[Char]]:
    piece: list[Char] = []
    end = 0.0
    for char in row:
        if char.text in _SPACES:
            if piece:
                piece.append(char)
            continue
        if piece and char.left - end > _COLUMN_GAP * (char.bottom - char.top):
            yield piece
            piece = []
        piece.append(char)
        end = max(end, char.right) if len(piece) > 1 else char.right
    if piece:
        yield piece


def _line(chars: list[Char]) -> Line:
    inked = [char for char in chars if char.text not in _SPACES]
    box = around(char[1:5] for char in inked)
    sizes = sorted(char.bottom - char.top for char in inked)
    return Line(row_text(chars), box, sizes[len(sizes) // 2])


def row_text(row: Sequence[Char]) -> str:
    """The text of one baseline: spaces as printed, and where there is a gap."""
    text: list[str] = []
    before: Char | None = None
    for char in row:
        if before is None:
            text.append(char.text)
        elif (
            char.text == before.text
            and char.left - before.left < _TWICE * (char.right - char.left)
        ):
            continue
        else:
            gap = char.left - before.right
            if gap > _LATIN_GAP * (char.bottom - char.top) and _is_gap(before, char, gap):
                text.append(" ")
            text.append(char.text)
        before = char
    return "".join(text).strip()


def _is_gap(before: Char, char: Char, gap: float) -> bool:
    if before.text in _SPACES or char.text in _SPACES:
        return False
    both_latin = before.text.isascii() and char.text.isascii()
    return both_latin or gap > _HANZI_GAP * (char.bottom - char.top)


def cell_text(chars: list[Char]) -> str:
    """The text of a cell: its lines put together as they would have been printed on one."""
    found = rows(chars)
    if len(found) == 1:
        return row_text(found[0])
    return joined(map(row_text, found))


def joined(texts: Iterable[str]) -> str:
    """Wrapped lines as one: words of Latin letters get their space back, hanzi need none."""
    whole = ""
    for text in texts:
        if whole and text and _is_letter(whole[-1]) and _is_letter(text[0]):
            whole += " "
        whole += text
    return whole


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def margins(found: Iterable[Line]) -> tuple[float, float]:
    """How far the text reaches to the left and right."""
    lefts, _, rights, _ = zip(*(line.box for line in found), strict=True)
    return min(lefts), max(rights)


def passages(found: Sequence[Line], reach: tuple[float, float] | None = None) -> list[Passage]:
    """Lines in reading order to paragraphs, between the given margins or their own."""
    if not found:
        return []
    left, right = reach or margins(found)
    result: list[Passage] = []
    previous: Line | None = None
    for line in found:
        full = line.box[2] >= right - _FULL * line.size and not _LEADER.search(line.text)
        flush = line.box[0] <= left + _INDENT * line.size and not _ITEM.match(line.text)
        if previous and flush and _goes_on(result[-1], previous, line):
            last = result[-1]
            last.text = joined((last.text, line.text))
            last.box = around((last.box, line.box))
            last.ends_full = full
        else:
            result.append(Passage(line.text, line.box, line.size, full, flush))
        previous = line
    return result


def _goes_on(passage: Passage, before: Line, line: Line) -> bool:
    return (
        passage.ends_full
        and 0 < line.box[3] - before.box[3] <= _LEADING * line.size
        and abs(line.size - before.size) <= _LIKE * before.size
    )


def goes_on_over_the_page(before: Passage, after: Passage) -> bool:
    """Whether a page break has cut a paragraph in two."""
    return (
        before.ends_full
        and after.begins_flush
        and before.text[-1] not in "。！？"
        and abs(before.size - after.size) <= _LIKE * before.size
    )
