"""The menu of the grid: what can be done with what is chosen, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.gui.matrix.picturing import copy_picture, save_picture
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHeaderView

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.messages import Message

_Row = tuple["Message", str, str, "Callable[[], object]"]


def offer_at_headings(grid: Grid) -> None:
    """Let the names of rows and columns have menus; a press elsewhere chooses what is pressed first."""
    for header, menu, choose in (
        (grid.activity_header, row_menu, grid.selectRow),
        (grid.party_header, column_menu, grid.selectColumn),
    ):
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(partial(_offer, grid, header, menu, choose))


def _offer(
    grid: Grid,
    header: QHeaderView,
    menu: Callable[[Grid], QMenu],
    choose: Callable[[int], None],
    at: QPoint,
) -> None:
    section = header.logicalIndexAt(at)
    if section < 0:
        return
    selection, along = grid.selectionModel(), header.orientation() == Qt.Orientation.Vertical
    chosen = selection.isRowSelected if along else selection.isColumnSelected
    if not chosen(section, QModelIndex()):
        choose(section)
    shown = menu(grid)
    shown.setObjectName("heading-menu")
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.popup(header.viewport().mapToGlobal(at))


def grid_menu(grid: Grid) -> QMenu:
    """Return the menu for the cells, rows and columns chosen."""
    commands = grid.commands
    menu = QMenu(grid)
    for place, code in enumerate(grid.codes.codes[:9], 1):
        action = menu.addAction(f"{code.letter}  {code.name}\t{place}")
        action.setToolTip(tip(code.meaning))
        action.triggered.connect(lambda _checked=False, n=place: commands.type_letter(str(n)))
    menu.addSeparator()
    return _filled(menu, _clipboard(grid), _cells(grid), _rows(grid), _columns(grid))


def row_menu(grid: Grid) -> QMenu:
    """Return the menu for the rows chosen by their names."""
    return _filled(QMenu(grid), _rows(grid), _folding(grid), _clipboard(grid))


def column_menu(grid: Grid) -> QMenu:
    """Return the menu for the columns chosen by their names."""
    return _filled(QMenu(grid), _columns(grid), _clipboard(grid))


def _clipboard(grid: Grid) -> tuple[_Row, ...]:
    commands = grid.commands
    return (
        (t("Cut"), "Ctrl+X", "cut", commands.cut),
        (t("Copy"), "Ctrl+C", "copy", commands.copy),
        (t("Copy with headings"), "Ctrl+Shift+C", "", lambda: commands.copy(headings=True)),
        (t("Copy as picture"), "", "picture", lambda: copy_picture(grid)),
        (t("Save as picture…"), "", "", lambda: save_picture(grid)),
        (t("Paste"), "Ctrl+V", "paste", commands.paste),
        (t("Clear"), "Del", "", commands.clear),
    )


def _cells(grid: Grid) -> tuple[_Row, ...]:
    return (
        (t("Comment…"), "Shift+F2", "", grid.comments.edit_current),
        (t("Fill down"), "Ctrl+D", "", grid.commands.fill_down),
        (t("Fill right"), "Ctrl+R", "", grid.commands.fill_right),
    )


def _rows(grid: Grid) -> tuple[_Row, ...]:
    commands, naming = grid.commands, grid.naming
    return (
        (t("Add an activity"), "Ctrl+Return", "activity", naming.add_activity),
        (t("Add a group"), "Ctrl+Shift+Return", "", naming.add_group),
        (t("Rename the activity"), "F2", "rename", naming.rename_current_activity),
        (t("Move up"), "Alt+Up", "", lambda: commands.move_rows(down=False)),
        (t("Move down"), "Alt+Down", "", lambda: commands.move_rows(down=True)),
        (t("Delete the activity"), "", "delete", commands.remove_activities),
    )


def _folding(grid: Grid) -> tuple[_Row, ...]:
    groups = [row.activity.id for row in grid.grid_model.view.rows if row.is_group]
    return (
        (t("Fold all"), "", "fold", lambda: grid.fold(groups, folded=True)),
        (t("Unfold all"), "", "unfold", lambda: grid.fold(groups, folded=False)),
    )


def _columns(grid: Grid) -> tuple[_Row, ...]:
    commands, naming = grid.commands, grid.naming
    return (
        (t("Add a column…"), "", "role", lambda: grid.party_wanted.emit(_party(grid))),
        (t("Rename the column"), "Ctrl+F2", "rename", naming.rename_current_party),
        (t("Move left"), "Alt+Left", "", lambda: commands.move_columns(right=False)),
        (t("Move right"), "Alt+Right", "", lambda: commands.move_columns(right=True)),
        (t("Remove the column"), "", "remove", commands.remove_columns),
    )


def _filled(menu: QMenu, *parts: tuple[_Row, ...]) -> QMenu:
    for rows in parts:
        for text, keys, icon, command in rows:
            action = menu.addAction(str(text))
            if icon:
                action.setIcon(theme.icon(icon))
            if keys:
                shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{text}\t{shown}")
            action.triggered.connect(lambda _checked=False, command=command: command())
        menu.addSeparator()
    return menu


def _party(grid: Grid) -> str:
    parties = grid.chosen_parties()
    return parties[0] if parties else ""
