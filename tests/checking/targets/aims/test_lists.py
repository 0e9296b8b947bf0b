"""Lists and quarters that do not come to the total that the same sentence has."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, project


@pytest.mark.parametrize(
    ("objective", "said"),
    [
        ("征集作品300件，评选一等奖20件、二等奖40件、三等奖60件，共评选作品100件", "120 件"),
        ("全年演出80场，一季度20场、二季度20场、三季度20场、四季度30场", "90 场"),
        ("上半年巡查200次、下半年巡查150次，全年巡查300次", "350 次"),
        ("购置桌椅30套、柜子10套，共计50套", "40 套"),
        ("上半年支出60万元，下半年支出40万元，全年支出120万元", "100.00 万元"),
    ],
)
def test_lists_that_come_to_another_number(objective: str, said: str) -> None:
    (found,) = findings("P533", project(objectives=(f"1.{objective}。",)))
    assert said in found.message


@pytest.mark.parametrize(
    "objective",
    [
        "征集作品300件，评选一等奖20件、二等奖40件、三等奖60件，共评选作品120件",
        "购置桌椅30套、柜子10套等，共计50套",
        "举办书展3场、讲座5场，共吸引观众2000人次",
        "慰问老党员30名、困难党员20名，共慰问45名",
        "修缮学校12所，其中小学5所、初中3所，共修缮教室80间",
        "购置电脑20台、打印机5台，共25台；购置桌椅30套、柜子10套，共计40套",
        "维修桥梁3座、涵洞5座，新建桥梁2座，共10座",
        "上半年巡查200次，全年巡查300次",
        "一季度演出20场、二季度演出30场，全年演出100场",
    ],
)
def test_lists_that_say_no_other_number(objective: str) -> None:
    assert not findings("P533", project(objectives=(f"1.{objective}。",)))
