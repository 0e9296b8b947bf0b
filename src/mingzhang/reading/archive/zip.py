"""ZIP files, by `zipfile`."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from mingzhang.reading.archive.limits import (
    BROKEN,
    DAMAGE,
    HARMLESS,
    LARGE,
    LINK,
    LOCKED,
    MAX_BYTES,
    MAX_MEMBER_BYTES,
    ArchiveUnreadableError,
    Beginning,
    Member,
    check_count,
    check_ratio,
    check_total,
    plain_name,
    size_of,
)

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_UNICODE_PATH = 0x7075
"""Extra field with the name in UTF-8 (APPNOTE 4.6.9)."""


class Zip:
    """A ZIP file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = opened(file)
        self._infos = self._zip.infolist()

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        """As its directory lists them."""
        for index, info in enumerate(self._infos):
            if _is_folder(info):
                continue
            name = plain_name(_decoded(info)) or f"第 {index + 1} 个文件"
            yield Member(index, name, info.file_size, _refusal(info)), self._beginning(info)

    def _beginning(self, info: zipfile.ZipInfo) -> Beginning:
        return lambda count: unpacked(self._zip, info, count)

    def read(self, index: int) -> bytes:
        """The whole of a member."""
        return unpacked(self._zip, self._infos[index])


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/")  # ZipInfo.is_dir() fails on a name without a character


def _refusal(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if info.flag_bits & _ENCRYPTED_FLAG:
        return LOCKED
    return LARGE if info.file_size > MAX_MEMBER_BYTES else ""


def opened(file: IO[bytes], most: int = MAX_BYTES) -> zipfile.ZipFile:
    """A ZIP file that keeps the limits; `most` are the bytes that it may unpack to.

    Raises ArchiveUnreadableError, with a message for the user.
    """
    size = size_of(file)
    try:
        archive = zipfile.ZipFile(file)
        infos = archive.infolist()
    except DAMAGE as error:
        raise ArchiveUnreadableError("文件已损坏，打不开。请换一份完整的文件") from error
    files = [info for info in infos if not _is_folder(info)]
    if files and all(info.flag_bits & _ENCRYPTED_FLAG for info in files):
        raise ArchiveUnreadableError(LOCKED)
    check_count(len(infos))
    packed = min(size, sum(info.compress_size for info in infos))
    check_total(sum(info.file_size for info in infos), packed, most)
    for info in infos:
        if info.file_size > HARMLESS:
            check_ratio(info.file_size, info.compress_size)
    return archive


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, count: int = -1) -> bytes:
    """A member's bytes, or so many from its beginning.

    Raises ArchiveUnreadableError where it is damaged or locked.
    """
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise ArchiveUnreadableError(LOCKED)
    try:
        with archive.open(info) as member:
            return member.read(count)
    except DAMAGE as error:
        raise ArchiveUnreadableError(BROKEN) from error


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name in the encoding that it was written in.

    Without the flag for UTF-8 the standard says cp437, and `zipfile` reads it so; programs on
    Chinese Windows write GB18030, some others UTF-8.
    """
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return _unicode_path(info.extra) or raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unicode_path(extra: bytes) -> str:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and length > 5:
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return ""
