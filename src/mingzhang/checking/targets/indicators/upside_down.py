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

_SHARE = re.compile(
    r"^(?:反映|指|即)?(?P<part>[^占/÷,;:。=+()]{3,24}?)"
    r"(?:占(?P<of>[^占/÷,;:。=+()与]{3,24}?)的?(?:比例|比重|比率|百分比|比值|占比)?"
    r"|[/÷](?P<by>[^占/÷,;:。=+()×*与]{3,24})(?:[×*]100%)?"
    r"|除以(?P<through>[^占/÷,;:。=+()×*与]{3,24})"
    r"|与(?P<to>[^占/÷,;:。=+()与]{3,24}?)的?(?:比例|比率|比值|之比|百分比))$"
)
_STEM = re.compile(r"([\u4e00-\u9fff]{2})(?:率|比例|比率)$")
_NO_STEM = re.compile(r"的|[与及和占数]")
_NUMBER = re.compile(r"的|总?数量?$|总|个数$|人数$")

_DUE = ("应", "需", "拟", "划")


class _Worked(msgspec.Struct, frozen=True):
    """What a description divides by what."""

    part: str
    whole: str


def _worked_out(description: str) -> _Worked | None:
    match = _SHARE.match(keys.fold(description).rstrip("。;"))
    if match is None:
        return None
    whole = match["of"] or match["by"] or match["through"] or match["to"]
    return _Worked(match["part"], whole) if whole else None


def upside_down(one: IndicatorOf) -> str:
    """What stands above though it is the whole; "" where all is in its place, or not known.

    应办未办 above 应办 is no mistake, and 检测企业数 of a 检测覆盖率 is the part.
    """
    if one.measure != "percent" or measures.of_name(one.its.level3) != "rate":
        return ""
    worked = _worked_out(one.its.description)
    stem = _STEM.search(measures.bare_name(one.its.level3))
    if worked is None or stem is None or _NO_STEM.search(stem[1]):
        return ""
    done = _done(stem[1])
    if (
        _is_done(done, worked.part)
        or _marked("done", worked.part)
        or _marked("not_done", worked.part)
    ):
        return ""
    if _marked("all", worked.whole) or _marked("not_done", worked.whole):
        return ""
    is_done = done.search(worked.whole)
    if _marked("all", worked.part):
        return worked.part if is_done or _marked("done", worked.whole) else ""
    is_whole = _marked("before", worked.part) or _is_bare_of(worked)
    is_alike = worked.part[-1] == worked.whole[-1]
    return worked.part if is_done and is_whole and is_alike else ""


def _is_bare_of(worked: _Worked) -> bool:
    """设备总数 of 完好设备数: nothing but the thing itself."""
    thing = _NUMBER.sub("", worked.part)
    whole = _NUMBER.sub("", worked.whole)
    return len(thing) > 1 and whole.endswith(thing) and whole != thing


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
