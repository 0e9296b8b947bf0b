"""Headings: of a document's parts (第一部分 …) and of the sections in them (一、…).

Each function looks at one line and answers for that line only: an entry of a table of contents
prints the same words, and a sentence of the narrative can have the same number. `narrative` and
`outline` decide which of them divide a document.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.numerals import NUMERAL, TRUE_NUMERAL, number_of

PART = rf"第{NUMERAL}部分"
"""An expression for how parts of a document are counted; 第三条 and 第三章 are no parts."""

PART_OR_CHAPTER = rf"第{NUMERAL}(?:部分|章)"
_PART = re.compile(rf"(?P<no>{PART_OR_CHAPTER})[、.:：\s]*(?P<title>.{{0,50}})")
_PART_IN_WORDS = re.compile(rf"(?P<no>{PART})[、.:：\s]*(?P<title>\S*(?:概况|情况|说明|名词解释))")
_DIVISION = re.compile(rf"{PART}.*|{NUMERAL}、.{{2,40}}(?:收支预算|部门预算|单位预算)")
_SENTENCES = re.compile(r"[。；;]")
_HEADING = re.compile(rf"(?P<no>{TRUE_NUMERAL})[、.]\s*(?P<title>\S.*)")
_ALSO = (("其它", "其他"), ("有关情况", "相关情况"), ("情况的说明", "情况说明"))
"""Other words for the same in headings."""

_TOC_ENTRY = re.compile(r".*?(?:\.{3,}|…+|\t|\s{2,}|·{3,})\s*\d{1,4}")


class Heading(msgspec.Struct, frozen=True):
    """A line such as 三、机关运行经费安排情况."""

    number: int
    no: str
    title: str


@cache
def _bare_headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    patterns: dict[str, str] = {}
    for pack in forms.all_packs():
        for sections in pack.sections.values():
            patterns |= {section.title: section.no for section in sections if section.bare}
    return tuple(
        (
            re.compile(
                keys.fold(title)
                .replace("{agency}", r"[^。，；:]{2,40}?")
                .replace("{project}", r"[^。；]{2,60}?")
                .replace("{year}年", r"(?:20\d\d年度?)?")
                .replace("{scope}", r"(?:部门|单位)")
            ),
            no,
        )
        for title, no in patterns.items()
    )


def bare_heading(text: str) -> Heading | None:
    """A heading that some pack prints without a number, with its number in the contents."""
    key = _usual(keys.fold(text)) if len(text) <= 70 and not heading(text) else ""
    for pattern, no in _bare_headings():
        if key and pattern.fullmatch(key):
            return Heading(number_of(no), no, keys.tidy(text))
    return None


def _usual(key: str) -> str:
    """A key in the words of the forms: 其它有关情况的说明 is 其他相关情况说明."""
    for other, usual in _ALSO:
        key = key.replace(other, usual)
    return key


def counted_heading(text: str) -> Heading | None:
    """A heading that some pack prints without a number, where its own number stands before it."""
    numbered = heading(text)
    known = bare_heading(numbered.title) if numbered else None
    return numbered if numbered and known and numbered.number == known.number else None


def heading(text: str) -> Heading | None:
    """A heading with a Chinese number and 、 or None."""
    match = _HEADING.fullmatch(text.strip())
    if match is None or len(match["title"]) > 60:
        return None
    return Heading(number_of(match["no"]), match["no"], keys.tidy(match["title"]))


def part_in_words(text: str) -> Heading | None:
    """第三部分 …情况说明: a part of the document in words. Its number is no section's, so 0."""
    match = _PART_IN_WORDS.fullmatch(keys.tidy(text)) if len(text) <= 60 else None
    return Heading(0, match["no"], match["title"]) if match else None


def part(text: str) -> Heading | None:
    """第三部分 …: a part of the document. Its number is no section's, so 0."""
    match = _PART.fullmatch(keys.tidy(text).strip())
    if match is None or is_contents_entry(text) or _SENTENCES.search(match["title"]):
        return None
    return Heading(0, match["no"], match["title"])


def is_contents_entry(text: str) -> bool:
    """Whether a line is an entry of a table of contents: it ends in dots and a page number."""
    return (
        text[-1:].isdecimal()
        and _TOC_ENTRY.fullmatch(text) is not None
        and not re.search(r"[。；]", text)
    )


def is_division(text: str) -> bool:
    """Whether a line opens another part of the source: 第二部分 …, 一、…收支预算."""
    return len(text) <= 60 and bool(_DIVISION.fullmatch(keys.fold(text)))
