"""Faults of completeness and form: parts, titles, years, names, wording."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import msgspec

from benchmarks.planted.cells import swapped
from benchmarks.planted.documents import Source, printed
from benchmarks.planted.faults import (
    ByHand,
    Composed,
    Fault,
    Planted,
    Rewritten,
    Text,
    Wrong,
    dated,
)
from mingzhang.disclosure import Disclosure, Section, Statement

_PROSE = r"^([^\t\n]*[，。；][^\t\n]*?)"

# ---------- tables ----------


def _statement(
    kind: str, rules: str, change: Callable[[Statement, Disclosure], Statement | None]
) -> Fault:
    def spoiled(disclosure: Disclosure, random: Random) -> Wrong | None:
        statements = disclosure.statements
        for place in random.sample(range(len(statements)), len(statements)):
            changed = change(statements[place], disclosure)
            if changed is not None:
                changes = swapped(statements, place, changed)
                wrong = msgspec.structs.replace(disclosure, statements=changes)
                return Wrong(wrong, (statements[place].title,), gone=not changed.notes)
        return None

    return Composed(f"F {kind}", rules, spoiled)


def _unnoted(statement: Statement, _: Disclosure) -> Statement | None:
    return msgspec.structs.replace(statement, notes=()) if statement.status == "empty" else None


def _noted(note: str) -> Callable[[Statement, Disclosure], Statement | None]:
    """The note of an empty table, copied from another one or from last year."""

    def change(statement: Statement, disclosure: Disclosure) -> Statement | None:
        if statement.status != "empty":
            return None
        fund = "政府性基金" if "国有" in statement.title else "国有资本经营"
        said = note.format(fund=fund, last=disclosure.year - 1)
        return msgspec.structs.replace(statement, notes=(said,))

    return change


def _in_yuan(statement: Statement, _: Disclosure) -> Statement | None:
    """The unit of an empty table is not that of the others."""
    funds = ("government_fund", "state_capital")
    if statement.status != "empty" or statement.id not in funds:
        return None
    other = "元" if statement.money_unit == "万元" else "万元"
    return msgspec.structs.replace(statement, money_unit=other)


def _declared_empty(statement: Statement, _: Disclosure) -> Statement | None:
    if statement.status != "filled" or statement.id not in ("government_fund", "three_public"):
        return None
    return msgspec.structs.replace(statement, notes=("注：无此项预算，空表列示。",))


def _gone(status: str) -> Callable[[Statement, Disclosure], Statement | None]:
    """A table is not printed."""

    def change(statement: Statement, _: Disclosure) -> Statement | None:
        if statement.status != status:
            return None
        return msgspec.structs.replace(statement, status="missing", rows=(), notes=())

    return change


def _half(tables: bool) -> Callable[[Source, Random], Planted | None]:
    """Only the tables, or only the narrative."""

    def plant(source: Source, _: Random) -> Planted | None:
        if not source.family or len(source.family) < 2:
            return None
        alone = source.family[1]
        if tables:
            left = msgspec.structs.replace(
                alone, sections=(), projects=(), goals=(), asset_lines=(), organisations=()
            )
        else:
            missing = tuple(
                msgspec.structs.replace(one, status="missing", rows=(), notes=())
                for one in alone.statements
            )
            left = msgspec.structs.replace(alone, statements=missing)
        return Planted((printed([left]),), ("公开内容", "九张表", "情况说明"), gone=True)

    return plant


_TABLES: tuple[Fault, ...] = (
    _statement("空表没有注明", "F202", _unnoted),
    _statement(
        "空表说明说的是另一张表", "F203", _noted("注：无{fund}预算财政拨款预算，空表列示。")
    ),
    _statement("空表说明写的是上年", "F204", _noted("注：{last}年无此项预算，空表列示。")),
    _statement("空表的单位不同", "F206", _in_yuan),
    _statement("有数的表注明空表", "F201", _declared_empty),
    _statement("缺少一张表", "F101 F102", _gone("filled")),
    _statement("缺少一张空表", "F101 F102", _gone("empty")),
    ByHand("F 只有说明没有表", "F103", _half(False)),
    ByHand("F 只有表没有说明", "F103", _half(True)),
    Text(
        "F 表名误用部门或单位",
        "F410",
        r"^(部门|单位)(预算[^\t\n]{2,20}表)$",
        ("单位\\g<2>", "部门\\g<2>"),
    ),
    Text(
        "F 表名错字",
        "F412",
        r"^((?:部门|单位)预算[^\t\n]*|YEAR年[^\t\n]*)财政拨款([^\t\n]*表)$",
        r"\g<1>财政拔款\g<2>",
    ),
    Text(
        "F 表名错字（支岀）",
        "F412",
        r"^((?:部门|单位)预算[^\t\n]*)支出([^\t\n]*表)$",
        r"\g<1>支岀\g<2>",
    ),
    Text(
        "F 表名差一两个字",
        "F409 F412",
        r"^((?:部门|单位)预算[^\t\n]*?|YEAR年[^\t\n]*?|)(收支|支出|收入)(预算|决算)?总表$",
        r"\g<1>\g<2>\g<3>统表",
    ),
    Text(
        "F 表名下写错年度",
        "F402",
        r"^((?:部门|单位)预算[^\t\n]*表\n+[^\t\n]+\n+预算年度：\s*)YEAR",
        r"\g<1>LAST",
        ("表头的年度",),
    ),
    Text(
        "F 续页写的是上一年度",
        "F433",
        r"^(\d+\t[^\n]*\n\n[^\t\n]+\n+预算年度：\s*)YEAR",
        r"\g<1>LAST",
        ("续页",),
    ),
    Text(
        "F 续页的金额单位不同",
        "F433",
        r"^(\d+\t[^\n]*\n\n[^\t\n]+\n+[^\t\n]+\n+单位：)万元",
        r"\g<1>元",
        ("续页",),
    ),
    Text(
        "F 续页是别的单位的",
        "F433",
        r"^(\d+\t[^\n]*\n\n\d+) [^\t\n]+$",
        r"\g<1> 县民族宗教事务局",
        ("续页",),
    ),
    Text("F 表名写错年度", "F402", r"^YEAR(\s*年[^\t\n，。]{2,24}表)$", r"LAST\g<1>"),
    Text(
        "F 表头的编码错一位",
        "F413",
        r"^((?:部门|单位)预算[^\t\n]*表\n+\d+)\d( [^\t\n]+)$",
        r"\g<1>9\g<2>",
    ),
    Text(
        "F 表头是别的单位",
        "F413",
        r"^((?:部门|单位)预算[^\t\n]*表\n+\d+) [^\t\n]+$",
        r"\g<1> 县民族宗教事务局",
    ),
    Text(
        "F 编制单位是别的单位",
        "F413",
        r"^((?:编制)?(?:部门|单位)：)[^\t\n]{5,}$",
        r"\g<1>云溪县民族宗教事务局",
    ),
    Text(
        "F 行名错字",
        "F414",
        r"^((?:\d+\t)?(?:三、)?公务接)待(费\t)",
        (r"\g<1>按\g<2>", r"\g<1>代\g<2>"),
    ),
    Text(
        "F 栏目名称错字", "F415", r"(\t)财政拨款(收入|支出)(?=\t[^\n\d.]*$)", r"\g<1>财政拔款\g<2>"
    ),
    Text("F 栏目名称错字（科目）", "F415", r"(\t)科目名称(?=\t)", r"\g<1>科目名秤"),
    Text(
        "F 栏次重号",
        "F416",
        r"^(栏次\t1\t2\t3\t)4\t5(?![^\n]*\n+(?:项目编码|\t*项目编码))",
        (r"\g<1>3\t5", r"\g<1>5\t5"),
    ),
    Text(
        "F 表的序号跳号",
        "F417",
        r"^(6\t[^\n]*\n)7\t(?=\d{3,}\t|\t|[一二三四五六七八九十]+、)",
        (r"\g<1>8\t", r"\g<1>6\t"),
    ),
    Text(
        "F 表注说的是另一张表",
        "F205",
        r"(注：本表反映[^\n]*?)各项支出情况",
        r"\g<1>取得的各项收入情况",
    ),
    Text(
        "F 目录漏一张表",
        "F307",
        r"^(?:部门|单位)预算国有资本经营预算财政拨款支出表\t\d+\n",
        "",
        ("国有资本经营",),
        gone=True,
    ),
    Text(
        "F 目录两节的序号对调",
        "F309",
        r"^八、([^\t\n]{4,30}\t\d+\n)九、([^\t\n]{4,30}\t\d+)$",
        r"八、\g<2>\n九、\g<1>",
    ),
    Text(
        "F 一句话连写两遍",
        "F526 P644 F504",
        r"^(（[一二三四五六七八九]）)([\u4e00-\u9fff]{6,20})([，。])",
        r"\g<1>\g<2>，\g<2>\g<3>",
    ),
    Text(
        "F 一条职责写在两个编号下",
        "F535",
        r"^（一）((?:负责|贯彻|组织|承担|拟订|统筹|指导|协助|执行)[^\t\n。；]{12,120})[。；]\n\n?（二）[^\t\n]{8,}$",
        r"（一）\g<1>。\n\n（二）\g<1>工作。",
    ),
    Text("F 目录的页码倒退", "F308", r"^(七、[^\t\n]{4,30}\t)\d+$", r"\g<1>1"),
    Text("F 两张表同一表号", "F418", r"公开05表", "公开06表"),
    Text("F 空表列示的表号写错", "F424", r"公开08表(?=以空表列示)", ("公开05表", "公开06表")),
    Text("F 行名的序号重了", "F419", r"(\t)十、(?=卫生健康支出)", r"\g<1>九、"),
    Text(
        "F 下级科目印在上级之前",
        "F420",
        r"^(\d+)(\t)(\d{3})(\t[^\n]*)\n(\d+)(\t)(\3\d\d)(\t[^\n]*)$",
        r"\g<1>\t\g<7>\g<8>\n\g<5>\t\g<3>\g<4>",
    ),
    Text(
        "F 两个项级科目对调",
        "F420",
        r"^(\d+)(\t\d{7}\t[\u4e00-\u9fff]{4,}\t[^\n]*)\n(\d+)(\t\d{7}\t[\u4e00-\u9fff]{4,}\t[^\n]*)$",
        r"\g<1>\g<4>\n\g<3>\g<2>",
    ),
    Text(
        "F 科目名称空着", "F609", r"^(\d+\t\d{7}\t)[\u4e00-\u9fff]{4,}(\t[\d.]+\t)", r"\g<1>\g<2>"
    ),
    Text(
        "F 科目编码空着", "F609", r"^(\d+\t)\d{7}(\t[\u4e00-\u9fff]{6,}\t[\d.]+\t)", r"\g<1>\g<2>"
    ),
    Text("F 行名漏一个字", "F414", r"(\t八、附属单位上)缴(收入\t)", r"\g<1>\g<2>"),
    Text(
        "F 行名错字（教学科研）",
        "F414",
        r"教学科研人员因公出国",
        "教育科研人员因公出国",
    ),
)


# ---------- sections ----------

_MATTERS = (
    "总体情况",
    "机关运行经费",
    "“三公”经费",
    "绩效目标",
    "政府采购",
    "国有资产",
    "名词解释",
    "职责",
    "绩效",
)
"""What a finding on a section that is not there may call it."""


def _section(
    kind: str,
    rules: str,
    change: Callable[[tuple[Section, ...], int], tuple[Section, ...] | None],
) -> Fault:
    def spoiled(disclosure: Disclosure, random: Random) -> Wrong | None:
        candidates = [
            place
            for place, section in enumerate(disclosure.sections)
            if section.paragraphs and place
        ]
        random.shuffle(candidates)
        for place in candidates:
            sections = change(disclosure.sections, place)
            if sections is not None:
                changed = msgspec.structs.replace(disclosure, sections=sections)
                title = disclosure.sections[place].title
                names = (title, *(word for word in _MATTERS if word in title))
                return Wrong(changed, names, gone=True)
        return None

    return Composed(f"F {kind}", rules, spoiled)


def _emptied(sections: tuple[Section, ...], place: int) -> tuple[Section, ...]:
    return swapped(
        sections, place, msgspec.structs.replace(sections[place], paragraphs=(), tables=())
    )


def _same_number(sections: tuple[Section, ...], place: int) -> tuple[Section, ...]:
    number = sections[place - 1].no
    return swapped(sections, place, msgspec.structs.replace(sections[place], no=number))


def _three_with_one_number(sections: tuple[Section, ...], place: int) -> tuple[Section, ...] | None:
    """Sections in a row have one number, and the count goes on after them."""
    if place + 2 >= len(sections):
        return None
    numbers = [one.no for one in sections]
    renumbered = [*numbers[: place + 1], numbers[place], numbers[place]]
    renumbered += numbers[place + 1 : len(numbers) - 2]
    return tuple(
        msgspec.structs.replace(section, no=number)
        for section, number in zip(sections, renumbered, strict=True)
    )


def _cut_out(keep_heading: bool) -> Callable[[Source, Random], Planted | None]:
    """A section of any document, or what stands under its heading, is not printed."""

    def plant(source: Source, random: Random) -> Planted | None:
        disclosure = random.choice(source.disclosures)
        lines = source.text.split("\n")
        sections = [one for one in disclosure.sections if one.where.line]
        places = [
            place
            for place, section in enumerate(sections[:-1])
            if section.paragraphs
            and not section.tables
            and any(word in section.title for word in _MATTERS)
            and 1 < sections[place + 1].where.line - section.where.line < 40
        ]
        if not places:
            return None
        place = random.choice(places)
        section = sections[place]
        start, end = section.where.line - 1, sections[place + 1].where.line - 1
        left = [*lines[: start + keep_heading], *lines[end:]]
        names = (section.title, *(word for word in _MATTERS if word in section.title))
        return Planted(("\n".join(left),), names, gone=True)

    return plant


_NUMERALS = "一二三四五六七八九十"


def _number_again(match: re.Match[str], _: Random) -> str:
    """三、 once more where 四、 should stand."""
    return f"{_NUMERALS[_NUMERALS.index(match['no']) - 1]}、"


_SECTIONS: tuple[Fault, ...] = (
    Rewritten(
        "F 相连两节用同一序号",
        "F305 F303 F306",
        r"^(?P<no>[二三四五六七])、(?=[^\t\n。，；：]{3,23}[^\t\n。，；：表]$)",
        _number_again,
    ),
    _section(
        "缺少一节", "F104 F105", lambda sections, place: (*sections[:place], *sections[place + 1 :])
    ),
    ByHand("F 任何表样缺少一节", "F104 F105 F303 F301", _cut_out(False)),
    _section("一节没有内容", "F106 F108 F111", _emptied),
    ByHand("F 任何表样一节没有内容", "F106 F107 F108", _cut_out(True)),
    _section("章节重号", "F303", _same_number),
    _section("几节用同一序号", "F305 F303", _three_with_one_number),
    Text(
        "F 小标题下没有内容",
        "F107",
        r"^(\d、(?:收入|支出)说明|（一）总体绩效目标|机构设置(?:情况)?[：:]?)\n+[^\t\n]{15,}$"
        r"(?=\n+(?:\d、|（[一二三四]）|[一二三四五六七八九十]+、|[^\n]*[：:]$))",
        r"\g<1>",
        ("收入说明", "支出说明", "总体绩效目标", "机构设置"),
        gone=True,
    ),
    Text(
        "F 其他事项留空",
        "F108 F106",
        r"^([一二三四五六七八九十]+、其他(?:需要说明的|重要)[^\t\n]{2,10})\n+(?!第)[^\t\n]+\n(?=\s*(?:\Z|第))",
        r"\g<1>\n",
        ("其他需要说明", "其他重要"),
        gone=True,
    ),
    Text(
        "F 三公一节漏写一项",
        "F109",
        r"；公务接待费\s*(?!0\.00)\d+\.\d\d\s*万元[^；\n]*?。$",
        "。",
        ("公务接待",),
        gone=True,
    ),
    Text(
        "F 三公一节没有说原因",
        "F109",
        r"^(.*“三公”经费预算安排\d+\.\d\d万元)[^\n]*$",
        r"\g<1>。",
        ("三公",),
    ),
    Text(
        "F 项目说明缺少一部分",
        "F110",
        r"^[二三四五六]、(立项依据|实施主体|实施方案|实施周期)[^\t\n]*\n+[^\t\n]+\n",
        "",
        (r"\g<1>",),
        gone=True,
    ),
    Text(
        "F 目录多一节",
        "F301",
        r"^(十一?、[^\t\n]{4,30}\t)(\d+)\n",
        "\\g<0>十二、重点工作安排情况\t\\g<2>\n",
    ),
    Text(
        "F 目录的标题少了字",
        "F312",
        r"^([一二三四五六七八九十]+、[^\t\n]{4,20})(?:安排情况|信息|及增减变化原因)(\t\d+)$",
        r"\g<1>\g<2>",
    ),
    Text(
        "F 目录漏一节",
        "F302 F304",
        r"^[五六七八]、([^\t\n]{4,30})\t\d+\n",
        "",
        (r"\g<1>",),
        gone=True,
    ),
    Text(
        "F 章节标题错字",
        "F403",
        r"^([一二三四五六七八九十]、[^\t\n]*)采购(?=[^\t\n\d]*$)",
        r"\g<1>采构",
    ),
    Text(
        "F 章节标题差一个字",
        "F403",
        r"^([一二三四五六七八九十]、)机关运行(经费(?:安排|预算|支出)[^\t\n\d：]*)$",
        r"\g<1>机构运行\g<2>",
    ),
    Text("F 标题误用部门或单位", "F401", r"^(一、)部门(职责及机构设置情况)$", r"\g<1>单位\g<2>"),
    Text("F 单位的标题误作部门", "F401", r"^(一、)单位(职责及机构设置情况)$", r"\g<1>部门\g<2>"),
    Text(
        "F 内设机构数与列出的不符",
        "F713",
        r"^机构设置：$",
        (
            "机构设置：\n\n内设机构5个，包括：办公室、财务股、业务股、人事股。",
            "机构设置：\n\n内设3个股室：综合股、业务股、法规股、监督股。",
        ),
    ),
    Text(
        "F 目录漏了一张表",
        "F307",
        r"^(?:部门|单位)预算(政府性基金预算|国有资本经营预算|一般公共预算)[^\t\n]*表\t\d+\n",
        "",
        (r"\g<1>",),
        gone=True,
    ),
    Text(
        "F 目录把表名写错",
        "F307",
        r"^(六、)一般公共预算(财政拨款基本支出决算表)(?=\n七、)",
        r"\g<1>政府性基金预算\g<2>",
    ),
    Text("F 第几部分重号", "F306", r"^第三部分(?=[^\n]*\n)", "第二部分"),
    Text("F 条目跳号", "F304", r"^（四）", ("（五）", "（三）")),
    Text(
        "F 标题接连印了两次",
        "F508",
        r"^((?!第)[^\t\n，。]{4,30}YEAR\s*年(?:部门|单位)预算[^\t\n，。]*说明)$",
        r"第一部分 \g<1>\n\n\g<1>",
    ),
)


# ---------- years and names ----------


def _name_misspelt(source: Source, random: Random) -> Planted | None:
    """A letter of the agency's own name is wrong in a sentence."""
    alike = ("务物", "业叶", "理里", "县显", "局居", "急及", "政证", "院园", "化华", "民明", "水氷")
    disclosure = random.choice(source.disclosures)
    name = disclosure.agency.name
    letters = [(at, group) for at, letter in enumerate(name) for group in alike if letter in group]
    lines = source.text.split("\n")
    places = [
        at for at, line in enumerate(lines) if name in line and "\t" not in line and "，" in line
    ]
    if not letters or not places or len(name) < 5:
        return None
    at, group = random.choice(letters)
    wrong = name[:at] + group.replace(name[at], "") + name[at + 1 :]
    line = random.choice(places)
    lines[line] = lines[line].replace(name, wrong, 1)
    return Planted(("\n".join(lines),))


_NAMES: tuple[Fault, ...] = (
    Text(
        "F 文中写的是上年",
        "F404 W402",
        r"^([^\t\n]*?)YEAR\s*年(?=(?:部门|单位)?预算(?:收入|支出|收支|公开)[^\t\n]*[，。：])",
        r"\g<1>LAST 年",
    ),
    Text(
        "F 文号的年份不可能",
        "F423",
        r"^按照(《中华人民共和国预算法》)",
        (
            "按照\\g<1>、《预决算公开通知》（财预〔2107〕98号）",
            "按照\\g<1>、《公开办法》（冀财〔1026〕5号）",
        ),
    ),
    Text("F 现将上年的公开", "F404", r"(现将[^\t\n]*?)YEAR", r"\g<1>LAST"),
    Text(
        "F 说明的标题写错年度",
        "F404 F402",
        r"^(.*)YEAR\s*年((?:部门|单位)?预算.*说明)$",
        r"\g<1>LAST 年\g<2>",
    ),
    Text(
        "F 没有数的比较写错年份",
        "F405 W403",
        r"(较|比|与)(?:上年|LAST\s*年)(?:预算)?(?:相比)?持平",
        r"\g<1>EARLIER年预算持平",
    ),
    Text(
        "F 一句没有金额的比较写错年份",
        "F405",
        _PROSE + r"万元([^。\t\n]*)。$",
        (
            r"\g<0>支出结构与EARLIER年预算相比没有大的调整。",
            r"\g<0>主要任务比EARLIER年有所增加。",
        ),
    ),
    Text(
        "F 现将别的单位公开",
        "F406",
        r"现将(\S{4,40}?)\s*(?=YEAR)",
        ("现将县民族宗教事务局", "现将云溪县农业农村局"),
    ),
    ByHand("F 自己的名称有错字", "F407", _name_misspelt),
    Text("F 部门自称单位", "F408", r"^((?:20\d\d\s*年，\s*)?)我部门", r"\g<1>我单位"),
    Text("F 单位自称部门", "F435", r"^((?:20\d\d\s*年，\s*)?)我单位", r"\g<1>我部门"),
    Text("F 名词解释写的是另一级", "F411", r"(：[^\t\n]*?)区级(?=财政|预算)", r"\g<1>市级"),
    Text(
        "F 资产截止时间早一年",
        "F903",
        r"(截[至止]?(?:时间)?[：:]?\s*)LAST([-年/]12[-月/]31)",
        r"\g<1>EARLIER\g<2>",
        ("固定资产",),
    ),
    Text(
        "F 日期不存在",
        "F421 F903",
        r"(YEAR|LAST)年12月31日",
        (r"\g<1>年13月31日", r"\g<1>年2月30日", r"\g<1>年11月31日"),
    ),
    Text(
        "F 学习的是从前的大会",
        "F426",
        r"(学习贯彻[^，。；\t\n]{0,8}党的)二十大(?=精神)",
        (r"\g<1>十二大", r"\g<1>十八大"),
    ),
    Text(
        "F 拟从旧年起", "F426", _PROSE + r"(?<=[，。；])(?=计划|开展|实施)", r"\g<1>拟从EARLIER年起"
    ),
    Text(
        "F 实施周期写的是上年",
        "F422",
        r"(实施周期[^\n]*\n*[^\n]*?)YEAR(年1月(?:1日)?\s*[至到—-]\s*)YEAR(年12月)",
        r"\g<1>LAST\g<2>LAST\g<3>",
    ),
    Text(
        "F 起止时间颠倒",
        "F425 F422",
        r"YEAR年1月1日(\s*[至到—-]\s*)YEAR年12月31日",
        (r"YEAR年12月31日\g<1>YEAR年1月1日", r"YEAR年10月1日\g<1>YEAR年1月1日"),
    ),
    Text("F 目标表写的是上年", "F404", r"(目标(?:申报)?表\n+)（YEAR年度）$", r"\g<1>（LAST年度）"),
    Text("F 车辆截至旧年", "F903", r"截至YEAR(年12月31日)", r"截至EARLIER\g<1>"),
)


# ---------- wording ----------

_ALIKE_IN_SOUND = (
    "务物误",
    "支知",
    "里理力",
    "度渡",
    "目木",
    "标表",
    "级及",
    "保报",
    "资姿",
    "程成",
)
_ALIKE_IN_SHAPE = ("拨拔", "入人", "末未", "购构", "土士", "贷货")


def _misprinted(alike: tuple[str, ...]) -> Callable[[Source, Random], Planted | None]:
    """A letter of words that stand elsewhere, too, becomes one that sounds or looks alike."""

    def plant(source: Source, random: Random) -> Planted | None:
        lines = source.text.split("\n")
        numbers = [number for number, line in enumerate(lines) if _is_prose(line)]
        random.shuffle(numbers)
        every = set(lines)
        for number in numbers:
            line = lines[number]
            for at, wrong in _places(line, alike, random):
                around = line[max(0, at - 3) : at + 4]
                if sum(around in other for other in every) > 1:
                    lines[number] = line[:at] + wrong + line[at + 1 :]
                    return Planted(("\n".join(lines),))
        return None

    return plant


def _is_prose(line: str) -> bool:
    return "\t" not in line and ("。" in line or "，" in line)


def _places(line: str, alike: tuple[str, ...], random: Random) -> list[tuple[int, str]]:
    places = [
        (at, random.choice(group.replace(letter, "")))
        for at, letter in enumerate(line)
        for group in alike
        if letter in group and at >= 3 and re.fullmatch("[\u4e00-\u9fff]{7}", line[at - 3 : at + 4])
    ]
    random.shuffle(places)
    return places


def _letter_missing(source: Source, random: Random) -> Planted | None:
    """A letter is left out of words that stand elsewhere, too."""
    lines = source.text.split("\n")
    numbers = [number for number, line in enumerate(lines) if _is_prose(line)]
    random.shuffle(numbers)
    every = set(lines)
    for number in numbers:
        line = lines[number]
        for at in random.sample(range(len(line)), len(line)):
            around = line[max(0, at - 5) : at + 6]
            words = re.fullmatch("[\u4e00-\u9fff]{11}", around) and line[at] not in "的其和了"
            if words and sum(around in other for other in every) > 1:
                lines[number] = line[:at] + line[at + 1 :]
                return Planted(("\n".join(lines),))
    return None


_TYPED = {
    "组织": "阻织",
    "计划": "记划",
    "增加": "赠加",
    "保障": "保章",
    "正常": "正长",
    "制度": "制渡",
    "规范": "规泛",
    "措施": "错施",
    "具体": "俱体",
    "培训": "赔训",
    "标准": "标淮",
    "建设": "设建",
    "召开": "开召",
    "水平": "水平平",
    "单位": "单位位",
    "工作": "工昨",
}
"""Words as they are typed with another character, the wrong way round, or a character twice."""


def _typed_wrong(source: Source, random: Random) -> Planted | None:
    """An ordinary word of a sentence is misprinted."""
    lines = source.text.split("\n")
    places = [
        (at, word)
        for at, line in enumerate(lines)
        for word in _TYPED
        if word in line and _is_prose(line)
    ]
    if not places:
        return None
    line, word = random.choice(places)
    lines[line] = lines[line].replace(word, _TYPED[word], 1)
    return Planted(("\n".join(lines),))


_OTHER_WORDS = {
    "实施": "实时",
    "制定": "指定",
    "以及": "已及",
    "权利": "权力",
    "期间": "其间",
    "截至": "截止",
    "工作": "工做",
    "反映": "反应",
    "做好": "作好",
    "严格": "严各",
}


def _another_word(source: Source, random: Random) -> Planted | None:
    """A word that the text has elsewhere is mistaken for another one that sounds like it."""
    lines = source.text.split("\n")
    places = [
        (at, word)
        for at, line in enumerate(lines)
        for word in _OTHER_WORDS
        if word in line and _is_prose(line) and source.text.count(word) > _ELSEWHERE
    ]
    if not places:
        return None
    line, word = random.choice(places)
    lines[line] = lines[line].replace(word, _OTHER_WORDS[word], 1)
    return Planted(("\n".join(lines),))


_ELSEWHERE = 2


def _in_goals(*said: str) -> Callable[[Source, Random], Planted | None]:
    """A sentence at the end of what is told of performance, where no goals are listed."""

    def plant(source: Source, random: Random) -> Planted | None:
        places = [
            section.paragraphs[-1]
            for disclosure in source.disclosures
            for section in disclosure.sections
            if not disclosure.goals and "绩效" in section.title and section.paragraphs
            if disclosure.kind == "budget"
        ]
        lines = source.text.split("\n")
        random.shuffle(places)
        for last in places:
            at = last.where.line - 1
            if 0 <= at < len(lines) and last.text in lines[at]:
                wrong = f"{last.text}{dated(random.choice(said), source.year)}"
                lines[at] = lines[at].replace(last.text, wrong)
                return Planted(("\n".join(lines),))
        return None

    return plant


_FIXED = ("一般公共预算", "机关运行经费", "政府采购", "财政拨款支出", "固定资产", "公务用车")


def _fixed_phrase_slipped(source: Source, random: Random) -> Planted | None:
    """A letter of a fixed phrase is left out or typed twice, in a sentence."""
    lines = source.text.split("\n")
    places = [
        (at, phrase)
        for at, line in enumerate(lines)
        for phrase in _FIXED
        if phrase in line and _is_prose(line)
    ]
    if not places:
        return None
    line, phrase = random.choice(places)
    at = random.randrange(1, len(phrase) - 1)
    wrong = random.choice((phrase[:at] + phrase[at + 1 :], phrase[: at + 1] + phrase[at:]))
    lines[line] = lines[line].replace(phrase, wrong, 1)
    return Planted(("\n".join(lines),))


def _duty_changed(source: Source, random: Random) -> Planted | None:
    """A duty of the department differs by a letter from the same duty of its own office."""
    lines = source.text.split("\n")
    duties = [line for line in lines if re.match(r"（[一二三四五六七八九十]+）.{12,}。$", line)]
    twice = sorted({line for line in duties if duties.count(line) > 1})
    if not twice:
        return None
    line = random.choice(twice)
    letters = [at for at in range(6, len(line) - 3) if "\u4e00" <= line[at] <= "\u9fff"]
    at = random.choice(letters)
    lines[lines.index(line)] = line[:at] + line[at + 1 :]
    return Planted(("\n".join(lines),))


_WORDING: tuple[Fault, ...] = (
    Text("F 留有模板 XX", "F501", _PROSE + r"主要(?:是|用于)[^，。；\t\n]+", r"\g<1>主要是XX"),
    Text(
        "F 标题留有填写说明",
        "F501",
        r"^([一二三四五六七八九十]+、[^\t\n（\d]{5,})$",
        (r"\g<1>（增加内容）", r"\g<1>（无此项的请删除）"),
    ),
    Text(
        "F 金额没有填", "F501", _PROSE + r"(安排|增加|减少)\s*\d+\.\d\d\s*万元", r"\g<1>\g<2>万元"
    ),
    Text(
        "F 增减没有选定",
        "F502",
        _PROSE + r"增加\s*(\d+(?:\.\d+)?\s*万元)",
        (r"\g<1>增加（减少）\g<2>", r"\g<1>增加/减少\g<2>"),
    ),
    Text(
        "F 原因是之后没有内容",
        "F503",
        _PROSE + r"(主要是|原因是|原因为|原因：)[^，。；\t\n]+([。；])",
        r"\g<1>\g<2>\g<3>",
    ),
    Text("F 重字", "F504", _PROSE + "(主要|用于|安排|增加|减少)", r"\g<1>\g<2>\g<2>"),
    Text("F 标点重了", "F528", _PROSE + "([，。；])(?=[^，。；”）])", (r"\g<1>，，", r"\g<1>。。")),
    Text(
        "F 比上年持平",
        "F532",
        r"与(?=20\d\d年[^，。；\t\n]{0,8}持平|上年[^，。；\t\n]{0,6}持平)",
        "比",
    ),
    Text(
        "F 意思重复的界限",
        "F532",
        _PROSE + r"(?<=[，。；])([\u4e00-\u9fff]{2,8})(\d{1,3}[个名次场期件])(?=[，。；])",
        (r"\g<1>\g<2>至少\g<3>以上", r"\g<1>\g<2>近\g<3>左右"),
    ),
    Text(
        "F 一句停在的字上",
        "F532",
        _PROSE + r"作为([^，。；\t\n]{4,12})的(?:重要)?(?:依据|参考)(?=。)",
        r"\g<1>作为\g<2>的",
    ),
    Text(
        "F 动词与宾语不搭配",
        "F532",
        r"(?<=[，。；])(?:提高|提升)([\u4e00-\u9fff]{2,6})(质量|能力)(?=[，。；])",
        r"开展\g<1>\g<2>",
    ),
    Text("F 比率没有百分号", "F532", _PROSE + r"率(达到)?(9\d)%(?=以上)", r"\g<1>率\g<2>\g<3>"),
    Text(
        "F 说明的一段印了两次",
        "F505",
        r"^(([^\t\n]{30})[^\t\n]{10,}。)$",
        r"\g<1>\n\n\g<1>",
        (r"\g<2>",),
    ),
    Text(
        "F 段落没有写完",
        "F506",
        r"^((?!注)[^\t\n]{20,}[，、])[^，、\t\n]+。(?=\n+[一二三四五六七八九十]+、)",
        r"\g<1>",
    ),
    Text(
        "F 一句没有写完",
        "F506",
        r"^((?!注)[^\t\n]*[，。；][^\t\n]*?)([的和及])(运|保|服|实|资|经)[\u4e00-\u9fff][^，。\t\n]*。",
        r"\g<1>\g<2>\g<3>。",
    ),
    Text("F 用了繁体字", "F507", _PROSE + "费", r"\g<1>費"),
    Text("F 用了繁体字（训、务）", "F507", _PROSE + "培训", r"\g<1>培訓"),
    Text("F 留有网页代码", "F527", r"^([^\t\n]*[。；])([^\t\n]{6,})$", r"<p>\g<1></p><p>\g<2></p>"),
    Text("F 段末漏了句号", "F509", r"^(（[二三四五六]）[^\t\n]{10,})。$", r"\g<1>"),
    Text(
        "F 半角逗号",
        "F529",
        _PROSE + r"([\u4e00-\u9fff]{4})，(?=[\u4e00-\u9fff]{4})",
        r"\g<1>\g<2>,",
    ),
    Text("F 括号一半全角一半半角", "F529", _PROSE + r"（([^（）\t\n]{2,20})）", r"\g<1>（\g<2>)"),
    Text(
        "F 并列的费用之间用了逗号",
        "F530",
        _PROSE + r"(费、[\u4e00-\u9fff]{2,8}费)、(?=[\u4e00-\u9fff]{2,8}费、)",
        r"\g<1>\g<2>，",
    ),
    Text(
        "F 比较之前用了句号",
        "F531",
        _PROSE + r"(万元)，(?=[比较与]20\d\d年[^，。]{0,12}(?:增加|减少|持平))",
        r"\g<1>\g<2>。",
    ),
    Text("F 编号的写法不一", "F310", r"^([2-9])、(?=[^\t\n]{4,}$)", r"\g<1>."),
    Text("F 编号写了两遍", "F311", r"^（([二三四五])）(?=[^\t\n]{4,}$)", r"（\g<1>）（\g<1>）"),
    Text(
        "F 列出的与写明的个数不符",
        "F534",
        _PROSE + r"。$",
        (
            r"\g<1>，压实建设、管理、使用、监督五个方面的责任。",
            r"\g<1>，抓好采集、审核、发布、归档、利用四个环节。",
            r"\g<1>，做好三件实事：延长开放、增设座席、送书下乡、修缮门厅。",
            r"\g<1>，执行八项规范（着装、用语、接待、咨询、受理、办结、回访）。",
        ),
    ),
    Text(
        "F 季度写了两次",
        "F533",
        _PROSE + r"。$",
        (
            r"\g<1>，一季度招标，二季度开工，二季度装修，四季度验收。",
            r"\g<1>，第一季度用款5万元，第二季度用款5万元，第三季度用款6万元，第三季度用款9万元。",
        ),
    ),
    Text("F 括号漏了一半", "F515", _PROSE + r"（([^（）\t\n]{2,20})）", r"\g<1>（\g<2>"),
    Text(
        "F 引号漏了一半",
        "F515",
        r"^((?!注|说明)[^\t\n]*[，。；][^\t\n]*?)“([^“”\t\n]{2,20})”",
        (r"\g<1>“\g<2>", r"\g<1>\g<2>”"),
    ),
    Text("F 运转漏字", "F514 F504", r"正常运转", "正常转"),
    ByHand("F 同音错字（别处写对）", "F513 F407 F514 F521", _misprinted(_ALIKE_IN_SOUND)),
    ByHand("F 形近错字（别处写对）", "F521 F514 F513 F517", _misprinted(_ALIKE_IN_SHAPE)),
    ByHand("F 写成音近的另一个词", "F522 F521 F513 F514", _another_word),
    ByHand(
        "F 没有逐项列出的目标写的是往年",
        "F511 F404",
        _in_goals("EARLIER年培训任务已全部完成。", "LAST年共完成巡查120次。"),
    ),
    ByHand(
        "F 没有逐项列出的目标：坏事写成不低于",
        "F512",
        _in_goals("差错率不低于99%。", "群众投诉率≥2%。"),
    ),
    ByHand(
        "F 没有逐项列出的目标：好事写成不超过",
        "F519",
        _in_goals("投诉办结率不超过95%。", "验收合格率≤98%。"),
    ),
    ByHand("F 打错的词", "F521 F522 F513 F514 F517", _typed_wrong),
    ByHand("F 漏一个字（别处写对）", "F518 F513 F514 F517", _letter_missing),
    ByHand("F 固定说法漏字或重字", "F517 F513 F514", _fixed_phrase_slipped),
    ByHand("F 两册职责差一个字", "F710 F513", _duty_changed),
)


# ---------- glossary ----------

_TERM = r"(?:\d+|[一二三四五六七八九]+|（[一二三四五六七八九]+）)[、.]?"

_GLOSSARY: tuple[Fault, ...] = (
    Text(
        "F 名词解释有用不到的名词",
        "F971",
        r"^(\d+|[一二三四五六七八九]|（[一二三四五六七八九]）)([、.]?)(“三公”经费)：",
        r"\g<1>\g<2>用事业基金弥补收支差额：事业单位用以前年度积累的事业基金弥补当年差额的数额。\n\n\g<0>",
        ("事业基金",),
    ),
    Text(
        "F 固定说法漏字、形近字、重字",
        "F517 F521",
        r"财政拨款支出|公务用车运行维护费|一般公共预算财政拨款|综合预算管理",
        ("财政拨支出", "公务用运行维护费", "一般公共预算财拨款", "综合顶算管理", "财政政拨款支出"),
    ),
    Text(
        "F 文件名称差一个字",
        "F520 F513 F517",
        r"《地方预决算公开操作规程》",
        "《地方预决算公开操作规定》",
    ),
    Text(
        "F 文号的年份颠倒", "F423", r"^([^\t\n]*)〔20(\d)(\d)〕(?=\d+号)", r"\g<1>〔2\g<2>0\g<3>〕"
    ),
    Text("F 文号的括号", "F427", r"〔(20\d\d)〕(?=\d+号)", (r"【\g<1>】", r"[\g<1>]")),
    Text(
        "F 外省的法规",
        "F436",
        r"《(?:上海市|河北省)([^《》\n]+(?:条例|办法))》",
        r"《黑龙江省\g<1>》",
    ),
    Text("F 名词没有解释", "F974", rf"^({_TERM}(?:基本支出|上年结转|事业收入)：)[^\n]+$", r"\g<1>"),
    Text(
        "F 名词的解释是另一个名词的",
        "F975",
        rf"^({_TERM}基本支出：)[^\n]+$",
        (
            r"\g<1>在基本支出之外为完成特定任务发生的各项支出。",
            r"\g<1>指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
        ),
    ),
    Text(
        "F 名词的解释与名词相反",
        "F977",
        rf"^({_TERM})(?:项目支出：[^\n]*|上年结转：[^\n]*)$",
        (
            r"\g<1>项目支出：指在项目支出之外为完成特定任务发生的支出。",
            r"\g<1>上年结转：指本年度尚未完成、结转到下年继续使用的资金。",
        ),
    ),
    Text(
        "F “三公”经费的解释写错第三项",
        "F978",
        rf"^({_TERM}“三公”经费：)[^\n]+$",
        (
            r"\g<1>用财政拨款安排的因公出国（境）费、公务用车购置及运维费和会议费。",
            r"\g<1>指因公出国（境）费、公务用车购置及运行维护费、公务招待费。",
        ),
    ),
    Text(
        "F “三公”经费的解释漏了一项",
        "F979",
        r"^([^\n]*“三公”经费：[^\n]*?)(?:、|和|及)公务接待费?(?![^\n]*公务接待)",
        r"\g<1>",
    ),
    Text("F 同一名词解释了两次", "F976 F975", rf"^({_TERM})项目支出(：)", r"\g<1>基本支出\g<2>"),
    Text(
        "F 名词解释漏了用到的名词",
        "F972",
        r"^(?:\d+|[一二三四五六七八九]+|（[一二三四五六七八九]+）)[、.]?机关运行经费：[^\n]*$",
        "",
        ("机关运行经费",),
        gone=True,
    ),
    Text(
        "F 名词解释的写法不同",
        "F973",
        r"^((?:\d+|[一二三四五六七八九]+|（[一二三四五六七八九]+）)[、.]?)机关运行经费：",
        r"\g<1>机关运行费：",
    ),
)

FAULTS: tuple[Fault, ...] = (*_TABLES, *_SECTIONS, *_NAMES, *_WORDING, *_GLOSSARY)
