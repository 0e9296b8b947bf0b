"""`mz check` as a project uses it: rules chosen, severities, configuration, a baseline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mingzhang import cli, samples

MADE = samples.disclosures(samples.county(7, departments=1, units=2, years=(2023, 2024)), 2024)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `mz check` on the files of the test's folder, from there; exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def runs(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main(["check", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A department with its units, with a sum that is wrong (T201) and a missing row (T208)."""
    path = tmp_path / "有误.txt"
    path.write_text(faulty_text(), encoding="utf-8")
    return path


def faulty_text() -> str:
    spoiled = samples.plant("row_dropped", MADE[1], Random(3))
    other = samples.plant("total_not_updated", MADE[2], Random(5))
    assert spoiled is not None
    assert other is not None
    return samples.text([MADE[0], spoiled[0], other[0]])


def found(out: str) -> list[dict[str, Any]]:
    """The findings of a report in JSON."""
    report = json.loads(out)
    return [
        finding
        for source in report["sources"]
        for disclosure in source["disclosures"]
        for finding in disclosure["findings"]
    ]


def rules_of(run: Run, *arguments: str | Path) -> list[str]:
    _, out, _ = run(*arguments, "--format", "json")
    return [finding["rule"] for finding in found(out)]


# which rules


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        pytest.param([], {"T201", "T208"}, id="all"),
        pytest.param(["--select", "T208"], {"T208"}, id="one id"),
        pytest.param(["--select", "T2"], {"T201", "T208"}, id="the beginning of ids"),
        pytest.param(["--select", "tables"], {"T201", "T208"}, id="a theme"),
        pytest.param(["--select", "表内和表间勾稽"], {"T201", "T208"}, id="a theme by its title"),
        pytest.param(["--select", "words,targets"], set(), id="other themes"),
        pytest.param(["--ignore", "T208"], {"T201"}, id="without one"),
        pytest.param(["--ignore", "T208，T201"], set(), id="Chinese commas"),
        pytest.param(["--select", "T208", "--ignore", "T2"], {"T208"}, id="the longer one counts"),
        pytest.param(["--select", "T2", "--ignore", "T2"], set(), id="of equals the refusal"),
        pytest.param(["--severity", "error"], {"T201", "T208"}, id="errors only"),
    ],
)
def test_rules_are_chosen(run: Run, faulty: Path, arguments: list[str], kept: set[str]) -> None:
    assert set(rules_of(run, faulty, *arguments)) == kept


def test_what_is_not_chosen_is_not_said_to_be_checked(run: Run, faulty: Path) -> None:
    _, out, _ = run(faulty, "--select", "T208", "--format", "json")
    for disclosure in json.loads(out)["sources"][0]["disclosures"]:
        assert {check["rule"] for check in disclosure["checks"]} <= {"T208"}


def test_nothing_chosen_gives_0(run: Run, faulty: Path) -> None:
    assert run(faulty, "--select", "words")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--select", "T9"], "没有规则或主题“T9”", id="no such rule"),
        pytest.param(["--severity", "fatal"], "没有级别“fatal”", id="no such severity"),
        pytest.param(["--config", "没有.toml"], "没有文件 没有.toml", id="no such configuration"),
        pytest.param(["--baseline", "没有.toml"], "没有文件 没有.toml", id="no such baseline"),
        pytest.param(["--show", "all"], "--show 没有“all”", id="no such list"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_line_and_2(
    run: Run, faulty: Path, arguments: list[str], said: str
) -> None:
    code, out, err = run(faulty, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_checks_are_counted_by_theme_and_listed_when_asked_for(run: Run, faulty: Path) -> None:
    _, short, _ = run(faulty)
    assert "核对无误：表内和表间勾稽 " in short
    _, long, _ = run(faulty, "--show", "checks")
    assert "“三公”经费各项 16 项" in long
    assert "“三公”经费各项 16 项" not in short


# mingzhang.toml


def configure(folder: Path, text: str) -> None:
    (folder / "mingzhang.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param('[check]\nignore = ["T208"]', {"T201": "error"}, id="a rule off"),
        pytest.param('[check]\nselect = ["T208"]', {"T208": "error"}, id="a rule alone"),
        pytest.param(
            '[check.severities]\nT208 = "warning"\nT201 = "提示"',
            {"T201": "info", "T208": "warning"},
            id="other severities",
        ),
        pytest.param('[check.severities]\nT208 = "off"', {"T201": "error"}, id="off"),
        pytest.param(
            '[check]\nseverity = "疑点"\n[check.severities]\nT208 = "info"',
            {"T201": "error"},
            id="what is shown follows the severity that was given",
        ),
        pytest.param("", {"T201": "error", "T208": "error"}, id="an empty file"),
    ],
)
def test_a_project_is_configured(run: Run, faulty: Path, text: str, kept: dict[str, str]) -> None:
    configure(faulty.parent, text)
    _, out, err = run(faulty, "--format", "json")
    assert {finding["rule"]: finding["severity"] for finding in found(out)} == kept
    assert err == "配置：mingzhang.toml\n"


def test_the_configuration_is_found_in_a_folder_above(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(faulty.parent, '[check]\nignore = ["T"]')
    below = faulty.parent / "甲" / "乙"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert rules_of(run, faulty) == []


def test_the_command_line_comes_on_top(run: Run, faulty: Path) -> None:
    configure(faulty.parent, '[check]\nselect = ["T201"]\nseverity = "error"')
    assert set(rules_of(run, faulty, "--select", "T2")) == {"T201", "T208"}
    assert set(rules_of(run, faulty, "--select", "T2", "--ignore", "T201")) == {"T208"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[check\n", "第 1 行第 7 列不合 TOML 的写法", id="no TOML"),
        pytest.param('[check]\nselct = ["T"]', "不认识“selct”", id="an unknown key"),
        pytest.param('[chek]\nselect = ["T"]', "不认识“chek”", id="an unknown table"),
        pytest.param('[check]\nselect = "T"', "要写成列表", id="no list"),
        pytest.param('[check]\nselect = ["Q1"]', "没有规则或主题“Q1”", id="an unknown rule"),
        pytest.param('[check]\nseverity = "高"', "没有级别“高”", id="an unknown severity"),
        pytest.param('[check.severities]\nQ1 = "off"', "没有规则“Q1”", id="severity of no rule"),
        pytest.param("[check.thresholds]\nT201 = 0.5", "没有阈值可设", id="no threshold"),
        pytest.param('[check.thresholds]\nT201 = "高"', "要写成数字", id="no number"),
        pytest.param("[check.thresholds]\nP504 = nan", "不小于零的数字", id="not a number"),
        pytest.param('[check]\nselect = ["t2"]', "是不是“T2”", id="a small letter"),
    ],
)
def test_a_mistake_in_the_configuration_is_told(
    run: Run, faulty: Path, text: str, said: str
) -> None:
    configure(faulty.parent, text)
    code, out, err = run(faulty)
    assert (code, out) == (2, "")
    assert said in err
    assert "mingzhang.toml" in err or "规则" in err


# a baseline


def test_a_second_run_shows_only_what_is_new(run: Run, faulty: Path) -> None:
    code, out, err = run(faulty, "--write-baseline", "基线.toml")
    assert code == 1
    assert err == "已写 基线.toml：这次的问题 2 个，2 个还没有写理由，请填写 reason\n"
    code, out, _ = run(faulty, "--baseline", "基线.toml")
    assert code == 0
    assert "另有 2 个问题在基线里已接受，没有列出，其中 2 个没有写理由" in out
    assert out.splitlines()[-1].endswith("错误 0 个、疑点 0 个、提示 0 个")


def test_a_finding_is_known_again_when_lines_move(run: Run, faulty: Path) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    faulty.write_text("\n\n\n" + faulty_text(), encoding="utf-8")
    assert run(faulty, "--baseline", "基线.toml")[0] == 0


def test_accepted_findings_that_are_gone_are_told(run: Run, faulty: Path) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    faulty.write_text(samples.text(MADE), encoding="utf-8")
    code, out, _ = run(faulty, "--baseline", "基线.toml")
    assert code == 0
    assert "基线里有 2 个问题不再出现，可以从基线里删去：" in out
    assert "[T208] " in out


def test_a_run_over_other_agencies_says_nothing_of_what_it_did_not_check(
    run: Run, faulty: Path, tmp_path: Path
) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    alone = tmp_path / "部门.txt"
    alone.write_text(samples.text(MADE[:1]), encoding="utf-8")
    _, out, _ = run(alone, "--baseline", "基线.toml")
    assert "不再出现" not in out
    faulty.write_text(samples.text(MADE), encoding="utf-8")
    _, out, _ = run(faulty, "--baseline", "基线.toml", "--select", "T201")
    assert "基线里有 1 个问题不再出现" in out, "T208 was not looked for"


def test_reasons_are_kept_when_the_baseline_is_written_again(run: Run, faulty: Path) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    path = faulty.parent / "基线.toml"
    text = path.read_text("utf-8").replace('reason = ""', 'reason = "批复如此，\\"张三\\" 核实"')
    path.write_text(text, encoding="utf-8")
    assert "没有写理由" not in run(faulty, "--baseline", "基线.toml")[1]
    run(faulty, "--baseline", "基线.toml", "--write-baseline", "基线.toml")
    assert path.read_text("utf-8") == text


def test_the_configuration_names_the_baseline_from_its_own_folder(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    configure(faulty.parent, '[check]\nbaseline = "基线.toml"')
    (faulty.parent / "下").mkdir()
    monkeypatch.chdir(faulty.parent / "下")
    assert run(faulty)[0] == 0


def test_a_file_that_is_no_baseline_is_told(run: Run, faulty: Path) -> None:
    (faulty.parent / "错.toml").write_text("[[accepted]]\nrule = 1\n", encoding="utf-8")
    code, _, err = run(faulty, "--baseline", "错.toml")
    assert code == 2
    assert "错.toml 不是基线文件" in err


@pytest.mark.parametrize(
    "text", ['[check]\nselect = ["T"]\n', '[X1]\nformula = "收入总表[合计] = 0"\n', "表 1\n"]
)
def test_a_baseline_is_not_written_over_another_file(run: Run, faulty: Path, text: str) -> None:
    other = faulty.parent / "别的.toml"
    other.write_text(text, encoding="utf-8")
    code, out, err = run(faulty, "--write-baseline", "别的.toml")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert other.read_text("utf-8") == text


def test_an_accepted_finding_that_is_only_not_shown_is_not_gone(run: Run, faulty: Path) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    configure(faulty.parent, '[check.severities]\nT208 = "warning"')
    _, out, _ = run(faulty, "--baseline", "基线.toml", "--severity", "error")
    assert "不再出现" not in out


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with a department and one of its two units: the other one is missing (A101)."""
    folder = tmp_path / "县"
    folder.mkdir()
    for name, one in (("部门.txt", MADE[0]), ("单位.txt", MADE[1])):
        (folder / name).write_text(samples.text([one]), encoding="utf-8")
    return folder


def test_what_only_several_files_show_is_not_gone_when_one_is_checked(
    run: Run, county: Path
) -> None:
    run(county, "--write-baseline", "基线.toml")
    assert "A101" in Path("基线.toml").read_text("utf-8")
    _, out, _ = run(county / "部门.txt", "--baseline", "基线.toml")
    assert "不再出现" not in out
    (county / "另一单位.txt").write_text(samples.text(MADE[2:]), encoding="utf-8")
    _, out, _ = run(county, "--baseline", "基线.toml")
    assert "基线里有 1 个问题不再出现" in out


def test_a_baseline_written_over_another_keeps_what_was_not_looked_for(
    run: Run, faulty: Path, county: Path
) -> None:
    run(county, "--write-baseline", "基线.toml")
    path = Path("基线.toml")
    path.write_text(path.read_text("utf-8").replace('reason = ""', 'reason = "另行公开"'), "utf-8")
    _, _, err = run(county / "单位.txt", "--write-baseline", "基线.toml")
    assert err == "已写 基线.toml：这次的问题 0 个，保留这次没有核对的 1 个\n"
    assert "另行公开" in path.read_text("utf-8")
    (county / "另一单位.txt").write_text(samples.text(MADE[2:]), encoding="utf-8")
    _, _, err = run(county, "--write-baseline", "基线.toml")
    assert err == "已写 基线.toml：这次的问题 0 个，删去不再出现的 1 个\n"
    assert "另行公开" not in path.read_text("utf-8")


def test_the_reason_of_what_is_gone_is_told(run: Run, faulty: Path) -> None:
    run(faulty, "--write-baseline", "基线.toml")
    path = Path("基线.toml")
    path.write_text(path.read_text("utf-8").replace('reason = ""', 'reason = "批复"'), "utf-8")
    faulty.write_text(samples.text(MADE), encoding="utf-8")
    assert "（接受的理由：批复）" in run(faulty, "--baseline", "基线.toml")[1]
