"""Characters to lines, and lines to paragraphs.

A line is what stands on one baseline. A paragraph goes on where its line is full and the
next one begins at the margin: Chinese text marks a new paragraph by an indent of two
characters, and a heading or the last line of a paragraph leaves its line unfilled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from mingzhang.reading.pdf.ink import SPACES, Box, Char, around

_LATIN_GAP = 0.3
_HANZI_GAP = 0.8
"""Heights of a character. Between two that are farther apart stands a space."""

_MANY_GAPS = 2
_SPREAD = 1.5
"""Times the usual gap that any gap in a text spread over its line may measure."""

_COLUMN_GAP = 4.0
"""Heights of a character. What is farther apart on one line is not one text."""

_TWICE = 0.3
"""Share of its width within which the same character again is the same ink: feigned bold."""

_NEW_LINE = 0.5
_FIRST_HANZI = "\u2e80"

_FULL = 2.2
"""Hanzi that may be missing at the end of a full line."""

_SLACK = 0.5
_INDENT = 1.0
_LEADING = 2.6
_LIKE = 0.15
_HEAD = re.compile(
    r"[（(《“‘〔【「『\[]*(?:[0-9A-Za-z.,%％:/\-—－~～+]+|.)[万亿]?[），,)》”’〕】」』\]。、；;：:？！%元]*"
)
"""What does not stand apart at the end of a line: a number, a bracket and what it holds."""

_LEADER = re.compile(r"[.·…．。\-_—]{4,}\s*\d*$")
_ITEM = re.compile(
    r"第[一二三四五六七八九十百]+[章节部分条]|[一二三四五六七八九十]+、"
    r"|\([一二三四五六七八九十\d]+\)|\d+[、.](?!\d)|\d+\.\d+\.?[^\d%万元]|注:|备注|[①-⑳]"
)
"""What begins a new paragraph wherever it stands; compared with half-width signs."""


class Line(msgspec.Struct):
    """Text on one baseline."""

    text: str
    box: Box
    base: float
    size: float
    """Width of a hanzi in points. The heights of boxes differ from font to font."""


class Passage(msgspec.Struct):
    """A paragraph, with what tells whether it goes on over the page."""

    text: str
    box: Box
    size: float
    room: float
    """Points left at the end of its last line; less than none where nothing can follow."""

    begins_flush: bool
    """Without an indent, a bullet or a number."""

    lines: list[Line] = msgspec.field(default_factory=list)


def lines(found: Iterable[list[Char]]) -> list[Line]:
    """The texts of each baseline; text far apart on one is several lines."""
    return [_line(piece) for row in found for piece in pieces(row, _COLUMN_GAP)]


_base = attrgetter("base")
_left = attrgetter("left")
_text = attrgetter("text")
_OPENING = frozenset("“‘（《〈【〔「『")


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
    return [in_order(row) for row in found]


def in_order(row: Iterable[Char]) -> list[Char]:
    """Characters from left to right.

    The ink of an opening bracket stands in the right half of its box; the left half may lie
    over the character before it.
    """
    ordered = sorted(row, key=_left)
    if not _OPENING.isdisjoint(map(_text, ordered)):
        ordered.sort(key=_ink)
    return ordered


def _ink(char: Char) -> float:
    return (char.left + char.right) / 2 if char.text in _OPENING else char.left


def pieces(row: Iterable[Char], gap: float) -> list[list[Char]]:
    """The texts of one baseline that stand farther apart than `gap` heights of a character."""
    found: list[list[Char]] = []
    end = float("-inf")
    for char in row:
        if char.text in SPACES:
            if found:
                found[-1].append(char)
            continue
        if char.left - end > gap * (char.bottom - char.top):
            found.append([])
        found[-1].append(char)
        end = char.right
    return found


def _line(chars: list[Char]) -> Line:
    inked = [char for char in chars if char.text not in SPACES]
    wide = [char.right - char.left for char in inked if char.text >= _FIRST_HANZI]
    sizes = sorted(wide or [char.bottom - char.top for char in inked])
    box = around([char.box for char in inked])
    return Line(row_text(chars), box, inked[0].base, sizes[len(sizes) // 2])


def row_text(row: Sequence[Char]) -> str:
    """The text of one baseline: spaces as printed, and where there is a gap."""
    text = ""
    before = row[0]
    end = float("inf")
    for char in row:
        left = char.left
        if left - end > _LATIN_GAP * (char.bottom - char.top) and _is_gap(before, char):
            text += " "
        elif (
            char.text == before.text
            and left - before.left < _TWICE * (char.right - left)
            and char is not before
        ):
            continue
        text += char.text
        before, end = char, char.right
    text = text.strip()
    return _closed_up(text, row) if text.count(" ") >= _MANY_GAPS else text


def _closed_up(text: str, row: Sequence[Char]) -> str:
    """Without the gaps of a text that is spread over its line: 合 同 约 定 is 合同约定."""
    gaps = sorted(after.left - char.right for char, after in pairwise(row))
    usual = gaps[len(gaps) // 2]
    if usual <= _HANZI_GAP * (row[0].bottom - row[0].top) or any(char.is_space for char in row):
        return text
    return text.replace(" ", "") if gaps[-1] <= _SPREAD * usual else text


def _is_gap(before: Char, char: Char) -> bool:
    if before.text in SPACES or char.text in SPACES:
        return False
    both_latin = before.text.isascii() and char.text.isascii()
    return both_latin or char.left - before.right > _HANZI_GAP * (char.bottom - char.top)


def cell_text(chars: list[Char]) -> str:
    """The text of a cell: its lines put together as they would have been printed on one."""
    bases = list(map(_base, chars))
    limit = _NEW_LINE * (chars[0].bottom - chars[0].top) / 2
    if bases[0] - min(bases) < limit and max(bases) - bases[0] < limit:
        return row_text(in_order(chars))
    return joined(map(row_text, rows(chars)))


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
    before: Line | None = None
    for line in found:
        room = float("inf") if _LEADER.search(line.text) else right - line.box[2]
        item = _ITEM.match(unicodedata.normalize("NFKC", line.text[:8]))
        flush = line.box[0] <= left + _INDENT * line.size and not item
        if before and flush and _is_below(before, line) and _goes_on(result[-1], line.text):
            last = result[-1]
            last.text = joined((last.text, line.text))
            last.lines.append(line)
            last.box = around((last.box, line.box))
            last.room = room
        else:
            result.append(Passage(line.text, line.box, line.size, room, flush, [line]))
        before = line
    return result


def _is_below(before: Line, line: Line) -> bool:
    return (
        0 < line.base - before.base <= _LEADING * line.size
        and abs(line.size - before.size) <= _LIKE * before.size
    )


def _goes_on(passage: Passage, text: str) -> bool:
    """Whether what follows had no room on the line before."""
    head = _HEAD.match(text)
    width = sum(1.0 if char >= _FIRST_HANZI else 0.5 for char in head[0]) if head else 1.0
    return passage.room <= max(_FULL, width + _SLACK) * passage.size


def goes_on_over_the_page(before: Passage, after: Passage) -> bool:
    """Whether a page break has cut a paragraph in two."""
    return (
        after.begins_flush
        and before.text[-1] not in "。！？"
        and abs(before.size - after.size) <= _LIKE * before.size
        and _goes_on(before, after.text)
    )
