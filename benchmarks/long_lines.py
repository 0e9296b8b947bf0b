"""Very long lines: does reading or checking take more than its share of time?

    python -m benchmarks.long_lines [--length N] [--places N] [--seed S]

A regular expression or a rule that is quadratic is not seen on real documents, and hangs on
a hostile one. Here one cell or one paragraph of an invented disclosure is made long by
repeating something that a budget prints, or by misprints, and again at twice the length. Shown is
what took long, and how much longer at twice the length: 2 is linear, 4 is quadratic.
Processor time, so that others at work on the machine do not matter.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from random import Random

import msgspec
from rich.console import Console
from rich.table import Table

from mingzhang import samples
from mingzhang.checking.check import check_reading
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes

REPEATED = (
    *("一", "1", "(", "（", "“", "《", " ", "，", "-", "×", "、", "1、", "一、", "1.", "第"),
    *("支出", "预算", "万元", "2024年", "其中：", "财政拨款", "“三公”经费", "教育局", "3人、"),
    *("增加1万元，", "占1%，", "1%", "5万元、", "1.办公费支出10万元；", "2130705类款项"),
    *("预算20.5万元，比上年增加3%，其中：基本支出1.2万元、", "2024年1月1日至"),
    "与上年持平，增长1%，",
)
MISPRINTS = "错字"
"""Shown in place of a repeated text: clauses of any characters, each once more with a misprint."""

_WORTH_SHOWING = 0.5  # seconds


class Slow(msgspec.Struct, frozen=True, order=True):
    """What took long."""

    seconds: float
    growth: float
    step: str
    repeated: str
    place: str


def places(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Line and cell of each kind of text: the cells of lines that begin alike, once."""
    found: dict[tuple[str, int, int], tuple[int, int]] = {}
    for number, line in enumerate(lines):
        cells = line.split("\t")
        for index in range(len(cells)):
            found.setdefault((cells[0][:6], len(cells), index), (number, index))
    return list(found.values())


def lengthened(lines: Sequence[str], place: tuple[int, int], text: str) -> bytes:
    """The document with `text` after one cell's own."""
    number, index = place
    cells = lines[number].split("\t")
    cells[index] += text
    return "\n".join((*lines[:number], "\t".join(cells), *lines[number + 1 :])).encode()


def long(repeated: str, length: int) -> str:
    """So many characters of a repeated text, or of misprints, of which no two are alike."""
    if repeated != MISPRINTS:
        return repeated * (length // len(repeated))
    random = Random(length)
    clauses: list[str] = []
    for _ in range(length // 20):
        before, behind = (
            "".join(chr(random.randint(0x4E00, 0x9000)) for _ in "1234") for _ in "12"
        )
        clauses += [f"{before}务{behind}，", f"{before}物{behind}，"]
    return "".join(clauses)


def seconds(document: bytes) -> tuple[float, float]:
    """Processor time for reading and for checking."""
    begun = time.process_time()
    try:
        reading = read_bytes(document, "long.txt")
    except UnreadableSourceError:
        return time.process_time() - begun, 0.0
    read = time.process_time()
    check_reading(reading)
    return read - begun, time.process_time() - read


def slow(
    lines: Sequence[str], place: tuple[int, int], repeated: str, length: int
) -> Iterator[Slow]:
    """The steps that took long with one line made long, after the time of the bare document."""
    once = seconds(lengthened(lines, place, long(repeated, length)))
    for step, taken in zip(("reading", "checking"), once, strict=True):
        if taken < _WORTH_SHOWING:
            continue
        twice = seconds(lengthened(lines, place, long(repeated, 2 * length)))
        growth = twice[step == "checking"] / taken
        yield Slow(taken, growth, step, repeated, lines[place[0]].split("\t")[0][:20])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="very long lines, read and checked")
    parser.add_argument("--length", type=int, default=20_000, help="characters")
    parser.add_argument("--places", type=int, default=40, help="of the document, at random")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    made = samples.disclosures(samples.county(13), 2024)[:1]
    lines = samples.text(made, "rows").split("\n")
    chosen = places(lines)
    Random(options.seed).shuffle(chosen)
    found = [
        one
        for place in chosen[: options.places]
        for repeated in (*REPEATED, MISPRINTS)
        for one in slow(lines, place, repeated, options.length)
    ]
    tried = min(options.places, len(chosen)) * (len(REPEATED) + 1)
    table = Table(title=f"{tried} lines of {options.length:,} characters: over {_WORTH_SHOWING} s")
    for heading in ("seconds", "at twice the length", "step", "repeated", "line"):
        table.add_column(heading)
    for one in sorted(found, reverse=True)[:40]:
        growth = f"{one.growth:.1f} times"
        table.add_row(f"{one.seconds:.1f}", growth, one.step, one.repeated, one.place)
    Console().print(table)


if __name__ == "__main__":
    main()
