"""F106–F111: what sections should say and do not.

A heading with nothing below it, a table without a word, a facet or a part that the forms ask for
(requirements.toml) and that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking import requirements
from mingzhang.checking.checks import Flaw, each, each_quoted, itself, over, quote
from mingzhang.checking.requirements import ContentRequirement, Facet
from mingzhang.disclosure import Disclosure, Printed, Section


class SectionOf(msgspec.Struct, frozen=True):
    """A section of a disclosure."""

    disclosure: Disclosure
    section: Section
    has_parts: bool
    """Whether sections that the forms count with the same number follow: 七、项目经费情况说明."""

    may_be_blank: bool
    """Whether the forms allow that nothing stands below the heading."""


def _sections(disclosure: Disclosure) -> Iterator[SectionOf]:
    blank = [
        content_id
        for content_id, requirement in requirements.required_content(disclosure)
        if requirement.may_be_blank
    ]
    for section, following in pairwise((*disclosure.sections, None)):
        assert section is not None
        has_parts = following is not None and bool(section.no) and following.no == section.no
        may_be_blank = any(requirements.is_about(section, content_id) for content_id in blank)
        yield SectionOf(disclosure, section, has_parts, may_be_blank)


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
            f"“{name}”只有表，没有文字说明", (itself(name, item.section.where),), section=name
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
        parts = each_quoted(paragraph.text for paragraph in empty)
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
            (itself(name, item.section.where),),
            section=name,
        )
