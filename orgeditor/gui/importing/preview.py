"""The chart that an import would make, to look at before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from orgeditor.drawing.chart import Marks, paint_view
from orgeditor.drawing.colours import colour
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.view import View
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.messages import t
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from orgeditor.drawing.scene import Mode
    from orgeditor.model.organization import Organization

_STEP: Final = 1.0015


class Preview(QWidget):
    """Charts the last organisation it was told of, when it is seen; wheel zooms, dragging pans."""

    def __init__(self, parent: QWidget | None = None, *, sight: Sight | None = None) -> None:
        """``sight``: how charts are looked at."""
        super().__init__(parent)
        self._sight = sight or Sight()
        self._mode: Mode | None = None
        self._make: Callable[[], Organization] | None = None
        self.scene: ChartScene | None = None
        self._view = View()
        self._pictures = CardPictures(theme.palette(), screen_face())
        self._held = QPointF()

    def chart(self, make: Callable[[], Organization], mode: Mode | None = None) -> None:
        """Chart what ``make`` returns, now or once the pane is seen; it is called in a thread.

        ``mode``: positions or units; where none is given, units only where there are no positions.
        """
        self._make, self._mode, self.scene = make, mode, None
        self._pictures = CardPictures(theme.palette(), screen_face())
        if self.isVisible():
            self._chart()

    def _chart(self) -> None:
        make = self._make
        if make is None or self.scene is not None:
            return

        def work(progress: jobs.Progress) -> ChartScene:
            org = make()
            if progress.cancelled():
                raise Cancelled
            mode: Mode = "positions" if org.of(Position) else "units"
            return ChartScene(org, self._mode or mode, sight=self._sight)

        try:
            self.scene = jobs.run(t("The chart as it would stand"), work, self, only_reads=True)
        except Cancelled:
            # It is charted when the pane is shown again.
            return
        self._fit()

    def _fit(self) -> None:
        if self.scene is not None:
            layout = self.scene.layout
            view = View(width=self.width(), height=self.height())
            self._view = view.fitted(layout.width, layout.height)
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chart()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(theme.palette().canvas))
        if self.scene is None or not len(self.scene):
            return
        ratio = self.devicePixelRatioF()
        self._pictures.use(self._view.scale, ratio)
        frame = paint_view(
            painter, self.scene, self._view, self._pictures, Marks(dotted=self._sight.dotted), ratio
        )
        if frame.missing:
            self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        at = event.position()
        scale = self._view.scale * _STEP ** event.angleDelta().y()
        self._view = self._view.zoomed(scale, at.x(), at.y())
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            moved = event.position() - self._held
            self._held = event.position()
            self._view = self._view.panned(moved.x(), moved.y())
            self.update()
