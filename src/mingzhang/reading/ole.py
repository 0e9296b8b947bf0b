"""The container of the older Office formats (MS-CFB): whether a file is one, and its streams.

A file of sectors, chained by a table of which one follows which. Small streams lie together in
one large one, in sectors of their own and with a table of their own.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from mingzhang.reading.archive import ArchiveUnreadableError

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on are marks (MS-CFB 2.1)."""

_SMALL = 64
"""Bytes of a small sector."""

_ENTRY = 128
"""Bytes of an entry of the directory."""

_IN_HEADER = 109
"""Sectors of the table that the header names itself."""

_ROOT, _STREAM = 5, 2
"""Kinds of entries; the root's stream is the one in which the small ones lie."""


def is_ole(data: bytes) -> bool:
    """Whether this is in the container of the older Office formats."""
    return data.startswith(_MAGIC)


def is_locked_office(data: bytes) -> bool:
    """Whether this is a Word or Excel file that opens only with a password (MS-OFFCRYPTO)."""
    return is_ole(data) and "EncryptedPackage".encode("utf-16-le") in data


def stream(data: bytes, *names: str) -> bytes | None:
    """The first stream of a file that has one of these names; None without one.

    Raises ArchiveUnreadableError where the file is damaged.
    """
    try:
        return _File(data).stream(names)
    except (struct.error, IndexError, ValueError) as error:
        raise ArchiveUnreadableError(
            "文件已损坏，打不开。请换一份完整的文件，或用 WPS 打开后另存，再读一次"
        ) from error


class _File:
    """Raises ValueError, IndexError and struct.error where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        if self._size not in (512, 4096):
            raise ValueError(self._size)
        fields = struct.unpack_from("<I4xIIIII", data, 48)
        self._directory, self._cutoff, self._small_table, _, more, more_count = fields
        self._table = self._whole_table(more, more_count)

    def _whole_table(self, more: int, more_count: int) -> Sequence[int]:
        """The sector that follows each, as far as the header and the sectors `more` name them."""
        sectors = len(self._data) // self._size
        named = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        for _ in range(min(more_count, sectors)):
            if more >= _LAST_SECTOR:
                break
            *own, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            named += own
        known = (at for at in named[: sectors + _IN_HEADER] if at < _LAST_SECTOR)
        return _numbers(b"".join(map(self._sector, known)))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return _chained(self._table, start, self._sector, len(self._data) // self._size)

    def stream(self, names: Sequence[str]) -> bytes | None:
        entries = self._chain(self._directory)
        small = b""
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, stored = struct.unpack_from("<II", entries, at + 116)
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if kind == _ROOT:
                small = self._chain(start)
            elif kind == _STREAM:
                found.setdefault(name, (start, stored))
        for name in names:
            if name in found:
                start, stored = found[name]
                if stored >= self._cutoff:
                    return self._chain(start)[:stored]
                return self._small_chain(small, start)[:stored]
        return None

    def _small_chain(self, small: bytes, start: int) -> bytes:
        table = _numbers(self._chain(self._small_table))
        return _chained(table, start, lambda at: small[at * _SMALL : (at + 1) * _SMALL], len(table))


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw)


def _chained(table: Sequence[int], start: int, piece: Callable[[int], bytes], most: int) -> bytes:
    """The sectors one behind the other, from `start` on."""
    pieces: list[bytes] = []
    while start < _LAST_SECTOR:
        pieces.append(piece(start))
        start = table[start]
        if len(pieces) > most:
            raise ValueError("a chain without end")
    return b"".join(pieces)
