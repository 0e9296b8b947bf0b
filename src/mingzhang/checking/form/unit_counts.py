"""F7: how many units and offices there are said to be, against those that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form import agency_names, passages, requirements
from mingzhang.checking.form.passages import Passage
from mingzhang.checking.form.phrases import organs
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMERAL, number_of

_COUNT = rf"(?P<count>\d+|{NUMERAL})"
_SUBORDINATE = re.compile(rf"本[部级](?:机关)?(?:以及|及|和|与)?(?:下属|所属|下设){_COUNT}[家个]")
_BY_NATURE = re.compile(
    rf"(?P<kind>行政|参公|参照公务员法管理的?(?:事业)?|(?:其他)?事业|企业|其他)单位{_COUNT}[家个]"
)
_TOTAL = re.compile(rf"单位(?:\([^()]*\))?[^,，。;；:：\d]{{0,8}}共(?:有|计)?{_COUNT}[个家]")
"""编制范围的单位共 3 个 above a list or a table of them."""

_OF_KINDS = re.compile(
    rf"(?:预算|下属|所属|二级|基层)单位{_COUNT}[个家],?其中:?(?P<kinds>[^。;]{{4,80}})"
)
_WITH_RUNNING_COSTS = re.compile(r"下属(?P<organs>\d+)家机关和(?P<like>\d+)家参公")
_WITH_TARGETS = re.compile(
    r"(?:编报绩效目标的单位共?|本部门(?:所属)?(?=\d+[家个](?:预算)?单位(?:均|都|全部)?(?:开展|编报|编制)))"
    r"(?P<count>\d+)[家个]"
)

_ALL_KINDS = 3
"""行政, 参公 and 其他事业: with fewer, one may have been left out."""

_BELOW = re.compile(
    rf"(?:下设|下属|所属|直属|下辖)(?:共?有)?{_COUNT}[家个]"
    r"(?:独立核算|全额拨款|财政拨款|二级|直属|基层)*(?:预算|事业|行政)*单位"
)
"""所属 2 个事业单位的收支, which are those that the table or a list names."""

_OFFICES = re.compile(
    rf"(?:内设|下设|设置|设有|设)(?:机构|科室|处室|部门|股室)?(?:共有?|有|为)?{_COUNT}个"
    r"(?:内设|职能|业务|综合)?(?:机构|科室|处室|股室|部门|科|股|处)?"
    r"[,，]?(?:分别(?:是|为)|包括|具体(?:是|为|包括)|即|[:：])[:：]?(?P<names>[^。;；]+)"
)
"""内设机构 3 个，包括：甲科、乙科、丙科。"""

_OFFICES_FIRST = re.compile(
    rf"(?:内设|下设|设有|设置|设(?![备施计想]))(?:机构|科室|处室|股室)?(?:包括|分别为|为|有)?:?"
    rf"(?P<names>[^。;,:\d]{{3,120}}?)(?:,?(?:共计?|合计))?{_COUNT}个"
    r"(?:内设|职能)?(?:机构|科室|股室|处室|部室|部门|科|股|室|部)"
)
"""内设甲科、乙科、丙科 3 个科室。"""

_UNITS = re.compile(
    rf"(?<![第0-9]){_COUNT}[家个](?:下属|所属|直属|二级|局属)?(?:独立核算)?(?:预算|事业|行政|基层)*单位(?:预算)?"
    r"[,，]?(?:分别(?:是|为)|包括|具体(?:是|为|包括)|即|[:：])[:：]?(?P<names>[^。;；]+)"
)
"""2 家下属事业单位：甲中心、乙站."""

_UNITS_AFTER = re.compile(
    rf"(?:下属|所属|直属|下设|编制范围的)(?:二级|基层|独立核算)*(?:预算|事业|行政)*单位(?:共有?|共计|有|为)?{_COUNT}[家个]"
    r"[,，]?(?:分别(?:是|为)|包括|具体(?:是|为|包括)|即|为|是)[:：]?(?P<names>[^。;；,，:：]+)(?=[。;；]|$|[,，](?:20\d\d年|其中|部门预算|均|全部))"
)
"""下属二级预算单位 2 个，为甲中心、乙站。"""

_UNITS_FIRST = re.compile(
    r"(?:下属|所属|直属|下辖)(?:的|单位)?(?P<names>(?!的|单位)[^。;；,，:：\d]{6,160}?)(?:共计?|等)?(?<!等)"
    rf"(?:这)?{_COUNT}[家个](?:二级|独立核算)?(?:预算|事业|行政|基层)*单位"
)
"""局机关和下属甲中心、乙站 2 个事业单位; 本级 may be counted with them."""

_COUNTED = (("设", (_OFFICES, _OFFICES_FIRST)), ("单位", (_UNITS, _UNITS_AFTER, _UNITS_FIRST)))
"""The first that is found of each: offices, units."""

_JOINED = re.compile("(?<=[局部委办厅室府会院校馆所站心队科股处园场社])(?:和|及|以及)")
"""甲科和乙科 are two; 文化广电和旅游局 is one."""

_BRACKETS = re.compile(r"\([^()]*\)")
_BEGINS_LIST = re.compile(r"(?:包括|如下|分别(?:是|为))[:：]?$")
_LONGEST_NAME = 30
_ITEM = re.compile(rf"(?:\(?(?:\d{{1,2}}|{NUMERAL})\)?[.、)])")


class Listing(msgspec.Struct, frozen=True):
    """A sentence that counts units, and the list below it."""

    sentences: tuple[Printed, ...]
    items: tuple[Printed, ...]
    place: str


def _listings(disclosure: Disclosure) -> Iterator[Listing]:
    for section in requirements.sections_about(disclosure, "organisations"):
        counting: list[Printed] = []
        items: list[Printed] = []
        listing = False
        for paragraph in section.paragraphs:
            key = keys.fold(paragraph.text)
            if any(one.search(key) for one in (_SUBORDINATE, _BY_NATURE, _TOTAL)):
                counting.append(paragraph)
            if _BEGINS_LIST.search(key):
                listing = True
            elif listing and _ITEM.match(key):
                items.append(paragraph)
        items = items or [Printed(row.name, row.where) for row in disclosure.organisations]
        if counting and items:
            yield Listing(tuple(counting), tuple(items), section.heading)


@over("F701", each(_listings))
def units_are_miscounted(item: Listing) -> Iterator[Flaw]:
    """下属 5 家 and six units listed; the kinds of units that do not add up to the list."""
    listed = len(item.items)
    for sentence in item.sentences:
        key = keys.fold(sentence.text)
        told: list[str] = []
        if (match := _SUBORDINATE.search(key)) and number_of(match["count"]) + 1 != listed:
            told.append(f"“{match[0]}”，加上本部应列 {number_of(match['count']) + 1} 家")
        if (match := _TOTAL.search(key)) and number_of(match["count"]) != listed:
            told.append(f"“{match[0]}”")
        kinds = list(_BY_NATURE.finditer(key))
        total = sum(number_of(match["count"]) for match in kinds)
        if len(kinds) > 1 and total != listed:
            told.append(f"“{'，'.join(match[0] for match in kinds)}”，合计 {total} 家")
        if told:
            yield Flaw(
                f"“{item.place}”写明{'；'.join(told)}，实际列出 {listed} 家",
                (quote(item.place, sentence), *(quote(item.place, one) for one in item.items)),
                section=item.place,
            )


class Counts(msgspec.Struct, frozen=True):
    """How many units of each kind the organisations are, and what is said of them elsewhere."""

    counted: Printed
    place: str
    kinds: dict[str, int]
    total: int
    """Of the kinds, or of the list below, where that has more."""

    elsewhere: tuple[Passage, ...]


def _counts(disclosure: Disclosure) -> Iterator[Counts]:
    for section in requirements.sections_about(disclosure, "organisations"):
        for paragraph in section.paragraphs:
            found = list(_BY_NATURE.finditer(keys.fold(paragraph.text)))
            kinds = {_kind(match["kind"]): number_of(match["count"]) for match in found}
            if len(kinds) == len(found) > 1:
                lines = tuple(
                    line for line in passages.prose(disclosure) if line.section != section.heading
                )
                listed = sum(bool(_ITEM.match(keys.fold(p.text))) for p in section.paragraphs)
                total = max(sum(kinds.values()), listed)
                yield Counts(paragraph, section.heading, kinds, total, lines)
                return


def _kind(printed: str) -> str:
    """参公 for all that 参照公务员法 is said of."""
    return "参公" if printed.startswith("参") else printed


class Below(msgspec.Struct, frozen=True):
    """A sentence that says how many units there are below, and the units listed."""

    line: Passage
    said: str
    count: int
    listed: tuple[Printed, ...]
    institutions: int
    """How many of those are 事业, where a table says it."""


def _below(disclosure: Disclosure) -> Iterator[Below]:
    own = agency_names.loosely(disclosure.agency.name)
    if disclosure.scope != "department" or not own:
        return
    rows = [row for row in disclosure.organisations if row.name]
    below = [row for row in rows if agency_names.loosely(row.name) != own]
    listed = list({keys.fold(row.name): Printed(row.name, row.where) for row in below}.values())
    if len(below) == len(rows):  # without the department itself nobody knows what is listed
        listed = list(_numbered_below(disclosure, own))
        below = []
    if not listed:
        return
    institutions = sum("事业" in row.nature for row in below)
    for line in passages.prose(disclosure):
        key = keys.fold(line.text)
        match = _BELOW.search(key)
        if match and not _OF_KINDS.search(key) and not _SUBORDINATE.search(key):
            count = number_of(match["count"])
            yield Below(line, match[0], count, tuple(listed), institutions)


def _numbered_below(disclosure: Disclosure, own: str) -> Iterator[Printed]:
    """The units that numbered lines of the organisation list beside the department itself."""
    for section in requirements.sections_about(disclosure, "organisations"):
        items = [
            (agency_names.loosely(_BRACKETS.sub("", name)), paragraph)
            for paragraph in section.paragraphs
            if (name := _ITEM.sub("", keys.fold(paragraph.text), count=1).rstrip("。;；"))
            and _ITEM.match(keys.fold(paragraph.text))
        ]
        if any(name == own for name, _ in items) and all(map(_is_a_unit, items)):
            yield from (paragraph for name, paragraph in items if name != own)


def _is_a_unit(item: tuple[str, Printed]) -> bool:
    name, _ = item
    return len(name) <= _LONGEST_NAME and bool(organs().search(name))


def _all_counts(disclosure: Disclosure) -> Iterator[Counts | Below]:
    yield from _counts(disclosure)
    yield from _below(disclosure)


@over("F720", each(_all_counts))
def units_are_counted_otherwise(item: Counts | Below) -> Iterator[Flaw]:
    """参照公务员法管理的事业单位 1 家, and 下属 1 家机关和 2 家参公事业单位 below.

    Or 所属 2 个事业单位 where the table lists one.
    """
    if isinstance(item, Counts):
        yield from _counted_by_kind(item)
    elif item.count not in (len(item.listed), item.institutions):
        yield Flaw(
            f"“{item.line.place}”写“{item.said}”，列出的所属单位是 {len(item.listed)} 家："
            f"{'、'.join(one.text for one in item.listed)}",
            (item.line.evidence(), *(quote("单位构成", one) for one in item.listed)),
            section=item.line.section,
        )


def _counted_by_kind(item: Counts) -> Iterator[Flaw]:
    for line in item.elsewhere:
        key = keys.fold(line.text)
        wrong: list[str] = []
        if match := _WITH_RUNNING_COSTS.search(key):
            organs, like = int(match["organs"]), int(match["like"])
            like_organs = item.kinds.get(
                "参公", item.kinds.get("事业", 0)
            )  # they may be among these
            if organs > item.kinds.get("行政", 0) or like > like_organs:
                wrong.append(match[0])
        if (match := _WITH_TARGETS.search(key)) and int(match["count"]) > item.total:
            wrong.append(match[0])
        if wrong:
            told = "、".join(f"{kind}单位 {count} 家" for kind, count in item.kinds.items())
            yield Flaw(
                f"“{line.place}”写“{'、'.join(wrong)}”，“{item.place}”写的是{told}",
                (line.evidence(), quote(item.place, item.counted)),
                section=line.section,
            )


@over("F715", each(passages.prose))
def kinds_of_units_do_not_add_up(line: Passage) -> Iterator[Flaw]:
    """预算单位 2 个，其中行政单位 2 个，参照公务员法管理的事业单位 1 个."""
    for match in _OF_KINDS.finditer(keys.fold(line.text)):
        kinds = list(_BY_NATURE.finditer(match["kinds"]))
        total, count = sum(number_of(one["count"]) for one in kinds), number_of(match["count"])
        if total > count or (total < count and len(kinds) >= _ALL_KINDS):
            yield Flaw(
                f"“{line.place}”写单位 {count} 个，其中"
                f"{'、'.join(one[0] for one in kinds)}，合计 {total} 个",
                (line.evidence(),),
                section=line.section,
            )


@over("F713", each(passages.prose))
def offices_are_miscounted(line: Passage) -> Iterator[Flaw]:
    """内设机构 8 个 and seven of them named; 等 leaves some out, 和 can join two."""
    key = keys.fold(line.text)
    for word, patterns in _COUNTED if "个" in key or "家" in key else ():
        if word not in key:
            continue
        match = next(filter(None, (pattern.search(key) for pattern in patterns)), None)
        if match and (names := _miscounted(match)):
            told = match[0].replace(match["names"], "").rstrip(":：,，")
            yield Flaw(
                f"“{line.place}”写明“{told}”，实际列出 {len(names)} 个：{'、'.join(names)}",
                (line.evidence(),),
                section=line.section,
            )


def _miscounted(match: re.Match[str]) -> list[str]:
    """The names of a list that are not as many as it says; none where they can be."""
    if re.search(r"\d", match["names"]):
        return []
    names = _BRACKETS.sub("", match["names"]).removesuffix("等").split("、")
    if match["names"].endswith(("等", "等单位")):  # some are left out, and none is too many
        return names if len(names) > number_of(match["count"]) > 1 else []
    count, joined = number_of(match["count"]), sum(map(bool, map(_JOINED.search, names)))
    joined += match.re is _UNITS_FIRST  # 本级
    is_list = len(names) > 1 or (match.re is _UNITS_AFTER and bool(organs().search(names[0])))
    return names if is_list and not len(names) <= count <= len(names) + joined else []
