"""F4: whether it is a department's document or a unit's, all through the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, Selection, each, in_all, over, quote
from mingzhang.checking.form.titled import HeadingOf, TitleOf, headings, table_titles
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import (
    KIND_WORDS,
    SCOPE_WORDS,
    Disclosure,
    Printed,
    Scope,
)

_SELF = (
    r"[我本]{0}(?!组织)"
    r"|20\d\d年{0}(?:收入|支出|收支)?预算(?=为|总|收支|安排|增加|减少)"
)
"""How a document speaks of itself."""

_OF_THE_COUNTY = "|我[省市县区]单位预算"
"""For 我县部门预算, which is how a county speaks of all its budgets, put into a department's."""

_PART = re.compile("第[一二三四五六七八九十]{1,2}部分")
_SAID = re.compile(
    r"(?<!预算)(?<!下属)(?<!所属)(?<!直属)(部门|单位)"
    r"(?=(?:预算|决算)(?!主管|部门|单位|(?:支出)?经济|构成)|概况|基本概况|(?:主要)?职[责能])"
)
"""Whether a title is of a department or a unit; 部门预算经济分类 is of both."""

_OF_THE_SOURCE = re.compile(r"(?:第[一二三四五六七八九十]{1,2}部分)?[、:]?(?:部门|单位)[预决]算")
"""第一部分 部门预算: a source of several disclosures can be divided so."""

_OFTEN = 3
"""How often titles say one of them for each time of the other before that is wrong."""

_LONGEST_TITLE = 50
_SENTENCE = re.compile(r"[。；;，,]")
_PAGE = re.compile(r"[.…·\-]*\d*$")


def _other(scope: Scope) -> Scope:
    return "unit" if scope == "department" else "department"


@cache
def _form_headings(pack_id: str, scope: Scope) -> dict[str, str]:
    """The forms' headings for a scope, by their keys."""
    pack = forms.pack(pack_id)
    return {
        keys.fold(requirements.form_heading(form, SCOPE_WORDS[scope])): form.title
        for sections in pack.sections.values()
        for form in sections
        if "{scope}" in form.title and not form.bare
    }


class Title(msgspec.Struct, frozen=True):
    """A line that names the document or a part of it, by department or by unit."""

    disclosure: Disclosure
    line: Line
    is_misnamed: bool


def _titles(disclosure: Disclosure) -> Iterator[Title]:
    """The headings, with the lines of cover and contents that say 部门预算, 单位概况."""
    own, other = SCOPE_WORDS[disclosure.scope], SCOPE_WORDS[_other(disclosure.scope)]
    told = {item.name for item in headings(disclosure) if _is_of_the_other(item)}
    listed = {_PAGE.sub("", keys.fold(line.text)) for line in disclosure.contents}
    lines = [*printed_lines.outside(disclosure), *map(_entry, disclosure.contents)]
    said = {line: _scopes_said(line) for line in lines}
    times = Counter(word for line, words in said.items() for word in words)
    is_sure = times[own] >= _OFTEN * max(1, times[other])
    for line in lines:
        key = keys.fold(line.text)
        is_listed = bool(_PART.match(key)) and key.replace(other, own) in listed - {key}
        is_other = (is_sure and said[line] == {other}) or (is_listed and key not in listed)
        if not line.statement:
            yield Title(disclosure, line, is_other or line.text in told)


def _entry(line: Printed) -> Line:
    return Line("目录", line)


def _scopes_said(line: Line) -> frozenset[str]:
    """部门 or 单位, where a line is a title that says which it is of."""
    key = keys.fold(line.text)
    if len(key) > _LONGEST_TITLE or _SENTENCE.search(key) or _OF_THE_SOURCE.fullmatch(key):
        return frozenset()
    return frozenset(match[1] for match in _SAID.finditer(key))


def _is_of_the_other(item: HeadingOf) -> bool:
    scope, pack = item.disclosure.scope, item.disclosure.pack
    key = keys.fold(item.section.title)
    return key in _form_headings(pack, _other(scope)) and key not in _form_headings(pack, scope)


@over("F401", each(_titles))
def heading_has_the_other_scope(title: Title) -> Iterator[Flaw]:
    """部门职责 in a unit's document, 单位职责 in a department's."""
    if title.is_misnamed:
        own, kind = SCOPE_WORDS[title.disclosure.scope], KIND_WORDS[title.disclosure.kind]
        where = "目录" if title.line.place == "目录" else "标题"
        yield Flaw(
            f"{own}{kind}的{where}印作“{title.line.text}”，应为“{own}”",
            (title.line.evidence(),),
            section=title.line.section,
        )


@cache
def _prefixes(pack_id: str, scope: str) -> tuple[str, ...]:
    """The words before a table's title that only this scope has."""
    pack = forms.pack(pack_id)
    return tuple(filter(None, (pack.prefixes[scope], *pack.also_prefixed.get(scope, ()))))


@cache
def _form_titles(pack_id: str) -> frozenset[str]:
    """The keys of the forms' titles."""
    return frozenset(keys.fold(title) for f in forms.pack(pack_id).forms for title in f.titles())


@over("F410", each(table_titles))
def title_has_the_other_scope(item: TitleOf) -> Iterator[Flaw]:
    """单位预算收入总表 in a department's document, and the other way round."""
    scope, pack_id = item.disclosure.scope, item.disclosure.pack
    other = _other(scope)
    key = keys.fold(item.printed.text)
    if item.statement in {form.id for form in forms.pack(pack_id).lists}:
        yield from _list_has_the_other_scope(item, SCOPE_WORDS[other])
        return
    own = _prefixes(pack_id, scope)
    theirs = [prefix for prefix in _prefixes(pack_id, other) if prefix not in own]
    titles = _form_titles(pack_id)
    if _is_prefixed(key, theirs, titles) and not _is_prefixed(key, own, titles):
        yield _wrong_scope(item)


def _is_prefixed(key: str, prefixes: Iterable[str], titles: Iterable[str]) -> bool:
    return key.endswith(tuple(keys.fold(one) + title for one in prefixes for title in titles))


def _wrong_scope(item: TitleOf) -> Flaw:
    own = SCOPE_WORDS[item.disclosure.scope]
    return Flaw(
        f"{own}预算的表名印作《{item.printed.text}》，应为“{own}”",
        (quote(item.place, item.printed),),
        statement=item.statement,
    )


def _list_has_the_other_scope(item: TitleOf, other: str) -> Iterator[Flaw]:
    """部门政府采购预算 in a unit's document; 单位政府采购预算表 may be what departments call it."""
    form = forms.pack(item.disclosure.pack).list_form(item.statement)
    key = keys.fold(item.printed.text)
    if any(key.endswith(other + keys.fold(title)) for title in form.titles()):
        yield _wrong_scope(item)


def _of_scope(scope: Scope) -> Selection[HeadingOf]:
    """The headings of disclosures of one scope."""
    return each(lambda d: headings(d) if d.scope == scope else ())


@over("F408", _of_scope("department"))
def department_speaks_of_itself_as_a_unit(item: HeadingOf) -> Iterator[Flaw]:
    """我单位, 本单位 in a department's document: it may have no other unit than itself."""
    yield from _speaks_of_the_other_scope(item)


@over("F435", _of_scope("unit"))
def unit_speaks_of_itself_as_a_department(item: HeadingOf) -> Iterator[Flaw]:
    """我部门, 2024年部门支出预算 in a unit's document: the department's text."""
    yield from _speaks_of_the_other_scope(item)


def _speaks_of_the_other_scope(item: HeadingOf) -> Iterator[Flaw]:
    scope = item.disclosure.scope
    other = SCOPE_WORDS[_other(scope)]
    said = _SELF.format(other) + (_OF_THE_COUNTY if scope == "department" else "")
    found = [
        quote(item.name, paragraph)
        for paragraph in item.section.paragraphs
        for _ in re.finditer(said, keys.fold(paragraph.text))
    ]
    if found and not requirements.is_about(item.section, "glossary"):
        yield Flaw(
            f"{SCOPE_WORDS[scope]}{KIND_WORDS[item.disclosure.kind]}的"
            f"“{item.name}”自称“{other}”{in_all(found)}",
            tuple(dict.fromkeys(found)),
            section=item.name,
        )
