"""From an invented county to its disclosures, the way that every budget book goes.

They are what a perfect reader reads in their print.
"""

from __future__ import annotations

from mingzhang.compiling import compose, rollup
from mingzhang.disclosure import Disclosure
from mingzhang.forms import Pack, all_packs
from mingzhang.samples.books import books
from mingzhang.samples.county import County, Department


def disclosures(county: County, year: int) -> tuple[Disclosure, ...]:
    """All that a county publishes for a year: each department followed by its units."""
    return tuple(
        one for department in county.departments for one in disclosures_of(county, department, year)
    )


def disclosures_of(county: County, department: Department, year: int) -> tuple[Disclosure, ...]:
    """A department's disclosure, then those of its units, in Hebei's forms of the year."""
    made = books(county, department, year, _pack_for(year).id)
    return tuple(map(compose.disclosure, rollup.accounts(made)))


def _pack_for(year: int) -> Pack:
    """The form pack of a budget year; the latest one before it where there is none."""
    fitting = [
        pack for pack in all_packs() if pack.jurisdiction == "河北" and pack.stage == "budget"
    ]
    for pack in fitting:
        if year in pack.years:
            return pack
    earlier = [pack for pack in fitting if max(pack.years) < year]
    if not earlier:
        raise ValueError(f"没有 {year} 年的表样")
    return max(earlier, key=lambda pack: max(pack.years))
