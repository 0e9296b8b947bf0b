"""Which block belongs to which disclosure, and to what in it: table, narrative, contents.

A source can hold several disclosures: a department and its units, or two years. They
follow one another without a mark of their own, so they are told apart by what titles and
table heads say of scope, agency and year: as long as these agree it is one disclosure,
when they differ another has begun.

Nothing is read out of the tables here; a part only says which blocks are which.

    walk                        block by block
    sorting, begun              what is pending, and the parts so far
    paragraphs, broken_titles   lines: titles, agency lines, notes, narrative
    grids, pieces, cut_headers  tables: a new one, or the next piece of one
    without_title, untitled     tables that only their header can tell
    misprints, strays           tables and parts that a misprint in a head has led astray
    profile                     year, scope and agency that no table head states
"""

from mingzhang.reading.parts.walk import parts

__all__ = ["parts"]
