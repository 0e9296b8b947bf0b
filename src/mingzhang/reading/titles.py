"""Titles of tables in documents that no pack was written for.

There are too many ways to say 收支总表 to list them: 部门收支总体情况表, 2024年部门收支预算总表.
An open pack lists instead the words that a title may have without meaning another table
(部门, 总体, 情况), and what is left when they are taken out: 收支. Funds and “三公” are put as
single letters before, so that no word of theirs is taken for filling and none is lost: a
title that names another fund leaves another rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from mingzhang import forms, keys
from mingzhang.declared import any_of
from mingzhang.disclosure import SCOPES, Scope
from mingzhang.forms import Form

_NUMBER = re.compile(
    r"(?:\d{1,2}(?:-\d{1,2})?[.、)]|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|(?:公开|附|预算|决算|财决公开|部门|财决|单位)*(?:表格?|附件|附表)"
    r"[一二三四五六七八九十\d]{1,3}(?:[-—]\d{1,2})?[:、.]?"
    r"|(?:公开|预算|财决公开|部门|预决算公开)?\d{1,2}(?:-\d{1,2})?表[:、.]?)"
)
_TABLE_NUMBER = re.compile(
    rf"(?:{_NUMBER.pattern}|(?:附表|附件|表)[:]?)(?:单位名称)?|(?:预算|决算|财决)?公开[^:：]{{0,6}}表"
)
_YEAR = re.compile(r"20\d\d(?:年度|年)?")
_ASIDE = re.compile(
    r"\((?:按?(?:支出)?功能(?:分类)?(?:科目)?(?:分类)?|含上年结转|(?:公开)?表?[一二三四五六七八九十\d]+|本级|汇总)\)$"
)
_NUMBER_BEHIND = re.compile(
    r"(?<=表)(?:\((?:公开|附|预算)?表?\d{1,2}(?:-\d{1,2})?表?\)|(?:0\d|\d{1,2}-\d{1,2})表?)$"
)
"""The table's number; 7 by itself is a page's."""

_BY_CLASS = re.compile(r"表\((?![^()]*政府)[^()]*(?P<by>功能|经济)[^()]*\)$")
"""How a table is divided: 基本支出 is by economic class and all else by function, unless said."""

_INCLUDING = re.compile(r"\((?:不?含|包括)[^()]*\)|\([^()]*(?:人员|运转|目标)类[^()]*\)$")
"""含…; and the kinds of projects of which a table consists: （人员类、运转类公用经费项目）."""

_BY_GOVERNMENT_CLASS = re.compile(r"政府(?:预算)?(?:支出)?经济")
"""政府预算支出经济分类: none of the nine is by it."""

_CONTINUED = re.compile(r"\(?续表?[\d一二三四五六七八九十]*\)?$")
_AGENCY_END = re.compile(
    r"(?:局|委|办|院|校|所|站|会|处|队|室|厅|部|馆|台|道|乡|镇|府|团|社|库|学|司|署|庭|园|区|市|县|省"
    r"|中心|本级|机关|基地|剧院|医院|集团|协会|联合会|银行|支队|大队|总队|幼儿园)(?:\(本级\)|\(汇总\)|\(机关\))?$"
)
_YEAR_IN_WORDS = re.compile(r"二[〇○零oO0][一二三四五六七八九〇○零]{2}(?=年)")
_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
_FUNDS = {"政府性基金": "government_fund", "国有资本": "state_capital"}
_LONGEST = 70
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_END_IN_BRACKETS = re.compile(r"(?<=表)[(（][^()（）]*[)）]$")
"""What says behind a title how the table is divided: （部门经济分类科目）."""

_SENTENCE = re.compile(r"[。；;，,!?:：]|详见|参见|见附|如下|所示")


def dated(key: str) -> str:
    """A key with its year in figures: 二〇二四年 is 2024年."""
    return _YEAR_IN_WORDS.sub(lambda match: match[0].translate(_DIGITS), key)


def table_number(text: str) -> bool:
    """Whether a line or cell is nothing but the number of a table: 公开01表, 附件1."""
    key = keys.fold(text)
    return len(key) <= 12 and bool(_TABLE_NUMBER.fullmatch(key))


def year_in(text: str) -> int:
    """The year that a title names; 0 for none, or for more than one."""
    years = {match[0][:4] for match in _YEAR.finditer(dated(keys.fold(text)))}
    return int(years.pop()) if len(years) == 1 else 0


def agency_in(text: str) -> str:
    """The agency at the beginning of a title, as printed; "" where it names none."""
    shown = dated(keys.tidy(text).strip("《》"))
    if match := _NUMBER.match(shown):
        shown = shown[match.end() :]
    shown = re.sub(r"^20\d\d年度?", "", shown.strip())
    match = re.match(r"(?P<name>[\u4e00-\u9fff（）()]{3,40}?)(?:20\d\d年|部门|单位(?!资金))", shown)
    if match and _AGENCY_END.search(keys.fold(match["name"])) and _is_name(match["name"]):
        return match["name"]
    return ""


def is_agency(text: str) -> bool:
    """Whether a text ends as the names of agencies do, and is no region alone."""
    return bool(_AGENCY_END.search(keys.fold(text))) and _is_name(text)


def _is_name(text: str) -> bool:
    """Whether a text can be an agency: no region alone, no filling."""
    return not re.fullmatch(r".{1,12}[省市县区]", text) and not text.startswith("部门")


def scope_in(text: str) -> Scope | None:
    """Whether a title says 部门 or 单位; None where it says neither or both."""
    key = keys.fold(text).replace("单位资金", "").replace("事业单位", "")
    said = {scope for word, scope in SCOPES.items() if word in key}
    return said.pop() if len(said) == 1 else None


def is_final(text: str) -> bool:
    """Whether a title is one of final accounts."""
    return "决算" in text


def open_form(text: str) -> str:
    """The id of the statement that a line is the title of, in an open pack's words; or ""."""
    if len(text) > _LONGEST:
        return ""
    return _open_form(text, _LONGEST)


def _open_form(text: str, last: int) -> str:
    """The same, where the words of the table begin no later than there."""
    key = _trimmed(dated(keys.fold(text)).strip("《》"))
    if not key.endswith("表") or _SENTENCE.search(_NUMBER.sub("", key, count=1)):
        return ""
    for start in _starts(key):
        if start <= last and (form := _by_core(key[start:-1])):
            return form.id
    return ""


@lru_cache(maxsize=256)
def nearly_open_form(text: str, is_slip: Callable[[str, str], bool]) -> tuple[str, str]:
    """The statement that a line is the title of but for one character, and the title; or "", "".

    `is_slip` tells whether the one character is easily printed for the other. What stands
    before the words of the table is not what is wrong in it: it can be anything. Nor is what its
    brackets say: 支出表（按经济科目） is no 支出表 with a slip, but another table.
    """
    if open_form(text) or not is_other_table(text) or len(text) > _LONGEST_MISPRINTED:
        return "", ""
    found = [
        (form_id, letter, right)
        for at in range(len(_END_IN_BRACKETS.sub("", text)) - 1)
        for letter in sorted(_characters() - {text[at]})
        if is_slip(text[at], letter)
        and (
            form_id := _open_form(
                right := f"{text[:at]}{letter}{text[at + 1 :]}",
                len(keys.fold(text[:at]).lstrip("《")),
            )
        )
    ]
    if len({form_id for form_id, _, _ in found}) != 1:
        return "", ""
    usual = forms.pack("generic").form(found[0][0]).title
    form_id, _, right = min(found, key=lambda one: one[1] not in usual)
    return form_id, right


_LONGEST_MISPRINTED = 30


def is_other_table(text: str) -> bool:
    """Whether a line can be the title of a table that is none of the nine."""
    key = _IN_BRACKETS.sub("", keys.fold(text).strip("《》"))
    return 4 <= len(key) <= 40 and key.endswith("表") and not _SENTENCE.search(key)


def is_of_another_fund(title: str, form_ids: Iterable[str]) -> bool:
    """Whether a title that is none of the nine names a fund that all of these forms have not.

    政府性基金预算“三公”经费支出表 has the columns of the table of “三公”, and is none.
    """
    pack = forms.pack("generic")
    named = {fund for word, fund in _FUNDS.items() if word in keys.fold(title)}
    own = {pack.form(form_id).point.get("fund", "") for form_id in form_ids}
    return bool(named) and not named & own


def _trimmed(key: str) -> str:
    """A title without unit, 续, number and what is said in brackets behind it; "" for others.

    An unusual division stays: 支出表（按经济分类） is 支出按经济表.
    """
    key = re.sub(r"[(](?:金额)?(?:单位:)?[百千万亿]{0,2}元[)]$", "", key)
    if _BY_GOVERNMENT_CLASS.search(key):
        return ""
    key = _NUMBER_BEHIND.sub("", _CONTINUED.sub("", key))
    if divided := _BY_CLASS.search(key):
        usual = "经济" if "基本支出" in key else "功能"
        key = key[: divided.start()] + ("表" if divided["by"] == usual else f"按{divided['by']}表")
    return _ASIDE.sub("", _INCLUDING.sub("", key))


def _starts(key: str) -> list[int]:
    """Where the words of the table can begin: behind a number, a year, an agency's name."""
    number = _NUMBER.match(key)
    first = number.end() if number else 0
    found = [first]
    found += [match.end() for match in _YEAR.finditer(key)]
    found += [index for index in range(first + 3, len(key)) if _AGENCY_END.search(key[first:index])]
    return sorted(set(found))


def _by_core(words: str) -> Form | None:
    core = words
    for name, letter in _names():
        core = core.replace(name, letter)
    core = _filling().sub("", _YEAR.sub("", core))
    for form, pattern in _cores():
        if pattern.fullmatch(core):
            return form
    return None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    named = forms.pack("generic").title_names.items()
    return tuple((keys.fold(name), letter) for name, letter in named)


@cache
def _filling() -> re.Pattern[str]:
    return re.compile(any_of(forms.pack("generic").title_filling))


@cache
def _cores() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    pack = forms.pack("generic")
    return tuple(
        (form, re.compile(core)) for form in pack.forms if not form.variant for core in form.cores
    )


_SHORTEST = 5
"""A wrong character in a title needs so many right ones to be known for one."""


@cache
def all_titles() -> dict[str, tuple[str, ...]]:
    """By table, the keys of the titles that any pack prints, with 部门 or 单位 and without."""
    found: dict[str, set[str]] = {}
    for pack in forms.all_packs():
        for form_id, titles in (
            *((form.id, form.titles()) for form in pack.forms),
            *((form.id, form.titles()) for form in pack.lists),
        ):
            found.setdefault(form_id, set()).update(
                keys.fold(prefix + title)
                for prefix in ("", *pack.prefixes.values())
                for title in titles
            )
    return {form_id: tuple(sorted(own, key=len, reverse=True)) for form_id, own in found.items()}


@cache
def _characters() -> frozenset[str]:
    """The characters that titles rightly have."""
    texts = [title for titles in all_titles().values() for title in titles]
    for pack in forms.all_packs():
        texts += [*pack.title_filling, *pack.prefixes.values()]
    return frozenset("".join(texts))


def misprint(text: str, title: str) -> tuple[str, str]:
    """The wrong characters at the end of a text, and those of the title in their place; or "", "".

    Titles are worded differently from place to place, so a character that other titles have
    is another word and no misprint.
    """
    own = text[-len(title) :]
    wrong = [(mine, right) for mine, right in zip(own, title, strict=False) if mine != right]
    if not wrong or len(own) < len(title) or len(title) <= _SHORTEST * len(wrong):
        return "", ""
    if _characters() & {mine for mine, _ in wrong}:
        return "", ""
    return "".join(mine for mine, _ in wrong), "".join(right for _, right in wrong)
