"""Saving a document so that no moment of it can lose what was there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgeditor import disk
from orgeditor.files.project.format import pack, read_parts
from orgeditor.files.project.opening import sha256_of
from orgeditor.files.project.refusals import (
    CannotOpen,
    CannotSave,
    ChangedUnderneath,
    save_failure,
)
from orgeditor.files.project.storing import is_folder, put_into_folder, stored
from orgeditor.files.project.versions import keep_version
from orgeditor.messages import Message, t
from orgeditor.model.document import NO_SCENARIOS, Scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgeditor.model.records import Record


class Saved(msgspec.Struct, frozen=True):
    """Where the document lies now.

    ``beside``: another program never let go of the file asked for, so ``path`` is another
    one beside it. ``durable``: the disk has confirmed it, so that it stands even if the
    power fails now. ``warning`` is what the user is told besides.
    """

    path: Path
    sha256: str
    content: bytes
    beside: bool
    durable: bool
    warning: Message | None


def save(
    records: Iterable[Record],
    path: Path,
    *,
    scenarios: Scenarios = NO_SCENARIOS,
    opened: str = "",
    overwrite: bool = False,
    before_replacing: Callable[[str], None] = lambda _sha256: None,
) -> Saved:
    """Write the document that holds ``records`` (an organisation, or a snapshot of one) and ``scenarios``.

    ``opened`` is the sha256 of the file as it was opened or saved last, "" for a document
    that has no file yet. ChangedUnderneath where ``path`` holds something else, unless
    ``overwrite``; CannotSave where it could not be written. Whatever is raised, and whenever
    the program ends, the file is as it was or as it should be. ``before_replacing`` is told
    the sha256 of what is about to take the place.
    """
    path = Path(os.path.realpath(path))
    content = pack(records, scenarios)
    sha256 = sha256_of(content)
    if is_folder(path):
        return _save_folder(path, content, opened, before_replacing, overwrite=overwrite)
    try:
        temporary = _written(path, content)
    except OSError as error:
        raise save_failure(error, path.name, str(path.parent)) from error
    try:
        if not overwrite:
            _check_unchanged(path, opened)
        before_replacing(sha256)
        place, warning = _put_in_place(temporary, path)
    except OSError as error:
        disk.remove(temporary)
        raise save_failure(error, path.name, str(path.parent)) from error
    except BaseException:
        disk.remove(temporary)
        raise
    durable = _synced(place.parent)
    disk.remove_leftovers(path)
    kept = _kept(path, content)
    return Saved(place, sha256, content, place != path, durable, warning or kept)


def _save_folder(
    folder: Path,
    content: bytes,
    opened: str,
    before_replacing: Callable[[str], None],
    *,
    overwrite: bool,
) -> Saved:
    """Save into a folder, part by part: until the last is written, the journal holds the work."""
    sha256 = sha256_of(content)
    try:
        if not overwrite:
            _check_unchanged(folder, opened)
        before_replacing(sha256)
        put_into_folder(folder, content)
    except OSError as error:
        raise save_failure(error, folder.name, str(folder.parent)) from error
    return Saved(folder, sha256, content, False, _synced(folder), _kept(folder, content))


def _kept(path: Path, content: bytes) -> Message | None:
    """Keep what was saved as a version; return what is said where that cannot be."""
    if keep_version(path, content):
        return None
    return t("Saved, but the copy for “Earlier versions” could not be kept: check the space on the disk.")  # fmt: skip


def _written(path: Path, content: bytes) -> Path:
    """Return a new file beside ``path`` that was read back and found whole."""
    temporary = disk.write_beside(path, content, private=True)
    try:
        reread = disk.read(temporary)
        read_parts(reread, path.name)
        if reread != content:
            raise CannotSave(
                t("{file} was not saved: the disk gave back something else.", file=path.name)
            )
    except CannotOpen as refusal:
        disk.remove(temporary)
        raise CannotSave(
            t("{file} was not saved: the disk gave back something else.", file=path.name)
        ) from refusal
    except BaseException:
        disk.remove(temporary)
        raise
    return temporary


def _check_unchanged(path: Path, opened: str) -> None:
    try:
        found = sha256_of(stored(path))
    except FileNotFoundError:
        return
    except CannotOpen as refusal:
        raise CannotSave(refusal.reason) from refusal
    if not opened:
        raise ChangedUnderneath(
            t("{file} is there already. Overwrite it, or choose another name.", file=path.name)
        )
    if found != opened:
        raise ChangedUnderneath(
            t(
                "{file} was changed on the disk since it was opened. Keep both, compare, or overwrite it.",
                file=path.name,
            )
        )


def _put_in_place(temporary: Path, path: Path) -> tuple[Path, Message | None]:
    try:
        disk.replace(temporary, path)
    except PermissionError:
        beside = _free_name(path)
        disk.replace(temporary, beside)
        return beside, t(
            "Another program holds {file}, so the document was saved beside it as {beside}.",
            file=path.name,
            beside=beside.name,
        )
    return path, None


def _free_name(path: Path) -> Path:
    number = 2
    while (beside := path.with_stem(f"{path.stem} ({number})")).exists():
        number += 1
    return beside


def _synced(folder: Path) -> bool:
    try:
        disk.sync_folder(folder)
    except OSError:
        return False
    return True
