"""Whatever is done, undone, written down and read again: the organisation stays one."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.project.format import pack, unpack
from orgeditor.messages import t
from orgeditor.model.diff import diff
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused, joined
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
    document = Document(small_organization())
    for _ in range(steps):
        do_something(draw, document)
    end = Organization(tuple(document.organization))
    while document.history.undoable:
        document.undo()
    assert_same(document.organization, small_organization())
    while document.history.redoable:
        document.redo()
    assert_same(document.organization, end)


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 15))
@steady_ids()
def test_written_and_read_is_the_same(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    for _ in range(steps):
        edit = do_something(draw, document)
        if edit is not None:
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
    left, right = Document(small_organization()), Document(small_organization())
    for document, steps in ((left, one), (right, two)):
        for _ in range(steps):
            do_something(draw, document)
    edit = diff(t("Compare"), left.organization, right.organization)
    left.do(edit)
    assert_same(left.organization, right.organization)
    assert not diff(t("Compare"), left.organization, right.organization)


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(1, 10))
@steady_ids()
def test_joined_edits_do_what_they_did_one_by_one(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    done = [edit for _ in range(steps) if (edit := do_something(draw, document))]
    at_once = small_organization()
    at_once.apply(joined(t("Together"), done))
    assert_same(at_once, document.organization)
