"""Pictures of pages to visible ink: scanned PDF pages and image files.

    picture    grey, lying straight
    rules      ruling lines
    lines      lines of text in cells
    engine     the characters of a line, and how sure each is
    doubts     what of them a person should compare with the picture
    page       all of it in points, as characters and rules
    files      the pages of image files

Everything after that is the same for a scan as for a PDF with text: `pdf/lattice` and what
follows it. What is not sure is kept as recognised and said to be doubtful; nothing is
corrected.

The libraries are an extra, so nothing is imported here before a page needs it.
"""

from importlib.util import find_spec

HOW_TO = "。要由明账识别，请先运行：pip install 'mingzhang[ocr]'"
"""To end the message on what cannot be read without the extra."""

MOST_DOTS = 40_000_000
"""Pixels of one page. A3 at 400 dots an inch has 31 million; more is no page."""


def is_installed() -> bool:
    """Whether the extra is there; told without importing it."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))
