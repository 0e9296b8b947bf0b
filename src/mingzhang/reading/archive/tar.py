"""TAR files, by `tarfile`, also where gzip has packed them; and what gzip packs alone."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from mingzhang.reading.archive.limits import (
    BROKEN,
    DAMAGE,
    LARGE,
    LINK,
    MAX_MEMBER_BYTES,
    Archive,
    ArchiveUnreadableError,
    Beginning,
    Member,
    check_count,
    check_total,
    plain_name,
    size_of,
)

_TAR, _TAR_PLACE = b"ustar", 257

_HEAD = 512
"""Bytes that tell whether a TAR was packed, and what the packed file was called."""

_GZIP_HEADER = 10
"""Bytes before the name of the packed file."""


def is_tar(head: bytes) -> bool:
    """Whether a file that begins so is a TAR."""
    return head.startswith(_TAR, _TAR_PLACE)


def gzipped(file: IO[bytes]) -> Archive:
    """What gzip has packed: a TAR, or a single file."""
    size = size_of(file)
    name = _original_name(file.read(_HEAD))
    file.seek(0)
    stream = _Unpacking(file, size)
    with _damage_told():
        head = stream.read(_HEAD)
        stream.seek(0)
    if is_tar(head):
        return Tar(stream, size)
    return _Gzip(stream, plain_name(name) or "解压后的文件")


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except ArchiveUnreadableError:
        raise
    except DAMAGE as error:
        raise ArchiveUnreadableError(BROKEN) from error


class _Unpacking(gzip.GzipFile):
    """A gzip stream that is refused where it unpacks to more than is kept in memory."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        super().__init__(fileobj=file, mode="rb")
        self._packed = packed

    def read(self, size: int | None = -1) -> bytes:
        most = MAX_MEMBER_BYTES + 1
        data = super().read(most if size is None or size < 0 else min(size, most))
        if len(data) == most:
            raise ArchiveUnreadableError(LARGE)
        check_total(len(data), self._packed)
        return data


def _original_name(head: bytes) -> str:
    """What the packed file was called, where gzip has noted it (RFC 1952)."""
    if len(head) < _GZIP_HEADER or not head[3] & 0x08 or head[3] & 0x04:
        return ""
    return _in_chinese(head[10:].partition(b"\0")[0])


class _Gzip:
    """A single file."""

    def __init__(self, stream: _Unpacking, name: str) -> None:
        self._stream = stream
        self._name = name

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        yield Member(0, self._name, 0), self._beginning

    def read(self, index: int) -> bytes:  # noqa: ARG002 - there is only one
        return self._beginning(-1)

    def _beginning(self, count: int) -> bytes:
        with _damage_told():
            self._stream.seek(0)
            return self._stream.read(count)


class Tar:
    """A TAR; `packed` are the bytes of the file that it came in."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, packed: int) -> None:
        self._packed = packed
        with _damage_told():
            self._tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - it stays open

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        """One after the other, as they are packed."""
        total = 0
        for index, info in enumerate(self._entries()):
            check_count(index)
            total += info.size
            check_total(total, self._packed)
            if info.isdir():
                continue
            refusal = "" if info.isreg() else LINK
            if info.size > MAX_MEMBER_BYTES:
                refusal = LARGE
            raw = info.name.encode("utf-8", "surrogateescape")
            name = plain_name(_in_chinese(raw)) or f"第 {index + 1} 个文件"
            yield Member(index, name, info.size, refusal), self._beginning(info)

    def _entries(self) -> Iterator[tarfile.TarInfo]:
        entries = iter(self._tar)
        while True:
            with _damage_told():
                info = next(entries, None)
            if info is None:
                return
            yield info

    def _beginning(self, info: tarfile.TarInfo) -> Beginning:
        def beginning(count: int) -> bytes:
            with _damage_told():
                member = self._tar.extractfile(info)
                return member.read(count) if member else b""

        return beginning

    def read(self, index: int) -> bytes:
        """The whole of a member, from the beginning of the archive on."""
        for member, beginning in self.members():
            if member.index == index:
                return beginning(-1)
        raise ArchiveUnreadableError(BROKEN)


def _in_chinese(raw: bytes) -> str:
    """A name in UTF-8, or as programs on Chinese Windows write it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
