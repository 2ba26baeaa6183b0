"""A picture as it comes out, as large as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from orgeditor.analysis.picture_size import dots_at
from orgeditor.drawing.colours import colour
from orgeditor.drawing.image import image_of
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from orgeditor.drawing.image import Drawing, Finish
    from orgeditor.messages import Message

_AROUND: Final = 20
_SQUARE: Final = 8
_CHEQUERS: Final = {False: ("#ffffff", "#e8ecf0"), True: ("#2b3440", "#1f2731")}
"""What shows through where there is no ground: light or dark, as the slides that it is for."""


class PicturePreview(QWidget):
    """Shows a drawing in its finish, never larger than on a screen at 100 %; a sentence where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self._finish: Finish | None = None
        self._image: QImage | None = None
        self.setAccessibleName(str(t("Preview")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self._told = label("", parent=self, quiet=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told.setWordWrap(True)

    def show_drawing(self, drawing: Drawing, finish: Finish) -> None:
        """Show a drawing."""
        if (drawing, finish) != (self._drawing, self._finish):
            self._drawing, self._finish, self._image = drawing, finish, None
        self._told.hide()
        self.update()

    def tell(self, why: Message) -> None:
        """Show a sentence in place of a drawing."""
        self._drawing = self._image = None
        self._told.setText(str(why))
        self._told.show()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        self._told.setGeometry(self.rect().adjusted(_AROUND, 0, -_AROUND, 0))
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(theme.palette().canvas))
            if self._drawing is None or self._finish is None or not all(self._drawing.size):
                return
            if self._image is None:
                self._image = self._painted(self._drawing, self._finish)
            size = self._image.size() / self._image.devicePixelRatio()
            corner = self.rect().center() - QPoint(size.width() // 2, size.height() // 2)
            place = QRect(corner, size)
            painter.fillRect(place.adjusted(-1, -1, 1, 1), colour(theme.palette().edge))
            painter.fillRect(place, _chequered(dark=self._finish.dark))
            painter.drawImage(corner, self._image)

    def _painted(self, drawing: Drawing, finish: Finish) -> QImage:
        wide, high = drawing.size
        room = QSize(self.width() - 2 * _AROUND, self.height() - 2 * _AROUND)
        scale = min(room.width() / wide, room.height() / high, 1.0)
        ratio = self.devicePixelRatioF()
        image = image_of(drawing, dots_at(scale * ratio, wide, high, 96.0), finish)
        image.setDevicePixelRatio(ratio)
        return image


def _chequered(*, dark: bool) -> QPixmap:
    squares = QPixmap(2 * _SQUARE, 2 * _SQUARE)
    one, other = _CHEQUERS[dark]
    squares.fill(QColor(one))
    with QPainter(squares) as painter:
        for corner in (0, _SQUARE):
            painter.fillRect(corner, corner, _SQUARE, _SQUARE, QColor(other))
    return squares
