"""Text recognition: pictures of lines to characters, with how sure each is.

RapidOCR brings the PP-OCR models in its package and runs them with onnxruntime; nothing is
downloaded. One thread a process: several files are read in several processes.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2
import msgspec
import numpy as np
from rapidocr import RapidOCR

from mingzhang.reading.pdf.ink import Box
from mingzhang.reading.scan.picture import Picture

_PARAMETERS = {
    "Global.use_cls": False,
    "Global.return_word_box": True,
    "Global.use_vertical_padding": False,
    "Global.log_level": "critical",
    "Det.limit_type": "max",  # by default small pictures are blown up
    "Det.limit_side_len": 2000,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Rec.rec_batch_num": 1,  # more would pad short lines to the longest, for time and memory
}


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """One recognised character of a line."""

    text: str
    at: float
    """Where its middle stands, as a share of the line's width."""

    sure: float
    """0 to 1, as the model says."""


def find_lines(picture: Picture) -> list[Box]:
    """The boxes of lines of text on a page, in pixels; upright boxes around tilted ones."""
    engine = _engine()
    try:
        _, found = engine.detect_and_crop(_coloured(picture), {})
    except Exception as error:
        if type(error).__name__ == "RapidOCRError":  # how it says that there is no text
            return []
        raise
    corners: list[Box] = []
    for quad in np.asarray(found.boxes, dtype=float):
        (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
        corners.append((float(left), float(top), float(right), float(bottom)))
    return corners


def recognise(pictures: Sequence[Picture]) -> list[list[Glyph]]:
    """The characters of each picture of one line, from left to right."""
    if not pictures:
        return []
    found = _engine().recognize_txt([_coloured(picture) for picture in pictures])
    return [
        _glyphs(text, words)
        for text, words in zip(found.txts or (), found.word_results, strict=True)
    ]


def _glyphs(text: str, words: Any) -> list[Glyph]:
    """A space has no place of its own, and gets that of the letter before it."""
    places = (column for word in words.word_cols for column in word)
    glyphs: list[Glyph] = []
    for char, sure in zip(text, words.confs, strict=False):
        at = glyphs[-1].at if glyphs else 0.0
        if not char.isspace():
            at = min(1.0, (next(places) + 0.5) / words.line_txt_len)
        glyphs.append(Glyph(char, at, float(sure)))
    return glyphs


@cache
def _engine() -> RapidOCR:
    cv2.setNumThreads(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return RapidOCR(params=_PARAMETERS)


def _coloured(picture: Picture) -> Picture:
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
