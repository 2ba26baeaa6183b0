"""The roster's form chosen in the window: columns and order, sheets, language, what is left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from orgeditor.files.project.document_file import DocumentFile
from orgeditor.files.roster import propose
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.exporting import RosterDialog
from orgeditor.model.document import Document
from tests.roster.clients_workbook import everything


@pytest.fixture
def asked(monkeypatch, tmp_path, desk):
    """Export with the dialog answered by a function; return the workbook that was written, if one was."""
    org = propose([read_workbook(everything(tmp_path / "client.xlsx"))]).organization()
    desk.session.replace(Document(org), DocumentFile())
    faults: list[AssertionError] = []
    kinds: list[str] = []
    out = tmp_path / "out.xlsx"

    def save(*given):
        kinds.append(given[3])
        return str(out), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr("orgeditor.gui.where.agrees", lambda *_: True)

    def export(choose):
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, RosterDialog):
                QTimer.singleShot(20, look)
                return
            try:
                choose(dialog)
            except AssertionError as fault:
                faults.append(fault)
                dialog.reject()

        QTimer.singleShot(20, look)
        desk.window.actions_by_id["export-roster"].trigger()
        return (read_workbook(out) if out.exists() else None), kinds

    yield export
    assert not faults, faults


def items(dialog: RosterDialog) -> list[str]:
    listed = dialog.columns.list
    return [listed.item(row).text() for row in range(listed.count())]


def test_columns_are_unticked_and_moved(asked, qtbot):
    def choose(dialog: RosterDialog) -> None:
        assert items(dialog) == ["Post ID", "Job title", "Name", "Dept", "Reports to", "FTE", "Salary", "Hired", "Shoe size", "Yearly"]  # fmt: skip
        listed = dialog.columns.list
        for row in (4, 5, 6, 7, 9):
            listed.item(row).setCheckState(Qt.CheckState.Unchecked)
        listed.setCurrentRow(8)
        for _ in range(8):
            qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    book, kinds = asked(choose)
    assert book.sheets[0].rows[:2] == [
        ("Shoe size", "Post ID", "Job title", "Name", "Dept"),
        (38, "P001", "Director", "Ana López", "Board"),
    ]
    assert "*.csv" in kinds[0]


def test_nothing_ticked_is_nothing_to_export(asked):
    def choose(dialog: RosterDialog) -> None:
        for row in range(dialog.columns.list.count()):
            dialog.columns.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        assert not dialog.export.isEnabled()
        dialog.reject()

    book, kinds = asked(choose)
    assert book is None
    assert not kinds


def test_several_sheets_in_chinese_with_a_dictionary(asked):
    def choose(dialog: RosterDialog) -> None:
        dialog.sheets.setCurrentIndex(1)
        assert not dialog.columns.isEnabled()
        dialog.language_box.setCurrentIndex(1)
        dialog.dictionary.setChecked(True)
        dialog.accept()

    book, kinds = asked(choose)
    assert [sheet.name for sheet in book.sheets][-1] == "数据字典"
    assert len(book.sheets) == 6
    assert "*.csv" not in kinds[0]


def test_names_and_pay_are_left_out_with_the_clients_own_columns(asked):
    def choose(dialog: RosterDialog) -> None:
        dialog.redaction.choose("initials-only")
        assert "client's own columns" in dialog.redaction.told
        dialog.accept()

    book, _ = asked(choose)
    told = str(book.sheets[0].rows)
    assert "Ana" not in told
    assert "150000" not in told
    assert "38" not in told
    assert "Director" in told


def test_what_is_hidden_stays_left_out(asked, desk):
    desk.session.keep_from_view(names=True, pay=False)

    def choose(dialog: RosterDialog) -> None:
        assert "whatever is chosen" in dialog.redaction.told
        dialog.redaction.choose("no-pay")
        dialog.accept()

    book, _ = asked(choose)
    assert "Ana" not in str(book.sheets[0].rows)
    desk.session.keep_from_view(names=False, pay=False)
