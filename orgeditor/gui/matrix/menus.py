"""The menu of the grid: what can be done with what is chosen, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.messages import Message

_Row = tuple["Message", str, str, "Callable[[], object]"]


def grid_menu(grid: Grid) -> QMenu:
    """Return the menu for the cells, rows and columns chosen."""
    commands, naming = grid.commands, grid.naming
    parts: tuple[tuple[_Row, ...], ...] = (
        (
            (t("Cut"), "Ctrl+X", "cut", commands.cut),
            (t("Copy"), "Ctrl+C", "copy", commands.copy),
            (t("Copy with headings"), "Ctrl+Shift+C", "", lambda: commands.copy(headings=True)),
            (t("Paste"), "Ctrl+V", "paste", commands.paste),
            (t("Clear"), "Del", "", commands.clear),
            (t("Comment…"), "Shift+F2", "", grid.comments.edit_current),
        ),
        (
            (t("Fill down"), "Ctrl+D", "", commands.fill_down),
            (t("Fill right"), "Ctrl+R", "", commands.fill_right),
        ),
        (
            (t("Add an activity"), "Ctrl+Return", "activity", naming.add_activity),
            (t("Add a group"), "Ctrl+Shift+Return", "", naming.add_group),
            (t("Rename the activity"), "F2", "rename", naming.rename_current_activity),
            (t("Move up"), "Alt+Up", "", lambda: commands.move_rows(down=False)),
            (t("Move down"), "Alt+Down", "", lambda: commands.move_rows(down=True)),
            (t("Delete the activity"), "", "delete", commands.remove_activities),
        ),
        (
            (t("Add a column…"), "", "role", lambda: grid.party_wanted.emit(_party(grid))),
            (t("Rename the column"), "Ctrl+F2", "", naming.rename_current_party),
            (t("Move left"), "Alt+Left", "", lambda: commands.move_columns(right=False)),
            (t("Move right"), "Alt+Right", "", lambda: commands.move_columns(right=True)),
            (t("Remove the column"), "", "remove", commands.remove_columns),
        ),
    )
    menu = QMenu(grid)
    for place, code in enumerate(grid.codes.codes[:9], 1):
        action = menu.addAction(f"{code.letter}  {code.name}\t{place}")
        action.setToolTip(tip(code.meaning))
        action.triggered.connect(lambda _checked=False, n=place: commands.type_letter(str(n)))
    menu.addSeparator()
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
