"""A1: a department and its units, which are published in files of their own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Undecided, absent, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.families import Members
from mingzhang.disclosure import Agency, Disclosure


class Family(msgspec.Struct, frozen=True):
    """A department and the units of it that are at hand."""

    department: Disclosure
    source: str
    members: Members
    unlisted: tuple[tuple[Agency, str], ...]
    """The units that the department does not list by their name, with their sources."""

    @property
    def title(self) -> str:
        """Of the table in which the department lists its units."""
        return self.department.organisations_table.title or "机构设置"


def families(dossier: Dossier) -> Iterator[tuple[int, Family]]:
    """The departments that list their units and have some of them in other sources."""
    for index, members in dossier.families.items():
        own = dossier.sources[index]
        if members.listed and any(dossier.sources[unit] != own for unit in members.units):
            unlisted = tuple(
                (dossier.disclosures[unit].agency, dossier.sources[unit])
                for unit in members.unlisted
            )
            yield index, Family(dossier.disclosures[index], own, members, unlisted)


@over("A101", families)
def unit_is_not_published(family: Family) -> Iterator[Flaw | Undecided]:
    """Only where the others are known by name; a unit can go by a short name in the list."""
    missing = family.members.missing
    if not missing:
        return
    if family.unlisted:
        yield Undecided("有的单位公开时的名称与部门机构设置所列的不同，不能确定缺哪些")
        return
    where = family.department.organisations_table.where
    listed = {keys.fold(unit.name): unit for unit in family.department.organisations}
    rows = [listed[keys.fold(name)].where for name in missing if keys.fold(name) in listed]
    yield Flaw(
        f"部门列出 {len(family.department.organisations)} 家单位，这次给出的文件里没有其中 "
        f"{len(missing)} 家的公开内容：{'、'.join(missing)}",
        tuple(
            msgspec.structs.replace(absent(family.title, place), row=name, source=family.source)
            for name, place in zip(missing, rows or [where] * len(missing), strict=False)
        ),
    )


@over("A102", families)
def unit_is_not_listed(family: Family) -> Iterator[Flaw | Undecided]:
    """Only where all that are listed are there; else it may be one of them by another name."""
    if family.unlisted and family.members.missing:
        yield Undecided("部门机构设置所列的单位没有全部找到，名称可能写得不同")
        return
    for agency, source in family.unlisted:
        lead = absent(family.title, family.department.organisations_table.where)
        yield Flaw(
            f"{agency.code} {agency.name}公开了单位预算（{source}），"
            "部门的机构设置却没有列出这家单位",
            (msgspec.structs.replace(lead, row=agency.name, source=family.source),),
        )
