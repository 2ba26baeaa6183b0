"""The chart small, bottom right, with the part that is seen; click or drag to go there.

Of a chart so wide that all of it would be a line, the part around what is seen, and below
it a bar that says where in the whole that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from orgeditor.drawing.blocks import block_image
from orgeditor.drawing.colours import colour
from orgeditor.drawing.view import View
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_SIZE: Final = QSize(172, 98)
_LEAST_SIDE: Final = 44.0
_MARGIN: Final = 9.0
_BAR: Final = 16


class Minimap(QWidget):
    """A map of the chart that ``canvas`` shows. It hides where all of it is seen anyway."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._picture: QImage | None = None
        self._pictured: View | None = None
        self._held: View | None = None
        self.resize(_SIZE)
        self.setAccessibleName(str(t("Map of the chart")))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def forget(self) -> None:
        """Draw the chart anew: it has changed."""
        self._picture = None
        self.update()

    def follow(self) -> None:
        """Stand in the corner, and show which part of the chart is seen."""
        canvas, view = self._canvas, self._canvas.view
        layout = canvas.scene.layout
        whole = (
            view.x <= 0
            and view.y <= 0
            and view.right >= layout.width
            and view.bottom >= layout.height
        )
        room = canvas.width() > 3 * _SIZE.width() and canvas.height() > 2 * _SIZE.height()
        self.setVisible(not whole and room and len(canvas.scene) > 0)
        self.move(canvas.width() - self.width() - 14, canvas.height() - self.height() - 14)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._canvas.colours
        view = self._view()
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._pictured != view:
            self._pictured = view
            scene = self._canvas.scene
            self._picture = block_image(scene, scene.layout.within(
                view.x, view.y, view.right, view.bottom
            ), view, ratio, palette)  # fmt: skip
        with QPainter(self) as painter:
            self._paint(painter, view, self._picture)

    def _paint(self, painter: QPainter, view: View, picture: QImage) -> None:
        palette = self._canvas.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(palette.line), 1.0))
        painter.setBrush(colour(palette.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.drawImage(0, 0, picture)
        seen = self._canvas.view
        corner = QPointF(*view.to_screen(seen.x, seen.y))
        end = QPointF(*view.to_screen(seen.right, seen.bottom))
        frame = QRectF(corner, end).intersected(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        painter.setPen(QPen(colour(palette.accent), 1.4))
        painter.setBrush(colour(palette.accent, 20))
        painter.drawRect(frame)
        self._paint_bar(painter, view)

    def _paint_bar(self, painter: QPainter, view: View) -> None:
        """Say where in the whole chart the map is, where it shows a part of it."""
        layout = self._canvas.scene.layout
        if not self._partial(view):
            return
        palette, room = self._canvas.colours, self.width() - 2 * _MARGIN
        start, end = (max(0.0, min(1.0, x / layout.width)) for x in (view.x, view.right))
        y = self.height() - _MARGIN + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.line))
        painter.drawRoundedRect(QRectF(_MARGIN, y, room, 3), 1.5, 1.5)
        painter.setBrush(colour(palette.accent))
        bar = QRectF(_MARGIN + start * room, y, max(4.0, (end - start) * room), 3)
        painter.drawRoundedRect(bar, 1.5, 1.5)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The map stays while it is pressed, or it would run away under the pointer.
        self._held = self._view()
        self._go(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, at: QPointF) -> None:
        canvas, view = self._canvas, self._view()
        x, y = view.to_chart(at.x(), at.y())
        if at.y() > self.height() - _BAR and self._partial(view):
            x = (at.x() - _MARGIN) / (self.width() - 2 * _MARGIN) * canvas.scene.layout.width
            y = (canvas.view.y + canvas.view.bottom) / 2
            self._held = None
        canvas.set_view(canvas.view.centred(x, y))

    def _partial(self, view: View) -> bool:
        """Whether the map shows a part of the chart's width only."""
        return view.x > 0 or view.right < self._canvas.scene.layout.width

    def _view(self) -> View:
        if self._held is not None:
            return self._held
        layout, seen = self._canvas.scene.layout, self._canvas.view
        view = View(width=self.width(), height=self.height())
        fitted = view.fitted(layout.width, layout.height, margin=_MARGIN)
        thin = min(layout.width, layout.height) * fitted.scale
        if thin >= _LEAST_SIDE:
            return fitted.centred(layout.width / 2, layout.height / 2)
        scale = fitted.scale * min(_LEAST_SIDE / max(thin, 1e-9), seen.scale / 6 / fitted.scale)
        part = msgspec.structs.replace(view, scale=max(fitted.scale, scale))
        x, y = (seen.x + seen.right) / 2, (seen.y + seen.bottom) / 2
        return part.centred(
            _inside(x, part.width / part.scale, layout.width),
            _inside(y, part.height / part.scale, layout.height),
        )


def _inside(middle: float, room: float, length: float) -> float:
    """Return the middle of a stretch ``room`` long that does not reach beyond ``length``."""
    if room >= length:
        return length / 2
    return min(max(middle, room / 2), length - room / 2)
