"""Two deliveries beside each other: which files came, went or are others, and what was asked otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.files.project.opening import document_of, sha256_of
from orgeditor.files.project.storing import stored
from orgeditor.files.project.versions import version
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.edit import Refused
from orgeditor.outputs.manifest import File, Hashed, Manifest, read_manifest, size_and_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from orgeditor.model.document import Document

Kind = Literal["changed", "added", "gone", "same"]
KINDS: Final[dict[Kind, Message]] = {
    "changed": t("Changed"),
    "added": t("Added"),
    "gone": t("Gone"),
    "same": t("The same"),
}
"""What can have become of a file, in the order in which it is told."""


class FileCompared(msgspec.Struct, frozen=True):
    """What became of a file between two deliveries; ``settings`` names those that were asked otherwise."""

    file: str
    kind: Kind
    before: File | None = None
    after: File | None = None
    settings: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[Message, ...]:
        """What can be said of the change."""
        if self.before is None or self.after is None or self.kind == "same":
            return ()
        sizes = f"{self.before.size:,}", f"{self.after.size:,}"
        same = t("other content of {size} bytes", size=sizes[0])
        said = [same if sizes[0] == sizes[1] else t("{before} → {after} bytes", before=sizes[0], after=sizes[1])]  # fmt: skip
        for label, name in ((t("Scenario"), "scenario"), (t("What is left out"), "left_out")):
            one, other = (_words(getattr(side, name)) for side in (self.before, self.after))
            if one != other:
                said.append(t("{label}: {before} → {after}", label=label, before=one, after=other))
        if self.settings:
            said.append(t("asked for otherwise: {settings}", settings=", ".join(self.settings)))
        return tuple(said)


class Compared(msgspec.Struct, frozen=True):
    """Two deliveries; ``spoilt`` names, of each, the files that are not as they were delivered any more."""

    old: Manifest
    new: Manifest
    files: tuple[FileCompared, ...]
    spoilt: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def same_document(self) -> bool:
        """Whether both were made of the same content of a document."""
        return self.old.document.sha256 == self.new.document.sha256


def compare_deliveries(old: Path, new: Path) -> Compared:
    """Compare the deliveries in two folders; Refused where there is none, OSError."""
    before, after = _manifest(old), _manifest(new)
    known = {one.file: one for one in before.files}
    come = {one.file: one for one in after.files}
    names = dict.fromkeys((*come, *known))
    files = [_compared(name, known.get(name), come.get(name)) for name in names]
    order = list(KINDS)
    files.sort(key=lambda one: order.index(one.kind))
    spoilt = tuple(_spoilt(folder, said.files) for folder, said in ((old, before), (new, after)))
    return Compared(before, after, tuple(files), (spoilt[0], spoilt[1]))


def documents_at_hand(compared: Compared, path: Path) -> tuple[Document, Document] | None:
    """Return the documents that two deliveries were made of, None where one is not at hand.

    Looked for in the document at ``path`` and in the versions that are kept of it. CannotOpen, OSError.
    """
    found = [_content(path, one.document.sha256) for one in (compared.old, compared.new)]
    one, other = (content and document_of(content, path.name) for content in found)
    return (one, other) if one and other else None


def _content(path: Path, sha256: str) -> bytes | None:
    content = stored(path)
    return content if sha256_of(content) == sha256 else version(path, sha256)


def _manifest(folder: Path) -> Manifest:
    found = read_manifest(folder)
    if found is None:
        raise Refused(t("Nothing was delivered to {folder}: it has no manifest.json.", folder=str(folder)))  # fmt: skip
    return found


def _compared(name: str, before: File | None, after: File | None) -> FileCompared:
    if before is None or after is None:
        return FileCompared(name, "gone" if after is None else "added", before, after)
    if before.sha256 == after.sha256:
        return FileCompared(name, "same", before, after)
    keys = sorted({*before.settings, *after.settings})
    otherwise = tuple(k for k in keys if before.settings.get(k) != after.settings.get(k))
    return FileCompared(name, "changed", before, after, otherwise)


def _spoilt(folder: Path, files: Iterable[Hashed]) -> tuple[str, ...]:
    """Return which files are missing, or were changed since they were delivered."""
    place = folder if folder.is_dir() else folder.parent
    return tuple(
        one.file for one in files if size_and_hash(place / one.file) != (one.size, one.sha256)
    )


def _words(value: str | tuple[str, ...]) -> Message:
    text = value if isinstance(value, str) else ", ".join(value)
    return verbatim(text) if text else verbatim("–")
