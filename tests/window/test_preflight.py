"""What preflight says, from the window: links lead to where records stand, and other dialogs that write have the line, too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from orgeditor.drawing.sight import Sight
from orgeditor.gui.exporting import RedactionDialog
from orgeditor.gui.picturing.dialog import PictureDialog
from orgeditor.gui.picturing.subject import SHOWN, ChartSubject
from orgeditor.gui.printing import ChartDialog, PreviewDialog
from orgeditor.gui.scenarios.comparing import CompareDialog
from orgeditor.gui.scenarios.overlay import OverlayDialog
from orgeditor.gui.sections import Section
from orgeditor.model.records import Activity, Matrix, Position
from orgeditor.model.scenario import BASELINE, Scenario
from orgeditor.model.verbs.scenarios import branch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.gui.app import Desk
    from orgeditor.gui.main_window import MainWindow
    from orgeditor.gui.preflight import PreflightLine


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    for kind in (ChartDialog, PreviewDialog):
        kind.forget()
    yield
    for kind in (ChartDialog, PreviewDialog):
        kind.forget()


def press(line: PreflightLine, words: str) -> None:
    """Press a link of the list by its words."""
    links = {link.text(): link for link in line.list.findChildren(QPushButton)}
    links[words].click()


def kinds(line: PreflightLine) -> set[str]:
    return {remark.kind for remark in line.remarks}


def answering(words: str) -> object:
    """Return what stands for showing a dialog: a link of its list is pressed."""

    def pressed(dialog: QDialog) -> int:
        press(dialog.preflight, words)
        return dialog.result()

    return pressed


def test_cut_cards_of_a_printed_chart_are_gone_to(window: MainWindow, monkeypatch) -> None:
    window.show_section(Section.GOALS)
    monkeypatch.setattr(ChartDialog, "exec", answering("Show on the chart"))
    window.actions_by_id["print-chart"].trigger()
    assert window.section == Section.STRUCTURE
    assert window.session.selection
    assert all(window.session.organization.find(Position, key) for key in window.session.selection)


def test_marked_rows_of_a_printed_matrix_are_gone_to(window: MainWindow, monkeypatch) -> None:
    def marked(dialog: PreviewDialog) -> int:
        dialog.options.marks.setChecked(True)
        press(dialog.preflight, "Show in the matrix")
        return dialog.result()

    monkeypatch.setattr(PreviewDialog, "exec", marked)
    window.commands.print_matrix(next(iter(window.session.organization.of(Matrix))))
    assert window.section == Section.RESPONSIBILITIES
    org = window.session.organization
    assert any(org.find(Activity, key) for key in window.session.selection)


def test_an_export_is_given_up_for_what_is_gone_to(window: MainWindow, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: asked.append("") or ("", ""))  # fmt: skip
    monkeypatch.setattr(RedactionDialog, "exec", answering("Show on the chart"))
    window.handover.chart("positions", frozenset(), Sight())
    assert asked == []
    assert window.session.selection


def test_the_details_of_the_document_are_where_nothing_is_selected(window: MainWindow) -> None:
    window.canvas.select_all()
    window.jump(("project",))
    assert window.section == Section.STRUCTURE
    assert window.session.selection == ()


def test_a_picture_says_what_goes_along(qtbot, window: MainWindow) -> None:
    made = PictureDialog(window.session, ChartSubject(window.session, window.canvas), part=SHOWN)
    qtbot.addWidget(made)
    assert "personal-data" in kinds(made.preflight)
    press(made.preflight, "No names")
    assert "personal-data" not in kinds(made.preflight)
    assert window.session.redaction.id == "no-names"


def test_two_scenarios_on_one_chart_go_on_the_paper_that_is_large_enough(
    qtbot, desk: Desk, tmp_path
) -> None:
    session = desk.session
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    session.document.do(branch(session.document.scenarios, BASELINE, moment, name="Target"))
    target = next(key for key in session.document.scenarios.of(Scenario) if key != BASELINE)
    comparison = CompareDialog(session, BASELINE, target)
    made = OverlayDialog(session, comparison.told_of)
    for dialog in (comparison, made):
        qtbot.addWidget(dialog)
        assert "scenario" not in kinds(dialog.preflight)
    assert "smallest-type" in kinds(made.preflight)
    links = [link.text() for link in made.preflight.list.findChildren(QPushButton)]
    assert "As a book" not in links
    made.show()
    press(made.preflight, next(words for words in links if "landscape" in words))
    assert "smallest-type" not in kinds(made.preflight)
    assert made.save_pdf(tmp_path / "both.pdf")
