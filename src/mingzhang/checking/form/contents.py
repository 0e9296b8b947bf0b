"""F30: the table of contents against what follows it.

An entry is shortened or numbered otherwise than its heading, so entry and heading are the
same where the words of one contain those of the other, or nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TypeAlias

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, each_quoted, itself, over, quote
from mingzhang.checking.form import completeness, outline
from mingzhang.disclosure import Disclosure, Printed, Section, Statement
from mingzhang.kept import once_each
from mingzhang.numerals import NUMERAL
from mingzhang.reading import signs
from mingzhang.reading.headings import PART

_PAGE = re.compile(r"[.…·\-_]*\d{0,4}$")
_NUMBER = re.compile(
    rf"(?:{PART}|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{{1,2}}[.、])"
)
_LISTED = re.compile(rf"(?P<no>{NUMERAL})、")
_YEAR = re.compile(r"(?<=\d)年度?")
_PUBLISHED = re.compile(r"(?:公开|发布|公布|编制)(?:时间|日期)")
"""Beside the entries stands when it was published."""

_SCOPE = re.compile(r"\((?:部门|单位)\)")
_OWN = re.compile(r"^(?:20\d\d年度?)?(?:部门|单位)?")
_TABLES = re.compile(r"(?:表|概况|目录|附件|收支预算|收支决算|部门[预决]算|单位[预决]算)$")
_TABLES_PART = re.compile(r"(?:部门|单位)[预决]算(?:公开)?表$")
"""The part with all tables: 五、部门预算表."""

_LEADS_TO = re.compile(r"[\t.…·\s](?P<page>\d{1,4})$")
_ONE_PROJECT = re.compile("^项目")
"""项目经费情况说明 stands for the project that the document has: 科技创新专项经费情况说明."""

_SIGNS = re.compile(r"[\W_]")

_MANY = 5
"""Tables or pages that contents list before one of them can be said to be wrong."""

_FEW = 2
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
    theirs = _core(_without_number(keys.fold(section.title)), agency)
    if not mine or not theirs:
        return False
    if mine in theirs or theirs in mine or mine[-_END:] == theirs[-_END:]:
        return True
    return keys.alike(mine, theirs, _ALIKE)


@lru_cache(maxsize=1024)
def _without_number(key: str) -> str:
    return _NUMBER.sub("", key, count=1)


@lru_cache(maxsize=1024)
def _without_page(key: str) -> str:
    return _PAGE.sub("", key)


@lru_cache(maxsize=1024)
def _core(key: str, agency: str) -> str:
    """A heading without the agency's name, year and scope."""
    key = key.replace(keys.fold(agency), "") if agency else key
    return _OWN.sub("", _SCOPE.sub("", key))


@once_each
def contents(disclosure: Disclosure) -> Sequence[ContentsOf]:
    """The table of contents, where it lists the document's own parts."""
    return tuple(_contents(disclosure))


def _contents(disclosure: Disclosure) -> Iterator[ContentsOf]:
    entries = [
        Entry(line, words, title.form if title else "")
        for line in disclosure.contents
        if (words := _without_number(_without_page(keys.fold(line.text))))
        and not _PUBLISHED.search(words)
        for title in [signs.statement_title(words)]
    ]
    found = ContentsOf(disclosure, tuple(entries))
    sections = [entry for entry in entries if not entry.table and not _TABLES.search(entry.words)]
    known = [entry for entry in sections if found.section(entry)]
    if sections and disclosure.sections and 2 * len(known) >= len(sections):
        yield found


def _is_begun(disclosure: Disclosure, words: str) -> bool:
    """Whether a line begins with these words, be it 年 or 年度; F401 tells of 单位 for 部门."""
    others = words.replace("部门", "单位"), words.replace("单位", "部门")
    years = _YEAR.sub("年度", words), _YEAR.sub("年", words)
    return any(printed_lines.begins_a_line(disclosure, one) for one in {words, *others, *years})


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
        if item.section(entry) is None and not _is_begun(item.disclosure, entry.words):
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
        names = each_quoted(section.heading for section in missing)
        yield Flaw(
            f"目录没有列出{names}",
            tuple(itself(s.heading, s.where) for s in missing),
        )


def _with_tables(disclosure: Disclosure) -> Iterator[ContentsOf]:
    """Contents that list the tables, each once."""
    for item in contents(disclosure):
        listed = [entry.table for entry in item.entries if entry.table]
        if len(set(listed)) >= _MANY:
            yield item


@over("F307", each(_with_tables))
def table_is_not_listed(item: ContentsOf) -> Iterator[Flaw]:
    """One or two tables that the contents leave out, or list by another's name."""
    missing, unknown = _not_listed(item), _unknown(item)
    if 0 < len(missing) <= _FEW:
        other = unknown if len(unknown) == 1 else []
        instead = f"，却列有“{other[0].text.split()[0]}”" if other else ""
        yield Flaw(
            f"目录没有列出{'、'.join(f'《{table.title}》' for table in missing)}{instead}",
            (
                *(quote("目录", line) for line in other),
                *(itself(table.title, table.where) for table in missing),
            ),
            statement=missing[0].id,
        )


def _not_listed(item: ContentsOf) -> list[Statement]:
    """The tables with titles of the forms that no entry has."""
    listed = {entry.table for entry in item.entries}
    return [
        table
        for table in item.disclosure.printed_statements
        if table.title
        and table.id not in listed
        and (own := signs.statement_title(table.title))
        and own.form == table.id
    ]


def _unknown(item: ContentsOf) -> list[Printed]:
    """The entries for tables that the document does not have."""
    return [
        entry.printed
        for entry in item.entries
        if entry.words.endswith("表")
        and not _TABLES_PART.search(entry.words)
        and not (entry.table and item.disclosure.statement(entry.table))
    ]


_Pair: TypeAlias = tuple[Printed, str, Section]
"""An entry, its number and the section of its title."""


class NumbersOf(msgspec.Struct, frozen=True):
    """The numbers of the entries that are sections, with those of the sections themselves."""

    pairs: tuple[_Pair, ...]
    misnumbered: Section | None
    """The first section whose number does not go on, which F303 tells; those below follow it."""


def _numbers(disclosure: Disclosure) -> Iterator[NumbersOf]:
    sections = {
        keys.fold(section.title): section
        for section in disclosure.sections
        if section.no and section.title
    }
    pairs = []
    for line in disclosure.contents:
        key = _without_page(keys.fold(line.text))
        if (match := _LISTED.match(key)) and (section := sections.get(key[match.end() :])):
            pairs.append((line, match["no"], section))
    if len(pairs) >= _MANY:
        slip = next(outline.misnumbered(disclosure), None) if _differing(pairs) else None
        yield NumbersOf(tuple(pairs), slip.section if slip else None)


def _differing(pairs: Sequence[_Pair]) -> list[_Pair]:
    return [pair for pair in pairs if pair[1] != pair[2].no]


@over("F309", each(_numbers))
def entry_has_another_number(item: NumbersOf) -> Iterator[Flaw]:
    """六、国有资产信息 in the contents, and 七、国有资产信息 in the document."""
    above = list(takewhile(lambda pair: pair[2] is not item.misnumbered, item.pairs))
    wrong = [(line, section) for line, _, section in _differing(above)]
    if wrong and 2 * len(wrong) < len(item.pairs):
        told = "；".join(f"“{line.text.split()[0]}”正文是“{s.heading}”" for line, s in wrong)
        yield Flaw(
            f"目录与正文的序号不同：{told}",
            (
                *(quote("目录", line) for line, _ in wrong),
                *(itself(s.heading, s.where) for _, s in wrong),
            ),
        )


class WordingOf(msgspec.Struct, frozen=True):
    """The entries of a table of contents whose sections are titled in other words."""

    differing: tuple[tuple[Entry, Section], ...]


def _wordings(disclosure: Disclosure) -> Iterator[WordingOf]:
    """Only of contents that print the headings as they are, all but a few."""
    agency = disclosure.agency.name
    titles = {
        section.no: (_core(_without_number(keys.fold(section.title)), agency), section)
        for section in reversed(disclosure.sections)  # the first of a number stays
        if section.no and section.title
    }
    printed = {title for title, _ in titles.values()}
    for item in contents(disclosure):
        listed = [
            (entry, _core(entry.words, agency), *titles[number["no"]])
            for entry in item.entries
            if not entry.table
            and (number := _LISTED.match(keys.fold(entry.printed.text)))
            and number["no"] in titles
        ]
        same = sum(words == title for _, words, title, _ in listed)
        differing = [
            (entry, section)
            for entry, words, title, section in listed
            if words not in printed
            and keys.alike(words, title, _ALIKE)
            and not _is_shortened(_letters(words), _letters(title))
        ]
        if 0 < len(differing) <= _FEW and same >= _MANY:
            yield WordingOf(tuple(differing))


def _is_shortened(words: str, title: str) -> bool:
    """Whether a heading has more than its entry only before it or behind it: ……及增减变化原因."""
    return title.startswith(words) or title.endswith(_ONE_PROJECT.sub("", words))


def _letters(key: str) -> str:
    """The words alone: 三公 may stand in quotes, and a heading may end with a colon."""
    return _SIGNS.sub("", key)


@over("F312", each(_wordings))
def entry_is_worded_otherwise(item: WordingOf) -> Iterator[Flaw]:
    """其他重要事项说明 in the contents, and 其他重要事项的情况说明 in the document."""
    told = "；".join(
        f"目录写“{entry.printed.text.split()[0]}”，正文标题是“{section.heading}”"
        for entry, section in item.differing
    )
    yield Flaw(
        told,
        (
            *(quote("目录", entry.printed) for entry, _ in item.differing),
            *(itself(section.heading, section.where) for _, section in item.differing),
        ),
    )


class PagesOf(msgspec.Struct, frozen=True):
    """The entries of a table of contents with the pages that they point to."""

    pages: tuple[tuple[int, Printed], ...]


def _pages(disclosure: Disclosure) -> Iterator[PagesOf]:
    pages = [
        (int(match["page"]), line)
        for line in disclosure.contents
        if (match := _LEADS_TO.search(line.text.rstrip()))
    ]
    if len(pages) >= _MANY:
        yield PagesOf(tuple(pages))


@over("F308", each(_pages))
def page_goes_back(item: PagesOf) -> Iterator[Flaw]:
    """68, 58, 69: one page is too high or too low; a second volume counts anew."""
    pages = [page for page, _ in item.pages]
    falls = [at for at, (page, after) in enumerate(pairwise(pages)) if after < page]
    if len(falls) != 1:
        return
    at = falls[0]
    if any(rest == sorted(rest) for rest in (_without(pages, at), _without(pages, at + 1))):
        (page, line), (after, below) = item.pages[at], item.pages[at + 1]
        yield Flaw(
            f"目录“{line.text}”的页码是 {page}，下一条“{below.text}”是 {after}，前后颠倒",
            (quote("目录", line), quote("目录", below)),
        )


def _without(pages: Sequence[int], at: int) -> list[int]:
    return [*pages[:at], *pages[at + 1 :]]
