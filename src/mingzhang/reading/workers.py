"""Worker processes: native libraries and hostile files stay in them.

PDFium can crash, must not be used from threads, and not every file means well. So a source
is read in a process of its own slot, with limits of time and memory. What happens to the
process happens to one source only: it gets one line, and a new process takes the place.
multiprocessing.Pool waits for ever for the result of a killed process, and
ProcessPoolExecutor gives up on all other files; hence this pool.

A worker lives on from source to source. Where one dies that has served others before, an
earlier file may be to blame, or memory that was never given back: the source is tried once
more in a new process, and only then called the culprit.

The processes are forked from a small server that has our own modules loaded, not PDFium, and
no threads (forkserver; elsewhere spawn). Forking the caller itself would copy its
threads' locks. Each worker is a session of its own, so that programs it has started, such
as LibreOffice, end with it, and has a folder for temporary files that goes with it too.
"""

from __future__ import annotations

import contextlib
import gc
import math
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

_AHEAD = 4
"""So many results a worker may wait for their turn, behind one that takes long."""

_GRACE = 5
"""Seconds after which a worker ends by itself when the caller, who should end it, does not."""

_LONGEST_WAIT = 3600
"""Seconds; systems wait no longer than some days at a time."""

_ALLOCATED = 20_000
"""Objects after which Python looks for garbage. Reading and checking make many that live until
their source is done, and looking at 700 new ones each time takes a tenth of all the time."""

_PRELOADED = ["mingzhang.reading.source"]
"""Imported once, by the server. It must start no threads, so PDFium is imported when needed."""

_OUT_OF_MEMORY = pickle.dumps(("memory", None))
"""Made beforehand: there may be no memory left to make it."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Limits(msgspec.Struct, frozen=True):
    """What reading one source may cost. The defaults are ample for 500 pages."""

    seconds: float = 120

    megabytes: int = 2048
    """Of a whole worker, interpreter included. Not held where the system cannot (Windows)."""

    seconds_a_picture: float = 60
    """For each page whose text has to be recognised, from when that begins, where less is left
    of `seconds`; 0 for no more than `seconds` in all."""

    work: str = "读取"
    """What is done with an item, as the messages call it."""


DEFAULT = Limits()


class Stopped(msgspec.Struct, frozen=True):
    """In place of a result, when the process was stopped or died: what, and what to do."""

    message: str


def each(
    function: Callable[[Item], Result], items: Iterable[Item], count: int, limits: Limits = DEFAULT
) -> Iterator[Result | Stopped]:
    """The function's result for each item, in order, from up to `count` processes.

    An exception in the function is raised here, with the traceback of the worker as a note.
    """
    pool = _Pool(function, items, max(1, count), limits)
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """Who does what. The caller's thread does everything, whenever it asks for a result."""

    def __init__(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        count: int,
        limits: Limits,
    ) -> None:
        self._function = function
        self._items = enumerate(items)
        self._count = count
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="mingzhang-")
        self._workers: list[_Worker] = []
        self._done: dict[int, Result | Stopped] = {}
        self._given = self._told = 0
        """Numbers of items: handed out so far, and returned to the caller so far."""

    def results(self) -> Iterator[Result | Stopped]:
        self._hand_out()
        while self._told < self._given:
            self._collect(wait=self._told not in self._done)
            self._hand_out()
            if self._told in self._done:
                self._told += 1
                yield self._done.pop(self._told - 1)

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()
        self._folder.cleanup()

    def _hand_out(self) -> None:
        """An item for each worker without one, unless too many results wait for their turn."""
        while self._given - self._told < _AHEAD * self._count:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None and len(self._workers) == self._count:
                return
            task = next(self._items, None)
            if task is None:
                return
            self._given += 1
            (idle or self._start()).give(task)

    def _start(self) -> _Worker:
        worker = _Worker(self._function, self._limits, self._folder.name)
        self._workers.append(worker)
        return worker

    def _collect(self, *, wait: bool) -> None:
        """Take what the workers say. Waits until there is something, if asked to."""
        busy = [worker for worker in self._workers if worker.task is not None]
        signs = [sign for worker in busy for sign in (worker.connection, worker.process.sentinel)]
        patience = min((worker.deadline for worker in busy), default=0) - time.monotonic()
        ready = connection.wait(signs, max(0, min(patience, _LONGEST_WAIT)) if wait else 0)
        now = time.monotonic()
        for worker in busy:
            if worker.connection in ready or worker.process.sentinel in ready:
                self._hear(worker)
            elif now >= worker.deadline:
                self._replace(worker, self._too_long(worker))

    def _hear(self, worker: _Worker) -> None:
        kind, value = worker.message()
        if kind == "ready":
            worker.start_clock()
        elif kind == "picture":
            worker.wait_for_picture()
        elif kind == "done":
            assert worker.task is not None
            self._done[worker.task[0]] = value
            worker.task, worker.served = None, worker.served + 1
        elif kind == "raised":
            raise value
        elif kind == "memory":
            self._replace(worker, self._too_much())
        elif worker.ready:
            self._replace(worker, self._died(worker, value))
        else:
            raise RuntimeError(f"读取进程没有启动，退出码 {value}；原因见上面的错误输出")

    def _replace(self, worker: _Worker, stopped: Stopped) -> None:
        """End a worker; its item is tried again where an earlier one may be to blame."""
        task = worker.task
        assert task is not None
        worker.stop()
        self._workers.remove(worker)
        if worker.served and stopped != self._too_long(worker):
            self._start().give(task)
        else:
            self._done[task[0]] = stopped

    def _too_long(self, worker: _Worker) -> Stopped:
        told = f"{self._limits.work}超过 {self._limits.seconds:g} 秒"
        if worker.recognises:
            told = f"识别一页图片超过 {self._limits.seconds_a_picture:g} 秒"
        return Stopped(f"{told}，已停止。请拆分文件，或用 --timeout 放宽")

    def _too_much(self) -> Stopped:
        limit = self._limits.megabytes
        return Stopped(
            f"{self._limits.work}时占用内存超过 {limit} MB，已停止。请拆分文件，或用 --memory 放宽"
        )

    def _died(self, worker: _Worker, code: int | None) -> Stopped:
        work = self._limits.work
        if sys.platform != "win32":
            if code == -signal.SIGALRM:
                return self._too_long(worker)
            if code == -signal.SIGKILL:
                return Stopped(
                    f"{work}程序被系统终止，多半是内存不足，已跳过。"
                    "请关闭其他程序或用 --jobs 1，再试一次"
                )
            if code == -signal.SIGABRT:  # how native libraries end when they get no memory
                return Stopped(
                    f"{work}程序中止，多半是占用内存超过 {self._limits.megabytes} MB，已跳过。"
                    "请拆分文件，或用 --memory 放宽"
                )
        reason = f"信号 {-code}" if code is not None and code < 0 else f"退出码 {code}"
        return Stopped(f"{work}程序崩溃（{reason}），已跳过。请附原件反馈")


class _Worker:
    """One process, seen from the caller."""

    def __init__(self, function: Callable[[Any], Any], limits: Limits, folder: str) -> None:
        self.task: tuple[int, Any] | None = None
        self.deadline = math.inf
        self.ready = False
        self.recognises = False
        """Whether the time that it has is that for a picture."""

        self.served = 0
        self._limits = limits
        self._folder = tempfile.mkdtemp(dir=folder)
        context = _context()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(
            target=_serve, args=(theirs, function, limits, self._folder), daemon=True
        )
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()

    def give(self, task: tuple[int, Any]) -> None:
        self.task = task
        if self.ready:
            self.start_clock()
        with contextlib.suppress(BrokenPipeError):  # it died idle, which is noticed as a death
            self.connection.send(task[1])

    def start_clock(self) -> None:
        """Starting the process is no part of the time for its first item."""
        self.ready, self.recognises = True, False
        self.deadline = time.monotonic() + self._limits.seconds

    def wait_for_picture(self) -> None:
        """Give the time for one picture, if it has less left."""
        longer = time.monotonic() + self._limits.seconds_a_picture
        if longer > self.deadline:
            self.deadline, self.recognises = longer, True

    def message(self) -> tuple[str, Any]:
        """What the process says; its exit code, if it is dead."""
        try:
            if self.connection.poll():
                said: tuple[str, Any] = pickle.loads(self.connection.recv_bytes())
                return said
        except (EOFError, ConnectionError):
            pass
        self.process.join(_GRACE)
        return "dead", self.process.exitcode

    def stop(self) -> None:
        """End the process and the programs it has started, and remove their files."""
        self.connection.close()
        if sys.platform != "win32":
            assert self.process.pid is not None
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.process.close()
        shutil.rmtree(self._folder, ignore_errors=True)


_LONGEST_FOLDER = 70
"""Bytes of the folder for temporary files, above which the server's socket has no room.

The address of a socket has 108 bytes at most (unix(7)), and its name takes some 30 of them.
"""


def _context() -> ForkServerContext | SpawnContext:
    too_long = len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER
    if sys.platform != "linux" or too_long:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C is for the caller; processes started in here never hear of it."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # or it is started below, and takes the mask away
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# in the worker


class _Patience:
    """Whom this process asks for more time, and how much it may ask for at once."""

    caller: Connection | None = None
    seconds: float = 0


def picture_ahead() -> None:
    """Readers call this before each page that they recognise; outside of a worker for nothing."""
    if _Patience.caller is None or not _Patience.seconds:
        return
    if sys.platform != "win32":
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        _alarm(max(left, _Patience.seconds + _GRACE))
    _Patience.caller.send_bytes(pickle.dumps(("picture", None)))


def _serve(caller: Connection, function: Callable[[Any], Any], limits: Limits, folder: str) -> None:
    try:
        _confine(limits, folder)
        _Patience.caller, _Patience.seconds = caller, limits.seconds_a_picture
        collect_seldom()
        caller.send_bytes(pickle.dumps(("ready", None)))
        reply = b""
        while reply != _OUT_OF_MEMORY:
            item = caller.recv()
            _alarm(limits.seconds + _GRACE)
            reply = _reply(function, item)
            _alarm(0)
            caller.send_bytes(reply)
    except (EOFError, ConnectionError):  # the caller was killed and could not tidy up
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            Path(folder).parent.rmdir()


def collect_seldom() -> None:
    """How a process looks for garbage that does nothing but read and check."""
    gc.freeze()  # what is imported is never garbage
    gc.set_threshold(_ALLOCATED)


def _confine(limits: Limits, folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # what libraries print is no result of ours, and no message
        os.dup2(nowhere, stream)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        os.setsid()
        # On Linux "data" is all private memory, thread stacks included, but not, as in the
        # address space, what libraries only reserve.
        linux = sys.platform == "linux"
        memory = resource.RLIMIT_DATA if linux else resource.RLIMIT_AS
        for kind, limit in ((memory, limits.megabytes * 2**20), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            with contextlib.suppress(ValueError, OSError):  # macOS refuses some
                resource.setrlimit(kind, (most, hard))


def _alarm(seconds: float) -> None:
    """The system ends this process after so many seconds, even in native code; 0 is never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _reply(function: Callable[[Any], Any], item: object) -> bytes:
    try:
        return pickle.dumps(("done", function(item)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as error:  # noqa: BLE001 - raised again by the caller
        if _comes_from_memory(error):
            return _OUT_OF_MEMORY
        text = traceback.format_exc()
        error.add_note(f"在读取进程中：\n{text}")
        try:
            reply = pickle.dumps(("raised", error))
            pickle.loads(reply)
        except Exception:  # noqa: BLE001 - an exception that does not survive the journey
            return pickle.dumps(("raised", RuntimeError(text)))
        return reply


def _comes_from_memory(error: BaseException) -> bool:
    """Whether a library has made something else of a lack of memory."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MemoryError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
