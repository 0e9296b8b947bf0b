"""Sentences that are alike but for a year or a unit: the one that differs is wrong.

Nothing here needs a table. The years of one phrase are all the same but one; among amounts in
万元 one is in 元.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.told import Told, told
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.forms.claims import pattern

_YEAR = re.compile(
    r"(?P<before>[较比与同]?)(?P<year>20\d\d)年度?(?P<after>[\u4e00-\u9fff“”\"]{3,12})"
)
_PHRASE = 8
"""Characters behind a year that make sentences alike."""

_OFTEN = 4
_MOSTLY = Decimal("0.8")
"""How often a phrase has the same year, before another one is a slip."""

_AMOUNTS = 3
"""Amounts of a paragraph, before one with another unit is a slip."""

_FEW_YUAN = 10000
_CENTS = 2

_CARRIED_IN = re.compile("结转|结余")


class YearOf(msgspec.Struct, frozen=True):
    """A year with the words around it."""

    section: str
    printed: Printed
    said: str
    year: int


class PhraseOf(msgspec.Struct, frozen=True):
    """One phrase, with all the years that it is printed with."""

    years: tuple[YearOf, ...]


def _phrases(disclosure: Disclosure) -> Iterator[PhraseOf]:
    """The phrases behind years, in the sections that speak of amounts."""
    found: defaultdict[tuple[str, str], list[YearOf]] = defaultdict(list)
    for section in disclosure.sections:
        if pattern("skip").search(section.title):
            continue
        title = section.heading
        for paragraph in section.paragraphs:
            before = ""
            for sentence in keys.sentences(keys.fold(paragraph.text)):
                for phrase, match in _one_year_each(sentence):
                    if f"较{match['year']}" in before or f"比{match['year']}" in before:
                        continue  # 接待费较2023年预算下降5%。2023年预算数为2万元
                    one = YearOf(title, paragraph, match[0], int(match["year"]))
                    found[phrase].append(one)
                before += sentence
    for years in found.values():
        if len(years) >= _OFTEN:
            yield PhraseOf(tuple(years))


def _one_year_each(sentence: str) -> Iterator[tuple[tuple[str, str], re.Match[str]]]:
    """The phrases on money; where a sentence has one with two years, it tells both."""
    if _CARRIED_IN.search(sentence):
        return
    phrases: defaultdict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for match in _YEAR.finditer(sentence):
        if aside("on_money").search(match["after"]):
            phrases[match["before"], match["after"][:_PHRASE]].append(match)
    for phrase, matches in phrases.items():
        if len({match["year"] for match in matches}) == 1:
            yield from ((phrase, match) for match in matches)


@over("W410", each(_phrases))
def year_differs_from_the_others(item: PhraseOf) -> Judged:
    """2023年预算安排 once, where all other items of the list say 2024年预算安排."""
    counts = Counter(one.year for one in item.years)
    year, times = counts.most_common(1)[0]
    if len(counts) == 1 or times < _OFTEN or times < _MOSTLY * len(item.years):
        return
    odd = [one for one in item.years if one.year != year]
    yield Flaw(
        message=f"“{odd[0].section}”写“{odd[0].said}”，同样的话别处 {times} 次都是 {year} 年",
        evidence=tuple(quote(one.section, one.printed) for one in odd),
        section=odd[0].section,
    )


class AmountsOf(msgspec.Struct, frozen=True):
    """The amounts of a paragraph, or those of a section that the forms ask for."""

    where: str
    amounts: tuple[Told, ...]


def _amounts_together(dossier: Dossier) -> Iterator[tuple[int, AmountsOf]]:
    for index, claims in enumerate(dossier.once(told)):
        paragraphs: defaultdict[tuple[int, int], list[Told]] = defaultdict(list)
        sections: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.unit in ("元", "万元") and one.claim.value and Decimal(one.claim.value):
                paragraphs[one.place].append(one)
                if one.claim.measure:
                    sections[one.claim.section].append(one)
        long = {place for place, found in paragraphs.items() if len(found) >= _AMOUNTS}
        for place in long:
            yield index, AmountsOf("同一段", tuple(paragraphs[place]))
        for place, found in paragraphs.items():
            if place not in long and _are_of_the_budget(found):
                yield index, AmountsOf("同一段", tuple(found))
        for found in sections.values():
            if len(found) >= _AMOUNTS and not _odd_is_in(long, found):
                yield index, AmountsOf("同一节", tuple(found))
        every = [one for found in paragraphs.values() for one in found if one.claim.subject >= 0]
        odd = [one for one in every if one.claim.unit == "元"]
        if len(every) >= _AMOUNTS and len(odd) == 1 and _is_told_alone(odd[0], every):
            yield index, AmountsOf("全文", tuple(every))


def _is_told_alone(odd: Told, every: Sequence[Told]) -> bool:
    """Whether an amount outside the tables is the only one of its section."""
    section = odd.claim.section
    return bool(odd.claim.measure) and sum(one.claim.section == section for one in every) == 1


def _odd_is_in(places: Container[tuple[int, int]], amounts: Sequence[Told]) -> bool:
    return any(one.claim.unit == "元" and one.place in places for one in amounts)


def _are_of_the_budget(amounts: Sequence[Told]) -> bool:
    """Whether two amounts are both known things of a budget, which is told in one unit.

    One that differs from the tables for its unit is told there.
    """
    return len(amounts) == _AMOUNTS - 1 and all(
        (one.claim.points or one.claim.measure) and one.verdict != "differs" for one in amounts
    )


@over("W107", _amounts_together)
def unit_differs_from_the_others(item: AmountsOf) -> Judged:
    """34.62 元 among amounts in 万元: small, and with the two places of 万元."""
    odd = [one for one in item.amounts if one.claim.unit == "元"]
    if len(odd) != 1:
        return
    claim = odd[0].claim
    has_places = len(claim.value.partition(".")[2]) == _CENTS
    is_small = aside("in_yuan").search(_before(odd[0]))
    if has_places and Decimal(claim.value) < _FEW_YUAN and not is_small:
        yield odd[0].flaw(f"，{item.where}其余 {len(item.amounts) - 1} 个金额都以万元为单位")


def _before(one: Told) -> str:
    """The words of a claim and those just before it."""
    return one.paragraph[max(0, one.claim.start - _PHRASE) : one.end]
