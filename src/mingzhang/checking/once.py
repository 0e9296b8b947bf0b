"""One flaw, one finding: of two rules on the same cell, the one that tells it better.

A target that disagrees with the goal disagrees with its scoring, too. Which rules say the same
of a cell stands with the rules (`told_by`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mingzhang.checking import rules
from mingzhang.checking.findings import Finding
from mingzhang.where import NOWHERE, Where

_NONE: frozenset[str] = frozenset()


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a disclosure without those that another one tells better."""
    shown: defaultdict[Where, set[str]] = defaultdict(set)
    for finding in findings:
        for evidence in finding.evidence:
            shown[evidence.where].add(finding.rule)
    shown.pop(NOWHERE, None)
    return [finding for finding in findings if not _is_told(finding, shown)]


def _is_told(finding: Finding, shown: Mapping[Where, set[str]]) -> bool:
    """Whether another rule tells what it leads with; of a fault in several cells, all of them."""
    told_by = rules.rule(finding.rule).told_by
    cells = finding.evidence if finding.details else finding.evidence[:1]
    return bool(told_by) and all(shown.get(e.where, _NONE).intersection(told_by) for e in cells)
