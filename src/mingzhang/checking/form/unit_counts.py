"""F7: how many units and offices there are said to be, against those that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.phrases import organs
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import pattern
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMERAL, number_of

_ALL_KINDS = 3
"""行政, 参公 and 其他事业: with fewer, one may have been left out."""

_ANY_COUNT = ("with_the_department", "by_nature", "total")
_OTHERWISE = ("of_kinds", "with_the_department")
"""Sentences on units below that other rules compare."""

_BEGINS_LIST = re.compile(r"(?:包括|如下|分别(?:是|为))[:：]?$")
_LONGEST_NAME = 30
_ITEM = re.compile(rf"(?:\(?(?:\d{{1,2}}|{NUMERAL})\)?[.、)])")


def expression(name: str) -> re.Pattern[str]:
    """An expression of unit_counts.toml."""
    return pattern(__package__, "unit_counts.toml", name)


class Listing(msgspec.Struct, frozen=True):
    """A sentence that counts units, and the list below it."""

    sentences: tuple[Printed, ...]
    items: tuple[Printed, ...]
    place: str


def _listings(disclosure: Disclosure) -> Iterator[Listing]:
    for section in requirements.sections_about(disclosure, "organisations"):
        counting: list[Printed] = []
        items: list[Printed] = []
        listing = False
        for paragraph in section.paragraphs:
            key = keys.fold(paragraph.text)
            if any(expression(name).search(key) for name in _ANY_COUNT):
                counting.append(paragraph)
            if _BEGINS_LIST.search(key):
                listing = True
            elif listing and _ITEM.match(key):
                items.append(paragraph)
        items = items or [Printed(row.name, row.where) for row in disclosure.organisations]
        if counting and items:
            yield Listing(tuple(counting), tuple(items), section.heading)


@over("F701", each(_listings))
def units_are_miscounted(item: Listing) -> Iterator[Flaw]:
    """下属 5 家 and six units listed; the kinds of units that do not add up to the list."""
    listed = len(item.items)
    for sentence in item.sentences:
        key = keys.fold(sentence.text)
        told: list[str] = []
        match = expression("with_the_department").search(key)
        if match and number_of(match["count"]) + 1 != listed:
            told.append(f"“{match[0]}”，加上本部应列 {number_of(match['count']) + 1} 家")
        if (match := expression("total").search(key)) and number_of(match["count"]) != listed:
            told.append(f"“{match[0]}”")
        kinds = list(expression("by_nature").finditer(key))
        total = sum(number_of(match["count"]) for match in kinds)
        if len(kinds) > 1 and total != listed:
            told.append(f"“{'，'.join(match[0] for match in kinds)}”，合计 {total} 家")
        if told:
            yield Flaw(
                f"“{item.place}”写明{'；'.join(told)}，实际列出 {listed} 家",
                (quote(item.place, sentence), *(quote(item.place, one) for one in item.items)),
                section=item.place,
            )


class Counts(msgspec.Struct, frozen=True):
    """How many units of each kind the organisations are, and what is said of them elsewhere."""

    counted: Printed
    place: str
    kinds: dict[str, int]
    total: int
    """Of the kinds, or of the list below, where that has more."""

    elsewhere: tuple[Line, ...]


def _counts(disclosure: Disclosure) -> Iterator[Counts]:
    for section in requirements.sections_about(disclosure, "organisations"):
        for paragraph in section.paragraphs:
            found = list(expression("by_nature").finditer(keys.fold(paragraph.text)))
            kinds = {_kind(match["kind"]): number_of(match["count"]) for match in found}
            if len(kinds) == len(found) > 1:
                lines = tuple(
                    line
                    for line in printed_lines.prose(disclosure)
                    if line.section != section.heading
                )
                listed = sum(bool(_ITEM.match(keys.fold(p.text))) for p in section.paragraphs)
                total = max(sum(kinds.values()), listed)
                yield Counts(paragraph, section.heading, kinds, total, lines)
                return


def _kind(printed: str) -> str:
    """参公 for all that 参照公务员法 is said of."""
    return "参公" if printed.startswith("参") else printed


class Below(msgspec.Struct, frozen=True):
    """A sentence that says how many units there are below, and the units listed."""

    line: Line
    said: str
    count: int
    listed: tuple[Printed, ...]
    institutions: int
    """How many of those are 事业, where a table says it."""


def _below(disclosure: Disclosure) -> Iterator[Below]:
    own = agency_names.loosely(disclosure.agency.name)
    if disclosure.scope != "department" or not own:
        return
    rows = [row for row in disclosure.organisations if row.name]
    below = [row for row in rows if agency_names.loosely(row.name) != own]
    listed = list({keys.fold(row.name): Printed(row.name, row.where) for row in below}.values())
    if len(below) == len(rows):  # without the department itself nobody knows what is listed
        listed = list(_numbered_below(disclosure, own))
        below = []
    if not listed:
        return
    institutions = sum("事业" in row.nature for row in below)
    for line in printed_lines.prose(disclosure):
        key = keys.fold(line.text)
        match = expression("below").search(key)
        if match and not any(expression(name).search(key) for name in _OTHERWISE):
            count = number_of(match["count"])
            yield Below(line, match[0], count, tuple(listed), institutions)


def _numbered_below(disclosure: Disclosure, own: str) -> Iterator[Printed]:
    """The units that numbered lines of the organisation list beside the department itself."""
    for section in requirements.sections_about(disclosure, "organisations"):
        items = [
            (agency_names.loosely(keys.without_brackets(name)), paragraph)
            for paragraph in section.paragraphs
            if (name := _ITEM.sub("", keys.fold(paragraph.text), count=1).rstrip("。;；"))
            and _ITEM.match(keys.fold(paragraph.text))
        ]
        if any(name == own for name, _ in items) and all(map(_is_a_unit, items)):
            yield from (paragraph for name, paragraph in items if name != own)


def _is_a_unit(item: tuple[str, Printed]) -> bool:
    name, _ = item
    return len(name) <= _LONGEST_NAME and bool(organs().search(name))


def _all_counts(disclosure: Disclosure) -> Iterator[Counts | Below]:
    yield from _counts(disclosure)
    yield from _below(disclosure)


@over("F720", each(_all_counts))
def units_are_counted_otherwise(item: Counts | Below) -> Iterator[Flaw]:
    """参照公务员法管理的事业单位 1 家, and 下属 1 家机关和 2 家参公事业单位 below.

    Or 所属 2 个事业单位 where the table lists one.
    """
    if isinstance(item, Counts):
        yield from _counted_by_kind(item)
    elif item.count not in (len(item.listed), item.institutions):
        yield item.line.flaw(
            f"写“{item.said}”，列出的所属单位是 {len(item.listed)} 家："
            f"{'、'.join(one.text for one in item.listed)}",
            *(quote("单位构成", one) for one in item.listed),
        )


def _counted_by_kind(item: Counts) -> Iterator[Flaw]:
    for line in item.elsewhere:
        key = keys.fold(line.text)
        wrong: list[str] = []
        if match := expression("with_running_costs").search(key):
            organs, like = int(match["organs"]), int(match["like"])
            like_organs = item.kinds.get(
                "参公", item.kinds.get("事业", 0)
            )  # they may be among these
            if organs > item.kinds.get("行政", 0) or like > like_organs:
                wrong.append(match[0])
        if (match := expression("with_targets").search(key)) and int(match["count"]) > item.total:
            wrong.append(match[0])
        if wrong:
            told = "、".join(f"{kind}单位 {count} 家" for kind, count in item.kinds.items())
            yield line.flaw(
                f"写“{'、'.join(wrong)}”，“{item.place}”写的是{told}",
                quote(item.place, item.counted),
            )


@over("F715", each(printed_lines.prose))
def kinds_of_units_do_not_add_up(line: Line) -> Iterator[Flaw]:
    """预算单位 2 个，其中行政单位 2 个，参照公务员法管理的事业单位 1 个."""
    for match in expression("of_kinds").finditer(keys.fold(line.text)):
        kinds = list(expression("by_nature").finditer(match["kinds"]))
        total, count = sum(number_of(one["count"]) for one in kinds), number_of(match["count"])
        if total > count or (total < count and len(kinds) >= _ALL_KINDS):
            named = "、".join(one[0] for one in kinds)
            yield line.flaw(f"写单位 {count} 个，其中{named}，合计 {total} 个")
