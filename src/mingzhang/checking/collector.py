"""Python's collector of cycles waits while a source is checked.

It goes through all objects again whenever so many new ones are alive. A check makes many that live
until it is done and hardly any cycle, so this finds nothing, and takes a tenth of the time; much
more in a process that checks its first source, where the word lists are new as well.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def waiting() -> Iterator[None]:
    """No collection inside; afterwards it is as it was."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
