"""The page that shows how complete the structure is: units down, elements across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from orgeditor.analysis.completeness import ASPECTS, Line, State, completeness, share_filled
from orgeditor.gui import theme
from orgeditor.gui.elements.empty import paint_empty
from orgeditor.gui.labels import tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from orgeditor.analysis.completeness import Answer
    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session

Index = QModelIndex | QPersistentModelIndex

_TOP: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
_STATE: Final = _ROLE.UserRole
_INDENT: Final = "\u2003"
_UNIT_WIDTH: Final = 230
_COLUMN: Final = 110
_SPOT: Final = 13.0
_EMPTY: Final = t(
    "The elements stand here against the units. Draw units in the section Structure first."
)
_WORDS: Final = {
    State.FILLED: t("there"),
    State.PARTIAL: t("in part"),
    State.MISSING: t("missing"),
}


class _Model(QAbstractTableModel):
    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines: list[Line] = []

    def renew(self) -> None:
        """Ask anew."""
        self.beginResetModel()
        self.lines = completeness(self._session.organization)
        self.endResetModel()

    def answer(self, index: Index) -> Answer | None:
        """Return the answer of a cell, None for the name of a unit."""
        if not index.isValid() or not index.column():
            return None
        return self.lines[index.row()].answers[index.column() - 1]

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(ASPECTS) + 1

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        line, answer = self.lines[index.row()], self.answer(index)
        name = name_of(self._session.organization[line.unit])
        if answer is None:
            return _INDENT * line.depth + name if role == _ROLE.DisplayRole else None
        if role == _STATE:
            return answer.state
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return str(_WORDS[answer.state])
        if role == _ROLE.ToolTipRole:
            return tip(f"{name} · {ASPECTS[index.column() - 1].name}: {answer.why}")
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == _ROLE.DisplayRole and section:
            return f"{ASPECTS[section - 1].name}\n{share_filled(self.lines, section - 1):.0%}"
        return str(t("Unit")) if role == _ROLE.DisplayRole else None


class _Spots(QStyledItemDelegate):
    """Draws a state as a disc that is full, half or empty, with its word."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(_STATE)
        if state is None:
            super().paint(painter, option, index)
        else:
            self._paint_state(painter, option, index, State(state))
        rect = option.rect
        painter.setPen(QPen(QColor(theme.palette().line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, state: State
    ) -> None:
        self.initStyleOption(option, index)
        text = option.text
        option.text = ""
        widget = option.widget
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, option, painter, widget)  # fmt: skip
        rect = QRectF(option.rect)
        spot = QRectF(rect.x() + theme.GRID * 2, rect.center().y() - _SPOT / 2, _SPOT, _SPOT)
        ink = _ink(state)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ink if state is State.FILLED else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot)
        if state is State.PARTIAL:
            painter.setBrush(ink)
            painter.drawPie(spot, 90 * 16, 180 * 16)
        painter.setPen(QColor(theme.palette().text if state is State.FILLED else ink))
        words = rect.adjusted(theme.GRID * 4 + _SPOT, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


def _ink(state: State) -> QColor:
    inks = {State.FILLED: theme.SAVED, State.PARTIAL: theme.WARNING, State.MISSING: theme.ERROR}
    return theme.shade(inks[state])


class CompletenessPage(QTableView):
    """The table; ``wanted`` carries the aspect's id, the unit, and the records to go to."""

    wanted = Signal(str, str, tuple)

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._model = _Model(session)
        self.setModel(self._model)
        self.setItemDelegate(_Spots(self))
        self.setObjectName("completeness")
        self.setAccessibleName(str(t("Completeness")))
        self.setProperty("cells", "true")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultSectionSize(_COLUMN)
        self.setColumnWidth(0, _UNIT_WIDTH)
        checker.checked.connect(WhenLookedAt(self, self._renew).renew)

    def _renew(self) -> None:
        place = self.currentIndex()
        bar = self.verticalScrollBar().value()
        self._model.renew()
        self.setCurrentIndex(self._model.index(max(place.row(), 0), max(place.column(), 0)))
        self.verticalScrollBar().setValue(bar)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.lines:
            with QPainter(self.viewport()) as painter:
                paint_empty(painter, self.viewport(), _EMPTY)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._go(self.indexAt(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        unit, answer = self._model.lines[index.row()].unit, self._model.answer(index)
        if answer is None:
            self.wanted.emit("structure", unit, (unit,))
        else:
            self.wanted.emit(ASPECTS[index.column() - 1].id, unit, answer.subjects)
