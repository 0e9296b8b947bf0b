"""Reports and settings that lie in the folder that is checked again and again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from mingzhang import cli, samples
from tests.test_check_reports import ROWS, printed

MADE = samples.disclosures(samples.county(7, departments=1, units=1, years=(2024,)), 2024)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `mz` from a folder with one faulty document; exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    spoiled = samples.plant("total_not_updated", MADE[1], Random(5))
    assert spoiled is not None
    Path("预算.txt").write_text(samples.text([spoiled[0]]), encoding="utf-8")

    def runs(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return runs


def sources_of(run: Run) -> list[str]:
    _, out, _ = run("check", ".", "--format", "json", "--jobs", "1")
    return [source["source"]["name"] for source in json.loads(out)["sources"]]


@pytest.mark.parametrize("name", ["报告.html", "报告.xlsx", "报告.json", "报告.sarif", "通知.docx"])
def test_a_report_in_the_folder_is_written_anew_and_never_read(run: Run, name: str) -> None:
    for _ in range(2):
        code, out, err = run("check", ".", "-o", name, "--jobs", "1")
        assert (code, err) == (1, f"已写 {name}\n")
        assert out.startswith("共 1 个文件、1 份公开内容：错误 1 个")
    code, out, err = run("check", ".", "--jobs", "1")
    assert err == f"跳过明账写的报告和数据：{name}\n"
    assert "共 1 个文件、1 份公开内容：错误 1 个" in out


@pytest.mark.parametrize("name", ["数据.json", "数据.xlsx", "数据.csv"])
def test_data_that_was_read_out_is_no_source(run: Run, name: str) -> None:
    run("read", ".", "-o", name)
    assert sources_of(run) == ["预算.txt"]


def test_settings_are_no_sources(run: Run) -> None:
    Path("mingzhang.toml").write_text('[check]\nignore = ["P"]', encoding="utf-8")
    run("check", ".", "--write-baseline", "基线.toml")
    assert sources_of(run) == ["预算.txt"]


def test_annotated_copies_in_the_folder_are_no_sources(run: Run) -> None:
    Path("原件.pdf").write_bytes(printed(ROWS))
    Path("原件二.pdf").write_bytes(printed([*ROWS[:-1], ["", "", "", "合计", "9.00", "6.00", ""]]))
    run("check", ".", "-o", "批注", "--format", "pdf")
    assert len(list(Path("批注").iterdir())) == 2
    assert sources_of(run) == ["原件.pdf", "原件二.pdf", "预算.txt"]
    (copy, _) = sorted(Path("批注").iterdir())
    assert run("check", str(copy))[0] == 1, "a copy that is named is read"


def test_a_report_that_is_named_is_refused(run: Run) -> None:
    run("check", ".", "-o", "报告.html")
    code, _, err = run("check", "报告.html")
    assert code == 2
    assert err == "错误：报告.html 是明账写的核对报告，不是公开文件。请换成公开文件。\n"
    before = Path("报告.html").read_bytes()
    assert run("check", "报告.html", "-o", "报告.html")[0] == 2
    assert Path("报告.html").read_bytes() == before


def test_a_source_in_the_folder_is_never_written_over(run: Run) -> None:
    before = Path("预算.txt").read_bytes()
    code, _, err = run("check", ".", "-o", "预算.txt")
    assert code == 2
    assert "是要读的文件" in err
    assert Path("预算.txt").read_bytes() == before
