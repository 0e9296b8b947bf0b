"""F712: units below a department that says that it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names, printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, in_all, over, quote
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import Disclosure, Printed

_NONE_BELOW = re.compile(
    r"(?:下属|所属|下设)(?:(?:预算|事业)?单位)?0[家个]|(?:没有|无)(?:下属|所属|下设)(?:预算|事业)*单位"
)
_UNITS_BELOW = re.compile(
    r"(?:本级|本部|机关|[本我]部门|局|委|办|室|厅|部)(?P<units>(?:以及|及|和|与|、)其?(?:所属|下属)"
    r"(?:各|各个)?(?:预算|行政|事业)*单位)"
)
"""The document's own units below it; 对所属单位 speaks of what it does for others."""

_ORGAN = re.compile(r"(?:本级|本部门|我部门|本部|机关|局|委|办|室|厅|部)+$")
_STANDS_ALONE = frozenset("于我本该由对为按以在和及与用给向从经是将把即指县市区省")
"""Characters before 局 that say of no other agency which one it is: 用于局本级."""

_LONGEST, _KNOWN = 12, 3
"""Characters of an agency's name before these words, and those by which it is known."""

_DUTY = re.compile(r"(?:负责|承担|指导|组织|协助|管理|监督|抓好|做好)[^,。;]{0,12}$")
_MONEY = re.compile(r"收支|收入|支出|预算|决算|经费|资金|拨款")
"""Of units that it has no money for, a duty may say what is to be done, if there are any."""

_BEFORE = 6
"""Characters shown before the words."""

_ASIDE = ("glossary", "duties", "organisations")


class Alone(msgspec.Struct, frozen=True):
    """A department that says that it has no units below it, and what else its text says."""

    name: str

    said: Printed
    place: str
    lines: tuple[Line, ...]


def _alone(disclosure: Disclosure) -> Iterator[Alone]:
    if disclosure.scope != "department":
        return
    aside = {
        section.heading
        for section in disclosure.sections
        if any(requirements.is_about(section, content) for content in _ASIDE)
    }
    lines = tuple(line for line in printed_lines.prose(disclosure) if line.section not in aside)
    for section in requirements.sections_about(disclosure, "organisations"):
        for paragraph in section.paragraphs:
            if _NONE_BELOW.search(keys.fold(paragraph.text)):
                yield Alone(disclosure.agency.name, paragraph, section.heading, lines)
                return
    table = disclosure.organisations_table
    names = [row.name for row in disclosure.organisations if row.name]
    if table.status == "filled" and len(names) == 1 and _is_itself(names[0], disclosure):
        said = Printed(names[0], disclosure.organisations[0].where)
        yield Alone(disclosure.agency.name, said, table.title, lines)


def _is_itself(name: str, disclosure: Disclosure) -> bool:
    own = agency_names.loosely(disclosure.agency.name)
    return bool(own) and agency_names.loosely(name) == own


def _units_below(key: str, name: str) -> re.Match[str] | None:
    """What a line says of units below the agency itself: 教育局及所属单位 is of another one."""
    own = keys.fold(name)
    found = (match for match in _UNITS_BELOW.finditer(key) if _is_own(match, own))
    return next((match for match in found if not _is_duty(match)), None)


def _is_duty(match: re.Match[str]) -> bool:
    """Whether the sentence is one of the duties: 负责机关及所属单位的党群工作."""
    begins = max(match.string.rfind(mark, 0, match.start()) for mark in "。;")
    before = match.string[begins + 1 : match.start()]
    after = keys.sentences(match.string[match.end() :])[0]
    is_work = after.endswith("工作")
    return not _MONEY.search(before + after) and (is_work or bool(_DUTY.search(before)))


def _is_own(match: re.Match[str], own: str) -> bool:
    until = match.start() + len(match[0]) - len(match["units"])
    called = match.string[max(0, until - _LONGEST) : until]
    before = _ORGAN.sub("", called)
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or before[-1] in _STANDS_ALONE:
        return True
    return called[len(before) - 2 :][:_KNOWN] in own


@over("F712", each(_alone))
def units_below_are_spoken_of(item: Alone) -> Iterator[Flaw]:
    """下属 0 家, or a table with the department alone, and 本级及所属单位 in the text."""
    found = [
        (line, match.string[max(0, match.start() - _BEFORE) : match.end()])
        for line in item.lines
        if (match := _units_below(keys.fold(line.text), item.name))
    ]
    if found:
        line, words = found[0]
        places = [one.evidence() for one, _ in found]
        yield Flaw(
            f"“{item.place}”没有下属单位（“{item.said.text[:40]}”），"
            f"“{line.place}”却写“{words}”{in_all(places)}",
            (*places, quote(item.place, item.said)),
            section=line.section,
        )
