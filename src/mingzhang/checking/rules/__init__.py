"""The rules that are known, with the texts that users read: one TOML file a theme.

tables       T  the tables with each other (relations derived from the forms)
words        W  the narrative against the tables
targets      P  performance targets
form         F  completeness, form, names and codes, lists beside the nine tables
across       A  a department and its units, one year and the next
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from mingzhang.checking.findings import SEVERITY_NAMES, Severity

THEMES = {
    "tables": "表内和表间勾稽",
    "words": "文字与表",
    "targets": "绩效目标",
    "form": "完整性与规范",
    "across": "部门与单位、年度之间",
}
"""The files that declare rules, and what they are about."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is checked. Its texts are the rule's public page."""

    id: str
    """The letter of its theme and a number; never reused."""

    theme: str
    """The file that declares it."""

    name: str
    """What is checked, in a word: 上下级科目. The title says what is wrong."""

    title: str
    severity: Severity
    basis: str
    what: str
    cause: str
    advice: str
    kind: str = ""
    """Of tables: the kind of relation or of cause that it stands for."""

    example: str = ""
    """How it is written wrong, and how right."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by theme and id."""
    found: list[Rule] = []
    for theme in THEMES:
        text = resources.files(__name__).joinpath(f"{theme}.toml").read_text("utf-8")
        for rule_id, texts in sorted(tomllib.loads(text).items()):
            found.append(msgspec.convert({"id": rule_id, "theme": theme, **texts}, Rule))
    return tuple(found)


@cache
def rule(rule_id: str) -> Rule:
    """The rule with this id; KeyError where there is none."""
    return {candidate.id: candidate for candidate in rules()}[rule_id]


@cache
def rule_for(kind: str) -> Rule:
    """The rule that a kind of relation or cause belongs to."""
    return {candidate.kind: candidate for candidate in rules() if candidate.kind}[kind]


def page(chosen: Rule) -> str:
    """A rule's page for the terminal."""
    return "\n".join(
        (
            f"{chosen.id} {chosen.title}（{SEVERITY_NAMES[chosen.severity]}）",
            f"  查什么：{chosen.what}",
            f"  常见原因：{chosen.cause}",
            f"  怎么办：{chosen.advice}",
            *([f"  举例：{chosen.example}"] if chosen.example else []),
            f"  依据：{chosen.basis}",
        )
    )
