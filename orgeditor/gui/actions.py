"""Every action as a row of one table: menus, tool bar, shortcuts and command palette follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QAction, QKeySequence

from orgeditor.gui import theme
from orgeditor.gui.labels import caption, tip
from orgeditor.gui.sections import SECTIONS
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenuBar, QWidget


class Row(msgspec.Struct, frozen=True):
    """An action: what it is called, in which menu it stands, its keys and icon.

    ``keys`` that a view handles itself while it has the focus (Del, Enter, F2 on the
    canvas) are only ``hint``: shown, not bound. ``needs`` names a condition of the window
    without which it is disabled.
    """

    id: str
    text: Message
    menu: str
    keys: str = ""
    hint: str = ""
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    ends_group: bool = False


MENUS: Final[dict[str, Message]] = {
    "file": t("&File"),
    "edit": t("&Edit"),
    "view": t("&View"),
    "structure": t("&Structure"),
    "responsibilities": t("&Responsibilities"),
    "scenarios": t("S&cenarios"),
    "help": t("&Help"),
}

ROWS: Final = (
    Row("new", t("New"), "file", "Ctrl+N", icon="new"),
    Row("open", t("Open…"), "file", "Ctrl+O", icon="open"),
    Row("save", t("Save"), "file", "Ctrl+S", icon="save", needs="document"),
    Row("save-as", t("Save as…"), "file", "Ctrl+Shift+S", needs="document"),
    Row("save-as-folder", t("Save as folder…"), "file", needs="document"),
    Row("take-snapshot", t("Take a snapshot…"), "file", icon="picture", needs="document"),
    Row("versions", t("Earlier versions…"), "file", icon="history", needs="file"),
    Row("merge-file", t("Merge another file…"), "file", icon="merge", needs="document", ends_group=True),
    Row("import-roster", t("Import a roster…"), "file", "Ctrl+I", icon="import"),
    Row("paste-roster", t("Import the table on the clipboard…"), "file", "Ctrl+Alt+V", icon="paste"),
    Row("import-matrix", t("Import a responsibility matrix…"), "file", icon="import"),
    Row("import-elements", t("Import goals and other tables…"), "file", icon="import", needs="document"),
    Row("blueprint-parts", t("Take over from a blueprint…"), "file", icon="template", needs="document", ends_group=True),
    Row("export-roster", t("Export the roster…"), "file", icon="workbook", needs="positions"),
    Row("export-into-workbook", t("Write into the client’s workbook…"), "file", icon="workbook", needs="positions"),
    Row("export-matrix", t("Export the matrix…"), "file", icon="workbook", needs="matrix"),
    Row("export-processes", t("Export the matrix, one sheet a process…"), "file", icon="workbook", needs="matrix"),
    Row("export-cards", t("Export role cards…"), "file", icon="role", needs="matrix"),
    Row("export-elements", t("Export goals and other tables…"), "file", icon="workbook", needs="document", ends_group=True),
    Row("export-chart", t("Export the chart…"), "file", icon="picture", needs="document"),
    Row("picture-of-chart", t("Picture of the chart…"), "file", icon="picture", needs="document"),
    Row("print-chart", t("Print the chart…"), "file", "Ctrl+Alt+Shift+P", icon="print", needs="document"),
    Row("print-matrix", t("Print the responsibility chart…"), "file", "Ctrl+P", icon="print", needs="matrix"),
    Row("report", t("Report…"), "file", "Ctrl+Alt+P", icon="print", needs="document", ends_group=True),
    Row("deliveries", t("Deliveries…"), "file", "Ctrl+Alt+D", icon="export", needs="document"),
    Row("compare-deliveries", t("Compare two deliveries…"), "file", icon="layers", needs="document"),
    Row("redaction", t("Redaction…"), "file", icon="show", needs="document"),
    Row("with-ratings", t("Ratings of people in what is exported"), "file", needs="document", checkable=True, ends_group=True),
    Row("start", t("Start page"), "file", icon="start"),
    Row("quit", t("Quit"), "file", "Ctrl+Q"),
    Row("undo", t("Undo"), "edit", "Ctrl+Z", icon="undo", needs="undoable"),
    Row("redo", t("Redo"), "edit", "Ctrl+Shift+Z", hint="Ctrl+Y", icon="redo", needs="redoable", ends_group=True),
    Row("cut", t("Cut"), "edit", hint="Ctrl+X", icon="cut", needs="selection"),
    Row("copy", t("Copy"), "edit", hint="Ctrl+C", icon="copy", needs="selection"),
    Row("copy-picture", t("Copy as picture"), "edit", "Ctrl+Shift+C", icon="picture", needs="picture"),
    Row("save-picture", t("Save as picture…"), "edit", icon="picture", needs="picture"),
    Row("paste", t("Paste below"), "edit", hint="Ctrl+V", icon="paste", needs="structure"),
    Row("paste-alone", t("Paste alone"), "edit", hint="Ctrl+Shift+V", needs="structure", ends_group=True),
    Row("find", t("Find…"), "edit", "Ctrl+F", icon="search", needs="document"),
    Row("commands", t("Commands…"), "edit", "Ctrl+Shift+P", icon="commands", ends_group=True),
    Row("select-all", t("Select all"), "edit", needs="structure"),
    *(Row(f"section-{s.icon}", s.words, "view", f"Ctrl+{s.section:d}", needs="document", ends_group=s is SECTIONS[-1]) for s in SECTIONS),
    Row("positions", t("Chart of positions"), "view", icon="position", needs="structure", checkable=True),
    Row("units", t("Chart of units"), "view", icon="unit", needs="structure", checkable=True),
    Row("dotted", t("Dotted lines"), "view", icon="dotted-line", needs="structure", checkable=True),
    Row("links", t("Communication links"), "view", icon="communication", needs="structure", checkable=True),
    Row("legend", t("Legend"), "view", icon="colour", needs="structure", checkable=True, ends_group=True),
    Row("cards", t("Card designer…"), "view", icon="position", needs="positions"),
    Row("hide-names", t("Hide names"), "view", "Ctrl+Shift+H", icon="person", needs="document", checkable=True),
    Row("hide-pay", t("Hide pay"), "view", icon="resources", needs="document", checkable=True, ends_group=True),
    Row("focus", t("Show the selected branch alone"), "view", needs="selection"),
    Row("whole-chart", t("Show the whole chart"), "view", needs="structure"),
    Row("one-above", t("Show from one level above"), "view", needs="structure"),
    Row("two-above", t("Show from two levels above"), "view", needs="structure"),
    Row("one-level", t("Show one level below"), "view", needs="structure"),
    Row("two-levels", t("Show two levels below"), "view", needs="structure"),
    Row("three-levels", t("Show three levels below"), "view", needs="structure", ends_group=True),
    Row("present", t("Present"), "view", "F5", icon="present", needs="structure", ends_group=True),
    Row("zoom-in", t("Zoom in"), "view", "Ctrl++", icon="zoom-in", needs="structure"),
    Row("zoom-out", t("Zoom out"), "view", "Ctrl+-", icon="zoom-out", needs="structure"),
    Row("zoom-100", t("100 %"), "view", "Ctrl+0", needs="structure"),
    Row("fit", t("Fit to window"), "view", hint="Shift+1", icon="fit", needs="structure"),
    Row("fold-all", t("Fold all"), "view", icon="fold", needs="structure"),
    Row("unfold-all", t("Unfold all"), "view", icon="unfold", needs="structure", ends_group=True),
    Row("system-theme", t("Light or dark as the system"), "view", checkable=True),
    Row("light", t("Light"), "view", icon="light", checkable=True),
    Row("dark", t("Dark"), "view", icon="dark", checkable=True),
    Row("reduce-motion", t("Reduce motion"), "view", checkable=True, ends_group=True),
    Row("english", t("English"), "view", icon="language", checkable=True),
    Row("chinese", t("Chinese"), "view", icon="language", checkable=True),
    Row("next-pane", t("Next pane"), "view", "F6", needs="document"),
    Row("add-unit", t("Add a unit"), "structure", "Ctrl+Shift+U", icon="unit", needs="document"),
    Row("add-position", t("Add a position"), "structure", "Ctrl+Shift+N", icon="position", needs="document"),
    Row("add-role", t("Add a role"), "structure", icon="role", needs="document", ends_group=True),
    Row("child", t("Add below"), "structure", hint="Tab", needs="selection"),
    Row("sibling", t("Add beside"), "structure", hint="Enter", needs="selection"),
    Row("rename", t("Rename"), "structure", hint="F2", icon="rename", needs="selection", ends_group=True),
    Row("move-left", t("Move left"), "structure", hint="Alt+Left", needs="selection"),
    Row("move-right", t("Move right"), "structure", hint="Alt+Right", needs="selection"),
    Row("move-up", t("Move up"), "structure", hint="Alt+Up", needs="selection"),
    Row("move-down", t("Move down"), "structure", hint="Alt+Down", needs="selection", ends_group=True),
    Row("merge", t("Merge into the one selected last"), "structure", "Ctrl+M", icon="merge", needs="several"),
    Row("split", t("Split"), "structure", "Ctrl+Shift+M", needs="selected-positions"),
    Row("split-off", t("Split off into a new unit"), "structure", icon="unit", needs="selected-positions"),
    Row("swap", t("Swap places"), "structure", needs="two-positions"),
    Row("swap-people", t("Swap people"), "structure", icon="people", needs="two-positions"),
    Row("draw-dotted", t("Dotted line to the one selected last"), "structure", icon="dotted-line", needs="several-positions", ends_group=True),
    Row("picture", t("Picture of the person…"), "structure", icon="person", needs="named"),
    Row("no-picture", t("Remove the picture"), "structure", needs="pictured", ends_group=True),
    Row("hold", t("Put into the holding area"), "structure", icon="holding-area", needs="selected-positions"),
    Row("delete", t("Delete, reports move up"), "structure", hint="Del", icon="delete", needs="selection"),
    Row("delete-branch", t("Delete with all below"), "structure", hint="Shift+Del", needs="selection"),
    Row("new-matrix", t("New responsibility matrix"), "responsibilities", icon="matrix", needs="document"),
    Row("role-card", t("Role card…"), "responsibilities", "Ctrl+Shift+R", icon="role", needs="party"),
    Row("role-cards", t("Role cards of all in the matrix…"), "responsibilities", needs="matrix", ends_group=True),
    Row("analyse-matrix", t("Analysis"), "responsibilities", icon="performance", needs="matrix"),
    Row("convert-matrix", t("Convert to another code set…"), "responsibilities", needs="matrix"),
    Row("code-sets", t("Code sets…"), "responsibilities", needs="document", ends_group=True),
    Row("letters", t("Show an activity's letters on the chart…"), "responsibilities", icon="responsibilities", needs="matrix"),
    Row("no-letters", t("Hide the letters on the chart"), "responsibilities", needs="matrix"),
    Row("scenario-new", t("New scenario…"), "scenarios", "Ctrl+Alt+N", icon="scenarios", needs="document"),
    Row("scenario-describe", t("Name and describe…"), "scenarios", hint="F2", icon="rename", needs="document"),
    Row("scenario-show", t("Show it"), "scenarios", icon="show", needs="other-scenario"),
    Row("scenario-next", t("Show the next scenario"), "scenarios", "Alt+PgDown", needs="scenarios"),
    Row("scenario-previous", t("Show the scenario before"), "scenarios", "Alt+PgUp", needs="scenarios", ends_group=True),
    Row("scenario-lock", t("Locked"), "scenarios", icon="locked", needs="document", checkable=True),
    Row("scenario-archive", t("Archived"), "scenarios", icon="holding-area", needs="alternative", checkable=True),
    Row("scenario-compare", t("Compare…"), "scenarios", "Ctrl+Alt+C", icon="layers", needs="scenarios"),
    Row("scenario-beside", t("Side by side…"), "scenarios", "Ctrl+Alt+B", icon="panel-right", needs="scenarios"),
    Row("scenario-story", t("Change story…"), "scenarios", "Ctrl+Alt+H", icon="history", needs="alternative"),
    Row("scenario-update", t("Update from the baseline…"), "scenarios", icon="import", needs="alternative"),
    Row("scenario-merge", t("Merge into the baseline…"), "scenarios", icon="merge", needs="alternative", ends_group=True),
    Row("scenario-promote", t("Make it the baseline"), "scenarios", icon="goals", needs="alternative"),
    Row("scenario-delete", t("Delete the scenario"), "scenarios", icon="delete", needs="alternative"),
    Row("keys", t("Keys and gestures"), "help", "F1", icon="keyboard"),
    Row("about", t("About"), "help", icon="info"),
)  # fmt: skip


ROW_BY_ID: Final = {row.id: row for row in ROWS}


def make_actions(window: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Return the actions by id, each calling its slot; KeyError where one has none."""
    actions: dict[str, QAction] = {}
    for row in ROWS:
        action = QAction(window)
        action.setObjectName(f"action-{row.id}")
        if row.keys:
            action.setShortcuts([QKeySequence(key) for key in (row.keys, row.hint) if key])
        word(action, row, row.text)
        if row.icon:
            action.setIcon(theme.icon(row.icon))
        action.setCheckable(row.checkable)
        # A menu shows an icon or a tick, never both.
        action.setIconVisibleInMenu(not row.checkable)
        action.triggered.connect(lambda _checked=False, slot=slots[row.id]: slot())
        actions[row.id] = action
    window.addActions(list(actions.values()))
    return actions


def word(action: QAction, row: Row, text: str | Message) -> None:
    """Give an action its words: in the menus, and with its keys in the tooltip."""
    keys = shown_keys(row)
    shown = f"{caption(text)}\t{keys}" if keys and not row.keys else caption(text)
    action.setText(shown)
    plain = str(text).rstrip("…")
    action.setToolTip(tip(f"{plain} ({keys})" if keys else plain))


def shown_keys(row: Row) -> str:
    """Return the keys of an action as people write them, "" for none."""
    return QKeySequence(row.keys or row.hint).toString(QKeySequence.SequenceFormat.NativeText)


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Make the menus."""
    for name, text in MENUS.items():
        menu = bar.addMenu(str(text))
        menu.setObjectName(f"menu-{name}")
        for row in ROWS:
            if row.menu == name:
                menu.addAction(actions[row.id])
                if row.ends_group:
                    menu.addSeparator()


def enable(actions: Mapping[str, QAction], met: Mapping[str, bool]) -> None:
    """Enable what can be done; ``met`` says of each condition whether it holds."""
    for row in ROWS:
        actions[row.id].setEnabled(met[row.needs] if row.needs else True)
