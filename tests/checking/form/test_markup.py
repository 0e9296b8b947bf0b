"""What a web page's editor leaves in a text: <p>1.加强……</p>, &nbsp;."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Misplaced, Printed, Project
from tests.checking.targets.projects import Made, case, findings, project, the_finding


def _with_markup(cell: str) -> Project:
    return project(misplaced=(Misplaced("markup", Printed(cell)),))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("F527", _with_markup("<p>1.整修泵站。</p>"), "tags in a cell"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


def test_a_line_that_a_program_broke_in_a_cell_is_no_tag() -> None:
    assert findings("F527", _with_markup("1.整修泵站。<br>2.清理前池。")) == []
