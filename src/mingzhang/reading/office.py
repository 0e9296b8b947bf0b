"""Word and Excel files as containers: ZIP files of XML, or the older OLE files.

ZIP files are opened as archives are, so that they keep the same limits.
"""

from __future__ import annotations

import io
import posixpath
import struct
from collections.abc import Sequence

from lxml import etree

from mingzhang.reading import archive
from mingzhang.reading.archive import ArchiveUnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OFFICE_BYTES = 256 << 20
"""Unpacked; a thousand pages of tables are about 50 MB."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Package:
    """A DOCX or XLSX file: its parts, by name.

    Raises ArchiveUnreadableError where the file, or a part that is asked for, is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = archive.opened(io.BytesIO(data), _OFFICE_BYTES)
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
        return archive.unpacked(self._archive, info) if info else b""

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
