"""The layout of the chart and of a branch, chosen from the menu and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from orgeditor.model.records import Position


def choose(window, *words: str, last: bool = False) -> None:
    """Trigger the entry of the menu with these words; ``last`` for that of the branch."""
    button = window.findChild(QToolButton, "layout")
    button.menu().aboutToShow.emit()
    menu = button.menu()
    for word in words:
        found = [action for action in menu.actions() if action.text() == word]
        action = found[-1 if last else 0]
        menu = action.menu()
    action.trigger()


def test_the_chart_turns_and_turns_back(window):
    layout = window.canvas.scene.layout
    wide = layout.width > layout.height
    choose(window, "Left to right")
    turned = window.canvas.scene.layout
    assert wide
    assert turned.width < turned.height
    window.session.undo()
    assert window.canvas.scene.layout.x.tolist() == layout.x.tolist()


def test_a_branch_is_laid_out_on_its_own(window):
    scene = window.canvas.scene
    root = scene.id(0)
    head = next(
        scene.id(s)
        for s in range(1, len(scene))
        if scene.layout.parent[s] == 0 and scene.has_below(s)
    )
    window.session.select([head])
    choose(window, "Hanging, one side", last=True)
    org = window.session.organization
    assert org.get(Position, head).arrangement == "hanging"
    assert org.get(Position, root).arrangement == ""
    slot = scene.slot(head)
    below = [s for s in range(len(scene)) if scene.layout.parent[s] == slot]
    assert all(scene.layout.stacked[below])
    window.session.undo()
    assert org.get(Position, head).arrangement == ""


def test_leaves_in_columns_of_three(window):
    choose(window, "Leaves in columns of", "3 cards")
    layout = window.canvas.scene.layout
    assert window.session.organization.project.leaf_rows == 3
    for slot in range(len(layout.x)):
        column = (layout.parent == slot) & layout.stacked
        for x in set(layout.x[column]):
            assert (layout.x[column] == x).sum() <= 3


@pytest.mark.parametrize(
    ("words", "into", "out"),
    [
        ("Left to right", Qt.Key.Key_Right, Qt.Key.Key_Left),
        ("Right to left", Qt.Key.Key_Left, Qt.Key.Key_Right),
        ("Bottom-up", Qt.Key.Key_Up, Qt.Key.Key_Down),
    ],
)
def test_arrows_follow_the_way_that_the_chart_runs(window, words, into, out):
    choose(window, words)
    canvas = window.canvas
    canvas.setFocus()
    root = canvas.scene.id(0)
    window.session.select([root])
    QTest.keyClick(canvas, into)
    org = window.session.organization
    assert org.get(Position, canvas.current()).manager == root
    QTest.keyClick(canvas, out)
    assert canvas.current() == root
