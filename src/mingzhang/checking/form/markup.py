"""What a web page's editor leaves in a text: <p>1.加强……</p>, &nbsp;."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from mingzhang.checking.checks import Flaw, each_quoted, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.items import ProjectOf, heading, projects
from mingzhang.checking.targets.passages import Leak, Whole, wholes

_TAG = re.compile(
    r"</?(?:p|span|div|font|strong|em|b|li|ul|ol|h[1-6])(?:\s+[a-z:-]+=[^<>]*)?\s*/?>"
    r"|&(?:[nem]bsp|[lg][te]|amp|quot|[lr]dquo|#\d{2,5});|_x000D_",
    re.IGNORECASE,
)
"""Not <br>, <td> and the like, which programs that make text of tables leave."""

_MAY_BE_A_TAG = re.compile("</?[a-z]|&[a-z#]|_x000d_", re.IGNORECASE)
"""In a key, which has no white space."""


def _texts(dossier: Dossier) -> Iterable[tuple[int, Whole | ProjectOf]]:
    return chain(wholes(dossier), projects(dossier))


@over("F527", _texts)
def markup_is_left(item: Whole | ProjectOf) -> Iterator[Flaw]:
    """Tags that belong to the page from which the text was taken, and not to the text."""
    yield from _in_cells(item) if isinstance(item, ProjectOf) else _in_text(item)


def _in_text(whole: Whole) -> Iterator[Flaw]:
    found = {
        one.printed: (one, match[0])
        for one in whole.having(_MAY_BE_A_TAG)
        if (match := _TAG.search(one.printed.text))
    }
    if found:
        tags = each_quoted(dict.fromkeys(tag for _, tag in found.values()))
        places = tuple(passage for passage, _ in found.values())
        yield Leak(tags, places).flaw(f"留有网页代码 {tags}")


def _in_cells(item: ProjectOf) -> Iterator[Flaw]:
    """In a target table, where reading has left the tags out."""
    cells = [one.printed for one in item.its.misplaced if one.what == "markup"]
    found = {cell: match[0] for cell in cells if (match := _TAG.search(cell.text))}
    if found:
        tags = each_quoted(dict.fromkeys(found.values()))
        yield item.flaw(
            f"绩效目标表里留有网页代码 {tags}", *(quote(heading(item.its), cell) for cell in found)
        )
