"""From disclosures to findings: relations derived from the forms, and causes behind failures.

The whole way

    check                          a disclosure, a source: reconciliation, then every rule
    dossier, families              the disclosures that are checked together
    printed_lines                  every line of a disclosure, with its place
    agency_names                   names of agencies compared (agency_names.toml)
    requirements                   what has to be there, and where it stands (requirements.toml)
    asides                         words that say that a figure is of something else (asides.toml)
    counting                       what is counted in what
    trades                         the trades of government, their duties and their laws
    at_once                        many texts looked through at once
    collector                      no looking for garbage meanwhile
    settings, options              what a user wants: rules, severities, thresholds, baseline
    once                           of two findings on one flaw, the better one
    one_fault                      of several findings that one correction puts right, one
    own_lines                      evidence at the line in which its words stand
    sieve, baseline                what is shown of what was found
    audit, pile, spool             all that one run found, kept on disk
    terminal, excerpts             the report that is printed; the rows that findings show
    findings, coverage, gaps       what a check says, and what could not be checked

Rules over one item at a time: declared in `checks`, their texts in `rules`, their page by `pages`.
Their packages import only from those named before them:

    misprints                      what is written wrong, for all of them
    tables                         T, from the relations that follow from the forms
    targets                        P
    form                           F
    words                          W
    evaluations                    E
    across                         A: several disclosures
    own, plugins                   a user's own formulas; rules of other packages
"""
