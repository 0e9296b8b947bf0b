"""Faults of what is not there: indicators of a kind, or all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted
from benchmarks.planted.targets.indicators import projects


def _without(kind: str, rules: str, level: str) -> Fault:
    """The rows of a 一级 or 二级指标 are not printed."""

    def plant(source: Source, random: Random) -> Planted | None:
        for project in projects(source, random):
            left_out = [
                one.where for one in project.indicators if re.search(level, one.level1 + one.level2)
            ]
            own = {project.where.line, *(place.line for place in project.places.values())}
            if own & {where.line for where in left_out}:
                continue  # the project itself would go with the row
            if left_out and all(where.cell for where in left_out):
                text = _without_lines(source.text, [where.line - 1 for where in left_out])
                return Planted((text,), (project.name,), gone=True)
        return None

    return ByHand(f"P {kind}", rules, plant)


def _without_lines(text: str, left_out: Sequence[int]) -> str:
    """The text without some rows; the 一级指标 goes on with the row below."""
    lines = text.split("\n")
    carried = ""
    kept: list[str] = []
    for number, line in enumerate(lines):
        first, tab, rest = line.partition("\t")
        if number in left_out:
            carried = first or carried
            continue
        kept.append(f"{carried}{tab}{rest}" if carried and tab and not first else line)
        carried = ""
    return "\n".join(kept)


FAULTS: tuple[Fault, ...] = (
    _without("缺少满意度指标", "P105", "满意"),
    _without("缺少成本指标", "P103", "成本"),
    _without("缺少质量指标", "P103", "质量"),
    _without("缺少时效指标", "P103", "时效"),
    _without("缺少效益指标", "P104", "效益指标|影响指标"),
    _without("没有指标", "P102", "."),
)
