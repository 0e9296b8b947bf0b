"""What a web page's editor leaves in a text: <p>1.加强……</p>, &nbsp;."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.checks import Flaw, each_quoted, over
from mingzhang.checking.targets.passages import Leak, Whole, wholes

_TAG = re.compile(
    r"</?(?:p|span|div|font|strong|em|b|li|ul|ol|h[1-6])(?:\s+[a-z:-]+=[^<>]*)?\s*/?>|&(?:nbsp|ensp|emsp|lt|gt|amp|quot|ldquo|rdquo);",
    re.IGNORECASE,
)
"""Not <br>, <td> and the like, which programs that make text of tables leave."""

_MAY_BE_A_TAG = re.compile("</?[a-z]|&[a-z]", re.IGNORECASE)
"""In a key, which has no white space."""


@over("F527", wholes)
def markup_is_left(whole: Whole) -> Iterator[Flaw]:
    """Tags that belong to the page from which the text was taken, and not to the text."""
    found = {
        one.printed: (one, match[0])
        for one in whole.having(_MAY_BE_A_TAG)
        if (match := _TAG.search(one.printed.text))
    }
    if found:
        tags = each_quoted(dict.fromkeys(tag for _, tag in found.values()))
        places = tuple(passage for passage, _ in found.values())
        yield Leak(tags, places).flaw(f"留有网页代码 {tags}")
