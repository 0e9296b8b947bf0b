"""The text layer of a page to visible, upright characters.

PDFium's own reading order is not used, nor the spaces and line ends that it makes up: where
a character stands says more. A box is the letter's loose box, as wide as its advance and as
high as its font, so that 一 and 、 are as easy to place as 国.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import compress, repeat
from operator import sub
from typing import Any

import msgspec

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.buffers import BUFFERS
from mingzhang.reading.pdf.frame import Frame
from mingzhang.reading.pdf.ink import SPACES, Box, Char, Turn
from mingzhang.reading.pdf.objects import EVERYWHERE, Objects, TooIntricateError, bounds, overlap
from mingzhang.reading.pdf.pdfium import Handle

UNKNOWN = "\ufffd"
"""Stands for a printed character whose code the file does not tell."""

_MAX_CHARS = 200_000
_SPACE = re.compile(f"[{SPACES}]")
_BLANK = re.compile(f"[\x00-\x1f{SPACES}]")
_HYPHENS = ("\x02", "\ufffe", "\xad")
"""What PDFium writes for a hyphen at the end of a line."""

_STRANGE = re.compile(
    r"[^\u0020-\u007e\u2010-\u22ff\u2460-\u27ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff·×÷±°§]"
)
"""What Chinese documents do not print: decoration, or a font without usable codes."""

_SMALLEST = 1.0
"""Points. Smaller letters are there to be found by machines, not to be read."""

_SAME = 0.01
_TILT = 0.03
_WHOLE = 0.98
"""Share of the font's size; a box less high than this holds only the ink."""

_ASLANT = -1
_CLIP_SLACK = 0.5
_DESCENT = 0.15
_FEW = 10
_FIRST_HANZI = "\u2e80"

_MATRIX = (ctypes.c_float * 6)()
_MATRIX_PLACE = ctypes.byref(_MATRIX)


class _Marks(msgspec.Struct):
    """Characters as columns, in the page's own coordinates."""

    text: str
    places: Sequence[int]
    """Where PDFium counts each."""

    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]
    xs: list[float]
    """Where each begins on its baseline, and below how high that is."""

    ys: list[float]

    @property
    def columns(self) -> tuple[Sequence[Any], ...]:
        """All of them, in the order of the fields."""
        return msgspec.structs.astuple(self)

    def box(self, place: int) -> Box:
        """Left, bottom, right, top."""
        return (self.lefts[place], self.bottoms[place], self.rights[place], self.tops[place])

    def place(self, place: int, box: Box) -> None:
        """Give one of them another box."""
        self.lefts[place], self.bottoms[place], self.rights[place], self.tops[place] = box


class Letters(msgspec.Struct):
    """The visible characters of a page."""

    turn: Turn
    chars: list[Char]
    garbled: bool = False
    """The codes are not those of what is printed."""


def read_letters(text: Handle | None, frame: Frame, objects: Objects) -> Letters:
    """All characters with ink, and the spaces between them."""
    straight = Turn(0, frame.width, frame.height)
    count = pdfium.count_chars(text) if text else 0
    if text is None or count <= 0:
        return Letters(straight, [])
    if count > _MAX_CHARS:
        raise TooIntricateError
    marks = _marks(text, count)
    ways = _ways(text, marks)
    marks = _without(marks, _hidden(text, marks, objects, frame.box))
    if _ASLANT in ways.values():
        aslant = {place for place, own in enumerate(marks.places) if ways.get(own) == _ASLANT}
        marks = _without(marks, aslant)
    if not marks.text:
        return Letters(straight, [])
    way = _usual_way([ways[place] for place in marks.places if place in ways], len(marks.text))
    turn = Turn((frame.quarter - way) % 4, frame.width, frame.height)
    if _is_garbled(marks.text):
        return Letters(turn, [], garbled=True)
    if frame.quarter == 0 and not any(ways.values()):
        return Letters(turn, _straight(marks, frame))
    chars: list[Char] = []
    for char, place, left, top, right, bottom, x, y in zip(*marks.columns, strict=True):
        box = turn.upright(frame.shown((left, bottom, right, top)))
        base = turn.upright(frame.shown((x, y, x, y)))[1]
        if ways.get(place, 0) != way:
            base = box[3] - _DESCENT * (box[3] - box[1])
        chars.append(Char(char, *box, base))
    return Letters(turn, chars)


def _straight(marks: _Marks, frame: Frame) -> list[Char]:
    """The characters of a page that is shown as it is written: nearly all pages."""
    across, down = repeat(frame.left), repeat(frame.top)
    return list(
        map(
            Char,
            marks.text,
            map(sub, marks.lefts, across) if frame.left else marks.lefts,
            map(sub, down, marks.tops),
            map(sub, marks.rights, across) if frame.left else marks.rights,
            map(sub, down, marks.bottoms),
            map(sub, down, marks.ys),
        )
    )


def _marks(text: Handle, count: int) -> _Marks:
    """What the file prints of so many characters: PDFium makes up spaces and line ends."""
    printed = _text(text, count)
    made_up = [
        found.start()
        for found in _BLANK.finditer(printed)
        if found[0] < " " or pdfium.is_generated(text, found.start())
    ]
    places: Sequence[int] = range(count)
    if made_up:
        kept = bytearray(b"\1") * count
        for place in made_up:
            kept[place] = 0
        places = list(compress(places, kept))
        printed = "".join(compress(printed, kept))
    each = (len(places), repeat(text), places)
    boxes = BUFFERS.rectangles(pdfium.loose_box, *each)
    return _Marks(printed, places, *boxes, *BUFFERS.points(pdfium.origin, *each))


def _without(marks: _Marks, hidden: Collection[int]) -> _Marks:
    """The others of them."""
    if not hidden:
        return marks
    kept = bytearray(b"\1") * len(marks.places)
    for place in hidden:
        kept[place] = 0
    printed, *others = (list(compress(column, kept)) for column in marks.columns)
    return _Marks("".join(printed), *others)


def _text(text: Handle, count: int) -> str:
    """A character for each of PDFium's."""
    printed = BUFFERS.text(pdfium.text, count, text).decode("utf-16-le", "replace")
    if len(printed) != count or "\0" in printed:
        codes = map(pdfium.unicode, repeat(text), range(count))
        printed = "".join(
            UNKNOWN if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
            for code in codes
        )
    unknown: list[int] = list(map(pdfium.has_no_unicode, repeat(text), range(count)))
    if 1 in unknown:
        printed = "".join(
            UNKNOWN if bad == 1 and char not in SPACES else char
            for char, bad in zip(printed, unknown, strict=True)
        )
    for made in _HYPHENS:
        printed = printed.replace(made, "-")
    return printed


def _ways(text: Handle, marks: _Marks) -> dict[int, int]:
    """The direction of each character that does not begin on the left side of its box.

    Among them are those whose text the file gives apart from what it draws (ActualText), as
    browsers do with 支 where their font has ⽀: such a box holds only the ink, and is made
    whole here.
    """
    gaps = map(sub, marks.xs, marks.lefts)
    apart = [place for place, gap in enumerate(gaps) if not -_SAME <= gap <= _SAME]
    ways: dict[int, int] = {}
    for place, own in zip(apart, [marks.places[place] for place in apart], strict=True):
        if pdfium.char_matrix(text, own, _MATRIX_PLACE):
            a, b, c, d, _, _ = _MATRIX
            ways[own] = _way(a, b)
            size = pdfium.font_size(text, own)
            left, bottom, right, top = marks.box(place)
            across = right - left if ways[own] % 2 else top - bottom
            if across < _WHOLE * size * math.hypot(c, d):
                x, y = marks.xs[place], marks.ys[place]
                width = size if marks.text[place] >= _FIRST_HANZI else 0.0
                corners = [(0.0, -_DESCENT * size), (width, (1 - _DESCENT) * size)]
                moved = [(a * u + c * v + x, b * u + d * v + y) for u, v in corners]
                marks.place(place, bounds([*moved, (left, bottom), (right, top)]))
    return ways


def _way(a: float, b: float) -> int:
    """Where text with such a matrix runs: 0 right, 1 up, 2 left, 3 down; _ASLANT, as watermarks."""
    if abs(b) <= _TILT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _TILT * abs(b):
        return 1 if b > 0 else 3
    return _ASLANT


def _usual_way(ways: list[int], count: int) -> int:
    """The direction of most of so many characters; those not listed run to the right."""
    found = Counter(ways)
    found[0] += count - len(ways)
    return found.most_common(1)[0][0]


def _hidden(text: Handle, marks: _Marks, objects: Objects, page: Box) -> set[int]:
    """Those that do not show: too small, off the page, clipped away or without ink.

    A character whose middle lies within all clippings of the page is within its own; only
    the others are traced to their objects, and all of them where an object has no ink.
    """
    left, bottom, right, top = _room(overlap(objects.open_box, page))
    boxes = zip(marks.lefts, marks.bottoms, marks.rights, marks.tops, strict=True)
    doubtful: Sequence[int] = [
        place
        for place, (start, foot, end, head) in enumerate(boxes)
        if not (
            left <= start + end <= right
            and bottom <= foot + head <= top
            and head - foot >= _SMALLEST
            and end > start
        )
    ]
    if objects.unseen:
        doubtful = range(len(marks.text))
    if not doubtful:
        return set()
    seen_in = objects.seen_in()
    rooms = {clip: _room(overlap(clip, page)) for clip in {EVERYWHERE, *seen_in.values()}}
    own = [marks.places[place] for place in doubtful]
    hidden: set[int] = set()
    for place, thing in zip(doubtful, map(pdfium.text_object, repeat(text), own), strict=True):
        start, foot, end, head = marks.box(place)
        left, bottom, right, top = rooms[seen_in.get(thing or 0, EVERYWHERE)]
        if (
            thing in objects.unseen
            or not (head - foot >= _SMALLEST and end > start)
            or not (left <= start + end <= right and bottom <= foot + head <= top)
        ):
            hidden.add(place)
    return hidden


def _room(clip: Box) -> Box:
    """Where the middle of what shows in it can lie, both sides of the middle added up."""
    return (
        2 * (clip[0] - _CLIP_SLACK),
        2 * (clip[1] - _CLIP_SLACK),
        2 * (clip[2] + _CLIP_SLACK),
        2 * (clip[3] + _CLIP_SLACK),
    )


def _is_garbled(printed: str) -> bool:
    inked = _SPACE.sub("", printed)
    return len(inked) >= _FEW and 2 * len(_STRANGE.findall(inked)) > len(inked)
