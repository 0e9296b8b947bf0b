"""项目编码 and the head of the table: shape, year, region, agency, and no code twice.

Which shapes there are is known for the forms of Hebei (21 characters: region 6, year 2,
13 letters and figures; in 2021 also agency-0501-YXN-…). Another province's codes are only
compared with each other. O and 0, I and 1 are confused in recognised text, so they are
never told apart here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import agency_names
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets.budgets import slipped_unit
from mingzhang.checking.targets.items import (
    FIELDS,
    ProjectOf,
    open_projects,
    projects,
)
from mingzhang.disclosure import Disclosure, Project

_LONG = re.compile(r"(\d{6})(\d{2})[0-9A-Z]{13}")
_OFFICE_AT = re.compile(r"([\u4e00-\u9fff]{2,7}?[县区市旗])([\u4e00-\u9fff]{3,})$")
_SHORT = re.compile(r"(\d{3,6})-\d{4}-[A-Z]{2,4}-[0-9A-Z]{4}")
_AGENCY = re.compile(r"[\[【](\d{3,6})[\]】]")
_LOOKALIKE = str.maketrans("OIQ", "010")
_LONG_LENGTH = 21
_SHORTEST = 8
"""Shorter codes are numbers that the document gives; they have no shape."""

_A_FEW = 4
"""Codes with more characters too many or too few are of another kind."""

_ENOUGH = 4
_SHARE = 0.8


class CodeOf(msgspec.Struct, frozen=True):
    """A project's code, with what most codes of its document look like."""

    item: ProjectOf
    lengths: tuple[int, ...]
    """Lengths that most codes of the document have."""

    region: str
    """The first six digits that most codes begin with; "" where they differ."""

    @property
    def code(self) -> str:
        """As printed, capitals, without white space."""
        return keys.fold(self.item.its.code).upper()


def _codes(disclosure: Disclosure) -> Iterator[CodeOf]:
    coded = [project for project in disclosure.projects if project.code]
    lengths = Counter(len(keys.fold(project.code)) for project in coded)
    usual = tuple(n for n, count in lengths.items() if count >= max(2, len(coded) // 4))
    if not usual and any(map(_is_long, coded)):
        usual = (_LONG_LENGTH,)
    regions = Counter(keys.fold(project.code)[:6] for project in coded if _is_long(project))
    region = ""
    if regions:
        first, count = regions.most_common(1)[0]
        if sum(regions.values()) >= _ENOUGH and count >= _SHARE * sum(regions.values()):
            region = first
    for project in coded:
        yield CodeOf(ProjectOf(disclosure, project), usual, region)


def _is_long(project: Project) -> bool:
    return bool(_LONG.fullmatch(keys.fold(project.code).upper()))


codes = each(_codes)


@over("P601", codes)
def code_is_malformed(one: CodeOf) -> Iterator[Flaw]:
    """A code that is too short or too long, or has letters where only figures stand."""
    code = one.code
    if _LONG.fullmatch(code) or _SHORT.fullmatch(code) or not one.lengths:
        return
    if min(one.lengths) < _SHORTEST or not any(map(str.isdigit, code)) or _are_two(code):
        return
    if len(code) not in one.lengths:
        if all(abs(len(code) - length) > _A_FEW for length in one.lengths):
            return  # another system's code
        usual = "、".join(str(length) for length in sorted(one.lengths))
        said = f"项目编码“{one.item.its.code}”有 {len(code)} 位，同一文件的其他编码是 {usual} 位"
        yield one.item.flaw(said, one.item.evidence("code"))
    elif one.region and code[:8].translate(_LOOKALIKE).isdigit() and not code[:8].isdigit():
        said = f"项目编码“{one.item.its.code}”前 8 位应当全是数字"
        yield one.item.flaw(said, one.item.evidence("code"))


def _are_two(code: str) -> bool:
    """Two whole codes in one cell."""
    return bool(_LONG.fullmatch(code[:_LONG_LENGTH]) and _LONG.fullmatch(code[_LONG_LENGTH:]))


@over("P602", codes)
def year_is_later(one: CodeOf) -> Iterator[Flaw]:
    """A project that was set up after the budget year."""
    match = _LONG.fullmatch(one.code)
    year = one.item.disclosure.year
    if match and year and 2000 + int(match[2]) > year:
        said = f"项目编码第 7、8 位是 {match[2]}，即 20{match[2]} 年立项，晚于预算年度 {year} 年"
        yield one.item.flaw(said, one.item.evidence("code"))


@over("P607", codes)
def region_is_another(one: CodeOf) -> Iterator[Flaw]:
    """Another region than all others; a superior's project can have the superior's."""
    match = _LONG.fullmatch(one.code)
    if match and one.region and match[1] != one.region and not _is_above(match[1], one.region):
        said = f"项目编码前 6 位是 {match[1]}，同一文件的其他项目是 {one.region}"
        yield one.item.flaw(said, one.item.evidence("code"))


def _is_above(region: str, own: str) -> bool:
    """Whether it is the city's or province's of this region, or the country's."""
    return region.endswith("00") and (own.startswith(region.rstrip("0")) or region == "100000")


@over("P603", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def code_is_used_twice(disclosure: Disclosure) -> Iterator[Flaw]:
    """Two projects with one code."""
    by_code: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        if project.code:
            by_code[keys.fold(project.code).upper().translate(_LOOKALIKE)].append(project)
    for sharing in by_code.values():
        if len(sharing) > 1 and len({keys.fold(project.name) for project in sharing}) > 1:
            items = [ProjectOf(disclosure, project) for project in sharing]
            others = "、".join(f"第 {one.its.no} 个项目“{one.its.name}”" for one in items[:-1])
            yield items[-1].flaw(
                f"项目编码 {items[-1].its.code} 与{others}相同",
                *(one.evidence("code") for one in reversed(items)),
            )


@over("P604", projects)
def agency_is_another(item: ProjectOf) -> Iterator[Flaw]:
    """主管部门、实施单位 and the code's first part must be this department's."""
    own = item.disclosure.agency.code[:3]
    if not own.isdigit():
        return
    short = _SHORT.fullmatch(keys.fold(item.its.code).upper())
    if short and short[1][:3] != own and _prefixes(item.disclosure) & {own}:
        yield item.flaw(f"项目编码开头是 {short[1]}，不是本部门的 {own}", item.evidence("code"))
    name = keys.fold(item.disclosure.agency.name).removesuffix("本级")
    for field in ("responsible_department", "implementing_unit"):
        text: str = getattr(item.its, field)
        match = _AGENCY.match(text.strip())
        if match and match[1][:3] != own and not (name and name in keys.fold(text)):
            said = f"{FIELDS[field]}写的是“{text}”，本部门代码是 {own}"
            yield item.flaw(said, item.evidence(field))


@over("P614", projects)
def unit_has_another_name(item: ProjectOf) -> Iterator[Flaw]:
    """实施单位 【434】巨石县人民政府办公厅 in the document of 巨石县人民政府办公室.

    Or that of another county's office of the same kind.
    """
    own = agency_names.loosely(item.disclosure.agency.name)
    units = {agency_names.loosely(unit.name) for unit in item.disclosure.organisations}
    text = item.its.implementing_unit.strip()
    name = agency_names.loosely(_AGENCY.sub("", text).lstrip("】]"))
    is_ours = name == own or name in units
    ours, theirs = _OFFICE_AT.match(own), _OFFICE_AT.match(name)
    if not is_ours and ours and theirs and _is_elsewhere(ours, theirs):
        said = f"实施单位写的是“{text}”，本文件是“{item.disclosure.agency.name}”的"
        yield item.flaw(said, item.evidence("implementing_unit"))
        return
    if name and own and not is_ours and len(name) == len(own) and agency_names.is_slip(name, own):
        said = f"实施单位写的是“{text}”，与本文件的“{item.disclosure.agency.name}”只差一个字"
        yield item.flaw(said, item.evidence("implementing_unit"))


def _is_elsewhere(ours: re.Match[str], theirs: re.Match[str]) -> bool:
    """Whether two names are of one kind of office in two places of one level."""
    return ours[2] == theirs[2] and ours[1] != theirs[1] and ours[1][-1] == theirs[1][-1]


@over("P617", projects)
def code_above_is_another(item: ProjectOf) -> Iterator[Flaw]:
    """[…3PE] in the line above the table, …3PF in it."""
    above, inside = (
        keys.fold(code).upper().translate(_LOOKALIKE)
        for code in (item.its.heading_code, item.its.code)
    )
    if above and above != inside:
        yield item.flaw(
            f"表上方的编码是“{item.its.heading_code}”，表内项目编码是“{item.its.code}”",
            item.evidence("heading_code", item.its.heading_code, "项目编码及名称"),
            item.evidence("code"),
        )


@over("P618", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def agency_has_two_codes(disclosure: Disclosure) -> Iterator[Flaw]:
    """【131】某县残疾人联合会 in one table, 【137】 before the same name in all others."""
    codes_of: defaultdict[str, dict[str, list[tuple[ProjectOf, str]]]] = defaultdict(dict)
    for project in disclosure.projects:
        for field in ("responsible_department", "implementing_unit"):
            text: str = getattr(project, field).strip()
            if match := _AGENCY.match(text):
                name = keys.fold(text[match.end() :])
                printed = codes_of[name].setdefault(match[1], [])
                printed.append((ProjectOf(disclosure, project), field))
    for name, codes_printed in codes_of.items():
        usual = max(codes_printed, key=lambda code: len(codes_printed[code]))
        for code, places in codes_printed.items():
            if code != usual and len(codes_printed[usual]) >= _ENOUGH * len(places):
                item, field = places[0]
                yield item.flaw(
                    f"{FIELDS[field]}“{name}”的代码印作 {code}，其他 "
                    f"{len(codes_printed[usual])} 处是 {usual}",
                    *(one.evidence(its) for one, its in places),
                )


class OwnersOf(msgspec.Struct, frozen=True):
    """A project or self-evaluation, and how many of its document are the agency's own."""

    item: ProjectOf
    own: int
    units: frozenset[str]
    """Named by the document's other tables, or in its list of organisations."""


def _owned(dossier: Dossier) -> Iterator[tuple[int, OwnersOf]]:
    by_disclosure: defaultdict[int, list[ProjectOf]] = defaultdict(list)
    for index, item in open_projects(dossier):
        if item.its.implementing_unit:
            by_disclosure[index].append(item)
    for index, items in by_disclosure.items():
        printed = Counter(_unit_of(item) for item in items)
        listed_units = {
            agency_names.loosely(unit.name) for unit in dossier.disclosures[index].organisations
        }
        for item in items:
            others = {name for name, count in printed.items() if count > 1}
            own = printed[agency_names.loosely(item.disclosure.agency.name)]
            yield index, OwnersOf(item, own, frozenset(others | listed_units))


def _unit_of(item: ProjectOf) -> str:
    return agency_names.loosely(_AGENCY.sub("", item.its.implementing_unit).strip().lstrip("】]"))


_BODY = re.compile(r"(?:局|委员会|法院|检察院|联合会|总工会|厅)$")
_PLACE = re.compile(r"^.{1,8}?[省市县区旗州盟](?=.)")


@over("P616", _owned)
def unit_is_another_body(of: OwnersOf) -> Iterator[Flaw]:
    """实施单位 某县人民检察院 in one table of 某县人民法院, 某县图书馆 in one of 某县文化馆."""
    item, name = of.item, _unit_of(of.item)
    own = agency_names.loosely(item.disclosure.agency.name)
    department = agency_names.loosely(item.its.responsible_department)
    if not own or not name or not of.own or name in of.units | {own, department}:
        return
    if name in own or own in name or agency_names.is_slip(name, own):
        return
    place = _PLACE.match(own)
    is_neighbour = bool(place) and name.startswith(place[0]) if place else False
    is_of_a_rank = bool(_BODY.search(name) and _BODY.search(own)) and department == own
    is_unit = of.own >= _A_FEW_OWN and not _BODY.search(own) and department not in ("", own)
    if is_neighbour and (is_of_a_rank or is_unit):
        text = item.its.implementing_unit.strip()
        yield item.flaw(
            f"实施单位写的是“{text}”，本文件是“{item.disclosure.agency.name}”的，"
            f"其他 {of.own} 张表也写本单位",
            item.evidence("implementing_unit"),
        )


_A_FEW_OWN = 2
"""Other tables that name the agency itself."""


@over("P615", each(lambda disclosure: [disclosure] if disclosure.projects else []))
def money_is_in_another_unit(disclosure: Disclosure) -> Iterator[Flaw]:
    """金额单位：元 above one table, 万元 above all others, and no budget that says 元, too."""
    if slipped := slipped_unit(disclosure):
        project, usual = slipped
        item = ProjectOf(disclosure, project)
        count = sum(other.money_unit == usual for other in disclosure.projects)
        others = f"其他 {count} 个项目是“{usual}”" if count else f"按“{usual}”才与成本指标相符"
        said = f"金额单位印作“{project.money_unit}”，{others}"
        yield item.flaw(said, item.evidence("money_unit", item.its.money_unit, "金额单位"))


def _prefixes(disclosure: Disclosure) -> set[str]:
    """The agencies that the document's short codes begin with."""
    found = (_SHORT.fullmatch(keys.fold(p.code).upper()) for p in disclosure.projects)
    return {match[1][:3] for match in found if match}


@over("P605", projects)
def year_of_the_table_is_another(item: ProjectOf) -> Iterator[Flaw]:
    """The table's own 预算年度, and the years of 中长期目标."""
    year = item.disclosure.year
    if not year:
        return
    printed = re.findall(r"20\d\d", item.its.year)
    if printed and str(year) not in printed:
        yield item.flaw(f"预算年度印作“{item.its.year}”，本文件是 {year} 年", item.evidence("year"))
    period = [int(text) for text in re.findall(r"20\d\d", item.its.period)]
    if period and not min(period) <= year <= max(period):
        said = f"中长期目标的期间“{item.its.period}”不包括预算年度 {year} 年"
        yield item.flaw(said, item.evidence("period", item.its.period, "中长期目标"))
