"""Faults in performance indicators: a row of the table of a project's targets, or a few of them.

indicators  an indicator with what stands around it, made wrong
values      指标值
telling     names and descriptions
bases       where the figures come from
together    several indicators of a project
missing     indicators that are left out
"""

from __future__ import annotations

from benchmarks.planted.faults import Fault
from benchmarks.planted.targets import bases, missing, telling, together, values

FAULTS: tuple[Fault, ...] = (
    *values.FAULTS,
    *telling.FAULTS,
    *bases.FAULTS,
    *together.FAULTS,
    *missing.FAULTS,
)
