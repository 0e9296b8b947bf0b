"""A user's own rules: formulas over the tables in accountants' terms (docs/own-rules.md).

declaration  a rule as the file declares it
formula      reads a formula; a mistake in it is told with its place
names        what the tables, rows and columns are called in formulas
values       what a formula amounts to in a disclosure, with the cells it was taken from
rules        the file of rules, and the checks made from it
"""
