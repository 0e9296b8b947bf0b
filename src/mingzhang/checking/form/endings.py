"""F5: how lines end: broken off, or without the mark that all the others have.

What follows decides. A comma is the end of a line where the next item begins; a semicolon
where the list is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.form.places import Place, places
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets.wording import punctuation
from mingzhang.disclosure import Disclosure

_SHOWN = 18
"""Characters shown of a line's end."""

_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、]|\d{1,2}[、.．](?!\d)")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,10}[：:]")

_OPEN_END = re.compile(
    r"[，、,]$"
    rf"|(?:{punctuation.TIES}|以及|并且)[。；;]?$"
)
"""A comma; a word that joins what follows."""

_LEADS_TO_A_REASON = re.compile(r"(?:主要|原因)(?:是|为|用于|由于)$")

_LONGEST_END = 8
"""Characters that show how a line ends, with those before them that tell what a word is."""

_CUT_WORD = re.compile(
    r"[的和与及][运维保服发实项经资单部预采绩指执监培宣组统协综规政机措促][。；;]"
)
"""The first half of a word of two, where the sentence is over: 重要紧急情况的运。"""

_STYLES = (
    ("（一）", re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]")),
    ("一、", re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")),
    ("（1）", re.compile(r"[(（]\d{1,2}[)）]")),
    ("1.", re.compile(r"\d{1,2}[、.．](?!\d)")),
)
_SENTENCE = 12
"""Characters of a line that is a sentence and no heading, if it has a comma in it or none."""

_LEAST = 3
"""Lines of one style that end in a full stop, before one without it is a slip."""

_MOSTLY = 0.75

_PARAGRAPH = 20
"""Characters of a paragraph without a number, at least."""

_MANY, _NEARLY = 6, 0.9
"""Paragraphs without a number that end in a full stop, before one without it is a slip."""

_CLAUSES = re.compile("，|预算为?\\d|[支收][出入]为?\\d")
_STOPS = ("。", "；", ";", "！", "？", "”", "）", ")", "：", ":", "，", "、", ",", "…", ".")
_INSIDE = re.compile("[，；。]")
"""What a heading has not: headings may be numbered like the sentences."""

_FIRST = re.compile(r"[(（]?[一1][)）、.．](?!\d)")
"""The number of a list's first item: the line above it is its heading."""

_IS_A_HEADING = re.compile(
    "(?:(?:支出|收入|使用|采购|预留|预算|决算|增减变化)情况|目标|说明|表|明细)$"
)
"""How the heading of a list, of a table or of a page ends, with no sign inside."""

_WORD_OR_RATE = re.compile("[\u4e00-\u9fff]$|\\d[%％]$")
"""How a sentence ends whose full stop is missing; other figures may end a line of a table."""

_SENTENCE_ENDS = ("。", "；", "：", ":")

_LEADS_ON = re.compile(r"(?:如下|下表|附表|见表|所示|附后|包括|其中|分别是|分别为|[是为有])$")


@over("F506", each(places))
def line_breaks_off(place: Place) -> Iterator[Flaw]:
    """A line that ends in a comma where an item with a number follows, or in half a word."""
    for line, after in _with_the_next(place.lines):
        text = line.text
        if not line.section or text == line.section:
            continue
        cut = _CUT_WORD.search(text)
        open_end = _is_open(text) and _is_over(text, after)
        semicolon = text.endswith(("；", ";")) and _ends_a_list(text, after)
        if cut or open_end or semicolon:
            shown = text[max(0, cut.end() - _SHOWN) : cut.end()] if cut else text[-_SHOWN:]
            told = "有一段没有写完" if cut or open_end else "有一段以分号结尾，后面没有下一项"
            yield Flaw(
                f"“{place.name}”{told}：“…{shown}”",
                (line.evidence(),),
                section=line.section,
            )


def _with_the_next(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    yield from pairwise(lines)
    if lines:
        yield lines[-1], None


def _is_open(text: str) -> bool:
    end = text[-_LONGEST_END:]
    return bool(_OPEN_END.search(end) or _LEADS_TO_A_REASON.search(end))


def _is_over(text: str, after: Line | None) -> bool:
    """Whether nothing can go on with the sentence, or it ends with a full stop anyway.

    What leads to a reason can go on with a list.
    """
    if after is None or text.endswith(("。", "；", ";")):
        return True
    if _LEADS_TO_A_REASON.search(text):
        return bool(_style(text)) and _style(text) == _style(after.text)
    return bool(_NUMBERED.match(after.text))


def _ends_a_list(text: str, after: Line | None) -> bool:
    """Whether what follows is none of the items that semicolons part."""
    if after is None or _style(text) == _style(after.text):
        return after is None
    is_told = "目标" in _style(text) and "指标" in _style(after.text)
    return is_told or (not _style(text) and bool(_style(after.text)))


def _style(text: str) -> str:
    """How a line is numbered, or the label that it begins with; "" for neither."""
    style = next((name for name, pattern in _STYLES if pattern.match(text)), "")
    return style or (label[0] if (label := _LABELLED.match(text)) else "")


class ListOf(msgspec.Struct, frozen=True):
    """The lines of a place that are numbered in one way, each with the line after it."""

    place: str
    lines: tuple[tuple[Line, Line | None], ...]
    are_plain: bool = False
    """Whether they are the paragraphs without a number, of the whole document."""


def _lists(disclosure: Disclosure) -> Iterator[ListOf]:
    plain: list[tuple[Line, Line | None]] = []
    for place in places(disclosure):
        own = tuple(line for line in place.lines if line.section and line.text != line.section)
        plain += (pair for pair in _with_the_next(own) if _is_plain(pair[0].text))
        numbered = [(_style(line.text), (line, after)) for line, after in _with_the_next(own)]
        for style, group in groupby(sorted(numbered, key=lambda n: n[0]), key=lambda n: n[0]):
            if style:
                for pairs in _each_list([pair for _, pair in group]):
                    yield ListOf(place.name, pairs)
    yield ListOf("", tuple(plain), are_plain=True)


_Pair: TypeAlias = tuple[Line, Line | None]
"""A line, and the one after it."""


def _each_list(pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, ...]]:
    """The lists among lines that are numbered in one way: each begins with its first number."""
    starts = [at for at, (line, _) in enumerate(pairs) if at and _FIRST.match(line.text)]
    for start, end in pairwise((0, *starts, len(pairs))):
        yield tuple(pairs[start:end])


def _is_plain(text: str) -> bool:
    """Whether a line is a sentence of its own, and no heading, label or address."""
    return not _style(text) and bool(_CLAUSES.search(text)) and len(text) >= _PARAGRAPH


@over("F509", each(_lists))
def full_stop_is_missing(item: ListOf) -> Iterator[Flaw]:
    """All items but one or two end with a full stop."""
    shortest = 0 if _are_sentences(item) else _SENTENCE
    sentences = [pair for pair in item.lines if len(pair[0].text) >= shortest]
    stopped = sum(line.text.endswith(("。", "；", ";")) for line, _ in sentences)
    unended = [
        line
        for line, after in sentences
        if not line.text.endswith(_STOPS) and _is_whole(line.text, after)
    ]
    phrased = [line for line in unended if _INSIDE.search(line.text)]
    if item.are_plain:
        if stopped >= _MANY and unended and stopped >= _NEARLY * (stopped + len(unended)):
            yield from map(_without_a_stop, unended)
        return
    for bare in (unended, phrased):
        if not bare or stopped < max(_LEAST, _MOSTLY * (stopped + len(bare))):
            continue
        shown = "、".join(f"“…{line.text[-_SHOWN:]}”" for line in bare)
        yield Flaw(
            f"“{item.place}”同样编号的各段以句号结尾，有 {len(bare)} 段没有：{shown}",
            tuple(line.evidence() for line in bare),
            section=item.place,
        )
        return


def _are_sentences(item: ListOf) -> bool:
    """Whether all items but one end with a full stop, be they ever so short."""
    stopped = sum(line.text.endswith("。") for line, _ in item.lines)
    return not item.are_plain and stopped >= _LEAST and stopped == len(item.lines) - 1


def _without_a_stop(line: Line) -> Flaw:
    return line.flaw(f"有一段末尾没有句号：“…{line.text[-_SHOWN:]}”")


def _is_whole(text: str, after: Line | None) -> bool:
    """Whether a line is no heading of what follows, and no line that the next one goes on with."""
    if _LEADS_ON.search(text) or _is_open(text) or not _WORD_OR_RATE.search(text):
        return False
    if not _INSIDE.search(text) and _IS_A_HEADING.search(text):
        return False
    if after is None:
        return True
    is_heading = not _INSIDE.search(text) and _FIRST.match(after.text)
    return bool(_style(after.text)) and (_style(text) == _style(after.text) or not is_heading)


def _whole_lines(disclosure: Disclosure) -> Iterator[Line]:
    """The paragraphs, and the lines before them that are whole sentences."""
    yield from _unbroken(tuple(printed_lines.prose(disclosure)))
    front = tuple(Line("封面和开头", printed) for printed in disclosure.front)
    yield from (line for line in _unbroken(front) if line.text.endswith(_SENTENCE_ENDS))


def _unbroken(lines: Sequence[Line]) -> Iterator[Line]:
    """A line that is broken inside a pair of signs is none, and the other half is none."""
    is_other_half = False
    for line, after in _with_the_next(lines):
        is_broken = after is not None and _is_broken(line.text, after.text)
        if not is_broken and not is_other_half:
            yield line
        is_other_half = is_broken


def _is_broken(text: str, following: str) -> bool:
    """Whether a pair of signs is opened in one line and closed in the next."""
    if text.endswith(_SENTENCE_ENDS) or not punctuation.unpaired(text):
        return False
    return not punctuation.unpaired(text + following)


_PAIRS = {
    "“": "双引号",
    "《": "书名号",
    "(": "括号",
    "【": "方头括号【】",
    "〔": "六角括号〔〕",
}
"""The signs that come in pairs, by their first, as people call them."""


@over("F515", each(_whole_lines))
def signs_are_no_pair(line: Line) -> Iterator[Flaw]:
    """A bracket or a quotation that is opened and not closed."""
    if pair := punctuation.unpaired(keys.tidy(line.text)):
        shown = _around_the_odd(line.text, pair[0])
        yield line.flaw(f"里的{_PAIRS[pair[0]]}不成对，少了左半或者右半：“{shown}”")


def _around_the_odd(text: str, sign: str) -> str:
    """What stands around the last of the opening signs."""
    at = max(text.rfind(sign), 0)
    return text[max(0, at - _SHOWN) : at + _SHOWN]
