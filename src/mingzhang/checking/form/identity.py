"""F4: whose document it is, all through the document: department or unit, its name, its level.

Texts are carried over from another agency. Names are looked for in the fixed phrases of the
forms only (identity.toml); elsewhere other agencies are spoken of for good reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import passages, requirements
from mingzhang.checking.form.agency_names import (
    abbreviates,
    is_slip,
    lacks_a_character,
    loosely,
    stands_for,
)
from mingzhang.checking.form.passages import Passage
from mingzhang.checking.form.phrases import organs, patterns, phrases
from mingzhang.checking.form.titled import HeadingOf, TitleOf, headings, table_titles
from mingzhang.disclosure import (
    KIND_WORDS,
    SCOPE_WORDS,
    Disclosure,
    Printed,
    Scope,
    Statement,
)

_SELF = (
    r"[我本]{0}(?!组织)|我[省市县区]{0}预算"
    r"|20\d\d年{0}(?:收入|支出|收支)?预算(?=为|总|收支|安排|增加|减少)"
)
"""How a document speaks of itself."""

_NOTES = ("注", "说明")

_HEADS = 3
"""Tables with an agency above them, of which one can differ from the others."""


_STREET = "街道"
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

# department or unit


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
    line: Passage
    is_misnamed: bool


def _titles(disclosure: Disclosure) -> Iterator[Title]:
    """The headings, with the lines of cover and contents that say 部门预算, 单位概况."""
    own, other = SCOPE_WORDS[disclosure.scope], SCOPE_WORDS[_other(disclosure.scope)]
    told = {item.name for item in headings(disclosure) if _is_of_the_other(item)}
    listed = {_PAGE.sub("", keys.fold(line.text)) for line in disclosure.contents}
    lines = [*passages.outside(disclosure), *map(_entry, disclosure.contents)]
    said = {line: _scopes_said(line) for line in lines}
    times = Counter(word for line, words in said.items() for word in words)
    is_sure = times[own] >= _OFTEN * max(1, times[other])
    for line in lines:
        key = keys.fold(line.text)
        is_listed = bool(_PART.match(key)) and key.replace(other, own) in listed - {key}
        is_other = (is_sure and said[line] == {other}) or (is_listed and key not in listed)
        if not line.statement:
            yield Title(disclosure, line, is_other or line.text in told)


def _entry(line: Printed) -> Passage:
    return Passage("目录", line)


def _scopes_said(line: Passage) -> frozenset[str]:
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


@over("F408", each(headings))
def text_speaks_of_the_other_scope(item: HeadingOf) -> Iterator[Flaw]:
    """我部门, 2024年部门支出预算 in a unit's document; 我单位, 本单位 in a department's."""
    scope = item.disclosure.scope
    other = SCOPE_WORDS[_other(scope)]
    found = {
        paragraph: times
        for paragraph in item.section.paragraphs
        if (times := len(re.findall(_SELF.format(other), keys.fold(paragraph.text))))
    }
    if found and not requirements.is_about(item.section, "glossary"):
        yield Flaw(
            f"{SCOPE_WORDS[scope]}{KIND_WORDS[item.disclosure.kind]}的"
            f"“{item.name}”自称“{other}”（{sum(found.values())} 处）",
            tuple(quote(item.name, paragraph) for paragraph in found),
            section=item.name,
        )


# the agency's name in the text


class NameOf(msgspec.Struct, frozen=True, dict=True):
    """A name printed where the agency's own has to stand."""

    disclosure: Disclosure
    line: Passage
    name: str
    known: tuple[str, ...]
    """Names that may stand there: the agency's, and those of its units."""

    @cached_property
    def is_ours(self) -> bool:
        """Whether it is the agency's name, or one that stands for it."""
        own = loosely(self.name)
        if own and lacks_a_character(own, loosely(self.disclosure.agency.name)):
            return False
        return not own or any(stands_for(own, loosely(known)) for known in self.known)

    @property
    def is_misprint(self) -> bool:
        """Whether it is nearly the agency's name."""
        return is_slip(loosely(self.name), loosely(self.disclosure.agency.name))


def _names(disclosure: Disclosure) -> Iterator[NameOf]:
    own = loosely(disclosure.agency.name)
    if not own:
        return
    known = (disclosure.agency.name, *(unit.name for unit in disclosure.organisations))
    for line in passages.lines(disclosure):
        if not line.statement or line.text.startswith(_NOTES):
            is_heading = line.text == line.section
            for name in dict.fromkeys(_named(keys.fold(line.text), is_heading, own)):
                yield NameOf(disclosure, line, name, known)


def _named(key: str, is_heading: bool, own: str) -> Iterator[str]:
    if is_heading:
        key = keys.label(key)
    for pattern in patterns("heading_names" if is_heading else "names"):
        for match in pattern.finditer(key):
            name = match["name"]
            if name.startswith(phrases().generic):
                continue
            if organs().search(_bare(name)) or is_slip(loosely(name), own):
                yield name


def _bare(name: str) -> str:
    return re.sub(r"\([^()]*\)$", "", name)


@over("F406", each(_names))
def text_is_of_another_agency(item: NameOf) -> Iterator[Flaw]:
    """A phrase that has to name the agency names another."""
    if not item.is_ours and not item.is_misprint:
        yield _wrong_name(item, "不是本{scope}的名称“{agency}”")


@over("F407", each(_names))
def agency_is_misprinted(item: NameOf) -> Iterator[Flaw]:
    """The agency's name with a wrong, a missing or an extra character."""
    if not item.is_ours and item.is_misprint:
        yield _wrong_name(item, "与本{scope}的名称“{agency}”不同")


def misprinted_names(dossier: Dossier) -> list[frozenset[str]]:
    """Of each disclosure the names that stand for the agency's own and are nearly that."""
    return dossier.once(_all_misprinted_names)


def _all_misprinted_names(dossier: Dossier) -> list[frozenset[str]]:
    found: list[set[str]] = [set() for _ in dossier.disclosures]
    for index, one in dossier.each(_names):
        if not one.is_ours and one.is_misprint:
            found[index].add(one.name)
    return list(map(frozenset, found))


def _wrong_name(item: NameOf, what: str) -> Flaw:
    scope = SCOPE_WORDS[item.disclosure.scope]
    told = what.format(scope=scope, agency=item.disclosure.agency.name)
    return Flaw(
        f"“{item.line.place}”印作“{item.name}”，{told}",
        (item.line.evidence(),),
        section=item.line.section,
    )


# the agency above the tables


class HeadOf(msgspec.Struct, frozen=True):
    """The agency above a table, and what stands above most tables."""

    disclosure: Disclosure
    statement: Statement
    code: str
    """"" where no code does."""

    name: str
    is_alone: bool
    """Whether it is the only one with another name than most."""


def _heads(disclosure: Disclosure) -> Iterator[HeadOf]:
    heads = [table for table in passages.tables(disclosure) if table.heading.agency]
    code = _mostly([table.heading.code for table in heads])
    name = _mostly([table.heading.agency for table in heads])
    is_alone = sum(table.heading.agency != name for table in heads) == 1
    for table in heads if len(heads) >= _HEADS and name else ():
        yield HeadOf(disclosure, table, code, name, is_alone)


def _mostly(printed: Sequence[str]) -> str:
    """What more than half of the heads print."""
    (text, times), *_ = Counter(printed).most_common(1) or [("", 0)]
    return text if 2 * times > len(printed) else ""


@over("F413", each(_heads))
def head_names_another_agency(item: HeadOf) -> Iterator[Flaw]:
    """A table whose head prints another code or another name than the others."""
    head = item.statement.heading
    own = loosely(head.agency) if organs().search(keys.fold(head.agency)) else ""
    units = (unit.name for unit in item.disclosure.organisations)
    known = [loosely(name) for name in (item.name, item.disclosure.agency.name, *units)]
    wrong = []
    if item.code and head.code and not _is_within(head.code, item.code):
        wrong.append(f"编码印作“{head.code}”，其他表是“{item.code}”")
    is_ours = any(abbreviates(own, name) for name in known if name)
    if own and (not is_ours or _is_misprinted(item)):
        wrong.append(f"名称印作“{head.agency}”，其他表是“{item.name}”")
    if wrong:
        printed = Printed(f"{head.code} {head.agency}".strip(), item.statement.place("agency"))
        yield Flaw(
            f"《{item.statement.title}》表头的{SCOPE_WORDS[item.disclosure.scope]}{'，'.join(wrong)}",
            (quote(item.statement.title, printed),),
            statement=item.statement.id,
        )


def _is_misprinted(item: HeadOf) -> bool:
    """供销合作联合社 where all other heads print 供销合作社联合社."""
    own, others = (loosely(name) for name in (item.statement.heading.agency, item.name))
    return item.is_alone and own != others and is_slip(own, others)


def _is_within(code: str, other: str) -> bool:
    """Whether one code is the other's, or of a unit below it."""
    return code.startswith(other) or other.startswith(code)


# the level of government


class LevelOf(msgspec.Struct, frozen=True):
    """The level of government that a disclosure is of: 市, 区, 县."""

    disclosure: Disclosure
    level: str
    is_city_by_name: bool = False
    """Whether only its name says so; of what ranks between 市 and 县 nothing is known."""


def _levels(disclosure: Disclosure) -> Iterator[LevelOf]:
    """By the cover, or else by the agency's name where it begins with a county or district."""
    for line in disclosure.front:
        if match := re.search(phrases().cover_level, keys.fold(line.text)):
            yield LevelOf(disclosure, match["level"])
            return
    match = re.match(phrases().name_level, keys.fold(disclosure.agency.name))
    if match and not match[0].endswith(phrases().zones):
        yield LevelOf(disclosure, match["level"])
    elif city := re.match(phrases().city_level, keys.fold(disclosure.agency.name)):
        yield LevelOf(disclosure, city["level"], is_city_by_name=True)


@over("F411", each(_levels))
def text_is_of_another_level(item: LevelOf) -> Iterator[Flaw]:
    """The text speaks of the finances of another level: it is another level's text."""
    is_street = _STREET in item.disclosure.agency.name
    kinds = ["city_levels" if item.is_city_by_name else "text_levels"]
    kinds += ["town_levels"] if is_street else []
    found = [
        (line, match)
        for line in passages.prose(item.disclosure)
        for kind in kinds
        for pattern in patterns(kind)
        for match in pattern.finditer(keys.fold(line.text))
        if match["level"] != item.level
    ]
    if found:
        line, match = found[0]
        lines = tuple(dict.fromkeys(line for line, _ in found))
        yield Flaw(
            f"{item.level}级的公开内容，“{line.place}”却写“{match[0]}”（{len(lines)} 处）",
            tuple(line.evidence() for line in lines),
            section=line.section,
        )
