"""Small scanned sheets for tests, drawn here: figures in Pillow's own font, hanzi in a font
of the machine where it has one.

Places count in points from the top left, as in the results.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="text recognition (mingzhang[ocr]) is not installed")

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),  # 0 is the Japanese face
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/System/Library/Fonts/STHeiti Light.ttc", 0),
    ("C:/Windows/Fonts/simsun.ttc", 0),
)
FONT = next((font for font in _FONTS if Path(font[0]).exists()), None)

needs_hanzi = pytest.mark.skipif(FONT is None, reason="no font with hanzi on this machine")


class Sheet:
    """One page as it comes out of the scanner."""

    def __init__(self, width: float = 420, height: float = 180, dpi: int = 150) -> None:
        self.width, self.height, self.dpi = width, height, dpi
        self._scale = dpi / 72
        size = (round(width * self._scale), round(height * self._scale))
        self.image = Image.new("L", size, 255)
        self._pen = ImageDraw.Draw(self.image)

    def text(self, x: float, top: float, text: str, size: float = 10) -> None:
        if text.isascii():
            font = ImageFont.load_default(size * self._scale)
        else:
            assert FONT is not None
            font = ImageFont.truetype(FONT[0], size * self._scale, index=FONT[1])
        self._pen.text((x * self._scale, top * self._scale), text, fill=20, font=font)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        ends = [side * self._scale for side in (x, y, to_x, to_y)]
        self._pen.line(ends, fill=20, width=max(1, round(0.6 * self._scale)))

    def ruled(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> None:
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for row, top, bottom in zip(rows, ys, ys[1:], strict=False):
            for text, left in zip(row, xs, strict=False):
                self.text(left + 3, (top + bottom) / 2 - 6, text)

    def scanned(self, skew: float = 1.0, noise: float = 8.0, quarter: int = 0) -> Sheet:
        """Askew by degrees anticlockwise, dirty, and laid in by quarter turns anticlockwise."""
        turned = self.image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
        random = np.random.default_rng(1)
        grey = np.asarray(turned) * 0.93 + 6 + random.normal(0, noise, turned.size[::-1])
        self.image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
        for _ in range(quarter):
            self.image = self.image.transpose(Image.Transpose.ROTATE_90)
        return self

    def saved(self, kind: str, *more: Sheet) -> bytes:
        """As a file of that kind, with more pages where it can have them."""
        file = io.BytesIO()
        options = {"save_all": True, "append_images": [sheet.image for sheet in more]}
        if kind == "PDF":
            self.image.save(file, kind, resolution=self.dpi, **options)
        else:
            self.image.save(file, kind, dpi=(self.dpi, self.dpi), **(options if more else {}))
        return file.getvalue()
