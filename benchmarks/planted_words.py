"""Faults in sentences that take arithmetic or the rest of the text to plant.

A wrong percentage is wrong only beside the figures that it is of; a misprint is told by the
same words elsewhere. Each kind finds a sentence that offers a place and writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeAlias

Rewrite: TypeAlias = Callable[[re.Match[str], Random], str | None]
"""A sentence to the same with a fault; None where it offers no place."""

_OFF = Decimal("3.17")
"""Points by which a percentage is wrong."""


@dataclass(frozen=True)
class SentenceFault:
    """One match of a pattern is written anew."""

    kind: str
    pattern: str
    rewrite: Rewrite

    def plant(self, text: str, year: int, random: Random) -> tuple[str, tuple[str, ...]] | None:
        """The text with one sentence changed; None where nothing would change."""
        pattern = self.pattern.replace("YEAR", str(year)).replace("LAST", str(year - 1))
        matches = list(re.finditer(pattern, text, re.MULTILINE))
        random.shuffle(matches)
        for match in matches:
            changed = self.rewrite(match, random)
            if changed is not None and changed != match.group():
                return text[: match.start()] + changed + text[match.end() :], ()
        return None


@dataclass(frozen=True)
class MisprintFault:
    """A character of words that stand elsewhere, too, becomes one that sounds or looks alike."""

    kind: str
    alike: tuple[str, ...]

    def plant(self, text: str, _: int, random: Random) -> tuple[str, tuple[str, ...]] | None:
        """The text with one character changed; None where no words stand twice."""
        lines = text.split("\n")
        numbers = [number for number, line in enumerate(lines) if _is_prose(line)]
        random.shuffle(numbers)
        for number in numbers:
            for at, wrong in self._places(lines[number], random):
                around = lines[number][max(0, at - 3) : at + 4]
                if sum(around in line for line in set(lines)) > 1:
                    line = lines[number]
                    lines[number] = line[:at] + wrong + line[at + 1 :]
                    return "\n".join(lines), ()
        return None

    def _places(self, line: str, random: Random) -> list[tuple[int, str]]:
        places = [
            (at, random.choice(group.replace(char, "")))
            for at, char in enumerate(line)
            for group in self.alike
            if char in group and _is_inside(line, at)
        ]
        random.shuffle(places)
        return places


def _is_prose(line: str) -> bool:
    return "\t" not in line and ("。" in line or "，" in line)


def _is_inside(line: str, at: int) -> bool:
    """Whether three characters of words stand on either side."""
    return bool(re.fullmatch("[\u4e00-\u9fff]{7}", line[at - 3 : at + 4])) if at >= 3 else False


def _share(match: re.Match[str], _: Random) -> str | None:
    whole, part = Decimal(match["whole"]), Decimal(match["part"])
    if not whole or part * 20 > whole * 19:
        return None
    return f"{match.group()}，占{part / whole * 100 + _OFF:.2f}%"


def _growth(match: re.Match[str], _: Random) -> str | None:
    now, change = Decimal(match["now"]), Decimal(match["change"])
    before = now + change if match["way"] == "减少" else now - change
    if before <= 0 or not change:
        return None
    way = "下降" if match["way"] == "减少" else "增长"
    return f"{match.group()}，{way}{change / before * 100 + _OFF:.2f}%"


def _against_last_year(wrong_way: bool) -> Rewrite:
    """Last year's figure, beside this year's, and the change between them told wrong."""

    def rewrite(match: re.Match[str], _: Random) -> str | None:
        now, change = Decimal(match["now"]), Decimal(match["change"])
        before = now + change if match["way"] == "减少" else now - change
        if before <= 0 or change < 1:
            return None
        other = {"减少": "增加", "增加": "减少"}[match["way"]]
        told = match.group()
        if wrong_way:
            told = told.replace(match["way"], other)
        else:
            told = told.replace(match["change"], f"{change * 2:.2f}")
        return f"{match['last']}年预算为{before:.2f}万元，{told}"

    return rewrite


def _said_again(match: re.Match[str], _: Random) -> str | None:
    """The sentence at its own place, and again with another amount."""
    change = Decimal(match["change"])
    again = match.group().replace(match["change"], f"{change + 7:.2f}", 1)
    return f"{match.group()}。{again}" if change else None


def _nearly_all(match: re.Match[str], _: Random) -> str | None:
    """A list that is closed with 及, and lacks a hundredth of its whole."""
    whole = Decimal(match["whole"])
    if whole < 5:
        return None
    first, second = (whole * Decimal("0.4")).quantize(Decimal("0.01")), whole * Decimal("0.3")
    third = whole - first - second.quantize(Decimal("0.01")) - whole / 100
    return (
        f"{match['said']}，主要用于会议费{first:.2f}万元、培训费{second:.2f}万元"
        f"及劳务费{third:.2f}万元。"
    )


_NOW_AND_CHANGE = (
    r"YEAR\s*年预算收支安排\s*(?P<now>\d+(?:\.\d+)?)\s*万元，较\s*(?P<last>LAST)\s*年预算"
    r"(?P<way>增加|减少)\s*(?P<change>\d+\.\d+)\s*万元"
)

SENTENCES: tuple[SentenceFault, ...] = (
    SentenceFault(
        "W 占比写错",
        r"支出预算为?\s*(?P<whole>\d+\.\d+)\s*万元，其中[：:]?"
        r"基本支出\s*(?P<part>\d+\.\d+)\s*万元",
        _share,
    ),
    SentenceFault("W 增长率写错", _NOW_AND_CHANGE, _growth),
    SentenceFault("W 增减方向与两年的数不符", _NOW_AND_CHANGE, _against_last_year(True)),
    SentenceFault("W 增减额不是两年的数之差", _NOW_AND_CHANGE, _against_last_year(False)),
    SentenceFault("W 同一个增减额前后不一", _NOW_AND_CHANGE, _said_again),
    SentenceFault(
        "W 列到末项的各项之和略少",
        r"(?P<said>机关运行经费共计安排\s*(?P<whole>\d+\.\d+)\s*万元)，主要用于[^。\n]*。",
        _nearly_all,
    ),
    SentenceFault(
        "W 车辆分类之和与总数不符",
        r"(?P<said>上年末固定资产金额为[^。\n]*。)",
        lambda match, random: (
            f"{match['said']}共有车辆{random.randint(7, 9)}辆，其中：机要通信用车1辆、"
            "应急保障用车2辆、其他用车3辆。"
        ),
    ),
    SentenceFault(
        "W 预留中小企业大于采购总额",
        r"(?P<said>安排政府采购预算\s*(?P<whole>\d+\.\d+)\s*万元)",
        lambda match, _: (
            f"{match['said']}，面向中小企业预留政府采购项目预算金额"
            f"{Decimal(match['whole']) + 5:.2f}万元"
        ),
    ),
)

MISPRINTS: tuple[MisprintFault, ...] = (
    MisprintFault(
        "F 同音错字（别处写对）",
        ("务物误", "支知", "里理力", "度渡", "目木", "标表", "级及", "保报", "资姿", "程成"),
    ),
    MisprintFault("F 形近错字（别处写对）", ("拨拔", "入人", "末未", "购构", "土士", "贷货")),
)
