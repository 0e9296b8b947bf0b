"""Figures in words, bound to the points of the cube that they restate.

    tokens     a paragraph as figures, years, known words, names of accounts
    phrases    what the words before a figure say, all of them or nothing
    accounts   names of accounts to codes
    walk       paragraph by paragraph: what each figure speaks of, and what it is part of

Only what the words say without doubt is bound. The rest is kept with its text, so that it
can be listed as not checked; it is never the ground of a finding.
"""

from mingzhang.reading.claims.walk import read_claims

__all__ = ["read_claims"]
