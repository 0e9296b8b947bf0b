"""A PDF file to blocks, page by page.

    page       visible ink: characters and rules
    lattice    rules to tables, characters into their cells
    columns    tables without rules
    flow       the rest to lines
    running    page headers, footers and numbers left out
    flow       lines to paragraphs, also over a page break

A table is a grid a page. What continues on the next page is put together later, where the
form is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from mingzhang.disclosure import Problem
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.pdf import page as pages
from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.columns import aligned_tables
from mingzhang.reading.pdf.flow import (
    Line,
    Passage,
    cell_text,
    goes_on_over_the_page,
    lines,
    passages,
)
from mingzhang.reading.pdf.ink import Box, Char, Ink, around
from mingzhang.reading.pdf.lattice import Area, Lattice, lattices
from mingzhang.reading.pdf.order import in_reading_order
from mingzhang.reading.pdf.running import Margin, without_running_lines
from mingzhang.where import Where

_THIN_ROW = 5.0
"""Points. An empty row as thin as this is the space between two lines of a double rule."""

_MOST_DAMAGED = 50


class PdfUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class PdfReading(msgspec.Struct, frozen=True):
    """What a PDF file yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Pages that could not be read."""

    pages: int


class _Table(msgspec.Struct):
    rows: list[list[Cell]]
    box: Box


_Item: TypeAlias = _Table | Line | Passage


class _Page(msgspec.Struct):
    number: int
    ink_turned: object
    tables: list[_Table]
    frames: list[Passage]
    margin: Margin
