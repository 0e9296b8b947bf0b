"""Sentences that no reader takes as they stand, and those that only look like them."""

from __future__ import annotations

import pytest

from tests.checking.form.small import found, with_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("公务接待费1.20万元，比2023年预算持平。", id="比, 持平"),
        pytest.param("会议费与上年一致3万元。", id="an amount behind 一致"),
        pytest.param("至少建成示范点5个以上。", id="至少, 以上"),
        pytest.param("不少于80%以上的村通了公交。", id="of a share"),
        pytest.param("审批压缩至最多10个工作日以内。", id="最多, 以内"),
        pytest.param("全年检查企业约120家左右。", id="约, 左右"),
        pytest.param("近300多名志愿者参加。", id="近, 多"),
        pytest.param("持续加大案件办结率。", id="加大, 率"),
        pytest.param("加强业务水平，做好服务。", id="加强, 水平"),
        pytest.param("不断提高档案工作，方便群众。", id="提高 what of it"),
        pytest.param("进一步提高营商环境。", id="提高, 环境"),
        pytest.param("达到群众愿望，办好实事。", id="达到, 愿望"),
        pytest.param("加快宣传力度，扩大影响。", id="加快, 力度"),
        pytest.param("降低火灾的发生。", id="降低, 发生"),
        pytest.param("加大培训规模。", id="加大, 规模"),
        pytest.param("进一步达到文化馆的阵地作用。", id="达到, 作用"),
        pytest.param("提高辖区治安稳定，守护平安。", id="提高, 稳定"),
        pytest.param("缩小群众办事时间。", id="缩小, 时间"),
        pytest.param("为驻村队伍注入年轻的干部。", id="注入, 干部"),
        pytest.param("通过培训增强服务质量。", id="by what it is done"),
        pytest.param("减少火灾发生率。", id="减少, a rate"),
        pytest.param("库区环境得到改善环境。", id="a noun at both ends"),
        pytest.param("提升牧民的满意程度提升。", id="a verb at both ends"),
        pytest.param("完成林地管护得到有效管护。", id="two verbs of one clause"),
        pytest.param("实现救助政策落到实处。", id="实现 with a clause"),
        pytest.param("使阅览条件改善得到提升。", id="two verbs side by side"),
        pytest.param("达到充分发挥示范带动作用。", id="达到, 发挥"),
        pytest.param("避免不发生决口险情。", id="no and no"),
        pytest.param("增加牧民增收。", id="增加, 增收"),
        pytest.param("查档业务顺利的开展。", id="的 behind the subject"),
        pytest.param("提升馆员的理论知识。", id="whose knowledge"),
        pytest.param("完成古籍修复任务完成。", id="done twice"),
        pytest.param("把整改工作落到实效。", id="落到, 实效"),
        pytest.param("提升业务能力水平能力。", id="a head at both ends"),
        pytest.param("为牧区学校提供免费的。", id="提供 what kind of"),
        pytest.param("有效的遏制了非法采砂行为。", id="了 behind the verb"),
        pytest.param("对全县企业进行，掌握情况。", id="进行 what"),
        pytest.param("积极的推进城乡供水一体化。", id="的 before a verb and its object"),
        pytest.param("切实的维护妇女权益。", id="what is an adverb only"),
        pytest.param("工作做的扎实，群众满意。", id="的 for 得"),
        pytest.param("负责档案规划的编制，并组织。", id="an object is missing"),
        pytest.param("指导合作社建设，推动。", id="a clause of a verb alone"),
        pytest.param("不得为企业信贷或经济担保。", id="a verb is missing"),
        pytest.param("拟订管理制度和实施办法相关政策、制度和办法。", id="the same two again"),
        pytest.param("负责全县文物保护、文物保护和博物馆工作。", id="the same one again"),
        pytest.param("贯彻落实国家政策和地方性法规草案。", id="what is not yet in force"),
        pytest.param("负责全县档案工作情况、指导、督促。", id="a verb is missing before 情况"),
        pytest.param("支付资料购置费、办公费、印刷", id="费 is missing from the last"),
        pytest.param("加强培训，切实提高档案人员的。", id="of whom, but not what"),
        pytest.param("将考核结果作为下年度评先的。", id="作为 what"),
        pytest.param("抓好阵地建设，使办公条件得到。", id="得到 what"),
        pytest.param("把查档服务延伸到。", id="延伸到 where"),
        pytest.param("完善设施，为查档群众提供。", id="提供 what"),
        pytest.param("密切配合，将。", id="a preposition at the end"),
        pytest.param("做好编研。通过定期组织业务培训。", id="by what, but not what"),
        pytest.param("推进修缮。由于库房设施老化。", id="why, but not what"),
        pytest.param("完成任务。在县委的坚强领导下。", id="under whom, but not what"),
        pytest.param("系统能够顺利的使用。", id="的 behind 能够"),
        pytest.param("能够快速的调运防汛物资。", id="的 behind 能够, of what is done to a thing"),
        pytest.param("让群众更加便捷的享受公共服务。", id="的 behind 让"),
        pytest.param("老年活动中心开展，丰富生活。", id="开展 what"),
        pytest.param("满足群众对日益增长的查档需求。", id="对 of what the people have"),
        pytest.param("用于办公费、印刷费、差旅费、印刷费。", id="a fee twice in a list"),
        pytest.param("开展“弘扬优良传统的”主题活动。", id="的 inside the quotation"),
        pytest.param("查档满意率达到95以上。", id="a rate without %"),
        pytest.param("档案归档率100%以上。", id="more than all"),
        pytest.param("通过补助发放按时发放护林员报酬。", id="通过 with its verb twice"),
        pytest.param("通过确保人员到位，确保查档有序。", id="通过 a result"),
        pytest.param("为居民提供法律咨询服务工作。", id="提供, 工作"),
        pytest.param("满足群众对优质查档服务需求。", id="对 without 的"),
        pytest.param("及时发放护林员收入。", id="发放, 收入"),
        pytest.param("夯实档案服务水平。", id="夯实, 水平"),
    ],
)
def test_what_is_no_sentence(text: str) -> None:
    assert len(found("F532", with_text(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("与上年相比持平，同比持平。", id="相比"),
        pytest.param("比上年增加3万元，公用经费与上年持平。", id="of two things"),
        pytest.param("比对结果一致的予以发放。", id="比对"),
        pytest.param("至少每年检查500人以上企业一次。", id="how large they are"),
        pytest.param("至少完成2个500平方米以上的场馆。", id="of what size"),
        pytest.param("超过60岁以上老年人口的20%。", id="an age"),
        pytest.param("约谈企业20家左右，违约金约定5%左右。", id="约 of other words"),
        pytest.param("附近300多户居民受益，近10多年来稳定。", id="近 of other words"),
        pytest.param("离城近30多公里的学校。", id="how far it is"),
        pytest.param("对全县学校分批逐校进行。", id="how it is done"),
        pytest.param("加大巡查频率，加大功率。", id="what is large or small"),
        pytest.param("加大宣传力度，提高知晓率。", id="the verb that fits"),
        pytest.param("实施质量提升专项工作，提高政务服务工作水平。", id="提升 of a name"),
        pytest.param("整改工作有序进行，对口支援正在进行。", id="is being done"),
        pytest.param("更好的服务、更优的环境，积极的财政政策。", id="的 before a noun"),
        pytest.param("更好的发展环境正在形成，有效的解决办法。", id="a verb that says which"),
        pytest.param("应当做的事情必须做好。", id="what is done"),
        pytest.param("及时的指导帮助使企业渡过难关。", id="a subject"),
        pytest.param("认真的执行态度受到好评，积极的参与热情。", id="a noun of two characters"),
        pytest.param("接近尾声的项目5个左右。", id="接近 of something else"),
        pytest.param("提升改造工程建设。", id="a name of works"),
        pytest.param("提升社区建设，提升班级文化建设，办出特色。", id="提升 takes it"),
        pytest.param("不低于20%以上部分由县级补助。", id="以上 says of what"),
        pytest.param("加快建设有力度、有温度的政府。", id="力度 of something else"),
        pytest.param("改善群众生活水平。", id="what is often said"),
        pytest.param("改善患者认知能力，扩大污水处理能力。", id="能力 of a body, of a plant"),
        pytest.param("增加运动员训练强度，增加研发投入强度。", id="强度 is a number"),
        pytest.param("提高末梢供水压力，扩大保险责任。", id="压力 and 责任 of a trade"),
        pytest.param("扩大党的群众基础，加强法治观念。", id="what official prose says"),
        pytest.param("努力实现全年目标任务。", id="实现 of 目标"),
        pytest.param("营造夜间景观效果，起到警示效果。", id="what is seen, what comes of it"),
        pytest.param("增加值稳步增加，改善型需求进一步改善。", id="a noun that begins as a verb"),
        pytest.param("完成质量得到保障。", id="how well it is done"),
        pytest.param("以下情形给予奖励：为公安机关提供线索的；为企业引进人才的。", id="cases"),
        pytest.param("由办公室拟订并组织。", id="its object stands before it"),
        pytest.param("不得为他人提供经济担保。", id="the verb is there"),
        pytest.param("制定制度和办法，监督制度和办法的执行。", id="two clauses"),
        pytest.param("贯彻执行国家政策，起草地方性法规草案。", id="it is drafted"),
        pytest.param("贯彻落实法规并起草实施办法草案。", id="this one, too"),
        pytest.param("负责掌握全县档案工作情况、指导、督促。", id="the verb is there"),
        pytest.param("支付办公、印刷、差旅", id="none has 费"),
        pytest.param("符合条件的，提高标准；不符合的。", id="of a condition"),
        pytest.param("这是作为考核依据的。", id="是 before 的"),
        pytest.param("做到想得到、办得到。", id="得到 behind a verb"),
        pytest.param("各项制度落实到位，覆盖到全县。", id="到 with its place"),
        pytest.param("场地由县里统一为各单位提供。", id="what is provided stands first"),
        pytest.param("年底前通过组织验收。", id="通过 for pass"),
        pytest.param("通过发放手册告知群众，通过省级验收。", id="what it is for"),
        pytest.param("经费不足。由于资金减少所致。", id="the cause of what stands before"),
        pytest.param("在县委的坚强领导下，完成任务。", id="a sentence goes on"),
        pytest.param("能够熟练的技术人员，确保稳定的运行环境。", id="的 before a noun, with 能够"),
        pytest.param("活动在老年活动中心开展，演出在广场开展。", id="where it is done"),
        pytest.param("用于电费（办公楼）、水费、电费（库房）。", id="of two places"),
        pytest.param("“看得见的”变化让群众满意。", id="a quotation that ends with 的"),
        pytest.param("功率60以上，评分90分以上，满意率95%以上。", id="no rate, points, with %"),
        pytest.param("完成率100%以上的乡镇给予奖励。", id="what can pass its plan"),
        pytest.param("支付办公费、印刷等支出。", id="等 of kinds"),
        pytest.param("使设备得到及时的维护保养。", id="what it gets"),
        pytest.param("让更多的农户享受稳定的供水服务。", id="what they have"),
        pytest.param("实现稳定的就业。", id="a verb as a noun"),
        pytest.param("扩大培训规模，加大活动组织力度。", id="verbs that fit"),
        pytest.param("改善住宿条件的学生人数。", id="what it improves, and of whom"),
        pytest.param("加大对文物保护、环境整治的支持。", id="the first of a list"),
        pytest.param("提高企业发展规模种植稳定性。", id="the noun is of a longer word"),
        pytest.param("加大闸站巡查频率，扩大宽带覆盖率。", id="what can be large"),
        pytest.param("改善型住房满足需求，提高班学员人数增加。", id="no verb"),
        pytest.param("减少的主要原因是来访批次减少。", id="a cause in the same word"),
        pytest.param("完成时间是否按期完成。", id="what is asked of it"),
        pytest.param("促进牧民增收，增加值增长。", id="增加 of another word"),
        pytest.param("确保不发生决口险情。", id="no, once"),
        pytest.param("确保各项惠民政策落到实处，使权益得到保障。", id="确保 with a clause"),
        pytest.param("达到充分发挥示范作用的目的。", id="达到 with its object"),
        pytest.param("办公环境得到改善，提升环境质量。", id="two clauses"),
        pytest.param("为学生提供免费的午餐。", id="提供 with its object"),
        pytest.param("通过发放补助，按时发放报酬。", id="通过 with another verb"),
        pytest.param("通过保证金制度，保证工程质量。", id="保证 of another word"),
        pytest.param("做好为居民提供法律咨询的服务工作。", id="做好, 工作"),
        pytest.param("满足群众对优质查档服务的需求。", id="对 with 的"),
        pytest.param("落实责任，提高档案服务水平。", id="落实 with its own object"),
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert found("F532", with_text(text)) == []


def test_one_finding_for_all_places() -> None:
    made = with_text("会议费3万元，比2023年预算持平。", "培训费2万元，比2023年预算持平。")
    (message,) = found("F532", made)
    assert "（共 2 处）" in message and "应写“与……持平”" in message
    assert "3万元，比2023年预算持平。" in message, "as printed"


def test_one_fault_in_other_words() -> None:
    made = with_text("会议费 3 万元，比2023年预算执行数持平。", "培训费2万元，比2023年预算持平。")
    (message,) = found("F532", made)
    assert "“会议费3万元，比2023年预算执行数持平。”" in message and "共 2 处" in message


def test_a_listed_word_is_told_once() -> None:
    text = with_text("以便更好的服务群众。")
    assert found("F514", text) != [] and found("F532", text) == []
