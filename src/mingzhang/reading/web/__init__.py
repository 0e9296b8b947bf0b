"""Web pages to blocks: `blocks` is all that the rest of the reader needs to know of this folder.

page, elements   bytes to a tree; what its elements are shown as
article          the page without menus, columns of links and foot
attachments      the files that it links to, which are told and not read
document         the article to blocks
"""

from mingzhang.reading.web.document import WebReading, blocks
from mingzhang.reading.web.page import WebUnreadableError

__all__ = ["WebReading", "WebUnreadableError", "blocks"]
