"""Workbooks to blocks: `blocks` is all that the rest of the reader needs to know of this folder.

cells               the cells of a sheet as text
xlsx, xls, extras   what the file says beyond that: merged, hidden, formats
tables              rows to tables, and the lines around them
document            all sheets
"""

from mingzhang.reading.workbook.document import WorkbookReading, blocks
from mingzhang.reading.workbook.extras import WorkbookUnreadableError

__all__ = ["WorkbookReading", "WorkbookUnreadableError", "blocks"]
