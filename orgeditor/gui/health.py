"""The section of health: the figures of the whole, all findings, and what is missing where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.completeness import CompletenessPage
from orgeditor.gui.findings import Checker, Findings
from orgeditor.gui.inspector.tiles import tiles
from orgeditor.gui.labels import heading
from orgeditor.gui.panes import tabs
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.gui.session import Session

_WIDTH: Final = 760


class Health(QWidget):
    """``findings`` and ``completeness`` under the measures of everything."""

    def __init__(self, session: Session, checker: Checker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._figures: QFrame | None = None
        self.findings = Findings(checker)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GRID * 2, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading(t("The whole organisation")))
        self.completeness = CompletenessPage(session, checker)
        self.pages = tabs((self.findings, t("Findings")), (self.completeness, t("Completeness")))
        self._column.addWidget(self.pages, 1)
        self.setFocusProxy(self.findings)
        session.edited.connect(self._on_change)
        session.replaced.connect(self._on_change)
        session.discretion_changed.connect(self._on_change)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_figures()

    def _on_change(self, _edit: object = None) -> None:
        if self.isVisible():
            self._show_figures()

    def _show_figures(self) -> None:
        if self._figures:
            self._figures.deleteLater()
        self._figures = QFrame()
        self._figures.setMaximumWidth(_WIDTH)
        self._figures.setLayout(
            tiles(self._session.measures().whole(), in_a_row=6, pay=not self._session.pay_hidden)
        )
        self._column.insertWidget(1, self._figures)
