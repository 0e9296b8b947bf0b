"""Titles that are broken over lines, and names of agencies that stand on lines above them.

The end of a title can be another table's title (…政府性基金预算财政拨款 / 支出表), and the break
can stand in the agency's name (…事业发展中 / 心2024年单位预算). `above` are the lines above a line
as they are printed, the nearest last.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang import keys
from mingzhang.reading import headings, signs
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.signs import NarrativeTitle, StatementTitle

MOST_LINES = 3
"""Lines over which a title can be broken."""

_LONGEST_PIECE = 30
"""Characters that the end of a broken title has at most."""

_WRAPPED = 16
"""Characters that a title's second line has at most."""

_LONGEST_NAME = 40
_END_OF_NAME = 2
"""Characters before the year that are no agency's name but the end of one: 局, 中心, 本级."""


def statement_title(line: Paragraph, above: Sequence[Paragraph]) -> StatementTitle | None:
    """The statement that a line is the title of, alone or with the lines above it.

    More lines go before fewer where they name another table, or one that packs know.
    """
    title = signs.statement_title(line.text)
    text = line.text
    for piece in reversed(above):
        is_near = piece.where.line + 3 * MOST_LINES > line.where.line
        if len(text) >= _LONGEST_PIECE or not is_near or not _can_begin_title(piece.text):
            break
        text = piece.text + text
        longer = signs.statement_title(text)
        if longer and (title is None or _says_more(longer, title)):
            title = longer
    return title


def _can_begin_title(text: str) -> bool:
    """Whether a line can be the beginning of a title that goes on in the next one."""
    is_whole = text.rstrip("*").endswith(("表", "。", "；", "：", ":", "）", ")"))
    return len(text) <= _LONGEST_PIECE and not is_whole and not signs.meta(text)


def _says_more(longer: StatementTitle, title: StatementTitle) -> bool:
    return longer.form != title.form or len(longer.packs) > len(title.packs)


def narrative_title(line: Paragraph, above: Sequence[Paragraph]) -> NarrativeTitle | None:
    """The narrative's title, also where it goes on in a second, short line."""
    own = signs.narrative_title(line.text)
    if own and not 0 < len(own.agency) <= _END_OF_NAME:
        return own
    whole, is_end = None, own is not None or len(line.text) < _WRAPPED
    if above and is_end and not signs.narrative_title(above[-1].text):
        whole = signs.narrative_title(above[-1].text + line.text)
    return whole or own


def name_above(above: Sequence[Paragraph]) -> str:
    """The agency's name where it stands on lines of its own above the title."""
    *further, name = ["", *(keys.tidy(line.text) for line in above)]
    while further and _is_end_of_name(name):
        name = further.pop() + name
    return "" if len(name) > _LONGEST_NAME or headings.is_contents_entry(name) else name


def _is_end_of_name(name: str) -> bool:
    """Whether a name has begun on the line above: 心, 分校）."""
    key = keys.fold(name)
    return 0 < len(key) <= _END_OF_NAME or key.count(")") > key.count("(")
