"""Scenarios: each its own content and history over one organisation that stands."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.merge_documents import bring_into
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.scenario import BASELINE, Scenario, called, in_order
from orgeditor.model.verbs import scenarios
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import move_positions
from tests.model.random_edits import small_organization

_MOMENT = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)


def branched(document: Document, name: str = "Fewer layers", source: str = BASELINE) -> str:
    """Make a scenario and show it; return its id."""
    edit = scenarios.branch(document.scenarios, source, _MOMENT, name=name)
    document.do(edit)
    document.show(edit.changes[0].id)
    return edit.changes[0].id


def retitle(document: Document, title: str, position: str = "p2") -> None:
    document.do(set_field(document.organization, [position], "title", title))


def title(document: Document, scenario: str, position: str = "p2") -> str:
    record = document.table(scenario)[position]
    assert isinstance(record, Position)
    return record.title


def test_each_scenario_has_its_own_content_and_undo() -> None:
    document = Document(small_organization())
    made = branched(document)
    retitle(document, "Head")
    document.show(BASELINE)
    assert document.organization == small_organization()
    assert document.history.undoable is None
    retitle(document, "Chief")
    document.show(made)
    assert (title(document, BASELINE), title(document, made)) == ("Chief", "Head")
    document.undo()
    assert (title(document, BASELINE), title(document, made)) == ("Chief", "Lead")
    document.redo()
    assert title(document, made) == "Head"


def test_showing_another_tells_those_who_follow_edits_what_differs() -> None:
    document = Document(small_organization())
    branched(document)
    retitle(document, "Head")
    heard: list[Edit] = []
    document.on_edit = heard.append
    document.show(BASELINE)
    [edit] = heard
    assert [change.id for change in edit.changes] == ["p2"]
    document.show(BASELINE)
    assert len(heard) == 1


def test_one_branched_from_another_begins_as_that_stands_and_shares_its_base() -> None:
    document = Document(small_organization())
    first = branched(document)
    retitle(document, "Head")
    second = branched(document, "Two teams", first)
    assert title(document, second) == "Head"
    assert document.base(second) == document.base(first)
    assert [str(called(one)) for one in in_order(document.scenarios)] == [
        "Baseline",
        "Fewer layers",
        "Two teams",
    ]


def test_locked_and_archived_ones_refuse_edits_and_undo_with_a_reason() -> None:
    document = Document(small_organization())
    made = branched(document)
    retitle(document, "Head")
    document.do(scenarios.lock(document.scenarios, made, locked=True))
    with pytest.raises(Refused, match=r"Fewer layers.*is locked"):
        retitle(document, "Chief")
    with pytest.raises(Refused, match="is locked"):
        document.undo()
    document.undo_scenarios()
    document.do(scenarios.archive(document.scenarios, made, archived=True))
    with pytest.raises(Refused, match="archive"):
        retitle(document, "Chief")
    assert title(document, made) == "Head"


def test_updating_brings_in_what_the_baseline_has_become_and_undo_gives_the_old_base_back() -> None:
    document = Document(small_organization())
    made = branched(document)
    old = document.base(made)
    retitle(document, "Head")
    document.show(BASELINE)
    document.do(set_field(document.organization, ["u2"], "name", "Brands"))
    retitle(document, "Chief")
    document.show(made)
    merged = scenarios.updated(document)
    assert [conflict.difference.key for conflict in merged.conflicts] == [("p2", "title")]
    document.do(merged.edit, dict(document.table(BASELINE)))
    assert document.organization.get(Unit, "u2").name == "Brands"
    assert title(document, made) == "Head"
    assert document.base(made) == document.table(BASELINE)
    assert not scenarios.updated(document).edit
    document.undo()
    assert document.base(made) == old
    assert document.organization.get(Unit, "u2").name == "Brand"
    assert [c.difference.key for c in scenarios.updated(document).conflicts] == [("p2", "title")]
    document.redo()
    assert document.base(made) == document.table(BASELINE)


def test_a_promoted_one_is_the_baseline_and_what_was_it_an_alternative() -> None:
    document = Document(small_organization())
    made = branched(document)
    retitle(document, "Head")
    document.show(BASELINE)
    document.do(delete(document.organization, ["p4"]))
    with pytest.raises(Refused, match=r"update .* from it first"):
        scenarios.promote(document, made)
    document.undo()
    document.do(scenarios.promote(document, made))
    assert document.baseline.id == made
    former = document.scenarios.get(Scenario, BASELINE)
    assert (former.name, former.kind) == ("Former baseline", "")
    assert document.shown == BASELINE
    assert document.base(BASELINE) == document.table(BASELINE)
    assert scenarios.updated(document).edit
    document.undo_scenarios()
    assert document.baseline.id == BASELINE


def test_merging_into_the_baseline_is_one_step_of_its_own() -> None:
    document = Document(small_organization())
    made = branched(document)
    document.do(move_positions(document.organization, ["p4"], "p1"))
    document.show(BASELINE)
    retitle(document, "Chief")
    document.do(scenarios.merged_into_baseline(document, made).edit)
    assert document.organization.get(Position, "p4").manager == "p1"
    assert title(document, BASELINE) == "Chief"
    document.undo()
    assert document.organization.get(Position, "p4").manager == "p2"


def test_the_baseline_stays_and_a_deleted_one_comes_back_with_its_content() -> None:
    document = Document(small_organization())
    made = branched(document)
    retitle(document, "Head")
    for refused in (scenarios.remove, lambda org, key: scenarios.archive(org, key, archived=True)):
        with pytest.raises(Refused, match="promote another first"):
            refused(document.scenarios, BASELINE)
    document.do(scenarios.remove(document.scenarios, made))
    assert document.shown == BASELINE
    assert document.organization == small_organization()
    document.undo_scenarios()
    document.show(made)
    assert title(document, made) == "Head"
    document.undo()
    assert title(document, made) == "Lead"


@pytest.mark.parametrize("name", ["", "  ", "fewer LAYERS"])
def test_a_name_is_needed_and_is_nobody_elses(name: str) -> None:
    document = Document(small_organization())
    branched(document)
    with pytest.raises(Refused):
        scenarios.branch(document.scenarios, BASELINE, _MOMENT, name=name)


def test_what_is_changed_by_nobody_is_not_changed() -> None:
    document = Document(small_organization())
    made = branched(document)
    document.mark_saved()
    document.show(BASELINE)
    document.show(made)
    assert not document.changed
    retitle(document, "Head")
    document.show(BASELINE)
    assert document.changed


def test_documents_edited_apart_are_merged_scenario_by_scenario() -> None:
    def copy(document: Document) -> Document:
        table, kept = document.kept()
        return Document(Organization(table.values()), kept)

    base = Document(small_organization())
    made = branched(base)
    base.show(BASELINE)
    mine, theirs = copy(base), copy(base)
    retitle(mine, "Chief")
    mine.show(made)
    retitle(mine, "Writer in chief", "p4")
    theirs.show(made)
    retitle(theirs, "Editor in chief", "p5")
    own = scenarios.branch(theirs.scenarios, made, _MOMENT, name="Two teams")
    theirs.do(own)
    second = own.changes[0].id
    theirs.show(second)
    theirs.do(delete(theirs.organization, ["p3"]))
    mine.show(BASELINE)
    merged = bring_into(base, mine, theirs)
    assert [key for key, _ in merged] == [BASELINE, made]
    assert not any(one.conflicts for _, one in merged)
    assert mine.shown == BASELINE
    assert title(mine, BASELINE) == "Chief"
    assert (title(mine, made, "p4"), title(mine, made, "p5")) == ("Writer in chief", "Editor in chief")  # fmt: skip
    assert mine.table(second) == theirs.table(second)
    assert mine.base(second) == theirs.base(second)


def test_the_way_back_is_that_between_the_two_whatever_has_happened_since() -> None:
    document, draw = Document(small_organization()), random.Random(3)
    other = branched(document)
    standing = {key: dict(document.table(key)) for key in (BASELINE, other)}
    for number in range(60):
        document.show(draw.choice((BASELINE, other)))
        assert document.organization.table == standing[document.shown]
        if draw.random() < 0.3:
            keys = sorted(document.organization.of(Position))
            document.do(set_field(document.organization, keys[:1], "title", f"Title {number}"))
        elif draw.random() < 0.2:
            document.undo()
        standing[document.shown] = dict(document.organization.table)
