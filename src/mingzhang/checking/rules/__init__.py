"""The rules that are known, with the texts that users read: one TOML file a theme.

tables       T  the tables with each other (relations derived from the forms)
words        W  the narrative against the tables
targets      P  performance targets
evaluations  E  self-evaluations of final accounts
form         F  completeness, form, names and codes, lists beside the nine tables
across       A  a department and its units, one year and the next

Plug-ins and a user's own rules come on top (`declare`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from mingzhang.checking.findings import SEVERITY_NAMES, Severity
from mingzhang.declared import declared

THEMES = {
    "tables": "表内和表间勾稽",
    "words": "文字与表",
    "targets": "绩效目标",
    "evaluations": "绩效自评",
    "form": "完整性与规范",
    "across": "部门与单位、年度之间",
}
"""The files that declare rules, and what they are about."""

OWN = "自定规则"
"""The theme of the rules that a user or a plug-in declares."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """One thing that is checked. Its texts are the rule's public page."""

    id: str
    """The letter of its theme and a number; never reused."""

    theme: str
    """The file that declares it; for rules that are not built in the title of their theme."""

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

    told_by: tuple[str, ...] = ()
    """Rules that tell the same flaw of the same cell better: then this one says nothing."""

    threshold: str = ""
    """A number that the rule compares with and that a user may change; "" where it has none."""

    threshold_is: str = ""
    """What the threshold measures, for people."""

    @property
    def theme_title(self) -> str:
        """What the theme is called in reports."""
        return THEMES.get(self.theme, self.theme)


_declared: dict[str, Rule] = {}
"""Rules that are not built in, by id."""


def rules() -> tuple[Rule, ...]:
    """All rules, by theme and id; those that are not built in come last."""
    return (*built_in(), *_declared.values())


@cache
def built_in() -> tuple[Rule, ...]:
    """The rules of 明账 itself, by theme and id."""
    return tuple(rule for theme in THEMES for rule in _rules_of(theme))


def _rules_of(theme: str) -> Iterator[Rule]:
    texts_of = declared(__name__, f"{theme}.toml", dict[str, dict[str, Any]])
    for rule_id, texts in sorted(texts_of.items()):
        yield msgspec.convert({"id": rule_id, "theme": theme, **texts}, Rule)


def declare(rule: Rule) -> None:
    """Make a rule known that is not built in. ValueError where its id is taken."""
    if _declared.get(rule.id, rule) != rule or any(rule.id == own.id for own in built_in()):
        raise ValueError(f"规则编号 {rule.id} 已经有了，请换一个")
    _declared[rule.id] = rule


def declare_all(text: str, theme: str = OWN) -> None:
    """Make the rules of a TOML text known, written like the files of this package."""
    for rule_id, texts in tomllib.loads(text).items():
        declare(msgspec.convert({"id": rule_id, "theme": theme, **texts}, Rule))


@cache
def _built_in_by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in built_in()}


def rule(rule_id: str) -> Rule:
    """The rule with this id; KeyError where there is none."""
    return _declared[rule_id] if rule_id in _declared else _built_in_by_id()[rule_id]


@cache
def rule_for(kind: str) -> Rule:
    """The rule that a kind of relation or cause belongs to."""
    return {candidate.kind: candidate for candidate in built_in() if candidate.kind}[kind]


def page(chosen: Rule) -> str:
    """A rule's page for the terminal."""
    return "\n".join(
        (
            f"{chosen.id} {chosen.title}（{SEVERITY_NAMES[chosen.severity]}）",
            f"  查什么：{chosen.what}",
            f"  常见原因：{chosen.cause}",
            f"  怎么办：{chosen.advice}",
            *([f"  举例：{chosen.example}"] if chosen.example else []),
            *([f"  阈值：{chosen.threshold_is}，{chosen.threshold}"] if chosen.threshold else []),
            f"  依据：{chosen.basis}",
        )
    )
