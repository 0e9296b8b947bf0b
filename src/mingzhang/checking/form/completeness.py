"""F1: what should be there and is not: tables, sections, their content.

A file that plainly holds only a part (the narrative without its tables, say) is told so
once; the missing rest may be published beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, Undecided, absent, each, over, quote
from mingzhang.checking.form import passages, requirements
from mingzhang.checking.form.requirements import ContentRequirement, Facet, TableRequirement
from mingzhang.disclosure import SCOPE_WORDS, Disclosure, Printed, Section, Statement

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


def nearly_titled(item: TableOf) -> passages.Passage | None:
    """A line that differs from the title of one of the nine, which is missing, by a character."""
    title = keys.fold(item.statement.title)
    if not item.is_of_the_nine:
        return None
    for line in passages.lines(item.disclosure):
        own = line.statement or line.text == line.section
        if not own and is_nearly(keys.fold(line.text), title):
            return line
    return None


def is_nearly(key: str, title: str) -> bool:
    """Whether a text differs from a title by a character or two."""
    if abs(len(key) - len(title)) > _SLIPS or key == title:
        return False
    same = SequenceMatcher(None, key, title, autojunk=False).get_matching_blocks()
    return len(title) - sum(block.size for block in same) <= _SLIPS


def _printed(disclosure: Disclosure) -> int:
    return len({s.id for s in disclosure.statements if s.status != "missing"})


def _missing(item: TableOf) -> Iterator[Flaw | Undecided]:
    if item.statement.status != "missing":
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
    printed, nine = (
        _printed(disclosure),
        len(forms.pack(disclosure.pack).forms_of(disclosure.scope)),
    )
    if _has_narrative(disclosure) and printed == 0:
        message = f"只有情况说明，没有 {nine} 张预决算公开表；表如另外公开，请一并核对"
    elif printed and not _has_narrative(disclosure):
        message = f"只有公开表（{printed} 张），没有情况说明；说明如另外公开，请一并核对"
    elif 0 < printed < _HALF:
        missing = [s.title for s in disclosure.statements if s.status == "missing"]
        titles = "".join(f"《{title}》" for title in missing)
        message = f"{nine} 张公开表只有 {printed} 张，没有{titles}"
    else:
        return
    yield Flaw(message, (absent("公开表", disclosure.where),))


def _has_narrative(disclosure: Disclosure) -> bool:
    return sum(len(line.text) for line in passages.prose(disclosure)) >= _PROSE


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


def required_content(disclosure: Disclosure) -> Iterator[ContentOf]:
    """What the narrative has to speak of; nothing where there is no narrative."""
    if _has_narrative(disclosure):
        spoken = passages.words(_without_glossary(disclosure))
        for content_id, requirement in requirements.required_content(disclosure):
            words = passages.words(disclosure) if content_id == "glossary" else spoken
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
    """The headings that the forms prescribe, and those that are there."""

    disclosure: Disclosure
    wanted: tuple[tuple[str, str], ...]
    """Id and heading."""

    lacking: tuple[tuple[str, str], ...]


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
        and not passages.begins_a_line(disclosure, title)
    )
    if wanted and 3 * len(lacking) <= len(wanted):
        yield Outline(disclosure, wanted, lacking)


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


def misprinted_line(disclosure: Disclosure, title: str) -> passages.Passage | None:
    """The line that is a section's heading but for one character, where it was not known as one."""
    key = keys.label(title)
    for line in passages.lines(disclosure):
        if keys.one_off(keys.label(line.text), key) and not line.statement:
            return line
    return None


# content of a section


class SectionOf(msgspec.Struct, frozen=True):
    """A section of a disclosure."""

    disclosure: Disclosure
    section: Section
    has_parts: bool
    """Whether sections that the forms count with the same number follow: 七、项目经费情况说明."""

    @property
    def may_be_blank(self) -> bool:
        """Whether the forms allow that nothing stands below the heading."""
        return any(
            requirement.may_be_blank and requirements.is_about(self.section, content_id)
            for content_id, requirement in requirements.required_content(self.disclosure)
        )


def _sections(disclosure: Disclosure) -> Iterator[SectionOf]:
    for section, following in pairwise((*disclosure.sections, None)):
        assert section is not None
        has_parts = following is not None and bool(section.no) and following.no == section.no
        yield SectionOf(disclosure, section, has_parts)


def _nothing_below(item: SectionOf, what: str) -> Iterator[Flaw]:
    if not item.section.paragraphs and not item.section.tables and not item.has_parts:
        name = item.section.heading
        printed = Printed(name, item.section.where)
        yield Flaw(f"“{name}”标题下{what}", (quote(name, printed),), section=name)


_OF_TABLES = re.compile(r"(?:[预决]算(?:公开)?|公开|附|报)表$")
"""四、2023年部门预算表: below it stand the tables."""


@over("F106", each(lambda d: (s for s in _sections(d) if not s.may_be_blank)))
def section_is_empty(item: SectionOf) -> Iterator[Flaw]:
    """A heading with neither text nor table below it."""
    if not _OF_TABLES.search(item.section.title):
        yield from _nothing_below(item, "没有任何内容")


@over("F108", each(lambda d: (s for s in _sections(d) if s.may_be_blank)))
def optional_section_is_blank(item: SectionOf) -> Iterator[Flaw]:
    """A section that may have nothing to tell, and does not say so."""
    yield from _nothing_below(item, "空白，没有写“无”")


@over("F111", each(lambda d: (s for s in _sections(d) if _has_words_of_its_own(s))))
def section_has_only_a_table(item: SectionOf) -> Iterator[Flaw]:
    """A table, and not a word on what it shows."""
    if item.section.tables and not item.section.paragraphs:
        name = item.section.heading
        yield Flaw(
            f"“{name}”只有表，没有文字说明",
            (quote(name, Printed(name, item.section.where)),),
            section=name,
        )


def _has_words_of_its_own(item: SectionOf) -> bool:
    """Whether a section is one that tells an amount beside its table, which is not empty."""
    tables = (item.disclosure.procurement, item.disclosure.assets)
    return any(
        table.status == "filled" and requirements.is_about(item.section, table.id)
        for table in tables
    )


@over("F107", each(_sections))
def part_of_a_section_is_empty(item: SectionOf) -> Iterator[Flaw]:
    """收入说明, 总体绩效目标, 部门职责 and the like, with nothing below."""
    name = item.section.heading
    paragraphs = item.section.paragraphs
    empty = [
        paragraph
        for index, paragraph in enumerate(paragraphs)
        if _is_part_heading(paragraph.text)
        and index + 1 not in item.section.tables
        and (index + 1 == len(paragraphs) or _is_part_heading(paragraphs[index + 1].text))
        and not _said_again(paragraphs, index)
    ]
    if empty:
        parts = "、".join(f"“{paragraph.text}”" for paragraph in empty)
        yield Flaw(
            f"“{name}”里{parts}之下没有内容",
            tuple(quote(name, paragraph) for paragraph in empty),
            section=name,
        )


def _is_part_heading(text: str) -> bool:
    return keys.label(text).rstrip(":。") in requirements.part_headings()


def _said_again(paragraphs: tuple[Printed, ...], index: int) -> bool:
    """The same heading printed twice in a row has its content below the second."""
    following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    return keys.label(following) == keys.label(paragraphs[index].text)


class FacetsOf(msgspec.Struct, frozen=True):
    """A section, and what it has to speak of."""

    disclosure: Disclosure
    section: Section
    requirement: ContentRequirement
    content_id: str


def _facets(disclosure: Disclosure) -> Iterator[FacetsOf]:
    for content_id, requirement in requirements.required_content(disclosure):
        if requirement.facets:
            for section in requirements.sections_about(disclosure, content_id):
                if section.paragraphs:
                    yield FacetsOf(disclosure, section, requirement, content_id)


@over("F109", each(_facets))
def section_leaves_something_out(item: FacetsOf) -> Iterator[Flaw]:
    """A section that leaves out one of the things it is for."""
    text = keys.fold(item.section.text)
    zero = _is_zero(item.disclosure, item.content_id)
    lacking = [
        facet.name
        for facet in item.requirement.facets
        if not (facet.unless_zero and (zero or _is_none(item, facet)))
        and not any(keys.fold(word) in text for word in facet.words)
    ]
    if lacking:
        name = item.section.heading
        yield Flaw(
            f"“{name}”没有说明{'、'.join(lacking)}",
            (quote(name, item.section.paragraphs[0]),),
            section=name,
        )


def _is_zero(disclosure: Disclosure, content_id: str) -> bool:
    """Whether the table with the same id holds no amount."""
    statement = disclosure.statement(content_id)
    return statement is not None and not any(
        cell.text.strip("0.") for row in statement.rows for cell in row.cells.values()
    )


def _is_none(item: FacetsOf, facet: Facet) -> bool:
    """Whether the table has the facet as a row or a column, and no amount there."""
    statement = item.disclosure.statement(item.content_id)
    if statement is None:
        return False
    own = {c.id for c in statement.columns if any(word in c.label for word in facet.words)}
    cells = [
        cell.text
        for row in statement.rows
        for column, cell in row.cells.items()
        if column in own or any(word in row.name for word in facet.words)
    ]
    return bool(cells) and not any(text.strip("0.") for text in cells)


class PartsOf(msgspec.Struct, frozen=True):
    """A section, and the parts that it has to have."""

    section: Section
    parts: tuple[str, ...]


def _parts(disclosure: Disclosure) -> Iterator[PartsOf]:
    for section, requirement in requirements.required_parts(disclosure):
        if section.paragraphs:
            yield PartsOf(section, requirement.parts)


@over("F110", each(_parts))
def section_lacks_a_part(item: PartsOf) -> Iterator[Flaw]:
    """One of the parts that the forms prescribe for a section has no heading in it."""
    lines = [keys.label(paragraph.text) for paragraph in item.section.paragraphs]
    lacking = [
        part.partition("|")[0]
        for part in item.parts
        if not any(line.startswith(word) for line in lines for word in part.split("|"))
    ]
    if lacking and len(lacking) < len(item.parts):
        name = item.section.heading
        yield Flaw(
            f"“{name}”没有{'、'.join(lacking)}",
            (quote(name, Printed(name, item.section.where)),),
            section=name,
        )
