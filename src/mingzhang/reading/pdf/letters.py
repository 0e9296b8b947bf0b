"""The text layer of a page to visible, upright characters.

PDFium's own reading order is not used, nor the spaces and line ends that it makes up: where
a character stands says more. A box is the letter's loose box, as wide as its advance and as
high as its font, so that 一 and 、 are as easy to place as 国.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import compress, repeat

import msgspec

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.buffers import BUFFERS
from mingzhang.reading.pdf.frame import Frame
from mingzhang.reading.pdf.ink import Box, Char, Turn
from mingzhang.reading.pdf.objects import Objects, TooIntricateError
from mingzhang.reading.pdf.pdfium import Handle

UNKNOWN = "\ufffd"
"""Stands for a printed character whose code the file does not tell."""

_MAX_CHARS = 200_000
_SPACES = " \u00a0\u3000\t\u2002\u2003\u2009"
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
"""What PDFium writes for a hyphen at the end of a line."""

_ORDINARY = re.compile(
    r"[0-9A-Za-z\u0020-\u007e\u2010-\u22ff\u2460-\u27ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff·×÷±°§]"
)
"""What Chinese documents print. The rest is decoration, or a font without usable codes."""

_SMALLEST = 1.0
"""Points. Smaller letters are there to be found by machines, not to be read."""

_ON_SIDE = 0.02
"""Share of a letter's height within which its origin lies on a side of its box."""

_CLIP_SLACK = 0.5


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
    printed = _text(text, count)
    each = (repeat(text), range(count))
    unknown: list[int] = list(map(pdfium.has_no_unicode, *each))
    lefts, tops, rights, bottoms = BUFFERS.rectangles(pdfium.loose_box, count, *each)
    xs, ys = BUFFERS.points(pdfium.origin, count, *each)
    boxes = list(zip(lefts, bottoms, rights, tops, strict=True))
    directions = [
        0
        if -(slack := _ON_SIDE * (top - bottom) + 0.01) <= x - left <= slack
        else _direction(box, x, y, slack)
        for box, left, bottom, top, x, y in zip(boxes, lefts, bottoms, tops, xs, ys, strict=True)
    ]
    visible = _visible(text, printed, boxes, objects)
    ink = [
        seen and direction >= 0
        for seen, direction in zip(visible, directions, strict=True)
    ]
    main = Counter(compress(directions, ink)).most_common(1)
    if not main:
        return Letters(straight, [])
    direction = main[0][0]
    turn = Turn((frame.quarter - direction) % 4, frame.width, frame.height)
    if any(compress(unknown, ink)):
        printed = "".join(
            UNKNOWN if bad == 1 and char not in _SPACES else char
            for char, bad in zip(printed, unknown, strict=True)
        )
    if _is_garbled(list(compress(printed, ink))):
        return Letters(turn, [], garbled=True)
    if frame.quarter == 0 == direction:
        left, top = frame.left, frame.top
        chars = [
            Char(char, box[0] - left, top - box[3], box[2] - left, top - box[1], top - y)
            for char, box, y in zip(
                compress(printed, ink), compress(boxes, ink), compress(ys, ink), strict=True
            )
        ]
    else:
        chars = []
        for char, box, x, y in compress(zip(printed, boxes, xs, ys, strict=True), ink):
            upright = turn.upright(frame.shown(box))
            base = turn.upright(frame.shown((x, y, x, y)))[1]
            chars.append(Char(char, *upright, base))
    return Letters(turn, chars)


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
    return printed.translate(_HYPHENS)


def _direction(box: Box, x: float, y: float, slack: float) -> int:
    """Where the text runs: 0 right, 1 up, 2 left, 3 down; -1 for aslant, as watermarks are.

    The origin of a letter lies on the side of its box where it starts.
    """
    left, bottom, right, top = box
    if right - left <= 0 or top - bottom <= 0:
        return -1
    if abs(y - bottom) <= slack and not left - slack <= x <= left + slack:
        return 1
    if abs(x - right) <= slack:
        return 2
    if abs(y - top) <= slack:
        return 3
    return -1


def _visible(text: Handle, printed: str, boxes: list[Box], objects: Objects) -> list[bool]:
    """Which characters show: not made up by PDFium, not clipped away, not too small."""
    visible = [
        char > " " and box[3] - box[1] >= _SMALLEST
        for char, box in zip(printed, boxes, strict=True)
    ]
    for place, char in enumerate(printed):
        if char in _SPACES:
            visible[place] = not pdfium.is_generated(text, place)
    left, bottom, right, top = objects.open_box
    inside = [
        left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top
        for box in boxes
    ]
    if all(inside) and not objects.unseen:
        return visible
    seen_in = objects.seen_in()
    for place, free in enumerate(inside):
        if visible[place] and (objects.unseen or not free):
            thing = pdfium.text_object(text, place) or 0
            visible[place] = thing not in objects.unseen and (
                free or thing not in seen_in or _shows(boxes[place], seen_in[thing])
            )
    return visible


def _shows(box: Box, clip: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (
        clip[0] - _CLIP_SLACK <= x <= clip[2] + _CLIP_SLACK
        and clip[1] - _CLIP_SLACK <= y <= clip[3] + _CLIP_SLACK
    )


def _is_garbled(printed: list[str]) -> bool:
    inked = [char for char in printed if char not in _SPACES]
    strange = sum(not _ORDINARY.match(char) for char in inked)
    return len(inked) >= 10 and 2 * strange > len(inked)
