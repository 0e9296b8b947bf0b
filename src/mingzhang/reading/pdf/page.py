"""One PDF page to its visible ink.

The text layer holds more than the page shows: Word repeats a cell that spans two pages on
both and clips it, scanners put recognised text under the image, titles are hidden in white.
Only what can be seen is taken. In turn, some of what can be seen has no text: a scan, or a
font without a usable code. Such a page is said to be unreadable; nothing is made up.

Speed: a page has a thousand characters, and a call into PDFium costs as much as the work
that it does. So calls are made in bulk, and a character is traced to its object only where
something on the page is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.buffers import BUFFERS
from mingzhang.reading.pdf.frame import Frame
from mingzhang.reading.pdf.ink import Box, Ink, Rule, Turn
from mingzhang.reading.pdf.letters import Letters, read_letters
from mingzhang.reading.pdf.objects import THIN, Objects, TooIntricateError
from mingzhang.reading.pdf.pdfium import Handle

_FEW_CHARS = 30
_IMAGE_SHARE = 0.4
_PART_SHARE = 0.15
"""Share of a page from which a picture beside text can be a table; a seal or a logo is less."""

_MANY_CURVES = 100

DAMAGED = "已损坏，打不开。请换一份完整的文件"
INTRICATE = "的文字或图形多得不像公开文件，没有读取"
SCANNED = "是图片（扫描件），没有可以读取的文字"
GARBLED = "的字体没有可用的编码，文字读出来是乱码，没有采用"
PICTURED = (SCANNED, GARBLED)
"""What is wrong with pages that can only be read by recognising what they show."""


def read_page(document: pdfium.Document, index: int) -> Ink:
    """The visible ink of a page, counting from 0."""
    page = document.load(index)
    if not page:
        return _blank(0.0, 0.0, DAMAGED)
    text = pdfium.text_of(page)
    try:
        return _read(page, text)
    finally:
        if text:
            pdfium.close_text(text)
        pdfium.close_page(page)
        BUFFERS.release()


def _blank(width: float, height: float, trouble: str) -> Ink:
    return Ink(width, height, Turn(0, width, height), [], [], [], trouble)


def _read(page: Handle, text: Handle | None) -> Ink:
    frame = Frame(page)
    try:
        objects = Objects(page)
        letters = read_letters(text, frame, objects)
    except TooIntricateError:
        return _blank(frame.width, frame.height, INTRICATE)
    turn = letters.turn
    horizontal, vertical = _rules([turn.upright(frame.shown(box)) for box in objects.rules])
    return Ink(
        *turn.size,
        turn,
        [] if letters.garbled else letters.chars,
        horizontal,
        vertical,
        trouble := GARBLED if letters.garbled else _pictured(objects, frame, letters),
        pictures=[] if trouble else list(_pictures(objects, frame, letters)),
    )


def _rules(boxes: list[Box]) -> tuple[list[Rule], list[Rule]]:
    """Thin boxes as horizontal and vertical rules; a dot can belong to either."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        if width >= height or width <= THIN >= height:
            horizontal.append(Rule((top + bottom) / 2, left, right))
        if height >= width or width <= THIN >= height:
            vertical.append(Rule((left + right) / 2, top, bottom))
    return horizontal, vertical


def _pictured(objects: Objects, frame: Frame, letters: Letters) -> str:
    """Whether the page's words are in its images or drawn as shapes."""
    if len(letters.chars) >= _FEW_CHARS:
        return ""
    largest = max((_area(box) for box in objects.images), default=0.0)
    if largest >= _IMAGE_SHARE * frame.width * frame.height or objects.curves >= _MANY_CURVES:
        return SCANNED
    return ""


def _pictures(objects: Objects, frame: Frame, letters: Letters) -> Iterator[Box]:
    """Large pictures, as shown, that no text is printed on."""
    large = [
        frame.shown(box)
        for box in objects.images
        if _area(box) >= _PART_SHARE * frame.width * frame.height
    ]
    if not large:
        return
    boxes = [letters.turn.shown(char.box) for char in letters.chars]
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes]
    for left, top, right, bottom in large:
        if not any(left < x < right and top < y < bottom for x, y in middles):
            yield (left, top, right, bottom)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
