"""明账: read, check and publish the budgets that Chinese public bodies disclose.

A budget is a cube, a form is a view: a disclosure prints the same small cube of
amounts many times. The packages are the stages through which a document goes; each
imports only from those named before it:

    where, amounts, numerals, keys    values
    kept                              what is derived from a thing once
    cube, catalogue                   amounts by what they are for; the classifications
    files, journal, widths, declared  what is written whole, what was made, how wide; data files
    forms                             the printed layouts, as data
    disclosure, facts, agencies       the typed document and what is asked of it
    reading                           files to disclosures
    checking                          disclosures to findings
    compiling                         budget books to disclosures
    publishing                        disclosures and findings to files
    samples, demo                     documents of invented agencies, to try it
    cli                               the command line
"""

__version__ = "0.1.0"
