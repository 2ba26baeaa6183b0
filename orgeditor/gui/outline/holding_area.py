"""The holding area: positions that wait for a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from orgeditor.drawing.colours import NO_COLOUR
from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import ids_in
from orgeditor.gui.labels import tip
from orgeditor.gui.outline.record_tree import RecordTree, dot
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position
from orgeditor.model.structure import holding_area
from orgeditor.model.verbs.positions import hold

if TYPE_CHECKING:
    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPaintEvent

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit


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
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _dropped(self, event: QDropEvent) -> Edit:
        """Return the edit of a drop; what waits already keeps the reason why."""
        org = self.session.organization
        waits = {*holding_area(org)}
        ids = [key for key in ids_in(event.mimeData()) if key in org and key not in waits]
        if not ids or not all(org.find(Position, key) for key in ids):
            raise Refused(t("Drop positions here to put them aside"))
        return hold(org, ids, str(t("put aside")))
