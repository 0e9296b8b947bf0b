"""From paragraph to paragraph: what each figure speaks of, and what it is part of.

其中 and 包括 open a level: what follows is part of the thing named last, as long as it
lies in it in the cube (公用经费 lies in 基本支出, 项目支出 does not and so goes back a
level). A phrase that names nothing (比上年增加 5 万元) speaks of the thing named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, cast

import msgspec

from mingzhang import keys
from mingzhang.disclosure import Claim, Disclosure, Printed, Quantity, Section, Unread
from mingzhang.forms.claims import lexicon
from mingzhang.reading.claims.accounts import Accounts, economic_key
from mingzhang.reading.claims.figures import (
    direction_of,
    points_of,
    quantity_of,
    unit_of,
    whole_of_share,
)
from mingzhang.reading.claims.lines import (
    account_alone,
    ends_open,
    is_heading,
    opens,
    without_asides,
)
from mingzhang.reading.claims.memory import MAINLY, PARTS, Level, Nest, State, Subject
from mingzhang.reading.claims.periods import OWN_YEAR, YEAR_ON_YEAR, Period, Stage
from mingzhang.reading.claims.phrases import (
    MOVES,
    Phrase,
    Place,
    completed,
    loose,
    phrase,
    within,
)
from mingzhang.reading.claims.tokens import Figure, Known, Text, Token, tokens

_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_GO_ON = ("：", ":", "；", ";")
"""Ends of the lines of a list that is not at its end."""

_COPULAS = ("为", "是")
_CLASS = 3
"""Digits of a 类."""

_OTHER, _OTHER_NAME = "229", "其他支出"
"""The 类 whose name can mean anything."""

_ALONE = 2
"""Tokens of a line that says no more than 其中：."""

_BASIC = (("basic",), ("personnel",), ("running",))
"""Of 基本支出 the tables print the economic classes."""


def read_claims(disclosure: Disclosure) -> tuple[Claim, ...]:
    """The claims of a disclosure's sections, in printed order."""
    return tuple(_Walk(disclosure).claims())


@cache
def _skipped() -> re.Pattern[str]:
    return re.compile(lexicon().text.skip)


@cache
def _average() -> re.Pattern[str]:
    return re.compile(lexicon().text.average)


class _Walk:
    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        self.accounts = Accounts(disclosure)
        self.period = Period(disclosure.kind, disclosure.year)
        self.agency = keys.fold(disclosure.agency.name)
        self.known = Known(self.accounts.classes, self.agency, self.accounts.printed_codes)
        self.found: list[Claim] = []
        self.subjects = 0
        self.section = -1
        self.paragraph = -1
        self.where = Printed("").where
        self.text = Text("")
        self.context: tuple[Place, str] = ({}, "")
        self.in_paragraph: list[Subject] = []
        self.state = State()
        self.goes_on = False
        """Whether a list that began with 其中： goes on in the next paragraph, numbered or not."""

        self.account: tuple[str, ...] = ()
        """The account that the line above names, and nothing else: 1.教育支出（类）…（项）。"""

        self.enumeration: list[Level] = []
        """The levels that were open at the 其中 before a list of numbered paragraphs."""

    def claims(self) -> list[Claim]:
        for number, section in enumerate(self.disclosure.sections):
            if not _skipped().search(section.title):
                self.section = number
                self._section(section)
        return self.found

    # sections and paragraphs

    def _section(self, section: Section) -> None:
        given = loose(self._tokens(Text(section.title)))
        self.context = given
        self.account = ()
        self.enumeration = []
        self.goes_on = False
        for number, paragraph in enumerate(section.paragraphs):
            self.paragraph = number
            self.where = paragraph.where
            self.text = Text(paragraph.text)
            found = self._tokens(self.text)
            if ends_open(found) and len(found) <= _ALONE and self.state.root is not None:
                self.enumeration = [Level(self.state.root, PARTS, 0)]
            elif names := account_alone(found):
                self.account = names
            elif is_heading(paragraph.text, found):
                self.account = ()
                place, measure = loose(found)
                self.context = (completed(place, given[0]), measure or given[1])
                self.enumeration = []
                if ends_open(found):  # …支出主要用于以下几个方面：
                    self._paragraph(found, is_numbered=False)
            else:
                is_item = bool(_ENUMERATED.match(paragraph.text)) or self.goes_on
                self._paragraph(found, is_numbered=is_item)
                self.account = ()
            self.goes_on = bool(self.enumeration) and paragraph.text.rstrip().endswith(_GO_ON)

    def _tokens(self, text: Text) -> list[Token]:
        return tokens(text, self.known)

    def _paragraph(self, found: Sequence[Token], *, is_numbered: bool) -> None:
        self.state = State()
        self.in_paragraph = []
        if is_numbered:
            self.state.levels = list(self.enumeration)
        else:
            self.enumeration = []
        if self.account and (code := self.accounts.code(self.account)):
            own: Place = {"function": (code,), "flow": ("expenditure", "uses")}
            if (subject := self._placed(own, ())) is not None:
                subject.account = self.account
        words: list[Token] = []
        for token in without_asides(found):
            if token.kind == "figure":
                self._figure(token, words)
                words = []
            elif token.kind == "mark":
                self._mark(token, words)
                words = []
            elif opens(token, words):
                words = self._relation(token, words)
            elif token.word is not None and token.word.role == "each" and self.state.pending:
                self._named(words)
                last = [self.state.current] if words and self.state.current else []
                self.state.each, self.state.pending = [*self.state.pending, *last], []
                words = []
            else:
                words.append(token)
        if found and ends_open(found):
            self.enumeration = list(self.state.levels)
        self._mark(Token("mark", "。", len(self.text.folded), len(self.text.folded)), words)

    # marks and words that open something

    def _mark(self, mark: Token, words: Sequence[Token]) -> None:
        state = self.state
        if words and not state.in_reason:
            self._words(words)
            if mark.text == "," and words[-1].text == "中" and phrase(words).place:
                self._open(PARTS)
            if mark.text == "、" and state.current and state.current.figures == 0:
                state.pending.append(state.current)
        if mark.text == "(":
            state.brackets.append(state.current)
        elif mark.text == ")" and state.brackets:
            depth = len(state.brackets)
            state.levels = [level for level in state.levels if level.depth < depth]
            state.current = state.brackets.pop()
        elif mark.text in ";。":
            state.in_reason = False
            state.pending, state.each = [], []
            state.levels = [one for one in state.levels if one.parts or one.nest != MAINLY]
            for level in state.levels:
                level.weak |= level.nest == MAINLY
        if mark.text != "、":
            state.row = None
        if mark.text in ";。":
            state.is_in_row = False
        if mark.text == "。":
            state.base = state.base_stage = ""
            state.echo = ()
            state.levels = [level for level in state.levels if level.parts and not level.weak]
            if state.root is not None and any(level.whole is state.root for level in state.levels):
                state.current = state.root

    def _relation(self, token: Token, words: list[Token]) -> list[Token]:
        """其中, 主要为, 主要原因: what was said before it is closed."""
        state = self.state
        assert token.word is not None
        role = token.word.role
        if role == "nest":
            if words and not state.in_reason:
                self._words(words)
            state.in_reason = False
            self._open(PARTS)
        elif role == "reason" or state.was_change or state.in_reason:
            if words and not state.in_reason:
                self._words(words)
            state.in_reason = True
        else:
            if words:
                self._words(words)
            self._open(MAINLY)
        return []

    def _open(self, nest: Literal["parts", "mainly"]) -> None:
        current = self.state.current
        if current is not None:
            depth = len(self.state.brackets)
            self.state.levels.append(Level(current, nest, depth, stage=current.stage))

    # phrases

    def _words(self, words: Sequence[Token]) -> None:
        """A phrase without a figure: it names a thing, a year, or says 持平 or 无."""
        said = self._phrase(words)
        if said.year and not said.names_something:
            self.state.year = said.year
        if said.unknown:
            return
        if said.base:
            self.state.base, self.state.base_stage = said.base, said.base_stage
        if "same" in said.roles:
            self._unchanged(said, words)
        elif "none" in said.roles:
            self._nothing(said, words)
        elif {"above", "below", "equal"} & said.roles and "budget" in said.stages:
            self._compared(said, words)
        elif said.names_something and not (said.roles - {"filler"}):
            self._named(words)

    def _phrase(self, words: Sequence[Token]) -> Phrase:
        said = phrase(words, self.agency)
        if said.base_stage == "budget" and not said.base and self.disclosure.kind == "final":
            said.base = OWN_YEAR  # 较预算减少 of final accounts
        return said

    def _named(self, words: Sequence[Token]) -> None:
        said = self._phrase(words)
        if said.names_something and not said.unknown:
            subject = self._subject(said, words)
            if subject is not None:
                self.state.current = subject

    def _nothing(self, said: Phrase, words: Sequence[Token]) -> None:
        """未安排政府采购预算: a zero, where nothing else is said of it."""
        if said.names_something and not said.base and said.roles <= {"none", "filler"}:
            subject = self._subject(said, words)
            if subject is not None:
                self._claim(subject, said, words, None, "amount")

    def _unchanged(self, said: Phrase, words: Sequence[Token]) -> None:
        state = self.state
        if {"final", "budget"} <= said.stages and not said.base:
            self._compared(said, words)
            return
        if said.names_something:
            subject = self._spoken_of(said, "change") or self._subject(said, words)
            targets = [*state.pending, *([subject] if subject else [])]
        else:
            targets = [*state.pending] or ([state.current] if state.current else [])
        for target in targets:
            self._claim(target, said, words, None, "change")
        state.was_change = True

    def _compared(self, said: Phrase, words: Sequence[Token]) -> None:
        """决算数小于预算数."""
        subject = self._subject(said, words) if said.names_something else self.state.current
        if subject is not None:
            self._claim(subject, said, words, None, "completion")
            self.state.was_change = True

    def _figure(self, token: Token, words: Sequence[Token]) -> None:
        assert token.figure is not None
        figure = token.figure
        said = self._phrase(words)
        unread = self._unread(figure)
        if unread:
            if unread == "placeholder":
                self.state.current = None
            self._unbound(unread, words, token)
            return
        quantity = quantity_of(figure, said)
        if quantity is None and figure.kind == "rate" and said.is_bare and self.state.was_completed:
            quantity = "completion"
        if said.base:
            self.state.base, self.state.base_stage = said.base, said.base_stage
        if self.state.each and said.is_empty:
            subject: Subject | None = self.state.each.pop(0)
        elif said.unknown or (figure.kind != "count" and said.measure.startswith("vehicles")):
            last = self._last_class(words)
            subject = last or (self._named_part(words) if figure.kind != "rate" else None)
        elif said.names_something:
            subject = self._spoken_of(said, quantity)
            if subject is None and not self._is_spent_on_a_measure(said):
                subject = self._subject(said, words)
        else:
            subject = self._carried(said, quantity, words)
        if subject is None or quantity is None:
            self._unbound("unknown", words, token)
            return
        self._claim(subject, said, words, token, quantity)
        self._remember(subject, said, quantity)

    def _remember(self, subject: Subject, said: Phrase, quantity: Quantity) -> None:
        """What the words behind a figure may take up again."""
        state = self.state
        for level in state.levels:
            level.parts += level.nest == PARTS or quantity != "count"
        if said.names_something:
            row = state.row
            state.is_in_row = row is not None and row is not subject and _are_parts(row, subject)
        state.row = subject
        state.was_change = quantity in ("change", "rate", "completion")
        state.was_count = quantity == "count"
        state.was_completed = quantity == "amount" and "complete" in said.roles

    def _spoken_of(self, said: Phrase, quantity: Quantity | None) -> Subject | None:
        """The thing named last, where 支出 alone takes it up again.

        接待 3 批次 20 人次，共计支出 1 万元; 公务接待费 1 万元。费用支出较年初预算数减少 2 万元;
        公务接待费预算 3 万元，支出 1 万元.
        """
        if said.place.keys() != {"flow"} or said.measure or said.account:
            return None
        current = self.state.current
        if said.sums and self.state.was_count:
            return current
        if current is None or current.place is None or "item" not in current.place:
            return None
        if quantity == "amount":
            is_spent = current.stage == "initial_budget" and not said.stage
            return current if is_spent and "expenditure" in said.place["flow"] else None
        return current if quantity in ("change", "rate", "completion") else None

    def _is_spent_on_a_measure(self, said: Phrase) -> bool:
        """政府采购预算 10 万元，支出 8 万元: what was bought, and no expenditure of the tables."""
        current = self.state.current
        return said.place.keys() == {"flow"} and not said.year and bool(current and current.measure)

    def _unread(self, figure: Figure) -> Unread:
        if figure.limit:
            return "threshold"
        if not figure.number:
            return "placeholder"
        return "reason" if self.state.in_reason else ""

    # subjects

    def _subject(self, said: Phrase, words: Sequence[Token]) -> Subject | None:
        """What a phrase speaks of that names something; None where its words do not suffice."""
        own = dict(said.place)
        if said.under and not self._is_under(said.under):
            return self._named_part(words)
        if said.account is not None:
            code = said.account.code or self.accounts.code(said.account.names)
            named = self._named_part(words) if not code else None
            own["function"] = (code,)
            own.setdefault("flow", ("expenditure", "uses"))
            subject = named or self._placed(own, words)
            if subject is not None:
                subject.account = said.account.names
                self._now(subject)
            return subject
        if said.measure:
            return self._measured(said.measure, own)
        return self._placed(own, words)

    def _is_under(self, item: str) -> bool:
        return any(
            level.whole.place and level.whole.place.get("item") == (item,)
            for level in self.state.levels
        )

    def _measured(self, measure: str, own: Place) -> Subject | None:
        prefix = measure.partition(".")[0]
        known = [subject for subject in self.in_paragraph if subject.measure]
        for subject in known:
            if subject.measure == measure:
                return self._now(subject)
        known += [level.whole for level in self.state.levels if level.whole.measure]
        whole = next((s for s in reversed(known) if s.measure == prefix), None)
        if "." in measure and whole is None and self.context[1].partition(".")[0] != prefix:
            return None
        if set(own) - {"flow"}:
            return None
        nest: Nest = PARTS if whole else ""
        return self._new(Subject(0, None, measure, whole=whole, nest=nest))

    def _placed(self, own: Place, words: Sequence[Token]) -> Subject | None:
        own = self._echoed(own)
        levels = self.state.levels
        for depth in range(len(levels), 0, -1):
            level = levels[depth - 1]
            whole = level.whole
            place = within(own, whole.place) if whole.place is not None else None
            if place is not None:
                del levels[depth:]
                if place == whole.place:
                    return self._now(whole)
                return self._at(place, own, whole, level.nest)
            if level.nest == MAINLY and not level.weak:
                return self._named_part(words)
        levels.clear()
        return self._at(self._in_context(own), own, None, "")

    def _echoed(self, own: Place) -> Place:
        """一般公共预算财政拨款本年收入 10 万元，…；本年支出 9 万元: of the same fund, too."""
        state = self.state
        if own.get("flow") == ("income",):
            state.echo = own.get("fund", ())
        elif state.echo and own.keys() == {"flow"} and "expenditure" in own["flow"]:
            return {**own, "fund": state.echo}
        return own

    def _in_context(self, own: Place) -> Place | None:
        """A place with what section and heading add to it; None where it has no flow."""
        place = completed(own, self.context[0])
        return place if "flow" in place else None

    def _at(
        self,
        place: Place | None,
        own: Place,
        whole: Subject | None,
        nest: Nest,
    ) -> Subject | None:
        if place is None:
            return None
        for subject in self.in_paragraph:
            if subject.place == place and MAINLY not in (subject.nest, nest):
                return self._now(subject)
        return self._new(Subject(0, place, whole=whole, nest=nest, own=own))

    def _named_part(self, words: Sequence[Token]) -> Subject | None:
        """A thing that only has a name: a project, a purpose; part of what is open, if anything."""
        levels = self.state.levels
        if not words:
            return None
        name = self.text.slice(words[0].start, words[-1].end)
        if _average().search(keys.fold(name)):
            return None
        if not levels:
            return self._new(Subject(0, None, name=name))
        if (place := self._economic(name, levels[-1].whole)) is not None:
            return self._at(place, place, levels[-1].whole, levels[-1].nest)
        part = Subject(0, None, name=name, whole=levels[-1].whole, nest=levels[-1].nest)
        return self._new(part)

    def _last_class(self, words: Sequence[Token]) -> Subject | None:
        """其他支出 behind another 类, where the tables print it: it is no name of its own then."""
        before = self.found[-1] if self.found else None
        if (
            before is None
            or not words
            or (before.section, before.paragraph) != (self.section, self.paragraph)
            or not before.points
            or len(before.points[0].function) != _CLASS
            or _OTHER not in self.accounts.printed_codes
            or keys.fold(self.text.slice(words[0].start, words[-1].end)) != _OTHER_NAME
        ):
            return None
        return self._placed({"function": (_OTHER,), "flow": ("expenditure", "uses")}, words)

    def _economic(self, name: str, whole: Subject) -> Place | None:
        """办公费 under 公用经费: its place, where the table of 基本支出 prints it."""
        place = whole.place or {}
        divided = place.get("item") == ("agency_running",) or place.get("nature") in _BASIC
        code = self.accounts.economic.get(economic_key(name)) if divided else None
        return {**place, "economic": (code,)} if code else None

    def _carried(
        self, said: Phrase, quantity: Quantity | None, words: Sequence[Token]
    ) -> Subject | None:
        """What a phrase speaks of that names nothing: the thing named last."""
        if quantity == "count":
            return None
        is_said = said.stage or said.base or self._is_last_year(said.year, words)
        if quantity == "amount" and "sum" not in said.roles and not is_said:
            if said.sums and self.state.current and not self.state.current.figures:
                return self.state.current  # 机关运行经费，合计 10 万元
            return self.state.levels[-1].whole if said.sums and self.state.levels else None
        if self.state.current is not None:
            whole = self.state.current.whole
            is_of_whole = self.state.is_in_row and quantity in ("change", "rate")
            return whole if is_of_whole and whole is not None else self.state.current
        place, measure = self.context
        if measure:
            return self._measured(measure, {})
        return self._at(place, place, None, "") if "item" in place else None

    def _new(self, subject: Subject) -> Subject:
        subject.number = self.subjects
        self.subjects += 1
        self.in_paragraph.append(subject)
        return self._now(subject)

    def _now(self, subject: Subject) -> Subject:
        self.state.current = subject
        if self.state.root is None or not self.state.levels:
            self.state.root = subject
        return subject

    # claims

    def _claim(
        self,
        subject: Subject,
        said: Phrase,
        words: Sequence[Token],
        token: Token | None,
        quantity: Quantity,
    ) -> None:
        subject.figures += 1
        year = self._year(said, quantity) or self.disclosure.year
        stage = self._stage(said, quantity, subject)
        if quantity == "amount":
            subject.stage = stage
        is_part = subject.whole is not None and subject.own is not None
        is_share = quantity == "share"
        self.found.append(
            msgspec.structs.replace(
                self._printed(words, token, quantity),
                points=points_of(subject.place, stage),
                measure=subject.measure,
                direction=direction_of(said),
                year=year,
                base_year=self._base_year(said, year),
                base_stage=self._base_stage(said),
                stage=stage,
                account=subject.account,
                name=subject.name,
                subject=subject.number,
                whole=subject.whole.number if subject.whole else -1,
                nest=subject.nest,
                base=points_of(whole_of_share(said, subject), "") if is_share else (),
                base_measure=said.base_measure if is_share else "",
                outer=points_of(self._in_context(subject.own or {}), stage) if is_part else (),
                unread="named" if subject.name else "",
            )
        )

    def _unbound(self, unread: Unread, words: Sequence[Token], token: Token) -> None:
        assert token.figure is not None
        quantity = quantity_of(token.figure, phrase(words)) or "amount"
        printed = self._printed(words, token, quantity)
        self.found.append(msgspec.structs.replace(printed, unread=unread))

    def _printed(self, words: Sequence[Token], token: Token | None, quantity: Quantity) -> Claim:
        """What is printed and where, without what it speaks of."""
        figure = token.figure if token else None
        start = words[0].start if words else token.start if token else 0
        end = token.end if token else words[-1].end
        return Claim(
            text=self.text.slice(start, end),
            value=figure.number if figure else ("0" if quantity == "amount" else ""),
            unit=unit_of(figure),
            quantity=quantity,
            section=self.section,
            paragraph=self.paragraph,
            start=self.text.place(start),
            where=self.where,
        )

    def _year(self, said: Phrase, quantity: Quantity) -> int:
        """The year that a figure is for; 0 where the words say none."""
        if _is_base(said, quantity):
            return self.period.year_of(said.base)
        return self.period.year_of(said.year or (self.state.year if not said.base else ""))

    def _stage(self, said: Phrase, quantity: Quantity, subject: Subject) -> Stage:
        """In brackets the parts are of the stage of the figure before them."""
        is_base = _is_base(said, quantity)
        stage = self.period.stage_of(said.base_stage if is_base else said.stage, subject.place)
        if stage or said.stage or is_base or quantity != "amount":
            return stage
        levels = [level for level in self.state.levels if level.depth]
        return next((one.stage for one in reversed(levels) if one.whole is subject.whole), "")

    def _base_stage(self, said: Phrase) -> Literal["", "budget", "executed", "final"]:
        stage = said.base_stage if said.base else self.state.base_stage
        if not (said.roles & MOVES) or stage not in ("budget", "executed", "final"):
            return ""
        return cast("Literal['budget', 'executed', 'final']", stage)

    def _base_year(self, said: Phrase, year: int) -> int:
        base = said.base or (self.state.base if said.roles & MOVES else "")
        return self.period.base_year(base, year)

    def _is_last_year(self, printed: str, words: Sequence[Token]) -> bool:
        """上年 70 万元, and not what a project was given that year: 2023 年安排 70 万元."""
        alone = all(token.kind == "year" or token.text in _COPULAS for token in words)
        return alone and self.period.is_last_year(printed)


def _is_base(said: Phrase, quantity: Quantity) -> bool:
    """Whether an amount is that of the year that is compared with: 比上年的 10 万元."""
    return quantity == "amount" and said.base not in ("", YEAR_ON_YEAR)


def _are_parts(one: Subject, other: Subject) -> bool:
    """Whether two things are parts of the same."""
    return one.whole is not None and one.whole is other.whole
