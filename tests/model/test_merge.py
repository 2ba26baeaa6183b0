"""Three-way merges: what one side did is kept, what both did is shown, and the result always stands."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.merge import Merged, differences, merge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Position, Record, Unit
from tests.model.random_edits import small_organization, some_edit, steady_ids

LABEL = t("Merge")
Table = dict[str, Any]
randoms = st.randoms(use_true_random=False)


def table(*records: Record) -> Table:
    return {record.id: record for record in records}


def applied(mine: Table, merged: Merged) -> Table:
    org = Organization(mine.values())
    org.apply(merged.edit)
    return {record.id: record for record in org}


def edited(draw: random.Random, base: Table, steps: int) -> Table:
    org = Organization(base.values())
    for _ in range(steps):
        try:
            org.apply(some_edit(draw, org))
        except Refused:
            continue
    return {record.id: record for record in org}


@settings(max_examples=100, deadline=None)
@given(randoms, st.integers(0, 12))
@steady_ids()
def test_what_one_side_did_alone_is_the_result(draw: random.Random, steps: int) -> None:
    base = table(*small_organization())
    changed = edited(draw, base, steps)
    same = merge(LABEL, base, changed, base)
    assert (same.edit.changes, same.conflicts) == ((), ())
    theirs = merge(LABEL, base, base, changed)
    assert not theirs.conflicts
    assert applied(base, theirs) == changed
    both = merge(LABEL, base, changed, changed)
    assert (both.edit.changes, both.conflicts) == ((), ())


@settings(max_examples=250, deadline=None)
@given(randoms, st.integers(0, 8), st.integers(0, 8))
@steady_ids()
def test_two_sides_give_something_that_stands_in_whatever_order(
    draw: random.Random, here: int, there: int
) -> None:
    base = table(*small_organization())
    mine, theirs = edited(draw, base, here), edited(draw, base, there)
    one, other = merge(LABEL, base, mine, theirs), merge(LABEL, base, theirs, mine)
    first, second = applied(mine, one), applied(theirs, other)
    if not one.conflicts and not other.conflicts:
        assert first == second


@settings(max_examples=250, deadline=None)
@given(randoms, st.integers(0, 8), st.integers(0, 8))
@steady_ids()
def test_whatever_is_taken_and_left_stands(draw: random.Random, here: int, there: int) -> None:
    base = table(*small_organization())
    mine, theirs = edited(draw, base, here), edited(draw, base, there)
    found = [d.key for d in differences(base, mine, theirs)]
    take = [key for key in found if draw.random() < 0.4]
    leave = [key for key in found if key not in take and draw.random() < 0.4]
    applied(mine, merge(LABEL, base, mine, theirs, take=take, leave=leave))


@settings(max_examples=250, deadline=None)
@given(randoms, st.integers(0, 8), st.integers(0, 8), st.sampled_from(["theirs", "both"]))
@steady_ids()
def test_whatever_is_preferred_stands_and_conflicts_are_told(
    draw: random.Random, here: int, there: int, prefer: Any
) -> None:
    base = table(*small_organization())
    mine, theirs = edited(draw, base, here), edited(draw, base, there)
    plain, merged = (merge(LABEL, base, mine, theirs, prefer=side) for side in ("mine", prefer))
    result = applied(mine, merged)
    assert {c.difference.key for c in plain.conflicts} <= {c.difference.key for c in merged.conflicts}  # fmt: skip
    assert all(c.stands == "mine" for c in plain.conflicts)
    for conflict in merged.conflicts:
        difference = conflict.difference
        if conflict.stands == "theirs" and difference.side == "both" and not difference.field:
            assert (difference.id in result) == (difference.theirs is not None)
    if not plain.conflicts:
        assert result == applied(mine, plain)


def test_what_is_preferred_is_taken_where_both_changed_the_same() -> None:
    lead = Position(id="p", title="Lead", notes="Both", holders=(Holder("x"),))
    mine = replace(lead, title="Mine", notes="One", grade="M1")
    their = replace(lead, title="Theirs", notes="Other", fte=0.5)
    tables = table(lead), table(mine), table(their)
    for prefer, title, notes, stands in (
        ("mine", "Mine", "One", ["mine", "mine"]),
        ("theirs", "Theirs", "Other", ["theirs", "theirs"]),
        ("both", "Mine", "One\n\nOther", ["mine", "both"]),
    ):
        merged = merge(LABEL, *tables, prefer=prefer)  # type: ignore[arg-type]
        found = {c.difference.field: c.stands for c in merged.conflicts}
        assert [found["title"], found["notes"]] == stands
        after = {change.id: change.after for change in merged.edit.changes}["p"]
        assert (after.title, after.notes, after.grade, after.fte) == (title, notes, "M1", 0.5)


def test_fields_of_one_record_merge_each_for_itself() -> None:
    lead = Position(id="p", title="Lead", grade="M1", custom={"Car": "no", "Shoe": 40})
    mine = replace(lead, title="Team lead", custom={"Car": "yes", "Shoe": 40})
    theirs = replace(lead, grade="M2", custom={"Car": "no", "Shoe": 41, "Key": 7})
    merged = merge(LABEL, table(lead), table(mine), table(theirs))
    assert not merged.conflicts
    assert applied(table(mine), merged)["p"] == replace(
        lead, title="Team lead", grade="M2", custom={"Car": "yes", "Shoe": 41, "Key": 7}
    )


def test_what_both_changed_stays_mine_until_theirs_is_taken() -> None:
    lead = Position(id="p", title="Lead", holders=(Holder(),))
    mine, theirs = replace(lead, title="Mine"), replace(lead, title="Theirs", holders=())
    tables = table(lead), table(mine), table(theirs)
    merged = merge(LABEL, *tables)
    assert [c.difference.key for c in merged.conflicts] == [("p", "title")]
    assert applied(tables[1], merged)["p"] == replace(mine, holders=())
    decided = merge(LABEL, *tables, take=[("p", "title")], leave=[("p", "holders")])
    assert not decided.conflicts
    assert applied(tables[1], decided)["p"] == replace(lead, title="Theirs")


def test_a_loop_of_two_moves_is_a_conflict_that_shows_its_path() -> None:
    a, b = Position(id="a", title="A"), Position(id="b", title="B")
    mine, theirs = table(replace(a, manager="b"), b), table(a, replace(b, manager="a"))
    merged = merge(LABEL, table(a, b), mine, theirs)
    assert [c.difference.key for c in merged.conflicts] == [("b", "manager")]
    assert "A → B → A" in str(merged.conflicts[0].reason)
    assert applied(mine, merged) == mine


@pytest.fixture
def board() -> Table:
    return table(
        Unit(id="u", name="Board"),
        Position(id="a", title="Head"),
        Position(id="b", title="Lead", manager="a", unit="u"),
        Position(id="c", title="Clerk", manager="b", unit="u"),
    )


def test_what_the_other_side_still_uses_is_kept(board: Table) -> None:
    theirs = {"a": board["a"], "u": board["u"], "c": replace(board["c"], manager="a")}
    mine = board | table(Position(id="d", title="New", manager="b"))
    merged = merge(LABEL, board, mine, theirs)
    assert [c.difference.key for c in merged.conflicts] == [("b", "")]
    assert "New" in str(merged.conflicts[0].reason)
    after = applied(mine, merged)
    assert (after["c"].manager, after["d"].manager) == ("a", "b")


def test_a_deletion_that_was_decided_passes_reports_on(board: Table) -> None:
    theirs = {"a": board["a"], "u": board["u"], "c": replace(board["c"], manager="a")}
    mine = board | table(Position(id="d", title="New", manager="b"))
    merged = merge(LABEL, board, mine, theirs, take=[("b", "")])
    assert not merged.conflicts
    after = applied(mine, merged)
    assert "b" not in after
    assert (after["c"].manager, after["d"].manager) == ("a", "a")


def test_what_comes_in_below_what_is_gone_moves_up_and_is_told(board: Table) -> None:
    theirs = board | table(Position(id="d", title="New", manager="b", unit="u"))
    mine = {"a": board["a"], "u": board["u"], "c": replace(board["c"], manager="a")}
    merged = merge(LABEL, board, mine, theirs)
    assert [c.difference.key for c in merged.conflicts] == [("d", "")]
    after = applied(mine, merged)
    assert (after["d"].manager, after["d"].unit) == ("a", "u")


def test_lines_that_both_added_come_together(board: Table) -> None:
    mine = board | table(replace(board["c"], dotted=("a",)))
    theirs = board | table(Position(id="d", title="New"), replace(board["c"], dotted=("d",)))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(LABEL, board, one, other)
        assert not merged.conflicts
        assert applied(one, merged)["c"].dotted == ("a", "d")
