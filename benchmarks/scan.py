"""How well scans are read: PDF files with text as pictures, against what they print.

    python -m benchmarks.scan [--dpi 150,200,300] [--pages N] [--noise 8] [--skew 1] [PDF...]

Each page is drawn, turned by a degree, blurred, dirtied with noise and packed as JPEG, as a
scanner does; all pages of a file go into one PDF without text, which is read on one core.
Every cell of the statements, blank or not, is looked up at the place where the file with
text prints it; that its text is read right is for the truth tests to prove.

    amounts    that are printed and read the same, of those printed
    invented   amounts read where none is printed
    told       of the wrong ones, those listed among the problems with their place
    doubts     all places listed as doubtful, right or wrong
"""

from __future__ import annotations

import argparse
import io
import math
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import msgspec
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image
from rich.console import Console
from rich.table import Table

from mingzhang.disclosure import Reading
from mingzhang.keys import fold
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes
from mingzhang.where import Where

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "shanghai"
Grey = npt.NDArray[np.uint8]


class Scanner(msgspec.Struct, frozen=True):
    """What it does to a page."""

    dpi: int = 200
    skew: float = 1.0
    """Degrees anticlockwise."""

    noise: float = 8.0
    """Standard deviation, of 255."""

    quality: int = 75
    """Of the JPEG, in percent."""


class Scan(msgspec.Struct, frozen=True):
    """A file as a scanner would have made it."""

    data: bytes
    sizes: list[tuple[float, float]]
    """Width and height of each page in points."""


def scan(data: bytes, pages: Sequence[int], scanner: Scanner) -> Scan:
    """These pages, counted from 0, of a PDF as pictures in a PDF."""
    document = pypdfium2.PdfDocument(data)
    random = np.random.default_rng(scanner.dpi)
    images: list[Image.Image] = []
    sizes: list[tuple[float, float]] = []
    for index in pages:
        drawn = document[index].render(scale=scanner.dpi / 72, grayscale=True).to_numpy()
        sizes.append(document[index].get_size())
        images.append(Image.fromarray(dirtied(drawn, scanner, random)))
    document.close()
    file = io.BytesIO()
    images[0].save(
        file,
        "PDF",
        resolution=scanner.dpi,
        save_all=True,
        append_images=images[1:],
        quality=scanner.quality,
    )
    return Scan(file.getvalue(), sizes)


def dirtied(page: Grey, scanner: Scanner, random: np.random.Generator) -> Grey:
    """Askew, blurred, greyish and noisy."""
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), scanner.skew, 1.0)
    turned = cv2.warpAffine(
        page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,)
    )
    blurred = cv2.GaussianBlur(turned, (0, 0), 0.35 * scanner.dpi / 100)
    noisy = blurred * 0.93 + 6 + random.normal(0, scanner.noise, page.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


class Printed(msgspec.Struct, frozen=True):
    """A cell of a statement."""

    kind: str
    """amount, code or name."""

    text: str
    page: int
    x: float
    y: float
    where: Where


def cells(reading: Reading) -> Iterator[Printed]:
    """All cells of all statements; a row's code and name at the place of the row."""
    for disclosure in reading.disclosures:
        for statement in disclosure.statements:
            for row in statement.rows:
                for kind, text, where in (
                    ("code", row.code, row.where),
                    ("name", row.name, row.where),
                    *(("amount", cell.text, cell.where) for cell in row.cells.values()),
                ):
                    if where.box:
                        left, top, right, bottom = where.box
                        x, y = (left + right) / 2, (top + bottom) / 2
                        yield Printed(kind, text, where.page, x, y, where)


def askew(cell: Printed, size: tuple[float, float], skew: float) -> tuple[float, float]:
    """Where the middle of a cell has come to lie."""
    angle = math.radians(-skew)
    x, y = cell.x - size[0] / 2, cell.y - size[1] / 2
    return (
        x * math.cos(angle) - y * math.sin(angle) + size[0] / 2,
        x * math.sin(angle) + y * math.cos(angle) + size[1] / 2,
    )


def holds(where: Where, x: float, y: float) -> bool:
    """Whether a place on a page holds a point."""
    return bool(
        where.box and where.box[0] <= x <= where.box[2] and where.box[1] <= y <= where.box[3]
    )


def compared(
    printed: Sequence[Printed],
    read: Reading,
    sizes: dict[int, tuple[float, float]],
    skew: float,
) -> tuple[Counter[str], list[str]]:
    """Counts over all cells, and the wrong ones in words."""
    found: dict[tuple[str, int], list[Printed]] = {}
    for cell in cells(read):
        found.setdefault((cell.kind, cell.page), []).append(cell)
    doubts = [problem.where for problem in read.problems if problem.kind == "ambiguous"]
    counts: Counter[str] = Counter(doubts=len(doubts))
    wrong: list[str] = []
    for cell in printed:
        x, y = askew(cell, sizes[cell.page], skew)
        there = [
            other for other in found.get((cell.kind, cell.page), ()) if holds(other.where, x, y)
        ]
        text = there[0].text if there else None
        if not cell.text:
            if text:
                counts[f"{cell.kind} invented"] += 1
                wrong.append(f"p{cell.page} {cell.kind} invented {text!r}")
            continue
        counts[cell.kind] += 1
        if text is not None and fold(text) == fold(cell.text):
            counts[f"{cell.kind} right"] += 1
            continue
        told = any(where.page == cell.page and holds(where, x, y) for where in doubts)
        counts[f"{cell.kind} told"] += told
        wrong.append(f"p{cell.page} {cell.kind} {cell.text!r} read as {text!r}{' told' * told}")
    return counts, wrong


def measure(path: Path, scanner: Scanner, most: int) -> tuple[Counter[str], list[str], float]:
    """Counts, the wrong cells and the seconds of one core for one file."""
    data = path.read_bytes()
    original = read_bytes(data, path.name)
    printed = list(cells(original))
    if not any(cell.text for cell in printed if cell.kind == "amount"):
        raise UnreadableSourceError("no amounts")
    pages = sorted({cell.page for cell in printed})
    used = range(min(original.source.pages, pages[min(most, len(pages)) - 1] if most else 10**6))
    made = scan(data, used, scanner)
    sizes = dict(enumerate(made.sizes, 1))
    start = time.process_time()
    read = read_bytes(made.data, path.name)
    seconds = time.process_time() - start
    counts, wrong = compared(
        [cell for cell in printed if cell.page in sizes], read, sizes, scanner.skew
    )
    counts["pages"] = len(sizes)
    return counts, wrong, seconds


def share(counts: Counter[str], kind: str) -> str:
    right, whole = counts[f"{kind} right"], counts[kind]
    return f"{right}/{whole} {right / whole:.2%}" if whole else "–"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dpi", default="150,200,300")
    parser.add_argument("--skew", type=float, default=Scanner().skew)
    parser.add_argument("--noise", type=float, default=Scanner().noise)
    parser.add_argument("--quality", type=int, default=Scanner().quality)
    parser.add_argument("--pages", type=int, default=0, help="pages with tables of each file")
    parser.add_argument("--wrong", action="store_true", help="list what was read wrongly")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    console = Console(width=150)
    columns = ("amounts", "invented", "told", "codes", "names", "doubts", "pages", "s/page", "MiB")
    table = Table(title="scans", show_footer=False)
    table.add_column("dpi")
    for column in ("file", *columns):
        table.add_column(column, justify="left" if column == "file" else "right")
    for dpi in map(int, options.dpi.split(",")):
        scanner = Scanner(dpi, options.skew, options.noise, options.quality)
        sums: Counter[str] = Counter()
        time_taken = 0.0
        for path in options.files or sorted(SAMPLES.glob("*.pdf")):
            try:
                counts, wrong, seconds = measure(path, scanner, options.pages)
            except UnreadableSourceError:
                continue  # the blank template of the forms discloses nothing
            sums += counts
            time_taken += seconds
            table.add_row(str(dpi), path.stem, *row(counts, seconds))
            if options.wrong:
                console.print(f"{dpi} {path.stem}", *wrong, sep="\n  ", markup=False)
        table.add_row(str(dpi), "all", *row(sums, time_taken), style="bold", end_section=True)
    console.print(table)


def row(counts: Counter[str], seconds: float) -> list[str]:
    return [
        share(counts, "amount"),
        str(counts["amount invented"]),
        f"{counts['amount told']}/{counts['amount'] - counts['amount right']}",
        share(counts, "code"),
        share(counts, "name"),
        str(counts["doubts"]),
        str(counts["pages"]),
        f"{seconds / counts['pages']:.2f}" if counts["pages"] else "–",
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}",
    ]


if __name__ == "__main__":
    main()
