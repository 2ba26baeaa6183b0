"""Opening a document."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.format import MANIFEST, unpack_all
from orgeditor.files.project.refusals import CannotOpen, open_failure
from orgeditor.messages import Message, t
from orgeditor.model.collector import without_collector
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from pathlib import Path


_NO_FIT: Final = t("A scenario does not fit its base.")


class Opened(msgspec.Struct, frozen=True):
    """A document with the sha256 of the file that it was read from, and that content."""

    document: Document
    sha256: str
    content: bytes

    @property
    def organization(self) -> Organization:
        """The organisation of the scenario shown: at first, of the baseline."""
        return self.document.organization


def open_document(path: Path) -> Opened:
    """Read the document ``path``; CannotOpen with the reason where that cannot be."""
    try:
        content = disk.read(path)
    except OSError as error:
        raise open_failure(error, path.name) from error
    return Opened(document_of(content, path.name), sha256_of(content), content)


def is_document(path: Path) -> bool:
    """Whether a file is a document by its outside, be it damaged inside or too new."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def organization_of(content: bytes, file: str | Message) -> Organization:
    """Return the baseline in the bytes of a document; CannotOpen names it ``file``."""
    return document_of(content, file).organization


def document_of(content: bytes, file: str | Message) -> Document:
    """Return the document that bytes hold; CannotOpen names it ``file``."""
    try:
        with without_collector():
            records, scenarios = unpack_all(content, file)
            return Document(Organization(records), scenarios)
    except Refused as refusal:
        raise CannotOpen(
            t("{file} is damaged and was not opened: {reason}", file=file, reason=refusal.reason)
        ) from refusal
    except (KeyError, TypeError) as error:
        raise CannotOpen(
            t("{file} is damaged and was not opened: {reason}", file=file, reason=_NO_FIT)
        ) from error


def sha256_of(content: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()
