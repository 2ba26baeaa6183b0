"""Interrupted savings by the thousand: no document may ever be unreadable, no edit lost.

``python -m tests.project.torture [savings] [seed]``. In each, a child process opens a
document, makes edits, half the time in a scenario that it branches, and saves; at one call to the system, drawn at random, the disk fails
or the process is killed. Then the file must open as it was before or as it was to be, and
file and journal together must give every edit that was written down.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from orgeditor.files.project.document_file import DocumentFile, open_file, recover_file
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.recovery import recoverable
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.files.project.saving import save
from orgeditor.model.act import Act
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.organization import Organization
from orgeditor.model.scenario import in_order
from orgeditor.model.verbs.scenarios import branch
from tests.model.random_edits import small_organization, some_edit, steady_ids
from tests.project.faults import FAULTS, faulty_disk

FURTHEST_CALL = 75
"""One editing and saving makes a few calls to the system less."""

_EDITS = 3
_SAVED, _REFUSED = 10, 11


def interrupted_saving(
    folder: Path, seed: int, at: int, fault: int, *, lasting: bool = False
) -> str:
    """Carry out one; return how it ended. AssertionError where anything was lost.

    The call number ``at`` ends in ``fault``; ``lasting`` as in ``FaultyOs``.
    """
    os.environ["ORGEDITOR_STATE"] = str(folder / "state")
    path = folder / "plan.orgz"
    save(small_organization(), path)
    states = [Organization(tuple(document)) for document, _ in _edits(small_organization(), seed)]
    child = os.fork()
    if child == 0:
        with faulty_disk(at, fault, lasting=lasting):
            os._exit(_edit_and_save(path, seed, folder / "written"))
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or os.WEXITSTATUS(status) in (_SAVED, _REFUSED), f"the child failed: {status}"
    saved = not killed and os.WEXITSTATUS(status) == _SAVED
    written = len((folder / "written").read_bytes()) if (folder / "written").exists() else 0
    _check(path, states, written, saved)
    return "saved" if saved else "killed" if killed else "refused"


def _edits(org: Organization, seed: int) -> Iterator[tuple[Organization, Edit | None]]:
    """Yield the organisation after each of a few random edits, the same for the same seed."""
    draw = random.Random(seed)
    yield org, None
    with steady_ids():
        for _ in range(_EDITS):
            try:
                edit = some_edit(draw, org)
                org.apply(edit)
            except Refused:
                continue
            yield org, edit


def _edit_and_save(path: Path, seed: int, written: Path) -> int:
    """Edit and save on a failing disk; ``written`` grows by a byte with each edit written down."""
    try:
        document, file = open_file(path)
    except CannotOpen:
        return _REFUSED
    unwritten = 0
    if seed % 2:
        _branch(document, file)
    for _, edit in _edits(document.organization, seed):
        if edit is None:
            continue
        unwritten += 1
        try:
            file.note(Act(edit, document.shown if seed % 2 else ""))
            file.flush()
        except CannotSave:
            continue
        with written.open("ab") as told:
            told.write(b"." * unwritten)
        unwritten = 0
    try:
        saved = file.save(document)
    except CannotSave:
        return _REFUSED
    return _REFUSED if saved.beside else _SAVED


def _branch(document: Document, file: DocumentFile) -> None:
    """Let what follows happen in a scenario; a note of it that failed is written with the next."""
    document.on_act = lambda act: _noted(file, act)
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    with steady_ids():
        edit = branch(document.scenarios, document.shown, moment, name="Alternative")
    document.do(edit)
    document.show(edit.changes[0].id)


def _noted(file: DocumentFile, act: Act) -> None:
    with suppress(CannotSave):
        file.note(act)


def _latest(document: Document) -> Organization:
    """Return what stands in the scenario made last."""
    document.show(in_order(document.scenarios)[-1].id)
    return document.organization


def _check(path: Path, states: list[Organization], written: int, saved: bool) -> None:
    standing = _latest(open_document(path).document)
    assert standing in (states[0], states[-1])
    found = recoverable()
    assert len(found) <= 1
    if found:
        assert found[0].fits
        document, file, _ = recover_file(found[0])
        standing = _latest(document)
        file.close()
    assert standing in states[written:]
    assert not saved or standing == states[-1]


def main() -> None:
    """Run as many as asked for, and tell how they ended."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    endings: Counter[str] = Counter()
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            try:
                draw = random.Random(seed + number)
                at, fault = draw.randrange(FURTHEST_CALL), draw.choice(FAULTS)
                lasting = draw.random() < 0.3
                ending = interrupted_saving(Path(folder), seed + number, at, fault, lasting=lasting)
                endings[ending] += 1
            except BaseException:
                sys.stderr.write(f"seed {seed + number}\n")
                raise
    told = ", ".join(f"{n} {ending}" for ending, n in sorted(endings.items()))
    sys.stdout.write(f"{count} interrupted savings: {told}; 0 documents unreadable, 0 edits lost\n")


if __name__ == "__main__":
    main()
