"""Shares that are worked out upside down: 抽检样品数占合格样品数的比例 of a 合格率.

The part is told by the name (合格, 检出), by 已 or 实际; the whole by 总数, 应, 全部 or by what is
done to all of them before (抽检, 受理). Only where each stands in the other's place is it told.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.wordlists import one_of, words_of

_CELL = "(?:[^占/÷,;:。=+()×*与]|(?<=参)与)"
_ENDS = "(?:比例|比重|比率|百分比|比值|占比|率)"
_SHARE = re.compile(
    rf"^(?:反映|指|即)?(?P<part>[^占/÷,;:。=+()]{{2,24}}?)"
    rf"(?:占(?P<of>{_CELL}{{3,24}}?)的?{_ENDS}?"
    rf"|[/÷](?P<by>{_CELL}{{3,24}})(?:[×*]100%)?"
    rf"|除以(?P<through>{_CELL}{{3,24}})"
    rf"|(?<!参)与(?P<to>{_CELL}{{3,24}}?)的?(?:比例|比率|比值|之比|百分比))$"
)
_SHARE_OF_THEM = re.compile(
    rf"^(?:反映|指|即)?(?P<of>{_CELL}{{2,24}}?)中(?P<part>{_CELL}{{2,24}}?)所?占的?{_ENDS}$"
)
_NAMED = re.compile(rf"^(?P<part>{_CELL}{{2,24}}?)数?占(?P<of>{_CELL}{{2,24}}?)数?的?{_ENDS}$")
_STEM = re.compile(r"([\u4e00-\u9fff]{2})(?:率|比例|比率)$")
_NO_STEM = re.compile(r"的|(?<!参)与|[及和占数]")
_NUMBER = re.compile(r"的|总?数量?$|总|个数$|人数$|^(?:全年|年度|本年度?|当年)")

_DUE = ("应", "需", "拟", "划")


class Fraction(msgspec.Struct, frozen=True):
    """What a description divides by what."""

    part: str
    whole: str


def fraction_of(description: str) -> Fraction | None:
    """The two numbers of 甲占乙的比例, 甲/乙 and the like."""
    match = _SHARE.match(keys.fold(description).rstrip("。;"))
    if match is None:
        return None
    whole = match["of"] or match["by"] or match["through"] or match["to"]
    return Fraction(match["part"], whole) if whole else None


def stem_of(name: str) -> str:
    """办结 of 案件办结率; "" where the name ends in no such word."""
    stem = _STEM.search(name)
    return "" if stem is None or _NO_STEM.search(stem[1]) else stem[1]


def upside_down(one: IndicatorOf) -> str:
    """What stands above though it is the whole; "" where all is in its place, or not known.

    应办未办 above 应办 is no mistake, and 检测企业数 of a 检测覆盖率 is the part.
    """
    if one.measure != "percent" or measures.of_name(one.its.level3) != "rate":
        return ""
    name = one.bare
    if named := _NAMED.match(name):
        return _turned(Fraction(named["part"], named["of"]), one.folded["description"])
    fraction, stem = fraction_of(one.its.description), stem_of(name)
    return _whole_above(fraction, _done(stem)) if fraction and stem else ""


def _whole_above(fraction: Fraction, done: re.Pattern[str]) -> str:
    """The part of a share that is the whole of it."""
    if (
        _is_done(done, fraction.part)
        or _marked("done", fraction.part)
        or _marked("not_done", fraction.part)
    ):
        return ""
    if _says_all(fraction.whole, fraction.part) or _marked("not_done", fraction.whole):
        return ""
    is_done = done.search(fraction.whole)
    if _says_all(fraction.part, fraction.whole):
        return fraction.part if is_done or _marked("done", fraction.whole) else ""
    is_whole = _marked("before", fraction.part) or _is_bare_of(fraction, done)
    is_alike = fraction.part[-1] == fraction.whole[-1]
    return fraction.part if is_done and is_whole and is_alike else ""


def _turned(named: Fraction, description: str) -> str:
    """新兵 of 毕业生中新兵所占比例, where the name says 毕业生占新兵的比例."""
    of_them = _SHARE_OF_THEM.match(description.rstrip("。;"))
    fraction = Fraction(of_them["part"], of_them["of"]) if of_them else fraction_of(description)
    if fraction is None or named.part in fraction.part or named.whole in fraction.whole:
        return ""
    is_turned = named.part in fraction.whole and named.whole in fraction.part
    return fraction.part if is_turned else ""


def _is_bare_of(fraction: Fraction, done: re.Pattern[str]) -> bool:
    """设备总数 of 完好设备数, 全年任务数 of 任务完成数: nothing but the thing itself."""
    thing, whole = (_NUMBER.sub("", text) for text in (fraction.part, fraction.whole))
    if len(thing) > 1 and whole.endswith(thing) and whole != thing:
        return True
    undone = done.sub("", whole)
    return undone != whole and len(undone) > 1 and thing == undone


def _is_done(done: re.Pattern[str], part: str) -> bool:
    """Whether the part has the word of the rate, and not as what is due: 应接种."""
    return any(
        part[max(0, match.start() - 1) : match.start()] not in _DUE for match in done.finditer(part)
    )


@cache
def _done(stem: str) -> re.Pattern[str]:
    """The word of a rate, and those that say the same: 查出 of 检出率."""
    lines = [line.split() for line in words_of("upside_down", "same")]
    words = {stem, *(word for line in lines if stem in line for word in line)}
    return re.compile("|".join(map(re.escape, sorted(words))))


def _says_all(text: str, other: str) -> bool:
    """Whether a text is of all, and not the other in the same word: 任务完成数, 任务数."""
    return any(match[0] not in other for match in _mark("all").finditer(text))


def _marked(mark: str, text: str) -> bool:
    return bool(_mark(mark).search(text))


@cache
def _mark(mark: str) -> re.Pattern[str]:
    pattern = one_of("upside_down", mark).pattern
    if mark == "all":
        return re.compile(
            rf"{pattern}|(?<![供反相响适对回效])应(?!急|用|对|邀|届|征|答)|总(?:数|人|户|量|面积|额|件|次)"
            r"|总[\u4e00-\u9fff]{0,3}数$"
        )
    return re.compile(pattern)
