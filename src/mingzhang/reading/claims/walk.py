"""From paragraph to paragraph: what each figure speaks of, and what it is part of.

其中 and 包括 open a level: what follows is part of the thing named last, as long as it
lies in it in the cube (公用经费 lies in 基本支出, 项目支出 does not and so goes back a
level). A phrase that names nothing (比上年增加 5 万元) speaks of the thing named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Literal, cast

from mingzhang import cube, keys
from mingzhang.cube import Point
from mingzhang.disclosure import Claim, Disclosure, Printed, Quantity, Section, Unread
from mingzhang.forms.claims import lexicon
from mingzhang.reading.claims.accounts import Accounts, economic_key
from mingzhang.reading.claims.phrases import Phrase, Place, completed, loose, phrase, within
from mingzhang.reading.claims.tokens import Figure, Known, Text, Token, tokens

_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_HEADING_LENGTH = 45
_YEAR_ON_YEAR = "同比"
_GO_ON = ("：", ":", "；", ";")
"""Ends of the lines of a list that is not at its end."""

_OWN_YEAR = "本年"
_COPULAS = ("为", "是")
_LEVELS = 3
"""类, 款, 项."""

_ALONE = 2
"""Tokens of a line that says no more than 其中：."""

_BASIC = (("basic",), ("personnel",), ("running",))
"""Of 基本支出 the tables print the economic classes."""

_PARTS: Literal["parts"] = "parts"
_MAINLY: Literal["mainly"] = "mainly"
_MOVES = frozenset(("up", "down", "same"))
_DIRECTIONS: dict[str, Literal["increase", "decrease", "unchanged"]] = {
    "up": "increase",
    "down": "decrease",
    "same": "unchanged",
    "above": "increase",
    "below": "decrease",
    "equal": "unchanged",
}


_Stage = Literal["", "initial_budget", "adjusted_budget", "executed"]


@dataclass(eq=False)
class Subject:
    """What some figures speak of: a place in the cube, a measure, or only a name."""

    number: int
    place: Place | None = None
    measure: str = ""
    name: str = ""
    whole: Subject | None = None
    nest: Literal["", "parts", "mainly"] = ""
    own: Place | None = None
    """What its own words say, without the whole."""

    account: tuple[str, ...] = ()
    """Names of 类, 款, 项."""

    figures: int = 0
    stage: _Stage = ""
    """Of its last amount."""


@dataclass
class _Level:
    """An open 其中 or 主要为."""

    whole: Subject
    nest: Literal["parts", "mainly"]
    depth: int
    """How many brackets were open."""

    weak: bool = False
    """Behind a semicolon: more of a list may follow 主要为, or something else."""

    parts: int = 0
    """Figures that were found to be part of it."""

    stage: _Stage = ""
    """Of the figure that it divides: 支出预算 10 万元（其中：一般公共预算 10 万元）."""


@dataclass
class _State:
    """What is remembered from phrase to phrase of a paragraph."""

    levels: list[_Level] = field(default_factory=list)
    current: Subject | None = None
    root: Subject | None = None
    """What the sentence began with."""

    pending: list[Subject] = field(default_factory=list)
    """Things named in a row without a figure: A、B、C 均…"""

    each: list[Subject] = field(default_factory=list)
    """The same, once 分别为 has been read: the figures follow in their order."""

    brackets: list[Subject | None] = field(default_factory=list)
    in_reason: bool = False
    year: str = ""
    base: str = ""
    """The year of a comparison that the sentence began with: 与上年相比，"""

    base_stage: str = ""

    row: Subject | None = None
    """What the figure before a 、 speaks of."""

    is_in_row: bool = False
    """Whether the last part was named behind a 、: a change that follows is that of the whole."""

    echo: tuple[str, ...] = ()
    """The fund whose 本年收入 the sentence told: a 本年支出 behind it is of the same fund."""

    was_completed: bool = False
    """Whether the last figure was the budget of 完成预算 10 万元的: the percentage follows."""

    was_count: bool = False
    """Whether the last figure was a count: 共计支出 then is what that many cost."""

    was_change: bool = False
    """Whether the last figure was a change: 主要是 then gives the reason."""


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
        self.agency = keys.fold(disclosure.agency.name)
        self.known = Known(self.accounts.classes, self.agency)
        self.found: list[Claim] = []
        self.subjects = 0
        self.section = -1
        self.paragraph = -1
        self.where = Printed("").where
        self.text = Text("")
        self.context: tuple[Place, str] = ({}, "")
        self.in_paragraph: list[Subject] = []
        self.state = _State()
        self.goes_on = False
        """Whether a list that began with 其中： goes on in the next paragraph, numbered or not."""

        self.account: tuple[str, ...] = ()
        """The account that the line above names, and nothing else: 1.教育支出（类）…（项）。"""

        self.enumeration: list[_Level] = []
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
            if _ends_open(found) and len(found) <= _ALONE and self.state.root is not None:
                self.enumeration = [_Level(self.state.root, _PARTS, 0)]
            elif names := _account_alone(found):
                self.account = names
            elif _is_heading(paragraph.text, found):
                self.account = ()
                place, measure = loose(found)
                self.context = (completed(place, given[0]), measure or given[1])
                self.enumeration = []
                if _ends_open(found):  # …支出主要用于以下几个方面：
                    self._paragraph(found, is_numbered=False)
            else:
                is_item = bool(_ENUMERATED.match(paragraph.text)) or self.goes_on
                self._paragraph(found, is_numbered=is_item)
                self.account = ()
            self.goes_on = bool(self.enumeration) and paragraph.text.rstrip().endswith(_GO_ON)

    def _tokens(self, text: Text) -> list[Token]:
        return tokens(text, self.known)

    def _paragraph(self, found: Sequence[Token], *, is_numbered: bool) -> None:
        self.state = _State()
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
        for token in _without_asides(found):
            if token.kind == "figure":
                self._figure(token, words)
                words = []
            elif token.kind == "mark":
                self._mark(token, words)
                words = []
            elif _opens(token, words):
                words = self._relation(token, words)
            elif token.word is not None and token.word.role == "each" and self.state.pending:
                self._named(words)
                last = [self.state.current] if words and self.state.current else []
                self.state.each, self.state.pending = [*self.state.pending, *last], []
                words = []
            else:
                words.append(token)
        if found and _ends_open(found):
            self.enumeration = list(self.state.levels)
        self._mark(Token("mark", "。", len(self.text.folded), len(self.text.folded)), words)

    # marks and words that open something

    def _mark(self, mark: Token, words: Sequence[Token]) -> None:
        state = self.state
        if words and not state.in_reason:
            self._words(words)
            if mark.text == "," and words[-1].text == "中" and phrase(words).place:
                self._open(_PARTS)
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
            state.levels = [one for one in state.levels if one.parts or one.nest != _MAINLY]
            for level in state.levels:
                level.weak |= level.nest == _MAINLY
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
            self._open(_PARTS)
        elif role == "reason" or state.was_change or state.in_reason:
            if words and not state.in_reason:
                self._words(words)
            state.in_reason = True
        else:
            if words:
                self._words(words)
            self._open(_MAINLY)
        return []

    def _open(self, nest: Literal["parts", "mainly"]) -> None:
        current = self.state.current
        if current is not None:
            depth = len(self.state.brackets)
            self.state.levels.append(_Level(current, nest, depth, stage=current.stage))

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
            said.base = _OWN_YEAR  # 较预算减少 of final accounts
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
        quantity = _quantity(figure, said)
        if quantity is None and figure.kind == "rate" and said.is_bare and self.state.was_completed:
            quantity = "completion"
        if said.base:
            self.state.base, self.state.base_stage = said.base, said.base_stage
        if self.state.each and said.is_empty:
            subject: Subject | None = self.state.each.pop(0)
        elif said.unknown or (figure.kind != "count" and said.measure.startswith("vehicles")):
            subject = self._named_part(words) if figure.kind != "rate" else None
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
        for level in self.state.levels:
            level.parts += level.nest == _PARTS or quantity != "count"
        self.state.was_change = quantity in ("change", "rate", "completion")
        if said.names_something:
            row = self.state.row
            self.state.is_in_row = (
                row is not None and row is not subject and _are_parts(row, subject)
            )
        self.state.row = subject
        self.state.was_count = quantity == "count"
        self.state.was_completed = quantity == "amount" and "complete" in said.roles

    def _spoken_of(self, said: Phrase, quantity: Quantity | None) -> Subject | None:
        """The thing named last, where 支出 alone takes it up again.

        接待 3 批次 20 人次，共计支出 1 万元; 公务接待费 1 万元。费用支出较年初预算数减少 2 万元.
        """
        if said.place.keys() != {"flow"} or said.measure or said.account:
            return None
        current = self.state.current
        if said.sums and self.state.was_count:
            return current
        is_item = current is not None and current.place is not None and "item" in current.place
        return current if is_item and quantity in ("change", "rate", "completion") else None

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
        nest: Literal["", "parts"] = _PARTS if whole else ""
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
            if level.nest == _MAINLY and not level.weak:
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
        nest: Literal["", "parts", "mainly"],
    ) -> Subject | None:
        if place is None:
            return None
        for subject in self.in_paragraph:
            if subject.place == place and _MAINLY not in (subject.nest, nest):
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
        figure = token.figure if token else None
        subject.figures += 1
        is_base = quantity == "amount" and said.base not in ("", _YEAR_ON_YEAR)
        year = self._year(said.year or (self.state.year if not said.base else ""))
        if is_base:
            year = self._year(said.base)
        own_year = self.disclosure.year
        stage = self._stage(said.base_stage if is_base else said.stage, subject.place)
        if quantity == "amount":
            if not said.stage and not is_base:
                stage = stage or self._stage_of_whole(subject)
            subject.stage = stage
        points = _points(subject.place, stage)
        outer = None
        if subject.whole is not None and subject.own is not None:
            outer = self._in_context(subject.own)
        start, end = self._range(words, token)
        self.found.append(
            Claim(
                text=self.text.slice(start, end),
                value=figure.number if figure else ("0" if quantity == "amount" else ""),
                unit=_unit(figure),
                quantity=quantity,
                points=points,
                measure=subject.measure,
                direction=_direction(said),
                year=year or own_year,
                base_year=self._base_year(said, year or own_year),
                base_stage=self._base_stage(said),
                stage=stage,
                account=subject.account,
                name=subject.name,
                subject=subject.number,
                whole=subject.whole.number if subject.whole else -1,
                nest=subject.nest,
                base=_points(_whole_of_share(said, subject), "") if quantity == "share" else (),
                base_measure=said.base_measure if quantity == "share" else "",
                outer=_points(outer, stage),
                unread="named" if subject.name else "",
                section=self.section,
                paragraph=self.paragraph,
                start=self.text.place(start),
                where=self.where,
            )
        )

    def _stage_of_whole(self, subject: Subject) -> _Stage:
        """In brackets the parts are of the figure before them."""
        levels = [level for level in self.state.levels if level.depth]
        return next((one.stage for one in reversed(levels) if one.whole is subject.whole), "")

    def _unbound(self, unread: Unread, words: Sequence[Token], token: Token) -> None:
        assert token.figure is not None
        start, end = self._range(words, token)
        self.found.append(
            Claim(
                text=self.text.slice(start, end),
                value=token.figure.number,
                unit=_unit(token.figure),
                quantity=_quantity(token.figure, phrase(words)) or "amount",
                unread=unread,
                section=self.section,
                paragraph=self.paragraph,
                start=self.text.place(start),
                where=self.where,
            )
        )

    def _range(self, words: Sequence[Token], token: Token | None) -> tuple[int, int]:
        start = words[0].start if words else token.start if token else 0
        return start, token.end if token else words[-1].end

    def _stage(self, stage: str, place: Place | None) -> _Stage:
        is_final = self.disclosure.kind == "final"
        if stage == "executed":
            return "executed"
        if stage == "adjusted":  # the budget in the final table of 三公 is 全年预算数
            return "initial_budget" if is_final and place and "item" in place else "adjusted_budget"
        if stage == "final" and not is_final:
            return "executed"
        if stage == "budget" and is_final:
            return "initial_budget"
        return ""

    def _year(self, printed: str) -> int:
        """A year as printed; 0 where none is."""
        if printed[:4].isdigit():
            return int(printed[:4])
        own = self.disclosure.year
        return own - 1 if own and printed.startswith(("上", "去")) else own if printed else 0

    def _is_last_year(self, printed: str, words: Sequence[Token]) -> bool:
        """上年 70 万元, and not what a project was given that year: 2023 年安排 70 万元."""
        own = self.disclosure.year
        is_year = bool(own and printed) and self._year(printed) == own - 1
        return is_year and all(token.kind == "year" or token.text in _COPULAS for token in words)

    def _base_stage(self, said: Phrase) -> Literal["", "budget", "executed", "final"]:
        stage = said.base_stage if said.base else self.state.base_stage
        if not (said.roles & _MOVES) or stage not in ("budget", "executed", "final"):
            return ""
        return cast("Literal['budget', 'executed', 'final']", stage)

    def _base_year(self, said: Phrase, year: int) -> int:
        base = said.base or (self.state.base if said.roles & _MOVES else "")
        if not base:
            return 0
        return self._year(base) if base != _YEAR_ON_YEAR else max(year - 1, 0)


def _are_parts(one: Subject, other: Subject) -> bool:
    """Whether two things are parts of the same."""
    return one.whole is not None and one.whole is other.whole


def _account_alone(found: Sequence[Token]) -> tuple[str, ...]:
    """The names of 类, 款 and 项, where a line says nothing else."""
    words = [token for token in found if token.kind != "mark"]
    alone = len(words) == 1 and words[0].kind == "path" and len(words[0].names) == _LEVELS
    return words[0].names if alone else ()


def _is_heading(printed: str, found: Sequence[Token]) -> bool:
    """A short line without a figure and without an end, or one that leads up to a list."""
    if any(token.kind == "figure" for token in found) or not found:
        return False
    end = printed.rstrip()[-1:]
    if end in ":：":
        return True
    return len(printed) <= _HEADING_LENGTH and end not in "。；;"


def _without_asides(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens without brackets that hold no figure: 网络加固（云头片区）5万元 is one phrase."""
    opened: list[int] = []
    dropped: set[int] = set()
    for number, token in enumerate(found):
        if token.kind != "mark" or token.text not in "()":
            continue
        if token.text == "(":
            opened.append(number)
        elif opened:
            start = opened.pop()
            if not any(_counts(inside) for inside in found[start:number]):
                dropped |= {start, number}
    return (token for number, token in enumerate(found) if number not in dropped)


def _counts(token: Token) -> bool:
    """Whether a token in brackets makes them more than a part of a name."""
    role = token.word.role if token.word else ""
    return token.kind == "figure" or role in ("nest", "mainly", "reason")


def _opens(token: Token, words: Sequence[Token]) -> bool:
    """Whether a token opens a list or a reason, and does not stand inside a name."""
    if token.word is None or token.word.role not in ("nest", "mainly", "reason"):
        return False
    return token.word.role == "nest" or not words or words[-1].kind != "other"


def _ends_open(found: Sequence[Token]) -> bool:
    """Whether a paragraph ends with 其中：."""
    last = [token for token in found if token.kind != "mark"][-1:]
    return bool(last) and last[0].word is not None and last[0].word.role == "nest"


def _quantity(figure: Figure, said: Phrase) -> Quantity | None:
    moves = bool(_MOVES & said.roles)
    if figure.kind == "rate":
        if "share" in said.roles:
            return "share" if said.base_place or "budget" not in said.stages else "completion"
        if "complete" in said.roles or said.stage == "budget":
            return "completion"
        return "rate" if moves else None
    if {"above", "below", "equal"} & said.roles:
        return None
    if figure.kind == "count":
        return None if moves else "count"
    return "change" if moves else "amount"


def _whole_of_share(said: Phrase, subject: Subject) -> Place:
    """What a share is one of: as its words say, or the thing without a figure that it stands under.

    “三公”经费支出决算中，公务接待费支出 1 万元，占 20%: the total was told a paragraph before.
    """
    whole = subject.whole
    if said.base_place or said.base_measure or whole is None or whole.figures:
        return said.base_place
    return whole.place or {}


def _unit(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return "万元" if figure.unit == "万" else figure.unit


def _direction(said: Phrase) -> Literal["", "increase", "decrease", "unchanged"]:
    found = {_DIRECTIONS[role] for role in said.roles if role in _DIRECTIONS}
    return found.pop() if len(found) == 1 else ""


def _points(place: Place | None, stage: _Stage) -> tuple[Point, ...]:
    """All points that the words can mean, the usual one first."""
    if not place or "flow" not in place:
        return ()
    dimensions = [dimension for dimension in cube.DIMENSIONS if dimension in place]
    return tuple(
        Point(
            **cast("dict[str, str]", dict(zip(dimensions, members, strict=True))),
            stage="initial_budget" if stage == "initial_budget" else "",
        )
        for members in product(*(place[dimension] for dimension in dimensions))
    )
