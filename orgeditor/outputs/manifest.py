"""What a delivery says of itself: ``manifest.json`` beside its files, with the hash of each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor import disk
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.model.output import Output

MANIFEST: Final = "manifest.json"
_FORM: Final = 1
_TOLD_OTHERWISE: Final = frozenset(("what", "format", "file", "scenario", "redaction", "without"))
_BY_DIGEST: Final = frozenset(
    (
        *("matrix", "roles", "parties", "columns", "look", "branch", "select"),
        *("template", "into_slides"),
    )
)


class Hashed(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it lay in the folder: its bytes and their hash."""

    file: str
    size: int
    sha256: str


class File(Hashed, frozen=True, kw_only=True):
    """A file that was delivered: what is in it, of which scenario, what was left out, how it was asked for.

    ``settings`` are those of the ``Output`` that are not as usual, without what it is and where it goes.
    """

    what: str
    format: str
    scenario: str = ""
    left_out: tuple[str, ...] = ()
    settings: dict[str, Any] = {}


class NotWritten(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was asked for and could not be written, and why."""

    file: str
    what: str
    format: str
    reason: str


class DocumentSaid(msgspec.Struct, frozen=True, kw_only=True):
    """The document that was delivered; ``sha256`` is that of the document file with what stood in it."""

    name: str
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A delivery. ``made``: the moment in UTC, which ``SOURCE_DATE_EPOCH`` stops.

    ``earlier``: files of earlier deliveries that still lie there, and this one did not write.
    """

    orgeditor: int = _FORM
    program: str
    delivery: str
    document: DocumentSaid
    made: str
    files: tuple[File, ...] = ()
    not_written: tuple[NotWritten, ...] = ()
    earlier: tuple[Hashed, ...] = ()

    @property
    def known(self) -> tuple[Hashed, ...]:
        """All files that deliveries have left in the folder."""
        return (*self.files, *self.earlier)


def encoded(manifest: Manifest) -> bytes:
    """Return a manifest as it is written."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="deterministic")) + b"\n"


def read_manifest(folder: Path) -> Manifest | None:
    """Return what lies in a folder, or in a manifest itself; None where nothing was delivered there.

    Refused where its ``manifest.json`` is of something else; OSError.
    """
    path = folder / MANIFEST if folder.is_dir() else folder
    try:
        content = disk.read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _strange(path) from error
    names = [one.file for one in found.known]
    if found.orgeditor > _FORM or any(Path(name).name != name or "\\" in name for name in names):
        raise _strange(path)
    return found


def settings_of(output: Output) -> dict[str, Any]:
    """Return how an output was asked for, as a manifest tells it.

    What names records, columns or places on the disk is told by a digest: that it differs can be
    seen, what it is not.
    """
    said: dict[str, Any] = msgspec.to_builtins(output)
    kept = {name: value for name, value in said.items() if name not in _TOLD_OTHERWISE}
    for name in _BY_DIGEST & kept.keys():
        kept[name] = hashlib.sha256(msgspec.json.encode(kept[name], order="deterministic")).hexdigest()[:12]  # fmt: skip
    return dict(sorted(kept.items()))


def size_and_hash(path: Path) -> tuple[int, str] | None:
    """Return size and sha256 of a file, None where there is none; OSError where it cannot be read."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _strange(path: Path) -> Refused:
    return Refused(t("{file} in {folder} is of something else than a delivery of this program. Choose another folder.", file=path.name, folder=str(path.parent)))  # fmt: skip
