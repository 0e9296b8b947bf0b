"""Rules of other packages: every module under the entry point `mingzhang.rules` is imported.

Such a module declares its rules as 明账 does: texts with `rules.declare_all`, functions with
`checks.over`. A plug-in that does not load is told by its name and never left out in silence.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from mingzhang.checking import checks, rules
from mingzhang.checking.options import OptionsError

GROUP = "mingzhang.rules"


@cache
def load() -> tuple[str, ...]:
    """Import all plug-ins, once; their names. Raises OptionsError for one that does not load."""
    return tuple(_loaded(entry) for entry in sorted(entry_points(group=GROUP)))


def _loaded(entry: EntryPoint) -> str:
    try:
        entry.load()
        _confirm_texts()
    except (Exception, SystemExit) as error:
        raise OptionsError(
            f"规则插件“{entry.name}”（{entry.value}）装不上：{type(error).__name__}: {error}。"
            "请更新或卸载这个插件"
        ) from error
    return entry.name


def _confirm_texts() -> None:
    known = {rule.id for rule in rules.rules()}
    if bare := [check.rule for check in checks.checks() if check.rule not in known]:
        raise ValueError(f"{'、'.join(bare)} 没有用 rules.declare_all 写明文字")
