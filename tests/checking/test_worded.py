"""Whole documents in the words of many provinces: nothing found in them, planted faults found."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from tests.reading import provinces

FOLDER = provinces.FOLDER / "worded"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
SUFFIXES = ("txt", "html", "docx")


def page(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def found(text: str, suffix: str = "txt") -> list[Finding]:
    read = provinces.reading(text, suffix)
    return [finding for report in check(read.disclosures) for finding in report.findings]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_not_even_a_hint(name: str, suffix: str) -> None:
    assert [(f.rule, f.message) for f in found(page(name), suffix)] == []


@pytest.mark.parametrize("name", ["jiangsu", "jiangxi", "shandong", "yunnan", "zhejiang-projects"])
def test_what_each_table_is_is_certain(name: str) -> None:
    (disclosure,) = provinces.reading(page(name), "txt").disclosures
    printed = [table for table in disclosure.statements if table.status != "missing"]
    assert len(printed) >= 9
    assert {table.title: table.certainty for table in printed if table.certainty != "certain"} == {}
    assert [col.label for table in printed for col in table.columns if col.use == "unplaced"] == []


FAULTS = [
    line.split("\t")
    for line in (FOLDER / "faults.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "printed", "instead", "rule"), FAULTS)
def test_a_planted_fault_is_found(name: str, printed: str, instead: str, rule: str) -> None:
    text = page(name)
    assert text.count(printed) == 1
    assert rule in {finding.rule for finding in found(text.replace(printed, instead))}
