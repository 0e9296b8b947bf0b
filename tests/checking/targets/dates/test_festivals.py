"""What is done for a festival or in a season, and when: before it, and in its months."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P417",
            project(its("时效", "慰问完成时间", "12月底前完成"), name="春节慰问老干部"),
            "long after the festival",
        ),
        case(
            "P417",
            project(its("时效", "演出完成时间", "2024年12月31日前"), name="重阳节文艺汇演"),
            "on the last day of the year",
        ),
        case(
            "P417",
            project(its("时效", "慰问完成时间", "6月底前"), name="中秋慰问老教师"),
            "long before the festival",
        ),
        case(
            "P417",
            project(its("时效", "重阳节慰问活动时间", "6月底前")),
            "the row names the festival",
        ),
        case("P417", project(its("时效", "春季补种完成时间", "10月底前")), "in autumn"),
        case(
            "P417",
            project(its("时效", "修缮完成时间", "12月底前"), name="暑期校舍修缮"),
            "after the holidays",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P417",
            project(its("时效", "慰问完成时间", "2月9日前"), name="春节慰问老干部"),
            "before the festival",
        ),
        case(
            "P417",
            project(
                its("时效", "录制完成时间", "12月底前", "2025年春节晚会录制完成"),
                name="春节联欢晚会",
            ),
            "the next year's festival",
        ),
        case(
            "P417",
            project(its("时效", "方案印制时间", "6月底前"), name="重阳节文艺汇演"),
            "what is prepared for it",
        ),
        case(
            "P417",
            project(its("时效", "重阳节慰问活动时间", "12月底前"), name="春节、重阳节慰问"),
            "the project has more than one",
        ),
        case(
            "P417",
            project(its("时效", "春季、秋季补种完成时间", "10月底前")),
            "the later of two seasons",
        ),
        case("P417", project(its("时效", "秋季学期资助时间", "3月底前")), "a term"),
        case("P417", project(its("时效", "春季造林验收时间", "10月底前")), "it is seen later"),
        case("P417", project(its("时效", "冬季清雪完成时间", "2月底前")), "winter ends then"),
        case(
            "P417",
            project(its("时效", "资金支付时间", "12月底前"), name="春节慰问老干部"),
            "money may be paid later",
        ),
        case(
            "P417",
            project(its("时效", "慰问完成时间", "12月底前"), name="春节、重阳节慰问"),
            "the later of two festivals",
        ),
        case(
            "P417",
            project(its("时效", "竣工时间", "12月底前"), name="五一路排水改造"),
            "the name of a street",
        ),
        case(
            "P417",
            project(its("时效", "完成时间", "12月底前"), name="元旦春节期间走访慰问和节日慰问"),
            "the new year's festival is near",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
