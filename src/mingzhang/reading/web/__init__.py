"""Web pages to blocks: `blocks` is all that the rest of the reader needs to know of this folder."""

from mingzhang.reading.web.document import WebReading, blocks
from mingzhang.reading.web.page import WebUnreadableError

__all__ = ["WebReading", "WebUnreadableError", "blocks"]
