"""Where a document lies: in one file, or in a folder that holds its parts as files, for version control.

A folder says in ``manifest.json`` of which format it is, and no more: counts and hashes would be
in conflict whenever two change it apart. Its parts are those of the document file (see
``format.py``), a record a line in the order of ids, so that git shows and merges changes line by
line. Whatever else lies in it stays. As bytes, a folder is the document file of its parts.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.format import (
    MANIFEST,
    SCENARIOS,
    part_file,
    part_names,
    read_parts,
    sealed,
)
from orgeditor.files.project.migrations import present_format
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.messages import t

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = ".orgz"
"""How a file that is a document is called at the end."""
FOLDER: Final = ".orgd"
"""How a folder that is to hold a document is called at the end."""

_ATTRIBUTES: Final = ".gitattributes"
_AS_WRITTEN: Final = b"*.ndjson text eol=lf\n"
_MARKS: Final = re.compile(rb"^(<<<<<<<|>>>>>>>)", re.MULTILINE)


class _Form(msgspec.Struct, frozen=True):
    format: int


def is_folder(path: Path) -> bool:
    """Whether a document at ``path`` is, or would be, a folder: no other folder is ever filled."""
    return holds_document(path) or (path.suffix.lower() == FOLDER and not path.is_file())


def holds_document(path: Path) -> bool:
    """Whether a path is a folder in which a document lies."""
    return (path / MANIFEST).is_file()


def stored(path: Path) -> bytes:
    """Return the document that lies at ``path``, as the bytes of a document file.

    OSError where it cannot be read (FileNotFoundError for a folder without a document in it),
    CannotOpen where a folder holds something else, or a merge that is not settled.
    """
    if not path.is_dir():
        return disk.read(path)
    number = _form(path)
    parts: dict[str, tuple[int, bytes]] = {}
    for name in (*part_names(), *_scenario_parts(path)):
        try:
            lines = disk.read(path / part_file(name)).replace(b"\r\n", b"\n")
        except FileNotFoundError:
            continue
        if _MARKS.search(lines):
            raise CannotOpen(t("{file} holds a merge that is not settled. Settle it first: git mergetool.", file=part_file(name)))  # fmt: skip
        if lines and not lines.endswith(b"\n"):
            lines += b"\n"
        if lines:
            parts[name] = lines.count(b"\n"), lines
    return sealed(parts, number)


def put_into_folder(folder: Path, content: bytes) -> None:
    """Let a folder hold a document; parts that stay the same are not touched. May raise OSError.

    CannotSave where it holds another ``manifest.json``, or gives back something else.
    """
    if (folder / MANIFEST).exists():
        try:
            _form(folder)
        except CannotOpen as refusal:
            raise CannotSave(refusal.reason) from refusal
    _, parts = read_parts(content, folder.name)
    if any(".." in name.split("/") or name.startswith("/") for name in parts):
        # A scenario of such an id was made by nobody who means well.
        raise CannotSave(t("{file} was not saved: a part of it would lie outside the folder.", file=folder.name))  # fmt: skip
    folder.mkdir(parents=False, exist_ok=True)
    for name, lines in parts.items():
        _put(folder / part_file(name), lines)
    for name in (*part_names(), *_scenario_parts(folder)):
        if name not in parts:
            (folder / part_file(name)).unlink(missing_ok=True)
    _remove_empty(folder / SCENARIOS)
    if not (folder / _ATTRIBUTES).exists():
        disk.write(folder / _ATTRIBUTES, _AS_WRITTEN)
    # The last: a folder is a document only when all parts are there.
    _put(folder / MANIFEST, msgspec.json.encode(_Form(present_format())) + b"\n")
    if stored(folder) != content:
        raise CannotSave(t("{file} was not saved: the disk gave back something else.", file=folder.name))  # fmt: skip


def _form(folder: Path) -> int:
    """Return the number of the format in which a folder is written."""
    try:
        number = msgspec.json.decode(disk.read(folder / MANIFEST), type=_Form).format
    except msgspec.MsgspecError as error:
        raise CannotOpen(t("{file} is the folder of another program: its manifest.json is no document’s.", file=folder.name)) from error  # fmt: skip
    if number > present_format():
        raise CannotOpen(
            t(
                "{file} was written by a newer version of the program (format {format}). "
                "Open it with that version.",
                file=folder.name,
                format=number,
            )
        )
    return number


def _scenario_parts(folder: Path) -> list[str]:
    found = (folder / SCENARIOS).glob("*/*.ndjson")
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in found if path.stem in ("base", "edit"))  # fmt: skip


def _put(path: Path, content: bytes) -> None:
    with suppress(FileNotFoundError):
        if disk.read(path) == content:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.write(path, content)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        for inner in folder.iterdir():
            with suppress(OSError):
                inner.rmdir()
        folder.rmdir()
