"""docs/rules.md, made from the rules' declarations: `python -m mingzhang.checking.pages`."""

from __future__ import annotations

import sys

from mingzhang.checking.findings import SEVERITY_NAMES
from mingzhang.checking.rules import THEMES, Rule, built_in

_HEAD = """# 核对规则

本页由 `src/mingzhang/checking/rules/` 生成（`python -m mingzhang.checking.pages`），请勿手改。
规则编号一经使用不再改变、不再重用。命令行看一条规则：`mz rules T201`。
"""


def document() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *map(_theme, THEMES)])


def _theme(theme: str) -> str:
    own = [rule for rule in built_in() if rule.theme == theme]
    return "\n".join([f"## {THEMES[theme]}\n", *map(_section, own)]) if own else ""


def _section(rule: Rule) -> str:
    example = f"\n举例：{rule.example}\n" if rule.example else ""
    threshold = (
        f"\n阈值：{rule.threshold_is}，{rule.threshold}（可在 mingzhang.toml 里改）\n"
        if rule.threshold
        else ""
    )
    return f"""### {rule.id} {rule.title}

级别：{SEVERITY_NAMES[rule.severity]}。核对项：{rule.name}。

查什么：{rule.what}

常见原因：{rule.cause}

怎么办：{rule.advice}
{example}{threshold}
依据：{rule.basis}
"""


if __name__ == "__main__":
    sys.stdout.write(document())
