"""Comparison keys: what is compared, never what is shown or published.

The same label is printed with and without spaces, with full-width and half-width
brackets, with curly and straight quotation marks. A key forgets all that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from itertools import takewhile

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
"""Characters that take no room: they come along when text is copied from a web page."""

_RADICAL = re.compile("[\u2e80-\u2fdf]")
_QUOTES = re.compile("[“”„‟＂「」『』‘’]")
_UNFOLDED = re.compile("[^!-~\u4e00-\u9fff、。《》〈〉【】〔〕—×≤≥‰]")
"""Anything but characters that are their own key."""

_USUAL = (*zip("，；：（）", ",;:()", strict=True), ("“", '"'), ("”", '"'))
"""What is printed nearly everywhere, with its key."""

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十百]+[、.,:]|\([一二三四五六七八九十]+\)[、.]?|\d+[、.](?!\d)|\(\d+\)[、.]?)"
)
_SENTENCE_END = re.compile("[。；;]")
_CLAUSE_END = re.compile("[,，。；;]")
_BRACKETED = re.compile(r"\([^()]*\)")
_LEADING_WORDS = re.compile(r"(?:其中|包括):?")
_BETWEEN_HANZI = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef“”《》、。])\s+(?=[\u2e80-\u9fff\uff00-\uffef“”《》、。])"
)


@cache
def _radicals() -> dict[int, str]:
    """Radicals to the characters that they stand for in PDF files.

    radicals.tsv (Unicode's EquivalentUnifiedIdeograph) has the ones that NFKC leaves as they are.
    """
    table = resources.files("mingzhang").joinpath("radicals.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line)
    return {int(row[0], 16): row[3] for row in rows}


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The key of a text: no white space, half width, one kind of quotation mark, no radicals.

    >>> fold("因公出国 (境)费") == fold("因公出国（境）费")
    True
    >>> fold("部⻔预算") == fold("部门预算")
    True
    """
    if not _UNFOLDED.search(text):
        return text
    key = "".join(text.split())
    for printed, folded in _USUAL:
        key = key.replace(printed, folded)
    return _normalized(text) if _UNFOLDED.search(key) else key


def _normalized(text: str) -> str:
    """The key of a text whatever it prints; most need no more than their usual signs replaced."""
    text = INVISIBLE.sub("", text)
    if _RADICAL.search(text):
        text = text.translate(_radicals())
    return _QUOTES.sub('"', "".join(unicodedata.normalize("NFKC", text).split()))


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """The key of a row label, without its numbering and 其中.

    >>> label("一、因公出国（境）费"), label("其中：（1）公务用车购置费")
    ('因公出国(境)费', '公务用车购置费')
    """
    key = fold(text)
    if match := _NUMBERING.match(key):
        key = key[match.end() :]
    if match := _LEADING_WORDS.match(key):
        key = key[match.end() :]
        if match := _NUMBERING.match(key):
            key = key[match.end() :]
    return key


@lru_cache(maxsize=8192)
def alike(one: str, other: str, least: float) -> bool:
    """Whether two keys share at least this part of their characters, in the same order.

    Remembered, because documents have the same headings; most pairs are so unlike that their
    lengths or their characters alone tell.

    >>> alike("机关运行经费情况说明", "机关运行经费安排情况", 0.8)
    True
    """
    matcher = SequenceMatcher(None, one, other)
    return (
        matcher.real_quick_ratio() >= least
        and matcher.quick_ratio() >= least
        and matcher.ratio() >= least
    )


def one_off(one: str, other: str) -> bool:
    """Whether two keys of the same length differ in a single character.

    >>> one_off("教学科研人员", "教育科研人员"), one_off("教学科研", "教学科研人员")
    (True, False)
    """
    return len(one) == len(other) and sum(map(str.__ne__, one, other)) == 1


def differing(one: str, other: str) -> list[int]:
    """Where two keys of the same length differ.

    >>> differing("教学科研人员", "教育科技人员")
    [1, 3]
    """
    return [at for at, char in enumerate(one) if char != other[at]]


def added(longer: str, shorter: str) -> int | None:
    """Where a key has one character more than another that is the same otherwise; else None.

    >>> added("满族自治县", "满自治县"), added("自治县", "自治县")
    (1, None)
    """
    if len(longer) != len(shorter) + 1:
        return None
    at = same_start(longer, shorter)
    return at if longer[at + 1 :] == shorter[at:] else None


def same_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters (of lists: lines) the two have in common from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def has_in_order(text: str, others: str) -> bool:
    """Whether a text has all characters of another in their order.

    >>> has_in_order("义务教育经费", "义教经费"), has_in_order("义务教育经费", "教义经费")
    (True, False)
    """
    rest = iter(text)
    return all(character in rest for character in others)


def in_a_row(one: str, other: str) -> int:
    """How many characters in a row two keys have in common, at most.

    >>> in_a_row("公务用车运行费", "车辆运行费")
    3
    """
    most = 0
    for start in range(len(one)):
        while start + most < len(one) and one[start : start + most + 1] in other:
            most += 1
    return most


def sentences(text: str) -> list[str]:
    """The sentences of a text or a key, without the stops and semicolons that end them.

    >>> sentences("新建泵站 2 座；改造 3 座。验收合格")
    ['新建泵站 2 座', '改造 3 座', '验收合格']
    """
    return _SENTENCE_END.split(text)


def clauses(text: str) -> list[str]:
    """The clauses of a text or a key, without the signs that end them; 、 ends none.

    >>> clauses("新建泵站、水闸，改造管网；验收合格")
    ['新建泵站、水闸', '改造管网', '验收合格']
    """
    return _CLAUSE_END.split(text)


def without_brackets(key: str) -> str:
    """A key without what stands in brackets, and without these; the innermost of several.

    >>> without_brackets("设备购置费(含安装)合计")
    '设备购置费合计'
    """
    return _BRACKETED.sub("", key) if "(" in key else key


def without_markup(key: str) -> str:
    r"""A key without the formula signs that a converted text still has around ≥ and %.

    >>> without_markup(r"差错率$\leq$1\%")
    '差错率≤1%'
    """
    if "$" not in key and "\\" not in key:
        return key
    key = key.replace("\\geq", "≥").replace("\\leq", "≤")
    return key.replace("$", "").replace("\\", "")


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """A text to show: as printed, without the white space that the layout put in.

    >>> tidy("机关 服务"), tidy("第 2 批  A3 打印机")
    ('机关服务', '第 2 批 A3 打印机')
    """
    text = " ".join(INVISIBLE.sub("", text).split())
    return _BETWEEN_HANZI.sub("", text) if " " in text else text
