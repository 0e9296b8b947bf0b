"""One project in the department's volume and in the unit's: both must print the same."""

from __future__ import annotations

import msgspec

from tests.checking.targets.projects import WHOLE, disclosure, findings, its, project


def test_a_unit_prints_what_its_department_prints() -> None:
    department = msgspec.structs.replace(disclosure(project()), scope="department")
    assert findings("P608", department, disclosure(project())) == []
    raised = project(its("质量", "苗木成活率", "≥90%"), code="13091124P0O5271100026")
    (found,) = findings("P608", department, disclosure(raised))
    assert found.subject.scope == "unit"
    assert "项目编码" in found.message and "苗木成活率" in found.message
    without = project(whole=False, indicators=WHOLE[:-1])
    less = msgspec.structs.replace(disclosure(without), scope="department")
    (found,) = findings("P608", less, disclosure(project()))
    assert "部门卷没有" in found.message
