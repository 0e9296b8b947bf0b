"""Image files to pages: PNG, JPEG, and TIFF with all its pages.

How large the paper was is often not told, or told wrongly: cameras and drawing programs
write 72 or 96 dots an inch for anything, and no scanner does. Then the picture is taken for
an A4 sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from mingzhang.reading.pdf.document import PdfReading, page_of, reading_of
from mingzhang.reading.scan import MOST_DOTS
from mingzhang.reading.scan.page import read_picture
from mingzhang.reading.scan.picture import Picture

_A4 = 842.0
_A3 = 1250.0
"""Points of the longer side, give or take. What is larger was not told rightly either."""

_SCANNED = 100
"""Dots an inch that scanners have at least."""

_SHARPEST = 300 / 72
"""Pixels a point. More shows nothing new."""

_LEAST = 200
"""Pixels of the longer side; what is smaller is an icon."""

_MOST_PAGES = 500


class ImageUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


def blocks(data: bytes) -> PdfReading:
    """All blocks of an image file in reading order, its pages counted as a PDF's.

    Raises ImageUnreadableError, with a message for the user.
    """
    return reading_of(
        [
            page_of(number, read_picture(picture, pixels))
            for number, (picture, pixels) in enumerate(pictures(data), 1)
        ]
    )


def pictures(data: bytes) -> Iterator[tuple[Picture, float]]:
    """Each page in grey, and its pixels a point.

    Raises ImageUnreadableError, with a message for the user.
    """
    with _refused_if_damaged():
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        count = getattr(image, "n_frames", 1)
    if count > _MOST_PAGES:
        raise ImageUnreadableError(
            f"图片有 {count} 页，超过 {_MOST_PAGES} 页，没有读取。请拆分文件"
        )
    for number in range(count):
        with _refused_if_damaged():
            image.seek(number)
        if image.width * image.height > MOST_DOTS:
            raise ImageUnreadableError(
                f"图片第 {number + 1} 页有 {image.width}×{image.height} 点，大得不像文件页面，"
                "没有读取。请用 300 dpi 重新扫描"
            )
        if max(image.size) < _LEAST:
            raise ImageUnreadableError("图片太小，看不清文字。请用 200 dpi 以上重新扫描")
        with _refused_if_damaged():
            page = _grey(image)
        yield page


@contextmanager
def _refused_if_damaged() -> Iterator[None]:
    try:
        yield
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError) as error:
        raise ImageUnreadableError("图片已损坏，打不开。请换一份完整的文件") from error


def _grey(image: Image.Image) -> tuple[Picture, float]:
    side = max(image.size)
    dots = float(max(image.info.get("dpi", (0, 0))))
    pixels = dots / 72 if dots >= _SCANNED and side / dots * 72 <= _A3 else side / _A4
    page = ImageOps.exif_transpose(image)
    if page.mode in ("RGBA", "LA", "PA") or "transparency" in page.info:
        paper = Image.new("RGBA", page.size, "white")
        paper.alpha_composite(page.convert("RGBA"))
        page = paper
    page = page.convert("L")
    if pixels > _SHARPEST:
        size = (round(page.width * _SHARPEST / pixels), round(page.height * _SHARPEST / pixels))
        page, pixels = page.resize(size, Image.Resampling.BOX), _SHARPEST
    return np.asarray(page), pixels
