"""`mz check --rules`: a user's own rules, and rules of other packages, from the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from mingzhang import cli, samples
from mingzhang.checking import checks, plugins, rules

MADE = samples.disclosures(samples.county(7, departments=1, units=1, years=(2023, 2024)), 2024)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rules, "_declared", {})
    Path("预算.txt").write_text(samples.text(MADE), encoding="utf-8")

    def runs(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["check", "预算.txt", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


def own(text: str, name: str = "规则.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_a_rule_that_holds_is_said_to_be_checked(run: Run) -> None:
    own('[X101]\nname = "基本支出"\nformula = "支出总表[合计].基本支出 = 基本支出表[合计].合计"')
    code, out, _ = run("--rules", "规则.toml", "--select", "X", "--show", "checks")
    assert code == 0
    assert "自定规则：基本支出 1 项" in out


def test_a_rule_that_does_not_hold_gives_a_finding_with_its_cells(run: Run) -> None:
    own(
        '[X101]\ntitle = "差一万元"\nbasis = "某文件"\nadvice = "改"\nseverity = "疑点"\n'
        'formula = "支出总表[合计].基本支出 = 基本支出表[合计].合计 + 1 万元"\nscope = "单位"'
    )
    code, out, _ = run("--rules", "规则.toml", "--select", "X101", "--format", "json")
    assert code == 0, "a warning is no error"
    report = json.loads(out)
    assert report["summary"]["warnings"] == len(MADE) - 1
    (finding,) = report["sources"][0]["disclosures"][1]["findings"]
    assert (finding["rule"], finding["title"]) == ("X101", "差一万元")
    assert "相差 1.00 万元" in finding["message"]
    assert [cell["statement"] for cell in finding["evidence"]] == [
        *("expenditure", "general_budget_basic"),
    ]
    assert (finding["basis"], finding["advice"]) == ("某文件", "改")


def test_a_condition_decides_whether_a_rule_applies(run: Run) -> None:
    own(
        '[X1]\nformula = "支出总表[合计] = 0"\nwhen = "支出总表[合计] < 0"\n'
        '[X2]\nformula = "支出总表[合计] = 0"\nwhen = ["支出总表[合计] > 0", "支出总表[207] = 0"]'
    )
    _, out, _ = run("--rules", "规则.toml", "--select", "X")
    assert "[X1]" not in out
    assert "[X2]" in out


def test_a_rule_for_another_year_does_not_apply(run: Run) -> None:
    own('[X1]\nformula = "支出总表[合计] = 0"\nyears = [2020]')
    code, out, _ = run("--rules", "规则.toml", "--select", "X")
    assert code == 0
    assert "不适用：自定规则 1 类" in out


def test_a_tolerance_takes_the_place_of_rounding(run: Run) -> None:
    own(
        '[X1]\nformula = "支出总表[合计] = 支出总表[合计] + 5 万元"\ntolerance = "5 万元"\n'
        '[X2]\nformula = "支出总表[合计] = 支出总表[合计] + 5 万元"\ntolerance = "4.99 万元"'
    )
    _, out, _ = run("--rules", "规则.toml", "--select", "X")
    assert "[X1]" not in out
    assert "[X2]" in out


def test_the_configuration_can_name_the_rules(run: Run) -> None:
    own('[X1]\nformula = "支出总表[合计] = 0"')
    own('[check]\nrules = ["规则.toml"]\nselect = ["X"]', "mingzhang.toml")
    assert run()[0] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('[X1]\nformula = "支出表[合计] = 0"', "没有叫“支出表”的表", id="a formula"),
        pytest.param('[X1]\nformula = "1 = 1"', "没有单元格", id="nothing to check"),
        pytest.param("# 还没有写\n", "规则.toml：没有写规则", id="an empty file"),
        pytest.param('[X1]\ntitle = "无"', "少了 formula", id="no formula"),
        pytest.param('[X1]\nformla = ""', "不认识“formla”", id="an unknown key"),
        pytest.param(
            '[T201]\nformula = "支出总表[合计] = 0"', "已经有了", id="an id that is taken"
        ),
        pytest.param('["甲"]\nformula = "支出总表[合计] = 0"', "编号要写", id="no id"),
        pytest.param('X1 = "支出总表[合计] = 0"', "要写成 [X1] 一节", id="no table"),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\nseverity = "高"', "没有级别“高”", id="severity"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\nscope = "县"', "scope 只能写", id="scope"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\nyears = 2024', "年份的列表", id="years"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\ntolerance = "一分"', "金额和单位", id="tolerance"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\nwhen = "合计"', "第 1 个字起", id="a condition"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] ÷ 0 > 1 元"', "除数是零", id="division by zero"
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\nyears = [202]', "不像预算年度", id="no year"
        ),
        pytest.param(
            '[X1]\nformula = "基本支出表[2010301] = 0"',
            "“基本支出表”的各行是经济分类科目，2010301 行政运行 是功能分类科目",
            id="a code of the other classification",
        ),
        pytest.param(
            '[X1]\nformula = "支出总表[合计] = 0"\n[X1]', "同一节写了两次", id="an id twice"
        ),
        pytest.param("[规则一]", "节名和键只用英文字母、数字", id="a Chinese id"),
    ],
)
def test_a_wrong_rule_is_the_rules_fault_not_the_documents(run: Run, text: str, said: str) -> None:
    own(text)
    code, out, err = run("--rules", "规则.toml")
    assert (code, out) == (2, "")
    assert said in err
    assert "规则.toml" in err or "X1" in err


def test_a_chinese_keyboard_is_understood(run: Run) -> None:
    own('[X1]\nformula = "支出总表［合计］．基本支出 ＝ 基本支出表【合计】。合计 ＋ ０ 元"')
    code, out, err = run("--rules", "规则.toml", "--select", "X", "--show", "checks")
    assert (code, err) == (0, "")
    assert "核对无误：\n      自定规则：" in out


def test_a_code_that_no_year_has_is_told_but_the_rule_is_used(run: Run) -> None:
    own('[X1]\nformula = "支出总表[9990101] = 0"\n[X2]\nformula = "支出总表[999各项] = 0"')
    code, out, err = run("--rules", "规则.toml", "--select", "X")
    assert code == 0
    first, second = err.splitlines()
    assert first.startswith("提醒：X1：“支出总表[9990101]”的科目不在各年科目目录里")
    assert second.startswith("提醒：X2：“支出总表[999各项]”的科目")
    assert "核对无误：自定规则 2 类" in out


def test_rules_that_applied_to_nothing_are_told(run: Run) -> None:
    formula = 'formula = "支出总表[合计] = 收入总表[合计]"'
    own(f'[X1]\n{formula}\nyears = [2031]\n[X2]\n{formula}\n[X3]\n{formula}\nkind = "决算"')
    _, out, _ = run("--rules", "规则.toml")
    assert "没有用上的自定规则：X1、X3。" in out
    _, out, _ = run("--rules", "规则.toml", "--select", "X2")
    assert "没有用上的自定规则" not in out, "nobody asked for the others"
    _, out, _ = run("--rules", "规则.toml", "--format", "json")
    assert any("X1、X3" in note for note in json.loads(out)["notes"])


@pytest.mark.parametrize(("name", "said"), [(".", "是文件夹"), ("没有.toml", "没有文件")])
def test_a_file_of_rules_that_is_none_is_told(run: Run, name: str, said: str) -> None:
    code, out, err = run("--rules", name)
    assert (code, out) == (2, "")
    assert said in err


# plug-ins

PLUGIN = '''
from collections.abc import Iterator
from mingzhang.checking import rules
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.disclosure import Printed

rules.declare_all("""
[Y901]
name = "名称长短"
title = "单位名称太短"
severity = "info"
basis = "无"
what = "名称"
cause = "无"
advice = "写全称。"
""", "某县规则")

@over("Y901", each(lambda disclosure: [disclosure]))
def name_is_short(disclosure) -> Iterator[Flaw]:
    if len(disclosure.agency.name) < 99:
        yield Flaw("名称太短", (quote("封面", Printed(disclosure.agency.name)),))
'''


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module that another package declares as an entry point."""
    module = tmp_path / "own_rules_of_a_county.py"
    module.write_text(PLUGIN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entry = EntryPoint("某县", "own_rules_of_a_county", plugins.GROUP)
    monkeypatch.setattr(plugins, "entry_points", lambda group: [entry])
    monkeypatch.setattr(checks, "_CHECKS", dict(checks._CHECKS))
    plugins.load.cache_clear()
    yield module
    sys.modules.pop("own_rules_of_a_county", None)
    plugins.load.cache_clear()


def test_rules_of_another_package_are_checked_like_our_own(run: Run, plugin: Path) -> None:
    code, out, _ = run("--select", "Y901", "--jobs", "1")
    assert code == 0
    assert out.count("[Y901] 名称太短") == len(MADE)
    assert "怎么办：写全称。" in out


def test_a_plugin_that_does_not_load_is_told(run: Run, plugin: Path) -> None:
    plugin.write_text("import nothing_like_it", encoding="utf-8")
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "规则插件“某县”" in err


_broken = checks.broken
"""As it is in use; conftest.py puts something stricter in its place."""


@pytest.fixture
def contained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "broken", _broken)


LENGTH = "len(disclosure.agency.name) < 99"
FLAW = 'yield Flaw("名称太短", (quote("封面", Printed(disclosure.agency.name)),))'


@pytest.mark.usefixtures("contained")
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        pytest.param(
            LENGTH,
            "1 / 0",
            "ZeroDivisionError: division by zero（own_rules_of_a_county.py 第 20 行）",
            id="raises",
        ),
        pytest.param(FLAW, 'yield "很差"', "要给出 Flaw 或 Undecided，却给出 str", id="rubbish"),
        pytest.param(FLAW, 'yield Flaw("名称太短", ())', "至少一条证据", id="no evidence"),
        pytest.param(FLAW, 'yield Flaw("名称太短", ("封面",))', "至少一条证据", id="no Evidence"),
        pytest.param(FLAW, "return 3", "'int' object is not iterable", id="no generator"),
        pytest.param(
            "[disclosure]",
            "disclosure.nothing",
            "has no attribute 'nothing'",
            id="selection raises",
        ),
    ],
)
def test_a_rule_that_fails_is_at_fault_and_the_others_go_on(
    run: Run, plugin: Path, right: str, wrong: str, said: str
) -> None:
    plugin.write_text(PLUGIN.replace(right, wrong), encoding="utf-8")
    code, out, err = run("--select", "Y901,T", "--jobs", "1")
    assert code == 2
    (line,) = err.splitlines()
    assert line.startswith("错误：规则 Y901 出错，没有核对：")
    assert said in line
    assert line.endswith("。请更新或卸载这个插件")
    assert out.count("核对无误：表内和表间勾稽") == len(MADE)
    assert "[Y901]" not in out
    _, out, _ = run("--select", "Y901", "--jobs", "1", "--format", "json")
    check = json.loads(out)["sources"][0]["disclosures"][0]["checks"][0]
    assert (check["status"], check["checked"]) == ("insufficient", 0)
    assert said in check["broken"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        pytest.param(
            "from", "import sys\nsys.exit(3)\nfrom", "SystemExit: 3", id="ends the program"
        ),
        pytest.param(
            '@over("Y901"', '@over("Y902"', "Y902 没有用 rules.declare_all", id="no texts"
        ),
        pytest.param("Y901", "T201", "规则编号 T201 已经有了", id="an id of ours"),
    ],
)
def test_a_plugin_that_declares_nonsense_is_told(
    run: Run, plugin: Path, right: str, wrong: str, said: str
) -> None:
    plugin.write_text(PLUGIN.replace(right, wrong), encoding="utf-8")
    code, out, err = run()
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_rules_of_a_plugin_have_their_page(
    run: Run, plugin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["rules", "Y901"]) == 0
    assert "怎么办：写全称。" in capsys.readouterr().out
    assert cli.main(["rules", "某县规则"]) == 0
    assert "Y901  提示  单位名称太短" in capsys.readouterr().out
    assert run("--select", "某县规则", "--jobs", "1")[0] == 0
