"""What the canvas paints: the chart, what is marked on it, and what floats over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.chart import Frame, paint_view
from orgeditor.drawing.colours import colour
from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.marks import Marks
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.sheet import Sheet
from orgeditor.drawing.text import Style, draw_text_centred
from orgeditor.gui.canvas.bubble import paint_hint, paint_place
from orgeditor.gui.canvas.handles import paint_handles
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.drawing.colours import Palette
    from orgeditor.gui.canvas.canvas import Canvas

_SETTLE: Final = 90


class Painting:
    """Paints a canvas.

    While the zoom changes, the chart as it was painted last is stretched; it is painted
    sharp once it has come to rest. ``frame`` tells what the last frame took.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.frame = Frame(0, 0)
        self._settle = QTimer(canvas, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self.sharpen)
        self.refresh_theme()

    def refresh_theme(self) -> None:
        """Paint all anew, in the canvas's present colours and typeface."""
        self.pictures = CardPictures(self._canvas.colours, self._canvas.face)
        self._sheet = Sheet()

    def zoomed(self) -> None:
        """The zoom has changed and may go on changing."""
        self._settle.start()

    def sharpen(self) -> None:
        """Zooming has come to rest: paint the chart anew at its size."""
        self._settle.stop()
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint a frame; where cards miss their pictures, another one follows."""
        canvas = self._canvas
        gesture, hint = canvas.pointer.gesture, canvas.dropping.hint
        place = canvas.dropping.place or canvas.pointer.asked
        slots = (canvas.scene.slot(key) for key in canvas.session.selection)
        marks = Marks(
            selected=frozenset(slot for slot in slots if slot >= 0),
            target=gesture.target if gesture else (place.slot if place else -1),
            lifted=self._lifted(),
            dotted=canvas.show_dotted,
            new=canvas.glide.new,
            shown=canvas.glide.share,
        )
        self.frame = self._paint_chart(painter, marks)
        if not len(canvas.scene):
            self._paint_empty(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gesture is None:
            paint_handles(painter, canvas)
        else:
            gesture.paint(painter)
        if place:
            paint_place(painter, place, canvas.view, canvas.colours)
        if hint:
            paint_hint(painter, canvas.dropping.at, hint, canvas.view, canvas.colours, canvas.face)
        if self.frame.missing:
            QTimer.singleShot(0, canvas, canvas.update)

    def _lifted(self) -> frozenset[int]:
        """Return the cards that stand back: those dragged, and those cut."""
        canvas = self._canvas
        gesture = canvas.pointer.gesture
        slots = (canvas.scene.slot(key) for key in canvas.clipboard.cut)
        cut = frozenset(slot for slot in slots if slot >= 0)
        return cut | gesture.lifted if gesture else cut

    def _paint_chart(self, painter: QPainter, marks: Marks) -> Frame:
        canvas, pictures = self._canvas, self.pictures
        scene, view, ratio = canvas.glide.scene, canvas.view, canvas.devicePixelRatioF()
        if scene is canvas.scene:
            zooming = self._settle.isActive()
            return self._sheet.paint(painter, scene, view, pictures, marks, ratio, zooming=zooming)
        # Cards on their way stand elsewhere in every frame.
        painter.fillRect(canvas.rect(), colour(canvas.colours.canvas))
        if view.scale >= BLOCKS_BELOW:
            pictures.use(view.scale, ratio)
        return paint_view(painter, scene, view.on_pixels(ratio), pictures, marks, ratio)

    def _paint_empty(self, painter: QPainter) -> None:
        canvas = self._canvas
        if canvas.mode == "positions":
            head = t("No positions yet")
            advice = t("Press Enter to add one, or drop a role or a position here.")
        else:
            head = t("No units yet")
            advice = t("Press Enter to add one, or drop a unit here.")
        x, y = canvas.width() / 2, canvas.height() / 2
        large, small = Style(canvas.face, 16.0, semibold=True), Style(canvas.face, 13.0)
        draw_text_centred(painter, x, y - 8, str(head), large, colour(canvas.colours.text))
        draw_text_centred(painter, x, y + 18, str(advice), small, colour(canvas.colours.muted))


def paint_focus(painter: QPainter, room: QRectF, palette: Palette) -> None:
    """Paint the ring that says that keys go here; it was not the mouse that said so."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(palette.accent), 2.0))
    painter.drawRect(room.adjusted(1, 1, -1, -1))
