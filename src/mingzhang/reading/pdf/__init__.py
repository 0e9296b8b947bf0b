"""PDF to blocks: `blocks` is all that the rest of the reader needs to know of this folder.

pdfium, buffers            PDFium's C functions, and room for what they write
page, frame                a page to its visible ink, as people see the page
letters, objects, ink      characters, ruling lines, and both together
lattice, tables, columns   ruled tables, their cells; tables without rules
flow, order, running       lines and paragraphs; what is read first; heads and page numbers
document                   all pages, in order
"""

from mingzhang.reading.pdf.document import PdfReading, PdfUnreadableError, blocks

__all__ = ["PdfReading", "PdfUnreadableError", "blocks"]
