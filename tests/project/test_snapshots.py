"""Snapshots: taken, kept in the file, looked at, gone back to; what the trend shows of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgeditor.analysis.changes import changes_between
from orgeditor.analysis.discretion import hidden, redacted, without_ratings
from orgeditor.analysis.rules import Check
from orgeditor.analysis.trend import FOOT, TOP, Moment, moment_at, snapshots, trend
from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.project.saving import save
from orgeditor.files.project.snapshots import (
    go_back,
    organization_in,
    take_snapshot,
)
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.health import Count, Snapshot
from orgeditor.model.organization import Organization
from orgeditor.model.records import Imported
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.judging import waive
from orgeditor.model.verbs.positions import move_positions
from tests.elements.conftest import goal_records
from tests.model.random_edits import small_records

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.fixture
def document() -> Document:
    return Document(Organization([*small_records(), *goal_records(), Imported(id="im", said=b"x")]))


def taken(document: Document, name: str, at: datetime = NOON) -> Snapshot:
    org = document.organization
    document.do(take_snapshot(org, name, " why ", Check(org), at))
    return next(one for one in snapshots(org) if one.name == name)


def test_a_snapshot_is_the_document_as_it_stood(document):
    org = document.organization
    before = {r.id: r for r in org if r.id != "im"}
    found = taken(document, " As is ".strip())
    assert (found.name, found.notes, found.taken) == ("As is", "why", "2026-03-31T12:00:00")
    assert {r.id: r for r in organization_in(found)} == before
    judged = Check(organization_in(found))
    assert sum(c.found for c in found.counts) == len(judged.found)
    with pytest.raises(Refused):
        take_snapshot(org, "  ", "", Check(org), NOON)


def test_snapshots_hold_no_snapshots_and_stand_in_order(document):
    taken(document, "late", NOON.replace(day=30))
    taken(document, "early", NOON.replace(day=1))
    assert [one.name for one in snapshots(document.organization)] == ["early", "late"]
    for one in snapshots(document.organization):
        assert not organization_in(one).of(Snapshot)


def test_going_back_is_one_step_and_keeps_snapshots_and_the_last_import(document):
    org = document.organization
    found = taken(document, "as is")
    document.do(move_positions(org, ["p4"], "p1"))
    document.do(delete(org, ["o1", "u3"]))
    document.do(set_field(org, ["p1"], "title", "Chief"))
    later = {r.id: r for r in org}
    assert changes_between(organization_in(found), org)
    document.do(go_back(org, found))
    assert not changes_between(organization_in(found), org)
    assert {r.id for r in org} == {r.id for r in organization_in(found)} | {"im", found.id}
    document.undo()
    assert {r.id: r for r in org} == later
    assert not go_back(organization_in(found), found)


def test_the_file_keeps_them_and_the_same_bytes(document, tmp_path: Path):
    taken(document, "as is")
    save(document.organization, tmp_path / "d.orgz")
    opened = open_document(tmp_path / "d.orgz").organization
    assert opened == document.organization
    assert pack(opened) == (tmp_path / "d.orgz").read_bytes()


def test_the_journal_carries_them(document):
    org = document.organization
    edit = take_snapshot(org, "as is", "", Check(org), NOON)
    assert Edit.from_json(edit.to_json()) == edit


def test_a_damaged_snapshot_is_refused(document):
    found = taken(document, "as is")
    broken = replace(found, content=found.content[:-40])
    with pytest.raises(CannotOpen, match="as is"):
        organization_in(broken)
    with pytest.raises(Refused):
        go_back(document.organization, broken)


def test_nothing_of_a_snapshot_leaves_without_names_pay_or_ratings(document):
    taken(document, "as is")
    for names, pay in ((True, False), (False, True)):
        assert not redacted(document.organization, hidden(names=names, pay=pay)).of(Snapshot)
    assert not without_ratings(document.organization).of(Snapshot)


def test_the_trend_counts_what_is_not_waived():
    counts = (Count("a", "error", 2, 5), Count("b", "error", 1), Count("c", "hint", 40))
    found = trend([Moment("s1", "First", "2026-01-01", counts), Moment("", "Now", "", ())])
    errors, hints = found.lines["error"], found.lines["hint"]
    assert [p.number for p in errors] == [3, 0]
    assert [p.number for p in hints] == [40, 0]
    assert hints[0].y < errors[0].y < errors[1].y == hints[1].y
    assert [number for _, number in found.scale] == [0, 10, 20, 30, 40]
    assert all(TOP <= y <= found.height - FOOT for y, _ in found.scale)
    assert moment_at(found, errors[0].x, 10) == "s1"
    assert moment_at(found, errors[1].x, 10) == moment_at(found, -50, 10) == ""
    assert not trend([]).width


def test_a_waived_finding_is_counted_apart(document):
    org = document.organization
    finding = Check(org).found[0]
    document.do(waive(org, [(finding.rule, finding.about)], "so it is"))
    found = {(c.rule, c.severity): c for c in taken(document, "x").counts}
    assert found[finding.rule, finding.severity].waived
