"""A county's books in a folder: several workers, one bad book, resume, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from mingzhang.compiling.book import Book
from mingzhang.compiling.books.reader import read_book
from mingzhang.compiling.books.writer import write_book
from mingzhang.disclosure import Agency
from mingzhang.journal import Journal
from mingzhang.samples import books, invent
from tests.test_cli_compile import run

YEARS = (2023, 2024)


def county(folder: Path, departments: int = 2) -> list[list[Path]]:
    """Each department's books in a folder of its own; the department's own book first."""
    made = invent.county(5, departments, 2, YEARS)
    return [
        [
            written(book, folder / department.name / f"{place}.xlsx")
            for place, book in enumerate(its)
        ]
        for department in made.departments
        for its in [books.books(made, department, 2024, "hebei-2024")]
    ]


def written(book: Book, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_book(book, path)
    return path


def visible(folder: Path) -> dict[str, int]:
    """The results, with when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("[!.]*")}


def test_departments_are_told_apart_and_each_rolled_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county(tmp_path / "底册")
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编", "--jobs", 2) == 0
    assert run("publish", tmp_path / "编", "--to", "html,json", "-o", tmp_path / "公开") == 0
    names = visible(tmp_path / "公开")
    assert len(names) == 2 * 3 * 2
    assert sum("部门预算" in name for name in names) == 4
    assert "合计 2 个部门" in capsys.readouterr().out


def test_one_bad_book_stops_its_department_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = county(tmp_path / "底册")
    bad[1].write_bytes(b"PK\x03\x04 broken")
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 2
    said = capsys.readouterr()
    assert str(bad[1]) in said.err and "缺少" in said.err
    assert all("部门预算" in name or "单位预算" in name for name in visible(tmp_path / "编"))
    assert len(visible(tmp_path / "编")) == len(good)
    assert "合计 3 个部门" in said.out


def test_what_is_done_and_unchanged_is_not_done_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = county(tmp_path / "底册")
    compile_all = ("compile", tmp_path / "底册", "-o", tmp_path / "编")
    publish_all = ("publish", tmp_path / "编", "--to", "json,html", "-o", tmp_path / "公开")
    assert run(*compile_all) == run(*publish_all) == 0
    before, shown = visible(tmp_path / "编"), visible(tmp_path / "公开")
    assert run(*compile_all) == run(*publish_all) == 0
    assert (visible(tmp_path / "编"), visible(tmp_path / "公开")) == (before, shown)

    made = invent.county(5, 2, 2, YEARS)
    _, unit, _ = books.books(made, made.departments[1], 2024, "hebei-2024")
    texts = msgspec.structs.replace(unit.texts, duties=("新的职责。",))
    written(msgspec.structs.replace(unit, texts=texts), second[1])
    capsys.readouterr()
    assert run(*compile_all) == run(*publish_all) == 0
    again = visible(tmp_path / "编")
    assert {name for name in before if again[name] != before[name]} == {
        name for name in before if name.startswith(made.departments[1].code)
    }
    again = visible(tmp_path / "公开")
    own = [name for name in shown if again[name] != shown[name]]
    assert len(own) == 2 and all(unit.cover.agency.name in name for name in own)
    assert len(first) == 3


def test_what_was_published_beside_the_books_is_no_book(tmp_path: Path) -> None:
    county(tmp_path, 1)
    compile_all = ("compile", tmp_path, "-o", tmp_path / "编")
    assert run(*compile_all) == 0
    assert run("publish", tmp_path / "编", "--to", "xlsx", "-o", tmp_path / "公开") == 0
    assert run(*compile_all, "--again") == 0


def test_more_formats_are_added_to_what_is_there(tmp_path: Path) -> None:
    county(tmp_path / "底册", 1)
    run("compile", tmp_path / "底册", "-o", tmp_path / "编")
    for formats in ("json", "json,html"):
        assert run("publish", tmp_path / "编", "--to", formats, "-o", tmp_path / "公开") == 0
        if formats == "json":
            before = visible(tmp_path / "公开")
    after = visible(tmp_path / "公开")
    assert before.items() <= after.items() and len(after) == 2 * len(before)


def test_what_was_changed_by_hand_or_lost_is_made_again(tmp_path: Path) -> None:
    county(tmp_path / "底册", 1)
    run("compile", tmp_path / "底册", "-o", tmp_path / "编")
    run("publish", tmp_path / "编", "--to", "json", "-o", tmp_path / "公开")
    lost, changed, _ = sorted((tmp_path / "公开").glob("[!.]*"))
    meant = changed.read_bytes()
    lost.unlink()
    changed.write_text("{}", "utf-8")
    run("publish", tmp_path / "编", "--to", "json", "-o", tmp_path / "公开")
    assert lost.exists() and changed.read_bytes() == meant


def test_a_renamed_unit_leaves_no_file_under_its_old_name(tmp_path: Path) -> None:
    ((own, first, _),) = county(tmp_path / "底册", 1)
    compile_all = ("compile", tmp_path / "底册", "-o", tmp_path / "编")
    assert run(*compile_all) == 0
    before = visible(tmp_path / "编")
    made = invent.county(5, 1, 2, YEARS)
    department, unit, _ = books.books(made, made.departments[0], 2024, "hebei-2024")
    renamed = Agency(unit.cover.agency.code, "改名后的单位")
    members = (renamed, *department.members[1:])
    written(msgspec.structs.replace(department, members=members), own)
    cover = msgspec.structs.replace(unit.cover, agency=renamed)
    written(msgspec.structs.replace(unit, cover=cover), first)
    assert run(*compile_all) == 0
    after = visible(tmp_path / "编")
    assert len(after) == len(before) and any("改名后的单位" in name for name in after)


def test_what_was_compiled_before_its_books_went_bad_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = county(tmp_path / "底册")
    compile_all = ("compile", tmp_path / "底册", "-o", tmp_path / "编")
    publish_all = ("publish", tmp_path / "编", "--to", "json", "-o", tmp_path / "公开")
    assert run(*compile_all) == 0
    good = first[1].read_bytes()
    first[1].write_bytes(b"no book")
    assert run(*compile_all) == 2
    assert "以前编好的 3 份还在，但与底册不符" in capsys.readouterr().err
    assert run(*publish_all) == 2
    assert "底册改过以后没有编成" in capsys.readouterr().err
    assert len(visible(tmp_path / "公开")) == 3
    first[1].write_bytes(good)
    assert run(*compile_all) == 0
    assert run(*publish_all) == 0
    assert len(visible(tmp_path / "公开")) == 6


def test_a_renamed_department_leaves_no_file_under_its_old_name(tmp_path: Path) -> None:
    first, _ = county(tmp_path / "底册")
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 0
    before = visible(tmp_path / "编")
    for path in first:
        book, _ = read_book(path)
        assert book is not None
        own = Agency(book.cover.department.code, "改名后的局")
        agency = own if book.cover.scope == "department" else book.cover.agency
        cover = msgspec.structs.replace(book.cover, department=own, agency=agency)
        write_book(msgspec.structs.replace(book, cover=cover), path)
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 0
    after = visible(tmp_path / "编")
    assert len(after) == len(before)
    assert sum("改名后的局" in name for name in after) == 1


def test_units_that_would_write_one_file_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = invent.county(5, 2, 2, YEARS)
    for place, its in enumerate(made.departments):
        unit = books.books(made, its, 2024, "hebei-2024")[1]
        cover = msgspec.structs.replace(unit.cover, agency=Agency("", "办公室"))
        written(msgspec.structs.replace(unit, cover=cover), tmp_path / "底册" / f"{place}.xlsx")
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 2
    assert "同名的单位" in capsys.readouterr().err
    assert len(visible(tmp_path / "编")) == 1


def test_a_slip_in_the_departments_name_is_told_not_taken_for_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ((_, first, _),) = county(tmp_path / "底册", 1)
    made = invent.county(5, 1, 2, YEARS)
    unit = books.books(made, made.departments[0], 2024, "hebei-2024")[1]
    slip = Agency(unit.cover.department.code, "误写的局")
    cover = msgspec.structs.replace(unit.cover, department=slip)
    written(msgspec.structs.replace(unit, cover=cover), first)
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 2
    assert "各底册的“部门名称”不一致" in capsys.readouterr().err
    assert not (tmp_path / "编").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a process of its own")
def noted(folder: Path) -> set[str]:
    """What the journal knows as done; what lies there without, the next run does again."""
    return {name for entry in Journal(folder, "publish").entries.values() for name in entry.made}


def test_an_interrupted_run_leaves_no_half_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    county(tmp_path / "底册", 3)
    run("compile", tmp_path / "底册", "-o", tmp_path / "编")
    command = [sys.executable, "-m", "mingzhang.cli", "publish", str(tmp_path / "编")]
    command += ["--to", "docx,html", "-o", str(tmp_path / "公开"), "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 200
    while not noted(tmp_path / "公开") and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=200)
    assert running.returncode in (0, 2), said.decode()
    assert not list((tmp_path / "公开").glob(".mz-*.tmp"))
    done = noted(tmp_path / "公开")
    before = {name: when for name, when in visible(tmp_path / "公开").items() if name in done}
    assert done
    assert before.keys() == done
    assert run("publish", tmp_path / "编", "--to", "docx,html", "-o", tmp_path / "公开") == 0
    after = visible(tmp_path / "公开")
    assert len(after) == 3 * 3 * 2
    assert before.items() <= after.items()


def test_rounding_to_the_total_is_work_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county(tmp_path / "底册", departments=1)
    compile_all = ("compile", tmp_path / "底册", "-o", tmp_path / "编")
    assert run(*compile_all) == 0
    before = visible(tmp_path / "编")
    assert run(*compile_all, "--round-to-total") == 0
    assert "四舍五入到合计：" in capsys.readouterr().out
    after = visible(tmp_path / "编")
    assert all(after[name] > when for name, when in before.items())
    assert run(*compile_all, "--round-to-total") == 0
    assert visible(tmp_path / "编") == after


@pytest.mark.parametrize("all_gone", [False, True], ids=["one department", "all books"])
def test_a_department_whose_books_are_gone_is_told_and_not_published(
    all_gone: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = county(tmp_path / "底册")
    compile_all = ("compile", tmp_path / "底册", "-o", tmp_path / "编")
    publish_all = ("publish", tmp_path / "编", "--to", "json", "-o", tmp_path / "公开")
    assert run(*compile_all) == 0
    kept = {path: path.read_bytes() for path in (*first, *(second if all_gone else ()))}
    for path in kept:
        path.unlink()
    for _ in range(2):
        assert run(*compile_all) == 2
        said = capsys.readouterr().err
        assert f"编制用的底册 {first[0]} 等 3 本已经不在" in said
        assert "以前编好的 3 份不会再发布" in said
    assert run(*publish_all) == 2
    assert "或者已经不在" in capsys.readouterr().err
    assert len(visible(tmp_path / "公开")) == (0 if all_gone else 3)
    for path, content in kept.items():
        path.write_bytes(content)
    assert run(*compile_all) == 0
    assert run(*publish_all) == 0
    assert len(visible(tmp_path / "公开")) == 6


def test_books_that_were_moved_and_results_that_were_deleted_are_not_missed(
    tmp_path: Path,
) -> None:
    first, _ = county(tmp_path / "底册")
    assert run("compile", *first, "-o", tmp_path / "编") == 0
    own = visible(tmp_path / "编")
    assert run("compile", tmp_path / "底册", "-o", tmp_path / "编") == 0
    moved = (tmp_path / "底册").rename(tmp_path / "新底册")
    assert run("compile", moved, "-o", tmp_path / "编") == 0
    for path in first:
        (moved / path.relative_to(tmp_path / "底册")).unlink()
    for name in own:
        (tmp_path / "编" / name).unlink()
    assert run("compile", moved, "-o", tmp_path / "编") == 0
