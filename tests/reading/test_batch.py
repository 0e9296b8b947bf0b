"""Many sources: in order, in several processes, and none of them stops the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mingzhang.disclosure import Reading
from mingzhang.reading import batch
from mingzhang.reading.formats import UnreadableSourceError
from tests.reading.pages import expenditure, tabbed

GOOD = tabbed(expenditure()).encode()


def folder_of(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def year_of(reading: Reading) -> int:
    return reading.disclosures[0].year


def test_a_folder_stands_for_all_files_in_it_in_order(tmp_path: Path) -> None:
    folder_of(tmp_path, {"乙.txt": b"", "甲/2.txt": b"", "甲/1.txt": b"", "甲/深/3.txt": b""})
    names = [str(path.relative_to(tmp_path)) for path in batch.sources([tmp_path])]
    assert names == sorted(names)
    assert len(names) == 4


def test_hidden_files_and_words_lock_files_are_left_out(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": b"", ".DS_Store": b"", "~$预算.doc": b"", ".git/config": b""})
    assert [path.name for path in batch.sources([tmp_path])] == ["预算.txt"]


def test_a_hidden_folder_that_is_asked_for_is_read(tmp_path: Path) -> None:
    folder_of(tmp_path, {".下载/预算.txt": b""})
    assert [path.name for path in batch.sources([tmp_path / ".下载"])] == ["预算.txt"]


def test_a_file_is_named_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": b""})
    path = tmp_path / "预算.txt"
    assert batch.sources([path, tmp_path, path]) == [path]


def test_a_path_that_is_not_there_is_kept_to_be_told(tmp_path: Path) -> None:
    assert batch.sources([tmp_path / "没有.txt"]) == [tmp_path / "没有.txt"]


@pytest.mark.parametrize(
    "workers", [pytest.param(1, id="in this process"), pytest.param(2, id="in two others")]
)
def test_results_come_in_order_and_one_bad_file_stops_nothing(tmp_path: Path, workers: int) -> None:
    files = {f"{year}.txt": GOOD.replace(b"2024", str(year).encode()) for year in range(2020, 2027)}
    folder_of(tmp_path, files | {"2022.txt": b"%PDF-1.7", "2025a.txt": b""})
    outcomes = list(batch.process(batch.sources([tmp_path]), year_of, workers))
    assert [outcome.path.name for outcome in outcomes] == [
        *("2020.txt", "2021.txt", "2022.txt", "2023.txt", "2024.txt"),
        *("2025.txt", "2025a.txt", "2026.txt"),
    ]
    assert [outcome.result for outcome in outcomes] == [
        *(2020, 2021, None, 2023, 2024, 2025, None, 2026)
    ]
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    assert ["PDF" in failures[0].message, "空文件" in failures[1].message] == [True, True]
    assert failures[0].name == str(tmp_path / "2022.txt")


def test_nothing_to_do_is_nothing_done() -> None:
    assert list(batch.process([], year_of, 2)) == []


def _mistaken(reading: Reading) -> int:
    raise ZeroDivisionError(reading.source.name)


@pytest.mark.parametrize("workers", [1, 2])
def test_our_own_mistake_is_never_called_a_fault_of_the_file(tmp_path: Path, workers: int) -> None:
    folder_of(tmp_path, {f"{number}.txt": GOOD for number in range(5)})
    with pytest.raises(ZeroDivisionError):
        list(batch.process(batch.sources([tmp_path]), _mistaken, workers))


def test_a_reading_knows_its_source(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": GOOD})
    source = batch.read_path(tmp_path / "预算.txt").source
    assert (source.name, source.size, len(source.sha256)) == ("预算.txt", len(GOOD), 64)


def test_a_file_that_is_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path) -> bytes:
        raise AssertionError("was opened")

    monkeypatch.setattr(batch, "MAX_BYTES", 2**20)
    folder_of(tmp_path, {"大.txt": b" " * (2**20 + 1)})
    monkeypatch.setattr(Path, "read_bytes", opened)
    with pytest.raises(UnreadableSourceError, match="超过 1 MB 的上限"):
        batch.read_path(tmp_path / "大.txt")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(PermissionError(13, "denied"), "没有读取权限", id="permissions"),
        pytest.param(OSError(5, "Input/output error"), "读取失败", id="a broken disk"),
        pytest.param(FileNotFoundError(2, "gone"), "没有这个文件", id="gone since it was listed"),
    ],
)
def test_what_the_system_refuses_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def refused(path: Path) -> bytes:
        raise error

    folder_of(tmp_path, {"预算.txt": GOOD})
    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(UnreadableSourceError, match=said) as caught:
        batch.read_path(tmp_path / "预算.txt")
    assert "请检查" in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_in_a_folder_is_no_file(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    os.mkfifo(tmp_path / "管道")
    assert batch.sources([tmp_path]) == []
