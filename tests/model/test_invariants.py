"""Every invariant refuses with a reason, and leaves everything as it was."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Change, Edit, Refused, Stale, edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Holder,
    Imported,
    Matrix,
    MatrixRow,
    Person,
    Position,
    Project,
    Record,
    Responsibility,
    Unit,
    key_id,
)
from tests.model.random_edits import small_organization, small_records
from tests.model.test_random_edits import assert_same

NEW: list[tuple[Record, str]] = [
    (Position(id="x", title="X", unit="gone"), "Unit of X does not exist."),
    (Position(id="x", title="X", unit="h1"), "Unit of X does not exist."),
    (Position(id="x", title="X", manager="x"), "cannot be its own"),
    (Position(id="x", title="X", dotted=("x",)), "cannot be its own"),
    (Position(id="x", title="X", manager="p1", dotted=("p1",)), "already reports to Director"),
    (Position(id="x", title="X", roles=("u1",)), "Roles of X does not exist."),
    (Position(id="x", title="X", holders=(Holder(person="p1"),)), "Person of X does not exist."),
    (Position(id="x", title="X", status="asleep"), "none of the choices"),
    (Position(id="x", title="X", fte=-0.5), "less than 0"),
    (Position(id="x", title="X", headcount=-1), "less than 0"),
    (Position(id="x", title="X", fte=float("nan")), "cannot be stored"),
    (Position(id="x", title="X", cost=float("inf")), "cannot be stored"),
    (Position(id="x", title="X\ud800"), "cannot be stored"),
    (Position(id="x", title="X", fte="half"), "cannot be stored"),  # type: ignore[arg-type]
    (Position(id="x", title="X", rank="a0"), "no place among siblings"),
    (Position(id="x", title="X", rank="-"), "no place among siblings"),
    (Unit(id="x", name="X", head="u1"), "Head of X does not exist."),
    (Unit(id="x", name="X", custom={"a": [1]}), "cannot be stored"),  # type: ignore[dict-item]
    (Unit(id="", name="X"), "does not fit"),
    (Activity(id="x", name="X", parent="u1"), "does not exist"),
    (Matrix(id="x", name="X", code_set="xyz"), "none of the choices"),
    (MatrixRow(id="x", matrix="m1", activity="g1"), "does not fit"),
    (Responsibility(id=key_id("m1", "a1", "zz"), matrix="m1", activity="a1", party="zz"), "exist"),
    (Project(id="other", title="X"), "does not fit"),
]  # fmt: skip

CHANGED: list[tuple[str, dict[str, Any], str]] = [
    ("p1", {"manager": "p4"}, "reporting loop: Director → Writer → Lead → Director"),
    ("u1", {"parent": "u2"}, "inside itself"),
    ("g1", {"parent": "a1"}, "inside itself"),
    ("p3", {"manager": "p2"}, "already reports"),
]


def refusal(org: Organization, edit: Edit) -> str:
    """Return why the edit is refused; nothing may have changed by it."""
    with pytest.raises(Refused) as refused:
        org.apply(edit)
    assert_same(org, small_organization())
    return refused.value.reason.render("en")


@pytest.mark.parametrize(("record", "told"), NEW)
def test_record_that_does_not_fit_is_refused(record: Record, told: str) -> None:
    others = [Unit(id="ok", name="Fine"), record]
    edit = edit_of(t("Add"), [(None, each) for each in others])
    assert told in refusal(small_organization(), edit)


@pytest.mark.parametrize(("record", "told"), [each for each in NEW if "stored" not in each[1]])
def test_nothing_is_made_of_records_that_do_not_fit(record: Record, told: str) -> None:
    with pytest.raises(Refused) as refused:
        Organization([*small_records(), record])
    assert told in refused.value.reason.render("en")


def test_what_stands_alone_may_come_last() -> None:
    org = small_organization()
    first = edit_of(t("Add"), [(None, Unit(id="x", name="X"))])
    whole = Edit(first.label, (*first.changes, Change(None, Imported(id="i", said=b"x"))))
    made = org.after(first)
    made.complete(whole)
    assert made == org.after(whole)
    assert made.of(Imported).keys() == {"i"}
    org.hold_ready(made)
    assert org.is_ready(whole)
    with pytest.raises(ValueError, match="stands alone"):
        org.after(first).complete(
            Edit(first.label, (*first.changes, Change(None, Position(id="p"))))
        )


@pytest.mark.parametrize(("key", "values", "told"), CHANGED)
def test_change_that_closes_a_loop_is_refused(key: str, values: dict[str, Any], told: str) -> None:
    org = small_organization()
    changed = replace(org[key], **values)
    assert told in refusal(org, edit_of(t("Change"), [(org[key], changed)]))
    with pytest.raises(Refused):
        Organization([changed if record.id == key else record for record in small_records()])


@pytest.mark.parametrize("key", ["p1", "p2", "u1", "u2", "h1", "r1", "a1", "g1", "m1"])
def test_what_others_refer_to_cannot_simply_go(key: str) -> None:
    org = small_organization()
    told = refusal(org, edit_of(t("Delete"), [(org[key], None)]))
    assert "still refers to what would be deleted" in told


def test_two_records_of_one_id_are_refused() -> None:
    with pytest.raises(Refused):
        Organization([Unit(id="x"), Person(id="x")])


def test_record_cannot_become_another_kind() -> None:
    org = small_organization()
    edit = edit_of(t("Change"), [(org["p5"], Person(id="p5", name="Nobody"))])
    assert "another kind of record" in refusal(org, edit)


@pytest.mark.parametrize(
    "changes",
    [
        (Change(Unit(id="u1", name="Other"), None),),
        (Change(None, Unit(id="u1", name="Other")),),
        (Change(Unit(id="gone"), Unit(id="gone", name="New")),),
        (Change(None, Unit(id="x")), Change(None, Unit(id="x"))),
    ],
)
def test_edit_for_another_state_is_stale(changes: tuple[Change, ...]) -> None:
    org = small_organization()
    with pytest.raises(Stale):
        org.apply(Edit(t("Change"), changes))
    assert_same(org, small_organization())


def test_both_ends_of_a_new_line_may_come_in_one_edit() -> None:
    org = small_organization()
    new = [
        Position(id="y", manager="x"),
        Position(id="x", manager="p1", dotted=("z",)),
        Position(id="z"),
    ]
    org.apply(edit_of(t("Add"), [(None, position) for position in new]))
    org.apply(edit_of(t("Delete"), [(position, None) for position in new]))
    assert_same(org, small_organization())
