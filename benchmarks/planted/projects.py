"""Faults in a project's table of targets above its indicators: code, money, plan, objectives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeAlias

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source, printed
from benchmarks.planted.faults import ByHand, Composed, Fault, Planted, Rewritten, Text, Wrong, off
from mingzhang.checking.targets.things import telling_words
from mingzhang.disclosure import Disclosure, Project
from mingzhang.reading.projects.targets import parse_target

_USUAL_BASIS = 3
"""Rows that have a basis, beside the one that is turned round."""

Fields: TypeAlias = dict[str, Any]
Change: TypeAlias = Callable[[Project, Disclosure, Random], Fields | None]
"""A project to the fields that are printed wrong, or None where it offers no place."""


def _turned_basis(match: re.Match[str], _: Random) -> str | None:
    """根据项目设定需求, where other rows have 根据项目需求设定."""
    first, second, third = match.groups()
    is_usual = match.string.count(f"\t{match[0]}") > _USUAL_BASIS
    return f"{first}{third}{second}" if is_usual and second != third else None


def _project(kind: str, rules: str, change: Change, gone: bool = False) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        for disclosure, project in _projects(source, random):
            fields = change(project, disclosure, random)
            if fields is not None:
                wrong = msgspec.structs.replace(project, **fields)
                text = cells.edited(source.text, project, wrong)
                if text is not None:
                    blanks = [edit.old and not edit.new for edit in cells.edits(project, wrong)]
                    return Planted((text,), (project.name,), gone or all(blanks))
        return None

    return ByHand(f"P {kind}", rules, plant)


def _projects(source: Source, random: Random) -> list[tuple[Disclosure, Project]]:
    found = [(one, project) for one in source.disclosures for project in one.projects]
    random.shuffle(found)
    return found


# ---------- 金额和支出计划 ----------


def _money(text: str, factor: str) -> str:
    return f"{Decimal(text) * Decimal(factor):.2f}"


def _budget_raised(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """The budget and its parts no longer add up."""
    if not project.budget or not any(project.funds.values()):
        return None
    return {"budget": off(project.budget, random)}


def _all_raised(project: Project, _: Disclosure, __: Random) -> Fields | None:
    """The budget and its only part are both wrong."""
    parts = [name for name, text in project.funds.items() if text]
    if not project.budget or len(parts) != 1:
        return None
    budget = _money(project.budget, "1.5")
    return {"budget": budget, "funds": {**project.funds, parts[0]: budget}}


def _blank(name: str) -> Change:
    """A field that the other tables have."""

    def change(project: Project, disclosure: Disclosure, _: Random) -> Fields | None:
        filled = sum(bool(getattr(one, name)) for one in disclosure.projects)
        return {name: ""} if getattr(project, name) and filled > 3 else None

    return change


def _plan(*choices: Sequence[str]) -> Change:
    """The plan at the end of March, June, October and December."""

    def change(project: Project, _: Disclosure, random: Random) -> Fields | None:
        if project.plan.keys() != {"3", "6", "10", "12"} or project.plan_unit != "percent":
            return None
        is_signed = any("%" in text for text in project.plan.values())
        shares = random.choice(choices)
        texts = (f"{share}%" if is_signed and share.isdigit() else share for share in shares)
        return {"plan": dict(zip(project.plan, texts, strict=True))}

    return change


def _period_left_out(source: Source, random: Random) -> Planted | None:
    """10月底 and what stands below it are not printed; the plan ends at 100%."""
    lines = source.text.split("\n")
    for disclosure, project in _projects(source, random):
        place = project.places.get("plan 10")
        if len(disclosure.projects) < _FEW:
            continue  # nothing shows that the form has it
        if place is None or place.line < 2 or not place.cell or not project.plan["10"]:
            continue
        left = [(place.line - 2, "10月底"), (place.line - 1, project.plan["10"])]
        rows = [(at, text, lines[at].split("\t")) for at, text in left]
        if all(text in row for _, text, row in rows):
            for at, text, row in rows:
                row[row.index(text)] = ""
                lines[at] = "\t".join(row)
            return Planted(("\n".join(lines),), (project.name,))
    return None


def _plan_in_money(project: Project, _: Disclosure, __: Random) -> Fields | None:
    if project.plan_unit != "percent" or len(project.plan) != 4 or not project.budget:
        return None
    if not project.plan.get("12", "").startswith("100") or Decimal(project.budget) == 100:
        return None  # it is filled in with money already, or the figures are the same
    factors = ("0.2", "0.5", "0.8", "1")
    texts = (_money(project.budget, factor) for factor in factors)
    return {"plan": dict(zip(project.plan, texts, strict=True))}


_MONEY: tuple[Fault, ...] = (
    _project("预算数不等于资金之和", "P501", _budget_raised),
    _project("项目预算合计大于项目支出", "P521 P507 P523 F808", _all_raised),
    _project("预算数空白", "P107", _blank("budget")),
    _project("资金用途空白", "P107", _blank("purpose")),
    _project("项目编码空白", "P107 P601", _blank("code")),
    _project(
        "支出计划不到 100%", "P515", _plan(("20", "50", "80", "90"), ("25", "50", "60", "75"))
    ),
    _project(
        "支出计划超过 100%", "P514", _plan(("20", "50", "80", "110"), ("25", "50", "75", "1000"))
    ),
    _project("支出计划差一点没有到 100%", "P520", _plan(("20", "50", "80", "95"))),
    _project("支出计划变小", "P513", _plan(("60", "40", "80", "100"), ("30", "60", "50", "100"))),
    _project(
        "支出计划不是累计数", "P512", _plan(("25", "25", "25", "25"), ("20", "30", "30", "20"))
    ),
    _project("支出计划最后一期没有填", "P515 P516", _plan(("20", "50", "80", ""))),
    _project("支出计划填满后没有再填", "P516", _plan(("50", "100", "", ""), ("", "100", "", ""))),
    _project("支出计划没有填", "P517", _plan(("", "", "", ""))),
    _project(
        "支出计划填的不是数", "P519", _plan(("按进度支付",) * 4, ("25", "50", "按合同支付", "100"))
    ),
    _project("支出计划填了金额", "P511", _plan_in_money),
    ByHand("P 支出计划缺少中间一期", "P518", _period_left_out),
    Text(
        "P 支出计划缺少一期",
        "P518 P515",
        r"^(.*资金支出计划[^\n]*\t10月底)\t+12月底(\t*\n(?:[^\t\n]*\t)+)(?<=\t)100%?(\t*)$",
        r"\g<1>\g<2>\g<3>",
    ),
)


# ---------- 绩效目标、用途 ----------


def _all_objectives(rewrite: Callable[[str, Random], str | None]) -> Change:
    """Every objective, written otherwise."""

    def change(project: Project, _: Disclosure, random: Random) -> Fields | None:
        wrong = [rewrite(text, random) or text for text in project.objectives]
        return {"objectives": tuple(wrong)} if wrong else None

    return change


def _objective(rewrite: Callable[[str, Random], str | None]) -> Change:
    """One of the objectives, written otherwise."""

    def change(project: Project, _: Disclosure, random: Random) -> Fields | None:
        for place, text in cells.shuffled(project.objectives, random):
            wrong = rewrite(text, random)
            if wrong is not None and wrong != text:
                return {"objectives": cells.swapped(project.objectives, place, wrong)}
        return None

    return change


def _no_objectives(project: Project, _: Disclosure, __: Random) -> Fields | None:
    return {"objectives": ("",) * len(project.objectives)} if project.objectives else None


def _twice(project: Project, _: Disclosure, __: Random) -> Fields | None:
    if len(project.objectives) < 2:
        return None
    first, second, *others = project.objectives
    words = re.sub(r"^\d[.、]\s*", "", first)
    number = re.match(r"^\d[.、]\s*", second)
    return {"objectives": (first, f"{number[0] if number else ''}{words}", *others)}


def _numbered_twice(text: str, _: Random) -> str | None:
    number = re.match(r"\d[.、]", text)
    return f"{number[0]}{text}" if number else None


def _cut(text: str, random: Random) -> str | None:
    """The sentence breaks off after a comma."""
    commas = [at for at, letter in enumerate(text) if letter == "，" and at > 5]
    return text[: random.choice(commas) + 1] if commas else None


def _of_a_past_year(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
    """What was to be done last year is still the objective."""
    said = random.choice(("年完成养护任务，", "年计划完成全部工作，"))

    def rewrite(text: str, _: Random) -> str | None:
        number = re.match(r"\d[.、]", text)
        start = number.end() if number else 0
        return f"{text[:start]}{disclosure.year - 1}{said}{text[start:]}"

    return _objective(rewrite)(project, disclosure, random)


def _number_off(text: str, _: Random) -> str | None:
    return f"4{text[1:]}" if re.match(r"2[.、]", text) else None


def _of_another(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
    """The only objective names another project."""
    others = [
        one.name
        for one in disclosure.projects
        if len(one.name) > 7 and len(set(one.name) & set(project.name)) < 2
    ]
    if len(project.objectives) != 1 or not others:
        return None
    return {"objectives": (f"1.保障{random.choice(others)}工作。",)}


def _sentence_of_another(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
    """An objective is another project's, word for word."""
    others = [
        one.objectives[0]
        for one in disclosure.projects
        if one.objectives and len(set(one.name) & set(project.name)) < 2
        if set(one.objectives).isdisjoint(project.objectives)
        if any(word in one.objectives[0] for word in telling_words(one.name))
    ]
    if not project.objectives or not others:
        return None
    return {"objectives": cells.swapped(project.objectives, 0, random.choice(others))}


def _without_its_stop(project: Project, _: Disclosure, __: Random) -> Fields | None:
    *others, last = project.objectives or ("",)
    ended = [text for text in (*others, last) if text.endswith("。")]
    if not others or len(ended) <= len(others):
        return None
    return {"objectives": (*others, last.rstrip("。"))}


def _mark_first(text: str, random: Random) -> str | None:
    number = re.match(r"\d[.、]", text)
    said = text[number.end() :] if number else text
    return f"{number[0] if number else ''}{random.choice('，、。')}{said}"


def _noun(text: str, random: Random) -> str | None:
    number = re.match(r"\d[.、]", text)
    said = random.choice(("创业扶持", "人员工资", "日常办公", "设备维护"))
    return f"{number[0] if number else ''}{said}"


def _said_twice(text: str, _: Random) -> str | None:
    """A phrase is typed twice, with the comma between."""
    match = re.search(r"([\u4e00-\u9fff]{4,8})([，、])", text)
    return text.replace(match[0], f"{match[1]}、{match[0]}", 1) if match else None


_PAIRS = ("全县", "工作", "服务", "资金", "群众", "项目", "提高", "保障", "完成", "改善", "条件")


def _letters_swapped(text: str, random: Random) -> str | None:
    found = [word for word in _PAIRS if word in text]
    if not found:
        return None
    word = random.choice(found)
    return text.replace(word, word[::-1], 1)


def _other_place(text: str, random: Random) -> str | None:
    said = ("，保障广宗县机关正常运转。", "，服务临漳县经济社会发展。")
    return text.rstrip("。") + random.choice(said)


def _other_level(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
    """我区 or 我市 where the document says 我县, often enough to know which it is."""
    told = "".join(text for one in disclosure.projects for text in one.objectives)
    often = {kind: len(re.findall(f"[我本全]{kind}", told)) for kind in "县区"}
    own = max(often, key=lambda kind: often[kind])
    named = re.match(r"^[\u4e00-\u9fff]{2,3}([县区])(?=[\u4e00-\u9fff])", disclosure.agency.name)
    if named is not None and not any(often.values()):
        own = named[1]
    elif often[own] < 10 or often["区" if own == "县" else "县"]:
        return None
    other = random.choice(("区" if own == "县" else "县", "市"))
    said = random.choice((f"，提高我{other}群众满意度。", f"，促进我{other}经济发展。"))
    return _objective(lambda text, _: text.rstrip("。") + said)(project, disclosure, random)


def _counted_in_another_unit(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A quantity once more in the objectives, with another counter."""
    counted = [
        one
        for one in project.indicators
        if one.level2 == "数量指标"
        and one.target.unit in ("台", "辆", "条", "份", "座", "吨", "亩")
    ]
    if not counted:
        return None
    one = random.choice(counted)
    return _more_said(project, f"本年{one.level3}{one.target.value}盏。")


def _counted_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """The only quantity once more in the objectives, with another number."""
    counted = [one for one in project.indicators if one.level2 == "数量指标"]
    if len(counted) != 1 or counted[0].target.unit not in ("人", "个", "场", "所", "处", "套"):
        return None
    target = counted[0].target
    if target.op not in ("", "=", ">=") or not target.value:
        return None
    more = int(Decimal(target.value)) + random.randint(3, 9)
    return _more_said(project, f"本年{counted[0].level3}{more}{target.unit}。")


def _parts_off(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """Kinds that are all there is, and do not add up."""
    one, other = random.randint(21, 89), random.randint(21, 89)
    whole = one + other + 10
    said = random.choice(
        (
            f"涉及群众{whole}人，其中城镇{one}人、农村{other}人。",
            f"设点位{whole}处，其中固定{one}处、临时{other}处。",
            f"订阅资料{one + other - 10}册，其中报纸{one}册、期刊{other}册。",
            f"举办讲堂{one}期，每期{other}人，共{one * other + 100}人次。",
        )
    )
    return _more_said(project, said)


def _list_off(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """Things in a list, and a number of all of them that is another."""
    one, other, third = (random.randint(3, 19) for _ in range(3))
    whole = one + other + third + random.randint(2, 9)
    said = random.choice(
        (
            f"修缮凉亭{one}处、公厕{other}处、栈桥{third}处，共{whole}处。",
            f"培训网格员{one}人、调解员{other}人、护林员{third}人，共计{whole}人。",
        )
    )
    return _more_said(project, said)


def _halves_off(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """The quarters or halves of a year, and a year that they do not come to."""
    first, *rest = (random.randint(11, 39) for _ in range(4))
    year = first + sum(rest) + random.randint(5, 9)
    quarters = "，".join(
        f"{name}季度{many}次" for name, many in zip("一二三四", (first, *rest), strict=True)
    )
    said = random.choice(
        (
            f"全年开展巡查{year}次，其中{quarters}。",
            f"上半年培训{first}人，下半年培训{rest[0]}人，全年共培训{first + rest[0] + 12}人。",
        )
    )
    return _more_said(project, said)


def _bounded_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A quantity once more in the objectives, as the most and not the least."""
    counted = [
        one
        for one in project.indicators
        if one.level2 == "数量指标" and one.target.op == ">=" and telling_words(one.level3)
        if one.target.unit in ("人", "个", "场", "所", "处", "套", "次", "户")
    ]
    if len(counted) != 1:
        return None
    target, name = counted[0].target, re.sub("(?:人|次|户|个)?数量?$", "", counted[0].level3)
    least = random.choice(("不超过", "不多于"))
    return _more_said(project, f"本年{name}{least}{target.value}{target.unit}。")


def _months_as_days(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """So many months in the objectives, and as many days in the indicator."""
    timed = [at for at, one in enumerate(project.indicators) if one.level2 == "时效指标"]
    if len(timed) != 1 or not project.objectives:
        return None
    many = random.randint(6, 11)
    row = msgspec.structs.replace(
        project.indicators[timed[0]],
        target=parse_target(f"≥{many}天"),
        level3="驿站值守时长",
        description="驿站安排人员值守的时间",
    )
    said = _more_said(project, f"驿站值守{many}个月。")
    return {**(said or {}), "indicators": cells.swapped(project.indicators, timed[0], row)}


def _share_of_all_months(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """Paid for some months, and counted among all of the year."""
    rates = [at for at, one in enumerate(project.indicators) if one.level2 == "质量指标"]
    if not rates or not project.objectives:
        return None
    row = msgspec.structs.replace(
        project.indicators[rates[0]],
        target=parse_target("≥95%"),
        level3="补贴发放月数比例",
        description="发放补贴的月数占全年月数的比例",
    )
    said = _more_said(project, f"发放护林员{random.randint(5, 9)}-12月补贴。")
    return {**(said or {}), "indicators": cells.swapped(project.indicators, rates[0], row)}


def _rated_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A share of the indicators once more in the objectives, with another number."""
    rates = [one for one in project.indicators if re.search("率$|满意度$", one.level3)]
    if not rates or rates[0].target.unit != "%" or rates[0].target.op not in ("", "=", ">="):
        return None
    value = Decimal(rates[0].target.value)
    if not 60 < value <= 100:
        return None
    less = f"{value - random.randint(3, 15):.0f}"
    return _more_said(project, f"{rates[0].level3}达到{less}%。")


def _timed_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A time limit of the indicators once more in the objectives, a longer one."""
    timed = [
        one
        for one in project.indicators
        if one.level2 == "时效指标" and one.target.unit in ("小时", "天", "分钟")
    ]
    if not timed or len(telling_words(timed[0].level3)) < 2:
        return None
    more = int(Decimal(timed[0].target.value)) * 2 + random.randint(1, 5)
    return _more_said(project, f"{timed[0].level3}不超过{more}{timed[0].target.unit}。")


def _due_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A deadline of the indicators once more in the objectives, months earlier."""
    due = [one for one in project.indicators if re.search("1[12]月底前$", one.target.text)]
    due = [one for one in due if one.level2 == "时效指标" and telling_words(one.level3)]
    if len(due) != 1:
        return None
    name = re.sub("(?:完成)?(?:时间|时限|日期)$", "", due[0].level3)
    return _more_said(project, f"{random.choice((5, 6, 7, 8))}月底前完成{name}。")


def _as_often(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """A number of times a year, and once a week in the objectives."""
    counted = [
        one
        for one in project.indicators
        if one.level2 == "数量指标"
        and re.fullmatch("次|场|期", one.target.unit)
        and Decimal(one.target.value) < 40
        and telling_words(one.level3)
        and "每" not in one.level3 + one.description
    ]
    if not counted:
        return None
    one = random.choice(counted)
    name = re.sub("(?:次数|场次|期数|数量)$", "", one.level3)
    return _more_said(project, f"每周{name}1{one.target.unit}。")


def _purpose_of(said: Callable[[Decimal], str]) -> Change:
    """What a purpose says of money, and more than the budget has."""

    def change(project: Project, _: Disclosure, __: Random) -> Fields | None:
        if not project.budget or not project.purpose or project.money_unit != "万元":
            return None
        budget = Decimal(project.budget.replace(",", ""))
        return {"purpose": said(budget)} if budget > 5 else None

    return change


def _standard_off(project: Project, _: Disclosure, __: Random) -> Fields | None:
    """The price of an indicator once more in the objectives, dearer."""
    priced = [one for one in project.indicators if re.fullmatch(r"元/[人户套]", one.target.unit)]
    if len(priced) != 1:
        return None
    one = priced[0].target.unit[-1]
    return _more_said(project, f"每{one}补助{int(Decimal(priced[0].target.value)) * 3}元。")


def _priced_otherwise(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """So much for each in the only cost, and another amount for each in the objectives."""
    costs = [at for at, one in enumerate(project.indicators) if "成本" in one.level2]
    if len(costs) != 1 or not project.objectives:
        return None
    one = random.choice("人户")
    price = msgspec.structs.replace(
        project.indicators[costs[0]],
        target=parse_target(f"≤500元/{one}"),
        level3=f"每{one}补助标准",
        description=f"每{one}补助的金额",
    )
    said = _more_said(project, f"每{one}补助{random.choice((1500, 5000, 800))}元。")
    return {**(said or {}), "indicators": cells.swapped(project.indicators, costs[0], price)}


def _continued(project: Project, _: Disclosure, random: Random) -> Fields | None:
    """Built in the purpose, and built on in the objectives."""
    many = random.randint(3, 9)
    changed = _more_said(project, f"续建便民驿站{many}处。")
    if not changed or not project.purpose:
        return None
    return {**changed, "purpose": f"{project.purpose.rstrip('。')}，新建便民驿站{many}处。"}


def _more_said(project: Project, said: str) -> Fields | None:
    if not project.objectives:
        return None
    *others, last = project.objectives
    return {"objectives": (*others, f"{last}{said}")}


def _person_named(project: Project, _: Disclosure, random: Random) -> Fields | None:
    name = random.choice(("李建军", "王淑芬", "赵国强"))
    if not project.purpose:
        return None
    return {"purpose": f"{project.purpose}（含{name}工资3.2万元）"}


_OBJECTIVES: tuple[Fault, ...] = (
    _project("绩效目标没有填写", "P101", _no_objectives, gone=True),
    _project("绩效目标以标点开头", "P646", _objective(_mark_first)),
    _project("绩效目标的编号不连续", "P635", _objective(_number_off)),
    _project("绩效目标说的是另一个项目", "P636 P622 P638", _of_another),
    _project("绩效目标抄了另一个项目的一条", "P636 P629 P639 P638", _sentence_of_another),
    _project("绩效目标写的是上年的任务", "P418", _of_a_past_year),
    _project("绩效目标重复", "P631", _twice),
    _project("绩效目标编号写了两遍", "P632", _objective(_numbered_twice)),
    _project("绩效目标漏了句号", "P648", _without_its_stop),
    Text("P 绩效目标的行名没有印", "P112", r"^绩效目标\t(?=1[.、])", "\t", ("绩效目标",)),
    Text(
        "P 资金支出计划的行印了两次",
        "P113",
        r"^(资金支出计划[^\n]*\n[^\n]*\n)",
        r"\g<1>\g<1>",
        ("绩效目标表",),
    ),
    Rewritten(
        "P 依据的词序写颠倒了",
        "P651",
        r"(?<=\t)([\u4e00-\u9fff]{4})([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2,6})(?=\t*$)",
        _turned_basis,
    ),
    Text(
        "P 描述里的金额只写万",
        "P654",
        r"(?<=\t)([^\t\n]*(?:费用?|资金|经费)(?:不超过|控制在|共计?|为)\d+(?:\.\d+)?万)元(?=[^\t\n]{0,2}\t)",
        r"\g<1>",
    ),
    Text("P 指标的一行错了格", "P113", r"^\t(?=(?:质量|时效)指标\t)", "", ("绩效目标表",)),
    Text("P 指标的一行右移了一格", "P113", r"^\t(?=(?:质量|时效)指标\t)", "\t\t", ("绩效目标表",)),
    Text(
        "P 一级指标印在了表头里",
        "P113",
        r"^(\t\t[^\n]*符号\t[^\n]*\n)产出指标(\t数量指标\t)",
        r"产出指标\g<1>\g<2>",
        ("绩效目标表",),
    ),
    Text(
        "P 项目编码印在主管部门一栏",
        "P113",
        r"^项目编码\t([^\t\n]{15,24})(\t[^\n]*\n主管部门及代码\t)【[^\t\n]+",
        r"项目编码\t\g<2>\g<1>",
        ("绩效目标表",),
    ),
    _project("绩效目标没有写完", "P633", _objective(_cut)),
    _project("绩效目标没有说要达到什么", "P634", _all_objectives(_noun)),
    _project("绩效目标一句话连写了两遍", "P644", _objective(_said_twice)),
    _project("绩效目标两个字写颠倒了", "F521 F522", _objective(_letters_swapped)),
    _project("绩效目标写的是别的县", "P625", _objective(_other_place)),
    _project("绩效目标写的是别的级别", "P624 P649", _other_level),
    _project("绩效目标与指标的数不同", "P344", _counted_otherwise),
    _project("绩效目标里的数算不平", "P533", _parts_off),
    _project("绩效目标列出的几项不是所写的总数", "P533", _list_off),
    _project("绩效目标的季度、半年不等于全年", "P533", _halves_off),
    _project("绩效目标与指标的界限相反", "P344", _bounded_otherwise),
    _project("绩效目标写月，指标值写天", "P371", _months_as_days),
    _project("只做几个月，描述以全年月数为底", "P371", _share_of_all_months),
    _project("绩效目标与指标的比率不同", "P345", _rated_otherwise),
    _project("绩效目标与指标的时限不同", "P371", _timed_otherwise),
    _project("绩效目标与指标的期限不同", "P372", _due_otherwise),
    _project("绩效目标与指标的频次不同", "P373", _as_often),
    _project("绩效目标与指标的标准不同", "P374", _standard_off),
    _project("绩效目标与成本指标的补助标准不同", "P374", _priced_otherwise),
    _project("新建与续建", "P375", _continued),
    _project(
        "用途的标准乘数量大于预算数",
        "P541",
        _purpose_of(lambda most: f"补助驿站{int(most) + 5}个，每个驿站每月补助1000元。"),
    ),
    _project(
        "用途列出的金额大于预算数",
        "P542",
        _purpose_of(lambda most: f"设备费{most - 2}万元，维修费{most - 3}万元。"),
    ),
    _project(
        "用途的算式得数不对", "P543", _purpose_of(lambda _: "协管员补助500元×6人×12月=3万元。")
    ),
    _project("写有姓名和待遇", "P711", _person_named),
)


# ---------- 名称、编码、标题 ----------


def _code(rewrite: Callable[[str, Disclosure, Random], str]) -> Change:
    """Where several projects have codes, one of them is wrong."""

    def change(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
        if sum(len(one.code) > 18 for one in disclosure.projects) < 4 or len(project.code) < 18:
            return None
        code = rewrite(project.code, disclosure, random)
        return {"code": code} if code != project.code else None

    return change


def _short(code: str, _: Disclosure, random: Random) -> str:
    at = random.randrange(10, len(code))
    return code[:at] + code[at + 1 :]


def _of_next_year(code: str, disclosure: Disclosure, _: Random) -> str:
    return re.sub(r"^(\d{6})\d\d(?=P)", rf"\g<1>{(disclosure.year + 1) % 100:02}", code)


def _of_elsewhere(code: str, _: Disclosure, random: Random) -> str:
    at = random.randrange(2, 6)
    return (
        code[:at] + str((int(code[at]) + 3) % 10) + code[at + 1 :] if code[at].isdigit() else code
    )


def _code_of_another(project: Project, disclosure: Disclosure, random: Random) -> Fields | None:
    others = [
        one.code
        for one in disclosure.projects
        if one.code and one.code != project.code and one.name != project.name
    ]
    return {"code": random.choice(others)} if project.code and others else None


def _of_another_department(project: Project, _: Disclosure, __: Random) -> Fields | None:
    match = re.match(r"【(\d{3})\d*】", project.implementing_unit)
    if not match:
        return None
    other = f"{(int(match[1]) + 57) % 900 + 100}"
    return {"implementing_unit": f"【{other}001】云岭县卫生健康局"}


def _title_of_another(source: Source, random: Random) -> Planted | None:
    """The heading above a table is that of another project."""
    lines = source.text.split("\n")
    for disclosure, project in _projects(source, random):
        others = [
            one.name
            for one in disclosure.projects
            if one.name not in project.name and project.name not in one.name
        ]
        at = project.where.line - 1
        if others and project.name and project.code and project.name in lines[at]:
            lines[at] = lines[at].replace(project.name, random.choice(others))
            return Planted(("\n".join(lines),), (project.name,))
    return None


def _stray_bracket(source: Source, random: Random) -> Planted | None:
    """A bracket stands alone in a name, wherever the name is printed."""
    for _, project in _projects(source, random):
        if len(project.name) > 5:
            wrong = random.choice((f"]{project.name}", f"{project.name}）", f"《{project.name}"))
            return Planted((source.text.replace(project.name, wrong),))
    return None


def _without_one(source: Source, random: Random) -> Planted | None:
    """The table of one project is not printed; the numbers go on."""
    for disclosure in source.disclosures:
        places = [one.where.line - 1 for one in disclosure.projects]
        if len(places) < 4:
            continue
        at = random.randrange(1, len(places) - 1)
        lines = source.text.split("\n")
        left = lines[: places[at]] + lines[places[at + 1] :]
        return Planted(("\n".join(left),), (disclosure.projects[at].name, "序号"), gone=True)
    return None


def _same_number(source: Source, random: Random) -> Planted | None:
    """A table has the number of the one before it."""
    lines = source.text.split("\n")
    for _, project in _projects(source, random):
        at = project.where.line - 1
        match = re.match(r"(\d+)([、.].*绩效目标表)", lines[at])
        if match and int(match[1]) > 1:
            lines[at] = f"{int(match[1]) - 1}{match[2]}"
            return Planted(("\n".join(lines),), ("序号",))
    return None


def _half_a_volume(source: Source, random: Random) -> Planted | None:
    """A project is printed in the department's volume and in its unit's, with two codes."""
    lines = source.text.split("\n")
    for _, project in _projects(source, random):
        at = project.places.get("code", project.where).line - 1
        if len(project.code) > 10 and sum(project.code in line for line in lines) > 1:
            letter = random.randrange(6, len(project.code))
            swap = {"0": "O", "O": "0", "1": "I", "8": "B", "B": "8", "5": "S"}
            wrong = swap.get(project.code[letter], "7")
            code = project.code[:letter] + wrong + project.code[letter + 1 :]
            lines[at] = lines[at].replace(project.code, code)
            return Planted(("\n".join(lines),), (project.name,))
    return None


_NAMES: tuple[Fault, ...] = (
    ByHand("P 标题是另一个项目", "P611 P609", _title_of_another),
    ByHand("P 项目名称有多余的符号", "P612", _stray_bracket),
    ByHand("P 漏印一个项目的表", "P613 P522", _without_one),
    ByHand("P 表的序号重复", "P613", _same_number),
    Text(
        "P 一张表没有印标题",
        "P655 P613",
        r"^[2-9]\d?[、.][^\t\n]{2,60}绩效目标表$",
        "",
        ("没有印标题", "序号"),
        gone=True,
    ),
    _project("项目编码少一位", "P601", _code(_short)),
    _project("项目编码年份晚于年度", "P602", _code(_of_next_year)),
    _project("项目编码地区不同", "P607", _code(_of_elsewhere)),
    _project("两个项目同一编码", "P603", _code_of_another),
    _project("实施单位是别的部门", "P604", _of_another_department),
    Text("P 实施单位差一个字", "P614", r"(实施单位\t【\d+】[^\t\n]{2,})局", r"\g<1>居"),
    Text(
        "P 实施单位是另一个局",
        "P616",
        r"((?:实施|项目)单位\t)(云溪[市区县])[^\t\n]+局(?=\t*$)",
        (r"\g<1>\g<2>水务局", r"\g<1>\g<2>气象局"),
    ),
    Text(
        "P 绩效目标写的是别的领域",
        "P637",
        r"^(年度(?:总体|绩效)?目标\t[^\t\n]+)",
        r"\g<1>同时做好遗体接运工作。",
    ),
    Text(
        "P 单位不全",
        "P223",
        r"(≥\t?\d+\t?)(?:次|场次|个|平方米)(?=\t|$)",
        (r"\g<1>次场", r"\g<1>平方"),
    ),
    Text("P 定性指标填了数", "P224", r"(\t定性\t)[^\t\n\d]+(\t)", r"\g<1>≥90\g<2>"),
    _project("绩效目标的量词与指标不同", "P352", _counted_in_another_unit),
    Text("P 满意度少写一位", "P320", r"(满意度\t(?:[^\t\n]*\t)?≥\t?)9\d(?=\t?%)", r"\g<1>9"),
    Text(
        "P 满意度列为可持续影响",
        "P351",
        r"(可持续影响指标\t)[^\t\n]+",
        (r"\g<1>受益群众满意度", r"\g<1>服务对象满意度"),
    ),
    Text("P 一张表的金额单位不同", "P615", r"^单位：万元(\t+)$", r"单位：元\g<1>"),
    Text(
        "P 表上方的编码与表内不同",
        "P617",
        r"^(项目编码及名称：\[[0-9A-Z]{20})[0-9A-HJ-NP-Z](\])",
        r"\g<1>Y\g<2>",
    ),
    Text("P 同一单位两个代码", "P618", r"(\t实施单位\t【\d\d)\d(?=】)", r"\g<1>9"),
    Text("P 标题写成自评表", "P619", r"^(\d+、.{2,40}绩效)目标表$", r"\g<1>自评表"),
    Text("P 目标表的年度不是本年", "P605", r"^(项目编码及名称.*预算年度：)YEAR", r"\g<1>LAST"),
)


# ---------- 项目之间、项目与文字 ----------


def _composed(kind: str, rules: str, change: Callable[[Disclosure, Random], Any]) -> Fault:
    """A composed disclosure whose projects are changed before it is printed."""

    def changed(disclosure: Disclosure, random: Random) -> Wrong | None:
        made = change(disclosure, random)
        if made is None:
            return None
        projects, names = made
        return Wrong(msgspec.structs.replace(disclosure, projects=projects), names)

    return Composed(f"P {kind}", rules, changed)


def _listed_twice(disclosure: Disclosure, random: Random) -> Any:
    if not disclosure.projects:
        return None
    last = len(disclosure.projects) + 1
    again = random.choice(disclosure.projects)
    once_more = msgspec.structs.replace(again, no=last, printed_no=str(last))
    return (*disclosure.projects, once_more), (again.name,)


def _two(disclosure: Disclosure, random: Random) -> tuple[int, Project, Project] | None:
    if len(disclosure.projects) < 2:
        return None
    here, there = random.sample(range(len(disclosure.projects)), 2)
    project, other = disclosure.projects[here], disclosure.projects[there]
    alike = len(set(project.name) & set(other.name)) * 3 > min(len(project.name), len(other.name))
    return None if alike else (here, project, other)


def _copied(disclosure: Disclosure, random: Random) -> Any:
    """The indicators and objectives of one project under another's name."""
    two = _two(disclosure, random)
    if two is None:
        return None
    here, project, source = two
    fields = {"indicators": source.indicators, "objectives": source.objectives}
    wrong = msgspec.structs.replace(project, **fields)
    return cells.swapped(disclosure.projects, here, wrong), (project.name,)


def _row_of_another(disclosure: Disclosure, random: Random) -> Any:
    """A row of one project, of its own subject, stands in another's table as well."""
    two = _two(disclosure, random)
    if two is None or not two[1].indicators or not two[2].indicators:
        return None
    here, project, source = two
    there = disclosure.projects.index(source)
    row = {"level3": "受灾牧民救助率", "description": "受灾牧民得到生活救助的比例"}
    aims = (*source.objectives, "保障受灾牧民得到生活救助。")
    projects = disclosure.projects
    for at, one, fields in (
        (here, project, {}),
        (there, source, {"objectives": aims}),
    ):
        first = msgspec.structs.replace(one.indicators[0], **row)
        made = msgspec.structs.replace(one, indicators=(first, *one.indicators[1:]), **fields)
        projects = cells.swapped(projects, at, made)
    return projects, (project.name,)


def _aim_of_another(disclosure: Disclosure, random: Random) -> Any:
    """An objective tells in other words what only another project is to reach."""
    two = _two(disclosure, random)
    if two is None:
        return None
    here, project, source = two
    there = disclosure.projects.index(source)
    aims = (*source.objectives, "修缮牧民宿舍屋面，粉刷外墙，更换门窗。")
    taken = (*project.objectives, "完成宿舍屋面防水和外墙粉刷，消除牧民居住隐患。")
    projects = cells.swapped(
        disclosure.projects, there, msgspec.structs.replace(source, objectives=aims)
    )
    made = msgspec.structs.replace(project, objectives=taken)
    return cells.swapped(projects, here, made), (project.name,)


def _named_alike(disclosure: Disclosure, random: Random) -> Any:
    """Two different projects have one name."""
    two = _two(disclosure, random)
    if two is None:
        return None
    here, project, other = two
    if project.code or project.budget:  # two sums of money can be for one thing
        return None
    fields = {"name": other.name, "title": other.title}
    wrong = msgspec.structs.replace(project, **fields)
    return cells.swapped(disclosure.projects, here, wrong), (other.name,)


def _named_by_a_document(disclosure: Disclosure, random: Random) -> Any:
    """Two projects are named by the numbers of their documents; the basis of one is the other's."""
    two = _two(disclosure, random)
    if two is None or not two[1].indicators:
        return None
    here, project, _ = two
    year = disclosure.year - 1
    number = random.randint(12, 60)
    name = f"云财行〔{year}〕{number}号下达专项资金"
    basis = f"云财行〔{year}〕{number + 3}号"
    title = project.title.replace(project.name, name)
    indicators = tuple(msgspec.structs.replace(one, basis=basis) for one in project.indicators)
    wrong = msgspec.structs.replace(project, name=name, title=title, indicators=indicators)
    return cells.swapped(disclosure.projects, here, wrong), (name,)


def _asked_as_another(disclosure: Disclosure, random: Random) -> Any:
    """People are asked, in the same words, about what only another project does."""
    two = _two(disclosure, random)
    if two is None:
        return None
    here, project, source = two
    there = disclosure.projects.index(source)
    projects = disclosure.projects
    aims = (*source.objectives, "购置流动图书车，开展下乡借阅服务。")
    bookmobile = "群众对流动图书车借阅服务的满意程度"
    asked_about = random.choice((bookmobile, f"群众对{source.name}工作的满意程度"))
    for at, one, fields in ((here, project, {}), (there, source, {"objectives": aims})):
        asked = [n for n, row in enumerate(one.indicators) if "满意" in row.level2]
        if not asked:
            return None
        row = msgspec.structs.replace(
            one.indicators[asked[0]],
            level3="群众满意度",
            description=asked_about,
        )
        rows = cells.swapped(one.indicators, asked[0], row)
        made = msgspec.structs.replace(one, indicators=rows, **fields)
        projects = cells.swapped(projects, at, made)
    return projects, (project.name,)


def _of_last_year(disclosure: Disclosure, random: Random) -> Any:
    """A project of last year's money, with last year's deadline."""
    for place, project in cells.shuffled(disclosure.projects, random):
        for at, one in enumerate(project.indicators):
            if one.target.kind == "deadline" and project.name:
                last = disclosure.year - 1
                name = f"{last}年度{project.name}"
                late = msgspec.structs.replace(one, target=parse_target(f"{last}年12月31日前"))
                wrong = msgspec.structs.replace(
                    project,
                    name=name,
                    title=project.title.replace(project.name, name),
                    indicators=cells.swapped(project.indicators, at, late),
                )
                return cells.swapped(disclosure.projects, place, wrong), (name,)
    return None


def _of_communities(disclosure: Disclosure, random: Random) -> Any:
    """A project for 社区, and an indicator of 村."""
    for place, project in cells.shuffled(disclosure.projects, random):
        name = "社区党组织服务群众经费"
        first, *others = project.indicators
        village = msgspec.structs.replace(
            first,
            level3="及时开展村党组织活动",
            description="村党组织开展活动的次数",
            target=parse_target("≥12次"),
        )
        wrong = msgspec.structs.replace(
            project,
            name=name,
            title=project.title.replace(project.name, name),
            indicators=(village, *others),
        )
        return cells.swapped(disclosure.projects, place, wrong), (name,)
    return None


_SORTS = (
    ("人大代表活动经费", "政协委员视察次数", "政协委员开展视察的次数", "≥4次"),
    ("重阳节慰问老人经费", "春节慰问老人人数", "春节慰问老人的人数", "≥60人"),
    ("桥梁养护经费", "养护隧道座数", "本年养护隧道的座数", "≥3座"),
    ("村民代表养老保险补助", "意外伤害险参保人数", "参加意外伤害险的人数", "≥40人"),
    ("秋季学期教材采购", "春季学期教材发放册数", "春季学期发放教材的册数", "≥900册"),
)
"""The name of a project, and a row of what is another sort of the same."""


def _of_another_sort(disclosure: Disclosure, random: Random) -> Any:
    """The first row of a project tells of a sort that its name rules out."""
    for place, project in cells.shuffled(disclosure.projects, random):
        if not project.indicators:
            continue
        name, level3, description, target = random.choice(_SORTS)
        first, *others = project.indicators
        row = msgspec.structs.replace(
            first, level3=level3, description=description, target=parse_target(target)
        )
        wrong = msgspec.structs.replace(
            project,
            name=name,
            title=project.title.replace(project.name, name),
            purpose=f"用于{name}。" if project.purpose else "",
            indicators=(row, *others),
        )
        return cells.swapped(disclosure.projects, place, wrong), (name,)
    return None


def _secret_elsewhere(source: Source, random: Random) -> Planted | None:
    """A project is secret in the department's volume, and told in its unit's."""
    if not source.family or len(source.family) < 2:
        return None
    department = source.family[0]
    told = {project.name for unit in source.family[1:] for project in unit.projects}
    hidden = {"level3": "涉密", "description": "涉密", "basis": "涉密"}
    for place, project in cells.shuffled(department.projects, random):
        if project.name in told:
            indicators = tuple(
                msgspec.structs.replace(one, target=parse_target("涉密"), **hidden)
                for one in project.indicators
            )
            wrong = msgspec.structs.replace(project, indicators=indicators)
            projects = cells.swapped(department.projects, place, wrong)
            spoiled = msgspec.structs.replace(department, projects=projects)
            return Planted((printed([spoiled, *source.family[1:]]),), (project.name,))
    return None


_LISTED = r"(项目支出\d+\.\d\d万元，主要为(?:[^。\n]*?、)?)(?P<name>[^、，。\d\n]{4,40}?)"


def _amount_off(match: re.Match[str], random: Random) -> str | None:
    if Decimal(match["amount"]) < 1:
        return None
    return match.group().replace(match["amount"], off(match["amount"], random))


def _name_off(match: re.Match[str], random: Random) -> str | None:
    wrong = _misnamed(match["name"], random)
    return wrong and match.group().replace(match["name"], wrong, 1)


def _both_off(match: re.Match[str], random: Random) -> str | None:
    wrong = _amount_off(match, random)
    name = _misnamed(match["name"], random)
    return wrong and name and wrong.replace(match["name"], name, 1)


def _misnamed(name: str, random: Random) -> str | None:
    """A name with a letter left out or one in between."""
    words = [at for at in range(1, len(name) - 1) if "\u4e00" <= name[at] <= "\u9fff"]
    if len(words) < 5:
        return None
    at = random.choice(words)
    return random.choice((name[:at] + name[at + 1 :], f"{name[:at]}的{name[at:]}"))


def _cost_in_words(source: Source, random: Random) -> Planted | None:
    """The goals of the department tell what a project costs, and not as its table does."""
    for disclosure, project in _projects(source, random):
        costs = [one for one in project.indicators if one.target.unit == "万元"]
        if not costs or Decimal(costs[0].target.value) < 1 or not disclosure.goals:
            continue
        name = costs[0].level3
        namesakes = [i for one in disclosure.projects for i in one.indicators if i.level3 == name]
        if len(namesakes) > 1 or len(name) < _WHOLE_NAME:
            continue  # which one is meant cannot be told
        amount = off(costs[0].target.value, random)
        goal = next((one for one in disclosure.goals if one.kind == "overall"), None)
        if goal is None or not goal.objective:
            continue
        said = f"{goal.objective.rstrip('。')}，其中{costs[0].level3}{amount}万元。"
        return Planted((source.text.replace(goal.objective, said, 1),), (project.name,))
    return None


def _share_in_goal(source: Source, random: Random) -> Planted | None:
    """The goals of the department tell a share, and not as the project's indicator does."""
    for disclosure, project in _projects(source, random):
        rates = [
            one
            for one in project.indicators
            if one.level3.endswith("率") and one.target.unit == "%" and len(one.level3) > 4
        ]
        goal = next((one for one in disclosure.goals if one.kind == "overall"), None)
        if not rates or goal is None or not goal.objective:
            continue
        value = Decimal(rates[0].target.value)
        if not 20 < value <= 100 or source.text.count(rates[0].level3) > _SELDOM:
            continue
        said = f"{goal.objective.rstrip('。')}。{rates[0].level3}达到{value - 7:f}%。"
        return Planted((source.text.replace(goal.objective, said, 1),), (project.name,))
    return None


def _all_in_words(source: Source, random: Random) -> Planted | None:
    """The narrative lists all projects, which are less than what it says they are."""
    for disclosure in source.disclosures:
        names = [project.name for project in disclosure.projects]
        sections = [one for one in disclosure.sections if "总体情况" in one.title]
        budgets = [project.budget for project in disclosure.projects]
        if len(set(names)) < _FEW or len(set(names)) < len(names) or not all(budgets):
            continue
        if not sections or not sections[0].paragraphs or any("、" in name for name in names):
            continue
        listed = "、".join(f"{n}{b}万元" for n, b in zip(names, budgets, strict=True))
        whole = sum(map(Decimal, budgets)) + random.randint(5, 60)
        last = sections[0].paragraphs[-1].text
        said = f"{last}\n\n本年项目支出{whole}万元，主要为{listed}。"
        return Planted((source.text.replace(last, said, 1),), (f"{whole}",))
    return None


def _one_more_in_words(source: Source, random: Random) -> Planted | None:
    """The narrative lists all projects and one more, which has no table."""
    for disclosure in source.disclosures:
        names = [project.name for project in disclosure.projects]
        sections = [one for one in disclosure.sections if "总体情况" in one.title]
        budgets = [project.budget for project in disclosure.projects]
        if len(set(names)) < _MANY or len(set(names)) < len(names) or not all(budgets):
            continue
        if not sections or not sections[0].paragraphs or any("、" in name for name in names):
            continue
        listed = "、".join(f"{n}{b}万元" for n, b in zip(names, budgets, strict=True))
        more = random.choice(("水库移民后期扶持", "白蚁防治", "殡葬设施迁建"))
        whole = sum(map(Decimal, budgets)) + 60
        last = sections[0].paragraphs[-1].text
        said = f"{last}\n\n本年项目支出{whole}万元，主要为{listed}、{more}60.00万元。"
        return Planted((source.text.replace(last, said, 1),), (more,))
    return None


def _part_in_words(source: Source, random: Random) -> Planted | None:
    """The narrative tells what a part of a project costs, and not as its table does."""
    for disclosure, project in _projects(source, random):
        costs = [one for one in project.indicators if one.target.unit == "万元"]
        sections = [one for one in disclosure.sections if "总体情况" in one.title]
        if not costs or not sections or not sections[0].paragraphs:
            continue
        name = costs[0].level3
        namesakes = [i for one in disclosure.projects for i in one.indicators if i.level3 == name]
        if len(namesakes) > 1 or not telling_words(name) or re.search("标准|控制|[（(]", name):
            continue  # which one is meant cannot be told, or it is no amount that is spent
        if Decimal(costs[0].target.value) < 1 or costs[0].level3 not in source.text:
            continue
        amount = off(costs[0].target.value, random)
        last = sections[0].paragraphs[-1].text
        said = f"{last}\n\n本年项目主要为{costs[0].level3}{amount}万元。"
        return Planted((source.text.replace(last, said, 1),), (project.name,))
    return None


_WHOLE_NAME = 6
_FEW = 3
_MANY = 4
_SELDOM = 2
"""A name in the table, and in its description."""

_BETWEEN: tuple[Fault, ...] = (
    _composed("项目列了两次", "P606", _listed_twice),
    _composed("指标照抄另一个项目", "P621", _copied),
    _composed("指标抄自另一个项目", "P629", _row_of_another),
    _composed("绩效目标改写自另一个项目", "P639", _aim_of_another),
    _composed("满意度问的是另一个项目的事", "P626 P628 P629 P639", _asked_as_another),
    _composed("两个项目名称相同", "P609", _named_alike),
    _composed("上年资金的项目没有更新完成时间", "P416 P411", _of_last_year),
    _composed("社区的项目写了村的指标", "P627", _of_communities),
    _composed("指标写的是同类里的另一种", "P627", _of_another_sort),
    _composed("依据是另一个项目的文件", "P404", _named_by_a_document),
    Rewritten(
        "P 文字所列项目金额不同",
        "P523 P525 W203",
        _LISTED + r"(?P<amount>\d+\.\d\d)(?=万元)",
        _amount_off,
    ),
    Rewritten(
        "P 文字所列项目名称不同", "P524", _LISTED + r"(?P<amount>\d+\.\d\d)(?=万元)", _name_off
    ),
    Rewritten(
        "P 文字所列项目的名称和金额都不同",
        "P527 P524 W203",
        _LISTED + r"(?P<amount>\d+\.\d\d)(?=万元)",
        _both_off,
    ),
    ByHand("P 整体目标的金额与成本指标不同", "P526", _cost_in_words),
    ByHand("P 文字的金额与成本指标不同", "P525", _part_in_words),
    ByHand("P 文字列出的全部项目小于合计", "P531", _all_in_words),
    ByHand("P 文字列出的项目没有绩效目标表", "P110", _one_more_in_words),
    ByHand("P 整体目标的比率与项目指标不同", "P350", _share_in_goal),
)


# ---------- 部门整体绩效目标 ----------

_GOAL = r"^(\d、([^\n]+)\n+绩效目标：[^\n]+\n+)"
"""A goal's title and objective, which a finding on its indicators names."""

_GOALS: tuple[Fault, ...] = (
    Text(
        "P 整体目标写的是往年的完成情况",
        "P414 F511",
        rf"{_GOAL}绩效指标：[^\n]*$",
        (
            r"\g<1>绩效指标：EARLIER年共完成培训20场。",
            r"\g<1>绩效指标：LAST年度各项任务已全部完成。",
        ),
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标越低越好的写成不低于",
        "P318 F512",
        rf"{_GOAL}(绩效指标：[^\n]*差错率)不高于\d+%",
        (r"\g<1>\g<3>不低于99%", r"\g<1>\g<3>≥99.9%"),
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标越高越好的写成不超过",
        "P318 F519",
        rf"{_GOAL}(绩效指标：[^\n]*(?:及时率|合格率|完成率|满意度))(?:不低于)?\d+%",
        (r"\g<1>\g<3>不超过95%", r"\g<1>\g<3>≤95%"),
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标以上年开头",
        "P422",
        r"^(\d、([^\n]+)\n+绩效目标：)([^\n]+)",
        r"\g<1>LAST年，\g<3>",
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标的数与指标不同",
        "P421",
        r"^(\d、([^\n]+)\n+绩效目标：)[^\n]+(\n+绩效指标：)",
        (
            r"\g<1>全年检查企业320家次。\g<3>检查企业230家次；",
            r"\g<1>完成6个乡镇规划编制。\g<3>完成乡镇规划编制9个；",
            r"\g<1>完成粮食储备，库存达到3600吨。\g<3>粮食储备数量360吨；",
        ),
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标的比率超过 100%",
        "P355",
        r"^(\d、([^\n]+)\n+绩效目标：[^\n]+\n+绩效指标：)",
        (r"\g<1>抽检合格率达到105%；", r"\g<1>问题整改完成率110%；"),
        (r"\g<2>",),
    ),
    Text(
        "P 整体目标的权重错",
        "P529",
        r"^(\t[^\t\n]+\t)30(?=\t[^\t\n]+\t≥\t\d+$)",
        (r"\g<1>45", r"\g<1>35"),
    ),
    Text(
        "P 整体目标的资金错",
        "P530",
        r"^\t(\d+\.\d\d)\t\1\t\t$",
        r"\t\g<1>\t\g<1>\t9.50\t",
    ),
    Text("F 整体目标的指标没有名称", "F516", r"^绩效指标：[^\n]*$", "绩效指标：不少于100人。"),
)

FAULTS: tuple[Fault, ...] = (*_MONEY, *_OBJECTIVES, *_NAMES, *_BETWEEN, *_GOALS)


IN_TWO_VOLUMES: tuple[Fault, ...] = (
    ByHand("P 两册里编码不同", "P608", _half_a_volume),
    ByHand("P 同一项目在别的册里涉密", "P702", _secret_elsewhere),
)


# ---------- 项目经费情况说明 ----------

_GOAL_OF_NOTE = r"^(七、绩效目标\n+)"

NOTES: tuple[Fault, ...] = (
    Text(
        "P 经费说明的概述与目标的数不同",
        "P361",
        r"^(一、项目概[述况]\n+)([^\n]+)((?:\n[^\n]*){1,40}?\n七、绩效目标\n+)(?=[^\n])",
        (
            r"\g<1>\g<2>涉及全区小学26所。\g<3>小学覆盖62所。",
            r"\g<1>\g<2>步道总长6.8公里。\g<3>步道总长8.6公里。",
        ),
    ),
    Text("P 经费说明的比率超过 100%", "P362", _GOAL_OF_NOTE, r"\g<1>培训合格率达到105%。"),
    Text("P 经费说明的方向写反", "P376", _GOAL_OF_NOTE, r"\g<1>群众满意度不高于95%。"),
    Text(
        "P 经费说明的各项多于全年",
        "P366",
        r"^(YEAR年度项目预算安排)(\d+\.\d\d)万元。$",
        r"YEAR年安排预算\g<2>万元，其中设备购置\g<2>万元，安装调试3.20万元。",
    ),
    Text("P 经费说明的比率没有单位", "P363", _GOAL_OF_NOTE, r"\g<1>群众满意度不低于95。"),
    Text(
        "P 经费说明的季度与全年不符",
        "P364",
        r"^(YEAR年度项目预算安排\d+\.\d\d万元。)$",
        r"\g<1>第一季度用款1万元，第二季度用款1万元，第三季度用款1万元，第四季度用款1万元。",
    ),
    Text(
        "P 经费说明写的是上年的安排",
        "P365",
        r"^(四、实施方案\n+)",
        (r"\g<1>LAST年四季度竣工验收。", r"\g<1>LAST年3月启动招标。"),
    ),
    Text(
        "P 经费说明的步骤前后颠倒",
        "P368",
        r"^(四、实施方案\n+)",
        (
            r"\g<1>一季度完成招标，三季度进场施工，二季度竣工验收。",
            r"\g<1>3月启动申报，9月组织评审，6月公示名单。",
        ),
    ),
)
