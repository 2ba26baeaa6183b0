"""Opening a document."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from orgeditor.files.project.format import MANIFEST, unpack_all
from orgeditor.files.project.refusals import CannotOpen, open_failure
from orgeditor.files.project.storing import stored
from orgeditor.messages import Message, t
from orgeditor.model.collector import without_collector
from orgeditor.model.delta import delta
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.merge import merge
from orgeditor.model.organization import Organization
from orgeditor.model.scenario import Scenario, called

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.model.delta import Table


_NO_FIT: Final = t("A scenario does not fit its base.")


class Opened(msgspec.Struct, frozen=True):
    """A document with the sha256 of the file that it was read from, and that content.

    ``warnings``: what had to be mended of a folder in which lines were merged.
    """

    document: Document
    sha256: str
    content: bytes
    warnings: tuple[Message, ...] = ()

    @property
    def organization(self) -> Organization:
        """The organisation of the scenario shown: at first, of the baseline."""
        return self.document.organization


def open_document(path: Path) -> Opened:
    """Read the document ``path``, a file or a folder; CannotOpen with the reason where that cannot be.

    Git merges the lines of a folder without knowing what they mean. What does not hold together
    then (a line to what the other side deleted, a loop made of two moves) is mended and told.
    """
    path = path.parent if path.name == MANIFEST and not is_document(path) else path
    try:
        content = stored(path)
    except FileNotFoundError as error:
        if path.is_dir():
            raise CannotOpen(t("{file} is a folder. Choose a document in it.", file=path.name)) from error  # fmt: skip
        raise open_failure(error, path.name) from error
    except OSError as error:
        raise open_failure(error, path.name) from error
    warnings: tuple[Message, ...] = ()
    try:
        document = document_of(content, path.name)
    except CannotOpen as refusal:
        if not path.is_dir() or not isinstance(refusal.__cause__, Refused):
            raise
        document, warnings = _mended(content, path.name)
    if path.is_dir():
        document, more = _with_scenarios_mended(document)
        warnings += more
    return Opened(document, sha256_of(content), content, warnings)


def _mended(content: bytes, file: str) -> tuple[Document, tuple[Message, ...]]:
    records, scenarios = unpack_all(content, file)
    org, why = fitted({record.id: record for record in records})
    try:
        document = Document(org, scenarios)
    except (Refused, KeyError, TypeError) as error:
        raise CannotOpen(
            t("{file} is damaged and was not opened: {reason}", file=file, reason=_NO_FIT)
        ) from error
    return document, why


def _with_scenarios_mended(document: Document) -> tuple[Document, tuple[Message, ...]]:
    """Return a document whose scenarios can all be shown, and what had to be mended of them."""
    kept, told = {}, []
    _, scenarios = document.kept()
    for key, one in scenarios.kept.items():
        base, table = document.base(key), document.table(key)
        merged = merge(t("Open"), base, base, table)
        standing = {change.id: change.after for change in merged.edit.changes}
        mended = {k: r for k, r in (dict(base) | standing).items() if r is not None}
        found = delta(base, mended)
        if found != one.edit:
            kept[key] = replace(one, edit=found)
            name = called(document.scenarios.get(Scenario, key))
            told += [t("{scenario}: {name}: {reason}", scenario=name, name=name_of(table.get(c.difference.id) or base[c.difference.id]), reason=c.reason) for c in merged.conflicts]  # fmt: skip
    if not kept:
        return document, ()
    whole = replace(scenarios, kept={**scenarios.kept, **kept})
    return Document(document.organization, whole), tuple(told)


def fitted(table: Table) -> tuple[Organization, tuple[Message, ...]]:
    """Return the organisation of records that may not hold together, and what had to be mended.

    It is the merge of all of them into nothing, which takes back whatever would break an
    invariant. CannotOpen where that is not enough.
    """
    merged = merge(t("Open"), {}, {}, table)
    try:
        org = Organization(change.after for change in merged.edit.changes if change.after)
    except Refused as refusal:
        raise CannotOpen(refusal.reason) from refusal
    told = (
        t("{name}: {reason}", name=name_of(table[one.difference.id]), reason=one.reason)
        for one in merged.conflicts
    )
    return org, tuple(told)


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
