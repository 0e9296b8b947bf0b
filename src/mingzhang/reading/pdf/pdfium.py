"""PDFium's C functions, as the page reader calls them.

pypdfium2 brings the library and opens documents; its wrappers check every argument again,
which costs more than the call where a page has a call a character. So the functions are
taken by their address, and no argument is converted at a call: they are handles and
references that were made for it once, and plain integers. A function that gives a handle
gives its address; `handle` makes of it what the others take. Results that nobody looks at
are not made: what such a function writes stays as it was where there is nothing to tell.

The lock of the interpreter stays held during a call. PDFium is not thread-safe, and a call
takes a tenth of a microsecond.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NewType, TypeAlias, cast

import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Call: TypeAlias = Callable[..., Any]

_SHARP = 200 / 72
"""Pixels a point at which a page is drawn for text recognition."""


Handle = NewType("Handle", object)
"""A document, page, text page, page object, clip path or point, as the functions take it."""

handle = cast("Callable[[int], Handle]", ctypes.c_void_p.from_param)
"""What stands for an address in a call. To be made once for each thing, and not for each call."""


def _call(name: str, result: Any = ctypes.c_int) -> Call:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    if address is None:
        raise ImportError(f"this PDFium has no {name}")
    return ctypes.PYFUNCTYPE(result)(address)


load_page = _call("FPDF_LoadPage", ctypes.c_void_p)
close_page = _call("FPDF_ClosePage", None)
page_box = _call("FPDF_GetPageBoundingBox", None)
page_rotation = _call("FPDFPage_GetRotation")

load_text = _call("FPDFText_LoadPage", ctypes.c_void_p)
close_text = _call("FPDFText_ClosePage", None)
count_chars = _call("FPDFText_CountChars")
text = _call("FPDFText_GetText")
unicode = _call("FPDFText_GetUnicode", ctypes.c_uint)
has_no_unicode = _call("FPDFText_HasUnicodeMapError")
is_generated = _call("FPDFText_IsGenerated")
loose_box = _call("FPDFText_GetLooseCharBox", None)
origin = _call("FPDFText_GetCharOrigin", None)
char_matrix = _call("FPDFText_GetMatrix")
font_size = _call("FPDFText_GetFontSize", ctypes.c_double)
text_object = _call("FPDFText_GetTextObject", ctypes.c_void_p)

count_objects = _call("FPDFPage_CountObjects")
page_object = _call("FPDFPage_GetObject", ctypes.c_void_p)
form_count_objects = _call("FPDFFormObj_CountObjects")
form_object = _call("FPDFFormObj_GetObject", ctypes.c_void_p)
object_type = _call("FPDFPageObj_GetType")
object_bounds = _call("FPDFPageObj_GetBounds", None)
object_matrix = _call("FPDFPageObj_GetMatrix")
fill_colour = _call("FPDFPageObj_GetFillColor", None)
render_mode = _call("FPDFTextObj_GetTextRenderMode")

clip_path = _call("FPDFPageObj_GetClipPath", ctypes.c_void_p)
clip_count_paths = _call("FPDFClipPath_CountPaths")
clip_count_points = _call("FPDFClipPath_CountPathSegments")
clip_point = _call("FPDFClipPath_GetPathSegment", ctypes.c_void_p)

draw_mode = _call("FPDFPath_GetDrawMode", None)
path_count_points = _call("FPDFPath_CountSegments")
path_point = _call("FPDFPath_GetPathSegment", ctypes.c_void_p)
point_type = _call("FPDFPathSegment_GetType")
point_at = _call("FPDFPathSegment_GetPoint", None)
point_closes = _call("FPDFPathSegment_GetClose")

TEXT: int = raw.FPDF_PAGEOBJ_TEXT
PATH: int = raw.FPDF_PAGEOBJ_PATH
IMAGE: int = raw.FPDF_PAGEOBJ_IMAGE
FORM: int = raw.FPDF_PAGEOBJ_FORM
MOVE_TO: int = raw.FPDF_SEGMENT_MOVETO
BEZIER_TO: int = raw.FPDF_SEGMENT_BEZIERTO

PdfiumError = pypdfium2.PdfiumError
PASSWORD: int = raw.FPDF_ERR_PASSWORD


def text_of(page: Handle) -> Handle | None:
    """The text of a page, to be closed before it; None where there is none to be had."""
    text = load_text(page)
    return handle(text) if text else None


class Document:
    """An open PDF; closes what it opened."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._handle = handle(ctypes.cast(self._document.raw, ctypes.c_void_p).value or 0)

    def __len__(self) -> int:
        return int(raw.FPDF_GetPageCount(self._document.raw))

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *exception: object) -> None:
        self._document.close()

    def load(self, index: int) -> Handle | None:
        """The page, counting from 0; None where it is damaged."""
        page = load_page(self._handle, index)
        return handle(page) if page else None

    def picture(self, index: int, most: int) -> tuple[npt.NDArray[np.uint8], float]:
        """The page as shown, in grey, and its pixels a point; at most so many pixels."""
        page = self._document[index]
        try:
            width, height = page.get_size()
            scale = min(_SHARP, math.sqrt(most / max(width * height, 1.0)))
            image = page.render(scale=scale, grayscale=True)
            grey = image.to_numpy().copy()
            image.close()
            return grey, scale
        finally:
            page.close()
