"""The keys of the grid, those that people bring along from spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from orgeditor.gui.matrix.grid import Grid

_Key = Qt.Key
_Keys = Qt.KeyboardModifier
_Standard = QKeySequence.StandardKey
_ADDING: Final = "/+,"
"""After one of these a letter is added to those that stand in the cell."""


def knows(grid: Grid, event: QKeyEvent) -> bool:
    """Whether a key means something to the grid itself."""
    keys = event.modifiers() & ~_Keys.KeypadModifier
    return (keys, _Key(event.key())) in _actions(grid)


def handle(grid: Grid, event: QKeyEvent) -> bool:
    """Do what a key means; False where it is left to the table (arrows, Tab, Home, End)."""
    if event.key() == _Key.Key_Escape:
        return _escape(grid)
    for standard, command in (
        (_Standard.Copy, grid.commands.copy),
        (_Standard.Cut, grid.commands.cut),
        (_Standard.Paste, grid.commands.paste),
    ):
        if event.matches(standard):
            command()
            return True
    keys = event.modifiers() & ~_Keys.KeypadModifier
    action = _actions(grid).get((keys, _Key(event.key())))
    if action is not None:
        action()
        return True
    text = event.text()
    if len(text) != 1 or keys & ~_Keys.ShiftModifier:
        return False
    if text in _ADDING:
        grid.commands.begin_adding()
    elif text.isalnum():
        grid.commands.type_letter(text.upper())
    else:
        return False
    return True


def _actions(grid: Grid) -> dict[tuple[_Keys, _Key], Callable[[], object]]:
    commands, naming = grid.commands, grid.naming
    plain, shift, ctrl = _Keys.NoModifier, _Keys.ShiftModifier, _Keys.ControlModifier
    alt = _Keys.AltModifier
    return {
        (plain, _Key.Key_Delete): commands.clear,
        (plain, _Key.Key_Backspace): commands.clear,
        (plain, _Key.Key_Return): lambda: _down(grid),
        (plain, _Key.Key_Enter): lambda: _down(grid),
        (shift, _Key.Key_Return): lambda: _step(grid, -1),
        (shift, _Key.Key_Enter): lambda: _step(grid, -1),
        (ctrl, _Key.Key_Return): naming.add_activity,
        (ctrl | shift, _Key.Key_Return): naming.add_group,
        (plain, _Key.Key_F2): naming.rename_current_activity,
        (ctrl, _Key.Key_F2): naming.rename_current_party,
        (shift, _Key.Key_F2): grid.comments.edit_current,
        (ctrl, _Key.Key_PageDown): lambda: grid.matrix_wanted.emit(1),
        (ctrl, _Key.Key_PageUp): lambda: grid.matrix_wanted.emit(-1),
        (plain, _Key.Key_Space): lambda: _fold(grid),
        (ctrl, _Key.Key_D): commands.fill_down,
        (ctrl, _Key.Key_R): commands.fill_right,
        (ctrl | shift, _Key.Key_C): lambda: commands.copy(headings=True),
        (alt, _Key.Key_Up): lambda: commands.move_rows(down=False),
        (alt, _Key.Key_Down): lambda: commands.move_rows(down=True),
        (alt, _Key.Key_Left): lambda: commands.move_columns(right=False),
        (alt, _Key.Key_Right): lambda: commands.move_columns(right=True),
    }


def _escape(grid: Grid) -> bool:
    carried = [
        header.carrying
        for header in (grid.activity_header, grid.party_header)
        if header.carrying.under_way
    ]
    for carrying in carried:
        carrying.cancel()
    filling = grid.filling.cancel()
    adding, grid.adding = grid.adding, False
    return bool(carried) or filling or adding


def _down(grid: Grid) -> None:
    """Go one row down; on the last one add an activity."""
    if grid.currentIndex().row() >= len(grid.grid_model.rows) - 1:
        grid.naming.add_activity()
    else:
        _step(grid, 1)


def _step(grid: Grid, by: int) -> None:
    current = grid.currentIndex()
    index = grid.grid_model.index(current.row() + by, current.column())
    if index.isValid():
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        grid.selectionModel().setCurrentIndex(index, select)


def _fold(grid: Grid) -> None:
    index = grid.currentIndex()
    if index.isValid() and grid.grid_model.rows[index.row()].is_group:
        grid.toggle_fold(grid.grid_model.rows[index.row()].activity.id)
