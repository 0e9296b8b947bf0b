"""What is derived from a thing once, and kept with it.

Many rules ask the same of one disclosure, one project, one indicator. The answer is kept with the
thing itself and goes with it, so nothing has to be cleared. A struct must have `dict=True`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
U = TypeVar("U")


class kept(Generic[T]):  # noqa: N801  it is used as a decorator
    """A property that is derived once and kept with its thing.

    As `functools.cached_property` from Python 3.12 on; before, that takes a lock each time, which
    costs more than most of what is derived here.
    """

    def __init__(self, derive: Callable[[Any], T]) -> None:
        self._derive = derive
        self.__doc__ = derive.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, item: None, _: type) -> kept[T]: ...

    @overload
    def __get__(self, item: object, _: type) -> T: ...

    def __get__(self, item: object | None, _: type) -> kept[T] | T:
        if item is None:
            return self
        derived = item.__dict__[self._name] = self._derive(item)
        return derived


def once_each(derive: Callable[[T], U]) -> Callable[[T], U]:
    """What a function derives from a thing, the first time only. It must not be used up by use."""
    name = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(item: T) -> U:
        try:
            found: U = item.__dict__[name]
        except KeyError:
            found = item.__dict__[name] = derive(item)
        return found

    return derived
