"""The user's state folder, where journals, versions and the list of recent documents lie."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs

from orgeditor.disk import private_folder


def state_folder(name: str = "") -> Path:
    """Return our folder for state, or the folder ``name`` in it, private to the user.

    ``ORGEDITOR_STATE`` names another one. OSError where it cannot be made.
    """
    chosen = os.environ.get("ORGEDITOR_STATE")
    root = Path(chosen) if chosen else platformdirs.user_state_path("orgeditor", appauthor=False)
    return private_folder(root / name)


def folder_of(document: Path, name: str) -> Path:
    """Return the folder in the state folder ``name`` that belongs to a document's path."""
    key = hashlib.sha256(os.fsencode(document.resolve())).hexdigest()[:16]
    return private_folder(state_folder(name) / key)
