"""明账: read, check and publish the budgets that Chinese public bodies disclose.

A budget is a cube, a form is a view: a disclosure prints the same small cube of
amounts many times. The packages are the stages through which a document goes; each
imports only from those named before it:

    where, amounts, catalogue, cube   values
    forms                             the printed layouts, as data
    disclosure                        the typed document
    reading                           files to disclosures
    checking                          disclosures to findings
    publishing                        disclosures and findings to files
    cli                               the command line
"""

__version__ = "0.1.0"
