"""`mz forms`, `mz rules` and `mz codes`: what the system knows."""

from __future__ import annotations

import argparse

from mingzhang.cli.output import FOUND, OK, UNUSABLE, UnusableError, complain, say


def forms_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz forms`."""
    parser.add_argument("id", nargs="?", help="表样编号，如 hebei-2024")


def run_forms(options: argparse.Namespace) -> int:
    """Runs `mz forms`; returns the exit code."""
    from mingzhang import forms

    if options.id is None:
        for pack in forms.all_packs():
            years = f"{pack.years[0]}–{pack.years[-1]} 年"
            say(f"{pack.id:<22}{years}  {pack.title}")
        return OK
    try:
        pack = forms.pack(options.id)
    except KeyError:
        complain(f"没有表样“{options.id}”。全部表样见：mz forms")
        return UNUSABLE
    say(f"{pack.id}  {pack.title}")
    say(f"  来源：{pack.source}")
    for form in pack.forms:
        say(f"  {form.id:<28}{pack.prefixes['department']}{form.title}（{form.unit}）")
        columns = [*form.columns, *(column for side in form.sides for column in side.columns)]
        say(f"  {'':<28}栏：{'、'.join(column.label for column in columns)}")
    for other in pack.lists:
        say(f"  {other.id:<28}{other.title}")
    return OK


def rules_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz rules`."""
    parser.add_argument(
        "id", nargs="?", default="", help="规则编号，如 T201；编号开头或主题，如 T2、绩效目标"
    )


def run_rules(options: argparse.Namespace) -> int:
    """Runs `mz rules`; returns the exit code."""
    from mingzhang.checking import plugins, rules
    from mingzhang.checking.findings import SEVERITY_NAMES
    from mingzhang.checking.options import OptionsError

    try:
        plugins.load()
    except OptionsError as error:
        raise UnusableError(str(error)) from None
    wanted: str = options.id
    known = {rule.id: rule for rule in rules.rules()}
    if rule := known.get(wanted.upper()):
        say(rules.page(rule))
        return OK
    found = [
        rule
        for rule in known.values()
        if rule.id.startswith(wanted.upper()) or wanted in (rule.theme, rule.theme_title)
    ]
    if not found:
        complain(f"没有规则“{wanted}”。全部规则见：mz rules")
        return UNUSABLE
    theme = ""
    for rule in found:
        if rule.theme_title != theme:
            theme = rule.theme_title
            say(theme)
        say(f"  {rule.id}  {SEVERITY_NAMES[rule.severity]}  {rule.title}")
    return OK


def codes_options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz codes`."""
    parser.add_argument("query", metavar="科目", help="科目编码或名称，如 2130705、村民委员会")
    parser.add_argument("--year", type=int, default=0, metavar="年", help="预算年度，默认最近一年")


def run_codes(options: argparse.Namespace) -> int:
    """Runs `mz codes`; returns the exit code."""
    from mingzhang import catalogue, forms

    declared = (pack for pack in forms.all_packs() if not pack.open)
    year = options.year or max(year for pack in declared for year in pack.years)
    hits = catalogue.search(options.query, year)
    say(catalogue.describe(hits, options.query, year))
    return OK if any(hit.match == "found" for hit in hits) else FOUND
