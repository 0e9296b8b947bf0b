"""Documents that were written and audited by people: what was found once stays found."""

from __future__ import annotations

import pytest
from benchmarks import audited


@pytest.mark.parametrize("name", audited.names())
def test_the_list_quotes_the_document(name: str) -> None:
    text = (audited.FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    for fault in audited.faults(name):
        if fault.line and fault.printed:
            assert fault.printed in text[fault.line - 1], f"{fault.line} {fault.printed}"


@pytest.mark.parametrize("name", audited.names())
def test_judged_faults_are_told(name: str) -> None:
    document = audited.audited(name)
    gone = [
        f"{fault.line} {fault.printed}: {fault.fault} {fault.rules}"
        for fault in document.faults
        if fault.rules and not document.told(fault)
    ]
    assert gone == []


@pytest.mark.parametrize("name", audited.names())
def test_errors_and_warnings_are_on_the_list(name: str) -> None:
    beyond = [
        f"{finding.rule} {sorted(audited.lines(finding))} {finding.message}"
        for finding in audited.audited(name).beyond()
    ]
    assert beyond == [], "judge these by the document: list what is true, narrow what is false"


def test_a_list_with_a_slip_is_told() -> None:
    row = {"line": "3", "printed": "", "fault": "", "certain": "?", "first": "yes", "rules": ""}
    with pytest.raises(ValueError, match="line 3: certain is C or D"):
        audited.fault_of(row, "line 3")
