"""The findings: what the rules say, a line each; a click jumps to what is concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.rules import SEVERITIES, Finding, check
from orgeditor.gui import theme
from orgeditor.gui.labels import heading, tip
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.gui.session import Session

_FINDING: Final = Qt.ItemDataRole.UserRole
_SETTLE: Final = 250
_ICONS: Final = {"error": "error", "warning": "warning", "hint": "hint"}
_WORDS: Final = {"error": t("error"), "warning": t("warning"), "hint": t("hint")}


class Checker(QObject):
    """Asks all rules a moment after the last edit; ``checked`` when ``found`` is new."""

    checked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.found: list[Finding] = []
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self.check)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self.check)
        self.check()

    def _on_edited(self, _edit: object) -> None:
        self._settle.start()

    def check(self) -> None:
        """Ask all rules now."""
        self._settle.stop()
        self.found = check(self._session.organization)
        self.checked.emit()


class Findings(QWidget):
    """The list with its counts; a click on a line asks to jump to what it is about."""

    jumped = Signal(tuple)

    def __init__(self, checker: Checker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checker = checker
        self._stale = True
        self._heading = heading("")
        self.list = QTreeWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName(str(t("Findings")))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(0, 110)
        self.list.setColumnWidth(2, 330)
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)
        checker.checked.connect(self._on_checked)
        self._on_checked()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _on_checked(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        found = self._checker.found
        self.list.clear()
        for finding in found:
            item = QTreeWidgetItem(self.list)
            item.setData(0, _FINDING, finding.subjects)
            item.setText(0, str(_WORDS[finding.severity]))
            ink = theme.severity_colour(finding.severity)
            item.setIcon(0, theme.icon(_ICONS[finding.severity], ink.name()))
            item.setForeground(0, ink)
            item.setText(1, str(finding.message))
            item.setToolTip(1, tip(finding.message))
            item.setText(2, str(finding.source))
            item.setToolTip(2, tip(finding.source))
            item.setForeground(2, self.palette().placeholderText())
        counts = {level: sum(f.severity == level for f in found) for level in SEVERITIES}
        parts = [
            str(tn("{n} error", "{n} errors", counts["error"])),
            str(tn("{n} warning", "{n} warnings", counts["warning"])),
            str(tn("{n} hint", "{n} hints", counts["hint"])),
        ]
        said = " · ".join(p for p, n in zip(parts, counts.values(), strict=True) if n)
        self._heading.setText(f"{str(t('Findings')).upper()} · {said or t('nothing found')}")

    def _jump(self, item: QTreeWidgetItem) -> None:
        subjects = item.data(0, _FINDING)
        if subjects:
            self.jumped.emit(tuple(subjects))
