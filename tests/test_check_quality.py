"""The yardstick itself: it plants, it finds, it can also miss, and it leaves out no rule."""

from __future__ import annotations

from random import Random

import pytest
from benchmarks import check_quality
from benchmarks.planted import cells, documents, exemptions, faults
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import Planted, Text

from mingzhang.disclosure import Printed
from mingzhang.where import Where

TEXT = documents.printed(documents.composed(7, 2024)[:1])


def test_three_kinds_run(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ["T cell", "P 成本写成不低于", "F 资产总额"]
    check_quality.main(["--count", "1", "--jobs", "1", "--clean", "1", "--only", *kinds])
    printed = capsys.readouterr().out
    assert "3 kinds" in printed
    assert "错误 0" in printed


def test_every_rule_has_a_kind_or_a_reason() -> None:
    missing, needless = check_quality.without_kind()
    assert missing == [], "plant these, or say in exempt.toml why that cannot be done"
    assert needless == [], "these are planted, or are no rules: take them out of exempt.toml"
    assert all(len(reason) > 10 for reason in exemptions().values())


def test_kinds_are_named_once() -> None:
    names = [(kind.name, kind.documents) for kind in check_quality.kinds()]
    assert len(names) == len(set(names))
    assert len({name for name, _ in names}) >= 300


def test_what_is_not_wrong_is_not_found() -> None:
    outcome = check_quality.judged(Source((TEXT,)), Planted((TEXT,)))
    assert outcome == check_quality.Outcome(False, False)


def test_changed_lines_are_those_of_the_changed_text() -> None:
    assert check_quality.changed_lines("a\nb\nc", "a\nx\nc") == {2}
    assert check_quality.changed_lines("a\nb\nc", "a\nc") == {1, 2}
    assert check_quality.changed_lines("a\na", "a\na\na") == {3}


def test_a_text_fault_changes_one_match_only() -> None:
    fault = Text("F", "F402", r"(预算年度：)YEAR", r"\g<1>LAST", (r"\g<1>",))
    planted = fault.plant(Source((TEXT,)), Random(1))
    assert planted is not None
    assert planted.names == ("预算年度：",)
    assert len(check_quality.changed_lines(TEXT, planted.texts[0])) == 1
    assert Text("F", "", "没有这样的话", "").plant(Source((TEXT,)), Random(1)) is None


@pytest.mark.parametrize("figure", ["12.50", "300.00", "9.9", "11.00", "0.50"])
def test_a_figure_that_is_off_is_another_figure(figure: str) -> None:
    for seed in range(30):
        wrong = faults.off(figure, Random(seed))
        assert float(wrong) != float(figure)
        assert wrong.split(".")[1] == figure.split(".")[1]


def test_a_cell_is_changed_where_it_stands() -> None:
    text = "a\tb\tb\nb"
    before, after = Printed("b", Where(line=1, cell=3)), Printed("c", Where(line=1, cell=3))
    assert cells.edited(text, before, after) == "a\tb\tc\nb"
    assert cells.edited(text, Printed("x", Where(line=1, cell=3)), after) is None
    assert cells.edited(text, before, before) is None
