"""How far a change has come, as a slider under the phases, each as wide as it has steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from orgeditor.analysis.story import Story

_HIGH: Final = 24
_HANDLE: Final = 8
_TICKS: Final = 40
"""As many steps have a tick each; of more, every so many."""


class Timeline(QWidget):
    """``moved`` tells how many steps are to be done."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.bands = _Bands()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(str(t("How many steps are done")))
        self.slider.setPageStep(5)
        self.slider.valueChanged.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bands)
        column.addWidget(self.slider)

    def show_story(self, story: Story) -> None:
        """Show the phases of a story."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(story.steps))
        self.slider.blockSignals(False)
        phases = [(" · ".join(filter(None, (one.name, one.date))), len(story.steps_in(number))) for number, one in enumerate(story.phases)]  # fmt: skip
        self.bands.parts = [*phases, ("", len(story.steps_in(len(story.phases))))]
        self.bands.update()


class _Bands(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.palette()
        steps = sum(count for _, count in self.parts)
        if not steps:
            return
        width, at = (self.width() - 2 * _HANDLE) / steps, float(_HANDLE)
        painter.setPen(QPen(colour(palette.muted), 1.0))
        for step in range(0, steps + 1, max(1, steps // _TICKS)):
            x = _HANDLE + step * width
            painter.drawLine(QPointF(x, self.height() - 4), QPointF(x, self.height() - 1))
        metrics = QFontMetricsF(painter.font())
        for name, count in self.parts:
            room = QRectF(at, 1, width * count - 2, self.height() - 7)
            at += width * count
            if not name or not count:
                continue
            painter.setPen(QPen(colour(palette.accent), 1.0))
            painter.setBrush(colour(palette.panel))
            painter.drawRoundedRect(room, 4, 4)
            painter.setPen(colour(palette.text))
            words = metrics.elidedText(seen(name), Qt.TextElideMode.ElideRight, room.width() - 8)
            painter.drawText(room.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignCenter, words)
