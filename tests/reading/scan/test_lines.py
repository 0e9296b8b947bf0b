"""Lines of text in the ink of a cell, and dots that lead to a page number."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason="text recognition (mingzhang[ocr]) is not installed")

import numpy as np

from mingzhang.reading.scan.lines import Span, cell_lines, leaders
from mingzhang.reading.scan.picture import Picture

PIXELS = 2.0
"""A point."""

WIDTH, HEIGHT = 600, 120


def inked(*boxes: Span) -> Picture:
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    for left, top, right, bottom in boxes:
        ink[top:bottom, left:right] = 255
    return ink


@pytest.mark.parametrize(
    ("ink", "lines"),
    [
        pytest.param(inked(), [], id="blank"),
        pytest.param(inked((10, 40, 22, 60)), [(10, 40, 22, 60)], id="a lone figure"),
        pytest.param(
            inked((10, 42, 26, 44), (10, 56, 26, 58)), [(10, 42, 26, 58)], id="二 has a gap"
        ),
        pytest.param(
            inked((10, 20, 90, 40), (10, 46, 50, 66)),
            [(10, 20, 90, 40), (10, 46, 50, 66)],
            id="two lines",
        ),
        pytest.param(
            inked((10, 20, 90, 40), (30, 40, 34, 42), (10, 42, 50, 62)),
            [(10, 20, 90, 40), (10, 40, 50, 62)],
            id="two lines that a comma joins",
        ),
    ],
)
def test_the_lines_of_a_cell(ink: Picture, lines: list[Span]) -> None:
    usual = inked((10, 50, 60, 70))
    page = np.concatenate((ink, usual, usual))
    cells = [(0, number * HEIGHT, WIDTH, (number + 1) * HEIGHT) for number in range(3)]
    assert cell_lines(page, cells, PIXELS)[0] == lines


TEXT = (0, 20, 100, 44)
LINE = (0, 20, WIDTH, 44)


def test_dots_after_a_text_are_a_leader() -> None:
    dots = [(x, 38, x + 4, 42) for x in range(110, 590, 10)]
    assert leaders(inked(TEXT, *dots), LINE, 24) == [(110, 20, 584, 44)]


def test_a_line_of_dots_is_as_high_as_other_lines() -> None:
    dots = [(x, 38, x + 4, 42) for x in range(110, 590, 10)]
    assert leaders(inked(*dots), (110, 38, 584, 42), 24) == [(110, 23, 584, 42)]


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([(x, 40, x + 4, 60) for x in range(110, 590, 10)], id="tops of the next line"),
        pytest.param([(x, 38, x + 4, 42) for x in range(110, 590, 90)], id="dust far apart"),
        pytest.param(
            [(x, 22 + x % 7 * 3, x + 4, 26 + x % 7 * 3) for x in range(110, 590, 10)],
            id="dust at all levels",
        ),
        pytest.param([(x, 38, x + 4, 42) for x in range(110, 150, 10)], id="an ellipsis"),
    ],
)
def test_other_small_ink_is_no_leader(others: list[Span]) -> None:
    assert leaders(inked(TEXT, *others), LINE, 24) == []
