"""Festivals that are listed, and how many times people are visited."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    ("purpose", "target", "is_told"),
    [
        ("在元旦、端午节、重阳节、春节走访慰问老职工", "≥3次", True),
        ("春节、中秋和重阳慰问老职工", "2次", True),
        ("春节、中秋和重阳慰问老职工", "≥3次", False),
        ("春节、中秋慰问老职工", "≥1次", False),
        ("春节、中秋或者重阳节慰问老职工", "≥1次", False),
        ("春节、中秋和重阳组织演出", "≥1次", False),
        ("春节、中秋和重阳慰问，每人慰问", "≥1次", False),
        ("春节、中秋和重阳慰问老职工", "≤2次", False),
        ("春节、中秋和重阳慰问老职工", "≥2人", False),
    ],
)
def test_fewer_visits_than_festivals(purpose: str, target: str, *, is_told: bool) -> None:
    one = its("数量", "走访慰问次数", target)
    assert bool(findings("P373", project(one, name="老职工慰问", purpose=purpose))) is is_told
