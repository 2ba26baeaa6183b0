"""A matrix as rows, columns, totals and marks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orgeditor.analysis.matrix import MatrixView, matrices, matrix_view
from orgeditor.analysis.rules import check
from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Role, Unit
from orgeditor.model.verbs.responsibilities import (
    add_activity,
    add_matrix,
    add_party,
    move_activities,
    move_parties,
    set_codes,
    set_comment,
)


@pytest.fixture
def desk() -> Document:
    """A matrix ``m`` in which a chef, a waiter, a buyer and a host share the work."""
    units = [Unit(id="all", name="Inn"), Unit(id="kitchen", name="Kitchen", parent="all")]
    roles = [Role(id=r, name=r.title()) for r in ("chef", "waiter", "buyer", "host")]
    seats = [
        Position(id="s1", title="Chef", unit="kitchen", roles=("chef",)),
        Position(id="s2", title="Waiter", unit="all", roles=("waiter",)),
        Position(id="s3", title="Night waiter", unit="kitchen", roles=("waiter",)),
    ]
    document = Document(Organization([*units, *roles, *seats]))
    document.do(add_matrix(document.organization, name="Evening"))
    for role in roles:
        document.do(add_party(document.organization, view(document).matrix.id, role.id))
    return document


def view(document: Document) -> MatrixView:
    return matrix_view(document.organization, matrices(document.organization)[0].id)


def activity(document: Document, name: str, parent: str = "", **letters: str) -> str:
    org, matrix = document.organization, view(document).matrix.id
    edit = add_activity(org, matrix, name=name, parent=parent)
    document.do(edit)
    key = edit.changes[0].id
    cells = [(key, party, tuple(codes)) for party, codes in letters.items()]
    document.do(set_codes(org, matrix, cells))
    return key


def marks(document: Document) -> list[str]:
    found = view(document)
    return [mark.rule for row in found.rows for mark in found.row_marks(row)]


@pytest.mark.parametrize(
    ("letters", "rules"),
    [
        ({"chef": "A", "waiter": "R"}, []),
        ({"chef": "RA"}, []),
        ({"waiter": "R"}, ["one-accountable"]),
        ({"chef": "A"}, ["some-responsible"]),
        ({"chef": "RA", "waiter": "A"}, ["one-accountable"]),
        ({}, ["one-accountable", "some-responsible"]),
        ({"chef": "RA", "waiter": "R", "buyer": "R"}, []),
        ({"chef": "RA", "waiter": "R", "buyer": "R", "host": "R"}, ["many-responsible"]),
        ({"chef": "RA", "waiter": "C", "buyer": "I"}, []),
        ({"chef": "RAC", "waiter": "C", "buyer": "I"}, ["many-involved"]),
    ],
)  # fmt: skip
def test_what_a_row_breaks(desk: Document, letters: dict[str, str], rules: list[str]) -> None:
    activity(desk, "Serve", **letters)
    assert marks(desk) == rules


def test_numbers_and_levels_follow_groups_and_moves(desk: Document) -> None:
    org = desk.organization
    dinner = activity(desk, "Dinner")
    soup = activity(desk, "Soup", dinner)
    fish = activity(desk, "Fish", dinner)
    bill = activity(desk, "Bill")
    told = [(r.number, r.level, r.is_group) for r in view(desk).rows]
    assert told == [("1", 0, True), ("1.1", 1, False), ("1.2", 1, False), ("2", 0, False)]
    desk.do(move_activities(org, view(desk).matrix.id, [fish], dinner, soup))
    desk.do(move_activities(org, view(desk).matrix.id, [bill], "", dinner))
    assert [r.activity.name for r in view(desk).rows] == ["Bill", "Dinner", "Fish", "Soup"]
    assert [r.number for r in view(desk).rows] == ["1", "2", "2.1", "2.2"]


def test_a_group_without_letters_breaks_nothing(desk: Document) -> None:
    dinner = activity(desk, "Dinner")
    activity(desk, "Soup", dinner, chef="RA")
    # A comment on it does not make it an activity that somebody should answer for.
    org = desk.organization
    desk.do(set_comment(org, view(desk).matrix.id, dinner, "chef", "Not on Mondays"))
    assert marks(desk) == []
    assert [row.activity.name for row in view(desk).activities] == ["Soup"]


def test_totals_count_each_letter_of_a_cell(desk: Document) -> None:
    activity(desk, "Soup", chef="RA", waiter="I")
    activity(desk, "Fish", chef="A", waiter="R")
    found = view(desk)
    assert found.column_totals("chef") == {"R": 1, "A": 2}
    assert found.row_totals(found.rows[0]) == {"R": 1, "A": 1, "I": 1}


def test_columns_idle_and_overloaded_are_marked(desk: Document) -> None:
    for n in range(6):
        activity(desk, f"Dish {n}", chef="RA", waiter="I")
    activity(desk, "Stock", buyer="RA")
    activity(desk, "Tables", waiter="RA")
    found = {party: [m.rule for m in told] for party, told in view(desk).column_marks().items()}
    assert found == {"chef": ["overloaded-party"], "host": ["idle-party"]}


def test_a_column_stands_under_the_unit_of_all_who_play_the_role(desk: Document) -> None:
    bands = [column.band.id if column.band else "" for column in view(desk).columns]
    # The waiters are in two units, the buyer and the host nowhere.
    assert bands == ["kitchen", "", "", ""]
    desk.do(move_parties(desk.organization, view(desk).matrix.id, ["chef"], ""))
    assert [column.party.id for column in view(desk).columns][-1] == "chef"


def test_the_rules_and_the_view_say_the_same() -> None:
    org = organization_from("marketing")
    found = matrix_view(org, matrices(org)[0].id)
    marked = sorted(
        (mark.rule, row.activity.id) for row in found.rows for mark in found.row_marks(row)
    )
    told = sorted((f.rule, f.subjects[0]) for f in check(org) if f.rule in {m for m, _ in marked})
    assert marked == told
    assert len(marked) >= 3
    numbers = [tuple(map(int, row.number.split("."))) for row in found.rows]
    assert all(before < after for before, after in pairwise(numbers))
