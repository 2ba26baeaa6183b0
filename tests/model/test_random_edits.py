"""Whatever is done, undone, written down and read again: the organisation stays one."""

from __future__ import annotations

import random
from unittest.mock import patch

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.project.format import pack, unpack
from orgeditor.messages import t
from orgeditor.model import organization
from orgeditor.model.diff import diff
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused, Stale, edit_of, joined
from orgeditor.model.organization import Organization
from tests.model.random_edits import small_organization, some_edit, steady_ids

randoms = st.randoms(use_true_random=False)


def structure(org: Organization) -> dict[str, dict[str, str]]:
    """Return nodes and edges of the graph, as plain data."""
    return {
        node: {to: data["kind"] for to, data in org.graph.adj[node].items()} for node in org.graph
    }


def referrers(org: Organization) -> dict[str, list[str]]:
    return {record.id: org.referrers(record.id) for record in org}


def assert_same(org: Organization, other: Organization) -> None:
    assert org == other
    assert structure(org) == structure(other)
    assert referrers(org) == referrers(other)


def do_something(draw: random.Random, document: Document) -> Edit | None:
    """Do what was drawn; what is refused must leave everything as it was."""
    before = {record.id: record for record in document.organization}
    try:
        edit = some_edit(draw, document.organization)
        document.do(edit)
    except Refused:
        assert {record.id: record for record in document.organization} == before
        return None
    return edit


def edited(draw: random.Random, steps: int) -> tuple[Document, list[Edit]]:
    """Return a document to which so much was done, and the edits that were not refused."""
    document = Document(small_organization())
    return document, [edit for _ in range(steps) if (edit := do_something(draw, document))]


@settings(max_examples=150, deadline=None)
@given(randoms, st.integers(1, 25))
@steady_ids()
def test_graph_is_that_of_the_records(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    for _ in range(steps):
        act = draw.random()
        if act < 0.15:
            document.undo()
        elif act < 0.25:
            document.redo()
        else:
            do_something(draw, document)
    assert_same(document.organization, Organization(tuple(document.organization)))


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 20))
@steady_ids()
def test_undoing_everything_and_redoing_it_comes_back(draw: random.Random, steps: int) -> None:
    document, _ = edited(draw, steps)
    end = Organization(tuple(document.organization))
    while document.history.undoable:
        document.undo()
    assert_same(document.organization, small_organization())
    while document.history.redoable:
        document.redo()
    assert_same(document.organization, end)


@settings(max_examples=150, deadline=None)
@given(randoms, st.integers(1, 15))
@steady_ids()
def test_what_an_edit_leaves_can_be_made_beside_it(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    beside = Document(small_organization())
    for _ in range(steps):
        act = draw.random()
        undone = act < 0.2
        edit = document.history.undoable if undone else do_something(draw, document)
        if not edit:
            continue
        if undone:
            document.undo()
        coming = edit.inverted() if undone else edit
        other = small_organization().after(edit_of(t("Nothing"), ()))
        # What was made for another state, or another edit, is not taken.
        beside.organization.hold_ready(other if act < 0.5 else beside.organization.after(coming))
        if undone:
            beside.undo()
        else:
            beside.do(coming)
        assert_same(beside.organization, document.organization)
        assert beside.organization.graph is not other.graph


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 15))
@steady_ids()
def test_large_edits_are_refused_as_small_ones_are(draw: random.Random, steps: int) -> None:
    edits = [edit for _ in range(steps) if (edit := any_edit(draw))]
    for edit in edits:
        told = []
        for many in (0, 10_000):
            org = small_organization()
            with patch.object(organization, "_MANY", many), patch.object(organization, "_PART", 10_000):  # fmt: skip
                try:
                    org.apply(edit)
                    told.append("")
                except (Refused, Stale) as refusal:
                    told.append(str(refusal))
                    assert_same(org, small_organization())
        assert told[0] == told[1]


def any_edit(draw: random.Random) -> Edit | None:
    """Return an edit of which a part is missing, so that often it cannot be done."""
    try:
        whole = some_edit(draw, small_organization())
    except Refused:
        return None
    kept = [change for change in whole.changes if draw.random() < 0.8]
    return msgspec.structs.replace(whole, changes=tuple(kept))


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 15))
@steady_ids()
def test_written_and_read_is_the_same(draw: random.Random, steps: int) -> None:
    document, done = edited(draw, steps)
    for edit in done:
        assert Edit.from_json(edit.to_json()) == edit
        assert b"\n" not in edit.to_json()
    content = pack(document.organization)
    read = Organization(unpack(content, "test"))
    assert_same(read, document.organization)
    shuffled = list(document.organization)
    draw.shuffle(shuffled)
    assert pack(shuffled) == content
    assert pack(read) == content


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 10), st.integers(1, 10))
@steady_ids()
def test_difference_applied_gives_the_other(draw: random.Random, one: int, two: int) -> None:
    (left, _), (right, _) = edited(draw, one), edited(draw, two)
    edit = diff(t("Compare"), left.organization, right.organization)
    left.do(edit)
    assert_same(left.organization, right.organization)
    assert not diff(t("Compare"), left.organization, right.organization)


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 10))
@steady_ids()
def test_joined_edits_do_what_they_did_one_by_one(draw: random.Random, steps: int) -> None:
    document, done = edited(draw, steps)
    at_once = small_organization()
    at_once.apply(joined(t("Together"), done))
    assert_same(at_once, document.organization)
