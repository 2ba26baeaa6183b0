"""The column of activities: numbered, indented, with groups that fold; it never scrolls away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import draw_text, draw_text_ending, elided
from orgeditor.gui import theme
from orgeditor.gui.matrix import look
from orgeditor.gui.matrix.dragging import Carrying
from orgeditor.gui.matrix.marks import paint_mark
from orgeditor.gui.matrix.rules_told import severity_of
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from orgeditor.analysis.matrix import ActivityRow
    from orgeditor.gui.matrix.model import GridModel


class ActivityHeader(QHeaderView):
    """Paints the names of activities. A click on a group's arrow folds it; rows are dragged.

    ``folding`` tells the group whose arrow was clicked; ``carried`` the pixel position at
    which the dragged rows were let go; its right edge sets its width.
    """

    folding = Signal(str)
    carried = Signal(int)
    widened = Signal()

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.width_wanted = look.ACTIVITY_USUAL
        self.carrying = Carrying(self, self.carried.emit)
        self.carrying.indent = self._drop_indent
        self._widening = False
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(look.ROW)
        self.setMinimumSectionSize(look.ROW)

    def name_left(self, row: ActivityRow) -> int:
        """Return where a row's name begins, in pixels from the left."""
        return theme.INSIDE + row.level * look.INDENT + look.FOLD + look.NUMBER

    def name_room(self, section: int) -> QRect:
        """Return where a row's name stands, for an editor to stand over it."""
        left = self.name_left(self._model.rows[section]) if section < self.count() else 60
        top = self.sectionViewportPosition(section) if section < self.count() else self.length()
        return QRect(left - 6, top + 1, self.width() - left, look.ROW - 2)

    @property
    def is_outward(self) -> bool:
        """Whether rows are carried left of the names: there they leave a group that ends."""
        above = self._above_gap()
        return above is not None and self.carrying.across < self._number_left(above)

    def _above_gap(self) -> ActivityRow | None:
        gap = self.carrying.gap(self.carrying.place or 0)
        return self._model.rows[gap - 1] if gap else None

    def _number_left(self, row: ActivityRow) -> int:
        return theme.INSIDE + row.level * look.INDENT + look.FOLD

    def _drop_indent(self) -> int:
        """Return where the line begins that shows a drop: as deep as it would come to stand."""
        above = self._above_gap()
        return 0 if above is None or self.is_outward else self._number_left(above)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_wanted, 0)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        row = self._model.rows[logicalIndex]
        palette = theme.palette()
        selection = self.selectionModel()
        here = selection.rowIntersectsSelection(logicalIndex)
        ground = look.chosen_ground() if here else QColor(palette.panel)
        painter.fillRect(rect, look.group_ground() if row.is_group and not here else ground)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.hair())
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), colour(palette.line))
        ink = colour(palette.text)
        baseline = rect.center().y() + 5
        left = self.name_left(row)
        style = look.text_style(semibold=row.is_group)
        small = look.text_style(theme.LABEL)
        draw_text_ending(painter, left - 7, baseline, row.number, small, colour(palette.muted))
        room = rect.right() - left - 2 * look.MARK - 4
        draw_text(painter, left, baseline, elided(name_of(row.activity), style, room), style, ink)
        if row.is_group:
            self._paint_arrow(painter, self._arrow(row, rect))
        if marks := self._model.marks.get(row.activity.id):
            middle = QPointF(rect.right() - look.MARK - 3, rect.center().y() + 0.5)
            paint_mark(painter, middle, severity_of(marks))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.carrying.paint(QPainter(self.viewport()))

    def _arrow(self, row: ActivityRow, rect: QRect) -> QRect:
        left = theme.INSIDE - 4 + row.level * look.INDENT
        return QRect(left, rect.y(), look.FOLD, rect.height())

    def _paint_arrow(self, painter: QPainter, room: QRect) -> None:
        row = self._model.rows[self.logicalIndexAt(QPoint(0, room.center().y()))]
        folded = row.activity.id in self._model.folded
        middle = QPointF(room.center())
        points = [(-2, -4), (2, 0), (-2, 4)] if folded else [(-4, -2), (0, 2), (4, -2)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(theme.palette().muted), 1.6))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))
        painter.restore()

    def _group_at(self, at: QPoint) -> str:
        section = self.logicalIndexAt(at)
        if section < 0 or not self._model.rows[section].is_group:
            return ""
        row = self._model.rows[section]
        top = self.sectionViewportPosition(section)
        arrow = self._arrow(row, QRect(0, top, self.width(), look.ROW))
        return row.activity.id if arrow.adjusted(-4, 0, 4, 0).contains(at) else ""

    def _at_edge(self, at: QPoint) -> bool:
        return at.x() >= self.width() - look.GRIP

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._at_edge(at):
            self._widening = True
        elif event.button() == Qt.MouseButton.LeftButton and (group := self._group_at(at)):
            self.folding.emit(group)
        elif not self.carrying.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._widening:
            self.width_wanted = min(max(at.x(), look.ACTIVITY_LEAST), look.ACTIVITY_MOST)
            self.widened.emit()
        elif not self.carrying.move(event):
            edge = self._at_edge(at) and not event.buttons()
            shape = Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._widening = False
        if not self.carrying.release(event):
            super().mouseReleaseEvent(event)
