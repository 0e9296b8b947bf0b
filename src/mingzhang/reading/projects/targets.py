"""指标值: a printed target to a typed one.

A target is a comparison with a number and a unit (≥95%), a deadline (12月底前), a
question to be answered with yes or no, 涉密, or simply words. Only what the whole text
says is taken: a text that is not wholly a number with its unit, or a date, is words.
What is printed twice over (≥95%以上) is accepted where both say the same. 12月 alone can
be December or twelve months, so it is words.

The 2021 tables print symbol, value and unit in three cells. 文字描述 in the symbol's cell
means that the words stand in the unit's cell.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from mingzhang.disclosure import Target
from mingzhang.reading.projects.labels import squeeze, tidy

Op: TypeAlias = Literal["", "=", ">=", "<=", ">", "<"]

_WORDS_FOLLOW = "文字描述"

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= str.maketrans("≧⩾≦⩽﹥﹤﹦％﹪〔〕【】", "≥≥≤≤><=%%()()")

# Longest first: 大于等于 begins with 大于. 以上、以下、以内 include the number itself
# （《民法典》第一千二百五十九条）.
_OPS: tuple[tuple[str, Op], ...] = (
    (">=", ">="), ("=>", ">="), ("≥", ">="), ("≮", ">="),
    ("<=", "<="), ("=<", "<="), ("≤", "<="), ("≯", "<="),
    ("大于或等于", ">="), ("大于等于", ">="), ("不低于", ">="), ("不少于", ">="),
    ("不小于", ">="), ("至少", ">="),
    ("小于或等于", "<="), ("小于等于", "<="), ("不超过", "<="), ("不高于", "<="),
    ("不多于", "<="), ("不大于", "<="), ("不超", "<="), ("至多", "<="),
    ("大于", ">"), ("高于", ">"), ("多于", ">"), ("超过", ">"),
    ("小于", "<"), ("低于", "<"), ("少于", "<"),
    ("等于", "="), (">", ">"), ("<", "<"), ("=", "="),
)  # fmt: skip
_SUFFIX_OPS: tuple[tuple[str, Op], ...] = (
    ("及以上", ">="),
    ("及以下", "<="),
    ("以上", ">="),
    ("以下", "<="),
    ("以内", "<="),
    ("之内", "<="),
    ("内", "<="),
)

_NUMBER = re.compile(r"(-?\d+(?:,\d{3})*(?:\.\d+)?)(.*)")
_UNIT = re.compile(
    r"(?:[A-Za-zμΩ]{1,5}[23²³]?|[㎡㎥]|[%‰℃]|[\u4e00-\u9fff〇]*(?:\([台套个件只部辆篇条名人次户处]\))?)"
    r"(?:[/·•∙]\(?(?:[A-Za-z]{1,5}[23²³]?|[㎡㎥]|[\u4e00-\u9fff]{1,5})\)?)*"
)
_VAGUE = re.compile(r"左右|上下|约|[余多几]|以上|以下|以内|[年月]\w*[日号]|至|第")
_LONGEST_UNIT = 12
_DATE_PART = re.compile(r"[月日号]")
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d")
_YES_NO = re.compile(r"是|否|是[/或、]?否|[\w、]{0,20}\(是[/或、]?否\)")
_SECRET = re.compile(r"\(?(?:涉密)+\)?")
_BLANK = re.compile(r"[-—–/]*")

_YEAR = r"(?:\d{4}年度?|每年|当年|本年度?|次年|每季度|每月)"
_MONTH = r"(?:1[0-2]|0?[1-9])月份?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])[日号]"
_PART = r"(?:年?底|年?末|年?初|上旬|中旬|下旬)"
_DEADLINE = re.compile(
    rf"(?:预计|计划|截至|截止|于|在)?"
    rf"(?P<year>{_YEAR})?(?P<month>{_MONTH})?(?P<part>{_PART})?(?P<day>{_DAY})?"
    rf"(?P<before>之前|以前|前)?(?P<done>全部)?(?P<end>完成|完毕|完工|到位)?"
)


def parse_target(text: str) -> Target:
    """The target that a single cell prints."""
    printed = tidy(text)
    key = squeeze(text).translate(_HALF).rstrip("。;,.")
    if _BLANK.fullmatch(key):
        return Target(printed, "blank")
    if _SECRET.fullmatch(key):
        return Target(printed, "secret")
    if _YES_NO.fullmatch(key):
        return Target(printed, "yes_no")
    if _is_deadline(key):
        return Target(printed, "deadline")
    return _number(printed, key) or Target(printed, "words")


def join_target(symbol: str, value: str, unit: str) -> Target:
    """The target whose symbol, value and unit stand in three cells."""
    if squeeze(symbol) == _WORDS_FOLLOW:
        return parse_target(f"{value}{unit}")
    joined = f"{symbol}{value}{unit}"
    op = _op(squeeze(symbol).translate(_HALF))
    number = _NUMBER.fullmatch(squeeze(value).translate(_HALF))
    if op and number and not number[2]:
        # Its own cell says that this is the unit, so 12.00 月 is twelve months or December
        # as printed, but a "unit" of 12月31日 is none.
        unit_key = squeeze(unit).translate(_HALF)
        if re.search(r"\d", unit_key):
            return Target(tidy(joined), "words")
        return Target(tidy(joined), "number", op, _plain(number[1]), unit_key.strip("()"))
    return parse_target(joined)


def is_sign(symbol: str) -> bool:
    """Whether a cell prints nothing but a bound: ≥, <=, 不低于."""
    return _op(squeeze(symbol).translate(_HALF)) not in ("", "=")


def _op(key: str) -> Op:
    return next((op for printed, op in _OPS if printed == key), "")


def _plain(number: str) -> str:
    return number.replace(",", "")


def _is_deadline(key: str) -> bool:
    """A date, or a month's or year's end. A month alone is not: it can be a duration."""
    op, date = _leading_op(key)
    match = _DEADLINE.fullmatch(date)
    if not match or not date:
        return False
    if op and not match["day"] and not match["part"]:
        return False
    year, month, part, day = match.group("year", "month", "part", "day")
    if day:
        return bool(month or year)
    if month:
        return bool(year or part or match["before"] or match["end"])
    if part:
        return part.startswith("年") or bool(year)
    return bool(year and year[0].isdigit() and (match["before"] or match["end"]))


def _number(printed: str, key: str) -> Target | None:
    """The key as a comparison with a number, or None where it is not wholly that."""
    op, rest = _leading_op(key)
    match = _NUMBER.fullmatch(rest)
    if not match:
        return None
    value, unit = match.groups()
    for suffix, implied in _SUFFIX_OPS:
        if unit.endswith(suffix):
            if op not in ("", implied):
                return None
            op, unit = implied, unit.removesuffix(suffix)
            break
    if "(" not in unit[1:]:  # 元/(人·月) keeps its brackets
        unit = unit.removeprefix("(").removesuffix(")")
    if len(unit) > _LONGEST_UNIT or not _UNIT.fullmatch(unit) or _VAGUE.search(unit):
        return None
    if not op and (_DATE_PART.match(unit) or (unit[:1] == "年" and _YEAR_NUMBER.fullmatch(value))):
        return None
    return Target(printed, "number", op, _plain(value), unit)


def _leading_op(key: str) -> tuple[Op, str]:
    for printed, op in _OPS:
        if key.startswith(printed):
            return op, key.removeprefix(printed)
    return "", key
