"""Several disclosures at once, from the command line: what only shows when they are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace as replaced

from mingzhang import cli, samples
from mingzhang.checking.across.groups import place
from mingzhang.disclosure import Disclosure, Printed, Statement

COUNTY = samples.county(7, departments=2, units=3, years=(2023, 2024))
FAMILY = samples.disclosures_of(COUNTY, COUNTY.departments[0], 2024)
LAST_YEAR = samples.disclosures_of(COUNTY, COUNTY.departments[0], 2023)

Check = Callable[..., dict[str, Any]]


@pytest.fixture
def check(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Check:
    """Write files, check their folder; what was found only between them, in JSON."""

    def checks(files: dict[str, Sequence[Disclosure]], *options: str) -> dict[str, Any]:
        for name, disclosures in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(samples.text(disclosures), encoding="utf-8")
        cli.main(["check", str(tmp_path), "--format", "json", "--jobs", "1", *options])
        across: dict[str, Any] = json.loads(capsysbinary.readouterr().out)["across"]
        return across

    return checks


def each_alone(disclosures: Sequence[Disclosure]) -> dict[str, Sequence[Disclosure]]:
    """Every disclosure in a file of its own."""
    return {f"{one.agency.code}-{one.year}.txt": [one] for one in disclosures}


def rules_of(across: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in across["findings"]]


def status(across: dict[str, Any], rule: str) -> str:
    return next((c["status"] for c in across["checks"] if c["rule"] == rule), "not_applicable")


# departments and units


def test_a_county_in_single_files_is_compared_and_in_order(check: Check) -> None:
    across = check(each_alone([*FAMILY, *LAST_YEAR]))
    assert across["findings"] == []
    for rule in ("T207", "A101", "A303"):
        assert status(across, rule) == "passed", rule


def test_a_department_in_one_file_with_its_units_is_not_compared_again(check: Check) -> None:
    assert check({"全部.txt": FAMILY}) == {"findings": [], "checks": []}


def test_a_sum_that_is_not_that_of_the_units_shows_over_files(check: Check) -> None:
    spoiled = samples.plant("department_not_sum_of_units", FAMILY[0], Random(4))
    assert spoiled is not None
    across = check(each_alone([spoiled[0], *FAMILY[1:]]))
    assert set(rules_of(across)) == {"T207"}
    for finding in across["findings"]:
        sources = {evidence["source"] for evidence in finding["evidence"]}
        assert f"{FAMILY[0].agency.code}-2024.txt" in sources
        assert len(sources) > 1


def test_a_unit_that_is_missing_is_named(check: Check) -> None:
    across = check(each_alone(FAMILY[:-1]))
    assert rules_of(across) == ["A101"]
    (finding,) = across["findings"]
    assert FAMILY[-1].agency.name in finding["message"]
    assert finding["subject"]["scope"] == "department"
    assert finding["evidence"][0]["row"] == FAMILY[-1].agency.name
    assert status(across, "T207") == "insufficient", "the sum cannot be made"


def test_a_department_alone_lacks_nothing(check: Check) -> None:
    """Where no unit is there, nobody meant to check the units."""
    assert check({"部门.txt": FAMILY[:1], "别处.txt": LAST_YEAR[1:2]})["findings"] == []


def test_a_unit_by_another_name_makes_missing_ones_uncertain(check: Check) -> None:
    unit = FAMILY[1]
    renamed = replaced(unit, agency=replaced(unit.agency, name=f"{COUNTY.name}另一个名称"))
    across = check(each_alone([FAMILY[0], renamed, *FAMILY[2:]]))
    assert rules_of(across) == []
    assert status(across, "A101") == "insufficient"


def test_a_unit_that_the_department_does_not_list_is_named(check: Check) -> None:
    department = replaced(FAMILY[0], organisations=FAMILY[0].organisations[:-1])
    across = check(each_alone([department, *FAMILY[1:]]))
    assert "A102" in rules_of(across)
    finding = next(f for f in across["findings"] if f["rule"] == "A102")
    assert FAMILY[-1].agency.name in finding["message"]


def test_departments_of_two_counties_with_the_same_codes_are_kept_apart(check: Check) -> None:
    other = [renamed(one, "乙") for one in FAMILY]
    files = {f"甲/{name}": made for name, made in each_alone(FAMILY).items()}
    files |= {f"乙/{name}": made for name, made in each_alone(other[:-1]).items()}
    across = check(files)
    assert rules_of(across) == ["A101"], "only the second county lacks a unit"
    assert other[-1].agency.name in across["findings"][0]["message"]


def renamed(disclosure: Disclosure, county: str) -> Disclosure:
    """The same of another county."""

    def name(text: str) -> str:
        return text.replace(COUNTY.name, f"{county}山县")

    organisations = tuple(replaced(one, name=name(one.name)) for one in disclosure.organisations)
    agency = replaced(disclosure.agency, name=name(disclosure.agency.name))
    made: Disclosure = replaced(disclosure, agency=agency, organisations=organisations)
    return made


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("中共青龙满族自治县委员会组织部", "青龙满族自治县"),
        ("上海市普陀区财政局", "上海市普陀区"),
        ("巨鹿县市场监督管理局", "巨鹿县"),
        ("财政局", ""),
    ],
)
def test_a_name_says_the_place(name: str, expected: str) -> None:
    assert place(name) == expected


# twice


def test_the_same_disclosure_twice_is_a_hint(check: Check) -> None:
    across = check({"一.txt": FAMILY[1:2], "二.txt": FAMILY[1:2]})
    assert rules_of(across) == ["A201"]
    assert across["findings"][0]["severity"] == "info"
    assert across["findings"][0]["message"] == (
        "“一.txt”和“二.txt”里的九张表完全相同，是同一份公开内容"
    )


def test_the_same_tables_with_other_figures_in_words_are_not_called_the_same(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = samples.text(FAMILY[1:2])
    other = re.sub(r"(?<=[\u4e00-\u9fff])\d+\.\d\d(?=万元[，。])", "12.34", text, count=3)
    for name, own in (("一.txt", text), ("二.txt", other)):
        (tmp_path / name).write_text(own, encoding="utf-8")
    cli.main(["check", str(tmp_path), "--format", "json", "--jobs", "1", "--select", "A201"])
    (finding,) = json.loads(capsysbinary.readouterr().out)["across"]["findings"]
    assert "九张表完全相同，说明里却有 " in finding["message"]
    assert any(detail.startswith("只在“二.txt”里：") for detail in finding["details"])
    assert any("12.34" in detail for detail in finding["details"])


def test_two_versions_with_different_figures_are_told_with_the_cells(check: Check) -> None:
    spoiled = samples.plant("cell_changed", FAMILY[1], Random(2))
    assert spoiled is not None
    across = check({"一.txt": FAMILY[1:2], "二.txt": [spoiled[0]]})
    assert rules_of(across) == ["A202"]
    (finding,) = across["findings"]
    assert {evidence["source"] for evidence in finding["evidence"]} == {"一.txt", "二.txt"}
    first, second = finding["evidence"][:2]
    assert (first["title"], first["row"]) == (second["title"], second["row"])
    assert first["text"] != second["text"]


def test_any_number_of_copies_is_one_finding_that_names_all(check: Check) -> None:
    names = [f"{number:02}.txt" for number in range(12)]
    across = check(dict.fromkeys(names, FAMILY[1:2]))
    (finding,) = across["findings"]
    assert finding["rule"] == "A201"
    assert sorted(evidence["source"] for evidence in finding["evidence"]) == names
    assert [e["source"] for e in finding["evidence"] if e["role"] == "compared"] == ["00.txt"]
    assert "“04.txt”等 12 份原件里" in finding["message"]


def test_copies_of_several_versions_are_told_version_by_version(check: Check) -> None:
    spoiled = samples.plant("cell_changed", FAMILY[1], Random(2))
    assert spoiled is not None
    old, new = FAMILY[1:2], [spoiled[0]]
    across = check({"一.txt": old, "二.txt": new, "三.txt": old, "四.txt": new, "五.txt": new})
    told = [(finding["rule"], finding["message"]) for finding in across["findings"]]
    assert [rule for rule, _ in sorted(told)] == ["A201", "A201", "A202"]
    messages = " ".join(message for _, message in told)
    for words in (
        "“一.txt”和“三.txt”里",
        "“二.txt”、“五.txt”和“四.txt”里",
        "“一.txt”和“二.txt”等 3 份",
    ):
        assert words in messages, messages


def test_the_same_figures_in_another_unit_are_a_copy(check: Check) -> None:
    in_yuan = tuple(map(_in_yuan, FAMILY[1].statements))
    other = replaced(FAMILY[1], statements=in_yuan)
    assert rules_of(check({"一.txt": FAMILY[1:2], "二.txt": [other]}, "--select", "A")) == ["A201"]


def _in_yuan(statement: Statement) -> Statement:
    rows = tuple(
        replaced(row, cells={key: _times_10000(cell) for key, cell in row.cells.items()})
        for row in statement.rows
    )
    return replaced(statement, money_unit="元", rows=rows)


def _times_10000(cell: Printed) -> Printed:
    return replaced(cell, text=str(Decimal(cell.text) * 10000)) if cell.text else cell


# years


def test_figures_that_jump_from_year_to_year_are_a_hint(check: Check) -> None:
    spoiled = samples.plant("unit_wrong", FAMILY[1], Random(1))
    assert spoiled is not None
    files = each_alone([LAST_YEAR[1], FAMILY[1]])
    assert "A303" not in rules_of(check(files))
    (tables,) = [s for s in FAMILY[1].statements if s.id == "income_expenditure_summary"]
    times = replaced(tables, money_unit="元")
    wrong = replaced(
        FAMILY[1], statements=(times, *(s for s in FAMILY[1].statements if s is not tables))
    )
    across = check(each_alone([LAST_YEAR[1], wrong]))
    assert "A303" in rules_of(across)


def test_a_threshold_can_be_changed(check: Check, tmp_path: Path) -> None:
    configuration = tmp_path / "配置" / "mingzhang.toml"
    configuration.parent.mkdir()
    configuration.write_text("[check.thresholds]\nA303 = 1.0001", encoding="utf-8")
    files = each_alone([LAST_YEAR[1], FAMILY[1]])
    assert "A303" not in rules_of(check(files, "--select", "A"))
    assert "A303" in rules_of(check(files, "--select", "A", "--config", str(configuration)))
