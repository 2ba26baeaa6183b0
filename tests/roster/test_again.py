"""Again, a month later: what the client changed, what was redrawn since, and what conflicts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.files.project.format import pack, unpack
from orgeditor.files.roster import SHOWN, Reimport, compare, is_leaver, propose, to_edit
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Imported, Person, Position, Source, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import move_positions
from tests.model.random_edits import some_edit, steady_ids
from tests.roster.tables import read, workbook

if TYPE_CHECKING:
    from orgeditor.model.merge import Difference

HEAD = ("ID", "Title", "Name", "Reports to", "Department", "Grade", "Shoe size")
MAY: tuple[tuple[Any, ...], ...] = (
    ("1", "Head", "Ana", "", "Board", "E1", 38),
    ("2", "Lead", "Ben", "1", "Sales", "M1", 40),
    ("3", "Editor", "Cem", "2", "Sales", "S1", None),
    ("4", "Clerk", "Dia", "2", "Sales", "S2", 41),
)


class Client:
    """A document with the roster of May in it."""

    def __init__(self) -> None:
        self.document = Document()
        self.org = self.document.organization
        self.do(to_edit(self.org, read(HEAD, *MAY)))

    def do(self, edit: Edit) -> None:
        self.document.do(edit)

    def again(self, *rows: tuple[Any, ...]) -> Reimport:
        return compare(self.org, read(HEAD, *rows))

    def position(self, code: str) -> Position:
        return next(p for p in self.org.of(Position).values() if p.code == code)


def shown(compared: Reimport) -> list[Difference]:
    tables = compared.mine, compared.theirs
    return [
        d for d in compared.differences
        if isinstance(tables[0].get(d.id) or tables[1].get(d.id), SHOWN)
    ]  # fmt: skip


def test_the_document_remembers_the_last_import_in_the_same_bytes() -> None:
    client = Client()
    memory = list(client.org.of(Imported).values())
    assert len(memory) == 1
    assert pack(client.org) == pack(client.org)
    reopened = Organization(unpack(pack(client.org), "a.orgz"))
    assert reopened == client.org
    compared = compare(reopened, read(HEAD, *MAY))
    assert compared.known
    assert not compared.differences


def test_what_was_redrawn_since_stays_and_what_the_client_changed_comes() -> None:
    client = Client()
    client.do(move_positions(client.org, [client.position("3").id], client.position("1").id))
    client.do(set_field(client.org, [client.position("2").id], "title", "Sales lead"))
    june = [MAY[0], MAY[1], ("3", "Editor", "Cem", "2", "Sales", "S3", 42), MAY[3]]
    compared = client.again(*june)
    sides = {(compared.mine[d.id].code, d.field): d.side for d in shown(compared)}  # type: ignore[attr-defined]
    assert sides == {
        ("3", "manager"): "mine",
        ("3", "unit"): "mine",
        ("2", "title"): "mine",
        ("3", "grade"): "theirs",
        ("3", "custom:Shoe size"): "theirs",
    }
    before = client.position("3")
    steps = client.document.history.done
    client.do(compared.merged(compared.ticked).edit)
    assert client.document.history.done == steps + 1
    assert client.position("3") == replace(before, grade="S3", custom={"Shoe size": 42})
    assert client.position("2").title == "Sales lead"
    client.document.undo()
    assert client.position("3") == before


def test_a_conflict_is_shown_and_the_drawn_word_stands_until_ticked() -> None:
    client = Client()
    client.do(set_field(client.org, [client.position("4").id], "title", "Drawn"))
    compared = client.again(*MAY[:3], ("4", "Said", "Dia", "2", "Sales", "S2", 41))
    (found,) = shown(compared)
    assert (found.base, found.mine, found.theirs, found.side) == ("Clerk", "Drawn", "Said", "both")
    merged = compared.merged(compared.ticked)
    assert not merged.conflicts  # It was shown and not ticked: that is decided.
    client.do(merged.edit)
    assert client.position("4").title == "Drawn"
    again = client.again(*MAY[:3], ("4", "Said", "Dia", "2", "Sales", "S2", 41))
    assert [d.side for d in shown(again)] == ["mine"]
    client.do(again.merged({*again.ticked, found.key}).edit)
    assert client.position("4").title == "Said"


def test_leavers_go_only_when_ticked_and_are_asked_again() -> None:
    client = Client()
    june = (MAY[0], ("3", "Editor", "Cem", "1", "Sales", "S1", None), MAY[3])
    compared = client.again(*june)
    leavers = [d for d in shown(compared) if is_leaver(d)]
    names = {compared.mine[d.id].__class__.__name__ for d in leavers}
    assert (len(leavers), names) == (2, {"Position", "Person"})
    client.do(compared.merged(compared.ticked).edit)
    assert client.position("2").holders
    assert client.position("3").manager == client.position("1").id
    again = client.again(*june)
    leaving = {d.key for d in shown(again) if is_leaver(d)}
    assert leaving == {d.key for d in leavers}
    client.do(again.merged({*again.ticked, *leaving}).edit)
    # Dia, whose manager the file still names, moves up to the manager's manager.
    assert sorted(p.code for p in client.org.of(Position).values()) == ["1", "3", "4"]
    assert client.position("4").manager in ("", client.position("1").id)
    assert sorted(p.name for p in client.org.of(Person).values()) == ["Ana", "Cem", "Dia"]
    assert not shown(client.again(*june))


def test_what_was_deleted_since_does_not_come_back_by_itself() -> None:
    client = Client()
    key = client.position("3").id
    client.do(delete(client.org, [key]))
    compared = client.again(*MAY)
    assert [(d.id, d.side) for d in shown(compared)] == [(key, "mine")]
    assert compared.ticked.isdisjoint({(key, "")})
    client.do(compared.merged({(key, "")}).edit)
    assert client.position("3").manager == client.position("2").id


def test_a_code_changed_in_the_document_is_still_the_same_position() -> None:
    client = Client()
    key = client.position("3").id
    client.do(set_field(client.org, [key], "code", "new-3"))
    compared = client.again(*MAY[:2], ("3", "Editor in chief", "Cem", "2", "Sales", "S1", None), MAY[3])  # fmt: skip
    assert {d.key for d in shown(compared)} == {(key, "code"), (key, "title")}
    client.do(compared.merged(compared.ticked).edit)
    assert (client.position("new-3").title, len(client.org.of(Position))) == ("Editor in chief", 4)


def test_a_cell_that_was_emptied_is_emptied_and_a_new_column_comes() -> None:
    client = Client()
    compared = compare(
        client.org,
        read((*HEAD, "Car"), *((*row[:6], None, "no") for row in MAY)),
    )
    client.do(compared.merged(compared.ticked).edit)
    assert client.position("1").custom == {"Car": "no"}


def test_rows_that_are_alike_are_matched_one_by_one() -> None:
    head = ("Title", "Name", "Department")
    rows = [("Head", "Ana", "Board"), *[("Rep", "Vacant", "Sales")] * 3, *[("Rep", "Ben", "Sales")] * 2]  # fmt: skip
    document = Document()
    document.do(to_edit(document.organization, read(head, *rows)))
    assert not compare(document.organization, read(head, *rows)).differences
    fewer = compare(document.organization, read(head, *rows[:3]))
    positions = [d for d in shown(fewer) if isinstance(fewer.mine[d.id], Position)]
    assert [is_leaver(d) for d in positions] == [True] * 3


def test_a_file_of_another_name_takes_the_place_of_the_last_one() -> None:
    client = Client()
    newer = propose([workbook(HEAD, *MAY, file="june.xlsx")])
    client.do(to_edit(client.org, newer))
    assert [s.file for s in client.org.of(Source).values()] == ["june.xlsx"]
    assert len(client.org.of(Imported)) == 1


def test_two_clients_files_are_remembered_apart() -> None:
    client = Client()
    rows = (("ID", "Title", "Manager"), ("x1", "Guard", ""), ("x2", "Porter", "x1"))
    other = propose([workbook(*rows, file="guards.xlsx")])
    client.do(to_edit(client.org, other))
    assert len(client.org.of(Imported)) == 2
    compared = client.again(*MAY)
    assert not compared.differences
    assert not [d for d in compare(client.org, other).differences if is_leaver(d)]


def test_matrices_and_units_that_were_drawn_are_left_alone() -> None:
    client = Client()
    drawn = Unit(id="drawn", name="New business", head=client.position("3").id)
    client.do(edit_of(t("x"), [(None, drawn)]))
    client.do(set_field(client.org, [client.position("4").id], "unit", "drawn"))
    compared = client.again(*MAY)
    assert {(d.field, d.side) for d in shown(compared)} == {("unit", "mine")}
    client.do(compared.merged(compared.ticked).edit)
    assert client.org["drawn"] == drawn


@settings(max_examples=60, deadline=None)
@given(st.integers(0), st.integers(0, 10))
@steady_ids()
def test_whatever_was_drawn_and_ticked_the_result_stands(seed: int, steps: int) -> None:
    draw = random.Random(seed)
    client = Client()
    for _ in range(steps):
        try:
            client.do(some_edit(draw, client.org))
        except Refused:
            continue
    drawn = {record.id: record for record in client.org}
    same = client.again(*MAY)
    untouched = {r.id: r for r in client.org if isinstance(r, SHOWN)}
    client.do(same.merged(same.ticked).edit)
    assert {r.id: r for r in client.org if isinstance(r, SHOWN)} == untouched
    rows = [
        (code, draw.choice(("Head", "Lead")), draw.choice(("Ana", "Ben", "Vacant")), draw.choice("1234x"), "Sales", "", 1)
        for code in draw.sample("123456", draw.randint(1, 6))
    ]  # fmt: skip
    compared = client.again(*rows)
    ticked = [d.key for d in compared.differences if draw.random() < 0.5]
    client.do(compared.merged(ticked).edit)
    Organization(tuple(client.org))
    while client.document.history.undoable and {r.id: r for r in client.org} != drawn:
        client.document.undo()
    assert {record.id: record for record in client.org} == drawn
