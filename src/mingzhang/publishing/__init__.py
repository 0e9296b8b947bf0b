"""From disclosures and findings to files that people and programs open.

    publish, batch             a disclosure checked, written and read back; many of them
    document, layout, charts   what stands on its pages, in no format yet
    glance, target_tables      its first page; the table of a project's targets
    docx, pdf, html, xlsx      the pages in a format
    datapackage                its tables as CSV with a description
    records, facts_csv         what was read as JSON, and as one fact a row
    workbook                   what was read as a workbook
    findings                   the findings of a run
    overview                   the table at the end of a run
    page_images                what was recognised, drawn on the page

docs/output.md explains the formats to those who use them.
"""
