"""What the narrative needs and the books do not say; nothing is published without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.compiling.account import Account
from mingzhang.compiling.book import FIGURE_NAMES
from mingzhang.compiling.narrative import compared, explained
from mingzhang.compiling.sentences import changed, shown

_FILLER = re.compile(r"[\W\dA-Za-z_]*|无|略|其他|原因|同上|见上|正常(?:变动|增减)?|工作需要")
_SHORTEST = 4
"""Characters; a reason with fewer says nothing."""

_FEWEST = 3
"""Different characters of a reason that says something."""

_BLANK = re.compile(r"[XxＸ×*＊_]{2,}|某某|…|\.{3,}|[（(【]\s*[）)】]|待(?:补|填|定)")
"""What stands for something that is still to be written."""


def lacks(account: Account) -> list[str]:
    """What the narrative needs and the book does not say; Chinese, one line each."""
    found: list[str] = []
    for name in compared(account.pack):
        title = FIGURE_NAMES[name]
        change = account.change(name)
        if change is None:
            found.append(f"“上年数”缺少“{title}”，不能说明比上年增减")
    for name in explained(account.pack):
        change = account.change(name)
        reason = account.texts.reasons.get(name, "").strip()
        if change and shown(change) and is_filler(reason):
            said = f"写的是“{reason}”，等于没有说明" if reason else "没有写"
            found.append(
                f"“{FIGURE_NAMES[name]}”{changed(change)}，增减原因{said}；"
                "请在“文字”表里写明具体原因"
            )
    if not account.texts.duties:
        found.append("没有写职责；请在“文字”表里填写")
    for place, text in _own_words(account):
        if blank := _BLANK.search(text):
            found.append(f"{place}里的“{blank[0]}”还没有填好；请写完整")
    return [*found, *_secrets_bought(account)]


def is_filler(reason: str) -> bool:
    """Whether a reason says nothing: one or two letters, 无, 略, 工作需要, XX增加."""
    bare = reason.strip("。，；、 ")
    says_nothing = len(bare) < _SHORTEST or len(set(bare)) < _FEWEST
    return says_nothing or bool(_FILLER.fullmatch(bare) or _BLANK.search(bare))


def _own_words(account: Account) -> Iterator[tuple[str, str]]:
    """What people have written themselves and will be printed, with where it stands."""
    texts = account.texts
    for name, lines in (
        ("职责", texts.duties),
        ("机构设置", texts.organisation),
        ("编制说明", (texts.opening,)),
        ("机关运行经费用途", (texts.running_uses,)),
        ("专项资金", (texts.special_funds,)),
        ("其他说明", (texts.other,)),
        ("名词解释", (*texts.glossary, *texts.glossary.values())),
        ("科目用途", tuple(texts.line_uses.values())),
    ):
        yield from ((f"“文字”表的“{name}”", line) for line in lines)
    for book in account.books:
        for project in book.projects:
            if not project.secret:
                told = (project.name, project.purpose, project.basis, project.scheme)
                yield from (
                    (f"项目“{project.name}”", text) for text in (*told, *project.objectives)
                )


def _secrets_bought(account: Account) -> Iterator[str]:
    """What is bought for a secret project would tell what it is."""
    for book in account.books:
        secret = {project.name for project in book.projects if project.secret}
        for name in sorted(secret & {purchase.source for purchase in book.purchases}):
            yield (
                f"项目“{name}”涉密，采购内容不能公开；"
                "请把它的各行从“采购”表里删去，涉密采购按有关规定执行"
            )
