"""The yardstick itself: it plants, it finds, and it can also miss."""

from random import Random

import pytest
from benchmarks import check_quality, planted


def test_three_kinds_run(capsys: pytest.CaptureFixture[str]) -> None:
    check_quality.main(
        ["--count", "1", "--only", "T cell", "P 成本写成不低于", "F 资产总额", "--clean", "1"]
    )
    printed = capsys.readouterr().out
    assert "3 kinds" in printed
    assert "错误 0" in printed


def test_what_is_not_wrong_is_not_found() -> None:
    text = check_quality.generated()[0]
    assert check_quality.judged(text, text) == check_quality.Outcome(False, False)


def test_changed_lines_are_those_of_the_changed_text() -> None:
    assert check_quality.changed_lines("a\nb\nc", "a\nx\nc") == {2}
    assert check_quality.changed_lines("a\nb\nc", "a\nc") == {1, 2}
    assert check_quality.changed_lines("a\na", "a\na\na") == {3}


def test_a_text_fault_changes_one_match_only() -> None:
    fault = planted.TextFault("F", r"(\d)YEAR", r"\g<1>LAST", (r"第\g<1>处",))
    assert fault.plant("12024年，32023年", 2024, Random(1)) == ("12023年，32023年", ("第1处",))
    assert fault.plant("没有", 2024, Random(1)) is None


def test_kinds_are_named_once() -> None:
    names = [(kind.name, kind.documents) for kind in check_quality.kinds()]
    assert len(names) == len(set(names))
    assert len({name for name, _ in names}) >= 40
