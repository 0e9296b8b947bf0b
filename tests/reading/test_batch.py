"""Many sources: in order, in several processes, and none of them stops the others.

What can happen to a process is in test_workers.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mingzhang.disclosure import Reading
from mingzhang.reading import batch, files
from mingzhang.reading.files import SourceFile
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.workers import Limits
from tests.reading.pages import expenditure, tabbed

GOOD = tabbed(expenditure()).encode()


def folder_of(folder: Path, contents: dict[str, bytes]) -> Path:
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def year_of(reading: Reading) -> int:
    return reading.disclosures[0].year


def test_a_folder_stands_for_all_files_in_it_in_order(tmp_path: Path) -> None:
    folder_of(tmp_path, {"乙.txt": b"", "甲/2.txt": b"", "甲/1.txt": b"", "甲/深/3.txt": b""})
    names = [path.name for path in files.sources([tmp_path])]
    assert names == sorted(names)
    assert len(names) == 4


def test_hidden_files_and_words_lock_files_are_left_out(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": b"", ".DS_Store": b"", "~$预算.doc": b"", ".git/config": b""})
    assert [path.name for path in files.sources([tmp_path])] == ["预算.txt"]


def test_a_hidden_folder_that_is_asked_for_is_read(tmp_path: Path) -> None:
    folder_of(tmp_path, {".下载/预算.txt": b""})
    assert [path.name for path in files.sources([tmp_path / ".下载"])] == ["预算.txt"]


def test_a_file_is_named_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": b""})
    path = tmp_path / "预算.txt"
    assert files.sources([path, tmp_path, path]) == [SourceFile(path, path.name)]


def test_a_path_that_is_not_there_is_kept_to_be_told(tmp_path: Path) -> None:
    assert [file.path for file in files.sources([tmp_path / "没有.txt"])] == [tmp_path / "没有.txt"]


@pytest.mark.parametrize(
    "workers", [pytest.param(1, id="in one process"), pytest.param(2, id="in two")]
)
def test_results_come_in_order_and_one_bad_file_stops_nothing(tmp_path: Path, workers: int) -> None:
    good = {f"{year}.txt": GOOD.replace(b"2024", str(year).encode()) for year in range(2020, 2027)}
    folder_of(tmp_path, good | {"2022.txt": b"%PDF-1.7", "2025a.txt": b""})
    outcomes = list(batch.process(files.sources([tmp_path]), year_of, workers))
    assert [outcome.file.name for outcome in outcomes] == [
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


def reader(reading: Reading) -> int:
    return os.getpid()


@pytest.mark.parametrize(
    ("count", "here"),
    [pytest.param(1, True, id="one"), pytest.param(7, True, id="few"), pytest.param(8, False)],
)
def test_a_few_small_texts_need_no_other_process(tmp_path: Path, count: int, here: bool) -> None:
    folder_of(tmp_path, {f"{number}.txt": GOOD for number in range(count)})
    readers = [outcome.result for outcome in batch.process(files.sources([tmp_path]), reader, 1)]
    assert (set(readers) == {os.getpid()}) is here


@pytest.mark.parametrize(
    ("data", "harmless"),
    [
        pytest.param(GOOD, True, id="UTF-8"),
        pytest.param(GOOD.decode().encode("gb18030"), True, id="GB 18030"),
        pytest.param(GOOD.decode().encode("utf-16"), True, id="UTF-16"),
        pytest.param("第一页\f第二页\r\n".encode(), True, id="form feeds"),
        pytest.param(b"", True, id="nothing"),
        pytest.param(b"%PDF-1.7\n", False, id="PDF"),
        pytest.param(b"\r\n%PDF-1.7\n", False, id="PDF after an empty line"),
        pytest.param(b"PK\x03\x04\x14", False, id="Word, Excel, ZIP"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), False, id="OLE"),
        pytest.param(b"{\\rtf1", False, id="RTF"),
        pytest.param(b"\xef\xbb\xbf <!DOCTYPE html>", False, id="HTML"),
        pytest.param(b"\x89PNG\r\n\x1a\n", False, id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", False, id="JPEG"),
        pytest.param(b"II*\x00", False, id="TIFF"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", False, id="7z"),
        pytest.param(b"Rar!\x1a\x07", False, id="RAR"),
        pytest.param(GOOD + b" " * 2**20, False, id="a long text"),
    ],
)
def test_content_and_not_the_name_tells_what_may_be_read_here(
    tmp_path: Path, data: bytes, harmless: bool
) -> None:
    folder_of(tmp_path, {"预算.txt": data})
    assert batch.is_small_text(SourceFile(tmp_path / "预算.txt", "预算.txt")) is harmless


def _never_ends(reading: Reading) -> int:
    while reading.source.name == "3.txt":
        pass
    return 1


def test_a_file_that_takes_too_long_is_a_failure_of_that_file(tmp_path: Path) -> None:
    folder_of(tmp_path, {f"{number}.txt": GOOD for number in range(9)})
    limits = Limits(seconds=1)
    outcomes = list(batch.process(files.sources([tmp_path]), _never_ends, 2, limits))
    assert [outcome.result for outcome in outcomes] == [1, 1, 1, None, 1, 1, 1, 1, 1]
    assert outcomes[3].failure == batch.Failure(
        str(tmp_path / "3.txt"), "读取超过 1 秒，已停止。请拆分文件，或用 --timeout 放宽"
    )


def _mistaken(reading: Reading) -> int:
    raise ZeroDivisionError(reading.source.name)


@pytest.mark.parametrize("workers", [1, 2])
def test_our_own_mistake_is_never_called_a_fault_of_the_file(tmp_path: Path, workers: int) -> None:
    folder_of(tmp_path, {f"{number}.txt": GOOD for number in range(5)})
    with pytest.raises(ZeroDivisionError):
        list(batch.process(files.sources([tmp_path]), _mistaken, workers))


def test_a_reading_knows_its_source(tmp_path: Path) -> None:
    folder_of(tmp_path, {"预算.txt": GOOD})
    source = batch.read_path(tmp_path / "预算.txt").source
    assert (source.name, source.size, len(source.sha256)) == ("预算.txt", len(GOOD), 64)


def test_a_file_that_is_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path, mode: str) -> object:
        raise AssertionError("was opened")

    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    folder_of(tmp_path, {"大.txt": b" " * (2**20 + 1)})
    monkeypatch.setattr(Path, "open", opened)
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
    def refused(path: Path, mode: str) -> object:
        raise error

    folder_of(tmp_path, {"预算.txt": GOOD})
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(UnreadableSourceError, match=said) as caught:
        batch.read_path(tmp_path / "预算.txt")
    assert "请检查" in str(caught.value)


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


@needs_pipes
def test_a_named_pipe_in_a_folder_is_no_file(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    os.mkfifo(tmp_path / "管道")
    assert files.sources([tmp_path]) == []


@needs_pipes
def test_pipes_and_devices_are_refused_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "零.txt").symlink_to("/dev/zero")
    paths = [tmp_path / "管道", tmp_path / "零.txt", Path("/dev/zero")]
    for outcome in batch.process(files.sources(paths), year_of, 1):
        assert outcome.failure is not None
        assert outcome.failure.message.startswith("不是普通文件（是管道、设备等），没有读取。请")


@pytest.mark.skipif(not Path("/proc/self/pagemap").exists(), reason="Linux only")
def test_a_file_that_lies_about_its_size_is_read_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says 0 bytes, and has 256 GiB."""
    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    with pytest.raises(UnreadableSourceError, match="超过 1 MB 的上限"):
        batch.read_path(Path("/proc/self/pagemap"))
