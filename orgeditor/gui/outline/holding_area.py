"""The holding area: positions that wait for a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from orgeditor.drawing.colours import NO_COLOUR
from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import ids_in
from orgeditor.gui.outline.record_tree import RecordTree, dot
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position
from orgeditor.model.structure import holding_area
from orgeditor.model.verbs.positions import hold

if TYPE_CHECKING:
    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPaintEvent

    from orgeditor.gui.session import Session


class HoldingArea(RecordTree):
    """A list to drag from onto chart and outline; what is dropped here is put aside."""

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
            words = seen(f"{name_of(position)} · {position.waiting}")
            self.add_line(self.invisibleRootItem(), key, words, dot(NO_COLOUR, square=False))
        self.follow_selection()
        self.counted.emit(self.topLevelItemCount())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.topLevelItemCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.palette().muted))
            place = self.viewport().rect().adjusted(theme.INSIDE, 0, 0, 0)
            words = str(t("Drop positions here to put them aside"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            painter.end()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        org = self.session.organization
        ids = [key for key in ids_in(event.mimeData()) if org.find(Position, key)]
        if ids:
            self.session.perform(hold, org, ids, str(t("put aside")))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
