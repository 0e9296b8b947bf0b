"""单价50万元以上的通用设备: the price above which equipment is counted, against the forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.forms.claims import lexicon

_PRICE = re.compile(
    r"(?:单价|单位价值|单台价值)(?P<price>\d+(?:\.\d+)?(?P<unit>万?元|万))"
    r"\(?(?:含)?\)?及?以上的?(?P<kind>通用|专用|大型)?设备"
)
_SIDE_BY_SIDE = ("通用", "专用")


class Price(msgspec.Struct, frozen=True):
    """单价50万元以上的通用设备."""

    text: str
    yuan: Decimal
    kind: str
    """通用, 专用, 大型, or "" where none is said."""

    printed: Printed

    @property
    def is_known(self) -> bool:
        """Whether forms ask for equipment above this price."""
        return self._is_one_of(lexicon().text.prices)

    @property
    def fits(self) -> bool:
        """Whether they ask for it of this kind."""
        return self._is_one_of(lexicon().text.prices_of.get(self.kind, lexicon().text.prices))

    def _is_one_of(self, prices: Iterable[str]) -> bool:
        return self.yuan in {Decimal(price) * UNITS["万元"] for price in prices}


class PricesOf(msgspec.Struct, frozen=True):
    """A section that counts equipment above a price."""

    section: str
    prices: tuple[Price, ...]


def _prices(disclosure: Disclosure) -> Iterator[PricesOf]:
    for section in disclosure.sections:
        title = section.heading
        found = tuple(
            _price(match, paragraph)
            for paragraph in section.paragraphs
            for match in _PRICE.finditer(keys.fold(paragraph.text))
        )
        if found:
            yield PricesOf(title, found)


def _price(match: re.Match[str], paragraph: Printed) -> Price:
    number = Decimal(match["price"].removesuffix(match["unit"]))
    unit = UNITS["元" if match["unit"] == "元" else "万元"]
    return Price(match["price"], number * unit, match["kind"] or "", paragraph)


@over("W108", each(_prices))
def price_is_none_of_the_forms(item: PricesOf) -> Judged:
    """单价 110 万元以上设备: forms ask for those above 20, 50, 100 or 200 万元.

    通用设备 above 50 万元 and 专用设备 above 100 万元 stand side by side: where one is as it should
    be, the other one should be, too.
    """
    is_form = any(one.kind and one.fits for one in item.prices)
    wrong = [
        one
        for one in item.prices
        if not (one.fits if is_form or one.kind not in _SIDE_BY_SIDE else one.is_known)
    ]
    if wrong:
        text = lexicon().text
        asked = text.prices_of.get(wrong[0].kind, text.prices) if wrong[0].is_known else text.prices
        yield Flaw(
            message=f"“{item.section}”写“单价 {wrong[0].text}以上”的{wrong[0].kind}设备，"
            f"表样要求公开的是单价 {'、'.join(asked)} 万元以上的",
            evidence=tuple(quote(item.section, one.printed) for one in wrong),
            section=item.section,
        )
