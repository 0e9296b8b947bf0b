"""What a command says, and where it writes: stdout, stderr, files written whole or not at all."""

from __future__ import annotations

import errno
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

OK, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: done; findings of severity error; wrong usage or something unreadable."""


Result = TypeVar("Result")


class UnusableError(Exception):
    """Ends the command: one line says why and what to do."""


def say(line: str = "") -> None:
    """One line of results on stdout."""
    print(line)


def complain(message: str) -> None:
    """One error line on stderr."""
    print(f"错误：{message}", file=sys.stderr)


_REASONS = {
    errno.ENOENT: "没有这个文件夹。请先建好，或用 -o 换一个地方",
    errno.ENOTDIR: "没有这个文件夹。请先建好，或用 -o 换一个地方",
    errno.EEXIST: "那里已有同名的文件，不能作文件夹。请用 -o 换一个地方",
    errno.EISDIR: "那是文件夹。请在后面加上文件名",
    errno.EACCES: "没有写入权限。请检查权限，或用 -o 换一个地方",
    errno.EPERM: "没有写入权限。请检查权限，或用 -o 换一个地方",
    errno.EROFS: "那里只能读。请用 -o 换一个地方",
    errno.ENOSPC: "磁盘已满。请清理后再写，或用 -o 换一个地方",
    errno.ENAMETOOLONG: "文件名太长。请用 -o 换一个短的",
}


def cannot_write(output: Path, error: OSError) -> str:
    """Why `output` cannot be written, and what to do."""
    reason = _REASONS.get(error.errno or 0, f"{error.strerror}。请用 -o 换一个地方")
    return f"不能写 {output}：{reason}"


@contextmanager
def opened(output: Path | None) -> Iterator[IO[bytes]]:
    """A file that is written whole or not at all, or stdout."""
    if output is None:
        yield sys.stdout.buffer
        return
    from mingzhang.files import replacing

    with writing(output), replacing(output) as temporary, temporary.open("wb") as file:
        yield file


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """What is wrong with writing `output` ends the command in one line."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnusableError(cannot_write(output, error)) from None


def print_lines(lines: Iterable[str], output: Path | None) -> None:
    """Lines of text to `output`, or to stdout."""
    if output is None:
        for line in lines:
            say(line)
        return
    with opened(output) as file:
        file.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines)


def progress(outcomes: Iterator[Result], count: int, doing: str) -> Generator[Result, None, None]:
    """The same, with a progress bar on stderr where someone is watching and it takes a while."""
    if count < 8 or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        yield from shown.track(outcomes, total=count, description=doing)
