"""Names typed in place: renaming activities and parties, adding activities and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from orgeditor.gui.matrix import look
from orgeditor.gui.matrix.filters import EVERYTHING
from orgeditor.gui.matrix.moves import place_after
from orgeditor.messages import Message, t
from orgeditor.model.fields import shown_title
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.responsibilities import add_activity

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.matrix import ActivityRow
    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.model.records import Record

_PARTY_WIDTH: Final = 220
_OWN_KEYS: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Naming:
    """The one editor that may be open over a grid's headings."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.editor: NameEditor | None = None

    def rename_current_activity(self) -> None:
        """Rename the activity of the current row."""
        self.rename_activity(self._grid.currentIndex().row())

    def rename_current_party(self) -> None:
        """Rename the party of the current column."""
        self.rename_party(self._grid.currentIndex().column())

    def rename_activity(self, row: int) -> None:
        """Rename the activity of a row, in place."""
        model = self._grid.grid_model
        if 0 <= row < len(model.rows):
            header = self._grid.activity_header
            self.rename(model.rows[row].activity, header.viewport(), header.name_room(row))

    def rename_party(self, column: int) -> None:
        """Rename the party of a column, in place."""
        model = self._grid.grid_model
        if not 0 <= column < len(model.view.columns):
            return
        header = self._grid.party_header
        left = header.sectionViewportPosition(column)
        left = max(0, min(left, header.width() - _PARTY_WIDTH))
        room = QRect(left, header.height() - look.ROW - 2, _PARTY_WIDTH, look.ROW)
        self.rename(model.party(column), header.viewport(), room)

    def rename(self, record: Record, over: QWidget, room: QRect) -> None:
        """Rename a record in a line that stands over part of a widget."""
        session, field = self._grid.session, shown_title(record)

        def rename(name: str, _more: bool) -> None:
            if record.id in session.organization:
                session.perform(set_field, session.organization, [record.id], field, name)

        self._open(over, room, getattr(record, field), t("Name"), rename)

    def add_activity(self) -> None:
        """Ask for the name of an activity after the current row; Enter asks for the next one."""
        self._add("", t("New activity"))

    def add_group(self) -> None:
        """Ask for the name of a group after that of the current row."""
        self._add("group", t("New group"))

    def _add(self, kind: str, prompt: Message) -> None:
        grid = self._grid
        grid.restrict(EVERYTHING)
        model = grid.grid_model
        at = grid.currentIndex().row() if grid.currentIndex().isValid() else len(model.rows) - 1
        if model.rows and model.rows[at].activity.id in model.folded:
            grid.fold([model.rows[at].activity.id], folded=False)
            at = grid.currentIndex().row()
        parent, before = _place(grid, at, kind)
        following = model.row_of(before)
        last = following - 1 if following >= 0 else _last_in(grid, parent)
        index = model.index(max(last, 0), max(grid.currentIndex().column(), 0))
        if index.isValid():
            grid.scrollTo(index)
        header = grid.activity_header
        room = header.name_room(max(min(at, len(model.rows) - 1), 0))
        room.moveTop(self._below(last) + 1)

        def add(name: str, more: bool) -> None:
            edit = grid.session.perform(
                add_activity,
                grid.session.organization,
                model.view.matrix.id,
                name=name,
                parent=parent,
                kind=kind,
                before=before,
            )
            if edit is None:
                return
            grid.reveal(edit.changes[0].id)
            if more:
                # What follows a group is its first activity.
                self._add("", t("New activity"))

        self._open(header.viewport(), room, "", prompt, add)

    def _below(self, row: int) -> int:
        """Return where a line below a row begins in the heading; the grid is scrolled to have it."""
        if row < 0:
            return 0
        header, bar = self._grid.activity_header, self._grid.verticalScrollBar()
        hidden = header.sectionViewportPosition(row) + 2 * look.ROW - header.viewport().height()
        if hidden > 0:
            # Below the last row there is nothing to scroll to: room until the editor closes.
            bar.setMaximum(max(bar.maximum(), bar.value() + hidden))
            bar.setValue(bar.value() + hidden)
        return header.sectionViewportPosition(row) + look.ROW

    def _open(
        self,
        over: QWidget,
        room: QRect,
        text: str,
        prompt: Message,
        take: Callable[[str, bool], None],
    ) -> None:
        if self.editor is not None:
            self.editor.finish(keep=True)
        self.editor = NameEditor(over, room, text, prompt)
        self.editor.taken = take
        self.editor.ended = self._ended
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended(self, editor: NameEditor) -> None:
        if self.editor is editor:
            self.editor = None
        self._grid.updateGeometries()
        if editor.hasFocus():
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)


class NameEditor(QLineEdit):
    """A line over a heading. Enter keeps the name, and so does leaving; Escape does not.

    ``taken`` is called with a new name, and whether Enter asked to go on; ``ended`` always.
    """

    taken: Callable[[str, bool], None]
    ended: Callable[[NameEditor], None]

    def __init__(self, over: QWidget, room: QRect, text: str, prompt: Message) -> None:
        super().__init__(over)
        self._before = text
        self._done = False
        self.setObjectName("name-editor")
        self.setPlaceholderText(str(prompt))
        self.setAccessibleName(str(prompt))
        self.setText(text)
        self.selectAll()
        self.setGeometry(room)

    def finish(self, *, keep: bool, more: bool = False) -> None:
        """Close the editor; ``keep``: with the name that stands in it."""
        if self._done:
            return
        self._done = True
        name = self.text().strip()
        self.ended(self)
        self.hide()
        self.deleteLater()
        if keep and name and name != self._before:
            self.taken(name, more)

    @override
    def event(self, event: QEvent) -> bool:
        # Before the window's shortcuts, which also use these keys.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=True, more=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.finish(keep=True)
        return True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish(keep=True)


def _place(grid: Grid, at: int, kind: str) -> tuple[str, str]:
    """Return group and following activity for something new after the row ``at``."""
    model = grid.grid_model
    if not model.rows:
        return "", ""
    row = model.rows[at]
    if kind == "group":
        # A new group stands beside the one that the current row is in.
        outer = [r for r in model.view.rows if r.is_group and _is_in(row, r) and r.level == 0]
        if outer:
            tops = [r.activity.id for r in model.view.rows if r.level == 0]
            after = tops.index(outer[0].activity.id) + 1
            return "", tops[after] if after < len(tops) else ""
    return place_after(model, row)


def _is_in(row: ActivityRow, group: ActivityRow) -> bool:
    return row.number == group.number or row.number.startswith(group.number + ".")


def _last_in(grid: Grid, group: str) -> int:
    """Return the last shown row of a group, or of all."""
    rows = grid.grid_model.rows
    at = grid.grid_model.row_of(group)
    if at < 0:
        return len(rows) - 1
    last = at
    while last + 1 < len(rows) and rows[last + 1].level > rows[at].level:
        last += 1
    return last
