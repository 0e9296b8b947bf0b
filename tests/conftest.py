"""What holds for all tests.

Hypothesis looks for new cases on a developer's machine, and repeats the same ones in CI.
"""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

from mingzhang.checking import checks

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in its background so; the commands under test would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def rules_do_not_break(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of ours that fails ends the test; in use the others go on."""

    def fails(check: checks.Check, error: Exception, dossier: object) -> None:
        raise error

    monkeypatch.setattr(checks, "broken", fails)
