"""Two states on one chart: whatever they are, what stands in either has its place."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from orgeditor.analysis.measures import Measures
from orgeditor.analysis.overlay import overlaid
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position, move_positions
from tests.model.random_edits import small_organization, some_edit, steady_ids


def test_what_is_added_removed_moved_and_changed_is_told_apart() -> None:
    new = small_organization()
    new.apply(delete(new, ["p3"]))
    new.apply(move_positions(new, ["p4"], "p1"))
    new.apply(set_field(new, ["p5"], "title", "Chief editor"))
    added = add_position(new, title="New", manager="p1")
    new.apply(added)
    found = overlaid(small_organization(), new)
    assert found.fates == {"p3": "removed", "p4": "moved", "p5": "changed", added.changes[0].id: "added"}  # fmt: skip
    assert found.moves == (("p4", "p2"),)
    assert found.organization.get(Position, "p3").manager == "p1"
    assert found.organization.get(Position, "p4").manager == "p1"


def test_what_is_closed_is_removed_and_still_shown() -> None:
    new = small_organization()
    new.apply(set_field(new, ["p3"], "status", "closed"))
    found = overlaid(small_organization(), new)
    assert found.fates == {"p3": "removed"}
    assert found.organization.get(Position, "p3").status == ""
    assert overlaid(new, small_organization()).fates == {"p3": "added"}


def test_what_is_gone_keeps_hanging_on_what_has_moved() -> None:
    new = small_organization()
    new.apply(delete(new, ["p4"]))
    new.apply(move_positions(new, ["p2"], "p3"))
    both = overlaid(small_organization(), new).organization
    assert (both.get(Position, "p4").manager, both.get(Position, "p2").manager) == ("p2", "p3")


def test_what_is_gone_is_in_no_figure() -> None:
    new = small_organization()
    new.apply(delete(new, ["p4"]))
    both = overlaid(small_organization(), new).organization
    assert Measures(both).whole().headcount == Measures(new).whole().headcount


@given(draw=st.randoms(use_true_random=False))
def test_all_of_either_state_stands_whatever_was_edited(draw: random.Random) -> None:
    old, new = small_organization(), small_organization()
    with steady_ids():
        for _ in range(8):
            try:
                new.apply(some_edit(draw, new))
            except Refused:
                continue
    found = overlaid(old, new)
    assert set(found.organization.table) == {*old.table, *new.table}
    assert Organization(found.organization) == found.organization
    cards = {*found.organization.of(Position), *found.organization.of(Unit)}
    assert set(found.fates) <= cards
    assert {key for key, _ in found.moves} <= {k for k, fate in found.fates.items() if fate == "moved"}  # fmt: skip
