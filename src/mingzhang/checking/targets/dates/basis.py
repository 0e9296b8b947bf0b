"""指标值确定依据: what it cites must exist, belong to this year and to this project."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.targets.items import (
    FIELDS,
    IndicatorOf,
    ProjectOf,
    among,
    is_secret,
    open_projects,
)
from mingzhang.checking.targets.wordlists import one_of

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\]|\)|〕|】)")
_RANGE = re.compile(r"20\d\d年?[-—~～至到]+20\d\d")
_PLAN_YEAR = re.compile(r"(?<!\d)(20\d\d)年?度?(?:本|全|部门|单位|县|区|市|局|全县|全区)?")
_NUMBERED = re.compile(
    r"([\u4e00-\u9fff]{2,10})\s*[\[(【〔]?\s*(20\d\d)\s*[\])】〕年]\s*第?(\d+)号"
)
_CITING = re.compile(r"^(?:按照?|根据|依据|依照|执行)")
_ONLY_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,6}[\[(【〔]20\d\d[\])】〕]第?\d+号")
_DIGITS = re.compile(r"\d{1,9}")
_COUNTS = re.compile(
    r"第[\d一二三四五六七八九十]+(?:条|款|项|章|节|页|部分)|附[件表]\d|GB|DB|\d(?:次|人|个|户|元|万元|%)"
)
"""Clauses of one document, annexes, standards and quantities: these rightly differ."""

_YEAR_OF_NUMBER = re.compile(r"[\[(【〔](2\d{3})[\])】〕]第?\d+号")
"""The year of a 文号: a document of that year, whatever plans for several years it is on."""

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_FOR_A_YEAR = re.compile(
    r"(?<!\d)(20\d\d)年度?[^《》()\[\]]{0,16}(?:考核|重点任务|要点|奖励|计划|安排|重点工作)"
)
_ENOUGH_WORDS = 6
"""So many characters besides the figures, and two citations are of the same document."""

_MOST_OF_THE_ROWS = 3

_YEARS_APART = 3
"""Nearer years have documents of their own, that can have the same number."""


@over("P401", open_projects)
def basis_of_a_later_year(item: ProjectOf) -> Iterator[Flaw]:
    """A document of a year that had not begun when the budget was made."""
    year = item.disclosure.year
    if not year:
        return
    found = [
        (one, f"的依据“{keys.tidy(one.its.basis)}”是 {later} 年的，晚于预算年度 {year} 年")
        for one in item.indicators
        if (later := _later(one.its.basis, year))
    ]
    yield from item.flaws(found, "basis")


@lru_cache(maxsize=2048)
def _later(basis: str, year: int) -> int:
    key = keys.fold(basis)
    if numbered := [int(y) for y in _YEAR_OF_NUMBER.findall(key) if int(y) > year]:
        return numbered[0]
    if _RANGE.search(key) or one_of("basis", "several_years").search(key):
        return 0
    years = _YEAR.findall(key)
    if one_of("basis", "yearly").search(key) and not _NUMBERED.search(key):
        years += _PLAN_YEAR.findall(key)[:1]
    return next((int(y) for y in years if int(y) > year), 0)


@over("P402", open_projects)
def plan_of_another_year(item: ProjectOf) -> Iterator[Flaw]:
    """2022 年工作计划 in the targets of 2023: the plan was not renewed.

    A project that is itself named after the earlier year (money carried over) may cite it.
    """
    year = item.disclosure.year
    if not year:
        return
    found = [
        (one, f"的依据是“{keys.tidy(one.its.basis)}”，预算年度是 {year} 年")
        for one in item.indicators
        if (past := _past_plan(one.its.basis, year)) and str(past) not in item.its.name
    ]
    yield from item.flaws(found, "basis")


@lru_cache(maxsize=2048)
def _past_plan(basis: str, year: int) -> int:
    key = keys.fold(basis)
    if not one_of("basis", "yearly").search(key) or _NUMBERED.search(key) or _RANGE.search(key):
        return 0
    if one_of("basis", "several_years").search(key):
        return 0
    years = [int(y) for y in _PLAN_YEAR.findall(key)]
    return years[0] if years and max(years) < year else 0


class _Citing(msgspec.Struct, frozen=True):
    """A project, and what most rows of all projects cite."""

    item: ProjectOf
    usual: Mapping[str, IndicatorOf]
    """By the words of a 文号, its figures left out."""


def _citing(items: Sequence[ProjectOf]) -> Iterator[_Citing]:
    items = [item for item in items if not is_secret(item.its)]
    rows = [one for item in items for one in item.indicators if "号" in one.its.basis]
    times = Counter(one.folded["basis"] for one in rows)
    usual = {
        _DIGITS.sub("#", one.folded["basis"]): one
        for one in sorted(rows, key=lambda one: times[one.folded["basis"]])
        if times[one.folded["basis"]] >= _MOST_OF_THE_ROWS
    }
    return (_Citing(item, usual) for item in items)


@over("P403", among(_citing))
def number_runs_on(citing: _Citing) -> Iterator[Flaw]:
    """The same document cited with numbers that go up (22 号, 23 号: a cell dragged down), or once
    with two digits the other way round (【2002】 for 【2020】).
    """
    item = citing.item
    for citations in _same_words(item.indicators):
        if any(_later(one.its.basis, item.disclosure.year) for one in citations):
            continue
        dragged, swapped = _dragged(citations), _swapped(citations)
        if not dragged and not swapped:
            swapped = _unusual(citations, citing.usual)
        slips = (dragged, "像是下拉填充造成的"), (swapped, "像是两个数字颠倒了或者写错一个")
        for shown, how in slips:
            if not shown:
                continue
            printed = "、".join(f"“{keys.tidy(one.its.basis)}”" for one in shown[:3])
            yield item.flaw(
                f"同一依据前后编号不同：{printed}，{how}",
                *(one.evidence("basis") for one in reversed(shown)),
            )


def _dragged(citations: Sequence[IndicatorOf]) -> list[IndicatorOf]:
    """One citation of each number, where these go up one by one in one place; else none."""
    texts = {one.folded["basis"]: one for one in citations}
    odd = set(map(id, _swapped(citations)[1:]))
    texts = {text: one for text, one in texts.items() if id(one) not in odd}
    if len(texts) < (_MOST_OF_THE_ROWS if _are_documents(texts) else 2):
        return []
    if one_of("basis", "yearly").search(next(iter(texts))) or any(map(_COUNTS.search, texts)):
        return []
    places = zip(*map(_figures, texts), strict=True)
    differing = [set(map(int, place)) for place in places if len(set(map(int, place))) > 1]
    return list(texts.values()) if len(differing) == 1 and _runs_on(differing[0]) else []


def _swapped(citations: Sequence[IndicatorOf]) -> list[IndicatorOf]:
    """The citation that most rows have, and those of which two digits stand the other way round."""
    texts = {one.folded["basis"]: one for one in citations}
    times = Counter(one.folded["basis"] for one in citations)
    usual = max(times, key=lambda text: times[text])
    odd = [one for text, one in texts.items() if _is_slip(_figures(text), _figures(usual))]
    return [texts[usual], *odd] if odd and times[usual] >= _MOST_OF_THE_ROWS else []


def _unusual(
    citations: Sequence[IndicatorOf], usual: Mapping[str, IndicatorOf]
) -> list[IndicatorOf]:
    """The one citation of a 文号, and that of other projects with which it is nearly the same."""
    one = citations[0]
    words = _DIGITS.sub("#", one.folded["basis"])
    if len(citations) > 1 or words not in usual or not _ONLY_NUMBER.fullmatch(one.folded["basis"]):
        return []
    right = usual[words]
    figures = _figures(one.folded["basis"]), _figures(right.folded["basis"])
    return [right, one] if _is_slip(*figures) else []


def _is_slip(figures: Sequence[str], usual: Sequence[str]) -> bool:
    """Whether one figure differs: by two digits side by side that have changed places, or a year
    by one digit where the number is the same (2006, 2016), years that follow each other aside.
    """
    differing = [pair for pair in zip(figures, usual, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    if is_turned(Decimal(one), Decimal(other)):
        return True
    is_year = len(one) == len(other) == len("2006") and one[:2] == other[:2] == "20"
    is_near = abs(int(one) - int(other)) < _YEARS_APART
    digits = sum(left != right for left, right in zip(one, other, strict=False))
    return is_year and not is_near and digits == 1 and min(map(len, figures[1:]), default=0) > 1


def _figures(text: str) -> list[str]:
    return _DIGITS.findall(text)


def _are_documents(texts: Iterable[str]) -> bool:
    """文号 of money that was sent down: two of them can be of one day, three in a row hardly."""
    return all(_ONLY_NUMBER.fullmatch(text) or "下达" in text for text in texts)


def _same_words(indicators: Sequence[IndicatorOf]) -> list[list[IndicatorOf]]:
    """Indicators whose bases differ in their figures only."""
    groups: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in indicators:
        if words := _without_figures(one.folded["basis"]):
            groups[words].append(one)
    return list(groups.values())


@lru_cache(maxsize=2048)
def _without_figures(key: str) -> str:
    """The words of a basis with figures; "" where it has none, or too few words."""
    words = _DIGITS.sub("#", key)
    return words if "#" in words and len(_HANZI.findall(words)) >= _fewest_words(key) else ""


def _fewest_words(key: str) -> int:
    """A 文号 that stands alone is one document; in other bases the words must tell."""
    return 0 if _ONLY_NUMBER.fullmatch(key) else _ENOUGH_WORDS


def _runs_on(numbers: Iterable[int]) -> bool:
    """Whether the numbers go up one by one: two documents side by side seldom do."""
    ordered = sorted(set(numbers))
    return ordered == list(range(ordered[0], ordered[0] + len(ordered)))


@over("P404", open_projects)
def basis_is_another_projects_document(item: ProjectOf) -> Iterator[Flaw]:
    """The name cites one 文号, all indicators cite another of the same office."""
    own = {(office[-3:], year, no) for office, year, no in _numbers(item.its.name)}
    offices = {office for office, _, _ in own}
    if not own:
        yield from _turned_in_words(item)
        return
    cited = defaultdict(list)
    for one in item.indicators:
        for office, year, no in _numbers(one.its.basis):
            if office[-3:] in offices and not _is_in_force(one.its.basis):
                cited[office[-3:], year, no].append(one)
    for number, found in cited.items():
        office, year, no = number
        all_cite_it = not own & cited.keys() and len(found) >= _MOST_OF_THE_ROWS
        turned = any(
            its[:2] == number[:2] and is_turned(Decimal(no), Decimal(its[2])) for its in own
        )
        if not all_cite_it and not turned:
            continue
        yield item.flaw(
            f"名称里的文号与依据不同：{len(found)} 个指标引用的是 {office}〔{year}〕{no}号",
            *(one.evidence("basis") for one in found),
            item.evidence("name"),
        )


def _is_in_force(basis: str) -> bool:
    """Whether a basis is one for years, which rightly has another number than this year's money."""
    return bool(one_of("basis", "in_force").search(basis))


def _turned_in_words(item: ProjectOf) -> Iterator[Flaw]:
    """〔2023〕17号 in the purpose and 〔2023〕71号 in a basis; 〔2012〕9号 for 〔2021〕9号."""
    for field, text in item.told():
        cited = {(year, no) for _, year, no in _numbers(text)} if "号" in text else set()
        for office, year, no in _numbers(text) if cited else ():
            for one in item.indicators:
                its = _numbers(one.its.basis)
                if (year, no) in {number[1:] for number in its}:
                    continue
                for its_office, its_year, its_no in its:
                    if (its_year, its_no) in cited or _is_in_force(one.its.basis):
                        continue
                    others = (Decimal(no), Decimal(its_no)), (Decimal(year), Decimal(its_year))
                    same = [pair[0] == pair[1] for pair in others]
                    turned = any(is_turned(*pair) for pair in others) and any(same)
                    if turned and office[-3:] == its_office[-3:]:
                        said = f"{_CITING.sub('', office)}〔{year}〕{no}号"
                        yield item.flaw(
                            f"{FIELDS[field]}引用的是 {said}，{one.label}的依据写"
                            f"〔{its_year}〕{its_no}号，像是两个数字颠倒了",
                            one.evidence("basis"),
                            item.evidence(field, text),
                        )
                        return


@lru_cache(maxsize=2048)
def _numbers(text: str) -> list[tuple[str, str, str]]:
    return _NUMBERED.findall(keys.fold(text))


@measured("P406", open_projects)
def document_for_an_earlier_year(item: ProjectOf, years: Decimal) -> Iterator[Flaw]:
    """关于做好 2020 年度考核工作的通知 in the targets of 2024: made for a year long past."""
    year = item.disclosure.year
    found = [
        (one, f"的依据“{keys.tidy(one.its.basis)}”是为 {past} 年度印发的，预算年度是 {year} 年")
        for one in item.indicators
        if year
        and (past := _made_for(one.its.basis, year))
        and past <= year - years
        and str(past) not in item.its.name
    ]
    yield from item.flaws(found, "basis")


@lru_cache(maxsize=2048)
def _made_for(basis: str, year: int) -> int:
    key = keys.fold(basis)
    if _RANGE.search(key) or one_of("basis", "several_years").search(key) or _past_plan(key, year):
        return 0
    match = _FOR_A_YEAR.search(key)
    return int(match[1]) if match else 0
