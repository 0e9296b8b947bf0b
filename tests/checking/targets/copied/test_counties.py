"""Another county's name in the targets: a table that was taken over from there."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Disclosure
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    project,
    the_finding,
)


def _of_julu(*purposes: str) -> Disclosure:
    """Projects of 巨鹿县 with these purposes."""
    of_the_county = (project(purpose=f"用于巨鹿县第{n}批养护") for n in range(4))
    return disclosure(*of_the_county, *(project(purpose=purpose) for purpose in purposes))


def _of_nobody(purpose: str) -> Disclosure:
    """A project of an agency whose name says no county."""
    made = disclosure(project(purpose=purpose))
    return msgspec.structs.replace(made, agency=Agency("901", "苗圃站"))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P625", _of_julu("保障广宗县机关运转"), "another county"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P625", _of_julu("到馆陶县考察学习"), "a visit"),
        case("P625", _of_julu("广宗县支线", "平乡县支线"), "a line through several"),
        case("P625", _of_nobody("保障广宗县机关运转"), "nobody knows whose"),
        *(
            case("P625", _of_julu(text), text)
            for text in (
                "到平山县西柏坡开展红色教育",
                "患者在宁晋县医院就医",
                "广宗县籍学生补助",
                "参照广宗县居民补助标准",
                "与广宗县人民政府共建河堤",
                "接收广宗县机关转入人员",
                "南宫市监狱服刑人员帮教",
                "沙河市玻璃采购",
            )
        ),
        case(
            "P625",
            msgspec.structs.replace(
                _of_julu("保障广宗县机关运转"), agency=Agency("", "邢台市园林局")
            ),
            "a city has many counties",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        pytest.param("澜屏县林业局", True, id="a county that is not listed"),
        pytest.param("澜屏市林业局", False, id="a city can speak of its counties"),
    ],
)
def test_another_county_than_that_of_the_agency(agency: str, told: bool) -> None:
    made = disclosure(project(purpose="保障广宗县机关运转"))
    made = msgspec.structs.replace(made, agency=Agency("901", agency))
    assert bool(findings("P625", made)) is told
