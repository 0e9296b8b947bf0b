"""The findings of a run, in the formats that people and programs work with.

html, xlsx, docx, pdf   a web page, a workbook to work through, a notice, an annotated source
json, sarif             for programs
crops                   pieces of PDF pages with the cells marked
told_of                 what to show of a long paragraph
reports                 which format is asked for, and what a run is written into
"""
