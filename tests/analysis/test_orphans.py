"""What edits leave without anyone, and the heirs that are offered."""

from __future__ import annotations

import pytest

from orgeditor.analysis.orphans import orphans_of
from orgeditor.model.document import Document
from orgeditor.model.edit import joined
from orgeditor.model.records import Matrix, Responsibility, key_id
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position, hold
from orgeditor.model.verbs.responsibilities import hand_over_letters, remove_party, set_codes
from tests.matrix.offices import MATRIX, office


@pytest.fixture
def document() -> Document:
    return Document(office())


def told(document: Document, edit) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [
        (o.activity, o.party, "".join(o.letters)) for o in orphans_of(document.organization, edit)
    ]


def test_a_role_that_goes_orphans_its_letters(document: Document) -> None:
    before = {r.id: r for r in document.organization}
    edit = delete(document.organization, ["brand"])
    assert told(document, edit) == [("brief", "brand", "RA"), ("goals", "brand", "R")]
    assert {r.id: r for r in document.organization} == before


def test_an_activity_that_another_answers_for_is_none(document: Document) -> None:
    assert ("budget", "brand", "A") not in told(document, delete(document.organization, ["brand"]))


def test_the_last_seat_of_a_role_orphans_it_closed_deleted_or_held(document: Document) -> None:
    org = document.organization
    expected = [("brief", "brand", "RA"), ("goals", "brand", "R")]
    assert told(document, delete(org, ["brand-seat"])) == expected
    assert told(document, set_field(org, ["brand-seat"], "status", "closed")) == expected
    assert told(document, hold(org, ["brand-seat"], "aside")) == expected
    assert told(document, set_field(org, ["brand-seat"], "roles", ())) == expected
    document.do(set_field(org, ["sales-seat"], "roles", ("sales", "brand")))
    assert told(document, delete(org, ["brand-seat"])) == []


def test_a_column_that_goes_orphans_and_a_matrix_that_goes_does_not(document: Document) -> None:
    org = document.organization
    assert ("shoot", "content", "R") in told(document, remove_party(org, MATRIX, "content"))
    assert told(document, delete(org, [MATRIX])) == []


def test_what_has_nothing_orphans_nothing(document: Document) -> None:
    org = document.organization
    assert told(document, delete(org, ["sales"])) == []
    assert told(document, add_position(org, title="New")) == []
    assert told(document, set_codes(org, MATRIX, [("goals", "director", ())])) == []
    with pytest.raises(KeyError):
        org.get(Matrix, "none")


def test_heirs_are_those_in_the_row_then_above_then_the_columns(document: Document) -> None:
    org = document.organization
    document.do(set_field(org, ["brand-seat"], "manager", "content-seat"))
    goals = orphans_of(org, delete(org, ["brand"]))[1]
    assert [heir.party for heir in goals.heirs] == ["director", "content", "content-seat", "sales"]


def test_handing_over_is_one_step(document: Document) -> None:
    org = document.organization
    edit = delete(org, ["brand"])
    before = list(org)
    with org.tried(edit):
        handed = hand_over_letters(
            org,
            [
                (MATRIX, "brief", "brand", "sales", ("R", "A")),
                (MATRIX, "goals", "brand", "brand-seat", ("R",)),
            ],
        )
    document.do(joined(edit.label, (edit, handed)))
    assert org.get(Responsibility, key_id(MATRIX, "brief", "sales")).codes == ("R", "A", "C")
    assert org.get(Responsibility, key_id(MATRIX, "goals", "brand-seat")).codes == ("R",)
    assert key_id(MATRIX, "brand-seat") in org
    document.undo()
    assert sorted(r.id for r in org) == sorted(r.id for r in before)


def test_a_role_that_nobody_plays_any_more_hands_its_letters_over(document: Document) -> None:
    org = document.organization
    edit = delete(org, ["brand-seat"])
    found = [orphan for orphan in orphans_of(org, edit) if orphan.party == "brand"]
    with org.tried(edit):
        handed = hand_over_letters(
            org, [(MATRIX, o.activity, "brand", "sales", o.letters) for o in found]
        )
    document.do(joined(edit.label, (edit, handed)))
    assert {o.activity for o in found} == {"brief", "goals"}
    for orphan in found:
        cells = [c for c in org.of(Responsibility).values() if c.activity == orphan.activity]
        assert [c.party for c in cells if set(orphan.letters) <= set(c.codes)] == ["sales"]
        assert not any(c.codes for c in cells if c.party == "brand")
