"""Punctuation of targets: sentences that stop short, signs that stand alone, mixed numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import COLUMNS, FIELDS, ProjectOf, open_projects
from mingzhang.checking.targets.passages import Whole, leaks, wholes

TIES = r"(?<![参赋给授干相])与|(?<![涉普提触波危遍以不])及|(?<![总之温缓平柔调中饱谐协祥共])和"
"""A word that joins what follows it, as an expression; 参与 and 普及 end what they stand in."""

_STOPS_SHORT = re.compile(
    r"[,、]$|(?:以及|并且|其中|例如)$|(?:[,、;]|以及|并且)[。;]$|(?:^|[,。;])[^,。;是为]*的。$"
    r"|(?:^|[,。;])(?:\d{1,2}[.、])?(?:主要)?(?:用于|支付|保障|完成|加强|提高|提升|做好|开展)(?![^,。;]*[未已尚应所])[^,。;是为]*[^目有]的$"
    rf"|(?:{TIES})$"
    r"|(?<![应相面针绝反核校配派作结敌成不查比])对$"
)
_SHORT_ENDS = (
    *(",", "、", "以及", "并且", "其中", "例如", "的。", "的", "与", "及", "和", "对"),
    *(word + stop for word in (",", "、", ";", "以及", "并且") for stop in "。;"),
)
"""What a text ends with that stops short; most do not."""

_SIGN_FIRST = re.compile(r"^[.。,、;:)](?![\dA-Za-z])(?=.)", re.MULTILINE)
_COUNTER = (
    r"(?:个|天|日|人|次|年|月|小时|分钟|工作日|周|万|元|%|级|类|户|公里|米|倍|项|家|名|场|期)"
)
_MIXED = re.compile(
    r"(?<![第之其周期初表件图款条项节章栋号组班线环一二两三四五六七八九十百千万])"
    rf"(?:[一二两三四五六七八九十]+[-—~～至到](?!20\d\d)\d{{1,3}}{_COUNTER}"
    rf"|(?<![\d.年月日号])\d{{1,2}}[-—~～至到][一二两三四五六七八九十]{{1,3}}{_COUNTER})"
)
_HAS_BOTH = re.compile(
    r"[-—~～至到](?:(?<=[一二两三四五六七八九十].)\d|(?<=\d.)[一二两三四五六七八九十])"
)
_NUMBER_LEFT = re.compile(r"[\u4e00-\u9fff][。;]?(\d{1,2}[.、])$")
_IS_CUT = re.compile(r"^反映[^是为占属]{6,}[^目]的$")
_SEPARATED = 3
"""Of so many objectives a comma after each but the last is how they are told apart."""

_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("【", "】"), ("〔", "〕"))
_NUMBERED = re.compile(r"(?<![\d(])\d{1,2}\)")
_LABEL_ENDS = ")"
_LABEL = re.compile(r"(?:^|[\s,，。;；、:：.])(?:[\da-zA-Z]{1,2}|[一二三四五六七八九十]{1,2})\)$")
_OWN_NUMBER = re.compile(r"^(?:目标)?\d{1,2}[.、]")


@over("P633", open_projects)
def objective_stops_short(item: ProjectOf) -> Iterator[Flaw]:
    """An objective that ends in a comma, or opens a quotation and does not close it."""
    objectives = item.its.objectives
    listed = len(objectives) >= _SEPARATED and all(
        keys.fold(text).endswith((",", "、")) for text in objectives[:-1]
    )
    for text in (*(objectives[-1:] if listed else objectives), item.its.purpose):
        field = "purpose" if text == item.its.purpose else "objectives"
        key = keys.fold(text)
        if key.endswith(_SHORT_ENDS) and _STOPS_SHORT.search(key):
            yield item.flaw(
                f"{'资金用途' if field == 'purpose' else '绩效目标'}没有写完：“{key[-12:]}”",
                item.evidence(field, text),
            )
        elif match := _NUMBER_LEFT.search(key):
            yield item.flaw(
                f"{FIELDS[field]}的末尾多出编号“{match[1]}”，下一条没有写",
                item.evidence(field, text),
            )
        elif pair := unpaired(text):
            yield item.flaw(
                f"{'资金用途' if field == 'purpose' else '绩效目标'}里的{pair}不成对",
                item.evidence(field, text),
            )

    cut = [
        (one, f"的描述没有写完：“{keys.tidy(one.its.description)}”", "description")
        for one in item.indicators
        if (told := one.folded["description"]).endswith("的") and _IS_CUT.search(told)
    ]
    yield from item.flaws_at(cut)


def unpaired(text: str) -> str:
    """The pair of signs of which one half is missing: （）, “”.

    （ may be closed by ), two quotation marks of one direction (”两费”) are no missing half, and
    numbers such as 1) have none.
    """
    text = text.replace("（", "(").replace("）", ")")
    for left, right in _PAIRS:
        opened, closed = text.count(left), text.count(right)
        if right == _LABEL_ENDS and closed:
            closed -= _labels(text, left, right)
        if opened != closed and (left != "“" or (opened + closed) % 2):
            return left + right
    return ""


def _labels(text: str, left: str, right: str) -> int:
    """How many closing signs belong to a number of a list and to no opening sign."""
    depth = labels = 0
    numbered = right == ")" and len(_NUMBERED.findall(text)) > 1
    for at, char in enumerate(text):
        if char == left:
            depth += 1
        elif char == right and depth:
            depth -= 1
        elif char == right and (
            _LABEL.search(text[max(0, at - 4) : at + 1])
            or (numbered and text[at - 1 : at].isdigit())
        ):
            labels += 1
    return labels


@over("P646", open_projects)
def begins_with_a_sign(item: ProjectOf) -> Iterator[Flaw]:
    """.通过慰问…: what stood before the sign is missing, or the sign is left over."""
    found = [
        (one, f"的{COLUMNS[role]}以标点“{match[0]}”开头", role)
        for one in item.saying(_SIGN_FIRST)
        for role in ("level3", "description", "basis")
        if (match := _SIGN_FIRST.match(one.folded[role]))
    ]
    yield from item.flaws_at(found)
    if match := _SIGN_FIRST.match(keys.fold(item.its.purpose)):
        yield item.flaw(f"资金用途以标点“{match[0]}”开头", item.evidence("purpose"))
    for text in item.its.objectives:
        if match := _SIGN_FIRST.match(_OWN_NUMBER.sub("", keys.fold(text), count=1)):
            said = f"绩效目标“{keys.tidy(text)[:12]}”以标点“{match[0]}”开头"
            yield item.flaw(said, item.evidence("objectives", text))


@over("P647", wholes)
def numerals_are_mixed(whole: Whole) -> Iterator[Flaw]:
    """三-5 个工作日: one range, two ways of writing numbers."""
    for leak in leaks(whole.having(_HAS_BOTH), _MIXED):
        yield leak.flaw(f"“{leak.what}”汉字数字和阿拉伯数字混用")
