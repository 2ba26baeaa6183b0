"""Saving: what stands on the disk, what is asked, what is refused and how that is said."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgeditor import disk
from orgeditor.files.interchange.graphml import write_graphml
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import CannotOpen, CannotSave, ChangedUnderneath
from orgeditor.files.project.saving import save
from orgeditor.files.project.versions import KEPT, version, versions
from orgeditor.files.sheets import open_workbook, write_csv
from orgeditor.messages import t
from orgeditor.model.edit import edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Unit
from tests.model.random_edits import small_organization
from tests.project.faults import faulty_disk


def renamed(name: str) -> Organization:
    org = small_organization()
    unit = org.get(Unit, "u1")
    org.apply(edit_of(t("Rename"), [(unit, replace(unit, name=name))]))
    return org


def test_what_was_saved_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "计划 =1+1.orgz"
    saved = save(small_organization(), path)
    opened = open_document(path)
    assert opened.organization == small_organization()
    assert opened.sha256 == saved.sha256
    assert saved.durable
    assert not saved.beside
    assert saved.warning is None


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    save(small_organization(), folder / "plan.orgz")
    assert os.listdir(folder) == ["plan.orgz"]


def test_a_new_file_is_private_and_a_shared_one_stays_shared(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    save(small_organization(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    save(small_organization(), path, overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_document_marked_read_only_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    before = save(small_organization(), path).content
    path.chmod(0o444)
    with pytest.raises(CannotSave, match="marked read-only"):
        save([], path, overwrite=True)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("**/*.tmp"))


def test_what_is_handed_over_is_for_whom_new_files_are(tmp_path: Path) -> None:
    before = os.umask(0o026)
    try:
        write_csv(tmp_path / "made.csv", ("A",), [])
        with open_workbook(tmp_path / "made.xlsx") as book:
            book.add_sheet("T")
        write_graphml(small_organization(), tmp_path / "made.graphml")
        (tmp_path / "plain").touch()
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert set(modes.values()) == {0o640}, modes


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.orgz", tmp_path / "link.orgz"
    save(small_organization(), path)
    link.symlink_to(path)
    save(renamed("New"), link, overwrite=True)
    assert link.is_symlink()
    assert open_document(path).organization == renamed("New")


def test_file_changed_underneath_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    opened = save(small_organization(), path)
    theirs = save(renamed("Theirs"), path, overwrite=True)
    with pytest.raises(ChangedUnderneath):
        save(renamed("Mine"), path, opened=opened.sha256)
    assert open_document(path).organization == renamed("Theirs")
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["plan.orgz"]
    save(renamed("Mine"), path, opened=theirs.sha256)
    assert open_document(path).organization == renamed("Mine")


def test_another_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    path.write_text("a letter")
    with pytest.raises(ChangedUnderneath):
        save(small_organization(), path)
    assert path.read_text() == "a letter"


def test_a_file_that_was_moved_away_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    opened = save(small_organization(), path)
    path.unlink()
    save(renamed("New"), path, opened=opened.sha256)
    assert open_document(path).organization == renamed("New")


@pytest.mark.parametrize("there", ["nowhere/plan.orgz", "a-file/plan.orgz", "a-folder"])
def test_place_that_cannot_be_is_refused(there: str, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(CannotSave) as refusal:
        save(small_organization(), tmp_path / there, overwrite=True)
    assert "was not saved" in refusal.value.reason.render("en")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "not allowed to write"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_disk_that_refuses_is_told_in_a_sentence(fault: int, told: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    save(small_organization(), path)
    with faulty_disk(0, fault), pytest.raises(CannotSave) as refusal:
        save(renamed("New"), path, overwrite=True)
    assert told in refusal.value.reason.render("en")
    assert open_document(path).organization == small_organization()


def test_file_that_another_program_never_lets_go_is_saved_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.orgz"
    opened = save(small_organization(), path)
    really = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise PermissionError(errno.EACCES, "held")
        really(source, target)

    monkeypatch.setattr(disk, "_PAUSES", (0.0, 0.0))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        saved = save(renamed("New"), path, opened=opened.sha256)
    assert saved.beside
    assert saved.path.name == "plan (2).orgz"
    assert "plan (2).orgz" in str(saved.warning)
    assert open_document(saved.path).organization == renamed("New")
    assert open_document(path).organization == small_organization()


def test_the_last_ten_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    shas = [save(renamed(f"Version {number}"), path, overwrite=True).sha256 for number in range(13)]
    kept = versions(path)
    assert [each.sha256 for each in kept] == shas[: -KEPT - 1 : -1]
    assert version(path, shas[0]) is None
    assert open_document(kept[-1].path).organization == renamed("Version 3")
    assert stat.S_IMODE(kept[0].path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept[0].path.parent.stat().st_mode) == 0o700


def test_the_same_content_is_one_version(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    for _ in range(3):
        save(small_organization(), path, overwrite=True)
    assert len(versions(path)) == 1


def test_saving_does_not_depend_on_the_state_folder(tmp_path: Path, state: Path) -> None:
    state.write_text("a file where the folder should be")
    saved = save(small_organization(), tmp_path / "plan.orgz")
    assert saved.warning is not None
    assert open_document(saved.path).organization == small_organization()


def test_what_an_interrupted_saving_left_is_removed_later(tmp_path: Path) -> None:
    path = tmp_path / "plan.orgz"
    old, young = (tmp_path / f".orgeditor-plan.orgz-{name}.tmp" for name in ("old", "young"))
    for leftover in (old, young):
        leftover.write_text("half")
    os.utime(old, (0, 0))
    save(small_organization(), path)
    assert not old.exists()
    assert young.exists()


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    for path, told in (
        (tmp_path / "gone.orgz", "does not exist"),
        (tmp_path, "is a folder"),
    ):
        with pytest.raises(CannotOpen) as refusal:
            open_document(path)
        assert told in refusal.value.reason.render("en")
    with faulty_disk(0, errno.EACCES), pytest.raises(CannotOpen) as refusal:
        open_document(tmp_path / "secret.orgz")
    assert "not allowed" in refusal.value.reason.render("en")
