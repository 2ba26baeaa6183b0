"""A chart to look at and nothing else: what an import or a merge would make, a scenario beside others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from orgeditor.drawing.chart import paint_view
from orgeditor.drawing.colours import colour
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.marks import Marks
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.view import View
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.canvas.motion import motion, moves
from orgeditor.messages import t
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from orgeditor.drawing.scene import Mode
    from orgeditor.model.organization import Organization

_STEP: Final = 1.0015
_NOTCH: Final = 120
_LEGIBLE: Final = 0.6
_PAN: Final = 60.0
_TRAVEL: Final = 450
_WAYS: Final = {
    Qt.Key.Key_Left: (_PAN, 0.0),
    Qt.Key.Key_Right: (-_PAN, 0.0),
    Qt.Key.Key_Up: (0.0, _PAN),
    Qt.Key.Key_Down: (0.0, -_PAN),
}
_ZOOMS: Final = {Qt.Key.Key_Plus: _NOTCH, Qt.Key.Key_Equal: _NOTCH, Qt.Key.Key_Minus: -_NOTCH}


class Look(msgspec.Struct, frozen=True):
    """Where a chart is looked at, so that another can be looked at in the same place.

    ``ids``: the card nearest to the hand, then all above it; ``at``: where its middle is seen,
    as shares of the viewport; ``scale`` as in ``View``.
    """

    ids: tuple[str, ...]
    at: tuple[float, float]
    scale: float


class Preview(QWidget):
    """Charts the last organisation it was told of, when it is seen; wheel zooms, dragging pans.

    With the keyboard: arrows, plus and minus, Home for the whole. ``charted``: there is a chart
    now. ``looked`` follows each pan and zoom by hand with its ``Look``, ``picked`` a click on a
    card with the id of its record, "" beside all cards.
    """

    charted = Signal()
    looked = Signal(object)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, sight: Sight | None = None) -> None:
        """``sight``: how charts are looked at."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(str(t("Chart")))
        self._sight = sight or Sight()
        self._mode: Mode | None = None
        self._make: Callable[[], Organization] | None = None
        self.scene: ChartScene | None = None
        self.view = View()
        self._pictures = CardPictures(theme.palette(), screen_face())
        self._held = QPointF()
        self._dragged = False
        self._anchor: tuple[str, ...] = ()
        self._marked = ""
        self._look: Look | None = None
        self._from = self._to = View()
        self._travel = motion(self, self._on_the_way)
        self._travel.setDuration(_TRAVEL)

    def chart(
        self, make: Callable[[], Organization], mode: Mode | None = None, *, stay: bool = False
    ) -> None:
        """Chart what ``make`` returns, now or once the pane is seen; it is called in a thread.

        ``mode``: positions or units; where none is given, units only where there are no positions.
        ``stay``: look where the chart before was looked at, else at the whole.
        """
        self._travel.stop()
        self._look = self._held_look() if stay else None
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
        self.fit()
        if self._look is not None:
            self.follow(self._look)
        self.charted.emit()

    def look_with(self, sight: Sight) -> None:
        """Look at the chart in another way."""
        self._sight = sight
        if self.scene is not None:
            self.scene.look(sight)
            self._pictures = CardPictures(theme.palette(), screen_face())
            self.update()

    def fit(self, most: float = 1.0) -> None:
        """Show the whole, at scale ``most`` at most."""
        if self.scene is not None:
            layout = self.scene.layout
            view = View(width=self.width(), height=self.height())
            self.view = view.fitted(layout.width, layout.height, most=most)
        self.update()

    def follow(self, look: Look) -> None:
        """Look where another chart is looked at; what is not on this one is where it would be below."""
        if self.scene is None:
            return
        slot = next((s for s in map(self.scene.slot, look.ids) if s >= 0), -1)
        view = msgspec.structs.replace(self.view, scale=look.scale)
        if slot >= 0:
            x, y = self._middle(slot)
            seen_x, seen_y = look.at[0] * self.width(), look.at[1] * self.height()
            view = msgspec.structs.replace(
                view, x=x - seen_x / look.scale, y=y - seen_y / look.scale
            )
        self.view = view
        self.update()

    def mark(self, record: str) -> None:
        """Draw a ring around the card of a record, if it has one, and around no other."""
        self._marked = record
        self.update()

    def look_at(self, record: str) -> None:
        """Bring the card of a record into the middle, and as large as it can be read."""
        slot = self.scene.slot(record) if self.scene is not None else -1
        if slot >= 0:
            scale = max(self.view.scale, _LEGIBLE)
            view = msgspec.structs.replace(self.view, scale=scale)
            self._from, self._to = self.view, view.centred(*self._middle(slot))
            if moves(self):
                self._travel.start()
            else:
                self._on_the_way(1.0)

    def _on_the_way(self, share: float) -> None:
        self.view = self._from.between(self._to, share)
        self.update()

    def _held_look(self) -> Look | None:
        """Return where the chart is looked at, by the card in the middle; None where there is no chart."""
        self._hold(QPointF(self.width() / 2, self.height() / 2))
        return self._look_now()

    def _middle(self, slot: int) -> tuple[float, float]:
        assert self.scene is not None
        layout = self.scene.layout
        size = layout.spacing
        return float(layout.x[slot]) + size.width / 2, float(layout.y[slot]) + size.height / 2

    def _nearest(self, at: QPointF) -> int:
        """Return the slot of the card whose middle is nearest to a point of the viewport, -1 for none."""
        if self.scene is None or not len(self.scene):
            return -1
        layout, (x, y) = self.scene.layout, self.view.to_chart(at.x(), at.y())
        dx = layout.x + layout.spacing.width / 2 - x
        dy = layout.y + layout.spacing.height / 2 - y
        return int(np.argmin(dx * dx + dy * dy))

    def _hold(self, at: QPointF) -> None:
        """Take hold of the card nearest to a point: other charts keep theirs of it in step."""
        slot, ids = self._nearest(at), []
        if slot >= 0:
            assert self.scene is not None
            tree = self.scene.tree
            node = int(self.scene.layout.nodes[slot])
            while node >= 0:
                ids.append(tree.ids[node])
                node = int(tree.parent[node])
        self._anchor = tuple(ids)

    def _look_now(self) -> Look | None:
        if not self._anchor or self.scene is None:
            return None
        x, y = self.view.to_screen(*self._middle(self.scene.slot(self._anchor[0])))
        share = x / max(1, self.width()), y / max(1, self.height())
        return Look(self._anchor, share, self.view.scale)

    def _tell(self) -> None:
        self._travel.stop()
        self.update()
        if (look := self._look_now()) is not None:
            self.looked.emit(look)

    def _zoom(self, at: QPointF, notches: float) -> None:
        self._hold(at)
        self.view = self.view.zoomed(self.view.scale * _STEP**notches, at.x(), at.y())
        self._tell()

    def _pan(self, dx: float, dy: float) -> None:
        self.view = self.view.panned(dx, dy)
        self._tell()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chart()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(theme.palette().canvas))
        if self.scene is None or not len(self.scene):
            return
        ratio = self.devicePixelRatioF()
        self._pictures.use(self.view.scale, ratio)
        slot = self.scene.slot(self._marked) if self._marked else -1
        marked = frozenset({slot} if slot >= 0 else ())
        marks = Marks(selected=marked, dotted=self._sight.dotted)
        frame = paint_view(painter, self.scene, self.view, self._pictures, marks, ratio)
        if frame.missing:
            self.update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(event.position(), event.angleDelta().y())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, middle = Qt.Key(event.key()), QPointF(self.width() / 2, self.height() / 2)
        if key in _ZOOMS:
            self._zoom(middle, _ZOOMS[key])
        elif key in _WAYS:
            self._hold(middle)
            self._pan(*_WAYS[key])
        elif key == Qt.Key.Key_Home:
            self.fit()
            self._hold(middle)
            self._tell()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._dragged = event.position(), False
        self._hold(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = event.position() - self._held
        if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged, self._held = True, event.position()
            self._pan(moved.x(), moved.y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragged and self.scene is not None:
            self.picked.emit(self._under(event.position()))

    def _under(self, at: QPointF) -> str:
        slot = self._nearest(at)
        if slot < 0:
            return ""
        assert self.scene is not None
        x, y = self.view.to_chart(at.x(), at.y())
        size, (middle_x, middle_y) = self.scene.layout.spacing, self._middle(slot)
        within = abs(x - middle_x) <= size.width / 2 and abs(y - middle_y) <= size.height / 2
        return self.scene.id(slot) if within else ""
