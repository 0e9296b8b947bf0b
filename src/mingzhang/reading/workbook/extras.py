"""What calamine does not tell of a sheet, and must be known, because it changes what is read.

Errors such as #REF! and formulas without a saved result (both come as blanks), percentages
(0.05 for 5%), and a single cell so far out that the blank ones before it would fill the
memory. `xlsx` and `xls` look it up in the file itself.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

MAX_AREA = 4_000_000
"""Cells from the first of a sheet to its last, blank ones included: about 130 MB in calamine."""

DAMAGED = "工作簿已损坏，打不开。请用 Excel 或 WPS 打开后另存为 XLSX，再读一次"
LOCKED = "设有打开密码，没有读取。请先用 Excel 或 WPS 另存为不加密的工作簿，再读一次"
TOO_LARGE = f"工作表太大，从头到尾超过 {MAX_AREA:,} 个单元格，没有读取"

Place: TypeAlias = tuple[int, int]
"""Row and column, from 1."""


class WorkbookUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class Extras(msgspec.Struct):
    """What calamine does not tell of a sheet."""

    errors: dict[Place, str] = {}
    without_result: list[Place] = []
    """Of formulas; the first thousand."""

    percent: set[Place] = set()
    rows: int = 0
    columns: int = 0

    @property
    def is_too_large(self) -> bool:
        """Whether calamine would fill the memory with blank cells."""
        return self.rows * self.columns > MAX_AREA


class Checked(msgspec.Struct, frozen=True):
    """A workbook that calamine may open."""

    content: bytes
    extras: dict[str, Extras]
    """By the sheet's name."""

    has_macros: bool
