"""The page that shows how complete the structure is: units down, elements across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    QTimer,
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

from orgeditor.analysis.completeness import ASPECTS, Completeness, State
from orgeditor.gui import theme
from orgeditor.gui.elements.empty import paint_empty
from orgeditor.gui.labels import tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

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
_AT_ONCE: Final = 20_000
"""Positions that are looked at in one go: so the window stays alive while the table fills."""
_PAUSE: Final = 5
_UNKNOWN: Final = "…"
_EMPTY: Final = t(
    "The elements stand here against the units. Draw units in the section Structure first."
)
_WORDS: Final = {
    State.FILLED: t("there"),
    State.PARTIAL: t("in part"),
    State.MISSING: t("missing"),
}


class _Model(QAbstractTableModel):
    """The answers: those of a large organisation come in bit by bit, what is seen before the rest."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.found = Completeness(Organization())
        self._more = QTimer(self, interval=_PAUSE)
        self._more.timeout.connect(self._go_on)
        session.edited.connect(self._stop)
        session.replaced.connect(self._stop)
        self._stands = True

    def renew(self) -> None:
        """Ask anew."""
        self.beginResetModel()
        self.found = Completeness(self._session.organization)
        self.found.go_on(_AT_ONCE)
        self.endResetModel()
        self._stands = True
        self.resume()

    def resume(self) -> None:
        """Go on asking, if something is still to be asked."""
        if self._stands and not self.found.done:
            self._more.start()

    def pause(self) -> None:
        """Ask no more for now: nobody looks."""
        self._more.stop()

    def _stop(self, _edit: object = None) -> None:
        """Ask no more: what was looked up is no longer true."""
        self._stands = False
        self._more.stop()

    def _go_on(self) -> None:
        self.found.go_on(_AT_ONCE)
        if self.found.done:
            self._more.stop()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 1), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def answer(self, index: Index) -> Answer | None:
        """Return the answer of a cell, None for the name of a unit and for what is not known yet."""
        if not index.isValid() or not index.column():
            return None
        ask = self.found.line if self._stands else self.found.known
        line = ask(index.row())
        return line.answers[index.column() - 1] if line else None

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.found)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(ASPECTS) + 1

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        name = name_of(self.found.unit(index.row()))
        if not index.column():
            depth = self.found.depth(index.row())
            return _INDENT * depth + name if role == _ROLE.DisplayRole else None
        answer = self.answer(index)
        if answer is None:
            return _UNKNOWN if role == _ROLE.DisplayRole else None
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
            share = self.found.share_filled(section - 1)
            return f"{ASPECTS[section - 1].name}\n{_UNKNOWN if share is None else f'{share:.0%}'}"
        if role != _ROLE.DisplayRole:
            return None
        if self.found.done:
            return str(t("Unit"))
        return f"{t('Unit')}\n{t('{share} looked through', share=f'{self.found.progress:.0%}')}"


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
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.resume()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.pause()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not len(self._model.found):
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
        unit, answer = self._model.found.unit(index.row()).id, self._model.answer(index)
        if not index.column():
            self.wanted.emit("structure", unit, (unit,))
        elif answer is not None:
            self.wanted.emit(ASPECTS[index.column() - 1].id, unit, answer.subjects)
