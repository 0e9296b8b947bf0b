"""What a source is, told by its content and not by its name, and its blocks.

This is the one place that knows all formats. Each of them only finds blocks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from mingzhang.disclosure import Problem
from mingzhang.reading import ole, text
from mingzhang.reading.blocks import Block

if TYPE_CHECKING:
    from mingzhang.reading.pdf import PdfReading

_UNSUPPORTED = {
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
}
"""First bytes of formats that are not read."""

_IMAGES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
"""First bytes of images."""

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Media types of Excel and Word, the older formats included."""

_PDF_WITHIN = 1024
"""A PDF may have this many bytes of something else before its signature."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE)


class UnreadableSourceError(ValueError):
    """A source that cannot be read at all; the message says why and what to do."""


class OwnFileError(UnreadableSourceError):
    """A report or data that 明账 itself wrote, and no disclosure."""


class Content(msgspec.Struct, frozen=True):
    """A source's blocks, and what it is."""

    media_type: str
    blocks: list[Block]
    problems: list[Problem] = []
    pages: int = 0
    """0 for what has no pages."""

    recognised: tuple[int, ...] = ()
    """Pages that are pictures."""


def content(data: bytes) -> Content:
    """The blocks of a source of any format.

    Raises UnreadableSourceError, with a message for the user.
    """
    if not data.strip():
        raise UnreadableSourceError("是空文件。请换成公开文件的全文")
    if read := _reader_of(data):
        return read(data)
    for magic, kind in _UNSUPPORTED.items():
        if data.startswith(magic):
            raise UnreadableSourceError(
                f"内容是{kind}，不能读取。请解压或转成 PDF、Word、Excel 再读"
            )
    try:
        return Content("text/plain", text.blocks(text.decode(data)))
    except text.UndecodableTextError as error:
        raise UnreadableSourceError(
            f"{error}。请用能打开它的程序另存为 UTF-8 文本，再读一次"
        ) from error


def _reader_of(data: bytes) -> Callable[[bytes], Content] | None:
    """What reads a source that is not plain text; None for what is, or is not known."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return _pdf
    if data.startswith(b"PK"):
        return _package
    if ole.is_ole(data):
        return _ole
    if data.startswith(b"{\\rtf"):
        return _word
    if data.startswith(tuple(_IMAGES)):
        return _image
    return _web if _HTML.search(data[:_PDF_WITHIN]) else None


# The readers load native libraries, so each is imported where it is needed.


def _pdf(data: bytes) -> Content:
    from mingzhang.reading import pdf  # noqa: PLC0415

    try:
        found = pdf.blocks(data)
    except pdf.PdfUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return _of_pages("application/pdf", found)


def _image(data: bytes) -> Content:
    from mingzhang.reading import scan  # noqa: PLC0415

    if not scan.is_installed():
        raise UnreadableSourceError("是图片（扫描件），没有可以读取的文字" + scan.HOW_TO)
    from mingzhang.reading.scan import files  # noqa: PLC0415

    try:
        found = files.blocks(data)
    except files.ImageUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    media_type = next(kind for magic, kind in _IMAGES.items() if data.startswith(magic))
    return _of_pages(media_type, found)


def _of_pages(media_type: str, found: PdfReading) -> Content:
    return Content(media_type, found.blocks, found.problems, found.pages, found.recognised)


def _package(data: bytes) -> Content:
    """A ZIP file: Word or Excel. The members of an archive are sources of their own."""
    from mingzhang.reading import archive, office  # noqa: PLC0415

    try:
        if archive.is_archive(io.BytesIO(data)):
            raise UnreadableSourceError("是压缩包，没有读取。请先解压，再读解出的文件夹")
        names = office.Package(data).names
    except archive.ArchiveUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return _word(data) if any(name.startswith("word/") for name in names) else _workbook(data)


def _ole(data: bytes) -> Content:
    """The container of the older Office formats; also of locked new ones."""
    from mingzhang.reading import archive  # noqa: PLC0415

    if ole.is_locked_office(data):
        raise UnreadableSourceError("设有打开密码，没有读取。请先另存为不加密的文件，再读一次")
    try:
        is_workbook = ole.stream(data, "Workbook", "Book") is not None
    except archive.ArchiveUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return _workbook(data) if is_workbook else _word(data)


def _workbook(data: bytes) -> Content:
    from mingzhang.reading import workbook  # noqa: PLC0415

    try:
        found = workbook.blocks(data)
    except workbook.WorkbookUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return Content(SPREADSHEET, found.blocks, found.problems)


def _word(data: bytes) -> Content:
    from mingzhang.reading import word  # noqa: PLC0415

    try:
        found = word.blocks(data)
    except word.WordUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return Content(DOCUMENT, found.blocks, found.problems)


def _web(data: bytes) -> Content:
    from mingzhang.reading import web  # noqa: PLC0415

    try:
        found = web.blocks(data)
    except web.WebUnreadableError as error:
        raise UnreadableSourceError(str(error)) from error
    return Content("text/html", found.blocks, found.problems)
