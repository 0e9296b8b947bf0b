"""P655: tables above which no heading stands."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import disclosure, findings, project

NAMES = ("城区绿化养护", "行道树补植", "公园设施维修", "苗圃用水", "古树名木保护")


def _numbered(*bare: int) -> tuple[Project, ...]:
    """Five projects, of which some have no heading."""
    made = []
    for number, name in enumerate(NAMES, 1):
        one = project(name=name, title=f"{name}绩效目标表", printed_no=str(number))
        if number in bare:
            one = msgspec.structs.replace(one, title="", printed_no="")
        made.append(one)
    return tuple(made)


def test_a_table_without_a_heading() -> None:
    (told,) = findings("P655", disclosure(*_numbered(3)))
    assert NAMES[2] in told.message
    assert "其他 4 张" in told.message


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_numbered(), id="all have one"),
        pytest.param(_numbered(1, 2, 3, 4, 5), id="none has one"),
    ],
)
def test_headings_that_are_there(made: tuple[Project, ...]) -> None:
    assert findings("P655", disclosure(*made)) == []
