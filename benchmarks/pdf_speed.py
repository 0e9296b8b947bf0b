"""Pages per second of the PDF reader, against pdfplumber and against PDFium's floor.

    python -m benchmarks.pdf_speed [PDF...]

All three read the same files in turn, several times in one run, on one core; the medians
and their ratios are printed. pdfplumber only extracts its tables; ours finds tables,
paragraphs, running lines and places. The floor loads each page and its text, and asks for
the number of characters and the type and bounds of each object: nobody reads with less.
"""

from __future__ import annotations

import ctypes
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber

from mingzhang.reading import pdf
from mingzhang.reading.pdf import pdfium

_SAMPLES = Path(__file__).parents[2] / "shared/samples/shanghai"
_ROUNDS = 5


def ours(path: Path) -> int:
    return pdf.blocks(path.read_bytes()).pages


def pdfplumber_tables(path: Path) -> int:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
        return len(document.pages)


def floor(path: Path) -> int:
    four = (ctypes.c_float * 4)()
    places = [ctypes.byref(four, 4 * part) for part in range(4)]
    with pdfium.Document(path.read_bytes()) as document:
        for index in range(len(document)):
            page = document.load(index)
            text = pdfium.load_text(page)
            pdfium.count_chars(text)
            for place in range(pdfium.count_objects(page)):
                thing = pdfium.page_object(page, place)
                if pdfium.object_type(thing) == pdfium.PATH:
                    pdfium.object_bounds(thing, *places)
            pdfium.close_text(text)
            pdfium.close_page(page)
        return len(document)


READERS: dict[str, Callable[[Path], int]] = {
    "mingzhang": ours,
    "pdfplumber": pdfplumber_tables,
    "PDFium floor": floor,
}


def measure(paths: Sequence[Path], rounds: int = _ROUNDS) -> dict[str, float]:
    """Median seconds of each reader over all files."""
    taken: dict[str, list[float]] = {name: [] for name in READERS}
    for turn in range(rounds + 1):
        for name, read in READERS.items():
            start = time.perf_counter()
            for path in paths:
                read(path)
            if turn:  # the first round warms up
                taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(arguments: Sequence[str]) -> int:
    paths = [Path(argument) for argument in arguments] or sorted(_SAMPLES.glob("*.pdf"))
    if not paths:
        print("没有找到 PDF 样本；请在命令后写出文件", file=sys.stderr)
        return 2
    pages = sum(map(floor, paths))
    seconds = measure(paths)
    own = seconds["mingzhang"]
    print(f"{len(paths)} files, {pages} pages, {_ROUNDS} rounds\n")
    print(f"{'reader':<14}{'pages/s':>10}{'ms/page':>10}{'ours is':>12}")
    for name, time_taken in seconds.items():
        speed = pages / time_taken
        print(f"{name:<14}{speed:>10.0f}{1000 / speed:>10.2f}{time_taken / own:>11.2f}x")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
