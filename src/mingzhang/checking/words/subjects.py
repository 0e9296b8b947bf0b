"""What is said of one subject, by year and stage, so that each figure finds its others at once.

A paragraph can hold thousands of figures of one subject. To go through all of them for each
would take the square of their number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words.told import Told, by_subject, told
from mingzhang.cube import Point


class Subject:
    """The claims that speak of one thing, in printed order."""

    def __init__(self, said: Sequence[Told]) -> None:
        self.said = said
        amounts = [o for o in said if o.is_amount]
        changes = [o for o in said if o.claim.quantity == "change" and o.amount is not None]
        current = [o for o in amounts if o.is_current]
        self._current = {
            "": _Row([o for o in current if not o.claim.stage]),
            "initial_budget": _Row(current),
        }
        self._of_stage = _firsts(
            (o.claim.stage, o) for o in amounts if o.claim.year == o.disclosure.year
        )
        self._of_year = _firsts(((o.claim.year, o.claim.stage == "executed"), o) for o in amounts)
        self._amounts = amounts
        self._changes = _firsts(((o.claim.base_year, o.claim.base_stage), o) for o in changes)
        self.initial_budget = next((o for o in amounts if o.claim.stage == "initial_budget"), None)
        """The first budget of any year."""

        self.against_the_budget = next(filter(_is_against_the_budget, changes), None)
        """比年初预算增加 10 万元."""

    @property
    def current(self) -> Told | None:
        """The first amount of the disclosure's own year, of no stage."""
        return self._current[""].first

    def of_stage(self, stage: str) -> Told | None:
        """The amount of this year and stage."""
        return self._of_stage.get(stage)

    def of_year(self, year: int, *, executed: bool) -> Told | None:
        """The amount of a year: what was carried out, or what was planned."""
        return self._of_year.get((year, executed))

    def only_one_of(self, year: int) -> Told | None:
        """The amount of a year, if there is a single one."""
        if sum(o.claim.year == year for o in self._amounts) != 1:
            return None
        return self.of_year(year, executed=False) or self.of_year(year, executed=True)

    def change_like(self, one: Told) -> Told | None:
        """The change on the same year and stage as a percentage."""
        return self._changes.get((one.claim.base_year, one.claim.base_stage))

    def amount_like(self, one: Told) -> Told | None:
        """The first amount of the disclosure's own year, of the stage of a claim or of none."""
        return self._row(one).first

    def amount_before(self, one: Told) -> Told | None:
        """The amount that a change or a percentage speaks of: the last one before it.

        One that the tables have found wrong has a finding of its own.
        """
        row = self._row(one)
        return row.last_before(one.number) or row.first

    def before(self, one: Told) -> Told | None:
        """The amount of the year that a claim compares with, of the same kind (执行数, 预算).

        Where the words do not say with what they compare, the only amount of the year before.
        """
        own, year = one.disclosure.year, one.claim.base_year
        if own and year == own:
            budgeted = one.disclosure.kind == "final" and one.claim.base_stage == "budget"
            return self.of_stage("initial_budget") if budgeted else None
        if not year:
            return self.only_one_of(own - 1)
        return self.of_year(year, executed=one.claim.base_stage in ("executed", "final"))

    def _row(self, one: Told) -> _Row:
        return self._current.get(one.claim.stage, self._current[""])


class _Row:
    """Amounts in printed order."""

    def __init__(self, amounts: Sequence[Told]) -> None:
        self._all = amounts
        self._right = [one for one in amounts if one.verdict != "differs"]
        self.first = next(iter(amounts), None)

    def last_before(self, number: int) -> Told | None:
        """The last one before a claim, if possible one that the tables do not contradict."""
        for amounts in (self._right, self._all):
            if place := bisect_left(amounts, number, key=attrgetter("number")):
                return amounts[place - 1]
        return None


class Amounts:
    """The amounts of a disclosure's own year, by what they are."""

    def __init__(self, claims: Sequence[Told]) -> None:
        current = [one for one in claims if one.is_amount and one.is_current]
        self._measured = {
            measure: Subject([one for one in current if one.claim.measure == measure])
            for measure in {one.claim.measure for one in current if one.claim.measure}
        }
        self._led = _firsts(
            ((one.claim.points[0], one.claim.stage), one) for one in current if one.claim.points
        )
        self._at = _firsts(
            ((point, one.claim.stage), one) for one in current for point in one.claim.points
        )

    def measured(self, measure: str, like: Told) -> Told | None:
        """The amount of a measure, of the stage of a claim or of none."""
        subject = self._measured.get(measure)
        return subject.amount_like(like) if subject else None

    def at(self, points: Sequence[Point], stage: str) -> Told | None:
        """The amount of a stage that words of these points name.

        Words of two senses (支出合计 of the year, or with what is left) stand behind those that
        can only mean it.
        """
        if led := self._led.get((points[0], stage)):
            return led
        found = (self._at.get((point, stage)) for point in points)
        return min(filter(None, found), key=attrgetter("number"), default=None)


def _firsts(entries: Iterable[tuple[object, Told]]) -> dict[object, Told]:
    """The first of each key."""
    found: dict[object, Told] = {}
    for key, one in entries:
        found.setdefault(key, one)
    return found


def _is_against_the_budget(one: Told) -> bool:
    claim = one.claim
    own = claim.base_stage == "budget" and claim.base_year == one.disclosure.year
    return own and one.signed is not None


def subjects(dossier: Dossier) -> list[dict[int, Subject]]:
    """The subjects of each disclosure, by their number."""
    return [
        {number: Subject(said) for number, said in by_subject(claims).items()}
        for claims in dossier.once(told)
    ]
