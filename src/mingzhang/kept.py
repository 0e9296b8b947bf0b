"""What is derived from a thing once, and kept with it.

Many rules ask the same of one disclosure, one project, one indicator. The answer is kept with the
thing itself and goes with it, so nothing has to be cleared. The thing is a struct with `dict=True`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


def once_each(derive: Callable[[T], U]) -> Callable[[T], U]:
    """What a function derives from a thing, the first time only. It must not be used up by use."""
    name = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(item: T) -> U:
        known = item.__dict__
        if name not in known:
            known[name] = derive(item)
        found: U = known[name]
        return found

    return derived
