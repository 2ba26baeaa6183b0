"""Snapshots: a document as it stood, kept inside the document as a whole document file.

Because it is in the format of its time, an old snapshot is lifted like an old document.
It leaves out other snapshots and what the last import said: neither is part of the structure.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.trend import counted
from orgeditor.files.project.format import pack, unpack
from orgeditor.files.project.opening import organization_of
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.messages import t, verbatim
from orgeditor.model.edit import Change, Edit, Refused, edit_of, joined
from orgeditor.model.health import Snapshot
from orgeditor.model.record import Record, new_id
from orgeditor.model.records import Imported

if TYPE_CHECKING:
    from orgeditor.analysis.trend import Judged
    from orgeditor.model.organization import Organization


BESIDE: Final = (Snapshot, Imported)
"""What a snapshot leaves out, and going back to it leaves alone."""


def take_snapshot(
    org: Organization, name: str, notes: str, judged: Judged, moment: datetime
) -> Edit:
    """Return the edit that keeps ``org`` as it stands, with its findings ``judged``.

    Refused without a name, and where a record could not be written.
    """
    if not name.strip():
        raise Refused(t("A snapshot needs a name."))
    try:
        content = pack(record for record in org if not isinstance(record, BESIDE))
    except CannotSave as failure:
        raise Refused(failure.reason) from failure
    made = Snapshot(
        id=new_id(),
        name=name.strip(),
        notes=notes.strip(),
        taken=moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        counts=counted(judged),
        content=content,
    )
    return edit_of(t("Take snapshot “{name}”", name=made.name), [(None, made)])


def after_snapshot(org: Organization, edit: Edit, judged: Judged, moment: datetime) -> Edit:
    """Return an edit with a snapshot of what stands before it, as one step; raises as ``take_snapshot``."""
    name = t("Before: {what}", what=edit.label)
    return joined(edit.label, (take_snapshot(org, str(name), "", judged, moment), edit))


def organization_in(snapshot: Snapshot) -> Organization:
    """Return the organisation as it stood; CannotOpen where the snapshot cannot be read."""
    return organization_of(snapshot.content, snapshot.name)


def go_back(org: Organization, snapshot: Snapshot) -> Edit:
    """Return the edit by which everything is again as in a snapshot; snapshots stay.

    Refused where it cannot be read.
    """
    try:
        then: dict[str, Record] = {r.id: r for r in unpack(snapshot.content, snapshot.name)}
    except CannotOpen as failure:
        raise Refused(failure.reason) from failure
    now = {record.id: record for record in org if not isinstance(record, BESIDE)}
    pairs = [(now.get(key), then.get(key)) for key in sorted({*now, *then})]
    label = t("Go back to “{name}”", name=snapshot.name)
    # A record that became another kind under the same id has no way back in one step.
    if any(a and b and type(a) is not type(b) for a, b in pairs):
        raise Refused(t("“{name}” holds another document.", name=verbatim(snapshot.name)))
    return Edit(label, tuple(Change(a, b) for a, b in pairs if a != b))
