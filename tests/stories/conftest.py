"""A screen of our own, with a window manager, for as long as the stories last."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
_NEEDED = ("Xvfb", "openbox", "xdotool")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """Start a virtual X server and a window manager on it; give its name."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        reason = f"not on this machine: {', '.join(missing)}"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL
    )
    time.sleep(0.5)
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@pytest.fixture
def play(display: str, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs a story's module in a process of its own, all with one state folder."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "ORGEDITOR_STATE": str(tmp_path / "state"),
        "LC_ALL": "C.UTF-8",
    }
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "orgeditor.ini").write_text("[General]\nlanguage=en\ntheme=light\n")

    def run(story: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", f"tests.stories.{story}", *map(str, arguments)],
            cwd=TOP, env=environment, capture_output=True, text=True, timeout=150, check=False,
        )  # fmt: skip

    return run
