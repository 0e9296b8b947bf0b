"""Worker processes: whatever happens to one of them costs one item and nothing else."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mingzhang.reading.workers import Limits, Stopped, each, picture_ahead

STRICT = Limits(seconds=1, megabytes=400)
ROOT = Path(__file__).parents[2]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of memory")


class OddError(Exception):
    """Cannot be rebuilt from its arguments alone."""

    def __init__(self, what: str, *, why: str) -> None:
        super().__init__(what)
        self.why = why


def segfault() -> None:
    ctypes.string_at(0)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    while True:
        pass


def swallowed() -> None:
    try:
        bytearray(2**30)
    except MemoryError:
        raise ValueError("damaged") from None


def mistake() -> None:
    raise ZeroDivisionError("our own")


def odd() -> None:
    raise OddError("strange", why="so")


def litter() -> None:
    Path(tempfile.mkdtemp(), "page.png").write_text("ink")


def noise() -> None:
    print("to stdout")
    os.write(2, b"to stderr")


def pictures() -> None:
    for _ in range(3):
        picture_ahead()
        time.sleep(0.6)


def endless_picture() -> None:
    picture_ahead()
    time.sleep(60)


FATES: dict[str, Callable[[], object]] = {
    "segfault": segfault,
    "exit": lambda: os._exit(3),
    "killed": killed,
    "hang": lambda: time.sleep(60),
    "loop": loop,
    "bomb": lambda: bytearray(2**30),
    "swallowed": swallowed,
    "mistake": mistake,
    "odd": odd,
    "litter": litter,
    "noise": noise,
    "pictures": pictures,
    "endless picture": endless_picture,
    "slow": lambda: time.sleep(0.3),
}


def fate(name: str) -> object:
    """What the item's name says, and the name."""
    if name == "unsendable":
        return lambda: name
    if name == "large":
        return name * 2**18
    FATES.get(name, object)()
    return name


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process and no temporary file outlives the pool, whatever has happened."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert multiprocessing.active_children() == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("mingzhang")] == []


def told(outcome: object) -> str:
    return outcome.message if isinstance(outcome, Stopped) else str(outcome)


@posix
@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("segfault", "读取程序崩溃（信号 11），已跳过。请附原件反馈", id="segfault"),
        pytest.param("exit", "读取程序崩溃（退出码 3），已跳过。请附原件反馈", id="exit"),
        pytest.param("killed", "读取程序被系统终止，多半是内存不足", id="killed by the system"),
        pytest.param(
            "hang", "读取超过 1 秒，已停止。请拆分文件，或用 --timeout 放宽", id="waiting"
        ),
        pytest.param("loop", "读取超过 1 秒，已停止", id="an endless loop"),
        pytest.param("bomb", "读取时占用内存超过 400 MB，已停止。请拆分文件", id="a memory bomb"),
        pytest.param("swallowed", "占用内存超过 400 MB", id="a lack of memory called damage"),
    ],
)
def test_a_killer_is_told_in_one_line_and_the_rest_goes_on(name: str, said: str) -> None:
    before, killer, after = each(fate, ["a", name, "b"], 1, STRICT)
    assert (before, after) == ("a", "b")
    assert isinstance(killer, Stopped)
    assert killer.message.startswith(said) or said in killer.message


@posix
def test_three_killers_among_fifty_cost_three_items_and_no_order() -> None:
    names = [f"{number}" for number in range(50)]
    names[7], names[8], names[33] = "segfault", "hang", "bomb"
    outcomes = list(each(fate, names, 2, STRICT))
    stopped = [at for at, outcome in enumerate(outcomes) if isinstance(outcome, Stopped)]
    assert stopped == [7, 8, 33]
    kept = [outcome for outcome in outcomes if not isinstance(outcome, Stopped)]
    assert kept == [name for name in names if name.isdigit()]


@posix
def test_every_item_may_be_a_killer() -> None:
    outcomes = each(fate, ["segfault"] * 5, 2, STRICT)
    assert all(isinstance(outcome, Stopped) for outcome in outcomes)


@posix
def test_every_page_to_be_recognised_has_its_own_time() -> None:
    limits = Limits(seconds=1, seconds_a_picture=1.5)
    assert list(each(fate, ["pictures", "a"], 1, limits)) == ["pictures", "a"]
    (stopped,) = each(fate, ["endless picture"], 1, limits)
    assert told(stopped).startswith("识别一页图片超过 1.5 秒，已停止")


@posix
def test_a_time_for_all_holds_for_pictures_too() -> None:
    (stopped,) = each(fate, ["pictures"], 1, Limits(seconds=1, seconds_a_picture=0))
    assert told(stopped).startswith("读取超过 1 秒")


def poisoned(name: str) -> str:
    """The second item dies of what the first has done to the process."""
    if os.environ.get("POISON"):
        os._exit(1)
    if name == "poison":
        os.environ["POISON"] = "1"
    return name


def test_who_dies_of_an_earlier_item_is_tried_again_in_a_new_process() -> None:
    assert list(each(poisoned, ["poison", "innocent", "too"], 1)) == ["poison", "innocent", "too"]


def test_a_slow_item_holds_up_only_a_few_results() -> None:
    """Memory does not grow with the number of items."""
    taken: list[int] = []

    def items() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield "slow" if number == 0 else f"{number}"

    outcomes = each(fate, items(), 2)
    assert next(outcomes) == "slow"
    assert len(taken) < 12
    assert len(list(outcomes)) == 99


def test_a_caller_who_takes_long_does_not_make_the_worker_late() -> None:
    outcomes = each(fate, ["a", "large", "b"], 1, Limits(seconds=0.5))
    assert next(outcomes) == "a"
    time.sleep(0.8)
    assert [len(told(outcome)) for outcome in outcomes] == [5 * 2**18, 1]


def test_our_own_mistake_is_raised_with_the_traceback_of_the_worker() -> None:
    with pytest.raises(ZeroDivisionError, match="our own") as caught:
        list(each(fate, ["a", "mistake", "b"], 2))
    (note,) = caught.value.__notes__
    assert "in mistake" in note
    assert 'raise ZeroDivisionError("our own")' in note


@pytest.mark.parametrize("name", ["odd", "unsendable"])
def test_a_mistake_that_cannot_be_sent_is_raised_all_the_same(name: str) -> None:
    with pytest.raises(Exception, match=r"OddError|pickle") as caught:
        list(each(fate, [name], 1))
    assert not isinstance(caught.value, Stopped)


def test_a_pool_that_is_left_early_ends_its_workers() -> None:
    outcomes = each(fate, ["a", "hang", "hang", "b"], 2)
    assert next(outcomes) == "a"
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()  # type: ignore[attr-defined]


@posix
def test_files_of_a_stopped_worker_go_with_it(tmp_path: Path) -> None:
    outcomes = each(fate, ["litter", "segfault", "litter", "b"], 1, STRICT)
    assert [told(outcome)[:6] for outcome in outcomes] == ["litter", "读取程序崩溃", "litter", "b"]
    assert list(tmp_path.iterdir()) == []


def test_what_libraries_print_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(each(fate, ["noise"], 1)) == ["noise"]
    assert capfd.readouterr() == ("", "")


def with_a_helper(path: str) -> str:
    """A program of its own, as LibreOffice is one, that would outlive its worker."""
    helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(path).write_text(str(helper.pid))
    time.sleep(60)
    return path


@posix
def test_programs_that_a_worker_has_started_end_with_it(tmp_path: Path) -> None:
    (outcome,) = each(with_a_helper, [str(tmp_path / "pid")], 1, STRICT)
    assert "超过 1 秒" in told(outcome)
    assert is_gone(int((tmp_path / "pid").read_text()))


def is_gone(pid: int) -> bool:
    """Within a moment; a zombie that its parent has yet to notice is gone as well."""
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        with contextlib.suppress(FileNotFoundError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        time.sleep(0.05)
    return False


SCRIPT = """
import os, sys, time
from pathlib import Path
from mingzhang.reading.workers import each

def sleep(path):
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)

if __name__ == "__main__":
    try:
        list(each(sleep, sys.argv[1:], 2))
    except KeyboardInterrupt:
        sys.exit("interrupted")
"""


@posix
def test_ctrl_c_ends_the_workers_and_says_nothing_of_them(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    notes = [tmp_path / "1.pid", tmp_path / "2.pid"]
    (tmp_path / "tmp").mkdir()
    caller = subprocess.Popen(
        [sys.executable, str(script), *map(str, notes)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
    )
    while not all(note.exists() and note.read_text() for note in notes):
        assert caller.poll() is None, "it ended before its workers began"
        time.sleep(0.01)
    os.killpg(caller.pid, signal.SIGINT)
    assert caller.communicate(timeout=60)[1] == "interrupted\n"
    assert all(is_gone(int(note.read_text())) for note in notes)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_script_that_cannot_be_imported_again_is_told_so(tmp_path: Path) -> None:
    """It is our mistake, or the script's, and no fault of the files."""
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
        from mingzhang.reading.workers import each
        print(list(each(str, [1, 2], 1)))
        """)
    )
    ran = subprocess.run([sys.executable, str(script)], check=False, capture_output=True, text=True)
    assert ran.returncode == 1
    assert "RuntimeError: 读取进程没有启动" in ran.stderr
    assert ran.stdout == ""
