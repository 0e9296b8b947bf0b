"""The tables with each other, rules T (docs/checking.md).

space                        the cells by point
relations, reconciliation    what must agree, and what does not
ledger, causes, grouping     which cell is wrong; causes that are one thing to correct
witnesses                    what the words say of a cell, where tables cannot decide
levels, units, this_year     codes without codes below; another unit; money of this year
skeleton                     what a pack's tables can be compared by at all
scans, wording               figures from pictures; relations in an accountant's words
"""
