"""Invented documents from a seed number: for tests, benchmarks, teaching and `mz demo`.

No sentence is taken from a real disclosure. Four stages, each usable by itself:

    county = samples.county(7)                          invent: departments, units, budgets
    made = samples.disclosures(county, 2024)            compose: what a perfect reader reads
    text = samples.text(made, "fragments", seed=7)      print: as documents really look
    wrong, planted = samples.plant("cell_changed", made[0], Random(7))    spoil: a known fault

The same arguments always give the same result. Without faults every table ties exactly;
`county(..., rounding=True)` keeps money to the 分, so that cells which are rounded for
themselves differ by 0.01 万元 here and there, as they do in real tables.

    words, county, chance     what a county consists of, its words, and how it is drawn
    staff, projects, assets   the parts of a unit's budget
    invent                    the county's budget books
    texts, books              a department's books for the forms of a year
    compose                   the books compiled, as every budget book is
    plain, pages, source      from documents to text
    changes, faults           planted faults
"""

from mingzhang.samples.changes import CellPlace
from mingzhang.samples.compose import disclosures, disclosures_of
from mingzhang.samples.county import County, Department, Unit
from mingzhang.samples.faults import FAULTS, Fault, Planted, plant
from mingzhang.samples.invent import county
from mingzhang.samples.pages import Shape
from mingzhang.samples.source import text, write

__all__ = [
    "FAULTS",
    "CellPlace",
    "County",
    "Department",
    "Fault",
    "Planted",
    "Shape",
    "Unit",
    "county",
    "disclosures",
    "disclosures_of",
    "plant",
    "text",
    "write",
]
