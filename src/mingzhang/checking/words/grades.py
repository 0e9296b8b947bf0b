"""W609: the points of an evaluation and the grade that they are called: 88.40 分 is no 优.

The bounds are those of 财预〔2020〕10 号, and some places call 良 what has 75 points: told is only
what is wrong under both. A paragraph that gives bounds of its own is left alone, and so are the
points of a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Judged, each, over
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.disclosure import Disclosure

_POINTS = re.compile(
    r"(?<!平均)得分(?:为|是)?(?P<points>\d{2,3}(?:\.\d+)?)分?[,;]?(?:绩效)?(?:自评|评价)?"
    r"(?:结论|结果|等级|等次|评级)+(?:评定)?(?:为|是|:)?\"?(?P<grade>优秀|优|良好|良|中|一般|合格|较差|差)(?=[\",;。、]|$)"
)
_BOUNDS: dict[str, tuple[int, int]] = {
    "优": (90, 101),
    "良": (75, 90),
    "中": (60, 80),
    "差": (0, 60),
}
"""From the first up to what is less than the second, wherever the bounds are drawn."""

_ALSO = {"一般": "中", "较差": "差"}
_LEAST, _MOST = 50, 100
"""Fewer points are those of a part, or 差 under any bounds."""

_OF_A_HUNDRED = re.compile("满分(?:为|是|:)?100分")
_OWN_BOUNDS = re.compile("[以至-](?:上|下|100|90)分?(?:的|\\(|为|是)")


class Graded(msgspec.Struct, frozen=True):
    """Points with the grade that a sentence gives them."""

    line: Line
    said: str
    points: Decimal
    grade: str


def _graded(disclosure: Disclosure) -> Iterator[Graded]:
    for line in prose(disclosure):
        if "得分" not in line.text or _OWN_BOUNDS.search(key := keys.fold(line.text)):
            continue
        for match in _POINTS.finditer(key):
            points = Decimal(match["points"])
            if _LEAST <= points <= _MOST and _is_of_all(key[: match.start()]):
                yield Graded(line, match[0], points, match["grade"])


def _is_of_all(before: str) -> bool:
    """Whether points are of a hundred and of the whole, by the words of the sentence before."""
    sentence = _OF_A_HUNDRED.sub("", keys.sentences(before)[-1])
    clause = sentence.rpartition(",")[2]
    return not (aside("another_scale").search(sentence) or aside("part_of_it").search(clause))


@over("W609", each(_graded))
def points_are_of_another_grade(one: Graded) -> Judged:
    """得分 88.40 分，自评结论为“优秀”."""
    grade = _ALSO.get(one.grade, one.grade[0])
    if grade not in _BOUNDS:
        return
    low, high = _BOUNDS[grade]
    if not low <= one.points < high:
        yield one.line.flaw(
            f"写“{one.said}”，{one.points} 分不是“{grade}”："
            "90 分以上为优，80 分（有的地方 75 分）以上为良，60 分以上为中"
        )
