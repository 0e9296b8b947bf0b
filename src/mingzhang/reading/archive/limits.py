"""What all kinds of archives share: their members, their limits, how they are refused."""

from __future__ import annotations

import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Protocol

import msgspec

MAX_MEMBERS = 10_000
MAX_BYTES = 4 << 30
"""Unpacked, all members together."""

MAX_RATIO = 200
"""Unpacked to packed; a text of nothing but zeros reaches 1000."""

MAX_MEMBER_BYTES = 256 << 20
"""Of one member, which is unpacked in memory."""

HARMLESS = 16 << 20
"""Unpacked bytes below which the ratio does not matter: empty forms pack very small."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that would spoil a message, or turn the order of a name round."""

DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    RuntimeError,
    OverflowError,
)
"""What `zipfile`, `tarfile` and `gzip` raise for damaged files."""

LOCKED = "设有密码，没有读取。请先解压，再读解压出来的文件夹"
LINK = "是符号链接，不是文件，没有读取。请换成它所指的文件"
LARGE = f"解压后超过 {MAX_MEMBER_BYTES >> 20} MB，没有读取。请确认文件来历，或拆成几个"
BROKEN = "已损坏，打不开。请换一份完整的文件"


class ArchiveUnreadableError(ValueError):
    """The archive, or a part of it, cannot be read; the message says why and what to do."""


class Member(msgspec.Struct, frozen=True):
    """A file in an archive."""

    index: int
    """Its place in the archive; names can be there twice."""

    name: str
    """Its path with / between folders, never absolute and never upwards."""

    size: int
    """Bytes when unpacked, as the archive says."""

    refusal: str = ""
    """Why it is not read, and what to do; "" for what can be read."""


Beginning = Callable[[int], bytes]
"""Gives so many bytes from the beginning of a member; raises ArchiveUnreadableError."""


class Archive(Protocol):
    """What all kinds of archives can do."""

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        """The files in it; each can be looked into until the next one is asked for."""
        ...

    def read(self, index: int) -> bytes:
        """The whole of a member. Raises ArchiveUnreadableError."""
        ...


def size_of(file: IO[bytes]) -> int:
    """How many bytes a file has; it is at its beginning then."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def check_count(count: int) -> None:
    """Raises ArchiveUnreadableError for too many files."""
    if count > MAX_MEMBERS:
        raise ArchiveUnreadableError(
            f"压缩包里的文件超过 {MAX_MEMBERS:,} 个，没有读取。请分开压缩，或先解压"
        )


def check_total(total: int, packed: int, most: int = MAX_BYTES) -> None:
    """Raises ArchiveUnreadableError for more bytes than may be unpacked."""
    if total > most:
        raise ArchiveUnreadableError(
            f"解压后有 {total >> 20:,} MB，超过 {most >> 20:,} MB 的上限，没有读取。"
            "请确认文件来历，或分开压缩"
        )
    if total > HARMLESS:
        check_ratio(total, packed)


def check_ratio(total: int, packed: int) -> None:
    """Raises ArchiveUnreadableError for what looks like a bomb."""
    if total > MAX_RATIO * packed:
        raise ArchiveUnreadableError(
            f"压缩比达 {total // max(packed, 1):,}:1，像是压缩炸弹，没有读取。请确认文件来历"
        )


def plain_name(name: str) -> str:
    """A member's path with / between folders, never absolute and never upwards."""
    parts = (part.strip() for part in re.split(r"[/\\]", _CONTROL.sub("", name)))
    return "/".join(part for part in parts if not re.fullmatch(r"\.*|[A-Za-z]:", part))
