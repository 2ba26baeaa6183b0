"""A finding accepted with a reason, or made an action of; and the findings that were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.rules import RULE_BY_ID
from orgeditor.clock import today
from orgeditor.gui import theme
from orgeditor.gui.health.tools import row_of_tools, tool
from orgeditor.gui.labels import label, tip
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.gui.settings import settings
from orgeditor.messages import seen, t, tn
from orgeditor.model.verbs.judging import revoke, waive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.rules import Finding
    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session

_WAIVER: Final = Qt.ItemDataRole.UserRole
_SUBJECTS: Final = Qt.ItemDataRole.UserRole + 1
_WHO: Final = "waived-by"


class WaiveDialog(QDialog):
    """Asks why findings are accepted, and by whom; the name is remembered."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(tn("Waive {n} finding", "Waive {n} findings", len(findings))))
        self.setMinimumWidth(460)
        what = label(findings[0].message if len(findings) == 1 else RULE_BY_ID[findings[0].rule].name)  # fmt: skip
        what.setWordWrap(True)
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(str(t("Reason")))
        self.reason.setPlaceholderText(str(t("Why this is accepted, for whoever reads it later")))
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(84)
        self.by = QLineEdit(str(settings().value(_WHO, "")))
        self.by.setAccessibleName(str(t("Waived by")))
        form = QFormLayout()
        form.addRow(label(t("Reason"), label=True), self.reason)
        form.addRow(label(t("Waived by"), label=True), self.by)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setText(str(t("Waive")))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE)
        column.addWidget(what)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self._on_typed()

    def _on_typed(self) -> None:
        given = bool(self.reason.toPlainText().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(given)


def ask_and_waive(session: Session, findings: Sequence[Finding], parent: QWidget) -> None:
    """Waive findings, if a reason is given."""
    dialog = WaiveDialog(findings, parent)
    if not dialog.exec():
        return
    by = dialog.by.text().strip()
    settings().setValue(_WHO, by)
    session.perform(
        waive,
        session.organization,
        [(finding.rule, finding.about) for finding in findings],
        dialog.reason.toPlainText(),
        by=by,
        date=today().isoformat(),
    )


class WaivedPage(QWidget):
    """The findings that were accepted, with the reasons; each may be made to count again."""

    jumped = Signal(tuple)

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._session, self._checker = session, checker
        self._looked_at = WhenLookedAt(self, self._fill)
        self.back = tool(QPushButton(), t("Let it count again"))
        self.back.clicked.connect(self._revoke)
        self._empty = label(
            t("Nothing is waived. A finding is waived from its context menu, with a reason."),
            quiet=True,
        )
        self.list = QTreeWidget()
        self.list.setObjectName("waived")
        self.list.setAccessibleName(str(t("Waived findings")))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHeaderLabels(
            [str(w) for w in (t("Finding"), t("Reason"), t("Waived by"), t("Date"), t("Rule"))]
        )
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.setColumnWidth(4, 200)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.list.itemActivated.connect(lambda item: self.jumped.emit(item.data(0, _SUBJECTS)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row_of_tools(self.back, self._empty))
        column.addWidget(self.list, 1)
        checker.checked.connect(self._looked_at.renew)

    def _fill(self) -> None:
        self.list.clear()
        for waived in self._checker.waived:
            finding, waiver = waived.finding, waived.waiver
            texts = (str(finding.message), seen(waiver.reason), seen(waiver.by), waiver.date, str(RULE_BY_ID[finding.rule].name))  # fmt: skip
            item = QTreeWidgetItem(self.list, [" ".join(text.split()) for text in texts])
            item.setData(0, _WAIVER, waiver.id)
            item.setData(0, _SUBJECTS, finding.subjects)
            ink = theme.severity_colour(finding.severity)
            item.setIcon(0, theme.icon(finding.severity, ink.name()))
            for number, text in enumerate(texts):
                item.setToolTip(number, tip(text))
        self._empty.setVisible(not self._checker.waived)
        self._on_selected()

    def _on_selected(self) -> None:
        self.back.setEnabled(bool(self.list.selectedItems()))

    def _revoke(self) -> None:
        chosen = [item.data(0, _WAIVER) for item in self.list.selectedItems()]
        self._session.perform(revoke, self._session.organization, chosen)
