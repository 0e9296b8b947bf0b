"""The reasons given behind a change, against its direction: 减少, because something has risen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words import leanings
from mingzhang.checking.words.directions import misdirected
from mingzhang.checking.words.subjects import Subject, subjects
from mingzhang.checking.words.sums import turned
from mingzhang.checking.words.told import Told, told
from mingzhang.declared import declared
from mingzhang.disclosure import Printed
from mingzhang.numerals import HUNDRED

_WAYS = {"increase": ("增长", "增加", "上升", "提高"), "decrease": ("下降", "减少", "降低")}
"""Words for a direction before 原因."""

_CALLED = {way: direction for direction, ways in _WAYS.items() for way in ways}

_BOUGHT_AGAIN, _SCRAPPED = {"vehicle", "vehicle_purchase"}, "报废"

_ASIDE = re.compile(r"[（(][^（）()]*(?:[）)]|$)")
"""（日常接待继续压减） tells what else there is, and not why."""

_ABOVE = 2
"""In how many paragraphs above a reason its figures stand."""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How purposes and reasons are worded: `reasons.toml`."""

    purpose: str
    purpose_before: str
    reason: str
    reason_of_change: str
    way: str
    unplanned: str
    none: str
    """Why there is nothing."""

    compares: str
    """Words by which a reason tells the change as well."""

    stays: str
    some_rise: str
    some_fall: str
    leads: str
    overall: str
    """Names that are of all income or spending."""

    contributions: dict[str, str]
    """What an account's own contribution is called, by words of the account's name."""

    paid: str
    only_paid: str
    """A purpose that is one contribution or subsidy of the staff and nothing else."""

    running: str
    """Words of the names of accounts that can be for the staff alone."""


@cache
def phrases() -> Phrases:
    """The words that lead to purposes and reasons."""
    return declared(__package__, "reasons.toml", Phrases)


def behind(one: Told, pattern: str) -> str:
    """What the paragraph says right behind a claim; 原因： at its end leads to the next one."""
    match = re.match(pattern, one.behind)
    if match and not match["text"].strip() and match[0].rstrip().endswith(("：", ":")):
        below = one.disclosure.sections[one.claim.section].paragraphs[one.claim.paragraph + 1 :]
        following = below[0].text if below else ""
        return keys.sentences(following)[0].strip()
    return match["text"].strip() if match else ""


class Reason(msgspec.Struct, frozen=True):
    """A reason, the claim right before it, and the direction that it is one for."""

    said: Told
    text: str
    direction: str

    @property
    def contradicts(self) -> bool:
        """Whether it can only be one for another direction; what is scrapped is bought again."""
        items = {point.item for point in self.said.claim.points}
        if self.direction == "increase" and items & _BOUGHT_AGAIN and _SCRAPPED in self.text:
            return False
        reason = _ASIDE.sub("", self.text) or self.text
        return leanings.contradicts(self.direction, reason, self.said.disclosure.year)


def _reasons(dossier: Dossier) -> list[tuple[int, Reason]]:
    """The claims with a direction that have a reason right behind them."""
    found: list[tuple[int, Reason]] = []
    for index, (claims, own) in enumerate(
        zip(dossier.once(told), dossier.once(subjects), strict=True)
    ):
        for one in claims:
            text = reason_behind(one)
            if text and (direction := _direction(one, own.get(one.claim.subject))):
                found.append((index, Reason(one, text, direction)))
    return found


def reason_behind(one: Told) -> str:
    """The reason that the paragraph gives right behind a claim; "" where there is none."""
    found = behind(one, phrases().reason)
    is_change = one.claim.quantity in ("change", "rate")
    return found or (behind(one, phrases().reason_of_change) if is_change else "")


def _direction(one: Told, subject: Subject | None) -> str:
    """The way of 增加 3 万元, 完成预算的 90%, of a final amount beside its budget."""
    claim = one.claim
    if claim.quantity in ("change", "rate"):
        is_nothing = bool(claim.value) and not Decimal(claim.value)
        return "unchanged" if is_nothing else claim.direction
    if claim.quantity == "completion":
        return claim.direction or _way(Decimal(claim.value or HUNDRED) - HUNDRED)
    is_final = claim.quantity == "amount" and not claim.stage and one.disclosure.kind == "final"
    budget = subject.initial_budget if subject and is_final and one.is_current else None
    if budget is None and is_final and one.amount and _is_unplanned(one):
        return _way(one.amount.yuan)
    if budget is None or budget.amount is None or one.amount is None:
        return ""
    return _way(one.amount.yuan - budget.amount.yuan)


def _is_unplanned(one: Told) -> bool:
    """Whether the words before say that there was no budget: 年初没有安排，决算 45.20 万元."""
    return bool(re.search(phrases().unplanned, one.paragraph[: one.claim.start]))


def _way(difference: Decimal) -> str:
    return "increase" if difference > 0 else "decrease" if difference else "unchanged"


def _of_changes(dossier: Dossier) -> Iterator[tuple[int, Reason]]:
    """The reasons for more or less, but for those whose direction is found wrong already."""
    told_wrong, in_sums = dossier.once(misdirected), dossier.once(turned)
    for index, one in dossier.once(_reasons):
        claim = one.said.claim
        is_told = (index, one.said.number) in told_wrong
        is_told |= (index, claim.subject, claim.base_year) in in_sums
        if one.direction != "unchanged" and not is_told:
            yield index, one


def _of_none(dossier: Dossier) -> Iterator[tuple[int, Reason]]:
    """The reasons for 持平; of what is zero in both years, those that say more.

    But for those that W202 finds to have changed.
    """
    own, in_sums = dossier.once(subjects), dossier.once(turned)
    for index, one in dossier.once(_reasons):
        if (index, one.said.claim.subject, one.said.claim.base_year) in in_sums:
            continue
        subject = own[index].get(one.said.claim.subject)
        now = subject.amount_before(one.said) if subject else None
        is_zero = bool(now and now.amount and not now.amount.yuan)
        year = one.said.disclosure.year
        if one.direction == "unchanged" and (
            not is_zero or leanings.contradicts("decrease", one.text, year)
        ):
            yield index, one


@over("W306", _of_changes)
def reason_goes_the_other_way(reason: Reason) -> Judged:
    """减少, and the reason is that something has risen."""
    one = reason.said
    way = behind(one, phrases().way)
    if way and one.claim.direction in _WAYS and way not in _WAYS[one.claim.direction]:
        yield one.flaw(f"，后面写的却是“{way}”的原因")
    elif not _of_budget(reason) and (reason.contradicts or _says_nothing(reason.text)):
        yield one.flaw(f"，所写原因是“{reason.text}”，方向相反或者没有增减")


def _of_budget(reason: Reason) -> bool:
    """Whether a reason for 决算数小于预算数 is that the budget was changed."""
    is_plan = reason.said.claim.quantity in ("completion", "amount")
    return is_plan and leanings.speaks_of_the_budget(reason.text)


def _says_nothing(text: str) -> bool:
    """Whether a reason says that nothing has changed, and nothing else."""
    its = phrases()
    moves = re.search(its.some_rise, text) or re.search(its.some_fall, text)
    return bool(re.search(its.stays, text)) and not moves


class Lead(msgspec.Struct, frozen=True):
    """A sentence that begins with the direction it explains: 支出增加的主要原因是…."""

    line: Printed
    section: str
    way: str
    reason: str
    year: int
    moves: tuple[Told, ...]
    """The changes that it explains: those that the paragraphs right above it tell, or within a
    paragraph that of the same name.
    """


def _leads(dossier: Dossier) -> Iterator[tuple[int, Lead]]:
    both = zip(dossier.disclosures, dossier.once(told), strict=True)
    for index, (disclosure, claims) in enumerate(both):
        changes: defaultdict[int, list[Told]] = defaultdict(list)
        for one in claims:
            if one.claim.quantity == "change" and one.amount and one.amount.number:
                changes[one.claim.section].append(one)
        for number, section in enumerate(disclosure.sections):
            for place, line in enumerate(section.paragraphs):
                for match, moves in _explained(line.text, place, changes[number]):
                    reason, way = _reason_in(match["reason"]), match["text"]
                    year = disclosure.year
                    yield index, Lead(line, section.heading, way, reason, year, moves)


def _explained(
    text: str, place: int, changes: Sequence[Told]
) -> Iterator[tuple[re.Match[str], tuple[Told, ...]]]:
    """The sentences of a paragraph that explain a change, with what they can explain."""
    if "原因" not in text:
        return
    above = [one for one in changes if place - _ABOVE <= one.claim.paragraph < place]
    for match in _leading(text):
        if match.start():
            here = (one for one in changes if one.claim.paragraph == place)
            yield match, tuple(one for one in here if _is_of(match, one))
        elif above:
            yield match, tuple(one for one in above if _may_be_of(match, one))


def _name(match: re.Match[str]) -> str:
    """What a sentence explains: 公务接待费."""
    return match["name"].removesuffix("支出")


def _is_of(match: re.Match[str], one: Told) -> bool:
    """Whether a change stands before the sentence, and is of what it explains."""
    name = _name(match)
    return one.claim.start < match.start() and bool(name) and one.claim.text.startswith(name)


def _may_be_of(match: re.Match[str], one: Told) -> bool:
    """Whether a change of the paragraphs above may be of what a sentence explains.

    支出减少的主要原因 is of whatever they tell, 基本支出减少的主要原因 only of what they name.
    """
    return bool(re.fullmatch(phrases().overall, match["name"])) or _name(match) in one.paragraph


def _leading(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence of a paragraph begins with the direction that it explains."""
    lead, begin = re.compile(phrases().leads), 0
    for sentence in keys.sentences(text):
        if match := lead.match(text, begin):
            yield match
        begin += len(sentence) + 1


def _reason_in(text: str) -> str:
    """A reason up to where its sentence ends, or another reason begins."""
    first, *others = re.split("[；;]", text.partition("。")[0])
    return "；".join([first, *takewhile(lambda other: "原因" not in other, others)])


@over("W315", _leads)
def reason_explains_another_direction(lead: Lead) -> Judged:
    """All figures have risen, and below: 支出减少的主要原因; 支出减少的原因是接待批次增加."""
    directions = {one.claim.direction for one in lead.moves}
    if lead.moves and not any(lead.way in _WAYS.get(direction, ()) for direction in directions):
        yield Flaw(
            message=f"“{lead.section}”写“{lead.way}”的原因，"
            f"前面写的却是{'、'.join(dict.fromkeys(one.quoted for one in lead.moves))}",
            evidence=(quote(lead.section, lead.line), *(one.evidence for one in lead.moves)),
            section=lead.section,
        )
    elif leanings.contradicts(_CALLED[lead.way], lead.reason, lead.year):
        yield Flaw(
            message=f"“{lead.section}”写“{lead.way}”的原因，所写原因是“{lead.reason}”，方向相反",
            evidence=(quote(lead.section, lead.line),),
            section=lead.section,
        )


@over("W310", _of_none)
def reason_for_a_change_that_is_none(reason: Reason) -> Judged:
    """持平, and the reason is that something has become less."""
    if reason.contradicts:
        yield reason.said.flaw(f"，所写原因却是“{reason.text}”")


def _uncompared(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    """The amounts of this year's budget whose change is not told anywhere."""
    for index, claims in enumerate(dossier.once(told)):
        compared = {one.claim.subject for one in claims if one.claim.quantity != "amount"}
        for one in claims:
            is_amount = one.claim.quantity == "amount" and one.is_current
            is_budget = one.disclosure.kind == "budget"
            if is_amount and is_budget and one.claim.subject not in compared:
                yield index, one


@over("W318", _uncompared)
def reason_for_a_change_that_is_not_told(one: Told) -> Judged:
    """公务接待费0万元，主要原因是大力压缩接待支出: from how much?"""
    text = behind(one, phrases().reason)
    is_none = one.amount is not None and not one.amount.yuan and re.search(phrases().none, text)
    if not text or is_none or re.search(phrases().compares, text):
        return  # 0万元，原因是没有安排；原因是压减接待，较上年减少0.20万元
    ways = leanings.leans(text, one.disclosure.year)
    is_change = ways & {"more", "less", "saved"} and not {"more", "less"} <= ways
    if is_change and ("more" not in ways or _calls_it_a_reason(one)):
        yield one.flaw(f"，接着写原因“{text}”，没有写比上年增减多少")


def _calls_it_a_reason(one: Told) -> bool:
    """Whether 原因 leads to what follows; 主要是新增的设备 is what the amount is for."""
    match = re.match(phrases().reason, one.behind)
    return match is not None and "因" in match[0][: match.start("text") - match.start()]


def _compared(dossier: Dossier) -> Iterator[tuple[int, Told]]:
    for index, claims in enumerate(dossier.once(told)):
        for one in claims:
            if one.claim.quantity in ("change", "rate") and one.claim.base_year:
                yield index, one


@over("W314", _compared)
def change_for_no_reason(one: Told) -> Judged:
    """增加 12 万元，主要原因是无增减变化."""
    claim = one.claim
    if claim.direction not in ("increase", "decrease") or not one.value:
        return
    behind = keys.sentences(one.behind)[0]
    reason = _no_change().search(behind) if "原因" in behind else None
    if (
        reason
        and not _moves(behind)
        and not aside("not_the_change").search(behind[: reason.start()])
    ):
        yield one.flaw("，所写原因却是没有增减")


@cache
def _no_change() -> re.Pattern[str]:
    """A reason that is nothing but 无增减变化, up to the end of its sentence."""
    whole, nothing = aside("all_that_changed").pattern, aside("no_change").pattern
    return re.compile(
        rf"原因(?:是|为)?[：:]?(?:{whole})*(?:[与同]?上年(?:相比)?[，,]?)?(?:{nothing})$"
    )


def _moves(words: str) -> bool:
    """Whether another figure stands between a change and its reason."""
    return bool(re.search(r"\d", words))
