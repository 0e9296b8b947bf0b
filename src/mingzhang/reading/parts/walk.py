"""From one stream of blocks to the parts of each disclosure."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.disclosure import Problem
from mingzhang.reading import contents
from mingzhang.reading.blocks import Block, Grid
from mingzhang.reading.part import Part
from mingzhang.reading.parts import misprints, pieces
from mingzhang.reading.parts.grids import Grids
from mingzhang.reading.parts.paragraphs import Paragraphs
from mingzhang.reading.parts.sorting import Sorting


def parts(blocks: Sequence[Block]) -> tuple[list[Part], list[Problem]]:
    """The parts of each disclosure in a source, in printed order, and what was not placed."""
    sorting = Sorting()
    paragraphs, grids = Paragraphs(sorting), Grids(sorting)
    entries = contents.entries(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            for grid in pieces.divided(block):
                grids.take(grid)
        elif index in entries:
            paragraphs.take_entry(block)
        else:
            paragraphs.take(block)
    sorting.end()
    whole, told = misprints.mended(sorting.begun.with_content(), sorting.tables)
    return whole, sorting.problems + told
