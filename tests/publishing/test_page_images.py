"""Page images of the real PDF files: one for each page with a table."""

from __future__ import annotations

from pathlib import Path

from mingzhang.publishing.page_images import draw
from mingzhang.reading.batch import read_path
from tests.shared import SHARED, needs_samples

PDF = SHARED / "samples" / "shanghai" / "社会福利院-2024年单位预算.pdf"


@needs_samples
def test_each_page_with_a_table_is_drawn(tmp_path: Path) -> None:
    reading = read_path(PDF)
    written = draw(PDF.read_bytes(), reading, tmp_path / "pages")
    pages = {row.where.page for d in reading.disclosures for s in d.statements for row in s.rows}
    assert [path.name for path in written] == [
        f"{PDF.stem}-{page:03}.png" for page in sorted(pages - {0})
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)
