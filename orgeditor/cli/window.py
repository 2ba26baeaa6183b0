"""The window, where there is a display; and the sample, which ends in one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orgeditor.assets import asset
from orgeditor.cli.telling import fail
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse

    from orgeditor.cli.arguments import AddVerb


def open_window(paths: list[Path]) -> int:
    """Open the window on files; return the exit status."""
    if not has_display():
        return fail(str(t("There is no display to open a window on.")), 1)
    from orgeditor.gui.app import run

    return run(paths)


def has_display() -> bool:
    """Whether there is a display to open a window on."""
    wayland_or_x = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(wayland_or_x or os.environ.get("QT_QPA_PLATFORM")) or sys.platform in (
        "win32",
        "darwin",
    )


def sample(options: argparse.Namespace) -> None:
    """Import the sample and write everything that is handed over, saying what was written."""
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    document = folder / "sample.orgz"
    steps: list[list[str]] = [
        ["import", str(asset("resources/sample/roster.xlsx")), "-o", str(document)],
        ["import-raci", str(asset("resources/sample/raci.xlsx")), "--into", str(document)],
    ]
    for name, what, *paper in (
        ("roster.xlsx", "roster"),
        ("raci.xlsx", "raci", "--landscape"),
        ("raci.pdf", "raci", "--landscape"),
        ("chart.pdf", "chart", "--page", "A2"),
    ):
        steps.append(["export", str(document), "--what", what, *paper, "-o", str(folder / name)])
    # Each verb may be a step of the sample.
    from orgeditor.cli.main import main

    for step in steps:
        if status := main(step):
            raise SystemExit(status)
    for path in (document, *(Path(step[-1]) for step in steps[2:])):
        print(t("wrote {path}", path=str(path)))
    if options.open:
        if not has_display():
            print(t("No display here, so no window opens."))
            return
        # This process has drawn without a display; a window wants one that has not.
        program = [] if getattr(sys, "frozen", False) else ["-m", "orgeditor"]
        raise SystemExit(subprocess.call([sys.executable, *program, str(document)]))


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that shows the sample."""
    added = verb("sample", sample, "Import the sample and write everything that is handed over.")
    added.add_argument("folder", type=Path, metavar="FOLDER")
    added.add_argument("--open", action="store_true", help="then open it in a window")
