"""F430, F431: duties that were copied from elsewhere: of another county, of another trade.

Departments help each other and have odd duties, so a duty of another trade is told only where
nothing else in the document has to do with that trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements, trades
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.titled import table_titles
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.targets import items
from mingzhang.disclosure import Disclosure, Printed

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
_TITLED = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}市)?(?P<place>[^\W\d全各本我该开园新景校库社]{1,3}[县区旗])"
    r"(?:20\d\d年度?)?(?:部门|单位)"
)
"""What a title begins with."""

_LISTED = re.compile(
    r"^\(?\d{1,2}[.、)][\u4e00-\u9fff]{2,3}[省市](?P<place>[\u4e00-\u9fff]{2,3}[县区旗])(?=[\u4e00-\u9fff]{2})"
)
"""What a unit of a list begins with, named in full."""

_NO_NAME = frozenset(
    "承担负责组织指导按照根据贯彻落实执行完成办协助作为在由经对向的是及时以和与应起草涉济全各本我该市省乡镇所有关其他辖"
    "属社城园景林库校矿灾农牧片街小治新发范护能验边地战军相行政"
)
"""Characters of the words around; places that are called by one of them are not looked at."""

_FEW = 2
"""How often a place that a text was copied from may be named."""


class DutyOf(msgspec.Struct, frozen=True):
    """A line of the duties, the goals or a project, and what the rest of the document says."""

    disclosure: Disclosure
    line: Line
    number: int
    texts: tuple[str, ...]
    """All lines of the document, this one by its number, and what is printed beside them."""

    is_duty: bool

    @property
    def rest(self) -> str:
        """What the document says elsewhere; put together where a line is suspected only."""
        return "\n".join((*self.texts[: self.number], *self.texts[self.number + 1 :]))


def _duties_and_titles(dossier: Dossier) -> Iterable[tuple[int, DutyOf]]:
    yield from ((index, item) for index, item in dossier.each(_lines) if item.is_duty)
    yield from dossier.each(_titles)
    yield from dossier.each(_units)


def _units(disclosure: Disclosure) -> Iterator[DutyOf]:
    """The units that numbered lines list."""
    for section in requirements.sections_about(disclosure, "organisations"):
        lines = printed_lines.of_section(section)
        texts = tuple(line.key for line in lines)
        for number, line in enumerate(lines):
            if _LISTED.match(line.key):
                yield DutyOf(disclosure, line, number, texts, is_duty=False)


def _titles(disclosure: Disclosure) -> Iterator[DutyOf]:
    """The titles of tables that begin with a place."""
    lines = [Line(title.place, title.printed) for title in table_titles(disclosure)]
    texts = tuple(line.key for line in lines)
    for number, line in enumerate(lines):
        if _TITLED.match(line.key):
            yield DutyOf(disclosure, line, number, texts, is_duty=False)


def _lines(disclosure: Disclosure) -> Iterator[DutyOf]:
    """The duties, and what says what is to be done: goals, uses of the money, projects."""
    about, goals, glossary = (
        {section.heading for section in requirements.sections_about(disclosure, content)}
        for content in ("duties", "performance", "glossary")
    )
    lines = [line for line in printed_lines.prose(disclosure) if line.section not in glossary]
    told = len(lines)
    lines += _of_projects(disclosure)
    others = [unit.name for unit in disclosure.organisations]
    rows: list[str] = []
    for project in disclosure.projects:
        others.append(project.name)
        rows += [keys.fold(one.level3) + keys.fold(one.description) for one in project.indicators]
    for evaluation in disclosure.evaluations:
        others += [evaluation.name.text, evaluation.expected.text]
    texts = (*map(keys.fold, (*(line.text for line in lines), *others)), *rows)
    for number, line in enumerate(lines):
        is_duty = line.section in about and number < told
        if is_duty or number >= told or line.section in goals or "项目支出" in line.text:
            yield DutyOf(disclosure, line, number, texts, is_duty)


def _of_projects(disclosure: Disclosure) -> Iterator[Line]:
    """The purposes and objectives of the projects."""
    for project in disclosure.projects:
        item = items.ProjectOf(disclosure, project)
        for field, text in item.told():
            place = items.place(project) + items.FIELDS[field]
            yield Line(place, Printed(text, item.where(field, text)))


@over("F430", _duties_and_titles)
def duty_is_of_another_place(item: DutyOf) -> Iterator[Flaw]:
    """青河县人民政府 in the duties of an agency of 柳泉县, 青河县部门预算表 above a table."""
    own = _OWN_PLACE.match(keys.fold(item.disclosure.agency.name))
    if own is None:
        return
    key = keys.fold(item.line.text)
    for place in _places(key):
        is_own = place in own["place"] or own["place"].endswith(place)
        if is_own or item.rest.count(place) >= _FEW:
            continue
        yield item.line.flaw(f"写的是“{place}”，本文件是{own['place']}的，像是从别处抄来的")
        return


def _places(key: str) -> Iterator[str]:
    """The counties that a duty or a title names."""
    if titled := _TITLED.match(key):
        yield titled["place"]
    for one in (_LISTED, *_PLACES):
        for match in one.finditer(key):
            if not _NO_NAME & {*match["place"][:-1]}:
                yield match["place"]


@over("F431", each(_lines))
def duty_is_of_another_trade(item: DutyOf) -> Iterator[Flaw]:
    """道路运输 among the duties of 畜牧兽医局, of which nothing else is said.

    Goals and projects may name what they serve; what others often name is left out there.
    """
    if trades.is_general(item.disclosure.agency.name):
        return
    line = keys.fold(item.line.text)
    if not trades.speaks_of_any(line):
        return
    key = "\n".join(
        clause
        for clause in keys.clauses(line)
        if not (trades.is_helping(clause) or (not item.is_duty and trades.is_serving(clause)))
    )
    spoken = trades.spoken_of(key if item.is_duty else trades.without_mentioned(key))
    if not spoken:
        return
    names = (item.disclosure.agency.name, *(u.name for u in item.disclosure.organisations))
    own = frozenset[str]().union(*map(trades.of_agency, names))
    for trade, word in spoken.items() if own else ():
        if trade not in own and not trades.is_spoken_of(trade, item.rest):
            what = "的职责" if item.is_duty else "的事"
            yield item.line.flaw(
                f"写的“{word}”是{trade}部门{what}，"
                f"“{item.disclosure.agency.name}”的其他内容都没有说到"
            )
            return
