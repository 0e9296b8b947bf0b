"""Archives: what is in them, and the bytes of each member.

Nothing is written to disk, so a name can do no harm; it is made plain all the same, because
it is shown. What an archive says of its sizes is checked before anything is unpacked, and
the unpacking never gives more than was said: a bomb is refused for what it announces.

ZIP files are read by `zipfile`, TAR by `tarfile`, also where gzip has packed it; 7z and RAR by
libarchive, where it is installed (the extra `archives`). It reads from the beginning to the
end only, so members are asked for in order.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Protocol

import msgspec

MAX_MEMBERS = 10_000
MAX_BYTES = 4 << 30
"""Unpacked, all members together."""

MAX_RATIO = 200
"""Unpacked to packed; a text of nothing but zeros reaches 1000."""

MAX_MEMBER_BYTES = 256 << 20
"""Of one member, which is unpacked in memory."""

_HARMLESS = 16 << 20
"""Unpacked bytes below which the ratio does not matter: empty forms pack very small."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"7z\xbc\xaf\x27\x1c": ("7z", "7zip"),
    b"Rar!\x1a\x07\x00": ("RAR", "rar"),
    b"Rar!\x1a\x07\x01\x00": ("RAR", "rar5"),
}
"""First bytes, and the format's name for people and for libarchive."""

_GZIP = b"\x1f\x8b\x08"
_TAR, _TAR_PLACE = b"ustar", 257

HEAD = 512
"""Bytes of a file that tell whether it may be an archive."""

_OFFICE = {"[Content_Types].xml", "mimetype", "OFD.xml"}
"""A ZIP file with one of these is a document of Word, Excel, OpenDocument or OFD."""

_LEFT_BY_SYSTEMS = {"__macosx", "thumbs.db", "desktop.ini"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that would spoil a message, or turn the order of a name round."""

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_UNICODE_PATH = 0x7075
"""Extra field with the name in UTF-8 (APPNOTE 4.6.9)."""

_DAMAGE = (
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

_LOCKED = "设有密码，没有读取。请先解压，再读解压出来的文件夹"
_LINK = "是符号链接，不是文件，没有读取。请换成它所指的文件"
_LARGE = f"解压后超过 {MAX_MEMBER_BYTES >> 20} MB，没有读取。请确认文件来历，或拆成几个"
_BROKEN = "已损坏，打不开。请换一份完整的文件"


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


def may_be_archive(head: bytes) -> bool:
    """Whether a file that begins so is worth opening as an archive.

    Nearly all Office files show already here that they are none.
    """
    if not head.startswith(_ZIP):
        return head.startswith((_GZIP, *_OTHERS)) or _is_tar(head)
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length].decode("cp437") not in _OFFICE


def _is_tar(head: bytes) -> bool:
    return head.startswith(_TAR, _TAR_PLACE)


def is_archive(file: IO[bytes]) -> bool:
    """Whether this is an archive, and not a ZIP file that is an Office document."""
    head = file.read(HEAD)
    file.seek(0)
    if not may_be_archive(head) or not head.startswith(_ZIP):
        return may_be_archive(head)
    try:
        with zipfile.ZipFile(file) as archive:
            return not _OFFICE & set(archive.namelist())
    except _DAMAGE:
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
            return _Streamed(file, kind, format_name)
    if head.startswith(_GZIP):
        return _gzipped(file)
    return _Tar(file, _size(file)) if _is_tar(head) else _Zip(file)


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def left_by_systems(name: str) -> bool:
    """Whether a part of a path says that nobody has put this file there on purpose.

    Hidden files, Office's lock files, and what macOS and Windows leave in folders.
    """
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_SYSTEMS


# ---------- ZIP ----------


class _Zip:
    def __init__(self, file: IO[bytes]) -> None:
        self._zip = opened(file)
        self._infos = self._zip.infolist()

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        for index, info in enumerate(self._infos):
            if _is_folder(info):
                continue
            name = plain_name(_decoded(info)) or f"第 {index + 1} 个文件"
            yield Member(index, name, info.file_size, _refusal(info)), self._beginning(info)

    def _beginning(self, info: zipfile.ZipInfo) -> Beginning:
        return lambda count: unpacked(self._zip, info, count)

    def read(self, index: int) -> bytes:
        return unpacked(self._zip, self._infos[index])


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/")  # ZipInfo.is_dir() fails on a name without a character


def _refusal(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if info.flag_bits & _ENCRYPTED_FLAG:
        return _LOCKED
    return _LARGE if info.file_size > MAX_MEMBER_BYTES else ""


def opened(file: IO[bytes], most: int = MAX_BYTES) -> zipfile.ZipFile:
    """A ZIP file that keeps the limits; `most` are the bytes that it may unpack to.

    Raises ArchiveUnreadableError, with a message for the user.
    """
    size = file.seek(0, io.SEEK_END)
    try:
        archive = zipfile.ZipFile(file)
        infos = archive.infolist()
    except _DAMAGE as error:
        raise ArchiveUnreadableError("文件已损坏，打不开。请换一份完整的文件") from error
    files = [info for info in infos if not _is_folder(info)]
    if files and all(info.flag_bits & _ENCRYPTED_FLAG for info in files):
        raise ArchiveUnreadableError(_LOCKED)
    check_count(len(infos))
    packed = min(size, sum(info.compress_size for info in infos))
    _check_total(sum(info.file_size for info in infos), packed, most)
    for info in infos:
        if info.file_size > _HARMLESS:
            _check_ratio(info.file_size, info.compress_size)
    return archive


def check_count(count: int) -> None:
    """Raises ArchiveUnreadableError for too many files."""
    if count > MAX_MEMBERS:
        raise ArchiveUnreadableError(
            f"压缩包里的文件超过 {MAX_MEMBERS:,} 个，没有读取。请分开压缩，或先解压"
        )


def _check_total(total: int, packed: int, most: int = MAX_BYTES) -> None:
    if total > most:
        raise ArchiveUnreadableError(
            f"解压后有 {total >> 20:,} MB，超过 {most >> 20:,} MB 的上限，没有读取。"
            "请确认文件来历，或分开压缩"
        )
    if total > _HARMLESS:
        _check_ratio(total, packed)


def _check_ratio(total: int, packed: int) -> None:
    if total > MAX_RATIO * packed:
        raise ArchiveUnreadableError(
            f"压缩比达 {total // max(packed, 1):,}:1，像是压缩炸弹，没有读取。请确认文件来历"
        )


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, count: int = -1) -> bytes:
    """A member's bytes, or so many from its beginning.

    Raises ArchiveUnreadableError where it is damaged or locked.
    """
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise ArchiveUnreadableError(_LOCKED)
    try:
        with archive.open(info) as member:
            return member.read(count)
    except _DAMAGE as error:
        raise ArchiveUnreadableError(_BROKEN) from error


def plain_name(name: str) -> str:
    """A member's path with / between folders, never absolute and never upwards."""
    parts = (part.strip() for part in re.split(r"[/\\]", _CONTROL.sub("", name)))
    return "/".join(part for part in parts if not re.fullmatch(r"\.*|[A-Za-z]:", part))


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


# ---------- TAR and gzip ----------


def _gzipped(file: IO[bytes]) -> Archive:
    """What gzip has packed: a TAR, or a single file."""
    size = _size(file)
    name = _original_name(file.read(HEAD))
    file.seek(0)
    stream = _Unpacking(file, size)
    with _damage_told():
        head = stream.read(HEAD)
        stream.seek(0)
    if _is_tar(head):
        return _Tar(stream, size)
    return _Gzip(stream, plain_name(name) or "解压后的文件")


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except ArchiveUnreadableError:
        raise
    except _DAMAGE as error:
        raise ArchiveUnreadableError(_BROKEN) from error


class _Unpacking(gzip.GzipFile):
    """A gzip stream that is refused where it unpacks to more than is kept in memory."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        super().__init__(fileobj=file, mode="rb")
        self._packed = packed

    def read(self, size: int | None = -1) -> bytes:
        most = MAX_MEMBER_BYTES + 1
        data = super().read(most if size is None or size < 0 else min(size, most))
        if len(data) == most:
            raise ArchiveUnreadableError(_LARGE)
        _check_total(len(data), self._packed)
        return data


def _original_name(head: bytes) -> str:
    """What the packed file was called, where gzip has noted it (RFC 1952)."""
    if not head[3] & 0x08 or head[3] & 0x04:
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


class _Tar:
    """A TAR; `packed` are the bytes of the file that it came in."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, packed: int) -> None:
        self._packed = packed
        with _damage_told():
            self._tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - it stays open

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        total = 0
        for index, info in enumerate(self._entries()):
            check_count(index)
            total += info.size
            _check_total(total, self._packed)
            if info.isdir():
                continue
            refusal = "" if info.isreg() else _LINK
            if info.size > MAX_MEMBER_BYTES:
                refusal = _LARGE
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
        for member, beginning in self.members():
            if member.index == index:
                return beginning(-1)
        raise ArchiveUnreadableError(_BROKEN)


def _in_chinese(raw: bytes) -> str:
    """A name in UTF-8, or as programs on Chinese Windows write it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


# ---------- 7z and RAR ----------


class _Streamed:
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
        if index < self._next:
            self._at = self.members()
        for member, beginning in self._at:
            self._next = member.index + 1
            if member.index == index:
                return beginning(-1)
        raise ArchiveUnreadableError(_BROKEN)

    def members(self) -> Iterator[tuple[Member, Beginning]]:
        size = self._file.seek(0, io.SEEK_END)
        self._file.seek(0)
        total = 0
        with self._errors(), self._library.stream_reader(self._file, self._format) as entries:
            for index, entry in enumerate(entries):
                if entry.isdir:
                    continue
                check_count(index)
                total += entry.size or 0
                _check_total(total, size)
                name = plain_name(entry.pathname or "") or f"第 {index + 1} 个文件"
                refusal = "" if entry.isfile else _LINK
                if (entry.size or 0) > MAX_MEMBER_BYTES:
                    refusal = _LARGE
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
                        raise ArchiveUnreadableError(_LARGE)
            return bytes(had if count < 0 else had[:count])

        return beginning

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except self._library.ArchiveError as error:
            said = str(error.msg).lower()
            if "crypt" in said or "passphrase" in said:
                raise ArchiveUnreadableError(_LOCKED) from error
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
