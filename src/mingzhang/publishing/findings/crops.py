"""Pieces of PDF pages with cells marked on them, as PNG.

Rendered by PDFium, so this runs where files are read: in a worker. The PNG is written here;
it takes a few lines, and a report needs no imaging library.
"""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Sequence
from itertools import product

import msgspec
import pypdfium2
from pypdfium2 import raw

from mingzhang.reading import files
from mingzhang.reading.files import SourceFile

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the page's top left corner."""

_SCALE = 1.6
"""Pixels a point: figures of a table in 9 points can be read."""

_BESIDE, _ABOVE = 240, 48
"""Points shown around what is marked, to the sides and above and below."""

_TALLEST = 320
_LEVELS = 6
"""Of each of red, green and blue: enough for print, and a third of the size."""

_RED, _AMBER = _LEVELS**3, _LEVELS**3 + 1
_STEPS = [round(level * 255 / (_LEVELS - 1)) for level in range(_LEVELS)]
_PALETTE = b"".join(
    (*(bytes(colour) for colour in product(_STEPS, repeat=3)), b"\xd0\x21\x1c", b"\xe0\x9a\x10")
)
_INDICES = [
    bytes(round(value * (_LEVELS - 1) / 255) * weight for value in range(256))
    for weight in (_LEVELS**2, _LEVELS, 1)
]
"""What each channel's value adds to the number of a pixel's colour."""

_LINE = 3
"""Pixels of the frame around a marked cell."""


class Spot(msgspec.Struct, frozen=True):
    """What to show: cells of one page, led by the one that must be on the picture."""

    page: int
    """From 1."""

    boxes: tuple[Box, ...]
    likely: int = 1
    """How many of them, from the first, are probably wrong; the others are compared."""


class Job(msgspec.Struct, frozen=True):
    """The pictures that are wanted of one source."""

    file: SourceFile
    spots: tuple[Spot, ...]


def draw(job: Job) -> list[bytes]:
    """A PNG for each spot; empty where its page cannot be drawn."""
    document = pypdfium2.PdfDocument(files.read(job.file))
    try:
        return [_picture(document, spot) for spot in job.spots]
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, spot: Spot) -> bytes:
    try:
        page = document[spot.page - 1]
    except (IndexError, pypdfium2.PdfiumError):
        return b""
    across, down = page.get_size()
    left, top, right, bottom = _frame(spot.boxes, across, down)
    width, height = int((right - left) * _SCALE), int((bottom - top) * _SCALE)
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    corner = (-int(left * _SCALE), -int(top * _SCALE))
    whole = (int(across * _SCALE), int(down * _SCALE))
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    raw.FPDF_RenderPageBitmap(bitmap.raw, page.raw, *corner, *whole, 0, flags)
    rows = _rows(bitmap, width, height)
    for number in reversed(range(len(spot.boxes))):  # what is probably wrong lies on top
        colour = _RED if number < spot.likely else _AMBER
        _mark(rows, colour, _pixels(spot.boxes[number], (left, top)))
    page.close()
    return _png(rows, width, height)


def _frame(boxes: Sequence[Box], across: float, down: float) -> Box:
    """The part of the page to show: around the first box, and others that are not far from it."""
    left, top, right, bottom = boxes[0]
    for box in boxes[1:]:
        if max(bottom, box[3]) - min(top, box[1]) <= _TALLEST:
            left, top = min(left, box[0]), min(top, box[1])
            right, bottom = max(right, box[2]), max(bottom, box[3])
    return (
        max(0, left - _BESIDE),
        max(0, top - _ABOVE),
        min(across, right + _BESIDE),
        min(down, bottom + _ABOVE),
    )


def _rows(bitmap: pypdfium2.PdfBitmap, width: int, height: int) -> list[bytearray]:
    """The pixels as rows of numbers of the palette."""
    buffer = ctypes.string_at(bitmap.buffer, bitmap.stride * height)
    rows: list[bytearray] = []
    for number in range(height):
        line = buffer[number * bitmap.stride : number * bitmap.stride + width * 4]
        channels = (line[n::4].translate(_INDICES[n]) for n in range(3))
        summed = sum(int.from_bytes(channel, "big") for channel in channels)  # no byte overflows
        rows.append(bytearray(summed.to_bytes(width, "big")))
    return rows


def _pixels(box: Box, corner: tuple[float, float]) -> list[int]:
    """A box of the page on the picture, a line's width larger."""
    starts = [(side - start) * _SCALE for side, start in zip(box, corner * 2, strict=True)]
    return [round(starts[0]) - _LINE, round(starts[1]) - _LINE] + [
        round(end) + _LINE for end in starts[2:]
    ]


def _mark(rows: list[bytearray], colour: int, box: Sequence[int]) -> None:
    """A frame, as far as it lies on the picture."""
    left, top, right, bottom = box
    width = len(rows[0])
    for number in range(max(top, 0), min(bottom, len(rows))):
        edge = number < top + _LINE or number >= bottom - _LINE
        spans = [(left, right)] if edge else [(left, left + _LINE), (right - _LINE, right)]
        for start, end in spans:
            first, last = max(start, 0), min(end, width)
            if first < last:
                rows[number][first:last] = bytes([colour]) * (last - first)


def _png(rows: Sequence[bytearray], width: int, height: int) -> bytes:
    """A picture in the colours of the palette."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", _PALETTE),
            _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
