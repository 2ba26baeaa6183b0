"""Where the files that travel with the program are: fonts, icons, templates, translations."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Final

PICTURE_ARGUMENT: Final = "--read-picture"
"""First argument of the frozen program that makes it the child that decodes pictures."""


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "orgeditor" / "_assets"] if frozen else []
    candidates += [package / "_assets", package.parent]
    for candidate in candidates:
        if (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError(f"resources/ not found in any of {[str(c) for c in candidates]}")


def asset(path: str) -> Path:
    """Return the file ``path``, which begins with ``resources/`` or ``icons/``.

    A checkout has both folders at its top; a wheel and a frozen build carry them
    inside the package as ``_assets``.
    """
    return _root() / path


def child_environment() -> dict[str, str]:
    """Return the environment in which a child process finds this program."""
    source = Path(__file__).resolve().parents[1]
    paths = [str(source), os.environ.get("PYTHONPATH", "")]
    # A backtrace printed when memory has run out never comes to an end.
    quiet = {"RUST_BACKTRACE": "0"}
    return {**os.environ, **quiet, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
