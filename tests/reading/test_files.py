"""What paths stand for: a folder or an archive is all files in it, read like single files."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mingzhang.disclosure import Reading
from mingzhang.reading import archive, batch, files
from mingzhang.reading.files import SourceFile
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.workers import Limits
from tests.reading.archives import locked, nested, rar, sevenzipped, zipped, zipped_on_windows
from tests.reading.pages import expenditure, tabbed
from tests.reading.test_archive import needs_libarchive

GOOD = tabbed(expenditure()).encode()


def of(year: int) -> bytes:
    return GOOD.replace(b"2024", str(year).encode())


def put(folder: Path, data: bytes, name: str = "公开.zip") -> SourceFile:
    (folder / name).write_bytes(data)
    return SourceFile(folder / name, name)


def listed(file: SourceFile) -> list[str]:
    return [own.full_name for own in files.listing(file)]


def told(file: SourceFile) -> dict[str, str]:
    return {own.member: own.refusal for own in files.listing(file)}


def year_of(reading: Reading) -> tuple[str, int]:
    return reading.source.name, reading.disclosures[0].year


def test_names_lead_from_the_folder_and_from_the_archive(tmp_path: Path) -> None:
    (tmp_path / "县").mkdir()
    (tmp_path / "县" / "教育局").mkdir()
    put(tmp_path / "县" / "教育局", zipped({"小学/预算.txt": GOOD}))
    (source,) = files.sources([tmp_path / "县"])
    (member,) = files.listing(source)
    assert member.full_name == "教育局/公开.zip/小学/预算.txt"
    assert member.shown == f"{tmp_path / '县' / '教育局' / '公开.zip'}/小学/预算.txt"


def test_a_folder_with_archives_is_read_as_if_they_were_folders(tmp_path: Path) -> None:
    put(tmp_path, of(2021), "1.txt")
    inner = zipped({"c.txt": of(2024), "d.txt": of(2025)})
    put(tmp_path, zipped({"a.txt": of(2022), "b.zip": inner, "e.txt": of(2023)}), "2.zip")
    put(tmp_path, of(2026), "3.txt")
    sources = files.with_members(files.sources([tmp_path]), 2)
    outcomes = list(batch.process(sources, year_of, 2))
    assert [outcome.result for outcome in outcomes] == [
        ("1.txt", 2021),
        ("2.zip/a.txt", 2022),
        ("2.zip/b.zip/c.txt", 2024),
        ("2.zip/b.zip/d.txt", 2025),
        ("2.zip/e.txt", 2023),
        ("3.txt", 2026),
    ]


def test_one_bad_member_stops_no_other(tmp_path: Path) -> None:
    file = put(tmp_path, locked(zipped({"空.txt": b"", "锁.txt": GOOD, "好.txt": GOOD}), "锁.txt"))
    sources = files.with_members([file], 1)
    outcomes = list(batch.process(sources, year_of, 1))
    assert [outcome.result for outcome in outcomes] == [None, None, ("公开.zip/好.txt", 2024)]
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    assert [failure.name for failure in failures] == [
        f"{tmp_path / '公开.zip'}/{name}" for name in ("空.txt", "锁.txt")
    ]
    assert "空文件" in failures[0].message
    assert "设有密码" in failures[1].message


def never_ends(reading: Reading) -> int:
    while reading.source.name.endswith("2.txt"):
        pass
    return 1


def test_each_member_has_the_limits_of_a_file(tmp_path: Path) -> None:
    file = put(tmp_path, zipped({f"{number}.txt": GOOD for number in range(4)}))
    sources = files.with_members([file], 1)
    outcomes = list(batch.process(sources, never_ends, 1, Limits(seconds=1)))
    assert [outcome.result for outcome in outcomes] == [1, 1, None, 1]
    assert outcomes[2].failure == batch.Failure(
        f"{tmp_path / '公开.zip'}/2.txt", "读取超过 1 秒，已停止。请拆分文件，或用 --timeout 放宽"
    )


def test_chinese_names_of_windows(tmp_path: Path) -> None:
    assert listed(put(tmp_path, zipped_on_windows("部门预算公开.txt", GOOD))) == [
        "公开.zip/部门预算公开.txt"
    ]


def test_what_systems_leave_behind_is_left_out(tmp_path: Path) -> None:
    left = dict.fromkeys(
        ("__MACOSX/._a.txt", "a/.DS_Store", "~$a.docx", "a/Thumbs.db", "desktop.ini"), b"1"
    )
    assert listed(put(tmp_path, zipped({**left, "a/b.txt": b"1"}))) == ["公开.zip/a/b.txt"]
    for name in ("Thumbs.db", "desktop.ini", "~$a.docx"):
        (tmp_path / name).write_bytes(b"1")
    assert [file.name for file in files.sources([tmp_path])] == ["公开.zip"]


def test_archives_within_archives_are_opened_three_deep(tmp_path: Path) -> None:
    assert told(put(tmp_path, nested(2))) == {"1.zip/0.zip/底.txt": ""}
    assert told(put(tmp_path, nested(3))) == {
        "2.zip/1.zip/0.zip": "压缩包套了 3 层以上，没有读取。请先解压里面的压缩包"
    }


def test_an_archive_that_holds_itself_has_an_end(tmp_path: Path) -> None:
    """Not itself, but as deep as anyone asks."""
    assert len(told(put(tmp_path, nested(60)))) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(zipped({"a": b"1"})[:-9], "已损坏", id="damaged"),
        pytest.param(locked(zipped({"a": b"1"})), "设有密码", id="locked"),
        pytest.param(zipped({"a": bytes(20 << 20)}), "压缩炸弹", id="a bomb"),
        pytest.param(zipped({"../": b""}), "没有文件", id="only folders"),
    ],
)
def test_an_archive_inside_that_does_not_open_is_told(
    tmp_path: Path, data: bytes, said: str
) -> None:
    (outer,) = told(put(tmp_path, data)).values()
    assert said in outer
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:  # stored, or the bomb is found from outside
        made.writestr("坏.zip", data)
        made.writestr("好.txt", GOOD)
    inside = told(put(tmp_path, content.getvalue()))
    assert inside["好.txt"] == ""
    assert said in inside["坏.zip"]


def test_files_of_archives_inside_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive.limits, "MAX_MEMBERS", 5)
    part = zipped({"a": b"1", "b": b"1", "c": b"1"})
    assert "" in told(put(tmp_path, zipped({"1.zip": part}))).values()
    (refusal,) = set(told(put(tmp_path, zipped({"1.zip": part, "2.zip": part}))).values()) - {""}
    assert "超过 5 个" in refusal


def test_a_large_member_is_refused_like_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1 << 20)
    content = {"大.txt": b" " * ((1 << 20) + 1), "小.txt": GOOD}
    inside = told(put(tmp_path, zipped(content)))
    assert "超过 1 MB 的上限" in inside["大.txt"]
    assert inside["小.txt"] == ""


def test_an_archive_may_be_larger_than_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 3000)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for number in range(9):
            made.writestr(f"{number}.txt", GOOD[:2000])
    file = put(tmp_path, content.getvalue())
    assert len(content.getvalue()) > files.MAX_BYTES
    assert set(told(file).values()) == {""}


def test_word_files_are_sources_and_not_archives(tmp_path: Path) -> None:
    office = zipped({"word/document.xml": b"<d/>", "[Content_Types].xml": b"<Types/>"})
    file = put(tmp_path, office, "a.docx")
    assert files.with_members([file], 1) == [file]
    assert listed(put(tmp_path, zipped({"a.docx": office}))) == ["公开.zip/a.docx"]


def test_an_archive_that_has_changed_since_is_opened_anew(tmp_path: Path) -> None:
    for data in (b"1", b"2"):
        (member,) = files.listing(put(tmp_path, zipped({"a.txt": data})))
        os.utime(member.path, ns=(0, int(data) * 10**9))
        assert files.read(member) == data


def test_an_archive_that_is_gone_is_told(tmp_path: Path) -> None:
    (member,) = files.listing(put(tmp_path, zipped({"a.txt": b"1"})))
    member.path.unlink()
    with pytest.raises(UnreadableSourceError, match="没有这个文件"):
        files.read(member)


@needs_libarchive
@pytest.mark.parametrize("pack", [pytest.param(sevenzipped, id="7z"), pytest.param(rar, id="RAR")])
def test_7z_and_rar_hold_files_and_archives_too(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    inner = zipped({"乙.txt": of(2023)})
    data = pack({"甲.txt": of(2022), "内.zip": inner, "丙.txt": of(2024)})
    sources = files.with_members([put(tmp_path, zipped({"外.7z": data}))], 1)
    outcomes = batch.process(sources, year_of, 1)
    assert [outcome.result for outcome in outcomes] == [
        ("公开.zip/外.7z/甲.txt", 2022),
        ("公开.zip/外.7z/内.zip/乙.txt", 2023),
        ("公开.zip/外.7z/丙.txt", 2024),
    ]


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mingzhang.cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "TMPDIR": str(folder / "tmp"), **environment},
    )


@needs_libarchive
def test_chinese_names_of_rar_need_no_locale(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    put(tmp_path, rar({"教育局/预算.txt": GOOD}), "a.rar")
    plain = {"LC_ALL": "C", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(tmp_path, "read", "a.rar", **plain)
    assert done.stdout.splitlines()[0] == "a.rar/教育局/预算.txt"


def test_nothing_is_written_while_an_archive_is_read(tmp_path: Path) -> None:
    """Not beside the archive, and nothing stays where temporary files belong."""
    (tmp_path / "tmp").mkdir()
    put(tmp_path, zipped({"../../越界.txt": GOOD, "/根.txt": GOOD, "b.pdf": b"%PDF-1.7"}))
    done = run(tmp_path, "read", "公开.zip", "--table", "none")
    assert done.returncode == 2
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        "公开.zip/越界.txt",
        "公开.zip/根.txt",
        "",
    ]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["tmp", "公开.zip"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_reading_an_archive_is_broken_off(
    tmp_path: Path, end: signal.Signals
) -> None:
    (tmp_path / "tmp").mkdir()
    put(tmp_path, zipped([(f"{number}.txt", GOOD * 20) for number in range(2000)]))
    running = subprocess.Popen(
        [sys.executable, "-m", "mingzhang.cli", "read", "公开.zip", "-o", "数据.json"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
    )
    while not list(tmp_path.glob(".mz-*")):  # until the first results are being written
        assert running.poll() is None, "it was over too soon"
        time.sleep(0.01)
    running.send_signal(end)
    running.communicate(timeout=20)
    for _ in range(600):  # the workers notice a killed caller after their file
        left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
        if not list((tmp_path / "tmp").glob("mingzhang-*")):
            break
        time.sleep(0.05)
    assert list((tmp_path / "tmp").glob("mingzhang-*")) == []
    assert [name for name in left if name != "公开.zip" and end != signal.SIGKILL] == []
