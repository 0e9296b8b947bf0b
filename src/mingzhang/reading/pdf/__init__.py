"""PDF to blocks: `blocks` is all that the rest of the reader needs to know of this folder."""

from mingzhang.reading.pdf.document import PdfReading, PdfUnreadableError, blocks

__all__ = ["PdfReading", "PdfUnreadableError", "blocks"]
