from __future__ import annotations

import os
from pathlib import Path

import pytest

from mingzhang.files import readable_name, replacing


class WriterFailedError(Exception):
    pass


def fail_halfway(path: Path) -> None:
    with replacing(path) as temporary:
        temporary.write_text("半")
        raise WriterFailedError


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with replacing(path) as temporary:
        temporary.write_text("完")
        assert not path.exists()
    assert path.read_text() == "完"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧")
    with pytest.raises(WriterFailedError):
        fail_halfway(path)
    assert path.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_fails_leaves_no_new_file(tmp_path: Path) -> None:
    with pytest.raises(WriterFailedError):
        fail_halfway(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_just_after_the_file_was_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> None:
        close(descriptor)
        raise KeyboardInterrupt

    close = os.close
    monkeypatch.setattr(os, "close", interrupted)
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "a.txt"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "no" / "a.txt"):
        pass


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), replacing(tmp_path) as temporary:
        temporary.write_text("文")
    assert tmp_path.is_dir()


def test_the_new_file_has_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧")
    path.chmod(0o640)
    with replacing(path) as temporary:
        temporary.write_text("新")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with replacing(tmp_path / "a.txt"):
        pass
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link, file = tmp_path / "link", tmp_path / "file"
    file.touch()
    link.symlink_to(file)
    with replacing(link) as temporary:
        temporary.write_text("新")
    assert link.is_symlink()
    assert file.read_text() == "新"


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("算" * 85)
    with replacing(path):
        pass
    assert path.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_gets_the_text_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with replacing(pipe) as temporary:
        temporary.write_bytes(b"text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_name_in_another_encoding_can_be_written() -> None:
    name = os.fsdecode("预算.txt".encode("gbk"))
    assert readable_name(name).encode().endswith(b".txt")
