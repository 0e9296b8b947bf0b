"""The numbers that Word counts by itself: 一、, （一）, 1. before a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from lxml import etree

from mingzhang.numerals import numeral_of
from mingzhang.reading.word.elements import attribute, child_of, kind_of, number_in, value_of


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    result = ""
    for weight, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        result += letters * (number // weight)
        number %= weight
    return result


def _letters(number: int) -> str:
    return chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1) if 0 < number < 200 else ""


def counted(number: int, style: str) -> str:
    """A number in a numbering style of Word; "" for bullets.

    >>> counted(12, "chineseCountingThousand"), counted(3, "upperRoman"), counted(3, "decimal")
    ('十二', 'III', '3')
    """
    if style in ("bullet", "none"):
        return ""
    if style in _STYLES:
        return _STYLES[style](number)
    circled = style.startswith("decimalEnclosedCircle") and 0 < number <= 20
    return chr(0x245F + number) if circled else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": numeral_of,
    "chineseCountingThousand": numeral_of,
    "japaneseCounting": numeral_of,
    "taiwaneseCounting": numeral_of,
    "taiwaneseCountingThousand": numeral_of,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
}
"""Numbering styles (ISO 29500-1 17.18.59); WPS writes 一二三 as japaneseCounting."""


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered."""

    style: str
    text: str
    """With %1, %2 for the numbers of the levels: "（%2）"."""

    start: int


class Numbering:
    """The numbers that Word counts by itself, counted as it does."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str, str, str]] = {}
        """Of a paragraph style: list, level and the style that it is based on."""
        self._usual = ""
        for element in [] if numbering is None else numbering:
            if kind_of(element) == "abstractNum":
                self._learn_levels(attribute(element, "abstractNumId"), element)
            elif kind_of(element) == "num":
                self._learn_list(attribute(element, "numId"), element)
        for element in [] if styles is None else styles:
            if kind_of(element) == "style" and attribute(element, "type") == "paragraph":
                self._learn_style(element)

    def _learn_levels(self, name: str, element: etree._Element) -> None:
        for level in element:
            if kind_of(level) == "lvl":
                number = number_in(attribute(level, "ilvl"), 0)
                start = number_in(value_of(level, "start"), 1)
                style = value_of(level, "numFmt") or "decimal"
                self._levels[name, number] = _Level(style, value_of(level, "lvlText"), start)

    def _learn_list(self, name: str, element: etree._Element) -> None:
        self._lists[name] = value_of(element, "abstractNumId")
        for override in element:
            start = value_of(override, "startOverride")
            if kind_of(override) == "lvlOverride" and start:
                number = number_in(attribute(override, "ilvl"), 0)
                self._starts[name, number] = number_in(start, 1)

    def _learn_style(self, element: etree._Element) -> None:
        properties = child_of(child_of(element, "pPr"), "numPr")
        name = attribute(element, "styleId")
        self._styles[name] = (
            value_of(properties, "numId"),
            value_of(properties, "ilvl"),
            value_of(element, "basedOn"),
        )
        if attribute(element, "default") in ("1", "true"):
            self._usual = name

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, counted on by it; "" where it has none."""
        properties = child_of(paragraph, "pPr")
        name, level = self._list_of(properties)
        kind = self._lists.get(name, "")
        about = self._levels.get((kind, level))
        if about is None or name == "0":
            return ""
        counts = self._counts.setdefault(kind, {})
        if (name, level) in self._starts and (name, level) not in self._restarted:
            self._restarted.add((name, level))
            counts[level] = self._starts[name, level]
        else:
            counts[level] = counts.get(level, about.start - 1) + 1
        for deeper in [own for own in counts if own > level]:
            del counts[deeper]
        if about.style in ("bullet", "none"):
            return ""
        text = about.text
        for shown in range(level, -1, -1):
            own = self._levels.get((kind, shown), about)
            text = text.replace(f"%{shown + 1}", counted(counts.get(shown, own.start), own.style))
        return text.strip()

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list that a paragraph belongs to, by itself or by its style, and the level."""
        own = child_of(properties, "numPr")
        name, level = value_of(own, "numId"), value_of(own, "ilvl")
        style = value_of(properties, "pStyle") or self._usual
        for _ in range(20):
            if name or style not in self._styles:
                break
            name, styled, style = self._styles[style]
            level = level or styled
        return name, number_in(level, 0)
