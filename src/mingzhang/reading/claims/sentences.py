"""A paragraph as its figures, each with what it speaks of.

The tokens between two figures or marks are a phrase. 其中 and 包括 open a list: what
follows is part of the thing named last. 主要为 opens one that need not be complete, and
behind a change it gives the reason: figures there are not bound.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import msgspec

from mingzhang.disclosure import Claim, Quantity, Unread
from mingzhang.forms.claims import Role
from mingzhang.reading.claims.binding import bound, printed
from mingzhang.reading.claims.document import Document, Line
from mingzhang.reading.claims.figures import quantity_of
from mingzhang.reading.claims.lines import opens, without_asides
from mingzhang.reading.claims.memory import MAINLY, PARTS, Level, State, Subject
from mingzhang.reading.claims.periods import OWN_YEAR
from mingzhang.reading.claims.phrases import MOVES, Context, Phrase, phrase
from mingzhang.reading.claims.subjects import Subjects
from mingzhang.reading.claims.times import times
from mingzhang.reading.claims.tokens import Figure, Token

_SPENT_ON = "用于"
_CLASS = 3
"""Digits of a 类."""


class Sentences:
    """Goes through the tokens of one paragraph."""

    def __init__(
        self, document: Document, line: Line, context: Context, levels: Sequence[Level]
    ) -> None:
        self.state = State(levels=list(levels))
        self.subjects = Subjects(document, line, context, self.state)
        self.found: list[Claim] = []
        self.left_open: list[Level] = []
        """The lists that are open where the paragraph ends: …其中："""

        self._document = document
        self._line = line

    def read(self, found: Sequence[Token]) -> None:
        """Take all tokens; the paragraph ends its last sentence, where no mark does."""
        words: list[Token] = []
        for token in without_asides(found):
            role = token.word.role if token.word else ""
            if token.figure is not None:
                self._figure(token, token.figure, self._phrase(words))
            elif token.kind == "mark":
                self._mark(token.text, words)
            elif opens(token, words):
                self._relation(token, role, words)
            elif role == "each" and self.state.pending:
                self._each(self._phrase(words))
            else:
                words.append(token)
                continue
            words = []
        self.left_open = list(self.state.levels)
        self._mark("。", words)

    def _phrase(self, words: Sequence[Token]) -> Phrase:
        said = phrase(words, self._document.agency)
        if said.base_stage == "budget" and not said.base and self._document.period.kind == "final":
            said.base = OWN_YEAR  # 较预算减少 of final accounts
        return said

    # what ends a phrase

    def _mark(self, mark: str, words: Sequence[Token]) -> None:
        state = self.state
        if words and not state.in_reason:
            said = self._phrase(words)
            if mark == "、" and "fund" in said.place and "flow" not in said.place:
                state.funds.append(said)
            self._without_figure(said)
            if mark == "," and words[-1].text == "中" and said.place:
                state.open(PARTS)
            if mark == "、" and state.current and state.current.figures == 0:
                state.pending.append(state.current)
        state.pass_mark(mark)

    def _relation(self, token: Token, role: Role, words: Sequence[Token]) -> None:
        """其中, 主要为, 主要原因: what was said before it is closed."""
        state = self.state
        explains = role == "mainly" and (state.was_change or state.in_reason)
        if state.begins and token.text.endswith(_SPENT_ON):
            explains = False  # 比上年减少 2 万元。主要用于办公费 5 万元
        if words and not state.in_reason:
            self._without_figure(self._phrase(words))
        state.in_reason = role == "reason" or explains
        if not state.in_reason:
            state.open(PARTS if role == "nest" else MAINLY)

    def _each(self, said: Phrase) -> None:
        """分别为: the figures of the things named in a row follow in their order."""
        state = self.state
        self._name(said)
        last = [state.current] if said.words and state.current else []
        state.each, state.pending = [*state.pending, *last], []

    # phrases without a figure

    def _without_figure(self, said: Phrase) -> None:
        """A phrase without a figure: it names a thing, a year, or says 持平 or 无."""
        if said.year and not said.names_something and "none" not in said.roles:
            self.state.year = said.year
        if said.unknown:
            return
        self._remember_base(said)
        if "same" in said.roles:
            self._unchanged(said)
        elif "none" in said.roles or self._is_none_of_several(said):
            self._nothing(said)
        elif {"above", "below", "equal"} & said.roles and "budget" in said.stages:
            self._compared(said)
        elif not (said.roles - {"filler"}):
            self._name(said)

    def _name(self, said: Phrase) -> None:
        if said.names_something and not said.unknown:
            self.subjects.named_by(said)

    def _nothing(self, said: Phrase) -> None:
        """未安排政府采购预算: a zero, where nothing else is said of it."""
        if said.names_something and not said.base and said.roles <= {"none", "filler"}:
            for one in (*self._funds_above(said), said):
                subject = self.subjects.named_by(one)
                if subject is not None and not said.is_of_the_beginning:
                    self._bind(subject, said, None, "amount")

    def _funds_above(self, said: Phrase) -> list[Phrase]:
        """没有政府性基金预算、国有资本经营预算安排的支出: of the first there is none either."""
        flow = said.place.get("flow")
        if not flow or "fund" not in said.place:
            return []
        above, self.state.funds = self.state.funds, []
        return [dataclasses.replace(one, place={**one.place, "flow": flow}) for one in above]

    def _is_none_of_several(self, said: Phrase) -> bool:
        """Whether a phrase ends a list of funds that 没有 stands before."""
        none = any("none" in one.roles for one in self.state.funds)
        return none and "flow" in said.place and "fund" in said.place

    def _unchanged(self, said: Phrase) -> None:
        """持平: no change of the thing named, or of all that were named in a row."""
        state = self.state
        if {"final", "budget"} <= said.stages and not said.base:
            self._compared(said)
            return
        if said.names_something:
            last = self.subjects.taken_up(said, "change") or self.subjects.named_by(said)
            targets = [*state.pending, *([last] if last else [])]
        else:
            targets = [*state.pending] or ([state.current] if state.current else [])
        for target in targets:
            self._bind(target, said, None, "change")
        state.was_change = True

    def _compared(self, said: Phrase) -> None:
        """决算数小于预算数."""
        subject = self.subjects.named_by(said) if said.names_something else self.state.current
        if subject is not None:
            self._bind(subject, said, None, "completion")
            self.state.was_change = True

    # figures

    def _figure(self, token: Token, figure: Figure, said: Phrase) -> None:
        if self.state.in_reason and self._compares_again(figure, said):
            self.state.in_reason = False
        unread = self._unread(figure)
        if unread:
            if unread == "placeholder":
                self.state.current = None
            self._leave_unbound(unread, said, token)
            return
        quantity = quantity_of(figure, said)
        if quantity is None and figure.kind == "rate" and said.is_bare and self.state.was_completed:
            quantity = "completion"
        self._remember_base(said)
        subject = self._spoken_of(figure, said, quantity)
        if subject is None or quantity is None:
            self.state.was_change |= bool(MOVES & said.roles)  # 比上年减少 1 辆，主要是报废 1 辆
            self._leave_unbound("unknown", said, token)
            return
        self._bind(subject, said, token, quantity)
        self._remember(subject, said, quantity)

    def _compares_again(self, figure: Figure, said: Phrase) -> bool:
        """决算数小于预算数的主要原因是节约，与上年相比减少 3 万元: the thing, not the reason."""
        was_completed = bool(self.found) and self.found[-1].quantity == "completion"
        of_another_year = bool(said.base) and said.base != OWN_YEAR
        return was_completed and of_another_year and not said.unknown and figure.kind == "money"

    def _unread(self, figure: Figure) -> Unread:
        """Why a figure is no claim; "" where it can be one."""
        if figure.limit:
            return "threshold"
        if not figure.number:
            return "placeholder"
        return "reason" if self.state.in_reason else ""

    def _spoken_of(self, figure: Figure, said: Phrase, quantity: Quantity | None) -> Subject | None:
        """What a figure speaks of; None where its words do not tell."""
        if self.state.each and said.is_empty:
            return self.state.each.pop(0)
        if said.unknown or (figure.kind != "count" and said.measure.startswith("vehicles")):
            if self._is_behind_a_class() and (other := self.subjects.of_class_other(said.words)):
                return other
            return self.subjects.part_named(said.words) if figure.kind != "rate" else None
        if not said.names_something:
            is_lost = quantity == "share" and self._is_behind_an_unknown_amount()
            return None if is_lost else self.subjects.carried(said, quantity)
        subject = self.subjects.taken_up(said, quantity)
        if subject is None and not self.subjects.is_spent_on_a_measure(said):
            subject = self.subjects.named_by(said)
        return subject

    def _is_behind_an_unknown_amount(self) -> bool:
        """Whether the claim before is an amount of what nobody knows: a share here is of it."""
        last = self.found[-1] if self.found else None
        return bool(last and last.unread == "unknown" and last.quantity == "amount" and last.value)

    def _is_behind_a_class(self) -> bool:
        """Whether the claim before, in this paragraph, is of a 类."""
        points = self.found[-1].points if self.found else ()
        return bool(points) and len(points[0].function) == _CLASS

    def _remember_base(self, said: Phrase) -> None:
        if said.base:
            self.state.base, self.state.base_stage = said.base, said.base_stage

    def _remember(self, subject: Subject, said: Phrase, quantity: Quantity) -> None:
        """What the words behind a figure may take up again."""
        state = self.state
        for level in state.levels:
            level.parts += level.nest == PARTS or quantity != "count"
        if said.names_something:
            row = state.row
            state.is_in_row = row is not None and row is not subject and _are_parts(row, subject)
        state.row = subject
        state.begins = False
        state.was_change = quantity in ("change", "rate", "completion")
        state.was_count = quantity == "count"
        state.was_completed = quantity == "amount" and "complete" in said.roles

    # claims

    def _bind(
        self, subject: Subject, said: Phrase, token: Token | None, quantity: Quantity
    ) -> None:
        subject.figures += 1
        at = times(said, quantity, subject, self.state, self._document.period)
        if quantity == "amount":
            subject.stage = at.stage
        is_part = subject.whole is not None and subject.own is not None
        outer = self.subjects.in_context(subject.own or {}) if is_part else None
        claim = printed(self._line, said, token, quantity)
        self.found.append(bound(claim, subject, said, at, outer))

    def _leave_unbound(self, unread: Unread, said: Phrase, token: Token) -> None:
        quantity = (quantity_of(token.figure, said) if token.figure else None) or "amount"
        claim = printed(self._line, said, token, quantity)
        self.found.append(msgspec.structs.replace(claim, unread=unread))


def _are_parts(one: Subject, other: Subject) -> bool:
    """Whether two things are parts of the same."""
    return one.whole is not None and one.whole is other.whole
