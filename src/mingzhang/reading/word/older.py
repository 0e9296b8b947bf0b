"""DOC, WPS and RTF documents as DOCX, by LibreOffice: without macros, network or leftovers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from mingzhang.reading.word.unreadable import WordUnreadableError

_SECONDS = 120
_BYTES = 200 << 20


def is_rtf(data: bytes) -> bool:
    """Whether this is a document in the Rich Text Format."""
    return data.lstrip().startswith(b"{\\rt")


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""No macros, and nothing fetched that the document links to."""


def converted(data: bytes) -> bytes:
    """A DOC, WPS or RTF document as DOCX, by LibreOffice.

    Raises WordUnreadableError where LibreOffice is not installed, or cannot open it.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise WordUnreadableError(
            "是旧版 Word、WPS 或 RTF 文档，要有 LibreOffice 才能读，这台电脑没有安装。"
            "请安装 LibreOffice，或用 Word、WPS 另存为 DOCX，再读一次"
        )
    with tempfile.TemporaryDirectory(prefix="mingzhang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS, "utf-8")
        source = folder / ("source.rtf" if is_rtf(data) else "source.doc")
        source.write_bytes(data)
        _run(
            [
                office,
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                "docx",
                "--outdir",
                str(folder / "out"),
                str(source),
            ],
            folder,
        )
        made = folder / "out" / "source.docx"
        if not made.is_file() or made.stat().st_size > _BYTES:
            raise WordUnreadableError(
                "旧版文档打不开：可能已损坏，设有打开密码，或 LibreOffice 没有装 Writer。"
                "请用 Word 或 WPS 另存为 DOCX，再读一次"
            )
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice in a session of its own, so that what it starts can be stopped with it."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise WordUnreadableError(
            f"LibreOffice 转换超过 {_SECONDS} 秒，没有读取。请用 Word 或 WPS 另存为 DOCX"
        ) from error
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
