"""One PDF page to its visible ink.

The text layer holds more than the page shows: Word repeats a cell that spans two pages on
both and clips it, scanners put recognised text under the image, titles are hidden in white.
Only what can be seen is taken. In turn, some of what can be seen has no text: a scan, or a
font without a usable code. Such a page is said to be unreadable; nothing is made up.

Speed: a page has a thousand characters, and a call into PDFium costs as much as the work
that it does. So calls are made in bulk over prepared references, objects share their
clipping by the identity of its path, and a character is traced to its object only where
some object on the page is hidden.
"""

from __future__ import annotations

import ctypes
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import chain, compress, repeat

import msgspec

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.ink import Box, Char, Ink, Rule, Turn

THIN = 4.0
"""Points. A drawn shape not wider than this is a ruling line, whatever it was drawn as."""

_MAX_OBJECTS = 200_000
_MAX_DEPTH = 12
_WHITE = 250
_INVISIBLE_MODES = (3, 7)
_FILLED_MODES = (0, 4)
_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooIntricateError(ValueError):
    """The page holds more objects than any table needs."""


class _Buffers:
    """Room for what PDFium writes, with a prepared reference for every place in it."""

    def __init__(self) -> None:
        self.room = 0
        self.reserve(2048)

    def reserve(self, count: int) -> None:
        if count <= self.room:
            return
        self.room = room = max(count, 2 * self.room)
        self._floats = (ctypes.c_float * (4 * room))()
        self._doubles = (ctypes.c_double * (2 * room))()
        self._integers = (ctypes.c_uint * (4 * room))()
        self.rectangles = [ctypes.byref(self._floats, 16 * place) for place in range(room)]
        self.floats = [
            [ctypes.byref(self._floats, 16 * place + 4 * part) for place in range(room)]
            for part in range(4)
        ]
        self.doubles = [
            [ctypes.byref(self._doubles, 16 * place + 8 * part) for place in range(room)]
            for part in range(2)
        ]
        self.integers = [
            [ctypes.byref(self._integers, 16 * place + 4 * part) for place in range(room)]
            for part in range(4)
        ]
        self.float_view = memoryview(self._floats).cast("B").cast("f")
        self.double_view = memoryview(self._doubles).cast("B").cast("d")
        self.integer_view = memoryview(self._integers).cast("B").cast("I")

    def release(self) -> None:
        """Give back what an unusual page has needed."""
        if self.room > 1 << 15:
            self.room = 0
            self.reserve(2048)


_buffers = _Buffers()


class _Objects(msgspec.Struct):
    """What the walk over the page objects has found, in the page's own coordinates."""

    rules: list[Box] = []
    hidden: dict[int, Box] = {}
    """Text objects that may be hidden, with the box where they are not."""

    clips: dict[int, Box] = {}
    """By the identity of the last clipping path."""

    images: list[Box] = []
    fills: list[Box] = []
    """Painted areas that are not white, on which white text can be read."""

    curves: int = 0
    count: int = 0
