"""Archives: their members as if each lay in a folder of its own.

Nothing is written to disk, so a name can do no harm; it is made plain all the same, because
it is shown. What a ZIP file says of its sizes is checked before anything is unpacked, and
the unpacking never gives more than was said: a bomb is refused for what it announces.

Word and Excel files are containers too: ZIP files of XML, or the older OLE files. They are
opened here, so that they keep the same limits.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from lxml import etree

MAX_MEMBERS = 10_000
MAX_BYTES = 1 << 30
"""Unpacked, all members together, those of archives inside included."""

MAX_RATIO = 200
"""Unpacked to packed; a text of nothing but zeros reaches 1000."""

_HARMLESS = 16 << 20
"""Unpacked bytes below which the ratio does not matter: empty forms pack very small."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {b"Rar!": "RAR", b"7z\xbc\xaf\x27\x1c": "7z", b"\x1f\x8b": "GZ", b"BZh": "BZ2"}
_LEFT_BY_SYSTEMS = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that would spoil a message, or turn the order of a name round."""

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_UNICODE_PATH = 0x7075
"""Extra field with the name in UTF-8 (APPNOTE 4.6.9)."""

_DAMAGE = (
    zipfile.BadZipFile,
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
"""What `zipfile` raises for damaged files; NotImplementedError is a RuntimeError."""


class ArchiveUnreadableError(ValueError):
    """The archive, or a part of it, cannot be read; the message says why and what to do."""


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive and of the archives directly in it: path and bytes.

    A path leads from the archive's own name: "公开.zip/教育局/部门预算.pdf". An archive inside
    that cannot be opened comes as a member itself. Raises ArchiveUnreadableError, with a
    message for the user; where only some members are damaged, after all the others.
    """
    yield from _members(data, name, [MAX_BYTES], nested=False)


def _members(
    data: bytes, name: str, left: list[int], *, nested: bool
) -> Iterator[tuple[str, bytes]]:
    damaged: list[str] = []
    with opened(data, left[0]) as archive:
        for info in archive.infolist():
            path = plain_name(info)
            if info.is_dir() or not path or _LEFT_BY_SYSTEMS.fullmatch(path):
                continue
            full = f"{name}/{path}" if name else path
            try:
                content = read(archive, info)
            except ArchiveUnreadableError:
                damaged.append(path)
                continue
            left[0] -= len(content)
            if not nested and is_archive(content):
                yield from _inner(content, full, left)
            else:
                yield full, content
    if damaged:
        names = "、".join(damaged[:3]) + ("等" if len(damaged) > 3 else "")
        raise ArchiveUnreadableError(
            f"压缩包里有 {len(damaged)} 个文件已损坏，没有读取：{names}。请换一份完整的压缩包"
        )


def _inner(data: bytes, name: str, left: list[int]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive inside; itself, with its error to be found again, if it has one."""
    try:
        yield from _members(data, name, left, nested=True)
    except ArchiveUnreadableError:
        yield name, data


def is_archive(data: bytes) -> bool:
    """Whether this is a ZIP file with files in it, and not a Word, Excel or OFD document."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _DAMAGE:
        return True
    return not names & {"[Content_Types].xml", "mimetype", "OFD.xml"}


def opened(data: bytes, most: int = MAX_BYTES) -> zipfile.ZipFile:
    """A ZIP file that keeps the limits; `most` are the bytes that it may unpack to.

    Raises ArchiveUnreadableError, with a message for the user.
    """
    for magic, kind in _OTHERS.items():
        if data.startswith(magic):
            raise ArchiveUnreadableError(
                f"是 {kind} 压缩包，这一版只能打开 ZIP。请先解压，再读解压出来的文件夹"
            )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _DAMAGE as error:
        raise ArchiveUnreadableError(
            "不是 ZIP 压缩包，或者已损坏，打不开。请换一份完整的文件"
        ) from error
    if len(infos) > MAX_MEMBERS:
        raise ArchiveUnreadableError(
            f"压缩包里有 {len(infos):,} 个文件，超过 {MAX_MEMBERS:,} 个，没有读取。请分开压缩"
        )
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise ArchiveUnreadableError("压缩包设有密码，没有读取。请先解压，再读解压出来的文件夹")
    total = sum(info.file_size for info in infos)
    if total > most:
        raise ArchiveUnreadableError(
            f"解压后有 {total >> 20:,} MB，超过 {most >> 20:,} MB 的上限，没有读取。"
            "请确认文件来历，或分开压缩"
        )
    packed = min(len(data), sum(info.compress_size for info in infos))
    largest = max((info.file_size / (info.compress_size or 1) for info in infos), default=0)
    if total > _HARMLESS and (total > MAX_RATIO * packed or _is_bomb(infos)):
        raise ArchiveUnreadableError(
            f"压缩比达 {max(largest, total / (packed or 1)):,.0f}:1，像是压缩炸弹，没有读取。"
            "请确认文件来历"
        )
    return archive


def _is_bomb(infos: list[zipfile.ZipInfo]) -> bool:
    return any(
        info.file_size > _HARMLESS and info.file_size > MAX_RATIO * info.compress_size
        for info in infos
    )


def read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A member's bytes. Raises ArchiveUnreadableError where it is damaged."""
    try:
        return archive.read(info)
    except _DAMAGE as error:
        raise ArchiveUnreadableError(
            f"压缩包里的“{plain_name(info)}”已损坏，打不开。请换一份完整的文件"
        ) from error


def plain_name(info: zipfile.ZipInfo) -> str:
    """A member's path with / between folders, never absolute and never upwards."""
    parts = re.split(r"[/\\]", _CONTROL.sub("", _decoded(info)))
    kept = (part.strip() for part in parts if not re.fullmatch(r"\s*(?:\.*|[A-Za-z]:)\s*", part))
    return "/".join(kept)


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


# ---------- Office files ----------

_OFFICE_BYTES = 256 << 20
"""Unpacked; a thousand pages of tables are about 50 MB."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Package:
    """A DOCX or XLSX file: its parts, by name.

    Raises ArchiveUnreadableError where the file, or a part that is asked for, is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = opened(data, _OFFICE_BYTES)
        self._infos = {
            info.filename.replace("\\", "/").lstrip("/"): info for info in self._archive.infolist()
        }

    @property
    def names(self) -> Sequence[str]:
        """The names of all parts."""
        return list(self._infos)

    @property
    def has_macros(self) -> bool:
        """Whether there are programs in it, which are never run."""
        return any(name.rpartition("/")[2] == "vbaProject.bin" for name in self._infos)

    def read(self, name: str) -> bytes:
        """A part as it is stored; nothing where it is not there."""
        info = self._infos.get(name)
        return read(self._archive, info) if info else b""

    def xml(self, name: str) -> etree._Element | None:
        """A part's root; None where it is not there."""
        content = self.read(name)
        return parsed(content, name) if content else None

    def main(self, wanted: str) -> str:
        """The name of the part that the package is about, the usual one where nothing says."""
        root = self.xml("_rels/.rels")
        for relation in [] if root is None else root:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return wanted

    def related(self, name: str) -> dict[str, str]:
        """For a part, the parts it refers to, by the ids that it uses."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found = {}
        for relation in [] if root is None else root:
            target = str(relation.get("Target", ""))
            inside = target if target.startswith("/") else f"{folder}/{target}"
            found[str(relation.get("Id", ""))] = posixpath.normpath(inside).lstrip("/")
        return found


def relation_id(element: etree._Element) -> str:
    """The id in an r:id attribute, of either edition of the standard."""
    return str(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")


def parsed(content: bytes, name: str) -> etree._Element:
    """XML without entities, network or size beyond libxml2's own limits.

    Raises ArchiveUnreadableError where it is damaged, or declares entities, which no program
    that writes Office files does.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ArchiveUnreadableError(
            f"文件里的 {name} 已损坏，打不开。请用 Word、Excel 或 WPS 打开后另存，再读一次"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ArchiveUnreadableError(
            f"文件里的 {name} 声明了外部实体，可能有害，没有读取。请确认文件来历"
        )
    return root


def is_locked_office(data: bytes) -> bool:
    """Whether this is a Word or Excel file that opens only with a password (MS-OFFCRYPTO)."""
    return is_ole(data) and "EncryptedPackage".encode("utf-16-le") in data


def is_ole(data: bytes) -> bool:
    """Whether this is in the container of the older Office formats."""
    return data.startswith(_OLE)


_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on are marks (MS-CFB 2.1)."""


def ole_stream(data: bytes, *names: str) -> bytes | None:
    """The first stream of an OLE file (MS-CFB) that has one of these names; None without one.

    Raises ArchiveUnreadableError where the file is damaged.
    """
    try:
        return _ole_stream(data, names)
    except (struct.error, IndexError, ValueError) as error:
        raise ArchiveUnreadableError(
            "文件已损坏，打不开。请换一份完整的文件，或用 WPS 打开后另存，再读一次"
        ) from error


def _ole_stream(data: bytes, names: Sequence[str]) -> bytes | None:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    directory, cutoff, small_table, _, more, more_count = struct.unpack_from("<I4xIIIII", data, 48)
    sectors = len(data) // size

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    table_at = list(struct.unpack_from("<109I", data, 76))
    for _ in range(min(more_count, sectors)):
        if more >= _LAST_SECTOR:
            break
        *own, more = struct.unpack(f"<{size // 4}I", sector(more))
        table_at += own
    raw = b"".join(sector(at) for at in table_at[: sectors + 109] if at < _LAST_SECTOR)
    table = struct.unpack(f"<{len(raw) // 4}I", raw)

    def chain(start: int) -> bytes:
        pieces = []
        while start < _LAST_SECTOR:
            pieces.append(sector(start))
            start = table[start]
            if len(pieces) > sectors:
                raise ValueError("a chain without end")
        return b"".join(pieces)

    entries = chain(directory)
    small_stream = b""
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries, at + 64)
        start, stored = struct.unpack_from("<II", entries, at + 116)
        name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if kind == 5:
            small_stream = chain(start)
        elif kind == 2:
            found.setdefault(name, (start, stored))
    for name in names:
        if name in found:
            start, stored = found[name]
            if stored >= cutoff:
                return chain(start)[:stored]
            return _small_chain(small_stream, chain(small_table), start)[:stored]
    return None


def _small_chain(stream: bytes, raw: bytes, start: int) -> bytes:
    table = struct.unpack(f"<{len(raw) // 4}I", raw)
    pieces: list[bytes] = []
    while start < _LAST_SECTOR:
        pieces.append(stream[start * 64 : start * 64 + 64])
        start = table[start]
        if len(pieces) > len(table):
            raise ValueError("a chain without end")
    return b"".join(pieces)
