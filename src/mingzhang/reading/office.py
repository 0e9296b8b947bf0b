"""Word and Excel files as containers: ZIP files of XML.

They are opened as archives are, so that they keep the same limits.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Sequence

from lxml import etree

from mingzhang.reading import archive
from mingzhang.reading.archive import ArchiveUnreadableError

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
