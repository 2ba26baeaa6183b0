"""The last versions of each document, kept in the state folder."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.opening import sha256_of
from orgeditor.files.project.state import folder_of

KEPT: Final = 10
"""How many versions of a document are kept."""

_FOLDER: Final = "versions"


class Version(msgspec.Struct, frozen=True):
    """A content that a document had: where it is kept, since when (seconds since 1970), its sha256."""

    path: Path
    time: float
    sha256: str


def keep_version(document: Path, content: bytes) -> bool:
    """Keep ``content`` as the latest version of the document; whether that was possible."""
    try:
        sha256 = sha256_of(content)
        standing = versions(document)
        if standing and standing[0].sha256 == sha256:
            return True
        place = folder_of(document, _FOLDER) / f"{time.time_ns():020}-{sha256}.orgz"
        disk.write(place, content, private=True)
        for old in versions(document)[KEPT:]:
            disk.remove(old.path)
    except OSError:
        return False
    return True


def versions(document: Path) -> list[Version]:
    """Return the versions kept of a document, the latest first. OSError without a state folder."""
    found = []
    for path in folder_of(document, _FOLDER).glob("*-*.orgz"):
        since, _, sha256 = path.stem.partition("-")
        found.append(Version(path, int(since) / 1e9, sha256))
    return sorted(found, key=lambda version: version.path.name, reverse=True)


def version(document: Path, sha256: str) -> bytes | None:
    """Return the kept content with that sha256, or None where it is kept no longer."""
    for kept in versions(document):
        if kept.sha256 == sha256 and sha256_of(content := disk.read(kept.path)) == sha256:
            return content
    return None
