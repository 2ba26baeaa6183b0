"""What stands between two savings: written down, found again, never mixed up."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from orgeditor.files.project import journal
from orgeditor.files.project.document_file import DocumentFile, open_file, recover_file
from orgeditor.files.project.format import pack
from orgeditor.files.project.journal import BASE, LINES
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.recovery import discard, recoverable
from orgeditor.files.project.refusals import CannotOpen, CannotSave
from orgeditor.files.project.saving import save
from orgeditor.messages import t
from orgeditor.model.act import Act
from orgeditor.model.document import Document
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Unit
from tests.model.random_edits import small_organization
from tests.project.faults import faulty_disk


def rename(document: Document, name: str) -> Edit:
    unit = document.organization.get(Unit, "u1")
    edit = edit_of(t("Rename"), [(unit, replace(unit, name=name))])
    document.do(edit)
    return edit


def name_in(org: Organization) -> str:
    return org.get(Unit, "u1").name


def crash(file: DocumentFile) -> None:
    """Let go of a document as the end of the process does."""
    file._journal.close()
    file._release()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.orgz"
    save(small_organization(), path)
    return path


def edited(path: Path, *names: str) -> tuple[Document, DocumentFile]:
    document, file = open_file(path)
    for name in names:
        file.note(Act(rename(document, name)))
    return document, file


def test_looking_at_a_document_leaves_nothing(path: Path, state: Path) -> None:
    _, file = open_file(path)
    file.close()
    assert recoverable() == []
    assert not any(state.glob("journals/*"))
    assert [p.name for p in path.parent.iterdir() if p.is_file()] == ["plan.orgz"]


def test_unsaved_edits_are_offered_and_taken_up_again(path: Path) -> None:
    _, file = edited(path, "One", "Two")
    crash(file)
    [found] = recoverable()
    assert (found.path, found.edits, found.fits) == (path, 2, True)
    document, file, warnings = recover_file(found)
    assert name_in(document.organization) == "Two"
    assert warnings == ()
    assert document.changed
    assert file.path == path
    document.undo()
    assert name_in(document.organization) == "One"
    file.close()


def test_work_taken_up_again_is_protected_as_before(path: Path) -> None:
    _, file = edited(path, "One", "Two")
    crash(file)
    document, file, _ = recover_file(recoverable()[0])
    file.note(Act(rename(document, "Three")))
    crash(file)
    [found] = recoverable()
    document, file, _ = recover_file(found)
    assert (found.edits, name_in(document.organization)) == (3, "Three")
    file.save(document)
    crash(file)
    assert recoverable() == []
    assert name_in(open_document(path).organization) == "Three"


def test_work_of_a_living_program_is_not_offered(path: Path) -> None:
    _, file = edited(path, "One")
    assert recoverable() == []
    crash(file)
    assert len(recoverable()) == 1


def test_a_journal_whose_edits_are_all_saved_is_never_offered_later(path: Path) -> None:
    document, file = edited(path, "One")
    file._journal.saved = lambda _path, _content: None  # type: ignore[method-assign]
    file.save(document)
    crash(file)  # between the file's replacement and the end of its journal
    assert recoverable() == []
    document, file = edited(path, "Two")
    file.save(document)
    file.close()
    assert recoverable() == []


def test_saving_clears_the_journal_and_the_next_edit_begins_another(path: Path) -> None:
    document, file = edited(path, "One")
    file.save(document)
    crash(file)
    assert recoverable() == []
    document, file = edited(path, "Two")
    crash(file)
    [found] = recoverable()
    assert name_in(recover_file(found)[0].organization) == "Two"


def test_undo_is_an_edit_like_any_other(path: Path) -> None:
    document, file = open_file(path)
    document.on_act = file.note
    rename(document, "One")
    rename(document, "Two")
    document.undo()
    crash(file)
    recovered, _, _ = recover_file(recoverable()[0])
    assert recovered.organization == document.organization


def test_closing_leaves_nothing_to_recover(path: Path, state: Path) -> None:
    _, file = edited(path, "One")
    file.close()
    assert recoverable() == []
    assert not any(state.glob("journals/*"))


def test_work_can_be_given_up(path: Path) -> None:
    _, file = edited(path, "One")
    crash(file)
    discard(recoverable()[0])
    assert recoverable() == []


def test_document_without_a_file_has_a_journal_too(tmp_path: Path) -> None:
    template = pack(small_organization())
    document, file = Document(small_organization()), DocumentFile(None, template)
    file.note(Act(rename(document, "One")))
    crash(file)
    [found] = recoverable()
    assert (found.path, found.fits) == (None, True)
    document, file, _ = recover_file(found)
    assert name_in(document.organization) == "One"
    assert file.path is None
    file.save(document, tmp_path / "new.orgz")
    crash(file)
    assert recoverable() == []


@pytest.mark.parametrize("then", ["flush", "edit"])
def test_act_of_very_many_changes_is_written_a_moment_later_in_its_turn(
    path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    with monkeypatch.context() as large:
        large.setattr(journal, "_MANY", 0)
        document, file = edited(path, "One")
    assert file._journal.folder is None
    if then == "flush":
        file.flush()
    else:
        file.note(Act(rename(document, "Two")))
    crash(file)
    recovered, _, warnings = recover_file(recoverable()[0])
    assert name_in(recovered.organization) == ("One" if then == "flush" else "Two")
    assert not warnings


def test_empty_document_without_a_file(tmp_path: Path) -> None:
    document, file = Document(), DocumentFile()
    edit = edit_of(t("Add"), [(None, Unit(id="u1", name="One"))])
    document.do(edit)
    file.note(Act(edit))
    crash(file)
    recovered, _, _ = recover_file(recoverable()[0])
    assert recovered.organization == document.organization


def test_file_that_changed_meanwhile_stays_and_the_work_opens_as_a_copy(path: Path) -> None:
    _, file = edited(path, "Mine")
    crash(file)
    theirs = small_organization()
    rename(Document(theirs), "Theirs")
    save(theirs, path, overwrite=True)
    [found] = recoverable()
    assert not found.fits
    document, file, warnings = recover_file(found)
    assert name_in(document.organization) == "Mine"
    assert file.path is None
    assert len(warnings) == 1
    assert name_in(open_document(path).organization) == "Theirs"


def test_file_that_is_gone_is_recovered_as_a_copy(path: Path) -> None:
    _, file = edited(path, "Mine")
    crash(file)
    path.unlink()
    document, file, _ = recover_file(recoverable()[0])
    assert name_in(document.organization) == "Mine"
    assert file.path is None


def test_killed_after_replacing_and_before_clearing(path: Path) -> None:
    """The file then holds the work already: it must be neither offered nor done twice."""
    document, file = edited(path, "One")
    save(document.organization, path, overwrite=True,
         before_replacing=lambda sha256: file._journal.mark_saving(path, sha256))  # fmt: skip
    crash(file)
    assert recoverable() == []


def test_edits_after_a_saving_that_the_disk_did_not_confirm(path: Path) -> None:
    document, file = edited(path, "One")
    save(document.organization, path, overwrite=True,
         before_replacing=lambda sha256: file._journal.mark_saving(path, sha256))  # fmt: skip
    file.note(Act(rename(document, "Two")))
    crash(file)
    [found] = recoverable()
    assert (found.edits, found.fits) == (1, True)
    recovered, _, warnings = recover_file(found)
    assert (name_in(recovered.organization), warnings) == ("Two", ())


def test_journal_cut_at_every_byte(path: Path, state: Path) -> None:
    document, file = open_file(path)
    ends = []
    for name in ("", "One", "Two", "Three"):
        if name:
            file.note(Act(rename(document, name)))
            [lines] = state.glob(f"journals/*/{LINES}")
            ends.append(lines.stat().st_size)
    crash(file)
    whole = lines.read_bytes()
    for length in range(len(whole) + 1):
        lines.write_bytes(whole[:length])
        standing = sum(length >= end for end in ends)
        if standing == 0 and not recoverable():
            continue
        [found] = recoverable()
        document, file, warnings = recover_file(found)
        assert found.edits == standing
        assert document.history.done == standing
        assert name_in(document.organization) == ("Marketing", "One", "Two", "Three")[standing]
        assert bool(warnings) == (length not in (*ends, whole.find(b"\n") + 1))
        crash(file)
    assert length == ends[-1]


@pytest.mark.parametrize("line", [1, 2])
def test_damaged_line_keeps_what_is_before_it(path: Path, state: Path, line: int) -> None:
    _, file = edited(path, "One", "Two", "Three")
    crash(file)
    [lines] = state.glob(f"journals/*/{LINES}")
    whole = lines.read_bytes().split(b"\n")
    whole[line] = whole[line].replace(b"Rename", b"Renamo")
    lines.write_bytes(damaged := b"\n".join(whole))
    document, file, warnings = recover_file(recoverable()[0])
    assert document.history.done == line - 1
    assert len(warnings) == 1
    [aside] = state.glob(f"journals-aside/*/{LINES}")
    assert aside.read_bytes() == damaged
    file.note(Act(rename(document, "Four")))
    crash(file)
    document, _, warnings = recover_file(recoverable()[0])
    assert (name_in(document.organization), warnings) == ("Four", ())


def test_edit_that_cannot_be_replayed_keeps_what_is_before_it(path: Path, state: Path) -> None:
    document, file = edited(path, "One")
    stale = edit_of(t("Rename"), [(Unit(id="u1", name="Other"), Unit(id="u1", name="Two"))])
    file.note(Act(stale))
    file.note(Act(rename(document, "Three")))
    crash(file)
    document, file, warnings = recover_file(recoverable()[0])
    assert name_in(document.organization) == "One"
    assert len(warnings) == 1
    assert any(state.glob("journals-aside/*"))


def test_damaged_header_is_moved_aside_and_told(path: Path, state: Path) -> None:
    _, file = edited(path, "One")
    crash(file)
    [lines] = state.glob(f"journals/*/{LINES}")
    lines.write_bytes(b"x" + lines.read_bytes())
    [found] = recoverable()
    with pytest.raises(CannotOpen):
        recover_file(found)
    assert any(state.glob(f"journals-aside/*/{LINES}"))
    assert recoverable() == []


def test_lost_beginning_is_moved_aside_and_told(path: Path, state: Path) -> None:
    _, file = edited(path, "One")
    crash(file)
    path.unlink()
    [base] = state.glob(f"journals/*/{BASE}")
    base.write_bytes(b"")
    with pytest.raises(CannotOpen):
        recover_file(recoverable()[0])
    assert any(state.glob(f"journals-aside/*/{LINES}"))


def test_what_the_disk_would_not_take_is_written_with_the_next_edit(path: Path) -> None:
    document, file = edited(path, "One")
    with faulty_disk(0, errno.ENOSPC), pytest.raises(CannotSave) as refusal:
        file.note(Act(rename(document, "Two")))
    assert "Save the document now" in refusal.value.reason.render("en")
    file.note(Act(rename(document, "Three")))
    crash(file)
    recovered, _, warnings = recover_file(recoverable()[0])
    assert name_in(recovered.organization) == "Three"
    assert recovered.history.done == 3
    assert warnings == ()


def test_journals_are_private(path: Path, state: Path) -> None:
    _, file = edited(path, "One")
    for place in state.rglob("journals*/**/*"):
        expected = 0o700 if place.is_dir() else 0o600
        assert stat.S_IMODE(os.stat(place).st_mode) == expected
    file.close()


def test_saving_elsewhere_moves_the_document(path: Path, tmp_path: Path) -> None:
    document, file = edited(path, "One")
    other = tmp_path / "other.orgz"
    file.save(document, other)
    assert name_in(open_document(path).organization) == "Marketing"
    file.note(Act(rename(document, "Two")))
    crash(file)
    [found] = recoverable()
    assert found.path == other
