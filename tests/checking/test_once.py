"""One flaw of one cell is told by one rule."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking import rules
from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Finding, Subject
from mingzhang.checking.once import told_once
from mingzhang.disclosure import Agency, Printed
from mingzhang.where import NOWHERE, Where

TARGET, OTHER = Where(line=3, cell=5), Where(line=4, cell=5)


def finding(rule: str, *places: Where) -> Finding:
    subject = Subject(
        agency=Agency("901", "云溪县档案局"), scope="department", kind="budget", year=2024
    )
    evidence = tuple(quote("甲项目", Printed("≥6次", where)) for where in places)
    return Finding(rule, "warning", subject, "两处不同", evidence, title="", basis="", advice="")


@pytest.mark.parametrize(
    ("other", "places", "told"),
    [
        pytest.param("P344", (OTHER, TARGET), ["P344"], id="the goal says so, too"),
        pytest.param("P344", (OTHER,), ["P209", "P344"], id="of another cell"),
        pytest.param("P344", (NOWHERE,), ["P209", "P344"], id="of no cell"),
        pytest.param("P204", (TARGET,), ["P209", "P204"], id="another flaw of the cell"),
    ],
)
def test_of_two_rules_on_one_flaw_the_better_tells(
    other: str, places: tuple[Where, ...], told: list[str]
) -> None:
    scoring = finding("P209", TARGET if places != (NOWHERE,) else NOWHERE, OTHER)
    assert [one.rule for one in told_once([scoring, finding(other, *places)])] == told


@pytest.mark.parametrize(
    ("rule", "better"),
    [
        ("P639", "P627"),
        ("P350", "P332"),
        ("P374", "P332"),
        ("P403", "P404"),
        ("P354", "P301"),
        ("F606", "T209"),
    ],
)
def test_the_rule_that_tells_more_tells(rule: str, better: str) -> None:
    found = [finding(rule, TARGET), finding(better, TARGET, OTHER)]
    assert told_once(found) == found[1:]


@pytest.mark.parametrize(
    ("details", "places", "is_told"),
    [
        pytest.param((), (TARGET,), True, id="what it leads with"),
        pytest.param(("甲", "乙"), (TARGET,), False, id="one of the cells that have it"),
        pytest.param(("甲", "乙"), (TARGET, OTHER), True, id="all of them"),
    ],
)
def test_a_flaw_of_several_cells_is_told_of_all(
    details: tuple[str, ...], places: tuple[Where, ...], is_told: bool
) -> None:
    scoring = msgspec.structs.replace(finding("P209", TARGET, OTHER), details=details)
    told = told_once([scoring, finding("P344", *places)])
    assert (scoring not in told) is is_told


def test_rules_that_tell_for_others_exist_and_never_for_each_other() -> None:
    by_id = {rule.id: rule for rule in rules.built_in()}

    def tellers(rule_id: str, *before: str) -> None:
        assert rule_id not in before, f"{before} tell for each other: nobody tells"
        for other in by_id[rule_id].told_by:
            tellers(other, *before, rule_id)

    for rule_id in by_id:
        tellers(rule_id)
