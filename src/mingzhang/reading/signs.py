"""What a line says about the document: titles, agency lines, years, units, notes.

These are the signposts by which a stream of blocks is divided. Each function looks at one
line and answers for that line only; `parts` decides what follows from it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from mingzhang import amounts, forms, keys
from mingzhang.disclosure import SCOPES, Scope
from mingzhang.numerals import TRUE_NUMERAL
from mingzhang.reading import titles
from mingzhang.reading.headings import PART

_AS_OF = re.compile(r"截(?:止|至)(?:时间|日期)?[:：](?P<date>\S{4,20})")
_AGENCY = re.compile(r"(?P<code>\d{6}|\d{3})(?!\d)[\s_-]*(?P<name>[^\d\s:：，。；].*)")
_NAME_BEGINS = re.compile(r"(?=.*[\u4e00-\u9fff]{2})[\u4e00-\u9fffA-Za-z“\"《【\[(（]")
_FIGURES = re.compile(r"\d(?:万|亿)?元|[,，]")
"""What no name has: then a line of prose begins with a figure that looks like a code."""

_NO_PROSE = r"[^,。;:!?》]"
"""What can stand in a title, and not in a broken sentence that names a year's budget."""

_COMPILED_BY = re.compile(
    r"(?:(?:编制|编报|填报|公开|预算|预算主管|主管|填表)(?:部门|单位)|(?:单位|部门|部门\(单位\))(?:编码(?:及|和)?)?(?:名称|全称)"
    r"|(?:^|\s)部门(?:\(单位\))?|^单位)(?:\((?:盖章|公章)\))?[:：]"
    r"(?P<code>\[?\d{3}(?:\d{3})*\]?[-_]?)?(?P<name>(?!(?:人民币)?[百千万亿]{0,2}元)[^:：|]{2,40}?)"
    r"(?=\||金额单位|单位[:：(]|预算年度|20\d\d年|\(?(?:公开|预算|附)?(?:表\d|\d\d表)|$)"
)
"""编制部门：…, 部门：…; not 单位：万元. The bar of a drawn table ends a name."""

_SEAL = re.compile(r"\((?:公章|盖章|签章)\)$")
_META_END = re.compile(r"预算年度|金额单位|单位[:：]|截止时间")
_YEAR = re.compile(r"(?:预算|决算|所属)年度[:：]?(?P<year>20\d\d)?年?")
_YEAR_OF_HEAD = re.compile(r"(?:^|\s)(?:所属)?(?:年度[:：]\s*)?(?P<year>20\d\d)\s*年度(?=\s|$)")
"""2023年度 by itself, as it stands between agency and unit above a table."""
_TITLE_LEAD = re.compile(
    rf"(?:\({TRUE_NUMERAL}\)|(?:附?[表件]|公开)?(?:{TRUE_NUMERAL}|\d{{1,2}}(?:-\d{{1,2}})?)表?[、.:-]?)?"
    r"(?:[^、。:]{0,30}20\d\d年度?)?"
)
_TITLE_UNIT = re.compile(r"\((?:金额)?(?:单位:)?[百千万亿]{0,2}元\)$")
_TITLE_TAIL = re.compile(r"\(?续表?[\d一二三四五六七八九十]*\)?$")
_NOTE = re.compile(r"(?:注|说明|备注)[:：]")
_NO_CONTENT = "(?:为空|无数据|无数字|无内容)"
_EMPTY = re.compile(rf"空表|无数据|表格为空|[本此该]表{_NO_CONTENT}")
_SO_EMPTY = re.compile(rf"(?:表|故)[^,。;:]{{0,6}}{_NO_CONTENT}")
"""Of a note: 本单位无此项支出，故为空. In a table with figures it may speak of some cells only."""

_BARE_EMPTY_NOTE = re.compile(
    r"(?!\(?[一二三四五六七八九十\d]{1,3}[、.)]).{4,80}"
    rf"(?:空表列示|空表公开|为空表|[本此该]表{_NO_CONTENT})[。.]?"
)
"""The same without 注： before it; numbered, it is a sentence of the narrative."""


class StatementTitle(msgspec.Struct, frozen=True):
    """A line that is the title of one of the nine tables."""

    form: str
    scope: Scope | None
    """None where departments and units use the same title."""

    packs: tuple[str, ...]
    """Ids of the packs whose form goes by this title."""

    text: str
    year: int = 0
    agency: str = ""


class NarrativeTitle(msgspec.Struct, frozen=True):
    """The title of the narrative part: …2024年部门预算信息公开情况说明."""

    agency: str
    year: int
    scope: Scope | None
    packs: tuple[str, ...]

    is_cover: bool = False
    """Whether only the words of open packs know it: then it may stand again and again."""


class Meta(msgspec.Struct, frozen=True):
    """What the lines between title and table say."""

    code: str = ""
    name: str = ""
    year: int = 0
    unit: str = ""
    awaits_year: bool = False
    """The line ends in 预算年度： and the year stands on the next one."""

    def merged(self, later: Meta) -> Meta:
        """This and what a later line adds."""
        return Meta(
            later.code or self.code,
            later.name or self.name,
            later.year or self.year,
            later.unit or self.unit,
            later.awaits_year,
        )

    def __bool__(self) -> bool:
        return self != Meta()


class _Known(msgspec.Struct, frozen=True):
    """What a title that some packs know stands for."""

    form: str
    scope: Scope | None
    packs: tuple[str, ...]


@cache
def _statement_titles() -> dict[str, _Known]:
    titles: dict[str, _Known] = {}
    for pack in forms.all_packs():
        if pack.open:
            continue
        for scope in SCOPES.values():
            for prefix in (pack.prefixes[scope], *pack.also_prefixed.get(scope, ())):
                for form in pack.forms_of(scope):
                    for title in form.titles():
                        _learn(titles, keys.fold(prefix + title), form.id, scope, pack.id)
    return titles


def _learn(titles: dict[str, _Known], key: str, form: str, scope: Scope, pack: str) -> None:
    known = titles.get(key)
    if known is None or known.form != form:
        titles[key] = _Known(form, scope, (pack,))
    else:
        packs = known.packs if pack in known.packs else (*known.packs, pack)
        titles[key] = _Known(form, scope if known.scope == scope else None, packs)


def statement_title(text: str) -> StatementTitle | None:
    """The statement whose title a line is, with or without a number or a year before it."""
    return _statement_title(text) if len(text) <= 80 and "表" in text[-30:] else None


@lru_cache(maxsize=1024)
def _statement_title(text: str) -> StatementTitle | None:
    """Remembered, because many look at a title again: in the contents, and above its table."""
    key = _TITLE_UNIT.sub("", keys.fold(text).strip("《》"))
    key = _TITLE_TAIL.sub("", key)
    known_titles = _statement_titles()
    for start in range(min(len(key), 40)):
        known = known_titles.get(key[start:])
        if known and _TITLE_LEAD.fullmatch(key[:start]):
            return _title(text, known.form, known.scope, known.packs)
    if form := titles.open_form(text):
        return _title(text, form, titles.scope_in(text), ())
    if key.endswith("表"):
        for title, known in known_titles.items():
            if any(titles.misprint(key, title)) and _TITLE_LEAD.fullmatch(key[: -len(title)]):
                return _title(text, known.form, known.scope, known.packs)
    return None


def _title(text: str, form: str, scope: Scope | None, packs: tuple[str, ...]) -> StatementTitle:
    """A title with what it says itself of year and agency. Open packs know every title."""
    open_pack = "generic-final" if titles.is_final(text) else "generic"
    return StatementTitle(
        form=form,
        scope=scope,
        packs=(*packs, open_pack),
        text=keys.tidy(text),
        year=titles.year_in(text),
        agency=titles.agency_in(text),
    )


@cache
def _narrative_patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    patterns: dict[str, tuple[str, ...]] = {}
    for pack in sorted(forms.all_packs(), key=lambda pack: pack.open):
        for title in (pack.narrative_title, *pack.also_narrative):
            patterns[title] = (*patterns.get(title, ()), pack.id)
    return tuple((_narrative_pattern(pattern), ids) for pattern, ids in patterns.items())


def _narrative_pattern(pattern: str) -> re.Pattern[str]:
    """A pack's narrative title as an expression; {place} is a region, no agency."""
    return re.compile(
        keys.fold(pattern)
        .replace("{agency}", rf"(?:{PART})?(?P<agency>{_NO_PROSE}*?)")
        .replace("{place}", rf"(?:{_NO_PROSE}*?[省市区县旗盟州])?")
        .replace("{level}", r"(?:[市区县]级)?")
        .replace("{year}年度", "{year}年")
        .replace("{year}年", r"(?P<year>20\d\d)年度?")
        .replace("{scope}", r"(?P<scope>部门|单位)")
        .replace("{tail}", r"(?:信息公开|公开|情况|编制|说明|报告|文本|草案)+")
    )


def narrative_title(text: str) -> NarrativeTitle | None:
    """The narrative's title, or None."""
    if len(text) > 100:
        return None
    key = titles.dated(keys.fold(text))
    of_packs: NarrativeTitle | None = None
    for pattern, packs in _narrative_patterns():
        if match := pattern.fullmatch(key):
            found = match.groupdict()
            scope = SCOPES.get(found.get("scope", ""))
            agency = found.get("agency", "")
            is_cover = all(forms.pack(pack_id).open for pack_id in packs)
            if is_cover and not titles.is_agency(agency):
                continue
            name = _as_printed(text, agency) if agency else ""
            title = NarrativeTitle(name, int(found["year"]), scope, packs, is_cover)
            if agency and (is_cover or titles.is_agency(agency)):
                return title
            of_packs = of_packs or title
    return of_packs


def meta(text: str) -> Meta:
    """Agency, year and money unit as far as a short line states them; empty otherwise."""
    if len(text) > 120 or "。" in text:
        return Meta()
    key = keys.fold(text)
    year = _YEAR.search(key) or _YEAR_OF_HEAD.search(titles.dated(text))
    unit = amounts.find_unit(text)
    code, name = _agency(text)
    return Meta(
        code=code,
        name=name,
        year=int(year["year"]) if year and year["year"] else 0,
        unit=unit,
        awaits_year=bool(year and not year["year"] and key.endswith(year[0])),
    )


def _agency(text: str) -> tuple[str, str]:
    end = _META_END.search(text)
    if end and text[: end.start()].rstrip().endswith(("金额", "计量")):
        end = None
    candidate = (text[: end.start()] if end else text).strip()
    if match := _COMPILED_BY.search(keys.fold(text)):
        name = _SEAL.sub("", match["name"])
        return (match["code"] or "").strip("[]-_"), _as_printed(text, name)
    if match := _AGENCY.fullmatch(candidate):
        name = match["name"].strip()
        if 2 <= len(name) <= 50 and _NAME_BEGINS.match(name) and not _FIGURES.search(name):
            return keys.fold(match["code"]), keys.tidy(name)
    return "", ""


def _as_printed(text: str, key: str) -> str:
    """The stretch of a text that has this key; the key where there is none."""
    if key in text:
        return key
    for start, character in enumerate(text):
        if not key.startswith(keys.fold(character) or "\n"):
            continue
        for end in range(start + 1, len(text) + 1):
            found = keys.fold(text[start:end])
            if found == key:
                return keys.tidy(text[start:end])
            if not key.startswith(found):
                break
    return key


def as_of(text: str) -> str:
    """The date after 截止时间：, as printed; "" where the line has none."""
    match = _AS_OF.search("".join(text.split()))
    return match["date"] if match else ""


def year_alone(text: str) -> int:
    """The year that a line consists of; 0 otherwise."""
    key = keys.fold(text).removesuffix("年")
    return int(key) if re.fullmatch(r"20\d\d", key) else 0


def is_note(text: str) -> bool:
    """Whether a line is a note below a table."""
    return bool(_NOTE.match(keys.fold(text)))


def says_empty(text: str) -> bool:
    """Whether words say plainly that a table is empty: 空表, 本表无数据."""
    return bool(_EMPTY.search(keys.fold(text)))


def declares_empty(text: str) -> bool:
    """Whether a line is a note that a table without figures is shown empty on purpose."""
    key = keys.fold(text)
    if is_note(text):
        return says_empty(text) or bool(_SO_EMPTY.search(key))
    return bool(_BARE_EMPTY_NOTE.fullmatch(key))
