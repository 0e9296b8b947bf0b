"""The text layer of a page to visible, upright characters.

PDFium's own reading order is not used, nor the spaces and line ends that it makes up: where
a character stands says more. A box is the letter's loose box, as wide as its advance and as
high as its font, so that 一 and 、 are as easy to place as 国.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import repeat

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

_ON_SIDE = 0.02
"""Share of a letter's height within which its origin lies on a side of its box."""

_SAME = 0.01
_CLIP_SLACK = 0.5
_DESCENT = 0.15
_FEW = 10


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
    lefts, tops, rights, bottoms = BUFFERS.rectangles(pdfium.loose_box, count, *each)
    xs, ys = BUFFERS.points(pdfium.origin, count, *each)
    boxes = list(zip(lefts, bottoms, rights, tops, strict=True))
    ink = _visible(text, printed, boxes, objects, frame.box)
    aslant = {
        place: _direction(boxes[place], xs[place], ys[place])
        for place in ink
        if not -_SAME <= xs[place] - lefts[place] <= _SAME
    }
    if -1 in aslant.values():
        ink = [place for place in ink if aslant.get(place) != -1]
    if not ink:
        return Letters(straight, [])
    direction = Counter(aslant.get(place, 0) for place in ink).most_common(1)[0][0] if aslant else 0
    turn = Turn((frame.quarter - direction) % 4, frame.width, frame.height)
    unknown: list[int] = list(map(pdfium.has_no_unicode, *each))
    if 1 in unknown:
        printed = "".join(
            UNKNOWN if bad == 1 and char not in SPACES else char
            for char, bad in zip(printed, unknown, strict=True)
        )
    if _is_garbled("".join(printed[place] for place in ink)):
        return Letters(turn, [], garbled=True)
    if frame.quarter == 0 == direction and not any(aslant.values()):
        left, top = frame.left, frame.top
        chars = [
            Char(
                printed[place],
                lefts[place] - left,
                top - tops[place],
                rights[place] - left,
                top - bottoms[place],
                top - ys[place],
            )
            for place in ink
        ]
    else:
        chars = []
        for place in ink:
            box = turn.upright(frame.shown(boxes[place]))
            origin = (xs[place], ys[place], xs[place], ys[place])
            base = turn.upright(frame.shown(origin))[1]
            if aslant.get(place, 0) != direction:
                base = box[3] - _DESCENT * (box[3] - box[1])
            chars.append(Char(printed[place], *box, base))
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


def _direction(box: Box, x: float, y: float) -> int:
    """Where the text runs: 0 right, 1 up, 2 left, 3 down; -1 for aslant, as watermarks are.

    The origin of a letter lies on the side of its box where it starts.
    """
    left, bottom, right, top = box
    slack = _ON_SIDE * (top - bottom) + 0.01
    if abs(x - left) <= slack:
        return 0
    if abs(y - bottom) <= slack:
        return 1
    if abs(x - right) <= slack:
        return 2
    if abs(y - top) <= slack:
        return 3
    return -1


def _visible(
    text: Handle, printed: str, boxes: list[Box], objects: Objects, page: Box
) -> list[int]:
    """Places of characters that show: not made up by PDFium, not too small, not hidden."""
    made_up = {
        found.start()
        for found in _SPACE.finditer(printed)
        if pdfium.is_generated(text, found.start())
    }
    ink = [
        place
        for place, (char, (left, bottom, right, top)) in enumerate(zip(printed, boxes, strict=True))
        if char >= " " and top - bottom >= _SMALLEST and right > left and place not in made_up
    ]
    left, bottom, right, top = overlap(objects.open_box, page)
    doubtful = (
        set(ink)
        if objects.unseen
        else {
            place
            for place in ink
            if not (
                left <= boxes[place][0]
                and boxes[place][2] <= right
                and bottom <= boxes[place][1]
                and boxes[place][3] <= top
            )
        }
    )
    if not doubtful:
        return ink
    seen_in = objects.seen_in()
    hidden = {
        place
        for place in doubtful
        if not _shows(boxes[place], page) or _is_hidden(text, place, boxes, objects, seen_in)
    }
    return [place for place in ink if place not in hidden] if hidden else ink


def _is_hidden(
    text: Handle, place: int, boxes: list[Box], objects: Objects, seen_in: dict[int, Box]
) -> bool:
    thing = pdfium.text_object(text, place) or 0
    clip = seen_in.get(thing, EVERYWHERE)
    return thing in objects.unseen or not (clip is EVERYWHERE or _shows(boxes[place], clip))


def _shows(box: Box, clip: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (
        clip[0] - _CLIP_SLACK <= x <= clip[2] + _CLIP_SLACK
        and clip[1] - _CLIP_SLACK <= y <= clip[3] + _CLIP_SLACK
    )


def _is_garbled(printed: str) -> bool:
    inked = _SPACE.sub("", printed)
    return len(inked) >= _FEW and 2 * len(_STRANGE.findall(inked)) > len(inked)
