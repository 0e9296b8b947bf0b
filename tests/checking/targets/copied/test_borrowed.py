"""Single rows and descriptions taken from another indicator or project and not adapted."""

from __future__ import annotations

from tests.checking.targets.projects import disclosure, findings, its, project


def test_an_end_pasted_behind_descriptions() -> None:
    owner = project(
        its("可持续影响", "线路稳定", "提高", "反映网络运行有效性"), name="专线租用", code="1"
    )
    pasted = [
        project(
            its("社会效益", name, "改善", f"反映{name}的情况，网络运行有效性"), name=of, code=of
        )
        for name, of in (("出车及时", "车辆租赁"), ("食材新鲜", "食堂补贴"), ("花木成活", "绿化"))
    ]
    found = findings("P353", disclosure(owner, *pasted))
    assert len(found) == 3 and all("网络运行有效性" in one.message for one in found)
    assert not findings("P353", disclosure(owner, *pasted[:2]))
    assert not findings("P353", disclosure(*pasted))
    own = [
        project(its("社会效益", name, "改善", f"{name}，网络运行有效性"), name=name, code=name)
        for name in ("网络出车", "网络用餐", "网络绿化")
    ]
    assert not findings("P353", disclosure(owner, *own))
