"""An action made of a finding: what is to be done, by whom, until when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.rules import RULE_BY_ID
from orgeditor.clock import today
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.elements.improvement import Action
from orgeditor.model.fields import field, name_of
from orgeditor.model.naming import Names
from orgeditor.model.verbs.entering import add_records
from orgeditor.model.written import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.rules import Finding
    from orgeditor.gui.session import Session
    from orgeditor.model.record import Record

_MONTH: Final = 30
_MOST: Final = 5000
"""Names that are offered while an owner is typed."""


class ActionDialog(QDialog):
    """Asks what is done about findings, by whom and until when; all can be left as proposed."""

    def __init__(
        self, session: Session, findings: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self.setWindowTitle(str(t("Make an action of it")))
        self.setMinimumWidth(520)
        rule = RULE_BY_ID[findings[0].rule]
        self.what = QLineEdit(str(findings[0].message if len(findings) == 1 else rule.name))
        self.what.setAccessibleName(str(t("What is to be done")))
        self.what.setCursorPosition(0)
        self.owner = QComboBox()
        self.owner.setEditable(True)
        self.owner.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.owner.setAccessibleName(str(t("Owner")))
        self.owner.addItem("")
        self.owner.addItems(self._owners())
        completer = self.owner.completer()
        if isinstance(completer, QCompleter):
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.due = QLineEdit((today() + timedelta(days=_MONTH)).isoformat())
        self.due.setAccessibleName(str(t("Due")))
        helps = label(t("What usually helps: {what}", what=rule.helps), quiet=True)
        helps.setWordWrap(True)
        form = QFormLayout()
        form.addRow(label(t("What is to be done"), label=True), self.what)
        form.addRow(label(t("Owner"), label=True), self.owner)
        form.addRow(label(t("Due"), label=True), self.due)
        self._wrong = label("", quiet=True)
        self._wrong.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(str(t("Add")))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE)
        column.addWidget(helps)
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addWidget(buttons)

    def _owners(self) -> list[str]:
        org = self._session.organization
        found = [
            seen(name_of(record))
            for kind in field(Action, "owner").targets
            for record in list(org.of(kind).values())[:_MOST]
        ]
        return list(dict.fromkeys(sorted(found)))

    def _take(self) -> None:
        try:
            values = values_of(self._session, self._findings, self.what.text(), self.owner.currentText(), self.due.text())  # fmt: skip
        except Refused as refusal:
            self._wrong.setText(seen(str(refusal.reason)))
            return
        org = self._session.organization
        if self._session.perform(add_records, org, Action, [values]) is not None:
            self.accept()


def values_of(
    session: Session, findings: Sequence[Finding], what: str, owner: str, due: str
) -> dict[str, object]:
    """Return the values of an action about findings; Refused where the owner or date is none."""
    org = session.organization
    names = Names(org)
    kinds = field(Action, "about").targets
    about = dict.fromkeys(key for finding in findings for key in finding.subjects)
    return {
        "name": " ".join(what.split()),
        "about": tuple(key for key in about if _is_one(org.peek(key), kinds)),
        "owner": read(names, field(Action, "owner"), owner),
        "due": read(names, field(Action, "due"), due),
        "rule": findings[0].rule,
    }


def _is_one(record: Record | None, kinds: tuple[type[Record], ...]) -> bool:
    return isinstance(record, kinds)
