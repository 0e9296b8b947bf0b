"""The command line: parse arguments, call, print. One module a command.

Results go to stdout, errors to stderr, one clear line each. Exit code 0: done, nothing of
severity error; 1: findings of severity error; 2: wrong usage or something unreadable.
Everything that takes time to import is imported by the command that needs it.

    read, check, book, compile, publish, demo   the commands
    knowledge                                   forms, rules, codes: what 明账 knows
    arguments, output                           options and their messages; what is printed
    sources, departments                        runs over many files, over many departments
    __main__                                    python -m mingzhang.cli
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from mingzhang import __version__
from mingzhang.cli import book, check, compile, demo, knowledge, publish, read
from mingzhang.cli.arguments import Parser
from mingzhang.cli.output import OK, UNUSABLE, UnusableError, complain

Options = Callable[[argparse.ArgumentParser], None]
Run = Callable[[argparse.Namespace], int]

COMMANDS: tuple[tuple[str, str, Options, Run], ...] = (
    ("read", "读取公开文件，得到表格、项目、绩效目标等数据", read.options, read.run),
    ("check", "核对公开文件，列出前后矛盾的地方", check.options, check.run),
    ("book", "预算底册：写空白底册、检查、由公开文件做、做明年的", book.options, book.run),
    ("compile", "由底册编制公开文件：九张表、说明、绩效目标", compile.options, compile.run),
    ("publish", "发布编好的公开文件：DOCX、PDF、XLSX、HTML、JSON", publish.options, publish.run),
    ("forms", "列出认识的表样", knowledge.forms_options, knowledge.run_forms),
    ("rules", "列出核对规则；加编号看一条", knowledge.rules_options, knowledge.run_rules),
    ("codes", "查收支分类科目", knowledge.codes_options, knowledge.run_codes),
    ("demo", "用自己编造的一个县演示全过程", demo.options, demo.run),
)
"""Name, what it does, how it adds its options, and what runs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up, as after Ctrl-C
    options = _parser().parse_args(arguments)
    run: Run = options.run
    try:
        return run(options)
    except UnusableError as error:
        complain(str(error))
        return UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        complain("已中断")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="mz", description="明账：读取、核对部门预算和部门决算的公开文件。")
    version = f"明账 {__version__}"
    parser.add_argument("--version", action="version", version=version, help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command", required=True)
    for name, help_text, add_options, run in COMMANDS:
        command = commands.add_parser(name, help=help_text, description=help_text)
        add_options(command)
        command.set_defaults(run=run)
    return parser
