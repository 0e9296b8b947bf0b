"""Budget books as files: a workbook for people, JSON for systems, with the same sheets and columns.

book.toml, sheets        the sheets and columns, as data
rows                     what was found in a file, cell by cell, before it is a book
from_rows, to_rows       rows to a book, with every mistake told, and back
reader, writer, json_file, files   the two formats, and which of them a file is
places, checks, guide    where things stand; the live checks; the first sheet
schema                   the JSON Schema, printed
"""
