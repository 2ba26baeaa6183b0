"""Two organisations compared: figures with what is more or less, changes by meaning, and for whom."""

from __future__ import annotations

from orgeditor.analysis.comparison import COMPARISON, Compared, affected
from orgeditor.analysis.report.content import Table
from orgeditor.messages import verbatim
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.responsibilities import set_codes
from tests.model.random_edits import small_organization

NAMES = (verbatim("Baseline"), verbatim("Fewer layers"))


def tables(old: Organization, new: Organization) -> dict[str, list[tuple[object, ...]]]:
    told = Compared(old, new, "en", NAMES)
    items = [item for part in COMPARISON for item in told.items(part)]
    return {
        told.say(item.title): [row.cells for row in item.rows]
        for item in items
        if isinstance(item, Table)
    }


def sentences(old: Organization, new: Organization) -> list[tuple[str, str]]:
    changes = Compared(old, new, "en", NAMES).changes
    return [(one.name, str(one.message)) for one in affected(old, new, changes)]


def test_the_figures_of_both_and_the_difference_stand_below_each_other() -> None:
    new = small_organization()
    new.apply(delete(new, ["p4"]))
    rows = tables(small_organization(), new)["The whole"]
    assert [row[:4] for row in rows] == [
        ("Baseline", 5.0, 3.0, 4.5),
        ("Fewer layers", 4.0, 2.0, 4.0),
        ("Difference", -1.0, -1.0, -0.5),
    ]


def test_units_whose_figures_differ_are_told_also_those_that_are_gone() -> None:
    new = small_organization()
    new.apply(delete(new, ["u3", "p4"]))
    rows = tables(small_organization(), new)["Units whose figures differ"]
    assert [row[:3] for row in rows] == [("Marketing", 4.0, -1.0), ("Brand", 2.0, -1.0), ("Digital", 0.0, -1.0)]  # fmt: skip


def test_changes_are_grouped_by_their_meaning() -> None:
    new = small_organization()
    new.apply(delete(new, ["p4"]))
    new.apply(set_field(new, ["p5"], "manager", "p1"))
    told = tables(small_organization(), new)
    assert told["Positions closed: 1"] == [("Writer", "gone")]
    assert told["Positions moved: 1"] == [("Editor", "Reports to: Lead → Director")]


def test_who_is_affected_by_their_seat_their_manager_and_what_they_answer_for() -> None:
    old, new = small_organization(), small_organization()
    new.apply(set_field(new, ["p5"], "title", "Chief editor"))
    new.apply(set_codes(new, "m1", [("a1", "p1", ("A",))]))
    assert sentences(old, new) == [
        ("Ana Lopez", "Director, Budget: – → A"),
        ("Wei Chen", "Chief editor, Title: Editor → Chief editor"),
    ]


def test_whoever_reports_to_somebody_else_in_the_same_seat_is_affected() -> None:
    old = small_organization()
    old.apply(set_field(old, ["p5"], "manager", "p1"))
    new = Organization(tuple(old))
    new.apply(set_field(new, ["p1"], "holders", ()))
    assert ("Wei Chen", "Editor: reports to a vacant position, no longer to Ana Lopez") in sentences(old, new)  # fmt: skip


def test_nobody_is_affected_where_nothing_differs() -> None:
    assert sentences(small_organization(), small_organization()) == []
    assert list(tables(small_organization(), small_organization())) == ["The whole"]


def test_a_person_who_leaves_a_seat_for_another_is_told_once_a_change() -> None:
    old, new = small_organization(), small_organization()
    new.apply(set_field(new, ["p5"], "holders", ()))
    new.apply(set_field(new, ["p4"], "holders", (Holder(person="h2"),)))
    found = sentences(old, new)
    assert {name for name, _ in found} == {"Wei Chen"}
    assert len(found) == 2
