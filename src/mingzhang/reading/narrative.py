"""The narrative's numbered sections and the department's overall performance goals.

Sections are found by the titles that the packs know. A title that no pack knows is a
section where its number fills a gap between known ones; 一、 二、 inside a section's own
text (lists of duties, say) therefore stay text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from mingzhang import forms, keys
from mingzhang.disclosure import PerformanceGoal, Printed, Section
from mingzhang.reading import headings, outline, signs
from mingzhang.reading.blocks import Block, Grid, Paragraph
from mingzhang.reading.headings import Heading

_ALIKE = 0.72
_TITLE_LENGTH = 60
_LINE_LENGTH = 30
_SENTENCE_ENDS = tuple("。；：！？.;:!?”）)")
_FULL_STOPS = tuple("。；;")
_GOAL_PART = re.compile(r"[(（]([一二三])[)）]\s*(总体绩效目标|分项绩效目标|工作保障措施)")
_ITEM_NUMBER = r"(?:\d{1,3}\s*[、.．](?!\d)|[(（][一二三四五六七八九十]{1,3}[)）])\s*"
_ITEM = re.compile(rf"{_ITEM_NUMBER}(?P<title>\S.*)")
_TITLE = re.compile(rf"{_ITEM_NUMBER}[^，。；：,;:]+(?:说明|情况|事项|内容)")
"""A numbered line without a clause that ends like a title, however long."""

_JOINING = ("的", "及", "和", "与", "、", "以", "说明", "情况")
"""How the second line of such a title begins."""

_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")
"""绩效目标：, 绩效指标：: each begins a paragraph."""

_LABEL_WITHIN = re.compile("(?<=[。;；])(?=绩效(?:目标|指标)[：:])")
"""1.农机作业。绩效目标：…。绩效指标：…。 in one paragraph."""

_NUMBER = re.compile(r"^(?:\d{1,3}\s*[、.．]|[(（](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）])\s*")
_PROJECT_TITLE = re.compile(r"\d{1,3}\s*[、.．].{2,150}绩效目标表")
_GOALS: dict[str, Literal["overall", "item", "measure"]] = {
    "总体绩效目标": "overall",
    "分项绩效目标": "item",
    "工作保障措施": "measure",
}


class Span:
    """A section's heading and the blocks below it."""

    def __init__(self, heading: Heading, line: Paragraph) -> None:
        self.heading = heading
        self.line = line
        self.blocks: list[Block] = []


@cache
def _known_titles() -> frozenset[str]:
    return frozenset(
        keys.fold(section.title.format(scope=scope))
        for pack in forms.all_packs()
        for sections in pack.sections.values()
        for section in sections
        if not section.bare
        for scope in ("部门", "单位")
    )


@lru_cache(maxsize=4096)
def _is_known(title: str) -> bool:
    key = keys.fold(title)
    if key in _known_titles():
        return True
    return any(
        keys.alike(key, known, _ALIKE)
        for known in _known_titles()
        if abs(len(known) - len(key)) <= 6
    )


def spans(blocks: Sequence[Block], is_open: bool = False) -> list[Span]:
    """The narrative divided at its section headings; what stands before the first is left out.

    `is_open`: no pack knows the sections' titles.
    """
    chosen = _section_headings(blocks, is_open)
    found: list[Span] = []
    for index, block in enumerate(blocks):
        if heading := chosen.get(index):
            assert isinstance(block, Paragraph)
            found.append(Span(heading, block))
        elif found and index not in chosen:
            found[-1].blocks.append(block)
    return [span for span in found if span.heading.number or span.blocks]


def _section_headings(blocks: Sequence[Block], is_open: bool) -> outline.Chosen:
    """The headings of the sections, by their place among the blocks."""
    return outline.headings(blocks) if is_open else _chosen_headings(blocks)


def _chosen_headings(blocks: Sequence[Block]) -> dict[int, Heading]:
    numbered = {
        index: heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and not headings.is_contents_entry(block.text)
        and (heading := headings.heading(block.text))
    }
    bare = {
        index: heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and (heading := headings.bare_heading(block.text) or headings.counted_heading(block.text))
    }
    known = {index: heading for index, heading in numbered.items() if _is_known(heading.title)}
    if len(bare) > len(known):
        return bare
    numbers = {heading.number for heading in known.values()}
    chosen = known | {
        index: heading
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := headings.part_in_words(block.text))
    }
    last = 0
    for index, heading in sorted(numbered.items()):
        if index in known:
            last = heading.number
        elif (
            heading.number == last + 1
            and heading.number not in numbers
            and last
            and not outline.is_explained(heading.title)
        ):
            chosen[index] = heading
            last = heading.number
    return chosen


def section(span: Span) -> Section:
    """A span's text: its paragraphs, and the grids' cells where they belong to no known table."""
    paragraphs, tables = _prose(span.blocks)
    return Section(
        no=span.heading.no,
        title=span.heading.title,
        paragraphs=tuple(paragraphs),
        tables=tuple(tables),
        where=span.line.where,
    )


def front(before: Sequence[Block], blocks: Sequence[Block], is_open: bool = False) -> list[Printed]:
    """What is printed before the first section: cover, contents, the opening sentence.

    `before` stands before the narrative's title, `blocks` after it.
    """
    above = _section_headings(before, is_open)
    opening = [block for i, block in enumerate(before) if not _is_numbered(above.get(i))]
    chosen = _section_headings(blocks, is_open)
    first = min(chosen, default=len(blocks))
    titles = [
        index
        for index, heading in chosen.items()
        if heading and not heading.number and _is_without_text(index, chosen, blocks)
    ]
    titles += [below for above in titles if (below := above + 1) in chosen and not chosen[below]]
    lines = [*opening, *(blocks[index] for index in (*range(first), *sorted(titles)))]
    return [
        Printed(keys.tidy(line.text), line.where) for line in lines if isinstance(line, Paragraph)
    ]


def _is_without_text(index: int, chosen: outline.Chosen, blocks: Sequence[Block]) -> bool:
    below = index + 1
    while below in chosen and chosen[below] is None:
        below += 1
    return below in chosen or below == len(blocks)


def _is_numbered(heading: Heading | None) -> bool:
    """Whether a line is the heading of a section, and not of a part: 第一部分 …情况说明."""
    return heading is not None and bool(heading.number)


def _prose(blocks: Sequence[Block]) -> tuple[list[Printed], list[int]]:
    """The lines that are neither the head nor a note of a table, and before which tables stand."""
    lines: list[Printed] = []
    tables: list[int] = []
    for index, block in enumerate(joined := unbroken(blocks)):
        if isinstance(block, Grid):
            goes_on = index > 0 and isinstance(joined[index - 1], Grid)
            if not goes_on:
                _drop_title(lines)
            tables.append(len(lines))
        elif not (signs.is_note(block.text) or signs.meta(block.text) or signs.as_of(block.text)):
            lines.append(Printed(keys.tidy(block.text), block.where))
    return lines, tables


def unbroken(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the lines put together again that a page or a line break has broken."""
    whole: list[Block] = []
    for block in blocks:
        above = whole[-1] if whole else None
        if (
            isinstance(above, Paragraph)
            and isinstance(block, Paragraph)
            and _goes_on(keys.tidy(above.text), keys.tidy(block.text))
        ):
            line, more = keys.tidy(above.text), keys.tidy(block.text)
            whole[-1] = Paragraph(line + more, above.where.going_on(line, more, block.where))
        else:
            whole.append(block)
    return whole


def _drop_title(lines: list[Printed]) -> None:
    """Take off the title of a table, which can be broken over two lines."""
    if not lines or not _is_table_title(lines[-1].text):
        return
    last = lines.pop().text
    is_broken = lines and not lines[-1].text.endswith(_FULL_STOPS)
    if is_broken and _PROJECT_TITLE.fullmatch(lines[-1].text + last):
        lines.pop()


def _is_table_title(line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and not line.endswith(_SENTENCE_ENDS)


def _goes_on(line: str, following: str) -> bool:
    """Whether a long line without an end was broken by a page break."""
    unfinished = len(line) > _LINE_LENGTH and not line.endswith(_SENTENCE_ENDS)
    if not unfinished or _ITEM.match(following) or headings.heading(following):
        return False
    is_title = _TITLE.fullmatch(line) and not following.startswith(_JOINING)
    return not is_title and not (_LABEL.match(line) and _LABEL.match(following))


def goals(blocks: Sequence[Block]) -> list[PerformanceGoal]:
    """部门整体绩效目标: the overall goal, the items with their indicators, the measures."""
    found: list[PerformanceGoal] = []
    part: Literal["overall", "item", "measure"] | None = None
    for block in unbroken(blocks):
        if isinstance(block, Grid):
            part = None
            continue
        if match := _GOAL_PART.match(block.text):
            part = _GOALS[match[2]]
            continue
        if re.match(headings.PART, block.text) or part is None:
            part = None
            continue
        title, *labelled = _LABEL_WITHIN.split(block.text) if part == "item" else (block.text,)
        if labelled and not _LABEL.match(title):
            named = _NUMBER.sub("", keys.tidy(title)).rstrip("。；;")
            found.append(PerformanceGoal("item", named, "", "", block.where))
        else:
            _add_goal(found, part, Paragraph(title, block.where))
        for line in labelled:
            _add_goal(found, part, Paragraph(line, block.where))
    return found


def _add_goal(
    found: list[PerformanceGoal], part: Literal["overall", "item", "measure"], line: Paragraph
) -> None:
    text = keys.tidy(line.text)
    label, _, rest = text.partition("：") if "：" in text[:6] else text.partition(":")
    if label in ("绩效目标", "绩效指标") and found and found[-1].kind == "item":
        goal = found.pop()
        objective = _joined(goal.objective, rest) if label == "绩效目标" else goal.objective
        indicators = _joined(goal.indicators, rest) if label == "绩效指标" else goal.indicators
        found.append(PerformanceGoal("item", goal.title, objective, indicators, goal.where))
    elif part != "overall" and (match := _ITEM.match(text)) and len(text) <= 60:
        found.append(PerformanceGoal(part, match["title"], "", "", line.where))
    elif found and found[-1].kind == part:
        goal = found.pop()
        if goal.indicators:
            changed = PerformanceGoal(
                part, goal.title, goal.objective, _joined(goal.indicators, text), goal.where
            )
        else:
            changed = PerformanceGoal(
                part, goal.title, _joined(goal.objective, text), "", goal.where
            )
        found.append(changed)
    else:
        found.append(PerformanceGoal(part, "", text, "", line.where))


def _joined(text: str, more: str) -> str:
    return f"{text}\n{more.strip()}" if text else more.strip()
