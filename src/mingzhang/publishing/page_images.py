"""Page images with what was recognised drawn on them, to debug a reader or a form.

Green: an amount that has a place in the cube. Orange: an amount cell whose row has none.
Blue: the first cell of a row. Needs Pillow (`pip install mingzhang[pages]`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from mingzhang.disclosure import Reading
from mingzhang.facts import facts
from mingzhang.where import Where

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 1.5
"""Pixels a point: an A4 page becomes about 900 by 1260."""

_KNOWN, _UNKNOWN, _ROW = (0, 150, 60), (240, 130, 0), (40, 90, 220)

Mark = tuple[tuple[float, float, float, float], tuple[int, int, int]]


def can_draw(media_type: str) -> bool:
    """Whether such a source has pages to draw on."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def draw(data: bytes, reading: Reading, folder: Path) -> list[Path]:
    """Write one PNG for each page with a recognised cell; the files written.

    The source is a PDF or an image. Raises ModuleNotFoundError where Pillow is not installed,
    OSError where it cannot write.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - an extra

    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for where, colour in _marks(reading):
        if where.page and where.box:
            marks[where.page].append((where.box, colour))
    folder.mkdir(parents=True, exist_ok=True)
    name = reading.source.name.removesuffix(".pdf").replace("/", "-")
    written: list[Path] = []
    pages = _pdf_pages if reading.source.media_type == "application/pdf" else _picture_pages
    for number, image in pages(data, sorted(marks)):
        pen = ImageDraw.Draw(image)
        for box, colour in marks[number]:
            pen.rectangle([side * _SCALE for side in box], outline=colour, width=2)
        written.append(folder / f"{name}-{number:03}.png")
        image.save(written[-1])
    return written


def _pdf_pages(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Image]]:
    document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            yield number, document[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        document.close()


def _picture_pages(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Image]]:
    from PIL import Image  # noqa: PLC0415 - an extra

    from mingzhang.reading.scan.files import pictures  # noqa: PLC0415 - an extra

    for number, (picture, pixels) in enumerate(pictures(data), 1):
        if number in numbers:
            image = Image.fromarray(picture)
            scale = _SCALE / pixels
            size = (round(image.width * scale), round(image.height * scale))
            yield number, image.resize(size).convert("RGB")


def _marks(reading: Reading) -> Iterator[tuple[Where, tuple[int, int, int]]]:
    for disclosure in reading.disclosures:
        known = {fact.where for fact in facts(disclosure)}
        for statement in disclosure.statements:
            for row in statement.rows:
                yield row.where, _ROW
                for cell in row.cells.values():
                    yield cell.where, _KNOWN if cell.where in known else _UNKNOWN
