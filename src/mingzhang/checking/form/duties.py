"""F430, F431: duties that were copied from elsewhere: of another county, of another trade.

Departments help each other and have odd duties, so a duty of another trade is told only where
nothing else in the document has to do with that trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.form import passages, requirements, trades
from mingzhang.checking.form.passages import Passage
from mingzhang.disclosure import Disclosure

_OWN_PLACE = re.compile(
    r"^(?:中国共产党|中共|共青团)?(?P<above>.*?[省市])?(?P<place>.{2,8}?[县区旗])"
)
_PLACES = tuple(
    re.compile(
        r"(?:^|[,，。；;、:：(]|承担|负责|担任|组织|指导|按照|根据|贯彻|落实|执行|完成|承办|协助"
        r"|作为|在|由|经|对|向|的|是)"
        rf"(?P<place>[\u4e00-\u9fff]{{{length}}}[县区旗])"
        r"(?=委[、,，和及办员]|委$|人民政府|政府|人大|政协"
        r"|[^,，。；;]{2,16}(?:指挥部|领导小组|委员会|工作组))"
    )
    for length in (2, 3)
)
_NO_NAME = frozenset(
    "承担负责组织指导按照根据贯彻落实执行完成办协助作为在由经对向的是及时以和与应起草涉济全各本我该市省乡镇所有关其他辖"
    "属社城园景林库校矿灾农牧片街小治新发范护能验边地战军相行政"
)
"""Characters of the words around; places that are called by one of them are not looked at."""

_FEW = 2
"""How often a place that a text was copied from may be named."""


class DutyOf(msgspec.Struct, frozen=True):
    """A line of the duties, and what the rest of the document says."""

    disclosure: Disclosure
    line: Passage
    number: int
    texts: tuple[str, ...]
    """All lines of the document, this one by its number, and what is printed beside them."""

    @property
    def rest(self) -> str:
        """What the document says elsewhere; put together where a line is suspected only."""
        return "\n".join((*self.texts[: self.number], *self.texts[self.number + 1 :]))


def _duties(disclosure: Disclosure) -> Iterator[DutyOf]:
    about = {
        section.heading
        for section in disclosure.sections
        if requirements.is_about(section, "duties")
    }
    glossary = {s.heading for s in requirements.sections_about(disclosure, "glossary")}
    lines = [line for line in passages.prose(disclosure) if line.section not in glossary]
    others = [unit.name for unit in disclosure.organisations]
    for project in disclosure.projects:
        others += [project.name, project.purpose, *project.objectives]
    for evaluation in disclosure.evaluations:
        others += [evaluation.name.text, evaluation.expected.text]
    texts = tuple(map(keys.fold, (*(line.text for line in lines), *others)))
    for number, line in enumerate(lines):
        if line.section in about:
            yield DutyOf(disclosure, line, number, texts)


@over("F430", each(_duties))
def duty_is_of_another_place(item: DutyOf) -> Iterator[Flaw]:
    """青河县人民政府 in the duties of an agency of 柳泉县."""
    own = _OWN_PLACE.match(keys.fold(item.disclosure.agency.name))
    if own is None:
        return
    key = keys.fold(item.line.text)
    for place in (match["place"] for one in _PLACES for match in one.finditer(key)):
        is_own = place in own["place"] or own["place"].endswith(place)
        if is_own or _NO_NAME & {*place[:-1]} or item.rest.count(place) >= _FEW:
            continue
        yield Flaw(
            f"“{item.line.place}”写的是“{place}”，本文件是{own['place']}的，像是从别处抄来的",
            (item.line.evidence(),),
            section=item.line.section,
        )
        return


@over("F431", each(_duties))
def duty_is_of_another_trade(item: DutyOf) -> Iterator[Flaw]:
    """道路运输 among the duties of 畜牧兽医局, of which nothing else is said."""
    clauses = re.split(r"[,，;；。]", keys.fold(item.line.text))
    key = "\n".join(clause for clause in clauses if not trades.is_helping(clause))
    spoken = trades.spoken_of(key)
    if not spoken or trades.is_general(item.disclosure.agency.name):
        return
    names = (item.disclosure.agency.name, *(u.name for u in item.disclosure.organisations))
    own = frozenset[str]().union(*map(trades.of_agency, names))
    for trade, word in spoken.items() if own else ():
        if trade not in own and not trades.is_spoken_of(trade, item.rest):
            yield Flaw(
                f"“{item.line.place}”写的“{word}”是{trade}部门的职责，"
                f"“{item.disclosure.agency.name}”的其他内容都没有说到",
                (item.line.evidence(),),
                section=item.line.section,
            )
            return
