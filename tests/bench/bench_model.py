"""The model at the size of a large organisation: 100,000 positions."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from orgeditor.messages import verbatim
from orgeditor.model.diff import diff
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.positions import move_positions
from orgeditor.model.verbs.scenarios import branch
from tests.bench.registry import Run, bench
from tests.sample_organizations import large_organization, large_records

if TYPE_CHECKING:
    from orgeditor.model.edit import Edit


def _apply(org: Organization, edit: Edit) -> float:
    start = time.perf_counter()
    org.apply(edit)
    return (time.perf_counter() - start) * 1000


@bench("apply an edit of one record", n=200, limit=1.0)
def apply_one() -> Run:
    """Move a leaf under another manager; the way back is not counted."""
    org = large_organization()
    edit = move_positions(org, ["p99000"], "p10")

    def run() -> float:
        elapsed = _apply(org, edit)
        org.apply(edit.inverted())
        return elapsed

    return run


@bench("undo an edit of one record", n=200, limit=1.0)
def undo_one() -> Run:
    """The way back alone."""
    org = large_organization()
    edit = move_positions(org, ["p99000"], "p10")
    back = edit.inverted()

    def run() -> float:
        org.apply(edit)
        return _apply(org, back)

    return run


@bench("move a branch of 10,000 positions")
def move_branch() -> Run:
    """The verb and its edit; a branch moves by its top, whatever hangs below."""
    org = large_organization()

    def run() -> float:
        start = time.perf_counter()
        edit = move_positions(org, ["p3"], "p1")
        org.apply(edit)
        elapsed = (time.perf_counter() - start) * 1000
        org.apply(edit.inverted())
        return elapsed

    return run


@bench("build the organisation and its graph", unit="s", n=5)
def build() -> Run:
    """From records, all invariants checked."""
    records = large_records()

    def run() -> None:
        Organization(records)

    return run


@bench("full difference of two organisations of 100,000", n=10, limit=500.0)
def difference() -> Run:
    """One record apart."""
    old = large_organization()
    new = Organization(old)
    new.apply(set_field(new, ["p500"], "title", "Renamed"))

    def run() -> None:
        diff(verbatim("difference"), old, new)

    return run


def branched(positions: int, edited: int) -> Document:
    """Return a document with a scenario in which every tenth position is graded anew, and some moved."""
    document = Document(large_organization(positions))
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    edit = branch(document.scenarios, document.shown, moment, name="Fewer layers")
    document.do(edit)
    document.show(edit.changes[0].id)
    keys = [f"p{number}" for number in range(edited * 9, edited * 10)]
    document.do(set_field(document.organization, keys, "grade", "New"))
    document.do(move_positions(document.organization, [f"p{edited * 9 + 1}"], "p10"))
    return document


def _switch(document: Document) -> Run:
    first, second = document.baseline.id, document.shown

    def run() -> None:
        document.show(first if document.shown == second else second)

    return run


@bench("show another scenario, 10,000 positions", n=30, limit=100.0)
def switch_small() -> Run:
    """In the model: what differs is found and applied, with a tenth of the positions changed."""
    return _switch(branched(10_000, 1000))


@bench("show another scenario, 100,000 positions", n=15, limit=500.0)
def switch_large() -> Run:
    """The same at ten times the size."""
    return _switch(branched(100_000, 10_000))
