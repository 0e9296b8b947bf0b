"""Performance targets: rules on projects, objectives and indicators.

One idea a module. `items` says what the rules look at, `measures` what a unit or a name
measures, `wordlists` holds the phrases (words.toml). Ids go by idea:

P1  parts that are missing          P4  basis and deadlines
P2  how the target is written       P5  money and the spending plan
P3  what the target means           P6  who the project is    P7  secrets and persons
"""

from mingzhang.checking.targets import (
    against,
    asked,
    basis,
    codes,
    copies,
    costs,
    counties,
    deadlines,
    direction,
    foreign,
    formulas,
    goals,
    kinds,
    meaning,
    measurable,
    names,
    narrative,
    near_names,
    objectives,
    parts,
    plan,
    privacy,
    regions,
    repeats,
    secrecy,
    slips,
    totals,
    transposed,
    twice,
    units,
    volumes,
    writing,
)

__all__ = [
    "against",
    "asked",
    "basis",
    "codes",
    "copies",
    "costs",
    "counties",
    "deadlines",
    "direction",
    "foreign",
    "formulas",
    "goals",
    "kinds",
    "meaning",
    "measurable",
    "names",
    "narrative",
    "near_names",
    "objectives",
    "parts",
    "plan",
    "privacy",
    "regions",
    "repeats",
    "secrecy",
    "slips",
    "totals",
    "transposed",
    "twice",
    "units",
    "volumes",
    "writing",
]
