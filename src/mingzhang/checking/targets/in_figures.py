"""Numbers in words: 举办培训三期 is read as 举办培训3期.

Only numerals before a counter; what is said of the text in figures is quoted from the text as
printed. 一 and 二 alone are left alone, since 一次 and 二期 seldom count, and so are set phrases
(四套班子).
"""

from __future__ import annotations

import re
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.statements import grammar
from mingzhang.declared import any_of
from mingzhang.numerals import COUNT, number_of

_TOLD = re.compile("[两三四五六七八九十百]")
_MARK = re.compile(r"(?<=\d)\.(?=[一二两三四五六七八九十])")
_DIGITS = "一二三四五六七八九"

LIMITED = (
    "万元|亿元|万|元|%|人次|人|次|天|日|分钟|小时|个工作日|工作日|个月|月|年|个|场|期|户|件|份"
)
"""The units that limits are in, as an expression."""

_NUMERAL = re.compile(rf"(?<![第之其一二三四五六七八九十百])({COUNT})(?={LIMITED})")


@cache
def _counted() -> re.Pattern[str]:
    """三期, 十二本, 一百株; not 第三期, 二三十人, and no set phrase."""
    lists = grammar()
    tens = f"[二三四五六七八九]?十[{_DIGITS}]?"
    hundreds = f"[{_DIGITS}两]百(?:[{_DIGITS}]十[{_DIGITS}]?|零[{_DIGITS}])?"
    return re.compile(
        rf"(?<![第一二三四五六七八九十百千万亿两几数近每逾余多双半年月\d])(?!{any_of(lists.set_phrases)})"
        rf"(?P<number>{hundreds}|{tens}|[两三四五六七八九])(?=(?:{any_of(lists.counted_in_words)}))"
        rf"(?!个(?:{any_of(lists.no_things)}))"
    )


def in_figures(key: str) -> str:
    """A folded text with its counted numerals in figures.

    >>> in_figures("举办培训三期、讲座二十场")
    '举办培训3期、讲座20场'
    """
    return _counted().sub(_figures, _marked(key)) if _TOLD.search(key) else key


def _marked(key: str) -> str:
    """A text with the mark of a list before a numeral as 1、, since 1.五个 would read as 1.5个."""
    return _MARK.sub("、", key)


def _figures(match: re.Match[str]) -> str:
    hundred, has_hundreds, rest = match["number"].rpartition("百")
    number = number_of(rest.lstrip("零")) if rest else 0
    return str(number + (100 * number_of(hundred) if has_hundreds else 0))


def limits_in_figures(text: str) -> str:
    """四小时内 as 4小时内; one hour counts as well, unlike for `in_figures`."""
    return _NUMERAL.sub(lambda match: str(number_of(match[1])), text)


def as_printed(said: str, text: str) -> str:
    """The words of a text that, in figures, read as this."""
    key = keys.fold(text)
    at = in_figures(key).find(said)
    if at < 0:
        return said
    end = at + len(said)
    starts = longer = 0  # by how much what stands before the words, and their end, has grown
    for match in _counted().finditer(_marked(key)):
        grown = len(_figures(match)) - len(match[0])
        place = match.start() + longer
        if place >= end:
            break
        if place < at:
            starts += grown
        longer += grown
    return key[at - starts : end - longer]
