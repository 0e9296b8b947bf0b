"""Reading a formula: `支出总表[2010301].基本支出 = 基本支出表[合计].合计`.

    comparison  sum, one of = ≠ > < ≥ ≤, sum
    sum         product + product − …
    product     factor × factor ÷ …
    factor      a number with its unit (100 万元, 10%), a cell, or a sum in brackets
    cell        table[row].column

Money and plain numbers are told apart: what cannot be added or compared is a mistake of the
formula, found before any document is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from mingzhang.amounts import UNITS, ZERO
from mingzhang.checking.own import names

Kind = Literal["money", "number"]
Comparator = Literal["=", "≠", ">", "<", "≥", "≤"]

_COMPARATORS: dict[str, Comparator] = {
    **{"=": "=", "==": "=", "＝": "=", "!=": "≠", "<>": "≠", "≠": "≠"},
    **{">": ">", "＞": ">", "<": "<", "＜": "<", ">=": "≥", "≥": "≥", "<=": "≤", "≤": "≤"},
}
_OPERATORS = {"+": "+", "＋": "+", "-": "-", "－": "-", "−": "-"}
_OPERATORS |= {"*": "*", "×": "*", "/": "/", "÷": "/"}
_BRACKETS = {"(": "(", "（": "(", ")": ")", "）": ")"}

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_WORD = r"[^\s\[\]【】+＋\-－−*×/÷=＝!<>＜＞≠≥≤()（）.。,，\"“”《》]+"
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNIT}|%|％)?
  | (?P<cell>(?:《(?P<titled>[^》]+)》|(?P<table>{_WORD}))\s*[\[【](?P<row>[^\]】]*)[\]】]
      (?:\s*[.。]\s*(?:["“](?P<quoted>[^"”]+)["”]|(?P<column>{_WORD})))?)
  | (?P<comparator><>|[!=<>]=|[=＝≠><＞＜≥≤])
  | (?P<operator>[+＋\-－−*×/÷])
  | (?P<bracket>[()（）])
    )""",
    re.VERBOSE,
)
_NARROW = str.maketrans("［］．／＊！　０１２３４５６７８９", "[]./*! 0123456789")
"""What a Chinese keyboard writes for what the grammar knows; as many characters."""

_LONGEST = 2000
_DEEPEST = 50


class FormulaError(ValueError):
    """A formula that cannot be understood: where, why, and what would be right."""


class Number(msgspec.Struct, frozen=True):
    """A number, or an amount in 元."""

    value: Decimal
    kind: Kind


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table, or the sum of the cells of several rows."""

    text: str
    """As the formula writes it."""

    statements: tuple[str, ...]
    """The ids of the statements that the name stands for."""

    row: str
    column: str
    """"" where the table has one column."""


class Binary(msgspec.Struct, frozen=True):
    """Two parts and + - * /."""

    operator: str
    left: Expression
    right: Expression


Expression: TypeAlias = Number | Cell | Binary


class Comparison(msgspec.Struct, frozen=True):
    """What a formula asserts."""

    text: str
    left: Expression
    comparator: Comparator
    right: Expression


class _Token(msgspec.Struct, frozen=True):
    kind: str
    text: str
    start: int
    match: object = None


@lru_cache(maxsize=1024)
def read(text: str) -> Comparison:
    """A formula. Raises FormulaError."""
    if len(text) > _LONGEST:
        raise FormulaError(f"公式太长，最多 {_LONGEST} 字")
    return _Reader(text).comparison()


class _Reader:
    """Goes through the tokens of one formula."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._next = 0
        self._depth = 0

    def comparison(self) -> Comparison:
        left = self._sum()
        token = self._take("comparator")
        if token is None:
            raise self._fault("这里要有 =、≠、>、<、≥ 或 ≤")
        right = self._sum()
        if self._next < len(self._tokens):
            raise self._fault("多出来的内容，一条公式只比较一次")
        _same_kind(left, right, "比较", self._text)
        return Comparison(self._text.strip(), left, _COMPARATORS[token.text], right)

    def _sum(self) -> Expression:
        made = self._product()
        while token := self._take("operator", "+-"):
            right = self._product()
            _same_kind(made, right, "相加减", self._text)
            made = Binary(_OPERATORS[token.text], made, right)
        return made

    def _product(self) -> Expression:
        made = self._factor()
        while token := self._take("operator", "*/"):
            right = self._factor()
            operator = _OPERATORS[token.text]
            if operator == "/" and _is_zero(right):
                raise FormulaError(f"“{self._text}”里除数是零，请改正")
            if operator == "*" and kind(made) == kind(right) == "money":
                raise FormulaError(f"“{self._text}”里两个金额不能相乘")
            if operator == "/" and kind(made) == "number" and kind(right) == "money":
                raise FormulaError(f"“{self._text}”里数字不能除以金额")
            made = Binary(operator, made, right)
        return made

    def _factor(self) -> Expression:
        if self._take("operator", "-"):
            return Binary("-", Number(ZERO, "number"), self._factor())
        if token := self._take("number"):
            return _number(token)
        if token := self._take("cell"):
            return _cell(token)
        if self._take("bracket", "("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise FormulaError(f"“{self._text}”的括号太多")
            made = self._sum()
            if not self._take("bracket", ")"):
                raise self._fault("少一个右括号")
            self._depth -= 1
            return made
        raise self._fault("这里要有单元格（表[行].栏）、数字或括号")

    def _take(self, kind_: str, symbols: str = "") -> _Token | None:
        """The next token if it is of a kind, and one of the symbols where they are given."""
        if self._next == len(self._tokens):
            return None
        token = self._tokens[self._next]
        plain = {**_OPERATORS, **_BRACKETS}.get(token.text, token.text)
        if token.kind != kind_ or (symbols and plain not in symbols):
            return None
        self._next += 1
        return token

    def _fault(self, reason: str) -> FormulaError:
        if self._next == len(self._tokens):
            return FormulaError(f"“{self._text}”末尾：{reason}")
        token = self._tokens[self._next]
        place = f"第 {token.start + 1} 个字“{token.text.strip()}”"
        return FormulaError(f"“{self._text}”{place}处：{reason}")


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    narrow = text.translate(_NARROW)
    while text[place:].strip():
        match = _TOKEN.match(narrow, place)
        if match is None or match.lastgroup is None:
            rest = text[place:].strip()
            start = text.index(rest, place)
            raise FormulaError(
                f"“{text}”第 {start + 1} 个字起看不懂：“{rest[:20]}”。请把单元格写作 表[行].栏，"
                "如 支出总表[2010301].基本支出"
            )
        for group in ("number", "cell", "comparator", "operator", "bracket"):
            if match[group]:
                yield _Token(group, match[group], match.start(group), match)
        place = match.end()


def _number(token: _Token) -> Number:
    match = token.match
    assert isinstance(match, re.Match)
    value = Decimal(match["number"].replace(",", ""))
    unit = match["unit"]
    if unit in ("%", "％"):
        return Number(value / 100, "number")
    return Number(value * UNITS[unit], "money") if unit else Number(value, "number")


def _cell(token: _Token) -> Cell:
    match = token.match
    assert isinstance(match, re.Match)
    table = match["titled"] or match["table"]
    row, column = match["row"].strip(), (match["quoted"] or match["column"] or "").strip()
    try:
        statements = names.statements(table)
        names.confirm_row(table, statements, row)
        names.confirm_column(table, statements, column)
    except names.UnknownNameError as error:
        raise FormulaError(str(error)) from None
    return Cell(match["cell"], statements, row, column)


def kind(expression: Expression) -> Kind:
    """Whether an expression is money or a plain number."""
    if isinstance(expression, Number):
        return expression.kind
    if isinstance(expression, Cell):
        return "money"
    left, right = kind(expression.left), kind(expression.right)
    if expression.operator == "/":
        return "number" if left == right else "money"
    return "money" if "money" in (left, right) else "number"


def _same_kind(left: Expression, right: Expression, verb: str, text: str) -> None:
    """Money goes with money; 0 goes with both."""
    if kind(left) == kind(right) or _is_zero(left) or _is_zero(right):
        return
    raise FormulaError(
        f"“{text}”里金额和数字不能{verb}，请改正。金额要写单位，如 100 万元；两个金额相除才是数字"
    )


def _is_zero(expression: Expression) -> bool:
    return isinstance(expression, Number) and expression.value == ZERO


def cells(expression: Expression) -> Iterator[Cell]:
    """All cells of an expression."""
    if isinstance(expression, Cell):
        yield expression
    elif isinstance(expression, Binary):
        yield from cells(expression.left)
        yield from cells(expression.right)
