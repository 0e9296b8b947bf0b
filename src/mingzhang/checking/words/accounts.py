"""The numbered list of accounts in the narrative: names, completeness, purposes and reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from mingzhang import cube
from mingzhang.checking.checks import Flaw, Judged, each_quoted, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.figures import Tables
from mingzhang.checking.words.reasons import behind, phrases
from mingzhang.checking.words.told import Told, agrees, by_subject, told, with_tables
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure
from mingzhang.reading.claims.accounts import Accounts, name_key

_ITEM = 7
_LENGTHS = (3, 5, 7)
_LEVELS = ("类", "款", "项")
_MOSTLY = Decimal("0.6")
"""A list with this share of a table's accounts means to have them all."""

_SHORTEST_NAME = 5
"""Shorter names (统计管理) are words of their own."""

_COMMON = re.compile("支出|其他|管理|事务|机关|单位|行政|事业")
"""Words of the names of accounts that say little of what they are for."""

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

    meant: str = ""
    """The code that has the printed names, where the words print a code."""

    @property
    def has_code(self) -> bool:
        """Whether the words print its code: 小学教育（2050202）."""
        return bool(self.code) and self.code in self.said.claim.text


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

    twins: tuple[str, ...] = ()
    """Those that are for the same, word for word."""


def by_account(claims: Sequence[Told]) -> list[Told]:
    """The first claim of each thing that is named as an account."""
    return [group[0] for group in by_subject(claims).values() if group[0].claim.account]


def _named(dossier: Dossier) -> Iterator[tuple[int, Named]]:
    for index, claims in enumerate(dossier.once(told)):
        wrong = dossier.once(misnamed)
        accounts = [one for one in by_account(claims) if (index, one.number) not in wrong]
        if not accounts:
            continue
        known = Accounts(dossier.disclosures[index])
        for one in accounts:
            code = one.claim.points[0].function if one.claim.points else ""
            if not code and known.candidates(one.claim.account):
                continue  # several accounts have these names
            codes = [code[:length] for length in _LENGTHS] if code else []
            names = tuple(map(known.name, codes))
            keys = tuple(map(known.names_of, codes))
            meant = known.code(one.claim.account) if code in one.claim.text else ""
            yield index, Named(one, code, names, keys, meant)


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
            if name and keys and not _is_called(name, keys, has_code=one.has_code)
        ]
        if not levels:
            return
        wrong = f"按科目 {one.code}，{'、'.join(levels)}"
        if one.has_code and one.meant and one.meant != one.code:
            wrong += f"，或者编码应为 {one.meant}"
    shown = "".join(
        f"{name}（{level}）" for name, level in zip(printed, _LEVELS, strict=False) if name
    )
    yield Flaw(
        message=f"“{one.said.section}”写“{shown}”，{wrong}",
        evidence=(one.said.evidence,),
        section=one.said.section,
    )


def misnamed(dossier: Dossier) -> dict[tuple[int, int], str]:
    """Items whose amount is right for an account that the list leaves out, by their numbers.

    What is wrong with them is the name: 事业单位离退休 with the amount of 行政单位离退休.
    """
    found: dict[tuple[int, int], str] = {}
    for index, claims, known in with_tables(dossier):
        wrong = [one for one in claims if one.verdict == "differs" and _is_item(one)]
        if not wrong:
            continue
        codes = {_function(one) for one in claims}
        left = _with_money(dossier.disclosures[index], known)
        for one in wrong:
            meant = [
                f"{code} {left[code]}"
                for code in left.keys() - codes
                if _is_another(left[code], one) and _is_its(one, code, known)
            ]
            if len(meant) == 1:
                found[index, one.number] = meant[0]
    return found


def _is_another(name: str, one: Told) -> bool:
    """Whether an account has another name, or the words print another code for it."""
    same = name_key(name) == name_key(one.claim.account[-1])
    return not same or _function(one) in one.claim.text


def _is_item(one: Told) -> bool:
    return len(one.claim.account) == len(_LEVELS) and one.amount is not None


def _is_its(one: Told, code: str, known: Tables) -> bool:
    """Whether the amount of an item is that of another account."""
    points = (point.at("function", code) for point in one.claim.points)
    return one.amount is not None and any(
        figure.yuan and agrees(one.amount, figure) for point in points for figure in known.at(point)
    )


def _is_called(name: str, keys: frozenset[str], *, has_code: bool) -> bool:
    """Whether a name is right; with a code it can have words in front: 安排小学教育（2050202）."""
    key = name_key(name)
    return key in keys or (has_code and key.endswith(tuple(keys)))


def _listed(dossier: Dossier) -> Iterator[tuple[int, Listed]]:
    for index, claims, known in with_tables(dossier):
        items = [one for one in by_account(claims) if len(one.claim.account) == len(_LEVELS)]
        codes = {one.claim.points[0].function for one in items if one.claim.points}
        with_money = _with_money(dossier.disclosures[index], known)
        if not with_money or len(codes & with_money.keys()) < _MOSTLY * len(with_money):
            continue
        named = {its for (where, _), its in dossier.once(misnamed).items() if where == index}
        missing = [
            code
            for code in with_money
            if code not in codes and f"{code} {with_money[code]}" not in named
        ]
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


def _purpose(one: Told) -> str:
    """What an account is said to be for, behind its figure or, in accounts, before it."""
    before = re.search(phrases().purpose_before, one.paragraph[: one.claim.start])
    return behind(one, phrases().purpose) or (before["text"] if before else "")


def _purpose_or_reason(one: Told) -> str:
    return _purpose(one) or behind(one, phrases().reason)


def _explained(dossier: Dossier) -> Iterator[tuple[int, Explained]]:
    for index, claims in enumerate(dossier.once(told)):
        accounts = by_account(claims)
        names = {one.claim.account[-1] for one in accounts}
        by_number = by_subject(claims)
        same: defaultdict[str, list[str]] = defaultdict(list)
        for one in accounts:
            same[_purpose(one)].append(one.claim.account[-1])
        for one in accounts:
            own = one.claim.account[-1]
            found = [(said, _purpose_or_reason(said)) for said in by_number[one.claim.subject]]
            texts = tuple(text for _, text in found if text)
            others = frozenset(names - {own} - _within(one, accounts))
            if texts:
                said = next(said for said, text in found if text)
                twins = tuple(name for name in same.get(texts[0], ()) if name in others)
                yield index, Explained(said, texts, own, others, twins)


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
    """Purpose or reason name another account of the list instead of this one.

    Where the amount is not the account's either, its name is wrong, which W101 tells.
    """
    if one.said.verdict == "differs":
        return
    strange = [text for text in dict.fromkeys(one.texts) if _strange(text, one)]
    if strange:
        listed = each_quoted(strange)
        others = dict.fromkeys(_strange(text, one) for text in strange)
        named = each_quoted(others)
        yield one.said.flaw(f"，后面说的{listed}是另一科目{named}的内容")


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
    named = (words for name, words in phrases().contributions.items() if name in one.own)
    words = next(named, "")
    if words and re.search(words, text):
        return ""  # 社会保险费和住房公积金 are also of 行政单位医疗
    paid = (re.search(phrases().paid, text) if words else None) or _only_paid(text, one)
    return (
        max(found, key=len, default="")
        or (paid[paid.lastgroup or 0] if paid else "")
        or _twin(text, one)
    )


def _twin(text: str, one: Explained) -> str:
    """The account that is for the same and has a word of it, where this one has none."""
    is_for_anything = one.own.startswith("其他") or len(text) < _SHORTEST_NAME
    if is_for_anything or _shares_a_word(one.own, text) or text != one.texts[0]:
        return ""
    return next((name for name in one.twins if _shares_a_word(name, text)), "")


def _shares_a_word(name: str, text: str) -> bool:
    """Whether two characters of a name stand in a text, but for what many names have."""
    return any(pair in text for pair in map("".join, pairwise(_COMMON.sub(" ", name))))


def _only_paid(text: str, one: Explained) -> re.Match[str] | None:
    """What alone an account is for that is for something else, where others are for it."""
    names = phrases().contributions
    is_one = any(name in one.own for name in names)
    has_others = any(name in other for name in names for other in one.others)
    if not has_others or (not is_one and re.search(phrases().running, one.own)):
        return None
    return re.fullmatch(phrases().only_paid, text)
