"""The gallery of bad input: each mistake with its smallest file, and exactly what is printed.

tests/data/errors holds a file and beside it the console text that we expect; situations that
no file can show (a missing folder, a lack of permission) are made here. docs/errors.md is the
gallery for people. After a message has changed on purpose, `python -m tests.test_errors`
writes the expected texts anew.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang import cli, samples
from mingzhang.checking.check import check_reading
from mingzhang.checking.terminal import render
from mingzhang.reading import batch, files
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes
from tests.reading.archives import locked, nested, zipped
from tests.reading.pages import expenditure, tabbed

GALLERY = Path(__file__).parent / "data" / "errors"
DOCS = Path(__file__).parents[1] / "docs" / "errors.md"
FILES = sorted(path.stem for path in GALLERY.glob("*.txt"))
GOOD = tabbed(expenditure()).encode()


def console(arguments: Sequence[str], folder: Path) -> str:
    """What a terminal shows: the command, results, errors, and the exit code."""
    results, complaints = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(results),
        contextlib.redirect_stderr(complaints),
        mock.patch("time.perf_counter", return_value=0.0),  # or no two runs print the same
        mock.patch.dict(os.environ, {"COLUMNS": "80"}),
    ):
        try:
            code = cli.main(arguments)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
    shown = f"$ {' '.join(('mz', *arguments))}\n{results.getvalue()}{complaints.getvalue()}"
    return f"{shown}$ echo $?\n{code}\n"


# situations that no file can show


def _a_good_file(folder: Path) -> None:
    (folder / "预算.txt").write_bytes(GOOD)


def _an_empty_folder(folder: Path) -> None:
    (folder / "空文件夹").mkdir()


def _a_huge_file(folder: Path) -> None:
    (folder / "合订本.txt").touch()
    os.truncate(folder / "合订本.txt", 200 * 2**20)


def _a_folder_with_two_bad_files(folder: Path) -> None:
    (folder / "公开").mkdir()
    for name in ("甲.txt", "乙.txt", "丙.txt", "丁.txt"):
        (folder / "公开" / name).write_bytes(GOOD)
    (folder / "公开" / "乙.txt").write_bytes(b"")
    (folder / "公开" / "丁.txt").write_bytes("今日无事。".encode())


def _an_archive_with_two_bad_files(folder: Path) -> None:
    members = {"甲.txt": GOOD, "~$甲.docx": b"1", "乙.txt": b"", "丙.txt": GOOD}
    (folder / "公开.zip").write_bytes(locked(zipped(members), "丙.txt"))


def _an_archive(data: bytes, name: str = "公开.zip") -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def _with(name: str, text: str) -> Callable[[Path], object]:
    """A good file, and another one beside it."""

    def make(folder: Path) -> None:
        _a_good_file(folder)
        (folder / name).write_text(text, encoding="utf-8")

    return make


_OWN = ["check", "预算.txt", "--rules", "规则.toml"]

SITUATIONS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "path-missing": (_a_good_file, ["read", "预算2024.txt"]),
    "folder-empty": (_an_empty_folder, ["check", "空文件夹"]),
    "too-large": (_a_huge_file, ["read", "合订本.txt"]),
    "permission-denied": (_a_good_file, ["read", "预算.txt"]),
    "archive-files-bad": (_an_archive_with_two_bad_files, ["read", "公开.zip", "--jobs", "1"]),
    "archive-locked": (_an_archive(locked(zipped({"a": b"1"}))), ["read", "公开.zip"]),
    "archive-damaged": (_an_archive(zipped({"a": b"1"})[:-9]), ["read", "公开.zip"]),
    "archive-bomb": (_an_archive(zipped({"a": bytes(20 << 20)})), ["read", "公开.zip"]),
    "archive-too-deep": (_an_archive(nested(3)), ["read", "公开.zip"]),
    "archive-empty": (_an_archive(zipped({})), ["read", "公开.zip"]),
    "archive-rar": (_an_archive(b"Rar!\x1a\x07\x01\x00", "公开.rar"), ["read", "公开.rar"]),
    "output-folder-missing": (_a_good_file, ["read", "预算.txt", "-o", "没有/预算.json"]),
    "output-is-a-folder": (_a_good_file, ["check", "预算.txt", "-o", "."]),
    "output-format-unknown": (_a_good_file, ["read", "预算.txt", "-o", "预算.pdf"]),
    "output-file-needed": (_a_good_file, ["read", "预算.txt", "--to", "xlsx"]),
    "some-files-bad": (_a_folder_with_two_bad_files, ["read", "公开", "--jobs", "1"]),
    "command-unknown": (_a_good_file, ["chek", "预算.txt"]),
    "command-missing": (_a_good_file, []),
    "path-left-out": (_a_good_file, ["check"]),
    "option-unknown": (_a_good_file, ["check", "预算.txt", "--formt", "json"]),
    "option-without-value": (_a_good_file, ["check", "预算.txt", "-o"]),
    "choice-unknown": (_a_good_file, ["check", "预算.txt", "--format", "word"]),
    "number-expected": (_a_good_file, ["check", "预算.txt", "--jobs", "两个"]),
    "number-too-small": (_a_good_file, ["check", "预算.txt", "--jobs", "0"]),
    "show-unknown": (_a_good_file, ["check", "预算.txt", "--show", "全部"]),
    "report-needs-a-file": (_a_good_file, ["check", "预算.txt", "--format", "xlsx"]),
    "selection-unknown": (_a_good_file, ["check", "预算.txt", "--select", "Q1"]),
    "severity-unknown": (_a_good_file, ["check", "预算.txt", "--severity", "高"]),
    "configuration-no-toml": (
        _with("mingzhang.toml", "[check]\nignore = [T211]\n"),
        ["check", "预算.txt"],
    ),
    "configuration-key-unknown": (
        _with("mingzhang.toml", '[check]\nselct = ["T"]\n'),
        ["check", "预算.txt"],
    ),
    "threshold-without-rule": (
        _with("mingzhang.toml", "[check.thresholds]\nT201 = 0.5\n"),
        ["check", "预算.txt"],
    ),
    "threshold-below-zero": (
        _with("mingzhang.toml", "[check.thresholds]\nP504 = -5\n"),
        ["check", "预算.txt"],
    ),
    "baseline-of-another-version": (
        _with("已接受.toml", "version = 2\n"),
        ["check", "预算.txt", "--baseline", "已接受.toml"],
    ),
    "baseline-entry-broken": (
        _with("已接受.toml", '[[accepted]]\nrule = "T201"\n'),
        ["check", "预算.txt", "--baseline", "已接受.toml"],
    ),
    "baseline-over-another-file": (
        _with("mingzhang.toml", '[check]\nselect = ["T"]\n'),
        ["check", "预算.txt", "--write-baseline", "mingzhang.toml"],
    ),
    "baseline-missing": (_a_good_file, ["check", "预算.txt", "--baseline", "已接受.toml"]),
    "formula-table-unknown": (
        _with("规则.toml", '[X1]\nformula = "支出汇总表[合计] = 0"\n'),
        _OWN,
    ),
    "formula-column-unknown": (
        _with("规则.toml", '[X1]\nformula = "基本支出表[合计].人员 = 0"\n'),
        _OWN,
    ),
    "formula-without-unit": (
        _with("规则.toml", '[X1]\nformula = "支出总表[合计] > 100"\n'),
        _OWN,
    ),
    "formula-unreadable": (
        _with("规则.toml", '[X1]\nformula = "支出总表(合计) = 0"\n'),
        _OWN,
    ),
    "rule-id-taken": (_with("规则.toml", '[T201]\nformula = "支出总表[合计] = 0"\n'), _OWN),
    "form-pack-unknown": (_a_good_file, ["forms", "hebei-1949"]),
    "rule-unknown": (_a_good_file, ["rules", "T999"]),
}


def situation(name: str, folder: Path) -> str:
    make, arguments = SITUATIONS[name]
    make(folder)
    if name.startswith("archive-"):  # read here and not in a worker, and without libarchive
        with (
            mock.patch.dict("sys.modules", {"libarchive": None}),
            mock.patch.object(files, "each", _here),
            mock.patch.object(batch, "each", _here),
        ):
            return console(arguments, folder)
    if name != "permission-denied":
        return console(arguments, folder)
    with mock.patch.object(Path, "open", side_effect=PermissionError(13, "denied")):
        return console(arguments, folder)


def _here(do: Callable[[Any], Any], items: Iterable[Any], *_: object) -> Iterable[Any]:
    return map(do, items)


def expected(name: str) -> str:
    return (GALLERY / f"{name}.expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_told_as_expected(name: str) -> None:
    assert console(["read", f"{name}.txt"], GALLERY) == expected(name)


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_bad_situation_is_told_as_expected(name: str, tmp_path: Path) -> None:
    before = _files_in(tmp_path)
    assert situation(name, tmp_path) == expected(name)
    left = _files_in(tmp_path) - before
    assert not [path for path in left if path.suffix in (".tmp", ".json", ".pdf", ".xlsx")]


def _files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_every_expected_text_belongs_to_a_case() -> None:
    assert {path.stem for path in GALLERY.glob("*.expected")} == {*FILES, *SITUATIONS}


def messages(name: str) -> list[str]:
    """The lines of a case that tell something."""
    told = ("错误：", "读取疑难：", "接合了")
    return [line.strip() for line in expected(name).splitlines() if line.strip().startswith(told)]


@pytest.mark.parametrize("name", [*FILES, *SITUATIONS])
def test_the_gallery_for_people_shows_every_message(name: str) -> None:
    gallery = DOCS.read_text(encoding="utf-8")
    assert f"`{name}`" in gallery, "the case is not described"
    assert [message for message in messages(name) if message not in gallery] == []


@pytest.mark.parametrize("name", [*FILES, *SITUATIONS])
def test_every_message_says_what_to_do(name: str) -> None:
    """One line each, in Chinese, and with a way out."""
    for message in messages(name):
        assert any(word in message for word in ("请", "见", "可选", "现有", "没有读取"))
        assert "Traceback" not in message


def test_an_error_goes_to_stderr_and_a_result_to_stdout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_folder_with_two_bad_files(tmp_path)
    assert cli.main(["read", str(tmp_path), "--jobs", "1"]) == 2
    printed = capsys.readouterr()
    assert [line[:3] for line in printed.err.splitlines()] == ["错误："] * 2
    assert "错误：" not in printed.out
    assert printed.out.count("661 澄江县水务局 2024 年部门预算") == 2


def test_check_and_read_refuse_the_same_files(tmp_path: Path) -> None:
    for name in FILES:
        shutil.copy(GALLERY / f"{name}.txt", tmp_path)
        read, check = (console([verb, f"{name}.txt"], tmp_path) for verb in ("read", "check"))
        refused = [line for line in read.splitlines() if line.startswith("错误：")]
        assert [line for line in check.splitlines() if line.startswith("错误：")] == refused
        assert (check.splitlines()[-1] == "2") is bool(refused)


def test_of_a_thousand_files_three_are_broken_and_all_others_are_checked(tmp_path: Path) -> None:
    folder = tmp_path / "公开"
    folder.mkdir()
    page = expenditure()
    for number in range(1000):
        own = page.replace("661 澄江县水务局", f"661{number:03} 澄江县第{number}水站")
        (folder / f"{number:03}.txt").write_bytes(tabbed(own).encode())
    (folder / "007.txt").write_bytes(b"")
    (folder / "500.txt").write_bytes(b"%PDF-1.7\n")
    (folder / "999.txt").write_bytes("今日无事。".encode("gb18030"))
    shown = console(
        ["check", "公开", "--format", "json", "-o", "结果.json", "--jobs", "2"], tmp_path
    )
    complaints = [line for line in shown.splitlines() if line.startswith("错误：")]
    assert [line.split()[0] for line in complaints] == [
        f"错误：{Path('公开') / name}" for name in ("007.txt", "500.txt", "999.txt")
    ]
    assert shown.splitlines()[-1] == "2"
    found = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))
    assert (found["summary"]["sources"], found["summary"]["unreadable"]) == (997, 3)
    assert len({source["source"]["name"] for source in found["sources"]}) == 997


# mutation: whatever happens to the lines of a document, it is read and told, or refused


COUNTY = samples.county(11, departments=1, units=1, years=(2021, 2023, 2024))
KINDS: tuple[tuple[int, samples.Shape], ...] = (
    *((2021, "rows"), (2023, "cells"), (2024, "fragments")),
)
TEXTS = [samples.text(samples.disclosures(COUNTY, year), shape, 5) for year, shape in KINDS]


def _lines_gone(lines: list[str], random: Random) -> list[str]:
    return [line for line in lines if random.random() > 0.1]


def _lines_twice(lines: list[str], random: Random) -> list[str]:
    return [line for line in lines for _ in range(1 + (random.random() < 0.1))]


def _lines_shuffled(lines: list[str], random: Random) -> list[str]:
    start = random.randrange(len(lines))
    part = lines[start : start + 60]
    random.shuffle(part)
    return lines[:start] + part + lines[start + 60 :]


def _pages_shuffled(lines: list[str], random: Random) -> list[str]:
    pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    random.shuffle(pages)
    return [line for page in pages for line in page]


def _cells_gone(lines: list[str], random: Random) -> list[str]:
    return [line.replace("\t", "", random.random() < 0.1) for line in lines]


def _characters_gone(lines: list[str], random: Random) -> list[str]:
    return ["".join(c for c in line if random.random() > 0.01) for line in lines]


def _cut_off(lines: list[str], random: Random) -> list[str]:
    return lines[: random.randrange(len(lines))]


def _cells_swapped(lines: list[str], random: Random) -> list[str]:
    swapped = []
    for line in lines:
        cells = line.split("\t")
        if random.random() < 0.1:
            random.shuffle(cells)
        swapped.append("\t".join(cells))
    return swapped


DAMAGES = (
    *(_lines_gone, _lines_twice, _lines_shuffled, _pages_shuffled),
    *(_cells_gone, _characters_gone, _cut_off, _cells_swapped),
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
@pytest.mark.parametrize("seed", range(2 * len(TEXTS)))
def test_no_damage_makes_reading_or_checking_fail(
    damage: Callable[[list[str], Random], list[str]], seed: int
) -> None:
    lines = damage(TEXTS[seed % len(TEXTS)].splitlines(), Random(seed))
    try:
        reading = read_bytes("\n".join(lines).encode(), "damaged.txt")
    except UnreadableSourceError as error:
        assert "请" in str(error)
        return
    assert all(problem.message for problem in reading.problems)
    assert list(render(check_reading(reading), ("rounding", "repaired")))


POOL = sorted({line for text in TEXTS for line in text.splitlines()})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(POOL), st.text(max_size=9)), max_size=60))
def test_lines_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(UnreadableSourceError):
        reading = read_bytes("\n".join(lines).encode("utf-8", "replace"), "lines.txt")
        assert list(render(check_reading(reading)))


def _write_anew() -> None:
    for name in FILES:
        path = GALLERY / f"{name}.expected"
        path.write_text(console(["read", f"{name}.txt"], GALLERY), encoding="utf-8")
    for name in SITUATIONS:
        with tempfile.TemporaryDirectory() as folder:
            text = situation(name, Path(folder))
        (GALLERY / f"{name}.expected").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write_anew()
