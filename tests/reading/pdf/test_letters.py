"""Reading in bulk finds what asking PDFium for each character, one by one, finds.

The reader leaves out calls: characters within all clippings of a page are not traced to their
objects, colours are looked at one by one only where one is white. Here nothing is left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from mingzhang.reading.pdf.page import read_page
from mingzhang.reading.pdf.pdfium import Document
from tests.reading.pdf.paper import HIDDEN, Page, pdf

WHITE = 250
SLACK = 0.5
SMALLEST = 1.0

Found = tuple[str, float, float, float, float, float]
Box = tuple[float, float, float, float]


def one_by_one(data: bytes) -> list[Found]:
    """Text, box and baseline of each character with ink, from the top left."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text = page.get_textpage()
    found = list(visible(page, text))
    text.close()
    page.close()
    document.close()
    return found


def visible(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[Found]:
    left, bottom, right, top = page.get_bbox()
    for place in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, place))
        if raw.FPDFText_IsGenerated(text, place):
            continue
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, place, box)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        thing = raw.FPDFText_GetTextObject(text, place)
        if box.top - box.bottom < SMALLEST or box.right <= box.left or not has_ink(thing):
            continue
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        if all(holds(clip, *middle) for clip in [(left, bottom, right, top), *clips(thing)]):
            yield (char, box.left - left, top - box.top, box.right - left, top - box.bottom,
                   top - y.value)  # fmt: skip


def has_ink(thing: raw.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    white = min(red.value, green.value, blue.value) >= WHITE
    return raw.FPDFTextObj_GetTextRenderMode(thing) != HIDDEN and not white


def clips(thing: raw.FPDF_PAGEOBJECT) -> Iterator[Box]:
    path = raw.FPDFPageObj_GetClipPath(thing)
    for place in range(max(0, raw.FPDFClipPath_CountPaths(path))):
        xs, ys = [], []
        for number in range(raw.FPDFClipPath_CountPathSegments(path, place)):
            x, y = ctypes.c_float(), ctypes.c_float()
            point = raw.FPDFClipPath_GetPathSegment(path, place, number)
            raw.FPDFPathSegment_GetPoint(point, x, y)
            xs.append(x.value)
            ys.append(y.value)
        yield (min(xs), min(ys), max(xs), max(ys))


def holds(box: Box, x: float, y: float) -> bool:
    left, bottom, right, top = box
    return left - SLACK <= x <= right + SLACK and bottom - SLACK <= y <= top + SLACK


places = st.integers(-20, 620)
clippings = st.none() | st.tuples(
    st.integers(0, 300), st.integers(0, 400), st.integers(300, 600), st.integers(400, 850)
)
words = st.text(alphabet="甲乙1,. ", min_size=1, max_size=5)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    page = Page(left=draw(st.sampled_from([0, -50])), bottom=draw(st.sampled_from([0, 30])))
    modes = draw(st.sampled_from([[0], [0, 0, HIDDEN]]))
    greys = draw(st.sampled_from([[0.0], [0.0, 0.5], [0.0, 0.0, 1.0]]))
    for _ in range(draw(st.integers(1, 8))):
        outer = draw(clippings)
        if outer:
            left, top, right, bottom = outer
            page.drawn.append(
                f"q {page.left + left} {page.bottom + 842 - bottom} {right - left} "
                f"{bottom - top} re W n".encode()
            )
        for _ in range(draw(st.integers(1, 3))):
            page.text(
                draw(places),
                draw(places),
                draw(words),
                size=draw(st.sampled_from([0.5, 9, 10.5])),
                mode=draw(st.sampled_from(modes)),
                grey=draw(st.sampled_from(greys)),
                clip=draw(clippings),
            )
        if outer:
            page.drawn.append(b"Q")
    return pdf(page)


@given(pages())
def test_nothing_hidden_is_read_and_nothing_visible_is_lost(data: bytes) -> None:
    with Document(data) as document:
        chars = read_page(document, 0).chars
    assert [(c.text, *c.box, c.base) for c in chars] == one_by_one(data)
