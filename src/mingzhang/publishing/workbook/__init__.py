"""Disclosures as a workbook, with everything that was read.

sheets, book       sheets and the workbook as values, before any file format
statement_sheets   the sheets of the nine tables
flat_sheets        the sheets over all disclosures
cells, writer      the same as XLSX
"""
