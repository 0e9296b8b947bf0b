"""Faults in classification codes and names, in one table or in all that print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, Text
from mingzhang.catalogue import functional
from mingzhang.disclosure import Disclosure, Row, Statement

_FUNCTION = (
    "income",
    "expenditure",
    "general_budget_expenditure",
    "government_fund",
    "state_capital",
)


def _rows(source: Source) -> Iterator[tuple[Disclosure, Statement, Row]]:
    """The rows with codes."""
    for disclosure in source.disclosures:
        for statement in disclosure.statements:
            for row in statement.rows:
                if row.code:
                    yield disclosure, statement, row


def _items(source: Source, random: Random) -> list[tuple[str, str]]:
    """Codes and names of 项, in any order."""
    found = sorted(
        {
            (row.code, row.name)
            for _, statement, row in _rows(source)
            if len(row.code) == 7 and statement.id in _FUNCTION
        }
    )
    random.shuffle(found)
    return found


def _everywhere(source: Source, old: str, code: str, name: str) -> Planted | None:
    """All rows of a code with another code or name."""
    text: str | None = source.text
    for _, statement, row in _rows(source):
        if row.code == old and statement.id in _FUNCTION:
            wrong = msgspec.structs.replace(row, code=code or row.code, name=name or row.name)
            text = text and _with(text, row, wrong)
    return Planted((text,), (code or old,)) if text and text != source.text else None


def _with(text: str, row: Row, wrong: Row) -> str | None:
    """A row's code and name, where they stand as cells of their own in its line."""
    lines = text.split("\n")
    at = row.where.line - 1
    for old, new in ((row.code, wrong.code), (row.name, wrong.name)):
        if old != new:
            texts = lines[at].split("\t")
            if old not in texts:
                return cells.edited(text, row, wrong) if row.code == wrong.code else None
            texts[texts.index(old)] = new
            lines[at] = "\t".join(texts)
    return "\n".join(lines)


@dataclass(frozen=True)
class Account:
    """A 项, and the names of all 项 of the document by their codes."""

    code: str
    name: str
    names: dict[str, str]


Change: TypeAlias = Callable[[Account, Random], tuple[str, str] | None]
"""An account to the code and the name that are printed instead; "" for what stays."""


def _all(kind: str, rules: str, change: Change) -> Fault:
    """An account that is wrong in all tables that print it."""

    def plant(source: Source, random: Random) -> Planted | None:
        items = _items(source, random)
        for code, name in items:
            changed = change(Account(code, name, dict(items)), random)
            if changed is not None:
                planted = _everywhere(source, code, *changed)
                if planted is not None:
                    return planted
        return None

    return ByHand(f"F {kind}", rules, plant)


def _name_of_another(account: Account, random: Random) -> tuple[str, str] | None:
    others = sorted({other for other in account.names.values() if other != account.name})
    return ("", random.choice(others)) if others else None


def _shortened(account: Account, random: Random) -> tuple[str, str] | None:
    name = account.name
    if len(name) < 6:
        return None
    at = random.randrange(1, len(name) - 1)
    return "", random.choice((name[2:], name[:at] + name[at + 1 :]))


def _digit_missing(account: Account, _: Random) -> tuple[str, str]:
    return account.code[:-1], ""


def _unknown(account: Account, random: Random) -> tuple[str, str] | None:
    """A 项 that no year's classification has."""
    wrong = f"{account.code[:5]}{random.randint(81, 88)}"
    return (wrong, "综合服务支出") if wrong not in account.names else None


def _digit_off(account: Account, _: Random) -> tuple[str, str] | None:
    """One digit of the 款 is wrong, and the name right."""
    if not account.name.startswith("机关事业单位"):
        return None
    return f"{account.code[:3]}1{account.code[4:]}", ""


_SAID_OTHERWISE = {"管理": "治理", "建设": "建造", "监管": "监督管理", "项目": "工程"}


def _synonym(account: Account, _: Random) -> tuple[str, str] | None:
    for word, other in _SAID_OTHERWISE.items():
        if word in account.name:
            return "", account.name.replace(word, other)
    return None


_NAMES = {"01": "行政运行", "02": "一般行政管理事务", "50": "事业运行"}
"""Of the 项 that most 款 have, by their last digits."""


def _other_account(own: str, other: str) -> Change:
    """An amount is put to another account of the same 款, which the document did not have."""

    def change(account: Account, _: Random) -> tuple[str, str] | None:
        wrong = account.code[:5] + other
        known = functional(2024).get(wrong)
        if not account.code.endswith(own) or wrong in account.names or known is None:
            return None
        if known.name != _NAMES[other] or account.name != _NAMES.get(own, account.name):
            return None
        return wrong, known.name

    return change


def _insured_as(
    nature: str, right: str, code: str, name: str
) -> Callable[[Source, Random], Planted | None]:
    """A unit pays its medical insurance from the account of units of the other nature."""

    def plant(source: Source, random: Random) -> Planted | None:
        for disclosure in random.sample(source.disclosures, len(source.disclosures)):
            natures = {one.nature for one in disclosure.organisations}
            text: str | None = source.text
            for statement in disclosure.statements:
                for row in statement.rows:
                    if disclosure.scope == "unit" and natures == {nature} and row.code == right:
                        wrong = msgspec.structs.replace(row, code=code, name=name)
                        text = text and _with(text, row, wrong)
            if text and text != source.text:
                return Planted((text,), (code,))
        return None

    return plant


def _in_one_table(source: Source, random: Random) -> Planted | None:
    """One table prints the name of another 项 beside a code."""
    rows = [row for _, statement, row in _rows(source) if len(row.code) == 7 and row.name]
    random.shuffle(rows)
    for row in rows:
        others = sorted({one.name for one in rows if one.code != row.code and one.name != row.name})
        if others:
            wrong = msgspec.structs.replace(row, name=random.choice(others))
            text = _with(source.text, row, wrong)
            if text:
                return Planted((text,), (row.code,))
    return None


def _of_another_budget(source: Source, _: Random) -> Planted | None:
    """The table of 政府性基金 lists an account of the general budget."""
    for __, statement, row in _rows(source):
        if statement.id == "government_fund" and len(row.code) == 7:
            return _everywhere(source, row.code, "2120501", "城乡社区环境卫生")
    return None


FAULTS: tuple[Fault, ...] = (
    ByHand("F 一张表的科目名称是另一科目的", "F602 F601 F607", _in_one_table),
    _all("科目编码与名称不符", "F601 F607 F602", _name_of_another),
    _all("科目名称漏字", "F603 F607", _shortened),
    _all("科目编码少一位", "F604 T201 T208", _digit_missing),
    _all("科目没有收录", "F605", _unknown),
    _all("科目编码错一位", "F606", _digit_off),
    _all("科目名称换了说法", "F607 F603", _synonym),
    ByHand("F 科目不属于这张表的预算", "F608", _of_another_budget),
    _all("项目支出列在行政运行", "F611", _other_account("02", "01")),
    _all("基本支出列在一般行政管理事务", "F612", _other_account("01", "02")),
    _all("项目支出列在事业运行", "F613", _other_account("99", "50")),
    ByHand(
        "F 事业单位列行政单位医疗",
        "F614",
        _insured_as("事业", "2101102", "2101101", "行政单位医疗"),
    ),
    ByHand(
        "F 行政单位列事业单位医疗",
        "F615",
        _insured_as("行政", "2101101", "2101102", "事业单位医疗"),
    ),
    Text(
        "F 费用名称与科目差一个字",
        "F964 W504",
        r"(?<=、)(?:专用材料费|委托业务费|其他交通费用)(?=[、。等])",
        ("专用资料费", "委托服务费", "其它交通费用"),
    ),
    Text(
        "F 用途里的费用表内没有",
        "F963 F964 F965",
        r"(机关运行经费[^\n]*主要用于)",
        r"\g<1>专用材料费、专用燃料费、",
    ),
)
