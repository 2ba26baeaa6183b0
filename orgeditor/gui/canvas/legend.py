"""What the colours of the chart stand for, bottom left; a click or Enter on a colour changes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.traits import UNIT
from orgeditor.drawing.colours import colour, legible_on, tinted
from orgeditor.drawing.text import Style, draw_text_centred
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, label, tip
from orgeditor.messages import seen, t
from orgeditor.model.verbs.colouring import set_shade
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from orgeditor.drawing.colouring import Swatch
    from orgeditor.gui.canvas.canvas import Canvas

_MOST: Final = 12
_LONGEST: Final = 26
_SPOT: Final = 15
_ROOM: Final = 14
_SETTLE: Final = 200
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WALKS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class Line(QToolButton):
    """A colour of the legend that can be changed: Enter does it, arrows walk, Escape leads back.

    No key goes on to the canvas, where it would mean the selected card.
    """

    def __init__(self, legend: Legend) -> None:
        super().__init__()
        self._legend = legend
        # A click leaves the focus on the card that is worked on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key is Qt.Key.Key_Escape:
            self._legend.leave()
        elif key in _WALKS:
            self._legend.walk(key)


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
        visible = len(shown) > 1 and roomy
        if not visible and self._at() >= 0:
            self.leave()
        self.setVisible(visible)
        self.move(_ROOM, canvas.height() - self.height() - _ROOM)

    def leave(self) -> None:
        """Give the focus back to the chart."""
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, key: Qt.Key) -> None:
        """Move the focus to the line above or below, or to the first or last."""
        lines, at = self._walked(), self._at()
        to = dict(zip(_WALKS, (at - 1, at + 1, 0, len(lines) - 1), strict=True))[key]
        lines[min(max(to, 0), len(lines) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _walked(self) -> list[Line]:
        """Return the lines that can be walked, from the top."""
        items = (self._lines.itemAt(i) for i in range(self._lines.count()))
        return [line for item in items if item and isinstance(line := item.widget(), Line)]

    def _at(self) -> int:
        """Return which of the lines has the focus, or had it before a dialog opened; -1 for none."""
        focus = self.window().focusWidget()
        return next((i for i, line in enumerate(self._walked()) if line is focus), -1)

    def _fill(self) -> None:
        at = self._at()
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
        lines = self._walked()
        self.setFocusProxy(lines[0] if lines else self._canvas)
        if at >= 0 and lines:
            lines[min(at, len(lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at >= 0:
            self.leave()

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        # What is added to a widget that is seen already takes no room until it is shown.
        line.show()

    def _line(self, swatch: Swatch) -> QToolButton:
        line = Line(self) if swatch.changeable else QToolButton()
        line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line.setIcon(self._spot(swatch))
        line.setIconSize(QSize(_SPOT + theme.GRID, _SPOT))
        said = seen(swatch.label)
        line.setText(caption(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"))
        line.setAccessibleName(said)
        if swatch.changeable:
            line.setToolTip(tip(t("{name}: choose a colour", name=said)))
            line.setAccessibleDescription(str(t("{name}: choose a colour", name=said)))
            line.clicked.connect(partial(self._ask, swatch))
        else:
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.setToolTip(tip(said))
        return line

    def _spot(self, swatch: Swatch) -> QIcon:
        ratio = self.devicePixelRatioF()
        # Some room towards the words.
        picture = QPixmap(QSize(_SPOT + theme.GRID, _SPOT) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(theme.GRID if self.isRightToLeft() else 0, 0)
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
