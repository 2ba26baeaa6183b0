"""What the menus and their keys do to cards, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from orgeditor.gui.sections import Section
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Unit

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chart(window):
    """The window with its chart of positions in front and nothing on the clipboard."""
    QApplication.clipboard().clear()
    window.show_section(Section.STRUCTURE)
    window.canvas.set_mode("positions")
    window.canvas.setFocus()
    yield window
    QApplication.clipboard().clear()


def siblings(window) -> tuple[str, str]:
    """Return two positions that report to one manager and have no reports."""
    org = window.session.organization
    for manager in org.of(Position):
        leaves = [k for k in org.below(manager, Edge.REPORTS) if not org.below(k, Edge.REPORTS)]
        if len(leaves) > 1:
            return leaves[0], leaves[1]
    raise AssertionError("no two leaves")


def test_ctrl_shift_v_pastes_alone_and_imports_nothing(chart, qtbot) -> None:
    org = chart.session.organization
    one, other = siblings(chart)
    chart.session.select([one])
    qtbot.keyClick(chart.canvas, Key.Key_C, CTRL)
    chart.session.select([other])
    qtbot.keyClick(chart.canvas, Key.Key_V, CTRL | SHIFT)
    (new,) = org.below(other, Edge.REPORTS)
    assert org.get(Position, new).title == org.get(Position, one).title


def test_every_reshaping_has_an_action_that_works(chart) -> None:
    act, org = chart.actions_by_id, chart.session.organization
    one, other = siblings(chart)
    chart.session.select([one, other])
    for name in ("swap", "swap-people", "merge", "split-off", "draw-dotted", "cut", "copy"):
        assert act[name].isEnabled(), name
    act["swap"].trigger()
    act["swap-people"].trigger()
    act["merge"].trigger()
    assert one not in org
    act["split"].trigger()
    assert len(chart.session.selection) == 2
    act["move-down"].trigger()
    act["copy"].trigger()
    act["paste"].trigger()
    assert len(chart.session.document.history.edits) == 6


def test_what_needs_two_is_off_with_one(chart) -> None:
    act = chart.actions_by_id
    chart.session.select([siblings(chart)[0]])
    for name in ("merge", "swap", "swap-people", "draw-dotted"):
        assert not act[name].isEnabled(), name
    assert act["split"].isEnabled()


def test_a_new_unit_split_off_is_shown_and_named(chart) -> None:
    org = chart.session.organization
    before = len(org.of(Unit))
    chart.session.select([siblings(chart)[0]])
    chart.actions_by_id["split-off"].trigger()
    assert len(org.of(Unit)) == before + 1
    assert chart.canvas.mode == "units"
    editor = chart.canvas.findChild(object, "title-editor")
    assert editor is not None
    editor.finish(keep=False)
