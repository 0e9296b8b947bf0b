"""What the purpose and the objectives of a project work out: parts, prices, so many for each.

872 公里，其中县道 126、乡道 206、村道 520 are 852; 40 万人，每人 64 元 is not the budget that 42
万人 are; two performances in each of 360 villages are not 360.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import keys
from mingzhang.amounts import UNITS, ZERO, in_wan
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.sums import OF_EACH, PEOPLE, room_of, sums_off
from mingzhang.checking.targets.budgets import budget_in_yuan
from mingzhang.checking.targets.department_goals import GoalOf, goals
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.notes import NoteOf, notes
from mingzhang.checking.targets.numbers import SAME_WORDS, counter_of, value_in
from mingzhang.checking.targets.statements import counts, is_span, noun_of, statements
from mingzhang.checking.targets.wordlists import one_of

_DIGIT = re.compile(r"\d")
_NUMBER = r"\d+(?:\.\d+)?"
_COUNT = rf"(?<![\d.第])(?P<number>{_NUMBER})(?P<unit>COUNTER)"
_PRICED = (
    rf"{_COUNT}[,，]?(?:按照?)?每(?P<one>COUNTER)"
    rf"(?:每?年)?(?:补助|补贴|奖励|资助)?(?:标准)?为?(?P<price>{_NUMBER})(?P<money>万?元)"
)
_ONE_PERSON = ("生", "人", "名")
_CENTS = 100
"""元 that prices rounded to cents can be apart from the whole."""


def _texts(dossier: Dossier) -> Iterator[tuple[int, ProjectOf | NoteOf | GoalOf]]:
    yield from open_projects(dossier)
    yield from notes(dossier)
    yield from goals(dossier)


@over("P533", _texts)
def figures_do_not_work_out(item: ProjectOf | NoteOf | GoalOf) -> Iterator[Flaw]:
    """Parts that are not the whole, a price that is not the budget, so many for each."""
    match item:
        case NoteOf():
            for said in sums_off(item.text("goal")):
                yield item.flaw("goal", f"的绩效目标写{said}", said)
        case GoalOf():
            for said in sums_off(item.key):
                yield item.flaw(f"写{said}", item.goal.objective, item.aim)
        case _:
            yield from _of_a_project(item)


def _of_a_project(item: ProjectOf) -> Iterator[Flaw]:
    for field, text in item.written:
        key = keys.fold(text)
        is_right = _comes_to_the_budget(key, item)
        for said in (*sums_off(key), *(() if is_right else _prices(key, item))):
            yield item.flaw(f"{FIELDS[field]}写{said}", item.evidence(field, text))
        for sentence in () if is_right else keys.sentences(key):
            for said, one in _each(sentence, item.indicators):
                yield item.flaw(
                    f"{FIELDS[field]}写{said}", one.evidence(), item.evidence(field, text)
                )


# prices


def _prices(key: str, item: ProjectOf) -> Iterator[str]:
    """A number and the price of one that are not the budget, where another number is."""
    budget = budget_in_yuan(item.its)
    if budget is None or "每" not in key or "元" not in key:
        return
    priced = list(counting.with_counters(_PRICED).finditer(key))
    for match in priced:
        unit, _ = counter_of(match["unit"])
        if counter_of(match["one"])[0] != unit or OF_EACH.search(key[: match.start()]):
            continue
        price, product = _price(match), _product(match)
        if product == budget or _listed_before(key, match) * price == budget:
            continue
        told = next((words for many, words in _others(item, unit) if many * price == budget), "")
        if told:
            yield (
                f"“{match[0]}”，算得 {in_wan(product)}；"
                f"别处写的“{told}”算得 {in_wan(budget)}，正是预算数"
            )


def _listed_before(key: str, priced: re.Match[str]) -> Decimal:
    """What a number comes to with those in its unit that its clause lists: 放映 1 场、演出 1 场."""
    unit, end = counter_of(priced["unit"])[0], priced.end("unit")
    start = max(key.rfind(sign, 0, end) for sign in ",。;:") + 1
    counts = counting.with_counters(_COUNT).finditer(key, start, end)
    told = ((Decimal(one["number"]), *counter_of(one["unit"])) for one in counts)
    return sum((number * scale for number, of, scale in told if of == unit), ZERO)


def _comes_to_the_budget(key: str, item: ProjectOf) -> bool:
    """Whether prices, each of its own number of things, come to the budget but for cents.

    县道 118 公里每公里 1 万元、乡道 254 公里每公里 5000 元 are of parts of all.
    """
    budget = budget_in_yuan(item.its)
    if budget is None or "元" not in key or key.count("每") < 2:
        return False
    priced = list(counting.with_counters(_PRICED).finditer(key))
    return len(priced) > 1 and abs(sum(map(_product, priced)) - budget) < _CENTS


def _price(match: re.Match[str]) -> Decimal:
    return Decimal(match["price"]) * UNITS[match["money"]]


def _product(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"]) * counter_of(match["unit"])[1] * _price(match)


def _others(item: ProjectOf, unit: str) -> Iterator[tuple[Decimal, str]]:
    """How many of a unit the objectives and the indicators say, and their words."""
    for match in counting.with_counters(_COUNT).finditer(keys.fold("。".join(item.its.objectives))):
        own, scale = counter_of(match["unit"])
        if own == unit:
            yield Decimal(match["number"]) * scale, match[0]
    for one in item.indicators:
        if value := value_in(one, unit):
            yield value, one.its.target.text


# so many for each


def _each(sentence: str, indicators: Sequence[IndicatorOf]) -> Iterator[tuple[str, IndicatorOf]]:
    """每村 2 场 in 360 villages, and an indicator of fewer than 720; 场均 200 人次 of 40 场."""
    said = statements(sentence) if _DIGIT.search(sentence) else ()
    for every in said:
        if every.unit == "元" or len(every.each) != 1 or is_span(every.each[0]):
            continue
        thing = every.each[0]
        if every.unit in PEOPLE and thing in _ONE_PERSON:
            continue  # 一档 240 名每生 2500 元、二档 360 名
        places = {one.number: one.clause for one in said if counts(one, thing)}
        counted = [one for one in indicators if value_in(one, every.unit) is not None]
        if len(places) != 1 or len(counted) != 1:
            continue
        (one,), ((number, place),) = counted, places.items()
        planned, value = number * every.number, value_in(one, every.unit)
        name = one_of("writing", "common").sub("", one.folded["level3"])
        is_said = every.unit in PEOPLE and value in {
            other.number for other in said if other.unit == every.unit
        }
        is_of_it = keys.in_a_row(name, f"{place} {every.clause}") >= SAME_WORDS or is_said
        if (
            is_of_it
            and value not in (None, every.number)
            and number <= value
            and value * room_of(every) < planned
        ):
            yield (
                f"“{every.clause}”，{measures.plain(number)} 个{noun_of(thing)}共"
                f" {measures.plain(planned)} {every.unit}，"
                f"{one.label}的指标值却是“{one.its.target.text}”",
                one,
            )
