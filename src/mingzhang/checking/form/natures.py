"""F614, F615, F718: what a unit is (行政, 事业), against its name and the accounts that it uses.

行政单位医疗 and 行政单位离退休 are of administrations and of institutions under the civil servants'
law, 事业单位医疗 of the other institutions. A school is an institution whatever the table says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

from mingzhang import keys
from mingzhang.catalogue import name_key
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.account_uses import NatureOf, natures
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Organisation, Printed

_WORDS = {"institution": "事业", "administration": "行政"}
Nature = Literal["institution", "administration", ""]


class _Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    institution: str
    administration: str
    told: str
    civil_servants: str
    nature_institution: str
    nature_administration: str
    paid_as_institution: str
    unfunded: str
    told_as: dict[str, str]


@cache
def _patterns() -> _Patterns:
    return declared(__package__, "natures.toml", _Patterns)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(getattr(_patterns(), name))


@cache
def _told_as() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in _patterns().told_as.items()}


def kinds_told(words: str) -> frozenset[str]:
    """The kinds of unit that words say: 公益一类 of 公益一类事业单位."""
    return frozenset(kind for kind, pattern in _told_as().items() if pattern.search(words))


def _of_name(name: str) -> Nature:
    """What a name can only be; "" where it can be either."""
    key = keys.fold(name)
    if _pattern("institution").search(key):
        return "institution"
    return "administration" if _pattern("administration").search(key) else ""


def _of_table(nature: str) -> Nature:
    """What the table of units says; "" for 参公 and others."""
    key = keys.fold(nature)
    if _pattern("nature_institution").search(key):
        return "institution"
    return "administration" if _pattern("nature_administration").search(key) else ""


class Unit(msgspec.Struct, frozen=True):
    """A unit alone, what it is, how that is known, and its 项."""

    nature: Nature
    known_by: str
    is_sure: bool
    """Whether its name or the words say so; the table of units counts 参公 among 事业."""

    rows: tuple[NatureOf, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of its 项."""
        return frozenset(name_key(row.row.name) for row in self.rows)


def _units(disclosure: Disclosure) -> Iterator[Unit]:
    is_alone = disclosure.scope == "unit" and len(disclosure.organisations) <= 1
    nature, known_by, is_sure = _known(disclosure) if is_alone else ("", "", False)
    for item in natures(disclosure):
        yield Unit(nature, known_by, is_sure, item.rows)
        return


def _known(disclosure: Disclosure) -> tuple[Nature, str, bool]:
    words = [keys.fold(line.text) for line in printed_lines.prose(disclosure)]
    if any(_pattern("civil_servants").search(text) for text in words):
        return "", "", False
    if told := _said_to_be(words):
        return "institution", f"说明写单位{told}", True
    if of_name := _of_name(disclosure.agency.name):
        return of_name, f"“{disclosure.agency.name}”是{_WORDS[of_name]}单位", True
    of_table = [_of_table(unit.nature) for unit in disclosure.organisations]
    if of_table and of_table[0]:
        return of_table[0], f"机构设置表写的单位性质是{_WORDS[of_table[0]]}", False
    return "", "", False


each_unit = each(_units)


@over("F614", each_unit)
def institution_has_codes_of_administrations(item: Unit) -> Iterator[Flaw]:
    """行政单位医疗 of an institution; 参公 units rightly have 行政运行."""
    if "行政运行" in item.names:
        return
    has_running = "事业运行" in item.names
    if item.nature == "institution" and (item.is_sure or has_running):
        yield from _using(item, item.known_by, "行政单位")
    elif not item.nature and has_running and "事业单位医疗" not in item.names:
        yield from _using(item, "基本支出列在事业运行，没有行政运行", "行政单位医疗")


@over("F615", each_unit)
def administration_has_codes_of_institutions(item: Unit) -> Iterator[Flaw]:
    """事业单位医疗 of an administration; one that has both pays some of either."""
    if "行政单位医疗" in item.names:
        return
    has_running = "行政运行" in item.names
    if item.nature == "administration" and not has_running:
        yield from _using(item, item.known_by, "事业单位医疗", "事业运行")
    elif item.nature != "institution" and has_running and "事业运行" not in item.names:
        known_by = item.known_by or "基本支出列在行政运行，没有事业运行"
        yield from _using(item, known_by, "事业单位医疗")


def _using(item: Unit, known_by: str, *starts: str) -> Iterator[Flaw]:
    found = [row for row in item.rows if name_key(row.row.name).startswith(starts)]
    if found:
        title = found[0].statement.title
        told = "、".join(f"{row.row.code} {row.row.name}" for row in found)
        yield Flaw(
            f"《{title}》列有{told}，{known_by}",
            tuple(
                quote(title, Printed(f"{row.row.code} {row.row.name}", row.row.where))
                for row in found
            ),
            statement=found[0].statement.id,
        )


class Organised(msgspec.Struct, frozen=True):
    """A row of the table of units, and what else tells what the unit is."""

    title: str
    unit: Organisation
    told: str
    """How the words or the accounts of a unit alone say that it is an institution."""

    is_funded: bool
    """Whether it is alone, and its basic expenditure comes from the budget."""


def _organisations(disclosure: Disclosure) -> Iterator[Organised]:
    title = disclosure.organisations_table.title or "机构设置"
    is_alone = len(disclosure.organisations) == 1
    told = _told_of_one(disclosure) if is_alone else ""
    basic = disclosure.statement("general_budget_basic")
    is_funded = is_alone and basic is not None and bool(basic.rows)
    for unit in disclosure.organisations:
        yield Organised(title, unit, told, is_funded)


def _said_to_be(words: Iterable[str]) -> str:
    """By what folded texts say that it is an institution; "" where none does."""
    return next((match[0] for text in words if (match := _pattern("told").search(text))), "")


def _told_of_one(disclosure: Disclosure) -> str:
    """What makes the only unit an institution: its words, or 事业运行 without 行政运行."""
    if told := _said_to_be(keys.fold(line.text) for line in printed_lines.prose(disclosure)):
        return f"说明写单位{told}"
    names = {name_key(row.row.name) for item in natures(disclosure) for row in item.rows}
    if "事业运行" in names and not any(name.startswith("行政运行") for name in names):
        return "基本支出列在事业运行，没有行政运行"
    return ""


@over("F718", each(_organisations))
def nature_is_not_that_of_the_name(item: Organised) -> Iterator[Flaw]:
    """第一小学, and 行政 beside it; 行政 and the way in which institutions are paid for."""
    unit = item.unit
    if why := _contradiction(item):
        column, printed = "单位性质", unit.nature
    elif item.is_funded and _pattern("unfunded").search(keys.fold(unit.funding)):
        column, printed = "经费保障形式", unit.funding
        why = "基本支出表却列有财政拨款的基本支出"
    else:
        return
    yield Flaw(
        f"《{item.title}》“{unit.name}”的{column}印作“{printed}”，{why}",
        (quote(item.title, Printed(printed, unit.where), row=unit.name, column=column),),
        statement="organisations",
    )


def _contradiction(item: Organised) -> str:
    """What speaks against the nature of a unit: its name, the rest of the text, its funding."""
    unit, of_name, of_table = item.unit, _of_name(item.unit.name), _of_table(item.unit.nature)
    if of_name and of_table and of_name != of_table:
        return f"从名称看是{_WORDS[of_name]}单位"
    if of_table == "administration" and item.told:
        return item.told
    as_institution = _pattern("paid_as_institution").search(keys.fold(unit.funding))
    if of_table == "administration" and as_institution:
        return f"经费保障形式却是事业单位的“{unit.funding}”"
    return ""
