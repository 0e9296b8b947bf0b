"""The numbered list of accounts in the narrative: names, completeness, purposes and reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import cube
from mingzhang.checking.checks import Flaw, Judged, Selection, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables, tables
from mingzhang.checking.words.told import Told, by_subject, told
from mingzhang.cube import Point
from mingzhang.declared import declared
from mingzhang.disclosure import Claim, Disclosure, Printed
from mingzhang.reading.claims.accounts import Accounts, name_key

_ITEM = 7
_LENGTHS = (3, 5, 7)
_LEVELS = ("类", "款", "项")
_MOSTLY = Decimal("0.6")
"""A list with this share of a table's accounts means to have them all."""

_SHORTEST_NAME = 5
"""Shorter names (统计管理) are words of their own."""

_WAYS = {"increase": ("增长", "增加", "上升", "提高"), "decrease": ("下降", "减少", "降低")}
"""Words for a direction before 原因."""

_BUDGET = "预算"

_ABOVE = 2
"""In how many paragraphs above a reason its figures stand."""

_FLOWS = ("expenditure", "uses")


class Named(msgspec.Struct, frozen=True):
    """An account as the narrative names it."""

    said: Told
    code: str
    """"" where no account has these names."""

    names: tuple[str, ...]
    """The right names of 类, 款, 项, "" where they are not known."""

    known: tuple[frozenset[str], ...]
    """The same as keys, with all that the document's tables and the catalogue say."""


class Listed(msgspec.Struct, frozen=True):
    """The accounts that a narrative lists, against those of the tables."""

    said: tuple[Told, ...]
    missing: tuple[str, ...]
    """Codes and names of accounts with money that the list leaves out."""


class Explained(msgspec.Struct, frozen=True):
    """What is said behind a figure: its purpose or its reason."""

    said: Told
    texts: tuple[str, ...]
    own: str
    """The account's own name."""

    others: frozenset[str]
    """The names of the other accounts of the list."""


def _by_account(claims: Sequence[Told]) -> list[Told]:
    """The first claim of each thing that is named as an account."""
    return [group[0] for group in by_subject(claims).values() if group[0].claim.account]


def _named(dossier: Dossier) -> Iterator[tuple[int, Named]]:
    for index, claims in enumerate(dossier.once(told)):
        accounts = _by_account(claims)
        if not accounts:
            continue
        known = Accounts(dossier.disclosures[index])
        for one in accounts:
            code = one.claim.points[0].function if one.claim.points else ""
            if not code and known.candidates(one.claim.account):
                continue  # several accounts have these names
            codes = [code[:length] for length in _LENGTHS] if code else []
            names = tuple(map(known.name, codes))
            yield index, Named(one, code, names, tuple(map(known.names_of, codes)))


@over("W502", _named)
def account_is_misnamed(one: Named) -> Judged:
    """The names of 类, 款, 项 are not those of one account."""
    printed = one.said.claim.account
    if not one.code:
        wrong = "没有这样的类、款、项"
    else:
        levels = [
            f"{level}应为“{right}”"
            for level, name, right, keys in zip(
                _LEVELS, printed, one.names, one.known, strict=False
            )
            if name and keys and name_key(name) not in keys
        ]
        if not levels:
            return
        wrong = f"按科目 {one.code}，{'、'.join(levels)}"
    shown = "".join(
        f"{name}（{level}）" for name, level in zip(printed, _LEVELS, strict=False) if name
    )
    yield Flaw(
        message=f"“{one.said.section}”写“{shown}”，{wrong}",
        evidence=(one.said.evidence,),
        section=one.said.section,
    )


def _listed(dossier: Dossier) -> Iterator[tuple[int, Listed]]:
    for index, (claims, known) in enumerate(
        zip(dossier.once(told), dossier.once(tables), strict=True)
    ):
        items = [one for one in _by_account(claims) if len(one.claim.account) == len(_LEVELS)]
        codes = {one.claim.points[0].function for one in items if one.claim.points}
        with_money = _with_money(dossier.disclosures[index], known)
        if not with_money or len(codes & with_money.keys()) < _MOSTLY * len(with_money):
            continue
        missing = [code for code in with_money if code not in codes]
        unknown = sum(not one.claim.points for one in items)
        if len(missing) <= unknown:
            missing = []
        yield index, Listed(tuple(items), tuple(f"{c} {with_money[c]}" for c in sorted(missing)))


def _with_money(disclosure: Disclosure, known: Tables) -> dict[str, str]:
    """The 项 of the funds' tables that have money, with their names."""
    found: dict[str, str] = {}
    for statement in disclosure.statements:
        if statement.id != "general_budget_expenditure":
            continue
        for row in statement.rows:
            code = row.account or row.code
            points = (Point(flow, code, fund="general") for flow in _FLOWS)
            if len(code) == _ITEM and any(
                figure.yuan for point in points for figure in known.at(point)
            ):
                found[code] = row.name
    return found


@over("W501", _listed)
def account_is_left_out(one: Listed) -> Judged:
    """An account of the table is not in the list of the narrative."""
    if one.missing:
        yield Flaw(
            message=f"“{one.said[0].section}”逐项说明了 {len(one.said)} 个科目，"
            f"没有说明表内有金额的 {'、'.join(one.missing)}",
            evidence=(one.said[0].evidence,),
            section=one.said[0].section,
        )


# what is said behind the figure


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How purposes and reasons are worded: `reasons.toml`."""

    purpose: str
    reason: str
    way: str
    rises: str
    falls: str
    stays: str
    not_money: str
    some_rise: str
    some_fall: str
    has_risen: str
    has_fallen: str
    leads: str
    contributions: dict[str, str]
    """What an account's own contribution is called, by words of the account's name."""

    paid: str


@cache
def _phrases() -> _Phrases:
    return declared(__package__, "reasons.toml", _Phrases)


def _behind(one: Told, pattern: str) -> str:
    """What the paragraph says right behind a claim; 原因： at its end leads to the next one."""
    match = re.match(pattern, one.behind)
    if match and not match["text"].strip() and match[0].rstrip().endswith(("：", ":")):
        below = one.disclosure.sections[one.claim.section].paragraphs[one.claim.paragraph + 1 :]
        following = below[0].text if below else ""
        return re.split("[。；;]", following, maxsplit=1)[0].strip()
    return match["text"].strip() if match else ""


def _purpose_or_reason(one: Told) -> str:
    return _behind(one, _phrases().purpose) or _behind(one, _phrases().reason)


def _explained(dossier: Dossier) -> Iterator[tuple[int, Explained]]:
    for index, claims in enumerate(dossier.once(told)):
        accounts = _by_account(claims)
        names = {one.claim.account[-1] for one in accounts}
        by_number = by_subject(claims)
        for one in accounts:
            own = one.claim.account[-1]
            behind = (
                (said, text)
                for said in by_number[one.claim.subject]
                if (text := _purpose_or_reason(said))
            )
            said, text = next(behind, (one, ""))
            others = frozenset(names - {own} - _within(one, accounts))
            if text:
                more = [text for _, text in behind]
                yield index, Explained(said, (text, *more), own, others)


def _within(one: Told, accounts: Sequence[Told]) -> set[str]:
    """The names of accounts below this one: 住房公积金 is what 住房保障支出 is for."""
    code = _function(one)
    return {
        other.claim.account[-1]
        for other in accounts
        if code and code in cube.ancestors(_function(other))
    }


def _function(one: Told) -> str:
    return next((point.function for point in one.claim.points), "")


@over("W503", _explained)
def explanation_is_another_accounts(one: Explained) -> Judged:
    """Purpose or reason name another account of the list instead of this one."""
    strange = [text for text in dict.fromkeys(one.texts) if _strange(text, one)]
    if strange:
        listed = "、".join(f"“{text}”" for text in strange)
        others = dict.fromkeys(_strange(text, one) for text in strange)
        named = "、".join(f"“{name}”" for name in others)
        yield Flaw(
            message=f"“{one.said.section}”写{one.said.quoted}，后面说的{listed}"
            f"是另一科目{named}的内容",
            evidence=(one.said.evidence,),
            section=one.said.section,
        )


def _strange(text: str, one: Explained) -> str:
    """The other account that a text names instead of its own; "" where there is none."""
    key, own = name_key(text), name_key(one.own)
    found = [
        name
        for name in one.others
        if len(name_key(name)) >= _SHORTEST_NAME and name_key(name) in key
    ]
    if own in key or any(own in name for name in found):
        return ""
    named = (words for name, words in _phrases().contributions.items() if name in one.own)
    words = next(named, "")
    if words and re.search(words, text):
        return ""  # 社会保险费和住房公积金 are also of 行政单位医疗
    paid = re.search(_phrases().paid, text) if words else None
    return max(found, key=len, default="") or (paid["what"] if paid else "")


def _reasons(asked: Callable[[Claim], bool]) -> Selection[tuple[Told, str]]:
    """The claims that are asked for, each with the reason given right behind it."""

    def given(dossier: Dossier) -> Iterator[tuple[int, tuple[Told, str]]]:
        for index, claims in enumerate(dossier.once(told)):
            for one in claims:
                if asked(one.claim) and (reason := _behind(one, _phrases().reason)):
                    yield index, (one, reason)

    return given


def _moves(claim: Claim) -> bool:
    """增加 3 万元, 下降 5%, 决算数大于预算数."""
    if claim.quantity == "completion":
        return bool(claim.direction) and not claim.value
    return claim.quantity in ("change", "rate") and bool(claim.value)


@over("W306", _reasons(_moves))
def reason_goes_the_other_way(pair: tuple[Told, str]) -> Judged:
    """减少, and the reason is that something has risen."""
    one, reason = pair
    if one.claim.value and not Decimal(one.claim.value):
        return
    way = _behind(one, _phrases().way)
    if way and one.claim.direction in _WAYS and way not in _WAYS[one.claim.direction]:
        yield Flaw(
            message=f"“{one.section}”写{one.quoted}，后面写的却是“{way}”的原因",
            evidence=(one.evidence,),
            section=one.section,
        )
    elif not _of_budget(one.claim, reason) and _contradicts(one.claim.direction, reason):
        yield Flaw(
            message=f"“{one.section}”写{one.quoted}，所写原因是“{reason}”，方向相反或者没有增减",
            evidence=(one.evidence,),
            section=one.section,
        )


class Lead(msgspec.Struct, frozen=True):
    """A paragraph that begins with the direction it explains: 支出增加的主要原因是…."""

    line: Printed
    section: str
    way: str
    moves: tuple[Told, ...]
    """The changes that the paragraphs right above it tell."""


def _leads(dossier: Dossier) -> Iterator[tuple[int, Lead]]:
    for index, claims in enumerate(dossier.once(told)):
        changes: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.quantity == "change" and one.amount and one.amount.number:
                changes[one.claim.section].append(one)
        for number, section in enumerate(dossier.disclosures[index].sections):
            for place, line in enumerate(section.paragraphs):
                match = re.match(_phrases().leads, line.text)
                above = range(place - _ABOVE, place)
                moves = tuple(one for one in changes[number] if one.claim.paragraph in above)
                if match and moves:
                    yield index, Lead(line, section.heading, match["text"], moves)


@over("W315", _leads)
def reason_explains_another_direction(lead: Lead) -> Judged:
    """All figures have risen, and below: 支出减少的主要原因."""
    directions = {one.claim.direction for one in lead.moves}
    if not any(lead.way in _WAYS.get(direction, ()) for direction in directions):
        yield Flaw(
            message=f"“{lead.section}”写“{lead.way}”的原因，"
            f"前面写的却是{'、'.join(dict.fromkeys(one.quoted for one in lead.moves))}",
            evidence=(quote(lead.section, lead.line), *(one.evidence for one in lead.moves)),
            section=lead.section,
        )


def _stays(claim: Claim) -> bool:
    is_nothing = bool(claim.value) and not Decimal(claim.value)
    return claim.quantity == "change" and (claim.direction == "unchanged" or is_nothing)


@over("W310", _reasons(_stays))
def reason_for_a_change_that_is_none(pair: tuple[Told, str]) -> Judged:
    """持平, and the reason is that something has become less."""
    one, reason = pair
    phrases = _phrases()
    risen = bool(re.search(phrases.has_risen, reason))
    fallen = bool(re.search(phrases.has_fallen, reason))
    both = re.search(phrases.some_fall if risen else phrases.some_rise, reason)
    if (risen or fallen) and not both:
        yield Flaw(
            message=f"“{one.section}”写{one.quoted}，所写原因却是“{reason}”",
            evidence=(one.evidence,),
            section=one.section,
        )


def _of_budget(claim: Claim, reason: str) -> bool:
    """Whether a reason for 决算数小于预算数 is that the budget was changed."""
    return claim.quantity == "completion" and _BUDGET in reason


def _contradicts(direction: str, reason: str) -> bool:
    """Whether a reason says the opposite, or that nothing has changed, and nothing else."""
    phrases = _phrases()

    def says(pattern: str) -> bool:
        return bool(re.search(pattern, reason))

    if says(phrases.not_money):
        return False

    rises, falls = says(phrases.some_rise), says(phrases.some_fall)
    if direction == "decrease":
        return not falls and (says(phrases.rises) or (says(phrases.stays) and not rises))
    if direction == "increase":
        return not rises and (says(phrases.falls) or (says(phrases.stays) and not falls))
    return False
