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
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from operator import sub

import msgspec

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.buffers import BUFFERS
from mingzhang.reading.pdf.frame import Frame
from mingzhang.reading.pdf.ink import SPACES, Box, Char, Turn
from mingzhang.reading.pdf.objects import EVERYWHERE, Objects, TooIntricateError, overlap
from mingzhang.reading.pdf.pdfium import Handle

UNKNOWN = "\ufffd"
"""Stands for a printed character whose code the file does not tell."""

_MAX_CHARS = 200_000
_SPACE = re.compile(f"[{SPACES}]")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
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


class Letters(msgspec.Struct):
    """The visible characters of a page."""

    turn: Turn
    chars: list[Char]
    garbled: bool = False
    """The codes are not those of what is printed."""


def read_letters(text: Handle, frame: Frame, objects: Objects) -> Letters:
    """All characters with ink, and the spaces between them."""
    straight = Turn(0, frame.width, frame.height)
    count = pdfium.count_chars(text) if text else 0
    if count <= 0:
        return Letters(straight, [])
    if count > _MAX_CHARS:
        raise TooIntricateError
    each = (repeat(text), range(count))
    printed = _text(text, count)
    lefts, tops, rights, bottoms = BUFFERS.rectangles(pdfium.loose_box, count, *each)
    xs, ys = BUFFERS.points(pdfium.origin, count, *each)
    boxes = list(zip(lefts, bottoms, rights, tops, strict=True))
    ways = _ways(text, printed, boxes, xs, ys)
    seen = _visible(text, printed, boxes, objects, frame.box)
    if _ASLANT in ways.values():
        seen = [is_seen and ways.get(place) != _ASLANT for place, is_seen in enumerate(seen)]
    inked = "".join(compress(printed, seen))
    if not inked:
        return Letters(straight, [])
    way = _usual_way([way for place, way in ways.items() if seen[place]], len(inked))
    turn = Turn((frame.quarter - way) % 4, frame.width, frame.height)
    if _is_garbled(inked):
        return Letters(turn, [], garbled=True)
    if frame.quarter == 0 and not any(ways.values()):
        bases = compress(ys, seen)
        return Letters(turn, _straight(inked, list(compress(boxes, seen)), bases, frame))
    chars: list[Char] = []
    for place in compress(range(count), seen):
        box = turn.upright(frame.shown(boxes[place]))
        origin = (xs[place], ys[place], xs[place], ys[place])
        base = turn.upright(frame.shown(origin))[1]
        if ways.get(place, 0) != way:
            base = box[3] - _DESCENT * (box[3] - box[1])
        chars.append(Char(printed[place], *box, base))
    return Letters(turn, chars)


def _straight(inked: str, boxes: list[Box], bases: Iterable[float], frame: Frame) -> list[Char]:
    """The characters of a page that is shown as it is written: nearly all pages."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    across, down = repeat(frame.left), repeat(frame.top)
    return list(
        map(
            Char,
            inked,
            map(sub, lefts, across),
            map(sub, down, tops),
            map(sub, rights, across),
            map(sub, down, bottoms),
            map(sub, down, bases),
        )
    )


def _text(text: Handle, count: int) -> str:
    """A character for each of PDFium's."""
    room = (ctypes.c_ushort * (count + 1))()
    pdfium.text(text, 0, count, room)
    printed = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
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
    return printed.translate(_HYPHENS)


def _ways(
    text: Handle, printed: str, boxes: list[Box], xs: list[float], ys: list[float]
) -> dict[int, int]:
    """The direction of each character that does not begin on the left side of its box.

    Among them are those whose text the file gives apart from what it draws (ActualText), as
    browsers do with 支 where their font has ⽀: such a box holds only the ink, and is made
    whole here.
    """
    ways: dict[int, int] = {}
    for place, (x, box) in enumerate(zip(xs, boxes, strict=True)):
        if not -_SAME <= x - box[0] <= _SAME and pdfium.char_matrix(text, place, _MATRIX_PLACE):
            a, b, c, d, _, _ = _MATRIX
            ways[place] = _way(a, b)
            size = pdfium.font_size(text, place)
            left, bottom, right, top = box
            across = right - left if ways[place] % 2 else top - bottom
            if across < _WHOLE * size * math.hypot(c, d):
                width = size if printed[place] >= _FIRST_HANZI else 0.0
                corners = [(0.0, -_DESCENT * size), (width, (1 - _DESCENT) * size)]
                moved = [(a * u + c * v + x, b * u + d * v + ys[place]) for u, v in corners]
                boxes[place] = _around([*moved, (left, bottom), (right, top)])
    return ways


def _around(points: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


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


def _visible(
    text: Handle, printed: str, boxes: list[Box], objects: Objects, page: Box
) -> list[bool]:
    """Whether each character shows: not made up by PDFium, not too small, not hidden."""
    seen = [
        char >= " " and top - bottom >= _SMALLEST and right > left
        for char, (left, bottom, right, top) in zip(printed, boxes, strict=True)
    ]
    for found in _SPACE.finditer(printed):
        if pdfium.is_generated(text, found.start()):
            seen[found.start()] = False
    places: Sequence[int] = range(len(boxes))
    if not objects.unseen:
        places = _outside(overlap(objects.open_box, page), places, boxes)
    doubtful = [place for place in places if seen[place]]
    seen_in = objects.seen_in() if doubtful else {}
    under: dict[Box, list[int]] = {}
    for place, thing in zip(doubtful, map(pdfium.text_object, repeat(text), doubtful), strict=True):
        if thing in objects.unseen:
            seen[place] = False
        else:
            under.setdefault(seen_in.get(thing or 0, EVERYWHERE), []).append(place)
    for clip, clipped in under.items():
        for place in _outside(overlap(clip, page), clipped, [boxes[place] for place in clipped]):
            seen[place] = False
    return seen


def _outside(clip: Box, places: Sequence[int], boxes: list[Box]) -> Sequence[int]:
    """Of the characters at these places, with these boxes, those whose middle is clipped away."""
    left, bottom = 2 * (clip[0] - _CLIP_SLACK), 2 * (clip[1] - _CLIP_SLACK)
    right, top = 2 * (clip[2] + _CLIP_SLACK), 2 * (clip[3] + _CLIP_SLACK)
    return [
        place
        for place, (start, foot, end, head) in zip(places, boxes, strict=True)
        if not (left <= start + end <= right and bottom <= foot + head <= top)
    ]


def _is_garbled(printed: str) -> bool:
    inked = _SPACE.sub("", printed)
    return len(inked) >= _FEW and 2 * len(_STRANGE.findall(inked)) > len(inked)
