"""The header of parties: rotated names, and the units they belong to in bands above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from orgeditor.analysis.wrapping import wrap
from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import draw_text, draw_text_centred, elided, text_width, wrapped
from orgeditor.gui import theme
from orgeditor.gui.matrix import look
from orgeditor.gui.matrix.dragging import Carrying
from orgeditor.gui.matrix.marks import paint_mark
from orgeditor.gui.matrix.rules_told import severity_of
from orgeditor.messages import seen
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from orgeditor.drawing.text import Style
    from orgeditor.gui.matrix.model import GridModel

_LINES: Final = 2
_STEP: Final = 15


class PartyHeader(QHeaderView):
    """Paints the names of parties from bottom to top under their units; columns are dragged.

    ``carried`` tells the pixel position at which the dragged columns were let go.
    """

    carried = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._lines: dict[str, tuple[str, ...]] = {}
        self._label = look.LABEL_LEAST
        self.carrying = Carrying(self, self.carried.emit)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(look.COLUMN)
        self.setMinimumSectionSize(look.COLUMN)
        self.measure()

    def measure(self) -> None:
        """Find the height that the names need."""
        style = look.text_style()
        width = partial(text_width, style=style)
        self._lines = {}
        longest = 0.0
        for column in self._model.view.columns:
            name = seen(name_of(column.party))
            lines = wrap(name, look.LABEL_MOST, width)
            if len(lines) > _LINES:
                rest = " ".join(lines[_LINES - 1 :])
                lines = (*lines[: _LINES - 1], elided(rest, style, look.LABEL_MOST))
            self._lines[name] = lines
            longest = max(longest, *(width(line) for line in lines))
        self._label = max(look.LABEL_LEAST, round(longest) + 2 * look.MARK + 10)
        self.updateGeometry()

    @property
    def has_bands(self) -> bool:
        """Whether any party belongs to one unit."""
        return any(column.band for column in self._model.view.columns)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self._label + (look.BAND if self.has_bands else 0))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        party = self._model.party(logicalIndex)
        palette = theme.palette()
        selection = self.selectionModel()
        top = look.BAND if self.has_bands else 0
        painter.fillRect(rect, QColor(palette.panel))
        if selection.columnIntersectsSelection(logicalIndex):
            painter.fillRect(rect.adjusted(0, top, 0, 0), look.chosen_ground())
        painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, colour(palette.muted))
        style = look.text_style()
        # By what may be seen now: the lines of a name that is hidden since are not found.
        name = seen(name_of(party))
        lines = self._lines.get(name, (name,))
        marks = self._model.marks.get(party.id)
        painter.save()
        painter.translate(rect.center().x() + 0.5, rect.bottom() - 8 - (12 if marks else 0))
        painter.rotate(-90)
        first = -(len(lines) - 1) * _STEP / 2 + 4.5
        for place, line in enumerate(lines):
            draw_text(painter, 0, first + place * _STEP, line, style, colour(palette.text))
        painter.restore()
        if marks:
            middle = QPointF(rect.center().x() + 0.5, rect.bottom() - 9.5)
            paint_mark(painter, middle, severity_of(marks))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        palette = theme.palette()
        left = self.length() - self.offset()
        painter.fillRect(left, 0, self.width(), self.height(), QColor(palette.panel))
        painter.fillRect(left, self.height() - 2, self.width(), 2, colour(palette.muted))
        if self.has_bands:
            self._paint_bands(painter)
        self.carrying.paint(painter)

    def _paint_bands(self, painter: QPainter) -> None:
        columns = self._model.view.columns
        palette = theme.palette()
        style = look.text_style(look.BAND_TEXT)
        start = 0
        for at in range(1, len(columns) + 1):
            if at < len(columns) and columns[at].band == columns[start].band:
                continue
            band = columns[start].band
            left = self.sectionViewportPosition(start)
            right = self.sectionViewportPosition(at - 1) + self.sectionSize(at - 1)
            start = at
            if band is None or right < 0 or left > self.width():
                continue
            painter.fillRect(left + 3, look.BAND - 3, right - left - 6, 2, colour(palette.faint))
            lines = _band_lines(name_of(band), style, right - left - 4)
            # A wide band keeps its name in sight while its columns scroll.
            seen = (max(left, 0) + min(right, self.width())) / 2
            half = max(text_width(line, style) for line in lines) / 2 + 3
            middle = min(max(seen, left + half), right - half)
            for place, line in enumerate(reversed(lines)):
                baseline = look.BAND - 9 - place * 13
                draw_text_centred(painter, middle, baseline, line, style, colour(palette.muted))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.carrying.press(event):
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.carrying.move(event):
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.carrying.release(event):
            super().mouseReleaseEvent(event)


def _band_lines(name: str, style: Style, width: float) -> tuple[str, ...]:
    """Return a unit's name in at most two lines; words are cut rather than broken."""
    first, _, rest = name.partition(" ")
    if rest and max(text_width(word, style) for word in name.split()) > width:
        return elided(first, style, width), elided(rest, style, width)
    return wrapped(name, style, width, _LINES)
