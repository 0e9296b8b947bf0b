"""Faults in the narrative: figures and ratios that are wrong, and reasons that do not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random

from benchmarks import claims
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, Rewritten, Text, off
from mingzhang.disclosure import Claim, Disclosure

_PROSE = r"^([^\t\n]*[，。；][^\t\n]*?)"
_AMOUNT = r"(\d+(?:\.\d+)?\s*万元)"
_FIGURE = r"\d+\.\d\d(?=\s*万元)"

_OFF = Decimal("3.17")
"""Points by which a percentage is wrong."""


# ---------- any figure ----------


def _raised(kind: str, rules: str, understood: str) -> Fault:
    """A figure in words that is understood in a certain way is a tenth too high."""

    def plant(source: Source, random: Random) -> Planted | None:
        places = [
            (disclosure, claim)
            for disclosure in source.disclosures
            for claim in claims.money(disclosure)
            if claims.kind_of(claim, disclosure) == understood and claims.shows(claim)
            if understood != "list" or disclosure.procurement_lines or disclosure.asset_lines
        ]
        random.shuffle(places)
        for disclosure, claim in places:
            after = _a_tenth_more(source.text, disclosure, claim)
            if after is not None:
                return Planted((after,))
        return None

    return ByHand(f"W {kind}", rules, plant)


def _a_tenth_more(text: str, disclosure: Disclosure, claim: Claim) -> str | None:
    """The text with the figure raised; None where its paragraph is not on one line as read."""
    paragraph = disclosure.sections[claim.section].paragraphs[claim.paragraph]
    lines = text.split("\n")
    line = paragraph.where.line - 1
    start = lines[line].find(paragraph.text)
    if line < 0 or start < 0:
        return None
    start += claim.start
    end = start + len(claim.text)
    higher = claims.rewritten(lines[line][start:end], claim)
    lines[line] = lines[line][:start] + higher + lines[line][end:]
    return "\n".join(lines)


def _figure(kind: str, rules: str, before: str, after: str = "") -> Fault:
    """A figure between certain words is mistyped."""

    def mistyped(match: re.Match[str], random: Random) -> str | None:
        figure = match["figure"]
        if Decimal(figure) < 1:
            return None
        return match.group().replace(figure, off(figure, random), 1)

    pattern = rf"{before}(?P<figure>\d+(?:\.\d+)?){after}"
    return Rewritten(f"W {kind}", rules, pattern, mistyped)


_FIGURES: tuple[Fault, ...] = (
    _raised("金额错一成", "W101 W103 W201 W202 W203 W303", "amount"),
    _raised("增减额错一成", "W202 W302", "change"),
    _raised("清单的金额错一成", "W102 W201 W401", "list"),
    _figure(
        "采购分项错", "W201", "政府采购(?:工程|服务|货物)(?:支出|预算)(?:金额)?(?:为)?", "万元"
    ),
    _figure("逐项说明的金额错", "W101 W201", r"（项）”?[^\n，。]{0,30}?", "万元"),
    _figure(
        "类级支出的金额错",
        "W101 W201",
        r"主要用于以下方面[^。\n]*?支出(?:（类）)?(?:支出)?",
        "万元",
    ),
    _figure("完成率错", "W303", r"支出决算为?\d+\.\d\d万元，完成(?:年初)?预算的", "%"),
    _figure("占比错", "W301 W313", r"支出(?:决算)?\d+\.\d\d万元，占(?:[^，。\d\n]*的)?", "%"),
    _figure("增长率错", "W302", r"(?:增加|减少)\d+\.\d\d万元，(?:增长|下降|降低)", "%"),
    _figure("机关运行经费错", "W101 W103", r"机关运行经费(?:共计安排|支出|预算)?", "万元"),
    _figure(
        "编报绩效目标的项目金额错",
        "W207 W404",
        r"编报绩效目标的[^。\n]*?项目\d+个，涉及[^。\n]*?",
        "万元",
    ),
)


# ---------- directions, differences, ratios ----------


def _growth(match: re.Match[str], _: Random) -> str | None:
    now, change = Decimal(match["now"]), Decimal(match["change"])
    before = now + change if match["way"] == "减少" else now - change
    if before <= 0 or not change:
        return None
    way = "下降" if match["way"] == "减少" else "增长"
    return f"{match.group()}，{way}{change / before * 100 + _OFF:.2f}%"


def _two_years(wrong_way: bool) -> Callable[[re.Match[str], Random], str | None]:
    """Last year's figure, beside this year's, and the change between them told wrong."""

    def rewrite(match: re.Match[str], random: Random) -> str | None:
        now, change = Decimal(match["now"]), Decimal(match["change"])
        before = now + change if match["way"] == "减少" else now - change
        if before <= 0 or change < 1:
            return None
        told = match.group()
        if wrong_way:
            told = told.replace(match["way"], {"减少": "增加", "增加": "减少"}[match["way"]])
        else:
            told = told.replace(match["change"], off(match["change"], random))
        return f"{match['last']}年预算为{before:.2f}万元，{told}"

    return rewrite


def _said_again(match: re.Match[str], _: Random) -> str | None:
    """The sentence at its own place, and again with another amount."""
    change = Decimal(match["change"])
    again = match.group().replace(match["change"], f"{change + 7:.2f}", 1)
    return f"{match.group()}。{again}" if change else None


def _other_difference(match: re.Match[str], random: Random) -> str | None:
    """Both years' figures and a difference that is not theirs."""
    now = Decimal(match["now"])
    if now < 1:
        return None
    before = now * Decimal("0.8")
    wrong = now - before + random.randint(1, 5)
    return f"{match['what']}{now}万元，{match['last']}年为{before:.2f}万元，增加{wrong:.2f}万元"


def _share(match: re.Match[str], _: Random) -> str | None:
    whole, part = Decimal(match["whole"]), Decimal(match["part"])
    if not whole or part * 20 > whole * 19:
        return None
    return f"{match.group()}，占{part / whole * 100 + _OFF:.2f}%"


def _truncated(source: Source, random: Random) -> Planted | None:
    """A figure in words is cut off where it should be rounded up."""
    exact = [
        Decimal(cell.text)
        for disclosure in source.disclosures
        for statement in disclosure.statements
        if statement.money_unit == "元"
        for row in statement.rows
        for cell in row.cells.values()
        if re.fullmatch(r"\d{5,}(\.\d+)?", cell.text)
    ]
    random.shuffle(exact)
    for yuan in exact:
        right, cut = f"{yuan / 10000:,.2f}", f"{int(yuan / 100) / 100:,.2f}"
        for said in (right, right.replace(",", "")):
            pattern = rf"(?<=[^\d.,]){re.escape(said)}(?=万元)"
            if right != cut and (match := re.search(pattern, source.text)):
                at = match.start()
                wrong = cut if said == right else cut.replace(",", "")
                return Planted((source.text[:at] + wrong + source.text[match.end() :],))
    return None


_NOW_AND_CHANGE = (
    r"YEAR\s*年预算收支安排\s*(?P<now>\d+(?:\.\d+)?)\s*万元，较\s*(?P<last>LAST)\s*年预算"
    r"(?P<way>增加|减少)\s*(?P<change>\d+\.\d+)\s*万元"
)

_COMPARED: tuple[Fault, ...] = (
    Text(
        "W 增加写成减少",
        "W202 W302 W304 W306",
        _PROSE + rf"(较|比|与)\s*(上年|LAST\s*年[^，。\d]{{0,6}})(相比，)?\s*增加\s*{_AMOUNT}",
        r"\g<1>\g<2>\g<3>\g<4>减少\g<5>",
    ),
    Text(
        "W 减少写成增加",
        "W202 W302 W304 W306",
        _PROSE + rf"(较|比|与)\s*(上年|LAST\s*年[^，。\d]{{0,6}})(相比，)?\s*减少\s*{_AMOUNT}",
        r"\g<1>\g<2>\g<3>\g<4>增加\g<5>",
    ),
    Text("W 大于预算写成小于预算", "W304 W312", "决算数大于((?:年初)?预算数)", r"决算数小于\g<1>"),
    Text("W 小于预算写成大于预算", "W304 W312", "决算数小于((?:年初)?预算数)", r"决算数大于\g<1>"),
    Text(
        "W 完成率与持平矛盾",
        "W312 W311 W304",
        r"(完成(?:年初)?预算的(?!100)\d+\.\d+%，)(?:较预算减少\d+\.\d\d万元，降低\d+\.\d\d%|决算数[大小]于(?:年初)?预算数)",
        r"\g<1>决算数等于预算数",
    ),
    Text(
        "W 完成率之后写等于预算",
        "W312",
        r"(支出决算为\d+\.\d\d万元，完成预算的(?!0%|100)\d+(?:\.\d+)?%)(?=[；。])",
        r"\g<1>，决算数等于预算数",
    ),
    Text(
        "W 项目金额多写一位",
        "W207 W404",
        r"(编报绩效目标的[^。\n]*?项目\d+个，涉及[^。\n]*?)(\d+)(\.\d\d万元)",
        r"\g<1>9\g<2>\g<3>",
    ),
    Text(
        "W 中标多于预留",
        "W213",
        r"(在面向(?:中小|小微)企业预留的?政府采购项目中，由(?:中小|小微)企业供应商中标或成交的，"
        r"采购金额)[\d.]+(?=万元)",
        r"\g<1>98765.43",
    ),
    Text(
        "W 项目金额的小数点",
        "W211 W212",
        r"(编报绩效目标的[^。\n]*?项目\d+个，涉及[^。\n]*?)(\d+)(\d)\.(\d)\d(?=万元)",
        r"\g<1>\g<2>.\g<3>\g<4>",
    ),
    Text(
        "W 项目金额漏写一位",
        "W212",
        r"(编报绩效目标的[^。\n]*?项目\d+个，涉及[^。\n]*?)\d(?=\d\d+\.\d\d万元)",
        r"\g<1>",
    ),
    Text(
        "W 没有增减却写增加",
        "W305",
        "(较|比|与)(上年|LAST年)(?:相比)?持平",
        r"\g<1>\g<2>增加0.00万元",
    ),
    Text("W 增加写成增加负数", "W305", r"减少(\d+\.\d\d万元)", r"增加-\g<1>"),
    Text(
        "W 持平又写下降",
        "W311",
        "(较|比|与)(上年|LAST年)(相比)?持平",
        r"\g<1>\g<2>\g<3>持平，下降10%",
    ),
    Text("W 增幅写成百分点", "W309", r"(增长|下降|降低)(\d+\.\d+)%", r"\g<1>\g<2>个百分点"),
    Rewritten(
        "W 占比写错",
        "W301",
        (
            r"支出预算为?\s*(?P<whole>\d+\.\d+)\s*万元，其中[：:]?"
            r"基本支出\s*(?P<part>\d+\.\d+)\s*万元"
        ),
        _share,
    ),
    Rewritten("W 增长率与两年的数不符", "W302", _NOW_AND_CHANGE, _growth),
    Rewritten("W 增减方向与两年的数不符", "W304 W202 W302", _NOW_AND_CHANGE, _two_years(True)),
    Rewritten("W 增减额不是两年的数之差", "W307 W202 W302", _NOW_AND_CHANGE, _two_years(False)),
    Rewritten("W 同一个增减额前后不一", "W401", _NOW_AND_CHANGE, _said_again),
    Rewritten(
        "W 一项的增减额不是两年的数之差",
        "W307",
        r"(?P<what>公务接待费)(?P<now>\d+\.\d\d)万元，较(?P<last>上)年[^；。\n]*",
        _other_difference,
    ),
    Text(
        "W 上年没有数却写增长率",
        "W308 W202",
        r"公务接待费((?!0\.00)\d+\.\d\d)万元，较上年[^；。\n]*",
        r"公务接待费\g<1>万元，LAST年执行数0.00万元，增加\g<1>万元，增长100.00%",
    ),
    ByHand("W 应当进位的数截断了", "W105", _truncated),
)


# ---------- parts of a whole ----------


def _nearly_all(match: re.Match[str], _: Random) -> str | None:
    """A list that is closed with 及, and lacks a hundredth of its whole."""
    whole = Decimal(match["whole"])
    if whole < 5:
        return None
    first, second = (whole * Decimal("0.4")).quantize(Decimal("0.01")), whole * Decimal("0.3")
    third = whole - first - second.quantize(Decimal("0.01")) - whole / 100
    return (
        f"{match['said']}，主要用于会议费{first:.2f}万元、培训费{second:.2f}万元"
        f"及劳务费{third:.2f}万元。"
    )


def _list_too_long(match: re.Match[str], random: Random) -> str | None:
    """Items with amounts that are more than their whole."""
    whole = Decimal(match["whole"])
    if whole < 5:
        return None
    first = whole * Decimal("0.7")
    second = whole - first + random.randint(1, 9)
    return f"{match['said']}，主要用于办公费{first:.2f}万元、差旅费{second:.2f}万元。"


def _amount_left_out(match: re.Match[str], _: Random) -> str | None:
    return f"{match['before']}{match['item']}、"


def _amounts_without_one(match: re.Match[str], random: Random) -> str | None:
    """Uses with an amount each, and one without; of costs, or of things of the agency's own."""
    whole = Decimal(match["whole"])
    if whole < 5:
        return None
    first, second, third = _divided(whole, "0.4", "0.3", "0.2")
    costs = [f"办公费{first}万元", "差旅费", f"印刷费{whole - first - 1}万元"]
    own = [f"大厅改造{first}万元", "档案整理费", f"网络运维{second}万元", f"绿化养护{third}万元"]
    return f"{match['said']}，主要用于{'，'.join(random.choice((costs, own)))}。"


def _all_but_some(match: re.Match[str], _: Random) -> str | None:
    """其中, with 其他 at the end: all there is, and less than the whole."""
    whole = Decimal(match["whole"])
    if whole < 5:
        return None
    first, second, rest = _divided(whole, "0.45", "0.3", "0.22")
    return f"{match['said']}，其中：大厅改造{first}万元，网络运维{second}万元，其他支出{rest}万元。"


def _divided(whole: Decimal, *shares: str) -> tuple[Decimal, ...]:
    return tuple((whole * Decimal(share)).quantize(Decimal("0.01")) for share in shares)


def _all_money_under_a_fund(source: Source, _: Random) -> Planted | None:
    """All projects' money stands behind 其中 of one fund."""
    for disclosure in source.disclosures:
        totals = {
            table: _total(disclosure, table, column)
            for table, column in (
                ("expenditure", "project"),
                ("general_budget_expenditure", "project"),
                ("general_budget_expenditure", "total"),
            )
        }
        every, general = (
            totals["expenditure"],
            _total(disclosure, "general_budget_expenditure", "project"),
        )
        fund = _total(disclosure, "general_budget_expenditure", "total")
        sections = [one for one in disclosure.sections if "总体情况" in one.title]
        if every == general or not every or not fund or not sections or not general:
            continue
        last = sections[0].paragraphs[-1].text
        said = f"{last}\n\n{disclosure.year}年一般公共预算支出{fund}万元，其中项目支出{every}万元。"
        return Planted((source.text.replace(last, said, 1),))
    return None


def _total(disclosure: Disclosure, table: str, column: str) -> str:
    statement = disclosure.statement(table)
    for row in statement.rows if statement else ():
        if row.name == "合计" and column in row.cells:
            return row.cells[column].text
    return ""


_RUNNING = r"(?P<said>机关运行经费(?:共计安排|支出)\s*(?P<whole>\d+\.\d+)\s*万元)，[^。\n]*。"

_PARTS: tuple[Fault, ...] = (
    Text(
        "W 文字里各类数量之和不是总数",
        "W221 W204",
        r"^(（[一二三四]）[\u4e00-\u9fff、，]{6,40})。$",
        (
            r"\g<1>，设检查站24处（其中固定15处、临时19处）。",
            r"\g<1>，行政编制62名，事业编制38名，总编制110名。",
        ),
    ),
    Text(
        "W 句子里的平均数、乘积、合计算不平",
        "W608",
        r"^(（[一二三四]）[\u4e00-\u9fff、，]{6,40})。$",
        (
            r"\g<1>，学校现有教学班42个，在校学生1932人，平均每班42人。",
            r"\g<1>，护林员128名，每人每年补助6000元，共计67.80万元。",
            r"\g<1>，修缮桥梁3处、涵洞5处，共9处。",
            r"\g<1>，覆盖率由41.2%提高到42.6%，提高1.6个百分点。",
        ),
    ),
    Text(
        "W 得分与等级不符",
        "W609",
        r"^(（[一二三四]）[\u4e00-\u9fff、，]{6,40})。$",
        (
            r"\g<1>，自评得分88.40分，自评结论为“优秀”。",
            r"\g<1>，自评得分96.50分，评价等级为良。",
        ),
    ),
    Rewritten("W 列到末项的各项之和略少", "W208", _RUNNING, _nearly_all),
    Rewritten("W 各项用途之和大于整体", "W203 W103 W201", _RUNNING, _list_too_long),
    Rewritten("W 一项用途漏写金额", "W206 W103", _RUNNING, _amounts_without_one),
    Rewritten("W 其中所列各项少于整体", "W210 W203 W103", _RUNNING, _all_but_some),
    Rewritten(
        "W 一个项目漏写金额",
        "W206 P528",
        r"(?P<before>主要为[^。\n]*?万元、)(?P<item>[^、，。\d\n]{4,30})(?:\d+\.\d\d)万元、",
        _amount_left_out,
    ),
    Text(
        "W 写明的项目个数与列出的不符",
        "W209",
        r"(机关运行经费(?:共计安排|支出)[^。\n]*。)",
        (
            r"\g<1>项目共4个，分别为道路养护、路灯维护、绿化养护。",
            r"\g<1>安排三个项目：一是道路养护；二是路灯维护；三是绿化养护；四是环卫保洁。",
            r"\g<1>实施项目共5个，包括：道路养护3万元，路灯维护2万元，绿化养护1万元。",
        ),
    ),
    ByHand("W 一种资金之下写了全部资金的数", "W104", _all_money_under_a_fund),
    Rewritten(
        "W 车辆分类之和与总数不符",
        "W204",
        r"(?P<said>上年末固定资产金额为[^。\n]*。)",
        lambda match, random: (
            f"{match['said']}共有车辆{random.randint(7, 9)}辆，其中：机要通信用车1辆、"
            "应急保障用车2辆、其他用车3辆。"
        ),
    ),
    _figure("车辆总数错", "W204", r"共有车辆", "辆"),
    Rewritten(
        "W 预留中小企业大于采购总额",
        "W205 W102",
        r"(?P<said>安排政府采购预算\s*(?P<whole>\d+\.\d+)\s*万元)",
        lambda match, _: (
            f"{match['said']}，面向中小企业预留政府采购项目预算金额"
            f"{Decimal(match['whole']) + 5:.2f}万元"
        ),
    ),
    Rewritten(
        "W 比上年增加的比本年还多",
        "W205",
        r"(?P<what>公务接待费)(?P<now>\d+\.\d\d)万元，较上年[^；。\n]*",
        lambda match, _: (
            f"公务接待费{match['now']}万元，较上年增加{Decimal(match['now']) * 2:.2f}万元"
            if Decimal(match["now"])
            else None
        ),
    ),
)


# ---------- years, units, half a figure ----------


def _project_again(source: Source, random: Random) -> Planted | None:
    """A project that the narrative names with its amount, named once more with another."""
    places = list(
        re.finditer(r"(?<=主要为)([^、，。\d\n为]{6,30}?)(\d+\.\d\d)万元(?=[、。])", source.text)
    )
    random.shuffle(places)
    for match in places:
        if Decimal(match[2]) < 1:
            continue
        said = f"本年重点安排{match[1]}{off(match[2], random)}万元。"
        end = source.text.index("\n", match.end())
        return Planted((f"{source.text[:end]}\n\n{said}{source.text[end:]}",))
    return None


def _in_accounts(fault: Fault) -> Fault:
    """The same in final accounts only."""

    def plant(source: Source, random: Random) -> Planted | None:
        kinds = {disclosure.kind for disclosure in source.disclosures}
        return fault.plant(source, random) if kinds == {"final"} else None

    return ByHand(fault.kind, fault.rules, plant)


_OFTEN = 5


def _one_year_of_many(source: Source, random: Random) -> Planted | None:
    """A phrase that stands with this year throughout has the year before once."""
    pattern = re.compile(rf"(?<![较比与同\d]){source.year}(?=年度?([\u4e00-\u9fff]{{8}}))")
    places: dict[str, list[int]] = {}
    for match in pattern.finditer(source.text):
        rest = source.text[match.end() : source.text.find("\n", match.end())]
        if "。" in rest and ("预算" in match[1] or "支出" in match[1]):
            places.setdefault(match[1], []).append(match.start())
    often = [own for own in places.values() if len(own) >= _OFTEN]
    if not often:
        return None
    at = random.choice(random.choice(often))
    return Planted((f"{source.text[:at]}{source.year - 1}{source.text[at + 4 :]}",))


_YEARS: tuple[Fault, ...] = (
    _in_accounts(
        Text(
            "W 决算所写年度是上年",
            "W407 W402 W410",
            r"YEAR(年度?(?:本年)?(?:收入|支出)(?:决算)?(?:总计|合计|总额)?[^，。；\t\n\d]{0,6}\d+\.\d+万元)",
            r"LAST\g<1>",
        )
    ),
    ByHand("W 同样的话一处写了上年", "W410 W402 W407", _one_year_of_many),
    Text(
        "W 所写年度是上年",
        "W402 W407 W410",
        r"YEAR(\s*年(?:度)?[^，。\t\n]{0,24}?(?:收入|支出|收支|总计|总额|安排)[^，。；\t\n\d]{0,12}\d+(?:\.\d+)?万元)",
        r"LAST\g<1>",
    ),
    Text(
        "W 比较写错了年份",
        "W403 F405",
        _PROSE + r"(较|比|与)\s*LAST\s*年",
        (r"\g<1>\g<2> EARLIER 年", r"\g<1>\g<2>YEAR年"),
    ),
    Text(
        "W 上年的数与上年比较",
        "W406 W402",
        r"YEAR(\s*年[^\t\n]{0,20}?预算[^，。\t\n]*万元，[较比]\s*LAST)",
        r"LAST\g<1>",
    ),
    Text("W 金额漏了“万”", "W107 W101", _PROSE + r"([1-9]\d*\.\d\d\s*)万元", r"\g<1>\g<2>元"),
    Text(
        "W 清单里一项漏了“万”",
        "W107",
        r"(\d+\.\d\d万元、[^、，。\n\d]{3,30}[1-9]\d*\.\d\d)万元",
        r"\g<1>元",
    ),
    Text("W 金额漏了“元”", "W106", _PROSE + r"(\d+\.\d\d\s*万)元(?=[，。；])", r"\g<1>\g<2>"),
    Text("W 金额漏了“万元”", "W106", _PROSE + r"(\d+\.\d\d)\s*万元(?=，)", r"\g<1>\g<2>"),
    Text("W 小数点打成两个", "W106", _PROSE + r"(\d+)\.(\d\d\s*万元)", r"\g<1>\g<2>..\g<3>"),
    Text(
        "W 收入预算之下列了基本支出",
        "W408",
        r"(YEAR\s*年)支出(预算为?\s*\d[^，。\t\n]*万元，其中[：:]?基本支出)",
        r"\g<1>收入\g<2>",
    ),
    Text(
        "W 设备单价界限写错",
        "W108",
        r"单(位价值|价)100万元",
        (r"单\g<1>110万元", r"单\g<1>1000万元"),
    ),
    ByHand("W 同名项目前后金额不同", "W405", _project_again),
)


# ---------- reasons ----------

_REASON = r"((?:主要)?原因[是为]?：?|主要是)[^，。；\t\n]+(?=[。；\n]|$)"
"""A reason that is all: behind one that is wrong, others would still say what is right."""

_LESS = rf"((?:减少|下降|降低)\s*\d+(?:\.\d+)?\s*(?:万元|%)，){_REASON}"
_MORE = rf"((?:增加|增长)\s*(?!0)\d+(?:\.\d+)?\s*(?:万元|%)，){_REASON}"
_SAME = rf"(持平，){_REASON}"

_REASONS: tuple[Fault, ...] = (
    Text(
        "W 减少的原因写成增加",
        "W306",
        _LESS,
        (r"\g<1>\g<2>人员经费增加", r"\g<1>\g<2>新增了信息化项目", r"\g<1>\g<2>工作任务增多"),
    ),
    Text(
        "W 增加的原因写成减少",
        "W306",
        _MORE,
        (
            r"\g<1>\g<2>压减了会议和培训",
            r"\g<1>\g<2>人员退休，经费减少",
            r"\g<1>\g<2>厉行节约，压缩开支",
        ),
    ),
    Text(
        "W 大于预算的原因写成减少",
        "W306",
        r"(决算数大于(?:年初)?预算数的主要原因(?:是)?：?)[^。；\t\n]+",
        (r"\g<1>压减一般性支出", r"\g<1>外出人次减少"),
    ),
    Text(
        "W 小于预算的原因写成增加",
        "W306",
        r"(决算数小于(?:年初)?预算数的主要原因(?:是)?：?)[^。；\t\n]+",
        (r"\g<1>服务对象人数增加", r"\g<1>检查范围扩大"),
    ),
    Text(
        "W 另起一句的原因写反",
        "W315",
        r"^([^\n减降低]*(?:较|比)[^，。\n]{0,12}增加\s*\d*[1-9]\d*\.\d+\s*万元[^\n减降低]*。)$",
        r"\g<1>\n财政拨款支出减少的主要原因是项目压减。",
    ),
    Text(
        "W 持平的原因写成增减",
        "W310",
        _SAME,
        (r"\g<1>\g<2>任务增多", r"\g<1>\g<2>业务量增加"),
    ),
    Text(
        "W 原因同义反复",
        "W317",
        r"((?:^|[）。\n])(公务接待费|公务用车运行费)[^。；\n]{0,40}持平，(?:主要)?(?:原因[是为]?：?|是))[^，。；\n]+",
        (r"\g<1>\g<2>保持不变", r"\g<1>\g<2>与上年持平"),
    ),
    Text(
        "W 删去了比较，留下了原因",
        "W318",
        r"(公务接待费\d+\.\d\d万元)，[^。；\n]{0,30}(?:减少|增加|持平)[^，。；\n]*，(?:主要)?原因是[^。；\n]+",
        r"\g<1>，主要原因是大力压缩接待支出",
    ),
    Text(
        "W 其中的一项改小",
        "W210 W201 W203 W101",
        r"(\d+\.\d\d万元，其中：?[^。\n]{4,60}?)([2-9])(\d+\.\d\d万元，[^。\n]{4,60}万元。)",
        r"\g<1>1\g<3>",
    ),
    Text(
        "W 接待费的原因写成车辆的",
        "W506",
        r"(公务接待费[^。；\n]{0,60}?，(?:主要)?(?:原因[是为]?：?|是))[^，。；\n]+(?=[。；])",
        r"\g<1>车辆保险和燃油费用调整",
    ),
    Text(
        "W 一节的正文是另一节的",
        "W507",
        r"(机关运行经费(?:安排|预算)?情况[^\n]*\n+)[^\n]+",
        r"\g<1>YEAR年，我部门财政拨款“三公”经费预算与上年持平。",
    ),
    Text(
        "W 增减的原因写成没有变化",
        "W314",
        _MORE,
        (r"\g<1>\g<2>无增减变化", r"\g<1>\g<2>与上年持平"),
    ),
)


# ---------- accounts, item by item ----------


def _item_left_out(source: Source, random: Random) -> Planted | None:
    """One of the numbered items on accounts is not written; the numbers go on."""
    lines = source.text.split("\n")
    places = [at for at, line in enumerate(lines) if re.match(r"\d+[.、]\s*“?[^“\n]*（项）", line)]
    if len(places) < 4:
        return None
    at = random.choice(places[1:-1])
    name = re.search(r"（款）(.+?)（项）", lines[at])
    gone = lines.pop(at)
    for later in range(at, len(lines)):
        number = re.match(r"(\d+)([.、]\s*“?[^“\n]*（项）)", lines[later])
        if number:
            lines[later] = f"{int(number[1]) - 1}{lines[later][len(number[1]) :]}"
        elif lines[later].strip():
            break
    return Planted(("\n".join(lines),), (name[1] if name else gone,), gone=True)


def _uses_swapped(source: Source, random: Random) -> Planted | None:
    """An item on an account tells the use of another."""
    pattern = r"^(\d+[.、]\s*“?[^“\n]*（款）(.+?)（项）[^\n]*?主要用于[：:]?)([^\n]+?)(。.*)?$"
    items = list(re.finditer(pattern, source.text, re.MULTILINE))
    if len(items) < 2:
        return None
    one, other = random.sample(items, 2)
    wrong = f"{one[1]}{other[2]}{one[4] or '。'}"
    return Planted((source.text[: one.start()] + wrong + source.text[one.end() :],))


_ACCOUNTS: tuple[Fault, ...] = (
    ByHand("W 逐项说明漏写科目", "W501", _item_left_out),
    ByHand("W 用途写的是另一科目", "W503", _uses_swapped),
    Text(
        "W 项目支出的科目写成基本支出",
        "W509",
        r"^(\d+[.、][^\n]*一般行政管理事务（项）[^\n]*?主要用于[^。；，\n]{2,30}?)(?:支出)?([。；，])",
        r"\g<1>等基本支出\g<2>",
    ),
    Text(
        "W 类的名称不对",
        "W502",
        r"^(\d+[.、]\s*“?)(?:社会保障和就业|卫生健康|住房保障|一般公共服务|农林水)支出（类）",
        (
            r"\g<1>医疗卫生与计划生育支出（类）",
            r"\g<1>社会保障支出（类）",
            r"\g<1>公共服务支出（类）",
        ),
    ),
    Text(
        "W 项的名称不对",
        "W502",
        r"(（款）)(?:行政运行|一般行政管理事务|住房公积金|行政单位医疗|事业运行)（项）",
        (r"\g<1>机关运行（项）", r"\g<1>行政管理事务（项）", r"\g<1>住房补助（项）"),
    ),
    Text(
        "W “三公”经费表的金额单位写成元",
        "W109",
        r"(“三公”经费[^\n]*表\s*\n(?:[^\n]*\n){1,4}?[^\n]*单位[：:]\s*)万元",
        r"\g<1>元",
        ("单位：元", "元（0.00"),
    ),
    Text(
        "W 绩效跟踪的项目多于编报目标的",
        "W607",
        r"(编报绩效目标的YEAR年度?项目)(\d+)(个[^\n]*\n[^\n]*\n[^\n]*绩效跟踪的YEAR年度?项目)\d+个",
        r"\g<1>\g<2>\g<3>9\g<2>个",
    ),
    Text(
        "W 科目的级次标错",
        "W505",
        r"(（款）[^（）\n]{2,20})（项）",
        (r"\g<1>（款）", r"\g<1>（类）"),
    ),
    Text(
        "W 所列经济科目表内没有",
        "W504",
        r"((?:人员|公用)经费(?:\d+\.\d\d万元)?，?主要(?:包括|用于)[：:]?[^。\n]*?、)(?:印刷费|电费|津贴补贴|差旅费|奖金)(?=、)",
        (r"\g<1>个人农业生产补贴", r"\g<1>专用燃料费", r"\g<1>租赁费"),
    ),
)


# ---------- occasions ----------

_OCCASIONS: tuple[Fault, ...] = (
    Text(
        "W 有接待费而没有批次",
        "W601",
        r"(接待(?:国内来访团组)?)\d+(批次、|个、来宾|批次，)(\d{2,})人次",
        r"\g<1>0\g<2>0人次",
    ),
    Text("W 没有购置费却写购车", "W602", r"(购置(?:公务用车|量|数为?|数量为?))0辆", r"\g<1>2辆"),
    Text(
        "W 没有出国费却有团组",
        "W602",
        r"团组\s*0\s*个(.{0,4}累计)\s*0\s*人次",
        r"团组2个\g<1>7人次",
    ),
    Text("W 接待人次少得不合常理", "W603 W604", r"(来宾|批次、)\d{3,}人次", r"\g<1>2人次"),
    Text(
        "W 批次和人次写反",
        "W604",
        r"(接待(?:国内来访团组)?)(\d+)(批次、|个、来宾)(\d+)(人次)",
        r"\g<1>\g<4>\g<3>\g<2>\g<5>",
    ),
    _figure("车均、人均的数错", "W605", r"(?:车均|人均)[^\d\n，。]{0,16}", "万元"),
)

FAULTS: tuple[Fault, ...] = (
    Text(
        "W 公务用车保有量大于车辆数",
        "W606 W603 W101",
        r"(公务用车(?:的)?保有量为?)(\d)(?=辆)",
        r"\g<1>9\g<2>",
    ),
    *_FIGURES,
    *_COMPARED,
    *_PARTS,
    *_YEARS,
    *_REASONS,
    *_ACCOUNTS,
    *_OCCASIONS,
)

WITHOUT_TABLES: tuple[Fault, ...] = (
    _raised("没有表：金额错一成", "W201 W202 W203 W302 W401 W404", "amount"),
    _figure("没有表：收支安排前后不一", "W404 W401 W302", r"预算收支安排", "万元"),
)
