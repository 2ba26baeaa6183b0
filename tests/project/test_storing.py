"""A document in a folder: the same parts as files, beside whatever else lies there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from orgeditor.cli.main import main
from orgeditor.files.project import recovery
from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.format import delta_lines, read_delta
from orgeditor.files.project.migrations import present_format
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import CannotOpen, CannotSave, ChangedUnderneath
from orgeditor.files.project.saving import save
from orgeditor.files.project.storing import stored
from orgeditor.files.templates import organization_from
from orgeditor.model.delta import Delta
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.scenarios import branch, remove

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document() -> Document:
    """A blueprint with a scenario in which the baseline has changed since, too."""
    document = Document(organization_from("marketing"))
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Fewer")
    document.do(edit)
    keys = sorted(document.organization.of(Position))
    document.do(set_field(document.organization, keys[:1], "title", "Since"))
    document.show(edit.changes[0].id)
    document.do(delete(document.organization, keys[1:2]))
    return document


def put(document: Document, folder: Path, **options) -> None:
    table, scenarios = document.kept()
    save(table.values(), folder, scenarios=scenarios, **options)


def test_it_opens_again_with_all_scenarios(document: Document, tmp_path: Path) -> None:
    put(document, tmp_path / "plan.orgd")
    put(document, tmp_path / "plan.orgz")
    again = open_document(tmp_path / "plan.orgd")
    assert again.content == (tmp_path / "plan.orgz").read_bytes()
    assert again.document.table(document.shown) == document.table(document.shown)
    assert json.loads((tmp_path / "plan.orgd" / "manifest.json").read_text()) == {
        "format": present_format()
    }
    assert open_document(tmp_path / "plan.orgd" / "manifest.json").sha256 == again.sha256


def test_parts_that_are_no_more_go_and_what_is_not_ours_stays(document: Document, tmp_path: Path) -> None:  # fmt: skip
    folder = tmp_path / "plan.orgd"
    put(document, folder)
    (folder / "README.md").write_text("ours")
    (folder / "position_LOCAL_4711.ndjson").write_text("of a mergetool")
    touched = (folder / "position.ndjson").stat().st_mtime_ns
    assert (folder / "scenarios").is_dir()
    document.do(remove(document.scenarios, document.shown))
    put(document, folder, overwrite=True)
    assert not (folder / "scenarios").exists()
    assert not (folder / "scenario.ndjson").exists()
    assert (folder / "README.md").read_text() == "ours"
    assert (folder / "position.ndjson").stat().st_mtime_ns == touched
    assert open_document(folder).document.kept() == document.kept()


def test_ends_of_lines_that_git_has_changed_do_no_harm(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "plan.orgd"
    put(document, folder)
    before = stored(folder)
    for part in folder.rglob("*.ndjson"):
        part.write_bytes(part.read_bytes().replace(b"\n", b"\r\n"))
    assert stored(folder) == before


def test_a_loop_that_merged_lines_make_in_a_scenario_is_mended_and_told(document: Document, tmp_path: Path) -> None:  # fmt: skip
    org = document.organization
    heads = {p.code: key for key, p in org.of(Position).items()}
    document.do(set_field(org, [heads["P14"]], "manager", heads["P21"]))
    put(document, tmp_path / "plan.orgd")
    part = tmp_path / "plan.orgd" / "scenarios" / document.shown / "edit.ndjson"
    other = replace(org.get(Position, heads["P21"]), manager=heads["P14"])
    found = read_delta(part.read_bytes())
    records = sorted((*found.records, other), key=lambda one: one.id)
    part.write_bytes(delta_lines(Delta(tuple(records), found.gone)))
    opened = open_document(tmp_path / "plan.orgd")
    [warning] = opened.warnings
    assert str(warning).startswith("Fewer: ")
    assert "close a loop" in str(warning)
    opened.document.show(document.shown)
    managers = [opened.organization.get(Position, heads[code]).manager for code in ("P14", "P21")]
    assert heads["P01"] in managers


def test_a_change_by_somebody_else_is_noticed(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "plan.orgd"
    put(document, folder)
    opened, file = open_file(folder)
    part = folder / "position.ndjson"
    part.write_bytes(part.read_bytes().replace(b"Since", b"Elsewhere"))
    org = opened.organization
    opened.do(set_field(org, sorted(org.of(Position))[:1], "notes", "Here"))
    with pytest.raises(ChangedUnderneath):
        file.save(opened)
    file.save(opened, overwrite=True)
    assert "Elsewhere" not in part.read_text("utf-8")
    file.close()


def test_unsaved_work_on_a_folder_is_recovered(document: Document, tmp_path: Path) -> None:
    folder = tmp_path / "plan.orgd"
    put(document, folder)
    opened, file = open_file(folder)
    org = opened.organization
    opened.on_act = file.note
    opened.do(set_field(org, sorted(org.of(Position))[:1], "title", "Not saved"))
    file._journal.close()
    [found] = recovery.recoverable()
    again = recovery.recover(found)
    assert again.path == folder
    assert again.document.organization == org
    again.journal.discard()
    file._release()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("manifest.json", b'{"name": "a web page"}', "another program"),
        ("manifest.json", b'{"format": 99}', "newer version"),
        ("position.ndjson", b"<<<<<<< HEAD\n", "git mergetool"),
        ("position.ndjson", b"nonsense\n", "damaged"),
    ],
)
def test_what_is_no_document_is_refused_with_a_sentence(document: Document, tmp_path: Path, name: str, content: bytes, why: str) -> None:  # fmt: skip
    folder = tmp_path / "plan.orgd"
    put(document, folder)
    (folder / name).write_bytes(content)
    with pytest.raises(CannotOpen, match=why):
        open_document(folder)
    if name == "manifest.json":
        with pytest.raises(CannotSave, match=why):
            put(document, folder, overwrite=True)
        assert (folder / name).read_bytes() == content


def test_a_folder_without_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="is a folder"):
        open_document(tmp_path)


def test_the_command_line_turns_one_into_the_other(document: Document, tmp_path: Path) -> None:
    plan, folder, back = (tmp_path / name for name in ("plan.orgz", "plan.orgd", "back.orgz"))
    put(document, plan)
    assert main(["convert", str(plan), "-o", str(folder)]) == 0
    assert main(["convert", str(folder), "-o", str(back)]) == 0
    assert back.read_bytes() == plan.read_bytes()
    assert main(["convert", str(plan), "-o", str(tmp_path / "none" / "plan.orgd")]) == 1
    assert main(["convert", str(plan), "-o", str(plan)]) == 2
    assert main(["merge", str(folder), str(folder), str(plan), "-o", str(folder)]) == 2


def test_a_folder_of_something_else_is_never_filled(document: Document, tmp_path: Path) -> None:
    plan, other = tmp_path / "plan.orgz", tmp_path / "Desktop"
    put(document, plan)
    other.mkdir()
    assert main(["convert", str(plan), "-o", str(other)]) == 1
    assert list(other.iterdir()) == []
