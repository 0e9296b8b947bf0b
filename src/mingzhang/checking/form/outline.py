"""F3: the numbers of headings and of the items below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import groupby

import msgspec

from mingzhang import forms, keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, each_quoted, itself, over, quote
from mingzhang.checking.form import completeness
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import Disclosure, Printed, Section
from mingzhang.numerals import NUMERAL, number_of, numeral_of

_STYLES = (
    re.compile(rf"[-•·\s]*\((?P<no>{NUMERAL})\)"),
    re.compile(rf"[-•·\s]*(?P<no>{NUMERAL})、"),
    re.compile(r"[-•·\s]*(?P<no>\d{1,2})[、.](?!\d)"),
    re.compile(r"[-•·\s]*\((?P<no>\d{1,2})\)"),
)
_PART = re.compile(rf"第(?P<no>{NUMERAL})部分[、:]?")
_PAGE = re.compile(r"[.…·\-_]*\d{0,4}$")
_LONGEST_PART = 60
"""Characters of a part's title; what is longer is a sentence."""

_FEWEST = 2
"""Items of a list before one can be said to be left out."""


# the sections


def _numbered(disclosure: Disclosure) -> Iterator[Disclosure]:
    """The disclosures whose forms print the sections' numbers."""
    if not _is_bare(disclosure) and len(disclosure.sections) > _FEWEST:
        yield disclosure


def _is_bare(disclosure: Disclosure) -> bool:
    """Whether the forms have sections whose numbers may be left out, or are tables."""
    sections = forms.pack(disclosure.pack).sections.get(disclosure.scope, ())
    return any(form.bare for form in sections)


class Misnumbered(msgspec.Struct, frozen=True):
    """A section whose number does not go on from that of the one above it."""

    section: Section
    above: Section
    what: str
    right: int


@over("F303", each(_numbered))
def sections_are_misnumbered(disclosure: Disclosure) -> Iterator[Flaw]:
    """A number that is left out or comes twice, where no section is missing."""
    for slip in misnumbered(disclosure):
        name, above = slip.section.heading, slip.above.heading
        yield Flaw(
            f"“{above}”之后是“{name}”，{slip.what}，应为“{numeral_of(slip.right)}”",
            (
                itself(name, slip.section.where),
                itself(above, slip.above.where),
            ),
            section=name,
        )


def misnumbered(disclosure: Disclosure) -> Iterator[Misnumbered]:
    """The sections whose numbers are wrong, of forms that print them."""
    lacking = any(outline.lacking for outline in completeness.outlines(disclosure))
    is_open = forms.pack(disclosure.pack).open
    numbered = [(section, number_of(section.no)) for section in disclosure.sections if section.no]
    last = 0
    for index, (section, number) in enumerate(numbered):
        following = numbered[index + 1][1] if index + 1 < len(numbered) else 0
        wrong = slip(last, number, following) if last and number > 1 else ""
        if wrong and _counts_on(numbered[index - 1][0], number - 1):
            wrong = ""
        if is_open and not _is_sure_in_parts(wrong, last, number):
            if again := _printed_again(numbered[index - 1][0], last, number):
                yield Misnumbered(again, numbered[index - 1][0], _DOUBLED, last + 1)
            wrong = ""
        if wrong and not (wrong == _SKIPPED and lacking):
            yield Misnumbered(section, numbered[index - 1][0], wrong, last + 1)
        is_of_the_next = wrong == _WRONG or (wrong == _DOUBLED and following > last + 1)
        last = last + 1 if is_of_the_next else number


def _printed_again(above: Section, last: int, number: int) -> Section | None:
    """A heading that was not taken for one, as it has the number of the one above: 一、一、三."""
    if number != last + 2 or not last:
        return None
    again = re.compile(rf"{numeral_of(last)}、(?P<title>[^。，；,;]{{2,24}})")
    for line in above.paragraphs:
        if match := again.fullmatch(keys.fold(line.text)):
            return Section(numeral_of(last), match["title"], where=line.where)
    return None


_FAR = 3


def _is_sure_in_parts(wrong: str, last: int, number: int) -> bool:
    """Whether a number is left out within a part, where each part begins again at 一; or whether
    it is the one before, and the next one follows the right one: 三、三、五.
    """
    if number == last and wrong == _WRONG:
        return True
    return last >= _FAR and wrong == _SKIPPED and number == last + 2


_ENDING = 6
"""Characters at the end of the titles of sections that are one for each project."""


@over("F305", each(lambda d: (d,) if _is_bare(d) else ()))
def sections_share_a_number(disclosure: Disclosure) -> Iterator[Flaw]:
    """Sections one behind the other with one number and titles of their own: 四、… 四、…

    A section for each project (七、甲项目经费情况说明) is the form's own way.
    """
    numbered = (section for section in disclosure.sections if section.no)
    for number, group in groupby(numbered, key=lambda section: section.no):
        own = list(group)
        titles = list(dict.fromkeys(section.heading for section in own))
        alike = len({section.title[-_ENDING:] for section in own}) == 1
        if number_of(number) > 1 and len(titles) > 1 and not alike:
            named = each_quoted(titles)
            yield Flaw(
                f"{len(titles)} 节的序号都是“{number}”：{named}",
                tuple(itself(s.heading, s.where) for s in own),
                section=titles[1],
            )


_SKIPPED, _DOUBLED, _WRONG = "跳号", "重号", "序号有误"


def slip(last: int, number: int, following: int) -> str:
    """What is wrong with a number after the last one; "" for nothing.

    A number whose place the next one takes rightly is wrong itself: 三、五、五, 三、三、五.
    """
    if number == last + 1:
        return ""
    if following in (last + 2, number + 1) and following == last + 2:
        return _WRONG
    if number == last:
        return _DOUBLED
    return _SKIPPED if number > last else ""


def _counts_on(section: Section, number: int) -> bool:
    """Whether a section's text has the heading with this number, which was not taken for one."""
    heading = f"{numeral_of(number)}、"
    return any(
        keys.fold(paragraph.text).startswith((heading, "第")) for paragraph in section.paragraphs
    )


# the parts


class PartsOf(msgspec.Struct, frozen=True):
    """The lines 第一部分 …, as they come, of the contents or of the document.

    A line that is printed again counts once.
    """

    lines: tuple[tuple[int, Line], ...]
    listed: dict[str, int]
    """The numbers in the table of contents, by the words behind them."""


def _parts(disclosure: Disclosure) -> Iterator[PartsOf]:
    contents = PartsOf(_of_parts(Line("目录", line) for line in disclosure.contents), {})
    yield contents
    lines = _of_parts(line for line in printed_lines.all_lines(disclosure) if not line.statement)
    own = tuple(sorted(lines, key=lambda one: _stands(one[1].printed)))
    is_sure = not any(parts_are_misnumbered(contents))
    yield PartsOf(own, _listed(contents) if is_sure else {})


def _of_parts(lines: Iterable[Line]) -> tuple[tuple[int, Line], ...]:
    found: dict[str, tuple[int, Line]] = {}
    for line in lines:
        key = _PAGE.sub("", keys.fold(line.text))
        if len(key) <= _LONGEST_PART and (match := _PART.match(key)):
            found.setdefault(key, (number_of(match["no"]), line))
    return tuple(found.values())


def _listed(contents: PartsOf) -> dict[str, int]:
    return {_words(line): number for number, line in contents.lines}


def _words(line: Line) -> str:
    """What stands behind a part's number, without the number of its page."""
    return _PART.sub("", _PAGE.sub("", keys.fold(line.text)), count=1)


def _stands(printed: Printed) -> tuple[int, float, int]:
    where = printed.where
    return where.page, where.box[1] if where.box else 0.0, where.line


@over("F306", each(_parts))
def parts_are_misnumbered(item: PartsOf) -> Iterator[Flaw]:
    """第二部分 where 第二部分 stands above already, or the contents list it as 第三部分.

    A part's own parts begin at 一 again. The heading above the tables may be no line of its own;
    and a short list of contents says the same titles without agency and year.
    """
    last = 0
    above: Line | None = None
    for number, line in item.lines:
        words = _words(line)
        right = item.listed.get(words, 0)
        if right and right != number:
            told = f"目录为“第{numeral_of(right)}部分”"
        elif above and number == last > 1 and not words.endswith(_words(above)):
            told = f"上面已有“{above.text}”，应为“第{numeral_of(last + 1)}部分”"
        else:
            told = ""
        if told:
            yield Flaw(f"标题印作“{line.text}”，{told}", (line.evidence(),), section=line.section)
        last, above = number, line


# the items of lists


class ListsOf(msgspec.Struct, frozen=True):
    """The numbered items of a section, in one style of numbers."""

    section: Section
    style: int
    items: tuple[tuple[int, Printed], ...]


def _lists(disclosure: Disclosure) -> Iterator[ListsOf]:
    """The lists in the sections, and the table of contents."""
    contents = Section("", "目录", disclosure.contents)
    projects = {keys.fold(project.name) for project in disclosure.projects}
    for section in (contents, *disclosure.sections):
        for style, pattern in enumerate(_STYLES):
            paragraphs = section.paragraphs
            if len(section.tables) > 1 and _counts_tables(disclosure, pattern):
                # the headings of its tables count on, and are not among the paragraphs
                paragraphs = paragraphs[: section.tables[0]]
            items = [
                (number, paragraph)
                for paragraph in paragraphs
                if (match := pattern.match(keys.fold(paragraph.text)))
                and (number := number_of(match["no"]))
            ]
            titles = [item for item in items if _is_a_title(item[1], pattern, projects)]
            if len(titles) < len(projects):  # the others are no paragraphs
                items = [item for item in items if item not in titles]
            if len(items) > _FEWEST:
                yield ListsOf(section, style, tuple(items))


def _is_a_title(paragraph: Printed, style: re.Pattern[str], projects: Set[str]) -> bool:
    """Whether it is the number and the name of a project."""
    return style.sub("", keys.fold(paragraph.text), count=1) in projects


def _counts_tables(disclosure: Disclosure, style: re.Pattern[str]) -> bool:
    """Whether the headings of project tables, if they are known, have numbers in this style."""
    titles = [keys.fold(project.title) for project in disclosure.projects if project.title]
    return not titles or any(style.match(title) for title in titles)


@over("F304", each(_lists))
def items_are_misnumbered(item: ListsOf) -> Iterator[Flaw]:
    """An item's number that is left out or comes twice; lists in lists are followed."""
    open_lists: list[int] = []
    name = item.section.heading
    for index, (number, paragraph) in enumerate(item.items):
        following = item.items[index + 1][0] if index + 1 < len(item.items) else 0
        if number == 1 or not open_lists:
            open_lists.append(number)
            continue
        # （三）（三）: the first is the inner list's, and the second goes on with the outer one
        is_inner = number == open_lists[-1] == following
        while not is_inner and number - 1 in open_lists[:-1] and open_lists[-1] != number - 1:
            open_lists.pop()
        last = open_lists[-1]
        wrong = slip(last, number, following) or _goes_back(item, open_lists, index)
        if wrong and _is_sure(item, last, index):
            yield Flaw(
                f"“{name}”里“{_shown(item, last)}”之后是“{_shown(item, number)}”，"
                f"{wrong}，应为“{_shown(item, last + 1)}”",
                (quote(name, paragraph),),
                section=name,
            )
        open_lists[-1] = last + 1 if wrong == _WRONG else number


def _is_sure(item: ListsOf, last: int, index: int) -> bool:
    """Whether it is a slip and not another list, or two items in one paragraph."""
    number = item.items[index][0]
    following = item.items[index + 1][0] if index + 1 < len(item.items) else 0
    if number == last:
        return True
    if number == following == last + 2:  # （一）（三）（三）
        return not _stands_inside(item, last + 1, index)
    if number < last:
        return not _stands_inside(item, number - 1, index)
    is_near = number == last + 2 or (last > number - last and index + 1 == len(item.items))
    return last >= _FEWEST and is_near and not _stands_inside(item, last + 1, index)


_SAID = re.compile("[。；，：:;,]")


def _goes_back(item: ListsOf, open_lists: list[int], index: int) -> str:
    """8、 and then 3、, which no list is open for; 9、 comes next, or nothing does.

    Only of lists that stand alone: in others a list may begin where it was not read.
    """
    number, last = item.items[index][0], open_lists[-1]
    following = item.items[index + 1][0] if index + 1 < len(item.items) else 0
    begins_once = sum(one == 1 for one, _ in item.items) == 1
    is_title = not _SAID.search(item.items[index][1].text)  # of a list around this one
    is_back = 1 < number < last and len(open_lists) == 1 and begins_once and not is_title
    return _WRONG if is_back and following in (0, last + 1, last + 2) else ""


def _shown(item: ListsOf, number: int) -> str:
    numeral = str(number) if item.style > 1 else numeral_of(number)
    return ("（{}）", "{}、", "{}、", "（{}）")[item.style].format(numeral)


def _stands_inside(item: ListsOf, number: int, index: int) -> bool:
    """Whether the number stands inside a line before this item: two were printed as one."""
    numeral = str(number) if item.style > 1 else numeral_of(number)
    mark = ("\\({}\\)", "{}、", "{}[、.]", "\\({}\\)")[item.style].format(numeral)
    paragraphs = item.section.paragraphs
    start = paragraphs.index(item.items[index - 1][1])
    lines = paragraphs[start : paragraphs.index(item.items[index][1])]
    return any(re.search(mark, keys.fold(line.text)) for line in lines)
