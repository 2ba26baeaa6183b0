"""A newer file laid onto a document that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.files.roster import to_edit
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.edit import edit_of
from orgeditor.model.records import Person, Position, Role, Source, Unit
from tests.roster.tables import read

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

HEAD = ("ID", "Title", "Name", "Reports to", "Department", "Shoe size")
ROWS = (
    ("1", "Head", "Ana", "", "Board", 38),
    ("2", "Lead", "Ben", "1", "Sales", 40),
    ("3", "Editor", "Cem", "2", "Sales", None),
)


def document() -> Document:
    found = Document()
    found.do(to_edit(found.organization, read(HEAD, *ROWS)))
    return found


def by_code(org: Organization) -> dict[str, Position]:
    return {p.code: p for p in org.of(Position).values()}


def test_into_an_empty_document_is_one_step() -> None:
    found = document()
    assert len(found.organization.of(Position)) == 3
    assert len(found.organization.of(Source)) == 1
    found.undo()
    assert len(found.organization) == 0


def test_the_same_file_again_changes_nothing() -> None:
    found = document()
    assert not to_edit(found.organization, read(HEAD, *ROWS))


def test_what_is_new_is_added_what_changed_changes_nothing_is_removed() -> None:
    found = document()
    before = by_code(found.organization)
    newer = [
        ("1", "Head", "Ana", "", "Board", 39),
        ("3", "Chief editor", "Vacant", "1", "Sales", None),
        ("4", "Rep", "Dee", "3", "North", None),
    ]
    found.do(to_edit(found.organization, read(HEAD, *newer)))
    after = by_code(found.organization)
    assert after["2"] == before["2"]
    assert after["1"] == replace(before["1"], custom={"Shoe size": 39})
    assert (after["3"].id, after["3"].title, after["3"].holders) == (
        before["3"].id,
        "Chief editor",
        (),
    )
    assert after["3"].manager == before["1"].id
    assert after["4"].manager == before["3"].id
    assert after["4"].rank > max(p.rank for p in before.values())
    org = found.organization
    assert sorted(u.name for u in org.of(Unit).values()) == ["Board", "North", "Sales"]
    assert sorted(p.name for p in org.of(Person).values()) == ["Ana", "Ben", "Cem", "Dee"]
    assert len(org.of(Source)) == 1
    found.undo()
    assert by_code(found.organization) == before


def test_fields_without_a_column_stay() -> None:
    found = document()
    org = found.organization
    role = Role(id="r", name="Lead")
    lead = by_code(org)["2"]
    drawn = replace(lead, roles=("r",), grade="M3", fte=0.5, notes="drawn")
    found.do(edit_of(t("x"), [(None, role), (lead, drawn)]))
    found.do(to_edit(org, read(("ID", "Title"), ("2", "Team lead"))))
    assert by_code(org)["2"] == replace(drawn, title="Team lead")


def test_a_line_that_would_close_a_loop_stays_as_it_was() -> None:
    found = document()
    found.do(
        to_edit(
            found.organization,
            read(("ID", "Title", "Manager"), ("1", "Head", "3"), ("3", "Editor", "")),
        )
    )
    after = by_code(found.organization)
    assert (after["1"].manager, after["3"].manager) == (after["3"].id, "")
    assert after["2"].manager == after["1"].id
    again = document()
    again.do(
        to_edit(
            again.organization,
            read(
                ("ID", "Title", "Manager"),
                ("1", "Head", "x"),
                ("2", "Lead", "3"),
                ("3", "Editor", "2"),
            ),
        )
    )
    assert by_code(again.organization)["1"].waiting == ""


def test_positions_without_codes_match_by_place_and_holder() -> None:
    head = ("Title", "Name", "Department")
    found = Document()
    found.do(
        to_edit(found.organization, read(head, ("Head", "Ana", "Board"), ("Rep", "Ben", "Sales")))
    )
    before = {p.title: p.id for p in found.organization.of(Position).values()}
    found.do(
        to_edit(
            found.organization, read(head, ("Head", "Ana", "Board"), ("Manager", "Ben", "Sales"))
        )
    )
    after = {p.title: p.id for p in found.organization.of(Position).values()}
    assert after == {"Head": before["Head"], "Manager": before["Rep"]}
