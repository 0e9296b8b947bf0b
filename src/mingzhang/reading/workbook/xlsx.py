"""XLSX: what the XML of the sheets says beyond what calamine tells.

Calamine gets the package packed anew: only the parts that it needs, within their limits.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import islice

from mingzhang.reading import office, ole
from mingzhang.reading.workbook.extras import (
    DAMAGED,
    LOCKED,
    Checked,
    Extras,
    Place,
    WorkbookUnreadableError,
)

_MANY = 1000
"""Formulas without a result that are counted; no one needs to know of more."""

_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?[^/]+|xl/worksheets/_rels/[^/]+",
    re.IGNORECASE,
)
_FULL_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])([^<>]*(?<!/))>(?!\s*</)")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*\br\s*=\s*[\"'](\d{1,20})[\"']")
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]{0,300}\bt\s*=\s*[\"']e[\"'][^<>]{0,300})>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]{0,300})>")
_BARE_FORMULA = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_VALUE = re.compile(
    rb"\s*(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>([^<]{1,20})</"
)
_PLACE = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']([^\"']*)[\"']")
_NAME = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_TEXT_RESULT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")


def checked(data: bytes) -> Checked:
    """The workbook packed anew, so that calamine sees what was checked and nothing else.

    Raises WorkbookUnreadableError and ArchiveUnreadableError.
    """
    if ole.is_locked_office(data):
        raise WorkbookUnreadableError(LOCKED)
    package = office.Package(data)
    main = package.main("xl/workbook.xml")
    if main.lower().endswith(".bin"):
        raise WorkbookUnreadableError("是 XLSB 工作簿，这一版不读。请另存为 XLSX，再读一次")
    root = package.xml(main)
    if root is None:
        kind = "不是 Excel 工作簿，或者缺少必要的部分"
        raise WorkbookUnreadableError(f"{kind}。请用 Excel 或 WPS 另存为 XLSX，再读一次")
    percent = _percent_styles(package, main)
    related = package.related(main)
    extras: dict[str, Extras] = {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as fresh:
        for name in package.names:
            if _KEPT.fullmatch(name) and not name.endswith(".bin"):
                fresh.writestr(name, package.read(name))
        for element in root.iter("{*}sheet"):
            name = related.get(office.relation_id(element), "")
            xml = package.read(name)
            own = _extras(xml, percent)
            extras[str(element.get("name", ""))] = own
            if xml and not own.is_too_large and name not in fresh.namelist():
                fresh.writestr(name, xml)
    return Checked(packed.getvalue(), extras, package.has_macros)


def _percent_styles(package: office.Package, main: str) -> set[int]:
    """The cell styles that show a number as a percentage."""
    root = package.xml(main.rpartition("/")[0] + "/styles.xml")
    if root is None:
        return set()
    formats = {"9", "10"}
    for own in root.iter("{*}numFmt"):
        if "%" in str(own.get("formatCode", "")):
            formats.add(str(own.get("numFmtId")))
    styles = root.find("{*}cellXfs")
    return {
        number
        for number, style in enumerate([] if styles is None else styles)
        if style.get("numFmtId") in formats
    }


def _extras(xml: bytes, percent: set[int]) -> Extras:
    if b"\x00" in xml[:4]:
        raise WorkbookUnreadableError("工作表的编码不是 UTF-8。请用 Excel 或 WPS 另存，再读一次")
    extras = Extras({}, [], set())
    placeless = 0
    for match in _FULL_CELL.finditer(xml):
        place = _place(match[1])
        if place is None:
            placeless += 1
        else:
            extras.rows = max(extras.rows, place[0])
            extras.columns = max(extras.columns, place[1])
            style = _STYLE.search(match[1]) if percent else None
            if style and int(style[1]) in percent:
                extras.percent.add(place)
    if placeless:
        extras.rows = max([extras.rows, *(int(match[1]) for match in _ROW.finditer(xml))])
        extras.columns = max(extras.columns, min(placeless, 16_384))
    for match in _ERROR_CELL.finditer(xml):
        value = _VALUE.match(xml, match.end())
        if (place := _place(match[1])) and value:
            extras.errors[place] = value[1].decode("utf-8", "replace").replace("&amp;", "&")
    for match in islice(_BARE_FORMULA.finditer(xml), _MANY):
        *_, cell = None, *_CELL.finditer(xml, max(0, match.start() - 9_000), match.start())
        if cell and (place := _place(cell[1])) and not _TEXT_RESULT.search(cell[1]):
            extras.without_result.append(place)
    return extras


def _place(attributes: bytes) -> Place | None:
    """Where a cell says that it stands; None where it only follows the one before."""
    names = _PLACE.findall(attributes)
    name = _NAME.fullmatch(names[0]) if len(names) == 1 else None
    if (names and not name) or attributes.count(b'"') % 2 or attributes.count(b"'") % 2:
        raise WorkbookUnreadableError(DAMAGED)
    if not name:
        return None
    column = 0
    for letter in name[1].upper():
        column = 26 * column + letter - 64
    return int(name[2]), column
