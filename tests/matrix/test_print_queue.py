"""Printing through a queue of CUPS, whose back end writes what it is given into a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/sbin"
CUPSD, LPADMIN = (shutil.which(name, path=_PROGRAMS) for name in ("cupsd", "lpadmin"))
PDFTOTEXT = shutil.which("pdftotext")
SERVER_BIN = Path("/usr/lib/cups")
PATIENCE = 30
"""Seconds that the queue has to start, and to hand over a page."""

pytestmark = [
    pytest.mark.skipif(not (CUPSD and LPADMIN and (SERVER_BIN / "daemon").exists()), reason="CUPS is not installed"),
    pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed"),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a queue of one's own needs root"),
]  # fmt: skip

_PRINT = """
from PySide6.QtWidgets import QApplication

from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.drawing.matrix_page import lay_out
from orgeditor.gui.printing.page_view import Printout
from orgeditor.gui.printing.printer import print_on, printer_for
from tests.matrix.offices import MATRIX, office

application = QApplication([])
sheet, org = Sheet("both"), office()
printout = Printout(lay_out(org, MATRIX, Paper(), sheet), sheet, org)
printer = printer_for(printout)
printer.setPrinterName("paper")
assert printer.isValid(), "the queue is not there"
print_on(printer, printout)
"""


@pytest.fixture
def queue() -> Iterator[Path]:
    """Run a print server of its own with one queue; yield the file that its back end writes."""
    # Sockets have short names, shorter than some folders of tests.
    folder = Path(tempfile.mkdtemp(prefix="queue"))
    server = None
    try:
        server = _server(folder)
        yield folder / "printed.pdf"
    finally:
        if server:
            server.terminate()
            server.wait(PATIENCE)
        shutil.rmtree(folder)


def _server(folder: Path) -> subprocess.Popen[bytes]:
    backend = folder / "bin/backend/tofile"
    backend.parent.mkdir(parents=True)
    # Only the owner may run it: then the server runs it as itself, and it may write here.
    backend.write_text(f'#!/bin/sh\n[ $# -eq 0 ] || cat "${{6:--}}" > {folder}/printed.pdf\n')
    backend.chmod(0o700)
    for part in ("filter", "daemon"):
        (folder / "bin" / part).symlink_to(SERVER_BIN / part)
    for name in ("cache", "state", "spool", "tmp"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(
        f"Listen {folder}/sock\nWebInterface No\nBrowsing No\nDefaultAuthType None\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n"
    )
    (folder / "files.conf").write_text(
        f"ServerRoot {folder}\nServerBin {folder}/bin\nCacheDir {folder}/cache\nStateDir {folder}/state\n"
        f"RequestRoot {folder}/spool\nTempDir {folder}/tmp\nAccessLog {folder}/access\n"
        f"ErrorLog {folder}/errors\nPageLog {folder}/pages\nSandboxing relaxed\n"
    )
    assert CUPSD
    assert LPADMIN
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "files.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _wait(lambda: (folder / "sock").exists() or server.poll() is not None)
    made = subprocess.run(
        [
            LPADMIN,
            "-h",
            folder / "sock",
            "-p",
            "paper",
            "-E",
            "-v",
            f"tofile:{folder}",
            "-m",
            "raw",
        ],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    if made.returncode:
        server.kill()
        server.wait(PATIENCE)
        pytest.skip(f"no queue can be made here: {made.stderr.decode(errors='replace').strip()}")
    return server


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.1)


def test_what_is_printed_comes_out_of_the_queue(queue: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", _PRINT],
        env=os.environ | {"CUPS_SERVER": str(queue.parent / "sock"), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        check=True,
        timeout=4 * PATIENCE,
    )  # fmt: skip
    _wait(lambda: queue.exists() and queue.read_bytes().rstrip().endswith(b"%%EOF"))
    assert PDFTOTEXT
    read = subprocess.run([PDFTOTEXT, queue, "-"], capture_output=True, check=True)
    words = read.stdout.decode()
    for name in ("Launch", "Set goals", "设定目标", "Director", "Page 1 of 1"):
        assert name in words
