"""A scenario as a card: its name, why it exists, and its figures beside those of the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.analysis.standing import measured
from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.figures import decimal, money, whole
from orgeditor.gui.labels import label, tip
from orgeditor.messages import Message, seen, t
from orgeditor.model.scenario import BASELINE, KINDS, Scenario, called

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from orgeditor.analysis.standing import Measure, Standing

_HIGH, _LOW = 136, 108
_STEP: Final = 28
_WIDEST: Final = 1080
_FIGURE: Final = 92
_MONEY: Final = 188


class Card(QWidget):
    """What a list shows of a scenario; ``wanted`` asks to show it on the chart.

    ``depth``: how far it is from the baseline in branchings; ``deepest``: how far any card is, so
    that the same figures of all stand in one column.
    """

    wanted = Signal(str)

    def __init__(self, scenario: Scenario, *, depth: int, deepest: int, shown: bool) -> None:
        super().__init__()
        self.scenario = scenario
        self._shown, self._chosen = shown, False
        self._why = _Elided(" ".join((scenario.why or scenario.description).split()), quiet="true")
        self._news = label("", quiet=True)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(theme.GRID * 2)
        self._figures.setContentsMargins((deepest - depth) * _STEP, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        row.addWidget(_Elided(str(called(scenario)), title="true"))
        row.addWidget(label(" · ".join(map(str, self._marks())), quiet=True))
        row.addStretch(1)
        row.addWidget(self._news)
        row.addWidget(self._show_button())
        column = QVBoxLayout()
        column.setContentsMargins(theme.INSIDE + 4, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        column.setSpacing(theme.GRID)
        column.addLayout(row)
        if self._why.text():
            column.addWidget(self._why)
        column.addLayout(self._figures)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.INSIDE + depth * _STEP, theme.GRID, theme.INSIDE, theme.GRID)
        outer.addLayout(column)
        self._left = theme.INSIDE + depth * _STEP
        self.setMaximumWidth(_WIDEST)

    def show_figures(self, one: Standing | None, baseline: Standing | None, *, pay: bool) -> None:
        """Show how the scenario stands; ``pay``: the cost, too."""
        while item := self._figures.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if one is not None:
            for measure in measured(one, baseline or one):
                if pay or measure.id != "cost":
                    self._figures.addWidget(_figure(measure))
        else:
            self._figures.addWidget(label(t("Counting…"), quiet=True))
        self._figures.addStretch(1)

    def show_news(self, changed: int) -> None:
        """Show how many records are otherwise than in the base."""
        is_base = self.scenario.kind == BASELINE
        self._news.setText(
            "" if is_base or not changed else str(t("{n} changed", n=whole(changed)))
        )
        self._news.setToolTip(tip("" if is_base else t("Records that it has otherwise than the baseline it was branched from")))  # fmt: skip

    def choose(self, *, chosen: bool) -> None:
        """Show whether this is the one that is worked on."""
        self._chosen = chosen
        self.update()

    def told(self) -> str:
        """Return what is read out of the card."""
        marks = [*map(str, self._marks()), *([str(t("shown"))] if self._shown else [])]
        return seen(", ".join([str(called(self.scenario)), *marks, self.scenario.why]))

    def _marks(self) -> list[Message]:
        one = self.scenario
        kind = [dict(KINDS)[one.kind]] if one.name or one.kind != BASELINE else []
        locked = [t("Locked")] if one.locked else []
        return [*kind, *locked, *([t("Archived")] if one.archived else [])]

    def _show_button(self) -> QPushButton:
        button = QPushButton(str(t("Shown") if self._shown else t("Show")))
        button.setEnabled(not self._shown)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(seen(str(t("Show “{name}”", name=called(self.scenario)))))
        button.clicked.connect(lambda: self.wanted.emit(self.scenario.id))
        return button

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, _HIGH if self._why.text() else _LOW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.palette()
        room = QRectF(self.rect()).adjusted(self._left + 1, 3, -theme.INSIDE, -3)
        edge = palette.accent if self._chosen else palette.line
        painter.setPen(QPen(colour(edge), 2.0 if self._chosen else 1.0))
        painter.setBrush(colour(palette.panel))
        painter.drawRoundedRect(room, 8, 8)
        if self._shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(palette.accent))
            painter.drawRoundedRect(
                QRectF(room.left(), room.top() + 8, 4, room.height() - 16), 2, 2
            )


class _Elided(QLabel):
    """One line of text, cut where there is no more room; all of it is in the tooltip."""

    def __init__(self, text: str, **properties: object) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self._text = seen(text)
        self.setToolTip(tip(text))
        self.setText(self._text)
        for name, value in properties.items():
            self.setProperty(name, value)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(
            self.fontMetrics().horizontalAdvance(self._text) + 2, super().sizeHint().height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width()))


def _figure(measure: Measure) -> QFrame:
    """Return a figure over its word, and how much more it is than in the baseline."""
    frame = QFrame()
    frame.setMinimumWidth(_MONEY if measure.id == "cost" else _FIGURE)
    value = label(told_value(measure), figure=True)
    change = label(told_change(measure), quiet=True)
    beside = QHBoxLayout()
    beside.setSpacing(theme.GRID)
    beside.addWidget(value)
    beside.addWidget(change)
    beside.addStretch(1)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(beside)
    column.addWidget(label(measure.label, label=True))
    return frame


def told_value(measure: Measure) -> str:
    """Return a figure as people read it."""
    if measure.id == "cost":
        return money(measure.value, measure.unit)
    return decimal(measure.value) if measure.places else whole(measure.value)


def told_change(measure: Measure) -> str:
    """Return by how much a figure differs, with its sign; "" where it does not."""
    if not measure.change:
        return ""
    sign = "+" if measure.change > 0 else "−"
    amount = abs(measure.change)
    if measure.id == "cost":
        return sign + money(amount, "")
    return sign + (decimal(amount) if measure.places else whole(amount))
