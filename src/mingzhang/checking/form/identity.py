"""F4: whose document it is and for which year, all through the document.

Texts are carried over from last year or from another agency. Names and years are looked
for in the fixed phrases of the forms only (identity.toml); elsewhere other agencies and
other years are spoken of for good reason.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from importlib import resources

import msgspec

from mingzhang import forms, keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form import completeness, passages, requirements
from mingzhang.checking.form.passages import Passage
from mingzhang.disclosure import Disclosure, Printed, Row, Section, Statement
from mingzhang.facts import form_of
from mingzhang.forms import RowForm
from mingzhang.reading import titles
from mingzhang.where import NOWHERE, Where

_SCOPES = {"department": "部门", "unit": "单位"}
_YEAR = re.compile(r"20\d\d(?=年)")
_DATE = re.compile(r"20\d\d年\d{1,2}月")
"""公开时间：2024年9月20日 beside the entries of a table of contents."""

_FIGURE = re.compile(r"\d\s*[百千万亿]{0,2}元")
"""A sentence with an amount: the rules on figures in the narrative look at its years."""

_UNCHANGED = re.compile("持平|无增减|没有增减|无变化|没有变化|不变|一致|相同")
"""A difference of zero in words: of those rules, too."""

_SELF = (
    r"[我本]{0}(?!组织)|我[省市县区]{0}预算"
    r"|20\d\d年{0}(?:收入|支出|收支)?预算(?=为|总|收支|安排|增加|减少)"
)
"""How a document speaks of itself."""

_MISPRINT = 1
"""Characters in which a misprinted name differs from the right one; with more it is another."""

_LONG_NAME = 5
"""Characters of a row's name that a misprint leaves recognisable."""

_HEADS = 3
"""Tables with an agency above them, of which one can differ from the others."""


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    heading_names: tuple[str, ...]
    cover_level: str
    name_level: str
    zones: tuple[str, ...]
    text_levels: tuple[str, ...]
    organs: str
    loose: tuple[str, ...]
    generic: tuple[str, ...]
    years: tuple[str, ...]
    years_without_amounts: tuple[str, ...]
    comparisons: tuple[str, ...]


@cache
def _phrases() -> _Phrases:
    text = resources.files(__package__).joinpath("identity.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Phrases)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    found: tuple[str, ...] = getattr(_phrases(), kind)
    return tuple(map(re.compile, found))


# scope and year of headings and titles


class HeadingOf(msgspec.Struct, frozen=True):
    """A section's heading."""

    disclosure: Disclosure
    section: Section

    @property
    def name(self) -> str:
        """As printed."""
        return self.section.heading


def _headings(disclosure: Disclosure) -> Iterator[HeadingOf]:
    """The sections' headings, where a pack says how they read."""
    if not forms.pack(disclosure.pack).open:
        yield from (HeadingOf(disclosure, section) for section in disclosure.sections)


@cache
def _form_headings(pack_id: str, scope: str) -> dict[str, str]:
    """The forms' headings for a scope, by their keys."""
    pack = forms.pack(pack_id)
    return {
        keys.fold(requirements.form_heading(form, _SCOPES[scope])): form.title
        for sections in pack.sections.values()
        for form in sections
        if "{scope}" in form.title and not form.bare
    }


@over("F401", each(_headings))
def heading_has_the_other_scope(item: HeadingOf) -> Iterator[Flaw]:
    """部门职责 in a unit's document, 单位职责 in a department's."""
    scope = item.disclosure.scope
    other = "unit" if scope == "department" else "department"
    key = keys.fold(item.section.title)
    pack = item.disclosure.pack
    if key in _form_headings(pack, other) and key not in _form_headings(pack, scope):
        printed = Printed(item.name, item.section.where)
        yield Flaw(
            f"{_SCOPES[scope]}预算的标题印作“{item.name}”，应为“{_SCOPES[scope]}”",
            (quote(item.name, printed),),
            section=item.name,
        )


class TitleOf(msgspec.Struct, frozen=True):
    """A table's title, at the table or in the table of contents."""

    disclosure: Disclosure
    printed: Printed
    statement: str
    """Id; "" in the table of contents."""

    head_year: int = 0
    """The year above the table (预算年度：2024), where the title has none."""

    head_where: Where = NOWHERE

    @property
    def place(self) -> str:
        """Where it stands, for users."""
        return self.printed.text if self.statement else "目录"


def _titles(disclosure: Disclosure) -> Iterator[TitleOf]:
    for statement in passages.tables(disclosure):
        printed = Printed(statement.title, statement.where)
        year = statement.heading.year
        yield TitleOf(disclosure, printed, statement.id, year, statement.place("year"))
    for line in disclosure.contents:
        if not _DATE.search(keys.fold(line.text)):
            yield TitleOf(disclosure, line, "")


def _dated_titles(disclosure: Disclosure) -> Iterator[TitleOf]:
    for item in _titles(disclosure) if disclosure.year else ():
        if item.head_year or _YEAR.search(keys.fold(item.printed.text)):
            yield item


@over("F402", each(_dated_titles))
def title_has_another_year(item: TitleOf) -> Iterator[Flaw]:
    """A table whose title, or the head below it, names another year than the document."""
    year = item.disclosure.year
    years = set(map(int, _YEAR.findall(keys.fold(item.printed.text))))
    if not years and item.head_year != year:
        yield Flaw(
            f"《{item.printed.text}》表头的年度印作 {item.head_year} 年，应为 {year} 年",
            (quote(item.place, Printed(str(item.head_year), item.head_where)),),
            statement=item.statement,
        )
    elif years and year not in years:
        where = "目录" if not item.statement else "表名"
        yield Flaw(
            f"{where}印作“{item.printed.text}”，应为 {year} 年",
            (quote(item.place, item.printed),),
            statement=item.statement,
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


@over("F410", each(lambda d: (t for t in _titles(d) if t.statement)))
def title_has_the_other_scope(item: TitleOf) -> Iterator[Flaw]:
    """单位预算收入总表 in a department's document, and the other way round."""
    scope, pack_id = item.disclosure.scope, item.disclosure.pack
    other = "unit" if scope == "department" else "department"
    key = keys.fold(item.printed.text)
    titles = _form_titles(pack_id)
    if item.statement in {form.id for form in forms.pack(pack_id).lists}:
        yield from _list_has_the_other_scope(item, _SCOPES[other])
        return
    for prefix in _prefixes(pack_id, other):
        if prefix in _prefixes(pack_id, scope):
            continue
        if any(key.endswith(keys.fold(prefix) + title) for title in titles):
            if any(
                key.endswith(keys.fold(own) + title)
                for own in _prefixes(pack_id, scope)
                for title in titles
            ):
                continue
            yield Flaw(
                f"{_SCOPES[scope]}预算的表名印作《{item.printed.text}》，应为“{_SCOPES[scope]}”",
                (quote(item.place, item.printed),),
                statement=item.statement,
            )
            return


def _list_has_the_other_scope(item: TitleOf, other: str) -> Iterator[Flaw]:
    """部门政府采购预算 in a unit's document; 单位政府采购预算表 may be what departments call it."""
    form = forms.pack(item.disclosure.pack).list_form(item.statement)
    key = keys.fold(item.printed.text)
    if any(key.endswith(other + keys.fold(title)) for title in form.titles()):
        own = _SCOPES[item.disclosure.scope]
        yield Flaw(
            f"{own}预算的表名印作《{item.printed.text}》，应为“{own}”",
            (quote(item.place, item.printed),),
            statement=item.statement,
        )


@over("F409", each(completeness.missing_tables))
def title_is_misprinted(item: completeness.TableOf) -> Iterator[Flaw]:
    """A line that is nearly the title of a table that is missing: it could not be recognised."""
    if line := completeness.nearly_titled(item):
        yield Flaw(
            f"表名印作《{line.text}》，表样为《{item.statement.title}》；这张表没有读取",
            (quote(line.place, line.printed),),
            statement=item.statement.id,
        )


@over("F412", each(lambda d: (t for t in _titles(d) if t.statement)))
def title_has_a_wrong_character(item: TitleOf) -> Iterator[Flaw]:
    """A title with a character that no table's title has, where the form's has another."""
    key = keys.fold(item.printed.text)
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


def _named_rows(disclosure: Disclosure) -> Iterator[RowOf]:
    for statement in disclosure.statements:
        if statement.status == "missing":
            continue
        form = form_of(disclosure, statement)
        rows = (*form.rows, *(row for side in form.sides for row in side.rows))
        names = frozenset(name for row in rows for name in _right_names(row))
        for row in statement.rows if names else ():
            if row.name and not row.code:
                yield RowOf(statement, row, names)


def _right_names(row: RowForm) -> Iterator[str]:
    """The keys of a row's names, without the misprints that it is read by as well."""
    label = keys.label(row.label)
    yield label
    for also in map(keys.label, row.also):
        if len(label) < _LONG_NAME or not _is_one_off(also, label):
            yield also


@over("F414", each(_named_rows))
def row_is_misprinted(item: RowOf) -> Iterator[Flaw]:
    """教育科研人员因公出国 where the form has 教学科研人员因公出国."""
    own = keys.label(item.row.name)
    if own in item.names or len(own) < _LONG_NAME:
        return
    near = [name for name in item.names if _is_one_off(own, name)]
    if len(near) == 1 and not _is_another_row(own, near[0]):
        title = item.statement.title
        yield Flaw(
            f"《{title}》的行名印作“{item.row.name}”，表样为“{near[0]}”",
            (quote(title, Printed(item.row.name, item.row.where)),),
            statement=item.statement.id,
        )


def _is_one_off(own: str, name: str) -> bool:
    if len(own) != len(name):
        return False
    return sum(mine != theirs for mine, theirs in zip(own, name, strict=True)) == _MISPRINT


_OTHER_ROWS = (
    "初末",
    "转余",
    "行维",
    "缴交",
    "他它",
    "费数",
    "收支",
    "上本",
    "终末",
    "合小总",
    "省市县区",
)
"""Characters by which the names of rows that both exist differ."""


def _is_another_row(own: str, name: str) -> bool:
    differing = "".join(f"{m}{t}" for m, t in zip(own, name, strict=False) if m != t)
    return any(set(differing) <= set(group) for group in _OTHER_ROWS)


@cache
def _all_headings() -> dict[int, tuple[str, ...]]:
    """The keys of all forms' headings, by length."""
    found: dict[int, set[str]] = {}
    for pack in forms.all_packs():
        for sections in pack.sections.values():
            for form in sections:
                for scope in _SCOPES.values():
                    key = keys.fold(requirements.form_heading(form, scope))
                    found.setdefault(len(key), set()).add(key)
    return {length: tuple(sorted(own)) for length, own in found.items()}


@over("F403", each(_headings))
def heading_is_misprinted(item: HeadingOf) -> Iterator[Flaw]:
    """A heading that differs from the form's by one character."""
    key = keys.fold(item.section.title)
    known = _all_headings().get(len(key), ())
    if len(key) < 4 or key in known:
        return
    for other in known:
        differing = sum(mine != theirs for mine, theirs in zip(key, other, strict=True))
        if differing == 1 and not requirements.worded_otherwise(key, other):
            yield Flaw(
                f"标题印作“{item.name}”，表样为“{other}”",
                (quote(item.name, Printed(item.name, item.section.where)),),
                section=item.name,
            )
            return


# years in the text


class LineOf(msgspec.Struct, frozen=True):
    """A line, its key, and the disclosure that it stands in."""

    disclosure: Disclosure
    line: Passage
    key: str


def _dated_lines(disclosure: Disclosure) -> Iterator[LineOf]:
    """The lines with a year, outside the performance targets and the glossary."""
    aside = {
        section.heading
        for section in disclosure.sections
        for content in ("performance", "glossary", "duties")
        if requirements.is_about(section, content)
    }
    for line in passages.lines(disclosure):
        if line.statement or (line.section in aside and line.text != line.section):
            continue
        key = keys.fold(line.text)
        if disclosure.year and _YEAR.search(key):
            yield LineOf(disclosure, line, key)


@over("F404", each(_dated_lines))
def text_is_of_another_year(item: LineOf) -> Iterator[Flaw]:
    """A phrase that has to name the document's year names another."""
    year = item.disclosure.year
    for sentence in passages.sentences(item.key):
        if f"{year}年" in sentence:
            continue
        kinds = ("years",) if _FIGURE.search(sentence) else ("years", "years_without_amounts")
        for pattern in (one for kind in kinds for one in _patterns(kind)):
            match = pattern.search(sentence)
            if match and int(match["year"]) != year:
                yield _wrong_year(item, match, f"应为 {year} 年")
                return


@over("F405", each(_dated_lines))
def comparison_is_with_another_year(item: LineOf) -> Iterator[Flaw]:
    """A comparison with the year before that names another year."""
    year = item.disclosure.year
    right = {year - 1} if item.disclosure.kind == "budget" else {year - 1, year}
    for sentence in passages.sentences(item.key):
        if _FIGURE.search(sentence) or _UNCHANGED.search(sentence):
            continue
        for pattern in _patterns("comparisons"):
            match = pattern.search(sentence)
            if match and int(match["year"]) not in right:
                yield _wrong_year(item, match, f"上年应为 {year - 1} 年")
                return


def _wrong_year(item: LineOf, match: re.Match[str], right: str) -> Flaw:
    kind = "预算" if item.disclosure.kind == "budget" else "决算"
    return Flaw(
        f"{item.disclosure.year} 年{kind}的“{item.line.place}”印作“{match[0]}”，{right}",
        (item.line.evidence(),),
        section=item.line.section,
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
        return not own or any(stands_for(own, loosely(known)) for known in self.known)

    @property
    def is_misprint(self) -> bool:
        """Whether it is nearly the agency's name."""
        return is_slip(loosely(self.name), loosely(self.disclosure.agency.name))


@lru_cache(maxsize=1024)
def loosely(name: str) -> str:
    """A name's key without what may be left out of it or added to it."""
    key = keys.fold(name)
    for pattern in _patterns("loose"):
        key = pattern.sub("", key)
    return key


def is_slip(own: str, right: str) -> bool:
    """Whether two keys differ by one character."""
    same = SequenceMatcher(None, own, right, autojunk=False).get_matching_blocks()
    return max(len(own), len(right)) - sum(block.size for block in same) <= _MISPRINT


def stands_for(own: str, known: str) -> bool:
    """Whether one name is the other, a part of it or an abbreviation of it."""
    shorter, longer = sorted((own, known), key=len)
    return _is_subsequence(shorter, longer)


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _names(disclosure: Disclosure) -> Iterator[NameOf]:
    if not loosely(disclosure.agency.name):
        return
    known = (disclosure.agency.name, *(unit.name for unit in disclosure.organisations))
    for line in passages.lines(disclosure):
        if not line.statement:
            is_heading = line.text == line.section
            for name in _named(keys.fold(line.text), is_heading):
                yield NameOf(disclosure, line, name, known)


def _named(key: str, is_heading: bool) -> Iterator[str]:
    if is_heading:
        key = keys.label(key)
    for pattern in _patterns("heading_names" if is_heading else "names"):
        for match in pattern.finditer(key):
            name = match["name"]
            if not name.startswith(_phrases().generic) and _organs().search(_bare(name)):
                yield name


@cache
def _organs() -> re.Pattern[str]:
    return re.compile(_phrases().organs)


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


def misprinted_names(disclosure: Disclosure) -> frozenset[str]:
    """The names that stand for the agency's own and are nearly that."""
    return frozenset(one.name for one in _names(disclosure) if not one.is_ours and one.is_misprint)


def _wrong_name(item: NameOf, what: str) -> Flaw:
    scope = _SCOPES[item.disclosure.scope]
    told = what.format(scope=scope, agency=item.disclosure.agency.name)
    return Flaw(
        f"“{item.line.place}”印作“{item.name}”，{told}",
        (item.line.evidence(),),
        section=item.line.section,
    )


@over("F408", each(_headings))
def text_speaks_of_the_other_scope(item: HeadingOf) -> Iterator[Flaw]:
    """我部门, 2024年部门支出预算 in a unit's document; 我单位, 本单位 in a department's."""
    scope = item.disclosure.scope
    other = _SCOPES["unit" if scope == "department" else "department"]
    found = {
        paragraph: times
        for paragraph in item.section.paragraphs
        if (times := len(re.findall(_SELF.format(other), keys.fold(paragraph.text))))
    }
    if found and not requirements.is_about(item.section, "glossary"):
        yield Flaw(
            f"{_SCOPES[scope]}{'预算' if item.disclosure.kind == 'budget' else '决算'}的"
            f"“{item.name}”自称“{other}”（{sum(found.values())} 处）",
            tuple(quote(item.name, paragraph) for paragraph in found),
            section=item.name,
        )


# the agency above the tables


class HeadOf(msgspec.Struct, frozen=True):
    """The agency above a table, and what stands above most tables."""

    disclosure: Disclosure
    statement: Statement
    code: str
    """"" where no code does."""

    name: str


def _heads(disclosure: Disclosure) -> Iterator[HeadOf]:
    heads = [table for table in passages.tables(disclosure) if table.heading.agency]
    code = _mostly([table.heading.code for table in heads])
    name = _mostly([table.heading.agency for table in heads])
    for table in heads if len(heads) >= _HEADS and name else ():
        yield HeadOf(disclosure, table, code, name)


def _mostly(printed: Sequence[str]) -> str:
    """What more than half of the heads print."""
    (text, times), *_ = Counter(printed).most_common(1) or [("", 0)]
    return text if 2 * times > len(printed) else ""


@over("F413", each(_heads))
def head_names_another_agency(item: HeadOf) -> Iterator[Flaw]:
    """A table whose head prints another code or another name than the others."""
    head = item.statement.heading
    own = loosely(head.agency) if _organs().search(keys.fold(head.agency)) else ""
    units = (unit.name for unit in item.disclosure.organisations)
    known = [loosely(name) for name in (item.name, item.disclosure.agency.name, *units)]
    wrong = []
    if item.code and head.code and not _is_within(head.code, item.code):
        wrong.append(f"编码印作“{head.code}”，其他表是“{item.code}”")
    if own and not any(_abbreviates(own, name) for name in known if name):
        wrong.append(f"名称印作“{head.agency}”，其他表是“{item.name}”")
    if wrong:
        printed = Printed(f"{head.code} {head.agency}".strip(), item.statement.place("agency"))
        yield Flaw(
            f"《{item.statement.title}》表头的{_SCOPES[item.disclosure.scope]}{'，'.join(wrong)}",
            (quote(item.statement.title, printed),),
            statement=item.statement.id,
        )


def _is_within(code: str, other: str) -> bool:
    """Whether one code is the other's, or of a unit below it."""
    return code.startswith(other) or other.startswith(code)


def _abbreviates(own: str, known: str) -> bool:
    """县政协 stands for 政协某县委员会: the order may differ as well."""
    shorter, longer = sorted((own, known), key=len)
    return stands_for(own, known) or not Counter(shorter) - Counter(longer)


# the level of government


class LevelOf(msgspec.Struct, frozen=True):
    """The level of government that a disclosure is of: 市, 区, 县."""

    disclosure: Disclosure
    level: str


def _levels(disclosure: Disclosure) -> Iterator[LevelOf]:
    """By the cover, or else by the agency's name where it begins with a county or district."""
    for line in disclosure.front:
        if match := re.search(_phrases().cover_level, keys.fold(line.text)):
            yield LevelOf(disclosure, match["level"])
            return
    match = re.match(_phrases().name_level, keys.fold(disclosure.agency.name))
    if match and not match[0].endswith(_phrases().zones):
        yield LevelOf(disclosure, match["level"])


@over("F411", each(_levels))
def text_is_of_another_level(item: LevelOf) -> Iterator[Flaw]:
    """The text speaks of the finances of another level: it is another level's text."""
    found = [
        (line, match)
        for line in passages.prose(item.disclosure)
        for pattern in _patterns("text_levels")
        if (match := pattern.search(keys.fold(line.text))) and match["level"] != item.level
    ]
    if found:
        line, match = found[0]
        lines = tuple(dict.fromkeys(line for line, _ in found))
        yield Flaw(
            f"{item.level}级的公开内容，“{line.place}”却写“{match[0]}”（{len(lines)} 处）",
            tuple(line.evidence() for line in lines),
            section=line.section,
        )
