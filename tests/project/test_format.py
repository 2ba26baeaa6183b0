"""The document as bytes: the same for the same content, and refused where it is not whole."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgeditor.files.project import migrations
from orgeditor.files.project.format import pack, read_parts, unpack
from orgeditor.files.project.opening import document_of, open_document, organization_of
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.model.deliveries import Delivery
from orgeditor.model.delta import Delta, Kept
from orgeditor.model.document import Scenarios
from orgeditor.model.edit import Refused
from orgeditor.model.output import Look, Output
from orgeditor.model.records import Position, Record, Unit
from orgeditor.model.scenario import BASELINE, Scenario
from tests.model.random_edits import small_organization, small_records

GOLDEN = Path(__file__).parent / "golden"


def small_scenarios() -> Scenarios:
    """Return a baseline and one alternative, of which it has renamed a unit since."""
    return Scenarios(
        (
            Scenario(id=BASELINE, kind=BASELINE),
            Scenario(
                id="s1",
                name="Fewer layers",
                why="Rivals decide faster.",
                kind="target",
                source=BASELINE,
                made="2026-03-31T09:30:00",
            ),
            Delivery(
                id="d1",
                name="Board pack",
                outputs=(
                    Output(what="chart", format="pdf", page="A3", book="size", scenario="s1"),
                    Output(what="chart", format="svg", look=Look(folded=("p2",), dotted=False)),
                    Output(what="roster", format="xlsx", columns=("title",), redaction="no-pay"),
                ),
            ),
        ),
        {
            "s1": Kept(
                Delta((Unit(id="u3", name="Web", parent="u1", rank="V"),)),
                Delta(
                    (
                        Position(
                            id="p3", title="Lead", unit="u3", manager="p2", dotted=(), rank="V"
                        ),
                    ),
                    ("p4",),
                ),
            )
        },
    )


def repacked(content: bytes, change: dict[str, bytes | None]) -> bytes:
    """Return the document with some entries replaced, or left out where None."""
    old = zipfile.ZipFile(io.BytesIO(content))
    entries = {name: old.read(name) for name in old.namelist()}
    entries |= change  # type: ignore[arg-type]
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for name, entry in entries.items():
            if entry is not None:
                archive.writestr(name, entry)
    return new.getvalue()


def manifest_of(content: bytes) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(
        zipfile.ZipFile(io.BytesIO(content)).read("manifest.json")
    )
    return manifest


def reason(content: bytes) -> str:
    with pytest.raises(CannotOpen) as refusal:
        organization_of(content, "plan.orgz")
    return refusal.value.reason.render("en")


def test_same_content_is_the_same_bytes_in_whatever_order() -> None:
    records = small_records()
    content = pack(records)
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert pack(records) == content
    assert pack(organization_of(content, "x")) == content


def test_whole_and_decimal_number_are_the_same_content() -> None:
    whole = Position(id="p", fte=2, custom={"b": 1, "a": 2})
    decimal = Position(id="p", fte=2.0, custom={"a": 2, "b": 1})
    assert pack([whole]) == pack([decimal])


def test_it_is_a_zip_of_text_with_a_manifest() -> None:
    content = pack(small_organization())
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert manifest_of(content)["format"] == migrations.present_format()
    assert manifest_of(content)["parts"]["position"]["count"] == 5
    lines = archive.read("position.ndjson").decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["p1", "p2", "p3", "p4", "p5"]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.orgz")), ids=lambda path: path.name)
def test_documents_of_every_format_open(path: Path) -> None:
    assert open_document(path).organization == small_organization()


def test_there_is_a_golden_document_of_every_format() -> None:
    names = {f"format-{number}.orgz" for number in range(1, migrations.present_format() + 1)}
    assert {path.name for path in GOLDEN.glob("*.orgz")} == names


def test_what_is_written_now_is_read_as_golden() -> None:
    """The parts, that is; the manifest names the version of the program."""
    golden = GOLDEN / f"format-{migrations.present_format()}.orgz"
    written = pack(small_records(), small_scenarios())
    assert read_parts(golden.read_bytes(), "")[1] == read_parts(written, "")[1]


def test_a_document_without_other_scenarios_says_nothing_of_them() -> None:
    document = document_of(pack(small_records()), "plan.orgz")
    table, scenarios = document.kept()
    assert not any(
        "scenario" in name for name in read_parts(pack(table.values(), scenarios), "")[1]
    )
    assert [one.kind for one in document.scenarios.of(Scenario).values()] == [BASELINE]


def test_scenarios_are_written_as_what_differs_from_their_base() -> None:
    content = pack(small_records(), small_scenarios())
    archive = zipfile.ZipFile(io.BytesIO(content))
    lines = {
        name: [json.loads(line) for line in archive.read(name).decode().splitlines()]
        for name in archive.namelist()
        if name.startswith("scenario")
    }
    assert [one["id"] for one in lines["scenario.ndjson"]] == ["baseline", "s1"]
    assert lines["scenarios/s1/base.ndjson"] == [{"type": "unit", "id": "u3", "name": "Web", "parent": "u1", "rank": "V"}]  # fmt: skip
    assert [(one["type"], one["id"]) for one in lines["scenarios/s1/edit.ndjson"]] == [("position", "p3"), ("gone", "p4")]  # fmt: skip
    document = document_of(content, "plan.orgz")
    assert document.base("s1")["u3"] == Unit(id="u3", name="Web", parent="u1", rank="V")
    document.show("s1")
    org = document.organization
    assert "p4" not in org
    assert org.get(Position, "p3").manager == "p2"
    assert org.get(Unit, "u3").name == "Web"
    table, scenarios = document.kept()
    assert pack(table.values(), scenarios) == content


@pytest.mark.parametrize(
    "kept",
    [
        Kept(edit=Delta(gone=("nobody",))),
        Kept(edit=Delta((Unit(id="p3", name="A position elsewhere"),))),
        Kept(base=Delta(gone=("nobody",))),
    ],
)
def test_a_scenario_that_does_not_fit_its_base_is_refused(kept: Kept) -> None:
    records = (*small_scenarios().records[:1], Scenario(id="s1", name="Odd"))
    assert "does not fit its base" in reason(
        pack(small_records(), Scenarios(records, {"s1": kept}))
    )


def test_a_scenario_that_breaks_an_invariant_is_not_shown() -> None:
    lost = Kept(edit=Delta((Position(id="p9", title="Lost", manager="nobody"),)))
    document = document_of(
        pack(small_records(), Scenarios(small_scenarios().records, {"s1": lost})), "plan.orgz"
    )
    with pytest.raises(Refused):
        document.show("s1")
    assert document.shown == BASELINE
    assert document.organization == small_organization()


def test_contents_of_a_scenario_that_nobody_names_are_damage() -> None:
    kept = small_scenarios().kept
    assert "damaged" in reason(pack(small_records(), Scenarios((), kept)))
    two = (Scenario(id="s0", kind=BASELINE), *small_scenarios().records)
    assert "exactly one baseline" in reason(pack(small_records(), Scenarios(two, kept)))


def test_an_older_format_is_migrated_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def unit_titles_become_names(parts: migrations.Parts) -> None:
        for unit in parts.get("unit", []):
            unit["name"] = unit.pop("title")

    old = b'{"type":"unit","id":"u","title":"Sales"}\n'
    content = pack([Unit(id="u", name="Sales")])
    manifest = manifest_of(content)
    import hashlib

    manifest["parts"]["unit"]["sha256"] = hashlib.sha256(old).hexdigest()
    content = repacked(
        content, {"unit.ndjson": old, "manifest.json": json.dumps(manifest).encode()}
    )
    present = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", [*present, unit_titles_become_names])
    assert unpack(content, "plan.orgz") == [Unit(id="u", name="Sales")]
    assert manifest_of(pack([]))["format"] == len(present) + 2


def test_newer_format_is_refused() -> None:
    content = pack(small_records())
    newer_format = migrations.present_format() + 1
    manifest = manifest_of(content) | {"format": newer_format, "unheard": "of"}
    newer = repacked(content, {"manifest.json": json.dumps(manifest).encode()})
    assert "newer version" in reason(newer)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"position.ndjson": None}, "damaged"),
        ({"position.ndjson": b"{}\n"}, "damaged"),
        ({"extra.txt": b"x"}, "damaged"),
        ({"manifest.json": None}, "no document of this program"),
        ({"manifest.json": b"[]"}, "damaged"),
        ({"manifest.json": b'{"format": 0, "application": "", "parts": {}}'}, "damaged"),
        ({"manifest.json": b'{"format": "1"}'}, "damaged"),
        ({"manifest.json": b"\xff"}, "damaged"),
    ],
)
def test_what_is_not_whole_is_refused(change: dict[str, bytes | None], told: str) -> None:
    assert told in reason(repacked(pack(small_records()), change))


def test_other_files_are_refused() -> None:
    assert "empty" in reason(b"")
    assert "no document" in reason(b"name,manager\n")
    assert "damaged" in reason(b"PK\x03\x04 and no more")


def test_records_that_do_not_fit_together_are_refused_with_the_reason() -> None:
    alone = pack([Position(id="p", title="Lead", manager="gone")])
    assert "Lead does not exist" in reason(alone)


def test_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from orgeditor.files.project import format as document_format

    content = pack(small_records())
    monkeypatch.setattr(document_format, "MAXIMUM_SIZE", 1500)
    assert "larger than" in reason(content)


@given(st.data())
def test_no_damage_opens_as_something_else(data: st.DataObject) -> None:
    content = bytearray(_CONTENT)
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = organization_of(bytes(content), "plan.orgz")
    except CannotOpen:
        return
    assert found == small_organization()


@pytest.mark.parametrize(
    "record",
    [
        Position(id="p", title="Lead", fte=float("nan")),
        Position(id="p", title="Lead", cost=float("inf")),
        Position(id="p", title="\ud800"),
        Position(id="p", title=5),  # type: ignore[arg-type]
        Unit(id="u", name="Sales", custom={"budget": float("nan")}),
    ],
)
def test_what_could_not_be_read_back_is_never_written(record: Record) -> None:
    with pytest.raises(CannotSave):
        pack([*small_records(), record])


_CONTENT = pack(small_records())
