"""What a phrase speaks of: a place in the cube, a measure, or a thing that only has a name.

A phrase that names something is looked for in the lists that are open, the innermost
first: it is part of the first whole in which it lies in the cube (公用经费 lies in
基本支出, 项目支出 does not and so goes back a level), or else stands for itself, with what
section and heading add to it. A phrase that names nothing (比上年增加 5 万元) speaks of the
thing named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mingzhang import keys
from mingzhang.disclosure import Quantity
from mingzhang.forms.claims import lexicon
from mingzhang.reading.claims.accounts import economic_key
from mingzhang.reading.claims.document import Document, Line
from mingzhang.reading.claims.memory import MAINLY, PARTS, Level, Nest, State, Subject
from mingzhang.reading.claims.phrases import Context, Phrase, Place, completed, within
from mingzhang.reading.claims.tokens import Token

_COPULAS = ("为", "是")
_SPENT = ("expenditure", "uses")
"""The flows that a functional account can be of."""

_OTHER, _OTHER_NAME = "229", "其他支出"
"""The 类 whose name can mean anything."""

_BASIC = (("basic",), ("personnel",), ("running",))
"""Of 基本支出 the tables print the economic classes."""


@cache
def _average() -> re.Pattern[str]:
    return re.compile(lexicon().text.average)


def _is_divided(level: Level) -> bool:
    """Whether a list divides a thing of its own name: 殡葬 228 万元，其中基本支出 96 万元."""
    whole = level.whole
    return level.nest == PARTS and bool(whole.name and whole.figures) and whole.place is None


class Subjects:
    """The things that a paragraph speaks of: each phrase finds one, or names a new one."""

    def __init__(self, document: Document, line: Line, context: Context, state: State) -> None:
        self._document = document
        self._line = line
        self._context = context
        self._state = state

    # phrases that name something

    def named_by(self, said: Phrase) -> Subject | None:
        """What a phrase names; None where its words do not suffice."""
        if said.under and not self._is_open(said.under):
            return self.part_named(said.words)
        if said.account is not None:
            code = said.account.code or self._document.accounts.code(said.account.names)
            if not code:
                subject = self.part_named(said.words)
            else:
                own: Place = {"flow": _SPENT, **said.place, "function": (code,)}
                subject = self._placed(own, said.words)
            if subject is not None:
                subject.account = said.account.names
                self._state.speak_of(subject)
            return subject
        if said.measure:
            return self._measured(said.measure, said.place)
        return self._placed(said.place, said.words)

    def of_account(self, names: tuple[str, ...]) -> None:
        """Speak of the account that a line above names, where its code is known."""
        if code := self._document.accounts.code(names):
            subject = self._placed({"function": (code,), "flow": _SPENT})
            if subject is not None:
                subject.account = names

    def of_class_other(self, words: Sequence[Token]) -> Subject | None:
        """其他支出 as the 类 of that name, where the tables print it; it can be any other's too."""
        is_other = words and keys.fold(self._line.printed(words)) == _OTHER_NAME
        if not is_other or _OTHER not in self._document.accounts.printed_codes:
            return None
        return self._placed({"function": (_OTHER,), "flow": _SPENT}, words)

    def part_named(self, words: Sequence[Token]) -> Subject | None:
        """A thing that only has a name: a project, a purpose; part of what is open, if anything."""
        if not words:
            return None
        name = self._line.printed(words)
        if _average().search(keys.fold(name)):
            return None
        if not self._state.levels:
            return self._new(Subject(name=name))
        level = self._state.levels[-1]
        if (place := self._economic(name, level.whole)) is not None:
            return self._at(place, place, level.whole, level.nest)
        return self._new(Subject(name=name, whole=level.whole, nest=level.nest))

    # phrases that name nothing, or only 支出

    def carried(self, said: Phrase, quantity: Quantity | None) -> Subject | None:
        """What a phrase that names nothing speaks of: the thing named last."""
        state = self._state
        current = state.current
        if quantity == "count":
            return None
        is_said = said.stage or said.base or self._is_last_year(said)
        if quantity == "amount" and "sum" not in said.roles and not is_said:
            if said.sums and current and not current.figures:
                return current  # 机关运行经费，合计 10 万元
            return state.levels[-1].whole if said.sums and state.levels else None
        if current is not None:
            is_of_whole = state.is_in_row and quantity in ("change", "rate")
            return current.whole if is_of_whole and current.whole is not None else current
        place, measure = self._context
        if measure:
            return self._measured(measure, {})
        return self._at(place, place, None, "") if "item" in place else None

    def taken_up(self, said: Phrase, quantity: Quantity | None) -> Subject | None:
        """The thing named last, where 支出 alone takes it up again.

        接待 3 批次 20 人次，共计支出 1 万元; 公务接待费 1 万元。费用支出较年初预算数减少 2 万元;
        公务接待费预算 3 万元，支出 1 万元.
        """
        if said.place.keys() != {"flow"} or said.measure or said.account:
            return None
        current = self._state.current
        if said.sums and self._state.was_count:
            return current
        if current is None or current.place is None or "item" not in current.place:
            return None
        if quantity == "amount":
            is_spent = current.stage == "initial_budget" and not said.stage
            return current if is_spent and "expenditure" in said.place["flow"] else None
        return current if quantity in ("change", "rate", "completion") else None

    def is_spent_on_a_measure(self, said: Phrase) -> bool:
        """政府采购预算 10 万元，支出 8 万元: what was bought, and no expenditure of the tables."""
        current = self._state.current
        return said.place.keys() == {"flow"} and not said.year and bool(current and current.measure)

    def _is_last_year(self, said: Phrase) -> bool:
        """上年 70 万元, and not what a project was given that year: 2023 年安排 70 万元."""
        alone = all(token.kind == "year" or token.text in _COPULAS for token in said.words)
        return alone and self._document.period.is_last_year(said.year)

    # where they stand in the cube

    def in_context(self, own: Place) -> Place | None:
        """A place with what section and heading add to it; None where it has no flow."""
        place = completed(own, self._context.place)
        return place if "flow" in place else None

    def _is_open(self, item: str) -> bool:
        """Whether a list of the parts of an item is open."""
        return any(
            level.whole.place and level.whole.place.get("item") == (item,)
            for level in self._state.levels
        )

    def _placed(self, own: Place, words: Sequence[Token] = ()) -> Subject | None:
        """A place in the innermost of the open lists in which it lies."""
        own = self._echoed(own)
        levels = self._state.levels
        for depth in range(len(levels), 0, -1):
            level = levels[depth - 1]
            whole = level.whole
            place = within(own, whole.place) if whole.place is not None else None
            if place is not None:
                del levels[depth:]
                if place == whole.place:
                    return self._state.speak_of(whole)
                return self._at(place, own, whole, level.nest)
            if (level.nest == MAINLY and not level.weak) or self._is_cost(words, whole):
                return self.part_named(words)
            if words and _is_divided(level):
                return self.part_named(words)
        self._state.is_adrift |= any(level.whole.place is None for level in levels)
        levels.clear()
        return self._at(self.in_context(own), own, None, "")

    def _echoed(self, own: Place) -> Place:
        """一般公共预算财政拨款本年收入 10 万元，…；本年支出 9 万元: of the same fund, too."""
        state = self._state
        if own.get("flow") == ("income",):
            state.echo = own.get("fund", ())
        elif state.echo and own.keys() == {"flow"} and "expenditure" in own["flow"]:
            return {**own, "fund": state.echo}
        return own

    def _at(
        self, place: Place | None, own: Place, whole: Subject | None, nest: Nest
    ) -> Subject | None:
        """The thing at a place: one spoken of before, or a new one."""
        if place is None:
            return None
        for subject in self._state.subjects:
            if subject.place == place and MAINLY not in (subject.nest, nest):
                return self._state.speak_of(subject)
        return self._new(Subject(place, whole=whole, nest=nest, own=own))

    def _measured(self, measure: str, own: Place) -> Subject | None:
        """A figure outside the tables; a part of one only where the whole was spoken of."""
        prefix = measure.partition(".")[0]
        known = [subject for subject in self._state.subjects if subject.measure]
        for subject in known:
            if subject.measure == measure:
                return self._state.speak_of(subject)
        known += [level.whole for level in self._state.levels if level.whole.measure]
        whole = next((s for s in reversed(known) if s.measure == prefix), None)
        if "." in measure and whole is None and self._context.measure.partition(".")[0] != prefix:
            return None
        if set(own) - {"flow"}:
            return None
        return self._new(Subject(measure=measure, whole=whole, nest=PARTS if whole else ""))

    def _economic(self, name: str, whole: Subject) -> Place | None:
        """办公费 under 公用经费: its place, where the table of 基本支出 prints it."""
        place = whole.place or {}
        divided = place.get("item") == ("agency_running",) or place.get("nature") in _BASIC
        code = self._document.accounts.economic.get(economic_key(name)) if divided else None
        return {**place, "economic": (code,)} if code else None

    def _is_cost(self, words: Sequence[Token], whole: Subject) -> bool:
        """差旅费 9.30 万元、公务接待费 1.60 万元: among costs, and not what “三公” is in all."""
        if self._state.row is None or not words:
            return False
        return self._economic(self._line.printed(words), whole) is not None

    def _new(self, subject: Subject) -> Subject:
        subject.number = next(self._document.numbers)
        self._state.subjects.append(subject)
        return self._state.speak_of(subject)
