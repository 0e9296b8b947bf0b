"""What a source is, told by its content and not by its name, and its blocks.

This is the one place that knows all formats. Each of them only finds blocks.
"""

from __future__ import annotations

import msgspec

from mingzhang.disclosure import Problem
from mingzhang.reading import text
from mingzhang.reading.blocks import Block

_UNSUPPORTED = {
    b"PK\x03\x04": "Word、Excel 文件或压缩包",
    b"\xd0\xcf\x11\xe0": "旧版 Word 或 Excel 文件",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x89PNG": "PNG 图片",
    b"\xff\xd8\xff": "JPEG 图片",
    b"II*\x00": "TIFF 图片",
    b"MM\x00*": "TIFF 图片",
}
"""First bytes of formats that are not read yet."""

_PDF_WITHIN = 1024
"""A PDF may have this many bytes of something else before its signature."""


class UnreadableSourceError(ValueError):
    """A source that cannot be read at all; the message says why and what to do."""


class Content(msgspec.Struct, frozen=True):
    """A source's blocks, and what it is."""

    media_type: str
    blocks: list[Block]
    problems: list[Problem] = []
    pages: int = 0
    """0 for what has no pages."""


def content(data: bytes) -> Content:
    """The blocks of a source of any format.

    Raises UnreadableSourceError, with a message for the user.
    """
    if not data.strip():
        raise UnreadableSourceError("是空文件。请换成公开文件的全文")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return _pdf(data)
    for magic, kind in _UNSUPPORTED.items():
        if data.startswith(magic):
            raise UnreadableSourceError(
                f"内容是{kind}，这一版只读 PDF 和文本（.txt、.md）。请先另存为 PDF，再读一次"
            )
    try:
        return Content("text/plain", text.blocks(text.decode(data)))
    except text.UndecodableTextError as error:
        raise UnreadableSourceError(
            f"{error}。请用能打开它的程序另存为 UTF-8 文本，再读一次"
        ) from error


def _pdf(data: bytes) -> Content:
    from mingzhang.reading import pdf  # noqa: PLC0415 - loads a native library

    try:
        found = pdf.blocks(data)
    except pdf.PdfUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return Content("application/pdf", found.blocks, found.problems, found.pages)
