"""From disclosures and findings to files that people and programs open.

    files       writing a file whole or not at all
    records     JSON: disclosures and findings, as docs/schema describes them
    facts_csv   CSV: one fact a row, for statistics programs
    sheets, statement_sheets, flat_sheets, book    what stands in a workbook
    workbook    the same as XLSX

docs/output.md explains the formats to those who use them.
"""
