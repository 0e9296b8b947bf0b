"""Target tables that list many projects, as most provinces print them.

Either a row is an indicator (项目名称 | … | 一级指标 | 二级指标 | 三级指标 | 指标值), or a row
holds one indicator of each kind side by side (产出指标 {三级指标, 指标值} | 效益指标 {…}).
Both have the project's name in a column of its own, which tells them from tables of one project.
Cells that are merged over the rows of a project are blank below the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mingzhang import amounts, keys
from mingzhang.disclosure import Indicator, Problem, Project, Target
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.projects.fields import amount_and_unit, split_objectives
from mingzhang.reading.projects.labels import label_key, labels, squeeze, tidy
from mingzhang.reading.projects.targets import is_sign, join_target, parse_target
from mingzhang.reading.tables.header_words import paths
from mingzhang.reading.tables.headers import is_number_row
from mingzhang.where import Where

_HEAD_ROWS = 5
_LEVELS = frozenset({"level1", "level2", "level3"})
_TOTALS = frozenset({"合计", "总计", "小计", "项目合计", "项目小计"})
_TEXTS = ("level3", "description", "scoring", "basis")
_FUNDS: tuple[str, ...] = (
    "appropriation",
    "special_account",
    "carried",
    "own",
    "transferred",
    "other",
)
_LINES_ABOVE = 4
"""How far above a table its money unit can stand."""

_FEWEST_KINDS = 2
"""Kinds of indicators that stand side by side, at least."""


class Group(msgspec.Struct, frozen=True):
    """The columns that hold one indicator of a row."""

    level1: str
    level2: str
    columns: dict[str, int]


class _Layout(msgspec.Struct, frozen=True):
    """Which column is which."""

    head: int
    """How many rows are header."""

    columns: dict[str, int]
    groups: tuple[Group, ...]
    """Blank where a row is one indicator, with its levels in columns of their own."""

    left_out: tuple[int, ...]
    labels: tuple[str, ...]


class Draft(msgspec.Struct):
    """A project as it is being put together."""

    texts: dict[str, str]
    places: dict[str, Where]
    where: Where
    indicators: list[Indicator] = msgspec.field(default_factory=list)
    level1: str = ""
    level2: str = ""


def divided(blocks: Sequence[Block]) -> tuple[list[tuple[Grid, str]], list[Block]]:
    """The tables that list projects, each with its money unit, and all other blocks."""
    listed: list[tuple[Grid, str]] = []
    rest: list[Block] = []
    open_at = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            rest.append(block)
        elif _layout(block):
            listed.append((block, unit_above(blocks, index)))
            open_at = block.where.page
        elif listed and block.where.page == open_at + 1 and (whole := _whole(listed[-1][0], block)):
            listed[-1] = (whole, listed[-1][1])
            open_at = block.where.page
        else:
            rest.append(block)
    return listed, rest


def unit_above(blocks: Sequence[Block], index: int) -> str:
    """The money unit in the lines just above a table; "" where none states one."""
    near = blocks[max(0, index - _LINES_ABOVE) : index]
    texts = [block.text for block in reversed(near) if isinstance(block, Paragraph)]
    return next((unit for text in texts if (unit := amounts.find_unit(text))), "")


def _whole(above: Grid, grid: Grid) -> Grid | None:
    """A table with its rest on the next page; None where the grid is no rest of it."""
    labelled = any(labels().field(cell.text)[0] for cell in grid.rows[0] if cell.text)
    if grid.width != above.width or labelled:
        return None
    whole = Grid(above.rows + grid.rows)
    return whole if _layout(whole) else None


def read_listed(grid: Grid, unit: str, first_no: int) -> tuple[list[Project], list[Problem]]:
    """The projects of one table; `first_no` is the number of its first."""
    layout = _layout(grid)
    assert layout is not None
    drafts, problems = _drafts(grid, layout)
    problems += told_left_out(_left_out(grid, layout), grid.where)
    money = unit or _unit_in_labels(layout)
    named = [draft for draft in drafts if draft.indicators and draft.texts["name"]]
    problems += [_told_unnamed(draft) for draft in drafts if not draft.texts["name"]]
    problems += [_told_bare(d) for d in drafts if d.texts["name"] and not d.indicators]
    projects = [project(first_no + number, draft, money) for number, draft in enumerate(named)]
    return projects, problems


def _drafts(grid: Grid, layout: _Layout) -> tuple[list[Draft], list[Problem]]:
    """The projects as their rows give them, and the rows that belong to none."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    page = grid.where.page
    for row in grid.rows[layout.head :]:
        texts = {role: _text(row, place) for role, place in layout.columns.items()}
        name = texts["name"]
        if _is_head(row, layout) or is_number_row(row) or _is_blank_or_total(row, name):
            continue
        places = {r: row[p].where for r, p in layout.columns.items() if _text(row, p)}
        if _is_next(row, layout, texts, drafts):
            drafts.append(Draft(texts, places, row[layout.columns["name"]].where))
        elif drafts:
            _complete(drafts[-1], texts, places)
        found = list(indicators(row, layout.groups, drafts[-1])) if drafts else []
        page, above = row[0].where.page, page
        if found:
            take(drafts[-1], found, at_seam=page != above and not name)
        elif not name:
            problems.append(_told_unplaced(row))
    return drafts, problems


def _is_blank_or_total(row: Sequence[Cell], name: str) -> bool:
    if not any(cell.text for cell in row):
        return True
    return keys.fold(name) in _TOTALS or (not name and keys.fold(row[0].text) in _TOTALS)


def _is_next(
    row: Sequence[Cell], layout: _Layout, texts: dict[str, str], drafts: Sequence[Draft]
) -> bool:
    """Whether a row is the first of another project than the one above."""
    is_named = bool(drafts and drafts[-1].texts["name"])
    if texts["name"]:
        return not drafts or (is_named and not _is_same(drafts[-1], texts))
    return is_named and _begins_anew(row, layout, drafts[-1])


def _told_unplaced(row: Sequence[Cell]) -> Problem:
    said = "，".join(tidy(cell.text) for cell in row if cell.text)
    return Problem("unrecognised", f"不知道属于哪个项目，没有读取：{said}", row[0].where)


def take(draft: Draft, found: Sequence[Indicator], *, at_seam: bool) -> None:
    """Add a row's indicators; at the top of a page, the rest of those that the break has cut."""
    above = [_cut_off(rest, draft.indicators) for rest in found] if at_seam else []
    if not above or not all(above):
        draft.indicators += found
        return
    for rest, last in zip(found, above, strict=True):
        assert last is not None
        whole = msgspec.structs.replace(
            last,
            level1=_with_rest(last.level1, rest.level1, "level1" in rest.places),
            level2=_with_rest(last.level2, rest.level2, "level2" in rest.places),
            **{role: getattr(last, role) + getattr(rest, role) for role in _TEXTS},
        )
        draft.indicators[draft.indicators.index(last)] = whole
        draft.level1, draft.level2 = whole.level1, whole.level2


def _with_rest(begun: str, rest: str, is_printed: bool) -> str:
    return begun + rest if is_printed else begun


def _cut_off(rest: Indicator, indicators: Sequence[Indicator]) -> Indicator | None:
    """The indicator of whose names a row is the rest: it has no target, only pieces of names."""
    if rest.target.kind != "blank" or not {*rest.places} <= _LEVELS | {*_TEXTS}:
        return None
    for last in reversed(indicators):
        level1 = _with_rest(last.level1, rest.level1, "level1" in rest.places)
        level2 = _with_rest(last.level2, rest.level2, "level2" in rest.places)
        is_one = level1 == last.level1 or labels().is_level1(level1)
        if is_one and (level2 == last.level2 or labels().is_level2(level2)):
            is_group = rest.places.keys().isdisjoint(("level1", "level2"))
            own = (rest.level1, rest.level2) == (last.level1, last.level2)
            if not is_group or own or not rest.level1:
                return last
    return None


def _told_unnamed(draft: Draft) -> Problem:
    names = "、".join(indicator.level3 for indicator in draft.indicators[:3])
    message = (
        f"项目绩效目标表有 {len(draft.indicators)} 个指标（{names}等）没有读到项目名称，"
        "没有归入项目；请对照原件"
    )
    return Problem("unreadable", message, draft.where)


def _told_bare(draft: Draft) -> Problem:
    others = (text for role, text in draft.texts.items() if role != "name" and text)
    said = "，".join((draft.texts["name"], *others))
    message = f"项目绩效目标表里“{said}”没有绩效指标，没有读取；请对照原件"
    return Problem("unrecognised", message, draft.where)


def _begins_anew(row: Sequence[Cell], layout: _Layout, draft: Draft) -> bool:
    """Whether the indicators begin again with a kind that the project has had already.

    A page break cuts the merged cell that names the next project, whose name then stands lower.
    """
    place = layout.groups[0].columns.get("level1", -1)
    level1 = squeeze(_text(row, place)) if place >= 0 else ""
    seen = [indicator.level1 for indicator in draft.indicators]
    return level1 in seen and level1 != seen[-1]


def _complete(draft: Draft, texts: dict[str, str], places: dict[str, Where]) -> None:
    """Take what a merged cell prints lower than in the first row of its project."""
    for role, text in texts.items():
        if text and not draft.texts.get(role):
            draft.texts[role] = text
            draft.places[role] = places[role]


def _is_same(draft: Draft, texts: dict[str, str]) -> bool:
    return all(keys.fold(draft.texts.get(role, "")) == keys.fold(texts.get(role, "")) or
               not texts.get(role) for role in ("name", "code"))  # fmt: skip


def _is_head(row: Sequence[Cell], layout: _Layout) -> bool:
    """The header again, on the next page."""
    return label_key(_text(row, layout.columns["name"])) in _labels_of("name")


def _text(row: Sequence[Cell], place: int) -> str:
    return tidy(row[place].text) if place < len(row) else ""


def project(number: int, draft: Draft, unit: str) -> Project:
    """The project that a draft has become."""
    texts = draft.texts
    funds = {role: amounts.clean(texts[role]) for role in _FUNDS if role in texts}
    budget, own_unit = amount_and_unit(texts.get("budget", ""))
    return Project(
        no=number,
        name=texts["name"],
        code=squeeze(texts.get("code", "")),
        budget=amounts.clean(budget),
        funds=funds,
        money_unit=own_unit or unit,
        purpose=texts.get("purpose", ""),
        implementing_unit=texts.get("agency", ""),
        responsible_department=texts.get("department", ""),
        objectives=tuple(split_objectives(texts.get("objectives", ""))),
        indicators=tuple(draft.indicators),
        where=draft.where,
        places={_FIELDS.get(role, role): where for role, where in draft.places.items()},
    )


_FIELDS = {"agency": "implementing_unit", "department": "responsible_department"}
"""Roles of columns that a project has other names for."""


def indicators(row: Sequence[Cell], groups: Sequence[Group], draft: Draft) -> Iterator[Indicator]:
    """The indicators of a row; the names of levels that are blank are those of the row above."""
    for group in groups:
        texts = {role: _text(row, place) for role, place in group.columns.items()}
        if "level3" not in group.columns:
            texts["level3"] = texts.pop("description", "")
        if group.level1:
            level1, level2 = group.level1, group.level2
        else:
            if texts.get("level1"):
                draft.level1, draft.level2 = squeeze(texts["level1"]), ""
            draft.level2 = squeeze(texts.get("level2", "")) or draft.level2
            if not texts.get("level1") and _is_under_another(draft):
                draft.level1 = ""  # its name was cut off by a page break
            level1, level2 = draft.level1, draft.level2
        target = _target(texts)
        if not texts.get("level3") and target.kind == "blank":
            continue
        places = {r: row[p].where for r, p in group.columns.items() if _text(row, p)}
        if "value" in places:
            places.setdefault("target", places["value"])
        yield Indicator(
            level1=level1,
            level2=level2,
            level3=texts.get("level3", ""),
            description=texts.get("description", ""),
            target=target,
            basis=texts.get("basis", ""),
            scoring=texts.get("scoring", ""),
            weight=texts.get("weight", ""),
            where=next(iter(places.values()), row[0].where),
            places=places,
        )


def _is_under_another(draft: Draft) -> bool:
    """Whether the level-2 name cannot stand under the level-1 name that was printed last."""
    belongs = labels().level2.get(draft.level2, "")
    is_known = labels().is_level1(draft.level1) and draft.level2 not in ("成本指标", draft.level1)
    return bool(belongs) and is_known and belongs != draft.level1


def _target(texts: dict[str, str]) -> Target:
    """指标值, with 指标性质 and 度量单位 where they stand in columns of their own."""
    symbol, value, unit = (texts.get(role, "") for role in ("symbol", "value", "unit"))
    if symbol in labels().listed_words or not _is_bare(value):
        target = parse_target(value + unit if value[-1:].isdigit() else value)
        is_called_words = symbol in labels().listed_words and "定量" not in symbol
        if is_called_words and target.kind == "number":
            return msgspec.structs.replace(target, text=f"{symbol}{target.text}")
        if is_sign(symbol) and target.kind == "words" and not any(map(str.isdigit, value)):
            return msgspec.structs.replace(target, text=f"{symbol}{value}{unit}")  # ≥ 提升 %
        return target
    return join_target(symbol, value, unit) if symbol else parse_target(value + unit)


def _is_bare(value: str) -> bool:
    """Whether it is a number and nothing else."""
    return value.replace(",", "").replace(".", "").lstrip("-").isdigit()


# the header


def _layout(grid: Grid) -> _Layout | None:
    """The columns of a table that lists projects; None for another table."""
    head = _head(grid)
    if not head:
        return None
    above = paths(grid.rows[:head], grid.width)
    roles = [role_of(path) for path in above]
    if "name" not in roles:
        return None
    groups = _groups(above, roles)
    columns = {
        role: place
        for place, role in reversed(list(enumerate(roles)))
        if role and role not in OF_INDICATOR
    }
    used = {place for group in groups for place in group.columns.values()} | {*columns.values()}
    left_out = tuple(place for place in range(grid.width) if place not in used)
    names = tuple(path[-1] if path else "" for path in above)
    return _Layout(head, columns, groups, left_out, names) if groups else None


OF_INDICATOR = _LEVELS | {"symbol", "value", "unit", "description", "scoring", "basis", "weight"}


def _head(grid: Grid) -> int:
    """How many rows are header: up to the lowest in which the levels of indicators stand."""
    found = 0
    for number, row in enumerate(grid.rows[:_HEAD_ROWS], start=1):
        roles = [role_of((cell.text,)) for cell in row if cell.text]
        if sum(role in _LEVELS for role in roles) >= _FEWEST_KINDS:
            found = number
    return found


def role_of(path: Sequence[str]) -> str:
    """What a column holds, by the lowest label above it."""
    return labels().listed.get(label_key(path[-1]), "") if path else ""


def _labels_of(role: str) -> frozenset[str]:
    return frozenset(label for label, own in labels().listed.items() if own == role)


def _groups(above: Sequence[Sequence[str]], roles: Sequence[str]) -> tuple[Group, ...]:
    """The sets of columns that each hold an indicator; blank where there is none."""
    if {"level1", "level3"} <= {*roles} or {"level2", "level3"} <= {*roles}:
        own = {
            role: place for place, role in reversed(list(enumerate(roles))) if role in OF_INDICATOR
        }
        return (Group("", "", own),) if "value" in own else ()
    found: dict[tuple[str, str], dict[str, int]] = {}
    for place, (path, role) in enumerate(zip(above, roles, strict=True)):
        level1 = next((squeeze(text) for text in path if labels().is_level1(text)), "")
        level2 = next((squeeze(text) for text in path if labels().is_level2(text)), "")
        if level1 and role in OF_INDICATOR:
            found.setdefault((level1, level2 if level2 != level1 else ""), {})[role] = place
    groups = tuple(Group(*level, columns) for level, columns in found.items())
    whole = all({"level3", "value"} <= {*group.columns} for group in groups)
    return groups if whole and len(groups) >= _FEWEST_KINDS else ()


def _unit_in_labels(layout: _Layout) -> str:
    return next((unit for text in layout.labels if (unit := amounts.find_unit(text))), "")


def _left_out(grid: Grid, layout: _Layout) -> dict[str, None]:
    """The labels of columns that have contents and no place in the data."""
    return {
        tidy(layout.labels[place]): None
        for place in layout.left_out
        if layout.labels[place] and any(_text(row, place) for row in grid.rows[layout.head :])
    }


def told_left_out(labels: Iterable[str], where: Where) -> Iterator[Problem]:
    """That columns of these labels were not read."""
    if said := "、".join(f"“{label}”" for label in labels):
        message = f"项目绩效目标表的{said}栏不在数据里，没有读取；请对照原件"
        yield Problem("unrecognised", message, where)
