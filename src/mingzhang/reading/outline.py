"""The sections of a narrative that no pack describes.

Provinces number their narratives in their own ways: 第一部分 with 一、二、 in each part, 一、
with （一）, or 1. alone. So nothing is known but how headings are made: a short line with a
number that goes on counting, in the highest way of numbering that its part of the document uses.
Items of lists end as sentences do, and are none; the title of a project's table belongs to it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from mingzhang import forms, keys
from mingzhang.numerals import NUMERAL, number_of
from mingzhang.reading.blocks import Block, Paragraph
from mingzhang.reading.headings import Heading, is_contents_entry, part
from mingzhang.reading.projects.titles import names_a_project

_LEVELS = (
    re.compile(rf"(?P<no>{NUMERAL})[、.．](?P<title>\S.*)"),
    re.compile(rf"[（(](?P<no>{NUMERAL})[)）][、.．]?(?P<title>\S.*)"),
    re.compile(r"(?P<no>\d{1,2})[、.．](?!\d)(?P<title>\S.*)"),
)
_LONGEST = 45
_ENDS = tuple("。；;，,、！!")
_BESIDE = re.compile(r"[。；;]")

Chosen = Mapping[int, Heading | None]
"""The places of the headings; None where a line is the second one of the heading above it."""


def headings(blocks: Sequence[Block]) -> Chosen:
    """The headings of the sections, by their place among the blocks."""
    chosen: dict[int, Heading | None] = dict(_parts(blocks))
    starts = [0, *sorted(chosen), len(blocks)]
    last = 0
    for start, end in itertools.pairwise(starts):
        found = _counted(blocks, range(start, end), chosen, last)
        last = max((heading.number for heading in found.values() if heading), default=last)
        chosen |= found
    return chosen


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[int, Heading | None]]:
    """第一部分 …, with its title on the same line or on the next one."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not (heading := part(block.text)):
            continue
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if not heading.title and isinstance(below, Paragraph) and _is_title(below.text):
            yield index, Heading(0, heading.no, keys.tidy(below.text))
            yield index + 1, None
        else:
            yield index, heading


def begins_narrative(text: str) -> bool:
    """Whether a line is a heading in whose words a narrative speaks, outside of one."""
    if part(text):
        return True
    heading = _heading(text, 0) or _heading(text, 1)
    return heading is not None and heading.title.endswith(_words())


def _words() -> tuple[str, ...]:
    return forms.pack("generic").section_words


def _is_title(text: str) -> bool:
    numbered = any(level.fullmatch(text.strip()) for level in _LEVELS)
    return len(text) <= _LONGEST and not numbered and not text.rstrip().endswith(_ENDS)


def _counted(
    blocks: Sequence[Block], places: range, taken: Chosen, before: int
) -> dict[int, Heading | None]:
    """The headings of one part: of the first way of numbering that counts in it.

    `before`: the last number of the part before, from which 一、二、 may go on counting.
    """
    for level in range(len(_LEVELS)):
        found: dict[int, Heading | None] = {}
        last = 0
        for index in places:
            block = blocks[index]
            if index in taken or not isinstance(block, Paragraph):
                continue
            heading = _heading(block.text, level)
            if heading and not last and level == 0 and before and heading.number == before + 1:
                last = before
            if heading and heading.number in (last + 1, last + 2) and (last or heading.number == 1):
                found[index] = heading
                last = heading.number
        if len(found) > 1 or (found and level == 0):
            return found
    return {}


def _heading(text: str, level: int) -> Heading | None:
    match = _LEVELS[level].fullmatch(text.strip())
    if match is None or len(match["title"]) > _LONGEST or is_contents_entry(text):
        return None
    title = keys.tidy(match["title"])
    if title.endswith(_ENDS) or _BESIDE.search(title) or is_explained(title):
        return None
    if names_a_project(title):
        return None
    no = match["no"] if level != 1 else f"（{match['no']}）"
    return Heading(number_of(match["no"]), no, title.rstrip("：:"))


def is_explained(title: str) -> bool:
    """Whether it is an item of a list: 财政拨款收入：指…, 公务接待费1.00万元."""
    return bool(re.search(r"[：:].", title) or re.search(r"\d万?元", title))
