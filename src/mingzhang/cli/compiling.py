"""`mz book`, imported when it is wanted."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from mingzhang.cli.output import OK, UNUSABLE, complain, say


def command(
    name: str,
) -> tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]:
    """The options of one command, and what runs it."""

    def options(parser: argparse.ArgumentParser) -> None:
        from mingzhang.compiling import commands

        getattr(commands, f"{name}_options")(parser)

    def run(chosen: argparse.Namespace) -> int:
        from mingzhang.compiling import commands

        went_well = getattr(commands, f"run_{name}")(chosen, say, complain)
        return OK if went_well else UNUSABLE

    return options, run
