"""A workbook (XLSX, XLS, ET) to blocks, sheet by sheet.

xlsx, xls   what calamine does not tell; files that must not be opened are refused
cells       calamine's values to text, row by row
tables      rows to tables and the lines around them
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import python_calamine as calamine

from mingzhang.disclosure import Problem
from mingzhang.reading import ole
from mingzhang.reading.archive import ArchiveUnreadableError
from mingzhang.reading.blocks import Block
from mingzhang.reading.workbook import xls, xlsx
from mingzhang.reading.workbook.cells import from_one, rows
from mingzhang.reading.workbook.extras import (
    DAMAGED,
    LOCKED,
    TOO_LARGE,
    Extras,
    WorkbookUnreadableError,
)
from mingzhang.reading.workbook.tables import tables
from mingzhang.where import Where


class WorkbookReading(msgspec.Struct, frozen=True):
    """What a workbook yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Hidden sheets, errors, formulas without results, macros."""


def blocks(data: bytes) -> WorkbookReading:
    """All blocks of a workbook in reading order; hidden sheets where they stand.

    Raises WorkbookUnreadableError, with a message for the user.
    """
    try:
        checked = xls.checked(data) if ole.is_ole(data) else xlsx.checked(data)
    except ArchiveUnreadableError as error:
        raise WorkbookUnreadableError(str(error)) from error
    found: list[Block] = []
    problems: list[Problem] = []
    if checked.has_macros:
        message = "工作簿里有宏；宏没有运行，只读了单元格里保存的内容"
        problems.append(Problem("ambiguous", message))
    with _native(), calamine.load_workbook(io.BytesIO(checked.content)) as book:
        for about in book.sheets_metadata:
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                own = _sheet(book, about, checked.extras.get(about.name, Extras()), problems)
                found += own
    return WorkbookReading(found, problems)


@contextmanager
def _native() -> Iterator[None]:
    """Turn what calamine raises into our error; its panics are no Exception."""
    try:
        yield
    except calamine.PasswordError as error:
        raise WorkbookUnreadableError(LOCKED) from error
    except (calamine.CalamineError, OSError) as error:
        raise WorkbookUnreadableError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookUnreadableError(DAMAGED) from error


def _sheet(
    book: calamine.CalamineWorkbook,
    about: calamine.SheetMetadata,
    extras: Extras,
    problems: list[Problem],
) -> list[Block]:
    here = Where(sheet=about.name)
    if extras.is_too_large:
        problems.append(Problem("unreadable", TOO_LARGE + "；请删去多余的行和列", here))
        return []
    sheet = book.get_sheet_by_name(about.name)
    merged = [from_one(span) for span in sheet.merged_cell_ranges or []]
    found = list(rows(sheet.to_python(skip_empty_area=False), extras, merged))
    if found and about.visible != calamine.SheetVisibleEnum.Visible:
        message = "工作表是隐藏的，已照样读取；如不属于公开内容，请删去后再核对"
        problems.append(Problem("ambiguous", message, here))
    problems += _cell_problems(about.name, extras)
    return list(tables(about.name, found, merged))


def _cell_problems(sheet: str, extras: Extras) -> Iterator[Problem]:
    for (row, column), text in extras.errors.items():
        message = f"单元格印作错误值 {text}，不是金额；请改正公式后再核对"
        yield Problem("unreadable", message, Where(sheet=sheet, line=row, cell=column))
    if extras.without_result:
        row, column = extras.without_result[0]
        count = len(extras.without_result)
        message = (
            f"有 {count} 个公式没有保存计算结果，按空白读取；"
            "请用 Excel 或 WPS 打开，重新计算并保存后再核对"
        )
        yield Problem("unreadable", message, Where(sheet=sheet, line=row, cell=column))
