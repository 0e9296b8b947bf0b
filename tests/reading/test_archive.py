"""Archives: members with their Chinese names, and nothing that a hostile one could do."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.reading import archive
from mingzhang.reading.archive import ArchiveUnreadableError, members


def packed(**files: bytes) -> bytes:
    return packed_as(list(files.items()))


def packed_as(files: list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)
    return content.getvalue()


def in_gb18030(name: str) -> bytes:
    """An archive as Chinese Windows packs it: the name's bytes without the flag for UTF-8."""
    raw = name.encode("gb18030")
    made = packed_as([("x" * len(raw), b"1")])
    return made.replace(b"x" * len(raw), raw)


def names(data: bytes) -> list[str]:
    return [name for name, _ in members(data, "公开.zip")]


def test_names_lead_from_the_archive() -> None:
    data = packed_as([("教育局/", b""), ("教育局/预算.pdf", b"1"), ("b.txt", b"2")])
    assert list(members(data, "公开.zip")) == [
        ("公开.zip/教育局/预算.pdf", b"1"),
        ("公开.zip/b.txt", b"2"),
    ]


def test_chinese_names_of_windows() -> None:
    assert names(in_gb18030("部门预算公开.pdf")) == ["公开.zip/部门预算公开.pdf"]


def test_chinese_names_in_the_extra_field() -> None:
    info = zipfile.ZipInfo("a.pdf")
    name = "预算.pdf".encode()
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(info, b"1")
    assert names(content.getvalue()) == ["公开.zip/预算.pdf"]


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
    assert archive.plain_name(zipfile.ZipInfo(name)) == plain


@given(st.text(min_size=1, max_size=40))
def test_no_name_leads_out(name: str) -> None:
    plain = PurePosixPath(archive.plain_name(zipfile.ZipInfo(name)))
    assert not plain.is_absolute()
    assert ".." not in plain.parts


def test_what_systems_leave_behind_is_left_out() -> None:
    data = packed_as([("__MACOSX/a.pdf", b"1"), (".DS_Store", b"1"), ("~$a.docx", b"1")])
    assert names(data) == []


def test_archives_inside_are_opened_once() -> None:
    deep = packed_as([("深.txt", b"3")])
    inner = packed_as([("里.txt", b"2"), ("再.zip", deep)])
    data = packed_as([("内.zip", inner), ("外.txt", b"1")])
    assert list(members(data, "")) == [
        ("内.zip/里.txt", b"2"),
        ("内.zip/再.zip", deep),
        ("外.txt", b"1"),
    ]


def test_office_files_are_no_archives() -> None:
    office = packed_as([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<d/>")])
    assert list(members(packed_as([("a.docx", office)]), "")) == [("a.docx", office)]


def test_a_damaged_archive_inside_is_a_member() -> None:
    broken = packed_as([("a.txt", b"1")])[:-9]
    assert list(members(packed_as([("坏.zip", broken), ("好.txt", b"1")]), "")) == [
        ("坏.zip", broken),
        ("好.txt", b"1"),
    ]


def test_a_damaged_member_does_not_stop_the_others() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("坏.txt", b"damaged")
        made.writestr("好.txt", b"good")
    reading = members(content.getvalue().replace(b"damaged", b"demaged"), "")
    assert next(reading) == ("好.txt", b"good")
    with pytest.raises(ArchiveUnreadableError, match=r"1 个文件已损坏，没有读取：坏\.txt"):
        next(reading)


def encrypted() -> bytes:
    data = bytearray(packed(a=b"1"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"Rar!\x1a\x07\x01\x00", "RAR.*请先解压", id="RAR"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\x00", "7z.*请先解压", id="7z"),
        pytest.param(b"text", "不是 ZIP", id="no archive"),
        pytest.param(packed(a=b"1")[:-9], "已损坏", id="cut off"),
        pytest.param(encrypted(), "设有密码", id="encrypted"),
        pytest.param(
            packed_as([(str(n), b"") for n in range(10_001)]), "10,001 个", id="many members"
        ),
        pytest.param(packed(a=bytes(20 << 20)), "压缩炸弹", id="a bomb"),
        pytest.param(
            packed_as([(str(n), bytes(1 << 20)) for n in range(30)]), "压缩炸弹", id="in pieces"
        ),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(ArchiveUnreadableError, match=message):
        list(members(data, "公开.zip"))


def test_the_limit_counts_what_is_announced() -> None:
    data = bytearray(packed(a=b"1" * 100))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 0xF0000000)
    with pytest.raises(ArchiveUnreadableError, match="1,024 MB 的上限"):
        list(members(bytes(data), ""))


def test_a_member_gives_no_more_than_announced() -> None:
    data = bytearray(packed(a=b"1" * 100_000))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    with pytest.raises(ArchiveUnreadableError, match="已损坏"):
        list(members(bytes(data), ""))


_WHOLE = packed_as([("预算.txt", b"1" * 30), ("b/c.txt", b"2"), ("d.zip", packed(e=b"3"))])


@settings(max_examples=300)
@given(st.integers(0, len(_WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_changed_bytes_give_at_most_the_declared_error(at: int, change: bytes) -> None:
    try:
        list(members(_WHOLE[:at] + change + _WHOLE[at + len(change) :], "a.zip"))
    except ArchiveUnreadableError as error:
        assert str(error)
