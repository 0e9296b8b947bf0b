"""Cells of a workbook: how they look, and how text gets into them without becoming anything else.

Published texts are anybody's texts: nothing becomes a formula or a link, however it begins,
and characters that XML cannot hold are shown as �.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from mingzhang.files import replacing
from mingzhang.publishing.workbook.sheets import CELL, Value, shortened

_CUT = "……（本格放不下，全文见 JSON）"
_FORMULA_STARTS = ("=", "+", "-", "@")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LINE_POINTS = 13.5
_HIGHEST = 405.0
"""Excel allows 409 points for a row."""

_PAPER_A4 = 9
BASE = {"font_name": "宋体", "font_size": 10, "font_scheme": ""}
"""Without a scheme, or the program's own font would take the place of this one."""

_EDGE = "#A6A6A6"

Look = tuple[tuple[str, Any], ...]


@contextmanager
def writing(path: Path) -> Iterator[Any]:
    """A workbook that becomes a file, whole or not at all. Raises OSError."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": BASE,
    }
    with replacing(path) as temporary:
        try:
            with xlsxwriter.Workbook(str(temporary), options) as workbook:
                yield workbook
        except FileCreateError as error:
            raise error.args[0] from error


class Formats:
    """The formats of a workbook, of which a file has few."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._known: dict[Look, Any] = {}

    def plain(self, **look: Any) -> Any:
        """A format without a border."""
        key = tuple(sorted(look.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format({**BASE, "valign": "vcenter", **look})
        return self._known[key]

    def boxed(self, **look: Any) -> Any:
        """A format with a border."""
        return self.plain(border=1, border_color=_EDGE, **look)


def write_text(
    page: Any, formats: Formats, place: tuple[int, int], value: Value, look: dict[str, Any]
) -> None:
    """A text or a whole number in the cell at row and column, counting from 0."""
    if isinstance(value, int):
        page.write_number(*place, value, formats.boxed(align="center", **look))
    elif not value:
        page.write_blank(*place, None, formats.boxed(**look))
    else:
        if value.startswith(_FORMULA_STARTS):
            look = {**look, "quote_prefix": True}
        page.write_string(*place, fitting(value), formats.boxed(text_wrap=True, **look))


def print_setup(page: Any, *, repeat: int, wide: int) -> None:
    """A4 across, so many sheets of paper wide, the rows up to the header on every one."""
    page.set_paper(_PAPER_A4)
    page.set_landscape()
    page.fit_to_pages(wide, 0)
    page.print_across()
    page.center_horizontally()
    page.repeat_rows(0, repeat)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")


def printable(text: str) -> str:
    """A text without the characters that XML cannot hold; they are shown as �."""
    return _NOT_IN_XML.sub("\ufffd", text)


def fitting(text: str) -> str:
    """As much as a cell holds; what is cut says so, and what XML cannot hold is shown as �."""
    text = printable(text)
    kept = shortened(text, CELL)
    return text if kept == text else kept + _CUT


def text_width(text: str) -> int:
    """In characters of half width: GBK has one byte for those and two for the others."""
    return len(text.encode("gbk", "replace"))


def height(texts: Iterable[str], across: Iterable[float]) -> float | None:
    """Points that a row needs for its wrapped texts; None where one line is enough.

    Excel finds this by itself when it opens the file, but not every program does.
    """
    rows = max(map(_wrapped_lines, texts, across), default=1)
    return min(rows * _LINE_POINTS + 3, _HIGHEST) if rows > 1 else None


def _wrapped_lines(text: str, width: float) -> int:
    room = max(width - 1.5, 2)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))
