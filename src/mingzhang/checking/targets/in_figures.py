"""Numbers in words: 举办培训三期 is read as 举办培训3期.

Only numerals before a counter, and each becomes as many figures as it had characters: what is said
of the text in figures stands at the same place in the text as printed, and is quoted from there.
一 and 二 are left alone, since 一次 and 二期 seldom count, and so are set phrases (四套班子).
"""

from __future__ import annotations

import re
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.statements import grammar
from mingzhang.declared import any_of
from mingzhang.numerals import number_of

_TOLD = re.compile("[两三四五六七八九十]")


@cache
def _counted() -> re.Pattern[str]:
    """三期, 十二本; not 第三期, 二三十人, and no set phrase."""
    lists = grammar()
    return re.compile(
        rf"(?<![第一二三四五六七八九十百千万亿两几数近每逾余多双半年月\d])(?!{any_of(lists.set_phrases)})"
        rf"(?P<number>十[二三四五六七八九]|[两三四五六七八九])(?=(?:{any_of(lists.counted_in_words)}))"
    )


def in_figures(key: str) -> str:
    """A folded text with its counted numerals in figures, as long as before.

    >>> in_figures("举办培训三期、讲座十二场")
    '举办培训3期、讲座12场'
    """
    return _counted().sub(_figures, key) if _TOLD.search(key) else key


def _figures(match: re.Match[str]) -> str:
    return str(number_of(match["number"]))


def as_printed(said: str, text: str) -> str:
    """The words of a text that, in figures, read as this."""
    key = keys.fold(text)
    at = in_figures(key).find(said)
    return key[at : at + len(said)] if at >= 0 else said
