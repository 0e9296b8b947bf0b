"""`mz book from`: a budget book from a disclosure that was published.

tables, projects, lists, narrative   the parts of the book, each from its part of the disclosure
whole                                all of them, and the book compiled again
differences                          every cell that the new book would print otherwise
gaps                                 what the disclosure does not say, or says in two ways
printed                              printed figures as numbers
"""
