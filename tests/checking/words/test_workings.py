"""Figures of a sentence that follow from the figures beside them."""

from __future__ import annotations

import pytest

from mingzhang.checking.checks import Flaw
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.words.workings.sentences import does_not_work_out
from mingzhang.disclosure import Printed
from mingzhang.where import Where
from tests.checking.words.sentences import rules


def told(text: str) -> list[str]:
    """What is said of a paragraph."""
    judged = does_not_work_out(Line("重点工作", Printed(text, Where())))
    return [flaw.message for flaw in judged if isinstance(flaw, Flaw)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("孤儿36人、每人每月1500元，全年68.40万元。", id="a price, turned round"),
        pytest.param("其中：孤儿36人、每人每月1500元，全年68.40万元。", id="of a part"),
        pytest.param("护林员128名，每人每年补助6000元，共计67.80万元。", id="a price a year"),
        pytest.param("为1100名居民减免丧葬费132.00万元，人均减免2000元。", id="for each"),
        pytest.param("现有教学班42个，在校学生1932人，平均每班42人。", id="in each"),
        pytest.param("运行费36.00万元，公务用车12辆，平均每辆运行费3.60万元。", id="words between"),
        pytest.param("补助62.00万元。惠及在校学生3100人，生均250元。", id="a sentence before"),
        pytest.param(
            "运行费43.20万元，比上年减少3.60万元。现有车辆12辆，平均每辆3.06万元。",
            id="of two before",
        ),
        pytest.param("低保标准由每月720元提高到760元，提高5.26%。", id="by how much"),
        pytest.param("卫生室由86所增加到98所，增加14所。", id="by how many"),
        pytest.param("办结率由2023年的92.5%下降到2024年的95.1%。", id="the other way"),
        pytest.param("办理时间由5个工作日缩短到3个工作日，缩短50%。", id="of days"),
        pytest.param("覆盖率由41.2%提高到42.6%，提高1.6个百分点。", id="points"),
        pytest.param("修缮廊桥3处、祠堂5处，共9处。", id="added up"),
        pytest.param(
            "3个项目涉及一般公共预算109.25万元、政府性基金预算26.50万元，合计153.75万元。",
            id="money added up",
        ),
    ],
)
def test_what_does_not_work_out_is_told(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("孤儿36人、每人每月1500元，全年64.80万元。", id="a price"),
        pytest.param("孤儿36人、每人每月1500元，按8个月测算，共43.20万元。", id="of eight months"),
        pytest.param("低保对象2360人，低保标准每人每月760元，全年1685.00万元。", id="topped up"),
        pytest.param("护林员128名，每人每年6000元，中央承担一半，共40万元。", id="shared"),
        pytest.param("执行114.60万元，预算120.00万元，学生1200人，平均每人955元。", id="either"),
        pytest.param("人均公共服务支出由35元提高到42元，增长20%。", id="what rises is an average"),
        pytest.param("慰问320人次，发放48万元，人均1500元。", id="so many times"),
        pytest.param("编制40名，实有36人，平均年龄42岁。", id="of something else"),
        pytest.param("投资360万元，建设公路12公里，每公里30万元。", id="no average is said"),
        pytest.param("从业人员由120人减少到96人，减少24人，下降20%。", id="less, twice said"),
        pytest.param("由某局牵头，从2023年的12家增加到15家，增加3家。", id="led by"),
        pytest.param("新建3处、改建2处，累计建成36处。", id="since the beginning"),
        pytest.param("开展培训5期、每期60人，共300人次。", id="in another unit"),
        pytest.param("在职86人、退休30人，其中党员40人，共126人。", id="of a part"),
        pytest.param("保洁员240名，每人每年1500元，全年40万元，含工具费。", id="more in it"),
        pytest.param("由每人每月120元提高至每人每年1800元，增长25%。", id="of another time"),
        pytest.param("补助由1500元/年提高到150元/月，提高20%。", id="of another time, behind it"),
    ],
)
def test_what_works_out_or_may_be_otherwise_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["每人1元，" * 60_000, "由增加到" * 75_000, "从5个" * 75_000])
def test_a_very_long_line_is_no_sentence(text: str) -> None:
    assert told(text) == []


def test_a_section_of_a_document_is_looked_at() -> None:
    text = "现有教学班42个，在校学生1932人，平均每班{}人。"
    assert "W608" in rules(text.format(42))
    assert "W608" not in rules(text.format(46))
