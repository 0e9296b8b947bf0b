"""Workbooks to blocks: `blocks` is all that the rest of the reader needs to know of this folder."""

from mingzhang.reading.workbook.document import WorkbookReading, blocks
from mingzhang.reading.workbook.extras import WorkbookUnreadableError

__all__ = ["WorkbookReading", "WorkbookUnreadableError", "blocks"]
