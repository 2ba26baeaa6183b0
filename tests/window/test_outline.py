"""The outline worked by keys and drops, as the structure's other view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from orgeditor.files.project.document_file import DocumentFile
from orgeditor.gui.canvas.mime import ids_content
from orgeditor.gui.outline.record_tree import record_of
from orgeditor.model import links
from orgeditor.model.document import Document
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import holding_area, positions_in, units_in
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position, hold
from tests.sample_organizations import large_organization
from tests.window.conftest import position, unit

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tree(window):
    return window.outline.structure


def _drag(tree, ids, target, *, lower=0.5) -> bool:
    """Drag records over a line, or the empty space, and let go; return whether they were taken."""
    viewport = tree.viewport()
    at = QPointF(QPoint(20, viewport.height() - 4))
    if target:
        place = tree.visualItemRect(tree.line_of(target))
        at = QPointF(place.left() + 20, place.top() + place.height() * lower)
    content = ids_content(ids)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(viewport, QDragEnterEvent(at.toPoint(), move, content, left, NO_KEYS))
    over = QDragMoveEvent(at.toPoint(), move, content, left, NO_KEYS)
    QApplication.sendEvent(viewport, over)
    QApplication.sendEvent(viewport, QDropEvent(at, move, content, left, NO_KEYS))
    return over.isAccepted()


def test_units_tell_their_head_count_with_all_inside(window, tree):
    line = tree.line_of(unit(window, "Brand and content"))
    assert line.text(1) == "11"
    copywriter = position(window, "P06")
    window.session.perform(delete, window.session.organization, [copywriter])
    assert tree.line_of(unit(window, "Brand and content")).text(1) == "10"


def test_a_structure_is_shown_without_being_linked(window, tree, monkeypatch):
    """The links of a large document take long: chart, outline and figures go without."""
    linked, make = [], links._made
    monkeypatch.setattr(links, "_made", lambda tables: linked.append(tables) or make(tables))
    # As of a large document, the rules are asked after the chart is painted.
    monkeypatch.setattr("orgeditor.gui.findings._LARGE", 0)
    org = Organization(large_organization(300))
    window.session.replace(Document(org), DocumentFile())
    window.canvas.grab()
    top = tree.topLevelItem(0)
    shown = [record_of(top.child(n)) for n in range(top.childCount())]
    assert shown
    assert not linked
    assert shown == [*positions_in(org, record_of(top)), *units_in(org, record_of(top))]


def test_positions_in_no_unit_stand_below_their_managers(window, tree):
    org = window.session.organization
    top = window.session.perform(add_position, org, title="Chair").changes[0].id
    below = window.session.perform(add_position, org, title="Deputy", manager=top).changes[0].id
    last = window.session.perform(add_position, org, title="Aide", manager=below).changes[0].id
    tree.reveal(last)
    assert record_of(tree.line_of(last).parent()) == below
    assert record_of(tree.line_of(below).parent()) == top
    assert tree.line_of(top).parent() is None
    in_unit = position(window, "P04")
    aside = window.session.perform(add_position, org, title="Aside", manager=in_unit).changes[0].id
    window.session.perform(set_field, org, [aside], "unit", "")
    assert tree.line_of(aside).parent() is None


def test_a_unit_dragged_between_two_others_comes_to_stand_there(window, tree):
    org = window.session.organization
    top = unit(window, "Marketing and sales")
    moved, target = unit(window, "Sales operations"), unit(window, "Digital marketing")
    assert _drag(tree, [moved], target, lower=0.05)
    order = units_in(org, top)
    assert order.index(moved) + 1 == order.index(target)
    window.session.undo()
    assert units_in(org, top)[-1] == moved


def test_a_unit_dragged_onto_another_goes_into_it_and_undo_takes_it_back(window, tree):
    org = window.session.organization
    moved, target = unit(window, "Public relations"), unit(window, "Digital marketing")
    tree.reveal(moved)
    assert _drag(tree, [moved], target)
    assert org.get(Unit, moved).parent == target
    window.session.undo()
    assert org.get(Unit, moved).parent == unit(window, "Brand and content")


def test_a_position_dragged_onto_a_position_reports_to_it(window, tree):
    org = window.session.organization
    moved, manager = position(window, "P05"), position(window, "P09")
    tree.reveal(manager)
    assert _drag(tree, [moved], manager)
    assert org.get(Position, moved).manager == manager


def test_a_unit_is_not_taken_by_what_lies_inside_it(window, tree):
    outer, inner = unit(window, "Regional sales"), unit(window, "Region North")
    tree.reveal(inner)
    assert not _drag(tree, [outer], inner)
    assert not window.session.document.changed


def test_units_and_positions_are_not_moved_together(window, tree):
    ids = [unit(window, "Region North"), position(window, "P05")]
    assert not _drag(tree, ids, unit(window, "Digital marketing"))
    assert not window.session.document.changed


def test_positions_are_put_aside_and_brought_back(window, tree):
    org = window.session.organization
    moved = position(window, "P05")
    assert _drag(window.outline.waiting, [moved], "")
    assert holding_area(org) == [moved]
    assert window.outline.waiting.topLevelItemCount() == 1
    assert _drag(tree, [moved], unit(window, "Digital marketing"))
    assert not holding_area(org)
    assert org.get(Position, moved).unit == unit(window, "Digital marketing")


def test_what_waits_keeps_the_reason_why_and_units_do_not_wait(window):
    org, waiting = window.session.organization, window.outline.waiting
    moved, other = position(window, "P05"), position(window, "P06")
    window.session.perform(hold, org, [moved], "manager unknown")
    assert not _drag(waiting, [moved], "")
    assert not _drag(waiting, [unit(window, "Digital marketing")], "")
    assert _drag(waiting, [moved, other], "")
    assert org.get(Position, moved).waiting == "manager unknown"
    assert set(holding_area(org)) == {moved, other}


def test_keys_add_rename_and_delete(window, tree, qtbot):
    org = window.session.organization
    start = unit(window, "Digital marketing")
    window.session.select([start])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    added = window.session.selection[0]
    editor = tree.findChild(QLineEdit, "outline-editor")
    qtbot.keyClicks(editor, "Events")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: org.get(Unit, added).name == "Events")
    order = units_in(org, unit(window, "Marketing and sales"))
    assert order.index(added) == order.index(start) + 1
    qtbot.keyClick(tree, Qt.Key.Key_Tab)
    child = window.session.selection[0]
    assert org.get(Unit, child).parent == added
    qtbot.keyClick(tree.findChild(QLineEdit, "outline-editor"), Qt.Key.Key_Escape)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert child not in org
    assert window.session.selection == (added,)


def test_the_name_is_edited_without_what_else_its_line_says(window, tree, qtbot):
    key = position(window, "P04")
    window.session.select([key])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    assert tree.findChild(QLineEdit, "outline-editor").text() == "Content lead"


def test_alt_and_arrows_move_in_the_structure(window, tree, qtbot):
    org, alt = window.session.organization, Qt.KeyboardModifier.AltModifier
    top, moved = unit(window, "Marketing and sales"), unit(window, "Product marketing")
    first, digital, *_ = units_in(org, top)
    window.session.select([moved])
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Up, alt)
    assert units_in(org, top)[:3] == [first, moved, digital]
    qtbot.keyClick(tree, Qt.Key.Key_Right, alt)
    assert org.get(Unit, moved).parent == first
    qtbot.keyClick(tree, Qt.Key.Key_Left, alt)
    assert units_in(org, top)[:3] == [first, moved, digital]
    qtbot.keyClick(tree, Qt.Key.Key_Down, alt)
    assert units_in(org, top)[:3] == [first, digital, moved]
    report = position(window, "P06")
    window.session.select([report])
    qtbot.keyClick(tree, Qt.Key.Key_Up, alt)
    assert org.below(position(window, "P04"), Edge.REPORTS)[0] == report
    qtbot.keyClick(tree, Qt.Key.Key_Up, alt)
    assert "end of its row" in window.statusBar().currentMessage()


def test_the_menu_acts_in_the_outline_on_what_the_chart_does_not_show(window, tree):
    org = window.session.organization
    key = unit(window, "Public relations")
    assert window.canvas.mode == "positions"
    window.session.select([key])
    window.actions_by_id["delete"].trigger()
    assert key not in org
    assert record_of(tree.currentItem()) == unit(window, "Brand and content")
