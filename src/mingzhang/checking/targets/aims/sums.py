"""What a sentence counts, against its own parts and its own product.

12 万吨，其中肉类 5、禽蛋 8 and 奶类 1 are more than the whole; 6 期，每期 40 人 are not 180.
Parts need not be all, and of one person there can be several things to say (女性, 党员): what is
less than the whole, and what can be counted twice, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile

import msgspec

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking import counting
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.lists import TOTAL, TOTALS, lists_off
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import (
    Statement,
    counts,
    grammar,
    is_span,
    noun_of,
    statements,
    unmarked,
)
from mingzhang.checking.targets.wordlists import one_of, words

_NUMBER = r"\d+(?:\.\d+)?"
_WHOLE = (
    rf"(?<![\d.第])(?P<number>{_NUMBER})(?P<unit>COUNTER)(?P<behind>[^,。;:()\d]{{0,16}})"
    r"[,(]?(?:其中|分别[为是])[:,]?(?P<parts>[^。;)]*)"
)
_PART = rf"(?P<name>[\u4e00-\u9fff]+?)(?P<number>{_NUMBER})(?P<unit>COUNTER)"
OF_EACH = re.compile(r"每[^,。;\d]*$|各$")
"""每期 45 人 are not all, nor is 音乐室、美术室各 2 间."""

_A_CHANGE = re.compile(r"净|较|比(?![赛例武选拼])")
_LEAVES = re.compile(r"[减退撤返]|新增|调出|转出")
"""较上年净增加 10 人，其中新招 15 人、退出 5 人."""

_BETWEEN = re.compile(r"([、,和及])")
_FLOOR = re.compile(r"(?:不[少低]于|至少|超过?|多于|≥|>=|>)[\u4e00-\u9fff]{0,2}$")
_OPEN_ABOVE = ("以上", "余", "多", "及以上")
_ROUGHLY = re.compile("约|左右|近|大概|上下|余|多|平均")
_CAPPED = re.compile("不超过?|最多|至多|不多于|[以之]内|含$|^含|包[含括]")
_ROUGH = Decimal("1.1")
_CENT = Decimal("1.01")
_NEAR = 60
_SHORTEST = 2
_TWICE = 2

PEOPLE = ("人", "人次")
"""Those who come are counted alike, whatever they come to."""

_TOGETHER = re.compile(rf"{TOTAL}[^\d,]{{0,12}}$")
_AT_ALL_TIMES = re.compile("全年|一年|12个月")
_SEVERAL_TIMES = ("次", "场", "场次", "批", "轮", "遍")
"""The same firm can be looked at each time."""


def sums_off(key: str) -> Iterator[str]:
    """What is wrong with the sums and products in a folded text."""
    yield from _parts(unmarked(key))
    yield from _products(key)
    yield from lists_off(key)


# parts


@cache
def _complete() -> tuple[tuple[str, ...], ...]:
    """Names of parts that are all there is: 县道, 乡道 and 村道."""
    return tuple(tuple(names.split()) for names in words().clause["all_kinds"])


class _Part(msgspec.Struct, frozen=True):
    """A part as its list says it."""

    name: str
    number: Decimal
    printed: str


def _parts(key: str) -> Iterator[str]:
    if "其中" not in key and "分别" not in key:
        return
    for match in counting.with_counters(_WHOLE).finditer(key):
        unit, scale = counter_of(match["unit"])
        whole = Decimal(match["number"]) * scale
        parts, is_list_done = _listed(match["parts"], unit, whole)
        if not parts or _says_no_sum(key, match, parts):
            continue
        total = sum((part.number for part in parts), Decimal(0))
        more = next((part for part in parts if part.number > whole), None)
        if more:
            yield f"“{_quoted(match, parts)}”，其中的 {more.printed}比全部还多"
        elif _is_off(total, whole, parts, match, is_list_done=is_list_done):
            unit, shown = match["unit"], measures.plain(total / scale)
            said = _quoted(match, parts)
            yield f"“{said}”，各项之和是 {shown} {unit}，不是 {match['number']} {unit}"


def _quoted(match: re.Match[str], parts: Sequence[_Part]) -> str:
    """The whole with its parts, and not what is said behind them."""
    last = parts[-1].printed.replace(" ", "")
    return match[0][: match[0].rindex(last) + len(last)]


def _listed(text: str, unit: str, whole: Decimal) -> tuple[list[_Part], bool]:
    """The parts in a list up to the whole, and whether nothing is said behind them.

    The first mark between two parts is the mark of the list: behind 小学 40 所、初中 16 所 comes
    with another mark what is no part.
    """
    first, *rest = _BETWEEN.split(text.rstrip(","))
    parts: list[_Part] = []
    mark = ""
    for sign, said in zip(("", *rest[::2]), (first, *rest[1::2]), strict=True):
        if sign == "," and mark and mark != ",":
            return parts, not re.search(rf"\d{unit}", "".join(rest))
        mark = mark or sign
        part = counting.with_counters(_PART).fullmatch(said)
        its_unit, scale = counter_of(part["unit"]) if part else ("", Decimal(1))
        if part is None or its_unit != unit:
            return parts, sign == "," and len(parts) > 1
        number = Decimal(part["number"]) * scale
        parts.append(_Part(part["name"], number, f"{part['number']} {part['unit']}"))
        if sum((one.number for one in parts), Decimal(0)) == whole:
            return [], True
    return parts, True


def _says_no_sum(key: str, match: re.Match[str], parts: Sequence[_Part]) -> bool:
    """Whether the whole is what comes less what goes, or of each, or open above."""
    before = key[max(0, match.start() - _NEAR) : match.start()]
    lead = keys.sentences(before)[-1]
    is_balance = _A_CHANGE.search(lead) or any(_LEAVES.search(part.name) for part in parts)
    is_of_each = match["behind"].startswith("/") or OF_EACH.search(before)
    is_open = match["behind"].startswith(_OPEN_ABOVE) or _FLOOR.search(before)
    return bool(is_balance or is_of_each or is_open) or any(
        _CAPPED.search(part.name) for part in parts
    )


def _is_off(
    total: Decimal,
    whole: Decimal,
    parts: Sequence[_Part],
    match: re.Match[str],
    *,
    is_list_done: bool,
) -> bool:
    """Whether parts that exclude each other are more than the whole, or all of it and less."""
    names = [part.name for part in parts]
    is_rough = bool(_ROUGHLY.search(match["behind"])) or any(map(_ROUGHLY.search, names))
    room = _ROUGH if is_rough else Decimal(1)
    if is_list_done and _are_all(names) and total * room < whole:
        return True
    if total <= whole * room:
        return False
    return (
        _are_all(names)
        or _are_apart(names, match["unit"])
        or any(is_turned(part.number + whole - total, part.number) for part in parts)
    )


def _are_all(names: Sequence[str]) -> bool:
    """Whether each name is of another kind of one set, and no kind is left out."""
    return any(
        len(names) == len(kinds)
        and all(sum(name.startswith(kind) for name in names) == 1 for kind in kinds)
        for kinds in _complete()
    )


def _are_apart(names: Sequence[str], unit: str) -> bool:
    """Whether nothing is counted twice: 科级干部 and 股级干部, and not 女性 and 党员.

    Names of kinds of one set are of one length: 戏曲 and 进校园 are two ways to tell of one show.
    Of one noun they say the same kind of thing: 科级 and 股级, and not 外资 and 工业项目.
    """
    if len(set(names)) < len(names) or any(map(one_of("clause", "overlaps").search, names)):
        return False
    kinds = counting.classes(unit)
    if "weight" in kinds:
        return True
    ends = zip(*(reversed(name) for name in names), strict=False)
    noun = "".join(chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, ends))[::-1]
    if len(set(map(len, names))) > 1 or ("people" in kinds and not noun):
        return False
    told = [name.removesuffix(noun) for name in names]
    is_one_set = len(told[0]) == 1 or bool(set.intersection(*map(set, told)))
    return not noun or noun == "员" or is_one_set


# products


def _products(key: str) -> Iterator[str]:
    before = ""
    for sentence in keys.sentences(key) if "每" in key else ():
        is_worked_out = "每" in sentence and any(word in sentence for word in TOTALS)
        said = statements(sentence) if is_worked_out else ()
        totals = [one for one in said if not one.each and _is_total(one)]
        alike = [one for one in said if totals and _is_alike(one.unit, totals[0].unit)]
        is_product = len(alike) == _TWICE and totals[0] is alike[1] and alike[0].each
        if is_product and not _is_added_up_later(before, alike[0]):
            yield from _product(alike[0], totals[0], said)
        before = sentence


def _is_added_up_later(sentence: str, every: Statement) -> bool:
    """Whether the total in the next sentence is of this one, too: 2 名，每名 3 万元."""
    said = statements(sentence) if "每" in sentence else ()
    is_priced = any(one.each and _is_alike(one.unit, every.unit) for one in said)
    return is_priced and not any(_is_total(one) for one in said)


def _is_total(one: Statement) -> bool:
    return bool(_TOGETHER.search(one.clause.partition(one.printed)[0]))


def _is_alike(one: str, other: str) -> bool:
    return one == other or (one in PEOPLE and other in PEOPLE)


def _product(every: Statement, total: Statement, said: Sequence[Statement]) -> Iterator[str]:
    """每期 40 人 of 6 期, if nothing else in the sentence is counted so."""
    things = [each for each in every.each if not is_span(each)]
    spans = [grammar().a_year.get(each) for each in every.each if is_span(each)]
    if (
        len(things) != 1
        or None in spans
        or sum(_is_alike(one.unit, every.unit) for one in said) > _TWICE
    ):
        return
    nouns = _nouns(things[0])
    counted = [one for one in said if one is not total and any(counts(one, noun) for noun in nouns)]
    many = [one for one in counted if one.unit == counter_of(things[0])[0]] or counted
    if len(many) != 1 or (spans and not _AT_ALL_TIMES.search(every.sentence)):
        return
    product = many[0].number * every.number
    for times in spans:
        product *= times or 1
    if _differs(product, every, many[0], total, things[0]):
        yield (
            f"“{many[0].clause}”“{every.clause}”，共 {measures.with_unit(product, total.unit)}，"
            f"不是“{total.printed}”"
        )


def _nouns(thing: str) -> list[str]:
    """所学校 before 所学校筛查, which it begins with: what is done stands behind what it is for."""
    shortest = len(thing) - len(noun_of(thing)) + _SHORTEST
    return [thing, *(thing[:end] for end in range(len(thing) - 1, shortest - 1, -1))]


def room_of(said: Statement) -> Decimal:
    """How many times as much a figure may come to: more than once where it is told roughly."""
    return _ROUGH if _ROUGHLY.search(said.sentence) else Decimal(1)


def _differs(
    product: Decimal, every: Statement, many: Statement, total: Statement, thing: str
) -> bool:
    """Whether a product is not the total, which may be more than what 不少于 come to."""
    room = room_of(every)
    if room == 1 and every.unit == "元":
        room = _CENT
    is_less = total.number * room < product
    is_more = total.number > product * room
    same_again = thing in _SEVERAL_TIMES and total.unit not in ("人次", "元")
    if every.is_at_least or many.is_at_least:
        is_more = False
    if every.is_at_most or many.is_at_most or same_again:
        is_less = False
    return (is_more and not total.is_at_most) or (is_less and not total.is_at_least)
