"""Ruling lines in a picture: long straight strokes with paper on both sides.

Rows of hanzi printed close together have long strokes too, but other ink above and below
them; that is what tells a rule.
"""

from __future__ import annotations

import cv2
import numpy as np

from mingzhang.reading.scan.picture import Picture

_SHORTEST = 14.0
"""Points. Longer than any stroke of a letter in a table."""

_WIDEST = 5.0
"""Points. What is wider is a bar or a picture."""

_GAP = 0.8
"""Points that may be missing in a rule: less than between two letters."""

_BESIDE = 1.4
"""Points from a rule to where there must be paper."""

_ALONE = 0.6
"""Share of its sides at which a rule has paper: a column of figures can lean on one of them."""

_LONG = 40.0
"""Points. What is shorter must have paper on both sides at once, or it is a row of hanzi."""

_DARK = 50
"""How much darker than the paper a rule is, of 255."""

Stroke = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def strokes(dark: Picture, pixels: float) -> tuple[list[Stroke], list[Stroke]]:
    """The ruling lines of a straight page, horizontal and vertical; so many pixels a point."""
    across = _across(dark, pixels)
    down = _across(np.ascontiguousarray(dark.T), pixels)
    return across, [(left, top, right, bottom) for top, left, bottom, right in down]


def _across(dark: Picture, pixels: float) -> list[Stroke]:
    gap = max(2, round(_GAP * pixels))
    shortest = round(_SHORTEST * pixels)
    ink = cv2.threshold(cv2.blur(dark, (gap, 1)), _DARK, 255, cv2.THRESH_BINARY)[1]
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    boxes = (
        (int(left), int(top), int(left + width), int(top + height))
        for left, top, width, height, _ in found[1:]
    )
    return [box for box in boxes if _is_rule(ink, box, pixels)]


def _is_rule(ink: Picture, box: Stroke, pixels: float) -> bool:
    left, top, right, bottom = box
    if bottom - top > _WIDEST * pixels:
        return False
    beside = max(2, round(_BESIDE * pixels))
    above = ink[max(0, top - beside), left:right] == 0
    below = ink[min(len(ink) - 1, bottom - 1 + beside), left:right] == 0
    free = (above & below) if right - left < _LONG * pixels else np.concatenate((above, below))
    return bool(free.mean() >= _ALONE)
