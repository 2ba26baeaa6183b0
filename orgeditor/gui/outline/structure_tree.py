"""The structure as a tree of units with their positions."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QToolTip,
    QTreeWidgetItem,
)
from typing_extensions import override

from orgeditor.drawing.colours import NO_COLOUR, unit_colours
from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import ids_in
from orgeditor.gui.figures import whole
from orgeditor.gui.labels import tip
from orgeditor.gui.outline.places import Places, lines_above
from orgeditor.gui.outline.plans import Where, added_below, added_beside, dropped
from orgeditor.gui.outline.record_tree import RecordTree, dot, record_of, say
from orgeditor.gui.outline.renaming import Renaming
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.editing import delete, delete_branches
from orgeditor.model.verbs.people import holder_names
from orgeditor.model.verbs.shifting import demote, promote, shift

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragMoveEvent, QDropEvent

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Change, Edit
    from orgeditor.model.organization import Organization

Key = Qt.Key
_LISTED: Final = Qt.ItemDataRole.UserRole + 1
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_MOVES: Final[dict[Key, Callable[[Organization, str], Edit]]] = {
    Key.Key_Up: lambda org, key: shift(org, key, -1),
    Key.Key_Down: lambda org, key: shift(org, key, 1),
    Key.Key_Right: demote,
    Key.Key_Left: promote,
}
_PLACES: Final = {
    QAbstractItemView.DropIndicatorPosition.AboveItem: Where.BEFORE,
    QAbstractItemView.DropIndicatorPosition.BelowItem: Where.AFTER,
}
_PLACING: Final[dict[Any, Callable[[Any], object]]] = {
    Unit: attrgetter("parent", "rank", "colour"),
    Position: attrgetter("unit", "manager", "rank", "waiting", "headcount", "holders", "status"),
}
"""The fields that decide where a line stands, its colour and its count."""


class StructureTree(RecordTree):
    """Units with their head-counts and positions; branches are made when first opened.

    Positions that are in no unit stand outside, below one another by their reporting lines.
    Enter adds beside and Tab below, F2 renames, Del deletes, Alt with an arrow moves.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("outline")
        self.setAccessibleName(str(t("Outline")))
        self.setItemDelegate(Renaming(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._open: set[str] = set()
        self._colours: dict[str, str] = {}
        self.itemExpanded.connect(self._on_expanded)
        self.itemCollapsed.connect(self._on_collapsed)
        self.fill()

    @override
    def fill(self) -> None:
        org = self.session.organization
        bar = self.verticalScrollBar().value()
        self._following = True
        self._colours = unit_colours(org, self.session.trees.of("units"))
        self.clear()
        self._places = Places(org)
        tops = self._places.tops()
        self._open.update(tops[:1])
        for key in tops:
            self._add(self.invisibleRootItem(), key)
        self.follow_selection()
        self.verticalScrollBar().setValue(bar)

    @override
    def follow_selection(self) -> None:
        super().follow_selection()
        if len(self.session.selection) == 1 and not self.hasFocus():
            self.reveal(self.session.selection[0])

    def reveal(self, record_id: str) -> None:
        """Open what lies above a record and scroll to it."""
        org = self.session.organization
        if not isinstance(org.peek(record_id), Unit | Position):
            return
        for key in reversed(lines_above(org, record_id)):
            if (item := self.line_of(key)) and not item.isExpanded():
                item.setExpanded(True)
        if item := self.line_of(record_id):
            self.scrollToItem(item)

    def line_of(self, key: str) -> QTreeWidgetItem | None:
        """Return the line of a record, None where it has not been made."""
        return next((item for item in self.items() if record_of(item) == key), None)

    def rename(self) -> None:
        """Edit the name of the selected record in its place."""
        if self.session.selection:
            self.reveal(self.session.selection[-1])
            name = name_of(self.session.organization[self.session.selection[-1]])
            if seen(name) != name:
                self.session.refuse(t("Show names again to change this one."))
            elif item := self.line_of(self.session.selection[-1]):
                self.setFocus()
                self.editItem(item, 0)

    def add_below(self) -> None:
        """Add a record below the selected one and name it."""
        self._add_new(added_below)

    def add_beside(self) -> None:
        """Add a record after the selected one and name it."""
        self._add_new(added_beside)

    def delete(self, *, branches: bool) -> None:
        """Delete the selected records, or with all below; what lies above is then selected."""
        org, chosen = self.session.organization, list(self.session.selection)
        if not chosen:
            return
        above = org.above(chosen[-1], Edge.CONTAINS)
        if self.session.perform(delete_branches if branches else delete, org, chosen):
            self.session.select([above])

    def _add_new(self, plan: Callable[[Organization, str], Edit]) -> None:
        current = self.session.selection[-1] if self.session.selection else ""
        edit = self.session.perform(plan, self.session.organization, current)
        if edit:
            self.session.select([edit.changes[0].id])
            self.rename()

    @override
    def _on_edited(self, edit: Edit) -> None:
        if any(_moves(change) for change in edit.changes):
            self.fill()
            return
        changed = {change.id for change in edit.changes}
        for item in self.items():
            key = record_of(item)
            if key in changed:
                say(item, self._said(key))

    def _add(self, parent: QTreeWidgetItem, key: str) -> None:
        org = self.session.organization
        record = org[key]
        words = self._said(key)
        if isinstance(record, Unit):
            colour = self._colours.get(key, NO_COLOUR)
            item = self.add_line(parent, key, words, dot(colour, square=True))
            item.setText(1, whole(self.session.measures().in_unit(key)))
        elif isinstance(record, Position):
            spot = dot(self._colours.get(record.unit, NO_COLOUR), square=False)
            item = self.add_line(parent, key, words, spot)
            item.setFirstColumnSpanned(True)
            if not record.holders:
                item.setForeground(0, QColor(theme.palette().vacant))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if self._places.holds(key):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            item.setExpanded(key in self._open)

    def _said(self, key: str) -> str:
        record = self.session.organization[key]
        if not isinstance(record, Position):
            return seen(name_of(record))
        return f"{seen(name_of(record))} · {self._holder(record)}"

    def _holder(self, position: Position) -> str:
        if not position.holders:
            return str(t("Vacant"))
        if self.session.names_hidden:
            return str(t("Filled"))
        names = ", ".join(holder_names(self.session.organization, position))
        return names or str(t("Filled, not named"))

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        key = record_of(item)
        self._open.add(key)
        if not item.data(0, _LISTED):
            item.setData(0, _LISTED, True)
            for inner in self._places.inside(key):
                self._add(item, inner)
            super().follow_selection()

    def _on_collapsed(self, item: QTreeWidgetItem) -> None:
        self._open.discard(record_of(item))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        current = self.session.selection[-1] if self.session.selection else ""
        if self.state() is QAbstractItemView.State.EditingState:
            # The editor of a name lets its Enter through.
            event.accept()
        elif held == _ALT and key in _MOVES and current:
            self.session.perform(_MOVES[key], self.session.organization, current)
        elif held == _NONE and key in (Key.Key_Return, Key.Key_Enter):
            self.add_beside()
        elif held == _NONE and key is Key.Key_F2:
            self.rename()
        elif held in (_NONE, _SHIFT) and key is Key.Key_Delete:
            self.delete(branches=held == _SHIFT)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if next:
            self.add_below()
            return True
        return super().focusNextPrevChild(next)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        try:
            said = self._dropped(event).label
            event.acceptProposedAction()
        except Refused as refusal:
            said = refusal.reason
            event.ignore()
        QToolTip.showText(self.viewport().mapToGlobal(event.position().toPoint()), tip(said), self)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.session.perform(self._dropped, event)
        # The tree must not take away on its own the lines that were dragged.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _dropped(self, event: QDropEvent) -> Edit:
        org = self.session.organization
        ids = [key for key in ids_in(event.mimeData()) if key in org]
        target = record_of(self.itemAt(event.position().toPoint()))
        return dropped(org, ids, target, _PLACES.get(self.dropIndicatorPosition(), Where.ON))


def _moves(change: Change) -> bool:
    """Whether a change concerns more of the tree than the words of its own line."""
    before, after = change.before, change.after
    if not isinstance(change.some, Unit | Position | Person):
        return False
    if isinstance(change.some, Person) or before is None or after is None:
        return True
    placing = _PLACING[type(after)]
    return bool(placing(before) != placing(after))
