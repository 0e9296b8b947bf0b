"""Damaged and hostile files by the thousand: none may crash, hang or fill the memory.

    python -m benchmarks.fuzz [--seconds N] [--seed S] [--keep FOLDER]

Files of each format (invented ones, and the real samples where they are there) are damaged
in their bytes or in their structure: numbers out of all proportion, tags gone or twice, parts
of one file in another. Each is read and checked in a worker, as `mz check` does. Told means
one clear line; a crash is an exception that nobody has foreseen: our mistake.

The same seed makes the same files, in the same order. `--only FORMAT:NUMBER` shows one.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

from lxml import etree
from rich.console import Console
from rich.table import Table
from tests.reading import test_web, test_word
from tests.reading.archives import rar, zipped
from tests.reading.pdf.paper import Page, pdf
from tests.reading.workbook import test_workbook

from mingzhang import samples
from mingzhang.checking.check import check_reading
from mingzhang.checking.terminal import render
from mingzhang.publishing import records
from mingzhang.reading import archive, files
from mingzhang.reading.files import SourceFile
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes
from mingzhang.reading.workers import Limits, Stopped, each
from mingzhang.samples import plain

SHARED = Path(__file__).resolve().parents[2] / "shared" / "samples"
LIMITS = Limits(seconds=60, megabytes=1024)
_LARGEST = 1 << 20
"""Of real samples: larger ones only take longer."""

Case = tuple[str, int, int]
"""Format, number and seed of a damaged file."""


# ---------- files to damage ----------


@cache
def originals() -> dict[str, list[bytes]]:
    """Good files by format."""
    found: dict[str, list[bytes]] = {}
    made = samples.disclosures(samples.county(11, departments=1, units=1), 2024)
    laid = list(plain.laid_out(made[0]))
    shapes: tuple[samples.Shape, ...] = ("rows", "cells", "fragments")
    found["text"] = [samples.text(made, shape, 5).encode() for shape in shapes]
    found["html"] = [test_web.page(test_web.of_layout(laid))]
    found["docx"] = [test_word.docx(test_word.of_layout(laid))]
    found["xlsx"] = [test_workbook.of_layout(laid)]
    found["pdf"] = [_pdf()]
    for path in sorted(SHARED.glob("*/*")):
        kind = path.suffix[1:].replace("txt", "text")
        if path.stat().st_size < _LARGEST:
            found.setdefault(kind, []).append(path.read_bytes())
    small = samples.text(made[1:2], "rows", 5).encode()
    found["zip"] = [
        zipped({"甲.txt": small, "a.docx": found["docx"][0], "乙.zip": zipped({"c": small})})
    ]
    found["rar"] = [rar({"甲.txt": small, "乙.zip": zipped({"c": small})})]
    return found


def _pdf() -> bytes:
    page = Page()
    page.text(200, 60, "部门预算支出总表")
    rows = [[f"{row}{column}.50" for column in range(4)] for row in range(8)]
    page.ruled(range(60, 461, 100), range(100, 261, 20), rows)
    return pdf(page, page)


# ---------- damage ----------

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_IN_TEXT = (b"0", b"-1", b"1e99", b"99999999", b"2147483648", b"0.0000001", b"nan", b"")


def _bytes_changed(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _integer_changed(data: bytes, random: Random) -> bytes:
    width = random.choice((1, 2, 4, 8))
    at = random.randrange(len(data))
    value = random.choice(_NUMBERS) % (1 << 8 * width)
    return data[:at] + value.to_bytes(width, "little") + data[at + width :]


def _piece_gone(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _piece_twice(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 3, 40)) + data[end:]


def _piece_moved(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _cut_off(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data) + 1)]


def _other_inside(data: bytes, random: Random) -> bytes:
    other = random.choice([own for group in originals().values() for own in group])
    start, end = _piece(other, random)
    at = random.randrange(len(data))
    return data[:at] + other[start:end] + data[at + random.choice((0, end - start)) :]


def _number_replaced(data: bytes, random: Random) -> bytes:
    return _one_replaced(rb"\d+(?:\.\d+)?", data, random, _IN_TEXT)


def _tag_replaced(data: bytes, random: Random) -> bytes:
    tags = re.findall(rb"<[^<>]{1,300}>", data) or [b""]
    chosen = random.choice(tags)
    return _one_replaced(rb"<[^<>]{1,300}>", data, random, (b"", chosen, chosen * 3, chosen * 500))


def _lines_changed(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    start = random.randrange(len(lines))
    some = lines[start : start + random.choice((1, 1, 5, 60))]
    rest = lines[:start] + lines[start + len(some) :]
    at = random.randrange(len(rest) + 1)
    return b"".join(rest[:at] + some * random.choice((0, 1, 2, 30)) + rest[at:])


def _tree_changed(data: bytes, random: Random) -> bytes:
    """XML that is still well-formed, and says something else."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _tag_replaced(data, random)
    elements = [element for element in root.iter("*") if element.getparent() is not None]
    if not elements:
        return data
    for _ in range(random.choice((1, 3, 20))):
        random.choice(_TREE_DAMAGES)(random.choice(elements), random.choice(elements), random)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _element_gone(element: etree._Element, *_: object) -> None:
    if (above := element.getparent()) is not None:
        above.remove(element)


def _element_copied(element: etree._Element, other: etree._Element, random: Random) -> None:
    copy = deepcopy(element)  # first: the other may be inside it
    if len(etree.tostring(copy)) < 20_000:
        for _ in range(random.choice((1, 1, 100))):
            other.append(deepcopy(copy))


def _attribute_changed(element: etree._Element, other: etree._Element, random: Random) -> None:
    names = [*element.keys(), *other.keys()]
    if names:
        element.set(random.choice(names), random.choice((*_IN_TEXT, *other.values())))


def _text_changed(element: etree._Element, other: etree._Element, random: Random) -> None:
    element.text = random.choice((*(own.decode() for own in _IN_TEXT), other.text))


_TREE_DAMAGES = (_element_gone, _element_copied, _attribute_changed, _text_changed)


def _one_replaced(pattern: bytes, data: bytes, random: Random, by: Sequence[bytes]) -> bytes:
    places = [match.span() for match in re.finditer(pattern, data)]
    for start, end in sorted(random.sample(places, min(len(places), random.choice((1, 3))))):
        # From the back would keep the places right; a shift is one more damage.
        data = data[:start] + random.choice(by) + data[end:]
    return data


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 4, 30, 300, 5000)))


Damage = Callable[[bytes, Random], bytes]
DAMAGES: tuple[Damage, ...] = (
    *(_bytes_changed, _integer_changed, _piece_gone, _piece_twice, _piece_moved, _cut_off),
    *(_other_inside, _number_replaced, _tag_replaced, _lines_changed),
)


def _member_damaged(data: bytes, random: Random) -> bytes:
    """A ZIP file that is whole, and in it a file that is not."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        members = [(info.filename, opened.read(info)) for info in opened.infolist()]
    at = random.randrange(len(members))
    name, content = members[at]
    members[at] = name, _damaged(content, random) if content else b"<"
    return zipped(members)


_STREAM = re.compile(rb"(stream\r?\n)(.{1,200000}?)(\r?\nendstream)", re.DOTALL)


def _stream_damaged(data: bytes, random: Random) -> bytes:
    """A PDF's drawing damaged, and packed again as it was."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return data
    chosen = random.choice(streams)
    content = chosen[2]
    try:
        content = zlib.compress(_damaged(zlib.decompress(content), random) or b" ")
    except zlib.error:
        content = _damaged(content, random)
    return data[: chosen.start(2)] + content + data[chosen.end(2) :]


def _damaged(data: bytes, random: Random) -> bytes:
    if data.startswith(b"<") and random.random() < 0.6:
        return _tree_changed(data, random)
    return random.choice(DAMAGES)(data, random)


def made(case: Case) -> bytes:
    """The damaged file of a case."""
    kind, number, seed = case
    random = Random(f"{seed}/{kind}/{number}")
    data = random.choice(originals()[kind])
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        deep: Damage | None = None
        if kind in ("docx", "xlsx", "zip") and random.random() < 0.7:
            deep = _member_damaged
        elif kind == "pdf" and random.random() < 0.5:
            deep = _stream_damaged
        try:
            data = (deep or _damaged)(data, random) or b" "
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError):
            data = _damaged(data, random) or b" "  # an earlier damage went too deep
    return data


# ---------- reading ----------


def attempt(case: Case) -> tuple[str, str]:
    """What becomes of a damaged file: "ok", "told" or "crash", and the line or the traceback."""
    data = made(case)
    try:
        if not archive.is_archive(io.BytesIO(data)):
            return _read(data)
        with tempfile.NamedTemporaryFile() as file:
            Path(file.name).write_bytes(data)
            members = files.listing(SourceFile(Path(file.name), "公开.zip"))
            return max(map(_member, members))  # "told" where something was, or else "ok"
    except Exception:  # noqa: BLE001 - what is looked for
        return "crash", traceback.format_exc()


def _member(member: SourceFile) -> tuple[str, str]:
    try:
        return _read(files.read(member))
    except UnreadableSourceError as error:
        return _told(error)


def _read(data: bytes) -> tuple[str, str]:
    try:
        reading = read_bytes(data, "原件")
    except UnreadableSourceError as error:
        return _told(error)
    list(render(check_reading(reading), ("rounding", "repaired")))
    records.line(records.disclosures_json(reading))
    return "ok", ""


def _told(error: UnreadableSourceError) -> tuple[str, str]:
    clear = "请" in str(error) and "\n" not in str(error)
    return ("told", str(error)) if clear else ("crash", f"not clear: {error!r}")


def verdict(outcome: tuple[str, str] | Stopped) -> tuple[str, str]:
    """The same for what a worker did not survive: "timeout", "memory" or "died"."""
    if not isinstance(outcome, Stopped):
        return outcome
    words = {"秒，已停止": "timeout", "MB，已停止": "memory"}
    kind = next((kind for word, kind in words.items() if word in outcome.message), "died")
    return kind, outcome.message


def cases(seed: int, seconds: float, kinds: Sequence[str]) -> Iterator[Case]:
    end = time.monotonic() + seconds
    for number in count():
        for kind in kinds:
            if time.monotonic() > end:
                return
            yield kind, number, seed


VERDICTS = ("ok", "told", "crash", "timeout", "memory", "died")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="", help="formats, comma between")
    parser.add_argument("--keep", type=Path, help="folder for the files that were not survived")
    parser.add_argument("--only", help="one case, FORMAT:NUMBER, read here")
    options = parser.parse_args(arguments)
    if options.only:
        kind, _, number = options.only.partition(":")
        print(*attempt((kind, int(number), options.seed)))
        return 0
    kinds = options.kinds.split(",") if options.kinds else list(originals())
    tally: Counter[tuple[str, str]] = Counter()
    tried: list[Case] = []
    distinct: Counter[str] = Counter()

    def remembered() -> Iterator[Case]:
        for case in cases(options.seed, options.seconds, kinds):
            tried.append(case)
            yield case

    for at, outcome in enumerate(each(attempt, remembered(), 1, LIMITS)):
        kind, number, _ = case = tried[at]
        what, why = verdict(outcome)
        tally[kind, what] += 1
        if what in ("ok", "told"):
            continue
        last = why.strip().splitlines()[-1]
        distinct[f"{what} {last}"] += 1
        if distinct[f"{what} {last}"] == 1:
            print(f"\n{kind}:{number} {what}\n{why}", file=sys.stderr)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{kind}-{number}-{what}").write_bytes(made(case))
    _print(tally, kinds)
    return int(any(what not in ("ok", "told") for _, what in tally))


def _print(tally: Counter[tuple[str, str]], kinds: Sequence[str]) -> None:
    table = Table(title="damaged files")
    table.add_column("format")
    for what in ("files", *VERDICTS):
        table.add_column(what, justify="right")
    for kind in (*kinds, "all"):
        counts = [
            sum(n for (own, its), n in tally.items() if kind in (own, "all") and its == what)
            for what in VERDICTS
        ]
        table.add_row(kind, *map(str, (sum(counts), *counts)))
    Console().print(table)


if __name__ == "__main__":
    raise SystemExit(main())
