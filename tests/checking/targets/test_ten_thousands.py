"""P654: 万 without 元 in sentences."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("全年维护费控制在5万以内。", True, id="a cost"),
        pytest.param("投入12.5万用于修缮书库。", True, id="paid for"),
        pytest.param("支付8万服务费。", True, id="paid as"),
        pytest.param("筹集资金20万，修缮书库。", True, id="funds"),
        pytest.param("全年维护费控制在5万元以内。", False, id="whole"),
        pytest.param("投入5万只鱼苗，改善水质。", False, id="with a counter"),
        pytest.param("年接待读者超过6万，藏书12万余册。", False, id="readers"),
        pytest.param("支付8万名读者的保险费。", False, id="people"),
        pytest.param("服务全县38万群众。", False, id="people behind it"),
    ],
)
def test_an_objective(text: str, told: bool) -> None:
    assert bool(findings("P654", project(objectives=(text,)))) is told


def test_a_description_and_a_target() -> None:
    described = its("成本", "维护费", "≤5万元", description="全年维护费不超过5万")
    (told,) = findings("P654", project(described))
    assert "全年维护费不超过5万" in told.message
    assert findings("P654", project(its("成本", "维护费", "≤5万"))) == [], "P214 tells"
