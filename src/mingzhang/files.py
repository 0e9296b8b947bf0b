"""Writing a file whole or not at all.

Whoever opens a published file must find the old one or the new one, never half of one. The
new text goes to a temporary file in the same folder, and takes the name when it is complete.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file to write to; it becomes `path` when the block ends without an error.

    After an error the file that was there is still there, unchanged, and nothing else is
    left. A link stays a link, and an existing file keeps its permissions. What is no file,
    such as /dev/stdout, cannot be replaced and gets the text when it is complete.
    """
    if path.exists() and not path.is_file():
        with _pouring(path) as temporary:
            yield temporary
        return
    target = path.resolve()
    name = f".mz-{secrets.token_hex(8)}.tmp"  # short: the final one can be as long as can be
    temporary = target.parent / name
    try:
        _create(temporary)  # within the block: an interruption can come at any moment
        yield temporary
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _create(temporary: Path) -> None:
    """An empty file under a new name, with the permissions of any new file."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))


@contextmanager
def _pouring(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mz-") as folder:
        temporary = Path(folder) / "output"
        temporary.touch()
        yield temporary
        with temporary.open("rb") as complete, path.open("wb") as device:
            shutil.copyfileobj(complete, device)


def readable_name(name: str) -> str:
    """A file's name for output: bytes that are no UTF-8 are shown as �.

    On Linux a name can be any bytes, GBK for instance, and Python keeps them in a form that
    no encoder accepts.

    >>> readable_name("预算.txt"), readable_name("\\udcd4a.txt")
    ('预算.txt', '�a.txt')
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
