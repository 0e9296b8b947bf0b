"""The narrative: sentences with the figures that the tables show, and the agency's own words.

The sentences stand in wording.toml. A figure is derived from the books, rounded once, in
print; so is a change on last year, with its direction. What only people can know stands in
the book; `lacks` says what is missing, and nothing is published without it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Any

from mingzhang import catalogue, forms
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import FIGURES, Purchase
from mingzhang.compiling.views import above, numeral
from mingzhang.cube import Point
from mingzhang.disclosure import Printed, Section
from mingzhang.forms import Pack, SectionForm

_UNIT = "万元"
_CENT = Decimal("0.01")
_MOST_NAMED = 3
"""Projects named in the sentence on project expenditure."""

_WITHIN = "办公用房（平方米）"
"""A part of another row of the assets."""

_FILLER = re.compile(r"[\W\dA-Za-z_]*|无|略|其他|原因|同上|见上|正常(?:变动|增减)?|工作需要")
_SHORTEST = 4
"""Characters; a reason with fewer says nothing."""

_FEWEST = 3
"""Different characters of a reason that says something."""

_BLANK = re.compile(r"[XxＸ×*＊_]{2,}|某某|…|\.{3,}|[（(【]\s*[）)】]|待(?:补|填|定)")
"""What stands for something that is still to be written."""


def sections(account: Account) -> tuple[Section, ...]:
    """The sections that the pack has for the account's scope, in its order."""
    writers = _WRITERS[account.pack.jurisdiction]
    found: list[Section] = []
    with_table = _WITH_TABLE.get(account.pack.jurisdiction, ())
    for number, form in enumerate(account.pack.sections[account.cover.scope], 1):
        for title, lines in writers[form.id](account, form):
            paragraphs = tuple(Printed(line) for line in lines if line)
            tables = (len(paragraphs),) if form.id in with_table else ()
            found.append(Section(form.no or numeral(number), title, paragraphs, tables=tables))
    return tuple(found)


_WITH_TABLE = {"河北": ("duties", "performance", "goals", "procurement", "assets")}
"""The sections that end with a table, or consist of tables, by jurisdiction."""


def opening(account: Account) -> str:
    """The sentence before the first section."""
    return _said(account, "opening")


def explained(pack: Pack) -> tuple[str, ...]:
    """The figures whose change must have a reason, by their names in FIGURES."""
    return _EXPLAINED[pack.jurisdiction]


def compared(pack: Pack) -> tuple[str, ...]:
    """The figures that are compared with last year's."""
    return _COMPARED[pack.jurisdiction]


def lacks(account: Account) -> list[str]:
    """What the narrative needs and the book does not say; Chinese, one line each."""
    found: list[str] = []
    for name in _COMPARED[account.pack.jurisdiction]:
        title = FIGURE_NAMES[name]
        change = account.change(name)
        if change is None:
            found.append(f"“上年数”缺少“{title}”，不能说明比上年增减")
    for name in _EXPLAINED[account.pack.jurisdiction]:
        change = account.change(name)
        reason = account.texts.reasons.get(name, "").strip()
        if change and _shown(change) and is_filler(reason):
            said = f"写的是“{reason}”，等于没有说明" if reason else "没有写"
            found.append(
                f"“{FIGURE_NAMES[name]}”{_changed(change)}，增减原因{said}；"
                "请在“文字”表里写明具体原因"
            )
    if not account.texts.duties:
        found.append("没有写职责；请在“文字”表里填写")
    for place, text in _own_words(account):
        if blank := _BLANK.search(text):
            found.append(f"{place}里的“{blank[0]}”还没有填好；请写完整")
    return [*found, *_secrets_bought(account)]


def is_filler(reason: str) -> bool:
    """Whether a reason says nothing: one or two letters, 无, 略, 工作需要, XX增加."""
    bare = reason.strip("。，；、 ")
    says_nothing = len(bare) < _SHORTEST or len(set(bare)) < _FEWEST
    return says_nothing or bool(_FILLER.fullmatch(bare) or _BLANK.search(bare))


def _own_words(account: Account) -> Iterator[tuple[str, str]]:
    """What people have written themselves and will be printed, with where it stands."""
    texts = account.texts
    for name, lines in (
        ("职责", texts.duties),
        ("机构设置", texts.organisation),
        ("编制说明", (texts.opening,)),
        ("机关运行经费用途", (texts.running_uses,)),
        ("专项资金", (texts.special_funds,)),
        ("其他说明", (texts.other,)),
        ("名词解释", (*texts.glossary, *texts.glossary.values())),
        ("科目用途", tuple(texts.line_uses.values())),
    ):
        yield from ((f"“文字”表的“{name}”", line) for line in lines)
    for book in account.books:
        for project in book.projects:
            if not project.secret:
                told = (project.name, project.purpose, project.basis, project.scheme)
                yield from (
                    (f"项目“{project.name}”", text) for text in (*told, *project.objectives)
                )


def _secrets_bought(account: Account) -> Iterator[str]:
    """What is bought for a secret project would tell what it is."""
    for book in account.books:
        secret = {project.name for project in book.projects if project.secret}
        for name in sorted(secret & {purchase.source for purchase in book.purchases}):
            yield (
                f"项目“{name}”涉密，采购内容不能公开；"
                "请把它的各行从“采购”表里删去，涉密采购按有关规定执行"
            )


FIGURE_NAMES = {
    "sources": "收支总额",
    "appropriation": "财政拨款收入",
    "uses": "支出总额",
    "appropriation_uses": "财政拨款支出",
    "general": "一般公共预算支出",
    "government_fund": "政府性基金预算支出",
    "state_capital": "国有资本经营预算支出",
    "basic": "基本支出",
    "project": "项目支出",
    "operating": "经营支出",
    "three_public": "“三公”经费",
    "abroad": "因公出国（境）费",
    "vehicle": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_running": "公务用车运行维护费",
    "reception": "公务接待费",
}
_THREE_PUBLIC = ("three_public", "abroad", "vehicle", "reception")
_COMPARED: Mapping[str, tuple[str, ...]] = {
    "河北": ("sources", "basic", "project", *_THREE_PUBLIC),
    "上海": (
        *("appropriation", "appropriation_uses", "general", "government_fund", "state_capital"),
        *(*_THREE_PUBLIC, "vehicle_purchase", "vehicle_running"),
    ),
}
"""The figures whose change the narrative states."""

_EXPLAINED: Mapping[str, tuple[str, ...]] = {
    "河北": ("basic", "project", "abroad", "vehicle", "reception"),
    "上海": ("appropriation", "abroad", "vehicle", "reception"),
}
"""Those whose change must have a reason."""


# words and figures


@cache
def _wording(pack_id: str) -> dict[str, Any]:
    """The sentences of the pack's jurisdiction, and those that are the pack's own."""
    text = resources.files("mingzhang.compiling").joinpath("wording.toml").read_text("utf-8")
    sentences = tomllib.loads(text)
    return {**sentences[forms.pack(pack_id).jurisdiction], **sentences.get(pack_id, {})}


def _said(account: Account, key: str, **values: object) -> str:
    """A sentence with the account's names, years and figures."""
    cover = account.cover
    known = {
        "agency": cover.agency.name,
        "scope": account.scope_name,
        "year": cover.year,
        "last_year": cover.year - 1,
    }
    sentence: str = _wording(account.pack.id)[key]
    return sentence.format(**{**known, **values})


def in_words(yuan: Decimal) -> str:
    """An amount as the narrative prints it, in 万元; in 元 where that would show nothing of it."""
    shown = _shown(yuan)
    return f"{yuan.normalize():f}元" if yuan and not shown else f"{shown}{_UNIT}"


def _shown(yuan: Decimal) -> Decimal:
    return (yuan / UNITS[_UNIT]).quantize(_CENT, ROUND_HALF_UP)


def _changed(change: Decimal) -> str:
    """增加, 减少 or 持平."""
    if not change:
        return "持平"
    return ("增加" if change > 0 else "减少") + in_words(abs(change))


def _figures(account: Account, names: Iterable[str]) -> dict[str, str]:
    """Each figure in words, its change and the reason for it: x, x_change, x_why."""
    found: dict[str, str] = {}
    why = "why" if account.pack.jurisdiction == "河北" else "reason"
    for name in names:
        found[name] = in_words(account.figure(name))
        change = account.change(name)
        found[f"{name}_change"] = _changed(change) if change is not None else ""
        reason = account.texts.reasons.get(name, "").strip("。 ")
        found[f"{name}_why"] = _said(account, why, reason=reason) if reason else ""
    return found


Written = Iterator[tuple[str, Iterable[str]]]
"""Sections: title and lines."""


def _titled(account: Account, form: SectionForm) -> str:
    cover = account.cover
    return form.title.format(
        scope=account.scope_name, agency=cover.agency.name, year=cover.year, project="项目"
    )


def _one(write: Callable[[Account], Iterable[str]]) -> Callable[[Account, SectionForm], Written]:
    """A writer of a section that the disclosure has once."""

    def written(account: Account, form: SectionForm) -> Written:
        yield _titled(account, form), write(account)

    return written


# both jurisdictions


def _glossary(account: Account) -> Iterator[str]:
    for number, (term, meaning) in enumerate(account.texts.glossary.items(), 1):
        yield f"{number}、{term}：{meaning}"


def _nothing(_account: Account) -> tuple[str, ...]:
    """For sections that consist of tables."""
    return ()


# Hebei


def _duties(account: Account) -> Iterator[str]:
    yield _said(account, "duties")
    for number, duty in enumerate(account.texts.duties, 1):
        yield f"（{numeral(number)}）{duty}"
    yield _said(account, "organisation")
    yield from account.texts.organisation


def _overview(account: Account) -> Iterator[str]:
    yield account.texts.opening
    yield _said(account, "income_head")
    yield _income(account)
    yield _said(account, "expenditure_head")
    yield _expenditure(account)
    yield _said(account, "growth_head")
    yield _growth(account)


def _income(account: Account) -> str:
    named: list[tuple[str, str]] = _wording(account.pack.id)["sources"]
    parts = "，".join(f"{name}{in_words(account.amount(_source(fund)))}" for name, fund in named)
    return _said(account, "income", sources=in_words(account.figure("sources")), parts=parts)


def _source(fund: str) -> Point:
    return Point("carry_in") if fund == "carry_in" else Point("income", fund=fund)


def _expenditure(account: Account) -> str:
    projects = sorted(
        (its for book in account.books for its in book.projects if not its.secret),
        key=lambda its: -its.budget,
    )[:_MOST_NAMED]
    mainly = "、".join(f"{its.name}{in_words(its.budget)}" for its in projects)
    trade = account.figure("operating")
    return _said(
        account,
        "expenditure",
        uses=in_words(account.amount(Point("expenditure"))),
        basic=in_words(account.figure("basic")),
        personnel=in_words(account.amount(Point("expenditure", nature="personnel"))),
        running=in_words(account.amount(Point("expenditure", nature="running"))),
        project=in_words(account.figure("project")),
        mainly=_said(account, "mainly", projects=mainly) if mainly else "",
        operating=_said(account, "operating", amount=in_words(trade)) if trade else "",
    )


def _growth(account: Account) -> str:
    figures = _figures(account, ("sources", "basic", "project", "operating"))
    trades = account.figure("operating") or account.last.get("operating")
    known = "operating" in account.last
    operating = _said(account, "operating_growth", **figures) if trades and known else ""
    return _said(account, "growth", **{**figures, "operating": operating})


def _running_costs(account: Account) -> Iterator[str]:
    running = account.amount(Point("expenditure", fund="general", nature="running"))
    uses = account.texts.running_uses or "日常办公"
    yield _said(account, "running_costs", running=in_words(running), uses=uses)


def _three_public(account: Account) -> Iterator[str]:
    names = (*_THREE_PUBLIC, "vehicle_purchase", "vehicle_running")
    yield _said(account, "three_public", **_figures(account, names))


def _special_funds(account: Account) -> Iterator[str]:
    yield account.texts.special_funds or _said(account, "no_special_funds")


def _procurement(account: Account) -> Iterator[str]:
    yield _said(account, "procurement", bought=in_words(_bought(account)))


def _bought(account: Account, chosen: Callable[[Purchase], bool] = bool) -> Decimal:
    """What the chosen lines of the procurement table add up to as printed, 元."""
    lines = (its for book in account.books for its in book.purchases if chosen(its))
    return sum((_shown(its.amount) * UNITS[_UNIT] for its in lines), ZERO)


def _assets(account: Account) -> Iterator[str]:
    held = sum((its.value for label, its in account.holdings.items() if label != _WITHIN), ZERO)
    whole = "（含所属单位）" if account.cover.scope == "department" else ""
    bought = in_words(_bought(account, lambda its: its.asset))
    yield _said(account, "assets", whole=whole, held=in_words(held), assets_bought=bought)


def _other(account: Account) -> Iterator[str]:
    yield account.texts.other or _said(account, "nothing_else")


# Shanghai


def _list_of_duties(account: Account) -> Iterator[str]:
    for number, duty in enumerate(account.texts.duties, 1):
        yield f"{number}、{duty}"


def _members(account: Account) -> Iterator[str]:
    if account.cover.scope == "unit":
        yield _said(account, "alone_with" if account.texts.organisation else "alone")
    else:
        yield _said(account, "members", count=len(account.books))
        for number, book in enumerate(account.books, 1):
            yield f"{number}.{book.cover.agency.name}"
    yield from account.texts.organisation


def _explanation(account: Account) -> Iterator[str]:
    figures = _figures(account, FIGURES)
    funds = {
        fund: in_words(account.amount(Point("sources", fund=fund)))
        for fund in ("business", "operating", "other")
    }
    yield _said(account, "income", **{**figures, **funds})
    yield _said(account, "expenditure", **figures)
    change = account.change("appropriation")
    reason = account.texts.reasons.get("appropriation", "").strip("。 ")
    if reason and change:
        direction = "增加" if change > 0 else "减少"
        yield _said(account, "why", direction=direction, reason=reason)
    yield _said(account, "items_head")
    yield from _items(account)


def _items(account: Account) -> Iterator[str]:
    """A numbered line for each 项 that appropriations are spent on."""
    amounts: dict[str, Decimal] = {}
    for point, amount in account.facts:
        if point.flow == "expenditure" and "appropriation" in above("fund", point.fund):
            amounts[point.function] = amounts.get(point.function, ZERO) + amount
    tree = catalogue.functional(account.cover.year)
    spent = ((code, amount) for code, amount in sorted(amounts.items()) if amount)
    for number, (code, amount) in enumerate(spent, 1):
        entry = tree.get(code)
        names = [*(its.name for its in tree.ancestors(code)), entry.name if entry else code]
        group = names[-2] if len(names) > 1 else ""
        yield _said(
            account,
            "item",
            number=number,
            **{"class": names[0], "group": group, "name": names[-1]},
            amount=in_words(amount),
            use=account.texts.line_uses.get(code) or names[-1],
        )


_GOODS, _WORKS, _SERVICES = "A", "B", "C"
"""The first letter of 政府采购品目: 货物, 工程, 服务."""


def _other_matters(account: Account) -> Iterator[str]:
    names = (*_THREE_PUBLIC, "vehicle_purchase", "vehicle_running")
    figures = _figures(account, names)
    yield _said(account, "three_public_head")
    for key in ("three_public", "abroad", "vehicle", "reception"):
        yield _said(account, key, **figures)
    yield _said(account, "running_costs_head")
    office = account.office_running
    if office:
        yield _said(account, "running_costs", office_running=in_words(office))
    else:
        yield _said(account, "no_running_costs")
    yield _said(account, "procurement_head")
    yield _bought_by_kind(account)
    yield _said(account, "targets_head")
    projects = [its for book in account.books for its in book.projects]
    amount = in_words(sum((its.budget for its in projects), ZERO))
    yield _said(account, "targets", count=len(projects), amount=amount)
    yield _said(account, "assets_head")
    yield account.texts.other or _said(account, "nothing_else")


def _bought_by_kind(account: Account) -> str:
    whole = _bought(account)
    if not whole:
        return _said(account, "no_procurement")

    def of(letter: str) -> str:
        return in_words(_bought(account, lambda its: its.code.startswith(letter)))

    return _said(
        account,
        "procurement",
        bought=in_words(whole),
        goods=of(_GOODS),
        works=of(_WORKS),
        services=of(_SERVICES),
    )


def _projects(account: Account, form: SectionForm) -> Written:
    """A section for each project that may be published."""
    heads: list[str] = _wording(account.pack.id)["project_heads"]
    for book in account.books:
        for its in book.projects:
            if its.secret:
                continue
            budget = _said(account, "project_budget", amount=in_words(its.budget))
            texts = (
                its.purpose,
                its.basis,
                book.cover.agency.name,
                its.scheme,
                f"{account.cover.year}年1月1日至{account.cover.year}年12月31日",
                budget,
                "".join(its.objectives),
            )
            lines = [line for pair in zip(heads, texts, strict=True) for line in pair]
            yield form.title.format(project=its.name), lines


_WRITERS: Mapping[str, Mapping[str, Callable[[Account, SectionForm], Written]]] = {
    "河北": {
        "duties": _one(_duties),
        "overview": _one(_overview),
        "running_costs": _one(_running_costs),
        "three_public": _one(_three_public),
        "performance": _one(_nothing),
        "goals": _one(_nothing),
        "special_funds": _one(_special_funds),
        "procurement": _one(_procurement),
        "assets": _one(_assets),
        "glossary": _one(_glossary),
        "other": _one(_other),
    },
    "上海": {
        "duties": _one(_list_of_duties),
        "organisations": _one(_members),
        "glossary": _one(_glossary),
        "explanation": _one(_explanation),
        "other": _one(_other_matters),
        "projects": _projects,
    },
}
