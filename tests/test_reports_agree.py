"""All reports of one run say the same: as many findings, what is left out, what was not checked."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from mingzhang import cli, samples
from tests.test_check_options import MADE, faulty_text

SEVERITIES = ("错误", "疑点", "提示")
_TAGS = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", re.DOTALL)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`mz check` on a folder: two errors, the same document twice, and a file without budgets."""
    monkeypatch.chdir(tmp_path)
    Path("公开").mkdir()
    Path("公开/有误.txt").write_text(faulty_text(), encoding="utf-8")
    Path("公开/副本.txt").write_text(samples.text(MADE[:1]), encoding="utf-8")
    Path("公开/通知.txt").write_text("关于召开会议的通知", encoding="utf-8")

    def runs(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["check", "公开", "--jobs", "1", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return runs


def counted(line: str) -> dict[str, int]:
    """The findings that the last line of a run counts."""
    return {name: int(re.findall(rf"{name} (\d+) 个", line)[0]) for name in SEVERITIES}


def page_text(path: str) -> str:
    return re.sub(r"\s+", " ", _TAGS.sub(" ", Path(path).read_text("utf-8")))


def test_all_reports_count_the_same_findings(run: Run) -> None:
    code, out, _ = run("-o", "报告.html")
    assert code == 2, "a file could not be read"
    wanted = counted(out.splitlines()[-1])
    assert wanted["错误"] == 2
    assert wanted["提示"] >= 1, "the document that is there twice"
    assert "（其中几份公开内容之间 1 个）" in out

    _, text, _ = run()
    assert counted(text.splitlines()[-1]) == wanted
    assert text.count("      [") == sum(wanted.values())
    page = Path("报告.html").read_text("utf-8")
    shown = Counter(re.findall(r'<article id="f\d+" class="(\w+)"', page))
    assert [shown[key] for key in ("error", "warning", "info")] == list(wanted.values())
    run("-o", "报告.json")
    summary = json.loads(Path("报告.json").read_text("utf-8"))["summary"]
    assert [summary[key] for key in ("errors", "warnings", "infos")] == list(wanted.values())
    run("-o", "报告.sarif")
    results = json.loads(Path("报告.sarif").read_text("utf-8"))["runs"][0]["results"]
    levels = Counter(result["level"] for result in results)
    assert [levels[key] for key in ("error", "warning", "note")] == list(wanted.values())
    run("-o", "报告.xlsx")
    book = openpyxl.load_workbook("报告.xlsx")
    rows = list(book["问题"].iter_rows(min_row=2, values_only=True))
    assert Counter(row[1] for row in rows) == +Counter(wanted)
    totals = {row[0]: row[2:] for row in book["汇总"].iter_rows(min_row=2, values_only=True)}
    assert totals["合计"] == tuple(wanted.values())
    assert "与其他公开文件比较" in totals


def test_findings_over_several_files_name_their_file_on_the_terminal(run: Run) -> None:
    _, out, _ = run("--select", "A")
    assert re.search(r"\[A201\] 有误\.txt 第 \d+ 行", out)


def test_what_was_not_checked_is_listed_for_people(run: Run) -> None:
    _, out, _ = run("--show", "claims", "--select", "words,tables")
    run("-o", "报告.html")
    page = page_text("报告.html")
    assert "没有核对的内容" in page
    assert "没有可以比较的数" in page
    run("-o", "报告.xlsx")
    rows = list(
        openpyxl.load_workbook("报告.xlsx")["没有核对"].iter_rows(min_row=2, values_only=True)
    )
    figures = [row for row in rows if row[2] == "文字中的数"]
    assert figures
    listed = re.findall(r"没有核对 (\d+) 个", out)
    assert len(figures) == sum(map(int, listed))
    for row in figures:
        assert row[3].startswith("第 ")
        assert row[5] in page
        assert row[6] in page


@pytest.mark.parametrize("name", ["报告.html", "报告.json", "报告.xlsx"])
def test_a_report_says_what_is_left_out(run: Run, name: str) -> None:
    run("--write-baseline", "基线.toml")
    run(
        "--baseline",
        "基线.toml",
        "--select",
        "T,A",
        "--ignore",
        "T211",
        "--severity",
        "疑点",
        "-o",
        name,
    )
    said = (
        "\n".join(str(cell) for row in openpyxl.load_workbook(name)["汇总"].values for cell in row)
        if name.endswith("xlsx")
        else page_text(name)
    )
    for line in (
        "只用规则：T、A",
        "不用规则：T211",
        "只列级别：错误、疑点",
        "另有 2 个问题在基线里已接受，没有列出，其中 2 个没有写理由",
    ):
        assert line in said
    assert "没有发现问题" not in said


def test_a_report_on_everything_says_nothing_of_that(run: Run) -> None:
    run("-o", "报告.json")
    assert "notes" not in json.loads(Path("报告.json").read_text("utf-8"))
    run("-o", "报告.html")
    assert 'class="note"' not in Path("报告.html").read_text("utf-8")


def test_the_terminal_says_what_is_left_out(run: Run) -> None:
    _, out, _ = run("--select", "T", "--severity", "错误")
    assert "只用规则：T\n只列级别：错误\n" in out
    assert "文字中的数" not in out, "no rule on words was chosen"


def test_the_exit_code_says_what_a_pipeline_must_know(run: Run) -> None:
    assert run()[0] == 2, "a file could not be read"
    Path("公开/通知.txt").unlink()
    assert run()[0] == 1
    assert run("--severity", "error", "--ignore", "T")[0] == 0
    assert run("-o", "批注.pdf")[0] == 2, "no source is a PDF"
    run("--write-baseline", "基线.toml")
    assert run("--baseline", "基线.toml")[0] == 0
