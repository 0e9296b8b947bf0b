"""Headings of project tables: 3、某项目绩效目标表.

A heading is the last numbered line above a grid, together with the lines that it is
broken over, or a line that ends in 绩效目标表. Numbered narrative is told apart by what
follows it: sentences and section headings are no part of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mingzhang.reading.blocks import Cell, Paragraph
from mingzhang.reading.projects.labels import before, label_key, labels, squeeze, tidy
from mingzhang.reading.projects.rows import NUMBERED, filled, period_of
from mingzhang.reading.projects.seams import Seams
from mingzhang.where import Where

_SECTION = re.compile(
    r"第?[一二三四五六七八九十]+(?:部分|[、.．])|[(（][一二三四五六七八九十]+[)）]"
)
_COUNTED = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．](?![一二三四五六七八九十][、级期类产])"
    r"|[(（][一二三四五六七八九十]+[)）][、.．]?)\s*"
)
"""Not 一、二、三产业, not 一、二级公路."""

_SENTENCE = ("。", "；", ";", "：", ":", "！")
_OF_A_YEAR = re.compile(r"\s*[(（]\s*(20\d\d\s*年度?)\s*[)）]$")
_LONGEST_TITLE = 150
_MOST_TITLE_LINES = 10


class Title(msgspec.Struct, frozen=True):
    """A heading as printed, its number apart."""

    text: str
    no: str
    """"" where the heading has no number."""

    where: Where


def read_run(run: Sequence[Paragraph], seams: Seams) -> tuple[Title | None, list[Paragraph]]:
    """The heading among the paragraphs above a grid, and the paragraphs that are labels.

    Everything else in the run is narrative and not ours.
    """
    notes = [line for line in run if _is_note(line.text)]
    rest = [line for line in run if not _is_note(line.text)]
    for count, line in enumerate(reversed(rest[-_MOST_TITLE_LINES:]), 1):
        text = line.text.strip()
        if NUMBERED.fullmatch(text) and not text.endswith(_SENTENCE):
            title = read_title(rest[len(rest) - count :], seams)
            return (title if title.text and not _names_none(title) else None), notes
        if _SECTION.match(text) or text.endswith(_SENTENCE) or len(text) > _LONGEST_TITLE:
            break
    if rest and squeeze(rest[-1].text).endswith(labels().endings):
        alone = len(squeeze(rest[-1].text)) <= max(map(len, labels().endings))
        wraps = alone and len(rest) > 1 and not _SECTION.match(rest[-2].text)
        title = read_title(rest[-2:] if wraps else rest[-1:], seams)
        return (title if title.no or not _names_none(title) else None), notes
    return None, notes


def _names_none(title: Title) -> bool:
    """Whether a heading is the form's own title, which every project has."""
    name = label_key(name_in(title.text))
    return bool(name) and labels().filling.fullmatch(name) is not None


def names_a_project(line: str) -> bool:
    """Whether a line is the heading of one project's table: 农村饮水安全绩效目标表.

    >>> names_a_project("农村饮水安全绩效目标表"), names_a_project("部门预算项目绩效目标表")
    (True, False)
    """
    name = label_key(name_in(line))
    is_table = squeeze(line.strip()).endswith(labels().endings)
    return is_table and bool(name) and labels().filling.fullmatch(name) is None


def _is_note(text: str) -> bool:
    """A label of the table that was printed outside its grid."""
    if period_of(text):
        return True
    return labels().field(text)[0] in ("template", "money_unit", "year")


def read_title(lines: Sequence[Paragraph], seams: Seams) -> Title:
    """The heading that these lines print together."""
    match = NUMBERED.fullmatch(lines[0].text.strip())
    no, text = (match[1], match[2]) if match else ("", lines[0].text)
    for line in lines[1:]:
        text = seams.join(text, line.text, line.where, labels().endings)
    return Title(tidy(text), no, lines[0].where)


def name_in(title: str) -> str:
    """The project's name in a heading, without the ending 绩效目标表（2024年度）.

    >>> name_in("（一）农村饮水安全绩效目标表")
    '农村饮水安全'
    """
    whole = _COUNTED.sub("", title.strip())
    text = _OF_A_YEAR.sub("", whole)
    if text != whole and not squeeze(text).endswith(labels().endings):
        text = whole
    for ending in labels().endings:
        if squeeze(text).endswith(ending):
            return before(text, len(squeeze(text)) - len(ending))
    return text


def year_in(title: str) -> str:
    """The year that a heading ends in, as printed: 2024年度; "" where it names none."""
    match = _OF_A_YEAR.search(title.strip())
    is_of_the_form = match and squeeze(title[: match.start()]).endswith(labels().endings)
    return match[1] if match and is_of_the_form else ""


def is_heading(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but a numbered heading in its first cell."""
    printed = filled(row)
    return (
        len(printed) == 1
        and printed[0] is row[0]
        and bool(NUMBERED.fullmatch(row[0].text.strip()))
        and len(row[0].text) <= _LONGEST_TITLE
        and not row[0].text.strip().endswith(_SENTENCE)
    )
