"""Pages per second of the PDF reader, against pdfplumber and against PDFium alone.

    python -m benchmarks.pdf_speed [PDF...]

All read the same files in turn, several times in one run, on one core; the medians and
their ratios are printed. In seconds of the processor, so that others on the machine count
less.

    read and check    bytes to findings
    read              bytes to disclosures
    blocks            of that, finding tables, paragraphs, running lines and places
    pdfplumber        only extracts its tables
    characters        PDFium: each character's code and box, each object's type, each path's
                      bounds, one after the other: nobody finds a table with less. The calls
                      are those that the reader makes, the fastest that there are from Python
    loading           PDFium: each page and its text loaded, the objects counted and told
                      apart; no character is looked at

Then the same files several times over with one process and with two, through the pool that
`mz` uses, its start included: by the clock, so nothing else should run meanwhile. And the
largest process of `mz read`, for the longest file alone and for all of them.
"""

from __future__ import annotations

import ctypes
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber

from benchmarks.speed import run_command
from mingzhang.checking.check import check_reading
from mingzhang.reading import files, pdf
from mingzhang.reading.batch import process
from mingzhang.reading.pdf import pdfium
from mingzhang.reading.source import read_bytes

_SAMPLES = Path(__file__).parents[2] / "shared/samples/shanghai"
_ROUNDS = 5
_POOL_ROUNDS = 3
_COPIES = 6
"""Of each file for the pool: with few files, one process works alone at the end."""


def read_and_check(path: Path) -> int:
    reading = read_bytes(path.read_bytes(), path.name)
    check_reading(reading)
    return reading.source.pages


def read(path: Path) -> int:
    return read_bytes(path.read_bytes(), path.name).source.pages


def blocks(path: Path) -> int:
    return pdf.blocks(path.read_bytes()).pages


def pdfplumber_tables(path: Path) -> int:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
        return len(document.pages)


def loading(path: Path) -> int:
    return _iterate(path, characters=False)


def characters(path: Path) -> int:
    return _iterate(path, characters=True)


def _iterate(path: Path, *, characters: bool) -> int:
    four = (ctypes.c_float * 4)()
    box = ctypes.byref(four)
    places = [ctypes.byref(four, 4 * part) for part in range(4)]
    with pdfium.Document(path.read_bytes()) as document:
        for index in range(len(document)):
            page = document.load(index)
            assert page is not None
            text = pdfium.text_of(page)
            assert text is not None
            count = pdfium.count_chars(text)
            for place in range(count if characters else 0):
                pdfium.unicode(text, place)
                pdfium.loose_box(text, place, box)
            for place in range(pdfium.count_objects(page)):
                thing = pdfium.handle(pdfium.page_object(page, place))
                if pdfium.object_type(thing) == pdfium.PATH:
                    pdfium.object_bounds(thing, *places)
            pdfium.close_text(text)
            pdfium.close_page(page)
        return len(document)


READERS: dict[str, Callable[[Path], int]] = {
    "read and check": read_and_check,
    "read": read,
    "blocks": blocks,
    "pdfplumber": pdfplumber_tables,
    "characters": characters,
    "loading": loading,
}


def measure(paths: Sequence[Path], rounds: int = _ROUNDS) -> dict[str, float]:
    """Median seconds of each reader over all files."""
    taken: dict[str, list[float]] = {name: [] for name in READERS}
    for turn in range(rounds + 1):
        for name, reader in READERS.items():
            start = time.process_time()
            for path in paths:
                reader(path)
            if turn:  # the first round warms up
                taken[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(arguments: Sequence[str]) -> int:
    paths = [Path(argument) for argument in arguments] or sorted(_SAMPLES.glob("*.pdf"))
    if not paths:
        print("没有找到 PDF 样本；请在命令后写出文件", file=sys.stderr)
        return 2
    pages = sum(map(loading, paths))
    seconds = measure(paths)
    print(f"{len(paths)} files, {pages} pages, {_ROUNDS} rounds\n")
    print(f"{'':<16}{'pages/s':>10}{'ms/page':>10}{'to read':>10}{'to blocks':>11}")
    for name, taken in seconds.items():
        speed = pages / taken
        ratios = (taken / seconds["read"], taken / seconds["blocks"])
        print(f"{name:<16}{speed:>10.0f}{1000 / speed:>10.2f}{ratios[0]:>9.2f}x{ratios[1]:>10.2f}x")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(_COPIES):
            for path in paths:
                (folder / f"{number}-{path.name}").write_bytes(path.read_bytes())
        one, two = pools(folder)
        together = peak(folder)
    print(f"\n{_COPIES} times all files through the pool, in seconds by the clock:")
    print(f"one process {one:.1f}, two {two:.1f}: {one / two:.2f} times as fast")
    alone = peak(max(paths, key=loading))
    print(f"\npeak memory: {alone:.0f} MiB for the longest file, {together:.0f} MiB for all these")
    return 0


def pools(folder: Path) -> tuple[float, float]:
    """Seconds by the clock for reading and checking a folder in one process and in two."""
    sources = files.sources([folder])
    taken: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(_POOL_ROUNDS):
        for workers, times in taken.items():
            start = time.perf_counter()
            for outcome in process(sources, check_reading, workers):
                assert outcome.failure is None
            times.append(time.perf_counter() - start)
    return statistics.median(taken[1]), statistics.median(taken[2])


def peak(path: Path) -> float:
    """MiB of the largest process of `mz read` on a file or a folder."""
    return run_command("read", str(path), "--jobs", "1")[1]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
