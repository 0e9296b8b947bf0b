"""What only several disclosures together show: rules A, and the roll-up over files (T207).

A run checks each source by itself, in a worker. What is compared between sources (tables,
lists of units, prior-year figures) is kept packed in a temporary file, so that memory does
not grow with the run (`shelf`); when all sources are read, the disclosures that belong
together are taken out group by group and looked at (`groups`, `compare`).

A1  a department and its units (kin)    A2  one thing published twice (twice)
A3  one year and the next (years, narrative, initial)

Amounts at one point of several disclosures are looked up by `points`.
"""

from mingzhang.checking.across import initial, kin, narrative, twice, years

__all__ = ["initial", "kin", "narrative", "twice", "years"]
