"""The legend on the canvas says what the colours stand for, and changes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QToolButton

from orgeditor.model.records import Shade, Unit
from orgeditor.model.verbs.editing import set_field


def lines(hands) -> list[str]:
    return [
        line.text() for line in hands.canvas.legend.findChildren(QToolButton) if line.isVisible()
    ]


def test_the_legend_follows_what_the_chart_is_coloured_by(hands) -> None:
    assert lines(hands) == ["Marketing", "Brand", "Digital"]
    hands.session.perform(set_field, hands.session.organization, ["web"], "grade", "P3")
    hands.canvas.look(colour_by="grade")
    assert lines(hands) == ["P3", "none"]
    hands.canvas.legend.want(False)
    assert not hands.canvas.legend.isVisible()


def test_a_colour_chosen_for_a_unit_is_the_units_own(hands) -> None:
    legend, org = hands.canvas.legend, hands.session.organization
    legend.choose(hands.canvas.scene.legend()[1], "#123456")
    assert "#123456" in {unit.colour for unit in org.of(Unit).values()}
    assert "#123456" in hands.canvas.scene.colours()
    hands.session.undo()
    assert "#123456" not in hands.canvas.scene.colours()


def test_a_colour_chosen_for_a_value_is_kept_in_the_document(hands) -> None:
    hands.canvas.look(colour_by="filled")
    hands.canvas.legend.choose(hands.canvas.scene.legend()[0], "#123456")
    assert [shade.colour for shade in hands.session.organization.of(Shade).values()] == ["#123456"]
    assert "#123456" in hands.canvas.scene.colours()


def test_the_legend_follows_edits_after_a_moment(hands, qtbot) -> None:
    hands.canvas.look(colour_by="grade")
    hands.session.perform(set_field, hands.session.organization, ["web"], "grade", "P3")
    qtbot.waitUntil(lambda: "P3" in lines(hands))


def told(kind: QAccessible.Text) -> str:
    """Return what assistive technology reads of what has the focus."""
    return QAccessible.queryAccessibleInterface(QApplication.focusWidget()).text(kind)


def test_a_colour_is_chosen_by_keys_and_the_focus_stays_on_its_line(hands, qtbot) -> None:
    legend = hands.canvas.legend
    hands.session.select(["web"])
    qtbot.waitUntil(hands.canvas.hasFocus)
    legend.setFocus()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QColorDialog)
        dialog.setCurrentColor(QColor("#123456"))
        dialog.accept()

    for key, line in (
        (Qt.Key.Key_Up, "Marketing"),
        (Qt.Key.Key_End, "Digital"),
        (Qt.Key.Key_Up, "Brand"),
    ):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert told(QAccessible.Text.Name) == line
    QTimer.singleShot(0, choose)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    org = hands.session.organization
    assert {unit.name: unit.colour for unit in org.of(Unit).values()}["Brand"] == "#123456"
    legend.follow()
    # Off screen a window does not become active again by itself when a dialog closes.
    hands.canvas.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert told(QAccessible.Text.Name) == "Brand"
    # What would delete the selected card means nothing here.
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert "web" in hands.canvas.scene.tree.ids
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert hands.canvas.hasFocus()


@pytest.mark.parametrize("hidden", [lambda c: c.legend.want(False), lambda c: c.resize(200, 100)])
def test_a_legend_that_goes_gives_the_focus_back(hands, qtbot, hidden) -> None:
    qtbot.waitUntil(hands.canvas.hasFocus)
    hands.canvas.legend.setFocus()
    hidden(hands.canvas)
    assert hands.canvas.hasFocus()


def test_a_line_is_read_as_a_button_with_its_whole_name(hands, qtbot) -> None:
    name = "Marketing and communication for the whole of Europe"
    hands.session.perform(set_field, hands.session.organization, ["all"], "name", name)
    hands.canvas.legend.follow()
    line = next(b for b in hands.canvas.legend.findChildren(QToolButton) if b.isVisible())
    assert line.text().endswith("…")
    read = QAccessible.queryAccessibleInterface(line)
    assert read.role() == QAccessible.Role.Button
    assert read.text(QAccessible.Text.Name) == name
    assert read.text(QAccessible.Text.Description) == f"{name}: choose a colour"
    assert read.state().focusable
    assert read.actionInterface().actionNames()
    around = read.parent()
    assert around.text(QAccessible.Text.Name) == "Legend"


def test_what_no_other_colour_can_be_given_is_passed_over_by_keys(hands) -> None:
    hands.canvas.look(colour_by="cost")
    assert all(
        line.focusPolicy() == Qt.FocusPolicy.NoFocus
        for line in hands.canvas.legend.findChildren(QToolButton)
        if line.isVisible()
    )
