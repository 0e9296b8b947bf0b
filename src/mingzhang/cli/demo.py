"""`mz demo`: the whole way on samples that it makes itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from mingzhang.cli.arguments import file_path
from mingzhang.cli.output import OK, UNUSABLE, cannot_write, complain, say


def options(parser: argparse.ArgumentParser) -> None:
    """Options of `mz demo`."""
    parser.add_argument(
        "-o", "--output", type=file_path, default=Path("demo"), metavar="文件夹", help="写到哪里"
    )
    parser.add_argument("--seed", type=int, default=2024, metavar="数", help="换一个县")


def run(options: argparse.Namespace) -> int:
    """Runs `mz demo`; returns the exit code."""
    from mingzhang import demo

    try:
        for line in demo.run(options.output, options.seed):
            say(line)
    except OSError as error:
        complain(cannot_write(options.output, error))
        return UNUSABLE
    return OK
