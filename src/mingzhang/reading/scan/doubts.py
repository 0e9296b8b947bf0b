"""What of the recognised text a person should compare with the picture.

The model says how sure it is of each character. One figure is enough to make a number
wrong, so a number is as sure as its least sure figure. A comma taken for a point, or the
other way round, makes a number a hundred times as large without anyone being unsure: so
how its thousands are set apart is looked at as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mingzhang.reading.pdf.ink import Box, Doubt
from mingzhang.reading.scan.engine import Glyph

_SURE_FIGURE = 0.9
"""Of figures recognised with less, one in ten was wrong in the samples; above, none."""

_SURE_LETTER = 0.7

_NUMBER = re.compile(r"\d[\d,，.．]*\d|\d")
_WELL_SET = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(?!\d{3}$)\d+)?")
"""Three places after a point are more likely thousands after a comma."""

_NUMBERING = re.compile(r"\d{1,4}(?:\.\d{1,2})+")
"""2.1.3, 2024.12.31: the number of a heading or a date."""


def doubtful(lines: Iterable[tuple[Sequence[Glyph], Box]]) -> list[Doubt]:
    """The numbers and words of some lines of which the recognition was not sure."""
    return [doubt for glyphs, box in lines for doubt in _doubts(glyphs, box)]


def _doubts(glyphs: Sequence[Glyph], box: Box) -> Iterator[Doubt]:
    text = "".join(glyph.text for glyph in glyphs)
    if len(text) != len(glyphs):
        return
    for found in _NUMBER.finditer(text):
        own = glyphs[found.start() : found.end()]
        plain = found[0].replace("，", ",").replace("．", ".")
        if min(glyph.sure for glyph in own) < _SURE_FIGURE:
            yield Doubt(found[0], _part(own, box), "有的数字看不清")
        elif not (_WELL_SET.fullmatch(plain) or _NUMBERING.fullmatch(plain)):
            yield Doubt(found[0], _part(own, box), "小数点或千分位的逗号可能认错")
    unsure = [g for g in glyphs if g.text.isalpha() and g.sure < _SURE_LETTER]
    if unsure:
        letters = "".join(dict.fromkeys(glyph.text for glyph in unsure))
        yield Doubt(text, box, f"其中“{letters}”看不清")


def _part(glyphs: Sequence[Glyph], box: Box) -> Box:
    left, top, right, bottom = box
    width, half = right - left, (bottom - top) / 4
    first, last = (left + glyph.at * width for glyph in (glyphs[0], glyphs[-1]))
    return (first - half, top, last + half, bottom)
