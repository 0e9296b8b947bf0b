"""Page images with what was recognised drawn on them, to debug a reader or a form.

Green: an amount that has a place in the cube. Orange: an amount cell whose row has none.
Blue: the first cell of a row. Needs Pillow (`pip install mingzhang[pages]`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from mingzhang.disclosure import Reading
from mingzhang.facts import facts
from mingzhang.where import Where

_SCALE = 1.5
"""Pixels a point: an A4 page becomes about 900 by 1260."""

_KNOWN, _UNKNOWN, _ROW = (0, 150, 60), (240, 130, 0), (40, 90, 220)

Mark = tuple[tuple[float, float, float, float], tuple[int, int, int]]


def draw(data: bytes, reading: Reading, folder: Path) -> list[Path]:
    """Write one PNG for each page with a recognised cell; the files written.

    Raises ModuleNotFoundError where Pillow is not installed, OSError where it cannot write.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - an extra

    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for where, colour in _marks(reading):
        if where.page and where.box:
            marks[where.page].append((where.box, colour))
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(reading.source.name).with_suffix("").as_posix().replace("/", "-")
    written: list[Path] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number in sorted(marks):
            image = document[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
            pen = ImageDraw.Draw(image)
            for box, colour in marks[number]:
                pen.rectangle([side * _SCALE for side in box], outline=colour, width=2)
            written.append(folder / f"{name}-{number:03}.png")
            image.save(written[-1])
    finally:
        document.close()
    return written


def _marks(reading: Reading) -> Iterator[tuple[Where, tuple[int, int, int]]]:
    for disclosure in reading.disclosures:
        known = {fact.where for fact in facts(disclosure)}
        for statement in disclosure.statements:
            for row in statement.rows:
                yield row.where, _ROW
                for cell in row.cells.values():
                    yield cell.where, _KNOWN if cell.where in known else _UNKNOWN
