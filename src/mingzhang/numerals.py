"""Chinese numerals, as headings, lists and the parts of documents are numbered with them."""

from __future__ import annotations

from decimal import Decimal

WAN = Decimal(10_000)
"""万, the unit by which large numbers and amounts are counted."""

HUNDRED = Decimal(100)
"""What percentages are of."""

NUMERAL = "[一二三四五六七八九十]{1,3}"
"""An expression for what is printed as a number up to 九十九, be it none: 一一."""

NUMBER = rf"(?:\d{{1,3}}|{NUMERAL})"
"""An expression for one of these, or for a number of up to three digits."""

COUNT = "[一二两三四五六七八九十]"
"""An expression for a number up to 十 of which there are so many: 两年."""

TRUE_NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""An expression for a number up to 九十九; 一一 and 十十 are none."""

_DIGITS = "一二三四五六七八九"
_LARGEST = 9_999


def number_of(numeral: str) -> int:
    """一 to 九十九, 两, or digits; 0 for anything else.

    >>> number_of("十二"), number_of("7"), number_of("两"), number_of("一一")
    (12, 7, 2, 0)
    """
    if numeral.isdecimal():
        return int(numeral)
    if numeral == "两":
        return 2
    tens, ten, ones = numeral.rpartition("十")
    if any(len(part) > 1 or part not in _DIGITS for part in (tens, ones)):
        return 0
    return (_digit(tens) or 1) * 10 * bool(ten) + _digit(ones)


def _digit(numeral: str) -> int:
    return _DIGITS.index(numeral) + 1 if numeral else 0


def numeral_of(number: int) -> str:
    """A number up to 9999 as it is counted in words; in digits where it cannot be.

    >>> numeral_of(9), numeral_of(10), numeral_of(12), numeral_of(20), numeral_of(105)
    ('九', '十', '十二', '二十', '一百零五')
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    said, gap = "", False
    for unit, weight in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // weight % 10
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit - 1] + unit
            gap = False
        elif said:
            gap = True
    return said.removeprefix("一") if 10 <= number < 20 else said
