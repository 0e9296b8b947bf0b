"""W608: figures of a sentence that follow from the others: averages, products, sums, changes.

36 人、每人每月 1500 元，全年 64.80 万元; 42 个班、1932 人，平均每班 46 人; 由 720 元提高到 760 元，
提高 5.56%; 3 处、5 处，共 8 处. None of them has a place in the tables, and each can be worked out.
A figure is wrong only where no figures beside it give it and the words leave nothing else to go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile

import msgspec

from mingzhang.amounts import UNITS, ZERO, half_place, places_of
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.passages import Passage, prose
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.statements import Statement, counts, is_span, statements
from mingzhang.declared import any_of, declared
from mingzhang.numerals import WAN

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SENTENCE = re.compile("[。;\n]")
_HUNDRED = Decimal(100)
_NEAR = 3
"""An average or a product that is more than so many times another is of something else."""

_LONGEST = 1000
"""Characters of a sentence; a longer one is none."""

_POWERS = tuple(Decimal(10) ** places for places in (-4, -3, -2, -1, 1, 2, 3, 4))
_MONTHS = 12
_FEWEST = 2
_CENTS = Decimal(1)
"""元 by which a worked-out amount can be off."""

_SPAN = re.compile(r"[每/·](年|月|日|天|季|周|学期|学年)|(年|月|日|天|季|周)均")
_LEAD, _BEHIND = 8, 4
"""Characters before a move and behind it in which it can be said of what time it is."""

_MONEY = "元"
_PEOPLE = ("人", "人次")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    more: tuple[str, ...]
    less: tuple[str, ...]
    together: tuple[str, ...]
    in_all: tuple[str, ...]
    otherwise: tuple[str, ...]
    not_an_average: tuple[str, ...]
    not_added: tuple[str, ...]


@cache
def _words() -> _Words:
    return declared(__package__, "workings.toml", _Words)


@cache
def _has(name: str) -> re.Pattern[str]:
    """Any word of a list."""
    return re.compile(any_of(getattr(_words(), name)))


def _lines(dossier: Dossier) -> Iterator[tuple[int, Passage]]:
    """The paragraphs with words for what is worked out."""
    for index, line in dossier.each(prose):
        text = line.text
        if (
            "均" in text
            or "每" in text
            or "由" in text
            or "从" in text
            or "计" in text
            or "共" in text
        ):
            yield index, line


@over("W608", _lines)
def does_not_work_out(line: Passage) -> Iterator[Flaw]:
    """36 人、每人每月 1500 元，全年 68.40 万元."""
    key = line.key
    for match in _moves(key):
        if said := _is_moved_otherwise(match):
            yield line.flaw(f"写“{match[0]}”，{said}")
    if not ("均" in key or "每" in key or "计" in key or "共" in key):
        return
    before: list[Statement] = []
    for sentence in _SENTENCE.split(key):
        if len(sentence) > _LONGEST:
            continue
        said_here = list(statements(sentence)) if _counts_on(sentence) else []
        for said in (
            *_averages(said_here, before),
            *_products(sentence, said_here),
            *_sums(sentence),
        ):
            yield line.flaw(said)
        before += said_here or statements(sentence)


def _counts_on(sentence: str) -> bool:
    return any(sign in sentence for sign in ("均", "每", "计", "共"))


# averages


def _averages(sentence: Sequence[Statement], before: Sequence[Statement]) -> Iterator[str]:
    """平均每班 46 人 of 1932 people in 42 classes."""
    for at, said in enumerate(sentence):
        if not _is_average(said):
            continue
        many = [one for one in sentence[:at] if _counts_them(one, said.each[0]) and one.number]
        if not many:
            continue
        whole = [one for one in sentence[:at] if _can_be_shared(one, said)]
        is_here = bool(whole)
        whole = whole or [one for one in before if _can_be_shared(one, said)]
        found = [(one, other) for one in whole for other in many if one is not other]
        if any(_is_average_of(said, *pair) for pair in found):
            continue
        near = [pair for pair in found if _is_near(said.number, _each(*pair))]
        if near and (is_here or len(near) == 1):
            one, other = near[-1]
            yield (
                f"写“{_clause(said)}”，按“{one.printed}”和“{other.printed}”计算"
                f"应为 {_shown(_each(one, other), said)}"
            )


def _is_average(said: Statement) -> bool:
    if len(said.each) != 1 or is_span(said.each[0]) or not said.number:
        return False
    lead = said.clause.partition(said.printed)[0]
    is_meant = "平均" in lead or f"{said.each[0]}均" in lead
    bounded = said.is_at_least or said.is_at_most or _has("not_an_average").search(said.clause)
    return is_meant and not bounded


def _counts_them(one: Statement, thing: str) -> bool:
    """Whether a figure counts what the average is for one of."""
    if one.each or one.unit == _MONEY:
        return False
    if thing in _PEOPLE or thing in ("名", "位"):
        return one.unit in _PEOPLE
    if thing == "户":
        return one.unit == "户"
    is_so_counted = len(one.unit) < len(thing) and thing.startswith(one.unit)  # 辆 of 每辆运行费
    return is_so_counted or counts(msgspec.structs.replace(one, is_part=False), thing)


def _can_be_shared(one: Statement, said: Statement) -> bool:
    """Whether a figure can be what is shared out: in the same unit, and no price."""
    alike = one.unit == said.unit or {one.unit, said.unit} == set(_PEOPLE)
    return alike and not one.each and one.number > said.number


def _each(one: Statement, other: Statement) -> Decimal:
    return one.number / other.number


def _is_average_of(said: Statement, one: Statement, other: Statement) -> bool:
    slack = _half(said) + _half(one) / other.number
    return abs(_each(one, other) - said.number) <= slack


def _half(said: Statement) -> Decimal:
    """Half of the last place of a figure, in its unit; nothing of what is counted in ones."""
    number = re.match(_NUMBER, said.printed)
    if number is None:
        return ZERO
    scale = said.number / Decimal(number[0].replace(",", "")) if said.number else Decimal(1)
    return half_place(places_of(number[0].replace(",", ""))) * scale


def _is_near(one: Decimal, other: Decimal) -> bool:
    """Whether one figure can be meant by another: of its size, or with the point elsewhere."""
    if not one or not other:
        return False
    ratio = one / other
    return Decimal(1) / _NEAR < ratio < _NEAR or any(
        abs(ratio / power - 1) * _HUNDRED < 1 for power in _POWERS
    )


# products


def _products(sentence: str, said: Sequence[Statement]) -> Iterator[str]:
    """36 people, 1500 元 a month for each, 64.80 万元 a year: three figures in a row."""
    for at in range(1, len(said) - 1):
        many, price, all_of_it = said[at - 1], said[at], said[at + 1]
        if not _is_price(price) or not _counts_them(many, price.each[0]) or not many.number:
            continue
        if all_of_it.unit != _MONEY or all_of_it.each or not _is_all(sentence, price, all_of_it):
            continue
        if _has("otherwise").search(sentence):
            continue
        times = _times(price)
        products = [many.number * price.number * count for count in times]
        slack = _half(all_of_it) + _CENTS + many.number * times[-1] * _rounded(price)
        if any(abs(product - all_of_it.number) <= slack for product in products):
            continue
        if _is_near(all_of_it.number, products[-1]):
            yield (
                f"写“{many.printed}”“{_clause(price)}”，“{all_of_it.printed}”，"
                f"按数量和标准计算应为 {_wan(products[-1])} 万元"
            )


def _is_price(said: Statement) -> bool:
    if said.unit != _MONEY or not said.each or said.is_at_least or said.is_at_most:
        return False
    things = [each for each in said.each if not is_span(each)]
    spans = [each for each in said.each if is_span(each)]
    return (
        bool(said.number)
        and len(things) == 1
        and said.each[0] == things[0]
        and (not spans or (len(spans) == 1 and spans[0] in ("月", "年", "年度")))
        and "平均" not in said.clause
        and "均" not in said.clause.partition(said.printed)[0][-3:]
    )


def _times(price: Statement) -> Sequence[int]:
    """How often a price is paid, the most likely last: for one month up to all of a year."""
    return range(1, _MONTHS + 1) if "月" in price.each else (1,)


def _rounded(price: Statement) -> Decimal:
    """Half of the last place of a price with a point; a plain one is exact."""
    return _half(price) if "." in price.printed else ZERO


def _is_all(sentence: str, price: Statement, money: Statement) -> bool:
    """Whether between a price and an amount there is no more than 全年, 共需."""
    between = _between(sentence, price, money).strip(",、:()")
    return not between or bool(re.fullmatch(rf"(?:{_has('in_all').pattern}|为|约)+", between))


def _between(sentence: str, one: Statement, other: Statement) -> str:
    start = sentence.find(one.printed)
    end = sentence.find(other.printed, start + len(one.printed))
    return sentence[start + len(one.printed) : end] if 0 <= start < end else ""


# sums


@cache
def _total() -> re.Pattern[str]:
    return re.compile(
        rf"[,、](?:以上|[两二三四五六]项|两者|各项)?(?:{any_of(_words().together)})(?:为|有)?"
        rf"(?P<all>{_NUMBER})(?P<unit>万?元|{counting.counter_pattern()})(?=[,()]|$)"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.])(?P<number>{_NUMBER})(?P<unit>万?元|{counting.counter_pattern()})"
    )


def _sums(sentence: str) -> Iterator[str]:
    """古廊桥 3 处、宗祠 5 处，共 8 处."""
    for match in _total().finditer(sentence):
        lead = sentence[: match.start()]
        if _has("not_added").search(lead) or match["unit"] in _PEOPLE[1:]:
            continue
        found = _last_alike(lead, match["unit"])
        if len(found) < _FEWEST:
            continue
        whole = Decimal(match["all"].replace(",", ""))
        slack = (len(found) + 1) * half_place(places_of(match["all"])) if "." in match[0] else ZERO
        sums = [sum(found[start:], ZERO) for start in range(len(found) - 1)]
        if any(abs(total - whole) <= slack for total in sums) or whole <= max(found):
            continue
        if _is_near(whole, sums[0]):
            yield (
                f"写“{match[0].lstrip(',、')}”，前面所列 {len(found)} 项之和是"
                f" {sums[0]}{match['unit']}"
            )


def _last_alike(lead: str, unit: str) -> list[Decimal]:
    """The numbers in one unit that stand last, in their order."""
    row = list(_listed().finditer(lead))
    alike = takewhile(lambda one: one["unit"] == unit, reversed(row))
    return [Decimal(one["number"].replace(",", "")) for one in alike][::-1]


# from one figure to another


@cache
def _move() -> re.Pattern[str]:
    unit = rf"(?:万?元|%|个?工作日|天|小时|分钟|{counting.counter_pattern()})"
    verbs = any_of((*_words().more, *_words().less))
    year = r"(?:20\d\d年度?的?)?"
    return re.compile(
        rf"(?:由|从){year}[^,;。\d]{{0,16}}(?P<a>{_NUMBER})(?P<u>{unit})?[^,;。\d]{{0,6}}?"
        rf"(?P<verb>{verbs})(?:到|至|为){year}[^,;。\d]{{0,6}}(?P<b>{_NUMBER})(?P<v>{unit})"
        rf"(?:,(?:同比|比上年|较上年|增幅|降幅|幅度)?(?P<word>{verbs})?了?"
        rf"(?P<p>{_NUMBER})(?P<w>%|个百分点|{unit})(?=[,;。()]|$))?"
    )


def _moves(key: str) -> Iterator[re.Match[str]]:
    if ("由" in key or "从" in key) and ("到" in key or "至" in key or "为" in key):
        yield from _move().finditer(key)


def _is_moved_otherwise(match: re.Match[str]) -> str:
    """What is wrong with a move: its direction, or by how much it is said to be."""
    was, now = (Decimal(match[name].replace(",", "")) for name in ("a", "b"))
    if _is_of_another_span(match):
        return ""
    if match["u"] and match["u"] != match["v"]:
        return ""
    verbs = [verb for verb in (match["verb"], match["word"]) if verb]
    if was == now or any((verb in _words().more) != (now > was) for verb in verbs):
        than = "多于" if now > was else "少于" if now < was else "等于"
        return f"{now}{match['v']}{than}{was}{match['v']}"
    return _is_another_change(match, was, now) if match["p"] and was else ""


def _is_of_another_span(match: re.Match[str]) -> bool:
    """每月 100 元 and 每年 1500 元: nothing is to be compared."""
    text, verb = match.string, match.start("verb")
    was = text[max(0, match.start() - _LEAD) : verb]
    now = text[verb : match.end("v") + _BEHIND]
    spans = [{one[1] or one[2] for one in _SPAN.finditer(part)} for part in (was, now)]
    return all(spans) and spans[0] != spans[1]


def _is_another_change(match: re.Match[str], was: Decimal, now: Decimal) -> str:
    printed, moved = Decimal(match["p"].replace(",", "")), abs(now - was)
    share = moved / was * _HUNDRED
    if match["w"] == "%":
        meant, places = [share], max(places_of(match["p"]), 2)
        meant += [moved] if match["v"] == "%" else []
    elif match["w"] in ("个百分点", match["v"]):
        meant, places = [moved], places_of(match["p"])
    else:
        return ""
    off = 2 * half_place(places_of(match["p"])) if places else ZERO
    if any(abs(printed - one) <= off for one in meant):
        return ""
    return f"按这两个数计算应为 {meant[0]:.{places}f}{match['w']}"


# words


def _clause(said: Statement) -> str:
    """The words of a figure up to its unit, from the sign before them."""
    lead = said.clause.partition(said.printed)[0]
    return f"{re.split('[、,]', lead)[-1]}{said.printed}"


def _shown(value: Decimal, said: Statement) -> str:
    """A worked-out figure in the unit of the printed one."""
    unit = next((unit for unit in ("万元", "元") if said.printed.endswith(unit)), "")
    scaled = value / UNITS[unit] if unit else value
    number = re.match(_NUMBER, said.printed)
    places = max(places_of(number[0]) if number else 0, 2)
    return f"{measures.plain(round(scaled, places))} {unit or said.unit}"


def _wan(yuan: Decimal) -> str:
    return f"{yuan / WAN:.2f}"
