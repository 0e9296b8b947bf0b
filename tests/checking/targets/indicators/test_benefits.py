"""Benefits that are none: money paid out, work done, 经济效益 that have to do with no economy."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P324", its("社会效益", "工作协调会", "1次/季度"), "meetings as benefit"),
        case("P330", its("生态效益", "受益人数", "≥500人"), "people and no ecology"),
        case("P330", its("生态效益", "村民夜间文化生活", "丰富"), "evenings"),
        case("P330", its("生态效益", "职工身心健康水平", "提高"), "水平 is no 水"),
        case("P324", its("社会效益", "举办教师培训班", "3期"), "courses"),
        case("P324", its("社会效益", "组织宣传活动", "≥4次"), "events that are held"),
        case("P324", its("社会效益", "检测样本数", "≥2000份"), "samples"),
        case("P324", its("经济效益", "培训教材发放数", "≥400册"), "books handed out"),
        case("P328", its("经济效益", "方便群众办事", "更加便利"), "convenience"),
        case("P330", its("生态效益", "民宿经营收入增长", "≥8%"), "earnings and no ecology"),
        case("P330", its("生态效益", "林农年均增收", "≥3000元"), "林 is who earns it"),
        case("P330", its("生态效益", "居民幸福感", "提升"), "happiness"),
        case("P324", its("社会效益", "完成信息调研工作", "≥30篇"), "what is written"),
        case("P328", its("经济效益", "提高工作效率", "≥90%"), "work and no economy"),
        case("P329", its("社会效益", "慰问金发放率", "100%"), "money paid out"),
        case("P329", its("经济效益", "资金到位率", "≥95%"), "money received"),
        case("P329", its("质量", "经费使用率（%）", "100%"), "money spent is no quality"),
        case("P329", its("可持续", "工作目标完成率", "≥95%"), "all work done"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P324", its("社会效益", "抽检不合格批次", "≤2批次"), "what is found bad"),
        case("P324", its("社会效益", "带动居民自办文体活动", "≥30次"), "events of others"),
        case("P324", its("社会效益", "接待读者人次", "≥3000人次"), "those who are served"),
        case("P328", its("经济效益", "粮食单产", "≥450公斤"), "a harvest"),
        case("P328", its("经济效益", "不涉及", "不涉及"), "none"),
        case("P330", its("生态效益", "群众环保意识", "增强"), "of the environment"),
        case("P324", its("社会效益", "媒体报道次数", "≥5次"), "what others do"),
        case("P324", its("数量", "工作协调会", "1次/季度"), "where it belongs"),
        case("P324", its("社会效益", "群众自发文化活动", "≥3场"), "what others do"),
        case("P324", its("社会效益", "发表报道", "≥30篇"), "what others print"),
        case("P324", its("社会效益", "政务信息被采用数", "≥30条"), "what is taken up"),
        case("P324", its("数量", "完成调研报告", "≥3篇"), "where it belongs"),
        case("P328", its("经济效益", "提高工作效率", "节约办公成本"), "cost is saved"),
        case("P328", its("经济效益", "公共服务水平", "提升", "降低企业办事负担"), "firms profit"),
        case("P328", its("经济效益", "道路畅通率", "≥95%", "群众出行更便利"), "traffic"),
        case("P328", its("经济效益", "公共服务水平", "提升", "带动周边旅游消费"), "trade"),
        case("P328", its("经济效益", "教学质量", "提高", "降低家庭教育支出"), "households save"),
        case("P328", its("社会效益", "提高工作效率", "≥90%"), "where it belongs"),
        case("P329", its("质量", "慰问金发放率", "100%"), "where it may stand"),
        case("P329", its("质量", "资金使用合规率", "100%"), "how it is spent"),
        case("P329", its("社会效益", "不动产证发放率", "100%"), "deeds, not money"),
        case("P329", its("经济效益", "小额贷款发放率", "≥95%"), "loans are the work"),
        case("P329", its("社会效益", "拖欠工资发放率", "100%"), "wages that were owed"),
        case("P329", its("社会效益", "养老金按时足额发放率", "100%"), "what people live on"),
        case("P329", its("社会效益", "首次执行案件执行到位率", "≥45%"), "what courts enforce"),
        case("P329", its("社会效益", "新增就业任务完成率", "≥100%"), "an outcome"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
