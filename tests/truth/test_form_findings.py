"""What the rules on completeness and form find in the real documents, each judged by hand.

Errors and warnings are listed with their number; all of them are right. Two of the sources
are blank templates, full of what a template leaves to be filled in.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.reading.batch import read_path
from tests.shared import SHARED, needs_samples

pytestmark = needs_samples

FOUND = {
    # the same line twice: 单位职责：; 专用资料费, and 差旅费, 日常维修, 一般设备购置费 that basic
    # expenditure lacks
    # an institution with 行政单位医疗; 加大阵地规模
    "000": {"F504": 2, "F505": 1, "F532": 2, "F614": 1, "F964": 1, "F965": 2},
    # 教育科研人员 for 教学科研人员 in the “三公” table; 档次 for 栏次 in the headers of two
    # half-width commas; 考查 for 考察, 达到心愿; 1. 2. 3、 4、; 献礼二十大 in 2023, “……的”活动,
    # 通过……。; computers that are not in procurement; 实现、达到……落到实处, 落到实效, 达到……发挥
    "001": {
        "F310": 1,
        "F414": 1,
        "F415": 1,
        "F426": 1,
        "F504": 1,
        "F514": 1,
        "F529": 1,
        "F532": 8,
        "F906": 1,
    },
    # three sections of each part are blank, and parts of 一 and 五
    # in a target of both, 使用队制度 for 使用对制度
    # in both: 提高党建工作, and 办公费、印刷
    "002": {"F106": 6, "F107": 3, "F108": 1, "F532": 4},
    # no tables at all; a project's name with a character twice in one of two lists; five dear
    # pieces of equipment worth nothing, in both parts; two of the department's titles in the
    # unit's; a list that ends in a semicolon, a sentence cut off in the middle of 运转
    # commas: half-width ones, and 职工教育费，职工福利费、; last items without a full stop
    "003": {
        "F103": 2,
        "F410": 2,
        "F435": 1,
        "F504": 6,
        "F506": 2,
        "F509": 3,
        "F514": 2,  # 与2020年“三公”相比
        "F529": 2,
        "F530": 2,
        "F532": 5,  # 能顺利的使用, 注入……人员, in both parts; 增强……水平
        "F710": 1,  # 城市和重点目标, 城市重点目标
        "F712": 1,  # 及所属事业单位, of which there are none
        "F905": 2,
        "F906": 2,  # nothing is to be bought, and a project buys 30 computers and printers
    },
    # 一般 lost in one table; 桥联 for 侨联; assets that do not add up by 11.27; 人生意外 for
    # 人身意外, 收益群体 for 受益群体; printers by the 万元; 档次 for 栏次; 区全 for 全区,
    # 侨连 for 侨联, 用于实救助 for 用于实施救助
    # commas in lists and half-width ones; goals without a full stop; 信贷或经济担保 without a
    # verb, 持续的提供, 群众对日益增长的……需求, 负责……情况、指导;
    # 水电费, 取暖费, 物业管理费 that basic expenditure lacks
    "004": {
        "F415": 1,
        "F504": 3,
        "F509": 1,
        "F513": 2,
        "F516": 1,  # 绩效指标：不少于100人
        "F521": 3,
        "F529": 1,
        "F530": 1,
        "F527": 1,
        "F532": 9,  # and 环境得到提升环境, 保障……社会问题, 解决……工作, 加大……率
        "F602": 1,
        "F811": 1,
        "F812": 1,
        "F901": 1,
        "F965": 1,
    },
    # the note of an empty table below figures; the city's glossary; 事物受理 for 事务受理, 游校 for
    # 有效, 健 for 健康 in both years; 款 of one digit; 紧临, 跟全过程, 更有效的整合;
    # 比……持平 at five places, in two wordings
    "万里街道办事处-2024": {
        "F201": 1,
        "F411": 1,
        "F504": 1,
        "F513": 2,
        "F514": 3,
        "F521": 1,
        "F532": 2,
        "F604": 2,
    },
    "万里街道办事处-2025": {
        "F504": 1,
        "F509": 1,
        "F513": 2,
        "F514": 3,
        "F521": 1,
        "F532": 2,
    },
    "单位预算工作簿": {"F202": 3, "F501": 5},
    # brackets of two widths, half-width commas; 比……持平
    "商务委员会-2025": {"F509": 1, "F529": 2, "F532": 1},
    # economic codes of its own making, a former name of 210, 原因是。, （增加内容）
    "社会福利院-2024": {
        "F501": 1,
        "F503": 1,
        "F504": 1,
        "F529": 1,
        "F601": 12,
        "F602": 1,
        "F603": 1,
        "F604": 1,
    },
    # paragraphs that end in a semicolon; 其中: as in the template; in both
    # years 制度和实施办法相关政策、制度和办法
    # F312: 其他重要事项说明, of which the heading is 其他重要事项的情况说明
    "财政局-2024": {"F312": 1, "F506": 3, "F529": 1, "F532": 1},
    # 拟从2020年起
    # the note of another table; 公务车购置; 一致0万元; 及所属单位, of which there are none
    "财政局-2025": {"F203": 1, "F426": 1, "F504": 2, "F532": 2, "F712": 1},
    "部门决算模板": {"F202": 1, "F312": 1, "F501": 16, "F529": 1},
}


@cache
def _paths() -> dict[str, str]:
    folder = SHARED / "samples"
    return {path.name: str(path) for path in folder.glob("*/*") if path.suffix != ".md"}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_in_the_real_documents(name: str) -> None:
    (path,) = ((SHARED / "samples" / p) for n, p in _paths().items() if n.startswith(name))
    report = check_reading(read_path(path))
    found = Counter(
        finding.rule
        for disclosure in report.disclosures
        for finding in disclosure.findings
        if finding.rule.startswith("F") and finding.severity != "info"
    )
    assert dict(found) == FOUND[name]
