"""What is remembered from phrase to phrase: the things spoken of, and the lists that are open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mingzhang.reading.claims.periods import Stage
from mingzhang.reading.claims.phrases import Phrase, Place

Nest = Literal["", "parts", "mainly"]
PARTS: Literal["parts"] = "parts"
"""其中, 包括: a list that must be complete."""

MAINLY: Literal["mainly"] = "mainly"
"""主要为: a list that need not be."""


@dataclass(eq=False)
class Subject:
    """What some figures speak of: a place in the cube, a measure, or only a name."""

    place: Place | None = None
    measure: str = ""
    name: str = ""
    whole: Subject | None = None
    nest: Nest = ""
    own: Place | None = None
    """What its own words say, without the whole."""

    account: tuple[str, ...] = ()
    """Names of 类, 款, 项."""

    figures: int = 0
    stage: Stage = ""
    """Of its last amount."""

    number: int = -1
    """In the order in which the document names things."""


@dataclass
class Level:
    """An open 其中 or 主要为."""

    whole: Subject
    nest: Literal["parts", "mainly"]
    depth: int
    """How many brackets were open."""

    weak: bool = False
    """Behind a semicolon: more of a list may follow 主要为, or something else."""

    parts: int = 0
    """Figures that were found to be part of it."""

    stage: Stage = ""
    """Of the figure that it divides: 支出预算 10 万元（其中：一般公共预算 10 万元）."""


@dataclass
class State:
    """What is remembered from phrase to phrase of a paragraph."""

    levels: list[Level] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    """All things spoken of, in the order in which they were first named."""

    current: Subject | None = None
    """The thing named last."""

    root: Subject | None = None
    """What the sentence began with."""

    pending: list[Subject] = field(default_factory=list)
    """Things named in a row without a figure: A、B、C 均…"""

    funds: list[Phrase] = field(default_factory=list)
    """Funds in a row of which the last is said to have, or not to have, any money."""

    each: list[Subject] = field(default_factory=list)
    """The same, once 分别为 has been read: the figures follow in their order."""

    brackets: list[tuple[Subject | None, bool]] = field(default_factory=list)
    """`current` and `is_in_row` before each open bracket: they hold again behind it."""

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

    is_adrift: bool = False
    """Whether a list divides what has no place, so that nobody knows of what the next sentence
    tells a change that names nothing: 往来款 10 万元，其中：上年结转 3 万元。比上年增加 1 万元."""

    begins: bool = True
    """Whether the sentence has no figure yet."""

    was_completed: bool = False
    """Whether the last figure was the budget of 完成预算 10 万元的: the percentage follows."""

    was_count: bool = False
    """Whether the last figure was a count: 共计支出 then is what that many cost."""

    was_change: bool = False
    """Whether the last figure was a change: 主要是 then gives the reason."""

    def speak_of(self, subject: Subject) -> Subject:
        """Make a thing the one named last."""
        self.current = subject
        if self.root is None or not self.levels:
            self.root = subject
        return subject

    def open(self, nest: Literal["parts", "mainly"]) -> None:
        """Let what follows be part of the thing named last."""
        if self.current is not None:
            depth = len(self.brackets)
            self.levels.append(Level(self.current, nest, depth, stage=self.current.stage))

    def pass_mark(self, mark: str) -> None:
        """Open and close what a punctuation mark opens and closes."""
        if mark != "、":
            self.row = None
        if mark == "(":
            self.brackets.append((self.current, self.is_in_row))
        elif mark == ")" and self.brackets:
            depth = len(self.brackets)
            self.levels = [level for level in self.levels if level.depth < depth]
            self.current, self.is_in_row = self.brackets.pop()
        elif mark == ";":
            self._end_clause()
        elif mark == "。":
            self._end_clause()
            self._end_sentence()

    def _end_clause(self) -> None:
        self.in_reason = self.is_in_row = False
        self.pending, self.each, self.funds = [], [], []
        self.levels = [level for level in self.levels if level.parts or level.nest != MAINLY]
        for level in self.levels:
            level.weak |= level.nest == MAINLY

    def _end_sentence(self) -> None:
        self.base = self.base_stage = ""
        self.begins = True
        self.echo = ()
        self._leave_purpose()
        self.levels = [level for level in self.levels if level.parts and not level.weak]
        if self.root is not None and any(level.whole is self.root for level in self.levels):
            self.current = self.root
        elif self.is_adrift:
            self.current = None
        self.is_adrift = False

    def _leave_purpose(self) -> None:
        """主要用于人员经费。年初预算 10 万元: of what is spent, and not of what it is for."""
        current = self.current
        if current is not None and current.nest == MAINLY and not current.figures:
            self.current = current.whole
