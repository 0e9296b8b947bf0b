"""Printed money: what a figure says, and how exactly it can say it.

Tables print 元 or 万元, and one document often uses both. An Amount keeps number, unit
and decimal places as printed, because they decide whether two figures can still agree:
each may be off by half a unit of its last place, and by no more.

Sums and comparisons are in 元, in Decimal. A blank cell of a published table is a
published zero; a table that is not there says nothing and has no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import msgspec

ZERO = Decimal(0)

UNITS = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
"""What one of each unit is in 元."""

POWERS = (4, -4, 3, -3, 8, -8)
"""By how many digits an amount is wrong where 元, 千元, 万元 and 亿元 are taken for each other."""

_UNIT_LINE = re.compile(r"单位(?:[:：][(（]?|[(（])(?:人民币)?[:：(（]?([百千万亿]{0,2}元)")
_UNIT_IN_TITLE = re.compile(r"[(（](?:金额)?(?:单位[:：])?([百千万亿]{0,2}元)[)）]$")
_TORN = re.compile(r"\D?\d+(?: \d+)+\D?")
_THOUSANDS = re.compile(r"[-+△▲(]?\d{1,3}(?:\s\d{3})+\)?")
_ASCII = str.maketrans(
    "０１２３４５６７８９．，－＋（）％﹣−–—―",
    "0123456789.,-+()%-----",
)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?|[-+]?\.\d+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]|[￥¥](?=[-\\d])")
_BLANKS = {"", "-", "--", "---", "/", "\\", "无", "."}
_GROUPED = re.compile(r"[-+△▲(]*\d{1,3}(?:,\d{3})+(?:\.\d*)?\)?")


class NotAnAmountError(ValueError):
    """A cell of an amount column holds something that is not an amount."""


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The printed figure without white space and thousands separators, full width folded.

    What is no figure comes back with only the white space removed. Figures with white space
    inside are one figure where decimals follow (1534 0.33) or where it groups thousands.

    >>> clean("1534 0.33"), clean("１，２３４．５０"), clean(" — ")
    ('15340.33', '1234.50', '')
    """
    text = _INVISIBLE.sub("", text).strip()
    folded = "".join(text.split()).translate(_ASCII)
    spaced = " ".join(text.split()).translate(_ASCII)
    if _TORN.fullmatch(spaced) and not _THOUSANDS.fullmatch(spaced):
        return spaced  # two figures in one cell, or one that is torn: nobody can tell
    if folded in _BLANKS:
        return ""
    without_commas = folded.replace(",", "")
    if "," in folded and not _GROUPED.fullmatch(folded):
        return folded
    return without_commas if _is_figure(without_commas) else "".join(text.split())


def _is_figure(folded: str) -> bool:
    return bool(_NUMBER.fullmatch(folded.strip("()").lstrip("△▲")))


def parse(text: str) -> Decimal | None:
    """The number that a cell prints, in the table's unit; None for a blank (or dash).

    Brackets and △ mean a negative number. Raises NotAnAmountError for anything else:
    nothing is guessed.

    >>> parse("(3.50)"), parse("△2"), parse("")
    (Decimal('-3.50'), Decimal('-2'), None)
    """
    figure = clean(text)
    if not figure:
        return None
    number = _number_of(figure)
    if number is None:
        raise NotAnAmountError(f"“{text}”不是金额")
    return number


@lru_cache(maxsize=8192)
def _number_of(figure: str) -> Decimal | None:
    """What a clean figure says; None for what is no figure. The same are printed all over."""
    bracketed = figure.startswith("(") and figure.endswith(")")
    bare = figure[1:-1] if bracketed else figure
    marked = bare.startswith(("△", "▲"))
    bare = bare[1:] if marked else bare
    if not _NUMBER.fullmatch(bare):
        return None
    return -abs(Decimal(bare)) if bracketed or marked else Decimal(bare)


@lru_cache(maxsize=4096)
def is_amount(text: str) -> bool:
    """Whether a cell prints an amount; a blank one prints none."""
    try:
        return parse(text) is not None
    except NotAnAmountError:
        return False


@lru_cache(maxsize=4096)
def places_of(text: str) -> int:
    """Decimal places that a figure prints: 2 for 299.60, 0 for a blank.

    >>> places_of("299.60"), places_of("7,204"), places_of("")
    (2, 0, 0)
    """
    return len(clean(text).rstrip(")").partition(".")[2])


def half_place(places: int) -> Decimal:
    """By how much a figure of so many decimal places may be off: half a unit of the last one.

    >>> half_place(2), half_place(0)
    (Decimal('0.005'), Decimal('0.5'))
    """
    return Decimal(1).scaleb(-places) / 2


def unit_worth(yuan: Decimal) -> str:
    """The unit one of which is so many 元; "" where there is none.

    >>> unit_worth(Decimal(10_000)), unit_worth(Decimal(7))
    ('万元', '')
    """
    return next((unit for unit, worth in UNITS.items() if worth == yuan), "")


def find_unit(text: str) -> str:
    """The money unit that a line such as 单位：万元 states; "" where it states none.

    >>> find_unit("金额单位: 万元"), find_unit("单位名称")
    ('万元', '')
    """
    key = "".join(text.split())
    match = _UNIT_LINE.search(key) or _UNIT_IN_TITLE.search(key)
    return match[1] if match and match[1] in UNITS else ""


class Amount(msgspec.Struct, frozen=True, gc=False):
    """Money as printed, with what is needed to compare it fairly."""

    number: Decimal
    """As printed: 31.21 in a table in 万元. Compare `yuan`, not this."""

    unit: str
    """The unit stated above this table; the next table may state another."""

    places: int
    """Decimal places of the column, not of this cell: "299.6" can be 299.60 without its zero."""

    blank: bool = False
    """Nothing is printed: a zero that no rounding can have made."""

    @property
    def yuan(self) -> Decimal:
        """In 元."""
        return self.number * UNITS[self.unit]

    @property
    def half_unit(self) -> Decimal:
        """By how much rounding may have moved it, in 元: half a unit of its last place.

        元 printed to the 分 is exact; so is a blank.
        """
        if self.blank or (self.unit == "元" and self.places >= 2):
            return ZERO
        return UNITS[self.unit].scaleb(-self.places) / 2


def agrees(whole: Amount, parts: Iterable[Amount]) -> bool:
    """Whether the parts can add up to the whole, if each was rounded for itself."""
    terms = tuple(parts)
    difference = whole.yuan - sum((part.yuan for part in terms), ZERO)
    return abs(difference) <= tolerance((whole, *terms))


def tolerance(terms: Iterable[Amount]) -> Decimal:
    """The largest difference, in 元, that rounding can explain between these amounts."""
    return sum((term.half_unit for term in terms), ZERO)


def is_turned(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ in two neighbouring figures that have changed places.

    >>> is_turned(Decimal("12684.50"), Decimal("12648.5"))
    True
    """
    places = max(-int(number.normalize().as_tuple().exponent) for number in (one, other))
    left, right = (f"{number:.{max(places, 0)}f}".replace(".", "") for number in (one, other))
    off = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(off) != 2 or off[1] != off[0] + 1:
        return False
    first, second = off
    return left[first] == right[second] and left[second] == right[first]


def in_wan(yuan: Decimal) -> str:
    """An amount of 元 in 万元, to two places.

    >>> in_wan(Decimal("8400000"))
    '840.00 万元'
    """
    return f"{yuan / UNITS['万元']:.2f} 万元"


def show(yuan: Decimal, unit: str, places: int) -> str:
    """An amount for a person to read, in the unit of the table that they will look at.

    >>> show(Decimal("8400000"), "万元", 2)
    '840.00 万元'
    """
    number = yuan / UNITS[unit]
    exact = max(places, -int(number.normalize().as_tuple().exponent)) if number else places
    return f"{number:.{exact}f} {unit}"
