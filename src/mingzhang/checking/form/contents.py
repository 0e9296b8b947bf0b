"""F30: the table of contents against what follows it.

An entry is shortened or numbered otherwise than its heading, so entry and heading are the
same where the words of one contain those of the other, or nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form import completeness, passages
from mingzhang.disclosure import Disclosure, Printed, Section
from mingzhang.reading import signs
from mingzhang.reading.headings import PART

_PAGE = re.compile(r"[.…·\-_]*\d{0,4}$")
_NUMBER = re.compile(
    rf"(?:{PART}|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{{1,2}}[.、])"
)
_PUBLISHED = re.compile(r"(?:公开|发布|公布|编制)(?:时间|日期)")
"""Beside the entries stands when it was published."""

_SCOPE = re.compile(r"\((?:部门|单位)\)")
_OWN = re.compile(r"^(?:20\d\d年度?)?(?:部门|单位)?")
_TABLES = re.compile(r"(?:表|概况|目录|附件|收支预算|收支决算|部门[预决]算|单位[预决]算)$")
_ALIKE = 0.68
_END = 6
"""Characters: an entry and a heading that end alike are the same: 项目经费情况说明."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the table of contents."""

    printed: Printed
    words: str
    """Its key without number and page."""

    table: str
    """Id of the statement whose title it is."""


class ContentsOf(msgspec.Struct, frozen=True):
    """The table of contents of a disclosure."""

    disclosure: Disclosure
    entries: tuple[Entry, ...]

    def section(self, entry: Entry) -> Section | None:
        """The section that an entry points to."""
        for section in self.disclosure.sections:
            if _is_the_same(entry.words, section, self.disclosure):
                return section
        return None


def _is_the_same(words: str, section: Section, disclosure: Disclosure) -> bool:
    agency = disclosure.agency.name
    mine = _core(words, agency)
    theirs = _core(_NUMBER.sub("", keys.fold(section.title), count=1), agency)
    if not mine or not theirs:
        return False
    if mine in theirs or theirs in mine or mine[-_END:] == theirs[-_END:]:
        return True
    return keys.alike(mine, theirs, _ALIKE)


@lru_cache(maxsize=1024)
def _core(key: str, agency: str) -> str:
    """A heading without the agency's name, year and scope."""
    key = key.replace(keys.fold(agency), "") if agency else key
    return _OWN.sub("", _SCOPE.sub("", key))


def contents(disclosure: Disclosure) -> Iterator[ContentsOf]:
    """The table of contents, where it lists the document's own parts."""
    entries = [
        Entry(line, words, title.form if title else "")
        for line in disclosure.contents
        if (words := _NUMBER.sub("", _PAGE.sub("", keys.fold(line.text)), count=1))
        and not _PUBLISHED.search(words)
        for title in [signs.statement_title(words)]
    ]
    found = ContentsOf(disclosure, tuple(entries))
    sections = [entry for entry in entries if not entry.table and not _TABLES.search(entry.words)]
    known = [entry for entry in sections if found.section(entry)]
    if sections and disclosure.sections and 2 * len(known) >= len(sections):
        yield found


@over("F301", each(contents))
def entry_has_no_content(item: ContentsOf) -> Iterator[Flaw]:
    """An entry that nothing in the document answers to; missing tables are F101's."""
    told = {
        keys.fold(title)
        for outline in completeness.outlines(item.disclosure)
        for _, title in outline.lacking
    }
    for entry in item.entries:
        if entry.table or _TABLES.search(entry.words) or entry.words in told:
            continue
        if item.section(entry) is None and not passages.begins_a_line(item.disclosure, entry.words):
            yield Flaw(
                f"目录列有“{entry.words}”，正文没有这一部分", (quote("目录", entry.printed),)
            )


def _with_known_sections(disclosure: Disclosure) -> Iterator[ContentsOf]:
    """Only where a pack says which headings are sections; elsewhere a contents may list fewer."""
    if forms.pack(disclosure.pack).sections.get(disclosure.scope):
        yield from contents(disclosure)


@over("F302", each(_with_known_sections))
def section_is_not_listed(item: ContentsOf) -> Iterator[Flaw]:
    """A section that the table of contents leaves out."""
    missing = [
        section
        for section in item.disclosure.sections
        if section.title
        and not any(_is_the_same(e.words, section, item.disclosure) for e in item.entries)
    ]
    if missing:
        names = "、".join(f"“{section.heading}”" for section in missing)
        yield Flaw(
            f"目录没有列出{names}",
            tuple(quote(s.heading, Printed(s.heading, s.where)) for s in missing),
        )
