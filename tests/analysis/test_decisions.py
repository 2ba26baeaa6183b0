"""The decision path along the reporting line."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.analysis.decisions import all_paths, common_line, lines_of, path_of, seats_of
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.rules import check
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.model.codes import Duty
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Holder,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
    key_id,
)


def company(letters: dict[str, str], code_set: str = "rapid") -> Organization:
    """Return chief > head > lead > two clerks, with one decision and a column for each party."""
    records = [
        Unit(id="unit", name="Unit", head="head"),
        Role(id="clerk", name="Clerk"),
        Person(id="ann", name="Ann"),
        Position(id="chief", title="Chief"),
        Position(id="head", title="Head", unit="unit", manager="chief"),
        Position(id="lead", title="Lead", manager="head", holders=(Holder("ann"),)),
        Position(id="one", title="Clerk 1", manager="lead", roles=("clerk",)),
        Position(id="two", title="Clerk 2", manager="lead", roles=("clerk",)),
        Matrix(id="m", name="Decisions", code_set=code_set),
        Activity(id="price", name="Set the price", kind="decision"),
        MatrixRow(id=key_id("m", "price"), matrix="m", activity="price"),
    ]
    for party, codes in letters.items():
        records.append(MatrixColumn(id=key_id("m", party), matrix="m", party=party))
        records.append(
            Responsibility(
                id=key_id("m", "price", party),
                matrix="m",
                activity="price",
                party=party,
                codes=tuple(codes),
            )
        )
    return Organization(records)


def test_parties_are_found_in_the_structure() -> None:
    org = company({})
    assert seats_of(org, "unit") == ("head",)
    assert seats_of(org, "ann") == ("lead",)
    assert seats_of(org, "clerk") == ("one", "two")
    assert seats_of(org, "gone") == ()
    assert common_line(org, ["one", "two"]) == ["lead", "head", "chief"]
    assert common_line(org, []) == []


def test_the_path_says_who_does_what_and_where_it_escalates() -> None:
    org = company({"clerk": "R", "ann": "A", "unit": "D"})
    path = path_of(org, "m", "price")
    assert path
    assert [(p.code.letter, p.seats) for p in path.parts] == [
        ("R", ("one", "two")),
        ("A", ("lead",)),
        ("D", ("head",)),
    ]
    assert path.deciders == ("head",)
    assert path.escalation == ("chief",)
    assert (path.near, path.far) == ("lead", 2)
    assert path.seats(Duty.AGREES) == ("lead",)
    assert path_of(org, "m", "none") is None


def test_several_deciders_escalate_to_the_one_above_all() -> None:
    path = path_of(company({"clerk": "D", "lead": "R"}), "m", "price")
    assert path
    assert path.deciders == ("one", "two")
    assert path.escalation == ("lead", "head", "chief")
    assert path.far is None


def found(org: Organization) -> set[str]:
    return {finding.rule for finding in check(org) if "price" in finding.subjects}


def test_findings_of_decisions() -> None:
    assert found(company({"clerk": "RP", "lead": "D"})) == set()
    assert found(company({"clerk": "RP"})) == {"one-decider"}
    assert found(company({"clerk": "RP", "lead": "D", "chief": "D"})) == {"one-decider"}
    assert found(company({"clerk": "RP", "chief": "D"})) == {"decider-far-above"}
    assert found(company({"clerk": "R", "chief": "A"}, "raci")) == {"accountable-far-above"}
    assert found(company({"clerk": "D", "lead": "A"}, "daci")) == set()
    assert found(company({"lead": "A"}, "daci")) == {"one-driver"}


def test_who_answers_needs_a_seat() -> None:
    org = company({"clerk": "R", "lead": "A"}, "raci")
    unseated = Organization(
        [r for r in org if not isinstance(r, Position) or "clerk" not in r.roles]
    )
    assert "unseated-accountable" not in found(unseated)
    other = company({"lead": "R", "clerk": "A"}, "raci")
    unseated = Organization(
        [r for r in other if not isinstance(r, Position) or "clerk" not in r.roles]
    )
    assert "unseated-accountable" in found(unseated)


def test_the_chart_draws_who_takes_part_and_where_it_escalates() -> None:
    org = company({"clerk": "R", "ann": "A", "unit": "D"})
    path = path_of(org, "m", "price")
    assert path
    lines = lines_of(org, path)
    assert lines == [
        ("one", "head", Duty.RECOMMENDS),
        ("two", "head", Duty.RECOMMENDS),
        ("lead", "head", Duty.AGREES),
        ("head", "chief", None),
    ]
    scene = ChartScene(org, sight=Sight(badges=("m", "price")))
    shown = [(scene.id(one), scene.id(other), duty) for one, other, duty in scene.ties.deciding]
    assert shown == lines
    scene.fold({"lead"})
    assert [duty for *_, duty in scene.ties.deciding] == [Duty.AGREES, None]
    assert ChartScene(org, "units", sight=Sight(badges=("m", "price"))).ties.deciding == []
    assert ChartScene(org).ties.deciding == []


def test_where_a_party_stands_is_asked_once_for_all_activities(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    org = company({"clerk": "R", "ann": "A", "unit": "D"})
    view = matrix_view(org, "m")
    view = replace(view, rows=view.rows * 21)
    asked: list[str] = []
    referrers = Organization.referrers
    monkeypatch.setattr(
        Organization, "referrers", lambda self, key: asked.append(key) or referrers(self, key)
    )
    assert len(list(all_paths(org, [view]))) == 21
    assert sorted(asked) == ["ann", "clerk"]
