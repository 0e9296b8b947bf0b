"""A page's picture in grey, and how it lies: skew is found and taken out.

The rows of text and the ruling lines of a page that lies straight give a profile, from top
to bottom, with sharp steps. The angle with the sharpest steps is the skew.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import cv2
import numpy as np
from cv2.typing import MatLike

Picture: TypeAlias = MatLike
"""Height by width, grey in a byte: 0 is black."""

_MOST_SKEW = 5.0
"""Degrees. What lies more askew was not scanned but photographed."""

_COARSE, _FINE = 0.5, 0.05
_SMALL, _MIDDLE = 700, 1400
"""Pixels of the longer side at which the angle is looked for, roughly and then exactly."""


def darkness(picture: Picture) -> Picture:
    """How much darker than the paper around it each point is: shade and paper are 0."""
    size = max(15, max(picture.shape) // 60) | 1
    paper = cv2.morphologyEx(
        cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA),
        cv2.MORPH_CLOSE,
        np.ones((size // 2, size // 2), np.uint8),
    )
    paper = cv2.resize(
        cv2.GaussianBlur(paper, (0, 0), size / 8),
        picture.shape[::-1],
        interpolation=cv2.INTER_LINEAR,
    )
    return cv2.subtract(paper, picture)


def skew(dark: Picture) -> float:
    """Degrees by which the page is turned anticlockwise."""
    rough = _best(_shrunk(dark, _SMALL), 0.0, _MOST_SKEW, _COARSE)
    return _best(_shrunk(dark, _MIDDLE), rough, _COARSE, _FINE)


def turned(picture: Picture, degrees: float, paper: int = 255) -> Picture:
    """The picture turned clockwise about its middle; what comes in is paper."""
    if abs(degrees) < _FINE / 2:
        return picture.copy()
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper
    )


def _shrunk(dark: Picture, side: int) -> Picture:
    scale = min(1.0, side / max(dark.shape))
    return cv2.resize(dark, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _best(dark: Picture, around: float, reach: float, step: float) -> float:
    count = math.floor(reach / step + 0.5)
    angles = [around + step * number for number in range(-count, count + 1)]
    return max(angles, key=lambda angle: (_sharpness(turned(dark, angle, 0)), -abs(angle)))


def _sharpness(dark: Picture) -> float:
    """Of the steps from row to row and from column to column."""
    total = 0.0
    for axis in (0, 1):
        profile = dark.sum(axis=axis, dtype=np.int64).astype(float)
        total += float(np.square(np.diff(profile)).sum())
    return total
