"""What is left out is chosen once, in whatever dialog, and is left out of all that leaves the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from orgeditor.drawing.sight import Sight
from orgeditor.files.project.document_file import DocumentFile
from orgeditor.gui.exporting import OfficeDialog, RedactionDialog, RosterDialog, office
from orgeditor.gui.printing.chart import ChartDialog
from orgeditor.gui.printing.preview import PreviewDialog
from orgeditor.gui.printing.printer import print_on, printer_for
from orgeditor.gui.printing.report import ReportDialog
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.gui.redaction_editor import RedactionEditor
from orgeditor.gui.scenarios.beside import BesideDialog
from orgeditor.gui.scenarios.comparing import CompareDialog
from orgeditor.gui.scenarios.overlay import OverlayDialog
from orgeditor.gui.scenarios.story import StoryReport
from orgeditor.messages import verbatim
from orgeditor.model.records import Matrix, Person
from orgeditor.model.redaction import RedactionProfile, own_profiles
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.redaction import fresh_copy
from tests.redaction.marked import PROFILES, Secrets, hides, marked, small
from tests.redaction.reading import found, readable
from tests.redaction.test_proof import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from orgeditor.gui.app import Desk


@pytest.fixture
def secret(desk) -> Desk:
    """A window over the marked document, its baseline shown."""
    desk.session.replace(marked(Secrets(), b"", small()), DocumentFile())
    desk.session.ratings_exported = True
    return desk


def leaks(profile: RedactionProfile, text: str) -> list[str]:
    ways = telling(Secrets(), hides(profile)).values()
    return [way for group in ways for way in group if found(way, text)]


def handed_over(desk: Desk, folder: Path, monkeypatch) -> Iterator[tuple[str, str]]:
    """Yield what each command writes that hands something over: its name, and all that can be read in it."""
    window, out = desk.window, folder / "out"
    monkeypatch.setattr(RedactionDialog, "exec", lambda _: RedactionDialog.DialogCode.Accepted)
    monkeypatch.setattr(RosterDialog, "exec", lambda _: RosterDialog.DialogCode.Accepted)
    monkeypatch.setattr(OfficeDialog, "exec", lambda _: OfficeDialog.DialogCode.Accepted)
    monkeypatch.setattr(office, "tell", lambda *_: None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr("orgeditor.gui.where.agrees", lambda *_: True)
    matrix = next(iter(desk.session.organization.of(Matrix)))

    def said(name: str, suffix: str, write: Callable[[], object]) -> tuple[str, str]:
        nonlocal out
        out = folder / f"{name}{suffix}"
        write()
        return name + suffix, readable(out.read_bytes())

    over = window.handover
    yield said("roster", ".csv", over.roster)
    yield said("roster", ".xlsx", over.roster)
    yield said("matrix", ".xlsx", lambda: over.matrix(matrix))
    yield said("matrix", ".pptx", lambda: over.matrix(matrix))
    yield said("matrix", ".csv", lambda: over.matrix(matrix))
    yield said("processes", ".xlsx", lambda: over.processes(matrix))
    yield said("cards", ".docx", lambda: over.role_cards(["zq"]))
    yield said("cards", ".pdf", lambda: over.role_cards(["zq"]))
    yield said("elements", ".xlsx", over.elements)
    for suffix in (".pdf", ".pptx", ".drawio", ".graphml", ".mmd"):
        yield said("chart", suffix, lambda: over.chart("positions", frozenset(), Sight()))
    yield from _dialogs(desk, folder)
    window.canvas.select_all()
    window.canvas.clipboard.take(cut=False)
    content = QApplication.clipboard().mimeData()
    yield "copied cards", readable(f"{content.text()} {content.html()}".encode())


def _dialogs(desk: Desk, folder: Path) -> Iterator[tuple[str, str]]:
    session, window = desk.session, desk.window
    matrix = next(iter(session.organization.of(Matrix)))
    out = folder / "pages.pdf"
    preview = PreviewDialog(session, matrix, window)
    printer = printer_for(preview.printout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_on(printer, preview.printout)
    yield "printed matrix", readable(out.read_bytes())
    compare = CompareDialog(session, BASELINE, "plan", window)
    overlay = OverlayDialog(session, compared_by(compare), window)
    several = BesideDialog(
        session, window.scenarios._standings, [BASELINE, "plan"], window
    ).report()
    for name, dialog in (
        ("report", ReportDialog(session, window)),
        ("comparison", compare),
        ("overlay", overlay),
        ("several", several),
    ):
        assert dialog.save_pdf(out)
        yield f"{name}.pdf", readable(out.read_bytes())
        if isinstance(dialog, ReportDialog):
            assert dialog.save_workbook(folder / "book.xlsx")
            yield f"{name}.xlsx", readable((folder / "book.xlsx").read_bytes())
        dialog.reject()


def compared_by(dialog: CompareDialog) -> Callable[[], object]:
    return dialog.told_of


def test_nothing_left_out_leaves_the_window(secret, tmp_path, monkeypatch) -> None:
    session = secret.session
    plain = dict(handed_over(secret, tmp_path, monkeypatch))
    assert [name for name, text in plain.items() if not found("Quillfeather", text)] == []
    for profile in (one for one in PROFILES if one.id in ("initials-only", "grades-only")):
        session.redact(profile)
        for name, text in handed_over(secret, tmp_path, monkeypatch):
            assert not leaks(profile, text), (profile.name, name)
            silent = name.endswith(".csv") or name == "copied cards"
            assert silent or found(profile.name, text), (profile.name, name)


def test_what_is_chosen_in_a_dialog_holds_for_the_pages_it_shows_already(secret, tmp_path) -> None:
    session, window = secret.session, secret.window
    matrix, plan = next(iter(session.organization.of(Matrix))), session.document.base("plan")
    for dialog in (
        PreviewDialog(session, matrix, window),
        ChartDialog(session, "positions", frozenset(), Sight(), window),
        ReportDialog(session, window),
        CompareDialog(session, BASELINE, "plan", window),
        BesideDialog(session, window.scenarios._standings, [BASELINE, "plan"], window).report(),
        StoryReport(session, dict(plan), verbatim(f"Plan of {Secrets().name}"), window),
    ):
        session.redact(None)
        dialog.renew()
        assert dialog.save_pdf(tmp_path / "out.pdf")
        assert found("Quillfeather", readable((tmp_path / "out.pdf").read_bytes())), dialog
        dialog.redaction.choose("initials-only")
        assert dialog.save_pdf(tmp_path / "out.pdf")
        text = readable((tmp_path / "out.pdf").read_bytes())
        assert not leaks(session.redaction, text), dialog
        assert found("Redaction: Initials only", text), dialog
        dialog.reject()


def test_a_picture_of_copied_cards_shows_what_goes_out(secret) -> None:
    canvas = secret.window.canvas

    def copied() -> bytes:
        canvas.select_all()
        canvas.clipboard.take(cut=False)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = QApplication.clipboard().image()
        assert isinstance(image, QImage)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    plain = copied()
    secret.session.redact(PROFILES[0])
    shown = copied()
    assert shown != plain
    secret.session.perform(set_field, secret.session.organization, ["zq"], "name", "Zelda Quimby")
    assert copied() == shown, "another name leaves no trace"


def test_what_is_chosen_in_one_dialog_is_chosen_in_all_and_told_below(desk, qtbot) -> None:
    session, window = desk.session, desk.window
    matrix = next(iter(session.organization.of(Matrix)))
    preview = PreviewDialog(session, matrix, window)
    roster = RosterDialog(session, "en", window)
    told = window.status.findChild(QLabel, "kept-from-view")
    before = preview.printout
    box = roster.redaction.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert session.redaction.name == "No names"
    assert preview.redaction.box.currentText() == "No names"
    assert preview.printout is not before
    assert "Nicknames" in preview.redaction.told or "nicknames" in preview.redaction.told
    assert any(
        "Redaction: No names" in text.words for text in preview.printout.pages.pages[0].texts()
    )
    assert told.text() == "Redaction: No names"
    assert all(p.name.startswith("Person ") for p in roster.organization.of(Person).values())
    preview.redaction.choose("")
    assert told.text() == ""
    assert roster.redaction.box.currentText() == "Nothing is left out"


def test_a_profile_is_made_changed_undone_and_holds_until_another_is_chosen(desk) -> None:
    session, window = desk.session, desk.window
    choice = RedactionChoice(session)
    assert not choice.change.isEnabled()
    editor = RedactionEditor(
        session, fresh_copy(session.organization, RedactionProfile(id="")), window
    )
    editor.name.setText("no PAY")
    editor.accept()
    assert "already" in editor._refusal.text()
    editor.name.setText("For the board")
    editor.flags["pay"].setChecked(True)
    editor.accept()
    assert editor.result() == RedactionEditor.DialogCode.Accepted
    session.redact(editor.profile)
    assert choice.change.isEnabled()
    assert choice.box.currentText() == "For the board"
    again = RedactionEditor(session, session.redaction, window)
    again.people.setCurrentIndex(again.people.findData("initials"))
    assert again.flags["contacts"].isHidden()
    again.accept()
    assert session.redaction.people == "initials", "what is in force follows its profile"
    session.undo()
    assert session.redaction.people == ""
    session.undo()
    assert not own_profiles(session.organization)
    assert choice.box.currentText() == "For the board"
    assert not choice.change.isEnabled()
    assert session.left_out().pay


def test_a_clients_workbook_is_written_into_only_unredacted(desk, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("orgeditor.gui.exporting.into_workbook.tell", lambda _w, _t, why: told.append(str(why)))  # fmt: skip
    desk.session.redact(PROFILES[0])
    desk.window.handover.into_workbook()
    assert "No names" in told[0]
