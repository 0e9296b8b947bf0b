"""Words of other money behind a sum, and sections on something else than their titles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang.checking.check import check
from tests.narratives import disclosure, section


def _rules(title: str, text: str) -> Sequence[str]:
    made = disclosure(section(title, *text.split("\n")), kind="final", year=2023)
    (report,) = check([made])
    return [f.rule for f in report.findings if f.rule in ("W506", "W507")]


@pytest.mark.parametrize(
    "text",
    [
        "人员经费52.10万元，主要包括：印刷费、差旅费、取暖费、劳务费等。",
        "公用经费9.40万元，比上年减少1.00万元，下降9.62%，主要用于基本工资、绩效工资、住房公积金。",
        "人员经费主要包括水费、电费、邮电费；公用经费主要包括办公费、培训费。",
        "项目支出30.00万元，占20.00%，主要用于职工工资、津贴补贴和日常运转。",
        "基本支出30.00万元，占20.00%，主要用于完成特定工作任务和事业发展目标。",
        "公务用车运行维护费3.00万元，主要用于接待外省学访团的用餐。",
        "公务接待费1.00万元，比上年减少0.20万元，主要原因是燃油价格回落。",
        "因公出国（境）费5.00万元，主要用于公务接待批次较多。",
        "“卫生健康支出”科目20.00万元，主要用于缴存住房公积金。",
        "住房保障支出20.00万元，主要用于缴纳职业年金。",
        "基本支出30.00万元，比上年增加3.00万元，主要原因是普查项目增多。",
        "项目支出30.00万元，比上年增加3.00万元，主要原因是在职人员晋级晋档。",
    ],
)
def test_words_of_other_money(text: str) -> None:
    assert _rules("支出情况说明", text) == ["W506"]


@pytest.mark.parametrize(
    "text",
    [
        "人员经费52.10万元，主要包括：基本工资、医疗费、工会经费、福利费。",
        "公用经费9.40万元，主要包括：办公费、印刷费、其他工资福利支出。",
        "项目支出30.00万元，主要用于编外人员工资、社会保障缴费和日常运转。",
        "项目支出30.00万元，主要用于法律援助案件补贴。",
        "基本支出30.00万元，主要用于人员工资和保障机构完成特定任务。",
        "基本支出30.00万元，比上年减少1.00万元，主要原因是在职人数和项目安排与上年不同。",
        "公务用车运行维护费3.00万元，主要用于接待用车的燃油、保险。",
        "公务用车运行维护费3.00万元，主要用于下乡执法。",
        "公务接待费1.00万元，主要用于接待来访人员的用餐、用车。",
        "因公出国（境）费5.00万元，主要用于参加国际展会的机票、食宿。",
        "卫生健康支出20.00万元，主要用于医疗保险和住房公积金。",
        "社会保障和就业支出20.00万元，主要用于高校毕业生见习。",
        "住房保障支出20.00万元，主要用于老旧小区改造。",
        "基本支出30.00万元，比上年增加3.00万元，主要原因是部分项目支出调整为基本支出。",
        "基本支出30.00万元，比上年增加3.00万元，主要原因是项目人员转入。",
        "基本支出30.00万元，比上年增加3.00万元，主要原因是上级下达专项资金较多。",
        "项目支出30.00万元，比上年增加3.00万元，主要原因是辅警人员经费增加。",
        "项目支出30.00万元，比上年减少3.00万元，主要原因是人员经费列入基本支出。",
        "社会保障和就业支出20.00万元，主要用于代发城乡居民医疗保险补贴。",
        "人员经费52.10万元，主要包括：福利费、工会经费。",
        "公务接待费1.00万元，主要用于接待执法车辆驾驶人员。",
        "项目支出30.00万元，主要用于离休干部医疗费、死亡抚恤金。",
    ],
)
def test_words_of_its_own(text: str) -> None:
    assert _rules("支出情况说明", text) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(
            "政府性基金预算支出情况", "本馆无国有资本经营预算支出。", ["W507"], id="the next one"
        ),
        pytest.param(
            "机关运行经费支出情况", "本年度政府采购支出总额9.00万元。", ["W507"], id="purchases"
        ),
        pytest.param("政府性基金预算支出情况", "本馆没有使用基金安排的支出。", [], id="shorter"),
        pytest.param("政府性基金预算支出情况", "无。", [], id="nothing"),
        pytest.param("国有资本经营预算支出情况", "本馆没有这项支出，空表列示。", [], id="no name"),
        pytest.param(
            "政府性基金预算、国有资本经营预算支出情况",
            "本馆无国有资本经营预算支出。",
            [],
            id="a title on both",
        ),
        pytest.param(
            "机关运行经费支出情况", "办公等公用经费9.00万元，含政府采购。", [], id="both are told"
        ),
    ],
)
def test_sections_are_on_what_their_titles_say(title: str, text: str, expected: list[str]) -> None:
    assert _rules(title, text) == expected
