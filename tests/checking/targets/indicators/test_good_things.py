"""Good things and work that are asked for at most so much: the more of them the better."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P319", its("社会效益", "窗口办事效率提升率", "≤15%"), "what grows for the good"),
        case("P319", its("经济效益", "园区税收增长", "≤6%"), "growth without 率"),
        case("P319", its("生态效益", "单位面积能耗降低率", "≤4%"), "what is saved"),
        case("P319", its("经济效益", "农村居民收入增长率", "≤5%"), "whose income is to grow"),
        case("P319", its("经济效益", "玉米产量提高率", "≤6%"), "the harvest"),
        case("P317", its("经济效益", "带动社会投资额", "≤700万元"), "the investment of others"),
        case("P317", its("经济效益", "新增产值", "≤800万元"), "money that is brought in"),
        case("P313", its("质量", "卷宗电子化率", "≤90%"), "what is made electronic"),
        case("P311", its("满意度", "居民满意度", "≤95%"), "satisfaction at most"),
        case("P313", its("质量", "任务完成率", "≤100%"), "asks for nothing"),
        case("P316", its("成本", "成本节约率", "≤10%"), "saving at most"),
        case("P317", its("数量", "培训人数", "<21人"), "a quantity at most"),
        case("P319", its("质量", "意见采用率", "≤80%"), "a high rate as ceiling"),
        case("P340", its("数量", "总户数", "≤300户"), "perhaps a ceiling"),
        case("P327", its("可持续", "设备使用年限", "≤5年"), "breaks at once"),
        case("P317", its("数量", "审结案件数量", "≤200件"), "cases worked off"),
        case("P317", its("数量", "水质检测样品数", "≤60份", "饮用水检测数"), "用水 inside 饮用水"),
        case("P319", its("质量", "患者规范管理服务率", "≤62%"), "病 is not what the rate is of"),
        case("P319", its("质量", "干部参与的比例", "≤90%"), "a good share"),
        case("P319", its("质量", "系统完善性", "≤90%"), "a degree"),
        case("P313", its("质量", "诉求处理比例（%）", "≤90%"), "at most 90 % dealt with"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P319", its("社会效益", "医疗收入增长率", "≤8%"), "growth that is held back"),
        case("P319", its("经济效益", "非税收入增幅", "≤3%"), "no merit"),
        case("P319", its("社会效益", "民营医院检验收入增幅", "≤8%"), "what patients pay"),
        case("P319", its("经济效益", "国有土地出让收入增长率", "≤4%"), "whose gain it is not said"),
        case("P319", its("经济效益", "在职人员工资收入增长", "≤5%"), "wages are held back"),
        case("P319", its("生态效益", "焦化等高耗能行业产值增幅", "≤2%"), "kept down for the air"),
        case("P319", its("生态效益", "粗钢产量增长率", "≤1%"), "kept down for the air"),
        case("P319", its("生态效益", "近海捕捞产量增幅", "≤1%"), "fish are left"),
        case(
            "P319",
            its("社会效益", "石窟游客增幅", "≤3%", "核定承载量内接待"),
            "held back, described",
        ),
        case("P319", its("生态效益", "单位产值碳排放降低率", "≤0%"), "nothing is no ceiling"),
        case("P317", its("经济效益", "新增固定资产投资", "≤600万元"), "its own investment"),
        case("P317", its("经济效益", "新增水库除险投资额", "≤2000万元"), "its own investment"),
        case("P317", its("经济效益", "实现财政补助收入", "≤300万元"), "money of the treasury"),
        case("P317", its("经济效益", "增加企业融资收入", "≤80万元"), "what is borrowed"),
        case("P317", its("经济效益", "新增经营收入", "≤3万元", "每户大棚的收入上限"), "of each"),
        case("P317", its("经济效益", "新增企业税收", "≤0万元"), "nothing is no ceiling"),
        case("P313", its("质量", "案卷非电子化率", "≤8%"), "what is not yet electronic"),
        case("P313", its("质量", "办公软件盗正版率", "≤1%"), "turned round"),
        case("P313", its("生态效益", "沙化土地治理率", "≤30%"), "a stage of many years' work"),
        case("P319", its("成本", "培训水平提升率", "≤3%"), "under the cost"),
        case("P319", its("质量", "库容利用率", "≤95%"), "what must not be full"),
        case("P319", its("质量", "变压器负载率", "≤80%"), "what must not be loaded"),
        case("P317", its("经济效益", "新增债务收入", "≤500万元"), "debt"),
        case("P317", its("成本", "带动投资", "≤500万元"), "under the cost"),
        case("P316", its("成本", "成本节约率", "≥5%"), "saving at least"),
        case("P317", its("数量", "停电次数", "≤4次"), "what is kept down"),
        case("P317", its("数量", "压减会议次数", "≤4次"), "fewer meetings"),
        case("P317", its("成本", "印刷数量", "≤300本"), "not a quantity of work"),
        case("P317", its("数量", "编外聘用人数", "≤7人"), "posts are kept down"),
        case("P319", its("质量", "资产负债率", "≤60%"), "debts are kept down"),
        case("P319", its("质量", "意见采用率", "≤20%"), "low enough for a ceiling"),
        case("P317", its("数量", "奖补项目数", "≤9个"), "a ceiling of prizes"),
        case("P317", its("数量", "总户数", "≤300户"), "what is counted, not done"),
        case("P340", its("数量", "培训人数", "≤300人"), "work is P317's"),
        case(
            "P317", its("数量", "司机人数", "≤38人", "劳务派遣的司机"), "so many posts, described"
        ),
        case("P317", its("数量", "保安人数", "≤12人"), "so many posts"),
        case("P319", its("生态效益", "水资源开发利用率", "≤60%"), "a limit of nature"),
        case("P319", its("可持续", "年度个贷率", "≤92%"), "what is lent is limited"),
        case("P317", its("数量", "补贴供热面积", "≤600万平方米"), "what is paid for is limited"),
        case("P313", its("质量", "建筑覆盖率", "≤30%"), "how much may be built over"),
        case("P327", its("可持续", "使用年限", "≤10年", "满年限的车辆更新"), "renewed after"),
        case("P317", its("数量", "污泥处置量", "≤1.3万吨"), "less is better"),
        case("P319", its("质量", "近视率", "≤60%"), "a high share that is bad"),
        case("P311", its("满意度", "居民不满意率", "≤5%"), "discontent"),
        case("P313", its("质量", "逾期完成率", "≤3%"), "late ones"),
        case("P327", its("时效", "系统升级间隔", "≤12个月"), "how often"),
        case("P317", its("数量", "参会人数", "≤520人"), "meetings are kept small"),
        case("P317", its("数量", "信访案件数量", "≤5件"), "cases are kept down"),
        case("P319", its("质量", "优秀等次占比", "≤20%"), "a quota"),
        case("P319", its("质量", "病死率", "≤60%"), "a bad one"),
        case("P317", its("数量", "占地面积", "≤500亩"), "land is saved"),
        case("P317", its("数量", "租用房屋面积", "≤500平方米"), "rented"),
        case("P319", its("质量", "抗菌药物使用率", "≤60%"), "a ceiling of hospitals"),
        case("P319", its("质量", "污泥含水率", "≤80%"), "the drier the better"),
        case("P327", its("可持续", "临时用地使用年限", "≤2年"), "given back"),
        case("P327", its("质量", "药品保存期限", "≤2年"), "till it spoils"),
        case("P327", its("时效", "服务期限", "≤12个月"), "a contract's time"),
        case("P317", its("数量", "每班学生人数", "≤45人"), "a class is to be small"),
        case("P317", its("数量", "平均住院床日", "≤8天"), "the shorter the better"),
        case("P317", its("数量", "奖励企业数", "≤3家"), "so many prizes"),
        case("P317", its("数量", "在册社区矫正对象", "≤260人"), "not the work of the project"),
        case("P313", its("质量", "大班额比例", "≤55%"), "a share to be kept down"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_ceiling_that_the_objectives_set_is_no_quantity_of_work() -> None:
    kept = its("数量", "干垃圾清运量", "≤38吨")
    assert not findings("P317", project(kept, objectives=("1.干垃圾日均清运量控制在38吨以下。",)))
    assert findings("P317", project(kept, objectives=("1.每日清运干垃圾38吨。",)))
