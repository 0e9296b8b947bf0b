"""Figures in words, bound to the points of the cube that they restate.

    tokens, lines     a paragraph as figures, years, known words, names of accounts
    phrases           what the words before a figure say, all of them or nothing
    accounts          names of accounts to codes
    periods, times    years and stages, in words and of a figure
    memory, subjects  what a phrase speaks of: what was named before, or something new
    figures, binding  what kind of figure it is; the claim
    sentences         phrase by phrase through a paragraph
    walk, document    line by line through the sections; what is known of all of them

Only what the words say without doubt is bound. The rest is kept with its text, so that it
can be listed as not checked; it is never the ground of a finding.
"""

from mingzhang.reading.claims.walk import read_claims

__all__ = ["read_claims"]
