"""Room for what PDFium writes, with a prepared reference for every place in it.

Making a reference costs as much as the call that uses it, so they are kept from page to
page. PDFium is used by one thread of a process, and so is this.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mingzhang.reading.pdf.pdfium import Call

_USUAL = 2048
_LARGEST_KEPT = 1 << 15
_LOW = 0 if sys.byteorder == "little" else 3
"""Where in four bytes an integer below 256 is."""


class Buffers:
    """Arrays of numbers that PDFium writes in bulk: up to four numbers for each thing."""

    def __init__(self) -> None:
        self._room = 0
        self._reserve(_USUAL)

    def _reserve(self, count: int) -> None:
        if count <= self._room:
            return
        self._room = room = max(count, 2 * self._room)
        floats = (ctypes.c_float * (4 * room))()
        doubles = (ctypes.c_double * (2 * room))()
        integers = (ctypes.c_uint * (4 * room))()
        self._float_places = [
            [ctypes.byref(floats, 16 * place + 4 * part) for place in range(room)]
            for part in range(4)
        ]
        self._double_places = [
            [ctypes.byref(doubles, 16 * place + 8 * part) for place in range(room)]
            for part in range(2)
        ]
        self._integer_places = [
            [ctypes.byref(integers, 16 * place + 4 * part) for place in range(room)]
            for part in range(4)
        ]
        self._floats: memoryview[Any] = memoryview(floats).cast("B").cast("f")
        self._doubles: memoryview[Any] = memoryview(doubles).cast("B").cast("d")
        self._integers: memoryview[Any] = memoryview(integers).cast("B").cast("I")

    def release(self) -> None:
        """Give back what an unusual page has needed."""
        if self._room > _LARGEST_KEPT:
            self._room = 0
            self._reserve(_USUAL)

    def rectangles(self, call: Call, count: int, *things: Iterable[object]) -> list[list[float]]:
        """Four floats for each thing, written through one reference, as four columns."""
        self._reserve(count)
        _run(map(call, *things, self._float_places[0]))
        return [_column(self._floats, part, count, 4) for part in range(4)]

    def floats(self, call: Call, count: int, *things: Iterable[object]) -> list[list[float]]:
        """Four floats for each thing, written through four references, as four columns."""
        self._reserve(count)
        _run(map(call, *things, *self._float_places))
        return [_column(self._floats, part, count, 4) for part in range(4)]

    def points(self, call: Call, count: int, *things: Iterable[object]) -> list[list[float]]:
        """Two doubles for each thing, as two columns."""
        self._reserve(count)
        _run(map(call, *things, *self._double_places))
        return [_column(self._doubles, part, count, 2) for part in range(2)]

    def integers(
        self, call: Call, usual: Sequence[int], count: int, *things: Iterable[object]
    ) -> list[bytes]:
        """As many integers for each thing as it usually has, up to four, as columns.

        The usual ones are those of a thing of which PDFium does not tell them. Colours and
        modes are all that is asked for: a byte has room for each.
        """
        self._reserve(count)
        parts = len(usual)
        self._integers[: 4 * count] = array("I", [*usual, 0, 0, 0, 0][:4]) * count
        _run(map(call, *things, *self._integer_places[:parts]))
        written = self._integers[: 4 * count].tobytes()
        return [written[4 * part + _LOW :: 16] for part in range(parts)]

    def text(self, call: Call, count: int, *things: object) -> bytes:
        """So many code units of two bytes each, or fewer; PDFium ends them with a zero."""
        self._reserve(count + 1)
        written = call(*things, 0, count, self._integer_places[0][0])
        return bytes(self._integers.cast("B")[: 2 * (written - 1)])


def _column(view: memoryview[Any], part: int, count: int, parts: int) -> list[Any]:
    return view[part : parts * count : parts].tolist()


def _run(calls: Iterator[object]) -> None:
    deque(calls, maxlen=0)


BUFFERS = Buffers()
