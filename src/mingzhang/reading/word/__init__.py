"""Word documents to blocks: `blocks` is all that the rest of the reader needs to know here.

elements    the XML: kinds, attributes, what of it is printed
columns     the columns of a table as they are seen
numbering   the numbers that Word counts by itself
document    paragraphs, tables, text boxes, notes, in reading order
older       DOC, WPS and RTF as DOCX, by LibreOffice
unreadable  what is raised for a file that cannot be opened
"""

from mingzhang.reading.word.document import WordReading, blocks
from mingzhang.reading.word.unreadable import WordUnreadableError

__all__ = ["WordReading", "WordUnreadableError", "blocks"]
