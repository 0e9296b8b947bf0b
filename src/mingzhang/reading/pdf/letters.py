"""The text layer of a page to visible, upright characters.

PDFium's own reading order is not used, nor the spaces and line ends that it makes up: where
a character stands says more. A box is the letter's loose box, as wide as its advance and as
high as its font, so that 一 and 、 are as easy to place as 国.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
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

_ON_SIDE = 0.02
"""Share of a letter's height within which its origin lies on a side of its box."""

_SAME = 0.01
_ASLANT = -1
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
    each = (repeat(text), range(count))
    printed = _text(text, count)
    lefts, tops, rights, bottoms = BUFFERS.rectangles(pdfium.loose_box, count, *each)
    xs, ys = BUFFERS.points(pdfium.origin, count, *each)
    boxes = list(zip(lefts, bottoms, rights, tops, strict=True))
    seen = _visible(text, printed, boxes, objects, frame.box)
    ways = _ways(boxes, xs, ys, seen)
    if _ASLANT in ways.values():
        seen = [is_seen and ways.get(place) != _ASLANT for place, is_seen in enumerate(seen)]
    inked = "".join(compress(printed, seen))
    if not inked:
        return Letters(straight, [])
    way = _usual_way(ways, len(inked))
    turn = Turn((frame.quarter - way) % 4, frame.width, frame.height)
    if _is_garbled(inked):
        return Letters(turn, [], garbled=True)
    if frame.quarter == 0 and not any(ways.values()):
        columns = (lefts, tops, rights, bottoms, ys)
        return Letters(turn, _straight(inked, frame, *(list(compress(c, seen)) for c in columns)))
    chars: list[Char] = []
    for place in compress(range(count), seen):
        box = turn.upright(frame.shown(boxes[place]))
        origin = (xs[place], ys[place], xs[place], ys[place])
        base = turn.upright(frame.shown(origin))[1]
        if ways.get(place, 0) != way:
            base = box[3] - _DESCENT * (box[3] - box[1])
        chars.append(Char(printed[place], *box, base))
    return Letters(turn, chars)


def _straight(
    inked: str,
    frame: Frame,
    lefts: list[float],
    tops: list[float],
    rights: list[float],
    bottoms: list[float],
    bases: list[float],
) -> list[Char]:
    """The characters of a page that is shown as it is written: nearly all pages."""
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


def _ways(boxes: list[Box], xs: list[float], ys: list[float], seen: list[bool]) -> dict[int, int]:
    """The direction of each visible character that does not run to the right."""
    return {
        place: _direction(box, x, ys[place])
        for place, (box, x, is_seen) in enumerate(zip(boxes, xs, seen, strict=True))
        if is_seen and not -_SAME <= x - box[0] <= _SAME
    }


def _usual_way(ways: dict[int, int], count: int) -> int:
    """The direction of most characters, of so many."""
    sideways = Counter(way for way in ways.values() if way > 0)
    sideways[0] = count - sideways.total()
    return sideways.most_common(1)[0][0]


def _direction(box: Box, x: float, y: float) -> int:
    """Where the text runs: 0 right, 1 up, 2 left, 3 down; _ASLANT, as watermarks are.

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
    return _ASLANT


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
