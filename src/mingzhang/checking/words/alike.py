"""Sentences that are alike but for a year, a unit or a word: the one that differs is wrong.

Nothing here needs a table. The years of one phrase are all the same but one; among amounts in
万元 one is in 元; 收入 is said to consist of 支出.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.asides import aside
from mingzhang.checking.words.told import Told, told
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.forms.claims import lexicon, pattern

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

_PRICE = re.compile(
    r"(?:单价|单位价值|单台价值)(?P<price>\d+(?:\.\d+)?(?P<unit>万?元|万))"
    r"\(?(?:含)?\)?及?以上的?(?P<kind>通用|专用|大型)?设备"
)
_CARRIED_IN = re.compile("结转|结余")
_LIST = re.compile(r"[，,。；;]?\s*(?:其中|包括)")
_MEANT_FOR = re.compile("用于|安排|结转|结余|拨款支|弥补")
"""收入 that is told by what it is spent on."""

_OTHER = {"收入": "支出", "支出": "收入"}


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
            for sentence in re.split("[。；;]", keys.fold(paragraph.text)):
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


class ListOf(msgspec.Struct, frozen=True):
    """An amount, and those that the same sentence says it consists of."""

    whole: Told
    parts: tuple[Told, ...]


def _lists(dossier: Dossier) -> Iterator[tuple[int, ListOf]]:
    for index, claims in enumerate(dossier.once(told)):
        amounts = [one for one in claims if one.claim.quantity == "amount" and one.claim.value]
        for number, one in enumerate(amounts[:-1]):
            if (
                _side(one)
                and aside("total").search(one.claim.text)
                and _LIST.match(_between(one, amounts[number + 1]))
            ):
                parts = tuple(_same_sentence(amounts[number:]))
                if parts:
                    yield index, ListOf(one, parts)


def _same_sentence(claims: Sequence[Told]) -> Iterator[Told]:
    """The claims after the first, up to the end of its sentence or the next list."""
    for before, one in pairwise(claims):
        between = _between(before, one)
        if before is not claims[0] and ("其中" in between or "包括" in between):
            return
        if before.claim.paragraph != one.claim.paragraph or "。" in between:
            return
        if aside("total").search(one.claim.text) and _side(one) != _side(claims[0]):
            return  # 收入总计 …，其中 …；支出总计 …
        yield one


def _between(one: Told, other: Told) -> str:
    """What stands between two claims of one paragraph, with the first words of the second."""
    return one.between(other) + other.claim.text[:2] if one.place == other.place else "。"


@over("W408", _lists)
def parts_are_of_the_other_side(item: ListOf) -> Judged:
    """收入预算 85 万元，其中：基本支出 50 万元; 支出 may be told by the 收入 that pays for it."""
    side = _side(item.whole)
    wrong = [
        part
        for part in item.parts
        if _side(part) == _OTHER[side] and not _MEANT_FOR.search(part.claim.text)
    ]
    own = [part for part in item.parts if _side(part) == side]
    if wrong and (side == "收入" or len(own) > len(wrong)):
        yield item.whole.flaw(
            f"，其中却是{wrong[0].quoted}，收入和支出混在一起", *(part.evidence for part in wrong)
        )


def _side(one: Told) -> str:
    """收入 or 支出, where the words name one of them; "" for neither and for both."""
    sides = [side for side in _OTHER if side in one.claim.text]
    return sides[0] if len(sides) == 1 and "收支" not in one.claim.text else ""


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


_SIDE_BY_SIDE = ("通用", "专用")


class Price(msgspec.Struct, frozen=True):
    """单价50万元以上的通用设备."""

    text: str
    yuan: Decimal
    kind: str
    """通用, 专用, 大型, or "" where none is said."""

    printed: Printed

    @property
    def is_known(self) -> bool:
        """Whether forms ask for equipment above this price."""
        return self._is_one_of(lexicon().text.prices)

    @property
    def fits(self) -> bool:
        """Whether they ask for it of this kind."""
        return self._is_one_of(lexicon().text.prices_of.get(self.kind, lexicon().text.prices))

    def _is_one_of(self, prices: Iterable[str]) -> bool:
        return self.yuan in {Decimal(price) * UNITS["万元"] for price in prices}


class PricesOf(msgspec.Struct, frozen=True):
    """A section that counts equipment above a price."""

    section: str
    prices: tuple[Price, ...]


def _prices(disclosure: Disclosure) -> Iterator[PricesOf]:
    for section in disclosure.sections:
        title = section.heading
        found = tuple(
            _price(match, paragraph)
            for paragraph in section.paragraphs
            for match in _PRICE.finditer(keys.fold(paragraph.text))
        )
        if found:
            yield PricesOf(title, found)


def _price(match: re.Match[str], paragraph: Printed) -> Price:
    number = Decimal(match["price"].removesuffix(match["unit"]))
    unit = UNITS["元" if match["unit"] == "元" else "万元"]
    return Price(match["price"], number * unit, match["kind"] or "", paragraph)


@over("W108", each(_prices))
def price_is_none_of_the_forms(item: PricesOf) -> Judged:
    """单价 110 万元以上设备: forms ask for those above 20, 50, 100 or 200 万元.

    通用设备 above 50 万元 and 专用设备 above 100 万元 stand side by side: where one is as it should
    be, the other one should be, too.
    """
    is_form = any(one.kind and one.fits for one in item.prices)
    wrong = [
        one
        for one in item.prices
        if not (one.fits if is_form or one.kind not in _SIDE_BY_SIDE else one.is_known)
    ]
    if wrong:
        text = lexicon().text
        asked = text.prices_of.get(wrong[0].kind, text.prices) if wrong[0].is_known else text.prices
        yield Flaw(
            message=f"“{item.section}”写“单价 {wrong[0].text}以上”的{wrong[0].kind}设备，"
            f"表样要求公开的是单价 {'、'.join(asked)} 万元以上的",
            evidence=tuple(quote(item.section, one.printed) for one in wrong),
            section=item.section,
        )
