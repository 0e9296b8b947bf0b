"""From a page's own coordinates to those of the page as people see it."""

from __future__ import annotations

import ctypes

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.ink import Box
from mingzhang.reading.pdf.pdfium import Handle


class Frame:
    """The visible part of a page, and the quarter turns that viewers show it with."""

    def __init__(self, page: Handle) -> None:
        box = (ctypes.c_float * 4)()
        pdfium.page_box(page, ctypes.byref(box))
        self.left, self.top, self.right, self.bottom = box
        self.quarter = pdfium.page_rotation(page) % 4
        sides = (self.right - self.left, self.top - self.bottom)
        self.width, self.height = sides if self.quarter % 2 == 0 else sides[::-1]

    @property
    def box(self) -> Box:
        """What is shown of the page, in its own coordinates."""
        return (self.left, self.bottom, self.right, self.top)

    def shown(self, box: Box) -> Box:
        """A box with y upwards to one with y downwards from the top left, as shown."""
        left, bottom, right, top = box
        match self.quarter:
            case 1:
                return (
                    bottom - self.bottom,
                    left - self.left,
                    top - self.bottom,
                    right - self.left,
                )
            case 2:
                return (
                    self.right - right,
                    bottom - self.bottom,
                    self.right - left,
                    top - self.bottom,
                )
            case 3:
                return (self.top - top, self.right - right, self.top - bottom, self.right - left)
        return (left - self.left, self.top - top, right - self.left, self.top - bottom)
