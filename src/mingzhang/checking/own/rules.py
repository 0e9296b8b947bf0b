"""The file of a user's own rules, and the checks made from it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingzhang.amounts import UNITS, show
from mingzhang.checking.checks import Check, Flaw, Judged, Undecided
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Severity
from mingzhang.checking.options import OptionsError, read_toml, severity
from mingzhang.checking.own import formula, names
from mingzhang.checking.own.declaration import OwnRule
from mingzhang.checking.own.formula import Cell, Comparison, FormulaError
from mingzhang.checking.own.values import UnavailableError, Value, has_tables, holds, value
from mingzhang.checking.rules import OWN, Rule, declare
from mingzhang.disclosure import Disclosure

_ID = re.compile(r"[A-Z]{1,8}-?\d{1,6}")
_PLACES = 4
"""Decimal places of an amount that nobody printed: a sum, a product."""

_YEARS = range(2000, 2100)
_AMOUNT = re.compile(rf"(\d+(?:\.\d+)?)\s*({'|'.join(UNITS)})")
_SCOPES = {"": "", "部门": "department", "单位": "unit"}
_KINDS = {"": "", "预算": "budget", "决算": "final"}
_KEYS = (
    *("formula", "when", "title", "name", "severity", "basis", "advice", "what", "example"),
    *("scope", "kind", "years", "tolerance"),
)


def read(path: Path) -> list[OwnRule]:
    """The rules of a file. Raises OptionsError: the file is at fault, not the documents."""
    found: list[OwnRule] = []
    for rule_id, table in read_toml(path).items():
        where = f"{path} 的 {rule_id}"
        if not _ID.fullmatch(rule_id):
            raise OptionsError(f"{where}：编号要写大写字母和数字，如 X101")
        if not isinstance(table, dict):
            raise OptionsError(f"{where}：要写成 [{rule_id}] 一节")
        try:
            found.append(_rule(rule_id, table))
            declare(found[-1].rule)
        except (FormulaError, ValueError) as error:
            raise OptionsError(f"{where}：{error}") from None
    if not found:
        raise OptionsError(f"{path}：没有写规则，要有 [X101] 这样的一节")
    return found


def doubts(found: Iterable[OwnRule]) -> Iterator[str]:
    """What may be a slip in a rule that can be used: accounts that no year's catalogue has."""
    for own in found:
        for cell in _cells(own):
            if not names.is_known(cell.statements, cell.row):
                is_code = names.is_code(cell.row) or names.below(cell.row)
                what = "就当作零；请核对编码" if is_code else "就没有核对；请核对名称"
                yield (
                    f"{own.rule.id}：“{cell.text}”的科目不在各年科目目录里，公开文件没有列出"
                    f"{what}（地方自设的科目不用改）"
                )


def unused(found: Iterable[OwnRule], used: Container[str]) -> str:
    """That some rules applied to nothing in a run; "" where all did."""
    idle = "、".join(own.rule.id for own in found if own.rule.id not in used)
    return (
        f"没有用上的自定规则：{idle}。这次的公开内容没有它写的年度、部门或单位、表，或者不合条件"
        if idle
        else ""
    )


def _cells(own: OwnRule) -> Iterator[Cell]:
    """The cells that a rule's formula and conditions name."""
    for text in (own.formula, *own.when):
        comparison = formula.read(text)
        yield from formula.cells(comparison.left)
        yield from formula.cells(comparison.right)


def _rule(rule_id: str, table: dict[str, Any]) -> OwnRule:
    if unknown := [key for key in table if key not in _KEYS]:
        raise ValueError(f"不认识“{'、'.join(unknown)}”，可以写 {'、'.join(_KEYS)}")
    text = _text(table, "formula")
    if not text:
        raise ValueError("少了 formula（公式）")
    comparison = formula.read(text)
    if not any(True for side in (comparison.left, comparison.right) for _ in formula.cells(side)):
        raise ValueError(f"“{text}”里没有单元格，没有什么可核对")
    conditions = table.get("when", [])
    conditions = [conditions] if isinstance(conditions, str) else conditions
    if not isinstance(conditions, list) or not all(isinstance(each, str) for each in conditions):
        raise ValueError("when 要写成一条公式，或公式的列表")
    for condition in conditions:
        formula.read(condition)
    years = table.get("years", [])
    if not isinstance(years, list) or not all(type(year) is int for year in years):
        raise ValueError("years 要写成年份的列表，如 [2024, 2025]")
    if odd := [year for year in years if year not in _YEARS]:
        raise ValueError(f"years 里的 {odd[0]} 不像预算年度，请改正")
    return OwnRule(
        rule=_texts(rule_id, table, text),
        formula=text,
        when=tuple(conditions),
        scope=_choice(table, "scope", _SCOPES),
        kind=_choice(table, "kind", _KINDS),
        years=tuple(years),
        tolerance=_tolerance(_text(table, "tolerance")),
    )


def _texts(rule_id: str, table: dict[str, Any], text: str) -> Rule:
    title = _text(table, "title") or f"不合公式“{text}”"
    level: Severity = severity(_text(table, "severity") or "error", rule_id)
    return Rule(
        id=rule_id,
        theme=OWN,
        name=_text(table, "name") or _text(table, "title") or text,
        title=title,
        severity=level,
        basis=_text(table, "basis") or "使用者自定的规则",
        what=_text(table, "what") or text,
        cause="",
        advice=_text(table, "advice") or "核对所列单元格，改正有误的一格。",
        example=_text(table, "example"),
    )


def _text(table: dict[str, Any], key: str) -> str:
    found = table.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"{key} 要写成加引号的文字")
    return found.strip()


def _choice(table: dict[str, Any], key: str, known: dict[str, str]) -> str:
    name = _text(table, key)
    if name not in known:
        raise ValueError(f"{key} 只能写 {'、'.join(filter(None, known))}")
    return known[name]


def _tolerance(text: str) -> Decimal | None:
    if not text:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"tolerance 要写金额和单位，如 0.01 万元：“{text}”")
    return Decimal(match[1]) * UNITS[match[2]]


# checking


def checks(rules: Iterable[OwnRule]) -> Iterator[Check]:
    """A check for each rule."""
    for own in rules:
        declare(own.rule)
        yield Check(own.rule.id, _selection(own), _judge(own))


def _selection(own: OwnRule) -> Any:
    cells = list(_cells(own))

    def select(dossier: Dossier) -> Iterator[tuple[int, Disclosure]]:
        for index, disclosure in enumerate(dossier.disclosures):
            if (
                own.scope in ("", disclosure.scope)
                and own.kind in ("", disclosure.kind)
                and (not own.years or disclosure.year in own.years)
                and has_tables(iter(cells), disclosure)
                and _conditions_hold(own, disclosure)
            ):
                yield index, disclosure

    return select


def _conditions_hold(own: OwnRule, disclosure: Disclosure) -> bool:
    """Whether a rule applies; where that cannot be told it does, and will say what is missing."""
    for text in own.when:
        condition = formula.read(text)
        try:
            left, right = value(condition.left, disclosure), value(condition.right, disclosure)
        except UnavailableError:
            continue
        if not holds(condition, left, right, own.tolerance):
            return False
    return True


def _judge(own: OwnRule) -> Any:
    comparison = formula.read(own.formula)

    def judge(disclosure: Disclosure) -> Judged:
        try:
            left = value(comparison.left, disclosure)
            right = value(comparison.right, disclosure)
        except UnavailableError as error:
            yield Undecided(str(error))
            return
        if not holds(comparison, left, right, own.tolerance):
            yield _flaw(comparison, left, right)

    return judge


def _flaw(comparison: Comparison, left: Value, right: Value) -> Flaw:
    cells = left.cells + right.cells
    is_money = "money" in (formula.kind(comparison.left), formula.kind(comparison.right))
    unit = next((cell.money_unit for cell in cells if cell.money_unit), "元")

    def shown(number: Decimal) -> str:
        if is_money:
            return show(round(number / UNITS[unit], _PLACES).normalize() * UNITS[unit], unit, 2)
        return f"{number:.2%}"

    difference = left.number - right.number
    return Flaw(
        message=(
            f"应当“{comparison.text}”，左边是 {shown(left.number)}，右边是 {shown(right.number)}，"
            f"相差 {shown(abs(difference))}"
        ),
        evidence=cells,
        details=tuple(_printed(cell) for cell in cells),
        statement=cells[0].statement if cells else "",
        expected=right.number if is_money and comparison.comparator == "=" else None,
        actual=left.number if is_money else None,
        difference=difference if is_money else None,
    )


def _printed(cell: Any) -> str:
    column = f"的“{cell.column}”" if cell.column else ""
    if not cell.printed:
        return f"《{cell.title}》没有列出“{cell.row}”，当作零"
    amount = f"{cell.text} {cell.money_unit}" if cell.text else "空白"
    return f"《{cell.title}》“{cell.row}”{column}印作 {amount}"
