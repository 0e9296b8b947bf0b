"""What a reader sees on a page: characters and ruling lines, upright, from the top left.

The stages after this one know nothing of PDF; a scanned page could yield the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import msgspec

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points; y grows downwards."""

SPACES = " \u00a0\u3000\t\u2002\u2003\u2009"
"""White space that Chinese documents print."""


class Char(msgspec.Struct, frozen=True, gc=False):
    """A character with ink, or a space that the file prints."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """Height of the baseline. Punctuation from another font has another box, but this one."""

    @property
    def box(self) -> Box:
        """As wide as its advance and as high as its font."""
        return (self.left, self.top, self.right, self.bottom)

    @property
    def is_space(self) -> bool:
        """Whether it leaves no ink."""
        return self.text in SPACES


class Rule(NamedTuple):
    """A ruling line, horizontal or vertical by the list that it is in."""

    at: float
    """Its y if it is horizontal, its x if it is vertical."""

    start: float
    end: float


class Turn(msgspec.Struct, frozen=True):
    """How the shown page was turned for reading: a table can be printed sideways."""

    quarter: int
    """Quarter turns clockwise that the text had been turned by: 0 to 3."""

    width: float
    height: float
    """Of the page as shown."""

    skew: float = 0.0
    """Degrees by which a scanned page, so turned, still lies anticlockwise of straight."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as read."""
        return (self.width, self.height) if self.quarter % 2 == 0 else (self.height, self.width)

    def upright(self, box: Box) -> Box:
        """From the page as shown to the page as read."""
        box = _turned(box, self.quarter, self.width, self.height)
        return _moved(box, self.skew, *self.size) if self.skew else box

    def shown(self, box: Box) -> Box:
        """From the page as read back to the page as shown."""
        if not self.quarter and not self.skew:
            return box
        if self.skew:
            box = _moved(box, -self.skew, *self.size)
        return _turned(box, -self.quarter % 4, *self.size)


def _turned(box: Box, quarter: int, width: float, height: float) -> Box:
    """A box on a page of that size, after so many quarter turns of the page anticlockwise."""
    if not quarter:
        return box
    left, top, right, bottom = box
    match quarter:
        case 1:
            return (top, width - right, bottom, width - left)
        case 2:
            return (width - right, height - bottom, width - left, height - top)
        case 3:
            return (height - bottom, left, height - top, right)
    return box


def _moved(box: Box, degrees: float, width: float, height: float) -> Box:
    """A box where it comes to lie when the page is turned clockwise about its middle.

    Only its place: a box as large as needed for its tilt would reach into its neighbours.
    """
    left, top, right, bottom = box
    angle = math.radians(degrees)
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    dx = x * math.cos(angle) - y * math.sin(angle) - x
    dy = x * math.sin(angle) + y * math.cos(angle) - y
    return (left + dx, top + dy, right + dx, bottom + dy)


class Doubt(msgspec.Struct, frozen=True):
    """A recognised text that may be wrong."""

    text: str
    box: Box
    why: str
    """Chinese, to follow the text in a sentence."""


class Ink(msgspec.Struct):
    """The visible ink of one page, upright."""

    width: float
    height: float
    """As read, in points."""

    turn: Turn
    chars: list[Char]
    horizontal: list[Rule]
    vertical: list[Rule]
    trouble: str = ""
    """Why the text of this page cannot be trusted, in Chinese; empty where it can."""

    pictures: list[Box] = []
    """Large pictures without text on them, on a page with text: as shown, not upright."""

    recognised: bool = False
    """Whether the characters were recognised in a picture of the page."""

    doubts: list[Doubt] = []
    """What of it may be wrong."""


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
