"""Archives for tests, made in memory: ZIP by zipfile, 7z by libarchive, RAR by hand."""

from __future__ import annotations

import io
import struct
import tarfile
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Literal


def zipped(files: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items() if isinstance(files, dict) else files:
            made.writestr(name, data)
    return content.getvalue()


def nested(depth: int) -> bytes:
    """A text in so many archives around its own."""
    data = zipped({"底.txt": b"1"})
    for level in range(depth):
        data = zipped({f"{level}.zip": data})
    return data


def zipped_on_windows(name: str, data: bytes = b"1") -> bytes:
    """As Chinese Windows packs it: the name's bytes in GBK without the flag for UTF-8."""
    raw = name.encode("gb18030")
    return zipped({"x" * len(raw): data}).replace(b"x" * len(raw), raw)


def locked(data: bytes, *names: str) -> bytes:
    """The archive with these members marked as encrypted; all, where none is named."""
    changed = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        length = int.from_bytes(data[at + 28 : at + 30], "little")
        if not names or data[at + 46 : at + 46 + length].decode() in names:
            changed[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


def tarred(
    files: dict[str, bytes], mode: Literal["w", "w:gz"] = "w", encoding: str = "utf-8"
) -> bytes:
    content = io.BytesIO()
    form = tarfile.GNU_FORMAT
    with tarfile.open(fileobj=content, mode=mode, encoding=encoding, format=form) as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return content.getvalue()


def sevenzipped(files: dict[str, bytes]) -> bytes:
    import libarchive  # noqa: PLC0415 - may not be installed

    with tempfile.NamedTemporaryFile(suffix=".7z") as file:
        with libarchive.file_writer(file.name, "7zip") as made:
            for name, data in files.items():
                made.add_file_from_memory(name, len(data), data)
        return Path(file.name).read_bytes()


def rar(files: dict[str, bytes]) -> bytes:
    """A RAR 5 archive whose members are stored and not compressed."""
    blocks = [_file(name.encode(), data) for name, data in files.items()]
    main, end = _block(1, 0, b"\x00", b""), _block(5, 0, b"\x00", b"")
    return b"Rar!\x1a\x07\x01\x00" + main + b"".join(blocks) + end


def _file(name: bytes, data: bytes) -> bytes:
    """Flags, size, mode, checksum, method, system and name (RAR 5.0 archive format)."""
    size, mode = _number(len(data)), _number(0o644)
    checksum = struct.pack("<I", zlib.crc32(data))
    fields = b"\x04" + size + mode + checksum + b"\x00\x00" + _number(len(name)) + name
    return _block(2, 0x02, fields, data)


def _block(kind: int, flags: int, fields: bytes, data: bytes) -> bytes:
    size = _number(len(data)) if flags & 0x02 else b""
    header = _number(kind) + _number(flags) + size + fields
    header = _number(len(header)) + header
    return struct.pack("<I", zlib.crc32(header)) + header + data


def _number(value: int) -> bytes:
    """A vint: seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])
