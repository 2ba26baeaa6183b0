"""Deleting, closing and removing through the window asks for heirs first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from orgeditor.gui.heirs import HeirsDialog
from orgeditor.gui.main_window import MainWindow
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Responsibility, key_id
from orgeditor.model.verbs.editing import delete
from tests.matrix.offices import MATRIX, office


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(Document(office()))
    window = MainWindow(made)
    yield made
    made.document.mark_saved()  # Else closing asks.
    window.close()
    window.deleteLater()


def letters(session: Session, activity: str, party: str) -> str:
    cell = session.organization.find(Responsibility, key_id(MATRIX, activity, party))
    return "".join(cell.codes) if cell else ""


def answer(monkeypatch: pytest.MonkeyPatch, button: str) -> list[int]:
    """Have the dialog answered by a button, "" for Escape; return how many rows it had."""
    rows: list[int] = []

    def press(dialog: HeirsDialog) -> int:
        rows.append(dialog.tree.topLevelItemCount())
        if not button:
            return int(QDialog.DialogCode.Rejected)
        found = dialog.findChild(QPushButton, button)
        assert found is not None
        found.click()
        return dialog.result()

    monkeypatch.setattr(HeirsDialog, "exec", press)
    return rows


def test_letters_go_to_the_likeliest_heir_in_one_step(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "hand-over")
    assert session.perform(delete, session.organization, ["brand"])
    assert asked == [2]
    assert letters(session, "goals", "director") == "RA"
    assert letters(session, "brief", "sales") == "RAC"
    session.undo()
    assert letters(session, "goals", "brand") == "R"
    assert letters(session, "brief", "sales") == "C"


def test_they_may_be_left_open_or_all_be_given_up(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    assert session.perform(delete, session.organization, ["brand"]) is None
    assert "brand" in session.organization
    answer(monkeypatch, "leave-open")
    assert session.perform(delete, session.organization, ["brand"])
    assert "brand" not in session.organization
    assert letters(session, "goals", "director") == "A"


def test_what_orphans_nothing_is_not_asked(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "")
    assert session.perform(delete, session.organization, ["sales"])
    assert asked == []
