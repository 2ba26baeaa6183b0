"""The outline: the structure as a tree, and the holding area below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.drawing.colours import NO_COLOUR, unit_colours
from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import IDS, ids_content, ids_in
from orgeditor.gui.labels import heading, tip
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import holding_area, positions_in, roots, units_in
from orgeditor.model.verbs.people import holder_names
from orgeditor.model.verbs.positions import hold, move_positions
from orgeditor.model.verbs.units import move_into_unit, move_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragMoveEvent, QDropEvent

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_ID: Final = Qt.ItemDataRole.UserRole
_LISTED: Final = Qt.ItemDataRole.UserRole + 1
_DOT: Final = 9


class Outline(QWidget):
    """Both trees of the outline with their headings."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.structure = StructureTree(session)
        self.waiting = HoldingArea(session)
        self._waiting_heading = heading("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading(t("Outline")))
        layout.addWidget(self.structure, 1)
        layout.addWidget(self._waiting_heading)
        layout.addWidget(self.waiting)
        self.waiting.counted.connect(self._count)
        self._count(self.waiting.topLevelItemCount())
        self.setFocusProxy(self.structure)

    def _count(self, waiting: int) -> None:
        self._waiting_heading.setText(f"{t('Holding area')} · {waiting}".upper())
        self.waiting.setFixedHeight(min(max(waiting, 1), 5) * theme.ROW + theme.GRID)


class RecordTree(QTreeWidget):
    """A tree of records that shares the session's selection and is dragged from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setIconSize(QSize(_DOT, _DOT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._following = False
        self.itemSelectionChanged.connect(self._on_chosen)
        session.selected.connect(self._on_selected)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self.fill)

    def fill(self) -> None:
        """Build the tree anew."""
        raise NotImplementedError

    def concerns(self, edit: Edit) -> bool:
        """Whether an edit changes what the tree shows."""
        return any(isinstance(change.some, Unit | Position) for change in edit.changes)

    def items(self) -> list[QTreeWidgetItem]:
        """Return all items that have been made."""
        found: list[QTreeWidgetItem] = []
        waiting = [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            children = [c for i in range(item.childCount()) if (c := item.child(i))]
            found += children
            waiting += children
        return found

    def _on_edited(self, edit: Edit) -> None:
        if self.concerns(edit):
            self.fill()

    def _on_chosen(self) -> None:
        if not self._following:
            chosen = [item.data(0, _ID) for item in self.selectedItems()]
            item = self.currentItem()
            current = item.data(0, _ID) if item else ""
            if current in chosen:
                chosen.remove(current)
                chosen.append(current)
            self.session.select(chosen)

    def _on_selected(self) -> None:
        self._following = True
        chosen = set(self.session.selection)
        for item in self.items():
            item.setSelected(item.data(0, _ID) in chosen)
        self._following = False

    @override
    def mimeTypes(self) -> list[str]:
        return [IDS]

    @override
    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        return ids_content(item.data(0, _ID) for item in items)


class StructureTree(RecordTree):
    """Units with their positions; branches are made when they are opened first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("outline")
        self.setAccessibleName(str(t("Outline")))
        self._open: set[str] = set()
        self._colours: dict[str, str] = {}
        self.itemExpanded.connect(self._on_expanded)
        self.itemCollapsed.connect(lambda item: self._open.discard(item.data(0, _ID)))
        self.fill()

    @override
    def fill(self) -> None:
        org = self.session.organization
        bar = self.verticalScrollBar().value()
        self._following = True
        self._colours = unit_colours(org)
        self.clear()
        tops = units_in(org, "")
        self._open.update(tops[:1])
        outside = [key for key in roots(org) if not org.get(Position, key).unit]
        for key in (*tops, *outside):
            self._add(self.invisibleRootItem(), key)
        self._following = False
        self._on_selected()
        self.verticalScrollBar().setValue(bar)

    def reveal(self, record_id: str) -> None:
        """Open what lies above a record and scroll to it."""
        org = self.session.organization
        above = [record_id, *org.chain(record_id, Edge.CONTAINS)]
        for key in reversed(above[1:]):
            item = self._item(key)
            if item:
                item.setExpanded(True)
        if item := self._item(record_id):
            self.scrollToItem(item)

    def _item(self, key: str) -> QTreeWidgetItem | None:
        return next((item for item in self.items() if item.data(0, _ID) == key), None)

    def _add(self, parent: QTreeWidgetItem, key: str) -> None:
        org = self.session.organization
        record = org[key]
        item = QTreeWidgetItem(parent)
        item.setData(0, _ID, key)
        name = name_of(record)
        if isinstance(record, Unit):
            item.setText(0, name)
            item.setToolTip(0, tip(name))
            item.setIcon(0, _dot(self._colours.get(key, NO_COLOUR), square=True))
            inner = self._inside(key)
            if inner:
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            item.setExpanded(key in self._open)
        elif isinstance(record, Position):
            holder = ", ".join(holder_names(org, record)) or str(
                t("Vacant") if not record.holders else t("Filled, not named")
            )
            item.setText(0, f"{name} · {holder}")
            item.setToolTip(0, tip(f"{name} · {holder}"))
            item.setIcon(0, _dot(self._colours.get(record.unit, NO_COLOUR), square=False))
            if not record.holders:
                item.setForeground(0, QColor(theme.palette().vacant))

    def _inside(self, unit: str) -> list[str]:
        org = self.session.organization
        placed = [k for k in positions_in(org, unit) if not org.get(Position, k).waiting]
        return [*placed, *units_in(org, unit)]

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _ID)
        self._open.add(key)
        if not item.data(0, _LISTED):
            item.setData(0, _LISTED, True)
            for inner in self._inside(key):
                self._add(item, inner)
            self._on_selected()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        try:
            self._dropped(event)
        except Refused as refusal:
            self.setToolTip(tip(refusal.reason))
            event.ignore()
            return
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.session.perform(self._dropped, event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _dropped(self, event: QDropEvent) -> Edit:
        """Return the edit of dropping what is dragged where the pointer is."""
        org = self.session.organization
        ids = [key for key in ids_in(event.mimeData()) if key in org]
        units = [key for key in ids if isinstance(org[key], Unit)]
        positions = [key for key in ids if isinstance(org[key], Position)]
        if units and positions:
            raise Refused(t("Units and positions cannot be moved together."))
        item = self.itemAt(event.position().toPoint())
        target = org[item.data(0, _ID)] if item else None
        if units:
            if isinstance(target, Position):
                raise Refused(t("A unit goes into a unit, not under a position."))
            return self._units_dropped(units, target)
        if isinstance(target, Unit):
            return move_into_unit(org, positions, target.id)
        return move_positions(org, positions, target.id if target else "")

    def _units_dropped(self, units: list[str], target: object) -> Edit:
        org = self.session.organization
        if not isinstance(target, Unit):
            return move_units(org, units, "")
        where = self.dropIndicatorPosition()
        if where is QAbstractItemView.DropIndicatorPosition.AboveItem:
            return move_units(org, units, target.parent, before=target.id)
        if where is QAbstractItemView.DropIndicatorPosition.BelowItem:
            siblings = units_in(org, target.parent)
            after = siblings[siblings.index(target.id) + 1 :]
            return move_units(org, units, target.parent, before=after[0] if after else "")
        return move_units(org, units, target.id)


class HoldingArea(RecordTree):
    """The positions that wait for a place; drop positions here to put them aside."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("holding-area")
        self.setAccessibleName(str(t("Holding area")))
        self.setRootIsDecorated(False)
        self.fill()

    @override
    def fill(self) -> None:
        org = self.session.organization
        self._following = True
        self.clear()
        for key in holding_area(org):
            position = org.get(Position, key)
            item = QTreeWidgetItem(self)
            item.setData(0, _ID, key)
            item.setText(0, f"{name_of(position)} · {position.waiting}")
            item.setToolTip(0, tip(f"{name_of(position)} · {position.waiting}"))
            item.setIcon(0, _dot(NO_COLOUR, square=False))
        self._following = False
        self._on_selected()
        self.counted.emit(self.topLevelItemCount())

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        org = self.session.organization
        ids = [key for key in ids_in(event.mimeData()) if org.find(Position, key)]
        self.session.perform(hold, org, ids, str(t("put aside")))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()


def _dot(colour: str, *, square: bool) -> QIcon:
    ratio = 3
    picture = QPixmap(_DOT * ratio, _DOT * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if square:
        painter.drawRoundedRect(picture.rect(), 2 * ratio, 2 * ratio)
    else:
        painter.drawEllipse(picture.rect().adjusted(ratio, ratio, -ratio, -ratio))
    painter.end()
    return QIcon(picture)
