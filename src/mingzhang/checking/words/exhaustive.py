"""Lists behind 其中 that say all that there is, and are less than their whole.

其中：保洁 320 万元，保安 290 万元，维护 250 万元 names every part with its amount up to the end of
the sentence. That it means to be all is shown by a zero part, by 其他 at its end, by how
little is lacking, or by a part that makes it all with two of its figures in each other's places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO, Amount, is_turned, places_of, show, tolerance
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.listed import short_wholes
from mingzhang.checking.words.sums import wrong_sums
from mingzhang.checking.words.told import told
from mingzhang.disclosure import Disclosure, Printed

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LIST = re.compile(
    rf"(?P<whole>{_NUMBER})(?P<unit>万?元)[,;:]?其中[:,]?(?P<parts>[^。]{{10,}}?)(?:。|;?$)"
)
_PART = re.compile(rf"(?P<name>[^\d、,;]*[^\d、,;.])(?P<number>{_NUMBER})(?P<unit>万?元)")
_BETWEEN = re.compile(r"[、;]|,(?!\d{3}(?!\d))")
_REST = re.compile(r"^(?:以及|及|和)?其[他它]")
_FEWEST = 3
_LITTLE = Decimal("0.1")
"""What a list that is all may lack of its whole by mistake; one that leaves out the rest, more."""


class Whole(msgspec.Struct, frozen=True):
    """A whole with its parts, each with a name and an amount."""

    section: str
    line: Printed
    whole: Amount
    parts: tuple[Amount, ...]
    ends_with_the_rest: bool

    @property
    def lacking(self) -> Decimal:
        """What the parts are less than the whole, in 元."""
        return self.whole.yuan - sum((part.yuan for part in self.parts), ZERO)

    @property
    def is_all(self) -> bool:
        """Whether the list means to name every part."""
        if any(is_turned(part.yuan, part.yuan + self.lacking) for part in self.parts):
            return True
        has_zero = any(not part.number for part in self.parts)
        is_nearly = self.lacking <= _LITTLE * self.whole.yuan
        return len(self.parts) >= _FEWEST and (has_zero or self.ends_with_the_rest or is_nearly)


def _wholes(disclosure: Disclosure) -> Iterator[tuple[tuple[int, int], Whole]]:
    for number, section in enumerate(disclosure.sections):
        for place, line in enumerate(section.paragraphs):
            for match in _lists(keys.fold(line.text)):
                if whole := _whole(section.heading, line, match):
                    yield (number, place), whole


def _lists(text: str) -> Iterator[re.Match[str]]:
    """Each list with its whole; one within another, too."""
    start = 0
    while match := _LIST.search(text, start):
        yield match
        start = match.end("whole")


def _whole(section: str, line: Printed, match: re.Match[str]) -> Whole | None:
    texts = [text for text in _BETWEEN.split(keys.without_brackets(match["parts"])) if text]
    parts = [found for text in texts if (found := _PART.fullmatch(text))]
    is_plain = len(parts) == len(texts) > 1 and not aside("partial").search(match["parts"])
    if not is_plain or {part["unit"] for part in parts} != {match["unit"]}:
        return None
    amounts = tuple(_amount(part["number"], part["unit"]) for part in parts)
    rest = bool(_REST.match(parts[-1]["name"]))
    return Whole(section, line, _amount(match["whole"], match["unit"]), amounts, rest)


def _amount(number: str, unit: str) -> Amount:
    plain = number.replace(",", "")
    return Amount(Decimal(plain), unit, places_of(plain))


def _untold(dossier: Dossier) -> Iterator[tuple[int, Whole]]:
    """The lists in whose paragraphs no sum and no figure is wrong already."""
    wholes = [(index, one.whole) for index, one in dossier.once(wrong_sums)]
    told_of = {(index, *one.place) for index, one in (*wholes, *short_wholes(dossier))}
    told_of |= {
        (index, *one.place)
        for index, claims in enumerate(dossier.once(told))
        for one in claims
        if one.verdict in ("differs", "elsewhere")
    }
    for index, disclosure in enumerate(dossier.disclosures):
        for (section, paragraph), one in _wholes(disclosure):
            if (index, section, paragraph) not in told_of:
                yield index, one


@over("W210", _untold)
def parts_are_less_than_the_whole(one: Whole) -> Judged:
    """860 万元，其中：320 万元，290 万元，205 万元。"""
    if one.is_all and one.lacking > tolerance((one.whole, *one.parts)):
        unit, places = one.whole.unit, max(one.whole.places, 2)
        total = show(one.whole.yuan - one.lacking, unit, places)
        yield Flaw(
            f"“{one.section}”写“{one.whole.number}{unit}”，其中所列 {len(one.parts)} 项之和是 "
            f"{total}，少 {show(one.lacking, unit, places)}",
            (quote(one.section, one.line),),
            section=one.section,
            actual=one.whole.yuan,
            expected=one.whole.yuan - one.lacking,
            difference=one.lacking,
        )
