"""Where the files that travel with the program are: fonts, icons, templates, translations."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


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
