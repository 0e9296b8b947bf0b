"""Classification codes as a table prints them: in one cell, or in cells for 类, 款 and 项."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang import keys
from mingzhang.forms import RowForm
from mingzhang.reading.tables.data_rows import Line
from mingzhang.reading.tables.headers import TOTALS
from mingzhang.reading.tables.repairs import Repairs

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_CLASS_DIGITS = 3
_PART_DIGITS = 2
_CODE_LABELS = {"类", "款", "项", "栏次", "科目编码"}
"""Where the headings share a ruled row with the total, they stand in its code cells."""


class Codes:
    """Reads the codes of one table, in one cell or in cells for 类, 款 and 项.

    In cells of their own, leading zeros can be lost (`2` for `02`) and the 类 can be printed
    wrongly on a row that stands below the right one; what is meant is then certain from the
    row above, and kept beside what is printed.
    """

    def __init__(
        self, repairs: Repairs, rows: Sequence[RowForm] = (), *, is_open: bool = False
    ) -> None:
        self.repairs = repairs
        self.is_open = is_open
        """Whether no form says how codes are printed, so that a 款 may have its own digits only."""

        self.above = ""
        self._below: set[str] = set()
        """The 款 that were read by their own digits below the 类 at hand."""

        self.not_codes = {*TOTALS, *(keys.fold(row.label) for row in rows)}

    def read(self, line: Line, lead: Sequence[str], start: int) -> tuple[str, str]:
        """The code as printed, and the code that is meant where that differs ("" otherwise)."""
        if "code" in lead:
            return self._whole(line, start + lead.index("code"))
        places = [start + i for i, part in enumerate(lead) if part.startswith("code")]
        cells = [keys.fold(line.cells[place]) for place in places]
        printed = "".join(cell for cell in cells if cell not in _CODE_LABELS)
        if not printed.isdigit():
            if not printed or printed in self.not_codes:
                return "", ""
            message = "科目编码“{}”不是数字，按原样读取；请核对原件"
            self.repairs.trouble("ambiguous", message, line.places[places[0]], printed, places[0])
            return printed, ""
        meant = cells[0].zfill(3) + "".join(cell.zfill(2) for cell in cells[1:] if cell)
        if len(cells[0]) != _CLASS_DIGITS and len(meant) > _CLASS_DIGITS and self.above:
            meant = self.above[:_CLASS_DIGITS] + meant[_CLASS_DIGITS:]
        self.above = meant
        if meant == printed:
            return printed, ""
        message = f"科目编码印作“{printed}”，按上一行和位数应为 {meant}"
        self.repairs.repaired(message, line.places[places[0]])
        return printed, meant

    def _whole(self, line: Line, place: int) -> tuple[str, str]:
        """A code in one cell."""
        printed = keys.fold(line.cells[place])
        if printed in self.not_codes | _CODE_LABELS:
            return "", ""
        if of_class := self._below_class(printed):
            self._below.add(of_class)
            self.repairs.note("有的款级科目编码只印后两位，按上面的类补全", line.places[place])
            return printed, of_class
        code = self._in_one_cell(line, place)
        self.above = code if _CODE.fullmatch(code) else ""
        self._below = set()
        return code, ""

    def _below_class(self, printed: str) -> str:
        """The 款 that is printed with its own two digits below its 类 (208, 05, 2080505).

        One that stands there already is a 项 by its own digits, and nobody knows whose.
        """
        is_part = self.is_open and self.above and len(printed) == _PART_DIGITS and printed.isdigit()
        code = self.above[:_CLASS_DIGITS] + printed if is_part else ""
        return "" if code in self._below else code

    def _in_one_cell(self, line: Line, column: int) -> str:
        printed = line.cells[column]
        where = line.places[column]
        code = keys.fold(printed).lstrip("'\"`").removesuffix(".0")
        if code != keys.fold(printed):
            self.repairs.note("有科目编码带着撇号或小数点，已去掉", where)
        if code and not _CODE.fullmatch(code):
            message = "科目编码“{}”不是 3、5、7 位数字，按原样读取；请核对原件"
            self.repairs.trouble("ambiguous", message, where, printed, column)
        elif column in line.joined:
            self.repairs.note("有科目编码被分页断成两段，接合后是有效编码", where)
        elif len(printed.split()) > 1:
            self.repairs.note("有科目编码被空格断开，接合后是有效编码", where)
        return code
