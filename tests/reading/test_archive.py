"""Archives: members with their Chinese names, and nothing that a hostile one could do."""

from __future__ import annotations

import gzip
import importlib.util
import io
import stat
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.reading import archive
from mingzhang.reading.archive import ArchiveUnreadableError, Member, open_archive
from tests.reading.archives import locked, rar, sevenzipped, tarred, zipped, zipped_on_windows


def has_libarchive() -> bool:
    if importlib.util.find_spec("libarchive") is None:
        return False
    try:
        import libarchive  # noqa: F401, PLC0415 - it needs the system's library
    except (OSError, AttributeError, TypeError):
        return False
    return True


needs_libarchive = pytest.mark.skipif(not has_libarchive(), reason="needs libarchive")


def members(data: bytes) -> list[Member]:
    return [member for member, _ in open_archive(io.BytesIO(data)).members()]


def names(data: bytes) -> list[str]:
    return [member.name for member in members(data)]


def whole(data: bytes) -> list[tuple[str, bytes]]:
    opened = open_archive(io.BytesIO(data))
    return [(member.name, opened.read(member.index)) for member in members(data)]


def test_the_files_of_an_archive_without_its_folders() -> None:
    data = zipped([("教育局/", b""), ("教育局/预算.pdf", b"1"), ("b.txt", b"22")])
    assert members(data) == [Member(1, "教育局/预算.pdf", 1), Member(2, "b.txt", 2)]
    assert whole(data) == [("教育局/预算.pdf", b"1"), ("b.txt", b"22")]


def test_two_files_of_one_name_are_two() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a.txt", b"1"), ("a.txt", b"2")])
    assert whole(data) == [("a.txt", b"1"), ("a.txt", b"2")]


def test_chinese_names_of_windows() -> None:
    assert names(zipped_on_windows("教育局/部门预算公开.pdf")) == ["教育局/部门预算公开.pdf"]


def test_chinese_names_in_the_extra_field() -> None:
    info = zipfile.ZipInfo("a.pdf")
    name = "预算.pdf".encode()
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(info, b"1")
    assert names(content.getvalue()) == ["预算.pdf"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\x1b[31m\u202ecod.exe", "a[31mcod.exe"),
    ],
)
def test_names_do_no_harm(name: str, plain: str) -> None:
    assert archive.plain_name(name) == plain


@given(st.text(min_size=1, max_size=40))
def test_no_name_leads_out(name: str) -> None:
    plain = PurePosixPath(archive.plain_name(name))
    assert not plain.is_absolute()
    assert ".." not in plain.parts


def test_a_file_whose_name_only_leads_out_gets_another() -> None:
    assert names(zipped({"../..": b"1"})) == ["第 1 个文件"]


def nameless() -> bytes:
    """A name without a character, on which `zipfile.ZipInfo.is_dir` fails."""
    data = zipped({"a": b"1"})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    local = data[:26] + b"\0\0" + data[28:30] + data[31:at]
    entry = data[at : at + 28] + b"\0\0" + data[at + 30 : at + 46]
    tail = data[end : end + 12] + struct.pack("<II", len(entry), len(local)) + b"\0\0"
    return local + entry + tail


def test_a_file_without_a_name_gets_one() -> None:
    assert whole(nameless()) == [("第 1 个文件", b"1")]


@pytest.mark.parametrize(
    ("name", "left"),
    [
        *((name, True) for name in ("__MACOSX", ".DS_Store", "~$预算.docx", "Thumbs.db")),
        *((name, True) for name in ("THUMBS.DB", "desktop.ini", ".git")),
        *((name, False) for name in ("预算.docx", "~预算.txt", "thumbs.txt")),
    ],
)
def test_what_systems_leave_behind(name: str, left: bool) -> None:
    assert archive.left_by_systems(name) is left


OFFICE = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"})
OFFICE_LAST = zipped({"word/document.xml": b"<d/>", "[Content_Types].xml": b"<Types/>"})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(zipped({"a.txt": b"1"}), True, id="ZIP"),
        pytest.param(zipped({}), True, id="empty ZIP"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", True, id="RAR"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\x00", True, id="7z"),
        pytest.param(OFFICE, False, id="Word"),
        pytest.param(OFFICE_LAST, False, id="Word, packed in another order"),
        pytest.param(OFFICE[:-30], False, id="half of a Word file"),
        pytest.param(b"%PDF-1.7", False, id="PDF"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_office_files_are_no_archives(data: bytes, expected: bool) -> None:
    assert archive.is_archive(io.BytesIO(data)) is expected
    assert archive.may_be_archive(data[: archive.HEAD]) or not expected


def test_a_word_file_shows_at_once_that_it_is_none() -> None:
    assert not archive.may_be_archive(OFFICE[: archive.HEAD])


def refusals(data: bytes) -> dict[str, str]:
    return {member.name: member.refusal for member in members(data)}


def test_a_locked_member_does_not_stop_the_others() -> None:
    data = locked(zipped({"锁.txt": b"1", "好.txt": b"2"}), "锁.txt")
    assert refusals(data) == {
        "锁.txt": "设有密码，没有读取。请先解压，再读解压出来的文件夹",
        "好.txt": "",
    }
    assert open_archive(io.BytesIO(data)).read(1) == b"2"


def test_a_link_is_not_followed() -> None:
    info = zipfile.ZipInfo("预算.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(info, b"/etc/passwd")
    assert "是符号链接" in refusals(content.getvalue())["预算.txt"]


def test_a_damaged_member_does_not_stop_the_others() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("坏.txt", b"damaged")
        made.writestr("好.txt", b"good")
    opened = open_archive(io.BytesIO(content.getvalue().replace(b"damaged", b"demaged")))
    with pytest.raises(ArchiveUnreadableError, match="已损坏"):
        opened.read(0)
    assert opened.read(1) == b"good"


def overlapping() -> bytes:
    """Ten names for one piece of packed data, as in a bomb without archives inside."""
    data = zipped({"a": bytes(3 << 20)})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[at:end]
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, 10, 10, 10 * len(entry))
    return data[:at] + entry * 10 + bytes(tail)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"text", "已损坏", id="no archive"),
        pytest.param(zipped({"a": b"1"})[:-9], "已损坏", id="cut off"),
        pytest.param(locked(zipped({"a": b"1", "b": b"2"})), "设有密码", id="locked"),
        pytest.param(
            zipped([(str(n), b"") for n in range(10_001)]), "超过 10,000 个", id="many members"
        ),
        pytest.param(zipped({"a": bytes(20 << 20)}), "压缩炸弹", id="a bomb"),
        pytest.param(
            zipped([(str(n), bytes(1 << 20)) for n in range(30)]), "压缩炸弹", id="in pieces"
        ),
        pytest.param(overlapping(), "压缩炸弹", id="one piece under many names"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(ArchiveUnreadableError, match=message):
        open_archive(io.BytesIO(data))


def announcing(size: int, of: bytes) -> bytes:
    data = bytearray(zipped({"a": of}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


def test_the_limit_counts_what_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive.limits, "MAX_RATIO", 1 << 40)
    with pytest.raises(ArchiveUnreadableError, match="3,840 MB，超过 1,024 MB 的上限"):
        archive.opened(io.BytesIO(announcing(0xF0000000, b"1" * 100)), most=1 << 30)


def test_a_member_gives_no_more_than_announced() -> None:
    with pytest.raises(ArchiveUnreadableError, match="已损坏"):
        open_archive(io.BytesIO(announcing(10, b"1" * 100_000))).read(0)


_WHOLE = zipped({"预算.txt": b"1" * 30, "b/c.txt": b"2", "d.zip": zipped({"e": b"3"})})


@settings(max_examples=300)
@given(st.integers(0, len(_WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_changed_bytes_give_at_most_the_declared_error(at: int, change: bytes) -> None:
    try:
        whole(_WHOLE[:at] + change + _WHOLE[at + len(change) :])
    except ArchiveUnreadableError as error:
        assert str(error)


# TAR, 7z and RAR

STREAMED = [
    pytest.param(tarred, id="TAR"),
    pytest.param(partial(tarred, mode="w:gz"), id="TAR.GZ"),
    pytest.param(sevenzipped, id="7z", marks=needs_libarchive),
    pytest.param(rar, id="RAR", marks=needs_libarchive),
]
FILES = {"教育局/预算.txt": b"1" * 30, "b.txt": b"2", "c.txt": bytes(70_000)}


@pytest.mark.parametrize("pack", STREAMED)
def test_others_read_like_zip(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    assert whole(pack(FILES)) == whole(zipped(FILES))
    assert members(pack(FILES)) == members(zipped(FILES))


@pytest.mark.parametrize("pack", STREAMED)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 1), (2, 0, 2)])
def test_members_are_given_in_any_order(
    pack: Callable[[dict[str, bytes]], bytes], order: tuple[int, ...]
) -> None:
    opened = open_archive(io.BytesIO(pack(FILES)))
    assert [opened.read(index) for index in order] == [[*FILES.values()][at] for at in order]


@pytest.mark.parametrize("pack", STREAMED)
def test_looking_into_a_member_loses_nothing_of_it(
    pack: Callable[[dict[str, bytes]], bytes],
) -> None:
    opened = open_archive(io.BytesIO(pack(FILES)))
    seen = [(beginning(8), beginning(-1)) for _, beginning in opened.members()]
    assert seen == [(data[:8], data) for data in FILES.values()]


def test_a_single_file_that_gzip_has_packed() -> None:
    packed = io.BytesIO()
    with gzip.GzipFile("预算.txt".encode().decode("latin-1"), "wb", fileobj=packed) as made:
        made.write(b"1" * 30)
    assert whole(packed.getvalue()) == [("预算.txt", b"1" * 30)]
    assert whole(gzip.compress(b"2")) == [("解压后的文件", b"2")]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_in_a_tar(encoding: str) -> None:
    assert names(tarred({"教育局/预算.txt": b"1"}, encoding=encoding)) == ["教育局/预算.txt"]


@pytest.mark.parametrize("name", ["../../外.txt", "/etc/外.txt", "C:\\外.txt"])
def test_no_name_in_a_tar_leads_out(name: str) -> None:
    (plain,) = names(tarred({name: b"1"}))
    assert not plain.startswith("/")
    assert ".." not in plain
    assert ":" not in plain


_NOISE = Random(1).randbytes(9000)


def test_a_link_in_a_tar_is_not_followed() -> None:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as made:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    (member,) = members(content.getvalue())
    assert "符号链接" in member.refusal


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(tarred({"a": bytes(20 << 20)}, "w:gz"), "压缩炸弹", id="a bomb"),
        pytest.param(
            tarred({str(n): bytes(1 << 20) for n in range(30)}, "w:gz"), "压缩炸弹", id="in pieces"
        ),
        pytest.param(gzip.compress(bytes(20 << 20)), "压缩炸弹", id="one file"),
        pytest.param(
            tarred({"a": Random(1).randbytes(9000)}, "w:gz")[:-5000], "已损坏", id="cut off"
        ),
        pytest.param(tarred({"a": b"1" * 9000})[:4000], "已损坏", id="cut off, not packed"),
        pytest.param(b"\x1f\x8b\x08\x00" + b"x" * 60, "已损坏", id="no gzip"),
        pytest.param(b"\x1f\x8b\x08", "已损坏", id="nothing but the mark of gzip"),
    ],
)
def test_what_cannot_be_read_of_a_tar_is_said(data: bytes, message: str) -> None:
    with pytest.raises(ArchiveUnreadableError, match=message):
        whole(data)


@needs_libarchive
def test_a_7z_bomb_is_not_unpacked() -> None:
    with pytest.raises(ArchiveUnreadableError, match="压缩炸弹"):
        members(sevenzipped({"a": bytes(20 << 20)}))


@needs_libarchive
def test_a_member_that_is_not_there_is_told() -> None:
    with pytest.raises(ArchiveUnreadableError, match="已损坏"):
        open_archive(io.BytesIO(rar(FILES))).read(9)


_PACKED = [
    tarred(FILES | {"c.txt": b"3"}),
    tarred(FILES | {"c.txt": b"3"}, "w:gz"),
    gzip.compress(b"1" * 30),
    *([rar(FILES | {"c.txt": b"3"})] if has_libarchive() else []),
    *([sevenzipped({"a.txt": b"1" * 30})] if has_libarchive() else []),
]


@settings(max_examples=200)
@given(st.sampled_from(_PACKED), st.integers(8, 200), st.binary(min_size=1, max_size=4))
def test_changed_bytes_of_the_others_give_at_most_the_declared_error(
    data: bytes, at: int, change: bytes
) -> None:
    try:
        whole(data[:at] + change + data[at + len(change) :])
    except ArchiveUnreadableError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("data", "kind"), [(b"Rar!\x1a\x07\x01\x00", "RAR"), (b"7z\xbc\xaf\x27\x1c\x00", "7z")]
)
def test_without_libarchive_the_way_out_is_told(
    data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "libarchive", None)
    with pytest.raises(ArchiveUnreadableError, match=f"是 {kind} 压缩包.*请先解压.*archives"):
        open_archive(io.BytesIO(data))
