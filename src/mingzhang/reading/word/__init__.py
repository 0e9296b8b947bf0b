"""Word documents to blocks: `blocks` is all that the rest of the reader needs to know here."""

from mingzhang.reading.word.document import WordReading, blocks
from mingzhang.reading.word.unreadable import WordUnreadableError

__all__ = ["WordReading", "WordUnreadableError", "blocks"]
