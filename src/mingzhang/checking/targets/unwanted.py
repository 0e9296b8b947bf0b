"""What nobody wants, by its name: 事故起数, 报废率; and not that it is dealt with (故障处理率)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mingzhang.checking.targets.wordlists import one_of


@cache
def bad_thing() -> re.Pattern[str]:
    """事故起数, 流入不合格产品数量: how many there are of what nobody wants."""
    bad, ends = one_of("direction", "bad").pattern, one_of("direction", "bad_ends").pattern
    never_used = one_of("direction", "never_used").pattern
    used = rf"(?:{never_used})[^率]{{0,8}}(?:使用|流入|流通|销售)"
    return re.compile(f"(?:(?:{bad})(?:事件|案件|事故|页)?|{used})(?:{ends})$")


@lru_cache(maxsize=8192)
def is_bad(name: str) -> bool:
    """Whether a name is of a bad thing, and not of its being dealt with."""
    match = bad_thing().search(name) or _bad_rate().search(name)
    if not match:
        return False
    before = _papers_of_work().sub("", name[: match.start()])
    return not one_of("direction", "handled").search(before + match[0])


@cache
def _bad_rate() -> re.Pattern[str]:
    """报废率: of what is a piece of work where it is counted."""
    return re.compile(f"(?:{one_of('direction', 'bad_as_a_rate').pattern})$")


@cache
def _papers_of_work() -> re.Pattern[str]:
    """检测报告 of 检测报告差错率: what was made, and not that anything is done about it."""
    made, work = one_of("direction", "made").pattern, one_of("direction", "handled").pattern
    return re.compile(f"(?:{work})[^,、率]{{0,2}}(?:{made})$")
