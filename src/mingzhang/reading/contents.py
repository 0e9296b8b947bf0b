"""目录: the lines that list what a document holds, apart from what they list.

An entry prints the same words as the heading it points to. So the entries are found first,
and nothing in them is taken for a heading, a title or a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang import keys
from mingzhang.reading import headings, signs
from mingzhang.reading.blocks import Block, Paragraph

_OPENING = re.compile(r"(?:20\d\d年?)?\S{0,30}目录")
_PAGE = re.compile(r"[.…·\-_]*\d{0,4}$")
_PART = re.compile(headings.PART_OR_CHAPTER)
_LONGEST = 60
"""Characters; a longer line is prose."""

_FEWEST = 3
"""Entries; fewer make no table of contents."""


def entries(blocks: Sequence[Block]) -> set[int]:
    """The places of the lines that are a table of contents, its own heading included.

    It begins at the line 目录 and ends where its first entry comes again, or the heading of
    a part (第一部分 …), or where a sentence or a table begins, before the headings of that.
    """
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if index not in found and isinstance(block, Paragraph) and _opens(block.text):
            end = _end(blocks, index + 1)
            if end - index > _FEWEST:
                found.update(range(index, end))
    return found


def _opens(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_OPENING.fullmatch(keys.fold(text)))


def _end(blocks: Sequence[Block], start: int) -> int:
    """The place of the first block after the entries that begin at `start`."""
    first = ""
    parts_told: set[str] = set()
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph) or _is_sentence(block.text):
            return _without_headings(blocks, start, index)
        key = _words(block.text)
        if key and (first in (key, key + _words_of(blocks, index + 1)) or key in parts_told):
            return index
        first = first or key
        if _PART.match(key):
            parts_told.add(key)
    return len(blocks)


def _words_of(blocks: Sequence[Block], index: int) -> str:
    """The words of the next line: 第一部分 and its title can stand on two lines."""
    block = blocks[index] if index < len(blocks) else None
    return _words(block.text) if isinstance(block, Paragraph) else ""


def _without_headings(blocks: Sequence[Block], start: int, end: int) -> int:
    """The end, before the headings that belong to the prose or the table that follows."""
    keys_of = [_words(block.text) for block in blocks[start:end] if isinstance(block, Paragraph)]
    while end > start:
        block = blocks[end - 1]
        assert isinstance(block, Paragraph)
        again = keys_of[end - start - 1] in keys_of[: end - start - 1]
        if headings.is_contents_entry(block.text) or not (again or _is_heading(block.text)):
            break
        end -= 1
    return end


def _is_heading(text: str) -> bool:
    numbered = headings.heading(text) is not None
    return bool(signs.meta(text) or (not numbered and headings.bare_heading(text)))


def _is_sentence(text: str) -> bool:
    return not headings.is_contents_entry(text) and (len(text) > _LONGEST or "。" in text)


def _words(text: str) -> str:
    """An entry's words, without dots and page number."""
    return _PAGE.sub("", keys.fold(text))
