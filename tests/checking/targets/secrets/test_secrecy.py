"""What is secret stays secret: no half of a secret table, no secret document numbers."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Printed
from mingzhang.where import Where
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    secret,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P701", secret(told=True), "one told"),
        case(
            "P703",
            project(its("数量", "终端", "9台", basis="云组密传【2020】4号")),
            "a cipher telegram",
        ),
        case("P703", project(purpose="依据机密级文件安排。"), "a document of that grade"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P703", its("数量", "系统", "1套", "秘密级信息系统测评"), "speaks of a grade"),
        case("P703", its("数量", "文件柜", "1个", "机密级文件柜购置"), "what such papers are in"),
        case("P701", secret(), "all secret"),
        case(
            "P703",
            project(its("数量", "终端", "9台", basis="冀保密〔2021〕3号")),
            "the secrecy office's own",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_one_of_a_few_secret_volumes_tells() -> None:
    department = msgspec.structs.replace(disclosure(secret()), scope="department")
    found = findings("P702", department, disclosure(project()))
    assert len(found) == 1
    assert found[0].subject.scope == "unit"
    assert findings("P702", department, disclosure(secret())) == []


def test_secret_numbers_are_found_in_the_front_too() -> None:
    front = (Printed("依据云委密电〔2023〕8号编制。", Where(line=2)),)
    assert len(findings("P703", disclosure(project(), front=front))) == 1
