"""F4: years of another document, in titles and in the phrases that have to name this one's.

Texts are carried over from last year. Years are looked for in the fixed phrases of the forms only
(phrases.toml); elsewhere other years are spoken of for good reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.phrases import of_other_years, patterns
from mingzhang.checking.form.titled import TitleOf, titles
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import KIND_WORDS, Disclosure, Kind, Printed

_YEAR = re.compile(r"20\d\d(?=年)")
_FIGURE = re.compile(r"\d\s*[百千万亿]{0,2}元")
"""A sentence with an amount: the rules on figures in the narrative look at its years."""

_BELOW_A_TITLE = re.compile(r"\(20\d\d年度?\)")
"""（2023年度） below the title of a self-evaluation, which is of the year of the accounts."""

_OF_TARGETS = re.compile("绩效目标(?:申报)?表$")
"""The title of a table of targets, which are of the year of the budget."""

_OF_ITSELF = re.compile("现将|纳入")
"""What the document says of itself: 现将……公开如下, 纳入……范围的单位."""

_BOTH = re.compile("预算?[与和及、]?决算")
"""预算与决算差异: of a year whose accounts are made."""

_UNCHANGED = re.compile("持平|无增减|没有增减|无变化|没有变化|不变|一致|相同")
"""A difference of zero in words: of those rules, too."""


def _dated_titles(disclosure: Disclosure) -> Iterator[TitleOf]:
    for item in titles(disclosure) if disclosure.year else ():
        if item.head_year or _YEAR.search(keys.fold(item.printed.text)):
            yield item


@over("F402", each(_dated_titles))
def title_has_another_year(item: TitleOf) -> Iterator[Flaw]:
    """A table whose title, or the head below it, names another year than the document."""
    year = item.disclosure.year
    title = keys.fold(item.printed.text)
    years = set(map(int, _YEAR.findall(title)))
    if not years and item.head_year != year:
        yield Flaw(
            f"《{item.printed.text}》表头的年度印作 {item.head_year} 年，应为 {year} 年",
            (quote(item.place, Printed(str(item.head_year), item.head_where)),),
            statement=item.statement,
        )
    elif years and year not in years and not _is_of_accounts(item.disclosure, title, max(years)):
        where = "目录" if not item.statement else "表名"
        yield Flaw(
            f"{where}印作“{item.printed.text}”，应为 {year} 年",
            (quote(item.place, item.printed),),
            statement=item.statement,
        )


_DATED_TITLE = re.compile(
    r"(?:[^,，。;；:：]{0,40}?)(?P<year>20\d\d)年度?[^,，。;；:：]{0,30}(?:预算|决算|总表|支出表)[^,，。;；:：]{0,25}"
)
_OF_EVALUATION = re.compile(
    r"(?P<year>20\d\d)年度?(?:[^,，。;；:：\d]{0,6})(?:预算)?绩效(?!.*(?:结果|应用|整改))"
)
"""绩效 in a heading of accounts is that of their own year; budgets can tell of the one before."""

_OFTEN = 2
"""Titles with the year of the document, before one with another is wrong."""


class LineOf(msgspec.Struct, frozen=True):
    """A line, its key, and the disclosure that it stands in."""

    disclosure: Disclosure
    line: Line
    key: str
    is_title: bool = False
    """Whether it is a title with a year, in a document that dates its titles."""


def _dated_lines(disclosure: Disclosure) -> Iterator[LineOf]:
    """The lines with a year, outside the performance targets and the glossary."""
    aside = {
        section.heading
        for section in disclosure.sections
        for content in ("performance", "glossary", "duties")
        if requirements.is_about(section, content)
    }
    titles_dated = _dates_its_titles(disclosure)
    above = ""
    for line in printed_lines.all_lines(disclosure):
        key = keys.fold(line.text)
        is_aside = line.section in aside and line.text != line.section
        is_looked_at = not is_aside or _is_title(key, above, disclosure.kind)
        if not line.statement and disclosure.year and _YEAR.search(key) and is_looked_at:
            yield LineOf(disclosure, line, key, titles_dated and _is_dated_title(key))
        above = key


def _dates_its_titles(disclosure: Disclosure) -> bool:
    """Whether several titles name the year of the document."""
    own = f"{disclosure.year}年"
    found = (
        keys.fold(line.text) for line in printed_lines.all_lines(disclosure) if own in line.text
    )
    return sum(map(_is_dated_title, found)) >= _OFTEN


def _is_dated_title(key: str) -> bool:
    """Whether a line is a title of the document's own year: not 上年预算执行情况."""
    return (
        len(_YEAR.findall(key)) == 1
        and bool(_DATED_TITLE.fullmatch(key))
        and not of_other_years().search(key)
    )


def _is_title(key: str, above: str, kind: Kind) -> bool:
    """Whether a line among other contents is the title of a part, or of the year's targets."""
    if _BELOW_A_TITLE.fullmatch(key):
        return kind == "final" or bool(_OF_TARGETS.search(above))
    return any(pattern.fullmatch(key) for pattern in patterns("years"))


@over("F404", each(_dated_lines))
def text_is_of_another_year(item: LineOf) -> Iterator[Flaw]:
    """A phrase that has to name the document's year names another."""
    year = item.disclosure.year
    for sentence in printed_lines.sentences(item.key):
        if f"{year}年" in sentence:
            continue
        kinds = ("years",) if _FIGURE.search(sentence) else ("years", "years_without_amounts")
        for pattern in (one for kind in kinds for one in patterns(kind)):
            match = pattern.search(sentence)
            if match and _is_of_another(item, match):
                yield _wrong_year(item, match, f"应为 {year} 年")
                return
    is_heading = item.disclosure.kind == "final" and item.line.text == item.line.section
    if is_heading and (match := _OF_EVALUATION.search(item.key)) and int(match["year"]) != year:
        yield _wrong_year(item, match, f"应为 {year} 年")
    match = _DATED_TITLE.fullmatch(item.key) if item.is_title else None
    if match and _is_of_another(item, match):
        yield _wrong_year(item, match, f"应为 {year} 年")


def _is_of_another(item: LineOf, match: re.Match[str]) -> bool:
    """Whether what was found names another year, and is not of the accounts of that year."""
    named = int(match["year"])
    is_other = named != item.disclosure.year
    return is_other and not _is_of_accounts(item.disclosure, match[0], named)


def _is_of_accounts(disclosure: Disclosure, said: str, year: int) -> bool:
    """Whether a budget tells of the accounts of a year before: 2022年部门决算审计整改情况."""
    told = _BOTH.sub("决算", said)
    is_told = "决算" in told and "预算" not in told and not _OF_ITSELF.search(told)
    return disclosure.kind == "budget" and is_told and year < (disclosure.year or 0)


@over("F405", each(_dated_lines))
def comparison_is_with_another_year(item: LineOf) -> Iterator[Flaw]:
    """A comparison with the year before that names another year."""
    year = item.disclosure.year
    right = {year - 1} if item.disclosure.kind == "budget" else {year - 1, year}
    for sentence in printed_lines.sentences(item.key):
        if _FIGURE.search(sentence) or _UNCHANGED.search(sentence):
            continue
        for pattern in patterns("comparisons"):
            match = pattern.search(sentence)
            if match and int(match["year"]) not in right:
                yield _wrong_year(item, match, f"上年应为 {year - 1} 年")
                return


def _wrong_year(item: LineOf, match: re.Match[str], right: str) -> Flaw:
    kind = KIND_WORDS[item.disclosure.kind]
    return Flaw(
        f"{item.disclosure.year} 年{kind}的“{item.line.place}”印作“{match[0]}”，{right}",
        (item.line.evidence(),),
        section=item.line.section,
    )
