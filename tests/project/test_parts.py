"""One part of a document in a folder: what a scenario has otherwise, merged field by field."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgeditor.files.project.format import delta_lines, pack, read_delta
from orgeditor.files.project.parts import merge_part, with_others
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.files.project.saving import save
from orgeditor.files.project.storing import put_into_folder
from orgeditor.files.templates import organization_from
from orgeditor.model.delta import Delta, Kept
from orgeditor.model.document import Document, Scenarios
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE, FIRST, Scenario
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.scenarios import branch


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The part that says what a scenario has otherwise than its base: three titles."""
    document = Document(organization_from("marketing"))
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Fewer")
    document.do(edit)
    document.show(edit.changes[0].id)
    for key in sorted(document.organization.of(Position))[:3]:
        document.do(set_field(document.organization, [key], "title", "Here"))
    table, scenarios = document.kept()
    save(table.values(), tmp_path / "plan.orgd", scenarios=scenarios)
    return tmp_path / "plan.orgd" / "scenarios" / document.shown / "edit.ndjson"


def state(place: Path, name: str, titles: dict[int, str], gone: tuple[int, ...] = ()) -> Path:
    """Write another state of the part, in which some records say something else, or are not there."""
    found = read_delta(place.read_bytes())
    records = list(found.records)
    for number, title in titles.items():
        records[number] = replace(records[number], title=title)
    kept = tuple(one for number, one in enumerate(records) if number not in gone)
    path = place.parents[3] / f"{name}.ndjson"
    path.write_bytes(delta_lines(Delta(kept, found.gone)))
    return path


def test_what_each_side_changed_alone_is_merged_and_mine_stands_in_conflicts(place: Path) -> None:
    base = state(place, "base", {})
    mine = state(place, "mine", {0: "Mine", 2: "Mine, too"})
    theirs = state(place, "theirs", {1: "Theirs", 2: "Theirs, too"})
    merged = merge_part(base, mine, theirs, place)
    titles = [one.title for one in read_delta(merged.lines).records if isinstance(one, Position)]
    assert titles == ["Mine", "Theirs", "Mine, too"]
    assert merged.changed == 1
    [conflict] = merged.conflicts
    told = conflict.difference
    assert (told.field, told.mine, told.theirs) == ("title", "Mine, too", "Theirs, too")


def test_fields_of_one_record_merge_each_for_itself(place: Path) -> None:
    base = state(place, "base", {})
    mine = state(place, "mine", {0: "Mine"})
    theirs = state(place, "theirs", {})
    found = read_delta(theirs.read_bytes())
    graded = tuple(replace(one, grade="E9") if n == 0 else one for n, one in enumerate(found.records))  # fmt: skip
    theirs.write_bytes(delta_lines(Delta(graded, found.gone)))
    for first, second in ((mine, theirs), (theirs, mine)):
        merged = merge_part(base, first, second, place)
        assert merged.conflicts == ()
        one = read_delta(merged.lines).records[0]
        assert (one.title, one.grade) == ("Mine", "E9")


def test_a_loop_of_two_moves_is_told_and_not_written(place: Path) -> None:
    base = state(place, "base", {})
    found = read_delta(base.read_bytes())
    a, b, rest = found.records[0], found.records[1], found.records[2:]
    sides = []
    for name, records in (("mine", (replace(a, manager=b.id), b)), ("theirs", (a, replace(b, manager=a.id)))):  # fmt: skip
        path = base.with_name(f"{name}.ndjson")
        path.write_bytes(delta_lines(Delta((*records, *rest), found.gone)))
        sides.append(path)
    merged = merge_part(base, *sides, place)
    [conflict] = merged.conflicts
    assert "close a loop" in str(conflict.reason)
    assert merged.lines == sides[0].read_bytes()


def test_what_one_side_took_back_is_taken_back(place: Path) -> None:
    base, theirs = state(place, "base", {}), state(place, "theirs", {}, gone=(1,))
    merged = merge_part(base, base, theirs, place)
    assert len(read_delta(merged.lines).records) == 2
    assert merged.conflicts == ()
    assert merge_part(base, theirs, base, place).lines == theirs.read_bytes()


def test_a_part_that_lies_in_no_folder_or_is_none_is_refused(place: Path, tmp_path: Path) -> None:
    loose = tmp_path / "position.ndjson"
    loose.write_bytes(b"")
    with pytest.raises(CannotOpen, match="--as"):
        with_others(loose, loose)
    bad = place.parents[2] / "position.ndjson"
    bad.write_bytes(b"nonsense\n")
    with pytest.raises(CannotOpen, match="no record"):
        with_others(bad, bad)


def test_no_part_is_ever_written_outside_the_folder(tmp_path: Path) -> None:
    org = organization_from("marketing")
    key = sorted(org.of(Position))[0]
    evil = Scenario(id="../../evil", name="Evil", made="2026-03-31T00:00:00")
    kept = {evil.id: Kept(edit=Delta((replace(org.get(Position, key), title="Evil"),)))}
    content = pack(org, Scenarios((FIRST, evil), kept))
    with pytest.raises(CannotSave, match="outside the folder"):
        put_into_folder(tmp_path / "deep" / "plan.orgd", content)
    assert list(tmp_path.rglob("*.ndjson")) == []
