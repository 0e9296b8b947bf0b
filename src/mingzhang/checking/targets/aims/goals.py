"""The department's goals (部门整体绩效目标): their indicators stand in sentences.

编印差错率≥99.9% is as wrong there as in a project's table, and 完成率 105% as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.backwards import UP, backwards
from mingzhang.checking.targets.department_goals import GoalOf, in_sentences
from mingzhang.checking.targets.more_than_all import states_more_than_all
from mingzhang.disclosure import Disclosure


@over("P318", each(in_sentences))
def goal_points_the_wrong_way(of: GoalOf) -> Iterator[Flaw]:
    """差错率 at least 99.9%, 满意度 at most 95%; what 反映差错情况 says again is the same."""
    for found in backwards(of.key):
        yield of.flaw(f"里的{found.told}")


_SHARE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,14}?(?:率|满意度))(?:要|应|力争)?"
    rf"(?:{UP}|达|为)?(?P<value>[1-9]\d\d\d?(?:\.\d+)?)%"
)


_SHARE_IN_A_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}?(?:{measures.A_SHARE}|满意度)(?:要|应|力争)?"
    rf"(?:{UP}|达|≤|不超过)\d+(?:\.\d+)?(?:人次|人|件|户|家|个|场|天|次)(?![\d百分月工])"
)
"""满意率不低于80人."""


class ShareOf(msgspec.Struct, frozen=True):
    """A share in a goal, in its words: 清查完成率 105%."""

    of: GoalOf
    words: str
    name: str = ""
    percent: str = ""
    """"" where it is told in another unit."""


def _shares(disclosure: Disclosure) -> Iterator[ShareOf]:
    for of in in_sentences(disclosure):
        for match in _SHARE.finditer(of.key):
            yield ShareOf(of, match[0], match["name"], match["value"])
        for match in _SHARE_IN_A_NUMBER.finditer(of.key):
            yield ShareOf(of, match[0])


@over("P355", each(_shares))
def share_of_a_goal_is_more_than_all(item: ShareOf) -> Iterator[Flaw]:
    """清查完成率 105%: what is to be gone through is no more than all."""
    if not item.percent:
        yield item.of.flaw(f"里的“{item.words}”说的是比率，应当是百分数")
    elif states_more_than_all(item.of.disclosure, item.name, item.percent):
        yield item.of.flaw(f"里的“{item.words}”超过 100%")
