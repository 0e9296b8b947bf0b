"""F436: laws of another province, copied from there with the text that goes by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure

_TITLE = re.compile(r"《[^《》]*》")


class _Provinces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    laws: tuple[str, ...]
    elsewhere: str
    """What a line says that has to do with another province for good reason."""


@cache
def _words() -> _Provinces:
    return declared(__package__, "other_provinces.toml", _Provinces)


@cache
def _law() -> re.Pattern[str]:
    names, laws = "|".join(_words().names), "|".join(_words().laws)
    return re.compile(
        rf"《(?P<province>{names})(?:省|市|自治区)?[^《》]{{2,40}}?(?:{laws})(?:\([^()]*\))?》"
    )


class LawOf(msgspec.Struct, frozen=True):
    """A law of a province, and the province that the document is of."""

    line: Line
    title: str
    own: str


def _laws(disclosure: Disclosure) -> Iterator[LawOf]:
    own = _province(disclosure)
    lines = (
        [line for line in printed_lines.all_lines(disclosure) if "《" in line.text] if own else []
    )
    found = [(line, match) for line in lines for match in _law().finditer(line.key)]
    often = Counter(match["province"] for _, match in found)
    for line, match in found:
        is_other = match["province"] != own and often[match["province"]] == 1
        if is_other and not _has_to_do_with(line.key, match["province"]):
            yield LawOf(line, match[0], own)


def _has_to_do_with(line: str, province: str) -> bool:
    """Whether a line speaks of dealings with other provinces, or of this one itself.

    >>> _has_to_do_with("在北京市务工的,按《北京市工资支付规定》维权", "北京")
    True
    """
    return bool(re.search(_words().elsewhere, line)) or province in _TITLE.sub("", line)


def _province(disclosure: Disclosure) -> str:
    """Where the agency is, by its name or by the form of its tables; "" where nobody knows."""
    name = keys.fold(disclosure.agency.name)
    form = keys.fold(forms.pack(disclosure.pack).jurisdiction) if disclosure.pack else ""
    for place in _words().names:
        if form.startswith(place) or _named_in_full(place).match(name):
            return place
    return ""


@cache
def _named_in_full(place: str) -> re.Pattern[str]:
    """河南省, and not 河南蒙古族自治县, which is elsewhere."""
    return re.compile(f"{place}(?:[省市]|[壮回维].{{0,3}}自治区|自治区)")


@over("F436", each(_laws))
def law_is_of_another_province(item: LawOf) -> Iterator[Flaw]:
    """《河北省乡村振兴促进条例》 in a budget of Shanghai."""
    yield item.line.flaw(f"的依据{item.title}是外省的，本文件是{item.own}的，像是从别处抄来的")
