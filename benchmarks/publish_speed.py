"""How fast and in how much memory: compiling and publishing, a department and a county.

The department has 125 projects, as many as the largest of the real documents. Each format is
made in a process of its own on one core, so that its peak memory is its own, and told in seconds
of the processor, so that others on the machine do not count; what is read back and compared is
told apart. The county goes through the command line on two workers,
then once more with nothing to do.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.speed import peak, run_command
from mingzhang.compiling import compiled, county, rollup
from mingzhang.compiling.book import Book
from mingzhang.compiling.books.writer import write_book
from mingzhang.compiling.compose import disclosure
from mingzhang.publishing.publish import READ_BACK, WRITERS, errors, reads_the_same
from mingzhang.samples import books, invent

PROJECTS = 125
_YEAR = 2024
_PACK = "hebei-2024"
_TOGETHER = ("docx", "xlsx", "html", "json")
"""The formats that are to take less than 3 s together; PDF alone is to take less than 5 s."""


def department() -> list[Book]:
    """The books of a department with exactly so many projects."""
    units = 5
    while True:
        made = invent.county(5, 1, units, (_YEAR - 1, _YEAR))
        found = list(books.books(made, made.departments[0], _YEAR, _PACK))
        if sum(len(book.projects) for book in found) >= PROJECTS:
            return _cut(found)
        units += 4


def _cut(found: Sequence[Book]) -> list[Book]:
    left = PROJECTS
    kept: list[Book] = []
    for book in found:
        kept.append(msgspec.structs.replace(book, projects=book.projects[:left], purchases=()))
        left -= len(kept[-1].projects)
    return kept


def written(folder: Path, own: Sequence[Book]) -> list[Path]:
    """The books as workbooks in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{place}.xlsx" for place in range(len(own))]
    for book, path in zip(own, paths, strict=True):
        write_book(book, path)
    return paths


# a department, each step in a process of its own


def step(name: str, folder: Path) -> dict[str, float]:
    """Processor seconds for one step and for reading back, and peak MiB of this process."""
    started = time.process_time()
    if name == "compile":
        files = [county.read(path) for path in sorted((folder / "books").iterdir())]
        (family,) = county.families(files)
        account, *_ = rollup.accounts([file.book for file in family.files if file.book])
        compiled.write([disclosure(account)], folder)
        return {"seconds": time.process_time() - started, "back": 0, "memory": peak()}
    (path,) = folder.glob(f"*{compiled.SUFFIX}")
    made = compiled.read(path)
    started = time.process_time()
    if name == "check":
        assert not errors([made])
        return {"seconds": time.process_time() - started, "back": 0, "memory": peak()}
    output = folder / f"out.{name}"
    WRITERS[name](made, output)
    seconds, back = time.process_time() - started, 0.0
    if name in READ_BACK:
        started = time.process_time()
        assert reads_the_same(made, output)
        back = time.process_time() - started
    return {"seconds": seconds, "back": back, "memory": peak()}


def _in_a_process(name: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.publish_speed", "--step", name, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def of_a_department() -> Table:
    """Each format of the large department."""
    table = Table(title=f"a department with {PROJECTS} projects, one core, processor seconds")
    for column in ("step", "seconds", "read back", "MiB"):
        table.add_column(column, justify="left" if column == "step" else "right")
    sums: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder / "books", department())
        for chosen in ("compile", "check", *WRITERS):
            its = _in_a_process(chosen, folder)
            sums[chosen], sums[f"{chosen} back"] = its["seconds"], its["back"]
            shown = f"{its['back']:.2f}" if its["back"] else ""
            table.add_row(chosen, f"{its['seconds']:.2f}", shown, f"{its['memory']:.0f}")
    together = sum(sums[chosen] for chosen in _TOGETHER)
    back = sum(sums[f"{chosen} back"] for chosen in _TOGETHER)
    table.add_section()
    table.add_row("+".join(_TOGETHER), f"{together:.2f}", f"{back:.2f}", "")
    return table


# a county, through the command line


def of_a_county(departments: int, units: int) -> Table:
    """Compiling and publishing a county in all formats, and once more when nothing changed."""
    table = Table(title=f"a county: {departments} departments with {units} units each, two workers")
    for column in ("step", "disclosures", "seconds", "each", "MiB of the largest"):
        table.add_column(column, justify="left" if column == "step" else "right")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = invent.county(5, departments, units, (_YEAR - 1, _YEAR))
        count = 0
        for own in made.departments:
            found = list(books.books(made, own, _YEAR, _PACK))
            count += len(written(folder / "books" / own.code, found))
        formats = "docx,pdf,xlsx,html,json,datapackage"
        ready, out = str(folder / "compiled"), str(folder / "out")
        steps = {
            "compile": ("compile", str(folder / "books"), "-o", ready),
            "publish": ("publish", ready, "--to", formats, "-o", out),
        }
        for again in ("", ", nothing new"):
            for step_name, command in steps.items():
                seconds, memory = run_command(*command, "--jobs", "2", "--table", "none")
                table.add_row(
                    f"{step_name}{again}",
                    str(count),
                    f"{seconds:.1f}",
                    f"{seconds / count:.3f}",
                    f"{memory:.0f}",
                )
        assert len(list(Path(out).glob("[!.]*"))) == count * len(formats.split(","))
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--departments", type=int, default=100, help="of the county; 0 for none")
    parser.add_argument("--units", type=int, default=5, help="of each department")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.step:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print(json.dumps(step(options.step[0], Path(options.step[1]))))
        return
    console = Console()
    console.print(of_a_department())
    if options.departments:
        console.print(of_a_county(options.departments, options.units))


if __name__ == "__main__":
    main()
