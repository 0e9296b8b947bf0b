"""The words of an invented disclosure, with the figures that its tables show.

The clauses that carry figures (年度、来源、支出、增减) follow the wording that the rules
prescribe, because that is what a reader of figures in words has to find; the sentences
around them are this project's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from mingzhang.cube import Point
from mingzhang.disclosure import PerformanceGoal, Printed, Section
from mingzhang.forms import SectionForm
from mingzhang.samples.accounts import Account
from mingzhang.samples.words import words

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_LAWS = {
    "hebei-2021": "《预算法》、《地方预决算公开操作规程》和《河北省省级预算公开办法》",
    "": "《中华人民共和国预算法》《地方预决算公开操作规程》"
    "和《关于进一步推进预算公开工作的实施意见》",
}
"""Named in the first sentence, by form pack; "" for the packs that have no other."""

_GENERAL = ("一般公共预算收入", Point("income", fund="general"))
_STATE_CAPITAL = ("国有资本经营预算收入", Point("income", fund="state_capital"))
_SPECIAL = ("财政专户核拨收入", Point("income", fund="special_account"))
_SOURCES: dict[str, tuple[tuple[str, Point], ...]] = {
    "hebei-2021": (
        _GENERAL,
        ("基金预算收入", Point("income", fund="government_fund")),
        _STATE_CAPITAL,
        _SPECIAL,
        ("其他来源收入", Point("income", fund="unit_funds")),
        ("上年结转结余", Point("carry_in")),
    ),
    "hebei-2023": (
        _GENERAL,
        ("政府性基金收入", Point("income", fund="government_fund")),
        _STATE_CAPITAL,
        _SPECIAL,
        ("其他来源收入", Point("income", fund="unit_funds")),
        ("上年结转", Point("carry_in")),
    ),
    "hebei-2024": (
        _GENERAL,
        ("基金预算收入", Point("income", fund="government_fund")),
        _STATE_CAPITAL,
        _SPECIAL,
        ("单位资金收入", Point("income", fund="unit_funds")),
        ("上年结转结余", Point("carry_in")),
    ),
}
"""What each pack's narrative calls the sources of money; together they are all of it."""

BASIC = Point("expenditure", nature="basic")
PROJECT = Point("expenditure", nature="project")
TRADE = Point("expenditure", nature="operating")
PERSONNEL = Point("expenditure", nature="personnel")
RUNNING = Point("expenditure", nature="running")
OFFICE_RUNNING = Point("expenditure", fund="general", nature="running")
"""机关运行经费: 公用经费 of the general budget."""


def sections(account: Account) -> tuple[Section, ...]:
    """The numbered sections of the narrative, as the pack orders them."""
    return tuple(
        _section(numeral, form, account)
        for numeral, form in zip(_NUMERALS, section_forms(account), strict=False)
    )


def _section(numeral: str, form: SectionForm, account: Account) -> Section:
    paragraphs = tuple(map(Printed, _WRITERS[form.id](account)))
    return Section(
        numeral,
        form.title.format(scope=account.scope_name),
        paragraphs,
        tables=(len(paragraphs),) if form.id in _WITH_TABLE else (),
    )


def section_forms(account: Account) -> tuple[SectionForm, ...]:
    """The pack's sections for the account's scope."""
    return account.pack.sections[account.scope]


def first_sentence(account: Account) -> str:
    """按照……规定，现将……公开如下："""
    laws = _LAWS.get(account.pack.id, _LAWS[""])
    agency, year = account.agency.name, account.year
    return f"按照{laws}规定，现将{agency}{year}年{account.scope_name}预算公开如下："


def goals(account: Account) -> tuple[PerformanceGoal, ...]:
    """部门整体绩效目标: only departments have them."""
    if account.scope != "department":
        return ()
    its = words().goals
    overall = account.choose(its["overall"], "goals").format(agency=account.agency.name)
    items = (
        PerformanceGoal("item", item["title"], item["objective"], item["indicators"])
        for item in its["item"][: 2 + account.year % 3]
    )
    measures = (PerformanceGoal("measure", title, text) for title, text in its["measure"].items())
    return (PerformanceGoal("overall", "", overall), *items, *measures)


def in_words(amount: Decimal) -> str:
    """An amount as the narrative prints it, in 万元."""
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP)}万元"


# ---------- one function a section ----------


def _duties(account: Account) -> Iterator[str]:
    yield f"{account.scope_name}职责："
    duties = (*account.department.duties, _words("duties_close"))
    for numeral, duty in zip(_NUMERALS, duties, strict=False):
        yield f"（{numeral}）{duty}"
    yield "机构设置："


def _overview(account: Account) -> Iterator[str]:
    scope = account.scope_name
    yield account.choose(_list("integrated"), "integrated").format(scope=scope)
    yield "1、收入说明"
    yield _income(account)
    yield "2、支出说明"
    yield _expenditure(account)
    yield "3、比上年增减情况"
    yield _growth(account)


def _income(account: Account) -> str:
    parts = "，".join(
        f"{name}{in_words(account.amount(point))}" for name, point in _named_sources(account)
    )
    amount = in_words(account.amount(Point("sources")))
    return f"{account.year}年预算收入{amount}，其中：{parts}。"


def _named_sources(account: Account) -> Iterator[tuple[str, Point]]:
    """The standard list; what is not on the standard list of a year only where it has money."""
    for name, point in _SOURCES[account.pack.id]:
        always = account.pack.id != "hebei-2021" or name not in (
            "国有资本经营预算收入",
            "上年结转结余",
        )
        if always or account.amount(point):
            yield name, point


def _expenditure(account: Account) -> str:
    projects = sorted(
        (project for budget in account.budgets for project in budget.projects),
        key=lambda project: -project.budget,
    )[:3]
    mainly = "、".join(f"{project.name}{in_words(project.budget)}" for project in projects)
    trade = account.amount(TRADE)
    return (
        f"{account.year}年支出预算为{in_words(account.amount(Point('expenditure')))}，"
        f"其中基本支出{in_words(account.amount(BASIC))}，"
        f"包括人员经费{in_words(account.amount(PERSONNEL))}"
        f"和日常公用经费{in_words(account.amount(RUNNING))}；"
        f"项目支出{in_words(account.amount(PROJECT))}"
        + (f"，主要为{mainly}" if mainly else "")
        + (f"；经营支出{in_words(trade)}" if trade else "")
        + "。"
    )


def _growth(account: Account) -> str:
    year, whole = account.year, Point("sources")
    trade = account.change(TRADE)
    return (
        f"{year}年预算收支安排{in_words(account.amount(whole))}，"
        f"较{year - 1}年预算{_changed(account.change(whole))}，其中："
        f"基本支出{_changed(account.change(BASIC))}，{_why(account, 'basic', BASIC)}；"
        f"项目支出{_changed(account.change(PROJECT))}，{_why(account, 'project', PROJECT)}"
        + (f"；经营支出{_changed(trade)}" if trade else "")
        + "。"
    )


def _changed(change: Decimal) -> str:
    """增加、减少 or 持平, by as much as two places show."""
    shown = change.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not shown:
        return "持平"
    return ("增加" if shown > 0 else "减少") + in_words(abs(shown))


def _why(account: Account, what: str, point: Point) -> str:
    change = account.change(point).quantize(Decimal("0.01"), ROUND_HALF_UP)
    reasons = _list("same") if not change else _list(f"{what}_{'up' if change > 0 else 'down'}")
    return f"主要是{account.choose(reasons, what)}"


def _running_costs(account: Account) -> Iterator[str]:
    uses = _list("running_uses")
    first = account.choose(uses, "first use")
    others = [use for use in uses if use != first][: 1 + account.year % 3]
    yield (
        f"{account.year}年，我{account.scope_name}机关运行经费共计安排"
        f"{in_words(account.amount(OFFICE_RUNNING))}，主要用于{'，'.join((first, *others))}。"
    )


def _three_public(account: Account) -> Iterator[str]:
    def spent(item: str) -> str:
        return in_words(account.amount(_item(item)))

    def changed(item: str) -> str:
        why = _why(account, "three_public", _item(item))
        return f"较上年{_changed(account.change(_item(item)))}，{why}"

    yield (
        f"{account.year}年，我{account.scope_name}财政拨款“三公”经费预算安排{spent('three_public')}，"
        f"较上年{_changed(account.change(_item('three_public')))}。"
        f"其中：因公出国（境）费{spent('abroad')}，{changed('abroad')}；"
        f"公务用车购置及运维费{spent('vehicle')}（其中：公务用车购置费{spent('vehicle_purchase')}，"
        f"公务用车运行维护费{spent('vehicle_running')}），{changed('vehicle')}；"
        f"公务接待费{spent('reception')}，{changed('reception')}。"
    )


def _item(item: str) -> Point:
    return Point("expenditure", fund="appropriation", item=item)


def _procurement(account: Account) -> Iterator[str]:
    bought = _bought(account, assets_only=False)
    yield (
        f"{account.year}年，{account.agency.name}安排政府采购预算{in_words(bought)}，明细列在下表。"
    )


def _assets(account: Account) -> Iterator[str]:
    held = sum(
        (held.value for label, held in account.holdings.items() if label != "办公用房（平方米）"),
        Decimal(0),
    )
    whole = "（含所属单位）" if account.scope == "department" else ""
    yield (
        f"{account.agency.name}{whole}上年末固定资产金额为{in_words(held)}（详见下表）。"
        f"本年度拟购置固定资产总额为{in_words(_bought(account, assets_only=True))}。"
    )


def _bought(account: Account, *, assets_only: bool) -> Decimal:
    return sum(
        (
            purchase.amount
            for budget in account.budgets
            for purchase in budget.purchases
            if purchase.asset or not assets_only
        ),
        Decimal(0),
    )


def _glossary(account: Account) -> Iterator[str]:
    for number, (term, meaning) in enumerate(words().glossary.items(), 1):
        yield f"{number}、{term}：{meaning.format(scope=account.scope_name)}"


def _special_funds(_account: Account) -> Iterator[str]:
    yield _words("no_special_funds")


def _other(account: Account) -> Iterator[str]:
    yield account.choose(_list("other"), "other").format(scope=account.scope_name)


def _nothing(_account: Account) -> Iterator[str]:
    """For sections that consist of tables."""
    yield from ()


_WRITERS: Mapping[str, Callable[[Account], Iterator[str]]] = {
    "duties": _duties,
    "overview": _overview,
    "running_costs": _running_costs,
    "three_public": _three_public,
    "performance": _nothing,
    "goals": _nothing,
    "special_funds": _special_funds,
    "procurement": _procurement,
    "assets": _assets,
    "glossary": _glossary,
    "other": _other,
}


_WITH_TABLE = ("duties", "performance", "goals", "procurement", "assets")
"""The sections that end with a table, or consist of tables."""


def _list(key: str) -> tuple[str, ...]:
    return tuple(words().narrative[key])


def _words(key: str) -> str:
    text: str = words().narrative[key]
    return text
