"""XLS and ET: what the records of a sheet say beyond what calamine tells (MS-XLS, BIFF 8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mingzhang.reading import ole
from mingzhang.reading.workbook.extras import (
    DAMAGED,
    LOCKED,
    TOO_LARGE,
    Checked,
    Extras,
    WorkbookUnreadableError,
)

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Error codes of BIFF (MS-XLS 2.5.10)."""

_BOUND_SHEET, _FILE_PASS, _BOF, _EOF = 0x85, 0x2F, 0x809, 0x0A
_CELLS = frozenset({0x06, 0x203, 0x27E, 0x204, 0xFD, 0x205, 0xBD, 0xD6})
"""FORMULA, NUMBER, RK, LABEL, LABELSST, BOOLERR, MULRK, RSTRING: records of cells with text."""

_DIMENSIONS, _MULRK, _BOOLERR, _FORMULA = 0x200, 0xBD, 0x205, 0x06


def checked(data: bytes) -> Checked:
    """The workbook as it is, where its records say that calamine can open it safely."""
    if ole.is_locked_office(data):
        raise WorkbookUnreadableError(LOCKED)
    stream = ole.stream(data, "Workbook", "Book")
    if stream is None:
        message = "是旧版 Office 文件，但不是 Excel 工作簿，没有读取。请另存为 XLSX，再读一次"
        raise WorkbookUnreadableError(message)
    sheets: list[tuple[int, str]] = []
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            raise WorkbookUnreadableError(LOCKED)
        if kind == _BOUND_SHEET and len(body) > 8:
            wide = body[7] & 1
            name = body[8 : 8 + body[6] * (1 + wide)].decode(
                "utf-16-le" if wide else "latin-1", "replace"
            )
            sheets.append((struct.unpack_from("<I", body)[0], name))
    extras = {name: _extras(stream, at) for at, name in sheets}
    if any(own.is_too_large for own in extras.values()):
        raise WorkbookUnreadableError(TOO_LARGE + "。请删去多余的行和列，再读一次")
    return Checked(data, extras, "_VBA_PROJECT".encode("utf-16-le") in data)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """BIFF records from one BOF to its EOF."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF and depth <= 0:
            return
        at += 4 + length


def _extras(stream: bytes, at: int) -> Extras:
    extras = Extras({}, [], set())
    for kind, body in _records(stream, at):
        if kind == _DIMENSIONS and len(body) >= 12:
            top, bottom, left, right = struct.unpack_from("<IIHH", body)
            if not (top <= bottom <= 65_536 and left <= right <= 256):
                raise WorkbookUnreadableError(DAMAGED)
        if kind not in _CELLS or len(body) < 6:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
        extras.rows = max(extras.rows, row + 1)
        extras.columns = max(extras.columns, last + 1)
        code = None
        if kind == _BOOLERR and len(body) >= 8 and body[7]:
            code = body[6]
        elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        if code is not None:
            extras.errors[row + 1, column + 1] = _ERRORS.get(code, "#N/A")
    return extras
