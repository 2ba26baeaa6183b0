"""What the colours of the chart stand for, bottom left; a click on a colour changes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFrame, QToolButton, QVBoxLayout, QWidget

from orgeditor.analysis.traits import UNIT
from orgeditor.drawing.colours import colour, legible_on, tinted
from orgeditor.drawing.text import Style, draw_text_centred
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, label, tip
from orgeditor.messages import seen, t
from orgeditor.model.verbs.colouring import set_shade
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from orgeditor.drawing.colouring import Swatch
    from orgeditor.gui.canvas.canvas import Canvas

_MOST: Final = 12
_LONGEST: Final = 26
_SPOT: Final = 15
_ROOM: Final = 14
_SETTLE: Final = 200


class Legend(QFrame):
    """The legend of the chart that ``canvas`` shows; empty charts and small windows have none."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._shown: list[Swatch] = []
        self._wanted = True
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self.follow)
        self.setObjectName("legend")
        self.setAccessibleName(str(t("Legend")))
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._lines.setSpacing(0)

    @property
    def wanted(self) -> bool:
        """Whether the legend is to be seen."""
        return self._wanted

    def want(self, wanted: bool) -> None:
        """Show or hide the legend."""
        self._wanted = wanted
        self.follow()

    @property
    def covers(self) -> tuple[int, int]:
        """How much of the canvas's width and height it stands over, from the lower left corner."""
        if self.isHidden():
            return 0, 0
        return self.x() + self.width(), self._canvas.height() - self.y()

    def follow_soon(self) -> None:
        """Follow a moment after the last of several edits: it looks at every record."""
        self._settle.start()

    def follow(self) -> None:
        """Say what the colours stand for now, and stand in the corner."""
        canvas = self._canvas
        shown = canvas.scene.legend() if self._wanted and len(canvas.scene) else []
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self.adjustSize()
        roomy = canvas.width() > 3 * self.width() and canvas.height() > 2 * self.height()
        self.setVisible(len(shown) > 1 and roomy)
        self.move(_ROOM, canvas.height() - self.height() - _ROOM)

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for swatch in self._shown[:_MOST]:
            self._add(self._line(swatch))
        if len(self._shown) > _MOST:
            more = label(t("{n} more", n=len(self._shown) - _MOST), quiet=True)
            more.setToolTip(tip("\n".join(swatch.label for swatch in self._shown[_MOST:])))
            self._add(more)

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        # What is added to a widget that is seen already takes no room until it is shown.
        line.show()

    def _line(self, swatch: Swatch) -> QToolButton:
        line = QToolButton()
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.setIcon(self._spot(swatch))
        line.setIconSize(QSize(_SPOT, _SPOT))
        said = seen(swatch.label)
        line.setText(caption(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"))
        if swatch.changeable:
            line.setToolTip(tip(t("{name}: choose a colour", name=said)))
            line.setCursor(Qt.CursorShape.PointingHandCursor)
            line.clicked.connect(partial(self._ask, swatch))
        else:
            line.setToolTip(tip(said))
        return line

    def _spot(self, swatch: Swatch) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(_SPOT, _SPOT) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            shade = tinted(swatch.colour, self._canvas.colours)
            painter.setBrush(colour(shade))
            painter.drawRoundedRect(QRectF(0.5, 0.5, _SPOT - 1, _SPOT - 1), 3, 3)
            style, ink = Style(self._canvas.face, 10.0, semibold=True), legible_on(shade)
            draw_text_centred(painter, _SPOT / 2, _SPOT / 2 + 3.6, swatch.mark, style, ink)
        return QIcon(picture)

    def _ask(self, swatch: Swatch, _checked: bool = False) -> None:
        title = str(t("Colour of {name}", name=swatch.label))
        chosen = QColorDialog.getColor(QColor(swatch.colour), self, title)
        if chosen.isValid():
            self.choose(swatch, chosen.name())

    def choose(self, swatch: Swatch, shade: str) -> None:
        """Give a line of the legend another colour, kept in the document."""
        session, by = self._canvas.session, self._canvas.scene.wording.colouring.by
        org = session.organization
        if by == UNIT:
            session.perform(set_field, org, [swatch.value], "colour", shade)
        else:
            session.perform(set_shade, org, by, swatch.value, shade)
