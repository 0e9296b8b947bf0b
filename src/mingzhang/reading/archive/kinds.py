"""Which files are archives, and of which kind."""

from __future__ import annotations

import zipfile
from typing import IO

from mingzhang.reading.archive.limits import DAMAGE, Archive, size_of
from mingzhang.reading.archive.streamed import Streamed
from mingzhang.reading.archive.tar import Tar, gzipped, is_tar
from mingzhang.reading.archive.zip import Zip

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"7z\xbc\xaf\x27\x1c": ("7z", "7zip"),
    b"Rar!\x1a\x07\x00": ("RAR", "rar"),
    b"Rar!\x1a\x07\x01\x00": ("RAR", "rar5"),
}
"""First bytes, and the format's name for people and for libarchive."""

_GZIP = b"\x1f\x8b\x08"
HEAD = 512
"""Bytes of a file that tell whether it may be an archive."""

_OFFICE = {"[Content_Types].xml", "mimetype", "OFD.xml"}
"""A ZIP file with one of these is a document of Word, Excel, OpenDocument or OFD."""

_LEFT_BY_SYSTEMS = {"__macosx", "thumbs.db", "desktop.ini"}


def may_be_archive(head: bytes) -> bool:
    """Whether a file that begins so is worth opening as an archive.

    Nearly all Office files show already here that they are none.
    """
    if not head.startswith(_ZIP):
        return head.startswith((_GZIP, *_OTHERS)) or is_tar(head)
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length].decode("cp437") not in _OFFICE


def is_archive(file: IO[bytes]) -> bool:
    """Whether this is an archive, and not a ZIP file that is an Office document."""
    head = file.read(HEAD)
    file.seek(0)
    if not may_be_archive(head) or not head.startswith(_ZIP):
        return may_be_archive(head)
    try:
        with zipfile.ZipFile(file) as archive:
            return not _OFFICE & set(archive.namelist())
    except DAMAGE:
        return True
    finally:
        file.seek(0)


def open_archive(file: IO[bytes]) -> Archive:
    """An archive of any kind that is read.

    Raises ArchiveUnreadableError, with a message for the user.
    """
    head = file.read(HEAD)
    file.seek(0)
    for magic, (kind, format_name) in _OTHERS.items():
        if head.startswith(magic):
            return Streamed(file, kind, format_name)
    if head.startswith(_GZIP):
        return gzipped(file)
    return Tar(file, size_of(file)) if is_tar(head) else Zip(file)


def left_by_systems(name: str) -> bool:
    """Whether a part of a path says that nobody has put this file there on purpose.

    Hidden files, Office's lock files, and what macOS and Windows leave in folders.
    """
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_SYSTEMS
