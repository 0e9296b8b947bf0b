"""Where the lines of text in a cell stand: runs of rows with ink.

A cell is small and holds little but text, so its rows of pixels tell its lines, and a lone
"0" or "一" as surely as a full one, which models that look for text in pages overlook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from mingzhang.reading.scan.picture import Picture

_DARK = 60
"""How much darker than the paper ink is, of 255."""

_SPECK = 1.2
"""Points. What is neither as wide nor as high is dust."""

_LOWEST = 3.5
"""Points. Lines of letters and figures are higher; dashes are not."""

_ONE_LINE = 1.45
"""Times the usual height that what is one line can have, 二 and 三 with their gaps."""

_SEVERAL = 1.9
"""Times the usual height from which a run must be lines that touch."""

_DOT, _LEADER = 0.3, 3.0
"""Heights of a line: how high and wide a dot is at most, and how long a leader is at least."""

Span = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def inked(dark: Picture) -> Picture:
    """255 where there is ink."""
    return cv2.threshold(cv2.blur(dark, (3, 3)), _DARK, 255, cv2.THRESH_BINARY)[1]


def without_dust(ink: Picture, pixels: float) -> Picture:
    """The ink of letters; so many pixels a point."""
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    least = _SPECK * pixels
    dust = (found[:, cv2.CC_STAT_WIDTH] < least) & (found[:, cv2.CC_STAT_HEIGHT] < least)
    dust[0] = True
    result: Picture = np.where(dust[labels], 0, 255).astype(np.uint8)
    return result


def cell_lines(ink: Picture, cells: Sequence[Span], pixels: float) -> list[list[Span]]:
    """For each cell the lines of text in it, from the top."""
    insides = [ink[top:bottom, left:right] > 0 for left, top, right, bottom in cells]
    runs = [list(_runs(np.any(inside, axis=1))) for inside in insides]
    heights = [end - start for own in runs for start, end in own]
    heights = [height for height in heights if height > _LOWEST * pixels]
    usual = median(heights) if heights else _LOWEST * pixels
    return [
        [
            span
            for start, end in _whole(own, usual)
            for first, last in _apart(inside, start, end, usual)
            if (span := trimmed(ink, (left, top + first, right, top + last)))
        ]
        for (left, top, right, _), inside, own in zip(cells, insides, runs, strict=True)
    ]


def trimmed(ink: Picture, span: Span) -> Span | None:
    """The box of the ink in a box; None where there is none."""
    left, top, right, bottom = span
    inside = ink[top:bottom, left:right] > 0
    rows = np.flatnonzero(np.any(inside, axis=1))
    columns = np.flatnonzero(np.any(inside, axis=0))
    if not rows.size:
        return None
    return (
        left + int(columns[0]),
        top + int(rows[0]),
        left + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
    )


def leaders(ink: Picture, span: Span, usual: float) -> list[Span]:
    """Where in a line dots lead to a page number: at least one speck a height, all at one level.

    To the model they are letters that it cannot make out. A line that is all dots is made as
    high as lines on this page usually are.
    """
    left, top, right, bottom = span
    height = max(float(bottom - top), usual)
    inside = ink[top:bottom, left:right] > 0
    first = inside.argmax(axis=0)
    last = len(inside) - inside[::-1].argmax(axis=0)
    empty = ~np.any(inside, axis=0)
    # ink that goes on above or below belongs to a neighbouring line
    goes_on = np.any(ink[top - 1 : top, left:right], axis=0)
    goes_on |= np.any(ink[bottom : bottom + 1, left:right], axis=0)
    low = empty | (last - first < _DOT * height) & ~goes_on
    found: list[Span] = []
    for begin, stop in _runs(low):
        dots = [(begin + start, begin + end) for start, end in _runs(~empty[begin:stop])]
        if _is_leader(dots, last, height):
            high = min(top, round(bottom - 0.8 * usual))
            found.append((left + dots[0][0], high, left + dots[-1][1], bottom))
    return found


def _is_leader(dots: Sequence[tuple[int, int]], feet: npt.NDArray[np.intp], height: float) -> bool:
    """Whether so many, so small and so level; the first and last may be parts of letters."""
    inner = dots[1:-1]
    if not inner or len(dots) < max(_LEADER, (dots[-1][1] - dots[0][0]) / height):
        return False
    levels = [int(feet[start]) for start, _ in inner]
    low, high = np.percentile(levels, (10, 90))
    return (
        inner[-1][1] - inner[0][0] > _LEADER * height
        and max(end - start for start, end in inner) < _DOT * height
        and bool(high - low < _DOT * height)
    )


def _runs(there: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """From where to where it is true without a break."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    for start, end in edges.reshape(-1, 2):
        yield int(start), int(end)


def _whole(runs: Sequence[tuple[int, int]], usual: float) -> list[tuple[int, int]]:
    """The strokes of one line together."""
    lines: list[tuple[int, int]] = []
    for start, end in runs:
        if lines and end - lines[-1][0] <= _ONE_LINE * usual:
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((start, end))
    return lines


def _apart(
    inside: npt.NDArray[np.bool_], start: int, end: int, usual: float
) -> Iterator[tuple[int, int]]:
    """Lines that touch, cut where the least ink is."""
    count = round((end - start) / (1.25 * usual)) if end - start > _SEVERAL * usual else 1
    weight = inside[start:end].sum(axis=1, dtype=np.int64)
    cuts = [start]
    for number in range(1, count):
        middle = number * (end - start) / count
        first = max(0, round(middle - usual / 2))
        window = weight[first : round(middle + usual / 2)]
        cuts.append(start + first + int(window.argmin()))
    cuts.append(end)
    yield from pairwise(cuts)
