"""One picture of a page to characters and rules in points, as a PDF page yields them.

What stands in the cells of a ruled table is recognised line by line, cell by cell; what
stands outside, in the lines that the model finds. Either way a line is cut out of the page
in the picture's own sharpness, without the rules around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import cv2
import msgspec
import numpy as np

from mingzhang.reading.pdf.ink import Box, Char, Ink, Rule, Turn
from mingzhang.reading.pdf.lattice import Lattice, lattices
from mingzhang.reading.scan import engine, lines, rules
from mingzhang.reading.scan.doubts import doubtful
from mingzhang.reading.scan.engine import Glyph
from mingzhang.reading.scan.lines import Span
from mingzhang.reading.scan.picture import Picture, darkness, skew, turned
from mingzhang.reading.workers import picture_ahead

_FINDING = 110 / 72
"""Pixels a point at which lines of text are looked for: more takes longer and finds no more."""

_AROUND = 0.2
"""Heights of a line by which it is cut out with a margin."""

_UPRIGHT = 0.85
"""Mean certainty below which a page may stand on its head."""

_SLIVER = 0.2
"""Heights of a line. What is narrower is no letter."""

_LONG = 2.0
_WIDE = "\u2e80"
"""From here on characters are as wide as they are high."""

_DIGIT_HEIGHT = 0.75
"""Of a figure, in widths of a hanzi."""

_DESCENT = 0.15
_MIDDLE = 0.35


class _Line(msgspec.Struct):
    """A line of text and where its ink is, in pixels."""

    span: Span
    glyphs: list[Glyph]
    cut: Span
    """What was cut out and recognised: a little more, which is what `Glyph.at` is a share of."""


class _Sheet(msgspec.Struct):
    """A page lying straight."""

    picture: Picture
    """Without the rules of its tables."""

    pixels: float
    """A point."""

    skew: float
    ink: Picture
    specks: Picture
    """The ink with all dust, and the dots that lead to a page number."""

    across: list[Rule]
    down: list[Rule]
    tables: list[Lattice]


def read_picture(picture: Picture, pixels: float) -> Ink:
    """The visible ink of a page that is a picture; so many pixels a point."""
    picture_ahead()
    sheet = _sheet(picture, pixels)
    boxes = _found(sheet)
    quarter = 0
    if _is_sideways(boxes):
        quarter = 1
        sheet = _sheet(_quarters(picture, quarter), pixels)
        boxes = _found(sheet)
    found = _recognised(sheet, boxes)
    if found and _certainty(found) < _UPRIGHT:
        quarter_over = (quarter + 2) % 4
        other = _sheet(_quarters(picture, quarter_over), pixels)
        over = _recognised(other, _found(other))
        if _certainty(over) > _certainty(found):
            sheet, found, quarter = other, over, quarter_over
    height, width = (side / pixels for side in picture.shape)
    turn = Turn(quarter, width, height, sheet.skew)
    return Ink(
        *turn.size,
        turn,
        [char for line in found for char in _chars(line, pixels)],
        sheet.across,
        sheet.down,
        "" if found else "是图片，没有认出文字",
        recognised=bool(found),
        doubts=doubtful((line.glyphs, _in_points(line.span, pixels)) for line in found),
    )


def read_parts(picture: Picture, pixels: float, parts: Iterable[Box]) -> Ink:
    """The visible ink of those parts of a page that are pictures, in points of the page."""
    masked = np.full_like(picture, 255)
    for part in parts:
        left, top, right, bottom = (max(0, side) for side in _pixels(part, pixels))
        masked[top:bottom, left:right] = picture[top:bottom, left:right]
    return read_picture(masked, pixels)


def _quarters(picture: Picture, quarter: int) -> Picture:
    """Turned anticlockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(picture, quarter))


def _sheet(picture: Picture, pixels: float) -> _Sheet:
    degrees = skew(darkness(picture))
    picture = turned(picture, degrees)
    dark = darkness(picture)
    across, down = rules.strokes(dark, pixels)
    horizontal = [
        Rule((top + bottom) / 2 / pixels, left / pixels, right / pixels)
        for left, top, right, bottom in across
    ]
    vertical = [
        Rule((left + right) / 2 / pixels, top / pixels, bottom / pixels)
        for left, top, right, bottom in down
    ]
    tables = lattices(horizontal, vertical)
    _erase(picture, dark, [*across, *down], tables, pixels)
    specks = lines.inked(dark)
    ink = lines.without_dust(specks, pixels)
    return _Sheet(picture, pixels, degrees, ink, specks, horizontal, vertical, tables)


def _erase(
    picture: Picture,
    dark: Picture,
    strokes: Iterable[rules.Stroke],
    tables: Sequence[Lattice],
    pixels: float,
) -> None:
    """Paint over the rules of tables; a long stroke elsewhere may belong to a letter."""
    slack = max(1, round(0.3 * pixels))
    mask = np.zeros_like(picture)
    for left, top, right, bottom in strokes:
        x, y = (left + right) / 2 / pixels, (top + bottom) / 2 / pixels
        if any(_holds(table.box, x, y, 3.0) for table in tables):
            mask[max(0, top - slack) : bottom + slack, max(0, left - slack) : right + slack] = 255
    paper = cv2.add(picture, dark)
    np.copyto(picture, paper, where=mask > 0)
    dark[mask > 0] = 0


def _holds(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def _found(sheet: _Sheet) -> list[Span]:
    """The boxes of lines that the model sees, in the sheet's pixels."""
    scale = min(1.0, _FINDING / sheet.pixels)
    small = cv2.resize(sheet.picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = sheet.picture.shape
    return [
        (
            max(0, round(left / scale)),
            max(0, round(top / scale)),
            min(width, round(right / scale)),
            min(height, round(bottom / scale)),
        )
        for left, top, right, bottom in engine.find_lines(small)
    ]


def _is_sideways(boxes: Iterable[Span]) -> bool:
    """Whether the long lines run up or down the page."""
    wide = tall = 0
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        wide += width if width > _LONG * height else 0
        tall += height if height > _LONG * width else 0
    return tall > wide


def _recognised(sheet: _Sheet, boxes: Sequence[Span]) -> list[_Line]:
    spans = [span for own in _in_cells(sheet) for span in own]
    outside = _outside(sheet, boxes)
    usual = median(bottom - top for _, top, _, bottom in outside) if outside else 0.0
    found: list[_Line] = []
    for span in outside:
        dots = lines.leaders(sheet.specks, _up_to_the_next(span, outside, sheet), usual)
        found += [_Line(own, _dotted(own), own) for own in dots]
        spans += list(_between(span, dots))
    cuts = [_with_margin(span, sheet.picture) for span in spans]
    read = engine.recognise(
        [sheet.picture[top:bottom, left:right] for left, top, right, bottom in cuts]
    )
    found += [_Line(*line) for line in zip(spans, read, cuts, strict=True) if line[1]]
    return found


def _with_margin(span: Span, picture: Picture) -> Span:
    left, top, right, bottom = span
    height, width = picture.shape
    margin = max(2, round(_AROUND * (bottom - top)))
    return (
        max(0, left - 2 * margin),
        max(0, top - margin),
        min(width, right + 2 * margin),
        min(height, bottom + margin),
    )


def _up_to_the_next(span: Span, others: Iterable[Span], sheet: _Sheet) -> Span:
    """A line with the space to its right, where dots may stand that the model has not seen."""
    left, top, right, bottom = span
    end = sheet.picture.shape[1]
    for start, above, _, below in others:
        if start > (left + right) / 2 and above < bottom and below > top:
            end = min(end, start)
    return (left, top, end, bottom)


def _dotted(span: Span) -> list[Glyph]:
    """The dots that lead to a page number, one sign a height."""
    count = max(4, round((span[2] - span[0]) / (span[3] - span[1])))
    return [Glyph("…", (place + 0.5) / count, 1.0) for place in range(count)]


def _between(span: Span, dots: Sequence[Span]) -> Iterator[Span]:
    """What is left of a line without its leaders."""
    start, top, end, bottom = span
    for left, _, right, _ in (*dots, (end, 0, 0, 0)):
        if min(left, end) - start > _SLIVER * (bottom - top):
            yield (start, top, min(left, end), bottom)
        start = right


def _in_cells(sheet: _Sheet) -> list[list[Span]]:
    cells = [
        _pixels(table.area_box(area), sheet.pixels)
        for table in sheet.tables
        for area in table.areas
    ]
    return lines.cell_lines(sheet.ink, cells, sheet.pixels)


def _outside(sheet: _Sheet, boxes: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for box in boxes:
        left, top, right, bottom = _in_points(box, sheet.pixels)
        x, y = (left + right) / 2, (top + bottom) / 2
        if any(_holds(table.box, x, y) for table in sheet.tables):
            continue
        if span := lines.trimmed(sheet.ink, box):
            found.append(span)
    return found


def _certainty(found: Sequence[_Line]) -> float:
    sure = [glyph.sure for line in found for glyph in line.glyphs]
    return sum(sure) / len(sure) if sure else 0.0


def _pixels(box: Box, pixels: float) -> Span:
    left, top, right, bottom = (round(side * pixels) for side in box)
    return left, top, right, bottom


def _in_points(span: Span, pixels: float) -> Box:
    left, top, right, bottom = (side / pixels for side in span)
    return left, top, right, bottom


def _chars(line: _Line, pixels: float) -> list[Char]:
    """The characters of a line side by side, without the gaps that their ink leaves."""
    left, _, right, _ = _in_points(line.cut, pixels)
    _, top, _, bottom = _in_points(line.span, pixels)
    middles = [left + glyph.at * (right - left) for glyph in line.glyphs]
    size = _size(line.glyphs, middles, bottom - top)
    middle = (top + bottom) / 2
    base = middle + _MIDDLE * size
    head, foot = base + (_DESCENT - 1) * size, base + _DESCENT * size
    chars: list[Char] = []
    for place, (glyph, x) in enumerate(zip(line.glyphs, middles, strict=True)):
        half = size / 2 if glyph.text >= _WIDE else size / 4
        start, end = x - half, x + half
        if place and x - middles[place - 1] < 1.5 * size:
            start = (x + middles[place - 1]) / 2
        if place + 1 < len(middles) and middles[place + 1] - x < 1.5 * size:
            end = (x + middles[place + 1]) / 2
        chars.append(Char(glyph.text, start, head, end, foot, base))
    return chars


def _size(glyphs: Sequence[Glyph], middles: Sequence[float], height: float) -> float:
    """The width of a hanzi: the step from one to the next, or as the height lets expect."""
    steps = [
        after - before
        for (one, other), (before, after) in zip(pairwise(glyphs), pairwise(middles), strict=True)
        if _is_hanzi(one.text) and _is_hanzi(other.text)
    ]
    if len(steps) > 2:
        return median(steps)
    return height if any(_is_hanzi(glyph.text) for glyph in glyphs) else height / _DIGIT_HEIGHT


def _is_hanzi(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"
