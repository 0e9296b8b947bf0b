"""Arguments in Chinese: the parser, and what several commands ask for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from mingzhang.cli.output import UNUSABLE, complain


class Parser(argparse.ArgumentParser):
    """argparse with Chinese headings and one-line errors."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in one line, and ends."""
        complain(f"{_translated(message)}。用法见：{self.prog} --help")
        sys.exit(UNUSABLE)


_MESSAGES = (
    ("the following arguments are required: ", "缺少参数："),
    ("unrecognized arguments: ", "不认识的参数："),
    ("invalid choice: ", "没有这个选择："),
    ("choose from ", "可选 "),
    ("expected one argument", "后面要写一个值"),
    ("expected at least one argument", "后面至少要写一个值"),
    ("invalid int value: ", "不是整数："),
    ("argument ", "参数 "),
    ("command", "命令"),
)


def _translated(message: str) -> str:
    for english, chinese in _MESSAGES:
        message = message.replace(english, chinese)
    return message


def _whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if text.isdecimal() and len(text) < 10 and least <= (number := int(text)) <= most:
            return number
        raise argparse.ArgumentTypeError(f"要写 {least} 至 {most} 的整数：{text!r}")

    return number


def file_path(text: str) -> Path:
    """A path; an empty one is a variable that a script forgot to set, not the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("路径是空的")
    return Path(text)


_positive = _whole(1, 9_999_999)


def path_options(parser: argparse.ArgumentParser) -> None:
    """The sources, and how they are read: `mz read` and `mz check`."""
    parser.add_argument(
        "paths", nargs="+", type=file_path, metavar="路径", help="文件、文件夹或压缩包"
    )
    work_options(parser, "文件")
    parser.add_argument(
        "--timeout",
        type=_positive,
        metavar="秒",
        help="一个文件最多读多久，默认 120 秒，扫描件每页另有 60 秒",
    )
    parser.add_argument(
        "--memory", type=_positive, metavar="MB", help="读一个文件最多用多少内存，默认 2048 MB"
    )


def work_options(parser: argparse.ArgumentParser, item: str) -> None:
    """How much is done at once, and what is told of it at the end."""
    parser.add_argument(
        "--table",
        choices=("auto", "all", "none"),
        default="auto",
        help=f"几个{item}末尾的汇总表：auto 超过 30 个{item}时只列有问题的，all 全列，none 不列",
    )
    parser.add_argument(
        "--jobs",
        type=_whole(1, 256),
        default=min(os.cpu_count() or 1, 256),
        metavar="N",
        help="同时用几个进程",
    )


def department_options(parser: argparse.ArgumentParser) -> None:
    """How many departments are worked on: `mz compile` and `mz publish`."""
    parser.add_argument(
        "-o", "--output", type=file_path, required=True, metavar="目录", help="写到这里"
    )
    parser.add_argument(
        "--again", action="store_true", help="没有变化的也重做；不写时，做好了又没有变化的不再做"
    )
    work_options(parser, "部门")
    parser.add_argument(
        "--timeout",
        type=_positive,
        default=600,
        metavar="秒",
        help="一份公开文件最多做多久，默认 600 秒",
    )
    parser.add_argument(
        "--memory",
        type=_positive,
        default=2048,
        metavar="MB",
        help="一个进程最多用多少内存，默认 2048 MB",
    )
