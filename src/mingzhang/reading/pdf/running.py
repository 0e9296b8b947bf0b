"""Page headers, footers and page numbers: what every page prints around its own text.

Only lines at the very top or bottom of a page are looked at. One that stands at the same
height with the same words on most pages runs through the document; a lone number is a page
number. A table's title is repeated too where the table goes on, and is never left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from mingzhang.reading.pdf.flow import Line

_MARGIN = 0.13
"""Share of the page's height in which headers and footers stand."""

_MOST_PAGES = 0.5
_FEWEST_PAGES = 3
_LONGEST = 100
"""Characters. Browsers print a page's address below it."""

_HEIGHT_STEP = 6.0
_WATERMARK = 28.0
"""Points. Letters as large as this at the same place of most pages are no text of theirs."""

_NUMBER = re.compile(
    r"[\-—–－~～·•\s]*第?\s*(\d{1,4}|[ivxIVX]{1,6}|[Ⅰ-Ⅻ])\s*页?"
    r"(\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\-—–－~～·•\s]*"
)
_TABLE_WORDS = re.compile(r"表\s*$|表\s*[（(].*[）)]$|单位\s*[:：]|^附[表件]")


class Margin(msgspec.Struct):
    """The lines of a page, and what else bounds them."""

    lines: list[Line]
    height: float
    """Of the page in points."""

    top: float
    """Where the first table begins; the height of the page where there is none."""

    bottom: float
    """Where the last table ends; 0 where there is none."""


def without_running_lines(pages: Sequence[Margin]) -> list[list[Line]]:
    """The lines that belong to each page's own text."""
    candidates = [_outer(page) for page in pages]
    keys = Counter(key for lines in candidates for key in {_key(line) for line in lines})
    enough = max(_FEWEST_PAGES, _MOST_PAGES * len(pages))
    result: list[list[Line]] = []
    for page, lines in zip(pages, candidates, strict=True):
        running = [
            line
            for line in lines
            if _NUMBER.fullmatch(line.text)
            or (
                keys[_key(line)] >= enough
                and len(line.text) <= _LONGEST
                and not _TABLE_WORDS.search(line.text)
            )
        ]
        result.append([line for line in page.lines if line not in running])
    return result


def _outer(page: Margin) -> list[Line]:
    """Lines above or below everything else, in the margins, two at most each; and watermarks."""
    above = [line for line in page.lines if line.box[3] <= _MARGIN * page.height]
    below = [line for line in page.lines if line.box[1] >= (1 - _MARGIN) * page.height]
    tops = sorted({round(line.box[1]) for line in page.lines})
    first, last = tops[:2], tops[-2:]
    return [
        line for line in above if round(line.box[1]) in first and line.box[3] <= page.top + 3
    ] + [
        line
        for line in page.lines
        if line.size >= _WATERMARK
        or (line in below and round(line.box[1]) in last and line.box[1] >= page.bottom - 3)
    ]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.box[1] / _HEIGHT_STEP)
