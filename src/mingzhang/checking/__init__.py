"""From disclosures to findings: relations derived from the forms, and causes behind failures.

The whole way

    check                          a disclosure, a source: reconciliation, then every rule
    dossier, families              the disclosures that are checked together
    settings, options              what a user wants: rules, severities, thresholds, baseline
    sieve, baseline                what is shown of what was found
    audit, pile, spool             all that one run found, kept on disk
    terminal, excerpts             the report that is printed; the rows that findings show
    findings, coverage, gaps       what a check says, and what could not be checked

Tables, rules T (docs/checking.md)

    space                          the cells by point
    relations, reconciliation      what must agree, and what does not
    ledger, causes, grouping       which cell is wrong; causes that are one thing to correct
    levels, units, this_year       codes without codes below; another unit; money of this year
    skeleton                       what a pack's tables can be compared by at all
    scans, wording                 figures from pictures; relations in an accountant's words

Rules over one item at a time: declared in `checks`, their texts in `rules`, their page by `pages`

    words, targets, evaluations    W, P, E
    form                           F
    across                         A: several disclosures
    own, plugins                   a user's own formulas; rules of other packages

Misprints, for all of them

    spelling, prose, proof         in the document's own words, in fixed phrases, in ordinary words
    characters, quotes             characters that are taken for each other; quotation marks
"""
