"""``diff`` and ``merge``: documents as two colleagues leave them, told and brought together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from orgeditor.analysis.changes import KINDS, changes_between
from orgeditor.cli.main import main
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.messages import LANGUAGES
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import move_positions
from orgeditor.model.verbs.responsibilities import set_codes
from tests.elements.conftest import goal_records
from tests.model.random_edits import small_records


def base() -> Organization:
    return Organization([*small_records(), *goal_records()])


def stored(tmp_path: Path, name: str, org: Organization) -> str:
    path = tmp_path / f"{name}.orgz"
    save(org, path, overwrite=True)
    return str(path)


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    out = capsys.readouterr()
    assert not out.err
    found: dict[str, Any] = json.loads(out.out)
    return found


def changed() -> Organization:
    org = base()
    org.apply(move_positions(org, ["p4"], "p1"))
    org.apply(set_field(org, ["p4"], "grade", "9"))
    org.apply(set_field(org, ["p1"], "holders", ()))
    org.apply(set_field(org, ["p5"], "status", "closed"))
    org.apply(set_field(org, ["o1"], "name", "Sell twice as much"))
    org.apply(delete(org, ["k2"]))
    return Organization([*org, Unit(id="new", name="New unit"), Position(id="np", title="Fresh")])


def test_a_document_does_not_differ_from_itself(tmp_path, capsys):
    path = stored(tmp_path, "a", base())
    told = asked(capsys, "diff", path, path)
    assert told["changes"] == []
    assert set(told["counts"]) == set(KINDS)
    assert not any(told["counts"].values())
    assert all(before == after for before, after in told["figures"].values())


def test_what_differs_is_told_by_its_meaning(tmp_path, capsys):
    first, second = stored(tmp_path, "a", base()), stored(tmp_path, "b", changed())
    told = asked(capsys, "diff", first, second)
    found = {(c["kind"], c["id"], c["field"]) for c in told["changes"]}
    assert {
        ("unit-created", "new", ""),
        ("position-created", "np", ""),
        ("position-closed", "p5", ""),
        ("position-moved", "p4", "manager"),
        ("position-graded", "p4", "grade"),
        ("goal-changed", "o1", "name"),
        ("goal-removed", "k2", ""),
    } <= found
    emptied = [c for c in told["changes"] if c["id"] == "p1"]
    assert [c["kind"] for c in emptied] == ["position-emptied"]
    assert emptied[0]["before"]
    assert not emptied[0]["after"]
    assert told["counts"]["unit-created"] == 1
    back = asked(capsys, "diff", second, first)
    kinds = {(c["kind"], c["id"]) for c in back["changes"]}
    assert {("unit-closed", "new"), ("position-created", "p5"), ("position-filled", "p1"), ("goal-added", "k2")} <= kinds  # fmt: skip


def test_letters_are_gained_lost_and_changed():
    old = organization_from("marketing", "en")
    new = Organization(old)
    cells = [r for r in old if type(r).__name__ == "Responsibility"][:2]
    new.apply(set_codes(new, cells[0].matrix, [(cells[0].activity, cells[0].party, ())]))
    new.apply(set_codes(new, cells[1].matrix, [(cells[1].activity, cells[1].party, ("C", "I"))]))
    kinds = sorted(c.kind for c in changes_between(old, new))
    assert kinds == ["responsibility-changed", "responsibility-lost"]
    assert next(c.kind for c in changes_between(new, old)) == "responsibility-gained"
    for change in changes_between(old, new):
        assert all(change.message.render(language) for language in LANGUAGES)


def test_the_text_is_for_people(tmp_path, capsys):
    first, second = stored(tmp_path, "a", base()), stored(tmp_path, "b", changed())
    assert main(["diff", first, second]) == 0
    english = capsys.readouterr().out
    assert "Units created: 1\n  Unit New unit is new." in english
    assert main(["diff", first, second, "--language", "zh"]) == 0
    assert "新增单元" in capsys.readouterr().out


def test_what_is_no_document_is_refused(tmp_path, capsys):
    path = stored(tmp_path, "a", base())
    (tmp_path / "b.orgz").write_text("no document")
    assert main(["diff", path, str(tmp_path / "b.orgz"), "--json"]) == 1
    assert not capsys.readouterr().out
    assert main(["merge", path, path, str(tmp_path / "none.orgz"), "-o", str(tmp_path / "o.orgz")]) == 1  # fmt: skip
    assert not (tmp_path / "o.orgz").exists()


def test_both_sides_come_together_and_conflicts_are_told(tmp_path, capsys):
    mine, theirs = base(), base()
    mine.apply(set_field(mine, ["p4"], "grade", "8"))
    mine.apply(set_field(mine, ["p3"], "holders", (Holder(person="h1"),)))
    theirs.apply(set_field(theirs, ["p4"], "title", "Renamed"))
    theirs.apply(set_field(theirs, ["p3"], "holders", (Holder(person="h2"),)))
    paths = [stored(tmp_path, n, o) for n, o in (("b", base()), ("m", mine), ("t", theirs))]
    out = tmp_path / "o.orgz"
    told = asked(capsys, "merge", *paths, "-o", str(out))
    (conflict,) = told["conflicts"]
    assert (conflict["id"], conflict["field"]) == ("p3", "holders")
    assert conflict["mine"] != conflict["theirs"]
    seat = open_document(out).organization.get(Position, "p4")
    assert (seat.grade, seat.title) == ("8", "Renamed")
    assert open_document(out).organization.get(Position, "p3").holders == (Holder(person="h1"),)
    for side, people in (("theirs", ("h2",)), ("both", ("h1", "h2"))):
        told = asked(capsys, "merge", *paths, "-o", str(out), "--prefer", side)
        assert [one["stands"] for one in told["conflicts"]] == [side]
        held = open_document(out).organization.get(Position, "p3").holders
        assert tuple(holder.person for holder in held) == people
    assert main(["merge", *paths, "-o", str(out), "--prefer", "theirs"]) == 0
    assert "1 conflict, in which theirs stands." in capsys.readouterr().out
    assert main(["merge", *paths, "-o", paths[1]]) == 2
    assert capsys.readouterr().err


def test_what_fields_alone_do_not_show_is_found_by_checking(tmp_path, capsys):
    begun = organization_from("marketing", "en")
    cell = next(r for r in begun if type(r).__name__ == "Responsibility" and "A" in r.codes)
    taken = [(r.activity, r.party) for r in begun if type(r).__name__ == "Responsibility" and r.activity == cell.activity]  # fmt: skip
    free = [c.party for c in begun if type(c).__name__ == "MatrixColumn" and c.matrix == cell.matrix and (cell.activity, c.party) not in taken]  # fmt: skip
    sides = []
    for party in free[:2]:
        side = Organization(begun)
        side.apply(set_codes(side, cell.matrix, [(cell.activity, cell.party, ())]))
        side.apply(set_codes(side, cell.matrix, [(cell.activity, party, ("A",))]))
        sides.append(side)
    paths = [stored(tmp_path, n, o) for n, o in (("b", begun), ("m", sides[0]), ("t", sides[1]))]
    told = asked(capsys, "merge", *paths, "-o", str(tmp_path / "o.orgz"))
    assert told["conflicts"] == []
    assert ("one-accountable", [cell.activity]) in [(f["rule"], f["subjects"]) for f in told["findings"]]  # fmt: skip


def test_one_side_closes_what_the_other_fills(tmp_path, capsys):
    mine, theirs = base(), base()
    mine = Organization([replace(r, unit="u2") if r.id == "p3" else r for r in mine])
    theirs.apply(delete(theirs, ["u2"]))
    paths = [stored(tmp_path, n, o) for n, o in (("b", base()), ("m", mine), ("t", theirs))]
    told = asked(capsys, "merge", *paths, "-o", str(tmp_path / "o.orgz"))
    assert "u2" in {c["id"] for c in told["conflicts"]}
    assert open_document(tmp_path / "o.orgz").organization.find(Unit, "u2")
