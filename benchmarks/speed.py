"""How fast and in how much memory: reading and checking, one process and two.

Three sets: the real documents where they are there, generated documents one after another,
and the same generated documents as a folder through the command line. Reading and checking
are told in seconds of the processor, so that others on the machine do not count. The first
document of a process is a set of its own: word lists and the dictionary are read with it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from mingzhang import samples
from mingzhang.checking.check import check_reading
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.tables.reconciliation import reconciled
from mingzhang.reading.source import read_bytes
from mingzhang.reading.workers import collect_seldom

SHARED = Path(__file__).resolve().parents[2] / "shared" / "samples" / "hebei"


def generated(count: int) -> list[bytes]:
    """Texts of single units, in the three shapes in turn."""
    shapes: tuple[samples.Shape, ...] = ("rows", "cells", "fragments")
    texts: list[bytes] = []
    seed = 0
    while len(texts) < count:
        county = samples.county(seed, departments=5, units=4, years=(2023, 2024))
        for year in county.years:
            for made in samples.disclosures(county, year):
                if made.scope == "unit":
                    shape = shapes[len(texts) % len(shapes)]
                    texts.append(samples.text((made,), shape, seed).encode())
        seed += 1
    return texts[:count]


def peak() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_process(data: Sequence[bytes]) -> tuple[float, float, float]:
    """Processor seconds for reading, for the tables with each other, and for all checks.

    Nothing is kept from one to the next. Garbage is looked for as in the workers of a run.
    """
    reading_seconds = tables_seconds = checking_seconds = 0.0
    for text in data:
        start = time.process_time()
        reading = read_bytes(text, "预算.txt")
        read = time.process_time()
        reconciled(Dossier(reading.disclosures))
        tied = time.process_time()
        check_reading(reading)
        reading_seconds += read - start
        tables_seconds += tied - read
        checking_seconds += time.process_time() - tied
    return reading_seconds, tables_seconds, checking_seconds


def command_line(folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds and peak MiB (of the largest process) of `mz check` on a folder."""
    return run_command("check", str(folder), "--jobs", str(jobs))


def run_command(*arguments: str) -> tuple[float, float]:
    """Seconds and peak MiB (of the largest process) of a run of `mz`."""
    command = [sys.executable, "-m", "mingzhang.cli", *arguments]
    started = time.perf_counter()
    largest = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            largest = max(largest, *map(_peak_of, _family(running.pid)))
            time.sleep(0.05)
    return time.perf_counter() - started, largest


def _family(pid: int) -> list[int]:
    """A process and all that it started, on Linux: its workers count as well."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def _peak_of(pid: int) -> float:
    """Peak MiB of a process so far; 0 when it has ended meanwhile."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return float(peaks[0]) / 1024 if peaks else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="generated documents")
    options = parser.parse_args(arguments)
    collect_seldom()
    table = Table(title="reading and checking in one process, processor seconds")
    for column in (
        "set",
        "documents",
        "MB",
        "read MB/s",
        "read s",
        "tables s",
        "check s",
        "check/read",
        "documents/s",
        "MiB",
    ):
        table.add_column(column, justify="left" if column == "set" else "right")
    texts = generated(options.count)
    sets = {"generated, first tenth": texts[: len(texts) // 10], "generated, all": texts}
    if SHARED.is_dir():
        sets = {"real": [path.read_bytes() for path in sorted(SHARED.glob("*.txt"))], **sets}
    sets = {"the first document": texts[-1:], **sets}
    for name, data in sets.items():
        read, tied, checked = one_process(data)
        size = sum(map(len, data)) / 1e6
        table.add_row(
            name,
            str(len(data)),
            f"{size:.2f}",
            f"{size / read:.2f}",
            f"{read:.2f}",
            f"{tied:.2f}",
            f"{checked:.2f}",
            f"{checked / read:.2f}",
            f"{len(data) / (read + checked):.0f}",
            f"{peak():.0f}",
        )
    console = Console()
    console.print(table)
    console.print(_through_the_command_line(texts))


def _through_the_command_line(texts: Sequence[bytes]) -> Table:
    table = Table(title="mz check on a folder, start-up included")
    for column in ("set", "processes", "seconds", "documents/s", "MiB of the largest"):
        table.add_column(column, justify="left" if column == "set" else "right")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = folder / "first tenth"
        first.mkdir()
        tenth = len(texts) // 10
        for number, data in enumerate(texts):
            place = first if number < tenth else folder
            (place / f"{number:04}.txt").write_bytes(data)
        sets = {"generated, first tenth": (first, tenth), "generated, all": (folder, len(texts))}
        if SHARED.is_dir():
            sets["real"] = (SHARED, len(list(SHARED.glob("*.txt"))))
        for label, (place, count) in sets.items():
            for jobs in range(1, min(2, os.cpu_count() or 1) + 1):
                seconds, memory = command_line(place, jobs)
                table.add_row(
                    label, str(jobs), f"{seconds:.2f}", f"{count / seconds:.0f}", f"{memory:.0f}"
                )
    return table


if __name__ == "__main__":
    main()
