"""The command line, end to end: what is printed where, what is written, and the exit codes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mingzhang import __version__, cli, forms, samples
from mingzhang.checking.rules import THEMES, rules
from mingzhang.cli.read import json_lines

COUNTY = samples.county(7, departments=1, units=2, years=(2023, 2024))
MADE = samples.disclosures(COUNTY, 2024)
DEPARTMENT = MADE[0].agency

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; gives exit code, stdout and stderr."""

    def runs(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A department with its units, without a fault."""
    path = tmp_path / "预算.txt"
    path.write_text(samples.text(MADE), encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The same with a total that was not updated."""
    spoiled = samples.plant("total_not_updated", MADE[0], Random(3))
    assert spoiled is not None
    path = tmp_path / "有误.txt"
    path.write_text(samples.text([spoiled[0], *MADE[1:]]), encoding="utf-8")
    return path


# read


def test_read_gives_an_overview(run: Run, good: Path) -> None:
    code, out, err = run("read", good)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "预算.txt"
    assert f"{DEPARTMENT.code} {DEPARTMENT.name} 2024 年部门预算" in out
    assert out.count("九张表：") == len(MADE)


def documents(text: str) -> list[dict[str, Any]]:
    """The JSON documents of a text, one behind the other."""
    found, decoder = [], json.JSONDecoder()
    while text := text.strip():
        document, end = decoder.raw_decode(text)
        found.append(document)
        text = text[end:]
    return found


@pytest.mark.parametrize("shape", ["rows", "cells", "fragments"])
def test_read_to_json_gives_back_what_was_printed(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], shape: samples.Shape
) -> None:
    path = tmp_path / "预算.txt"
    path.write_text(samples.text(MADE, shape, seed=2), encoding="utf-8")
    assert cli.main(["read", str(path), "--to", "json"]) == 0
    (document,) = documents(capsysbinary.readouterr().out.decode())
    assert document["schema"] == "mingzhang.disclosures/1"
    assert document["source"]["name"] == "预算.txt"
    assert [one["agency"] for one in document["disclosures"]] == [
        {"code": one.agency.code, "name": one.agency.name} for one in MADE
    ]
    for read, made in zip(document["disclosures"], MADE, strict=True):
        assert (read["kind"], read["scope"], read["year"]) == ("budget", made.scope, 2024)
        assert {its["id"]: its["status"] for its in read["statements"]} == {
            its.id: its.status for its in made.statements
        }
        for its, own in zip(read["statements"], made.statements, strict=True):
            assert [(row["code"], row["name"], row["amounts"]) for row in its["rows"]] == [
                (row.code, row.name, {key: cell.text for key, cell in row.cells.items()})
                for row in own.rows
            ]
        assert [project["name"] for project in read["projects"]] == [
            project.name for project in made.projects
        ]


def test_every_amount_in_json_is_a_string(
    good: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A JSON number is a float in most programs, and a budget must not change by being read."""
    assert cli.main(["read", str(good), "--to", "json"]) == 0

    def refused(number: str) -> float:
        raise AssertionError(f"{number} is a float")

    json.loads(capsysbinary.readouterr().out, parse_float=refused)


def test_several_sources_are_several_documents(
    good: Path, faulty: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["read", str(good), str(faulty), "--to", "json"]) == 0
    names = [d["source"]["name"] for d in documents(capsysbinary.readouterr().out.decode())]
    assert names == ["预算.txt", "有误.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-o", "out.json"], id="the ending says it"),
        pytest.param(["-o", "out.txt", "--to", "json"], id="--to says it"),
        pytest.param(["-o", "out.JSON"], id="in capitals"),
    ],
)
def test_read_writes_a_file(
    run: Run, good: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(good.parent)
    code, out, err = run("read", good, *arguments)
    assert (code, out) == (0, "")
    assert err == f"已写 {arguments[1]}\n"
    written = Path(arguments[1]).read_text(encoding="utf-8")
    assert len(documents(written)[0]["disclosures"]) == len(MADE)


def test_read_to_csv_has_a_fact_a_row(run: Run, good: Path, tmp_path: Path) -> None:
    code, _, _ = run("read", good, "-o", tmp_path / "facts.csv")
    assert code == 0
    text = (tmp_path / "facts.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    total = next(row for row in rows if row["statement"] == "expenditure")
    own = MADE[0].statement("expenditure")
    assert own is not None
    assert total["amount"] == own.rows[0].cells["total"].text
    assert (total["agency_code"], total["year"], total["flow"]) == (
        *(DEPARTMENT.code, "2024", "expenditure"),
    )
    assert (total["money_unit"], total["column_label"]) == ("万元", "合计")


def test_read_to_xlsx_writes_a_workbook(run: Run, good: Path, tmp_path: Path) -> None:
    code, _, _ = run("read", good, "-o", tmp_path / "表.xlsx")
    assert code == 0
    with zipfile.ZipFile(tmp_path / "表.xlsx") as book:
        assert book.testzip() is None
        assert "xl/workbook.xml" in book.namelist()


# check


def test_a_consistent_document_passes(run: Run, good: Path) -> None:
    code, out, err = run("check", good)
    assert (code, err) == (0, "")
    assert "核对无误" in out
    assert "核对不符" not in out
    assert out.splitlines()[-1] == (
        f"共 1 个文件、{len(MADE)} 份公开内容：错误 0 个、疑点 0 个、提示 0 个"
    )


def test_a_document_that_disagrees_with_itself_gives_1(run: Run, faulty: Path) -> None:
    code, out, err = run("check", faulty)
    assert (code, err) == (1, "")
    assert "核对不符" in out
    assert "怎么办：" in out
    assert "错误 0 个" not in out.splitlines()[-1]


def test_a_finding_in_json_shows_cells_figures_and_what_to_do(
    faulty: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["check", str(faulty), "--format", "json"]) == 1
    found = json.loads(capsysbinary.readouterr().out)
    assert found["schema"] == "mingzhang.findings/1"
    assert found["summary"]["errors"] >= 1
    assert found["summary"]["sources"] == 1
    (source,) = found["sources"]
    findings = [f for disclosure in source["disclosures"] for f in disclosure["findings"]]
    assert len(findings) == sum(
        found["summary"][severity] for severity in ("errors", "warnings", "infos")
    )
    for finding in findings:
        assert finding["rule"].startswith("T")
        assert finding["message"] and finding["basis"] and finding["advice"]
        assert finding["evidence"]


def test_a_check_never_calls_passed_what_it_could_not_check(
    good: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    alone = tmp_path / "一份.txt"
    alone.write_text(samples.text(MADE[:1]), encoding="utf-8")
    assert cli.main(["check", str(alone), "--format", "json"]) == 0
    (source,) = json.loads(capsysbinary.readouterr().out)["sources"]
    (disclosure,) = source["disclosures"]
    statuses = {result["rule"]: result["status"] for result in disclosure["checks"]}
    assert statuses["T207"] == "insufficient", "the units are not in the file"
    assert {"passed", "insufficient"} <= set(statuses.values())
    for result in disclosure["checks"]:
        assert result["status"] != "passed" or result["checked"] > 0


def test_check_writes_a_report(run: Run, faulty: Path, tmp_path: Path) -> None:
    _, shown, _ = run("check", faulty)
    code, out, _ = run("check", faulty, "-o", tmp_path / "报告.txt")
    assert (code, out.splitlines()) == (1, shown.splitlines()[-1:])
    assert (tmp_path / "报告.txt").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_number_of_processes_changes_nothing(run: Run, tmp_path: Path, jobs: str) -> None:
    county = samples.county(3, departments=3, units=1, years=(2023, 2024))
    samples.write(county, tmp_path / "县")
    (tmp_path / "县" / "坏.txt").write_bytes(b"")
    code, out, err = run("check", tmp_path / "县", "--jobs", jobs)
    assert code == 2
    assert out.splitlines()[-1].startswith("共 6 个文件、12 份公开内容：错误 0 个")
    assert out.splitlines()[-1].endswith("1 个文件读不了")
    assert err.splitlines() == [
        f"错误：{tmp_path / '县' / '坏.txt'} 是空文件。请换成公开文件的全文。"
    ]


def test_unreadable_outweighs_findings_in_the_exit_code(
    run: Run, faulty: Path, tmp_path: Path
) -> None:
    code, out, _ = run("check", faulty, tmp_path / "没有.txt")
    assert code == 2
    assert "核对不符" in out


@pytest.mark.parametrize(
    ("show", "said"),
    [
        pytest.param("", "--show repaired 列出", id="only counted"),
        pytest.param("repaired", "续行已并入上一行", id="listed"),
        pytest.param("rounding,repaired", "续行已并入上一行", id="two things at once"),
    ],
)
def test_repairs_are_listed_when_asked_for(run: Run, tmp_path: Path, show: str, said: str) -> None:
    path = tmp_path / "碎.txt"
    path.write_text(samples.text(MADE, "fragments", seed=2), encoding="utf-8")
    code, out, _ = run("check", path, *(["--show", show] if show else []))
    assert code == 0
    assert said in out


# several files


def test_several_files_end_in_a_table(run: Run, good: Path, faulty: Path) -> None:
    code, out, _ = run("read", good, faulty)
    assert code == 0
    heading, _, first, second, _, total, blank = out.splitlines()[-7:]
    assert heading.split()[:5] == ["文件", "格式", "部门或单位", "年度", "有/空/缺"]
    assert first.split()[:2] == ["预算.txt", "文本"]
    assert second.split()[:2] == ["有误.txt", "文本"]
    assert total.startswith("合计 2 个")
    assert blank == ""


@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        pytest.param(["read"], True, id="read"),
        pytest.param(["check"], True, id="check"),
        pytest.param(["read", "-o", "out.json"], True, id="data go to a file"),
        pytest.param(["read", "--to", "json"], False, id="data go to stdout"),
        pytest.param(["read", "--to", "csv"], False, id="data as CSV"),
        pytest.param(["check", "--format", "json"], False, id="findings as JSON"),
        pytest.param(["check", "-o", "out.txt"], True, id="a report goes to a file"),
        pytest.param(["check", "--table", "none"], False, id="not wanted"),
    ],
)
def test_the_table_is_for_people(
    good: Path,
    faulty: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    arguments: list[str],
    there: bool,
) -> None:
    with contextlib.chdir(good.parent):
        cli.main([*arguments, good.name, faulty.name])
    assert ("合计 2 个" in capfdbinary.readouterr().out.decode()) is there
    written = good.parent / "out.txt"
    assert not written.exists() or "合计 2 个" in written.read_text(encoding="utf-8")


def test_the_table_of_a_check_counts_errors(run: Run, good: Path, faulty: Path) -> None:
    _, out, _ = run("check", good, faulty)
    of = {line.split()[0]: line.split() for line in out.splitlines() if " 文本 " in line}
    assert (of["预算.txt"][-3], of["有误.txt"][-3] != "0") == ("0", True)


def test_json_is_written_as_it_comes() -> None:
    """Memory does not grow with the number of files."""
    taken: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(9):
            taken.append(number)
            yield b'{"a": %d}\n' % number

    written = json_lines(lines())
    assert [next(written) for _ in range(3)] == [b'{"a": %d}\n' % number for number in range(3)]
    assert taken == [0, 1, 2]
    assert len(list(written)) == 6


def test_an_archive_is_read_like_its_folder(run: Run, good: Path, faulty: Path) -> None:
    archive = good.parent / "公开.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in (good, faulty):
            made.write(path, f"教育局/{path.name}")
    code, out, err = run("check", archive)
    assert (code, err) == (1, "")
    assert "公开.zip/教育局/预算.txt" in out.splitlines()
    single = run("check", good, faulty)[1]
    assert out.splitlines()[-1] == single.splitlines()[-1]


# files are written whole or not at all


@pytest.mark.parametrize(
    ("arguments", "broken"),
    [
        pytest.param(
            ["read", "--to", "json"], "mingzhang.publishing.records.indented", id="read json"
        ),
        pytest.param(
            ["check", "--format", "json"], "mingzhang.publishing.records.indented", id="check json"
        ),
        pytest.param(["check"], "mingzhang.checking.terminal.Tally.line", id="check text"),
    ],
)
def test_a_failure_keeps_the_file_that_was_there(
    good: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], broken: str
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    output = good.parent / "旧.out"
    output.write_text("旧的内容", encoding="utf-8")
    monkeypatch.setattr(broken, fails)
    assert cli.main([*arguments, str(good), "-o", str(output)]) == 2
    assert output.read_text(encoding="utf-8") == "旧的内容"
    assert {path.name for path in good.parent.iterdir()} == {"预算.txt", "旧.out"}


def test_a_full_disk_is_told_in_chinese(
    run: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(record: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mingzhang.publishing.records.indented", full)
    output = good.parent / "新.json"
    code, out, err = run("read", good, "-o", output)
    assert (code, out) == (2, "")
    assert err == f"错误：不能写 {output}：磁盘已满。请清理后再写，或用 -o 换一个地方\n"
    assert [path.name for path in good.parent.iterdir()] == ["预算.txt"]


def test_a_written_file_can_be_written_again(run: Run, good: Path, tmp_path: Path) -> None:
    output = tmp_path / "预算.json"
    run("read", good, "-o", output)
    first = output.read_bytes()
    assert run("read", good, "-o", output)[0] == 0
    assert output.read_bytes() == first


# what it knows


def test_forms_lists_the_packs_and_shows_one(run: Run) -> None:
    code, out, _ = run("forms")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [p.id for p in forms.all_packs()]
    code, out, _ = run("forms", "hebei-2024")
    assert code == 0
    assert "部门预算支出总表（万元）" in out
    assert "基本支出" in out


def test_rules_lists_all_and_shows_one_with_its_basis(run: Run) -> None:
    code, out, _ = run("rules")
    assert code == 0
    ids = [line.split()[0] for line in out.splitlines() if line.startswith(" ")]
    assert set(THEMES.values()) >= {line for line in out.splitlines() if not line.startswith(" ")}
    assert ids == [rule.id for rule in rules()]
    for rule_id in ids:
        code, page, _ = run("rules", rule_id)
        assert code == 0
        for part in ("查什么：", "常见原因：", "怎么办：", "依据："):
            assert part in page, rule_id


@pytest.mark.parametrize("wanted", ["T2", "t2", "tables", "表内和表间勾稽"])
def test_some_rules_are_listed_by_their_beginning_or_theme(run: Run, wanted: str) -> None:
    code, out, _ = run("rules", wanted)
    assert code == 0
    assert "T201" in out
    assert "A101" not in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["2130705"], 0, "对村民委员会和村党支部的补助", id="a code"),
        pytest.param(["村民委员会"], 0, "2130705", id="words of a name"),
        pytest.param(["2130705", "--year", "2023"], 0, "2023 年", id="of a year"),
        pytest.param(["没有这样的科目"], 1, "没有找到", id="nothing found"),
    ],
)
def test_codes_are_found_by_number_and_name(
    run: Run, arguments: list[str], code: int, said: str
) -> None:
    found, out, err = run("codes", *arguments)
    assert (found, err) == (code, "")
    assert said in out


# usage


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--help"], id="mz"),
        *(pytest.param([name, "--help"], id=name) for name, *_ in cli.COMMANDS),
    ],
)
def test_help_is_chinese(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("用法：mz")
    for english in ("usage", "options:", "positional", "show this help", "optional"):
        assert english not in out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["chek"], id="unknown command"),
        pytest.param(["check"], id="no path"),
        pytest.param(["check", "a", "--formt", "json"], id="unknown option"),
        pytest.param(["check", "a", "--form", "json"], id="options are not abbreviated"),
        pytest.param(["check", "a", "--format", "odt"], id="unknown choice"),
        pytest.param(["check", "a", "--jobs", "two"], id="no number"),
        pytest.param(["check", "a", "--jobs", "0"], id="no process"),
        pytest.param(["read", "a", "--jobs", "-1"], id="less than no process"),
        pytest.param(["read", "a", "--jobs", "1.5"], id="half a process"),
        pytest.param(["read", "a", "--timeout", "0"], id="no time"),
        pytest.param(["read", "a", "--memory", "９" * 40], id="more memory than numbers"),
        pytest.param(["read", "a", "--table", "some"], id="an unknown table"),
        pytest.param(["demo", "--seed", "x"], id="a seed in words"),
        pytest.param(["check", "a", "-o"], id="option without its value"),
        pytest.param(["codes"], id="no query"),
        pytest.param(["codes", "213", "--year", "今年"], id="a year in words"),
        pytest.param(["forms", "a", "b"], id="too many arguments"),
    ],
)
def test_wrong_usage_is_one_chinese_line_and_2(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith("错误：")
    assert "--help" in line
    for english in ("argument", "required", "invalid", "choose", "unrecognized", "expected"):
        assert english not in line


# as a program


def program(*arguments: str, folder: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mingzhang.cli", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
        **options,
    )


def test_the_program_prints_utf8_whatever_the_locale(good: Path) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = program("check", good.name, folder=good.parent, env=plain)
    assert done.returncode == 0
    assert "核对无误" in done.stdout.decode()
    assert done.stderr == b""


def test_the_program_remembers_errors_in_its_exit_code(faulty: Path) -> None:
    assert program("check", faulty.name, folder=faulty.parent).returncode == 1
    done = program("check", faulty.name, "没有.txt", folder=faulty.parent)
    assert done.returncode == 2
    assert done.stderr.decode() == "错误：没有.txt 没有这个文件。请检查路径。\n"
    assert "核对不符" in done.stdout.decode()


def test_a_reader_that_stops_early_is_no_error(good: Path) -> None:
    command = f'"{sys.executable}" -m mingzhang.cli read "{good.name}" --to json | head -1'
    done = subprocess.run(
        command, shell=True, cwd=good.parent, capture_output=True, timeout=120, check=False
    )
    assert done.stdout.decode().strip() == "{"
    assert done.stderr == b""


def test_reading_text_does_not_import_the_rules(good: Path) -> None:
    """They take half the time that one small file needs."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from mingzhang import cli; cli.main(sys.argv[1:]);"
            "sys.exit('mingzhang.checking.check' in sys.modules)",
            *("read", good.name),
        ],
        cwd=good.parent,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_program_knows_its_version(tmp_path: Path) -> None:
    done = program("--version", folder=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, f"明账 {__version__}\n")
