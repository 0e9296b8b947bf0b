"""Budget books as files: a workbook for people, JSON for systems, by the name's ending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mingzhang.compiling.book import Book
from mingzhang.compiling.books import json_file as book_json
from mingzhang.compiling.books import places as book_places
from mingzhang.compiling.books import reader as book_reader
from mingzhang.compiling.books import writer as book_writer
from mingzhang.compiling.books.rows import Mistake
from mingzhang.compiling.books.sheets import sheet
from mingzhang.compiling.from_published.gaps import Gap

JSON = ".json"


def read_book(path: Path) -> tuple[Book | None, tuple[Mistake, ...]]:
    """The book, and what is wrong in it; None where the cover does not say whose book it is.

    Raises UnreadableBookError where the file is no book.
    """
    if path.suffix.lower() == JSON:
        return book_json.read_json(path)
    return book_reader.read_book(path)


def write_book(book: Book, path: Path, gaps: Sequence[Gap] = ()) -> None:
    """Write a book with what is not known of it, whole or not at all."""
    if path.suffix.lower() == JSON:
        book_json.write_json(book, path, gaps)
    else:
        book_writer.write_book(book, path, gaps)


def place_of(gap: Gap, path: Path) -> str:
    """Where in the file a gap is; "" where it is about nothing in particular."""
    if path.suffix.lower() == JSON:
        return book_json.path_of(gap) if gap.sheet else ""
    return f"“{sheet(gap.sheet).title}”{book_places.cells_of(gap)}" if gap.sheet else ""
