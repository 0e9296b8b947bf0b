"""F4: titles, headings and rows that differ from the form's by a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import requirements
from mingzhang.checking.checks import Flaw, each, itself, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import completeness
from mingzhang.checking.form.titled import HeadingOf, TitleOf, headings, table_titles
from mingzhang.checking.misprints import spelling
from mingzhang.disclosure import (
    KIND_WORDS,
    SCOPE_WORDS,
    Disclosure,
    Printed,
    Row,
    Section,
    Statement,
)
from mingzhang.facts import form_of
from mingzhang.forms import RowForm
from mingzhang.reading import titles
from mingzhang.reading.tables import headers
from mingzhang.where import NOWHERE

_NUMBER_ROW = {"档次": "栏次"}
_SHORT_LABEL = 3
"""Characters of a header's word that a misprint leaves recognisable."""

_ABOVE = 12
"""Lines between a title and the first row below the header, with year, agency and unit."""

_LONG_NAME = 5
"""Characters of a row's name that a misprint leaves recognisable."""


@cache
def _all_headings() -> dict[int, tuple[str, ...]]:
    """The keys of all forms' headings, by length."""
    found: dict[int, set[str]] = {}
    for pack in forms.all_packs():
        for sections in pack.sections.values():
            for form in sections:
                for scope in SCOPE_WORDS.values():
                    key = keys.fold(requirements.form_heading(form, scope))
                    found.setdefault(len(key), set()).add(key)
    return {length: tuple(sorted(own)) for length, own in found.items()}


def _headings(disclosure: Disclosure) -> Iterator[HeadingOf]:
    """The headings, and the lines that should have been one."""
    yield from headings(disclosure)
    for outline in completeness.outlines(disclosure):
        for _, title in outline.lacking:
            if line := completeness.misprinted_line(disclosure, title):
                yield HeadingOf(disclosure, Section("", line.text, where=line.printed.where))


_STAGE = re.compile("[预决]算")
_OF_BUDGETS = re.compile("预算(?:总|明细|情况)?表$")


@over("F403", each(_headings))
def heading_is_misprinted(item: HeadingOf) -> Iterator[Flaw]:
    """A heading that differs from the form's by one character."""
    key = keys.label(item.section.title)
    known = _all_headings().get(len(key), ())
    if len(key) < 4 or key in known:
        return
    kind = KIND_WORDS[item.disclosure.kind]  # 预算 or 决算
    for other in known:
        if _STAGE.sub(kind, other) == key:
            return  # the form is one of the other stage
        if keys.one_off(key, other) and not requirements.worded_otherwise(key, other):
            yield Flaw(
                f"标题印作“{item.name}”，表样为“{other}”",
                (itself(item.name, item.section.where),),
                section=item.name,
            )
            return


@over("F409", each(completeness.required_tables))
def title_is_misprinted(item: completeness.TableOf) -> Iterator[Flaw]:
    """A line that is nearly the title of a table, which was not recognised, or by its header."""
    title = item.statement.title
    if item.is_of_the_nine and _is_open(item):
        yield from _nearly_worded(item)
    elif item.statement.status == "missing":
        if line := completeness.nearly_titled(item):
            yield Flaw(
                f"表名印作《{line.text}》，表样为《{title}》；这张表没有读取",
                (quote(line.place, line.printed),),
                statement=item.statement.id,
            )
    elif above := _title_above(item):
        yield Flaw(
            f"表名印作《{above.text}》，表样为《{title}》",
            (quote(title, above),),
            statement=item.statement.id,
        )


def _is_open(item: completeness.TableOf) -> bool:
    return forms.pack(item.disclosure.pack).open


def _nearly_worded(item: completeness.TableOf) -> Iterator[Flaw]:
    """收支统表 in forms that no pack lists: its table was not read, or by its header."""
    if item.statement.status == "missing" or item.statement.certainty == "likely":
        for line, right in completeness.misprinted_titles(item):
            lost = "；这张表没有读取" if item.statement.status == "missing" else ""
            yield Flaw(
                f"表名印作《{line.text}》，像是《{right}》{lost}",
                (line.evidence(),),
                statement=item.statement.id,
            )


def misprinted_titles(dossier: Dossier) -> list[frozenset[Printed]]:
    """The lines of each disclosure that are such titles: what is wrong in them is told."""
    return [
        frozenset(filter(None, map(_misprinted_title, completeness.required_tables(disclosure))))
        for disclosure in dossier.disclosures
    ]


def _misprinted_title(item: completeness.TableOf) -> Printed | None:
    if item.statement.status != "missing":
        return _title_above(item)
    line = completeness.nearly_titled(item)
    return line.printed if line else None


def _title_above(item: completeness.TableOf) -> Printed | None:
    """The line above a table that was read by its header, if it is nearly its title."""
    if item.statement.where == NOWHERE:
        nearly = completeness.nearly_titled(item)
        return nearly.printed if nearly and _is_one_off(nearly.text, item.statement) else None
    below = item.statement.where
    for line in item.disclosure.front:
        near = line.where.page == below.page and 0 < below.line - line.where.line <= _ABOVE
        key = keys.fold(line.text) if near else ""
        if near and completeness.is_nearly(key, keys.fold(item.statement.title)):
            return None if _is_a_title(key) else line
    return None


def _is_one_off(text: str, statement: Statement) -> bool:
    """Whether a line is a title but for one character, of whatever year."""
    key, title = completeness.without_year(text), completeness.without_year(statement.title)
    return keys.one_off(key, title) and not _is_a_title(key)


def _is_a_title(key: str) -> bool:
    """Whether some form has a table of this title."""
    return any(key in own for own in titles.all_titles().values())


@over("F412", each(table_titles))
def title_has_a_wrong_character(item: TitleOf) -> Iterator[Flaw]:
    """A title with a character that no table's title has, where the form's has another."""
    key = keys.fold(item.printed.text)
    if item.disclosure.kind == "final" and _OF_BUDGETS.search(key):
        yield Flaw(
            f"决算的表名印作《{item.printed.text}》，“预算表”应为“决算表”",
            (quote(item.place, item.printed),),
            statement=item.statement,
        )
        return
    known = titles.all_titles().get(item.statement, ())
    if key.endswith(known):
        return
    for wrong, right in (titles.misprint(key, title) for title in known):
        if wrong:
            yield Flaw(
                f"表名印作《{item.printed.text}》，“{wrong}”应为“{right}”",
                (quote(item.place, item.printed),),
                statement=item.statement,
            )
            return


class RowOf(msgspec.Struct, frozen=True):
    """A row that a form names, and the names of the form's rows."""

    statement: Statement
    row: Row
    names: frozenset[str]
    printed: frozenset[str]
    """The names that the table's rows have."""


def _named_rows(disclosure: Disclosure) -> Iterator[RowOf]:
    for statement in disclosure.printed_statements:
        form = form_of(disclosure, statement)
        rows = (*form.rows, *(row for side in form.sides for row in side.rows))
        names = frozenset(name for row in rows for name in _right_names(row))
        printed = (
            frozenset(keys.label(row.name) for row in statement.rows) if names else frozenset()
        )
        for row in statement.rows if names else ():
            if row.name and not row.code:
                yield RowOf(statement, row, names, printed)


def _right_names(row: RowForm) -> Iterator[str]:
    """The keys of a row's names, without the misprints that it is read by as well."""
    label = keys.label(row.label)
    yield label
    for also in map(keys.label, row.also):
        if len(label) < _LONG_NAME or not keys.one_off(also, label):
            yield also


@over("F414", each(_named_rows))
def row_is_misprinted(item: RowOf) -> Iterator[Flaw]:
    """教育科研人员因公出国 where the form has 教学科研人员因公出国."""
    own = keys.label(item.row.name)
    if own in item.names:
        return
    near = [name for name in item.names if keys.one_off(own, name)]
    if len(own) < _LONG_NAME:
        near = [name for name in near if _may_lack(name, item) and spelling.looks_like(own, name)]
    near = [name for name in near if not _is_another_row(own, name)] or [
        name for name in item.names if _may_lack(name, item) and _is_one_more_or_less(own, name)
    ]
    if len(near) == 1:
        title = item.statement.title
        yield Flaw(
            f"《{title}》的行名印作“{item.row.name}”，表样为“{near[0]}”",
            (quote(title, Printed(item.row.name, item.row.where)),),
            statement=item.statement.id,
        )


def _may_lack(name: str, item: RowOf) -> bool:
    """Whether no other row of the table has this name, so that it can be meant."""
    return len(name) >= _SHORT_LABEL and name not in item.printed and not item.row.label


def _is_one_more_or_less(own: str, name: str) -> bool:
    """人科目 for 人行科目, 转转移性支出 for 转移性支出."""
    longer, shorter = (own, name) if len(own) > len(name) else (name, own)
    at = keys.added(longer, shorter)
    return at is not None and longer[at] not in requirements.row_may_lack()


class HeaderOf(msgspec.Struct, frozen=True):
    """The cells of the tables' headers, and the labels that each table's form has."""

    cells: tuple[tuple[Statement, Printed, frozenset[str]], ...]


def _headers(disclosure: Disclosure) -> Iterator[HeaderOf]:
    found: list[tuple[Statement, Printed, frozenset[str]]] = []
    for statement in disclosure.statements:
        if statement.header:
            labels = headers.labels_of(form_of(disclosure, statement)) | requirements.header_words()
            found += ((statement, cell, labels) for row in statement.header for cell in row)
    if found:
        yield HeaderOf(tuple(found))


@over("F415", each(_headers))
def header_is_misprinted(item: HeaderOf) -> Iterator[Flaw]:
    """财政拔款收入, 科目名成, 档次: a word that no header has, and nearly one that this one has."""
    wrong: dict[tuple[str, str], list[tuple[Statement, Printed]]] = {}
    for statement, cell, labels in item.cells:
        if right := _meant(headers.label_key(cell.text), labels):
            wrong.setdefault((keys.tidy(cell.text), right), []).append((statement, cell))
    for (printed, right), places in wrong.items():
        titles_of = "、".join(dict.fromkeys(f"《{table.title}》" for table, _ in places))
        yield Flaw(
            f"{titles_of}的表头印作“{printed}”，应为“{right}”",
            tuple(quote(table.title, cell) for table, cell in places),
            statement=places[0][0].id,
        )


def _meant(own: str, labels: frozenset[str]) -> str:
    """The label that a header's cell is a misprint of; "" for none."""
    if own in _NUMBER_ROW:
        return _NUMBER_ROW[own]
    if own in headers.all_labels() or len(own) < _SHORT_LABEL:
        return ""
    near = [
        label for label in labels if keys.one_off(own, label) and spelling.looks_like(own, label)
    ]
    return near[0] if len(near) == 1 else ""


def _is_another_row(own: str, name: str) -> bool:
    differing = "".join(f"{m}{t}" for m, t in zip(own, name, strict=False) if m != t)
    return any(set(differing) <= set(group) for group in requirements.other_rows())
