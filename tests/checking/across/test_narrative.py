"""What the narrative says of the year before, with that year's document beside it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mingzhang import cli, samples
from mingzhang.disclosure import Disclosure

COUNTY = samples.county(7, departments=1, units=1, years=(2023, 2024))
_CHANGE = re.compile(r"((?:增加|减少|增长|下降)(?:了)?)(\d+\.\d\d)(万元)")


def disclosures(year: int) -> tuple[Disclosure, ...]:
    return samples.disclosures_of(COUNTY, COUNTY.departments[0], year)


def found(
    folder: Path, texts: dict[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> dict[str, Any]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    cli.main(["check", str(folder), "--select", "A304", "--format", "json", "--jobs", "1"])
    across: dict[str, Any] = json.loads(capsysbinary.readouterr().out)["across"]
    return across


def test_changes_that_follow_from_both_documents_are_right(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    texts = {f"{year}.txt": samples.text(disclosures(year)) for year in (2023, 2024)}
    across = found(tmp_path, texts, capsysbinary)
    assert across["findings"] == []
    (check,) = across["checks"]
    assert check["status"] == "passed"
    assert check["checked"] > 5


def test_a_change_that_does_not_follow_is_found(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = samples.text(disclosures(2024))
    changes = list(_CHANGE.finditer(text))
    assert changes
    first = changes[0]
    wrong = Decimal(first[2]) + 7
    spoiled = f"{text[: first.start(2)]}{wrong}{text[first.end(2) :]}"
    texts = {"2023.txt": samples.text(disclosures(2023)), "2024.txt": spoiled}
    across = found(tmp_path, texts, capsysbinary)
    assert {finding["rule"] for finding in across["findings"]} == {"A304"}
    finding = across["findings"][0]
    assert str(wrong) in finding["message"]
    assert {evidence["source"] for evidence in finding["evidence"]} == {"2023.txt", "2024.txt"}


def test_without_last_years_document_nothing_is_compared(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    texts = {"2024.txt": samples.text(disclosures(2024))}
    assert found(tmp_path, texts, capsysbinary) == {"findings": [], "checks": []}
