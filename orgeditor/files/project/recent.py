"""The documents opened last, for the start page; the user may clear the list or switch it off."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.state import state_folder

KEPT: Final = 20
"""How many documents are listed."""

_FILE: Final = "recent.json"


class _Recent(msgspec.Struct, frozen=True):
    kept: bool = True
    paths: tuple[str, ...] = ()


def recent_documents() -> list[Path]:
    """Return the documents opened or saved last, the latest first."""
    return [Path(path) for path in _read().paths]


def note_recent(document: Path) -> None:
    """Put a document first on the list, unless the list is switched off. OSError as writing has it."""
    recent = _read()
    if recent.kept:
        path = str(document.resolve())
        others = [other for other in recent.paths if other != path]
        _write(_Recent(True, (path, *others)[:KEPT]))


def forget_recent(document: Path) -> None:
    """Take a document off the list."""
    recent = _read()
    path = str(document.resolve())
    _write(_Recent(recent.kept, tuple(other for other in recent.paths if other != path)))


def clear_recent() -> None:
    """Empty the list."""
    _write(_Recent(_read().kept))


def recent_kept() -> bool:
    """Return whether a list of recent documents is kept."""
    return _read().kept


def keep_recent(keep: bool) -> None:
    """Switch the list on, or off, which also empties it."""
    _write(_Recent(keep))


def _read() -> _Recent:
    try:
        return msgspec.json.decode(disk.read(state_folder() / _FILE), type=_Recent)
    except (OSError, msgspec.MsgspecError):
        return _Recent()


def _write(recent: _Recent) -> None:
    disk.write(state_folder() / _FILE, msgspec.json.encode(recent), private=True)
