"""From a budget book to a disclosure that agrees with itself.

book                    预算底册: the source data of one unit for one year
books                   books as files
from_published          books from what was published
next_year               this year's book as the beginning of next year's
rollup, account         units' books to what one agency has to publish
views                   what a form prints, computed from facts
round_to_total          amounts rounded so that all that is printed adds up
rounding_notes          or a note that says why it does not
narrative               the sections, by place: narrative_hebei, narrative_shanghai
sentences, unwritten    wording.toml filled in; what only people can write
targets                 projects as the tables of each generation print them
compose                 all of it: an account to a disclosure
county, compiled        many departments; what is left behind for `mz publish`
"""
