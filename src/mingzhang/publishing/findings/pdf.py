"""The source PDF with the findings as annotations, which every viewer shows and lists.

The cell to look at is highlighted and carries the finding; the cells that it was compared
with are highlighted in another colour. What stands on no page gets a note on the first page.
Nothing of the page's own content is touched. This runs where files are read: in a worker.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence

import msgspec
import pypdfium2
from pypdfium2 import raw

from mingzhang.checking.audit import Item
from mingzhang.checking.findings import SEVERITY_NAMES, Evidence, places_of
from mingzhang.files import readable_name
from mingzhang.publishing.findings.crops import Box
from mingzhang.reading import files
from mingzhang.reading.files import SourceFile
from mingzhang.where import NOWHERE, Where

_FINE = 1000
"""PDFium turns whole pixels into page coordinates; so many of them make a point."""

_COLOURS = {"error": (255, 150, 140), "warning": (255, 205, 90), "info": (130, 190, 255)}
_COMPARED = (255, 240, 150)
_PRINTED = 4
"""The flag of an annotation that is printed with its page."""

_NOTE = 18
"""Points: the side of a note's icon."""


class Mark(msgspec.Struct, frozen=True):
    """One annotation."""

    page: int
    """From 1."""

    box: Box | None
    """None for a note at the top of the page."""

    colour: tuple[int, int, int]
    heading: str
    text: str


class Job(msgspec.Struct, frozen=True):
    """A source and what is to be written on it."""

    file: SourceFile
    marks: tuple[Mark, ...]


def marks(items: Sequence[Item], source: str) -> Iterator[Mark]:
    """The annotations for the findings that concern one source; of its own cells only."""
    for item in items:
        finding = item.finding
        here = [e for e in finding.evidence if e.source in ("", source)]
        heading = f"{SEVERITY_NAMES[finding.severity]} {finding.rule}"
        colour = _COLOURS[finding.severity]
        cells = list(dict.fromkeys(e.where for e in here if e.where.box))
        lead = cells[0] if cells else _page_of(here)
        others = [e for e in finding.evidence if e not in here or e.where != lead]
        yield Mark(lead.page, lead.box, colour, heading, _told(item, places_of(others)))
        likely = {e.where for e in here if e.role == "likely"}
        for where in cells[1:]:
            text = f"见第 {item.number} 个问题：{finding.title}"
            yield Mark(
                where.page, where.box, colour if where in likely else _COMPARED, heading, text
            )


def _page_of(evidence: Sequence[Evidence]) -> Where:
    """The page of the first piece of evidence that has one; else the first page."""
    found = next((e.where for e in evidence if e.where.page), NOWHERE)
    return Where(page=found.page or 1)


def _told(item: Item, elsewhere: str) -> str:
    finding = item.finding
    parts = [f"{item.number}. {finding.title}", str(finding.subject), finding.message]
    parts += [f"另见：{elsewhere}"] if elsewhere else []
    parts += [f"· {detail}" for detail in finding.details[:4]]
    parts += [f"怎么办：{finding.advice}"] if finding.advice else []
    parts += [f"依据：{finding.basis}"] if finding.basis else []
    return readable_name("\n".join(parts))


def annotated(job: Job) -> bytes:
    """The source with its annotations."""
    document = pypdfium2.PdfDocument(files.read(job.file))
    try:
        notes: dict[int, int] = {}
        for mark in job.marks:
            if 0 < mark.page <= len(document):
                page = document[mark.page - 1]
                if mark.box is None:
                    number = notes[mark.page] = notes.get(mark.page, -1) + 1
                    left = _NOTE + number * _NOTE * 1.5
                    _note(page, mark, (left, _NOTE, left + _NOTE, 2 * _NOTE))
                else:
                    _highlight(page, mark, mark.box)
                page.close()
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()


def _highlight(page: pypdfium2.PdfPage, mark: Mark, box: Box) -> None:
    corners = [_on_page(page, x, y) for y in (box[1], box[3]) for x in (box[0], box[2])]
    quad = raw.FS_QUADPOINTSF(*(value for corner in corners for value in corner))
    annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_HIGHLIGHT)
    raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
    _finish(annotation, mark, corners)


def _note(page: pypdfium2.PdfPage, mark: Mark, box: Box) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_TEXT)
    _finish(annotation, mark, [_on_page(page, *box[:2]), _on_page(page, *box[2:])])


def _finish(
    annotation: raw.FPDF_ANNOTATION, mark: Mark, corners: Sequence[tuple[float, float]]
) -> None:
    """Place, colour and texts; then the annotation is the page's."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    rectangle = raw.FS_RECTF(min(xs), max(ys), max(xs), min(ys))
    raw.FPDFAnnot_SetRect(annotation, rectangle)
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *mark.colour, 255)
    raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
    for key, text in ((b"T", f"明账 {mark.heading}"), (b"Contents", mark.text)):
        wide = text.encode("utf-16-le") + b"\0\0"
        buffer = (ctypes.c_ushort * (len(wide) // 2)).from_buffer_copy(wide)
        raw.FPDFAnnot_SetStringValue(annotation, key, buffer)
    raw.FPDFPage_CloseAnnot(annotation)


def _on_page(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page as shown, from its top left corner, in the page's own coordinates."""
    across, down = page.get_size()
    own_x, own_y = ctypes.c_double(), ctypes.c_double()
    size = (round(across * _FINE), round(down * _FINE))
    point = (round(x * _FINE), round(y * _FINE))
    raw.FPDF_DeviceToPage(page.raw, 0, 0, *size, 0, *point, own_x, own_y)
    return own_x.value, own_y.value
