"""The document file at the size of a large organisation: 100,000 positions."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import msgspec

from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.model.act import Act
from orgeditor.model.verbs.editing import set_field
from tests.bench.registry import Run, bench
from tests.sample_organizations import large_organization, large_records


def _folder() -> Path:
    """Return a new folder with a state folder in it, gone when the process ends."""
    folder = Path(_KEPT.name) / str(len(list(Path(_KEPT.name).iterdir())))
    folder.mkdir()
    os.environ["ORGEDITOR_STATE"] = str(folder / "state")
    return folder


def json_of_the_same_records_written() -> Run:
    """What the standard library takes to write the records as plain JSON, synced."""
    records = msgspec.to_builtins(large_records())
    path = _folder() / "plain.json"

    def run() -> None:
        with path.open("w") as file:
            json.dump(records, file)
            file.flush()
            os.fsync(file.fileno())

    return run


def json_of_the_same_records_read() -> Run:
    """What the standard library takes to read the records as plain dicts."""
    path = _folder() / "plain.json"
    path.write_text(json.dumps(msgspec.to_builtins(large_records())))

    def run() -> None:
        json.loads(path.read_text())

    return run


@bench(
    "save 100,000 positions", unit="s", n=7, baseline=json_of_the_same_records_written, limit=1.5
)
def save_large() -> Run:
    """Packed, written, synced, read back, verified, put in place; the earlier version kept."""
    org = large_organization()
    path = _folder() / "plan.orgz"

    def run() -> None:
        save(org, path, overwrite=True)

    return run


@bench("open 100,000 positions", unit="s", n=7, baseline=json_of_the_same_records_read, limit=2.0)
def open_large() -> Run:
    """Read, hashes and invariants checked, the graph built."""
    path = _folder() / "plan.orgz"
    save(large_organization(), path)

    def run() -> None:
        open_document(path)

    return run


@bench("write an edit into the journal", n=200)
def journal_one() -> Run:
    """So that it survives the end of the program; the sync is a bench of its own."""
    path = _folder() / "plan.orgz"
    save(large_organization(1000), path)
    document, file = open_file(path)
    edit = set_field(document.organization, ["p500"], "title", "Renamed")

    def run() -> None:
        file.note(Act(edit))

    return run


@bench("write an edit into the journal and sync", n=50)
def journal_synced() -> Run:
    """So that it survives a power failure."""
    path = _folder() / "plan.orgz"
    save(large_organization(1000), path)
    document, file = open_file(path)
    edit = set_field(document.organization, ["p500"], "title", "Renamed")

    def run() -> None:
        file.note(Act(edit))
        file.flush()

    return run


_KEPT = tempfile.TemporaryDirectory()
