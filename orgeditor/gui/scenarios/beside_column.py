"""One of the scenarios that stand beside each other: which it is, its figures, its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QToolButton, QWidget

from orgeditor.analysis.standing import MEASURES
from orgeditor.gui import theme
from orgeditor.gui.importing.preview import Preview
from orgeditor.gui.labels import label, tip
from orgeditor.gui.scenarios.card import told_change, told_value
from orgeditor.gui.scenarios.comparing import scenario_box
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.standing import Measure
    from orgeditor.gui.session import Session

_LEAST: Final = 96
_ICON: Final = QSize(14, 14)


class Column:
    """Its widgets, which a grid holds: ``box`` and ``away`` in ``head``, ``figures``, ``chart``."""

    def __init__(self, session: Session, scenario: str) -> None:
        self.box: QComboBox = scenario_box(session, scenario)
        self.box.setAccessibleName(str(t("Scenario")))
        self.away = QToolButton()
        self.away.setIcon(theme.icon("close"))
        self.away.setIconSize(_ICON)
        self.away.setToolTip(tip(t("Take this one away")))
        self.away.setAccessibleName(str(t("Take this one away")))
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, theme.GRID, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self.away)
        self.figures = QWidget()
        self._rows = QGridLayout(self.figures)
        self._rows.setContentsMargins(theme.GRID, 0, theme.GRID, theme.GRID)
        self._rows.setHorizontalSpacing(theme.GRID * 2)
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(0, 1)
        self.chart = Preview()
        self.chart.setMinimumSize(_LEAST, _LEAST)

    def tell(self, figures: Sequence[Measure], *, compared: bool) -> None:
        """Show figures, each with what it is more or less than in the first column."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if not figures:
            self._rows.addWidget(label(t("Counting…"), quiet=True), 0, 0)
        right = Qt.AlignmentFlag.AlignRight
        for row, one in enumerate(figures):
            self._rows.addWidget(label(MEASURES[one.id], quiet=True), row, 0)
            self._rows.addWidget(label(told_value(one)), row, 1, right)
            change = told_change(one) if compared else ""
            self._rows.addWidget(label(change, quiet=True), row, 2, right)
        self._rows.setRowStretch(len(figures), 1)

    def leave(self) -> None:
        """Take its widgets away."""
        for widget in (self.head, self.figures, self.chart):
            widget.hide()
            widget.deleteLater()
