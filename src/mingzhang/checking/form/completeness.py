"""F101–F105: the tables and sections that should be there and are not.

A file that plainly holds only a part (the narrative without its tables, say) is told so
once; the missing rest may be published beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, Undecided, absent, each, over
from mingzhang.checking.misprints import spelling
from mingzhang.checking.requirements import ContentRequirement, TableRequirement
from mingzhang.disclosure import SCOPE_WORDS, Disclosure, Section, Statement
from mingzhang.reading import titles
from mingzhang.where import Where

_HALF = 5
"""Of the nine tables: with fewer at hand the file is only a part of the disclosure."""

_PROSE = 150
"""Characters; with less there is no narrative."""

_SLIPS = 2
"""Characters of a table's title that a misprint may change."""

_ALIKE = 0.72
"""How much of a form's heading a heading must have, to be the same."""


# tables


class TableOf(msgspec.Struct, frozen=True):
    """A table that is required, and what stands for it."""

    disclosure: Disclosure
    statement: Statement
    requirement: TableRequirement
    printed: int
    """How many of the nine are there."""

    @property
    def is_of_the_nine(self) -> bool:
        """Whether it is no list beside them."""
        return self.statement.id in {statement.id for statement in self.disclosure.statements}


def required_tables(disclosure: Disclosure) -> Iterator[TableOf]:
    """The required tables, each with its statement, be it missing."""
    beside = (disclosure.procurement, disclosure.assets, disclosure.organisations_table)
    at_hand: dict[str, Statement] = {}
    for statement in (*disclosure.statements, *beside):
        if statement.id not in at_hand or at_hand[statement.id].status == "missing":
            at_hand[statement.id] = statement
    for table_id, requirement in requirements.required_tables(disclosure).items():
        if table_id in at_hand:
            yield TableOf(disclosure, at_hand[table_id], requirement, _printed(disclosure))


_OF_A_YEAR = re.compile(r"^20\d\d年度?")


def nearly_titled(item: TableOf) -> printed_lines.Line | None:
    """A line that differs from the title of one of the nine, which no line is, by a character."""
    title = without_year(item.statement.title)
    if not item.is_of_the_nine:
        return None
    if forms.pack(item.disclosure.pack).open:
        return next((line for line, _ in misprinted_titles(item)), None)
    for line in printed_lines.all_lines(item.disclosure):
        own = line.statement or line.text == line.section
        if not own and is_nearly(without_year(line.text), title):
            return line
    return None


def without_year(title: str) -> str:
    """The key of a title without the year that it begins with."""
    return _OF_A_YEAR.sub("", keys.fold(title))


def misprinted_titles(item: TableOf) -> Iterator[tuple[printed_lines.Line, str]]:
    """In words that no pack lists, the lines that are its title but for a character; with it."""
    for line in printed_lines.outside(item.disclosure):
        if line.place == printed_lines.FRONT:
            form_id, right = titles.nearly_open_form(line.text, _is_slip_in_title)
            if form_id == item.statement.id:
                yield line, right


_FOR_TOTAL = "统体汇"
"""What is printed for 总 in 总表: a piece of 统计, 总体 or 汇总. 分表 and 附表 are other tables."""


def _is_slip_in_title(wrong: str, right: str) -> bool:
    """Whether a character of a title is printed for another, and not another word instead."""
    return (right == "总" and wrong in _FOR_TOTAL) or spelling.looks_like(wrong, right)


def is_nearly(key: str, title: str) -> bool:
    """Whether a text differs from a title by a character or two."""
    if abs(len(key) - len(title)) > _SLIPS or key == title:
        return False
    same = SequenceMatcher(None, key, title, autojunk=False).get_matching_blocks()
    return len(title) - sum(block.size for block in same) <= _SLIPS


def _printed(disclosure: Disclosure) -> int:
    return len({statement.id for statement in disclosure.printed_statements})


_ELSEWHERE = {"general_budget_basic": "basic_expenditure"}
"""Tables that show what a required one shows: 基本支出 of all funds, by project and 经济科目."""


def _stands_elsewhere(item: TableOf) -> bool:
    return item.disclosure.statement(_ELSEWHERE.get(item.statement.id, "")) is not None


def _missing(item: TableOf) -> Iterator[Flaw | Undecided]:
    if item.statement.status != "missing" or _stands_elsewhere(item):
        return
    nine = item.is_of_the_nine
    if not nine and not requirements.sections_about(item.disclosure, item.statement.id):
        return  # it stands in a section that is not there: F104, F105
    if nine and item.printed < _HALF:
        yield Undecided("原件只是公开内容的一部分，不能判断缺少哪些表")
        return
    if item.statement.certainty:
        yield Undecided("有一张表没有表名或者读不出来，不能确定是不是这一张")
        return
    if nearly_titled(item):
        yield Undecided("有一行与这张表的表名相近，可能是表名印错（F409）")
        return
    title = item.statement.title
    if not nine and printed_lines.begins_a_line(item.disclosure, title):
        yield Undecided("印有这张表的表名，表没有读出来，不能判断")
        return
    yield Flaw(
        f"没有《{title}》",
        (absent(title, item.disclosure.where),),
        statement=item.statement.id,
    )


@over("F101", each(lambda d: (t for t in required_tables(d) if t.requirement.hardness == "must")))
def required_table_is_missing(item: TableOf) -> Iterator[Flaw | Undecided]:
    """One of the tables that every catalogue of disclosure lists."""
    yield from _missing(item)


@over("F102", each(lambda d: (t for t in required_tables(d) if t.requirement.hardness == "form")))
def table_of_the_form_is_missing(item: TableOf) -> Iterator[Flaw | Undecided]:
    """One of the tables that the local forms have besides."""
    yield from _missing(item)


@over("F103", each(lambda d: [d]))
def only_a_part_is_there(disclosure: Disclosure) -> Iterator[Flaw]:
    """The narrative without the tables, the tables without the narrative, few of the tables."""
    of_scope = forms.pack(disclosure.pack).forms_of(disclosure.scope)
    printed, nine = _printed(disclosure), sum(not (f.optional or f.variant) for f in of_scope)
    if _has_narrative(disclosure) and printed == 0:
        message = f"只有情况说明，没有 {nine} 张预决算公开表；表如另外公开，请一并核对"
    elif printed and not _has_narrative(disclosure):
        message = f"只有公开表（{printed} 张），没有情况说明；说明如另外公开，请一并核对"
    elif 0 < printed < _HALF:
        missing = [
            s.title for s in disclosure.statements if s.status == "missing" and not s.certainty
        ]
        titles = "".join(f"《{title}》" for title in missing)
        message = f"{nine} 张公开表只有 {printed} 张，没有{titles}"
    else:
        return
    yield Flaw(message, (absent("公开表", disclosure.where),))


def _has_narrative(disclosure: Disclosure) -> bool:
    return sum(len(line.text) for line in printed_lines.prose(disclosure)) >= _PROSE


# the narrative's content


class ContentOf(msgspec.Struct, frozen=True):
    """Something the narrative has to speak of."""

    disclosure: Disclosure
    content_id: str
    requirement: ContentRequirement
    words: str
    """The narrative in which it has to be spoken of, as one key."""

    @property
    def is_mentioned(self) -> bool:
        """Whether any word for it stands anywhere in the narrative."""
        return not self.requirement.mention or any(
            keys.fold(word) in self.words for word in self.requirement.mention
        )


def _without_glossary(disclosure: Disclosure) -> Disclosure:
    """An explained term is not yet spoken of."""
    kept = tuple(s for s in disclosure.sections if not requirements.is_about(s, "glossary"))
    return msgspec.structs.replace(disclosure, sections=kept)


def _of_parts(disclosure: Disclosure) -> str:
    """The titles of parts that only sections follow: 第四部分 名词解释, 一、收入科目."""
    first = disclosure.sections[0].where
    behind = (line.text for line in disclosure.front if _place(line.where) > _place(first))
    return "".join(map(keys.fold, behind))


def _place(where: Where) -> tuple[int, int]:
    return where.page, where.line


def required_content(disclosure: Disclosure) -> Iterator[ContentOf]:
    """What the narrative has to speak of; nothing where there is no narrative."""
    if _has_narrative(disclosure):
        spoken = printed_lines.words(_without_glossary(disclosure))
        for content_id, requirement in requirements.required_content(disclosure):
            in_glossary = content_id == "glossary"
            words = (
                printed_lines.words(disclosure) + _of_parts(disclosure) if in_glossary else spoken
            )
            yield ContentOf(disclosure, content_id, requirement, words)


@over("F104", each(lambda d: (c for c in required_content(d) if c.requirement.hardness == "must")))
def content_is_missing(item: ContentOf) -> Iterator[Flaw]:
    """Required content of which the narrative has not a word."""
    if requirements.sections_about(item.disclosure, item.content_id):
        return  # what stands below the heading is another rule's
    if not item.is_mentioned:
        name = item.requirement.name
        yield Flaw(
            f"情况说明没有说明“{name}”",
            (absent(name, item.disclosure.where),),
        )


class Outline(msgspec.Struct, frozen=True):
    """Those of the headings that the forms prescribe that are not there."""

    disclosure: Disclosure
    lacking: tuple[tuple[str, str], ...]
    """Id and heading."""


def outlines(disclosure: Disclosure) -> Iterator[Outline]:
    """The outline, where the forms prescribe one and the document follows it in the main."""
    pack = forms.pack(disclosure.pack)
    scope = SCOPE_WORDS[disclosure.scope]
    wanted = tuple(
        (form.id, requirements.form_heading(form, scope))
        for form in pack.sections.get(disclosure.scope, ())
    )
    exact = {keys.fold(title) for _, title in wanted}
    lacking = tuple(
        (section_id, title)
        for section_id, title in wanted
        if not any(
            _is_the_section(section, section_id, title)
            for section in disclosure.sections
            # a section with another of the headings to the letter is that one
            if (key := keys.fold(section.title)) == keys.fold(title) or key not in exact
        )
        and not printed_lines.begins_a_line(disclosure, title)
    )
    if wanted and 3 * len(lacking) <= len(wanted):
        yield Outline(disclosure, lacking)


def _is_the_section(section: Section, section_id: str, title: str) -> bool:
    ours, theirs = keys.fold(section.title), keys.fold(title)
    if theirs in ours or keys.alike(ours, theirs, _ALIKE):
        return True
    known = {"goals": "performance", "explanation": "overview"}.get(section_id, section_id)
    return requirements.is_about(section, known)


@over("F105", each(outlines))
def section_is_missing(outline: Outline) -> Iterator[Flaw]:
    """A heading of the form that the document leaves out, while its content may be elsewhere."""
    if not outline.lacking:
        return
    unmentioned = {
        item.content_id
        for item in required_content(outline.disclosure)
        if item.requirement.hardness == "must" and not item.is_mentioned
    }
    for section_id, title in outline.lacking:
        if section_id not in unmentioned and not misprinted_line(outline.disclosure, title):
            yield Flaw(
                f"情况说明没有“{title}”一节，表样有这一节",
                (absent(title, outline.disclosure.where),),
            )


def misprinted_line(disclosure: Disclosure, title: str) -> printed_lines.Line | None:
    """The line that is a section's heading but for one character, where it was not known as one."""
    key = keys.label(title)
    for line in printed_lines.all_lines(disclosure):
        if keys.one_off(keys.label(line.text), key) and not line.statement:
            return line
    return None
