"""7z and RAR, by libarchive, where it is installed (the extra `archives`).

It reads from the beginning to the end only, so members are asked for in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from mingzhang.reading.archive.limits import (
    BROKEN,
    LARGE,
    LINK,
    LOCKED,
    MAX_MEMBER_BYTES,
    ArchiveUnreadableError,
    Beginning,
    Member,
    check_count,
    check_total,
    plain_name,
    size_of,
)


class Streamed:
    """An archive that can only be read on from where one is.

    The members asked for one after the other, as a worker does, cost one way through; one
    that lies further back means a new start.
    """

    def __init__(self, file: IO[bytes], kind: str, format_name: str) -> None:
        self._file = file
        self._kind = kind
        self._format = format_name
        self._library = _libarchive(kind)
        self._at = self.members()
        self._next = 0

    def read(self, index: int) -> bytes:
        """The whole of a member."""
        if index < self._next:
            self._at = self.members()
        for member, beginning in self._at:
            self._next = member.index + 1
            if member.index == index:
                return beginning(-1)
        raise ArchiveUnreadableError(BROKEN)

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        """From the beginning; each can be read until the next one is asked for."""
        size = size_of(self._file)
        total = 0
        with self._errors(), self._library.stream_reader(self._file, self._format) as entries:
            for index, entry in enumerate(entries):
                if entry.isdir:
                    continue
                check_count(index)
                total += entry.size or 0
                check_total(total, size)
                name = plain_name(entry.pathname or "") or f"第 {index + 1} 个文件"
                refusal = "" if entry.isfile else LINK
                if (entry.size or 0) > MAX_MEMBER_BYTES:
                    refusal = LARGE
                yield Member(index, name, entry.size or 0, refusal), self._beginning(entry)

    def _beginning(self, entry: Any) -> Beginning:
        """Its bytes are read once and kept: what the stream has given it does not give again."""
        had = bytearray()
        blocks = entry.get_blocks(1 << 16)

        def beginning(count: int) -> bytes:
            with self._errors():
                while count < 0 or len(had) < count:
                    block = next(blocks, b"")
                    had.extend(block)
                    if not block:
                        break
                    if len(had) > MAX_MEMBER_BYTES:
                        raise ArchiveUnreadableError(LARGE)
            return bytes(had if count < 0 else had[:count])

        return beginning

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._library.ArchiveError as error:
            said = str(error.msg).lower()
            if "crypt" in said or "passphrase" in said:
                raise ArchiveUnreadableError(LOCKED) from error
            raise ArchiveUnreadableError(
                f"{self._kind} 压缩包已损坏，或用了不能识别的压缩方法，打不开。"
                "请先解压，再读解压出来的文件夹"
            ) from error


def _libarchive(kind: str) -> Any:
    """The library; it needs the shared library of the system as well."""
    try:
        import libarchive  # noqa: PLC0415 - optional, and it loads a native library
    except (ImportError, OSError, AttributeError, TypeError) as error:
        raise ArchiveUnreadableError(
            f"是 {kind} 压缩包，要装了 libarchive 才能打开，没有读取。"
            "请先解压，再读解压出来的文件夹；或安装后再读（pip install 'mingzhang[archives]'）"
        ) from error
    return libarchive
