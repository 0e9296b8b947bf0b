"""Page numbers and running heads that a conversion to text has left between the lines.

They cut sentences, titles and tables in two, so they are taken out before anything is read.
A line is a page number where it says so (第 3 页, - 3 -), or where the numbers that stand alone
in lines count the pages of the file; a running head stands beside most of them, always the same.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from mingzhang import keys
from mingzhang.reading import signs

_SAID = re.compile(
    r"[-—–·~]{1,3}\d{1,4}[-—–·~]{1,3}|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp]age\d{1,4}"
)
_NUMBER = re.compile(r"\d{1,3}")
_LONGEST_NUMBER = 20

_FEWEST = 3
"""So many numbers must stand alone before they are taken for page numbers."""

_COUNTING = 0.9
"""Share of them that must count upwards from one to the next."""

_MOST_PAGES = 20
"""Pages that can lie between two page numbers that are left in a text."""

_LONGEST_HEAD = 40


def without_page_marks(lines: Sequence[str]) -> list[str]:
    """The lines with blank ones in the place of page numbers and running heads.

    Lines with tabs are rows of tables, and none of these.
    """
    printed = [index for index, line in enumerate(lines) if line.strip()]
    numbers = _page_numbers(lines, printed)
    marks = numbers | _running_heads(lines, printed, numbers)
    return ["" if index in marks else line for index, line in enumerate(lines)]


def _page_numbers(lines: Sequence[str], printed: Sequence[int]) -> set[int]:
    said: set[int] = set()
    alone: dict[int, int] = {}
    for index in printed:
        line = lines[index]
        if "\t" in line or len(line) > _LONGEST_NUMBER:
            continue
        key = keys.fold(line)
        if _SAID.fullmatch(key):
            said.add(index)
        elif _NUMBER.fullmatch(key):
            alone[index] = int(key)
    return said | (set(alone) if _count_pages(list(alone.values())) else set())


def _count_pages(numbers: Sequence[int]) -> bool:
    steps = [after - before for before, after in itertools.pairwise(numbers)]
    counting = sum(0 < step <= _MOST_PAGES for step in steps)
    return len(numbers) >= _FEWEST and counting >= _COUNTING * len(steps)


def _running_heads(lines: Sequence[str], printed: Sequence[int], numbers: set[int]) -> set[int]:
    """The lines next to page numbers that are the same on most pages."""
    beside: dict[int, str] = {}
    for above, below in itertools.pairwise(printed):
        if (above in numbers) != (below in numbers):
            place = below if above in numbers else above
            if _can_be_head(lines[place]):
                beside[place] = keys.fold(lines[place])
    counts = Counter(beside.values())
    common = {text for text, count in counts.items() if count > max(_FEWEST, len(numbers) // 2)}
    return {place for place, text in beside.items() if text in common}


def _can_be_head(line: str) -> bool:
    """Whether a line says nothing of its own table: no agency, year, unit or title."""
    is_short = "\t" not in line and len(line) <= _LONGEST_HEAD
    return is_short and not (signs.meta(line) or line.rstrip().endswith("表"))
