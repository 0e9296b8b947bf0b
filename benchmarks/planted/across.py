"""Faults that only show between documents: a department and its units, one year and the next.

The documents of a group are composed so that they agree; each is a text of its own, as in a
folder that is checked at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from random import Random

import msgspec

from benchmarks.planted import cells, documents
from benchmarks.planted.documents import Source, read
from benchmarks.planted.faults import ByHand, Fault, Planted, off
from mingzhang import samples
from mingzhang.checking.across.compare import compare
from mingzhang.checking.across.shelf import Shelf, keep
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Agency, Disclosure, Printed, Reading, Row
from mingzhang.reading.source import read_bytes
from mingzhang.samples import changes

_FIRST_YEAR = 2020
"""Of the budgets whose forms are known."""


def findings(texts: Sequence[str]) -> list[Finding]:
    """What only several texts together show."""
    with Shelf() as shelf:
        for number, text in enumerate(texts):
            data = text.encode()
            made = read_bytes(data, f"{number}.txt")
            source = msgspec.structs.replace(
                made.source, name=f"{number}.txt", sha256=hashlib.sha256(data).hexdigest()
            )
            shelf.add(keep(Reading(source, made.disclosures, made.problems)))
        return list(compare(shelf).findings)


# ---------- documents that belong together ----------


@cache
def sources() -> tuple[Source, ...]:
    """Departments with their units, units with their years, accounts with their budgets."""
    return (*_families(), *_years(), *_accounts())


def _families() -> list[Source]:
    return [
        Source(tuple(documents.printed((one,)) for one in its.family), its.family)
        for its in documents.families()[::3]
    ]


def _years() -> list[Source]:
    """A unit's budgets of 2023 and 2024."""
    composed = [one for its in documents.families() for one in its.family]
    return [
        Source((documents.printed((one,)), documents.printed((other,))), (one, other))
        for one in composed
        for other in composed
        if one.agency == other.agency and (one.year, other.year) == (2023, 2024)
        if one.scope == other.scope
    ]


def _accounts() -> list[Source]:
    """Final accounts with those of the year before, and with the budget of the same year.

    Both are made from the accounts themselves: the year before closes with what they open with,
    and the budget has what they call 年初预算.
    """
    made = []
    for its in documents.told():
        (accounts, *_) = its.disclosures
        if accounts.kind == "final":
            before = _year_before(its.text, accounts)
            others = (before, _budget(its.text, accounts, 0), _budget(its.text, accounts, 1))
            made += [Source((other, its.text)) for other in others if other]
    return made


_INITIAL = re.compile(r"（款）(.+?)（项）[^\n]*?年初预算为(\d+\.\d\d)万元")
_ALL_INITIAL = re.compile(r"一般公共预算财政拨款支出年初预算为(\d+\.\d\d)万元，支出决算为")
_THREE_PUBLIC = {
    "“三公”经费小计": "total_budget",
    "因公出国（境）费": "abroad_budget",
    "公务用车购置及运维费": "vehicle_budget",
    "公务用车购置费": "vehicle_purchase_budget",
    "公务用车运行维护费": "vehicle_running_budget",
    "公务接待费": "reception_budget",
}
"""Rows of a budget's table, and the columns of the accounts' that restate them."""


def _budget(text: str, accounts: Disclosure, later: int) -> str | None:
    """The budget of the same year, or the next, with what the accounts say of it."""
    whole = _ALL_INITIAL.search(text)
    if whole is None or accounts.year < _FIRST_YEAR:
        return None
    county = samples.county(1, departments=1, units=2, years=(accounts.year + later,))
    (made, *_) = samples.disclosures(county, accounts.year + later)
    made = msgspec.structs.replace(made, agency=Agency("", accounts.agency.name))
    if later:
        return documents.printed((_compared_with(made, Decimal(whole[1])),))
    codes = {row.name: row.code for row in _rows(accounts, "general_budget_expenditure")}
    items = [(codes[name], name, text) for name, text in _INITIAL.findall(text) if name in codes]
    made = _with_expenditure(made, [("", "合计", whole[1]), *items])
    return documents.printed((_with_three_public(made, accounts),))


def _rows(disclosure: Disclosure, table: str) -> tuple[Row, ...]:
    statement = disclosure.statement(table)
    return statement.rows if statement else ()


def _with_expenditure(made: Disclosure, items: Sequence[tuple[str, str, str]]) -> Disclosure:
    table = changes.statement_of(made, "general_budget_expenditure")
    rows = [
        Row(code, name, {"total": Printed(text), "basic": Printed(text), "project": Printed("")})
        for code, name, text in items
    ]
    return changes.with_statement(made, changes.with_numbers(table, rows))


def _with_three_public(made: Disclosure, accounts: Disclosure) -> Disclosure:
    (restated, *_) = _rows(accounts, "three_public") or (None,)
    table = changes.statement_of(made, "three_public")
    rows = {}
    for place, row in enumerate(table.rows):
        column = _THREE_PUBLIC.get(row.label)
        if restated and column in restated.cells:
            text = restated.cells[column].text
            cells_ = {
                name: Printed(text if name in ("total", "general") else "") for name in row.cells
            }
            rows[place] = msgspec.structs.replace(row, cells=cells_)
    return changes.with_rows(made, "three_public", rows)


def _compared_with(made: Disclosure, before: Decimal) -> Disclosure:
    """A budget that is 25.50 万元 more than the one before, in its table and in words."""
    now = f"{before + Decimal('25.50'):.2f}"
    made = _with_expenditure(made, [("", "合计", now)])
    said = Printed(
        f"{made.year}年支出预算中，一般公共预算拨款支出预算{now}万元，"
        f"比{made.year - 1}年预算增加25.50万元。"
    )
    sections = tuple(
        msgspec.structs.replace(section, paragraphs=(said,))
        if "总体情况" in section.title
        else section
        for section in made.sections
    )
    return msgspec.structs.replace(made, sections=sections)


def _year_before(text: str, accounts: Disclosure) -> str | None:
    table = accounts.statement("income_expenditure_summary")
    rows = table.rows if table else ()
    opening = next((row for row in rows if re.match("(加：)?年初结转", row.name)), None)
    closing = next((row for row in rows if re.match("年末结转", row.name)), None)
    if opening is None or closing is None:
        return None
    (column, cell), *_ = closing.cells.items()
    closes = Printed(opening.cells[column].text, cell.where)
    wrong = msgspec.structs.replace(closing, cells={**closing.cells, column: closes})
    changed = cells.edited(text, closing, wrong) if closes.text != cell.text else text
    if changed is None:
        return None
    years = {accounts.year: accounts.year - 1, accounts.year - 1: accounts.year - 2}
    return re.sub(
        r"(?<!\d)20\d\d(?=\s*年)",
        lambda match: str(years.get(int(match[0]), int(match[0]))),
        changed,
    )


# ---------- faults ----------


def _one(
    kind: str, rules: str, change: Callable[[Source, Random], tuple[tuple[str, ...], str] | None]
) -> Fault:
    """A change of the texts, and what a finding on it must name."""

    def plant(source: Source, random: Random) -> Planted | None:
        changed = change(source, random)
        return changed and Planted(changed[0], (changed[1],), gone=True)

    return ByHand(f"A {kind}", rules, plant)


def _is_family(source: Source) -> bool:
    return len(source.texts) > 2


def _are_years(source: Source) -> bool:
    return len(source.family) == 2


def _unit_missing(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    if not _is_family(source):
        return None
    at = random.randrange(1, len(source.texts))
    return (*source.texts[:at], *source.texts[at + 1 :]), source.family[at].agency.name


def _unit_not_listed(source: Source, _: Random) -> tuple[tuple[str, ...], str] | None:
    if not _is_family(source):
        return None
    department, left_out = source.family[0], source.family[-1].agency.name
    listed = tuple(one for one in department.organisations if one.name != left_out)
    if listed == department.organisations:
        return None
    wrong = msgspec.structs.replace(department, organisations=listed)
    return (documents.printed((wrong,)), *source.texts[1:]), left_out


def _again(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """A file lies in the folder twice, once with other line breaks."""
    at = random.randrange(len(source.texts))
    return (*source.texts, f"{source.texts[at]}\n\n"), f"{at}.txt"


def _again_with_other_amounts(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """A draft lies beside the final file."""
    at = random.randrange(len(source.texts))
    (made, *_) = read(source.texts[at])
    text: str | None = source.texts[at]
    table = made.statement("expenditure")
    for row in table.rows[:1] if table else ():
        changed = {
            column: Printed(off(cell.text, random), cell.where)
            if re.fullmatch(r"\d{2,}\.\d\d", cell.text)
            else cell
            for column, cell in row.cells.items()
        }
        text = text and cells.edited(text, row, msgspec.structs.replace(row, cells=changed))
    if not text or text == source.texts[at]:
        return None
    return (*source.texts, text), made.agency.name


def _department_sum(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """An amount of the department, with all that contains it, is not that of its units."""
    if not _is_family(source):
        return None
    department = source.family[0]
    leaves = changes.leaf_facts(department)
    if not leaves:
        return None
    leaf = random.choice(leaves)
    moved = changes.shifted(department, [leaf.point], Decimal(random.randint(3, 30)))
    wrong, _ = changes.changed(department, moved)
    return (documents.printed((wrong,)), *source.texts[1:]), department.agency.name


def _much_more(source: Source, _: Random) -> tuple[tuple[str, ...], str] | None:
    """All amounts of a year's tables are ten times too high."""
    if not _are_years(source):
        return None
    later = source.family[1]
    statements = tuple(
        msgspec.structs.replace(
            statement,
            rows=tuple(
                msgspec.structs.replace(
                    row,
                    cells={
                        column: Printed(f"{Decimal(cell.text) * 10:.2f}" if cell.text else "")
                        for column, cell in row.cells.items()
                    },
                )
                for row in statement.rows
            ),
        )
        for statement in later.statements
    )
    wrong = msgspec.structs.replace(later, statements=statements)
    return (source.texts[0], documents.printed((wrong,))), later.agency.name


def _change_in_words(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """The change against last year, wrong by the same in the whole and in a part."""
    if not _are_years(source):
        return None
    pattern = (
        r"(较\d{4}年预算(?:增加|减少))(\d+\.\d\d)(万元)(?:，[增长下降]+\d+\.\d+%)?(，其中：基本支出)"
        r"((?:增加|减少)|持平)"
    )
    match = re.search(pattern, source.texts[1])
    if not match:
        return None
    wrong = f"{match[1]}{off(match[2], random)}{match[3]}{match[4]}{match[5]}"
    text = source.texts[1]
    return (
        source.texts[0],
        text[: match.start()] + wrong + text[match.end() :],
    ), source.family[1].agency.name


def _restated(
    source: Source, random: Random, pattern: re.Pattern[str], later: int
) -> tuple[tuple[str, ...], str] | None:
    """A 年初预算 in the words of accounts is not that of the budget."""
    if source.family or len(source.texts) != 2:
        return None
    (budget, *_), (accounts, *_) = map(read, source.texts)
    matches = list(pattern.finditer(source.texts[1]))
    if budget.kind != "budget" or budget.year != accounts.year + later or not matches:
        return None
    match = random.choice(matches)
    start, end = match.span(match.lastindex or 0)
    text = source.texts[1]
    if Decimal(text[start:end]) < 1:
        return None
    wrong = text[:start] + off(text[start:end], random) + text[end:]
    return (source.texts[0], wrong), accounts.agency.name


def _initial_item(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    return _restated(source, random, _INITIAL, 0)


def _initial_whole(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    return _restated(source, random, _ALL_INITIAL, 1)


def _restated_in_table(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """The 预算数 of 公务接待费 in the table of accounts is not that of the budget."""
    if source.family or len(source.texts) != 2:
        return None
    (budget, *_), (accounts, *_) = map(read, source.texts)
    (row, *_) = _rows(accounts, "three_public") or (None,)
    cell = row.cells.get("reception_budget", Printed("")) if row else Printed("")
    if budget.kind != "budget" or budget.year != accounts.year or not row or not cell.text:
        return None
    wrong = Printed(off(cell.text, random), cell.where)
    changed = msgspec.structs.replace(row, cells={**row.cells, "reception_budget": wrong})
    text = cells.edited(source.texts[1], row, changed)
    return ((source.texts[0], text), accounts.agency.name) if text else None


def _opening(source: Source, random: Random) -> tuple[tuple[str, ...], str] | None:
    """年初结转和结余 is not what the year before closed with."""
    if source.family or len(source.texts) != 2:
        return None
    (before, *_), (accounts, *_) = map(read, source.texts)
    if before.kind != "final":
        return None
    table = accounts.statement("income_expenditure_summary")
    for row in table.rows if table else ():
        if re.match("(加：)?年初结转", row.name):
            (column, cell), *_ = row.cells.items()
            if not re.fullmatch(r"\d{2,}\.\d\d", cell.text):
                return None
            changed = {**row.cells, column: Printed(off(cell.text, random), cell.where)}
            wrong = msgspec.structs.replace(row, cells=changed)
            text = cells.edited(source.texts[1], row, wrong)
            return ((source.texts[0], text), accounts.agency.name) if text else None
    return None


FAULTS: tuple[Fault, ...] = (
    _one("缺少一家单位", "A101", _unit_missing),
    _one("部门没有列出一家单位", "A102", _unit_not_listed),
    _one("同一份公开了两次", "A201", _again),
    _one("公开了两份，数不同", "A202", _again_with_other_amounts),
    _one("部门数不等于各册单位之和", "T207", _department_sum),
    _one("支出比上年多九倍", "A303", _much_more),
    _one("与上年比较的增减额不对", "A304", _change_in_words),
    _one("年初结转与上年决算不同", "A301", _opening),
    _one("决算表的预算数与预算不同", "A302", _restated_in_table),
    _one("逐项的年初预算与预算不同", "A305", _initial_item),
    _one("年初预算与下一年比较的不同", "A306", _initial_whole),
)
